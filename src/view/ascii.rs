//! The whole screen in ASCII, as far as its letters allow: marks that are drawn from texts become the ASCII ones of their width.

use ratatui::buffer::{Buffer, Cell};

use crate::text::ascii;

/// Takes what was drawn over into ASCII.
pub(super) fn spell_out(buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(columns) {
        let mut has_room = false;
        for cell in row {
            // "≤ May" has room for both signs of "<=".
            if std::mem::take(&mut has_room) && cell.symbol() == " " {
                cell.set_symbol("=");
            } else if let Some(c) = single(cell) {
                has_room = matches!(c, '≤' | '≥');
                cell.set_char(ascii(c).unwrap_or(c));
            }
        }
    }
}

/// The character of a cell that holds one alone.
fn single(cell: &Cell) -> Option<char> {
    let mut symbol = cell.symbol().chars();
    let first = symbol.next()?;
    symbol.next().is_none().then_some(first)
}
