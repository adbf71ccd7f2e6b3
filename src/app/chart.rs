//! State of the chart: the visible part of time, the lanes, and the cursor.
//!
//! [`crate::chart`] computes the layout. It is recomputed after each change, so that drawing has
//! nothing to decide.

mod choosing;
mod grip;
mod lanes;
mod memory;
mod moving;
mod pointing;
mod range;
mod sign;
mod state;
mod time_range;

pub(super) use self::grip::Grip;
pub(super) use self::lanes::LaneChoice;
pub(super) use self::state::ChartMemory;
use self::state::Fit;
pub use self::time_range::TimeRange;
pub use sign::Sign;

pub use self::state::{AXIS, ChartPane};
use super::state::App;
use crate::chart::{Chart, LaneKey, Prepared, Request, View, lane_keys};
use crate::limits::READ_FOR_LANES;

impl App {
    /// The chart, while it is shown in place of the list.
    pub fn chart(&self) -> Option<&ChartPane> {
        Some(&self.chart).filter(|chart| chart.is_open)
    }

    /// Switches between chart and list.
    pub(super) fn toggle_chart(&mut self) {
        self.chart.is_open = !self.chart.is_open;
        self.chart.shown = None;
        self.show_selected();
    }

    /// Shows the chart with lanes by a key, under any of its names.
    pub(super) fn show_lanes(&mut self, name: &str) {
        let key = LaneKey::named(name);
        if !self.timeline.is_empty() && !lane_keys(&self.timeline).contains(&key) {
            self.note = Some(format!(
                "There are no lanes by `{name}`: w lists those there are"
            ));
        }
        self.chart.key = Some(key);
        self.chart.is_open = true;
        self.set_focus(super::Focus::List);
        self.forget_chart();
    }

    /// Discards what was computed for the previous timeline.
    pub(super) fn forget_chart(&mut self) {
        self.chart.prepared = None;
        self.chart.shown = None;
        self.chart.range_start = None;
        self.chart.on_lane = None;
    }

    /// Recomputes the layout for the current state.
    pub(super) fn lay_out_chart(&mut self) {
        if !self.chart.is_open {
            return;
        }
        let area = self.layout().list;
        let mut pane = std::mem::take(&mut self.chart);
        self.prepare_chart(&mut pane, usize::from(area.width));
        if let Some(prepared) = &pane.prepared {
            let last = pane.shown.replace(self.selected);
            if last != Some(self.selected) {
                pane.view = in_sight(pane.view, prepared, self.selected);
                pane.on_lane = None;
            }
            let matters = |event: usize| self.hits_in(&(event..event + 1)) > 0;
            let sign = |event: usize| self.chart_sign(event).map(Sign::symbol);
            pane.layout = Chart::lay_out(&Request {
                timeline: &self.timeline,
                extents: &prepared.extents,
                lanes: &prepared.lanes,
                folded: &pane.folded,
                time: &prepared.time,
                window: pane.view.window(&prepared.time, prepared.all),
                width: usize::from(area.width),
                height: usize::from(area.height.saturating_sub(AXIS)),
                now: self.now,
                notation: self.notation(),
                selected: (!self.timeline.is_empty()).then_some(self.selected),
                matters: &matters,
                sign: &sign,
            });
            let start = pane.range_start;
            pane.range = start.and_then(|start| {
                TimeRange::between(&self.timeline, prepared, [start, self.selected])
            });
            pane.find_cursor(self.selected, prepared.lane_of(self.selected));
            pane.scroll(usize::from(area.height.saturating_sub(AXIS)));
        }
        self.chart = pane;
    }

    /// The key to make lanes by: the chosen one, else the default. A large file has one lane unless another key is
    /// chosen, and until it is verified, because lanes come from what verification gathers.
    fn key_of_lanes(&self, pane: &ChartPane) -> LaneKey {
        let chosen = pane.key.clone().filter(|key| pane.keys.contains(key));
        if self.timeline.len() <= READ_FOR_LANES {
            return chosen.unwrap_or_else(|| first_key(&pane.keys));
        }
        chosen
            .filter(|_| self.timeline.is_verified())
            .unwrap_or_default()
    }

    /// Prepares extents and lanes, if the timeline or the number of columns changed.
    fn prepare_chart(&self, pane: &mut ChartPane, columns: usize) {
        if pane.prepared.is_none() {
            pane.keys = lane_keys(&self.timeline);
        }
        let key = self.key_of_lanes(pane);
        let is_key = |prepared: &Prepared| prepared.lanes.key == key;
        if !pane.prepared.as_ref().is_some_and(is_key) {
            pane.prepared = Some(Prepared::new(&self.timeline, &key, pane.order, self.now));
            pane.fitted = None;
        }
        let wanted = Fit {
            columns,
            is_linear: pane.is_linear,
            asked: pane.view.asked(),
        };
        if let Some(prepared) = &mut pane.prepared
            && pane.fitted.replace(wanted) != Some(wanted)
        {
            prepared.fit(columns, wanted.is_linear, self.now, wanted.asked);
        }
    }
}

/// The default lane key: groups, else files, else one lane.
fn first_key(keys: &[LaneKey]) -> LaneKey {
    let first = [LaneKey::Group, LaneKey::File];
    let first = first.into_iter().find(|key| keys.contains(key));
    first.unwrap_or_default()
}

/// The view moved so that it shows an event; unchanged if it already does.
fn in_sight(view: View, prepared: &Prepared, event: usize) -> View {
    let window = view.window(&prepared.time, prepared.all);
    let Some((from, to)) = prepared.extents.get(event) else {
        return view;
    };
    let (first, last) = (prepared.time.position(from), prepared.time.position(to));
    let end = window.from.saturating_add(window.length);
    if view == View::Everything || first < end && last > window.from {
        return view;
    }
    View::Around {
        middle: if from == crate::chart::OPEN_START {
            to
        } else {
            from
        },
        length: window.length,
        asked: view.asked(),
    }
}

impl ChartPane {
    /// The first row of a lane.
    fn first_row(&self, lane: usize) -> Option<usize> {
        let mut rows = self.layout.rows.iter();
        rows.position(|row| row.lane == Some(lane))
    }

    /// Moves the cursor to the name that it is on, else to a row with the selected event: its
    /// current row if the event is there, else the first such row, else the lane of the event.
    fn find_cursor(&mut self, selected: usize, lane: Option<usize>) {
        if let Some(row) = self.on_lane.and_then(|lane| self.first_row(lane)) {
            self.row = row;
            return;
        }
        self.on_lane = None;
        let rows: Vec<usize> = self
            .layout
            .places_of(selected)
            .map(|(row, _)| row)
            .collect();
        if rows.contains(&self.row) {
            return;
        }
        let of_lane = || self.first_row(lane?);
        self.row = rows.first().copied().or_else(of_lane).unwrap_or(0);
    }

    /// Scrolls as little as possible to show the row of the cursor.
    fn scroll(&mut self, height: usize) {
        let rows = self.layout.rows.len();
        self.top = super::motion::scrolled(self.top, self.row, rows, height);
    }
}
