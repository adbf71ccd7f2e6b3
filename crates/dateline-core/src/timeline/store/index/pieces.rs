//! What was gathered of the events of an index while they were parsed, by pieces: some events that stand one after the other. A piece
//! is made once and never changes, so that the next version of the file shares those in which nothing changed.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::diff::Run;
use crate::timeline::store::PIECE;
use crate::timeline::store::cites::Cites;
use crate::timeline::store::search_text::SearchText;
use crate::timeline::{Entry, File};

/// What was gathered of the events of a piece.
#[derive(Debug, Default)]
pub(in crate::timeline::store) struct Gathered {
    pub cites: Cites,
    pub said: SearchText,
}

impl Gathered {
    /// For events of so many bytes.
    pub fn with_room(bytes: usize) -> Self {
        Self {
            said: SearchText::with_room(bytes),
            ..Self::default()
        }
    }

    /// Takes the next event of the piece in.
    pub fn add(&mut self, at: usize, entry: &Entry, file: &File) {
        self.cites.add(at, entry);
        self.said.add(entry, file);
    }

    /// Nothing more comes.
    fn close(mut self) -> Arc<Self> {
        self.cites.close();
        self.said.close();
        Arc::new(self)
    }
}

#[derive(Debug, Default)]
struct Piece {
    /// Its first event.
    from: usize,
    /// That event's number in what was gathered, where events before it are another's.
    skip: usize,
    gathered: OnceLock<Arc<Gathered>>,
}

/// All events of an index, in pieces.
#[derive(Debug, Default)]
pub(in crate::timeline::store) struct Pieces {
    list: Vec<Piece>,
    len: usize,
}

impl Pieces {
    /// The pieces of so many events, of which nothing is known.
    pub fn new(len: usize) -> Self {
        let mut pieces = Self::default();
        pieces.fill(len);
        pieces
    }

    /// The pieces of a new version of so many events: those in which nothing changed are those of the version before.
    pub(in super::super::index) fn carried(before: &Self, runs: &[Run], len: usize) -> Self {
        let mut pieces = Self::default();
        for run in runs {
            pieces.fill(run.to);
            pieces.take(before, run.old.clone());
        }
        pieces.fill(len);
        pieces
    }

    /// New ones up to an event.
    fn fill(&mut self, to: usize) {
        for from in (self.len..to).step_by(PIECE) {
            self.list.push(Piece {
                from,
                ..Piece::default()
            });
        }
        self.len = self.len.max(to);
    }

    /// Adds those of some events of another version.
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
            // What is still to be gathered is of these events alone.
            let skip = match gathered.get() {
                Some(_) => piece.skip.saturating_add(common.start - range.start),
                None => 0,
            };
            self.list.push(Piece {
                from: self.len,
                skip,
                gathered,
            });
            self.len = self.len.saturating_add(common.len());
        }
    }

    /// A copy that shares everything gathered about the events.
    pub fn same(&self) -> Self {
        let mut pieces = Self::default();
        pieces.take(self, 0..self.len);
        pieces
    }

    /// How many pieces there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// The events of a piece.
    pub fn events(&self, number: usize) -> Range<usize> {
        let from = |number: usize| self.list.get(number).map(|piece| piece.from);
        let start = from(number).unwrap_or(self.len);
        start..from(number.saturating_add(1)).unwrap_or(self.len)
    }

    /// The piece that an event is in.
    pub fn of(&self, event: usize) -> usize {
        let after = self.list.partition_point(|piece| piece.from <= event);
        after.saturating_sub(1)
    }

    /// Whether a piece was gathered.
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

    /// Keeps what was gathered of a piece.
    pub fn put(&self, number: usize, gathered: Gathered) {
        if let Some(piece) = self.list.get(number) {
            // What is there already is the same.
            piece.gathered.set(gathered.close()).ok();
        }
    }

    /// What was gathered up to now, with the events that it is of and the number in it that the first of these has.
    pub fn gathered(&self) -> impl Iterator<Item = (Range<usize>, usize, &Gathered)> {
        (0..self.count()).filter_map(|number| self.get(number))
    }

    /// What was gathered of one piece, in the same way.
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
    fn what_did_not_change_is_shared_with_the_version_before() {
        let before = Pieces::new(600);
        assert_eq!(before.count(), 3);
        before.put(0, Gathered::default());
        before.put(2, Gathered::default());
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
        assert_eq!(ranges(&after.same()), ranges(&after));
    }
}
