//! What an elision hides of the source.

use std::ops::Range;

use super::replaced::{LONGEST_REPLACED, MOST_REPLACED};
use crate::index::Words;
use crate::negation::{
    begins_with_negation, compares, denies_rest, ends_sentence, excepts, last_words, limits_to,
    negation_at_start, negations, numbers, qualifies, quantifies,
};
use crate::script::is_word;
use crate::verdict::Hint;

/// Numbers of words at the start and at the end of what an elision leaves out that belong to the words beside it.
const BESIDE: (usize, usize) = (3, 2);

/// What an elision hides: a negation or qualifier directly beside it, and for a short one also any other, or a part of a
/// number.
pub(super) fn hidden_by_elision(text: &str, gap: &Range<usize>) -> Option<Hint> {
    let left_out = text.get(gap.clone())?;
    if !left_out.contains(is_word) {
        return None;
    }
    let (before, after) = (text.get(..gap.start)?, text.get(gap.end..)?);
    let after = after.trim_start();
    let goes_on = !before.ends_with(ends_sentence);
    let ends = left_out.contains(ends_sentence);
    let last = last_words(left_out.trim_end(), BESIDE.1);
    if begins_with_negation(left_out)
        || goes_on && negation_at_start(left_out, BESIDE.0)
        || goes_on && !ends && denies_rest(left_out, BESIDE.0)
        || negations(last) > 0
    {
        return Some(Hint::HidesNegation);
    }
    if goes_on && excepts(before, left_out) {
        return Some(Hint::HidesException);
    }
    let restricts = left_out.starts_with(' ') && quantifies(before);
    if restricts || qualifies(last, after) || limits_to(before, last) {
        return Some(Hint::HidesQualifier);
    }
    if compares(last) && begins_with_number(after) {
        return Some(Hint::HidesNumber);
    }
    if left_out.len() > LONGEST_REPLACED || Words::of(left_out).len() > MOST_REPLACED {
        return None;
    }
    if negations(left_out) > 0 {
        return Some(Hint::HidesNegation);
    }
    if !is_set_off(left_out) && qualifies(left_out, after) {
        return Some(Hint::HidesQualifier);
    }
    let hides_number = !numbers(left_out).is_empty() && is_beside_number(text, gap);
    hides_number.then_some(Hint::HidesNumber)
}

/// Whether a piece of a text is set off by punctuation on both sides: ", after 1923,".
fn is_set_off(text: &str) -> bool {
    let is_mark = |c: char| !is_word(c) && !matches!(c, ' ' | '\'');
    let text = text.trim();
    text.starts_with(is_mark) && text.ends_with(is_mark)
}

/// Whether the word before or after a part of a text is a number, so that the part may belong to it.
pub(super) fn is_beside_number(text: &str, gap: &Range<usize>) -> bool {
    let before = last_words(text.get(..gap.start).unwrap_or_default().trim_end(), 1);
    let after = text.get(gap.end..).unwrap_or_default().trim_start();
    let is_apart = is_set_off(text.get(gap.clone()).unwrap_or_default());
    !is_apart && (!numbers(before).is_empty() || begins_with_number(after))
}

fn begins_with_number(text: &str) -> bool {
    let first = text.split(|c| !is_word(c)).next().unwrap_or_default();
    !numbers(first).is_empty()
}
