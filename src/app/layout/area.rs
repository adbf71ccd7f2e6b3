//! The size of the screen and rectangles of it.

/// A rectangle of the screen, in cells; the origin is the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Column of its left edge.
    pub x: u16,
    /// Row of its top edge.
    pub y: u16,
    /// Width in columns.
    pub width: u16,
    /// Height in rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell of the screen is in it.
    pub fn contains(self, column: u16, row: u16) -> bool {
        let inside = |at: u16, from: u16, length: u16| at >= from && at - from < length;
        inside(column, self.x, self.width) && inside(row, self.y, self.height)
    }
}

/// Size of the terminal; any value from 0 up is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}
