//! Texts and citations of the events of an index, gathered in pieces of consecutive events while
//! the events are parsed. A piece never changes, so that the next version of the file can share
//! those in which nothing changed.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::diff::Run;
use crate::timeline::store::cites::Cites;
use crate::timeline::store::piece::PIECE;
use crate::timeline::store::search_text::{PackedText, TextWriter};
use crate::timeline::{Entry, File};

/// Texts and citations of the events of a piece.
#[derive(Debug, Default)]
pub(in crate::timeline::store) struct Gathered {
    pub cites: Cites,
    pub texts: PackedText,
}

/// Texts and citations of the events of a piece while they are gathered.
#[derive(Debug, Default)]
pub(in crate::timeline::store) struct Gathering {
    cites: Cites,
    texts: TextWriter,
}

impl Gathering {
    /// For events with that many bytes.
    pub fn with_room(bytes: usize) -> Self {
        Self {
            texts: TextWriter::with_room(bytes),
            ..Self::default()
        }
    }

    /// Adds the next event of the piece.
    pub fn add(&mut self, at: usize, entry: &Entry, file: &File) {
        self.cites.add(at, entry);
        self.texts.add(entry, file);
    }

    /// Finishes the piece.
    fn close(mut self) -> Gathered {
        self.cites.close();
        Gathered {
            cites: self.cites,
            texts: self.texts.pack(),
        }
    }
}

#[derive(Debug, Default)]
struct Piece {
    /// Index of its first event.
    from: usize,
    /// Number of that event in `gathered`; not 0 if the piece is shared and events before it belong
    /// to another piece.
    skip: usize,
    gathered: OnceLock<Arc<Gathered>>,
}

/// The pieces of an index.
#[derive(Debug, Default)]
pub(in crate::timeline::store) struct Pieces {
    list: Vec<Piece>,
    len: usize,
}

impl Pieces {
    /// Empty pieces for a number of events.
    pub fn new(len: usize) -> Self {
        let mut pieces = Self::default();
        pieces.fill(len);
        pieces
    }

    /// The pieces of a new version with `len` events; pieces in which nothing changed are shared
    /// with the previous version.
    pub(in crate::timeline::store::index) fn carried(
        before: &Self,
        runs: &[Run],
        len: usize,
    ) -> Self {
        let mut pieces = Self::default();
        for run in runs {
            pieces.fill(run.to);
            pieces.take(before, run.old.clone());
        }
        pieces.fill(len);
        pieces
    }

    /// Adds empty pieces up to an event.
    fn fill(&mut self, to: usize) {
        for from in (self.len..to).step_by(PIECE) {
            self.list.push(Piece {
                from,
                ..Piece::default()
            });
        }
        self.len = self.len.max(to);
    }

    /// Adds the pieces of some events of another version.
    fn take(&mut self, other: &Self, events: Range<usize>) {
        for number in other.of(events.start)..other.list.len() {
            let range = other.events(number);
            if range.start >= events.end {
                break;
            }
            let common = range.start.max(events.start)..range.end.min(events.end);
            let Some(piece) = other.list.get(number).filter(|_| !common.is_empty()) else {
                continue;
            };
            let gathered = piece.gathered.clone();
            // A piece that is not gathered yet starts with these events.
            let skip = match gathered.get() {
                Some(_) => piece.skip + (common.start - range.start),
                None => 0,
            };
            self.list.push(Piece {
                from: self.len,
                skip,
                gathered,
            });
            self.len += common.len();
        }
    }

    /// A copy that shares everything gathered about the events.
    pub fn shared_copy(&self) -> Self {
        let mut pieces = Self::default();
        pieces.take(self, 0..self.len);
        pieces
    }

    /// Number of pieces.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// The events of a piece.
    pub fn events(&self, number: usize) -> Range<usize> {
        let from = |number: usize| self.list.get(number).map(|piece| piece.from);
        let start = from(number).unwrap_or(self.len);
        start..from(number + 1).unwrap_or(self.len)
    }

    /// The piece of an event.
    pub fn of(&self, event: usize) -> usize {
        let after = self.list.partition_point(|piece| piece.from <= event);
        after.saturating_sub(1)
    }

    /// Whether a piece is gathered.
    pub fn is_gathered(&self, number: usize) -> bool {
        let piece = self.list.get(number);
        piece.is_some_and(|piece| piece.gathered.get().is_some())
    }

    /// Per event, whether its texts were gathered.
    pub fn known(&self) -> Vec<bool> {
        let mut known = vec![false; self.len];
        for (events, ..) in self.gathered() {
            if let Some(events) = known.get_mut(events) {
                events.fill(true);
            }
        }
        known
    }

    /// Stores a gathered piece.
    pub fn put(&self, number: usize, gathering: Gathering) {
        if let Some(piece) = self.list.get(number) {
            // An existing one is equal.
            piece.gathered.set(Arc::new(gathering.close())).ok();
        }
    }

    /// The pieces gathered so far: their events, the number in the piece of the first of these, and
    /// the piece.
    pub fn gathered(&self) -> impl Iterator<Item = (Range<usize>, usize, &Gathered)> {
        (0..self.count()).filter_map(|number| self.get(number))
    }

    /// A gathered piece in the same form; `None` if it is not gathered yet.
    pub fn get(&self, number: usize) -> Option<(Range<usize>, usize, &Gathered)> {
        let piece = self.list.get(number)?;
        Some((self.events(number), piece.skip, piece.gathered.get()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(pieces: &Pieces) -> Vec<(Range<usize>, usize, bool)> {
        let all = 0..pieces.count();
        all.map(|number| {
            let skip = pieces.list.get(number).map_or(0, |piece| piece.skip);
            (pieces.events(number), skip, pieces.is_gathered(number))
        })
        .collect()
    }

    #[test]
    fn unchanged_pieces_are_shared_with_the_previous_version() {
        let before = Pieces::new(600);
        assert_eq!(before.count(), 3);
        before.put(0, Gathering::default());
        before.put(2, Gathering::default());
        let runs = [(0..10, 0), (11..600, 12)].map(|(old, to)| Run { old, to });
        let after = Pieces::carried(&before, &runs, 601);
        assert_eq!(
            ranges(&after),
            [
                (0..10, 0, true),
                (10..12, 0, false),
                (12..257, 11, true),
                (257..513, 0, false),
                (513..601, 0, true),
            ]
        );
        assert_eq!((after.of(0), after.of(11), after.of(600)), (0, 1, 4));
        assert_eq!(ranges(&after.shared_copy()), ranges(&after));
    }
}
