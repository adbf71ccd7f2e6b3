//! Finds the marks in a quote.

use std::ops::Range;

use super::remarks::{Remark, remark};
use crate::script::is_word;

/// Maximum length of text in brackets, in bytes; longer ones belong to the source.
pub(super) const LONGEST_BRACKET: usize = 120;
/// Maximum number of letters of an ending in brackets: `walk[ing]`.
pub(super) const LONGEST_ENDING: usize = 4;
/// Maximum number of letters in brackets within a word.
const LONGEST_INNER: usize = 8;
/// Minimum number of consecutive dots or asterisks for an elision.
pub(super) const FEWEST_DOTS: usize = 3;

/// Meaning of a mark.
#[derive(Debug)]
pub(super) enum Mark {
    Elision,
    Omitted(String),
    Aside(String),
    Words(String),
    Initial(char),
    Ending(String),
    /// Letters within a word: `com[m]ittee`, `rec[eive]d`.
    Inner(String),
    LineBreak,
}

/// The next mark in a folded quote.
pub(super) fn next_mark(text: &str, from: usize) -> Option<(Range<usize>, Mark)> {
    let rest = text.get(from..)?;
    rest.match_indices(['[', '(', '<', '.', '*', '/'])
        .find_map(|(at, found)| {
            let at = from + at;
            let here = text.get(at..)?;
            let (length, mark) = match found {
                "[" | "(" | "<" => bracket(text.get(..at)?, here)?,
                "/" => {
                    let length = here.bytes().take_while(|byte| *byte == b'/').count();
                    // The space after a dash is folded.
                    let spaced = text.get(..at)?.ends_with([' ', '-'])
                        && here.get(length..)?.starts_with(' ');
                    (spaced && length <= 2).then_some((length, Mark::LineBreak))?
                }
                _ => (dots(here)?, Mark::Elision),
            };
            Some((at..at + length, mark))
        })
}

/// Length of the dots or asterisks at the front of a text, including single spaces between them, if they are an
/// elision.
pub(super) fn dots(text: &str) -> Option<usize> {
    let dot = text.chars().next().filter(|c| matches!(c, '.' | '*'))?;
    let (mut count, mut length) = (0, 0);
    while let Some(rest) = text.get(length..) {
        let trimmed = rest.trim_start_matches(' ');
        if !trimmed.starts_with(dot) {
            break;
        }
        count += 1;
        length += rest.len() - trimmed.len() + 1;
    }
    (count >= FEWEST_DOTS).then_some(length)
}

/// Length and meaning of a bracket at the front of a text.
pub(super) fn bracket(before: &str, here: &str) -> Option<(usize, Mark)> {
    let open = here.chars().next()?;
    let close = match open {
        '[' => ']',
        '(' => ')',
        _ => '>',
    };
    let inner = here.get(1..)?;
    let inner = inner.get(..inner.find(close)?)?;
    let length = inner.len() + 2;
    let content = inner.trim();
    if content.len() > LONGEST_BRACKET || content.contains(['[', '(', '<']) {
        return None;
    }
    if content.len() > 1 && content.chars().all(|c| matches!(c, '.' | ' ')) {
        return Some((length, Mark::Elision));
    }
    if let Some(remark) = remark(content) {
        let written = here.get(..length)?.to_owned();
        return Some(match remark {
            Remark::Omission => (length, Mark::Omitted(written)),
            Remark::Aside => (length, Mark::Aside(written)),
        });
    }
    if open != '[' {
        return None;
    }
    let after = here.get(length..)?;
    let after_word = before.chars().next_back().is_some_and(is_word);
    let before_word = after.starts_with(is_word);
    match (after_word, before_word) {
        (true, false) => {
            let is_ending = content.chars().count() <= LONGEST_ENDING
                && content.chars().all(|c| c.is_alphabetic() || c == '\'');
            is_ending.then(|| (length, Mark::Ending(content.to_owned())))
        }
        (false, true) => {
            let mut letters = content.chars();
            let letter = letters.next().filter(|letter| letter.is_alphabetic())?;
            letters
                .next()
                .is_none()
                .then_some((length, Mark::Initial(letter)))
        }
        (false, false) => {
            if !content.chars().any(is_word) {
                return None;
            }
            // "[Marlowe]'s"
            let own = after.strip_prefix('\'').map_or(0, |rest| {
                let letters = rest
                    .find(|c: char| !c.is_alphabetic())
                    .unwrap_or(rest.len());
                if letters == 0 { 0 } else { letters + 1 }
            });
            let words = format!("{content}{}", after.get(..own)?);
            Some((length + own, Mark::Words(words)))
        }
        (true, true) => {
            let is_inner =
                content.chars().count() <= LONGEST_INNER && content.chars().all(char::is_lowercase);
            is_inner.then(|| (length, Mark::Inner(content.to_owned())))
        }
    }
}
