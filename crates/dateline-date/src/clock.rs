//! Times of day as they are written: `10:00`, `23:20:30.5+04:30`, `10h30`, `7 pm`.

mod offset;
mod twelve;

use super::error::DateError;
use super::meaning::Clock;
use super::zone::abbreviation;

use self::offset::Before;
use self::twelve::half_of_day;
use super::digits::digits;

/// A time of day and its length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub clock: Clock,
    pub len: usize,
    /// It is 24:00, the start of the next day.
    pub next_day: bool,
    /// A hyphen after the time is ambiguous: a range or a zone offset.
    pub doubtful: bool,
}

/// Clock of an hour (0 to 24) and a minute, precise to the minute.
pub(super) const fn at(hour: u32, minute: u32) -> Clock {
    Clock {
        second: hour * 3600 + minute * 60,
        nanos: 0,
        leap: false,
        seconds: false,
        hour: false,
        zone: None,
    }
}

/// Parses the time that begins at a byte; `None` if there is none. `in_digits`: a day in digits precedes it.
///
/// # Errors
/// The text looks like a time, but the hour, minute or second does not exist.
pub(super) fn find(text: &[u8], start: usize, in_digits: bool) -> Result<Option<Found>, DateError> {
    let (hour, hour_len) = digits(text, start);
    if hour_len == 0 || hour_len > 2 {
        return Ok(None);
    }
    let after_hour = start + hour_len;
    let colon = text.get(after_hour) == Some(&b':');
    // "1H23" is the first half of a year.
    let half = hour_len == 1 && hour <= 2 && text.get(after_hour) == Some(&b'H');
    let french = matches!(text.get(after_hour), Some(b'h' | b'H')) && !half;
    let (minute, minute_len) = if colon || french || dotted(text, after_hour) {
        digits(text, after_hour + 1)
    } else {
        (0, 0)
    };
    if minute_len != 2 {
        return match half_of_day(text, after_hour) {
            Some((afternoon, after)) => {
                let clock = at(twelve::hour(hour, afternoon, start)?, 0);
                Ok(Some(Found::of(clock, after - start)))
            }
            None if colon && minute_len == 1 => Err(one_digit("minutes", after_hour + 1)),
            None => Ok(None),
        };
    }
    if minute > 59 {
        return Err(
            DateError::new(format!("no minute {minute}"), after_hour + 1)
                .with_help("write a minute from 00 to 59"),
        );
    }
    let mut clock = at(0, minute);
    let mut end = after_hour + 3;
    (clock.nanos, clock.leap, end) = seconds(text, end, &mut clock)?;
    let hour = match half_of_day(text, end) {
        Some((afternoon, after)) => {
            end = after;
            twelve::hour(hour, afternoon, start)?
        }
        None => twelve::shared(text, end, (hour, minute)).unwrap_or(hour),
    };
    let next_day = hour == 24 && clock.second == 0 && clock.nanos == 0 && !clock.leap;
    if hour > 23 && !next_day {
        return Err(DateError::new(format!("no hour {hour}"), start)
            .with_help("write an hour from 00 to 23, or 24:00"));
    }
    clock.second += if next_day { 0 } else { hour * 3600 };
    let before = Before {
        iso: is_t(start.checked_sub(1).and_then(|at| text.get(at))),
        in_digits,
    };
    let sign = offset::after(text, &clock, end, before)?;
    if let Some((zone, after)) = sign.zone {
        (clock.zone, end) = (Some(zone), after);
    }
    Ok(Some(Found {
        next_day,
        doubtful: sign.doubtful,
        ..Found::of(clock, end - start)
    }))
}

impl Found {
    const fn of(clock: Clock, len: usize) -> Self {
        Self {
            clock,
            len,
            next_day: false,
            doubtful: false,
        }
    }
}

/// Error for `10:15:3`, which may be cut off.
fn one_digit(what: &str, at: usize) -> DateError {
    DateError::new(format!("{what} of one digit"), at).with_help("write two digits, as in 10:05:03")
}

