//! The mouse in the chart: a click selects, the wheel and dragging pan, the wheel with Ctrl or Alt zooms.

use super::super::{Action, Effect};
use super::grip::Grip;
use super::state::{AXIS, ChartPane};
use crate::app::layout::Focus;
use crate::app::state::App;
use crate::chart::{Content, Item, Window};

/// One step of the wheel pans by this fraction (1/8) of the screen.
const WHEEL: i64 = 8;

/// What is at a cell of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    Event(usize),
    /// The name of a lane.
    Lane,
}

impl App {
    /// A click on a cell of the chart, relative to the screen: selects the event there, or folds
    /// the lane whose name it is on. A double click opens the detail.
    pub(in crate::app) fn click_chart(
        &mut self,
        (column, row): (u16, u16),
        is_double: bool,
    ) -> Vec<Effect> {
        self.set_focus(Focus::List);
        let area = self.layout().list;
        let column = usize::from(column.saturating_sub(area.x));
        let Some(line) = row.checked_sub(AXIS) else {
            return Vec::new();
        };
        let row = self.chart.top + usize::from(line);
        match self.chart.under(row, column) {
            Some(Under::Event(event)) => {
                self.chart.row = row;
                self.chart.on_lane = None;
                self.choose(event);
                if is_double {
                    return self.act(Action::EnterDetail);
                }
            }
            Some(Under::Lane) => {
                self.chart.row = row;
                self.fold_lane();
            }
            None => {}
        }
        Vec::new()
    }

    /// The visible time, gripped at a column of the screen.
    pub(in crate::app) fn grip(&self, column: u16) -> Option<Grip> {
        let window = self.chart.window()?;
        Some(Grip { column, window })
    }

    /// Halves or doubles the visible time; the time under a column of the screen stays there.
    pub(in crate::app) fn zoom_at(&mut self, column: u16, closer: bool) {
        let start = usize::from(self.layout().list.x) + self.chart.layout.gutter;
        let column = usize::from(column).saturating_sub(start);
        let Some(prepared) = &self.chart.prepared else {
            return;
        };
        let second = self.chart.layout.scale.second(column);
        self.zoom_about(prepared.time.position(second), 1, closer);
        self.select_in_sight(closer);
    }

    /// Pans by one step of the wheel.
    pub(in crate::app) fn pan_by_wheel(&mut self, forward: bool) {
        if let Some(window) = self.chart.window() {
            let step = (window.length / WHEEL).max(1);
            let step = if forward { step } else { step.saturating_neg() };
            self.pan_to(window.from.saturating_add(step), forward);
        }
    }

    /// Moves the time that was under the grip to a column of the screen.
    pub(in crate::app) fn drag_time(&mut self, grip: Grip, column: u16) {
        let moved = i64::from(grip.column) - i64::from(column);
        let by = self.chart.layout.scale.seconds_of_column();
        let from = grip.window.from.saturating_add(by.saturating_mul(moved));
        self.pan_to(from, moved > 0);
    }
}

impl ChartPane {
    /// The visible time.
    pub(super) fn window(&self) -> Option<Window> {
        let prepared = self.prepared.as_ref()?;
        Some(self.view.window(&prepared.time, prepared.all))
    }

    fn under(&self, row: usize, column: usize) -> Option<Under> {
        let content = self.layout.rows.get(row)?;
        let Some(column) = column.checked_sub(self.layout.gutter) else {
            let is_named = content.name.is_some() || row == self.top;
            return (is_named && content.lane.is_some()).then_some(Under::Lane);
        };
        if content.is_folded {
            return Some(Under::Lane);
        }
        let event = match &content.content {
            Content::Items(items) => {
                let nearest = items.iter().min_by_key(|item| distance(item, column));
                nearest.filter(|item| distance(item, column) <= 1)?.event
            }
            Content::Counts(_) | Content::Heights(_) => self.event_at(content.lane?, column)?,
        };
        Some(Under::Event(event))
    }
}

/// Distance in columns from `column` to an event with its name; 0 if the column is in it.
fn distance(item: &Item, column: usize) -> usize {
    let bar = item.bar.as_ref().map(crate::chart::Bar::drawn);
    let name = item.name.as_ref().map(crate::chart::Name::columns);
    let parts = bar.into_iter().chain(name);
    let distance = parts.map(|part| {
        let after = column.saturating_sub(part.end.saturating_sub(1));
        part.start.saturating_sub(column).max(after)
    });
    distance.min().unwrap_or(usize::MAX)
}
