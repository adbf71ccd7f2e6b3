//! A base date that supplies the year, month or day that a text leaves out.

use super::certainty::Qualifier;
use super::date::Date;
use super::meaning::Meaning;
use super::partial::{At, Partial, Years};
use super::point::{Marks, Point};

/// A date near a text: that of a heading, of an enclosing block or of another key.
///
/// ```
/// use dateline_date::{Date, DateContext};
///
/// let heading = Date::parse("2021", DateContext::default())?;
/// let context = DateContext { base: heading.as_base(), ..DateContext::default() };
/// assert_eq!(Date::parse("15 March", context)?.edtf().as_deref(), Some("2021-03-15"));
/// assert!(Date::parse("15 March", DateContext::default()).is_err());
/// # Ok::<(), dateline_date::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BaseDate {
    year: i64,
    month: u8,
    day: u8,
    qualifier: Qualifier,
    /// It is the start of a range whose end is the text.
    is_start: bool,
}

impl BaseDate {
    /// Base from a single plain date: a whole year, month or day; `None` for anything else.
    pub(super) fn of(point: Point) -> Option<Self> {
        let plain = Point {
            marks: Marks::NONE,
            ..point
        };
        let is_whole = plain == Point::date(point.year, point.month, point.day);
        (is_whole && point.month <= 12).then_some(Self {
            year: point.year,
            month: point.month,
            day: point.day,
            qualifier: point.marks.any(),
            is_start: false,
        })
    }

    /// This date as the start of a range, whose end may omit what both share, such as the century in "1941" and "45".
    #[must_use]
    pub fn as_start(self) -> Self {
        Self {
            is_start: true,
            qualifier: Qualifier::default(),
            ..self
        }
    }

    /// Whether it is only a year, so that a number next to it is a month.
    #[must_use]
    pub const fn is_year(self) -> bool {
        self.month == 0
    }

    /// Whether the text is the end of a range that starts here.
    pub(super) const fn is_start(self) -> bool {
        self.is_start
    }

    /// Its year if it has no month: the year of a month and day in digits (`05-09`).
    pub(super) const fn year_alone(self) -> Option<i64> {
        if self.month == 0 {
            Some(self.year)
        } else {
            None
        }
    }

    fn partial(self) -> Option<Partial> {
        let is_bc = self.year < 1;
        let year = u32::try_from(if is_bc { 1 - self.year } else { self.year }).ok()?;
        let mut partial = Partial::empty(0);
        partial.years = Some(At {
            value: Years::One(year),
            at: 0,
        });
        partial.bc = is_bc.then_some(true);
        let at = |value| At { value, at: 0 };
        partial.month = (self.month > 0).then_some(self.month).map(at);
        partial.day = (self.day > 0)
            .then_some(u32::from(self.day))
            .map(|value| At { value, at: 0 });
        Some(partial)
    }

    /// Fills in what a date leaves out; returns whether anything was filled in.
    pub(super) fn fill(self, date: &mut Partial) -> bool {
        let Some(base) = self.partial() else {
            return false;
        };
        if date.has_year() || date.bc.is_some() || date.era.is_some() {
            return false;
        }
        let only_number = date.small.is_some() && date.month.is_none() && date.day.is_none();
        if only_number && !self.is_start {
            // One number after a year may be a month as well as a day.
            if self.month == 0 || self.day > 0 || date.time.is_some() {
                return false;
            }
            date.day = date.small.take();
        }
        if date.is_share_only() {
            (date.years, date.bc) = (base.years, base.bc);
            date.month = base.month.filter(|_| base.day.is_none());
        } else if date.month.is_some() {
            (date.years, date.bc) = (base.years, base.bc);
        } else if date.fill_from_previous(&base).is_err() || !date.has_year() {
            return false;
        }
        if date.bc.is_none() && date.has_year() {
            date.bc = base.bc;
        }
        date.qualified_before = date.qualified_before.or(self.qualifier);
        true
    }
}

impl Date {
    /// This date as the base of other texts; `None` unless it is one whole year, month or day.
    #[must_use]
    pub fn as_base(&self) -> Option<BaseDate> {
        match &self.meaning {
            Meaning::Point(point) => BaseDate::of(*point),
            Meaning::Timed(timed) => BaseDate::of(timed.point),
            Meaning::Range(_) | Meaning::Set(_) => None,
        }
    }
}
