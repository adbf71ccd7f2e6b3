//! Words that change the meaning of a sentence: negations, denials, qualifiers and numbers. A quote's marks for changes
//! must not hide them.

mod words;

use self::words::{
    ABBREVIATED_UNITS, CLAUSE_OPENERS, COMPARATIVES, CONJUNCTIONS, DENIALS, DENIALS_BEFORE_TO,
    DETERMINERS, EXCEPTIONS, EXCEPTIONS_OF_ALL, LIMITS, LIMITS_BEFORE_TO, MAGNITUDES, MODALS,
    NEGATIONS, NEGATIVE_ENDINGS, NUMBER_VALUES, NUMBERS, PREPOSITIONS, QUALIFIERS, RANGES, UNITS,
    UNIVERSALS, UNSPACED,
};
use crate::index::{Words, each_word};
use crate::script::{is_currency, is_han_or_kana, is_unspaced, is_word};

/// Maximum length of what is examined for the first or last words of a text, in characters.
const NEAR: usize = 100;
/// Number of words up to a conjunction in which a negation denies what follows it.
const CONJOINED: usize = 6;
/// Number of words in which an exception says that it is one: "guide dogs excepted".
const EXCEPTED: usize = 4;
/// Prefixes that reverse a word.
const REVERSING: &[&str] = &["un", "in", "im", "il", "ir", "dis", "non", "mis", "anti"];
/// Words before "few" with which it means some.
const SOME: &[&str] = &[
    "a", "the", "these", "those", "last", "next", "first", "past", "every", "another",
];
/// Kinds of qualifiers from this one on are those that a quote may insert.
const INSERTED: usize = 1_000;
/// Minimum number of letters of a word that a prefix reverses.
const FEWEST_LETTERS: usize = 4;

/// Number of negations and denials in a folded text.
pub(crate) fn negations(text: &str) -> usize {
    count(text, |lower, at, word| {
        is_negation(lower, at, word)
            || DENIALS.has(word)
            || DENIALS_BEFORE_TO.has(word) && is_before(lower, at, word, "to")
    })
}

/// Whether a word is before another one.
fn is_before(lower: &str, at: usize, word: &str, next: &str) -> bool {
    let after = lower.get(at + word.len()..).unwrap_or_default();
    let rest = after.strip_prefix(' ').and_then(|it| it.strip_prefix(next));
    rest.is_some_and(|rest| !rest.starts_with(is_word))
}

/// Number of negations in a folded text, without verbs that deny.
fn plain_negations(text: &str) -> usize {
    count(text, is_negation)
}

fn count(text: &str, is_counted: impl Fn(&str, usize, &str) -> bool) -> usize {
    let lower = text.to_lowercase();
    let in_words = words(&lower).filter(|(at, word)| is_counted(&lower, *at, word));
    let unspaced = UNSPACED.iter().map(|negation| lower.matches(negation));
    in_words.count() + unspaced.map(Iterator::count).sum::<usize>()
}

/// Whether the word here is a negation: also the "n't" of "didn't" and the "n'" of "n'a", "all but two", "far from", "too late
/// to", but not the "not" of "but not limited to", and no "a few".
fn is_negation(lower: &str, at: usize, word: &str) -> bool {
    let before = lower.get(..at).unwrap_or_default();
    let after = lower.get(at + word.len()..).unwrap_or_default();
    let previous = || last_words(before.trim_end(), 1);
    match word {
        "t" => before.ends_with("n'"),
        "n" => after.starts_with('\'') && !before.ends_with('\''),
        "not" => !after.starts_with(" limited to") && NEGATIONS.has(word),
        "but" => matches!(previous(), "all" | "anything"),
        "far" => is_before(lower, at, word, "from"),
        "rather" => is_before(lower, at, word, "than"),
        "yet" => is_before(lower, at, word, "to"),
        "too" => words(after).take(3).any(|(_, next)| next == "to"),
        "few" => !SOME.contains(&previous()),
        _ => NEGATIONS.has(word),
    }
}

