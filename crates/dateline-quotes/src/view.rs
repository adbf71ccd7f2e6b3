//! Searchable texts of a copy.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::fold::{Folded, fold};
use crate::index::Index;
use crate::offsets::Offsets;
use crate::saved::{LARGEST_INDEXED, SavedCopy};

/// Number of searches through the text that cost about as much as building an index.
const CHEAP_LOOKUPS: usize = 64;

/// A folded text with an index for finding quotes.
#[derive(Debug)]
pub(crate) struct Searched {
    pub folded: Folded,
    /// Built when first needed, or when worth the cost.
    index: OnceLock<Index>,
    /// Number of searches without it.
    lookups: AtomicUsize,
}

impl Searched {
    pub fn of(text: &str) -> Self {
        Self {
            folded: fold(text),
            index: OnceLock::new(),
            lookups: AtomicUsize::new(0),
        }
    }
}

/// One of the texts of a copy.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'c> {
    /// The copy.
    pub copy: &'c SavedCopy,
    /// The text.
    pub text: &'c str,
    pub searched: &'c Searched,
    /// Mapping to [`SavedCopy::text`], if that is another text.
    pub to_text: Option<&'c Offsets>,
}

impl<'c> View<'c> {
    /// Folded text.
    pub fn folded(&self) -> &'c Folded {
        &self.searched.folded
    }

    /// Index of its words; `None` if the text is too large.
    pub fn index(&self) -> Option<&'c Index> {
        let folded = &self.searched.folded.text;
        let index = || self.searched.index.get_or_init(|| Index::of(folded));
        (folded.len() <= LARGEST_INDEXED).then(index)
    }

    /// The index for looking up one more quote; `None` while scanning the text again costs less than building it.
    pub fn index_for_lookup(&self) -> Option<&'c Index> {
        if self.searched.lookups.fetch_add(1, Ordering::Relaxed) < CHEAP_LOOKUPS {
            return self.searched.index.get();
        }
        self.index()
    }

    /// Maps a range of the text to [`SavedCopy::text`].
    pub fn in_text(&self, range: &Range<usize>) -> Range<usize> {
        match self.to_text {
            Some(offsets) => offsets.range(range),
            None => range.clone(),
        }
    }

    /// Maps a range of the folded text to the text.
    pub fn unfolded(&self, folded: &Range<usize>) -> Range<usize> {
        self.searched.folded.offsets.range(folded)
    }
}
