//! A point on the timeline, and its calendar arithmetic.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// A point on the timeline: a day of the proleptic Gregorian calendar and a second in it.
///
/// Moments are ordered on one line of civil time in the reader's zone. Days are counted from 1970-01-01. Years up to
/// ±10^16 have their exact day; beyond them, the day represents the logarithm of the year, so that years of any size
/// are ordered and nothing overflows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    day: i64,
    second: u32,
    /// Order within the second: see [`Within`].
    within: u32,
}

/// Order of moments within one second of the civil clock: the fraction, a leap second after it, and a whole repeated
/// hour after the clock was set back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Within;

impl Within {
    const LEAP: u32 = 1_000_000_000;
    const FOLD: u32 = 2_000_000_000;
    /// End of a second that may be followed by a leap second.
    const END: u32 = Self::FOLD - 1;
    /// Steps per second kept within a repeated hour: 10 microseconds each.
    const FOLD_STEPS: u32 = 100_000;

    fn of(nanos: u32, leap: bool, repeated: u32) -> u32 {
        if repeated > 0 {
            let seconds = repeated.min((u32::MAX - Self::FOLD) / Self::FOLD_STEPS - 1);
            Self::FOLD + seconds * Self::FOLD_STEPS + nanos / 10_000
        } else {
            nanos.min(Self::LEAP - 1) + if leap { Self::LEAP } else { 0 }
        }
    }
}

/// Days from 0001-01-01 (day 1 of chrono's count) to 1970-01-01.
const EPOCH: i64 = 719_163;
/// Days in 400 Gregorian years, after which the calendar repeats.
const CYCLE: i64 = 146_097;
/// Years up to this one (positive or negative) are counted day by day.
const LINEAR_YEARS: i64 = 10_000_000_000_000_000;
/// Upper limit for the distance in days of those years from 1970.
const LINEAR_DAYS: i64 = 4_000_000_000_000_000_000;
/// Days per power of ten beyond [`LINEAR_DAYS`], so that EDTF's exponents (up to 100,000) still fit.
const DAYS_PER_POWER: f64 = 5.0e13;
/// Seconds in a day.
pub(super) const DAY: i64 = 86_400;

/// Days from 1970-01-01 to a calendar day; `None` if the day does not exist.
pub(super) fn day_number(year: i64, month: u8, day: u8) -> Option<i64> {
    let in_cycle = i32::try_from(year.rem_euclid(400)).ok()?;
    let date = NaiveDate::from_ymd_opt(2000 + in_cycle, u32::from(month), u32::from(day))?;
    let cycles = year.div_euclid(400).saturating_sub(5);
    Some((i64::from(date.num_days_from_ce()) - EPOCH).saturating_add(cycles.saturating_mul(CYCLE)))
}

/// Days in a month of a year; 0 if the month does not exist.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.rem_euclid(4) == 0
            && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) =>
        {
            29
        }
        2 => 28,
        _ => 0,
    }
}

impl Moment {
    /// Before every possible moment: an open start.
    pub(super) const BEFORE_ALL: Self = Self {
        day: i64::MIN,
        second: 0,
        within: 0,
    };
    /// After every possible moment: an open end.
    pub(super) const AFTER_ALL: Self = Self {
        day: i64::MAX,
        second: 0,
        within: 1,
    };
    /// After every moment except [`Self::AFTER_ALL`]: an unknown end.
    pub(super) const UNKNOWN_END: Self = Self {
        day: i64::MAX,
        second: 0,
        within: 0,
    };

    /// The moment of a local calendar date and time.
    #[must_use]
    pub fn from_local(at: NaiveDateTime) -> Self {
        let date = at.date();
        let leap = at.nanosecond() >= Within::LEAP;
        Self {
            day: i64::from(date.num_days_from_ce()) - EPOCH,
            second: at.num_seconds_from_midnight(),
            within: Within::of(at.nanosecond() % Within::LEAP, leap, 0),
        }
    }

    /// The moment directly after it; itself if it is the last one.
    pub(super) fn next(self) -> Self {
        if let Some(within) = self.within.checked_add(1) {
            return Self { within, ..self };
        }
        if self.second < 86_399 {
            let second = self.second + 1;
            return Self {
                second,
                within: 0,
                ..self
            };
        }
        self.day.checked_add(1).map_or(self, Self::start_of)
    }

    /// The moment directly before it; itself if it is the first one.
    pub(super) fn previous(self) -> Self {
        if let Some(within) = self.within.checked_sub(1) {
            return Self { within, ..self };
        }
        if let Some(second) = self.second.checked_sub(1) {
            return Self {
                second,
                within: u32::MAX,
                ..self
            };
        }
        self.day.checked_sub(1).map_or(self, Self::end_of)
    }

    /// First moment of a day number (days since 1970-01-01).
    #[must_use]
    pub const fn start_of_day(day: i64) -> Self {
        Self::start_of(day)
    }

    /// Moment of a second on the civil clock since 1970-01-01T00:00:00: the inverse of [`Self::seconds`].
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Self {
        Self::on_clock(seconds, 0, false, 0)
    }

    /// First moment of a day number.
    pub(super) const fn start_of(day: i64) -> Self {
        Self {
            day,
            second: 0,
            within: 0,
        }
    }

    /// Last moment of a day number.
    pub(super) const fn end_of(day: i64) -> Self {
        Self {
            day,
            second: 86_399,
            within: u32::MAX,
        }
    }

