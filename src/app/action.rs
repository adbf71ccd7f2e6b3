//! What goes into [`super::App::update`] and what comes out of it.

use std::sync::Arc;

use super::adding::{Addition, Request, TakeBack};
use super::find::{Memory, Purpose};
use super::pointer::Pointer;
use super::prompt::Edit;
use super::rows::Rows;
use super::strip::Moments;
use crate::date::{Date, Moment, Zone};
use crate::evidence::Verdicts;
use crate::parallel;
use crate::timeline::search::Pattern;
use crate::timeline::{LoadError, Place, Progress, Query, Timeline};

/// Columns and rows of the terminal; any value from 0 up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
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
    /// A key that is bound to nothing here.
    Unbound {
        /// Its character.
        key: char,
        /// Whether Ctrl was held down.
        ctrl: bool,
    },
    /// To the next event.
    SelectNext,
    /// To the previous event.
    SelectPrevious,
    /// Half a page of rows down.
    HalfPageDown,
    /// Half a page of rows up.
    HalfPageUp,
    /// A page of rows down.
    PageDown,
    /// A page of rows up.
    PageUp,
    /// To the first event, with a count to that one.
    SelectFirst,
    /// To the last event, with a count to that one.
    SelectLast,
    /// To the first event of the previous year.
    PreviousYear,
    /// To the first event of the next year.
    NextYear,
    /// To the previous entry with an error or a warning.
    PreviousError,
    /// To the next entry with an error or a warning.
    NextError,
    /// Gives the keys to the detail pane.
    EnterDetail,
    /// Gives the keys to the other pane.
    ToggleFocus,
    /// The pane with the focus larger, up to the whole screen.
    EnlargePane,
    /// The pane with the focus smaller again.
    ShrinkPane,
    /// The list a row down under the selection.
    ScrollListDown,
    /// The list a row up under the selection.
    ScrollListUp,
    /// The list so that the selected event is in the middle of the pane.
    SelectedToMiddle,
    /// The list so that the selected event is at the top of the pane.
    SelectedToTop,
    /// The list so that the selected event is at the bottom of the pane.
    SelectedToBottom,
    /// To the first event on the screen.
    SelectScreenTop,
    /// To the event in the middle of the screen.
    SelectScreenMiddle,
    /// To the last event on the screen.
    SelectScreenBottom,
    /// The detail a line down.
    ScrollDetailDown,
    /// The detail a line up.
    ScrollDetailUp,
    /// The detail a page down.
    DetailPageDown,
    /// The detail a page up.
    DetailPageUp,
    /// The detail to its first line.
    DetailFirst,
    /// The detail to its last line.
    DetailLast,
    /// To the first event of the previous month.
    PreviousMonth,
    /// To the first event of the next month.
    NextMonth,
    /// Cuts the list by headings of the next size.
    CycleHeadings,
    /// Shows times of day on the clock of the next zone.
    CycleZone,
    /// Shows the chart in place of the list, or the list again.
    ToggleChart,
    /// In the chart: half the time on as many columns.
    ZoomIn,
    /// Twice the time.
    ZoomOut,
    /// All of time.
    ShowEverything,
    /// Half a screen to the past.
    PanLeft,
    /// Half a screen to the future.
    PanRight,
    /// To the closest event in the row below.
    RowBelow,
    /// To the closest event in the row above.
    RowAbove,
    /// Folds long empty stretches of time, or shows them in full.
    ToggleFolds,
    /// Makes lanes by the next key.
    CycleLanes,
    /// Begins a range of time at the selected event, or ends it.
    StartRange,
    /// Shows only the events of the range.
    FilterRange,
    /// Puts the events of the range on the clipboard.
    YankRange,
    /// Folds the lane of the selected event, or shows its events again.
    FoldLane,
    /// Opens the prompt.
    OpenPrompt(Purpose),
    /// Changes the line of the prompt, or of what is searched for in a copy.
    EditLine(Edit),
    /// Takes that line.
    AcceptLine,
    /// The word at the cursor of the prompt goes on as what is in the timeline.
    CompleteWord,
    /// Searches for a word of the title of the selected event, in the detail pane for one of its tags.
    SearchWord,
    /// Gives the selected event the mark of that letter, or takes it away: distances are told from the last that was set.
    SetMark(char),
    /// To the event with the mark of that letter.
    GoToMark(char),
    /// Back to where the cursor was before a jump.
    JumpBack,
    /// Forward again.
    JumpForward,
    /// Opens the editor at the selected event.
    EditEvent,
    /// Adds an event after the selected one.
    AddEvent,
    /// Adds a copy of the selected event.
    CopyEvent,
    /// Takes the event back that was added last.
    TakeBack,
    /// Reads the file again now.
    ReloadFile,
    /// Opens the list of everything that is wrong, or closes it.
    ShowProblems,
    /// To the event of the selected line of that list.
    SelectProblemEvent,
    /// Opens the saved copy of the source at the quote, or closes it.
    ShowSource,
    /// Opens the list of all sources, or closes it.
    ShowSources,
    /// To the next match of a search, else to the next quote of the copy; in the list of events to the next one that the
    /// search has found.
    NextMatch,
    /// Selects the match before.
    PreviousMatch,
    /// To the event of the quote at which the copy is open.
    SelectQuoteEvent,
    /// Shows only the events of the selected source.
    FilterBySource,
    /// Asks what to search for in the copy.
    SearchCopy,
    /// Opens the page of the source at the words of the quote.
    OpenPage,
    /// Opens the archived page of the source.
    OpenArchivedPage,
    /// Puts the quote with its source on the clipboard.
    YankQuote,
    /// Puts the event on the clipboard, as the file has it.
    YankEvent,
    /// Puts the title of the event on the clipboard.
    YankTitle,
    /// Puts the link of the source on the clipboard, as the file has it.
    YankLink,
    /// Puts the link that [`Action::OpenPage`] opens on the clipboard: at the words of the quote.
    YankLinkAtQuote,
    /// Puts a citation of the source on the clipboard.
    YankCitation,
    /// Opens the help screen, or closes it.
    ShowHelp,
    /// Asks what to search for in the help screen.
    SearchHelp,
    /// Closes what is open over the timeline, or leaves the detail pane.
    Close,
    /// Back to where one came from; never quits.
    GoBack,
    /// Draws the whole screen anew.
    RedrawScreen,
    /// Gives the terminal back and stops until `fg`.
    Suspend,
    /// Ends the viewer.
    Quit,
}

