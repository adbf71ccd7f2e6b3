//! What a written date says: its earliest and latest moment, how precise and how sure it is, how it orders and how
//! it is shown.
//!
//! A date is kept as written and understood as an interval. No other file names the EDTF libraries.

use std::cmp::Ordering;

/// A point on the timeline: a day of the proleptic Gregorian calendar and a second in it.
///
/// Ordered. Days are counted from 1970-01-01 and saturate, so that years of any size still order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    day: i64,
    second: u32,
}

impl Moment {
    /// The moment of a local calendar date and time.
    #[must_use]
    pub fn from_local(_at: chrono::NaiveDateTime) -> Self {
        todo!()
    }

    /// The astronomical year (0 is 1 BC).
    #[must_use]
    pub fn year(self) -> i64 {
        todo!()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        todo!()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        todo!()
    }

    /// Whole days since 1970-01-01, saturating.
    #[must_use]
    pub fn day_number(self) -> i64 {
        self.day
    }
}

/// One end of what a date can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Open: it has no end on this side (`..`).
    Open,
    /// There is an end on this side and nobody knows which (an empty interval end).
    Unknown,
    /// This moment, inclusive.
    At(Moment),
}

/// How finely a date is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    Second,
    Minute,
    Day,
    Month,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

/// What the source says of how sure a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Qualifier {
    pub uncertain: bool,
    pub approximate: bool,
}

/// What the rail mark says: how sure a date is at one glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// A day or better.
    Exact,
    /// A month, a season or a year, for sure.
    Coarse,
    /// Approximate, uncertain, one of several, a decade or wider.
    Unsure,
}

/// How one end of a range's bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Known for sure (to its precision).
    Firm,
    /// Approximate or uncertain.
    Soft,
    /// Open or unknown: the bar fades.
    Open,
}

/// Which of day and month stands first in an all-numeric date such as `09/02/2018`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum NumericOrder {
    /// Not known: such a date has two readings.
    #[default]
    Unknown,
    DayFirst,
    MonthFirst,
}

/// What is needed beside the text to read a date: file-wide and passed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Reading {
    pub numeric: NumericOrder,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong ("no month 13").
    pub message: String,
    /// Byte offset into the text where it goes wrong.
    pub offset: usize,
    /// What to do ("write a month from 01 to 12"), or the closest reading.
    pub help: Option<String>,
}

/// A date as written, and what it can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {}

impl Date {
    /// Reads a date: EDTF (ISO 8601-2:2019 Annex A) or words.
    ///
    /// # Errors
    /// Where it says no date, at which byte, and what was expected.
    pub fn parse(_text: &str, _reading: Reading) -> Result<Self, DateError> {
        todo!()
    }

    /// The range from `start:` to `end:`.
    ///
    /// # Errors
    /// An end before its start.
    pub fn between(_start: &Self, _end: &Self) -> Result<Self, DateError> {
        todo!()
    }

    /// The text as it stands in the file.
    #[must_use]
    pub fn written(&self) -> &str {
        todo!()
    }

    /// The date in full as a reader writes it: "9 May 2025", "the 1970s", "late August or early September 2025".
    #[must_use]
    pub fn words(&self) -> String {
        todo!()
    }

    /// The date for the list, leaving out what the heading above it already says: "9 May", "~7–10 May".
    #[must_use]
    pub fn label(&self, _under: Option<Period>) -> String {
        todo!()
    }

    #[must_use]
    pub fn earliest(&self) -> Bound {
        todo!()
    }

    #[must_use]
    pub fn latest(&self) -> Bound {
        todo!()
    }

    #[must_use]
    pub fn precision(&self) -> Precision {
        todo!()
    }

    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        todo!()
    }

    #[must_use]
    pub fn certainty(&self) -> Certainty {
        todo!()
    }

    /// How the two ends of its bar are drawn, where the date is a range (an interval, not a coarse date).
    #[must_use]
    pub fn range(&self) -> Option<(End, End)> {
        todo!()
    }

    /// The order of the timeline: earliest bound, then the wider first. A total order.
    #[must_use]
    pub fn order(&self, _other: &Self) -> Ordering {
        todo!()
    }

    /// "Friday", for a date that is one day.
    #[must_use]
    pub fn weekday(&self) -> Option<&'static str> {
        todo!()
    }

    /// "in 9 months", "80 years ago", "now".
    #[must_use]
    pub fn distance(&self, _from: Moment) -> String {
        todo!()
    }

    /// "3 days after", "about 2 years before", "on the day of": how far it is from another date.
    #[must_use]
    pub fn distance_from(&self, _other: &Self) -> String {
        todo!()
    }

    /// Conventions by which the text was read ("late" is from the 21st), for the detail pane.
    #[must_use]
    pub fn conventions(&self) -> Vec<String> {
        todo!()
    }
}

/// The size of a heading's period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Day,
    Month,
    Year,
    Decade,
    Century,
}

/// What a heading stands for: one day, month, year, decade or century.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {}

impl Period {
    /// The period of that size in which a moment falls.
    #[must_use]
    pub fn containing(_at: Moment, _unit: Unit) -> Self {
        todo!()
    }

    /// "1970s", "2025", "May 2025", "9 May 2025", "44 BC", "18th century".
    #[must_use]
    pub fn words(self) -> String {
        todo!()
    }
}

/// How long nothing happened between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {}

impl Gap {
    /// The gap from the end of `before` to the start of `after`; `None` where they touch or overlap for sure.
    #[must_use]
    pub fn between(_before: &Date, _after: &Date) -> Option<Self> {
        todo!()
    }

    /// The days it lasts, as measured by what the dates most plainly say.
    #[must_use]
    pub fn days(self) -> i64 {
        todo!()
    }

    /// "43 years", "about 25 years", "0 to 3 years".
    #[must_use]
    pub fn words(self) -> String {
        todo!()
    }
}
