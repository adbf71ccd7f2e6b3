//! Links that the terminal opens by itself: the addresses of sources, in the sequence OSC 8.
//!
//! The specification: <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>.

use ratatui::buffer::Buffer;

use super::ink::{column, link_cell};
use crate::app::App;
use crate::app::layout::Area;

/// Makes the addresses of sources in the detail pane links. It comes after everything is drawn: what covers an address
/// is no link.
///
/// Each cell opens and closes its link, so that no other is part of it whatever is redrawn, and none is left open at
/// the end. Cells with the same id and address are one link.
pub fn add_links(app: &App, buffer: &mut Buffer) {
    let area = app.layout().detail;
    let lines = app.detail().lines().iter().skip(app.detail_top());
    for (row, line) in (0..area.height).zip(lines) {
        let Some(link) = &line.link else {
            continue;
        };
        let text = line.text();
        let (lead, address) = text.split_at(text.len() - text.trim_start().len());
        if is_shown(buffer, area, row, &text) {
            let from = column(lead.len());
            let to = from.saturating_add(column(address.len()));
            for column in from..to {
                link_cell(buffer, area, (column, row), link);
            }
        }
    }
}

/// Whether a row of the area begins with that text, in cells of one column.
fn is_shown(buffer: &Buffer, area: Area, row: u16, text: &str) -> bool {
    let y = area.y.saturating_add(row);
    let columns = area.x..area.x.saturating_add(area.width);
    text.is_ascii()
        && text.len() <= usize::from(area.width)
        && columns.zip(text.chars()).all(|(x, c)| {
            let cell = buffer.cell((x, y));
            cell.is_some_and(|cell| cell.symbol().chars().eq([c]))
        })
}
