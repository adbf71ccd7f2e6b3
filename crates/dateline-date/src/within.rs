//! Whether a date is within a window of time: certainly, possibly, or not.

use super::certainty::{Certainty, End};
use super::meaning::{Meaning, Member, Range, Set, SetKind, Side};
use super::moment::{Bound, Moment};
use super::point::Point;
use super::span::Span;

/// Answer to a question about something that may be uncertain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// Certainly not.
    No,
    /// Possibly.
    Possible,
    /// Certainly.
    Yes,
}

impl Truth {
    /// The opposite; `Possible` stays `Possible`.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Possible => Self::Possible,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(so: bool) -> Self {
        if so { Self::Yes } else { Self::No }
    }
}

/// A window of time derived from a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// First moment.
    first: Moment,
    /// Last moment.
    last: Moment,
}

impl Window {
    /// From the earliest to the latest moment of a date, both included.
    #[must_use]
    pub fn during(date: impl Into<Span>) -> Self {
        let date = date.into();
        Self {
            first: date.earliest().or(Moment::BEFORE_ALL),
            last: date.latest().or(Moment::AFTER_ALL),
        }
    }

    /// Everything after the latest moment of a date; `None` if that is open or unknown.
    #[must_use]
    pub fn after(date: impl Into<Span>) -> Option<Self> {
        let date = date.into();
        match date.latest() {
            Bound::At(at) => Some(Self {
                first: at.next(),
                last: Moment::AFTER_ALL,
            }),
            Bound::Open | Bound::Unknown => None,
        }
    }

    /// Everything before the earliest moment of a date; `None` if that is open or unknown.
    #[must_use]
    pub fn before(date: impl Into<Span>) -> Option<Self> {
        let date = date.into();
        match date.earliest() {
            Bound::At(at) => Some(Self {
                first: Moment::BEFORE_ALL,
                last: at.previous(),
            }),
            Bound::Open | Bound::Unknown => None,
        }
    }

    /// Whether a moment between `first` and `last` is within the window.
    fn point(self, first: Moment, last: Moment) -> Truth {
        if last < self.first || first > self.last {
            Truth::No
        } else if first >= self.first && last <= self.last {
            Truth::Yes
        } else {
            Truth::Possible
        }
    }

    /// Whether a range overlaps the window; its start and its end are each between two moments.
    fn range(self, start: (Moment, Moment), end: (Moment, Moment)) -> Truth {
        if end.1 < self.first || start.0 > self.last {
            Truth::No
        } else if start.1 <= self.last && end.0 >= self.first {
            Truth::Yes
        } else {
            Truth::Possible
        }
    }
}

impl Span {
    /// Whether the date is within the window, by its bounds alone; `None` if they cross an edge of the window.
    pub fn falls_into(&self, window: Window) -> Option<Truth> {
        let (Bound::At(first), Bound::At(last)) = (self.earliest(), self.latest()) else {
            return None;
        };
        if last < window.first || first > window.last {
            return Some(Truth::No);
        }
        let is_firm = self.certainty() != Certainty::Unsure
            && (self.range()).is_none_or(|ends| ends == (End::Firm, End::Firm));
        (is_firm && first >= window.first && last <= window.last).then_some(Truth::Yes)
    }
}

/// Whether a date is within a window of time.
pub(super) fn falls_into(meaning: &Meaning, window: Window) -> Truth {
    match meaning {
        Meaning::Point(point) => sure_as(*point, window.point(point.first(), point.last())),
        Meaning::Timed(timed) => sure_as(timed.point, window.point(timed.first, timed.last)),
        Meaning::Range(range) => of_range(range, window),
        Meaning::Set(set) => of_set(set, window),
    }
}

/// Limits the answer for a qualified date to `Possible`.
fn sure_as(point: Point, truth: Truth) -> Truth {
    if point.marks.any().is_qualified() {
        truth.min(Truth::Possible)
    } else {
        truth
    }
}

fn of_range(range: &Range, window: Window) -> Truth {
    let bounds = |meaning: &Meaning| {
        let (earliest, latest) = meaning.bounds();
        (
            earliest.or(Moment::BEFORE_ALL),
            latest.or(Moment::AFTER_ALL),
        )
    };
    let start = match &range.start {
        Side::At(meaning) => Some(bounds(meaning)),
        Side::Beyond(point) => Some((Moment::BEFORE_ALL, point.last())),
        Side::Open => Some((Moment::BEFORE_ALL, Moment::BEFORE_ALL)),
        Side::Unknown => None,
    };
    let end = match &range.end {
        Side::At(meaning) => Some(bounds(meaning)),
        Side::Beyond(point) => Some((point.first(), Moment::AFTER_ALL)),
        Side::Open => Some((Moment::AFTER_ALL, Moment::AFTER_ALL)),
        Side::Unknown => None,
    };
    // An unknown start is not after the end, and an unknown end not before the start.
    let latest_start = end.map_or(Moment::AFTER_ALL, |end| end.1);
    let earliest_end = start.map_or(Moment::BEFORE_ALL, |start| start.0);
    let truth = window.range(
        start.unwrap_or((Moment::BEFORE_ALL, latest_start)),
        end.unwrap_or((earliest_end, Moment::AFTER_ALL)),
    );
    let qualified = |side: &Side| match side {
        Side::At(meaning) => meaning.qualifier().is_qualified(),
        Side::Beyond(_) | Side::Open | Side::Unknown => false,
    };
    if qualified(&range.start) || qualified(&range.end) {
        truth.min(Truth::Possible)
    } else {
        truth
    }
}

