//! The events of a file that was parsed as a whole: all of them are there. What is gathered of them is gathered when somebody asks for it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use super::cites::Cites;
use super::search_text::SearchText;
use super::{PIECE, Position};
use crate::bounds;
use crate::timeline::lint::Lints;
use crate::timeline::{Diagnostic, Entry, File};

/// The events of a file, all of them parsed.
#[derive(Debug, Default)]
pub(super) struct Filled {
    pub entries: Vec<Arc<Entry>>,
    /// What is likely wrong with them, beside what their own text says.
    pub lints: Lints,
    /// Why they were not read block by block, where they were not.
    pub why: Option<Arc<str>>,
    pieces: Vec<Piece>,
    /// How many bytes of text are kept.
    bytes: AtomicUsize,
}

/// What was gathered of some events that stand one after the other.
#[derive(Debug, Default)]
struct Piece {
    cites: OnceLock<Cites>,
    text: OnceLock<SearchText>,
}

impl Filled {
    pub fn new(entries: Vec<Arc<Entry>>, lints: Lints, why: Option<Arc<str>>) -> Self {
        let pieces = std::iter::repeat_with(Piece::default);
        Self {
            pieces: pieces.take(entries.len().div_ceil(PIECE)).collect(),
            entries,
            lints,
            why,
            bytes: AtomicUsize::new(0),
        }
    }

    /// The events as those of the file with this index.
    pub fn of_file(&self, file: usize) -> Self {
        let moved = self.entries.iter();
        let moved = moved.map(|entry| Arc::new(entry.as_ref().clone().of_file(file)));
        Self::new(moved.collect(), self.lints.clone(), self.why.clone())
    }

    /// What is wrong with an event of this file: what its own text says, then what the rest of the file does.
    pub fn diagnostics<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Diagnostic> {
        entry.diagnostics().iter().chain(self.lints.of(entry))
    }

    /// When an event is, as far as their order needs it.
    pub fn position(&self, at: usize) -> Position {
        let Some(entry) = self.entries.get(at) else {
            return Position::BelowPrevious;
        };
        match (entry.date(), &**entry) {
            (Some(_), _) => Position::Dated,
            (None, Entry::Broken(_)) => Position::BelowPrevious,
            (None, Entry::Event(_)) => Position::Undated,
        }
    }

    pub fn piece_count(&self) -> usize {
        self.pieces.len()
    }

    /// The events of a piece.
    pub fn events(&self, piece: usize) -> Range<usize> {
        let end = |piece: usize| piece.saturating_mul(PIECE).min(self.entries.len());
        end(piece)..end(piece.saturating_add(1))
    }

    fn entries_of(&self, piece: usize) -> &[Arc<Entry>] {
        self.entries.get(self.events(piece)).unwrap_or_default()
    }

    /// What the events of a piece cite.
    pub fn cites(&self, piece: usize) -> Option<&Cites> {
        let cites = &self.pieces.get(piece)?.cites;
        Some(cites.get_or_init(|| {
            let mut cites = Cites::default();
            for (at, entry) in self.entries_of(piece).iter().enumerate() {
                cites.add(at, entry);
            }
            cites.close();
            cites
        }))
    }

    /// Whether the text of a piece is kept.
    pub fn has_text(&self, piece: usize) -> bool {
        let piece = self.pieces.get(piece);
        piece.is_some_and(|piece| piece.text.get().is_some())
    }

    /// The text of the events of a piece, which are in that file.
    pub fn text(&self, piece: usize, file: &File) -> Option<Cow<'_, SearchText>> {
        let kept = &self.pieces.get(piece)?.text;
        if let Some(text) = kept.get() {
            return Some(Cow::Borrowed(text));
        }
        let mut text = SearchText::default();
        for entry in self.entries_of(piece) {
            text.add(entry, file);
        }
        text.close();
        let bytes = text.bytes();
        if self.bytes.fetch_add(bytes, Ordering::Relaxed) > bounds::SEARCHED_OF_FILE {
            self.bytes.fetch_sub(bytes, Ordering::Relaxed);
            return Some(Cow::Owned(text));
        }
        Some(Cow::Borrowed(kept.get_or_init(|| text)))
    }
}
