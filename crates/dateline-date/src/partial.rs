//! One date of a text while its parts are being collected: some may be given by its neighbours.

mod neighbor;

use super::calendar::Era;
use super::conventions::Used;
use super::meaning::Clock;
use super::names::Share;
use super::numeric::Shape;
use super::week::Week;
use super::zone::Zone;
use super::{DateError, Qualifier};

/// A number and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At<T> {
    pub value: T,
    pub at: usize,
}

impl<T> At<T> {
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At {
            value: change(self.value),
            at: self.at,
        }
    }
}

/// Years that are named together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    One(u32),
    /// The first of ten, and how many digits it was written with.
    Decade(u32, usize),
    /// As it is called: 19.
    Century(u32),
    Millennium(u32),
}

/// Which calendar a day with a Gregorian name of its month is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Julian.
    Old,
    /// Gregorian.
    New,
}

/// The parts of a date as far as they have been found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Partial {
    pub start: usize,
    pub end: usize,
    pub years: Option<At<Years>>,
    /// Before Christ or not, where it is said.
    pub bc: Option<bool>,
    /// The era that counts its year.
    pub era: Option<Era>,
    /// The calendar of its days, where it is said.
    pub style: Option<Style>,
    /// 1 to 12, or EDTF's code 21 to 41.
    pub month: Option<At<u8>>,
    pub day: Option<At<u32>>,
    /// The week of its year, or the week that its day names.
    pub week: Option<At<Week>>,
    /// So many months, of which it is the last day.
    pub months_to: Option<At<u8>>,
    /// A year of two digits, of whichever century.
    pub short_year: Option<At<u32>>,
    /// A number of one or two digits that may be a day or a year.
    pub small: Option<At<u32>>,
    /// That number counts ("second"): it is no year.
    pub small_counts: bool,
    pub numeric: Option<At<Shape>>,
    pub share: Share,
    /// The years before and after that "±" gives.
    pub tolerance: Option<At<u32>>,
    pub time: Option<(Clock, bool)>,
    /// A second name of the time's zone.
    pub second_zone: Option<At<Zone>>,
    pub weekday: Option<u8>,
    pub used: Used,
    /// It names its year itself.
    pub own_year: bool,
    /// What is said before it: "circa 1914".
    pub qualified_before: Qualifier,
    /// What is said after it: "1914?".
    pub qualified_after: Qualifier,
    /// The 1900s are the decade.
    pub sure_decade: bool,
    /// Where it stands, if it is a clock time alone that has its day from the date before it.
    pub clock_alone: Option<usize>,
    /// Where "at least" stands: it may be further away.
    pub at_least: Option<usize>,
}

impl Partial {
    pub(super) const fn empty(start: usize) -> Self {
        Self {
            start,
            end: start,
            years: None,
            bc: None,
            era: None,
            style: None,
            month: None,
            day: None,
            week: None,
            months_to: None,
            short_year: None,
            small: None,
            small_counts: false,
            numeric: None,
            share: Share::All,
            tolerance: None,
            time: None,
            second_zone: None,
            weekday: None,
            used: Used::NONE,
            own_year: false,
            qualified_before: Qualifier::SURE,
            qualified_after: Qualifier::SURE,
            sure_decade: false,
            clock_alone: None,
            at_least: None,
        }
    }

    /// Whether it says nothing but a time of day.
    pub(super) const fn is_time_only(&self) -> bool {
        self.time.is_some()
            && !self.has_year()
            && self.month.is_none()
            && self.day.is_none()
            && self.small.is_none()
    }

    /// Whether it is a week of a year by its number.
    pub(super) const fn is_numbered_week(&self) -> bool {
        matches!(
            self.week,
            Some(At {
                value: Week::Number(_),
                ..
            })
        )
    }

    /// "Early" of "early to mid-1970s".
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

    /// All that is said of how sure it is.
    pub(super) fn qualifier(&self) -> Qualifier {
        self.qualified_before.or(self.qualified_after)
    }

    /// Whether a day is given in some way.
    pub(super) const fn has_day(&self) -> bool {
        self.day.is_some() || self.numeric.is_some()
    }

    /// Years and nothing within them.
    pub(super) const fn is_years_only(&self) -> bool {
        self.years.is_some()
            && self.month.is_none()
            && self.day.is_none()
            && self.week.is_none()
            && self.time.is_none()
    }

    /// The one year that it names.
    pub(super) fn only_year(&self) -> Option<i64> {
        match self.years {
            Some(At {
                value: Years::One(year),
                ..
            }) if self.bc != Some(true) => Some(i64::from(year)),
            _ => None,
        }
    }

    /// "The 1900s", which may be a century.
    pub(super) const fn is_hundreds(&self) -> bool {
        matches!(self.years, Some(At { value: Years::Decade(first, _), .. }) if first % 100 == 0)
    }

    /// The first year of the decade that it names.
    pub(super) const fn decade(&self) -> Option<u32> {
        match self.years {
            Some(At {
                value: Years::Decade(first, _),
                ..
            }) => Some(first),
            _ => None,
        }
    }

    /// The one year that is named, before an era is applied.
    pub(super) fn year(&self) -> Option<At<u32>> {
        match self.years {
            Some(At {
                value: Years::One(value),
                at,
            }) => Some(At { value, at }),
            _ => None,
        }
    }

    /// Takes a number of one or two digits as the month that its key says it is.
    ///
    /// # Errors
    /// Where there is no such month.
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

    /// Counts its year before Christ or after, where it does not say that itself.
    pub(super) fn count_from(&mut self, before_christ: bool) {
        let is_signed = self
            .numeric
            .is_some_and(|numeric| matches!(numeric.value, Shape::One(point) if point.year < 0));
        if self.bc.is_none() && self.era.is_none() && !is_signed {
            self.bc = Some(before_christ);
        }
    }
}
