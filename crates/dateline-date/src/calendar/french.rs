//! The French Republican calendar for the years in which it was in force: I to XIV.

/// Last year of the calendar, which was abolished in the year XIV.
pub(super) const LAST_YEAR: u32 = 14;

/// 22 September 1792, the first day of year I, as a day number where 0001-01-01 is day 1.
const FIRST_DAY: i64 = 654_415;

/// Years with a sixth complementary day.
const LEAP_YEARS: [i32; 3] = [3, 7, 11];

/// First and last day of a year, month or day, where 0001-01-01 is day 1. Month 13 is the complementary days. `None` if
/// the calendar has no such date.
pub(super) fn days(year: i32, month: Option<u8>, day: Option<u8>) -> Option<(i64, i64)> {
    if !(1..=i32::try_from(LAST_YEAR).ok()?).contains(&year) {
        return None;
    }
    let leap_days = LEAP_YEARS.iter().filter(|leap| **leap < year).count();
    let start = FIRST_DAY + i64::from(year - 1) * 365 + i64::try_from(leap_days).ok()?;
    let complementary = if LEAP_YEARS.contains(&year) { 6 } else { 5 };
    let Some(month) = month else {
        return Some((start, start + 359 + i64::from(complementary)));
    };
    let length = match month {
        1..=12 => 30,
        13 => complementary,
        _ => return None,
    };
    let first = start + i64::from(month - 1) * 30;
    match day {
        None => Some((first, first + i64::from(length) - 1)),
        Some(day) if (1..=length).contains(&day) => {
            let at = first + i64::from(day) - 1;
            Some((at, at))
        }
        Some(_) => None,
    }
}
