//! The detail pane of the selected entry: laid out when something it depends on changed, and
//! extended when scrolling comes near its end.

use crate::timeline::neighbors;
use std::sync::Arc;

use super::{Context, Detail};
use crate::app::App;
use crate::date::{Moment, Notation, Relation};
use crate::evidence::Verdicts;
use crate::text::grouped;
use crate::timeline::{Diagnostic, Entry, File, Neighbor};

/// Most pieces of a long text that are laid out per key press.
const PIECES_A_KEY: usize = 2;

/// Pieces laid out per slice while no key is pressed.
const PIECES_A_STEP: usize = 4;

/// What the pane was laid out from: equal inputs give an equal layout.
#[derive(Debug, Clone)]
pub(in crate::app) struct LaidOut {
    entry: Arc<Entry>,
    diagnostics: Vec<Diagnostic>,
    /// The events that overlap the entry.
    related: Vec<Related>,
    /// Whether more events overlap it than `related` holds.
    more_related: bool,
    now: Moment,
    notation: Notation,
    marked: Option<Arc<Entry>>,
    verdicts: Arc<Verdicts>,
    file: Option<Arc<File>>,
    width: usize,
}

impl PartialEq for LaidOut {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.entry, &other.entry)
            && is_same(self.file.as_ref(), other.file.as_ref())
            && is_same(self.marked.as_ref(), other.marked.as_ref())
            && Arc::ptr_eq(&self.verdicts, &other.verdicts)
            && self.related == other.related
            && self.more_related == other.more_related
            && (self.now, self.width, self.notation) == (other.now, other.width, other.notation)
            && self.diagnostics == other.diagnostics
    }
}

/// An event that overlaps the selected one.
#[derive(Debug, Clone)]
pub(in crate::app) struct Related {
    pub neighbor: Neighbor,
    pub entry: Arc<Entry>,
}

impl PartialEq for Related {
    fn eq(&self, other: &Self) -> bool {
        self.neighbor == other.neighbor && Arc::ptr_eq(&self.entry, &other.entry)
    }
}

/// Whether both are the same allocation, or both `None`.
fn is_same<T>(a: Option<&Arc<T>>, b: Option<&Arc<T>>) -> bool {
    a.map(Arc::as_ptr) == b.map(Arc::as_ptr)
}

impl LaidOut {
    fn detail(&self) -> Detail {
        let none = File::default();
        let context = Context {
            file: self.file.as_deref().unwrap_or(&none),
            diagnostics: &self.diagnostics,
            related: &self.related,
            more_related: self.more_related,
            now: self.now,
            notation: self.notation,
            marked: self.marked.as_deref(),
            verdicts: &self.verdicts,
        };
        Detail::of(&self.entry, context, self.width)
    }
}

impl App {
    /// Lays out the selected entry for the detail pane, if anything it depends on changed.
    pub(in crate::app) fn read_selected(&mut self) {
        let width = usize::from(self.layout().detail.width);
        let Some(entry) = self.timeline.entry(self.selected) else {
            self.detail = Detail::default();
            self.laid_out = None;
            self.mark_lines();
            self.scroll_detail(self.detail_top);
            return;
        };
        let neighbors = neighbors(self.rows.ranges(), &self.timeline, self.selected, self.now);
        let related = neighbors.all.into_iter();
        let related = related.filter_map(|neighbor| {
            let entry = self.timeline.entry(neighbor.entry)?;
            Some(Related { neighbor, entry })
        });
        let laid_out = LaidOut {
            diagnostics: self.timeline.entry_diagnostics(self.selected),
            related: related.collect(),
            more_related: neighbors.is_cut,
            now: self.now,
            notation: self.notation(),
            marked: self.marked.clone(),
            verdicts: Arc::clone(&self.verdicts),
            file: self.timeline.files.get(entry.file()).cloned(),
            width,
            entry,
        };
        if self.laid_out.as_ref() != Some(&laid_out) {
            self.detail = laid_out.detail();
            self.laid_out = Some(laid_out);
        }
        self.mark_lines();
        self.scroll_detail(self.detail_top);
    }

    /// Whether the selected entry certainly falls within the range at that index.
    #[must_use]
    pub fn is_around_selected(&self, index: usize) -> bool {
        let related = self.laid_out.iter().flat_map(|laid_out| &laid_out.related);
        let mut around = related.map(|related| related.neighbor);
        around.any(|neighbor| {
            neighbor.entry == index && neighbor.relation == Relation::During && neighbor.is_certain
        })
    }

    pub(in crate::app) fn scroll_detail(&mut self, top: usize) {
        let height = usize::from(self.layout().detail.height);
        let below = top.saturating_add(height.saturating_mul(2));
        for _ in 0..PIECES_A_KEY {
            if self.detail.cut_at().is_some_and(|cut| cut <= below) {
                self.lay_detail_on(1);
            }
        }
        self.detail_top = top.min(self.detail.lines().len().saturating_sub(height));
    }

    fn lay_detail_on(&mut self, pieces: usize) {
        if let Some(laid_out) = &self.laid_out {
            self.detail.go_on(&laid_out.entry, pieces);
            self.mark_lines();
        }
    }

    /// Scrolls to the end of the pane. A long text is laid out in slices until then, while no key
    /// is pressed.
    pub(in crate::app) fn go_to_detail_end(&mut self) {
        self.scroll_detail(usize::MAX);
        self.goes_to_end = self.detail.cut_at().is_some();
    }

    /// Lays out one more slice of a long text, on the way to the end of the pane.
    pub(in crate::app) fn go_on_to_detail_end(&mut self) {
        self.lay_detail_on(PIECES_A_STEP);
        let left = self.laid_out.as_ref();
        let left = left.map_or(0, |laid_out| self.detail.left(&laid_out.entry));
        self.goes_to_end = left > 0;
        self.note = (left > 0).then(|| format!("{} bytes to go", grouped(left)));
        let height = usize::from(self.layout().detail.height);
        self.detail_top = self.detail.lines().len().saturating_sub(height);
    }
}
