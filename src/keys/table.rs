//! The rows of the key table.

use crossterm::event::KeyCode;

use super::Chord::{self, Alt, Char, Ctrl, Key, Letter, Pair};
use super::Mode;
use crate::app::prompt::Edit;
use crate::app::{Action, Purpose};

/// One row: keys that trigger an action in some modes.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// The part of the help screen that lists it.
    pub group: Group,
    /// The modes in which it is in force.
    pub modes: &'static [Mode],
    /// The keys, the recommended one first.
    pub keys: &'static [Chord],
    /// The action they trigger.
    pub action: Action,
    /// The name of the action in a settings file. Each action has one name.
    pub name: &'static str,
    /// Help text shown on the help screen and in `docs/keys.md`.
    pub help: &'static str,
    /// The footer hint, if there is one.
    pub hint: Option<Hint>,
}

/// A hint of the footer for one or more keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// The modes whose footer shows it.
    pub modes: &'static [Mode],
    /// The keys, separated by `/`.
    pub keys: &'static str,
    /// What they do, in one word.
    pub word: &'static str,
    /// Priority where room is short: 0 is never left out, higher ranks are left out first.
    pub rank: u8,
}

/// The parts of the help screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving through the list.
    Timeline,
    /// Moving through the chart.
    Chart,
    /// Searching, filtering and jumping.
    Find,
    /// Scrolling the detail.
    Detail,
    /// Sources and quotes.
    Source,
    /// Editing and reloading the file.
    File,
    /// Editing the line of a prompt.
    Prompt,
    /// Everything else.
    Viewer,
}

impl Group {
    /// All parts, in display order.
    pub const ALL: [Self; 8] = [
        Self::Timeline,
        Self::Chart,
        Self::Find,
        Self::Detail,
        Self::Source,
        Self::File,
        Self::Prompt,
        Self::Viewer,
    ];

    /// The title of the part.
    pub fn title(self) -> &'static str {
        match self {
            Self::Timeline => "Move",
            Self::Chart => "Chart",
            Self::Find => "Find and go",
            Self::Prompt => "Prompt",
            Self::Detail => "Detail",
            Self::Source => "Source",
            Self::File => "File",
            Self::Viewer => "Viewer",
        }
    }
}

impl Hint {
    /// The keys of the hint, one by one.
    pub(super) fn labels(self) -> impl Iterator<Item = &'static str> {
        // `/` alone is a key, not a separator.
        let is_slash = self.keys == "/";
        let one = is_slash.then_some(self.keys);
        let several = (!is_slash).then(|| self.keys.split('/'));
        one.into_iter().chain(several.into_iter().flatten())
    }
}

