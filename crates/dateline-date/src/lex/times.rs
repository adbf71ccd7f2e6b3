//! Clock times among the tokens of a date, and the offsets that are easily taken for them.

use super::token::{Kind, Token};
use super::zones::written_zone;
use crate::digits::digits;
use crate::error::DateError;
use crate::words::Word;
use crate::{clock, dual, numeric, zone};

/// The clock time that begins here, and where it ends.
///
/// # Errors
/// Where there is no such time, or nothing says whether it is one.
pub(super) fn find(
    bytes: &[u8],
    at: usize,
    before: &[Token],
) -> Result<Option<(clock::Found, usize)>, DateError> {
    let last = before.iter().rev().find(|token| token.kind != Kind::Dot);
    // "T09/2026-05-03" has an hour, no month.
    let after_t = matches!(
        at.checked_sub(1).and_then(|at| bytes.get(at)),
        Some(b'T' | b't')
    );
    if after_t && bytes.get(at + 2) == Some(&b'/') && matches!(digits(bytes, at), (_, 2)) {
        let (time, end) = clock::basic(bytes, at, 2)?;
        return Ok(Some((time, end)));
    }
    if let Some(error) = offset_of_day(bytes, at) {
        return Err(error);
    }
    let in_digits = last.is_some_and(|token| matches!(token.kind, Kind::Numeric(..)));
    let dated = before
        .iter()
        .any(|token| matches!(token.kind, Kind::Number(_, 4) | Kind::Numeric(..)));
    let after_sign = matches!(
        at.checked_sub(1).and_then(|at| bytes.get(at)),
        Some(b'T' | b'_')
    );
    let named = trim_noise(before);
    // "2026-03-09-02-10-44"
    let after_hyphen = matches!(before, [.., day, hyphen] if hyphen.end == at
        && day.end == hyphen.start
        && hyphen.kind == Kind::Dash { long: false }
        && ends_day(std::slice::from_ref(day)));
    let bare = if dated && (after_sign || after_hyphen || ends_day(named)) {
        clock::in_file_name(bytes, at)?.map_or_else(
            || clock::military(bytes, at, dated),
            |found| Ok(Some(found)),
        )?
    } else if begins_with_clock(bytes, at, before) {
        clock::four_digits(bytes, at).map(Some)?
    } else {
        clock::military(bytes, at, dated)?
    };
    let bare = match bare {
        None if may_be_dotted(bytes, before) => clock::dotted_alone(bytes, at)?,
        bare => bare,
    };
    let bare = bare.or_else(|| {
        let may_begin = dated || before.iter().all(is_no_date_part);
        may_begin.then(|| clock::bare_hour(bytes, at)).flatten()
    });
    let bare = match bare {
        None if dated => military(bytes, at, before)?,
        bare => bare,
    };
    if let Some((time, end)) = bare {
        return Ok(Some((time, end)));
    }
    if let Some(mut time) = clock::find(bytes, at, in_digits)? {
        if let Some(error) = signed_time(bytes, at, before, &time) {
            return Err(error);
        }
        let end = repeated_offset(bytes, at + time.len, before, &mut time);
        return Ok(Some((time, end)));
    }
    Ok(None)
}

