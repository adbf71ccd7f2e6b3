//! What says nothing of a date, or corrects it: ages, how long ago it was, words of explanation.

use crate::conventions::Convention;
use crate::words::{Script, Word, fold_into, lexicons};

/// The words of an age or of how long ago or how long something was, beside numbers.
const AGE_WORDS: &[&str] = &[
    "a",
    "about",
    "aet",
    "aetatis",
    "age",
    "aged",
    "ages",
    "ago",
    "almost",
    "and",
    "approx",
    "approximately",
    "at",
    "c",
    "ca",
    "circa",
    "d",
    "day",
    "days",
    "hour",
    "hours",
    "hrs",
    "m",
    "min",
    "minute",
    "minutes",
    "month",
    "months",
    "mos",
    "nearly",
    "old",
    "or",
    "over",
    "sec",
    "second",
    "seconds",
    "w",
    "week",
    "weeks",
    "y",
    "year",
    "years",
    "yo",
    "yr",
    "yrs",
    "almost",
    "exactly",
    "duration",
    "lasted",
    "lasting",
    "suae",
];

/// Those of them that say by themselves that it is an age or a length of time.
const AGE_MARKS: &[&str] = &[
    "aet", "aetatis", "age", "aged", "ages", "ago", "day", "days", "hour", "hours", "hrs", "min",
    "minute", "minutes", "month", "months", "mos", "old", "seconds", "week", "weeks", "years",
    "yo", "yr", "yrs", "y",
];

/// Where the correction begins of a date that is wrong in its source: `[i.e. 1967]`.
pub(super) fn correction(inner: &str) -> Option<usize> {
    const MARKS: &[&str] = &[
        "i.e.,",
        "i.e.",
        "ie.",
        "i. e.",
        "that is",
        "recte",
        "rectius",
        "sc.",
        "scil.",
        "should be",
        "corrected to",
        "correctly",
        "actually",
        "really",
        "sic for",
    ];
    let lead = inner.len() - inner.trim_start().len();
    let begin = inner.get(lead..)?;
    let mark = MARKS.iter().find(|mark| {
        begin
            .get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    })?;
    Some(lead + mark.len())
}

/// "Aged 43", "57 years ago", "3 years, 2 months and 5 days".
pub(crate) fn is_age(text: &str) -> bool {
    let plain = |letter: char| letter.is_alphanumeric() || " ,.;:~–-&'".contains(letter);
    if !text.chars().all(plain) {
        return false;
    }
    let folded = text.to_lowercase();
    let mut words = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    let ago = folded.contains("ago") || folded.contains("old");
    // "Week 10" wants its year.
    if folded.starts_with("week") {
        return false;
    }
    let (mut has_number, mut has_mark) = (false, false);
    let mut all = words.peek().is_some();
    for word in words {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let unit = word.get(digits..).unwrap_or_default();
            // "1850" is no age; "2000 years ago" is one.
            all &= digits <= 3 || ago;
            all &= unit.is_empty() || AGE_WORDS.contains(&unit);
            has_number = true;
            has_mark |= AGE_MARKS.contains(&unit);
        } else {
            all &= AGE_WORDS.contains(&word);
            has_mark |= AGE_MARKS.contains(&word);
        }
    }
    all && has_number && has_mark
}

/// The text before an age without brackets: "July 20, 1969; 57 years ago", "12 March 1850, aged 43".
pub(super) fn without_age(text: &str) -> Option<(&str, Convention)> {
    /// What may stand before the age, and how much of it is not part of the age.
    const CUTS: [(&str, usize); 7] = [
        (";", 1),
        (",", 1),
        ("–", '–'.len_utf8()),
        (" - ", 3),
        (" aged ", 1),
        (" age ", 1),
        (" aet", 1),
    ];
    let folded = text.to_ascii_lowercase();
    CUTS.iter().find_map(|(cut, skipped)| {
        folded.match_indices(cut).find_map(|(at, _)| {
            let (date, age) = (text.get(..at)?, text.get(at + skipped..)?);
            (!date.trim().is_empty() && is_age(age)).then_some((date, Convention::AgeRemark))
        })
    })
}

/// GEDCOM's INT, whose brackets are the words that it was taken from.
pub(super) fn is_interpreted(text: &str) -> bool {
    text.get(..4)
        .is_some_and(|mark| mark.eq_ignore_ascii_case("INT "))
}

/// Whether a remark has a word that would change a date.
pub(super) fn says_of_dates(remark: &str) -> bool {
    /// Shorter words mean too many things.
    const SHORTEST: usize = 3;
    /// Words of "not yet confirmed".
    const LONGEST_PHRASE: usize = 3;
    let script = Script::of(remark);
    let words: Vec<&str> = remark
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let single = words
        .iter()
        .copied()
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(str::to_owned);
    let several = (2..=LONGEST_PHRASE).flat_map(|count| words.windows(count));
    let phrases = several.map(|words| words.join(" "));
    single.chain(phrases).any(|phrase| {
        let mut folded = String::new();
        fold_into(&phrase, &mut folded);
        let mut of_script = lexicons().iter().filter(|lexicon| lexicon.script == script);
        of_script.any(|lexicon| lexicon.get(&folded).is_some_and(Word::changes_a_date))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_told_from_dates() {
        for age in [
            "aged 43",
            "age 43",
            "57 years ago",
            " 57 years ago",
            "3 years, 2 months and 5 days",
            "aged 43–44",
            "aged c. 43",
            "43 years old",
            "2000 years ago",
            "aet. 43",
            "aged 3 months",
            "age 43y",
        ] {
            assert!(is_age(age), "{age}");
        }
        for other in [
            "43",
            "1850",
            "aged",
            "",
            "year 1850",
            "3 years later",
            "May 3",
            "1850 years",
        ] {
            assert!(!is_age(other), "{other}");
        }
    }
}