/// Whether a dot at `at` separates an hour from its minutes: "9.30 am", "10.30 Uhr".
fn dotted(text: &[u8], at: usize) -> bool {
    const NAMES: [&[u8]; 4] = [b"Uhr", b"uur", b"h", b"hrs"];
    let (b'.', (_, 2)) = (text.get(at).copied().unwrap_or(0), digits(text, at + 1)) else {
        return false;
    };
    let after = text.get(at + 3..).unwrap_or_default();
    let word = after.strip_prefix(b" ").unwrap_or(after);
    let is_named = NAMES.iter().any(|name| {
        word.strip_prefix(*name)
            .is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_alphabetic))
    });
    is_named || half_of_day(text, at + 3).is_some()
}

/// Parses `:ss` and a fraction: nanoseconds, whether it is a leap second, and the end. Adds the second to the clock.
fn seconds(
    text: &[u8],
    mut end: usize,
    clock: &mut Clock,
) -> Result<(u32, bool, usize), DateError> {
    let (second, len) = digits(text, end + 1);
    if text.get(end) == Some(&b':') && len == 1 {
        return Err(one_digit("seconds", end + 1));
    }
    if text.get(end) != Some(&b':') || len != 2 {
        return Ok((0, false, end));
    }
    if second > 60 {
        return Err(DateError::new(format!("no second {second}"), end + 1)
            .with_help("write a second from 00 to 59, or 60 for a leap second"));
    }
    clock.second += second.min(59);
    clock.seconds = true;
    end += 3;
    let (nanos, end) = fraction(text, end);
    Ok((nanos, second == 60, end))
}

/// Nanoseconds of the fraction of a second that begins at `at`, and its end; zero if there is none.
pub(super) fn fraction(text: &[u8], at: usize) -> (u32, usize) {
    let (value, len) = digits(text, at + 1);
    if !matches!(text.get(at), Some(b'.' | b',')) || len == 0 {
        return (0, at);
    }
    let rest = text.get(at + 1..).unwrap_or_default();
    let all = rest.iter().take_while(|byte| byte.is_ascii_digit());
    (nanoseconds(value, len), at + 1 + all.count())
}

/// Converts up to nine digits after a decimal point to nanoseconds.
fn nanoseconds(value: u32, len: usize) -> u32 {
    let power = u32::try_from(9_usize.saturating_sub(len)).unwrap_or(0);
    value
        .saturating_mul(10_u32.saturating_pow(power))
        .min(999_999_999)
}

const fn is_t(byte: Option<&u8>) -> bool {
    matches!(byte, Some(b'T' | b't'))
}

/// Parses `hh`, `hhmm` or `hhmmss`, the form without colons.
///
/// # Errors
/// The hour, minute or second does not exist.
pub(super) fn basic(text: &[u8], at: usize, len: usize) -> Result<(Found, usize), DateError> {
    let (number, _) = digits(text.get(..at + len).unwrap_or_default(), at);
    let (hour, minute, second) = match len {
        6 => (number / 10_000, number / 100 % 100, Some(number % 100)),
        4 => (number / 100, number % 100, None),
        _ => (number, 0, None),
    };
    let with_colons = match second {
        Some(second) => format!("{hour:02}:{minute:02}:{second:02}"),
        None => format!("{hour:02}:{minute:02}"),
    };
    let moved = |error: DateError| DateError {
        offset: at,
        ..error
    };
    let Some(mut found) = find(with_colons.as_bytes(), 0, true).map_err(moved)? else {
        return Err(
            DateError::new("no time of day", at).with_help("write hours and minutes, as in 10:15")
        );
    };
    let mut end = at + len;
    found.clock.hour = len == 2;
    if len == 6 {
        // "20240306T101500,123", "20240306101500123"
        (found.clock.nanos, end) = match digits(text, end) {
            (millis, 3) => (nanoseconds(millis, 3), end + 3),
            _ => fraction(text, end),
        };
    }
    let end = take_offset(text, end, &mut found)?;
    Ok((found, end))
}

/// Takes the offset after a time of the basic form; returns the end.
fn take_offset(text: &[u8], end: usize, found: &mut Found) -> Result<usize, DateError> {
    let before = Before {
        iso: true,
        in_digits: true,
    };
    let Some((zone, after)) = offset::after(text, &found.clock, end, before)?.zone else {
        return Ok(end);
    };
    found.clock.zone = Some(zone);
    Ok(after)
}

