//! How far a date is from another, or from now, in words.

use super::meaning::Meaning;
use super::moment::Moment;
use super::{Bound, Certainty, Date, Precision};

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The weekday of a day counted from 1970-01-01, a Thursday.
pub(super) fn weekday_name(day: i64) -> &'static str {
    let index = usize::try_from((day.rem_euclid(7) + 3) % 7).unwrap_or(0);
    WEEKDAYS.get(index).copied().unwrap_or("")
}

/// A length of time in the unit that a reader would choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub count: u64,
    pub unit: LengthUnit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LengthUnit {
    Day,
    Month,
    Year,
}

impl Length {
    /// "1 day", "9 months", "13,000 years".
    pub(super) fn words(self) -> String {
        let name = match self.unit {
            LengthUnit::Day => "day",
            LengthUnit::Month => "month",
            LengthUnit::Year => "year",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        format!("{} {name}{plural}", super::show::grouped(self.count))
    }
}

/// The length between two moments, no finer than a precision: calendar units between the two where both are given in
/// them (1945 to 1970 is 25 years), else days up to two months, then whole months up to two years, then whole years, as
/// anniversaries count: a day short of ten years is 9 years.
pub(super) fn length(from: Moment, to: Moment, coarsest: Precision) -> Length {
    let days = to
        .day_number()
        .saturating_sub(from.day_number())
        .unsigned_abs();
    let years = to.year().saturating_sub(from.year()).unsigned_abs();
    let (to_the_day, within_year) = (coarsest <= Precision::Day, coarsest <= Precision::Season);
    let unit = if to_the_day && days < 60 {
        LengthUnit::Day
    } else if within_year && days < 730 {
        LengthUnit::Month
    } else {
        LengthUnit::Year
    };
    let months = {
        let number = |at: Moment| {
            at.year()
                .saturating_mul(12)
                .saturating_add(i64::from(at.month()))
        };
        number(to).saturating_sub(number(from)).unsigned_abs()
    };
    // A month is over when its day is reached again.
    let (first, last) = if from <= to { (from, to) } else { (to, from) };
    let short = u64::from(to_the_day && last.day() < first.day());
    let (count, unit) = match unit {
        LengthUnit::Day => (days, unit),
        LengthUnit::Year if !within_year || years >= 1_000_000 => (years, unit),
        LengthUnit::Month | LengthUnit::Year => match months.saturating_sub(short) {
            months if unit == LengthUnit::Year || months.is_multiple_of(12) => {
                (months / 12, LengthUnit::Year)
            }
            months => (months, unit),
        },
    };
    Length { count, unit }
}

impl Date {
    /// "Friday", for a date that is one day, and sure.
    #[must_use]
    pub fn weekday(&self) -> Option<&'static str> {
        let point = match &self.meaning {
            Meaning::Point(point) => *point,
            Meaning::Timed(timed) => timed.point,
            Meaning::Range(_) | Meaning::Set(_) => return None,
        };
        (point.is_day() && !point.marks.any().is_qualified())
            .then(|| weekday_name(point.first().day_number()))
    }

    /// "in 9 months", "80 years ago", "today", "this year", "ongoing": how far from a moment, usually now.
    #[must_use]
    pub fn distance(&self, from: Moment) -> String {
        let about = if self.certainty() == Certainty::Unsure {
            "about "
        } else {
            ""
        };
        match self.side_of(from, from) {
            Position::Around => self.around(from),
            Position::Earlier { nearest, sure } => {
                let length = length(nearest, from, self.precision());
                match (self.named_step(length, about), sure) {
                    (Some(name), _) => name.0.to_owned(),
                    (None, true) => format!("{about}{} ago", length.words()),
                    (None, false) => format!("more than {} ago", length.words()),
                }
            }
            Position::Later { nearest, .. } => {
                let length = length(from, nearest, self.precision());
                match self.named_step(length, about) {
                    Some(name) => name.1.to_owned(),
                    None => format!("in {about}{}", length.words()),
                }
            }
        }
    }

