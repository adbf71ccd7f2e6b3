//! One date of a text while its parts are collected; its neighbors may supply some of them.

mod base;
mod neighbor;

use super::calendar::Era;
use super::certainty::Qualifier;
use super::conventions::Share;
use super::conventions::Used;
use super::error::DateError;
use super::meaning::Clock;
use super::numeric::Shape;
use super::week::Week;
use super::zone::Zone;

/// A value and its byte offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At<T> {
    pub value: T,
    pub at: usize,
}

impl<T> At<T> {
    pub(super) const fn new(value: T, at: usize) -> Self {
        Self { value, at }
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At::new(change(self.value), self.at)
    }
}

/// One year, or years that are named together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    One(u32),
    /// First year of a decade, and the number of digits it was written with.
    Decade(u32, usize),
    /// Number as in the name: 19.
    Century(u32),
    Millennium(u32),
    /// Some year from 0 to 9999, EDTF's XXXX.
    Unknown,
}

/// Calendar of a day whose month has a Gregorian name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Julian.
    Old,
    /// Gregorian.
    New,
}

/// The first Monday, the last Friday of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Nth {
    /// 1 for the first, [`LAST`](super::collect::LAST) for the last.
    pub number: u32,
    /// From 0 (Monday) to 6.
    pub weekday: u8,
}

/// The parts of a date found so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Partial {
    pub start: usize,
    pub end: usize,
    pub years: Option<At<Years>>,
    /// Before Christ or not, if given.
    pub bc: Option<bool>,
    /// Era of its year.
    pub era: Option<Era>,
    /// Calendar of its days, if given.
    pub style: Option<Style>,
    /// Month from 1 to 12, or EDTF's code 21 to 41.
    pub month: Option<At<u8>>,
    pub day: Option<At<u32>>,
    /// A weekday counted within its month, in place of the day.
    pub nth_weekday: Option<At<Nth>>,
    /// The week of its year, or the week that contains its day.
    pub week: Option<At<Week>>,
    /// Number of months that end with this date.
    pub months_to: Option<At<u8>>,
    /// A two-digit year of an unknown century.
    pub short_year: Option<At<u32>>,
    /// A number of one or two digits that may be a day or a year.
    pub small: Option<At<u32>>,
    /// `small` is an ordinal ("second"), so it is not a year.
    pub small_counts: bool,
    pub numeric: Option<At<Shape>>,
    pub share: Share,
    /// Tolerance in years from "±".
    pub tolerance: Option<At<u32>>,
    pub time: Option<(Clock, bool)>,
    /// Byte offset of the word "midnight": its time may be the beginning or the end of its day.
    pub midnight: Option<usize>,
    /// A second name of the time's zone.
    pub second_zone: Option<At<Zone>>,
    pub weekday: Option<u8>,
    pub used: Used,
    /// Whether it names its year itself.
    pub own_year: bool,
    /// Qualifier before it: "circa 1914".
    pub qualified_before: Qualifier,
    /// Qualifier after it: "1914?".
    pub qualified_after: Qualifier,
    /// "The 1900s" is certainly the decade.
    pub sure_decade: bool,
    /// Byte offset of a bare clock time whose day comes from the date before it.
    pub clock_alone: Option<usize>,
    /// Byte offset of "at least": the date may be further away.
    pub at_least: Option<usize>,
}

impl Partial {
    pub(super) fn empty(start: usize) -> Self {
        Self {
            start,
            end: start,
            ..Self::default()
        }
    }

    /// Whether it has only a time of day.
    pub(super) const fn is_time_only(&self) -> bool {
        self.time.is_some()
            && !self.has_year()
            && self.month.is_none()
            && self.day.is_none()
            && self.small.is_none()
    }

    /// Whether it is a numbered week.
    pub(super) const fn is_numbered_week(&self) -> bool {
        matches!(
            self.week,
            Some(At {
                value: Week::Number(_) | Week::Nth(_),
                ..
            })
        )
    }

    /// Whether it is only a share such as "early" in "early to mid-1970s".
    pub(super) fn is_share_only(&self) -> bool {
        self.share != Share::All
            && self.month.is_none()
            && self.day.is_none()
            && self.small.is_none()
            && self.time.is_none()
    }

    pub(super) const fn has_year(&self) -> bool {
        self.years.is_some() || self.numeric.is_some()
    }

    /// All its qualifiers combined.
    pub(super) fn qualifier(&self) -> Qualifier {
        self.qualified_before.or(self.qualified_after)
    }

    /// Whether it has a day.
    pub(super) const fn has_day(&self) -> bool {
        self.day.is_some() || self.nth_weekday.is_some() || self.numeric.is_some()
    }

    /// Whether it has only years.
    pub(super) const fn is_years_only(&self) -> bool {
        self.years.is_some()
            && self.month.is_none()
            && self.day.is_none()
            && self.week.is_none()
            && self.time.is_none()
    }

    /// Its year if it is exactly one: 0 is 1 BC.
    pub(super) fn astronomical_year(&self) -> Option<i64> {
        let year = i64::from(self.year()?.value);
        Some(if self.bc == Some(true) {
            1 - year
        } else {
            year
        })
    }

    /// Whether it is a form such as "the 1900s", which may be a century.
    pub(super) const fn is_hundreds(&self) -> bool {
        matches!(self.years, Some(At { value: Years::Decade(first, _), .. }) if first % 100 == 0)
    }

    /// First year of its decade.
    pub(super) const fn decade(&self) -> Option<u32> {
        match self.years {
            Some(At {
                value: Years::Decade(first, _),
                ..
            }) => Some(first),
            _ => None,
        }
    }

    /// Its single year, before an era is applied.
    pub(super) fn year(&self) -> Option<At<u32>> {
        match self.years {
            Some(At {
                value: Years::One(value),
                at,
            }) => Some(At::new(value, at)),
            _ => None,
        }
    }

    /// Takes a number of one or two digits as the month, as its key says.
    ///
    /// # Errors
    /// The month does not exist.
    pub(super) fn take_as_month(&mut self) -> Result<(), DateError> {
        let is_alone = self.month.is_none() && self.day.is_none() && !self.has_year();
        let Some(number) = self.small.filter(|_| is_alone) else {
            return Ok(());
        };
        match u8::try_from(number.value) {
            Ok(month @ 1..=12) => self.month = Some(number.map(|_| month)),
            _ => return Err(super::numeric::no_month(number.value, number.at)),
        }
        self.small = None;
        Ok(())
    }

    /// Counts its year before Christ or after, unless it says that itself.
    pub(super) fn count_from(&mut self, before_christ: bool) {
        let is_signed = self
            .numeric
            .is_some_and(|numeric| matches!(numeric.value, Shape::One(point) if point.year < 0));
        if self.bc.is_none() && self.era.is_none() && !is_signed {
            self.bc = Some(before_christ);
        }
    }
}
