//! A folded text.

use std::ops::Range;

use crate::offsets::Offsets;

/// A folded text.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Maps the folded text to the original.
    pub offsets: Offsets,
    /// Hyphens within words that were removed, in order.
    pub hyphens: Vec<Hyphen>,
}

/// A removed hyphen within a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hyphen {
    /// Byte of the folded text that it preceded.
    pub at: usize,
    /// Whether it was at the end of a line, so that the word may have none.
    pub at_line_end: bool,
}

impl Folded {
    /// A part of the text. Its offsets refer to the whole folded text.
    #[must_use]
    pub fn slice(&self, range: &Range<usize>) -> Self {
        let hyphens = self.hyphens_in(range).map(|hyphen| Hyphen {
            at: hyphen.at - range.start,
            ..hyphen
        });
        Self {
            text: self.text.get(range.clone()).unwrap_or_default().to_owned(),
            offsets: Offsets::shifted(range.start, range.len()),
            hyphens: hyphens.collect(),
        }
    }

    /// Removed hyphens within a range, without its ends.
    fn hyphens_in(&self, range: &Range<usize>) -> impl Iterator<Item = Hyphen> {
        let from = self
            .hyphens
            .partition_point(|hyphen| hyphen.at <= range.start);
        let hyphens = self.hyphens.get(from..).unwrap_or_default();
        let end = range.end;
        hyphens
            .iter()
            .copied()
            .take_while(move |hyphen| hyphen.at < end)
    }

    /// Whether a hyphen was removed at this position.
    pub fn has_hyphen_at(&self, at: usize) -> bool {
        self.hyphens
            .binary_search_by_key(&at, |hyphen| hyphen.at)
            .is_ok()
    }

    /// Whether the removed hyphens in a range agree with those of an otherwise equal text; hyphens at line ends are
    /// optional.
    pub fn hyphens_agree(&self, range: &Range<usize>, other: &Self) -> bool {
        let mut mine = self.hyphens_in(range).peekable();
        let whole = 0..other.text.len();
        let mut theirs = other.hyphens_in(&whole).peekable();
        loop {
            let here = mine.peek().map(|hyphen| hyphen.at - range.start);
            let there = theirs.peek().map(|hyphen| hyphen.at);
            let (alone, both) = match (here, there) {
                (None, None) => return true,
                (Some(here), Some(there)) if here == there => (None, true),
                (Some(here), Some(there)) if here > there => (theirs.next(), false),
                (None, Some(_)) => (theirs.next(), false),
                (Some(_), _) => (mine.next(), false),
            };
            if both {
                mine.next();
                theirs.next();
            } else if alone.is_some_and(|hyphen| !hyphen.at_line_end) {
                return false;
            }
        }
    }
}
