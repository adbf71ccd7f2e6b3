//! What each mark of a quote may replace in its source, and what it must not hide.

use std::ops::Range;

use crate::index::Words;
use crate::negation::{
    ends_sentence, first_characters, is_insertable, is_modal, last_characters, last_words,
    negations, numbers, qualifiers, reverses_word,
};
use crate::quotation::Joint;
use crate::script::is_word;
use crate::verdict::{Hint, Note};

/// Maximum length of the text that words in brackets may replace, in bytes.
pub(super) const LONGEST_REPLACED: usize = 120;
/// Maximum number of letters of the source that an ending in brackets may replace.
pub(super) const LONGEST_ENDING: usize = 4;
/// Minimum number of letters before an ending in brackets that replaces another ending.
pub(super) const FEWEST_LETTERS: usize = 3;

/// Number of words before a quote that begins with a bracket, in which it looks for a negation.
pub(super) const BEFORE_BRACKET: usize = 3;
/// Number of these words before a quote that begins with an elision.
pub(super) const BEFORE_ELISION: usize = 1;

/// Maximum length of what a joint may replace, in bytes.
pub(super) fn longest(joint: &Joint) -> usize {
    if joint.words.is_empty() {
        // An ending and the initial of the next word.
        4 * LONGEST_ENDING + 8
    } else {
        LONGEST_REPLACED
    }
}

/// Matches an initial in brackets with a letter of another case: the text before it, and a note.
pub(super) fn initial(text: &str, letter: char) -> Option<(&str, Option<Note>)> {
    // The brackets are in the source itself.
    if let Some(before) = text.strip_suffix(&format!("[{letter}]")) {
        return Some((before, None));
    }
    let here = text.chars().next_back()?;
    if !here.to_lowercase().eq(letter.to_lowercase()) {
        return None;
    }
    let before = text.get(..text.len() - here.len_utf8())?;
    if before.ends_with(is_word) {
        return None;
    }
    let note = Note::Bracket {
        written: format!("[{letter}]"),
        source: here.to_string(),
    };
    Some((before, (here != letter).then_some(note)))
}

/// Matches an ending in brackets with that of a word in the source: the text after it, and a note.
///
/// A short word may only get an ending, and a word may neither become a negation nor cease to be one.
pub(super) fn ending<'t>(
    before: &str,
    after: &'t str,
    written: &str,
) -> Option<(&'t str, Option<Note>)> {
    let length = after.find(|c: char| !is_word(c)).unwrap_or(after.len());
    let (own, rest) = after.split_at_checked(length)?;
    let stem: String = before.chars().rev().take_while(|c| is_word(*c)).collect();
    let stem: String = stem.chars().rev().collect();
    let letters = own.chars().count();
    if letters > LONGEST_ENDING
        || letters > 0 && stem.chars().count() < FEWEST_LETTERS
        || !stem.chars().chain(own.chars()).all(char::is_alphabetic)
    {
        return None;
    }
    let (quote, source) = (format!("{stem}{written}"), format!("{stem}{own}"));
    let is_reversed = own.ends_with("less") != written.ends_with("less");
    if is_reversed || negations(&quote) != negations(&source) {
        return None;
    }
    let note = Note::Bracket {
        written: format!("{stem}[{written}]"),
        source,
    };
    Some((rest, (own != written).then_some(note)))
}

/// The parts of a word before and after a position in it.
pub(super) fn word_around(text: &str, at: usize) -> (&str, &str) {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    let start = before.trim_end_matches(is_word).len();
    let end = after.find(|c| !is_word(c)).unwrap_or(after.len());
    (
        before.get(start..).unwrap_or_default(),
        after.get(..end).unwrap_or_default(),
    )
}

/// Whether a piece of the source is short enough for words in brackets, and within one sentence.
pub(super) fn is_replaceable(source: &str) -> bool {
    source
        .chars()
        .all(|c| is_word(c) || matches!(c, ' ' | '\'' | '-' | ','))
        && (1..=MOST_REPLACED).contains(&Words::of(source).len())
}

/// What words in brackets hide of the source.
pub(super) fn hidden(joint: &Joint, source: &str) -> Option<Hint> {
    let written = joint.words.join(" ");
    let counted = numbers(source);
    let (ours, theirs) = (qualifiers(&written), qualifiers(source));
    let adds = |kind: &usize| {
        let is_allowed = is_insertable(*kind) || is_modal(*kind) && !source.is_empty();
        !theirs.contains(kind) && !is_allowed
    };
    if negations(&written) != negations(source) || reverses_word(&written, source) {
        Some(Hint::HidesNegation)
    } else if ours.iter().any(adds) || theirs.iter().any(|kind| !ours.contains(kind)) {
        Some(Hint::HidesQualifier)
    } else if counted != numbers(&written) && (!counted.is_empty() || is_one(source)) {
        Some(Hint::HidesNumber)
    } else {
        None
    }
}

/// Whether the words before the start of a quote negate it, which by its marks begins a sentence.
pub(super) fn is_negated_before(text: &str, most: usize) -> bool {
    negations(last_words(text.trim_end(), most)) > 0
}

/// Whether a piece of the source means a single thing, such as "an" in "an invoice".
fn is_one(source: &str) -> bool {
    let source = source.to_lowercase();
    matches!(source.as_str(), "a" | "an" | "one")
}

/// Notes on words in brackets and asides.
pub(super) fn notes(joint: &Joint, source: &str) -> Vec<Note> {
    let mut notes = Vec::new();
    if !joint.words.is_empty() {
        notes.push(Note::Bracket {
            written: format!("[{}]", joint.words.join("] [")),
            source: source.to_owned(),
        });
    }
    if joint.breaks_line {
        notes.push(Note::VerseLines);
    }
    notes.extend(joint.asides.iter().cloned().map(Note::Aside));
    notes
}

/// Number of words of the source to compare with words in brackets at an end.
pub(super) fn count(joint: &Joint) -> usize {
    let words = joint.words.iter().map(|words| Words::of(words).len());
    words.sum::<usize>().min(MOST_REPLACED)
}

/// Words at the end of a text, within its last sentence, as many as a joint has in brackets.
pub(super) fn words_before(text: &str, joint: &Joint) -> String {
    let sentence = last_characters(text).rsplit(ends_sentence).next();
    let sentence = sentence.unwrap_or_default();
    let words = Words::of(sentence);
    numbered(
        sentence,
        &words,
        words.len().saturating_sub(count(joint))..words.len(),
    )
}

/// Words at the start of a text, within its first sentence, as many as a joint has in brackets.
pub(super) fn words_after(text: &str, joint: &Joint) -> String {
    let sentence = first_characters(text).split(ends_sentence).next();
    let sentence = sentence.unwrap_or_default();
    let words = Words::of(sentence);
    numbered(sentence, &words, 0..count(joint).min(words.len()))
}

/// Some of the words of a text, by their numbers.
fn numbered(text: &str, words: &Words, numbers: Range<usize>) -> String {
    let last = numbers.end.checked_sub(1).and_then(|last| words.get(last));
    let range = words
        .get(numbers.start)
        .zip(last)
        .map(|(first, last)| first.start..last.end);
    range
        .and_then(|range| text.get(range))
        .unwrap_or_default()
        .to_owned()
}

/// Maximum number of words of the source that words in brackets may replace.
pub const MOST_REPLACED: usize = 4;
