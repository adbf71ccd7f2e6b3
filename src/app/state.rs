//! All state of a running viewer.

use std::fmt;
use std::sync::Arc;

use super::action::{LoadProgress, UnboundKey};
use super::adding;
use super::chart;
use super::copy::OpenCopy;
use super::detail;
use super::detail::Detail;
use super::display;
use super::find;
use super::help::HelpPart;
use super::layout::{Division, Focus, Layout, Share, Size};
use super::overlay::{Overlay, Overlays};
use super::pointer;
use super::problems::Problems;
use super::rows::{RowStyle, Rows};
use super::sources::{SourceOrder, Sources};
use super::strip;
use crate::date::{Moment, Notation, Unit};
use crate::evidence::{Summary, Unproved, Verdicts};
use crate::timeline::{Entry, Progress, Tally, Timeline};

/// How much of the named files is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum LoadState {
    /// All of it, in the newest version.
    #[default]
    Whole,
    /// Only the beginning, or nothing yet, while the rest is loading.
    Head,
    /// Only the beginning is shown; the user cancelled loading the rest.
    Part,
    /// The previous version; the user cancelled loading the new one.
    Before,
}

impl LoadState {
    /// Whether only the beginning is loaded, whether or not more is coming.
    pub(in crate::app) fn is_head(self) -> bool {
        matches!(self, Self::Head | Self::Part)
    }

    /// The state once the user cancels loading the rest or a new version.
    pub(in crate::app) fn left(self) -> Self {
        if self.is_head() {
            Self::Part
        } else {
            Self::Before
        }
    }

    /// The state once a cancelled load is resumed.
    pub(in crate::app) fn resumed(self) -> Self {
        if self.is_head() {
            Self::Head
        } else {
            Self::Whole
        }
    }
}

/// How the user wants the screen to be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// How the screen is divided between the panes.
    pub division: Division,
    /// Whether gaps get rows, where there is room.
    pub gaps: bool,
    /// Size of the heading periods; `None` derives it from the density of the events.
    pub headings: Option<Unit>,
    /// How dates are written in words.
    pub notation: Notation,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            division: Division::default(),
            gaps: true,
            headings: None,
            notation: Notation::default(),
        }
    }
}

/// A running viewer.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent of each other"
)]
pub struct App {
    pub(super) timeline: Timeline,
    pub(super) rows: Rows,
    /// The moments of the listed events, for the strip.
    pub(super) moments: strip::Moments,
    pub(super) detail: Detail,
    pub(super) size: Size,
    pub(super) now: Moment,
    /// Number of problems of the files and their entries.
    pub(super) tally: Tally,
    /// Index of the selected entry; 0 if there is none.
    pub(super) selected: usize,
    /// Index of the first row of the list on the screen.
    pub(super) top: usize,
    /// Index of the first line of the detail on the screen.
    pub(super) detail_top: usize,
    /// The inputs that the detail pane was laid out from.
    pub(super) laid_out: Option<detail::LaidOut>,
    /// Whether the detail pane is being scrolled to the end of a long text.
    pub(super) goes_to_end: bool,
    /// Which rows the list has besides those of the events.
    pub(super) row_style: RowStyle,
    /// Whether gaps get rows, where there is room.
    pub(super) gaps: bool,
    /// The order of the list of sources.
    pub(super) source_order: SourceOrder,
    pub(super) displayed: display::Displayed,
    pub(super) focus: Focus,
    /// The layout that the viewer was started with.
    pub(super) preferences: Preferences,
    /// How the screen is divided between the panes.
    pub(super) division: Division,
    /// Unbound keys that were already reported.
    pub(super) unbound: Vec<UnboundKey>,
    /// Whether the editor was opened and no file was reloaded since.
    pub(super) edited: bool,
    /// Events that were added.
    pub(super) adding: adding::Adding,
    /// What is being dragged with the mouse.
    pub(super) dragged: Option<pointer::Dragged>,
    /// What covers the panes.
    pub(super) overlays: Overlays,
    pub(super) help_source: HelpSource,
    /// The count typed so far.
    pub(super) count: Option<usize>,
    /// The first key of a pair such as `]e`, while the second is awaited.
    pub(super) prefix: Option<char>,
    pub(super) marked: Option<Arc<Entry>>,
    /// The event that the user selected. It is looked up in every new version, even after a version
    /// without it.
    pub(super) chosen: Option<Arc<Entry>>,
    /// Which files cannot be read as a whole, and why, as lines.
    pub(super) banner: Vec<String>,
    pub(super) note: Option<String>,
    /// The event of a new error, while the message about it is shown.
    pub(super) announced_error: Option<Arc<Entry>>,
    /// How much of the named files is loaded.
    pub(super) load_state: LoadState,
    /// Progress of loading the files, if that takes long.
    pub(super) loading: Option<LoadProgress>,
    /// Progress of verifying the events of a big file.
    pub(super) progress: Option<Progress>,
    /// Whether the user stopped the verification.
    pub(super) stopped: bool,
    /// The verdicts on the quotes that were checked so far.
    pub(super) verdicts: Arc<Verdicts>,
    pub(super) find: find::Find,
    /// State of the chart, open or not.
    pub(super) chart: chart::ChartPane,
    /// Verdicts on the quotes of the listed events, counted.
    pub(super) proved: Summary,
    /// The problems of quotes and their copies.
    pub(super) unproved: Unproved,
}

