//! Periods given by their last day: "the year ended 31 December 2019", "quarter ending 31 March 2020".

use super::moment::days_in_month;
use super::point::Point;

/// First day of a period of `months` months that ends on the day `last`.
pub(super) fn first_day(last: Point, months: u8) -> Point {
    let after = last.next();
    let whole = after.year.saturating_mul(12) + i64::from(after.month) - 1 - i64::from(months);
    let (year, month) = (whole.div_euclid(12), whole.rem_euclid(12) + 1);
    let month = u8::try_from(month).unwrap_or(1);
    Point::date(year, month, after.day.min(days_in_month(year, month)))
}
