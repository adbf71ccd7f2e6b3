//! Dual years, "11 February 1731/32": the year as it was counted from March on, and the year from January on.

use super::DateError;
use super::clock::digits;
use super::lex::{Kind, Token};
use super::words::Word;

/// The last year whose days had two names in Britain and its colonies.
const LAST: u32 = 1752;

/// A dual year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Counted from 1 January.
    pub year: u32,
    pub end: usize,
}

/// The dual year that begins here, where a month stands before it.
///
/// # Errors
/// Where the second year does not follow the first, or the days of the month or year had only one name.
pub(super) fn find(text: &[u8], at: usize, before: &[Token]) -> Result<Option<Found>, DateError> {
    let (first, 3..=4) = digits(text, at) else {
        return Ok(None);
    };
    let slash = at + digits(text, at).1;
    let (second, len @ (1 | 2 | 4)) = digits(text, slash + 1) else {
        return Ok(None);
    };
    let end = slash + 1 + len;
    let goes_on = matches!(text.get(end), Some(b'/' | b'-' | b':'));
    let (b'/', false, Some(month)) = (
        text.get(slash).copied().unwrap_or(0),
        goes_on,
        month(before),
    ) else {
        return Ok(None);
    };
    let width = 10_u32.pow(u32::try_from(len).unwrap_or(4));
    let wrong = |message: &str, help: &str| DateError {
        message: message.to_owned(),
        offset: at,
        help: Some(help.to_owned()),
    };
    let whole = "write the year that is meant, or both dates in full with “to” between them";
    if (first + 1) % width != second {
        return Err(wrong(
            "two years after one month that do not follow each other",
            whole,
        ));
    }
    if first > LAST {
        return Err(wrong(
            "two years after one month: dual years end with 1752",
            whole,
        ));
    }
    if month > 3 {
        return Err(wrong(
            "only days from January to March have two years",
            whole,
        ));
    }
    Ok(Some(Found {
        year: first + 1,
        end,
    }))
}

/// The month of the date that has begun.
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
