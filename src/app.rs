//! All state of a running viewer. Only [`App::update`] changes it; it returns the side effects to
//! perform as [`Effect`]s. "Now" and sizes are passed in as values.

pub mod action;
pub mod adding;
pub mod chart;
pub mod copy;
pub mod detail;
pub mod display;
pub mod help;
pub mod layout;
pub mod pointer;
pub mod prompt;
pub mod rows;
pub mod sources;
mod state;
pub mod strip;
pub mod target;

mod find;
mod motion;
mod overlay;
mod problems;
mod reload;

use std::sync::Arc;

pub use self::layout::Size;
pub use self::state::HelpSource;
pub use action::{Action, Effect, LoadProgress, Message, Ready, Unreadable};
pub use adding::{Addition, Request, TakeBack};
pub use copy::OpenCopy;
pub use detail::Detail;
pub use display::Display;
pub use find::{Choices, Memory, Prompt, Purpose, Titles, ToFilter};
pub use help::Help;
pub use layout::{Division, Layout};
pub use overlay::Overlay;
pub use pointer::{Gesture, Pointer};
pub use problems::Problems;
pub use rows::{RowStyle, Rows};
pub use sources::Sources;

use layout::{Share, Zoom};

pub use self::layout::Focus;
use self::state::LoadState;
pub use self::state::{App, Preferences};
use crate::date::{Moment, Notation, Unit};
use crate::evidence::{Summary, Unproved, Verdicts};
use crate::timeline::{Entry, Progress, Severity, Tally, Timeline};

/// Height of the list, in rows, from which it shows gaps and the ends of bars.
const ROOM_FOR_GAPS: u16 = 16;

/// Share of the screen for a list without events.
const NO_EVENTS: Share = Share::percent(20);

/// A timeline with at least this many events keeps its rows when the screen changes size.
const LONG: usize = 20_000;

/// Most unbound keys that are remembered as reported.
const MOST_UNBOUND: usize = 100;

impl App {
    /// A viewer for a newly loaded timeline, laid out here.
    #[must_use]
    pub fn new(timeline: Timeline, size: Size, now: Moment) -> Self {
        Self::of(Ready::new(timeline, now), size)
    }

    /// A viewer for a timeline whose rows were laid out on another thread.
    #[must_use]
    pub fn of(ready: Ready, size: Size) -> Self {
        let Ready {
            timeline,
            rows,
            moments,
            now,
        } = ready;
        let tally = timeline.tally();
        let mut app = Self {
            timeline,
            tally,
            rows,
            moments,
            detail: Detail::default(),
            size,
            now,
            selected: 0,
            top: 0,
            detail_top: 0,
            laid_out: None,
            goes_to_end: false,
            row_style: RowStyle::default(),
            gaps: true,
            displayed: display::Displayed::default(),
            focus: Focus::default(),
            preferences: Preferences::default(),
            division: Division::default(),
            unbound: Vec::new(),
            edited: false,
            adding: adding::Adding::default(),
            dragged: None,
            help: None,
            problems: None,
            copy: None,
            sources: None,
            help_source: HelpSource::default(),
            count: None,
            prefix: None,
            marked: None,
            chosen: None,
            banner: Vec::new(),
            note: None,
            extent: LoadState::default(),
            pace: None,
            progress: None,
            stopped: false,
            verdicts: Arc::default(),
            find: find::Find::default(),
            chart: chart::ChartPane::default(),
            proved: Summary::default(),
            unproved: Unproved::default(),
        };
        app.renew_finding();
        app.renew_written_zone();
        app.choose(0);
        app
    }

    /// Sets the preferences of the user.
    #[must_use]
    pub fn with_preferences(mut self, preferences: Preferences) -> Self {
        let Preferences {
            division,
            gaps,
            headings,
            ..
        } = preferences;
        self.preferences = preferences;
        self.division = division;
        self.gaps = gaps;
        self.row_style.headings = headings;
        self.forget_strip();
        if headings.is_some() {
            self.lay_out();
        }
        self.show_selected();
        self
    }

    /// How dates are written in words.
    #[must_use]
    pub const fn notation(&self) -> Notation {
        self.preferences.notation
    }

    /// Marks the timeline as only the beginning of a file that is still loading: the whole timeline
    /// follows as a message.
    #[must_use]
    pub fn as_head(mut self) -> Self {
        self.extent = LoadState::Head;
        self
    }

