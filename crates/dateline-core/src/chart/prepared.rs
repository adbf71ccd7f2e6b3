//! Measurements of a timeline that do not depend on the visible range.

use super::extent::{Extents, second};
use super::folds::{folds, outside};
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

    /// Fits all events, and the range that was asked for, into a number of columns. Long empty stretches are folded unless
    /// time is linear; in the range only those between its events.
    pub fn fit(&mut self, columns: usize, is_linear: bool, now: Moment, asked: Option<(i64, i64)>) {
        let now = second(now);
        let ongoing = self.extents.has_ongoing.then_some(now);
        let mut left_out = Vec::new();
        if !is_linear {
            left_out = folds(&self.extents, ongoing, None, columns);
            if let Some(range) = asked {
                left_out = outside(&left_out, range);
                left_out.extend(folds(&self.extents, ongoing, asked, columns));
                left_out.sort_by_key(|fold| fold.from);
            }
        }
        self.time = Unfolded {
            folds: left_out,
            asked,
        };
        self.all = fitting(&self.extents, &self.time, now, columns);
    }

    /// First lane that contains an event.
    pub fn lane_of(&self, event: usize) -> Option<usize> {
        let (from, _) = self.extents.get(event)?;
        let lanes = &self.lanes.lanes;
        lanes.iter().position(|lane| lane.holds(event, from))
    }
}
