//! Conversion of other calendars to Gregorian days, with ICU4X.

use chrono::{Datelike, NaiveDate};
use icu_calendar::cal::hijri::{TabularAlgorithmEpoch, TabularAlgorithmLeapYears};
use icu_calendar::cal::{Hebrew, Hijri, Julian, Persian};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date};

use super::{Calendar, Interval, french};
use crate::point::Point;

/// Days of a year, a month or a single day; `None` if the calendar has no such date.
pub(super) fn interval(
    calendar: Calendar,
    year: i32,
    month: Option<Month>,
    day: Option<u8>,
) -> Option<Interval> {
    match calendar {
        Calendar::Julian => days_of(Julian, year, month, day),
        Calendar::Hebrew => days_of(Hebrew, year, month, day),
        Calendar::Persian => days_of(Persian, year, month, day),
        Calendar::Islamic => {
            let civil = Hijri::new_tabular(
                TabularAlgorithmLeapYears::TypeII,
                TabularAlgorithmEpoch::Friday,
            );
            days_of(civil, year, month, day)
        }
        Calendar::FrenchRepublican => {
            let (first, last) = french::days(year, month.map(Month::number), day)?;
            between(first, last)
        }
        // Their months and days are the Gregorian ones.
        Calendar::Buddhist | Calendar::Japanese | Calendar::Minguo => None,
    }
}

/// Days of a year, a month or a single day of a calendar of `calendrical_calculations`.
fn days_of<C: AsCalendar>(
    calendar: C,
    year: i32,
    month: Option<Month>,
    day: Option<u8>,
) -> Option<Interval> {
    let first = Date::try_new(
        year.into(),
        month.unwrap_or_else(|| Month::new(1)),
        day.unwrap_or(1),
        calendar,
    )
    .ok()?;
    let days = match (month, day) {
        (_, Some(_)) => 1,
        (Some(_), None) => i64::from(first.days_in_month()),
        (None, None) => i64::from(first.days_in_year()),
    };
    let start = first.to_rata_die().to_i64_date();
    between(start, start + days - 1)
}

/// Interval between two day numbers, where 0001-01-01 is day 1.
fn between(first: i64, last: i64) -> Option<Interval> {
    Some(Interval {
        from: point(first)?,
        to: point(last)?,
    })
}

fn point(day: i64) -> Option<Point> {
    let date = NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)?;
    Some(Point::date(
        i64::from(date.year()),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    ))
}

/// Gregorian days of a Julian year, month or day (0 for parts that are not given); the year is astronomical. `None` if
/// the Julian calendar has no such date.
pub(crate) fn julian(year: i64, month: u8, day: u8) -> Option<Interval> {
    interval(
        Calendar::Julian,
        i32::try_from(year).ok()?,
        (month != 0).then(|| Month::new(month)),
        (day != 0).then_some(day),
    )
}

#[cfg(test)]
mod tests {
    use icu_calendar::cal::Gregorian;

    use super::*;

    /// Converts each day of 200 years to a calendar and back.
    fn round_trip<C: AsCalendar + Copy>(calendar: Calendar, icu: C) {
        let first = NaiveDate::from_ymd_opt(1850, 1, 1).unwrap();
        for day in first.iter_days().take(200 * 365) {
            let year = day.year();
            let [month, dom] = [day.month(), day.day()].map(|part| u8::try_from(part).unwrap());
            let there = Date::try_new(year.into(), Month::new(month), dom, Gregorian).unwrap();
            let there = there.to_calendar(icu);
            let back = interval(
                calendar,
                there.year().extended_year(),
                Some(there.month().to_input()),
                Some(there.day_of_month().0),
            );
            let point = Point::date(i64::from(year), month, dom);
            let expected = Interval {
                from: point,
                to: point,
            };
            assert_eq!(back, Some(expected), "{calendar:?} {day}");
        }
    }

    #[test]
    fn every_day_of_two_hundred_years_survives_a_round_trip() {
        round_trip(Calendar::Julian, Julian);
        round_trip(Calendar::Hebrew, Hebrew);
        round_trip(Calendar::Persian, Persian);
        let civil = Hijri::new_tabular(
            TabularAlgorithmLeapYears::TypeII,
            TabularAlgorithmEpoch::Friday,
        );
        round_trip(Calendar::Islamic, civil);
    }

    #[test]
    fn months_follow_each_other_without_a_gap() {
        for (calendar, years) in [
            (Calendar::Julian, 1582..1782),
            (Calendar::Persian, 1200..1400),
            (Calendar::Islamic, 1200..1400),
            (Calendar::FrenchRepublican, 1..14),
        ] {
            let mut next: Option<Point> = None;
            let months = if calendar == Calendar::FrenchRepublican {
                13
            } else {
                12
            };
            for (year, month) in years.flat_map(|year| (1..=months).map(move |month| (year, month)))
            {
                let days = interval(calendar, year, Some(Month::new(month)), None).unwrap();
                assert!(
                    next.is_none_or(|next| next == days.from),
                    "{calendar:?} {year}"
                );
                next = Some(days.to.next());
            }
        }
    }
}