    /// Applies a message. Returns the side effects to perform, in order.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let placed = self.whole().zone();
        let brings_timeline = display::brings_timeline(&message);
        let is_change = !matches!(message, Message::Work | Message::Note(_));
        let mut effects = self.apply(message);
        if brings_timeline {
            self.renew_written_zone();
            self.note = self.placed_words(placed).or_else(|| self.note.take());
        }
        if is_change {
            self.lay_out_chart();
        }
        effects.extend(self.place_effect());
        effects.extend(self.asks_to_filter().then_some(Effect::Filter));
        effects.extend(self.asks_to_verify().then_some(Effect::Verify));
        effects
    }

    fn apply(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Act(action) => return self.act(action),
            Message::Pointed(pointer) => return self.point(pointer),
            Message::Recall { memory, with_place } => self.recall(*memory, with_place),
            Message::Resized(size) => {
                self.size = size;
                self.show_selected();
                self.show_problem();
                self.show_source();
                self.show_copy();
                self.show_help();
            }
            Message::Loaded(timeline) => self.read_again(Ready::new(*timeline, self.now)),
            Message::Ready(ready) => self.read_again(*ready),
            Message::Corrected(ready) => self.replace(*ready),
            Message::Kept {
                number,
                ready,
                looked_at,
            } => self.take_kept(number, *ready, looked_at),
            Message::Part { ready, read, files } => self.take_part(*ready, read, files),
            Message::Reading(pace) => self.set_pace(pace),
            Message::ReadingStopped => self.report_stopped(),
            Message::Verifying(progress) => self.set_progress(progress),
            Message::Unreadable(files) => {
                self.set_banner(&files);
                self.show_selected();
            }
            Message::Checked(verdicts) => {
                self.verdicts = verdicts;
                self.update_quote_problems();
                self.list_wrong();
                self.read_selected();
                self.list_problems();
                self.renew_sources();
                self.renew_copy();
                self.filter_by_verdicts();
            }
            Message::Clock(now) => self.set_clock(now),
            Message::Note(note) => self.note = Some(note),
            Message::MayAdd => self.ask_for_new_date(),
            Message::Added(addition) => return self.take_addition(*addition),
            Message::EditorClosed { has_saved } => return self.end_editing(has_saved),
            Message::TakenBack(why) => self.forget_addition(why),
            Message::Pasted(text) => self.paste(&text),
            Message::Work => self.work(),
            Message::Filter(query) => self.set_filter(query),
            Message::Find(pattern) => self.find_pattern(pattern),
            Message::GoTo(date) => self.go_to_date(&date),
        }
        Vec::new()
    }

    /// Updates the problems of quotes and copies, after the timeline, the filter or the verdicts
    /// changed.
    fn update_quote_problems(&mut self) {
        self.proved = match self.filter() {
            Some(_) => self.verdicts.summary_of(&self.timeline),
            None => self.verdicts.summary,
        };
        self.unproved = self.verdicts.problems(&self.timeline, self.whole());
        self.tally = self.timeline.tally().and(self.unproved.tally);
    }

    /// The highest severity among the diagnostics of an entry, its quotes and their copies; `None`
    /// if there are only notices or nothing.
    #[must_use]
    pub fn worst(&self, index: usize, entry: &Entry) -> Option<Severity> {
        let unproved = self.unproved.worst.get(&index).copied();
        self.timeline.worst(entry).max(unproved)
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        let count = self.count.take();
        self.prefix = None;
        self.goes_to_end = false;
        self.adding.end();
        if let Action::Unbound { key, ctrl } = action {
            self.report_unbound(key, ctrl);
            return Vec::new();
        }
        if let Some(effects) = self.find_prompt_takes(action) {
            return effects;
        }
        if let Some(effects) = self.act_over_panes(action, count) {
            return effects;
        }
        match action {
            Action::Count(digit) => {
                let so_far = count
                    .unwrap_or(0)
                    .saturating_mul(10)
                    .saturating_add(usize::from(digit));
                self.count = Some(so_far.min(99_999_999));
                return Vec::new();
            }
            Action::Prefix(key) => {
                self.count = count;
                self.prefix = Some(key);
                return Vec::new();
            }
            _ => self.note = None,
        }
        if self.focus == Focus::List && self.chart().is_some() && self.act_on_chart(action, count) {
            return Vec::new();
        }
        match action {
            Action::ToggleChart => self.toggle_chart(),
            Action::YankRange => return self.copy_range(),
            Action::EditEvent => {
                self.edited = true;
                return self.edit();
            }
            Action::AddEvent => return self.ask_to_add(false),
            Action::CopyEvent => return self.ask_to_add(true),
            Action::TakeBack => return self.take_back(),
            Action::ReloadFile => return vec![Effect::Reload],
            Action::RedrawScreen => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Suspend],
            Action::Quit => return vec![Effect::Quit],
            Action::CycleHeadings => self.cycle_headings(),
            Action::EnlargePane => self.set_zoom(self.division.zoom.enlarged()),
            Action::ShrinkPane => self.set_zoom(self.division.zoom.shrunk()),
            Action::CycleZone => self.cycle_zone(),
            Action::ShowHelp => self.open_help(),
            Action::ShowProblems => self.open_problems(),
            Action::ShowSource => self.show_source_copy(),
            Action::ShowSources => self.open_sources(),
            Action::OpenPage => return self.open_page(false),
            Action::OpenArchivedPage => return self.open_page(true),
            Action::YankQuote
            | Action::YankEvent
            | Action::YankTitle
            | Action::YankLink
            | Action::YankLinkAtQuote
            | Action::YankCitation => return self.yank(action),
            Action::NextMatch => self.go_to_hit(count.unwrap_or(1), true),
            Action::PreviousMatch => self.go_to_hit(count.unwrap_or(1), false),
            Action::EnterDetail => self.set_focus(Focus::Detail),
            Action::ToggleFocus => self.set_focus(match self.focus {
                Focus::List => Focus::Detail,
                Focus::Detail => Focus::List,
            }),
            Action::GoBack if self.focus == Focus::List && self.leave_finding() => {}
            Action::GoBack if self.focus == Focus::List && self.is_reading() => {
                return vec![Effect::StopReading];
            }
            Action::GoBack if self.focus == Focus::List && self.progress.is_some() => {
                self.stopped = true;
                return vec![Effect::StopVerifying];
            }
            Action::GoBack | Action::Close => self.set_focus(Focus::List),
            Action::OpenPrompt(purpose) => self.open_prompt(purpose),
            Action::SearchWord => self.search_word(count),
            Action::SetMark(letter) => self.set_mark(letter),
            Action::GoToMark(letter) => self.go_to_mark(letter),
            Action::JumpBack => self.jump_back(count.unwrap_or(1)),
            Action::JumpForward => self.jump_forward(count.unwrap_or(1)),
            Action::Forget => {}
            motion => self.go(motion, count),
        }
        Vec::new()
    }

    /// Handles an action while something covers the panes; `None` for an action that works as
    /// everywhere.
    fn act_over_panes(&mut self, action: Action, count: Option<usize>) -> Option<Vec<Effect>> {
        match self.overlay()? {
            Overlay::Help(_) => {
                let is_taken = self.act_on_help(action, count.unwrap_or(1));
                is_taken.then(Vec::new)
            }
            Overlay::Copy(_) => self.act_on_copy(action, count),
            Overlay::Sources(_) => self.act_on_sources(action, count),
            Overlay::Problems(_) => self.act_on_problems(action, count),
        }
    }

    fn edit(&self) -> Vec<Effect> {
        let selected = self.selected();
        let at = selected.map(|entry| (entry.file(), entry.place()));
        let (file, place) = at.unwrap_or_default();
        vec![Effect::open_editor(file, place)]
    }

    /// Reports an unbound key, once per key.
    fn report_unbound(&mut self, key: char, ctrl: bool) {
        self.note = None;
        if !self.unbound.contains(&(key, ctrl)) && self.unbound.len() < MOST_UNBOUND {
            self.unbound.push((key, ctrl));
            let name = if ctrl { "Ctrl-" } else { "" };
            self.note = Some(format!("{name}{key} is not bound here: ? lists the keys"));
        }
    }

    /// Handles an action in the prompt, if it is open; `None` if the prompt does not use it.
    fn find_prompt_takes(&mut self, action: Action) -> Option<Vec<Effect>> {
        if action != Action::GoBack {
            self.forget_leaving();
        }
        self.prompt()?;
        self.act_on_prompt(action)
    }

    fn set_focus(&mut self, focus: Focus) {
        self.focus = focus;
        self.show_selected();
    }

    fn set_zoom(&mut self, zoom: Zoom) {
        self.division.zoom = zoom;
        self.show_selected();
    }

    fn set_clock(&mut self, now: Moment) {
        let crossed = self.rows.next_to_come().is_some_and(|next| next <= now);
        if crossed || now.day_number() != self.now.day_number() {
            self.now = now;
            self.lay_out();
        }
        self.now = now;
        self.show_selected();
    }

    /// Lays out the rows of the list.
    fn lay_out(&mut self) {
        self.rows = Rows::lay_out_by(&self.timeline, self.now, self.row_style);
    }

    /// Lays out the rows of the list, and keeps the selected row where it is on the screen.
    fn lay_out_in_place(&mut self) {
        let from_top = self.rows.row_of(self.selected).saturating_sub(self.top);
        self.lay_out();
        self.top = self.rows.row_of(self.selected).saturating_sub(from_top);
    }

    /// Chooses the rows that fit: in a low pane gaps and ends of bars are left out. A timeline that
    /// takes long to lay out keeps its rows.
    fn keep_rows(&mut self) {
        let height = self.layout().list.height;
        let is_low = height < ROOM_FOR_GAPS
            && self.rows.full_len() > usize::from(height)
            && self.timeline.len() < LONG;
        let style = RowStyle {
            gaps: self.gaps && !is_low,
            ends: !is_low,
            ..self.row_style
        };
        if style != self.row_style {
            self.row_style = style;
            self.lay_out_in_place();
        }
    }

    /// Uses rows that were laid out on another thread, if the day and the style still match; else
    /// lays out again.
    fn take_rows(&mut self, rows: Rows, then: Moment) {
        if self.row_style == RowStyle::default() && then.day_number() == self.now.day_number() {
            self.rows = rows;
        } else {
            self.lay_out();
        }
    }

    /// Switches to the next size of headings: automatic, hour, day, month, year, decade, century.
    fn cycle_headings(&mut self) {
        self.row_style.headings = match self.row_style.headings {
            None => Some(Unit::Hour),
            Some(Unit::Hour) => Some(Unit::Day),
            Some(Unit::Day) => Some(Unit::Month),
            Some(Unit::Month) => Some(Unit::Year),
            Some(Unit::Year) => Some(Unit::Decade),
            Some(Unit::Decade) => Some(Unit::Century),
            Some(Unit::Century) => None,
        };
        self.lay_out_in_place();
        self.show_selected();
        self.note = Some(match self.row_style.headings {
            None => "Automatic headings".to_owned(),
            Some(unit) => format!("Headings by {}", unit.word()),
        });
    }

    /// The timeline on the screen, filtered.
    #[must_use]
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The rows of the list.
    #[must_use]
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The lines of the detail pane.
    #[must_use]
    pub fn detail(&self) -> &Detail {
        &self.detail
    }

    /// The layout of the screen.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let banner = match self.banner.len() {
            0 => 0,
            lines => u16::try_from(lines).unwrap_or(u16::MAX),
        };
        let mut division = self.division;
        if self.timeline.is_empty() && self.find.is_off() {
            // The instructions for a first event need the room.
            division.above = NO_EVENTS;
        }
        let layout = Layout::of(self.size, self.focus, banner, division);
        if self.chart().is_some() {
            layout.for_chart(self.focus, division)
        } else {
            layout
        }
    }

    /// The selected entry; `None` if there is none.
    #[must_use]
    pub fn selected(&self) -> Option<Arc<Entry>> {
        self.timeline.entry(self.selected)
    }

    /// The index of the selected entry in the timeline.
    #[must_use]
    pub fn selected_index(&self) -> usize {
        self.selected
    }

    /// Index of the first row of the list on the screen.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Index of the first line of the detail on the screen.
    #[must_use]
    pub fn detail_top(&self) -> usize {
        self.detail_top
    }

    /// The pane that receives the keys.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// The count typed so far.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.count
    }

    /// The first key of a pair, while the second is awaited.
    #[must_use]
    pub fn prefix(&self) -> Option<char> {
        self.prefix
    }

    /// Which files cannot be read as a whole, and why, as lines; empty if all can be read.
    #[must_use]
    pub fn banner(&self) -> &[String] {
        &self.banner
    }

    /// The list of problems, while it is open.
    #[must_use]
    pub fn problems(&self) -> Option<&Problems> {
        self.problems.as_ref()
    }

    /// The saved copy over the panes, while one is open.
    #[must_use]
    pub fn copy(&self) -> Option<&OpenCopy> {
        self.copy.as_ref()
    }

    /// The list of sources, while it is open.
    #[must_use]
    pub fn sources(&self) -> Option<&Sources> {
        self.sources.as_ref()
    }

    /// Number of problems of the files and their entries.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// The message in the status line.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Whether only the beginning of the files is loaded, whether or not more is coming.
    #[must_use]
    pub fn is_head(&self) -> bool {
        self.extent.is_head()
    }

    /// Whether the user cancelled loading the rest or a new version.
    #[must_use]
    pub fn is_left(&self) -> bool {
        matches!(self.extent, LoadState::Part | LoadState::Before)
    }

    /// Progress of loading the files, if that takes long.
    #[must_use]
    pub fn pace(&self) -> Option<LoadProgress> {
        self.pace
    }

    /// Whether files are loading and the screen shows that.
    fn is_reading(&self) -> bool {
        self.pace.is_some() || self.extent == LoadState::Head
    }

    /// Progress of verifying the events of a big file; `None` while none is being verified.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        self.progress
    }

    /// Verdicts on the quotes that were checked so far, counted for the events that match the
    /// filter.
    #[must_use]
    pub fn proved(&self) -> Summary {
        self.proved
    }

    /// The verdicts on the quotes that were checked so far.
    #[must_use]
    pub fn verdicts(&self) -> &Verdicts {
        &self.verdicts
    }

    /// The current time, as of the last [`Message::Clock`].
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }
}
