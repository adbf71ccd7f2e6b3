//! The inputs and outputs of [`super::App::update`]: messages and effects.

use std::sync::Arc;

use super::adding::{Addition, Request, TakeBack};
use super::find::{Memory, Purpose};
use super::layout::Size;
use super::pointer::Pointer;
use super::prompt::Edit;
use super::rows::Rows;
use super::strip::Moments;
use crate::date::{Date, Moment, Zone};
use crate::evidence::Verdicts;
use crate::parallel;
use crate::timeline::pattern::Pattern;
use crate::timeline::{LoadError, Place, Progress, Query, Timeline};

/// A key without a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnboundKey {
    /// A character.
    Char(char),
    /// A character with Ctrl held down.
    Ctrl(char),
    /// A function key.
    Function(u8),
    /// A key with a name, such as Insert.
    Named(&'static str),
}

/// What a key press means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// A digit of the count for the next action.
    Count(u8),
    /// The first key of a pair such as `]e`.
    Prefix(char),
    /// A key without a meaning after the prefix or count: both are discarded.
    Forget,
    /// A key that is not bound in this mode.
    Unbound {
        /// The key.
        key: UnboundKey,
        /// The character that opens the help; `None` if none does.
        help: Option<char>,
    },
    /// Selects the next event.
    SelectNext,
    /// Selects the previous event.
    SelectPrevious,
    /// Moves half a page of rows down.
    HalfPageDown,
    /// Moves half a page of rows up.
    HalfPageUp,
    /// Moves a page of rows down.
    PageDown,
    /// Moves a page of rows up.
    PageUp,
    /// Selects the first event, or with a count the event with that number.
    SelectFirst,
    /// Selects the last event, or with a count the event with that number.
    SelectLast,
    /// Selects the first event of the previous year.
    PreviousYear,
    /// Selects the first event of the next year.
    NextYear,
    /// Selects the previous entry with an error or a warning.
    PreviousError,
    /// Selects the next entry with an error or a warning.
    NextError,
    /// Moves the focus to the detail pane.
    EnterDetail,
    /// Moves the focus to the other pane.
    ToggleFocus,
    /// Enlarges the pane with the focus, up to the whole screen.
    EnlargePane,
    /// Shrinks the pane with the focus again.
    ShrinkPane,
    /// Scrolls the list a row down.
    ScrollListDown,
    /// Scrolls the list a row up.
    ScrollListUp,
    /// Scrolls so that the selected event is in the middle of the pane.
    SelectedToMiddle,
    /// Scrolls so that the selected event is at the top of the pane.
    SelectedToTop,
    /// Scrolls so that the selected event is at the bottom of the pane.
    SelectedToBottom,
    /// Selects the first event on the screen.
    SelectScreenTop,
    /// Selects the event in the middle of the screen.
    SelectScreenMiddle,
    /// Selects the last event on the screen.
    SelectScreenBottom,
    /// Scrolls the detail a line down.
    ScrollDetailDown,
    /// Scrolls the detail a line up.
    ScrollDetailUp,
    /// Scrolls the detail a page down.
    DetailPageDown,
    /// Scrolls the detail a page up.
    DetailPageUp,
    /// Scrolls the detail to its first line.
    DetailFirst,
    /// Scrolls the detail to its last line.
    DetailLast,
    /// Selects the first event of the previous month.
    PreviousMonth,
    /// Selects the first event of the next month.
    NextMonth,
    /// Switches to headings of the next size.
    CycleHeadings,
    /// Displays times in the next zone.
    CycleZone,
    /// Switches between chart and list.
    ToggleChart,
    /// In the chart: halves the visible time.
    ZoomIn,
    /// In the chart: doubles the visible time.
    ZoomOut,
    /// In the chart: shows all of time.
    ShowEverything,
    /// In the chart: pans half a screen to the past.
    PanLeft,
    /// In the chart: pans half a screen to the future.
    PanRight,
    /// In the chart: moves to the closest event in the row below.
    RowBelow,
    /// In the chart: moves to the closest event in the row above.
    RowAbove,
    /// In the chart: moves to the name of the lane below.
    LaneBelow,
    /// In the chart: moves to the name of the lane, or of the lane above.
    LaneAbove,
    /// In the chart: folds long empty stretches of time, or shows them in full.
    ToggleFolds,
    /// In the chart: starts a range of time at the selected event, or ends the range.
    StartRange,
    /// In the chart: filters by the range.
    FilterRange,
    /// In the chart: copies the events of the range to the clipboard.
    YankRange,
    /// In the chart: folds the lane of the selected event, or unfolds it.
    FoldLane,
    /// Opens a prompt.
    OpenPrompt(Purpose),
    /// Edits the line of a prompt.
    EditLine(Edit),
    /// Accepts the line of a prompt.
    AcceptLine,
    /// Completes the word at the cursor of a prompt from the timeline.
    CompleteWord,
    /// Searches for a word of the selected event's title; in the detail pane for one of its tags.
    SearchWord,
    /// Sets a mark on the selected event, or removes it. Distances are measured from the last mark
    /// that was set.
    SetMark(char),
    /// Selects the event with that mark.
    GoToMark(char),
    /// Goes back to the position before the last jump.
    JumpBack,
    /// Goes forward again in the jump list.
    JumpForward,
    /// Opens the editor at the selected event.
    EditEvent,
    /// Adds an event after the selected one.
    AddEvent,
    /// Adds a copy of the selected event.
    CopyEvent,
    /// Takes the event back that was added last.
    TakeBack,
    /// Reloads the files.
    ReloadFile,
    /// Opens or closes the list of problems.
    ShowProblems,
    /// In the list of problems: selects the event of the selected problem.
    SelectProblemEvent,
    /// Opens or closes the saved copy of the source, at the quote.
    ShowSource,
    /// Opens or closes the list of sources.
    ShowSources,
    /// Selects the next match of a search; in a copy without a search, the next quote.
    NextMatch,
    /// Selects the previous match or quote.
    PreviousMatch,
    /// In a copy: selects the event of the current quote.
    SelectQuoteEvent,
    /// In the list of sources: filters by the selected source.
    FilterBySource,
    /// In a copy: opens the search prompt.
    SearchCopy,
    /// Opens the page of the source in the browser, at the words of the quote.
    OpenPage,
    /// Opens the archived page of the source in the browser.
    OpenArchivedPage,
    /// Copies the quote with its source to the clipboard.
    YankQuote,
    /// Copies the event to the clipboard, as written in the file.
    YankEvent,
    /// Copies the title of the event to the clipboard.
    YankTitle,
    /// Puts the link of the source on the clipboard, as the file has it.
    YankLink,
    /// Puts the link that [`Action::OpenPage`] opens on the clipboard: at the words of the quote.
    YankLinkAtQuote,
    /// Copies a citation of the source to the clipboard.
    YankCitation,
    /// Opens or closes the help screen.
    ShowHelp,
    /// On the help screen: opens the search prompt.
    SearchHelp,
    /// Closes what covers the panes, or leaves the detail pane.
    Close,
    /// Goes back to where the user came from; never quits.
    GoBack,
    /// Redraws the whole screen.
    RedrawScreen,
    /// Restores the terminal and stops the process until `fg`.
    Suspend,
    /// Quits the viewer.
    Quit,
}

