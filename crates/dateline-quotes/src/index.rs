//! The words of a folded text, and where each two of them stand side by side.

use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::script::{is_unspaced, is_word};

/// The words of a text, as byte ranges. In a script without spaces every character is one.
#[derive(Debug, Clone, Default)]
pub struct Words(Vec<(u32, u32)>);

/// Where each two neighbouring words of a text stand.
#[derive(Debug)]
pub struct Index {
    words: Words,
    /// The hash of a pair in the upper half, the number of its first word in the lower; sorted.
    pairs: Vec<u64>,
}

impl Words {
    /// Finds the words of a folded text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        // No copy that is indexed is as long as 4 GiB.
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut words = Vec::with_capacity(text.len() / 6);
        let mut start = None;
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            let c = if byte.is_ascii() {
                char::from(*byte)
            } else {
                text.get(at..)
                    .and_then(|rest| rest.chars().next())
                    .unwrap_or(' ')
            };
            let (begins, ends) = (narrow(at), narrow(at + c.len_utf8()));
            let alone = !c.is_ascii() && is_unspaced(c);
            if !is_word(c) || alone {
                words.extend(start.take().map(|start| (start, begins)));
            }
            if is_word(c) {
                if alone {
                    words.push((begins, ends));
                } else {
                    start.get_or_insert(begins);
                }
            }
            at += c.len_utf8();
        }
        if let Some(start) = start {
            words.push((start, narrow(text.len())));
        }
        Self(words)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the word of that number stands.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<Range<usize>> {
        self.0
            .get(number)
            .map(|(start, end)| *start as usize..*end as usize)
    }

    /// The hash of each two neighbouring words, in order. It is that of their lower case, so that headlines in capitals are found.
    #[must_use]
    pub fn pairs(&self, text: &str) -> Vec<u32> {
        let hashes = FixedState::default();
        let mut before = None;
        let mut lower = String::new();
        let mut pairs = Vec::with_capacity(self.0.len());
        for (start, end) in &self.0 {
            let word = text.get(*start as usize..*end as usize).unwrap_or_default();
            let hash = if word
                .bytes()
                .any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())
            {
                lower.clear();
                lower.extend(word.chars().flat_map(char::to_lowercase));
                hashes.hash_one(lower.as_str())
            } else {
                hashes.hash_one(word)
            };
            if let Some(before) = before.replace(hash) {
                pairs.push(mixed(before, hash));
            }
        }
        pairs
    }
}

impl Index {
    /// The index of a folded text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = Words::of(text);
        let pairs = words.pairs(text);
        let pairs = (0_u64..)
            .zip(pairs)
            .map(|(number, hash)| u64::from(hash) << 32 | number)
            .collect();
        Self {
            words,
            pairs: sorted(pairs),
        }
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The numbers of the words at which a pair of that hash begins, in order. Another pair may have the same hash.
    #[must_use]
    pub fn places(&self, pair: u32) -> &[u64] {
        let from = u64::from(pair) << 32;
        let to = from | u64::from(u32::MAX);
        let start = self.pairs.partition_point(|place| *place < from);
        let end = self.pairs.partition_point(|place| *place <= to);
        self.pairs.get(start..end).unwrap_or_default()
    }
}

/// Sorts places: by their first bits into about as many piles as there are places, and then each pile. As the bits are those of a
/// hash, most piles hold one or none, or the same pair over and over.
fn sorted(places: Vec<u64>) -> Vec<u64> {
    let bits = places.len().checked_ilog2().unwrap_or(0).min(20);
    let pile = |place: u64| usize::try_from(place.checked_shr(64 - bits).unwrap_or(0)).unwrap_or(0);
    let mut ends = vec![0_usize; 1 << bits];
    for place in &places {
        if let Some(end) = ends.get_mut(pile(*place)) {
            *end += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        (sum, *end) = (sum + *end, sum);
    }
    let mut sorted = vec![0; places.len()];
    for place in places {
        if let Some(end) = ends.get_mut(pile(place))
            && let Some(slot) = sorted.get_mut(*end)
        {
            *slot = place;
            *end += 1;
        }
    }
    let mut start = 0;
    for end in ends {
        if let Some(pile) = sorted.get_mut(start..end).filter(|pile| pile.len() > 1) {
            pile.sort_unstable();
        }
        start = end;
    }
    sorted
}

/// The number of the word in a place of the index.
#[must_use]
pub fn number(place: u64) -> usize {
    usize::try_from(place & u64::from(u32::MAX)).unwrap_or(usize::MAX)
}

fn mixed(first: u64, second: u64) -> u32 {
    // An odd number near 2^64 divided by the golden ratio spreads the bits (Knuth, volume 3, section 6.4).
    let mixed = (first.rotate_left(23) ^ second).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    u32::try_from(mixed >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_is_between_spaces_and_marks_or_one_sign() {
        for (text, expected) in [
            ("He said: 'no'.", "He|said|no"),
            ("日本x語", "日|本|x|語"),
            ("café 12", "café|12"),
            ("...", ""),
        ] {
            let words = Words::of(text);
            let shown: Vec<_> = (0..words.len())
                .map(|n| &text[words.get(n).unwrap()])
                .collect();
            assert_eq!(shown.join("|"), expected);
        }
    }

    #[test]
    fn places_are_sorted() {
        for count in [0, 1, 2, 3, 1000, 70_000] {
            let mut next = 1_u64;
            let places: Vec<u64> = (0..count)
                .map(|number| {
                    next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    // Half of them are few, and stand in many places.
                    let hash = if next >> 40 & 1 == 0 {
                        next >> 61 << 61
                    } else {
                        next
                    };
                    hash & !0xffff_ffff | number
                })
                .collect();
            let mut expected = places.clone();
            expected.sort_unstable();
            assert_eq!(sorted(places), expected);
        }
    }

    #[test]
    fn every_pair_is_found_in_order() {
        let text = "a b a b c";
        let index = Index::of(text);
        let [ab, ba, ab_again, bc] = *index.words().pairs(text) else {
            panic!()
        };
        assert_eq!(ab, ab_again);
        let numbers = |pair| {
            index
                .places(pair)
                .iter()
                .map(|place| number(*place))
                .collect::<Vec<_>>()
        };
        assert_eq!(numbers(ab), [0, 2]);
        assert_eq!(numbers(ba), [1]);
        assert_eq!(numbers(bc), [3]);
        assert_eq!(numbers(ab ^ 1), [0_usize; 0]);
    }
}
