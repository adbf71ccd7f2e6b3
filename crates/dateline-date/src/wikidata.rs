//! Times in Wikidata's export format: `+1994-00-00T00:00:00Z`, `-00002500000-00-00T00:00:00Z`.

use super::conventions::{Convention, Used};
use super::error::DateError;
use super::numeric::{Found, Shape, day_of};
use super::point::Point;

/// Parses the Wikidata time at a byte: a sign, a padded year, and a month and day that may be 00; else `None`.
///
/// # Errors
/// The month or day does not exist.
pub(super) fn find(text: &[u8], start: usize) -> Result<Option<Found>, DateError> {
    /// Text after the day; the time is always midnight and has no meaning.
    const MIDNIGHT: &[u8] = b"T00:00:00Z";
    /// Maximum number of digits of a year.
    const MOST_DIGITS: usize = 16;
    let rest = text.get(start + 1..).unwrap_or_default();
    let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (year, tail) = rest.split_at(len);
    let [b'-', m1, m2, b'-', d1, d2, time @ ..] = tail else {
        return Ok(None);
    };
    let two = |tens: &u8, ones: &u8| {
        (tens.is_ascii_digit() && ones.is_ascii_digit())
            .then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
    };
    let (Some(month), Some(day)) = (two(m1, m2), two(d1, d2)) else {
        return Ok(None);
    };
    let negative = text.get(start) == Some(&b'-');
    // A whole day before Christ with a four-digit year is an ISO 8601 instant.
    let is_iso = negative && len == 4 && day != 0;
    if !(4..=MOST_DIGITS).contains(&len) || !time.starts_with(MIDNIGHT) || is_iso {
        return Ok(None);
    }
    let digits = std::str::from_utf8(year).ok();
    let Some(year) = digits.and_then(|digits| digits.parse::<i64>().ok()) else {
        return Ok(None);
    };
    // There is no year 0: -0044 is 44 BC.
    let year = if negative { 1 - year } else { year };
    let month_at = start + 1 + len + 1;
    let point = if month == 0 {
        Point::year(year)
    } else if day == 0 {
        Point {
            day: 0,
            ..day_of(year, month, 1, (month_at, month_at + 3))?
        }
    } else {
        day_of(year, month, day, (month_at, month_at + 3))?
    };
    let mut used = Used::NONE;
    used.add(Convention::Wikidata);
    Ok(Some(Found {
        shape: Shape::One(point),
        len: 1 + len + 6 + MIDNIGHT.len(),
        used,
    }))
}
