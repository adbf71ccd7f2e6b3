//! A base date that supplies the year, month or day that a text leaves out.

use super::certainty::Qualifier;
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
    pub(super) year: i64,
    pub(super) month: u8,
    pub(super) day: u8,
    pub(super) qualifier: Qualifier,
    /// It is the start of a range whose end is the text.
    pub(super) is_start: bool,
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
}
