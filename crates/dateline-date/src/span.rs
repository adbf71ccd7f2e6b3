//! Extent of a date: all that its place in the list depends on, without its text.

use super::certainty::{Certainty, End};
use super::moment::{Bound, Moment};
use super::plain::plain;
use super::precision::Precision;

/// Extent, precision and certainty of a date. Cheap to copy, unlike the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub(super) earliest: Bound,
    pub(super) latest: Bound,
    pub(super) anchor: Option<Moment>,
    pub(super) inner: Option<Moment>,
    pub(super) precision: Precision,
    pub(super) certainty: Certainty,
    pub(super) range: Option<(End, End)>,
}

impl Span {
    /// Same as [`Date::earliest`](crate::Date::earliest).
    pub const fn earliest(&self) -> Bound {
        self.earliest
    }

    /// Same as [`Date::latest`](crate::Date::latest).
    pub const fn latest(&self) -> Bound {
        self.latest
    }

    /// Same as [`Date::anchor`](crate::Date::anchor).
    pub const fn anchor(&self) -> Option<Moment> {
        self.anchor
    }

    /// For a range with one unknown end, the bound of its other end that is nearer to it: the earliest end, or the latest
    /// start. `None` if the range includes all of that end, as of a day, and for all other dates.
    pub const fn inner(&self) -> Option<Moment> {
        self.inner
    }

    /// Same as [`Date::precision`](crate::Date::precision).
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// Same as [`Date::certainty`](crate::Date::certainty).
    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// Same as [`Date::range`](crate::Date::range).
    pub const fn range(&self) -> Option<(End, End)> {
        self.range
    }
}

impl From<&Span> for Span {
    fn from(span: &Span) -> Self {
        *span
    }
}

/// A [`Span`] from one day to another in twelve bytes; most dates of most files fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    first: i32,
    last: i32,
    precision: Precision,
    certainty: Certainty,
    range: Option<(End, End)>,
}

const _: () = assert!(size_of::<Days>() == 12);

impl Days {
    /// Compact form; `None` unless both ends are known days.
    #[must_use]
    pub fn of(span: &Span) -> Option<Self> {
        let (Bound::At(first), Bound::At(last)) = (span.earliest, span.latest) else {
            return None;
        };
        let (from, to) = (first.day_number(), last.day_number());
        if span.anchor != Some(first)
            || first != Moment::start_of(from)
            || last != Moment::end_of(to)
        {
            return None;
        }
        Some(Self {
            first: i32::try_from(from).ok()?,
            last: i32::try_from(to).ok()?,
            precision: span.precision,
            certainty: span.certainty,
            range: span.range,
        })
    }

    /// Days of a text that is exactly a year, a month or a day in digits (`2025`, `2025-05`, `2025-05-09`).
    #[must_use]
    pub fn of_digits(text: &[u8]) -> Option<Self> {
        let point = plain(text)?;
        let (precision, certainty) = match (point.month, point.day) {
            (0, _) => (Precision::Year, Certainty::Coarse),
            (_, 0) => (Precision::Month, Certainty::Coarse),
            _ => (Precision::Day, Certainty::Exact),
        };
        let first = point.first().day_number();
        let last = if point.day > 0 {
            first
        } else {
            point.last().day_number()
        };
        Some(Self {
            first: i32::try_from(first).ok()?,
            last: i32::try_from(last).ok()?,
            precision,
            certainty,
            range: None,
        })
    }

    /// Days of the range from `start` to `end`, equal to [`Date::between`](crate::Date::between). `None` if it ends before it begins, or if
    /// one of them is itself a range.
    #[must_use]
    pub fn between(start: Self, end: Self) -> Option<Self> {
        if end.last < start.first || start.range.or(end.range).is_some() {
            return None;
        }
        // From a day to the same day is that day.
        if start == end && start.first == start.last {
            return Some(start);
        }
        let side = |of: Self| match of.certainty {
            Certainty::Unsure => End::Soft,
            Certainty::Exact | Certainty::Coarse => End::Firm,
        };
        Some(Self {
            first: start.first,
            last: end.last,
            precision: start.precision.max(end.precision),
            certainty: start.certainty.max(end.certainty),
            range: Some((side(start), side(end))),
        })
    }

    /// The equivalent span.
    pub fn span(self) -> Span {
        let first = Moment::start_of(i64::from(self.first));
        Span {
            earliest: Bound::At(first),
            latest: Bound::At(Moment::end_of(i64::from(self.last))),
            anchor: Some(first),
            inner: None,
            precision: self.precision,
            certainty: self.certainty,
            range: self.range,
        }
    }

    /// First day, as days since 1970-01-01.
    pub const fn first(self) -> i32 {
        self.first
    }

    /// Last day, as days since 1970-01-01.
    pub const fn last(self) -> i32 {
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::DateContext;
    use crate::date::Date;

    #[test]
    fn days_keep_all_that_the_span_has() {
        let texts = [
            "2025-05-09", "2025-05", "2025", "0001", "0000-02-29", "9999-12-31", "about 1910",
            "the 1970s", "May 2019", "19th century", "2019/2020", "2019-05-04/2020~",
            "17-18 August 1922", "2025-21", "1985?",
        ];
        for text in texts {
            let span = Date::parse(text, DateContext::default()).unwrap().span();
            assert_eq!(Days::of(&span).unwrap().span(), span, "{text}");
            if let Some(days) = Days::of_digits(text.as_bytes()) {
                assert_eq!(days.span(), span, "{text}");
            }
        }
        for text in [
            "../1985", "1985/..", "before 1922", "2025-05-09T10:00", "Y-17E7", "/1985",
        ] {
            let span = Date::parse(text, DateContext::default()).unwrap().span();
            assert_eq!(Days::of(&span), None, "{text}");
        }
    }

    #[test]
    fn a_range_of_days_equals_the_range_of_dates() {
        let dates = [
            "2025-05-09", "2025-05", "2025", "about 1910", "the 1970s", "2020/2021",
            "late August 2025",
        ];
        for start in dates {
            for end in dates {
                let [from, to] =
                    [start, end].map(|text| Date::parse(text, DateContext::default()).unwrap());
                let days = |date: &Date| Days::of(&date.span()).unwrap();
                let between = Date::between(&from, &to).ok().map(|date| date.span());
                let range = Days::between(days(&from), days(&to));
                let is_range = from.range().is_some() || to.range().is_some();
                if range.is_some() || !is_range {
                    assert_eq!(range.map(Days::span), between, "{start} – {end}");
                }
            }
        }
    }
}
