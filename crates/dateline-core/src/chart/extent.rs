//! Extents of events in seconds of the civil clock, the unit of the chart.

use crate::date::{Bound, Certainty, Date, End, Moment, Precision, Span};
use crate::timeline::Timeline;

/// Maximum distance from 1970 in seconds: 127 billion years. Everything further away is drawn there.
const FARTHEST: i64 = 4_000_000_000_000_000_000;

/// Start of an event with an open start.
pub const OPEN_START: i64 = i64::MIN;

/// End of an event with an open end.
pub const OPEN_END: i64 = i64::MAX;

/// A moment in seconds.
pub fn second(at: Moment) -> i64 {
    let farthest = i128::from(FARTHEST);
    i64::try_from(at.seconds().clamp(-farthest, farthest)).unwrap_or(0)
}

/// The first second after a moment.
fn second_after(at: Moment) -> i64 {
    second(at).saturating_add(1)
}

/// Start or end of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Known to the precision of the date.
    Firm,
    /// Approximate or uncertain.
    Soft,
    /// Open: no limit on this side.
    Open,
    /// A limit exists but is not known.
    Unknown,
}

impl Edge {
    fn of(bound: Bound, end: Option<End>) -> Self {
        match bound {
            Bound::Open => Self::Open,
            Bound::Unknown => Self::Unknown,
            Bound::At(_) if end == Some(End::Soft) => Self::Soft,
            Bound::At(_) => Self::Firm,
        }
    }
}

/// Extent of an event in seconds: everything that its date can mean. Never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// First second; [`OPEN_START`] if there is none. For an unknown start, the latest possible one, or the earliest
    /// possible end.
    pub from: i64,
    /// First second after the event; [`OPEN_END`] if there is none. For an unknown end, the earliest possible
    /// one, or what follows the latest possible start.
    pub to: i64,
    /// Kind of start.
    pub start: Edge,
    /// Kind of end.
    pub end: Edge,
}

impl Extent {
    /// Extent of a date. A date that is only "ongoing" is at `now`.
    #[must_use]
    pub fn of(span: &Span, now: Moment) -> Self {
        let ends = span.range();
        let start = Edge::of(span.earliest(), ends.map(|ends| ends.0));
        let end = Edge::of(span.latest(), ends.map(|ends| ends.1));
        let from = match span.earliest() {
            Bound::At(at) => second(at),
            Bound::Open => OPEN_START,
            Bound::Unknown => second(span.inner().or(span.anchor()).unwrap_or(now)),
        };
        let to = match span.latest() {
            Bound::At(at) => second_after(at),
            Bound::Open => OPEN_END,
            Bound::Unknown => span.inner().map_or(from, second_after),
        };
        let to = to.max(from.saturating_add(1));
        Self {
            from,
            to,
            start,
            end,
        }
    }

    /// Extent of one second.
    pub(crate) fn at(second: i64) -> Self {
        Self {
            from: second,
            to: second.saturating_add(1),
            start: Edge::Firm,
            end: Edge::Firm,
        }
    }
}

/// The seconds during which a range certainly lasts, whatever its exact start and end; `None` for a single moment, and
/// if the latest start is not before the earliest end.
pub fn certain(date: &Date, now: Moment) -> Option<(i64, i64)> {
    let interval = date.interval(now);
    if !interval.is_range() {
        return None;
    }
    let (start, end) = (interval.start(), interval.end());
    let from = if date.earliest() == Bound::Open {
        OPEN_START
    } else if start.0 == start.1 {
        second(start.0)
    } else {
        second_after(start.1)
    };
    let to = if end.0 == end.1 {
        second_after(end.0)
    } else {
        second(end.0)
    };
    (from < to).then_some((from, to))
}

/// Extents of all dated events of a timeline in display order, built without parsing any event.
#[derive(Debug, Clone, Default)]
pub struct Extents {
    /// First second of every event, in display order.
    pub from: Vec<i64>,
    /// First second after each event, in display order.
    pub to: Vec<i64>,
    /// Number of undated events.
    pub undated: usize,
    /// Whether any event has an open end.
    pub has_ongoing: bool,
    /// The events whose start is not known, and those whose end is not.
    unknown: (Vec<usize>, Vec<usize>),
}

impl Extents {
    /// Extents of a timeline. An event that could not be parsed is at the start of the previous event.
    #[must_use]
    pub fn of(timeline: &Timeline, now: Moment) -> Self {
        let mut extents = Self {
            from: Vec::with_capacity(timeline.dated),
            to: Vec::with_capacity(timeline.dated),
            undated: timeline.len().saturating_sub(timeline.dated),
            has_ongoing: false,
            unknown: (Vec::new(), Vec::new()),
        };
        let mut last = None;
        for index in 0..timeline.dated {
            let span = timeline.span(index);
            let extent = span.map(|span| Extent::of(&span, now));
            let extent = extent
                .unwrap_or_else(|| Extent::at(last.unwrap_or_else(|| first_start(timeline, now))));
            if extent.from != OPEN_START {
                last = Some(extent.from);
            }
            extents.has_ongoing |= extent.to == OPEN_END;
            let unknown = |edge| (edge == Edge::Unknown).then_some(index);
            extents.unknown.0.extend(unknown(extent.start));
            extents.unknown.1.extend(unknown(extent.end));
            extents.from.push(extent.from);
            extents.to.push(extent.to);
        }
        extents
    }