const LIST: &[Mode] = &[
    Mode::Timeline,
    Mode::Problems,
    Mode::Sources,
    Mode::Copy,
    Mode::Help,
];
const TIMELINE: &[Mode] = &[Mode::Timeline];
const CHART: &[Mode] = &[Mode::Chart, Mode::Range];
const CHART_ALONE: &[Mode] = &[Mode::Chart];
const RANGE: &[Mode] = &[Mode::Range];
/// The list or the chart.
const EVENTS: &[Mode] = &[Mode::Timeline, Mode::Chart];
const DETAIL: &[Mode] = &[Mode::Detail];
/// The list and the detail beside it.
const LIST_PANES: &[Mode] = &[Mode::Timeline, Mode::Detail];
const PROBLEMS: &[Mode] = &[Mode::Problems];
const SOURCES: &[Mode] = &[Mode::Sources];
const COPY: &[Mode] = &[Mode::Copy];
const HELP: &[Mode] = &[Mode::Help];
const AWAY: &[Mode] = &[
    Mode::Range,
    Mode::Detail,
    Mode::Problems,
    Mode::Sources,
    Mode::Copy,
    Mode::Help,
];
/// Modes with a current quote.
const QUOTE: &[Mode] = &[Mode::Timeline, Mode::Chart, Mode::Detail, Mode::Copy];
/// Modes with a current source.
const SOURCE: &[Mode] = &[
    Mode::Timeline,
    Mode::Chart,
    Mode::Detail,
    Mode::Sources,
    Mode::Copy,
];
/// Where events are.
const EVENT_PANES: &[Mode] = &[Mode::Timeline, Mode::Chart, Mode::Detail];
const LISTS: &[Mode] = &[Mode::Timeline, Mode::Chart, Mode::Detail, Mode::Sources];
const PANES: &[Mode] = &[Mode::Timeline, Mode::Chart, Mode::Range, Mode::Detail];
const FILE: &[Mode] = &[
    Mode::Timeline,
    Mode::Chart,
    Mode::Detail,
    Mode::Problems,
    Mode::Copy,
];
/// Where an event can be added.
const ADD: &[Mode] = &[Mode::Timeline, Mode::Chart, Mode::Detail];
const PROMPT: &[Mode] = &[Mode::Prompt, Mode::Search];
const READ_AGAIN: &[Mode] = &[
    Mode::Timeline,
    Mode::Chart,
    Mode::Range,
    Mode::Detail,
    Mode::Problems,
    Mode::Sources,
    Mode::Copy,
];
const ANYWHERE: &[Mode] = &[
    Mode::Timeline,
    Mode::Chart,
    Mode::Range,
    Mode::Detail,
    Mode::Problems,
    Mode::Sources,
    Mode::Copy,
    Mode::Help,
];
/// Modes of keys that do the same everywhere.
const ALWAYS: &[Mode] = &[
    Mode::Timeline,
    Mode::Chart,
    Mode::Range,
    Mode::Detail,
    Mode::Problems,
    Mode::Sources,
    Mode::Copy,
    Mode::Search,
    Mode::Help,
    Mode::Prompt,
];
/// Modes in which a character is a key, not text.
const KEYS: &[Mode] = &[
    Mode::Timeline,
    Mode::Chart,
    Mode::Range,
    Mode::Detail,
    Mode::Problems,
    Mode::Sources,
    Mode::Copy,
    Mode::Help,
];

const fn row(
    group: Group,
    modes: &'static [Mode],
    keys: &'static [Chord],
    action: Action,
    name: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        group,
        modes,
        keys,
        action,
        name,
        help,
        hint: None,
    }
}

impl Binding {
    /// Whether it takes two keys, one after the other.
    pub(crate) fn is_pair(&self) -> bool {
        matches!(self.keys, [Pair(..) | Letter(_), ..])
    }

    const fn hint(self, rank: u8, keys: &'static str, word: &'static str) -> Self {
        let modes = self.modes;
        self.hint_in(modes, rank, keys, word)
    }

    const fn hint_in(
        mut self,
        modes: &'static [Mode],
        rank: u8,
        keys: &'static str,
        word: &'static str,
    ) -> Self {
        self.hint = Some(Hint {
            modes,
            keys,
            word,
            rank,
        });
        self
    }
}

