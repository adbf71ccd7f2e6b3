//! Where the events of an indexed file are, and when they were.

use crate::date::Days;

/// Position of an event in the file, and its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// First byte of its block.
    pub at: u32,
    /// Line of that byte, from 1.
    pub line: u32,
    pub placed: Placed,
}

/// The time of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::timeline::store) enum Placed {
    /// Whole days.
    Days(Days),
    /// Any other date: the index of its span in `asides`.
    Aside(u32),
    /// No readable date.
    Undated,
    /// The event cannot be read, and neither can its date: it follows the one before it.
    Follows,
    /// A date that is not parsed yet, as a range of the text; only during indexing.
    Text { from: u32, len: u32 },
    /// The event has to be parsed; only during indexing.
    Parse,
}

/// Why a text cannot be indexed and has to be read as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::timeline::store) struct FallbackReason(pub &'static str);

/// The result of a scan.
pub(super) struct Scanned {
    pub slots: Vec<Slot>,
    pub end: usize,
    /// Number of lines that were scanned.
    pub lines: u32,
}

pub(super) fn offset(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
