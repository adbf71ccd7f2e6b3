//! Measurements of a timeline that do not depend on the visible range.

use super::extent::{Extents, second};
use super::folds::folds;
use super::lanes::{LaneKey, LaneOrder, Lanes};
use super::scale::{Unfolded, Window};
use super::window::fitting;
use crate::date::Moment;
use crate::timeline::Timeline;

/// A timeline measured for charts.
#[derive(Debug)]
pub struct Prepared {
    /// Extents of its events.
    pub extents: Extents,
    /// Lanes of its events.
    pub lanes: Lanes,
    /// Time without folds.
    pub time: Unfolded,
    /// Window that shows everything.
    pub all: Window,
}

impl Prepared {
    /// Measures a timeline with lanes by a key. Call [`Self::fit`] before drawing.
    #[must_use]
    pub fn new(timeline: &Timeline, key: &LaneKey, order: LaneOrder, now: Moment) -> Self {
        let extents = Extents::of(timeline, now);
        let lanes = Lanes::by(timeline, &extents, key, order);
        Self {
            extents,
            lanes,
            time: Unfolded::default(),
            all: Window { from: 0, length: 1 },
        }
    }

    /// Fits all events into a number of columns. Long empty stretches are folded unless time is linear.
    pub fn fit(&mut self, columns: usize, is_linear: bool, now: Moment) {
        let now = second(now);
        self.time = if is_linear {
            Unfolded::default()
        } else {
            let now = self.extents.has_ongoing.then_some(now);
            Unfolded::new(folds(&self.extents, now, columns))
        };
        self.all = fitting(&self.extents, &self.time, now, columns);
    }

    /// First lane that contains an event.
    #[must_use]
    pub fn lane_of(&self, event: usize) -> Option<usize> {
        let (from, _) = self.extents.get(event)?;
        let lanes = &self.lanes.lanes;
        lanes.iter().position(|lane| lane.holds(event, from))
    }
}