/// A file that cannot be read as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The file's name in messages.
    pub name: String,
    /// Why it cannot be read.
    pub error: LoadError,
    /// Whether an earlier version of it is on the screen.
    pub seen: bool,
}

/// Something that happened, from the outside or another thread.
#[derive(Debug)]
pub enum Message {
    /// The action of a key press.
    Act(Action),
    /// A mouse gesture.
    Pointed(Pointer),
    /// The remembered state of the timeline was read.
    Recall {
        /// The remembered state.
        memory: Box<Memory>,
        /// Whether to restore the position as well; `false` if the command line sets it.
        with_place: bool,
    },
    /// The terminal was resized.
    Resized(Size),
    /// The files were loaded, or loaded again.
    Loaded(Box<Timeline>),
    /// A big file was loaded, with its rows laid out on another thread.
    Ready(Box<Ready>),
    /// Verification found that some events are not where the index had them.
    Corrected(Box<Ready>),
    /// A filter was applied to a big file on another thread.
    Kept {
        /// The number of the request.
        number: u64,
        /// The filtered timeline.
        ready: Box<Ready>,
        /// Number of events that were tested.
        looked_at: usize,
    },
    /// The first load was cancelled after `read` of `files` files.
    Part {
        /// The events of the files that were read.
        ready: Box<Ready>,
        /// Number of files that were read.
        read: usize,
        /// Number of files in all.
        files: usize,
    },
    /// Progress of loading the files, if that takes long; `None` when it is done.
    Reading(Option<LoadProgress>),
    /// Loading the files was stopped.
    ReadingStopped,
    /// Progress of verification; `None` when it is done or was stopped.
    Verifying(Option<Progress>),
    /// Files that cannot be read: their last good version stays on the screen, below a banner.
    Unreadable(Vec<Unreadable>),
    /// Quotes were checked against the saved copies of their sources.
    Checked(Arc<Verdicts>),
    /// The time changed.
    Clock(Moment),
    /// A message for the status line ("no editor: …").
    Note(String),
    /// An event can be added to the file for which that was asked.
    MayAdd,
    /// An event was added to a file.
    Added(Box<Addition>),
    /// The editor that was opened at a new event was closed.
    EditorClosed {
        /// Whether it wrote the file.
        has_saved: bool,
    },
    /// The event that was added last is out of its file again.
    TakenBack(TakeBack),
    /// A text was pasted.
    Pasted(String),
    /// No input is waiting: there is time to continue long-running work.
    Work,
    /// Apply this filter.
    Filter(Query),
    /// Start this search.
    Find(Pattern),
    /// Select the event closest to this date.
    GoTo(Date),
}