/// Whether both are the same entry of the same timeline, even if it was parsed twice.
pub(super) fn is_same_entry(a: &Arc<Entry>, b: &Arc<Entry>) -> bool {
    let which = |entry: &Entry| (entry.file(), entry.place(), entry.fingerprint());
    Arc::ptr_eq(a, b) || which(a) == which(b) && a == b
}

pub(super) type MakeHelp = dyn Fn(&App) -> Vec<HelpPart> + Send + Sync;

/// Provides the content of the help screen. A callback, because the key bindings are not known to
/// this module.
#[derive(Clone)]
pub struct HelpSource(pub(super) Arc<MakeHelp>);

impl HelpSource {
    /// A source that calls a function.
    pub fn new(make: impl Fn(&App) -> Vec<HelpPart> + Send + Sync + 'static) -> Self {
        Self(Arc::new(make))
    }
}

impl Default for HelpSource {
    fn default() -> Self {
        Self::new(|_| Vec::new())
    }
}

impl fmt::Debug for HelpSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HelpSource")
    }
}

/// Share of the screen for a list without events.
const NO_EVENTS: Share = Share::percent(20);

impl App {
    /// The timeline on the screen, filtered.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The rows of the list.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The lines of the detail pane.
    pub(crate) fn detail(&self) -> &Detail {
        &self.detail
    }

    /// The layout of the screen.
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
    pub fn selected(&self) -> Option<Arc<Entry>> {
        self.timeline.entry(self.selected)
    }

    /// The index of the selected entry in the timeline.
    pub fn selected_index(&self) -> usize {
        self.selected
    }

    /// Index of the first row of the list on the screen.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Index of the first line of the detail on the screen.
    pub fn detail_top(&self) -> usize {
        self.detail_top
    }

    /// The pane that receives the keys.
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// The count typed so far.
    pub(crate) fn count(&self) -> Option<usize> {
        self.count
    }

    /// The first key of a pair, while the second is awaited.
    pub(crate) fn prefix(&self) -> Option<char> {
        self.prefix
    }

    /// Which files cannot be read as a whole, and why, as lines; empty if all can be read.
    pub(crate) fn banner(&self) -> &[String] {
        &self.banner
    }

    /// The topmost overlay; `None` if the panes are not covered.
    pub(crate) fn overlay(&self) -> Option<&Overlay> {
        self.overlays.top()
    }

    /// The topmost overlay except the help screen.
    pub(crate) fn overlay_below_help(&self) -> Option<&Overlay> {
        self.overlays.below_help()
    }

    /// The list of problems, while it is open.
    pub fn problems(&self) -> Option<&Problems> {
        self.overlays.problems()
    }

    /// The saved copy over the panes, while one is open.
    pub fn copy(&self) -> Option<&OpenCopy> {
        self.overlays.copy()
    }

    /// The list of sources, while it is open.
    pub fn sources(&self) -> Option<&Sources> {
        self.overlays.sources()
    }

    /// Number of problems of the files and their entries.
    pub(crate) fn tally(&self) -> Tally {
        self.tally
    }

    /// The message in the status line.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Whether only the beginning of the files is loaded, whether or not more is coming.
    pub(crate) fn is_head(&self) -> bool {
        self.load_state.is_head()
    }

    /// Whether the user cancelled loading the rest or a new version.
    pub(crate) fn is_load_cancelled(&self) -> bool {
        matches!(self.load_state, LoadState::Part | LoadState::Before)
    }

    /// Progress of loading the files, if that takes long.
    pub(crate) fn loading(&self) -> Option<LoadProgress> {
        self.loading
    }

    /// Whether files are loading and the screen shows that.
    pub(super) fn is_reading(&self) -> bool {
        self.loading.is_some() || self.load_state == LoadState::Head
    }

    /// Progress of verifying the events of a big file; `None` while none is being verified.
    pub(crate) fn progress(&self) -> Option<Progress> {
        self.progress
    }

    /// Verdicts on the quotes that were checked so far, counted for the events that match the
    /// filter.
    pub(crate) fn proved(&self) -> Summary {
        self.proved
    }

    /// The verdicts on the quotes that were checked so far.
    pub(crate) fn verdicts(&self) -> &Verdicts {
        &self.verdicts
    }

    /// The current time, as of the last message about the clock.
    pub(crate) fn now(&self) -> Moment {
        self.now
    }
}
