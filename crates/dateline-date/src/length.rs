//! A duration in the unit that a reader would choose.

use super::moment::{DAY, Moment};
use super::precision::Precision;
use super::show::grouped;

/// A duration in the unit that a reader would choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub count: u64,
    pub unit: LengthUnit,
}

/// Units of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LengthUnit {
    Second,
    Minute,
    Hour,
    Day,
    Month,
    Year,
}

/// Average length of a month in hundredths of a day.
const MONTH: u64 = 3044;
/// Average length of a year in hundredths of a day.
const YEAR: u64 = 36_525;
/// Durations below this number of days are given in days.
const DAYS_COUNTED: u64 = 60;
/// Durations below this number of months are given in months.
const MONTHS_COUNTED: u64 = 24;

impl Length {
    const fn new(count: u64, unit: LengthUnit) -> Self {
        Self { count, unit }
    }

    /// Completed units from one moment to a later one, counted like ages: from 9 May 1945 to 23 November 2025 are 80
    /// years. Months and years are counted as such: from 1945 to 2025 are 80 years.
    pub(super) fn completed(from: Moment, to: Moment, precision: Precision) -> Self {
        let days = to
            .day_number()
            .saturating_sub(from.day_number())
            .unsigned_abs();
        let months_of = |at: Moment| {
            at.year()
                .saturating_mul(12)
                .saturating_add(i64::from(at.month()))
        };
        let months = months_of(to).saturating_sub(months_of(from)).unsigned_abs();
        let years = to.year().saturating_sub(from.year()).unsigned_abs();
        match precision {
            Precision::Second | Precision::Minute if days < 2 => {
                Self::of_clock(from, to, precision)
            }
            Precision::Second | Precision::Minute | Precision::Day => {
                let not_full = (to.day(), to.second())
                    < (
                        from.day(),
                        if precision == Precision::Day {
                            0
                        } else {
                            from.second()
                        },
                    );
                let months = months.saturating_sub(u64::from(not_full));
                match months {
                    _ if days < DAYS_COUNTED => Self::new(days, LengthUnit::Day),
                    ..MONTHS_COUNTED => Self::months(months),
                    _ if years > 1_000_000 => Self::new(years, LengthUnit::Year),
                    _ => Self::new(months / 12, LengthUnit::Year),
                }
            }
            Precision::Month | Precision::Season if months < MONTHS_COUNTED => Self::months(months),
            _ => Self::new(years, LengthUnit::Year),
        }
    }

    fn of_clock(from: Moment, to: Moment, precision: Precision) -> Self {
        let seconds = |at: Moment| {
            at.day_number()
                .saturating_mul(DAY)
                .saturating_add(i64::from(at.second()))
        };
        let seconds = seconds(to).saturating_sub(seconds(from)).unsigned_abs();
        let minutes = seconds / 60;
        if minutes == 0 && precision == Precision::Second {
            Self::new(seconds, LengthUnit::Second)
        } else if minutes < 60 {
            Self::new(minutes, LengthUnit::Minute)
        } else {
            Self::new(minutes / 60, LengthUnit::Hour)
        }
    }

    /// Nearest duration to a number of days, in units no finer than a precision.
    pub(super) fn rounded(days: u64, precision: Precision) -> Self {
        let nearest =
            |hundredths: u64| days.saturating_mul(100).saturating_add(hundredths / 2) / hundredths;
        let months = nearest(MONTH);
        if precision <= Precision::Day && days < DAYS_COUNTED {
            Self::new(days, LengthUnit::Day)
        } else if precision <= Precision::Season && months < MONTHS_COUNTED {
            Self::months(months.max(1))
        } else {
            Self::new(nearest(YEAR).max(1), LengthUnit::Year)
        }
    }

    /// Duration in months; twelve months are one year.
    const fn months(count: u64) -> Self {
        match count {
            12 => Self::new(1, LengthUnit::Year),
            _ => Self::new(count, LengthUnit::Month),
        }
    }

    /// One unit more: the upper limit of a duration of completed units.
    pub(super) const fn next(self) -> Self {
        Self::new(self.count.saturating_add(1), self.unit)
    }

    /// Duration in years.
    pub(super) const fn years(count: u64) -> Self {
        Self::new(count, LengthUnit::Year)
    }

    /// Duration in words: "1 day", "9 months", "13,000 years", "13.8 billion years".
    pub(super) fn words(self) -> String {
        let name = match self.unit {
            LengthUnit::Second => "second",
            LengthUnit::Minute => "minute",
            LengthUnit::Hour => "hour",
            LengthUnit::Day => "day",
            LengthUnit::Month => "month",
            LengthUnit::Year => "year",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        format!("{} {name}{plural}", number_words(self.count))
    }
}

/// Number in words: "9", "13,000", "13.8 billion".
fn number_words(count: u64) -> String {
    let (unit, name) = match count {
        0..1_000_000 => return grouped(count),
        1_000_000..1_000_000_000 => (1_000_000, "million"),
        _ => (1_000_000_000, "billion"),
    };
    let tenths = count.saturating_add(unit / 20) / (unit / 10);
    let fraction = if tenths.is_multiple_of(10) {
        String::new()
    } else {
        format!(".{}", tenths % 10)
    };
    format!("{}{fraction} {name}", grouped(tenths / 10))
}
