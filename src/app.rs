//! All state of a running viewer. Only [`App::update`] changes it; it returns the side effects to
//! perform as [`Effect`]s. "Now" and sizes are passed in as values.

pub mod action;
pub mod adding;
mod changes;
pub mod chart;
pub mod copy;
pub mod detail;
mod dispatch;
pub mod display;
pub mod help;
pub mod layout;
mod listing;
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
mod report;

use std::sync::Arc;

pub use self::layout::Size;
pub use self::state::HelpSource;
pub use action::{Action, Effect, LoadProgress, Message, Ready, UnboundKey, Unreadable};
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
pub use report::{ReportLines, report_lines};
pub use rows::{RowStyle, Rows};
pub use sources::Sources;

pub use self::layout::Focus;
use self::state::LoadState;
pub use self::state::{App, Preferences};
use crate::date::{Moment, Notation};
use crate::evidence::{Summary, Unproved};
use crate::timeline::{Entry, Severity, Timeline};

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
            source_order: sources::SourceOrder::default(),
            displayed: display::Displayed::default(),
            focus: Focus::default(),
            preferences: Preferences::default(),
            division: Division::default(),
            unbound: Vec::new(),
            edited: false,
            adding: adding::Adding::default(),
            dragged: None,
            overlays: overlay::Overlays::default(),
            help_source: HelpSource::default(),
            count: None,
            prefix: None,
            marked: None,
            chosen: None,
            banner: Vec::new(),
            note: None,
            announced_error: None,
            load_state: LoadState::default(),
            loading: None,
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
    pub(crate) const fn notation(&self) -> Notation {
        self.preferences.notation
    }

    /// Marks the timeline as only the beginning of a file that is still loading: the whole timeline
    /// follows as a message.
    pub(crate) fn with_head_only(mut self) -> Self {
        self.load_state = LoadState::Head;
        self
    }

    /// Applies a message. Returns the side effects to perform, in order.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let (placed, note) = (self.whole().zone(), self.note.clone());
        let brings_timeline = display::brings_timeline(&message);
        let is_change = !matches!(message, Message::Work | Message::Note(_));
        let mut effects = self.apply(message);
        if brings_timeline {
            self.renew_written_zone();
            // In another zone the events are the same: what was said before still holds.
            let zone = self.whole().zone();
            if placed != zone {
                self.note = note;
                self.chart.view = self.chart.view.on_clock_of(placed, zone);
            }
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
            Message::Reading(loading) => self.set_loading(loading),
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
            Message::Note(note) => self.take_note(note),
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
    pub(crate) fn worst(&self, index: usize, entry: &Entry) -> Option<Severity> {
        let unproved = self.unproved.worst.get(&index).copied();
        self.timeline.worst(entry).max(unproved)
    }
}
