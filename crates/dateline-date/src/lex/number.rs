//! What begins with a digit: a clock time, a date in digits, or a number.

use super::{Kind, Token};
use crate::conventions::{Convention, Used};
use crate::words::Word;
use crate::{DateContext, DateError, clock, dual, numeric};

pub(super) fn number(
    text: &str,
    at: usize,
    before: &[Token],
    context: DateContext,
) -> Result<(Kind, usize), DateError> {
    let last = before.iter().rev().find(|token| token.kind != Kind::Dot);
    let about = matches!(
        last.map(|token| token.kind),
        Some(Kind::Word(Word::Circa | Word::Estimated) | Kind::Tilde)
    );
    let bytes = text.as_bytes();
    let in_digits = last.is_some_and(|token| matches!(token.kind, Kind::Numeric(..)));
    if let Some(time) = clock::find(bytes, at, in_digits)? {
        return Ok((time_of(&time), at + time.len));
    }
    if let Some(found) = dual::find(bytes, at, before)? {
        return Ok((Kind::DualYear(found.year), found.end));
    }
    if let Some(found) = numeric::find(bytes, at, context, about)? {
        let end = at + found.len;
        let date = Kind::Numeric(found.shape, found.used);
        return Ok((date, end));
    }
    if let Some((value, end)) = grouped(bytes, at) {
        if group_follows(bytes, end) {
            return Err(DateError {
                message: "too many digits for a year".to_owned(),
                offset: at,
                help: Some(
                    "write so long a year with a Y: Y-13800000000 is 13,800,000,001 BC".to_owned(),
                ),
            });
        }
        return Ok((Kind::Number(value, end - at), end));
    }
    let (value, len) = clock::digits(bytes, at);
    // "T101500" after eight digits is a time without colons.
    let after_t = at > 0 && matches!(bytes.get(at - 1), Some(b'T' | b't'));
    if after_t && matches!(len, 4 | 6) {
        let (time, end) = clock::basic(bytes, at, len)?;
        return Ok((time_of(&time), end));
    }
    if bytes.get(at + len).is_some_and(u8::is_ascii_digit) || len > 6 {
        return Err(DateError {
            message: "too many digits for a year".to_owned(),
            offset: at,
            help: Some("write a year beyond four digits with a Y, as in Y170000002".to_owned()),
        });
    }
    Ok((Kind::Number(value, len), at + len))
}

fn time_of(found: &clock::Found) -> Kind {
    let mut used = Used::default();
    if found.doubtful {
        used.add(Convention::RangeOrOffset);
    }
    Kind::Time(found.clock, found.next_day, used)
}

/// A number in groups of three digits: "10,000 BC", "10.000 v. Chr.".
fn grouped(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let (mut value, len) = clock::digits(text, at);
    let mut end = at + len;
    let separator = *text.get(end).filter(|byte| matches!(byte, b',' | b'.'))?;
    if len > 3 {
        return None;
    }
    let mut groups = 0;
    while text.get(end) == Some(&separator) && groups < 2 {
        let (group, 3) = clock::digits(text, end + 1) else {
            break;
        };
        value = value.saturating_mul(1000).saturating_add(group);
        end += 4;
        groups += 1;
    }
    let goes_on = text.get(end).is_some_and(u8::is_ascii_digit);
    (groups > 0 && !goes_on).then_some((value, end))
}

/// Whether a number in groups goes on after the groups that are read.
fn group_follows(text: &[u8], end: usize) -> bool {
    let separator = matches!(text.get(end), Some(b',' | b'.'));
    separator && clock::digits(text, end + 1).1 == 3
}