fn of_set(set: &Set, window: Window) -> Truth {
    let each = set
        .members
        .iter()
        .map(|member| of_member(member, set.kind, window));
    match set.kind {
        SetKind::All => each.max().unwrap_or(Truth::No),
        SetKind::One => {
            let (least, most) = each.fold((Truth::Yes, Truth::No), |(least, most), truth| {
                (least.min(truth), most.max(truth))
            });
            if least == most {
                least
            } else {
                Truth::Possible
            }
        }
    }
}

fn of_member(member: &Member, kind: SetKind, window: Window) -> Truth {
    let (first, last) = match member {
        Member::One(meaning) => return falls_into(meaning, window),
        Member::From(from, to) => (*from, *to),
        Member::UpTo(point)
        | Member::Since(point)
        | Member::Before(point)
        | Member::After(point) => (*point, *point),
        Member::BeforeTime(timed) | Member::AfterTime(timed) => (timed.point, timed.point),
    };
    let (earliest, latest) = member.bounds();
    let (earliest, latest) = (
        earliest.or(Moment::BEFORE_ALL),
        latest.or(Moment::AFTER_ALL),
    );
    let truth = match kind {
        SetKind::One => window.point(earliest, latest),
        // All of them happened, so the window contains one if it is long enough.
        SetKind::All => window.range((earliest, earliest), (latest, latest)),
    };
    sure_as(first, sure_as(last, truth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::DateContext;
    use crate::date::Date;

    fn date(text: &str) -> Date {
        Date::parse(text, DateContext::default()).unwrap()
    }

    #[test]
    fn falls_into_a_window() {
        use Truth::{No, Possible, Yes};
        for (text, during, expected) in [
            ("2025-05-09", "2025", Yes),
            ("2025-05-09", "2025-05-09", Yes),
            ("2025-05-09T10:00", "2025-05-09", Yes),
            ("2025-05-09", "2025-05-10", No),
            ("2025-05", "2025-05-09", Possible),
            ("the 1970s", "1970s", Yes),
            ("the 1970s", "1975", Possible),
            ("the 1970s", "1980s", No),
            ("about 1910", "1910", Possible),
            ("about 1910", "1912", No),
            ("1910?", "1910", Possible),
            // A range is within every window that it overlaps.
            ("2025-05-07/2025-05-10", "2025-05-09", Yes),
            ("1914/1918", "1914", Yes),
            ("1914/1918", "1913", No),
            ("1914/1918", "1914-01", Possible),
            ("1914/1918", "1916-07-01", Yes),
            ("~1914/1918", "1916", Possible),
            ("2020/..", "2030", Yes),
            ("2020/", "2019", No),
            ("2020/", "2030", Possible),
            ("/1985", "1900", Possible),
            ("/1985", "1986", No),
            ("../1985", "1900", Yes),
            // One of several dates, and all of several.
            ("[1667,1668]", "1668", Possible),
            ("[1667,1668]", "1660s", Yes),
            ("[1667,1668]", "1670", No),
            ("{1667,1670}", "1670", Yes),
            ("{1667,1670}", "1668", No),
            ("late August or early September 2025", "2025-08", Possible),
            ("late August or early September 2025", "2025", Yes),
            ("before 1922", "1900", Possible),
            ("before 1922", "1922", No),
            ("after 1950", "1949", No),
            ("after 1950", "1960", Possible),
        ] {
            let window = Window::during(&date(during));
            assert_eq!(
                date(text).falls_into(window),
                expected,
                "{text} during {during}"
            );
            let by_span = date(text).span().falls_into(window);
            assert!(by_span.is_none_or(|truth| truth == expected), "{text}");
        }
    }

    #[test]
    fn before_and_after_exclude_the_date_itself() {
        use Truth::{No, Possible, Yes};
        for (text, edge, before, after) in [
            ("2021", "2022", Yes, No),
            ("2022", "2022", No, No),
            ("2023", "2022", No, Yes),
            ("2022-12-31", "2022", No, No),
            ("2023-01-01", "2022", No, Yes),
            ("2021/2023", "2022", Yes, Yes),
            ("2025", "2025-06", Possible, Possible),
            ("2025-05-31", "2025-06", Yes, No),
            ("the 2020s", "2022", Possible, Possible),
        ] {
            let edge = date(edge);
            let (first, last) = (Window::before(&edge), Window::after(&edge));
            assert_eq!(date(text).falls_into(first.unwrap()), before, "{text}");
            assert_eq!(date(text).falls_into(last.unwrap()), after, "{text}");
        }
        assert_eq!(Window::after(&date("2020/..")), None);
        assert_eq!(Window::before(&date("../2020")), None);
    }
}
