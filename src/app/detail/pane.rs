//! The detail pane of the selected entry: laid out anew where something of it is another, and further as one comes near its end.

use std::sync::Arc;

use super::{Context, Detail};
use crate::app::App;
use crate::date::Moment;
use crate::evidence::Verdicts;
use crate::text::grouped;
use crate::timeline::{Diagnostic, Entry, File};

/// How many pieces of a long text a key lays out at most.
const PIECES_A_KEY: usize = 2;

/// How many are laid out in a slice while no key comes.
const PIECES_A_STEP: usize = 4;

/// What the pane was laid out from.
#[derive(Debug, Clone)]
pub(in crate::app) struct LaidOut {
    entry: Arc<Entry>,
    told: Vec<Diagnostic>,
    /// The ranges during which it happened.
    during: Vec<Arc<Entry>>,
    now: Moment,
    marked: Option<Arc<Entry>>,
    verdicts: Arc<Verdicts>,
    file: Option<Arc<File>>,
    width: usize,
}

impl PartialEq for LaidOut {
    fn eq(&self, other: &Self) -> bool {
        let during = self.during.iter().zip(&other.during);
        Arc::ptr_eq(&self.entry, &other.entry)
            && is_same(self.file.as_ref(), other.file.as_ref())
            && is_same(self.marked.as_ref(), other.marked.as_ref())
            && Arc::ptr_eq(&self.verdicts, &other.verdicts)
            && self.during.len() == other.during.len()
            && during.into_iter().all(|(a, b)| Arc::ptr_eq(a, b))
            && (self.now, self.width) == (other.now, other.width)
            && self.told == other.told
    }
}

/// Whether both are the very same, or nothing.
fn is_same<T>(a: Option<&Arc<T>>, b: Option<&Arc<T>>) -> bool {
    a.map(Arc::as_ptr) == b.map(Arc::as_ptr)
}

impl LaidOut {
    fn detail(&self) -> Detail {
        let none = File::default();
        let during: Vec<&str> = self.during.iter().map(|range| range.title()).collect();
        let context = Context {
            file: self.file.as_deref().unwrap_or(&none),
            told: &self.told,
            during: &during,
            now: self.now,
            marked: self.marked.as_deref(),
            verdicts: &self.verdicts,
        };
        Detail::of(&self.entry, context, self.width)
    }
}

impl App {
    /// Lays the selected entry out for the detail pane.
    pub(in crate::app) fn read_selected(&mut self) {
        let width = usize::from(self.layout().detail.width);
        let Some(entry) = self.timeline.entry(self.selected) else {
            self.detail = Detail::default();
            self.laid_out = None;
            self.mark_lines();
            self.scroll_detail(self.detail_top);
            return;
        };
        let around = self.rows.around(self.selected).into_iter();
        let during = around.filter_map(|range| self.timeline.entry(range));
        let laid_out = LaidOut {
            told: self.timeline.told(self.selected),
            during: during.collect(),
            now: self.now,
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

    /// To the end of the pane: where a text in it is long, while no key comes.
    pub(in crate::app) fn go_to_detail_end(&mut self) {
        self.scroll_detail(usize::MAX);
        self.goes_to_end = self.detail.cut_at().is_some();
    }

    /// Lays more of a long text out, on the way to its end.
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
