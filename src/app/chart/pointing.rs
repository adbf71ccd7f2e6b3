//! The mouse in the chart: a click selects, the wheel pans.

use super::super::{Action, App, Effect, Focus};
use super::{AXIS, ChartPane};
use crate::chart::{Content, Item};

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
    pub(in super::super) fn click_chart(
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
        let row = self.chart.top().saturating_add(usize::from(line));
        match self.chart.under(row, column) {
            Some(Under::Event(event)) => {
                self.chart.row = row;
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
}

impl ChartPane {
    fn under(&self, row: usize, column: usize) -> Option<Under> {
        let content = self.layout.rows.get(row)?;
        let Some(column) = column.checked_sub(self.layout.gutter) else {
            return content.name.as_ref().map(|_| Under::Lane);
        };
        if content.is_folded {
            return Some(Under::Lane);
        }
        let event = match &content.content {
            Content::Items(items) => {
                let nearest = items.iter().min_by_key(|item| away(item, column));
                nearest.filter(|item| away(item, column) <= 1)?.event
            }
            Content::Counts(_) | Content::Heights(_) => self.event_at(content.lane?, column)?,
        };
        Some(Under::Event(event))
    }
}

/// Distance in columns from `column` to an event with its name; 0 if the column is in it.
fn away(item: &Item, column: usize) -> usize {
    let bar = item.bar.as_ref().map(crate::chart::Bar::drawn);
    let name = item.name.as_ref().map(crate::chart::Name::columns);
    let parts = bar.into_iter().chain(name);
    let distance = parts.map(|part| {
        let after = column.saturating_sub(part.end.saturating_sub(1));
        part.start.saturating_sub(column).max(after)
    });
    distance.min().unwrap_or(usize::MAX)
}