/// A file that cannot be read as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// As it is called in messages.
    pub name: String,
    /// What is wrong with it.
    pub error: LoadError,
    /// Whether an earlier version of it is shown.
    pub seen: bool,
}

/// What happened.
#[derive(Debug)]
pub enum Message {
    /// A key was understood.
    Act(Action),
    /// The mouse did something.
    Pointed(Pointer),
    /// This is remembered of the timeline.
    Recall {
        /// What is remembered.
        memory: Box<Memory>,
        /// Whether to go where one was, and not where the command line says.
        with_place: bool,
    },
    /// The terminal has another size.
    Resized(Size),
    /// The file was read again.
    Loaded(Box<Timeline>),
    /// A big file was loaded, with its rows laid out on another thread.
    Ready(Box<Ready>),
    /// Reading all events has shown that some stand elsewhere than the index had them.
    Corrected(Box<Ready>),
    /// What a filter keeps of a big file was found out.
    Kept {
        /// The number under which that was asked for.
        number: u64,
        /// What it keeps.
        ready: Box<Ready>,
        /// How many events it looked at.
        looked_at: usize,
    },
    /// The first load was cancelled after `read` of `files` files.
    Part {
        /// Their events.
        ready: Box<Ready>,
        /// How many files those are.
        read: usize,
        /// How many there are.
        files: usize,
    },
    /// How far reading the files has come, where that takes long; nothing where it is over.
    Reading(Option<LoadProgress>),
    /// Reading the files was stopped.
    ReadingStopped,
    /// How far reading all events has come; nothing where there are none left to read, or it was stopped.
    Verifying(Option<Progress>),
    /// These files cannot be read: what could be before stays under a banner.
    Unreadable(Vec<Unreadable>),
    /// The quotes were checked against the copies of their sources.
    Checked(Arc<Verdicts>),
    /// The clock moved on.
    Clock(Moment),
    /// Something for the status line ("no editor: …").
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
    /// Nothing has happened: there is time to go on with what takes long.
    Work,
    /// Only what this filter keeps is to be shown.
    Filter(Query),
    /// This is to be searched for.
    Find(Pattern),
    /// To the event closest to a date.
    GoTo(Date),
}

