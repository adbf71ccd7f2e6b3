//! Texts beside a date that do not affect it, or correct it: ages, elapsed times, explanations.

use crate::calendar;
use crate::conventions::Convention;
use crate::lex::{SEPARATORS, stands_apart};
use crate::words::{Script, Word, fold_into, lexicons};

/// Words that may occur, with numbers, in an age, an elapsed time or a duration.
const AGE_WORDS: &[&str] = &[
    "a", "about", "aet", "aetatis", "age", "aged", "ages", "ago", "almost", "and", "approx",
    "approximately", "at", "c", "ca", "circa", "d", "day", "days", "hour", "hours", "hrs", "m",
    "min", "minute", "minutes", "month", "months", "mos", "nearly", "old", "or", "over", "sec",
    "second", "seconds", "w", "week", "weeks", "y", "year", "years", "yo", "yr", "yrs", "almost",
    "exactly", "duration", "lasted", "lasting", "suae",
];

/// The words among them that identify an age or duration.
const AGE_MARKS: &[&str] = &[
    "aet", "aetatis", "age", "aged", "ages", "ago", "day", "days", "hour", "hours", "hrs", "min",
    "minute", "minutes", "month", "months", "mos", "old", "seconds", "week", "weeks", "years",
    "yo", "yr", "yrs", "y",
];

/// Byte offset of the correction in brackets after a wrong date: `[i.e. 1967]`.
pub(super) fn correction(inner: &str) -> Option<usize> {
    const MARKS: &[&str] = &[
        "i.e.,", "i.e.", "ie.", "i. e.", "that is", "recte", "rectius", "sc.", "scil.",
        "should be", "corrected to", "correctly", "actually", "really", "sic for",
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

/// "2023 · Grant": words after a separator are a remark, so they are put in brackets. Byte offsets stay the same.
pub(super) fn bracketed(text: &str) -> Option<String> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let (at, mark) = text.match_indices(SEPARATORS).find(|(at, mark)| {
        let rest = text.get(at + mark.len()..).unwrap_or_default();
        let mark = mark.chars().next().unwrap_or_default();
        stands_apart(text, *at, mark) && !rest.contains(is_digit)
    })?;
    let (date, rest) = (text.get(..at)?, text.get(at + mark.len()..)?);
    let gap = " ".repeat(mark.len() - 1);
    Some(format!("{date}{gap}({rest})"))
}

/// Whether a text is an age, an elapsed time or a duration: "aged 43", "57 years ago", "3 years, 2 months and 5 days".
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
    // "Week 10" is a week that requires a year, "day 3" is counted from another day.
    if ["week", "day", "month", "hour"]
        .iter()
        .any(|unit| folded.starts_with(unit))
    {
        return false;
    }
    let (mut has_number, mut has_mark) = (false, false);
    let mut all = words.peek().is_some();
    for word in words {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let unit = word.get(digits..).unwrap_or_default();
            // "1850" is not an age; "2000 years ago" is.
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

/// Text before an age that is not in brackets: "July 20, 1969; 57 years ago", "12 March 1850, aged 43".
pub(super) fn without_age(text: &str) -> Option<(&str, Convention)> {
    /// Separators before the age, and the bytes of each that are not part of the age.
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

/// Whether a text is the probability of a calibrated date: "95.4%", "68.2% probability".
pub(super) fn is_probability(text: &str) -> bool {
    let Some((number, rest)) = text.split_once('%') else {
        return false;
    };
    let is_number = |letter: char| letter.is_ascii_digit() || ". ".contains(letter);
    let is_word = |letter: char| letter.is_alphabetic() || letter == ' ';
    !number.trim().is_empty()
        && number.chars().all(is_number)
        && rest.chars().all(is_word)
        && !has_date_word(rest)
}

/// Whether a date is GEDCOM's INT, whose brackets quote the words it was interpreted from.
pub(super) fn is_interpreted(text: &str) -> bool {
    text.get(..4)
        .is_some_and(|mark| mark.eq_ignore_ascii_case("INT "))
}

/// Whether words beside a clock time may name its zone: a proper name, an abbreviation, or "local".
pub(super) fn may_name_zone(remark: &str) -> bool {
    const LOCAL: [&str; 6] = ["local", "ortszeit", "lokal", "locale", "time", "zeit"];
    remark
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .any(|word| {
            word.starts_with(char::is_uppercase) || LOCAL.contains(&word.to_lowercase().as_str())
        })
}

/// Whether a remark leaves the date before it out of its range: "3 May 2020 (exclusive) to 5 June 2020".
pub(super) fn excludes(remark: &str) -> bool {
    const WORDS: [&str; 5] = ["exclusive", "excluded", "excluding", "excl", "exkl"];
    remark
        .split(|letter: char| !letter.is_alphabetic())
        .any(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// Whether a remark has a word that might contradict the date.
pub(super) fn has_date_word(remark: &str) -> bool {
    /// Shorter words are too ambiguous.
    const SHORTEST: usize = 3;
    /// Number of words in the longest phrase, such as "not yet confirmed".
    const LONGEST_PHRASE: usize = 3;
    if calendar::names_calendar(remark) {
        return true;
    }
    let script = Script::of(remark);
    // (the “Effective Date”): what is in quotation marks is a name.
    let unquoted = outside_quotes(remark);
    let words: Vec<&str> = unquoted
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

/// The text outside quotation marks.
fn outside_quotes(text: &str) -> String {
    let mut is_quoted = false;
    text.chars()
        .filter(|letter| {
            let is_mark = matches!(letter, '"' | '“' | '”' | '„' | '«' | '»');
            is_quoted ^= is_mark;
            !is_quoted && !is_mark
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_distinguished_from_dates() {
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
            "43", "1850", "aged", "", "year 1850", "3 years later", "May 3", "1850 years",
        ] {
            assert!(!is_age(other), "{other}");
        }
    }
}