    /// First and last moment of an hour (0 to 23) of its day.
    pub(super) fn hour(self, hour: u8) -> (Self, Self) {
        let first = u32::from(hour).saturating_mul(3600).min(82_800);
        let from = Self {
            day: self.day,
            second: first,
            within: 0,
        };
        let to = Self {
            day: self.day,
            second: first.saturating_add(3599),
            within: u32::MAX,
        };
        (from, to)
    }

    /// Moment on the civil clock: seconds since 1970-01-01T00:00:00, and the parts of its order within the second.
    pub(super) fn on_clock(seconds: i64, nanos: u32, leap: bool, repeated: u32) -> Self {
        Self {
            day: seconds.div_euclid(DAY),
            second: u32::try_from(seconds.rem_euclid(DAY)).unwrap_or(0),
            within: Within::of(nanos, leap, repeated),
        }
    }

    /// End of the second that contains the moment, including a leap second.
    pub(super) fn end_of_second(self) -> Self {
        let within = if self.within < Within::FOLD {
            Within::END
        } else {
            self.within
        };
        Self { within, ..self }
    }

    /// Day number that represents a year too far away to count days: `mantissa` × 10^`exponent`.
    pub(super) fn far_day(mantissa: i64, exponent: u32) -> i64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "eleven digits are enough to order such years"
        )]
        let power = (mantissa.unsigned_abs().max(1) as f64).log10() + f64::from(exponent);
        #[expect(clippy::cast_possible_truncation, reason = "float casts saturate")]
        let days = LINEAR_DAYS
            .saturating_add((power * DAYS_PER_POWER) as i64)
            .min(i64::MAX - 2);
        if mantissa < 0 { -days } else { days }
    }

    /// Whether a year is near enough to count its days one by one.
    pub(super) const fn counts_days(year: i64) -> bool {
        year.unsigned_abs() <= LINEAR_YEARS.unsigned_abs()
    }

    /// The astronomical year (0 is 1 BC). Saturates beyond ±10^18.
    pub fn year(self) -> i64 {
        if self.day.unsigned_abs() > LINEAR_DAYS.unsigned_abs() {
            let far = self
                .day
                .unsigned_abs()
                .saturating_sub(LINEAR_DAYS.unsigned_abs());
            #[expect(
                clippy::cast_precision_loss,
                reason = "a year of that size is shown rounded"
            )]
            let power = far as f64 / DAYS_PER_POWER;
            #[expect(clippy::cast_possible_truncation, reason = "bounded by the minimum")]
            let year = 10f64.powf(power.min(18.0)) as i64;
            return if self.day < 0 { -year } else { year };
        }
        self.date_in_cycle()
            .map_or(0, |(cycles, date)| cycles * 400 + i64::from(date.year()))
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.date_in_cycle()
            .map_or(1, |(_, date)| u8::try_from(date.month()).unwrap_or(1))
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.date_in_cycle()
            .map_or(1, |(_, date)| u8::try_from(date.day()).unwrap_or(1))
    }

    /// Whole days since 1970-01-01, saturating.
    pub fn day_number(self) -> i64 {
        self.day
    }

    /// The second of the day, 0 to 86,399.
    pub fn second(self) -> u32 {
        self.second
    }

    /// Seconds of the civil clock since 1970-01-01T00:00:00; 128 bits hold every day of every year.
    pub fn seconds(self) -> i128 {
        i128::from(self.day)
            .saturating_mul(i128::from(DAY))
            .saturating_add(i128::from(self.second))
    }

    /// The calendar day as 400-year cycles and a date in the years 1 to 400; `None` where days are not counted.
    fn date_in_cycle(self) -> Option<(i64, NaiveDate)> {
        if self.day.unsigned_abs() > LINEAR_DAYS.unsigned_abs() {
            return None;
        }
        let since_ce = self.day + EPOCH - 1;
        let in_cycle = i32::try_from(since_ce.rem_euclid(CYCLE)).ok()?;
        let date = NaiveDate::from_num_days_from_ce_opt(in_cycle + 1)?;
        Some((since_ce.div_euclid(CYCLE), date))
    }

    /// ISO 8601 calendar date with at least four digits for the year, and with the time of day if `timed`.
    pub(super) fn iso(self, timed: bool) -> String {
        let date = format!(
            "{}-{:02}-{:02}",
            iso_year(self.year()),
            self.month(),
            self.day()
        );
        if timed {
            format!(
                "{date}T{:02}:{:02}:{:02}",
                self.second / 3600,
                self.second / 60 % 60,
                self.second % 60
            )
        } else {
            date
        }
    }
}

/// A year in ISO 8601: at least four digits, with a sign if negative.
pub(super) fn iso_year(year: i64) -> String {
    match year {
        0.. => format!("{year:04}"),
        ..0 => format!("-{:04}", year.unsigned_abs()),
    }
}

/// Earliest or latest moment of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Open: no limit on this side (`..`).
    Open,
    /// A limit exists on this side but is not known (an empty interval end, the start of "before 1922").
    Unknown,
    /// This moment, inclusive.
    At(Moment),
}

impl Bound {
    /// The moment, or another where it is open or unknown.
    pub(super) fn or(self, other: Moment) -> Moment {
        match self {
            Self::At(at) => at,
            Self::Open | Self::Unknown => other,
        }
    }
}

const WEEKDAYS: [&str; 7] = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
];

/// Weekday of a day number (days since 1970-01-01, a Thursday).
pub(super) fn weekday_name(day: i64) -> &'static str {
    let index = usize::try_from((day.rem_euclid(7) + 3) % 7).unwrap_or(0);
    WEEKDAYS.get(index).copied().unwrap_or("")
}