/// Progress of loading files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadProgress {
    /// Number of files that were read.
    pub read: usize,
    /// Number of files to read; 0 while that is unknown.
    pub files: usize,
    /// Seconds since loading began.
    pub seconds: u64,
}

/// A timeline with its rows, laid out on another thread: for a million events that takes longer
/// than a key press may.
#[derive(Debug)]
pub struct Ready {
    /// The timeline.
    pub timeline: Timeline,
    /// Its rows as of `now`.
    pub rows: Rows,
    /// The moments of its events, for the strip.
    pub moments: Moments,
    /// The time that the rows were laid out for.
    pub now: Moment,
}

/// Upper limit of the number of entries on the first screen.
const FIRST_SCREEN: usize = 200;
/// Number of entries below which a second thread does not pay off.
const WORTH_A_THREAD: usize = 20_000;

impl Ready {
    /// Lays out a timeline as of `now`.
    #[must_use]
    pub fn new(timeline: Timeline, now: Moment) -> Self {
        timeline.prefetch(0..FIRST_SCREEN);
        let (rows, moments) = parallel::both(
            timeline.len() > WORTH_A_THREAD,
            || Rows::lay_out(&timeline, now),
            || Moments::of(&timeline),
        );
        Self {
            timeline,
            rows,
            moments,
            now,
        }
    }
}

/// A side effect for the caller of [`super::App::update`] to perform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Restore the terminal and quit.
    Quit,
    /// Open the user's editor on a file, at a line and column counted from 1.
    OpenEditor {
        /// Index of the file in the timeline.
        file: usize,
        /// The line of the event.
        line: usize,
        /// The column of the event.
        column: usize,
    },
    /// Open a web page in the user's browser.
    OpenPage {
        /// Its address: http or https, printable ASCII.
        url: String,
        /// Its host, for the status line.
        host: String,
    },
    /// Copy a text to the clipboard and report that.
    Clip {
        /// The text.
        text: String,
        /// A description of it, for the status line.
        what: String,
    },
    /// Copy the lines of events to the clipboard, as written in their files, and report that.
    ClipEvents {
        /// The events, each as the index of its file in the timeline and where it begins in the file.
        events: Vec<(usize, Place)>,
        /// A description of them, for the status line.
        what: String,
    },
    /// Find out whether an event can be added to a file, and report the result with
    /// [`Message::MayAdd`] or a note.
    PrepareAdding {
        /// Which of the files of the timeline.
        file: usize,
    },
    /// Add an event to a file, and report the result with [`Message::Added`] or a note.
    Add(Request),
    /// Open the editor at a new event; if it was closed in the terminal, report that with
    /// [`Message::EditorClosed`].
    EditAddition(Addition),
    /// Take a new event out of its file again, and report the result with [`Message::TakenBack`] or
    /// a note.
    TakeBack(Addition, TakeBack),
    /// Reload the files.
    Reload,
    /// Reload the files with everything placed in that zone.
    Place(Zone),
    /// Stop loading the files.
    StopReading,
    /// Stop verifying events in the background.
    StopVerifying,
    /// Resume verifying events.
    Verify,
    /// Apply the filter of [`super::App::to_filter`] on another thread; the result arrives as
    /// [`Message::Kept`].
    Filter,
    /// Clear the terminal and redraw everything.
    Redraw,
    /// Restore the terminal and stop the process (Ctrl-Z).
    Suspend,
}

impl Effect {
    /// Opens the editor on a file at a place; an unknown place means the beginning.
    pub(super) fn open_editor(file: usize, place: Place) -> Self {
        Self::OpenEditor {
            file,
            line: place.line.max(1),
            column: place.column.max(1),
        }
    }
}
