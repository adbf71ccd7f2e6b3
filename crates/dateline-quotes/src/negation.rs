//! Words that change the meaning of a sentence: negations and numbers. A quote's marks for changes must not hide them.

use crate::index::Words;

/// Negations in common languages of sources, in lowercase. `n't` is matched separately.
const NEGATIONS: &[&str] = &[
    // English
    "not",
    "no",
    "never",
    "none",
    "nor",
    "neither",
    "nobody",
    "nothing",
    "nowhere",
    "cannot",
    "without",
    "hardly",
    "scarcely",
    "barely",
    "seldom",
    "rarely",
    "unless",
    "except",
    "nought",
    "naught",
    "nay",
    "noo",
    "nat", // German
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keinem",
    "keiner",
    "keines",
    "nie",
    "niemals",
    "niemand",
    "nichts",
    "ohne",
    "weder", // French
    "ne",
    "pas",
    "jamais",
    "rien",
    "aucun",
    "aucune",
    "sans",
    "personne", // Spanish, Italian, Portuguese
    "nunca",
    "nada",
    "nadie",
    "ningún",
    "ninguna",
    "sin",
    "non",
    "mai",
    "senza",
    "não",
    "sem",
    // Russian, Ukrainian
    "не",
    "нет",
    "ни",
    "никогда",
    "никто",
    "ничего",
    "без",
    "ні",
    "немає", // Chinese, Japanese
    "不",
    "没",
    "沒",
    "未",
    "无",
    "無",
    "非",
];

/// Maximum length of a negation, with a character that ends it.
const LONGEST_NEGATION: usize = 10;

/// Negations of what follows them only, in lowercase.
const PREPOSITIONS: &[&str] = &[
    "without", "except", "unless", "ohne", "sans", "sin", "senza", "sem", "без",
];

/// Verbs that reverse what follows, in lowercase.
const DENIALS: &[&str] = &[
    "deny", "denies", "denied", "denying", "refuse", "refuses", "refused", "refusing",
];
/// Verbs that do so before "to".
const DENIALS_BEFORE_TO: &[&str] = &[
    "decline",
    "declines",
    "declined",
    "declining",
    "fail",
    "fails",
    "failed",
    "failing",
    "unable",
];

/// Number words and their values; "one" is left out, as it is as often a pronoun.
const NUMBERS: &[(&str, &str)] = &[
    ("zero", "0"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
    ("million", "1000000"),
    ("billion", "1000000000"),
    ("dozen", "12"),
    ("half", "½"),
    ("twice", "2"),
    ("hundreds", "100s"),
    ("thousands", "1000s"),
    ("millions", "1000000s"),
    ("billions", "1000000000s"),
    ("dozens", "12s"),
];

/// Number of negations and denials in a folded text.
pub(crate) fn negations(text: &str) -> usize {
    let lower = text.to_lowercase();
    let is_to = |after: &str| after == " to" || after.starts_with(" to ");
    let counts = |(at, word): &(usize, &str)| {
        let after = lower.get(at + word.len()..).unwrap_or_default();
        NEGATIONS.contains(word)
            || DENIALS.contains(word)
            || DENIALS_BEFORE_TO.contains(word) && is_to(after)
            || *word == "t"
                && lower
                    .get(..*at)
                    .is_some_and(|before| before.ends_with("n'"))
    };
    words(&lower).filter(counts).count()
}

/// Whether a folded text begins with a negation, with at most a space before it.
pub(crate) fn begins_with_negation(text: &str) -> bool {
    let text = text.trim_start();
    let first = text.chars().take(LONGEST_NEGATION);
    let lower: String = first.flat_map(char::to_lowercase).collect();
    lower.starts_with("n't")
        || words(&lower)
            .next()
            .is_some_and(|(at, word)| at == 0 && NEGATIONS.contains(&word))
}

/// Whether a folded text begins with a negation of what is before it: "not", but not "without a permit".
pub(crate) fn negates_before(text: &str) -> bool {
    let first = text.trim_start().split(' ').next().unwrap_or_default();
    begins_with_negation(text) && !PREPOSITIONS.contains(&first.to_lowercase().as_str())
}

/// Numbers of a folded text in a normalized form, sorted.
pub(crate) fn numbers(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut numbers: Vec<String> = words(&lower)
        .filter_map(|(_, word)| {
            if word.starts_with(char::is_numeric) {
                return Some(word.to_owned());
            }
            let (_, number) = NUMBERS.iter().find(|(name, _)| *name == word)?;
            Some((*number).to_owned())
        })
        .collect();
    numbers.sort_unstable();
    numbers
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = Words::of(text);
    (0..words.len()).filter_map(move |number| {
        let range = words.get(number)?;
        Some((range.start, text.get(range)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negations_are_counted_and_numbers_normalized() {
        for (text, count, expected) in [
            ("did not say", 1, ""),
            ("didn't and Couldn't", 2, ""),
            ("never without 14 men", 2, "14"),
            ("the knot of fourteen", 0, "14"),
            ("1,000 of us", 0, "000 1"),
            ("them", 0, ""),
            ("denied and refused", 2, ""),
            ("failed to come, a failed bank", 1, ""),
        ] {
            assert_eq!(negations(text), count, "{text}");
            assert_eq!(numbers(text).join(" "), expected, "{text}");
        }
        assert!(begins_with_negation(" not say"));
        assert!(begins_with_negation("n't say"));
        assert!(!begins_with_negation(", not without"));
        assert!(negates_before(" not say") && !negates_before(" without a word"));
    }
}
