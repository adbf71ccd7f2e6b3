//! The order of the timeline.

use std::cmp::Reverse;

use super::moment::{Bound, Moment};
use super::span::Span;

/// Sort key of dates: the earliest bound, then the wider date first. It is small and quick to compare, so that a loader
/// can sort many dates by it. Dates with the same key keep their order in the file.
///
/// An open start (`../1985`) is before everything. A date with an unknown start is placed by what is known: the latest
/// possible start (`..2025-05/..`), else its end (`/1985`, "before 1922"). An open end is wider than any other, an
/// unknown end wider than any known one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderKey {
    start: Moment,
    end: Reverse<Moment>,
}

impl OrderKey {
    fn of(date: &Span) -> Self {
        let latest = date.latest();
        let end = match latest {
            Bound::At(moment) => moment,
            Bound::Unknown => Moment::UNKNOWN_END,
            Bound::Open => Moment::AFTER_ALL,
        };
        let start = match (date.earliest(), date.anchor()) {
            (Bound::At(moment), _) | (Bound::Unknown, Some(moment)) => moment,
            (Bound::Open, _) => Moment::BEFORE_ALL,
            (Bound::Unknown, None) => end,
        };
        Self {
            start,
            end: Reverse(end),
        }
    }
}

impl Span {
    /// Same as [`Date::order_key`](crate::Date::order_key).
    pub fn order_key(&self) -> OrderKey {
        OrderKey::of(self)
    }
}

impl std::fmt::Display for OrderKey {
    /// `2025-05-09T00:00:00 … 2025-05-09T23:59:59`: the moment at which the date is placed, and its end.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = |moment: Moment| match moment {
            Moment::BEFORE_ALL => "before all".to_owned(),
            Moment::AFTER_ALL => "open".to_owned(),
            Moment::UNKNOWN_END => "not known".to_owned(),
            moment => moment.iso(true),
        };
        write!(out, "{} … {}", shown(self.start), shown(self.end.0))
    }
}
