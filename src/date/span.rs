//! How far a date reaches: what its place in the list depends on, without its text.

use super::moment::Moment;
use super::parse;
use super::{Bound, Certainty, Date, End, OrderKey, Precision};

/// How far a date reaches, how finely it is given and how sure it is. Cheap to copy, unlike the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    earliest: Bound,
    latest: Bound,
    anchor: Option<Moment>,
    precision: Precision,
    certainty: Certainty,
    range: Option<(End, End)>,
}

impl Span {
    /// [`Date::earliest`].
    #[must_use]
    pub const fn earliest(&self) -> Bound {
        self.earliest
    }

    /// [`Date::latest`].
    #[must_use]
    pub const fn latest(&self) -> Bound {
        self.latest
    }

    /// [`Date::anchor`].
    #[must_use]
    pub const fn anchor(&self) -> Option<Moment> {
        self.anchor
    }

    /// [`Date::precision`].
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// [`Date::certainty`].
    #[must_use]
    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// [`Date::range`].
    #[must_use]
    pub const fn range(&self) -> Option<(End, End)> {
        self.range
    }

    /// [`Date::order_key`].
    #[must_use]
    pub fn order_key(&self) -> OrderKey {
        OrderKey::of(self)
    }
}

impl Date {
    /// How far it reaches.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            earliest: self.earliest(),
            latest: self.latest(),
            anchor: self.anchor(),
            precision: self.precision(),
            certainty: self.certainty(),
            range: self.range(),
        }
    }
}

impl From<&Date> for Span {
    fn from(date: &Date) -> Self {
        date.span()
    }
}

impl From<&Span> for Span {
    fn from(span: &Span) -> Self {
        *span
    }
}

/// A [`Span`] from one day to another in twelve bytes: most dates of most files fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    first: i32,
    last: i32,
    /// Precision, certainty and how the ends of a range are drawn.
    how: u32,
}

const PRECISIONS: [Precision; 9] = [
    Precision::Second,
    Precision::Minute,
    Precision::Day,
    Precision::Month,
    Precision::Season,
    Precision::Year,
    Precision::Decade,
    Precision::Century,
    Precision::Millennium,
];
const CERTAINTIES: [Certainty; 3] = [Certainty::Exact, Certainty::Coarse, Certainty::Unsure];
const ENDS: [End; 3] = [End::Firm, End::Soft, End::Open];
const RANGE: u32 = 1 << 8;

impl Days {
    /// The same in less; `None` for what does not begin and end with a day that is known.
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
        let range = span.range.map_or(0, |(start, end)| {
            RANGE | (start as u32) << 9 | (end as u32) << 11
        });
        Some(Self {
            first: i32::try_from(from).ok()?,
            last: i32::try_from(to).ok()?,
            how: span.precision as u32 | (span.certainty as u32) << 4 | range,
        })
    }

    /// Those of a text that is a year, a month or a day in digits (`2025`, `2025-05`, `2025-05-09`) and nothing else.
    #[must_use]
    pub fn of_digits(text: &[u8]) -> Option<Self> {
        let point = parse::plain(text)?;
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
            how: precision as u32 | (certainty as u32) << 4,
        })
    }

    /// Those of the range from the first to the second: as [`Date::between`]. `None` where it ends before it begins, and
    /// where one of them is a range itself.
    #[must_use]
    pub fn between(start: Self, end: Self) -> Option<Self> {
        if end.last < start.first || (start.how | end.how) & RANGE != 0 {
            return None;
        }
        // From a day to the same day is that day.
        if start == end && start.first == start.last {
            return Some(start);
        }
        let precision = (start.how & 15).max(end.how & 15);
        let certainty = (start.how >> 4 & 3).max(end.how >> 4 & 3);
        let side = |how: u32| {
            if how >> 4 & 3 == Certainty::Unsure as u32 {
                End::Soft as u32
            } else {
                End::Firm as u32
            }
        };
        Some(Self {
            first: start.first,
            last: end.last,
            how: precision | certainty << 4 | RANGE | side(start.how) << 9 | side(end.how) << 11,
        })
    }

    /// In full.
    #[must_use]
    pub fn span(self) -> Span {
        let at = |bits: u32| usize::try_from(bits).unwrap_or(usize::MAX);
        let end = |shift: u32| {
            ENDS.get(at(self.how >> shift & 3))
                .copied()
                .unwrap_or(End::Firm)
        };
        let first = Moment::start_of(i64::from(self.first));
        Span {
            earliest: Bound::At(first),
            latest: Bound::At(Moment::end_of(i64::from(self.last))),
            anchor: Some(first),
            precision: PRECISIONS
                .get(at(self.how & 15))
                .copied()
                .unwrap_or(Precision::Day),
            certainty: CERTAINTIES
                .get(at(self.how >> 4 & 3))
                .copied()
                .unwrap_or(Certainty::Exact),
            range: (self.how & RANGE != 0).then(|| (end(9), end(11))),
        }
    }

    /// The first day, counted from 1970-01-01.
    #[must_use]
    pub const fn first(self) -> i32 {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(self) -> i32 {
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Reading;

    #[test]
    fn days_say_all_that_the_date_does() {
        let texts = [
            "2025-05-09",
            "2025-05",
            "2025",
            "0001",
            "0000-02-29",
            "9999-12-31",
            "about 1910",
            "the 1970s",
            "May 2019",
            "19th century",
            "2019/2020",
            "2019-05-04/2020~",
            "17-18 August 1922",
            "2025-21",
            "1985?",
        ];
        for text in texts {
            let span = Date::parse(text, Reading::default()).unwrap().span();
            assert_eq!(Days::of(&span).unwrap().span(), span, "{text}");
            if let Some(days) = Days::of_digits(text.as_bytes()) {
                assert_eq!(days.span(), span, "{text}");
            }
        }
        for text in [
            "../1985",
            "1985/..",
            "before 1922",
            "2025-05-09T10:00",
            "Y-17E7",
            "/1985",
        ] {
            let span = Date::parse(text, Reading::default()).unwrap().span();
            assert_eq!(Days::of(&span), None, "{text}");
        }
    }

    #[test]
    fn a_range_of_days_is_that_of_the_dates() {
        let dates = [
            "2025-05-09",
            "2025-05",
            "2025",
            "about 1910",
            "the 1970s",
            "2020/2021",
            "late August 2025",
        ];
        for start in dates {
            for end in dates {
                let [from, to] =
                    [start, end].map(|text| Date::parse(text, Reading::default()).unwrap());
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
