//! The detail pane of the selected entry: laid out when something it depends on changed, and
//! extended when scrolling comes near its end.

use crate::timeline::neighbors;
use std::sync::Arc;

use super::inputs::{LaidOut, Related};
use super::state::{Context, Detail};
use crate::app::state::App;
use crate::date::Relation;
use crate::text::grouped;
use crate::timeline::File;

/// Most pieces of a long text that are laid out per key press.
const PIECES_A_KEY: usize = 2;

/// Pieces laid out per slice while no key is pressed.
const PIECES_A_STEP: usize = 4;

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
        let neighbors = neighbors(&self.rows.ranges, &self.timeline, self.selected, self.now);
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
    pub(crate) fn is_around_selected(&self, index: usize) -> bool {
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
                self.extend_detail(1);
            }
        }
        self.detail_top = top.min(self.detail.lines().len().saturating_sub(height));
    }

    fn extend_detail(&mut self, pieces: usize) {
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
        self.extend_detail(PIECES_A_STEP);
        let left = self.laid_out.as_ref();
        let left = left.map_or(0, |laid_out| self.detail.left(&laid_out.entry));
        self.goes_to_end = left > 0;
        self.note = (left > 0).then(|| format!("{} bytes to go", grouped(left)));
        let height = usize::from(self.layout().detail.height);
        self.detail_top = self.detail.lines().len().saturating_sub(height);
    }
}

impl LaidOut {
    pub(in crate::app) fn detail(&self) -> Detail {
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