/// Whether a folded text begins with a negation, with at most a space before it.
pub(crate) fn begins_with_negation(text: &str) -> bool {
    let first = first_characters(text.trim_start()).to_lowercase();
    if first.starts_with("n't") || UNSPACED.iter().any(|negation| first.starts_with(negation)) {
        return true;
    }
    let word = words(&first).next();
    word.is_some_and(|(at, word)| at == 0 && is_negation(&first, at, word))
}

/// Whether a folded text begins with a negation or an exception to what is before it: "not", "but two", but not "without
/// a permit".
pub(crate) fn negates_before(text: &str) -> bool {
    let mut words = text.trim_start().split(' ');
    let first = words.next().unwrap_or_default();
    let excepts = first == "but" && words.next().is_some_and(|next| !numbers(next).is_empty());
    excepts || begins_with_negation(text) && !PREPOSITIONS.has(&first.to_lowercase())
}

/// Whether a folded text begins with an exception to what is before it: ", except", "other than", and after a statement
/// about all or none also "but", "without" or "until".
pub(crate) fn excepts(before: &str, after: &str) -> bool {
    let rest = after.trim_start_matches([',', ' ', '-', '(', ';', '\'']);
    let rest = first_characters(rest).to_lowercase();
    if rest.starts_with("but not limited") {
        return false;
    }
    let begins = |lines: &[&str]| {
        let mut phrases = lines.iter().flat_map(|line| line.split(", "));
        phrases.any(|phrase| {
            let rest = rest.strip_prefix(phrase);
            rest.is_some_and(|rest| !rest.starts_with(is_word))
        })
    };
    let is_of_all = || {
        let sentence = last_characters(before).rsplit(ends_sentence).next();
        let lower = sentence.unwrap_or_default().to_lowercase();
        plain_negations(&lower) > 0 || words(&lower).any(|(_, word)| UNIVERSALS.has(word))
    };
    let clause = rest.split(ends_clause).next().unwrap_or_default();
    let mut named = words(clause).take(EXCEPTED);
    named.any(|(_, word)| matches!(word, "excepted" | "excluded" | "ausgenommen" | "exclus"))
        || begins(EXCEPTIONS)
        || after.starts_with(' ') && begins(EXCEPTIONS_OF_ALL) && is_of_all()
}

/// Whether the first words of a folded text, within its first clause, have a negation.
pub(crate) fn negation_at_start(text: &str, most: usize) -> bool {
    let first = first_characters(text);
    let clause = first.split(ends_clause).next().unwrap_or_default();
    let lower = clause.to_lowercase();
    let all = words(&lower).take_while(|(_, word)| !CLAUSE_OPENERS.has(word));
    let last = all.take(in_characters(&lower, most)).last();
    let end = last.map_or(0, |(at, word)| at + word.len());
    plain_negations(lower.get(..end).unwrap_or_default()) > 0
}

/// Whether a folded text denies what follows it: a denial is among its first words, and no other statement begins after.
pub(crate) fn denies_rest(text: &str, most: usize) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = words(&lower).map(|(_, word)| word).collect();
    let denial = words.iter().take(most).position(|word| DENIALS.has(word));
    denial.is_some_and(|denial| {
        let mut rest = words.iter().skip(denial);
        !rest.any(|word| CLAUSE_OPENERS.line(word) == Some(0))
    })
}

/// Whether a text ends with the "que" of "ne … que", which means "only".
pub(crate) fn limits_to(before: &str, last: &str) -> bool {
    let is_que = matches!(last_words(last, 1).to_lowercase().as_str(), "que" | "qu");
    is_que && plain_negations(last_words(before.trim_end(), 4)) > 0
}

/// Whether a folded text has a word that compares a number: "less than".
pub(crate) fn compares(text: &str) -> bool {
    let lower = text.to_lowercase();
    words(&lower).any(|(_, word)| COMPARATIVES.has(word))
}

