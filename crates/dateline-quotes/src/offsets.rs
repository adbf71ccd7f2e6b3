//! Mapping of byte offsets from a derived text to its original.

use std::ops::Range;

/// Maps offsets of a derived text to offsets of the original text, both in bytes.
///
/// Limited to texts of 4 GiB; longer ones are never read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offsets {
    /// Runs in order of the derived text.
    runs: Vec<Run>,
    /// Length of the derived text in bytes.
    derived: u32,
    /// Whether a later run has an earlier original.
    is_reordered: bool,
}

/// A piece of the derived text and its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    derived: u32,
    original: u32,
    /// Length of the original piece. If both pieces have the same length, they correspond byte by byte.
    length: u32,
}

/// A text without some ranges, which may overlap, and its mapping to the text.
pub(crate) fn without(text: &str, mut ranges: Vec<Range<usize>>) -> (String, Offsets) {
    ranges.sort_unstable_by_key(|range| range.start);
    let (mut out, mut offsets) = (String::with_capacity(text.len()), Offsets::default());
    let mut from = 0;
    let end = text.len()..text.len();
    for range in ranges.into_iter().chain(std::iter::once(end)) {
        if range.start > from {
            let piece = text.get(from..range.start).unwrap_or_default();
            out.push_str(piece);
            offsets.push(piece.len(), from..range.start);
        }
        from = from.max(range.end);
    }
    (out, offsets)
}

impl Offsets {
    /// Mapping of a text that equals the original from byte `by` on.
    #[must_use]
    pub fn shifted(by: usize, length: usize) -> Self {
        let mut offsets = Self::default();
        offsets.push(length, by..by.saturating_add(length));
        offsets
    }

    /// Maps the next `derived` bytes of the derived text to a range of the original.
    pub fn push(&mut self, derived: usize, original: Range<usize>) {
        if derived == 0 {
            return;
        }
        let length = narrow(original.len());
        let run = Run {
            derived: self.derived,
            original: narrow(original.start),
            length,
        };
        self.derived = self.derived.saturating_add(narrow(derived));
        if narrow(derived) == length
            && let Some(last) = self.runs.last_mut()
            && last.length == run.derived - last.derived
            && last.original.saturating_add(last.length) == run.original
        {
            last.length = last.length.saturating_add(length);
            return;
        }
        self.is_reordered |= self
            .runs
            .last()
            .is_some_and(|last| last.original > run.original);
        self.runs.push(run);
    }

    /// Length of the derived text in bytes.
    pub fn len(&self) -> usize {
        self.derived as usize
    }

    /// Whether the derived text is empty.
    pub fn is_empty(&self) -> bool {
        self.derived == 0
    }

    /// Start in the original of the character at a byte of the derived text.
    pub fn start(&self, at: usize) -> usize {
        let at = narrow(at);
        let Some((run, derived)) = self.run(at) else {
            return 0;
        };
        let within = at.saturating_sub(run.derived);
        let start = if derived == run.length {
            run.original.saturating_add(within.min(run.length))
        } else if within >= derived {
            run.original.saturating_add(run.length)
        } else {
            run.original
        };
        start as usize
    }

    /// End in the original of the character that ends at a byte of the derived text.
    pub fn end(&self, at: usize) -> usize {
        let at = narrow(at);
        let Some((run, derived)) = at.checked_sub(1).and_then(|before| self.run(before)) else {
            return self.start(0);
        };
        let within = at.saturating_sub(run.derived);
        let end = if derived == run.length {
            run.original.saturating_add(within.min(run.length))
        } else {
            run.original.saturating_add(run.length)
        };
        end as usize
    }

    /// Range of the original for a range of the derived text.
    pub fn range(&self, derived: &Range<usize>) -> Range<usize> {
        let start = self.start(derived.start);
        if derived.is_empty() {
            return start..start;
        }
        start..self.end(derived.end).max(start)
    }

    /// Range of the derived text for a range of the original: from the first to the last byte that is in both.
    pub fn derived(&self, original: &Range<usize>) -> Range<usize> {
        let (start, end) = (narrow(original.start), narrow(original.end));
        // A piece whose length changed is mapped as a whole: each of its original bytes stands for all of it.
        let place = |at: u32, is_end: bool| {
            let number = self.run_of(at)?;
            let (run, next) = (self.runs.get(number)?, self.runs.get(number + 1));
            let after = next.map_or(self.derived, |next| next.derived);
            Some(match at.checked_sub(run.original) {
                Some(within) if after - run.derived == run.length => {
                    run.derived + within + u32::from(is_end)
                }
                Some(_) if is_end => after,
                Some(_) | None => run.derived,
            })
        };
        let first = place(start, false).unwrap_or(self.derived);
        let last = end.checked_sub(1).filter(|last| *last >= start);
        let last = last.map_or(Some(first), |last| place(last, true));
        let last = last.unwrap_or(self.derived);
        first as usize..last.max(first) as usize
    }

    /// The number of the run with a byte of the original, or with the next one that is in the derived text.
    fn run_of(&self, original: u32) -> Option<usize> {
        let is_before = |run: &Run| run.original.saturating_add(run.length) <= original;
        if !self.is_reordered {
            return Some(self.runs.partition_point(is_before));
        }
        let runs = self.runs.iter().enumerate();
        let after = runs.filter(|(_, run)| !is_before(run));
        after
            .min_by_key(|(_, run)| run.original)
            .map(|(number, _)| number)
    }

    /// The run that contains a byte of the derived text, and its length there.
    fn run(&self, at: u32) -> Option<(Run, u32)> {
        let next = self.runs.partition_point(|run| run.derived <= at);
        let index = next.checked_sub(1)?;
        let run = *self.runs.get(index)?;
        let end = self.runs.get(next).map_or(self.derived, |run| run.derived);
        Some((run, end - run.derived))
    }
}

/// Converts an offset to its stored size.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Offsets from "a&amp;b", CR LF, "c" to "a&b", LF, "c".
    fn offsets() -> Offsets {
        let mut offsets = Offsets::default();
        offsets.push(1, 0..1);
        offsets.push(1, 1..6);
        offsets.push(1, 6..7);
        offsets.push(1, 7..9);
        offsets.push(1, 9..10);
        offsets
    }

    #[test]
    fn every_range_maps_to_its_original() {
        let offsets = offsets();
        for (derived, original) in [
            (0..1, 0..1),
            (1..2, 1..6),
            (0..3, 0..7),
            (2..5, 6..10),
            (4..5, 9..10),
            (2..2, 6..6),
            (5..5, 10..10),
        ] {
            assert_eq!(offsets.range(&derived), original, "{derived:?}");
            assert_eq!(offsets.derived(&original), derived, "{original:?}");
        }
    }

    #[test]
    fn a_part_of_a_character_is_all_of_it() {
        assert_eq!(offsets().derived(&(2..4)), 1..2);
        assert_eq!(offsets().derived(&(8..9)), 3..4);
        assert_eq!(offsets().derived(&(20..21)), 5..5);
    }

    #[test]
    fn adjacent_equal_pieces_are_one_run() {
        let mut offsets = Offsets::shifted(3, 10);
        offsets.push(5, 13..18);
        assert_eq!(offsets, Offsets::shifted(3, 15));
        assert_eq!(offsets.range(&(2..12)), 5..15);
        assert_eq!(Offsets::default().range(&(2..12)), 0..0);
    }
}
