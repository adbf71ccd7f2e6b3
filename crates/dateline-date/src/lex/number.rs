//! Tokens that begin with a digit: a clock time, a date in digits, or a number.

use super::times;
use super::token::{Kind, Token};
use super::word::phrase;
use crate::context::DateContext;
use crate::conventions::{Convention, Used};
use crate::digits::digits;
use crate::error::DateError;
use crate::partial::Years;
use crate::point::Point;
use crate::words::{Lexicon, Word};
use crate::{clock, dual, numeric, week};

/// Parses what begins with a digit: marked years, a time of day, a date in digits, or a number.
///
/// # Errors
/// It looks like a date or a time that does not exist, or has too many digits.
pub(super) fn number(
    text: &str,
    at: usize,
    before: &[Token],
    context: DateContext,
) -> Result<(Kind, usize), DateError> {
    if let Some((kind, end)) = placeholder(text, at) {
        return Ok((kind, end));
    }
    let last = before.iter().rev().find(|token| token.kind != Kind::Dot);
    let about = matches!(
        last.map(|token| token.kind),
        Some(Kind::Word(Word::Circa | Word::Estimated) | Kind::Tilde | Kind::PlusMinus)
    );
    let bytes = text.as_bytes();
    if let Some(part) = fraction(bytes, at, last.map(|token| token.kind)) {
        return Ok((Kind::Word(Word::Season(part)), at + 3));
    }
    let counted = matches!(
        last.map(|token| token.kind),
        Some(Kind::Word(Word::Quarter | Word::Half | Word::Week))
    );
    // In "Q4/2019" 4 is not April.
    if let (true, (value, len @ (1 | 2))) = (counted, digits(bytes, at)) {
        return Ok((Kind::Number(value, len), at + len));
    }
    if let Some((time, end)) = times::find(bytes, at, before)? {
        return Ok((time_of(&time), end));
    }
    let mut used = Used::NONE;
    match week::iso(bytes, at, &mut used)? {
        Some((week::Iso::Week { year, week }, end)) => return Ok((Kind::IsoWeek(year, week), end)),
        Some((week::Iso::Day(day), end)) => {
            return Ok((Kind::Numeric(numeric::Shape::One(day), used), end));
        }
        None => {}
    }
    if let Some((day, end)) = dual::day(text, at) {
        return Ok((Kind::DoubleDay(day), end));
    }
    if let Some(found) = dual::find(bytes, at, before)? {
        return Ok((Kind::DualYear(found.year), found.end));
    }
    if let Some((day, end)) = month_and_day(bytes, at, before)? {
        return Ok((Kind::Numeric(numeric::Shape::One(day), Used::NONE), end));
    }
    if ends_before_day(bytes, at) || ends_before_year(bytes, at, before) {
        let (year, len) = digits(bytes, at);
        return Ok((Kind::Number(year, len), at + len));
    }
    let is_part = |kind: Kind| {
        let is_word = matches!(
            kind,
            Kind::Word(Word::Month(_) | Word::Season(_) | Word::Weekday(_) | Word::Ordinal(_))
        );
        is_word || matches!(kind, Kind::Number(..) | Kind::Numeric(..) | Kind::Roman(_))
    };
    let begins = !last.is_some_and(|last| is_part(last.kind));
    let place = numeric::Place { about, begins };
    if let Some(found) = numeric::find(bytes, at, context, place)? {
        let end = at + found.len;
        let date = Kind::Numeric(found.shape, found.used);
        return Ok((date, end));
    }
    plain(bytes, at)
}

/// Parses a number that is no date alone, with or without groups of three digits; or a time without colons after a `T`.
///
/// # Errors
/// There are more digits than the number of a year has, or no such time of day.
fn plain(bytes: &[u8], at: usize) -> Result<(Kind, usize), DateError> {
    if let Some((value, end)) = grouped(bytes, at) {
        if group_follows(bytes, end) {
            return Err(DateError::new("too many digits for a year", at).with_help(
                "write a year of that length with a Y: Y-13800000000 is 13,800,000,001 BC",
            ));
        }
        return Ok((Kind::Number(value, end - at), end));
    }
    let (value, len) = digits(bytes, at);
    // "T101500" after eight digits is a time without colons.
    let after_t = at > 0 && matches!(bytes.get(at - 1), Some(b'T' | b't' | b'_'));
    if after_t && matches!(len, 2 | 4 | 6) {
        let (time, end) = clock::basic(bytes, at, len)?;
        return Ok((time_of(&time), end));
    }
    if bytes.get(at + len).is_some_and(u8::is_ascii_digit) || len > 6 {
        return Err(DateError::new("too many digits for a year", at)
            .with_help("write a year beyond four digits with a Y, as in Y170000002"));
    }
    Ok((Kind::Number(value, len), at + len))
}

