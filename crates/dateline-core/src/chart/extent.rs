//! When events are, in seconds of the civil clock: what a chart measures with.

use crate::date::{Bound, Certainty, Date, End, Moment, Span};
use crate::timeline::Timeline;

/// How far from 1970 a chart reaches, in seconds: 127 billion years. What lies beyond is drawn there.
const FARTHEST: i64 = 4_000_000_000_000_000_000;

/// The start of what has no start.
pub const OPEN_START: i64 = i64::MIN;

/// The end of what has no end.
pub const OPEN_END: i64 = i64::MAX;

/// The second of a moment.
#[must_use]
pub fn second(at: Moment) -> i64 {
    let farthest = i128::from(FARTHEST);
    i64::try_from(at.seconds().clamp(-farthest, farthest)).unwrap_or(0)
}

/// The second behind a moment.
fn second_after(at: Moment) -> i64 {
    second(at).saturating_add(1)
}

/// How an event begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// At a time that is known to the precision of the date.
    Firm,
    /// About then.
    Soft,
    /// It has no end on this side.
    Open,
    /// It has one that nobody knows.
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

/// Between which seconds an event is: all that its date can mean. It is never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The first second; [`OPEN_START`] where it has none. Of a start that nobody knows the latest that it can be.
    pub from: i64,
    /// The second behind the last one; [`OPEN_END`] where it has none. Of an end that nobody knows the earliest that it can be.
    pub to: i64,
    /// How it begins.
    pub start: Edge,
    /// How it ends.
    pub end: Edge,
}

impl Extent {
    /// What a date says of it. What is only "ongoing" is so now.
    #[must_use]
    pub fn of(span: &Span, now: Moment) -> Self {
        let ends = span.range();
        let start = Edge::of(span.earliest(), ends.map(|ends| ends.0));
        let end = Edge::of(span.latest(), ends.map(|ends| ends.1));
        let from = match span.earliest() {
            Bound::At(at) => second(at),
            Bound::Open => OPEN_START,
            Bound::Unknown => second(span.anchor().unwrap_or(now)),
        };
        let to = match span.latest() {
            Bound::At(at) => second_after(at),
            Bound::Open => OPEN_END,
            Bound::Unknown => from,
        };
        let to = to.max(from.saturating_add(1));
        Self {
            from,
            to,
            start,
            end,
        }
    }

    /// An event of which nothing but a second is known.
    #[must_use]
    pub fn at(second: i64) -> Self {
        Self {
            from: second,
            to: second.saturating_add(1),
            start: Edge::Firm,
            end: Edge::Firm,
        }
    }
}

/// The seconds in which a range goes on for certain, whatever its start and end are; `None` for what is one moment, and
/// where the latest start is not before the earliest end.
#[must_use]
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

/// When all dated events of a timeline are, in display order, without reading any of them.
#[derive(Debug, Clone, Default)]
pub struct Extents {
    from: Vec<i64>,
    to: Vec<i64>,
    undated: usize,
    /// Whether any of them goes on.
    goes_on: bool,
}

impl Extents {
    /// Those of a timeline. An event that could not be read is at the start of the one before it.
    #[must_use]
    pub fn of(timeline: &Timeline, now: Moment) -> Self {
        let mut extents = Self {
            from: Vec::with_capacity(timeline.dated),
            to: Vec::with_capacity(timeline.dated),
            undated: timeline.len().saturating_sub(timeline.dated),
            goes_on: false,
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
            extents.goes_on |= extent.to == OPEN_END;
            extents.from.push(extent.from);
            extents.to.push(extent.to);
        }
        extents
    }

    /// How many events have a place in time.
    #[must_use]
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Whether no event has a place in time.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }

    /// How many events have none.
    #[must_use]
    pub fn undated(&self) -> usize {
        self.undated
    }

    /// Whether any event goes on, so that now belongs on the axis.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// The first second of an event, and the second behind its last.
    #[must_use]
    pub fn get(&self, event: usize) -> Option<(i64, i64)> {
        Some((*self.from.get(event)?, *self.to.get(event)?))
    }

    /// The first seconds of all events, in display order.
    #[must_use]
    pub fn starts(&self) -> &[i64] {
        &self.from
    }

    /// The seconds behind the last ones.
    #[must_use]
    pub fn ends(&self) -> &[i64] {
        &self.to
    }
}

/// The start of the first event that has one, else now.
fn first_start(timeline: &Timeline, now: Moment) -> i64 {
    let anchor = |index: usize| timeline.span(index)?.anchor();
    second((0..timeline.dated).find_map(anchor).unwrap_or(now))
}

/// How an event is drawn: when it is, for certain and at most, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// When it is at most.
    pub extent: Extent,
    /// When it is for certain.
    pub certain: Option<(i64, i64)>,
    /// Whether it is a range: it goes on from its start to its end.
    pub is_range: bool,
    /// How sure its date is.
    pub certainty: Certainty,
}

impl Figure {
    /// The figure of a date.
    #[must_use]
    pub fn of(date: &Date, now: Moment) -> Self {
        let span = date.span();
        Self {
            certain: certain(date, now),
            ..Self::of_span(&span, now)
        }
    }

    /// The figure of a date that is no range, from what is known without reading its event.
    #[must_use]
    pub fn of_span(span: &Span, now: Moment) -> Self {
        Self {
            extent: Extent::of(span, now),
            certain: None,
            is_range: span.range().is_some(),
            certainty: span.certainty(),
        }
    }

    /// The figure of an event whose date cannot be read.
    #[must_use]
    pub fn at(second: i64) -> Self {
        Self {
            extent: Extent::at(second),
            certain: None,
            is_range: false,
            certainty: Certainty::Unsure,
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
    fn what_is_certain_of_a_date() {
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
            // The second of now itself is over.
            let found = found.map(|(from, to)| (from, to.min(day("2025-06-01").max(to - 1))));
            assert_eq!(found, expected, "{text}");
        }
    }
}
