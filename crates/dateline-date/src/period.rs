//! Periods of the headings.

use super::conventions::Share;
use super::moment::Moment;
use super::names::{Name, Whole, century_of, decade_of};
use super::point::Point;
use super::show::{Known, Notation, Style, century_words, decade_words, plain_words, year_words};

/// Size of a heading's period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// An hour of a day.
    Hour,
    /// A calendar day.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
    /// 1970 to 1979; before Christ 489 to 480 BC.
    Decade,
    /// 1900 to 1999; before Christ 500 to 401 BC.
    Century,
}

impl Unit {
    /// All units, the smallest first.
    pub const ALL: [Self; 6] = [
        Self::Hour,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::Decade,
        Self::Century,
    ];

    /// Lowercase name: "day", "century".
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

/// Period of a heading: one hour, day, month, year, decade or century.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    unit: Unit,
    /// The year; for a decade or century, its number.
    number: i64,
    /// 0 if the unit is wider.
    month: u8,
    /// 0 if the unit is wider.
    day: u8,
    /// 0 if the unit is wider.
    hour: u8,
}

impl Period {
    /// The period of a given size that contains a moment.
    #[must_use]
    pub fn containing(at: Moment, unit: Unit) -> Self {
        let year = at.year();
        let (number, month, day) = match unit {
            Unit::Hour | Unit::Day => (year, at.month(), at.day()),
            Unit::Month => (year, at.month(), 0),
            Unit::Year => (year, 0, 0),
            Unit::Decade => (decade_of(year), 0, 0),
            Unit::Century => (century_of(year), 0, 0),
        };
        let hour = match unit {
            Unit::Hour => u8::try_from(at.second() / 3600).unwrap_or(0),
            _ => 0,
        };
        Self {
            unit,
            number,
            month,
            day,
            hour,
        }
    }

    /// Its size.
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// Name: "1970s", "2025", "May 2025", "9 May 2025", "9 May 2025, 10:00–10:59", "44 BC", "18th century".
    pub fn words(self, notation: Notation) -> String {
        let style = Style {
            notation,
            ..Style::default()
        };
        let day = || {
            let point = Point::date(self.number, self.month, self.day);
            plain_words(point, style)
        };
        match self.unit {
            Unit::Hour => {
                let hour = u32::from(self.hour);
                let (start, end) = (
                    notation.digits(hour, 0, None),
                    notation.digits(hour, 59, None),
                );
                format!(
                    "{}, {start}–{end}{}",
                    day(),
                    notation.half_of_day(hour, false)
                )
            }
            Unit::Day | Unit::Month => day(),
            Unit::Year => year_words(self.number, notation.era),
            Unit::Decade => decade_words(self.number, notation.era),
            Unit::Century => century_words(self.number, false, notation.era),
        }
    }

    /// First and last moment.
    pub fn bounds(self) -> (Moment, Moment) {
        let whole = match self.unit {
            Unit::Hour => {
                let day = Point::date(self.number, self.month, self.day).first();
                return day.hour(self.hour);
            }
            Unit::Day | Unit::Month | Unit::Year => {
                let point = Point::date(self.number, self.month, self.day);
                return (point.first(), point.last());
            }
            Unit::Decade => Whole::Decade(self.number),
            Unit::Century => Whole::Century(self.number),
        };
        let year = Point::year(self.number);
        let (from, to) = Name {
            share: Share::All,
            whole,
        }
        .span()
        .unwrap_or((year, year));
        (from.first(), to.last())
    }

    /// First and last moment; `None` for years too far away to count days, where not every moment between them belongs
    /// to the period.
    pub fn days(self) -> Option<(Moment, Moment)> {
        let (from, to) = self.bounds();
        let is_near = |at: Moment| at.year().unsigned_abs() < 1_000_000;
        (is_near(from) && is_near(to)).then_some((from, to))
    }

    /// The next period of the same size; itself if it is the last one.
    #[must_use]
    pub fn next(self) -> Self {
        Self::containing(self.bounds().1.next(), self.unit)
    }

    /// Whether the period contains a moment.
    pub fn contains(self, at: Moment) -> bool {
        Self::containing(at, self.unit) == self
    }

    /// What is known under its heading and need not be repeated.
    pub(super) const fn known(self) -> Known {
        match self.unit {
            Unit::Month => Known::Month(self.number, self.month),
            Unit::Day | Unit::Hour => Known::Day(self.number, self.month, self.day),
            Unit::Year => Known::Year(self.number),
            Unit::Decade | Unit::Century => Known::Nothing,
        }
    }
}
