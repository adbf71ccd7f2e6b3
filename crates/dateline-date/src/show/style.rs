//! Options for writing a date in words.

use super::notation::{DayMonthOrder, Notation};
use crate::context::DateContext;
use crate::meaning::SetKind;
use crate::moment::Moment;
use crate::point::Point;

/// What a heading already shows: the year, the month too, or the whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Known {
    #[default]
    Nothing,
    Year(i64),
    Month(i64, u8),
    Day(i64, u8, u8),
}

impl Known {
    /// The part of it that applies to both `first` and `last`. A year or month omitted at only one end would be read
    /// from the other end.
    pub(super) fn shared(self, first: Moment, last: Moment) -> Self {
        let (from, to) = (first.year(), last.year());
        match self {
            Self::Nothing => Self::Nothing,
            _ if from != to => Self::Nothing,
            Self::Month(year, _) if first.month() != last.month() => Self::Year(year),
            known => known,
        }
    }
}

/// Precision of clock times in short texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ClockDetail {
    /// "10:14"
    #[default]
    Minute,
    /// "10:14:07", if the date has seconds.
    Second,
    /// "10:14:07.25", if the date has fractions of a second.
    Fraction,
}

/// Options for writing a date in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent option"
)]
pub(crate) struct Style {
    /// "Aug", "~", "?", "Q2" rather than "August", "about", "(uncertain)", "second quarter".
    pub short: bool,
    pub known: Known,
    /// "Aug or Sep" rather than "late Aug or early Sep".
    pub coarse: bool,
    /// "Aug/Sep" rather than "Aug or Sep".
    pub slashes: bool,
    /// "The 1900s" rather than "the 20th century".
    pub hundreds: bool,
    /// "10:00" rather than "10:00 UTC".
    pub zoneless: bool,
    /// "4:45" rather than "4:45 pm".
    pub halfless: bool,
    /// "9 May 10:00" rather than "9 May, 10:00".
    pub tight: bool,
    /// Precision of clock times in short texts.
    pub clock: ClockDetail,
    /// Names of eras, clock, order of day and month.
    pub notation: Notation,
    /// Short texts name the zones of clock times that differ from the clock of this context's zone.
    pub name_zones: Option<DateContext>,
}

impl Style {
    pub(super) fn knows_year(self, year: i64) -> bool {
        matches!(
            self.known,
            Known::Year(known) | Known::Month(known, _) | Known::Day(known, ..) if known == year
        )
    }

    pub(crate) fn knows_day(self, point: Point) -> bool {
        self.known == Known::Day(point.year, point.month, point.day)
    }

    pub(crate) fn knows_month(self, year: i64, month: u8) -> bool {
        self.known == Known::Month(year, month)
    }

    /// Whether, of several days in the month of a date, the first has the name of the month and the last the year:
    /// "May 9–12, 2025".
    pub(super) fn names_month_once(self, point: Point) -> bool {
        self.notation.order == DayMonthOrder::MonthFirst
            && !self.knows_month(point.year, point.month)
    }

    pub(super) const fn knowing(self, known: Known) -> Self {
        Self { known, ..self }
    }
}

/// "a", "a or b", "a, b or c".
pub(super) fn either(words: &[String], link: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {link} {last}", most.join(", ")),
    }
}

/// Members of a set in words: "May or June", "May/June".
pub(super) fn listed(members: &[String], kind: SetKind, style: Style) -> String {
    match (kind, style.slashes) {
        (SetKind::One, true) => members.join("/"),
        (SetKind::All, true) => members.join("+"),
        (SetKind::One, false) => either(members, "or"),
        (SetKind::All, false) => either(members, "and"),
    }
}
