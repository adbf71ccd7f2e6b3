//! Ticks of a time axis: round moments, with labels that leave out what earlier labels already show.
//!
//! ```text
//! Nov 2024   Dec   Jan 2025   Feb        9 May 2025   15:00   18:00        500 BC   AD 1   500
//! ```

use super::moment::{DAY, Moment, days_in_month};
use super::names::decade_of;
use super::point::Point;
use super::show::{Known, Notation, Style, decade_words, plain_words, year_words_at_step};

/// Distance between ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A number of seconds that divides a minute.
    Seconds(i64),
    /// A number of minutes that divides a day.
    Minutes(i64),
    /// A number of days, counted from the 1st of each month.
    Days(u8),
    /// A number of months that divides a year.
    Months(u8),
    /// A number of years, at round years, before Christ too.
    Years(i64),
}

/// Largest step in years at which ticks are labeled as decades ("1970s"); above it they are plain years.
const MOST_DECADES: i64 = 20;

impl Step {
    /// All steps, finest first, for an axis that resolves seconds.
    pub fn from_seconds() -> impl Iterator<Item = Self> {
        let seconds = [1, 2, 5, 10, 15, 30].into_iter();
        seconds.map(Self::Seconds).chain(Self::all())
    }

    /// Steps from a minute on, finest first; years in steps of 1, 2, 5, 10 and so on.
    pub fn all() -> impl Iterator<Item = Self> {
        let minutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].into_iter();
        let days = [1, 2, 5, 10].into_iter();
        let months = [1, 3].into_iter();
        let fine = minutes.map(Self::Minutes);
        let fine = fine
            .chain(days.map(Self::Days))
            .chain(months.map(Self::Months));
        let powers = (0..18).map(|power| 10_i64.pow(power));
        let years = powers.flat_map(|power| [1, 2, 5].map(|step| Self::Years(step * power)));
        fine.chain(years)
    }

    /// Approximate length in seconds.
    pub fn seconds(self) -> i128 {
        const YEAR: i128 = 31_556_952;
        match self {
            Self::Seconds(seconds) => i128::from(seconds),
            Self::Minutes(minutes) => i128::from(minutes) * 60,
            Self::Days(days) => i128::from(days) * i128::from(DAY),
            Self::Months(months) => i128::from(months) * YEAR / 12,
            Self::Years(years) => i128::from(years) * YEAR,
        }
    }

    /// The first round moment after another; `None` if it is too far away to be counted.
    pub fn after(self, at: Moment) -> Option<Moment> {
        let next = match self {
            Self::Seconds(_) | Self::Minutes(_) => {
                let step = i64::try_from(self.seconds()).ok()?;
                let second = i64::from(at.second())
                    .checked_div(step)?
                    .checked_add(1)?
                    .checked_mul(step)?
                    .min(DAY);
                let seconds = at.day_number().checked_mul(DAY)?.checked_add(second)?;
                Moment::on_clock(seconds, 0, false, 0)
            }
            Self::Days(days) => day_after(at, days)?,
            Self::Months(months) => month_after(at, months)?,
            Self::Years(years) => Point::year(year_after(at.year(), years)?).first(),
        };
        (next > at).then_some(next)
    }

    /// Whether the label of a tick leaves out what the label of an earlier tick shows.
    pub fn is_abbreviated(self, at: Moment, before: Moment) -> bool {
        let same_year = at.year() == before.year();
        match self {
            Self::Seconds(_) | Self::Minutes(_) => at.day_number() == before.day_number(),
            Self::Days(_) => same_year && at.month() == before.month(),
            Self::Months(_) => same_year,
            Self::Years(_) => false,
        }
    }

    /// Label of a tick: in full, or only what differs from the tick before it.
    pub fn name(self, at: Moment, before: Option<Moment>, notation: Notation) -> String {
        let (year, month, day) = (at.year(), at.month(), at.day());
        let known = match before {
            Some(before) if before.year() != year => Known::Nothing,
            Some(before) if before.month() == month => Known::Month(year, month),
            Some(_) => Known::Year(year),
            None => Known::Nothing,
        };
        let style = Style {
            short: true,
            known,
            notation,
            ..Style::default()
        };
        match self {
            Self::Seconds(_) if before.is_some_and(|before| self.is_abbreviated(at, before)) => {
                clock_name(at, true, notation)
            }
            Self::Minutes(_) if before.is_some_and(|before| self.is_abbreviated(at, before)) => {
                clock_name(at, false, notation)
            }
            Self::Seconds(_) | Self::Minutes(_) => {
                let known = match known {
                    Known::Month(year, _) => Known::Year(year),
                    known => known,
                };
                plain_words(Point::date(year, month, day), Style { known, ..style })
            }
            Self::Days(_) => plain_words(Point::date(year, month, day), style),
            Self::Months(_) => plain_words(Point::date(year, month, 0), style),
            Self::Years(10..=MOST_DECADES) if year >= 1000 => {
                decade_words(decade_of(year), notation.era)
            }
            Self::Years(step) => year_words_at_step(year, step, notation.era),
        }
    }
}

/// "10:30", "10:30:15", "4:45pm".
fn clock_name(at: Moment, has_seconds: bool, notation: Notation) -> String {
    let second = at.second();
    let (hour, minute) = (second / 3600, second / 60 % 60);
    let digits = notation.digits(hour, minute, has_seconds.then_some(second % 60));
    format!("{digits}{}", notation.half_of_day(hour, true))
}

