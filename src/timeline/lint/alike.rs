//! Titles that say the same.

/// Words without which a title says the same.
const FILLERS: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "by", "with", "from", "as",
    "der", "die", "das", "und", "im", "le", "la", "les", "l", "de", "du", "des", "et", "el", "los",
    "las", "y", "il", "e", "het", "een",
];

/// How alike two titles must be, from 0 to 1.
const ALIKE: f64 = 0.85;
/// How many characters of a title are looked at.
const LONGEST: usize = 200;
/// A word of fewer letters is another word with one of them changed: Iran, Iraq.
const LONG_WORD: usize = 6;
/// How many words may be spelt otherwise.
const MOST_SLIPS: usize = 2;

/// A title without case, punctuation and more than one space between words.
pub(super) fn plain(title: &str) -> String {
    let mut plain = String::with_capacity(title.len().min(LONGEST));
    // What tells C from C++ and C#.
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '+' | '#');
    for c in crate::text::head(title, LONGEST).chars() {
        if is_letter(c) {
            plain.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !plain.ends_with(' ') && !plain.is_empty() {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Whether two plain titles are near the same: the same words but for fillers and a slip of the hand in a long word.
/// Where another word or another number stands, they speak of two things: "Round 1" and "Round 2".
pub(super) fn are_alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (only_a, only_b) = (missing(a, b), missing(b, a));
    only_a.len() == only_b.len()
        && only_a.len() <= MOST_SLIPS
        && only_a.iter().zip(&only_b).all(|(a, b)| is_slip(a, b))
        && strsim::normalized_damerau_levenshtein(a, b) >= ALIKE
}

/// The words of a title that another one does not have, without fillers.
fn missing<'t>(from: &'t str, other: &str) -> Vec<&'t str> {
    let mut others: Vec<&str> = other.split(' ').collect();
    let mut missing = Vec::new();
    for word in from.split(' ') {
        match others.iter().position(|other| *other == word) {
            Some(at) => drop(others.swap_remove(at)),
            None if FILLERS.contains(&word) => {}
            None => missing.push(word),
        }
    }
    missing
}

/// Whether two words are one with a slip of the hand, which is hardly ever in the first letter.
fn is_slip(a: &str, b: &str) -> bool {
    let long = |word: &str| word.chars().count() >= LONG_WORD;
    let has_number = |word: &str| word.contains(char::is_numeric);
    long(a)
        && long(b)
        && !has_number(a)
        && !has_number(b)
        && a.chars().next() == b.chars().next()
        && strsim::osa_distance(a, b) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_say_the_same_are_told_from_others() {
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
            ("Round 1 of the talks", "Round 2 of the talks", false),
            ("Election in Iran", "Election in Iraq", false),
            (
                "Treaty with Gambia signed",
                "Treaty with Zambia signed",
                false,
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
            assert_eq!(are_alike(&plain(b), &plain(a)), expected, "{b} / {a}");
        }
    }
}
