//! State of the chart.

use std::collections::BTreeSet;

use super::time_range::TimeRange;
use crate::chart::{Chart, LaneKey, LaneOrder, Prepared, View};
use serde::Deserialize;
use serde::Serialize;

/// Rows of the axis, above the lanes.
pub const AXIS: u16 = 2;

/// The chart of a running viewer.
#[derive(Debug, Default)]
pub struct ChartPane {
    pub(in crate::app) is_open: bool,
    pub(in crate::app) view: View,
    /// The lane key that the user chose; `None` for the default.
    pub(in crate::app) key: Option<LaneKey>,
    pub(in crate::app) order: LaneOrder,
    /// Whether long empty stretches are drawn in full instead of folded.
    pub(in crate::app) is_linear: bool,
    /// Names of the folded lanes.
    pub(in crate::app) folded: BTreeSet<String>,
    /// The lane keys that the timeline offers.
    pub(in crate::app) keys: Vec<LaneKey>,
    pub(in crate::app) prepared: Option<Prepared>,
    /// What `prepared` was computed for.
    pub(in crate::app) fitted: Option<Fit>,
    /// The current layout.
    pub layout: Chart,
    /// The first row on the screen.
    pub top: usize,
    /// The row of the cursor.
    pub row: usize,
    /// The lane whose name the cursor is on.
    pub(in crate::app) on_lane: Option<usize>,
    /// The event that was reached by moving through the rows, and the time that these moves began at.
    pub(in crate::app) wished: Option<(usize, i64)>,
    /// The event at which the selection of a range was started.
    pub(in crate::app) range_start: Option<usize>,
    /// The selected range, while one is being selected.
    pub(in crate::app) range: Option<TimeRange>,
    /// The event that was selected at the last layout.
    pub(in crate::app) shown: Option<usize>,
}

/// What the folds of a chart depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Fit {
    pub columns: usize,
    /// Whether long empty stretches are drawn in full.
    pub is_linear: bool,
    /// The range that was asked for, in seconds.
    pub asked: Option<(i64, i64)>,
}

impl ChartPane {
    /// The title in the frame: "lanes by group · a column is 2 days".
    pub fn words(&self, dot: &str) -> String {
        let is_empty = |prepared: &Prepared| prepared.extents.is_empty();
        if self.prepared.as_ref().is_none_or(is_empty) {
            return String::new();
        }
        let column = format!("a column is {}", self.layout.unit());
        match self.prepared.as_ref().map(|prepared| &prepared.lanes.key) {
            None | Some(LaneKey::None) => column,
            Some(key) => {
                let order = match self.order {
                    LaneOrder::Time => "",
                    LaneOrder::File => " in file order",
                };
                format!("lanes by {}{order} {dot} {column}", key.word())
            }
        }
    }

    /// Numbers of rows above and below the visible ones, in a pane with `height` rows for lanes.
    pub(crate) fn out_of_sight(&self, height: usize) -> (usize, usize) {
        let shown = self.top + height;
        (self.top, self.layout.rows.len().saturating_sub(shown))
    }

    /// The name of the cursor's lane; `None` where all events are in one lane.
    pub(crate) fn lane(&self) -> Option<&str> {
        let lane = self.layout.rows.get(self.row)?.lane?;
        let lanes = &self.prepared.as_ref()?.lanes;
        Some(lanes.name(lane)).filter(|name| !name.is_empty())
    }

    /// The lane that the cursor went to instead of an event: its name, and the number of its events.
    pub(crate) fn chosen_lane(&self) -> Option<(&str, usize)> {
        let lanes = &self.prepared.as_ref()?.lanes;
        let events = lanes.lanes.get(self.on_lane?)?.len();
        Some((self.lane()?, events))
    }

    /// Whether the cursor's lane is folded to one row.
    pub(crate) fn is_on_folded(&self) -> bool {
        let row = self.layout.rows.get(self.row);
        row.is_some_and(|row| row.is_folded)
    }

    /// The range of time from the event where it was started to the selected event.
    pub fn range(&self) -> Option<TimeRange> {
        self.range.filter(|_| self.range_start.is_some())
    }

    /// Whether the cursor is on the name of a lane. A folded lane has nothing else to be on.
    pub(crate) fn is_on_name(&self) -> bool {
        self.on_lane.is_some() || self.is_on_folded()
    }
}

/// The remembered state of a chart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChartMemory {
    /// Name of the key that the lanes are made by, if the user chose one.
    pub(in crate::app) lanes: Option<String>,
    pub(in crate::app) in_file_order: bool,
    pub(in crate::app) folded: BTreeSet<String>,
    /// Whether long empty stretches are drawn in full.
    pub(in crate::app) linear: bool,
    /// Second in the middle of the screen, and the visible seconds; `None` for everything.
    pub(in crate::app) around: Option<(i64, i64)>,
    /// The range that was asked for last.
    pub(in crate::app) asked: Option<(i64, i64)>,
}