    /// Number of dated events.
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Whether there are no dated events.
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }

    /// First second of an event, and the first second after it.
    pub fn get(&self, event: usize) -> Option<(i64, i64)> {
        Some((*self.from.get(event)?, *self.to.get(event)?))
    }

    /// First second in which an event is possible, and the first second after that: without limit on a side that is not
    /// known.
    pub fn possible(&self, event: usize) -> Option<(i64, i64)> {
        let (from, to) = self.get(event)?;
        let is_in = |events: &[usize]| events.binary_search(&event).is_ok();
        let from = if is_in(&self.unknown.0) {
            OPEN_START
        } else {
            from
        };
        let to = if is_in(&self.unknown.1) { OPEN_END } else { to };
        Some((from, to))
    }
}

/// Start of the first event that has one, else now.
fn first_start(timeline: &Timeline, now: Moment) -> i64 {
    let anchor = |index: usize| timeline.span(index)?.anchor();
    second((0..timeline.dated).find_map(anchor).unwrap_or(now))
}

/// How an event is drawn: its possible and its certain extent, and its certainty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Possible extent.
    pub extent: Extent,
    /// Certain extent.
    pub certain: Option<(i64, i64)>,
    /// Whether it is a range, from a start to an end.
    pub is_range: bool,
    /// Certainty of its date.
    pub certainty: Certainty,
    /// Extents of the dates of a set of several; empty for any other date.
    pub members: Vec<(i64, i64)>,
    /// Whether it is at one of the dates of a set, not at all of them.
    pub is_one_of: bool,
}

impl Figure {
    /// Whether only its date, not the span of that, says how an event is drawn: it may be a range, or a set of dates.
    pub(crate) fn needs_date(span: &Span) -> bool {
        let longest = match span.precision() {
            Precision::Second => 1,
            Precision::Minute => 60,
            // An hour, or a day.
            Precision::Day => 86_400,
            Precision::Month => 31 * 86_400,
            Precision::Season => 184 * 86_400,
            _ => 366 * 86_400,
        };
        let is_longer = match (span.earliest(), span.latest()) {
            (Bound::At(from), Bound::At(to)) => second_after(to) - second(from) > longest,
            _ => true,
        };
        span.range().is_some() || is_longer || span.certainty() == Certainty::Unsure
    }

    /// Figure of a date.
    #[must_use]
    pub fn of(date: &Date, now: Moment) -> Self {
        let span = date.span();
        let members = date.members().into_iter().map(|(from, to)| {
            let from = if let Bound::At(at) = from {
                second(at)
            } else {
                OPEN_START
            };
            let to = if let Bound::At(at) = to {
                second_after(at)
            } else {
                OPEN_END
            };
            (from, to)
        });
        let members: Vec<(i64, i64)> = members.collect();
        Self {
            certain: certain(date, now),
            members: if members.len() > 1 {
                members
            } else {
                Vec::new()
            },
            is_one_of: date.is_one_of(),
            ..Self::of_span(&span, now)
        }
    }

    /// Figure of a date that is neither a range nor a set, without parsing its event.
    #[must_use]
    pub fn of_span(span: &Span, now: Moment) -> Self {
        Self {
            extent: Extent::of(span, now),
            certain: None,
            is_range: span.range().is_some(),
            certainty: span.certainty(),
            members: Vec::new(),
            is_one_of: false,
        }
    }

    /// Figure of an event whose date cannot be parsed.
    pub(crate) fn at(second: i64) -> Self {
        Self {
            extent: Extent::at(second),
            certain: None,
            is_range: false,
            certainty: Certainty::Unsure,
            members: Vec::new(),
            is_one_of: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::DateContext;

    fn day(text: &str) -> i64 {
        let date = Date::parse(text, DateContext::default()).unwrap();
        let Bound::At(at) = date.earliest() else {
            panic!("{text} has no start")
        };
        second(at)
    }

    #[test]
    fn a_range_with_an_unknown_end_reaches_over_all_of_the_other() {
        let now = Moment::from_seconds(day("2025-06-01"));
        for (text, from, to) in [
            ("/1944", "1944-01-01", "1945-01-01"),
            ("1948/", "1948-01-01", "1949-01-01"),
            ("1948-02/", "1948-02-01", "1948-03-01"),
        ] {
            let date = Date::parse(text, DateContext::default()).unwrap();
            let extent = Extent::of(&date.span(), now);
            assert_eq!((extent.from, extent.to), (day(from), day(to)), "{text}");
        }
    }

    #[test]
    fn certain_extents() {
        let now = Moment::from_seconds(day("2025-06-01"));
        for (text, expected) in [
            ("2025-05-09", None),
            ("2025", None),
            ("1970s", None),
            ("2025-05-07/2025-05-10", Some(("2025-05-07", "2025-05-11"))),
            ("1914/1918", Some(("1915-01-01", "1918-01-01"))),
            ("1914-07-28/1918", Some(("1914-07-28", "1918-01-01"))),
            ("1914/1915", None),
            ("2020/..", Some(("2021-01-01", "2025-06-01"))),
        ] {
            let date = Date::parse(text, DateContext::default()).unwrap();
            let expected = expected.map(|(from, to)| (day(from), day(to)));
            let found = certain(&date, now);
            // The certain extent includes the second of `now` itself.
            let found = found.map(|(from, to)| (from, to.min(day("2025-06-01").max(to - 1))));
            assert_eq!(found, expected, "{text}");
        }
    }
}
