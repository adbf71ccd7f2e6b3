//! Where a quote may begin and end: not within a word, a number, an amount or a date.

use unicode_normalization::char::canonical_combining_class;

use crate::negation::{goes_on, has_unit, negates_word};
use crate::script::{is_currency, is_unspaced, is_word};

/// Maximum number of digits of a note.
const LONGEST_LABEL: usize = 3;

/// Whether a position of a text is neither within a word nor within a number.
pub fn is_border(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    let (mut back, mut ahead) = (before.chars().rev(), after.chars());
    let (Some(last), Some(next)) = (back.next(), ahead.next()) else {
        return true;
    };
    // A combining mark belongs to its letter.
    if canonical_combining_class(next) != 0 {
        return false;
    }
    if is_unspaced(last) || is_unspaced(next) {
        return true;
    }
    let (previous, following) = (back.next(), ahead.next());
    let joins_amounts = |sign| matches!(sign, '.' | ',' | ':' | '/' | '-');
    let is_amount = |c: Option<char>| c.is_some_and(belongs_to_amount);
    let is_range = |before: &str, sign: char, next: Option<char>| {
        let word = before.rsplit(|c| !is_word(c)).next().unwrap_or_default();
        sign == '-' && next.is_some_and(is_currency) && word.contains(char::is_numeric)
    };
    let is_sign = last == '-' && previous.is_none_or(|c| matches!(c, ' ' | '('));
    let is_within = is_word(last) && is_word(next)
        || is_amount(Some(last)) && is_amount(Some(next))
        // "1" is neither "1.5" nor "1-5", and "$5" not "$5/day".
        || is_amount(Some(last)) && joins_amounts(next) && is_amount(following)
        || is_amount(previous) && joins_amounts(last) && is_amount(Some(next))
        || is_amount(Some(last)) && next == '/' && following.is_some_and(is_word)
        // "$65m" is not "$65m-$70m".
        || is_range(before, next, following)
        || is_range(before.strip_suffix(last).unwrap_or_default(), last, Some(next))
        // "5" is not "-5".
        || is_sign && is_amount(Some(next));
    !is_within
}

/// Whether a quote may begin at a position of a text.
pub(crate) fn may_begin(text: &str, at: usize) -> bool {
    is_border(text, at) || is_after_label(text, at)
}

/// Whether a quote may end at a position of a text, which begins with the quote at byte `start`.
pub(crate) fn may_end(text: &str, start: usize, at: usize) -> bool {
    let (quote, after) = (text.get(start..at), text.get(at..));
    let (Some(quote), Some(after)) = (quote, after) else {
        return false;
    };
    let mut ahead = after.chars();
    let is_cut = match (quote.chars().next_back(), ahead.next(), ahead.next()) {
        // "can" is not "can't". But "l'homme" may be quoted from its noun on.
        (Some(last), Some('\'' | '’'), Some(next)) => {
            last.is_alphabetic() && !is_unspaced(last) && next.is_alphabetic()
        }
        // "4.2" is not "4.2(b)".
        (Some(last), Some('('), Some(next)) => last.is_numeric() && next.is_alphabetic(),
        _ => false,
    };
    !is_cut && is_border(text, at) && !negates_word(quote, after)
}

/// Whether a number goes on at the start of a quote: "thousand" is not "30 thousand".
pub(crate) fn begins_within_number(text: &str, at: usize) -> bool {
    between_words(text, at).is_some_and(|(before, after)| goes_on(before, after))
}

/// Whether a number goes on at the end of a quote, or its unit follows: "30" is neither "30 thousand" nor "30 km".
pub(crate) fn ends_within_number(text: &str, at: usize) -> bool {
    between_words(text, at)
        .is_some_and(|(before, after)| goes_on(before, after) || has_unit(before, after))
}

/// The texts before and after a position, with the space that is there in the second.
fn between_words(text: &str, at: usize) -> Option<(&str, &str)> {
    let before = text.get(..at)?;
    let before = before.strip_suffix(' ').unwrap_or(before);
    Some((before, text.get(before.len()..)?))
}

/// Whether a number or an amount is beside a position of a text.
pub(crate) fn is_amount(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    ends_within_number(text, at)
        || before.ends_with(belongs_to_amount)
        || after.starts_with(belongs_to_amount)
}

/// Whether a character belongs to a number or an amount.
fn belongs_to_amount(c: char) -> bool {
    c.is_numeric() || is_currency(c) || matches!(c, '%' | '‰' | '°')
}

/// Whether a position is between the number of a note, which lost its height, and its first word: "1See Brandt".
fn is_after_label(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let word = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let mut letters = after.chars();
    (1..=LONGEST_LABEL).contains(&(before.len() - word.len()))
        && (word.is_empty() || word.ends_with(' '))
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_end_at_word_boundaries() {
        // The text before the boundary, and the text after it.
        for (before, after, expected) in [
            ("word", " next", true),
            ("word", ", next", true),
            ("walk", "ed", false),
            ("can", "'t", false),
            ("can", "’t", false),
            ("the dogs", "’ tails", true),
            ("1", ",000", false),
            ("1", ".5", false),
            ("1", ". Next", true),
            ("$4", "-$6", false),
            ("3%", "-4%", false),
            ("£65m", "-£70m", false),
            ("the plan", "-£70m", true),
            ("in 1911", "-he left", true),
            ("$50", "/month", false),
            ("30", "%", false),
            ("37.5", "°C", false),
            ("10", ":30", false),
            ("10", ": the", true),
            ("4.2", "(b)", false),
            ("4.2", "(1)", true),
            ("12", "€", false),
            ("e", "\u{301}", false),
            ("日", "本", true),
            ("日", "\u{3099}", false),
            ("ก", "ข", true),
            ("", "a", true),
            ("a", "", true),
        ] {
            let text = format!("{before}{after}");
            assert_eq!(
                may_end(&text, 0, before.len()),
                expected,
                "{before}|{after}"
            );
        }
    }
}
