//! What is remembered of the chart of a file: its lanes, and the visible part of time.

use super::state::ChartMemory;
use crate::app::state::App;
use crate::chart::{LaneKey, LaneOrder, View};

impl App {
    /// What to remember of the chart.
    pub(in crate::app) fn chart_memory(&self) -> ChartMemory {
        let chart = &self.chart;
        ChartMemory {
            lanes: chart.key.as_ref().map(|key| key.word().to_owned()),
            in_file_order: chart.order == LaneOrder::File,
            folded: chart.folded.clone(),
            linear: chart.is_linear,
            around: match chart.view {
                View::Everything => None,
                View::Around { middle, length, .. } => Some((middle, length)),
            },
            asked: chart.view.asked(),
        }
    }

    /// Restores the lanes.
    pub(in crate::app) fn recall_lanes(&mut self, memory: &ChartMemory) {
        let chart = &mut self.chart;
        chart.key = memory.lanes.as_deref().map(LaneKey::named);
        chart.order = if memory.in_file_order {
            LaneOrder::File
        } else {
            LaneOrder::Time
        };
        chart.folded.clone_from(&memory.folded);
        chart.is_linear = memory.linear;
        self.forget_chart();
    }

    /// Restores the visible part of time, moved to the selected event if that would be outside.
    pub(in crate::app) fn recall_window(&mut self, memory: &ChartMemory) {
        if let Some((middle, length)) = memory.around {
            self.chart.view = View::Around {
                middle,
                length,
                asked: memory.asked,
            };
            self.chart.shown = None;
            self.show_selected();
        }
    }
}