    /// "3 days before", "2 years after", "the same day", "during": how far this date is from another, usually one that
    /// is marked.
    #[must_use]
    pub fn distance_to(&self, other: &Self) -> String {
        let unsure =
            self.certainty() == Certainty::Unsure || other.certainty() == Certainty::Unsure;
        let about = if unsure { "about " } else { "" };
        let precision = self.precision().max(other.precision());
        let (Bound::At(first), Bound::At(last)) = (other.anchor_or(false), other.anchor_or(true))
        else {
            return "at the same time".to_owned();
        };
        match self.side_of(first, last) {
            Position::Earlier { nearest, .. } => {
                format!(
                    "{about}{} before",
                    length(nearest, first, precision).words()
                )
            }
            Position::Later { nearest, .. } => {
                format!("{about}{} after", length(last, nearest, precision).words())
            }
            Position::Around => self.around_other(other, precision),
        }
    }

    /// Yesterday and tomorrow, last year and next year.
    fn named_step(&self, length: Length, about: &str) -> Option<(&'static str, &'static str)> {
        if length.count != 1 || !about.is_empty() || self.range().is_some() {
            return None;
        }
        match (length.unit, self.precision()) {
            (LengthUnit::Day, Precision::Second | Precision::Minute | Precision::Day) => {
                Some(("yesterday", "tomorrow"))
            }
            (LengthUnit::Month, Precision::Month) => Some(("last month", "next month")),
            (LengthUnit::Year, Precision::Year) => Some(("last year", "next year")),
            _ => None,
        }
    }

    /// What is said of a date that holds the moment.
    fn around(&self, from: Moment) -> String {
        if self.range().is_some() {
            return match (self.earliest(), self.latest()) {
                (Bound::At(start), Bound::Unknown) => {
                    let length = length(start, from, self.precision());
                    if length.count == 0 {
                        "now".to_owned()
                    } else {
                        format!("began {} ago", length.words())
                    }
                }
                _ => "ongoing".to_owned(),
            };
        }
        let sure = self.certainty() != Certainty::Unsure;
        match self.precision() {
            Precision::Second | Precision::Minute | Precision::Day if sure => "today",
            Precision::Month if sure => "this month",
            Precision::Season if sure => "this season",
            Precision::Year if sure => "this year",
            _ => "about now",
        }
        .to_owned()
    }

    fn around_other(&self, other: &Self, precision: Precision) -> String {
        let key = |date: &Self| (date.earliest(), date.latest());
        let both_points = self.range().is_none() && other.range().is_none();
        if key(self) == key(other) || both_points {
            return match precision {
                Precision::Second | Precision::Minute | Precision::Day => "the same day",
                Precision::Month => "the same month",
                Precision::Season => "the same season",
                Precision::Year => "the same year",
                _ => "about the same time",
            }
            .to_owned();
        }
        if other.range().is_some() && self.range().is_none() {
            return "during".to_owned();
        }
        "at the same time".to_owned()
    }

    /// A bound, or the other one where this one is not known.
    fn anchor_or(&self, last: bool) -> Bound {
        let (earliest, latest) = (self.earliest(), self.latest());
        match (last, earliest, latest) {
            (false, Bound::At(_), _) | (true, Bound::At(_), Bound::Open | Bound::Unknown) => {
                earliest
            }
            _ => latest,
        }
    }

    /// Where the date lies of the time between two moments.
    fn side_of(&self, first: Moment, last: Moment) -> Position {
        match (self.earliest(), self.latest()) {
            (earliest, Bound::At(end)) if end < first => {
                let sure = earliest != Bound::Unknown;
                Position::Earlier { nearest: end, sure }
            }
            (Bound::At(start), _) if start > last => Position::Later { nearest: start },
            _ => Position::Around,
        }
    }
}

/// Where a date lies of another time.
enum Position {
    /// Wholly before it.
    Earlier {
        nearest: Moment,
        /// Its start is known: it is not "before" some other date.
        sure: bool,
    },
    /// Wholly after it.
    Later { nearest: Moment },
    /// It holds it, or touches it.
    Around,
}
