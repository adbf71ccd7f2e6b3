//! Searchable texts.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::fold::{Folded, fold};
use crate::index::Index;

/// Maximum size of an indexed copy's text in bytes; in larger ones quotes are found more slowly, and close passages are
/// not searched.
pub(crate) const LARGEST_INDEXED: usize = 16 << 20;
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
    /// The folded text in lowercase, built when first needed.
    lower: OnceLock<String>,
}

impl Searched {
    pub fn of(text: &str) -> Self {
        Self {
            folded: fold(text),
            index: OnceLock::new(),
            lookups: AtomicUsize::new(0),
            lower: OnceLock::new(),
        }
    }

    /// Index of its words; `None` if the text is too large.
    pub fn index(&self) -> Option<&Index> {
        let folded = &self.folded.text;
        let index = || self.index.get_or_init(|| Index::of(folded));
        (folded.len() <= LARGEST_INDEXED).then(index)
    }

    /// The index, if it has been built.
    pub fn built_index(&self) -> Option<&Index> {
        self.index.get()
    }

    /// The index for looking up one more quote; `None` while scanning the text again costs less than building it.
    pub fn index_for_lookup(&self) -> Option<&Index> {
        if self.lookups.fetch_add(1, Ordering::Relaxed) < CHEAP_LOOKUPS {
            return self.index.get();
        }
        self.index()
    }

    /// The folded text in lowercase. Each character is where it is in the folded text.
    pub fn lower(&self) -> &str {
        self.lower.get_or_init(|| lowercase(&self.folded.text))
    }
}

/// A text in lowercase, of the same length: letters whose lowercase form is longer or shorter stay.
pub(crate) fn lowercase(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = |c: char| {
        let mut lower = c.to_lowercase();
        let first = lower
            .next()
            .filter(|first| first.len_utf8() == c.len_utf8());
        first.filter(|_| lower.next().is_none()).unwrap_or(c)
    };
    text.chars().map(lower).collect()
}
