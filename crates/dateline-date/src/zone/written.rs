//! Zones in texts: `America/New_York`, `PST`, `UTC+9`, `GMT+0100`.

use super::Zone;
use super::abbreviations::{abbreviation, list, meaning_in};
use super::spoken;
use crate::context::DateContext;
use crate::digits::digits;
use crate::error::DateError;

/// Parses the zone that begins at a byte; returns it and its end. `written` is the zone that the time already has, as
/// in `-0500 EST`.
///
/// # Errors
/// An abbreviation means several zones, and the context does not decide.
pub(crate) fn written(
    text: &str,
    at: usize,
    context: DateContext,
    written: Option<Zone>,
) -> Result<Option<(Zone, usize)>, DateError> {
    let bytes = text.as_bytes();
    if let Some(found) = iana(text, at) {
        return Ok(Some(found));
    }
    if let Some(found) = from_utc(bytes, at) {
        return Ok(Some(found));
    }
    if let Some(error) = no_such_offset(bytes, at) {
        return Err(error);
    }
    if let Some(found) = spoken::find(text, at) {
        return Ok(Some(found));
    }
    let Some(found) = abbreviation(bytes, at) else {
        return Ok(None);
    };
    let of_written = |zone: Zone| {
        let mut choices = found.choices.iter();
        choices.find(|choice| zone == Zone::Fixed(choice.east()))
    };
    let resolved = match (found.choices, written.and_then(of_written)) {
        ([one], _) | (_, Some(one)) => Some(*one),
        _ => context.clock_zone.and_then(|zone| meaning_in(found, zone)),
    };
    match resolved {
        Some(choice) => Ok(Some((found.zone(choice), found.end))),
        None => Err(
            DateError::new(format!("{} means several time zones", found.name), at).with_help(
                format!("write the offset that is meant: {}", list(found.choices)),
            ),
        ),
    }
}

/// Parses an IANA name with a slash.
fn iana(text: &str, at: usize) -> Option<(Zone, usize)> {
    let in_name = |letter: char| letter.is_ascii_alphanumeric() || "_+-/".contains(letter);
    let rest = text.get(at..)?;
    let mut name = rest
        .split_once(|letter: char| !in_name(letter))
        .map_or(rest, |(name, _)| name);
    // "…Europe/Berlin/2026-03-09": the longest known name is taken.
    while name.contains('/') {
        if let Some(zone) = Zone::named(name) {
            return Some((zone, at + name.len()));
        }
        name = name.rsplit_once(['/', '-', '+'])?.0;
    }
    None
}

/// Parses an offset after "UTC" or "GMT": `UTC+9`, `GMT+0100`, `UTC-05:30`.
fn from_utc(text: &[u8], at: usize) -> Option<(Zone, usize)> {
    let name = text.get(at..at + 3)?;
    if !name.eq_ignore_ascii_case(b"utc") && !name.eq_ignore_ascii_case(b"gmt") {
        return None;
    }
    if let Some(found) = after_dash(text, at + 3) {
        return Some(found);
    }
    let spaced = usize::from(text.get(at + 3) == Some(&b' '));
    signed(text, at + 3 + spaced)
}

/// Parses the hours after a dash in place of the minus, "UTC–5"; with minutes they are the end of a range.
fn after_dash(text: &[u8], at: usize) -> Option<(Zone, usize)> {
    let dash = "–".as_bytes();
    text.get(at..)?.strip_prefix(dash)?;
    let (hours @ 1..=12, len @ (1 | 2)) = digits(text, at + dash.len()) else {
        return None;
    };
    let end = at + dash.len() + len;
    let continues = text.get(end).is_some_and(|next| {
        next.is_ascii_alphanumeric() || matches!(next, b':' | b'.' | b'-' | b'/')
    });
    let east = i32::try_from(hours).ok()? * -3600;
    (!continues).then_some((Zone::Fixed(east), end))
}

/// Error for an offset that no zone has: "UTC-25".
fn no_such_offset(text: &[u8], at: usize) -> Option<DateError> {
    let name = text.get(at..at + 3)?;
    let is_utc = name.eq_ignore_ascii_case(b"utc") || name.eq_ignore_ascii_case(b"gmt");
    let has_sign = matches!(text.get(at + 3), Some(b'-' | b'+'));
    let (_, len @ (1 | 2)) = digits(text, at + 4) else {
        return None;
    };
    let after = text.get(at + 4 + len).copied();
    let letter_after = text.get(at + 5 + len).is_some_and(u8::is_ascii_alphabetic);
    let ends = match after {
        None | Some(b',' | b';') => true,
        Some(b' ') => !letter_after,
        _ => false,
    };
    (is_utc && has_sign && ends).then(|| {
        DateError::new("no such offset from UTC", at + 3)
            .with_help("write an offset from -12:00 to +14:00")
    })
}

/// Parses a sign and an offset, `+9`, `-0700`, `+05:30`; returns the zone and its end.
pub(crate) fn signed(text: &[u8], at: usize) -> Option<(Zone, usize)> {
    let sign = match text.get(at)? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (number, len) = digits(text, at + 1);
    let after = at + 1 + len;
    let minutes = digits(text, after + 1);
    let (hours, minutes, end) = match (len, text.get(after), minutes) {
        (1 | 2, Some(b':'), (minutes, 2)) => (number, minutes, after + 3),
        (1 | 2, ..) => (number, 0, after),
        (4, ..) => (number / 100, number % 100, after),
        _ => return None,
    };
    let most = if sign > 0 { 14 * 60 } else { 12 * 60 };
    let total = hours * 60 + minutes;
    let continues = matches!(text.get(end), Some(b'-' | b'.' | b':'))
        && text.get(end + 1).is_some_and(u8::is_ascii_digit);
    if !matches!(minutes, 0 | 15 | 30 | 45) || total > most || continues {
        return None;
    }
    let east = sign * i32::try_from(total).ok()? * 60;
    Some((Zone::Fixed(east), end))
}
