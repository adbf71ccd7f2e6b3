//! What the mouse does, and what is dragged with it.

use crate::app::chart::Grip;

/// A mouse gesture and its cell, counted from the top left of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
    /// The gesture.
    pub gesture: Gesture,
}

/// A mouse gesture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The wheel was turned down.
    ScrollDown,
    /// The wheel was turned up.
    ScrollUp,
    /// The wheel was turned up with Ctrl or Alt held down.
    ZoomIn,
    /// The wheel was turned down with Ctrl or Alt held down.
    ZoomOut,
    /// The left button was pressed.
    Click,
    /// The left button was pressed a second time at the same cell.
    DoubleClick,
    /// The mouse was moved with the left button down.
    Drag,
    /// The left button was released.
    Release,
}

/// What is being dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Dragged {
    /// The border between the panes.
    Border,
    /// The selection, along the strip.
    Strip,
    /// The time of the chart.
    Time(Grip),
}