/// Parses `hhmm`. A hyphen and a later time after it make a range, "0900-1700"; otherwise they are an offset,
/// "0900-0500".
///
/// # Errors
/// The hour or minute does not exist.
pub(super) fn four_digits(text: &[u8], at: usize) -> Result<(Found, usize), DateError> {
    let (mut found, end) = basic(text, at, 4)?;
    let later = matches!(digits(text, at + 5), (value, 4) if value > digits(text, at).0);
    if text.get(at + 4) == Some(&b'-') && later {
        found.clock.zone = None;
        return Ok((found, at + 4));
    }
    Ok((found, end))
}

/// Parses the bare hour that starts a range of clock times, "2–4 pm".
pub(super) fn bare_hour(text: &[u8], at: usize) -> Option<(Found, usize)> {
    let (hour, end) = twelve::bare(text, at)?;
    Some((Found::of(self::at(hour, 0), end - at), end))
}

/// Parses `hh.mm` after a word such as "at".
///
/// # Errors
/// The hour or minute does not exist.
pub(super) fn dotted_alone(text: &[u8], at: usize) -> Result<Option<(Found, usize)>, DateError> {
    let ((hour, 2), (minute, 2)) = (digits(text, at), digits(text, at + 3)) else {
        return Ok(None);
    };
    let continues = text.get(at + 5).is_some_and(u8::is_ascii_digit)
        || matches!(text.get(at + 5), Some(b'.' | b'/'))
            && text.get(at + 6).is_some_and(u8::is_ascii_digit);
    if text.get(at + 2) != Some(&b'.') || continues {
        return Ok(None);
    }
    let with_colon = format!("{hour:02}:{minute:02}");
    let found = find(with_colon.as_bytes(), 0, true).map_err(|error| DateError {
        offset: at,
        ..error
    })?;
    Ok(found.map(|found| (found, at + 5)))
}

/// Parses `10-15-00`, `10.15.00` or `10_15_00`, the time of day in file names.
///
/// # Errors
/// The hour, minute or second does not exist.
pub(super) fn in_file_name(text: &[u8], at: usize) -> Result<Option<(Found, usize)>, DateError> {
    let Some([h1, h2, a @ (b'-' | b'.' | b'_'), m1, m2, b, s1, s2]) = text
        .get(at..at + 8)
        .and_then(|time| <[u8; 8]>::try_from(time).ok())
    else {
        return Ok(None);
    };
    let all = [h1, h2, m1, m2, s1, s2];
    let continues = text.get(at + 8).is_some_and(u8::is_ascii_digit);
    if a != b || continues || !all.iter().all(u8::is_ascii_digit) {
        return Ok(None);
    }
    let moved = |error: DateError| DateError {
        offset: at,
        ..error
    };
    let (mut found, _) = basic(&all, 0, 6).map_err(moved)?;
    let mut end;
    (found.clock.nanos, end) = fraction(text, at + 8);
    // Oracle prints "03.05.21.000000 PM".
    if let Some((afternoon, after)) = half_of_day(text, end) {
        let hour = found.clock.second / 3600;
        found.clock.second = found.clock.second % 3600 + 3600 * twelve::hour(hour, afternoon, at)?;
        end = after;
    }
    let end = take_offset(text, end, &mut found)?;
    Ok(Some((found, end)))
}

/// Parses a time of four digits: `0930 hours`, and if a day precedes it (`dated`), `1430Z` and `0930 UTC`.
///
/// # Errors
/// The hour or minute does not exist.
pub(super) fn military(
    text: &[u8],
    at: usize,
    dated: bool,
) -> Result<Option<(Found, usize)>, DateError> {
    const HOURS: [&[u8]; 3] = [b"hours", b"hrs", b"h"];
    let (_, 4) = digits(text, at) else {
        return Ok(None);
    };
    let end = at + 4;
    let after = text.get(end..).unwrap_or_default();
    let word = after.strip_prefix(b" ").unwrap_or(after);
    let letters = word.iter().take_while(|byte| byte.is_ascii_alphabetic());
    let name = word.get(..letters.count()).unwrap_or_default();
    if HOURS.contains(&name) {
        let (found, _) = basic(text, at, 4)?;
        let end = end + (after.len() - word.len()) + name.len();
        return Ok(Some((found, end)));
    }
    let zoned = name == b"Z" || abbreviation(word, 0).is_some();
    if dated && zoned {
        return basic(text, at, 4).map(Some);
    }
    Ok(None)
}
