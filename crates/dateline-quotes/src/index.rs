//! Index of a folded text: its words, and the positions of every pair of neighboring words.

use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::script::{is_unspaced, is_word};

/// Words of a text, as byte ranges. In scripts without spaces, every character is a word.
#[derive(Debug, Clone, Default)]
pub struct Words(Vec<(u32, u32)>);

/// Positions of every pair of neighboring words of a text.
#[derive(Debug)]
pub struct Index {
    words: Words,
    /// The hash of a pair in the upper half, the number of its first word in the lower half; sorted.
    pairs: Vec<u64>,
}

/// The words of a folded text, as byte ranges, each found when it is asked for. In scripts without spaces, every
/// character is a word.
pub(crate) fn each_word(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_alone = |c: char| !c.is_ascii() && is_unspaced(c);
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = characters.find(|(_, c)| is_word(*c))?;
        let mut end = start + first.len_utf8();
        if !is_alone(first) {
            let goes_on = |(_, c): &(usize, char)| is_word(*c) && !is_alone(*c);
            while let Some((at, c)) = characters.next_if(goes_on) {
                end = at + c.len_utf8();
            }
        }
        Some(start..end)
    })
}

impl Words {
    /// Finds the words of a folded text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        // Indexed copies are shorter than 4 GiB.
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut words = Vec::with_capacity(text.len() / 6);
        words.extend(each_word(text).map(|word| (narrow(word.start), narrow(word.end))));
        Self(words)
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Byte range of a word by its number.
    pub fn get(&self, number: usize) -> Option<Range<usize>> {
        self.0
            .get(number)
            .map(|(start, end)| *start as usize..*end as usize)
    }

    /// Hash of each pair of neighboring words, in order. Words are hashed in lowercase, so that headlines in capitals
    /// match.
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
    /// Indexes a folded text.
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

    /// The words of the text.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Entries of a pair by its hash, in order; other pairs may have the same hash. See [`number`].
    pub fn places(&self, pair: u32) -> &[u64] {
        let from = u64::from(pair) << 32;
        let to = from | u64::from(u32::MAX);
        let start = self.pairs.partition_point(|place| *place < from);
        let end = self.pairs.partition_point(|place| *place <= to);
        self.pairs.get(start..end).unwrap_or_default()
    }
}

/// Sorts entries: first by their leading bits into about as many buckets as there are entries, then each bucket. As
/// these bits come from a hash, most buckets have at most one entry, or only entries of the same pair.
fn sorted(entries: Vec<u64>) -> Vec<u64> {
    let bits = entries.len().checked_ilog2().unwrap_or(0).min(20);
    let bucket =
        |entry: u64| usize::try_from(entry.checked_shr(64 - bits).unwrap_or(0)).unwrap_or(0);
    let mut ends = vec![0_usize; 1 << bits];
    for entry in &entries {
        if let Some(end) = ends.get_mut(bucket(*entry)) {
            *end += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        (sum, *end) = (sum + *end, sum);
    }
    let mut sorted = vec![0; entries.len()];
    for entry in entries {
        if let Some(end) = ends.get_mut(bucket(entry))
            && let Some(slot) = sorted.get_mut(*end)
        {
            *slot = entry;
            *end += 1;
        }
    }
    let mut start = 0;
    for end in ends {
        if let Some(bucket) = sorted.get_mut(start..end).filter(|bucket| bucket.len() > 1) {
            bucket.sort_unstable();
        }
        start = end;
    }
    sorted
}

/// Number of the first word of an index entry.
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
    fn words_end_at_spaces_and_marks_or_are_single_signs() {
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
                    // Half of the hashes are from a small set with many entries each.
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
