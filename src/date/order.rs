//! The order of the timeline.

use std::cmp::Reverse;

use super::moment::Moment;
use super::{Bound, Date};

/// What dates are sorted by: the earliest bound, then the wider first. Small and quick to compare, so that a loader can
/// sort many dates by it. Dates with the same key keep their order in the file.
///
/// An open start (`../1985`) is before everything: it was already so when the timeline begins. A start that nobody
/// knows (`/1985`, "before 1922") says nothing of where it belongs, so such a date is placed by its end, the only thing
/// known of it. An open end is wider than any other, an unknown end wider than any that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderKey {
    start: Moment,
    end: Reverse<Moment>,
}

impl OrderKey {
    pub(super) fn new(earliest: Bound, latest: Bound) -> Self {
        let end = match latest {
            Bound::At(moment) => moment,
            Bound::Unknown => Moment::UNKNOWN_END,
            Bound::Open => Moment::AFTER_ALL,
        };
        let start = match earliest {
            Bound::At(moment) => moment,
            Bound::Open => Moment::BEFORE_ALL,
            Bound::Unknown => end,
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
        OrderKey::new(self.earliest(), self.latest())
    }

    /// The moment under which the date is filed: its earliest, or its latest where nobody knows the start. `None` where
    /// it has been so from the beginning, and for what is only "ongoing".
    #[must_use]
    pub fn anchor(&self) -> Option<Moment> {
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
