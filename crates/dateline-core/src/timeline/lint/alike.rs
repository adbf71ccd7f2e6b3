//! Similar titles.

use std::hash::{BuildHasher, Hash, Hasher};

/// Words that do not change the meaning of a title.
const FILLERS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "by", "with", "from", "as",
    "der", "die", "das", "und", "im", "le", "la", "les", "l", "de", "du", "des", "et", "el", "los",
    "las", "y", "il", "e", "het", "een",
];

/// Length of the longest of these, in bytes.
const LONGEST_FILLER: usize = 4;

/// Maximum number of characters of a title that are examined.
const LONGEST: usize = 200;
/// Shorter words with one letter changed are other words: Iran, Iraq.
const LONG_WORD: usize = 6;
/// Most words that may be misspelled.
const MOST_TYPOS: usize = 2;

/// A title in lower case, without punctuation and repeated spaces.
pub(super) fn plain(title: &str) -> String {
    let mut plain = String::with_capacity(title.len().min(LONGEST));
    // Distinguishes C from C++ and C#.
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '+' | '#');
    for c in crate::text::head(title, LONGEST).chars() {
        if c.is_ascii_alphanumeric() {
            plain.push(c.to_ascii_lowercase());
        } else if is_letter(c) {
            plain.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !plain.ends_with(' ') && !plain.is_empty() {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Whether two plain titles are nearly the same: the same words in the same order apart from
/// fillers and a typing mistake in a long word. If another word or number differs, they are about
/// different things: "Round 1" and "Round 2".
///
/// A limit on the edit distance of the whole titles would not work: "Treaty with France" is as
/// close to "Treaty with Greece" as many a typing mistake.
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (mut a, mut b) = (significant_words(a), significant_words(b));
    let mut typos = 0;
    let mut nothing = true;
    loop {
        match (a.next(), b.next()) {
            // A title of fillers only has no meaning to compare.
            (None, None) => return typos <= MOST_TYPOS && !nothing,
            (Some(one), Some(other)) if one == other => nothing = false,
            (Some(one), Some(other)) if is_typo(one, other) => typos += 1,
            _ => return false,
        }
    }
}

/// A hash that similar plain titles share; other titles may share it too.
pub(super) fn signature(title: &str) -> u64 {
    let mut hasher = foldhash::quality::FixedState::with_seed(0).build_hasher();
    let mut words = 0_usize;
    let mut hash = |word: &str| {
        words += 1;
        match word.chars().next() {
            Some(first) if is_long(word) => first.hash(&mut hasher),
            _ => word.hash(&mut hasher),
        }
    };
    significant_words(title).for_each(&mut hash);
    if words == 0 {
        // Only fillers: only the same title is similar.
        title.hash(&mut hasher);
    }
    hasher.finish()
}

/// Whether a word is long enough for a typing mistake to be recognized.
fn is_long(word: &str) -> bool {
    word.chars().count() + 1 >= LONG_WORD && !word.contains(char::is_numeric)
}

/// The words of a title without fillers.
fn significant_words(title: &str) -> impl Iterator<Item = &str> {
    let is_filler = |word: &str| word.len() <= LONGEST_FILLER && FILLERS.contains(&word);
    title.split(' ').filter(move |word| !is_filler(word))
}

/// Whether two words differ by one typing mistake, which is rarely in the first letter.
fn is_typo(a: &str, b: &str) -> bool {
    let letters = a.chars().count().max(b.chars().count());
    let has_number = |word: &str| word.contains(char::is_numeric);
    letters >= LONG_WORD
        && !has_number(a)
        && !has_number(b)
        && a.chars().next() == b.chars().next()
        && strsim::osa_distance(a, b) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_titles_are_recognized() {
        for (a, b, expected) in [
            (
                "Military parade on Red Square",
                "Military parade on Red Square",
                true,
            ),
            (
                "Military parade on Red Square",
                "military  parade, on Red Square!",
                true,
            ),
            (
                "Military parade on Red Square",
                "Military parade in the Red Square",
                true,
            ),
            (
                "Military parade on Red Square",
                "Militray parade on Red Square",
                true,
            ),
            ("Xi’s visit to Moscow", "Xis visit to Moscow", true),
            (
                "Military parade on Red Square",
                "Military parade on Red Sqare",
                true,
            ),
            ("Man bites dog", "Dog bites man", false),
            (
                "Treaty with France signed", "Treaty with Greece signed", false,
            ),
            ("The A", "An A", false),
            ("Round 1 of the talks", "Round 2 of the talks", false),
            ("Election in Iran", "Election in Iraq", false),
            (
                "Treaty with Gambia signed", "Treaty with Zambia signed", false,
            ),
            ("Release of C", "Release of C++", false),
            (
                "Presidential election in Ghana",
                "Presidential election in Gabon",
                false,
            ),
            ("Military parade on Red Square", "Talks about gas", false),
            ("Part I", "Part II", false),
            ("2020年の大会", "2021年の大会", false),
            ("大会", "大会", true),
        ] {
            assert_eq!(are_alike(&plain(a), &plain(b)), expected, "{a} / {b}");
            let same = signature(&plain(a)) == signature(&plain(b));
            assert!(same || !expected, "{a} / {b}");
            assert_eq!(are_alike(&plain(b), &plain(a)), expected, "{b} / {a}");
        }
    }
}