/// The next day that is a multiple of `step` after the 1st, skipping any too close to the next 1st.
fn day_after(at: Moment, step: u8) -> Option<Moment> {
    let days = days_in_month(at.year(), at.month());
    let next = at
        .day()
        .saturating_sub(1)
        .checked_div(step)?
        .checked_add(1)?
        .checked_mul(step)?
        .checked_add(1)?;
    let left = if next.saturating_add(step / 2) <= days {
        next
    } else {
        days.checked_add(1)?
    };
    let ahead = i64::from(left.checked_sub(at.day())?);
    Some(Moment::start_of_day(at.day_number().checked_add(ahead)?))
}

fn month_after(at: Moment, step: u8) -> Option<Moment> {
    let months = at.month().saturating_sub(1).checked_div(step)?;
    let next = months.checked_add(1)?.checked_mul(step)?.checked_add(1)?;
    let point = if next <= 12 {
        Point::date(at.year(), next, 0)
    } else {
        Point::date(at.year().checked_add(1)?, 1, 0)
    };
    Some(point.first())
}

/// The next round year: 500 BC and AD 500 are round, and so is AD 1 between them.
fn year_after(year: i64, step: i64) -> Option<i64> {
    if year >= 1 {
        return year.checked_div(step)?.checked_add(1)?.checked_mul(step);
    }
    let before_christ = year.checked_neg()?;
    let round = before_christ.checked_div(step)?.checked_mul(step)?;
    Some(if round >= 1 { 1 - round } else { 1 })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn at(year: i64, month: u8, day: u8) -> Moment {
        Point::date(year, month, day).first()
    }

    fn clock(day: u32, hour: u32, minute: u32) -> Moment {
        let date = NaiveDate::from_ymd_opt(2025, 5, day).unwrap();
        Moment::from_local(date.and_hms_opt(hour, minute, 0).unwrap())
    }

    /// Label of the first moment and of the ticks after it.
    fn marks(step: Step, from: Moment, to: Moment) -> String {
        let mut names = vec![step.name(from, None, Notation::default())];
        let mut last = from;
        while let Some(next) = step.after(last).filter(|next| *next <= to) {
            names.push(step.name(next, Some(last), Notation::default()));
            last = next;
        }
        names.join(" | ")
    }

    #[test]
    fn labels_show_what_differs_from_the_tick_before() {
        let table = [
            (
                Step::Minutes(30),
                clock(9, 22, 40),
                clock(10, 0, 40),
                "9 May 2025 | 23:00 | 23:30 | 10 May | 00:30",
            ),
            (
                Step::Days(10),
                at(2024, 12, 15),
                at(2025, 2, 12),
                "15 Dec 2024 | 21 | 1 Jan 2025 | 11 | 21 | 1 Feb | 11",
            ),
            (
                Step::Days(2),
                at(2025, 2, 25),
                at(2025, 3, 4),
                "25 Feb 2025 | 27 | 1 Mar | 3",
            ),
            (
                Step::Months(1),
                at(2024, 11, 7),
                at(2025, 2, 1),
                "Nov 2024 | Dec | Jan 2025 | Feb",
            ),
            (
                Step::Months(3),
                at(2024, 11, 7),
                at(2025, 7, 2),
                "Nov 2024 | Jan 2025 | Apr | Jul",
            ),
            (
                Step::Years(5),
                at(1943, 2, 1),
                at(1956, 1, 1),
                "1943 | 1945 | 1950 | 1955",
            ),
            (
                Step::Years(10),
                at(1943, 2, 1),
                at(1966, 1, 1),
                "1940s | 1950s | 1960s",
            ),
            (
                Step::Years(50),
                at(1943, 2, 1),
                at(2026, 1, 1),
                "1943 | 1950 | 2000",
            ),
            (
                Step::Years(500),
                at(-1183, 1, 1),
                at(1500, 1, 1),
                "1184 BC | 1000 BC | 500 BC | AD 1 | AD 500 | 1000 | 1500",
            ),
            (
                Step::Years(10),
                at(-25, 1, 1),
                at(12, 1, 1),
                "26 BC | 20 BC | 10 BC | AD 1 | AD 10",
            ),
            (
                Step::Years(500_000_000),
                at(-4_540_500_000, 1, 1),
                at(-2_900_000_000, 1, 1),
                "4540.5 m BC | 4.5 bn BC | 4 bn BC | 3.5 bn BC | 3 bn BC",
            ),
            (
                Step::Years(20_000_000),
                at(-4_540_500_000, 1, 1),
                at(-4_490_000_000, 1, 1),
                "4540.5 m BC | 4540 m BC | 4520 m BC | 4500 m BC",
            ),
            (
                Step::Years(50_000),
                at(-66_120_000, 1, 1),
                at(-65_990_000, 1, 1),
                "66,120,001 BC | 66.1 m BC | 66,050,000 BC | 66 m BC",
            ),
        ];
        for (step, from, to, expected) in table {
            assert_eq!(marks(step, from, to), expected, "{step:?}");
        }
    }

    #[test]
    fn ticks_advance_and_end_where_days_are_not_counted() {
        let moments = [
            Moment::start_of_day(i64::MIN + 1),
            Moment::start_of_day(-4_000_000_000_000_000_000),
            at(-1, 12, 31),
            at(0, 1, 1),
            at(2025, 12, 31),
            Moment::start_of_day(i64::MAX),
        ];
        for step in Step::all() {
            for from in moments {
                if let Some(next) = step.after(from) {
                    assert!(next > from, "{step:?} {from:?}");
                }
            }
        }
    }
}
