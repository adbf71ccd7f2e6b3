//! Dragging the chart with the mouse.

use crate::chart::Window;

/// The start of dragging: a column of the screen, and the visible time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Grip {
    pub(in crate::app) column: u16,
    pub(in crate::app) window: Window,
}
