//! Calendars other than the Gregorian one: detecting them in a text, and converting their dates to Gregorian days.

mod convert;
mod era;
mod find;
mod french;
mod month;
mod scan;

use super::conventions::{Convention, Used};
use super::meaning::Meaning;
use super::point::Point;
use super::precision::Precision;

pub(super) use self::convert::julian;
pub(super) use self::era::Era;
pub(super) use self::find::{Found, find, gedcom_style, unknown_gedcom};
pub(super) use self::scan::names_calendar;

/// Calendar of a written date, if not the Gregorian one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// Old Style.
    Julian,
    /// Years Anno Mundi.
    Hebrew,
    /// Years AH, tabular.
    Islamic,
    /// Years SH (Solar Hijri).
    Persian,
    /// Years of the French Republic.
    FrenchRepublican,
    /// Gregorian months, years of the Buddhist era.
    Buddhist,
    /// Gregorian months, years of an emperor.
    Japanese,
    /// Gregorian months, years of the Republic of China.
    Minguo,
}

impl Calendar {
    /// Every calendar, in the order of the documentation.
    pub const ALL: [Self; 8] = [
        Self::Julian,
        Self::Hebrew,
        Self::Islamic,
        Self::Persian,
        Self::FrenchRepublican,
        Self::Buddhist,
        Self::Japanese,
        Self::Minguo,
    ];

    /// Name, capitalized: "Hebrew", "French Republican".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Julian => "Julian",
            Self::Hebrew => "Hebrew",
            Self::Islamic => "Islamic",
            Self::Persian => "Persian",
            Self::FrenchRepublican => "French Republican",
            Self::Buddhist => "Buddhist",
            Self::Japanese => "Japanese",
            Self::Minguo => "Minguo (Republic of China)",
        }
    }

    /// Convention that describes how its dates are converted.
    pub(super) const fn convention(self) -> Convention {
        match self {
            Self::Julian => Convention::Julian,
            Self::Hebrew => Convention::Hebrew,
            Self::Islamic => Convention::Islamic,
            Self::Persian => Convention::Persian,
            Self::FrenchRepublican => Convention::FrenchRepublican,
            Self::Buddhist => Convention::Buddhist,
            Self::Japanese => Convention::ImperialYear,
            Self::Minguo => Convention::Minguo,
        }
    }

    /// Calendar of a text, by the conventions used to parse it.
    pub(super) fn of(used: Used) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|calendar| used.has(calendar.convention()))
    }

    /// First and last plausible year; a year outside more likely belongs to another calendar.
    const fn years(self) -> (u32, u32) {
        match self {
            Self::Hebrew => (3000, 6999),
            Self::Islamic | Self::Persian => (1, 1600),
            Self::FrenchRepublican => (1, french::LAST_YEAR),
            _ => (1, 9999),
        }
    }

    fn has_year(self, year: u32) -> bool {
        let (first, last) = self.years();
        (first..=last).contains(&year)
    }

    /// Example of a date in this calendar, for messages.
    const fn example(self) -> &'static str {
        match self {
            Self::Hebrew => "5 Tishrei 5784",
            Self::Islamic => "12 Muharram 1444 AH",
            Self::Persian => "22 Bahman 1357 SH",
            Self::FrenchRepublican => "18 brumaire an VIII",
            _ => "25 October 1917 O.S.",
        }
    }
}

/// Precision of a month or year of another calendar, or of an age: their ends alone would look like exact days.
pub(super) fn precision(meaning: &Meaning, used: Used) -> Option<Precision> {
    /// Days in the longest month of any calendar.
    const LONGEST_MONTH: i64 = 31;
    // "Between" two days is as precise as they are.
    let is_between = used.has(Convention::Between);
    if is_between || Calendar::of(used).is_none() && !used.has(Convention::Age) {
        return None;
    }
    let (from, to) = meaning.as_span().filter(|(from, to)| from != to)?;
    let (first, last) = (from.first(), to.last());
    if from.is_day() {
        let days = last.day_number().saturating_sub(first.day_number()) + 1;
        return Some(if days <= LONGEST_MONTH {
            Precision::Month
        } else {
            Precision::Year
        });
    }
    Some(match last.year().saturating_sub(first.year()) {
        0 => Precision::Year,
        1..=10 => Precision::Decade,
        11..=100 => Precision::Century,
        _ => Precision::Millennium,
    })
}

/// First and last Gregorian day of a date in another calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub from: Point,
    pub to: Point,
}
