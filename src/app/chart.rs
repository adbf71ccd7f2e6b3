//! State of the chart: the visible part of time, the lanes, and the cursor.
//!
//! [`crate::chart`] computes the layout. It is recomputed after each change, so that drawing has
//! nothing to decide.

mod choosing;
mod memory;
mod moving;
mod pointing;
mod range;
mod sign;

use std::collections::BTreeSet;

pub(super) use choosing::LaneChoice;
pub(super) use memory::ChartMemory;
pub(super) use pointing::Grip;
pub use range::TimeRange;
pub use sign::Sign;

use super::App;
use crate::chart::{Chart, LaneKey, LaneOrder, Prepared, Request, View, lane_keys};
use crate::limits::READ_FOR_LANES;

/// Rows of the axis, above the lanes.
pub const AXIS: u16 = 2;

/// The chart of a running viewer.
#[derive(Debug, Default)]
pub struct ChartPane {
    is_open: bool,
    view: View,
    /// The lane key that the user chose; `None` for the default.
    key: Option<LaneKey>,
    order: LaneOrder,
    /// Whether long empty stretches are drawn in full instead of folded.
    is_linear: bool,
    /// Names of the folded lanes.
    folded: BTreeSet<String>,
    /// The lane keys that the timeline offers.
    keys: Vec<LaneKey>,
    prepared: Option<Prepared>,
    /// What `prepared` was computed for: the number of columns, and whether time is linear.
    fitted: Option<(usize, bool)>,
    layout: Chart,
    /// The first row on the screen.
    top: usize,
    /// The row of the cursor.
    row: usize,
    /// The lane whose name the cursor is on.
    on_lane: Option<usize>,
    /// The event at which the selection of a range was started.
    range_start: Option<usize>,
    /// The selected range, while one is being selected.
    range: Option<TimeRange>,
    /// The event that was selected at the last layout.
    shown: Option<usize>,
}

impl ChartPane {
    /// The current layout.
    #[must_use]
    pub fn layout(&self) -> &Chart {
        &self.layout
    }

    /// Index of the first row on the screen.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Index of the row of the cursor.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// The title in the frame: "lanes by group · a column is 2 days".
    #[must_use]
    pub fn words(&self, dot: &str) -> String {
        let is_empty = |prepared: &Prepared| prepared.extents.is_empty();
        if self.prepared.as_ref().is_none_or(is_empty) {
            return String::new();
        }
        let column = format!("a column is {}", self.layout.unit());
        match self.prepared.as_ref().map(|prepared| prepared.lanes.key()) {
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
    #[must_use]
    pub fn out_of_sight(&self, height: usize) -> (usize, usize) {
        let shown = self.top.saturating_add(height);
        (self.top, self.layout.rows.len().saturating_sub(shown))
    }

    /// The name of the cursor's lane; `None` where all events are in one lane.
    #[must_use]
    pub fn lane(&self) -> Option<&str> {
        let lane = self.layout.rows.get(self.row)?.lane?;
        let lanes = &self.prepared.as_ref()?.lanes;
        Some(lanes.name(lane)).filter(|name| !name.is_empty())
    }

    /// The range of time from the event where it was started to the selected event.
    #[must_use]
    pub fn range(&self) -> Option<TimeRange> {
        self.range.filter(|_| self.range_start.is_some())
    }

    /// Whether the cursor is on the name of a lane. A folded lane has nothing else to be on.
    #[must_use]
    pub fn is_on_name(&self) -> bool {
        let row = self.layout.rows.get(self.row);
        self.on_lane.is_some() || row.is_some_and(|row| row.is_folded)
    }
}

impl App {
    /// The chart, while it is shown in place of the list.
    #[must_use]
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
            let matters = |event: usize| self.hits_in(&(event..event.saturating_add(1))) > 0;
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
            pane.range = start.and_then(|start| TimeRange::between(prepared, start, self.selected));
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
        let is_key = |prepared: &Prepared| *prepared.lanes.key() == key;
        if !pane.prepared.as_ref().is_some_and(is_key) {
            pane.prepared = Some(Prepared::new(&self.timeline, &key, pane.order, self.now));
            pane.fitted = None;
        }
        let wanted = (columns, pane.is_linear);
        if let Some(prepared) = &mut pane.prepared
            && pane.fitted.replace(wanted) != Some(wanted)
        {
            prepared.fit(columns, pane.is_linear, self.now);
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