/// The legend of the help screen: symbol, its ASCII form, meaning.
pub const LEGEND: &[(&str, &str, &str)] = &[
    ("●", "*", "a certain date, to the day or better"),
    ("◐", "o", "a certain month, season or year"),
    ("◌", "?", "approximate, uncertain, or one of several"),
    (
        "┏ ┃ ┗",
        "[ | ]",
        "a range, beside the events that begin in it",
    ),
    ("╭ ┃ ╰", "( | )", "a range whose start or end is uncertain"),
    ("╏", ":", "a range that is open on this side"),
    (
        "━ ╌ ┅",
        "= ~ :",
        "a range in which nothing else falls: certain, uncertain, open",
    ),
    ("·", ".", "no date that can be read"),
    ("✗", "x", "an error in the event: its detail says what"),
    (
        "≠",
        "#",
        "a quote that differs from the copy or is not found in it",
    ),
    ("▶", ">", "the selected event"),
    ("⊃", "(", "a range in which the selected event falls"),
    ("!", "!", "a warning: its detail says what"),
    ("a…z", "a-z", "a marked event: the letter of its mark"),
    ("?", "?", "possible match of the filter (uncertain date)"),
    ("~9 May", "~9 May", "a date: about 9 May"),
    (
        "9 May?",
        "9 May?",
        "a date: 9 May, but the source is uncertain",
    ),
    (
        "01:30?",
        "01:30?",
        "a time that its zone has twice or not at all; with room, 01:30 EDT/EST",
    ),
    (
        "Aug/Sep",
        "Aug/Sep",
        "dates: one of them; 3+4 May: all of them",
    ),
    (
        "already in May",
        "already in May",
        "began in May or earlier, and goes on",
    ),
    ("since May", "since May", "began in May, and goes on"),
    ("from May", "from May", "began in May; its end is not known"),
    (
        "until May",
        "until May",
        "ended in May; when it began is open or unknown",
    ),
    ("by May", "by May", "in May or earlier"),
    ("19th c.", "19th c.", "19th century"),
    ("Q2 H1", "Q2 H1", "second quarter; first half of a year"),
];