/// Parses the end of a range without its year, as ISO 8601 shortens it: `2024-03-04/04-10`.
///
/// # Errors
/// The month or day does not exist.
fn month_and_day(
    text: &[u8],
    at: usize,
    before: &[Token],
) -> Result<Option<(Point, usize)>, DateError> {
    let [.., start, slash] = before else {
        return Ok(None);
    };
    let Kind::Numeric(numeric::Shape::One(start), _) = start.kind else {
        return Ok(None);
    };
    let ((month, 2), (day, 2)) = (digits(text, at), digits(text, at + 3)) else {
        return Ok(None);
    };
    let ends = !matches!(text.get(at + 5), Some(b'-' | b'/' | b'.' | b':'));
    let fits = start.is_day() && slash.kind == Kind::Slash && text.get(at + 2) == Some(&b'-');
    if !fits || !ends {
        return Ok(None);
    }
    let day = numeric::day_of(start.year, month, day, (at, at + 3))?;
    Ok(Some((day, at + 5)))
}

/// Whether a year at a byte offset is followed by a slash or hyphen and a day that starts another date: "1642/4 January 1643".
fn ends_before_day(text: &[u8], at: usize) -> bool {
    let (_, 4) = digits(text, at) else {
        return false;
    };
    let is_mark = matches!(text.get(at + 4), Some(b'/' | b'-'));
    let (_, len) = digits(text, at + 5);
    is_mark && matches!(len, 1 | 2) && dual::begins_day(text, at + 5 + len)
}

/// Parses a part of a century, "s. XV 2/4": EDTF's code for the half, third or quarter.
fn fraction(text: &[u8], at: usize, before: Option<Kind>) -> Option<u8> {
    let of_century = matches!(before, Some(Kind::Roman(_) | Kind::Word(Word::Century)));
    let ((part, 1), (parts, 1)) = (digits(text, at), digits(text, at + 2)) else {
        return None;
    };
    let first = match parts {
        2 => 40,
        3 => 37,
        4 => 33,
        _ => return None,
    };
    let fits = of_century && text.get(at + 1) == Some(&b'/') && (1..=parts).contains(&part);
    let continues = matches!(text.get(at + 3), Some(b'/' | b'-'));
    let part = u8::try_from(part).ok().filter(|_| fits && !continues)?;
    Some(first - 1 + part)
}

/// Whether a day at a byte offset is followed by a hyphen and the year of another date: "1885 March 12-1886 April 3".
fn ends_before_year(text: &[u8], at: usize, before: &[Token]) -> bool {
    let after_month = matches!(before, [.., year, month]
        if matches!(year.kind, Kind::Number(_, 4)) && matches!(month.kind, Kind::Word(Word::Month(_))));
    let len = digits(text, at).1;
    let year = (text.get(at + len) == Some(&b'-')).then(|| digits(text, at + len + 1).1);
    after_month && matches!(len, 1 | 2) && year == Some(4)
}

fn time_of(found: &clock::Found) -> Kind {
    let mut used = Used::default();
    if found.doubtful {
        used.add(Convention::RangeOrOffset);
    }
    Kind::Time(found.clock, found.next_day, used)
}

/// Parses a number in groups of three digits: "10,000 BC", "10.000 v. Chr.".
fn grouped(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let (mut value, len) = digits(text, at);
    let mut end = at + len;
    let separator = *text.get(end).filter(|byte| matches!(byte, b',' | b'.'))?;
    if len > 3 {
        return None;
    }
    let mut groups = 0;
    while text.get(end) == Some(&separator) && groups < 2 {
        let (group, 3) = digits(text, end + 1) else {
            break;
        };
        value = value.saturating_mul(1000).saturating_add(group);
        end += 4;
        groups += 1;
    }
    let continues = text.get(end).is_some_and(u8::is_ascii_digit);
    (groups > 0 && !continues).then_some((value, end))
}

