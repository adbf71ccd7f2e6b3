//! The events of a file that was parsed as a whole. Texts and citations are gathered on demand.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::cites::Cites;
use super::piece::PIECE;
use super::position::Position;
use super::search_text::{PackedText, SearchText, TextWriter};
use crate::timeline::lint::Lints;
use crate::timeline::{Diagnostic, Entry, File};

/// The events of a file, all of them parsed.
#[derive(Debug, Default)]
pub(super) struct Filled {
    pub entries: Vec<Arc<Entry>>,
    /// Problems of the events that depend on the rest of the file.
    pub lints: Lints,
    /// Why they were not read block by block; `None` if they were.
    pub why: Option<Arc<str>>,
    pieces: Vec<Piece>,
}

/// The texts and citations of consecutive events.
#[derive(Debug, Default)]
struct Piece {
    cites: OnceLock<Cites>,
    text: OnceLock<PackedText>,
}

impl Filled {
    pub fn new(entries: Vec<Arc<Entry>>, lints: Lints, why: Option<Arc<str>>) -> Self {
        let pieces = std::iter::repeat_with(Piece::default);
        Self {
            pieces: pieces.take(entries.len().div_ceil(PIECE)).collect(),
            entries,
            lints,
            why,
        }
    }

    /// The events, for the file with this index.
    pub fn of_file(&self, file: usize) -> Self {
        let moved = self.entries.iter();
        let moved = moved.map(|entry| Arc::new(entry.as_ref().clone().of_file(file)));
        Self::new(moved.collect(), self.lints.clone(), self.why.clone())
    }

    /// The problems of an event of this file: those of its own text, then those that depend on the
    /// rest of the file.
    pub fn diagnostics<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Diagnostic> {
        entry.diagnostics().iter().chain(self.lints.of(entry))
    }

    /// The time of an event, as far as sorting needs it.
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
        end(piece)..end(piece + 1)
    }

    fn entries_of(&self, piece: usize) -> &[Arc<Entry>] {
        self.entries.get(self.events(piece)).unwrap_or_default()
    }

    /// The citations of a piece.
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

    /// The text of the events of a piece.
    pub fn text(&self, piece: usize, file: &File) -> Option<SearchText> {
        let packed = self.pieces.get(piece)?.text.get_or_init(|| {
            let mut text = TextWriter::default();
            for entry in self.entries_of(piece) {
                text.add(entry, file);
            }
            text.pack()
        });
        packed.unpack()
    }
}