/// The last words of a folded text, within its last clause.
pub(crate) fn last_words(text: &str, most: usize) -> &str {
    let clause = last_characters(text).rsplit(ends_clause).next();
    let clause = clause.unwrap_or_default();
    let words = Words::of(clause);
    let first = words.len().saturating_sub(in_characters(clause, most));
    let start = words.get(first).map_or(clause.len(), |word| word.start);
    // "didn't" is one word.
    let before = clause.get(..start).unwrap_or_default();
    let own = before.strip_suffix('\'').filter(|it| it.ends_with(is_word));
    let start = own.map_or(start, |own| own.trim_end_matches(is_word).len());
    clause.get(start..).unwrap_or_default()
}

/// A number of words of a text; twice as many where each character is one.
fn in_characters(text: &str, words: usize) -> usize {
    if text.chars().any(is_unspaced) {
        2 * words
    } else {
        words
    }
}

/// The end of a text, in which its last words are looked for.
pub(crate) fn last_characters(text: &str) -> &str {
    let near = text.char_indices().rev().take(NEAR).last();
    near.and_then(|(at, _)| text.get(at..)).unwrap_or(text)
}

/// The start of a text, in which its first words are looked for.
pub(crate) fn first_characters(text: &str) -> &str {
    let end = text.char_indices().nth(NEAR);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Whether a character ends a sentence or a part of one.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | ':' | '。' | '！' | '？')
}

fn ends_clause(c: char) -> bool {
    !is_word(c) && !matches!(c, ' ' | '\'')
}