/// How far reading files has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadProgress {
    /// How many of them were read.
    pub read: usize,
    /// How many are to be read; 0 while that is not known.
    pub files: usize,
    /// For how many seconds that has gone on.
    pub seconds: u64,
}

/// A timeline with its rows: laying out those of a million events takes longer than a key may.
#[derive(Debug)]
pub struct Ready {
    /// The timeline.
    pub timeline: Timeline,
    /// Its rows as of `now`.
    pub rows: Rows,
    /// When its events were, for the strip.
    pub moments: Moments,
    /// When they were laid out.
    pub now: Moment,
}

/// Upper bound of the entries on the first screen.
const FIRST_SCREEN: usize = 200;
/// Timelines with fewer entries are laid out at once: starting a thread would take longer.
const WORTH_A_THREAD: usize = 20_000;

impl Ready {
    /// Lays out a timeline as of now.
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

/// What the outside has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End, giving the terminal back.
    Quit,
    /// Open the user's editor on a file at this line and column (both from 1).
    OpenEditor {
        /// Which of the files of the timeline.
        file: usize,
        /// The line of the selected event.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// Open a web page in the user's browser.
    OpenPage {
        /// Its address: http or https, printable ASCII.
        url: String,
        /// The host that it leads to, for the status line.
        host: String,
    },
    /// Put a text on the clipboard and say so.
    Clip {
        /// The text.
        text: String,
        /// What it is, for the status line.
        what: String,
    },
    /// Put the lines of an event on the clipboard, as its file has them, and say so.
    ClipEvent {
        /// Which of the files of the timeline.
        file: usize,
        /// Where the event begins in it.
        place: Place,
        /// What it is, for the status line.
        what: String,
    },
    /// Find out whether an event can be added to a file, and tell it by [`Message::MayAdd`] or a note.
    PrepareAdding {
        /// Which of the files of the timeline.
        file: usize,
    },
    /// Add an event to a file, and tell it by [`Message::Added`] or a note.
    Add(Request),
    /// Open the editor at a new event; where it was closed in the terminal tell it by [`Message::EditorClosed`].
    EditAddition(Addition),
    /// Take a new event out of its file again, and tell it by [`Message::TakenBack`] or a note.
    TakeBack(Addition, TakeBack),
    /// Read the file again.
    Reload,
    /// Read it again with everything placed on the clock of that zone.
    Place(Zone),
    /// Stop reading the files.
    StopReading,
    /// Stop reading all events behind the screen.
    StopVerifying,
    /// Go on with it.
    Verify,
    /// Find out what [`super::App::to_filter`] keeps, and tell it by [`Message::Kept`].
    Filter,
    /// Clear the terminal and draw all of it.
    Redraw,
    /// Give the terminal back and stop the process (Ctrl-Z).
    Suspend,
}

impl Effect {
    /// Opens the editor on a file at a place; where that is not known, at its beginning.
    pub(super) fn open_editor(file: usize, place: Place) -> Self {
        Self::OpenEditor {
            file,
            line: place.line.max(1),
            column: place.column.max(1),
        }
    }
}
