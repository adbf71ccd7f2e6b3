//! Moments that machines write as one number: seconds since 1970, `20240306101500`.

use chrono::{DateTime, Datelike, Timelike, Utc};

use super::clock;
use super::conventions::{Convention, Used};
use super::digits::digits;
use super::error::DateError;
use super::meaning::Clock;
use super::numeric::day_of;
use super::point::Point;
use super::zone::Zone;

/// A day and a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub day: Point,
    pub clock: Clock,
    pub used: Used,
    pub end: usize,
}

/// Last plausible year; a later one suggests that the number is not a timestamp.
const LAST_YEAR: i64 = 2099;

/// Years in which 12 digits are no `YYMMDDhhmmss`.
const OF_12_DIGITS: std::ops::RangeInclusive<i64> = 1913..=LAST_YEAR;

/// Nanoseconds per second.
const SECOND: u64 = 1_000_000_000;

/// Parses the moment in one number that begins at a byte; `None` if there is none.
///
/// # Errors
/// The text has the form of a day and a time, but the day or time does not exist.
pub(super) fn find(text: &[u8], at: usize) -> Result<Option<Stamp>, DateError> {
    let marked = text.get(at) == Some(&b'@');
    let start = at + usize::from(marked);
    let len = run(text, start);
    let end = start + len;
    let stamp = match len {
        10 | 13 | 16 | 19 => since_1970(text, start, len),
        1..=9 if marked => since_1970(text, start, len),
        8 if matches!(text.get(end), Some(b'-' | b'_' | b' ')) && run(text, end + 1) == 6 => {
            return compact(text, start, end + 1, 6).map(Some);
        }
        12 if !marked => {
            let stamp = compact(text, start, start + 8, 4)?;
            return Ok(Some(stamp).filter(|stamp| OF_12_DIGITS.contains(&stamp.day.year)));
        }
        14 | 17 if !marked => return compact(text, start, start + 8, 6).map(Some),
        _ => None,
    };
    Ok(stamp.filter(|stamp| marked || stamp.day.year <= LAST_YEAR))
}

/// Number of digits from a byte on.
fn run(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn number(text: &[u8], at: usize, len: usize) -> Option<u64> {
    std::str::from_utf8(text.get(at..at + len)?)
        .ok()?
        .parse()
        .ok()
}

/// Seconds since 1970 with a fraction, or milliseconds, microseconds or nanoseconds, depending on the number of digits.
fn since_1970(text: &[u8], start: usize, len: usize) -> Option<Stamp> {
    let whole = number(text, start, len)?;
    let unit = match len {
        19 => 1,
        16 => 1_000,
        13 => 1_000_000,
        _ => SECOND,
    };
    let per_second = SECOND / unit;
    let (seconds, mut nanos) = (whole / per_second, whole % per_second * unit);
    let mut end = start + len;
    if unit == SECOND {
        let (fraction, after) = clock::fraction(text, end);
        (nanos, end) = (u64::from(fraction), after);
    }
    let at = DateTime::from_timestamp(i64::try_from(seconds).ok()?, u32::try_from(nanos).ok()?)?;
    of_utc(at, end)
}

/// Parses the JSON date of .NET, milliseconds since 1970: `/Date(1709564721000+0100)/`. Its offset names a clock only.
pub(super) fn dot_net(text: &[u8], at: usize) -> Option<Stamp> {
    const OPEN: &[u8] = b"/Date(";
    const CLOSE: &[u8] = b")/";
    text.get(at..)?.strip_prefix(OPEN)?;
    let sign = at + OPEN.len();
    let is_negative = text.get(sign) == Some(&b'-');
    let start = sign + usize::from(is_negative);
    let len = run(text, start);
    let millis = i64::try_from(number(text, start, len)?).ok()?;
    let mut end = start + len;
    if matches!(text.get(end), Some(b'+' | b'-')) && run(text, end + 1) == 4 {
        end += 5;
    }
    text.get(end..)?.strip_prefix(CLOSE)?;
    let millis = if is_negative { -millis } else { millis };
    of_utc(DateTime::from_timestamp_millis(millis)?, end + CLOSE.len())
}

/// A moment since 1970 whose text ends at a byte.
fn of_utc(at: DateTime<Utc>, end: usize) -> Option<Stamp> {
    let mut used = Used::NONE;
    used.add(Convention::Epoch);
    Some(Stamp {
        day: Point::date(
            i64::from(at.year()),
            u8::try_from(at.month()).ok()?,
            u8::try_from(at.day()).ok()?,
        ),
        clock: Clock {
            hour: false,
            second: at.num_seconds_from_midnight(),
            nanos: at.nanosecond(),
            leap: false,
            seconds: true,
            zone: Some(Zone::Fixed(0)),
        },
        used,
        end,
    })
}

/// A day and a time without separators: `20240306101500`, `202403061015`, `20240306101500123`, `20240306-101500`.
fn compact(text: &[u8], start: usize, time: usize, len: usize) -> Result<Stamp, DateError> {
    let (date, _) = digits(text.get(..start + 8).unwrap_or_default(), start);
    let day = day_of(
        i64::from(date / 10_000),
        date / 100 % 100,
        date % 100,
        (start + 4, start + 6),
    )?;
    let (found, end) = clock::basic(text, time, len)?;
    let mut used = Used::NONE;
    used.add(Convention::Basic);
    Ok(Stamp {
        day,
        clock: found.clock,
        used,
        end,
    })
}