/// Which kinds of qualifiers a folded text has, as numbers, sorted: "only", "almost", "may".
pub(crate) fn qualifiers(text: &str) -> Vec<usize> {
    let lower = text.to_lowercase();
    let mut kinds: Vec<_> = words(&lower)
        .filter_map(|(at, word)| qualifier(&lower, at, word))
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The kind of qualifier that the word here is.
fn qualifier(lower: &str, at: usize, word: &str) -> Option<usize> {
    let before_to = || {
        let line = LIMITS_BEFORE_TO.line(word)?;
        is_before(lower, at, word, "to").then_some(2 * INSERTED + line)
    };
    QUALIFIERS
        .line(word)
        .or_else(|| Some(INSERTED + LIMITS.line(word)?))
        .or_else(before_to)
}

/// Whether a quote may insert a qualifier of this kind.
pub(crate) fn is_insertable(kind: usize) -> bool {
    kind >= INSERTED
}

/// Whether a kind of qualifiers is that of verbs such as "may".
pub(crate) fn is_modal(kind: usize) -> bool {
    MODALS
        .words()
        .any(|modal| QUALIFIERS.line(modal) == Some(kind))
}

/// Whether a folded text has a qualifier of what it is before, given what follows it: no "would" before "be".
pub(crate) fn qualifies(text: &str, after: &str) -> bool {
    let lower = text.to_lowercase();
    let follows = words(after).next().map_or("", |(_, word)| word);
    let next = words(&lower).skip(1).map(|(_, word)| word);
    let next = next.chain(std::iter::once(follows));
    words(&lower).zip(next).any(|((at, word), next)| {
        qualifier(&lower, at, word).is_some() && !(MODALS.has(word) && next == "be")
    })
}

/// Whether the words before the start of a sentence deny it: "no", "not true that", "not satisfied, on the whole, that".
pub(crate) fn denies_sentence(before: &str) -> bool {
    let before = before.trim_end();
    let last = last_words(before, 1);
    let lower = last.to_lowercase();
    if !CONJUNCTIONS.has(&lower) {
        return DETERMINERS.has(&lower) || lower == "not";
    }
    let near = last_words(before, CONJOINED);
    if near.len() > last.len() {
        return negations(near) > 0;
    }
    // A comma is before the conjunction.
    let rest = before.strip_suffix(last).unwrap_or_default();
    let sentence = last_characters(rest).rsplit(['.', '!', '?']).next();
    plain_negations(sentence.unwrap_or_default()) > 0
}

/// Whether the last word of a text says that something is true of none or only of some: "no", "nobody", "only".
pub(crate) fn quantifies(before: &str) -> bool {
    let last = last_words(before.trim_end(), 1).to_lowercase();
    DETERMINERS.has(&last)
        || matches!(
            last.as_str(),
            "nobody" | "none" | "niemand" | "nadie" | "only" | "nur" | "никто"
        )
}

/// Whether the word before a text limits it: "if", "almost", but no verb such as "may".
pub(crate) fn is_limited_before(before: &str) -> bool {
    let last = last_words(before.trim_end(), 1).to_lowercase();
    QUALIFIERS.has(&last) && !MODALS.has(&last)
}

/// Whether a text has a word that differs from one of another text by a prefix that reverses it: "likely" and "unlikely".
pub(crate) fn reverses_word(text: &str, other: &str) -> bool {
    let (text, other) = (text.to_lowercase(), other.to_lowercase());
    let reverses = |long: &str, short: &str| {
        let prefix = long.strip_suffix(short);
        short.chars().count() >= FEWEST_LETTERS && prefix.is_some_and(|it| REVERSING.contains(&it))
    };
    words(&text).any(|(_, one)| {
        words(&other).any(|(_, other)| reverses(one, other) || reverses(other, one))
    })
}

/// Numbers of a folded text in a normalized form, sorted.
pub(crate) fn numbers(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut numbers: Vec<String> = words(&lower)
        .filter_map(|(_, word)| {
            if word.starts_with(char::is_numeric) {
                return Some(word.to_owned());
            }
            let (number, _) = NUMBER_VALUES.get(NUMBERS.line(word)?)?;
            Some((*number).to_owned())
        })
        .collect();
    numbers.sort_unstable();
    numbers
}

/// Whether a number goes on from one text to the next: "30" and " thousand", "20" and " to 25".
pub(crate) fn goes_on(before: &str, after: &str) -> bool {
    let Some(after) = after.strip_prefix(' ') else {
        return false;
    };
    let mut words = first_characters(after)
        .split(|c| !is_word(c))
        .map(str::to_lowercase);
    let (word, second) = (words.next().unwrap_or_default(), words.next());
    let is_number = |word: &str| !numbers(word).is_empty();
    let last = last_words(before, 1);
    if RANGES.contains(&word.as_str()) {
        return second.is_some_and(|second| is_number(&second)) && is_number(last);
    }
    if RANGES.contains(&last) {
        let first = last_words(before, 2).split(' ').next();
        return first.is_some_and(is_number) && is_number(&word);
    }
    MAGNITUDES.has(&word) && (is_number(last) || last.eq_ignore_ascii_case("one"))
}

/// Whether a text begins with the unit of a number that ends another one: "12" and " €".
pub(crate) fn has_unit(before: &str, after: &str) -> bool {
    let Some(after) = after
        .strip_prefix(' ')
        .filter(|_| !numbers(last_words(before, 1)).is_empty())
    else {
        return false;
    };
    let next = first_characters(after).to_lowercase();
    match next.split(|c| !is_word(c)).next().unwrap_or_default() {
        "" => next.starts_with(|c| is_currency(c) || matches!(c, '%' | '‰' | '°')),
        word => UNITS.has(word) || ABBREVIATED_UNITS.iter().any(|unit| next.starts_with(unit)),
    }
}

/// Whether a folded text goes on with the negative ending of a word in Japanese.
pub(crate) fn negates_word(before: &str, after: &str) -> bool {
    before.ends_with(is_han_or_kana) && NEGATIVE_ENDINGS.iter().any(|it| after.starts_with(it))
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    each_word(text).filter_map(|word| Some((word.start, text.get(word)?)))
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
            ("all but two, but all came", 1, "2"),
            ("far from it, too far away", 1, ""),
            ("too late to go, yet to come, too", 2, ""),
            ("very few, a few", 1, "few few"),
        ] {
            assert_eq!(negations(text), count, "{text}");
            assert_eq!(numbers(text).join(" "), expected, "{text}");
        }
        assert!(begins_with_negation(" not say"));
        assert!(begins_with_negation("n't say"));
        assert!(!begins_with_negation(", not without"));
        assert!(negates_before(" not say") && !negates_before(" without a word"));
        assert!(negates_before(" but two.") && !negates_before(" but he left"));
    }
}
