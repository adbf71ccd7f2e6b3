//! The order of the timeline.

use std::cmp::Reverse;

use super::meaning::{Meaning, Side};
use super::moment::Moment;
use super::{Bound, Date, Span};

/// What dates are sorted by: the earliest bound, then the wider first. Small and quick to compare, so that a loader can
/// sort many dates by it. Dates with the same key keep their order in the file.
///
/// An open start (`../1985`) is before everything: it was already so when the timeline begins. A start that nobody
/// knows says nothing of where it belongs, so such a date is placed by what is known: the latest that its start can
/// be (`..2025-05/..`), else its end (`/1985`, "before 1922"). An open end is wider than any other, an unknown end wider
/// than any that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderKey {
    start: Moment,
    end: Reverse<Moment>,
}

impl OrderKey {
    pub(super) fn of(date: &Span) -> Self {
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

impl Date {
    /// What the date is sorted by.
    #[must_use]
    pub fn order_key(&self) -> OrderKey {
        self.span().order_key()
    }

    /// The moment under which the date is filed: its earliest; where nobody knows its start, the latest that this can be,
    /// else its latest. `None` where it has been so from the beginning, and for what is only "ongoing".
    #[must_use]
    pub fn anchor(&self) -> Option<Moment> {
        if let Meaning::Range(range) = &self.meaning
            && let Side::Beyond(point) = &range.start
        {
            return Some(point.last());
        }
        match (self.earliest(), self.latest()) {
            (Bound::At(moment), _) | (Bound::Unknown, Bound::At(moment)) => Some(moment),
            _ => None,
        }
    }
}

impl std::fmt::Display for OrderKey {
    /// `2025-05-09T00:00:00 … 2025-05-09T23:59:59`: from which moment it is placed, and how far it reaches.
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
