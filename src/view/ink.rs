//! The only place that writes text into the screen's buffer: everything passes [`visible`] and is clipped.

use std::num::NonZeroU16;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::style::Style;

use crate::app::layout::Area;
use crate::text::{ascii, cut, is_simple, visible, width};

/// Writes text at column `x` of row `row`, both relative to `area` and counted from 0, truncated
/// with `…` at the area's right edge. Returns the column after the text.
pub(super) fn put(
    buffer: &mut Buffer,
    area: Area,
    x: u16,
    row: u16,
    text: &str,
    style: Style,
) -> u16 {
    let room = area.width.saturating_sub(x);
    if row >= area.height || room == 0 {
        return x;
    }
    let shown = visible(text);
    let shown = cut(&shown, usize::from(room));
    let (column, line) = (area.x.saturating_add(x), area.y.saturating_add(row));
    let screen = buffer.area;
    if line < screen.top()
        || line >= screen.bottom()
        || column < screen.left()
        || column >= screen.right()
    {
        return x;
    }
    if is_simple(&shown) {
        let columns = (column..screen.right()).take(usize::from(room));
        for (column, c) in columns.zip(shown.chars()) {
            if let Some(cell) = buffer.cell_mut((column, line)) {
                cell.set_char(c).set_style(style);
            }
        }
    } else {
        buffer.set_stringn(column, line, &shown, usize::from(room), style);
    }
    x.saturating_add(u16::try_from(width(&shown)).unwrap_or(room))
        .min(area.width)
}

/// Writes text as [`put`] does over something drawn before, of whose style nothing remains.
pub(super) fn over(
    buffer: &mut Buffer,
    area: Area,
    x: u16,
    row: u16,
    text: &str,
    style: Style,
) -> u16 {
    let end = x.saturating_add(column(width(&visible(text))));
    restyle(buffer, area, x..end, row, Style::reset());
    put(buffer, area, x, row, text, style)
}

/// Writes text right-aligned in a row of `area`, if at least `keep` columns stay free left of it.
pub(super) fn put_right(
    buffer: &mut Buffer,
    area: Area,
    keep: u16,
    row: u16,
    text: &str,
    style: Style,
) -> u16 {
    let shown = visible(text);
    let wide = column(width(&shown));
    let Some(x) = area.width.checked_sub(wide).filter(|x| *x >= keep) else {
        return area.width;
    };
    put(buffer, area, x, row, &shown, style);
    x
}

/// Applies a style to a whole row of the area, over what is drawn there.
pub(super) fn paint(buffer: &mut Buffer, area: Area, row: u16, style: Style) {
    if row < area.height {
        let line = ratatui::layout::Rect::new(area.x, area.y.saturating_add(row), area.width, 1);
        buffer.set_style(line.intersection(buffer.area), style);
    }
}

/// Fills a row with one symbol, from column `x` to the right edge.
pub(super) fn fill(buffer: &mut Buffer, area: Area, x: u16, row: u16, symbol: &str, style: Style) {
    for column in x..area.width {
        put(buffer, area, column, row, symbol, style);
    }
}

/// Fills a range of columns of a row with one symbol.
pub(super) fn fill_range(
    buffer: &mut Buffer,
    area: Area,
    columns: Range<u16>,
    row: u16,
    symbol: &str,
    style: Style,
) {
    for column in columns.start..columns.end.min(area.width) {
        put(buffer, area, column, row, symbol, style);
    }
}

/// Applies a style to parts of a text that was written at column `x` of a row; the parts are byte
/// ranges of the text.
pub(super) fn mark(
    buffer: &mut Buffer,
    area: Area,
    (x, row): (u16, u16),
    text: &str,
    parts: &[Range<usize>],
    style: Style,
) {
    let column = |byte: usize| {
        let before = visible(text.get(..byte).unwrap_or(text));
        x.saturating_add(column(width(&before))).min(area.width)
    };
    for part in parts {
        let (from, to) = (column(part.start), column(part.end));
        restyle(buffer, area, from..to, row, style);
    }
}

/// Applies a style to a range of columns of a row, over what is drawn there.
pub(super) fn restyle(
    buffer: &mut Buffer,
    area: Area,
    columns: Range<u16>,
    row: u16,
    style: Style,
) {
    let to = columns.end.min(area.width);
    if row < area.height && columns.start < to {
        let (x, y) = (
            area.x.saturating_add(columns.start),
            area.y.saturating_add(row),
        );
        let place = ratatui::layout::Rect::new(x, y, to.saturating_sub(columns.start), 1);
        buffer.set_style(place.intersection(buffer.area), style);
    }
}

/// Makes a cell of one column, relative to `area`, a part of a link (OSC 8), which takes no columns. An address that is
/// not printable ASCII is none.
pub(super) fn link_cell(buffer: &mut Buffer, area: Area, (x, row): (u16, u16), address: &str) {
    let place = (area.x.saturating_add(x), area.y.saturating_add(row));
    if !address.bytes().all(|byte| byte.is_ascii_graphic()) {
        return;
    }
    if let Some(cell) = buffer.cell_mut(place) {
        let linked = format!(
            "\x1b]8;id=dateline;{address}\x1b\\{}\x1b]8;;\x1b\\",
            cell.symbol()
        );
        cell.set_symbol(&linked);
        cell.set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
    }
}

/// Replaces typographic marks in the drawn buffer with ASCII of the same width. Letters stay as
/// they are.
pub(super) fn spell_out(buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(columns) {
        let mut has_room = false;
        for cell in row {
            // The space in "≤ May" has room for the second character of "<=".
            if std::mem::take(&mut has_room) && cell.symbol() == " " {
                cell.set_symbol("=");
            } else if let Some(c) = single(cell) {
                has_room = matches!(c, '≤' | '≥');
                cell.set_char(ascii(c).unwrap_or(c));
            }
        }
    }
}

/// The only character of a cell, or `None` for a cell with several.
fn single(cell: &Cell) -> Option<char> {
    let mut symbol = cell.symbol().chars();
    let first = symbol.next()?;
    symbol.next().is_none().then_some(first)
}

/// Converts a column or width to screen units, saturating at `u16::MAX`.
pub(super) fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
