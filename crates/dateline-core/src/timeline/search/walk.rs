//! A search through the entries of a timeline, in steps that keep nobody waiting.

use std::ops::Range;

use super::{Hits, Pattern, SearchTexts};
use crate::timeline::Timeline;
use crate::timeline::turns::in_turns;

/// How many pieces of a big file are worth other threads.
const WORTH_THREADS: usize = 8;
/// How many events a piece has about.
const PIECE: usize = 256;

/// A search through the entries of a timeline, begun at one of them. It goes on from there to the last, then from the first.
#[derive(Debug, Clone)]
pub struct Search {
    pattern: Pattern,
    origin: usize,
    entries: usize,
    way: Way,
    hits: Hits,
}

/// What is still to be looked at.
#[derive(Debug, Clone)]
enum Way {
    /// Entry by entry from the origin: how many are done; unknown entries are left for later.
    Entries(usize),
    /// Piece by piece in the gathered texts of a big file.
    Pieces {
        left: Vec<usize>,
        /// Whether they stand in the order in which they are shown.
        sorted: bool,
        /// How many events they have.
        events: usize,
    },
}

impl Search {
    /// A search through a timeline from the entry of index `origin` on; nothing has been looked at yet.
    #[must_use]
    pub fn new(pattern: Pattern, timeline: &Timeline, origin: usize) -> Self {
        let entries = timeline.len().min(u32::MAX as usize);
        let origin = origin.min(entries.saturating_sub(1));
        let way = match timeline.pieces() {
            None => Way::Entries(0),
            Some(pieces) => {
                let sorted = timeline.is_in_file_order();
                let first = if sorted { pieces.of(origin) } else { 0 };
                let left = (first..pieces.count()).chain(0..first);
                Way::Pieces {
                    left: left.collect(),
                    sorted,
                    events: entries,
                }
            }
        };
        Self {
            pattern,
            origin,
            entries,
            way,
            hits: Hits::none_of(entries),
        }
    }

    /// What is searched for.
    #[must_use]
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Looks at up to about so many more entries. Says whether there are more that can be looked at by now.
    pub fn step(&mut self, timeline: &Timeline, texts: &mut SearchTexts, budget: usize) -> bool {
        if matches!(self.way, Way::Pieces { .. }) {
            self.step_pieces(timeline, budget.div_ceil(PIECE));
        } else {
            self.step_entries(timeline, texts, budget);
        }
        self.can_go_on(timeline)
    }

    fn step_entries(&mut self, timeline: &Timeline, texts: &mut SearchTexts, budget: usize) {
        let Way::Entries(seen) = &mut self.way else {
            return;
        };
        let to = seen.saturating_add(budget).min(self.entries);
        for step in *seen..to {
            let from_origin = self.origin.saturating_add(step);
            let index = from_origin.checked_sub(self.entries).unwrap_or(from_origin);
            if texts.is_match(timeline, index, &self.pattern) == Some(true) {
                self.hits.add(index);
            }
        }
        *seen = to;
    }

    fn step_pieces(&mut self, timeline: &Timeline, most: usize) {
        let Way::Pieces { left, events, .. } = &mut self.way else {
            return;
        };
        let Some(pieces) = timeline.pieces() else {
            return;
        };
        let mut now = Vec::with_capacity(most);
        left.retain(|piece| {
            let takes = now.len() < most && pieces.is_gathered(*piece);
            if takes {
                now.push(*piece);
            }
            !takes
        });
        let pattern = &self.pattern;
        let look = |piece: &usize| {
            let mut found = Vec::new();
            if let Some((range, skip, gathered)) = pieces.get(*piece) {
                let own = skip..skip.saturating_add(range.len());
                gathered.said.find(pattern, own, &mut |event| {
                    found.push(range.start.saturating_add(event.saturating_sub(skip)));
                });
            }
            found
        };
        let found: Vec<Vec<usize>> = if now.len() < WORTH_THREADS {
            now.iter().map(look).collect()
        } else {
            in_turns(&now, look)
        };
        for piece in &now {
            *events = events.saturating_sub(pieces.events(*piece).len());
        }
        for number in found.into_iter().flatten() {
            if let Some(index) = timeline.place_of_number(number) {
                self.hits.add(index);
            }
        }
    }

    /// Whether there are entries that can be looked at by now.
    #[must_use]
    pub fn can_go_on(&self, timeline: &Timeline) -> bool {
        match &self.way {
            Way::Entries(seen) => *seen < self.entries,
            Way::Pieces { left, .. } => timeline
                .pieces()
                .is_some_and(|pieces| left.iter().any(|piece| pieces.is_gathered(*piece))),
        }
    }

    /// Whether all entries have been looked at.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.seen() >= self.entries
    }

    /// How many have been looked at.
    #[must_use]
    pub fn seen(&self) -> usize {
        match &self.way {
            Way::Entries(seen) => *seen,
            Way::Pieces { events, .. } => self.entries.saturating_sub(*events),
        }
    }

    /// How many in a hundred have been looked at.
    #[must_use]
    pub fn percent(&self) -> usize {
        let parts = self.seen().saturating_mul(100);
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
        let in_order = match &self.way {
            Way::Entries(_) => true,
            Way::Pieces { sorted, .. } => *sorted,
        };
        let finished = self.is_finished();
        let after = self.hits.from(self.origin);
        match after {
            Some(after) if finished || in_order => Some(after),
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
            way: Way::Entries(100),
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