/// Parses a year of more digits than other numbers have, before BC or directly after AD: "13,800,000,001 BC",
/// "AD 10000000000".
pub(super) fn long_year(
    text: &str,
    at: usize,
    before: &[Token],
    lexicon: &Lexicon,
) -> Option<(Kind, usize)> {
    /// Digits of other numbers, and of years whose days can be counted.
    const LONG: std::ops::RangeInclusive<usize> = 7..=15;
    let (year, len, end) = any_groups(text.as_bytes(), at)?;
    // `20240304` is a day.
    let is_compact = end - at == len && matches!(len, 8 | 12 | 14);
    if !LONG.contains(&len) || is_compact {
        return None;
    }
    let era_before = before
        .last()
        .is_some_and(|last| matches!(last.kind, Kind::Word(Word::Ad | Word::Bc)));
    let rest = text.get(end..).unwrap_or_default();
    let starts_word = |at: usize| {
        text.get(..at)
            .is_some_and(|before| !before.ends_with(char::is_alphabetic))
    };
    let is_era = |(index, letter): (usize, char)| {
        let at = end + index;
        letter.is_alphabetic()
            && starts_word(at)
            && matches!(
                phrase(text, at, "", lexicon),
                Some((Word::Ad | Word::Bc, _))
            )
    };
    let has_era = era_before || rest.char_indices().any(is_era);
    let shape = numeric::Shape::One(Point::year(year));
    has_era.then_some((Kind::Numeric(shape, Used::NONE), end))
}

/// A number with or without groups of three digits, how many digits it has, and its end.
fn any_groups(text: &[u8], at: usize) -> Option<(i64, usize, usize)> {
    let digit = |at: usize| text.get(at).filter(|byte| byte.is_ascii_digit());
    let (mut value, mut len, mut end) = (0_i64, 0, at);
    loop {
        while let Some(byte) = digit(end) {
            value = value.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
            (len, end) = (len + 1, end + 1);
        }
        let group = text.get(end) == Some(&b',') && (1..=3).all(|next| digit(end + next).is_some());
        if len == 0 || !group || digit(end + 4).is_some() {
            return (len > 0).then_some((value, len, end));
        }
        end += 1;
    }
}

/// Whether more groups follow than `grouped` reads.
fn group_follows(text: &[u8], end: usize) -> bool {
    let separator = matches!(text.get(end), Some(b',' | b'.'));
    separator && digits(text, end + 1).1 == 3
}

/// Parses years whose last one or two digits are marks: `187-`, `18--`, `19??`, `19uu`, `197X`. EDTF dates are parsed
/// before.
fn placeholder(text: &str, at: usize) -> Option<(Kind, usize)> {
    /// Decades for which `187-` is not more likely the year 187 and a hyphen.
    const DECADES: std::ops::RangeInclusive<u32> = 100..=202;
    let (value, len) = digits(text.as_bytes(), at);
    let rest = text.get(at + len..)?;
    let mark = rest.chars().next()?;
    let is_letter = matches!(mark, 'u' | 'U' | 'x' | 'X' | '_');
    if !is_letter && !matches!(mark, '-' | '–' | '—' | '?') {
        return None;
    }
    let marks = rest.chars().take_while(|letter| *letter == mark).count();
    // "18---1900": the third hyphen is a dash.
    let dash = mark == '-'
        && len + marks == 5
        && rest.as_bytes().get(marks).is_some_and(u8::is_ascii_digit);
    let marks = if dash { marks - 1 } else { marks };
    let years = match (len, marks) {
        (2, 2 | 3) if marks == 2 || mark == '?' => (value > 0).then(|| Years::Century(value + 1)),
        (1, 3) if mark == '?' => (1..=2)
            .contains(&value)
            .then(|| Years::Millennium(value + 1)),
        (3, 1 | 2) if marks == 1 || mark == '?' => {
            (is_letter || DECADES.contains(&value)).then(|| Years::Decade(value * 10, 4))
        }
        _ => None,
    }?;
    // "19???" is uncertain as well.
    let end = at + len + (4 - len) * mark.len_utf8();
    let after = text.get(end..)?;
    let ends = if matches!(mark, '-' | '–' | '—') {
        let next = after.trim_start().chars().next();
        !next.is_some_and(|next| next.is_ascii_digit()) && !after.starts_with(char::is_alphabetic)
    } else {
        !after.starts_with(char::is_alphanumeric)
    };
    let convention = match mark {
        'X' => Convention::Century,
        'u' | 'U' | 'x' => Convention::OlderEdtf,
        _ => Convention::Placeholder,
    };
    ends.then_some((Kind::Years(years, convention), end))
}
