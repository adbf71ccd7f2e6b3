//! A search through the entries of a timeline, in steps that keep nobody waiting.

use std::ops::Range;

use super::{Hits, Pattern};
use crate::parallel;
use crate::timeline::Timeline;

/// How many pieces are worth other threads.
const WORTH_THREADS: usize = 8;
/// How many times as many entries can be searched in the same time where their texts are there already.
const CHEAPER: usize = 8;

/// A search through the entries of a timeline, begun at one of them. Where they stand in the order of their files, it goes on from there to
/// the last, then from the first; else in the order of the files.
#[derive(Debug, Clone)]
pub struct Search {
    pattern: Pattern,
    origin: usize,
    /// How many entries there are.
    entries: usize,
    /// How many were looked at.
    seen: usize,
    /// The pieces that are still to be looked at.
    left: Vec<Piece>,
    /// Whether entries stand in the order in which they are looked at.
    sorted: bool,
    hits: Hits,
}

/// Some entries that stand one after the other in a file.
#[derive(Debug, Clone, Copy)]
struct Piece {
    file: usize,
    number: usize,
    /// How many of its entries are in the timeline.
    entries: usize,
}

impl Search {
    /// A search through a timeline from the entry of index `origin` on; nothing has been looked at yet.
    #[must_use]
    pub fn new(pattern: Pattern, timeline: &Timeline, origin: usize) -> Self {
        let entries = timeline.len().min(u32::MAX as usize);
        let origin = origin.min(entries.saturating_sub(1));
        let (mut left, first) = timeline.pieces_from(origin);
        let sorted = timeline.is_in_file_order();
        if sorted {
            left.rotate_left(first);
        }
        Self {
            pattern,
            origin,
            entries,
            seen: 0,
            left: left
                .into_iter()
                .map(|(file, number, entries)| Piece {
                    file,
                    number,
                    entries,
                })
                .collect(),
            sorted,
            hits: Hits::none_of(entries),
        }
    }

    /// What is searched for.
    #[must_use]
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Looks at up to about so many more entries, eight times as many where their texts are there already. Says whether there are more that
    /// can be looked at by now.
    pub fn step(&mut self, timeline: &Timeline, budget: usize) -> bool {
        let mut budget = budget;
        let mut now = Vec::new();
        self.left.retain(|piece| {
            let Some(store) = timeline.stores.get(piece.file) else {
                return false;
            };
            if budget == 0 || !store.is_gathered(piece.number) {
                return true;
            }
            let has_text = store.has_text(piece.number);
            let cost = store.piece(piece.number).len() / if has_text { CHEAPER } else { 1 };
            budget = budget.saturating_sub(cost.max(1));
            now.push(*piece);
            false
        });
        let pattern = &self.pattern;
        let look = |piece: &Piece| {
            let store = timeline.stores.get(piece.file)?;
            let text = store.piece_text(piece.number, timeline.file(piece.file))?;
            Some(text.find(pattern))
        };
        let found: Vec<Option<Vec<usize>>> = if now.len() < WORTH_THREADS {
            now.iter().map(look).collect()
        } else {
            parallel::map(&now, look)
        };
        for (piece, found) in now.iter().zip(found) {
            self.seen = self.seen.saturating_add(piece.entries);
            for at in found.into_iter().flatten() {
                if let Some(index) = timeline.display_index(piece.file, at) {
                    self.hits.add(index);
                }
            }
        }
        self.can_go_on(timeline)
    }

    /// Whether there are entries that can be looked at by now.
    #[must_use]
    pub fn can_go_on(&self, timeline: &Timeline) -> bool {
        self.left.iter().any(|piece| {
            let store = timeline.stores.get(piece.file);
            store.is_some_and(|store| store.is_gathered(piece.number))
        })
    }

    /// Whether all entries have been looked at.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.seen >= self.entries
    }

    /// How many have been looked at.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// How many in a hundred have been looked at.
    #[must_use]
    pub fn percent(&self) -> usize {
        let parts = self.seen.saturating_mul(100);
        parts.checked_div(self.entries).unwrap_or(100)
    }

    /// The entry at which it began.
    #[must_use]
    pub fn origin(&self) -> usize {
        self.origin
    }

    /// How many of these entries are hits, as far as it is known.
    #[must_use]
    pub fn count_in(&self, entries: &Range<usize>) -> usize {
        self.hits.count_in(entries)
    }

    /// How many hits there are so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.hits.count()
    }

    /// The hits so far, in order.
    pub fn hits(&self) -> impl Iterator<Item = usize> {
        self.hits.iter()
    }

    /// The first hit at the origin or after it, else the first of all, where no other can come before it.
    #[must_use]
    pub fn first(&self) -> Option<usize> {
        let finished = self.is_finished();
        let after = self.hits.from(self.origin);
        match after {
            Some(after) if finished || self.sorted => Some(after),
            None if finished => self.hits.at(0),
            _ => None,
        }
    }

    /// The hit after an entry, from the last on to the first: the first hit that comes so many hits later.
    #[must_use]
    pub fn next(&self, index: usize, times: usize) -> Option<usize> {
        let rank = self.hits.rank(index.saturating_add(1));
        let rank = rank
            .saturating_add(times.saturating_sub(1))
            .checked_rem(self.count())?;
        self.hits.at(rank)
    }

    /// The hit before an entry, from the first on to the last.
    #[must_use]
    pub fn previous(&self, index: usize, times: usize) -> Option<usize> {
        let count = self.count();
        let back = times.checked_rem(count)?;
        let rank = self.hits.rank(index);
        let rank = rank.saturating_add(count).saturating_sub(back);
        self.hits.at(rank.checked_rem(count)?)
    }

    /// Which hit an entry is, counted from 1; `None` where it is none.
    #[must_use]
    pub fn position(&self, index: usize) -> Option<usize> {
        let is_hit = self.hits.contains(index);
        is_hit.then(|| self.hits.rank(index).saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(origin: usize, hits: &[usize]) -> Search {
        let mut search = Search {
            pattern: Pattern::parse("x").unwrap(),
            origin,
            entries: 100,
            seen: 100,
            left: Vec::new(),
            sorted: true,
            hits: Hits::none_of(100),
        };
        for hit in hits {
            search.hits.add(*hit);
        }
        search
    }

    #[test]
    fn hits_go_round() {
        let search = search(50, &[10, 20, 60, 99]);
        for (from, times, next, previous) in [
            (0, 1, 10, 99),
            (10, 1, 20, 99),
            (10, 3, 99, 20),
            (60, 1, 99, 20),
            (99, 1, 10, 60),
            (99, 5, 10, 60),
        ] {
            assert_eq!(search.next(from, times), Some(next), "{from} + {times}");
            assert_eq!(
                search.previous(from, times),
                Some(previous),
                "{from} - {times}"
            );
        }
        assert_eq!(search.first(), Some(60));
        assert_eq!(search.position(60), Some(3));
        assert_eq!(search.position(61), None);
    }

    #[test]
    fn without_hits_there_is_nowhere_to_go() {
        let search = search(3, &[]);
        assert_eq!(
            (search.next(0, 1), search.previous(0, 1), search.first()),
            (None, None, None)
        );
    }
}
