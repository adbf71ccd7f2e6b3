//! The texts of a copy that quotes are looked for in.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::fold::{Folded, fold};
use crate::index::Index;
use crate::offsets::Offsets;
use crate::saved::{LARGEST_INDEXED, SavedCopy};

/// An index costs as much as looking through the text so often, about.
const CHEAP_LOOKUPS: usize = 64;

/// A folded text with what makes finding quotes in it quick.
#[derive(Debug)]
pub(crate) struct Searched {
    pub folded: Folded,
    /// Made when it is first needed, or worth making.
    index: OnceLock<Index>,
    /// How often a quote was looked for without it.
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
    /// The copy that it is of.
    pub copy: &'c SavedCopy,
    /// The text.
    pub text: &'c str,
    pub searched: &'c Searched,
    /// From it to [`SavedCopy::text`], where it is another one.
    pub to_text: Option<&'c Offsets>,
}

impl<'c> View<'c> {
    /// The text, folded.
    pub fn folded(&self) -> &'c Folded {
        &self.searched.folded
    }

    /// The index of its words; `None` where it is too large for one.
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

    /// From a range of the text to one of [`SavedCopy::text`].
    pub fn in_text(&self, range: &Range<usize>) -> Range<usize> {
        match self.to_text {
            Some(offsets) => offsets.range(range),
            None => range.clone(),
        }
    }

    /// From a range of the folded text to one of the text.
    pub fn unfolded(&self, folded: &Range<usize>) -> Range<usize> {
        self.searched.folded.offsets.range(folded)
    }
}
