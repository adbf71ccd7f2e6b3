//! Searching the entries of a timeline for a regular expression, in slices that keep the viewer
//! responsive.
//!
//! ```text
//! Pattern ───────────┐
//! texts of the store ─┴─► Search::step ─► hits ─► next, previous, "3 of 17"
//! ```

use std::ops::Range;

use super::hits::Hits;
use super::pattern::Pattern;
use crate::parallel;
use crate::timeline::Timeline;

/// Number of pieces from which several threads pay off.
const WORTH_THREADS: usize = 8;
/// How many times more entries can be searched in the same time if their texts are available
/// already.
const CHEAPER: usize = 4;

/// A search through the entries of a timeline. If they are displayed in file order, it runs from
/// the starting entry to the last, then from the first; else in file order.
#[derive(Debug, Clone)]
pub struct Search {
    /// The pattern that is searched for.
    pub pattern: Pattern,
    /// The entry at which the search started.
    pub origin: usize,
    /// Number of entries.
    entries: usize,
    /// Number of entries that were searched.
    pub seen: usize,
    /// The pieces that are not searched yet.
    left: Vec<Piece>,
    /// Whether entries are searched in display order.
    sorted: bool,
    hits: Hits,
}

/// A piece: consecutive entries of a file.
#[derive(Debug, Clone, Copy)]
struct Piece {
    file: usize,
    number: usize,
    /// Number of its entries that are in the timeline.
    entries: usize,
}

impl Search {
    /// A search that starts at the entry with index `origin`.
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

    /// Searches up to about `budget` more entries, four times as many if their texts are available
    /// already. Returns whether more can be searched by now.
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
            self.seen += piece.entries;
            for at in found.into_iter().flatten() {
                if let Some(index) = timeline.display_index(piece.file, at) {
                    self.hits.add(index);
                }
            }
        }
        self.can_go_on(timeline)
    }

    /// Whether there are entries that can be searched by now.
    pub fn can_go_on(&self, timeline: &Timeline) -> bool {
        self.left.iter().any(|piece| {
            let store = timeline.stores.get(piece.file);
            store.is_some_and(|store| store.is_gathered(piece.number))
        })
    }

    /// Whether all entries were searched.
    pub fn is_finished(&self) -> bool {
        self.seen >= self.entries
    }

    /// Percentage of entries that were searched.
    pub fn percent(&self) -> usize {
        let parts = self.seen.saturating_mul(100);
        parts.checked_div(self.entries).unwrap_or(100)
    }

    /// Number of hits so far in a range of entries.
    pub fn count_in(&self, entries: &Range<usize>) -> usize {
        self.hits.count_in(entries)
    }

    /// Number of hits so far.
    pub fn count(&self) -> usize {
        self.hits.count()
    }

    /// The hits so far, in order.
    pub fn hits(&self) -> impl Iterator<Item = usize> {
        self.hits.iter()
    }

    /// The first hit at or after the starting entry, else the first of all, as soon as no other can
    /// precede it.
    pub fn first(&self) -> Option<usize> {
        let finished = self.is_finished();
        let after = self.hits.from(self.origin);
        match after {
            Some(after) if finished || self.sorted => Some(after),
            None if finished => self.hits.at(0),
            _ => None,
        }
    }

    /// The `times`-th hit after an entry, wrapping around at the end.
    pub fn next(&self, index: usize, times: usize) -> Option<usize> {
        let rank = self.hits.rank(index + 1);
        let rank = (rank + times.saturating_sub(1)).checked_rem(self.count())?;
        self.hits.at(rank)
    }

    /// The `times`-th hit before an entry, wrapping around at the beginning.
    pub fn previous(&self, index: usize, times: usize) -> Option<usize> {
        let count = self.count();
        let back = times.checked_rem(count)?;
        let rank = self.hits.rank(index);
        let rank = (rank + count).saturating_sub(back);
        self.hits.at(rank.checked_rem(count)?)
    }

    /// The number of an entry among the hits, from 1; `None` if it is not a hit.
    pub fn position(&self, index: usize) -> Option<usize> {
        let is_hit = self.hits.contains(index);
        is_hit.then(|| self.hits.rank(index) + 1)
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
    fn hits_wrap_around() {
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
    fn without_hits_there_is_no_next_one() {
        let search = search(3, &[]);
        assert_eq!(
            (search.next(0, 1), search.previous(0, 1), search.first()),
            (None, None, None)
        );
    }
}