/// The key table, one row per line: group, modes, keys, action, its name, help text; then the
/// footer hint.
#[rustfmt::skip]
pub static BINDINGS: &[Binding] = &[
    row(Group::Timeline, LIST, &[Char('j'), Key(KeyCode::Down)], Action::SelectNext, "next-event", "next event; `12j` twelve on").hint(0, "j/k", "move"),
    row(Group::Timeline, LIST, &[Char('k'), Key(KeyCode::Up)], Action::SelectPrevious, "previous-event", "previous event"),
    row(Group::Timeline, LIST, &[Ctrl('d')], Action::HalfPageDown, "half-page-down", "half a page down"),
    row(Group::Timeline, LIST, &[Ctrl('u')], Action::HalfPageUp, "half-page-up", "half a page up"),
    row(Group::Timeline, LIST, &[Key(KeyCode::PageDown), Char(' '), Ctrl('f')], Action::PageDown, "page-down", "a page down"),
    row(Group::Timeline, LIST, &[Key(KeyCode::PageUp), Char('b'), Ctrl('b')], Action::PageUp, "page-up", "a page up"),
    row(Group::Timeline, LIST, &[Char('g'), Key(KeyCode::Home)], Action::SelectFirst, "first-event", "first event; `12g` the twelfth"),
    row(Group::Timeline, LIST, &[Char('G'), Key(KeyCode::End)], Action::SelectLast, "last-event", "last event; `12G` the twelfth"),
    row(Group::Timeline, EVENTS, &[Char('}')], Action::NextYear, "next-year", "next year").hint(6, "{/}", "year"),
    row(Group::Timeline, EVENTS, &[Char('{')], Action::PreviousYear, "previous-year", "previous year"),
    row(Group::Timeline, EVENTS, &[Char(')')], Action::NextMonth, "next-month", "next month with events"),
    row(Group::Timeline, EVENTS, &[Char('(')], Action::PreviousMonth, "previous-month", "previous month with events"),
    row(Group::Timeline, LIST_PANES, &[Pair('z', 'h')], Action::CycleHeadings, "cycle-headings", "headings by hour, day, month, year, decade, century, then automatic").hint(9, "h", "headings"),
    row(Group::Timeline, TIMELINE, &[Char('H')], Action::SelectScreenTop, "screen-top", "first event on the screen"),
    row(Group::Timeline, TIMELINE, &[Char('M')], Action::SelectScreenMiddle, "screen-middle", "event in the middle of the screen"),
    row(Group::Timeline, TIMELINE, &[Char('L')], Action::SelectScreenBottom, "screen-bottom", "last event on the screen"),
    row(Group::Timeline, TIMELINE, &[Ctrl('e')], Action::ScrollListDown, "scroll-down", "scroll the list a row down"),
    row(Group::Timeline, TIMELINE, &[Ctrl('y')], Action::ScrollListUp, "scroll-up", "scroll the list a row up"),
    row(Group::Timeline, TIMELINE, &[Pair('z', 'z')], Action::SelectedToMiddle, "selected-to-middle", "scroll so that the event is in the middle").hint(9, "z", "middle"),
    row(Group::Timeline, TIMELINE, &[Pair('z', 't')], Action::SelectedToTop, "selected-to-top", "scroll so that the event is at the top").hint(9, "t", "top"),
    row(Group::Timeline, TIMELINE, &[Pair('z', 'b')], Action::SelectedToBottom, "selected-to-bottom", "scroll so that the event is at the bottom").hint(9, "b", "bottom"),
    row(Group::Timeline, PANES, &[Char('Z')], Action::CycleZone, "cycle-zone", "times of day in the zone of the file, as written, in your own zone, in UTC"),
    row(Group::Chart, TIMELINE, &[Char('c')], Action::ToggleChart, "chart", "the chart in place of the list").hint(5, "c", "chart"),
    row(Group::Chart, CHART, &[Char('c')], Action::ToggleChart, "chart", "in the chart: back to the list").hint(4, "c", "list"),
    row(Group::Chart, CHART, &[Char('l'), Key(KeyCode::Right)], Action::SelectNext, "next-event", "in the chart: next event in time").hint(1, "h/l", "event"),
    row(Group::Chart, CHART, &[Char('h'), Key(KeyCode::Left)], Action::SelectPrevious, "previous-event", "in the chart: previous event in time"),
    row(Group::Chart, CHART, &[Char('j'), Key(KeyCode::Down)], Action::RowBelow, "row-below", "in the chart: to the closest event in the row below").hint(1, "j/k", "row"),
    row(Group::Chart, CHART, &[Char('k'), Key(KeyCode::Up)], Action::RowAbove, "row-above", "in the chart: to the closest event in the row above"),
    row(Group::Chart, CHART, &[Key(KeyCode::PageDown), Char(' '), Ctrl('f')], Action::PageDown, "page-down", "in the chart: a page of rows down"),
    row(Group::Chart, CHART, &[Key(KeyCode::PageUp), Char('b'), Ctrl('b')], Action::PageUp, "page-up", "in the chart: a page of rows up"),
    row(Group::Chart, CHART, &[Ctrl('d')], Action::HalfPageDown, "half-page-down", "in the chart: half a page of rows down"),
    row(Group::Chart, CHART, &[Ctrl('u')], Action::HalfPageUp, "half-page-up", "in the chart: half a page of rows up"),
    row(Group::Chart, CHART, &[Pair(']', 'l')], Action::LaneBelow, "lane-below", "in the chart: to the name of the lane below").hint(9, "l", "lane below"),
    row(Group::Chart, CHART, &[Pair('[', 'l')], Action::LaneAbove, "lane-above", "in the chart: to the name of its lane, then of the lane above").hint(9, "l", "lane above"),
    row(Group::Chart, CHART, &[Char('+'), Char('=')], Action::ZoomIn, "zoom-in", "in the chart: half the time on the screen, about the selected event").hint(2, "+/-", "zoom"),
    row(Group::Chart, CHART, &[Char('-')], Action::ZoomOut, "zoom-out", "in the chart: twice the time"),
    row(Group::Chart, CHART, &[Char('0')], Action::ShowEverything, "show-everything", "in the chart: all of time").hint(5, "0", "all"),
    row(Group::Chart, CHART, &[Char('L')], Action::PanRight, "pan-right", "in the chart: half a screen to the future"),
    row(Group::Chart, CHART, &[Char('H')], Action::PanLeft, "pan-left", "in the chart: half a screen to the past"),
    row(Group::Chart, CHART, &[Pair('g', 'g'), Key(KeyCode::Home)], Action::SelectFirst, "first-event", "in the chart: first event; `12gg` the twelfth").hint(9, "g", "first"),
    row(Group::Chart, CHART, &[Char('G'), Key(KeyCode::End)], Action::SelectLast, "last-event", "in the chart: last event; `12G` the twelfth"),
    row(Group::Chart, CHART, &[Pair('z', 'z')], Action::SelectedToMiddle, "selected-to-middle", "in the chart: the selected event in the middle").hint(9, "z", "middle"),
    row(Group::Chart, CHART, &[Pair('z', 'a')], Action::FoldLane, "fold-lane", "in the chart: fold the lane of the selected event, or show its events again").hint(9, "a", "fold lane"),
    row(Group::Chart, CHART, &[Pair('z', '+')], Action::EnlargePane, "enlarge-pane", "in the chart: enlarge the chart, up to the whole screen; `_` shrinks it again").hint(9, "+", "enlarge"),
    row(Group::Chart, CHART, &[Char('w')], Action::OpenPrompt(Purpose::Lanes), "lanes", "in the chart: choose the lanes: by group, tag, person, place, source, file, another key, or one lane; by their first event, or as the file lists them").hint(3, "w", "lanes"),
    row(Group::Chart, CHART, &[Char('f')], Action::ToggleFolds, "toggle-folds", "in the chart: fold long empty stretches of time, or show them in full"),
    row(Group::Chart, CHART, &[Char('v')], Action::StartRange, "range", "in the chart: begin a range of time at the event, which moving extends; again ends it").hint_in(CHART_ALONE, 6, "v", "range"),
    row(Group::Chart, RANGE, &[Key(KeyCode::Enter)], Action::FilterRange, "filter-range", "in a range of the chart: show only its events").hint(0, "Enter", "filter"),
    row(Group::Chart, RANGE, &[Char('y')], Action::YankRange, "copy-range", "in a range of the chart: copy its events as YAML, as they are in the file").hint(0, "y", "copy"),
    row(Group::Chart, CHART_ALONE, &[Key(KeyCode::Enter)], Action::EnterDetail, "detail", "in the chart: to the detail pane; on the name of a lane: fold it, or show its events again"),
    row(Group::Find, PANES, &[Char('/')], Action::OpenPrompt(Purpose::Search), "search", "search for a regular expression as you type").hint(2, "/", "search"),
    row(Group::Find, PANES, &[Char('n')], Action::NextMatch, "next-match", "next event found"),
    row(Group::Find, PANES, &[Char('N')], Action::PreviousMatch, "previous-match", "previous event found"),
    row(Group::Find, PANES, &[Char('*')], Action::SearchWord, "search-word", "search for the longest word of the title, then for the others; `3*` for the third; from the detail pane for its tags"),
    row(Group::Find, PANES, &[Char('&')], Action::OpenPrompt(Purpose::Filter), "filter", "filter events; `&` Enter ends it, `&` Up changes it").hint(4, "&", "filter"),
    row(Group::Find, PANES, &[Char('V')], Action::OpenPrompt(Purpose::View), "views", "choose a saved filter: `views:` of the file"),
    row(Group::Find, KEYS, &[Char(':')], Action::OpenPrompt(Purpose::GoTo), "go-to", "go to a date: `:1970s`, `:+3 years`, `:now`; also `:q` and `:help`"),
    row(Group::Find, PANES, &[Ctrl('p')], Action::OpenPrompt(Purpose::Title), "find-title", "go to an event by letters of its title, in their order"),
    row(Group::Find, PANES, &[Letter('m')], Action::SetMark('a'), "set-mark", "mark the event with a letter: distances are measured from it; again removes the mark").hint(9, "a-z", "set a mark"),
    row(Group::Find, PANES, &[Letter('\'')], Action::GoToMark('a'), "go-to-mark", "to the event with that mark").hint(9, "a-z", "go to a mark"),
    row(Group::Find, PANES, &[Ctrl('o'), Char('<')], Action::JumpBack, "jump-back", "back to before the last jump"),
    row(Group::Find, PANES, &[Char('>'), Ctrl('i')], Action::JumpForward, "jump-forward", "forward again; most terminals send `Ctrl-i` as Tab, which goes to the other pane"),
    row(Group::Detail, TIMELINE, &[Key(KeyCode::Enter), Char('l'), Key(KeyCode::Right)], Action::EnterDetail, "detail", "to the detail pane").hint(3, "Enter", "detail"),
    row(Group::Detail, PANES, &[Key(KeyCode::Tab), Key(KeyCode::BackTab)], Action::ToggleFocus, "other-pane", "to the other pane"),
    row(Group::Detail, PANES, &[Char('J')], Action::ScrollDetailDown, "scroll-detail-down", "scroll the detail down, also from the list"),
    row(Group::Detail, PANES, &[Char('K')], Action::ScrollDetailUp, "scroll-detail-up", "scroll the detail up, also from the list"),
    row(Group::Detail, DETAIL, &[Char('j'), Key(KeyCode::Down)], Action::ScrollDetailDown, "scroll-detail-down", "in the detail pane: a line down").hint(0, "j/k", "scroll"),
    row(Group::Detail, DETAIL, &[Char('k'), Key(KeyCode::Up)], Action::ScrollDetailUp, "scroll-detail-up", "in the detail pane: a line up"),
    row(Group::Detail, DETAIL, &[Key(KeyCode::PageDown), Char(' '), Ctrl('d'), Ctrl('f')], Action::DetailPageDown, "detail-page-down", "in the detail pane: a page down"),
    row(Group::Detail, DETAIL, &[Key(KeyCode::PageUp), Char('b'), Ctrl('u'), Ctrl('b')], Action::DetailPageUp, "detail-page-up", "in the detail pane: a page up"),
    row(Group::Detail, DETAIL, &[Char('g'), Key(KeyCode::Home)], Action::DetailFirst, "detail-first", "in the detail pane: to its first line"),
    row(Group::Detail, DETAIL, &[Char('G'), Key(KeyCode::End)], Action::DetailLast, "detail-last", "in the detail pane: to its last line"),
    row(Group::Detail, DETAIL, &[Key(KeyCode::Enter), Char('h'), Key(KeyCode::Left)], Action::GoBack, "back", "in the detail pane: back to the list"),
    row(Group::Source, SOURCE, &[Char('s')], Action::ShowSource, "source", "toggle the saved copy of the source at the quote").hint_in(LISTS, 3, "s", "source"),
    row(Group::Source, COPY, &[Char('n')], Action::NextMatch, "next-match", "in a saved copy: the next quote drawn from it; while a search is on the next match").hint(1, "n/N", "quotes"),
    row(Group::Source, COPY, &[Char('N')], Action::PreviousMatch, "previous-match", "in a saved copy: the previous quote or match"),
    row(Group::Source, COPY, &[Key(KeyCode::Enter)], Action::SelectQuoteEvent, "quote-event", "in a saved copy: to the event of the quote").hint(2, "Enter", "event"),
    row(Group::Source, COPY, &[Char('/')], Action::SearchCopy, "search-copy", "in a saved copy: search, capital letters count where there are any; `/` `Enter` repeats, `Esc` ends it").hint(2, "/", "search"),
    row(Group::Source, EVENT_PANES, &[Char('S')], Action::ShowSources, "sources", "the list of sources with their events, quotes and verdicts"),
    row(Group::Source, SOURCES, &[Char('S')], Action::OpenPrompt(Purpose::Sort), "sort-sources", "in the list of sources: sort by name, date, quotes or verdicts, or as in the file").hint(4, "S", "sort"),
    row(Group::Source, SOURCES, &[Key(KeyCode::Enter)], Action::FilterBySource, "filter-by-source", "in the list of sources: show only the events of the source, as `&` `source:` does").hint(1, "Enter", "events"),
    row(Group::Source, SOURCE, &[Char('o')], Action::OpenPage, "open-page", "open the page of the source at the words of the quote").hint(5, "o", "page"),
    row(Group::Source, SOURCE, &[Char('O')], Action::OpenArchivedPage, "open-archived-page", "open its archived page"),
    row(Group::Source, QUOTE, &[Pair('y', 'q')], Action::YankQuote, "copy-quote", "copy the quote with its source to the clipboard").hint(9, "q", "quote"),
    row(Group::Source, QUOTE, &[Pair('y', 'y')], Action::YankEvent, "copy-event", "copy the event as YAML").hint(9, "y", "event"),
    row(Group::Source, QUOTE, &[Pair('y', 't')], Action::YankTitle, "copy-title", "copy its title").hint(9, "t", "title"),
    row(Group::Source, QUOTE, &[Pair('y', 'u')], Action::YankLink, "copy-link", "copy the link of the source").hint(9, "u", "link"),
    row(Group::Source, QUOTE, &[Pair('y', 'U')], Action::YankLinkAtQuote, "copy-link-at-quote", "copy the link that `o` opens, at the words of the quote").hint(9, "U", "link at words"),
    row(Group::Source, QUOTE, &[Pair('y', 'c')], Action::YankCitation, "copy-citation", "copy a citation of the source").hint(9, "c", "citation"),
    row(Group::File, FILE, &[Char('e')], Action::EditEvent, "edit-event", "edit this event in `$VISUAL`, `$EDITOR` or vi; in a saved copy the quote that is shown").hint(2, "e", "edit"),
    row(Group::File, ADD, &[Char('a')], Action::AddEvent, "add-event", "add an event after this one: asks for date and title, then opens the editor at it").hint(5, "a", "add"),
    row(Group::File, ADD, &[Char('A')], Action::CopyEvent, "copy-as-new", "add a copy of this event under another date and title"),
    row(Group::File, ADD, &[Char('u')], Action::TakeBack, "take-back", "take back the event that was added last"),
    row(Group::File, READ_AGAIN, &[Char('r')], Action::ReloadFile, "reload", "read the file again now"),
    row(Group::File, PANES, &[Pair(']', 'e')], Action::NextError, "next-problem", "next error or warning").hint(9, "e", "next error"),
    row(Group::File, PANES, &[Pair('[', 'e')], Action::PreviousError, "previous-problem", "previous error or warning").hint(9, "e", "previous error"),
    row(Group::File, FILE, &[Char('E')], Action::ShowProblems, "problems", "toggle the list of errors and warnings"),
    row(Group::File, PROBLEMS, &[Key(KeyCode::Enter)], Action::SelectProblemEvent, "problem-event", "in the list of problems: to the event or the source; `e` edits at the line").hint(1, "Enter", "event"),
    row(Group::Prompt, PROMPT, &[Key(KeyCode::Enter)], Action::AcceptLine, "accept", "accept").hint(0, "Enter", "accept"),
    row(Group::Prompt, PROMPT, &[Key(KeyCode::Esc), Ctrl('c'), Ctrl('g')], Action::GoBack, "back", "leave it, back to where it began").hint(0, "Esc", "leave"),
    row(Group::Prompt, PROMPT, &[Key(KeyCode::Tab)], Action::CompleteWord, "complete", "in a filter: go on with a key or a value of the file, then with the next"),
    row(Group::Prompt, PROMPT, &[Key(KeyCode::Up), Ctrl('p')], Action::EditLine(Edit::Older), "older-line", "the line typed before; of a list the one above"),
    row(Group::Prompt, PROMPT, &[Key(KeyCode::Down), Ctrl('n')], Action::EditLine(Edit::Newer), "newer-line", "the line typed after it; of a list the one below"),
    row(Group::Prompt, PROMPT, &[Ctrl('b'), Key(KeyCode::Left)], Action::EditLine(Edit::Left), "cursor-left", "a character to the left"),
    row(Group::Prompt, PROMPT, &[Ctrl('f'), Key(KeyCode::Right)], Action::EditLine(Edit::Right), "cursor-right", "a character to the right"),
    row(Group::Prompt, PROMPT, &[Alt('b')], Action::EditLine(Edit::WordLeft), "word-left", "a word to the left"),
    row(Group::Prompt, PROMPT, &[Alt('f')], Action::EditLine(Edit::WordRight), "word-right", "a word to the right"),
    row(Group::Prompt, PROMPT, &[Ctrl('a'), Key(KeyCode::Home)], Action::EditLine(Edit::Start), "line-start", "to the start of the line"),
    row(Group::Prompt, PROMPT, &[Ctrl('e'), Key(KeyCode::End)], Action::EditLine(Edit::End), "line-end", "to the end of the line"),
    row(Group::Prompt, PROMPT, &[Key(KeyCode::Backspace), Ctrl('h')], Action::EditLine(Edit::DeleteBefore), "delete-before", "delete the character before; on an empty line leave it"),
    row(Group::Prompt, PROMPT, &[Key(KeyCode::Delete), Ctrl('d')], Action::EditLine(Edit::DeleteUnder), "delete-under", "delete the character under the cursor"),
    row(Group::Prompt, PROMPT, &[Ctrl('w')], Action::EditLine(Edit::DeleteWordBefore), "delete-word-before", "delete the word before"),
    row(Group::Prompt, PROMPT, &[Alt('d')], Action::EditLine(Edit::DeleteNextWord), "delete-next-word", "delete the next word"),
    row(Group::Prompt, PROMPT, &[Ctrl('u')], Action::EditLine(Edit::DeleteToStart), "delete-to-start", "delete to the start"),
    row(Group::Prompt, PROMPT, &[Ctrl('k')], Action::EditLine(Edit::DeleteToEnd), "delete-to-end", "delete to the end"),
    row(Group::Prompt, PROMPT, &[Ctrl('y')], Action::EditLine(Edit::Yank), "put-back", "put back what was deleted"),
    row(Group::Viewer, LIST_PANES, &[Char('+')], Action::EnlargePane, "enlarge-pane", "enlarge the pane with the focus, up to the whole screen"),
    row(Group::Viewer, PANES, &[Char('_')], Action::ShrinkPane, "shrink-pane", "shrink it again"),
    row(Group::Viewer, ANYWHERE, &[Key(KeyCode::Esc)], Action::GoBack, "back", "back; never quits").hint_in(AWAY, 1, "Esc", "back"),
    row(Group::Viewer, KEYS, &[Char('?'), Key(KeyCode::F(1))], Action::ShowHelp, "help", "toggle help").hint(0, "?", "help"),
    row(Group::Viewer, ALWAYS, &[Ctrl('l')], Action::RedrawScreen, "redraw", "redraw"),
    row(Group::Viewer, ALWAYS, &[Ctrl('z')], Action::Suspend, "suspend", "suspend; `fg` comes back"),
    row(Group::Viewer, HELP, &[Char('/')], Action::SearchHelp, "search-help", "show only the keys with a text in their help; `Esc` shows all").hint(2, "/", "search"),
    row(Group::Viewer, AWAY, &[Char('q')], Action::Close, "close", "close what is open; from the timeline `q` quits"),
    row(Group::Viewer, TIMELINE, &[Char('q')], Action::Quit, "quit", "quit; from anywhere with `:q`").hint(4, "q", "quit"),
    row(Group::Viewer, CHART_ALONE, &[Char('q')], Action::Close, "close", "in the chart: back to the list").hint(6, "q", "list"),
    row(Group::Viewer, ANYWHERE, &[Ctrl('c')], Action::Quit, "quit", "quit at once"),
];