/// Error for a day with an offset from UTC and no clock time, as XML Schema writes dates: "2026-03-08-05:00", "2026-03-08 +02:00".
fn offset_of_day(text: &[u8], at: usize) -> Option<DateError> {
    let day = text.get(at..at + 10)?;
    let is_day = day.iter().enumerate().all(|(index, byte)| match index {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let gap = usize::from(text.get(at + 10) == Some(&b' '));
    let sign = at + 10 + gap;
    let has_sign = matches!(text.get(sign), Some(b'-' | b'+'));
    let colon = sign + 3;
    let is_offset = matches!(digits(text, sign + 1), (_, 2))
        && text.get(colon) == Some(&b':')
        && matches!(digits(text, colon + 1), (_, 2));
    let has_seconds = text.get(colon + 3) == Some(&b':');
    (is_day && has_sign && is_offset && !has_seconds).then(|| offset_without_time(sign))
}

fn offset_without_time(at: usize) -> DateError {
    DateError::new("this may be an offset from UTC or a clock time", at)
        .with_help("leave the offset of a day out, or write a comma before its clock time")
}

/// Error for a sign that is joined to the only clock time: "8 March 2026 -10:00".
fn signed_time(text: &[u8], at: usize, before: &[Token], time: &clock::Found) -> Option<DateError> {
    let sign = before
        .last()
        .filter(|last| last.kind == Kind::Dash { long: false } && last.end == at)?;
    let spaced = text.get(sign.start.checked_sub(1)?) == Some(&b' ');
    let is_only = !before
        .iter()
        .any(|token| matches!(token.kind, Kind::Time(..)));
    (spaced && is_only && !time.clock.seconds).then(|| offset_without_time(sign.start))
}

/// Parses an offset after a clock time if an earlier time of the text has it too: "22:00-06:00 to … 02:00-06:00".
/// Returns the end of the time.
fn repeated_offset(text: &[u8], end: usize, before: &[Token], time: &mut clock::Found) -> usize {
    let offset = zone::signed(text, end)
        .filter(|(offset, _)| time.doubtful && written_zone(before) == Some(*offset));
    match offset {
        Some((offset, after)) => {
            (time.clock.zone, time.doubtful) = (Some(offset), false);
            after
        }
        None => end,
    }
}

/// Parses four digits after a day as a clock time: "8 March 2026 0900", "0900-1700Z".
///
/// # Errors
/// They may also be a year.
fn military(
    text: &[u8],
    at: usize,
    before: &[Token],
) -> Result<Option<(clock::Found, usize)>, DateError> {
    let (value, 4) = digits(text, at) else {
        return Ok(None);
    };
    let is_clock = value / 100 < 24 && value % 100 < 60;
    let continues = text.get(at + 4).is_some_and(|next| {
        next.is_ascii_alphanumeric() && !matches!(next, b'Z' | b'z')
            || matches!(next, b'/' | b'.' | b':' | b'?' | b'~')
    });
    // "2026-03-07" is a date.
    let is_date = text.get(at + 4) == Some(&b'-') && matches!(digits(text, at + 5), (_, 2));
    if !is_clock || continues || is_date {
        return Ok(None);
    }
    let is_dash = |token: &Token| matches!(token.kind, Kind::Dash { .. } | Kind::Word(Word::To));
    if let [.., time, mark] = before
        && is_dash(mark)
        && matches!(time.kind, Kind::Time(..))
        && time.end - time.start == 4
    {
        return clock::four_digits(text, at).map(Some);
    }
    // "years ended December 31, 2020, 2019 and 2018"
    let is_period = |token: &Token| matches!(token.kind, Kind::Word(Word::MonthsTo(_)));
    if !ends_day(before) || before.iter().any(is_period) {
        return Ok(None);
    }
    if value < 1000 {
        return clock::four_digits(text, at).map(Some);
    }
    Err(DateError::new(
        format!("{value} after a day may be a clock time or a year"),
        at,
    )
    .with_help(format!(
        "write {:02}:{:02} for the clock time, or “and {value}” for the year",
        value / 100,
        value % 100
    )))
}

/// The tokens without a word without meaning at their end: "2024-03-04 at".
fn trim_noise(before: &[Token]) -> &[Token] {
    match before {
        [rest @ .., last] if last.kind == Kind::Word(Word::Noise) => rest,
        _ => before,
    }
}

/// Whether a clock time with a dot may follow: after a day and a word for "at", "kl. 10.15", or after another such time.
fn may_be_dotted(text: &[u8], before: &[Token]) -> bool {
    let before = match before {
        [rest @ .., dot] if dot.kind == Kind::Dot => rest,
        _ => before,
    };
    let Some((last, rest)) = before.split_last() else {
        return false;
    };
    match last.kind {
        Kind::Word(Word::Noise | Word::ToOrAt | Word::AtHour | Word::HourMark) => ends_day(rest),
        Kind::Dash { .. } | Kind::Word(Word::To) => rest.last().is_some_and(|time| {
            matches!(time.kind, Kind::Time(..)) && text.get(time.start + 2) == Some(&b'.')
        }),
        _ => false,
    }
}

/// Whether four digits begin the text and a day, month and year follow: "0900 4 March 2024".
fn begins_with_clock(text: &[u8], at: usize, before: &[Token]) -> bool {
    let (_, 4) = digits(text, at) else {
        return false;
    };
    let (_, day) = digits(text, at + 5);
    before.iter().all(is_no_date_part)
        && text.get(at + 4) == Some(&b' ')
        && matches!(day, 1 | 2)
        && dual::begins_day(text, at + 5 + day)
}

/// Whether the tokens end with a day and its year, optionally a comma, and contain no clock time.
fn ends_day(before: &[Token]) -> bool {
    let before = match before {
        [before @ .., comma] if comma.kind == Kind::Comma => before,
        before => before,
    };
    let Some((last, rest)) = before.split_last() else {
        return false;
    };
    if rest
        .iter()
        .any(|token| matches!(token.kind, Kind::Time(..)))
    {
        return false;
    }
    let is_month = |token: &Token| matches!(token.kind, Kind::Word(Word::Month(_)));
    let is_day = |token: &Token| matches!(token.kind, Kind::Number(_, 1 | 2));
    match last.kind {
        Kind::Numeric(numeric::Shape::One(point), _) => point.is_day(),
        Kind::Numeric(numeric::Shape::Either(..), _) => true,
        Kind::Number(_, 4) => {
            let near = rest.iter().rev().take(4);
            let near: Vec<&Token> = near.collect();
            near.iter().any(|token| is_month(token)) && near.iter().any(|token| is_day(token))
        }
        _ => false,
    }
}

/// Whether a token is not a part of a date.
fn is_no_date_part(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Comma
            | Kind::Word(
                Word::Noise
                    | Word::Label
                    | Word::Reign
                    | Word::Bulk
                    | Word::Since
                    | Word::From
                    | Word::Between
                    | Word::Circa
                    | Word::Weekday(_)
                    | Word::PartOfDay(_)
            )
    )
}
