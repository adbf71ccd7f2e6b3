//! What the detail pane was laid out from, to know when it changes.

use std::sync::Arc;

use crate::date::{Moment, Notation};
use crate::evidence::Verdicts;
use crate::timeline::{Diagnostic, Entry, File, Neighbor};

/// What the pane was laid out from: equal inputs give an equal layout.
#[derive(Debug, Clone)]
pub(in crate::app) struct LaidOut {
    pub(in crate::app) entry: Arc<Entry>,
    pub(in crate::app) diagnostics: Vec<Diagnostic>,
    /// The events that overlap the entry.
    pub(in crate::app) related: Vec<Related>,
    /// Whether more events overlap it than `related` holds.
    pub(in crate::app) more_related: bool,
    pub(in crate::app) now: Moment,
    pub(in crate::app) notation: Notation,
    pub(in crate::app) marked: Option<Arc<Entry>>,
    pub(in crate::app) verdicts: Arc<Verdicts>,
    pub(in crate::app) file: Option<Arc<File>>,
    pub(in crate::app) width: usize,
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
pub(in crate::app) fn is_same<T>(a: Option<&Arc<T>>, b: Option<&Arc<T>>) -> bool {
    a.map(Arc::as_ptr) == b.map(Arc::as_ptr)
}
