//! Moving through the chart: panning, zooming, and from row to row.

use super::super::Action;
use super::state::{AXIS, ChartPane};
use crate::app::state::App;
use crate::chart::{Content, LaneKey, OPEN_START, Prepared, SHORTEST, View, Window};

/// Message for a key about lanes where there is only one.
const ONE_LANE: &str = "All events are in one lane: w makes lanes";

/// Message for folding the lane of an event without a date.
const NO_LANE: &str = "Events without a date are in no lane: [l goes to the name of the last one";

/// Message for zooming in on an event without a date.
const NO_PLACE: &str = "The event has no date to zoom in on: h selects one before it";

impl App {
    /// Handles an action in the chart. Returns `false` for an action that works as in the list.
    pub(in crate::app) fn act_on_chart(&mut self, action: Action, count: Option<usize>) -> bool {
        let times = count.unwrap_or(1);
        match action {
            Action::ZoomIn => self.zoom(times, true),
            Action::ZoomOut => self.zoom(times, false),
            Action::ShowEverything => self.chart.view = View::Everything,
            Action::PanLeft => self.pan(times, false),
            Action::PanRight => self.pan(times, true),
            Action::SelectedToMiddle => self.center(),
            Action::RowBelow => self.go_rows(times, true),
            Action::RowAbove => self.go_rows(times, false),
            Action::ToggleFolds => self.toggle_folds(),
            Action::FoldLane => self.fold_lane(),
            Action::EnterDetail if self.chart.is_on_name() => self.fold_lane(),
            Action::PageDown => self.go_rows(self.page_of_chart(times), true),
            Action::PageUp => self.go_rows(self.page_of_chart(times), false),
            Action::HalfPageDown => self.go_rows(self.page_of_chart(times).div_ceil(2), true),
            Action::HalfPageUp => self.go_rows(self.page_of_chart(times).div_ceil(2), false),
            Action::LaneBelow => self.go_lanes(times, true),
            Action::LaneAbove => self.go_lanes(times, false),
            Action::StartRange => self.start_range(),
            Action::FilterRange => self.filter_by_range(),
            Action::Close if self.chart.range_start.is_none() => self.toggle_chart(),
            Action::GoBack | Action::Close if self.chart.range_start.is_some() => {
                self.chart.range_start = None;
            }
            _ => return false,
        }
        self.show_selected();
        true
    }

    /// Halves or doubles the visible time `times` times; the selected event keeps its column.
    fn zoom(&mut self, times: usize, closer: bool) {
        let has_place = |prepared: &Prepared| prepared.extents.get(self.selected).is_some();
        if closer && !self.chart.prepared.as_ref().is_none_or(has_place) {
            self.note = Some(NO_PLACE.to_owned());
            return;
        }
        if let Some((prepared, window)) = self.chart.prepared.as_ref().zip(self.chart.window()) {
            let position = position_of(prepared, self.selected, window);
            self.zoom_about(position, times, closer);
        }
    }

    /// Halves or doubles the visible time `times` times; a position in time keeps its column.
    pub(super) fn zoom_about(&mut self, position: i64, times: usize, closer: bool) {
        let Some((prepared, window)) = self.chart.prepared.as_ref().zip(self.chart.window()) else {
            return;
        };
        let steps = u32::try_from(times.min(62)).unwrap_or(62);
        let length = if closer {
            (window.length >> steps).max(SHORTEST)
        } else {
            window
                .length
                .checked_mul(1_i64.checked_shl(steps).unwrap_or(i64::MAX).max(1))
                .unwrap_or(i64::MAX)
        };
        if length >= prepared.all.length {
            self.note = (!closer && self.chart.view == View::Everything)
                .then(|| "This is everything".to_owned());
            self.chart.view = View::Everything;
            return;
        }
        let before = i128::from(position.saturating_sub(window.from)) * i128::from(length)
            / i128::from(window.length.max(1));
        let before = i64::try_from(before).unwrap_or(0);
        let zoomed = Window {
            from: position.saturating_sub(before),
            length,
        };
        self.chart.view = View::of(&prepared.time, zoomed);
    }

    /// Pans by half a screen per step.
    fn pan(&mut self, times: usize, forward: bool) {
        let Some(window) = self.chart.window() else {
            return;
        };
        let times = i64::try_from(times).unwrap_or(i64::MAX);
        let by = (window.length / 2).saturating_mul(times);
        let from = if forward {
            window.from.saturating_add(by)
        } else {
            window.from.saturating_sub(by)
        };
        self.pan_to(from, forward);
    }

