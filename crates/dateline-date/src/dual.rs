//! Dual years, "11 February 1731/32": the year as counted from March, then the year as counted from January.

use super::digits::digits;
use super::error::DateError;
use super::lex::{Kind, Token};
use super::words::Word;

/// Last year in which Britain and its colonies used dual years.
const LAST: u32 = 1752;

/// A dual year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Counted from 1 January.
    pub year: u32,
    pub end: usize,
}

/// Parses the dual year that begins at a byte, if a month precedes it.
///
/// # Errors
/// The second year does not follow the first, or dual years were not used in that month or year.
pub(super) fn find(text: &[u8], at: usize, before: &[Token]) -> Result<Option<Found>, DateError> {
    let (first, 3..=4) = digits(text, at) else {
        return Ok(None);
    };
    let mark = at + digits(text, at).1;
    let dash = "–".as_bytes();
    let (is_slash, width) = match text.get(mark..) {
        Some([b'/', ..]) => (true, 1),
        Some([b'-', ..]) => (false, 1),
        Some(rest) if rest.starts_with(dash) => (false, dash.len()),
        _ => return Ok(None),
    };
    let (second, len @ (1 | 2 | 4)) = digits(text, mark + width) else {
        return Ok(None);
    };
    let end = mark + width + len;
    let continues = matches!(text.get(end), Some(b'/' | b'-' | b':')) || begins_day(text, end);
    let follows = (first + 1) % 10_u32.pow(u32::try_from(len).unwrap_or(4)) == second
        && (len == 2 || len == 1 && first <= LAST);
    let (true, false, Some(month)) = (is_slash || follows, continues, month(before)) else {
        return Ok(None);
    };
    let width = 10_u32.pow(u32::try_from(len).unwrap_or(4));
    let wrong = |message: &str, help: &str| DateError::new(message, at).with_help(help);
    let whole = "write the year that is meant, or both dates in full with “to” between them";
    if (first + 1) % width != second {
        return Err(wrong("a dual year needs two consecutive years", whole));
    }
    // "Dec.–Jan. 1985–86" is a range of years.
    let in_range = before.iter().any(|token| {
        matches!(
            token.kind,
            Kind::Dash { .. } | Kind::Slash | Kind::Word(Word::To)
        )
    });
    if first > LAST && in_range {
        return Ok(None);
    }
    if first > LAST {
        return Err(wrong("dual years ended with 1752", whole));
    }
    if month > 3 {
        return Err(wrong(
            "only dates from January to March have dual years",
            whole,
        ));
    }
    Ok(Some(Found {
        year: first + 1,
        end,
    }))
}

/// Whether a month and year follow a number: 4 in "25 December 1642/4 January 1643".
pub(super) fn begins_day(text: &[u8], at: usize) -> bool {
    let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix(b" ")) else {
        return false;
    };
    let letters = rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic() || **byte >= 0x80)
        .count();
    let after = rest.get(letters..).unwrap_or_default();
    let after = after.strip_prefix(b".").unwrap_or(after);
    let year = after.strip_prefix(b" ").map(|year| digits(year, 0).1);
    letters > 0 && matches!(year, Some(3 | 4))
}

/// Month of the date that the tokens end with.
fn month(before: &[Token]) -> Option<u8> {
    let of_date = before.iter().rev().take_while(|token| {
        matches!(
            token.kind,
            Kind::Number(_, 1 | 2)
                | Kind::Comma
                | Kind::Dot
                | Kind::Word(Word::OrdinalMark | Word::Noise | Word::Month(_))
        )
    });
    of_date.into_iter().find_map(|token| match token.kind {
        Kind::Word(Word::Month(month)) => Some(month),
        _ => None,
    })
}

/// Parses a day given in both calendars, "10/21 September 1700": the second (Gregorian) day and its end.
pub(super) fn day(text: &str, at: usize) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let (old, old_len @ (1 | 2)) = digits(bytes, at) else {
        return None;
    };
    let slash = at + old_len;
    let (new, new_len @ (1 | 2)) = digits(bytes, slash + 1) else {
        return None;
    };
    let end = slash + 1 + new_len;
    let rest = text.get(end..)?.strip_prefix(' ')?;
    let month = rest.split_once(' ')?.0;
    let year = rest.get(month.len() + 1..)?;
    let (year, 4) = digits(year.as_bytes(), 0) else {
        return None;
    };
    let days = match year {
        1582 if month.starts_with(['O', 'o', 'N', 'n', 'D', 'd']) => 10,
        1583..=1699 => 10,
        1700..=1799 => 11,
        1800..=1899 => 12,
        1900..=1923 => 13,
        _ => return None,
    };
    let is_double = bytes.get(slash) == Some(&b'/') && new == old + days;
    (is_double
        && month
            .chars()
            .all(|letter| letter.is_alphabetic() || letter == '.'))
    .then_some((new, end))
}
