//! Years with a sign.

use super::{Found, Shape, day_of, no_month};
use crate::context::DateContext;
use crate::conventions::Used;
use crate::digits::digits;
use crate::error::DateError;
use crate::point::Point;

/// Parses a signed year, optionally with month and day: `-0753`, `-1479-04-28`, `+12345-05-09`. The year is
/// astronomical (ISO 8601-1:2019, 4.3.2): -0753 is 754 BC. It needs three digits unless its key says it is a year.
///
/// # Errors
/// The month or day does not exist.
pub(crate) fn signed(
    text: &[u8],
    start: usize,
    context: DateContext,
) -> Result<Option<Found>, DateError> {
    let negative = text.get(start) == Some(&b'-');
    let (year, len) = digits(text, start + 1);
    let mut end = start + 1 + len;
    let least = if context.is_year { 1 } else { 3 };
    if !(least..=8).contains(&len) || text.get(end).is_some_and(u8::is_ascii_digit) {
        return Ok(None);
    }
    // ISO 8601 has no -0000.
    if negative && year == 0 {
        return Ok(None);
    }
    let year = if negative {
        context.negative_year(i64::from(year))
    } else {
        i64::from(year)
    };
    let mut used = Used::default();
    if negative {
        used.add(context.negative_years());
    }
    let mut fields = [(0, 0); 2];
    let mut found = 0;
    for field in &mut fields {
        let (value, len) = digits(text, end + 1);
        if text.get(end) != Some(&b'-')
            || len != 2
            || text.get(end + 3).is_some_and(u8::is_ascii_digit)
        {
            break;
        }
        *field = (value, end + 1);
        end += 3;
        found += 1;
    }
    let [(month, month_at), (day, day_at)] = fields;
    let point = match found {
        0 => Point::year(year),
        1 => {
            let month = u8::try_from(month)
                .ok()
                .filter(|month| (1..=12).contains(month));
            Point::date(
                year,
                month.ok_or_else(|| no_month(fields[0].0, month_at))?,
                0,
            )
        }
        _ => day_of(year, month, day, (month_at, day_at))?,
    };
    Ok(Some(Found {
        shape: Shape::One(point),
        len: end - start,
        used,
    }))
}