    /// Shows as much time as now, from a position on.
    pub(super) fn pan_to(&mut self, from: i64, forward: bool) {
        let Some((prepared, window)) = self.chart.prepared.as_ref().zip(self.chart.window()) else {
            return;
        };
        self.chart.view = View::of(&prepared.time, Window { from, ..window });
        self.select_in_sight(forward);
    }

    /// If the selected event left the screen, selects the first visible one, or the last.
    pub(super) fn select_in_sight(&mut self, first: bool) {
        let Some((prepared, window)) = self.chart.prepared.as_ref().zip(self.chart.window()) else {
            return;
        };
        if let Some(selected) = selected_in(prepared, self.selected, window, first) {
            self.choose(selected);
        }
        self.show_selected();
    }

    fn center(&mut self) {
        let Some(prepared) = &self.chart.prepared else {
            return;
        };
        let window = self.chart.view.window(&prepared.time, prepared.all);
        if let Some((from, to)) = prepared.extents.get(self.selected) {
            self.chart.view = View::Around {
                middle: if from == OPEN_START { to } else { from },
                length: window.length,
                asked: self.chart.view.asked(),
            };
        }
    }

    /// Moves to the event in the row below or above that is closest in time; on a folded lane the
    /// cursor is on the lane's name.
    fn go_rows(&mut self, times: usize, down: bool) {
        for _ in 0..times.min(self.chart.layout.rows.len()) {
            let second = self.chart.wished_time(self.selected);
            let column = self.chart.layout.scale.column(second);
            let column = column.unwrap_or_else(|| self.chart.column_of(self.selected));
            let Some((row, event)) = self.chart.next_row(column, down) else {
                break;
            };
            self.chart.row = row;
            self.chart.on_lane = None;
            match event {
                Some(event) => self.choose(event),
                None => self.chart.on_lane = self.chart.lane_at(row),
            }
            self.chart.wished = Some((self.selected, second));
        }
    }

    /// Number of rows of some pages of the chart.
    fn page_of_chart(&self, pages: usize) -> usize {
        let rows = usize::from(self.layout().list.height.saturating_sub(AXIS));
        rows.saturating_sub(1).max(1).saturating_mul(pages)
    }

    /// Moves the cursor to the name of a lane: below, of the next one; above, of its own one first.
    fn go_lanes(&mut self, times: usize, down: bool) {
        let Some(here) = self.chart.named_lane() else {
            self.note = Some(ONE_LANE.to_owned());
            return;
        };
        let lanes = self.chart.lanes().saturating_sub(1);
        let lane = match (down, self.chart.is_on_name()) {
            (true, _) => (here + times).min(lanes),
            (false, true) => here.saturating_sub(times),
            (false, false) => here.saturating_sub(times.saturating_sub(1)),
        };
        self.chart.on_lane = Some(lane);
    }

    fn toggle_folds(&mut self) {
        let had = self.chart.prepared.as_ref();
        let had = had.is_some_and(|prepared| !prepared.time.folds.is_empty());
        self.chart.is_linear = !self.chart.is_linear;
        self.note = Some(
            match (self.chart.is_linear, had) {
                (true, true) => "Time in full: f folds long empty stretches",
                (true, false) => "No stretch is long and empty enough to fold",
                (false, _) => "Long empty stretches are folded",
            }
            .to_owned(),
        );
    }

    /// Folds the cursor's lane to one row, or unfolds it.
    pub(super) fn fold_lane(&mut self) {
        let Some(lane) = self.chart.named_lane() else {
            self.note = Some(ONE_LANE.to_owned());
            return;
        };
        if self.chart.lane_at(self.chart.row).is_none() {
            self.note = Some(NO_LANE.to_owned());
            return;
        }
        let name = self.chart.key_of_lane(lane).to_owned();
        if !self.chart.folded.remove(&name) {
            self.chart.folded.insert(name);
        }
        self.chart.on_lane = Some(lane);
    }
}

/// The position of an event in the window in seconds; the middle of the window if the event is
/// outside.
fn position_of(prepared: &Prepared, event: usize, window: Window) -> i64 {
    let middle = window.from.saturating_add(window.length / 2);
    let end = window.from.saturating_add(window.length);
    let extent = prepared.extents.get(event);
    let edges = extent.map(|(from, to)| [from, to.saturating_sub(1)]);
    let positions = edges
        .into_iter()
        .flatten()
        .map(|at| prepared.time.position(at));
    let mut inside = positions.filter(|at| (window.from..end).contains(at));
    inside.next().unwrap_or(middle)
}

