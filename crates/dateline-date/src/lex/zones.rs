//! The zone of a clock time among the tokens.

use super::token::{Kind, Token};
use crate::context::DateContext;
use crate::error::DateError;
use crate::zone::{self, Zone};

/// Whether a clock time precedes.
pub(super) fn has_time(before: &[Token]) -> bool {
    before
        .iter()
        .any(|token| matches!(token.kind, Kind::Time(..)))
}

/// Whether the letters here may name a zone: they follow a clock time, or contain the slash of an IANA name.
pub(super) fn zone_can_follow(text: &str, at: usize, before: &[Token]) -> bool {
    has_time(before)
        || text
            .get(at..)
            .and_then(|rest| rest.find('/').and_then(|slash| rest.get(slash + 1..)))
            .is_some_and(|after| after.starts_with(|letter: char| letter.is_ascii_uppercase()))
}

/// Zone of the last clock time, if already known.
pub(super) fn written_zone(before: &[Token]) -> Option<Zone> {
    before.iter().rev().find_map(|token| match token.kind {
        Kind::Zone(zone) => Some(Some(zone)),
        Kind::Time(clock, ..) => Some(clock.zone),
        _ => None,
    })?
}

/// Whether a sign here may begin the zone of a clock time before the year: "Thu Mar 12 14:03:09 2020 -0700".
pub(super) fn zone_after_year(before: &[Token], at: usize) -> bool {
    let year = before
        .last()
        .is_some_and(|last| last.end < at && matches!(last.kind, Kind::Number(_, 4)));
    let zoned = matches!(
        before.iter().rev().nth(1).map(|token| token.kind),
        Some(Kind::Zone(_))
    );
    (year || zoned) && has_time(before) && written_zone(before).is_none()
        || matches!(before.last().map(|token| token.kind), Some(Kind::Zone(_)))
            && before.last().is_some_and(|last| last.end < at)
}

/// Parses a zone in brackets, `[Europe/Berlin]`.
pub(super) fn bracketed_zone(
    text: &str,
    at: usize,
    before: &[Token],
    context: DateContext,
) -> Result<Option<(Kind, usize)>, DateError> {
    let found = zone::written(text, at + 1, context, written_zone(before))?;
    Ok(found
        .filter(|(_, end)| text.as_bytes().get(*end) == Some(&b']'))
        .map(|(zone, end)| (Kind::Zone(zone), end + 1)))
}

/// End of the monotonic clock reading that Go prints after a time, ` m=+0.000012`.
pub(super) fn monotonic(text: &[u8], at: usize, before: &[Token]) -> Option<usize> {
    matches!(before.last()?.kind, Kind::Zone(_)).then_some(())?;
    let rest = text.get(at..)?.strip_prefix(b"m=")?;
    let signed = matches!(rest.first(), Some(b'+' | b'-'));
    let number = rest.get(usize::from(signed)..)?;
    let len = number
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || **byte == b'.')
        .count();
    (len > 0).then_some(at + 2 + usize::from(signed) + len)
}
