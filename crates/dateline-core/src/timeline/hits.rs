//! A set of numbers with fast rank and select: for hits, which are found in any order.

use std::ops::Range;

/// Words per counter.
const BLOCK: usize = 64;
/// Numbers per word.
const WORD: usize = 64;

/// A set of numbers below a limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    words: Vec<u64>,
    /// Number of elements in each [`BLOCK`] words.
    blocks: Vec<usize>,
    count: usize,
}

impl Hits {
    /// An empty set for numbers below a limit.
    pub(crate) fn none_of(limit: usize) -> Self {
        let words = limit.div_ceil(WORD);
        Self {
            words: vec![0; words],
            blocks: vec![0; words.div_ceil(BLOCK)],
            count: 0,
        }
    }

    /// Adds a number; one that is not below the limit is ignored.
    pub fn add(&mut self, number: usize) {
        let Some(word) = self.words.get_mut(number / WORD) else {
            return;
        };
        let bit = 1_u64 << (number % WORD);
        if *word & bit == 0 {
            *word |= bit;
            if let Some(block) = self.blocks.get_mut(number / WORD / BLOCK) {
                *block += 1;
            }
            self.count += 1;
        }
    }

    /// Number of elements.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether a number is in the set.
    pub(crate) fn contains(&self, number: usize) -> bool {
        let word = self.words.get(number / WORD);
        word.is_some_and(|word| word & 1 << (number % WORD) != 0)
    }

    /// Number of elements below a number.
    pub fn rank(&self, number: usize) -> usize {
        let word = (number / WORD).min(self.words.len());
        let block = word / BLOCK;
        let blocks: usize = self.blocks.iter().take(block).sum();
        let words = self.words.get(block * BLOCK..word).unwrap_or_default();
        let words: usize = words.iter().map(|word| ones(*word)).sum();
        let below = (1_u64 << (number % WORD)) - 1;
        let last = self.words.get(word).map_or(0, |word| ones(word & below));
        blocks + words + last
    }

    /// The element with that rank, counted from 0.
    pub fn at(&self, rank: usize) -> Option<usize> {
        let mut left = rank;
        let mut block = 0;
        while let Some(count) = self.blocks.get(block).filter(|count| **count <= left) {
            left -= count;
            block += 1;
        }
        let words = self.words.iter().enumerate().skip(block * BLOCK);
        for (index, word) in words {
            if let Some(more) = left.checked_sub(ones(*word)) {
                left = more;
                continue;
            }
            let mut word = *word;
            for _ in 0..left {
                word &= word.wrapping_sub(1);
            }
            let bit = usize::try_from(word.trailing_zeros()).unwrap_or(0);
            return Some(index * WORD + bit);
        }
        None
    }

    /// The first element that is not below a number.
    pub fn from(&self, number: usize) -> Option<usize> {
        self.at(self.rank(number))
    }

    /// Number of elements in a range.
    pub fn count_in(&self, numbers: &Range<usize>) -> usize {
        if self.count == 0 {
            return 0;
        }
        self.rank(numbers.end)
            .saturating_sub(self.rank(numbers.start))
    }

    /// All elements, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let words = self.words.iter().enumerate();
        words.flat_map(|(index, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                let bit = usize::try_from(word.trailing_zeros()).unwrap_or(0);
                (word != 0).then(|| {
                    word &= word.wrapping_sub(1);
                    index * WORD + bit
                })
            })
        })
    }
}

fn ones(word: u64) -> usize {
    usize::try_from(word.count_ones()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_sorted_set(numbers in prop::collection::btree_set(0_usize..20_000, 0..300), at in 0_usize..21_000) {
            let mut hits = Hits::none_of(20_000);
            numbers.iter().rev().for_each(|number| hits.add(*number));
            hits.add(30_000);
            let sorted: Vec<usize> = numbers.iter().copied().collect();
            prop_assert_eq!(hits.count(), sorted.len());
            prop_assert_eq!(hits.iter().collect::<Vec<_>>(), sorted.clone());
            prop_assert_eq!(hits.rank(at), numbers.range(..at).count());
            prop_assert_eq!(hits.from(at), numbers.range(at..).next().copied());
            prop_assert_eq!(hits.contains(at), numbers.contains(&at));
            for (rank, number) in sorted.iter().enumerate() {
                prop_assert_eq!(hits.at(rank), Some(*number));
            }
            prop_assert_eq!(hits.at(sorted.len()), None);
        }
    }
}