/// The event to select if the selected one is out of sight: the first visible after panning
/// forward, else the last.
fn selected_in(
    prepared: &Prepared,
    selected: usize,
    window: Window,
    forward: bool,
) -> Option<usize> {
    let from = prepared.time.second(window.from);
    let to = prepared
        .time
        .second(window.from.saturating_add(window.length));
    let (start, end) = prepared.extents.get(selected)?;
    if start < to && end > from {
        return None;
    }
    let starts = &prepared.extents.from;
    let first = starts.partition_point(|start| *start < from);
    let behind = starts.partition_point(|start| *start < to);
    if first >= behind {
        return None;
    }
    Some(if forward { first } else { behind - 1 })
}

impl ChartPane {
    /// The time from which the last moves through the rows began, if they led to the selected event; else its own.
    fn wished_time(&self, selected: usize) -> i64 {
        let wished = self.wished.filter(|(event, _)| *event == selected);
        let own = || self.layout.scale.second(self.column_of(selected));
        wished.map_or_else(own, |(_, second)| second)
    }

    /// The next row that the cursor can move to, and the event closest to a column to select there.
    fn next_row(&self, column: usize, down: bool) -> Option<(usize, Option<usize>)> {
        let here = self.row;
        let last = self.layout.rows.len();
        // Below the name of a lane are its own events.
        let is_above_events = self.on_lane.is_some() && !self.is_folded(here);
        let below = here + usize::from(!is_above_events);
        let candidates: Vec<usize> = if down {
            (below..last).collect()
        } else {
            (0..here).rev().collect()
        };
        candidates.into_iter().find_map(|row| {
            let content = self.layout.rows.get(row)?;
            if content.is_folded {
                return Some((row, None));
            }
            let event = match &content.content {
                Content::Items(items) => {
                    let away = |item: &&crate::chart::Item| item.column().abs_diff(column);
                    items.iter().min_by_key(away).map(|item| item.event)
                }
                Content::Heights(_) => None,
                Content::Counts(_) => self.event_at(content.lane?, column),
            }?;
            Some((row, Some(event)))
        })
    }

    /// The column of the selected event in the cursor's row.
    fn column_of(&self, selected: usize) -> usize {
        let rows = self.layout.rows.get(self.row);
        let content = rows.map(|row| &row.content);
        if let Some(Content::Items(items)) = content
            && let Some(item) = items.iter().find(|item| item.event == selected)
        {
            return item.column();
        }
        let extent = self
            .prepared
            .as_ref()
            .and_then(|prepared| prepared.extents.get(selected));
        extent
            .and_then(|(from, _)| self.layout.scale.column(from))
            .unwrap_or(0)
    }

    /// An event of a lane that overlaps a column and has no row of its own.
    pub(super) fn event_at(&self, lane: usize, column: usize) -> Option<usize> {
        let lanes = &self.prepared.as_ref()?.lanes;
        let scale = &self.layout.scale;
        let (from, to) = (scale.second(column), scale.second(column + 1));
        let has_no_row = |event: &usize| self.layout.places_of(*event).next().is_none();
        lanes.lanes.get(lane)?.meeting(from, to).find(has_no_row)
    }

    fn is_folded(&self, row: usize) -> bool {
        self.layout.rows.get(row).is_some_and(|row| row.is_folded)
    }

    /// The lane of a row; `None` for undated events.
    pub(super) fn lane_at(&self, row: usize) -> Option<usize> {
        self.layout.rows.get(row)?.lane
    }

    /// The lane of the cursor, or the last one below which it is; `None` where all events are in one lane.
    fn named_lane(&self) -> Option<usize> {
        let lanes = &self.prepared.as_ref()?.lanes;
        let last = lanes.lanes.len().checked_sub(1)?;
        let lane = self.lane_at(self.row).unwrap_or(last);
        (lanes.key != LaneKey::None).then_some(lane)
    }

    fn lanes(&self) -> usize {
        let prepared = self.prepared.as_ref();
        prepared.map_or(0, |prepared| prepared.lanes.lanes.len())
    }

    /// The name by which a lane is folded.
    fn key_of_lane(&self, lane: usize) -> &str {
        let prepared = self.prepared.as_ref();
        let lane = prepared.and_then(|prepared| prepared.lanes.lanes.get(lane));
        lane.map_or("", |lane| &lane.name)
    }
}
