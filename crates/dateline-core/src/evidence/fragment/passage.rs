//! Words of a passage and around it, as browsers find them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::floor;
use dateline_quotes::borders::is_border;

/// Maximum distance of the words before and after a passage, in bytes.
const NEAR: usize = 600;
/// Maximum length of a word in which a passage begins or ends, in bytes.
const LONGEST_WORD: usize = 60;

/// The `words` words before a place, from the nearest line with any text.
pub(super) fn before(text: &str, at: usize, words: usize) -> String {
    let from = floor(text, at.saturating_sub(NEAR));
    let near = text.get(from..at).unwrap_or_default().trim_end();
    let line = near.rsplit(['\n', '\r']).next().unwrap_or_default();
    last_words(line, words).to_owned()
}

/// The `words` words after a place, from the nearest line with any text.
pub(super) fn after(text: &str, at: usize, words: usize) -> String {
    let to = floor(text, at + NEAR);
    let near = text.get(at..to).unwrap_or_default().trim_start();
    let line = near.split(['\n', '\r']).next().unwrap_or_default();
    first_words(line, words).to_owned()
}

/// The words of a text, as its bytes.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = Range<usize>> {
    text.split_word_bound_indices()
        .filter(|(_, word)| word.chars().any(char::is_alphanumeric))
        .map(|(at, word)| at..at + word.len())
}

/// A text to the end of that word of it, counted from the front.
pub(super) fn first_words(text: &str, count: usize) -> &str {
    let text = text.trim();
    let last = count.checked_sub(1).and_then(|last| words(text).nth(last));
    let end = last.map_or(text.len(), |word| word.end);
    text.get(..end).unwrap_or(text)
}

/// A text from the beginning of that word of it, counted from the back.
pub(super) fn last_words(text: &str, count: usize) -> &str {
    let text = text.trim();
    let first = count
        .checked_sub(1)
        .and_then(|first| words(text).nth_back(first));
    let start = first.map_or(0, |word| word.start);
    text.get(start..).unwrap_or(text)
}

/// A range without the white space at its ends; `None` where nothing is left.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let start = range.start + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    (start < end).then_some(start..end)
}

/// A range that begins and ends where words do.
pub(super) fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let is_border = |at: usize| is_border(text, at);
    let lowest = floor(text, range.start.saturating_sub(LONGEST_WORD));
    let highest = floor(text, range.end + LONGEST_WORD);
    let chars = |part: &Range<usize>| {
        let part = part.clone();
        let base = part.start;
        text.get(part)
            .unwrap_or_default()
            .char_indices()
            .map(move |(at, _)| base + at)
    };
    let start = if is_border(range.start) {
        range.start
    } else {
        chars(&(lowest..range.start))
            .rev()
            .find(|at| is_border(*at))
            .unwrap_or(range.start)
    };
    let end = if is_border(range.end) {
        range.end
    } else {
        chars(&(range.end..highest))
            .chain([highest])
            .find(|at| is_border(*at))
            .unwrap_or(range.end)
    };
    start..end
}
