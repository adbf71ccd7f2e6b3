//! What a chart needs to know of a timeline, whatever part of it is shown.

use super::extent::{Extents, second};
use super::folds::folds;
use super::lanes::{LaneKey, Lanes};
use super::scale::{Unfolded, Window};
use super::window::fitting;
use crate::date::Moment;
use crate::timeline::Timeline;

/// A timeline as charts measure it.
#[derive(Debug)]
pub struct Prepared {
    /// When its events are.
    pub extents: Extents,
    /// In which lanes they stand.
    pub lanes: Lanes,
    /// Time, without what is folded.
    pub time: Unfolded,
    /// The window that holds everything.
    pub all: Window,
}

impl Prepared {
    /// Measures a timeline, in lanes by a key. Fit it before it is drawn.
    #[must_use]
    pub fn new(timeline: &Timeline, key: &LaneKey, now: Moment) -> Self {
        let extents = Extents::of(timeline, now);
        let lanes = Lanes::by(timeline, &extents, key);
        Self {
            extents,
            lanes,
            time: Unfolded::default(),
            all: Window { from: 0, length: 1 },
        }
    }

    /// Fits all events into some columns. Long empty stretches are left out, unless time is to be linear.
    pub fn fit(&mut self, columns: usize, is_linear: bool, now: Moment) {
        let now = second(now);
        self.time = if is_linear {
            Unfolded::default()
        } else {
            let now = self.extents.goes_on().then_some(now);
            Unfolded::new(folds(&self.extents, now, columns))
        };
        self.all = fitting(&self.extents, &self.time, now, columns);
    }

    /// The first lane in which an event stands.
    #[must_use]
    pub fn lane_of(&self, event: usize) -> Option<usize> {
        let (from, _) = self.extents.get(event)?;
        let lanes = self.lanes.all();
        lanes.iter().position(|lane| lane.holds(event, from))
    }
}
