//! What goes into [`super::App::update`] and what comes out of it.

use crate::date::Moment;
use crate::timeline::{LoadError, Timeline};

/// Columns and rows of the terminal; any value from 0 up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    pub width: u16,
    pub height: u16,
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// A digit of a count that the next action takes.
    Count(u8),
    /// The first key of a pair such as `]e`.
    Prefix(char),
    /// A key that means nothing after the prefix or the count before it: both are forgotten.
    Forget,
    SelectNext,
    SelectPrevious,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    SelectFirst,
    SelectLast,
    PreviousYear,
    NextYear,
    PreviousError,
    NextError,
    EnterDetail,
    ToggleFocus,
    ScrollDetailDown,
    ScrollDetailUp,
    DetailPageDown,
    DetailPageUp,
    DetailFirst,
    DetailLast,
    /// Marks the selected event, or takes its mark away: distances are told from it.
    MarkEvent,
    EditEvent,
    ReloadFile,
    /// Opens the help screen, or closes it.
    ShowHelp,
    GoBack,
    RedrawScreen,
    Suspend,
    Quit,
}

/// What happened.
#[derive(Debug)]
pub enum Message {
    /// A key was understood.
    Act(Action),
    /// The terminal has another size.
    Resized(Size),
    /// The file was read again.
    Loaded(Box<Timeline>),
    /// The file could not be read as a whole: the last good view stays under a banner.
    Unreadable(LoadError),
    /// The clock moved on.
    Clock(Moment),
    /// Something for the status line ("no editor: …").
    Note(String),
}

/// What the outside has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End, giving the terminal back.
    Quit,
    /// Open the user's editor on the file at this line and column (both from 1).
    OpenEditor { line: usize, column: usize },
    /// Read the file again.
    Reload,
    /// Clear the terminal and draw all of it.
    Redraw,
    /// Give the terminal back and stop the process (Ctrl-Z).
    Suspend,
}
