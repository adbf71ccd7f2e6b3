//! A search in an open copy.

use std::ops::Range;

use crate::app::prompt::{History, TypedLine};
use crate::text::Needle;

/// A search, from the first typed character until it is ended.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The prompt, while it is open.
    pub typed: Option<TypedLine>,
    /// Previous searches in this copy.
    pub(in crate::app) history: History,
    /// The pattern while the search is active, and the text it was made from.
    pub(in crate::app) on: Option<(Needle, String)>,
    /// The last search: an empty one repeats it.
    pub(in crate::app) last: String,
    /// The last match.
    pub(in crate::app) at: Option<Range<usize>>,
}

impl Search {
    /// Whether the prompt is open.
    pub(crate) fn is_typed(&self) -> bool {
        self.typed.is_some()
    }

    /// Whether a search is active.
    pub(crate) fn is_on(&self) -> bool {
        self.on.is_some()
    }

    pub(in crate::app) fn begin(&mut self) {
        self.typed = Some(TypedLine::default());
    }

    /// Inserts a pasted text, if the prompt is open.
    pub(in crate::app) fn paste(&mut self, text: &str) {
        if let Some(typed) = &mut self.typed {
            typed.insert(text);
        }
    }

    pub(in crate::app) fn end(&mut self) {
        self.on = None;
        self.at = None;
    }

    /// Every match that touches a range of a text, as byte ranges.
    pub(in crate::app) fn found_in(&self, text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
        let Some((sought, _)) = &self.on else {
            return Vec::new();
        };
        let from = crate::text::floor(text, range.start.saturating_sub(REACH));
        sought
            .all(text, from..range.end)
            .filter(|found| found.end > range.start)
            .collect()
    }
}

/// How far outside a piece a match may extend, in bytes.
pub(super) const REACH: usize = 4096;
