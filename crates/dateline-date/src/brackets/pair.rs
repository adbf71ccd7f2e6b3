//! Pairs of brackets, and the parts of a text in and between them.

use crate::attempt::attempt;
use crate::context::DateContext;
use crate::error::DateError;
use crate::read::Read;

/// A pair of brackets: byte offsets of the opening and the closing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub open: usize,
    pub close: usize,
}

/// Contents of a pair of brackets.
pub(super) fn inside(text: &str, pair: Pair) -> &str {
    text.get(pair.open + 1..pair.close).unwrap_or_default()
}

/// Parses a part of a text; `start` is its byte offset in the text.
pub(super) fn part(text: &str, start: usize, context: DateContext) -> Result<Read, DateError> {
    let trimmed = text.trim_end_matches([' ', ',', ';', ':']);
    let lead = trimmed.len() - trimmed.trim_start().len();
    attempt(trimmed.trim_start(), context).map_err(|error| DateError {
        offset: start + lead + error.offset,
        ..error
    })
}
