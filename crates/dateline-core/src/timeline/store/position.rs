//! The time of an event, as far as sorting needs it.

use crate::date::Days;

/// The time of an event, as far as sorting needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::timeline) enum Position {
    /// Whole days.
    Days(Days),
    /// A date that is not whole days; its span has to be looked up.
    Dated,
    /// No readable date.
    Undated,
    /// The event cannot be read, and neither can its date: it is shown after the event before it in
    /// the file.
    BelowPrevious,
}
