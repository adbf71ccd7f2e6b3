//! The chart of the timeline: which part of time is shown, in which lanes, and where its cursor is.
//!
//! The layout is that of [`crate::chart`]; it is made anew after each change, so that drawing has nothing to decide.

mod moving;
mod pointing;
mod range;

use std::collections::BTreeSet;

pub use range::TimeRange;

use super::App;
use crate::chart::{Chart, LaneKey, Prepared, Request, View, lane_keys};
use crate::timeline::Timeline;

/// The rows of the axis above the lanes.
pub const AXIS: u16 = 2;

/// Most events for which lanes are made unasked: each has to be read for them.
pub const MOST_READ: usize = 20_000;

/// The chart of a running viewer.
#[derive(Debug, Default)]
pub struct ChartPane {
    is_open: bool,
    view: View,
    /// What lanes are made by, where the reader has chosen that.
    key: Option<LaneKey>,
    /// Whether long empty stretches are drawn in full.
    is_linear: bool,
    /// The names of the lanes that are folded.
    folded: BTreeSet<String>,
    /// What lanes can be made by.
    keys: Vec<LaneKey>,
    prepared: Option<Prepared>,
    /// For how many columns, and whether time is linear.
    fitted: Option<(usize, bool)>,
    layout: Chart,
    /// The first row on the screen.
    top: usize,
    /// The row of the cursor.
    row: usize,
    /// The event at which a range was begun.
    range_start: Option<usize>,
    /// The range, while one is chosen.
    range: Option<TimeRange>,
    /// The event that was selected when the chart was laid out last.
    shown: Option<usize>,
}

impl ChartPane {
    /// The chart, laid out.
    #[must_use]
    pub fn layout(&self) -> &Chart {
        &self.layout
    }

    /// Its first row on the screen.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// The row of the cursor.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// What the frame says of it: "lanes by group · a column is 2 days".
    #[must_use]
    pub fn words(&self, dot: &str) -> String {
        let column = format!("a column is {}", self.layout.unit());
        match self.prepared.as_ref().map(|prepared| prepared.lanes.key()) {
            None | Some(LaneKey::None) => column,
            Some(key) => format!("lanes by {} {dot} {column}", key.word()),
        }
    }

    /// The name of the lane of the cursor; nothing where all events stand in one.
    #[must_use]
    pub fn lane(&self) -> Option<&str> {
        let lane = self.layout.rows.get(self.row)?.lane?;
        let lanes = &self.prepared.as_ref()?.lanes;
        Some(lanes.name(lane)).filter(|name| !name.is_empty())
    }

    /// The range of time from the event where it was begun to the selected one.
    #[must_use]
    pub fn range(&self) -> Option<TimeRange> {
        self.range.filter(|_| self.range_start.is_some())
    }

    /// Whether the cursor is on the name of a folded lane.
    #[must_use]
    pub fn is_on_folded(&self) -> bool {
        let row = self.layout.rows.get(self.row);
        row.is_some_and(|row| row.is_folded)
    }
}

impl App {
    /// The chart, while it is shown in place of the list.
    #[must_use]
    pub fn chart(&self) -> Option<&ChartPane> {
        Some(&self.chart).filter(|chart| chart.is_open)
    }

    /// Shows the chart in place of the list, or the list again.
    pub(super) fn toggle_chart(&mut self) {
        self.chart.is_open = !self.chart.is_open;
        self.chart.shown = None;
        self.show_selected();
    }

    /// The timeline on the screen is another one.
    pub(super) fn forget_chart(&mut self) {
        self.chart.prepared = None;
        self.chart.shown = None;
        self.chart.range_start = None;
    }

    /// Lays the chart out as it is to be seen now.
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
            }
            let matters = |event: usize| self.hits_in(&(event..event.saturating_add(1))) > 0;
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
                selected: (!self.timeline.is_empty()).then_some(self.selected),
                matters: &matters,
            });
            let start = pane.range_start;
            pane.range = start.and_then(|start| TimeRange::between(prepared, start, self.selected));
            pane.find_cursor(self.selected, prepared.lane_of(self.selected));
            pane.scroll(usize::from(area.height.saturating_sub(AXIS)));
        }
        self.chart = pane;
    }

    /// Finds out what the chart needs to know, where the timeline or the columns are others.
    fn prepare_chart(&self, pane: &mut ChartPane, columns: usize) {
        if pane.prepared.is_none() {
            pane.keys = keys(&self.timeline);
            let key = pane.key.clone().filter(|key| pane.keys.contains(key));
            let key = key.unwrap_or_else(|| first_key(&pane.keys));
            pane.prepared = Some(Prepared::new(&self.timeline, &key, self.now));
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

/// What lanes of a timeline can be made by.
fn keys(timeline: &Timeline) -> Vec<LaneKey> {
    if timeline.len() > MOST_READ {
        vec![LaneKey::None]
    } else {
        lane_keys(timeline)
    }
}

/// What lanes are made by at first: groups, else files, else nothing.
fn first_key(keys: &[LaneKey]) -> LaneKey {
    let first = [LaneKey::Group, LaneKey::File];
    let first = first.into_iter().find(|key| keys.contains(key));
    first.unwrap_or_default()
}

/// A view that shows an event: the same, where it does already.
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
    /// The cursor stays in its row where the selected event stands there too, else it goes to the first row where it stands.
    fn find_cursor(&mut self, selected: usize, lane: Option<usize>) {
        let rows: Vec<usize> = self
            .layout
            .places_of(selected)
            .map(|(row, _)| row)
            .collect();
        let is_free = self.is_on_folded() || rows.contains(&self.row);
        if is_free {
            return;
        }
        let of_lane = || {
            let rows = self.layout.rows.iter();
            rows.clone()
                .position(|row| row.lane.is_some() && row.lane == lane)
        };
        self.row = rows.first().copied().or_else(of_lane).unwrap_or(0);
    }

    /// Scrolls no further than it takes to show the row of the cursor.
    fn scroll(&mut self, height: usize) {
        let rows = self.layout.rows.len();
        self.top = super::motion::scrolled(self.top, self.row, rows, height);
    }
}
