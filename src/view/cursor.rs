//! Where the terminal cursor goes, so that screen readers and magnifiers follow what is selected.

use super::ink::column;
use crate::app::chart::{AXIS, ChartPane};
use crate::app::layout::Area;
use crate::app::{App, Focus, Overlay};
use crate::chart::Content;

/// The cell of what is selected in the pane with the focus; in a text without a selection its first
/// cell. `None` where nothing is shown.
pub(super) fn selected_cell(app: &App) -> Option<(u16, u16)> {
    let layout = app.layout();
    match app.overlay() {
        Some(Overlay::Problems(problems)) => {
            let list = app.problem_parts().list;
            cell(list, 0, problems.selected_index().checked_sub(problems.top))
        }
        Some(Overlay::Sources(sources)) => {
            let row = sources.selected_index().checked_sub(sources.top);
            cell(layout.frame, 0, row)
        }
        Some(Overlay::Copy(_)) => {
            let quoted = app.copy_lines().iter().position(|line| line.quoted);
            cell(app.copy_parts().text, 0, Some(quoted.unwrap_or(0)))
        }
        Some(Overlay::Help(_)) => cell(layout.frame, 0, Some(0)),
        None if app.focus() == Focus::Detail => cell(layout.detail, 0, Some(0)),
        None => {
            if let Some(pane) = app.chart() {
                return chart_cell(app, pane);
            }
            let row = app.rows().row_of(app.selected_index());
            let row = row.checked_sub(app.top());
            cell(layout.list, 0, row.filter(|_| app.selected().is_some()))
        }
    }
}

/// The bar or the name of the selected event, or the name of the lane that the cursor is on.
fn chart_cell(app: &App, pane: &ChartPane) -> Option<(u16, u16)> {
    let area = app.layout().list;
    let lanes = Area {
        y: area.y.saturating_add(AXIS),
        height: area.height.saturating_sub(AXIS),
        ..area
    };
    let chart = &pane.layout;
    let row = pane.row.checked_sub(pane.top);
    if pane.is_on_name() {
        return cell(lanes, 2, row);
    }
    let item = match &chart.rows.get(pane.row)?.content {
        Content::Items(items) => items.iter().find(|item| item.event == app.selected_index()),
        Content::Counts(_) | Content::Heights(_) => None,
    };
    let at = item.map_or(0, |item| chart.gutter.saturating_add(item.column()));
    cell(lanes, column(at), row)
}

fn cell(area: Area, x: u16, row: Option<usize>) -> Option<(u16, u16)> {
    let row = column(row?);
    let is_inside = x < area.width && row < area.height;
    is_inside.then(|| (area.x.saturating_add(x), area.y.saturating_add(row)))
}
