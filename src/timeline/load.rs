//! Text to timeline.

use super::{Diagnostic, Timeline};
use crate::date::Reading;

/// The bytes of a file and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// As it is called in messages.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// A file that cannot be read as a whole: every reason, the first one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file. Events whose text did not change since `previous` are taken over from it.
///
/// # Errors
/// Only where no event can be told from the rest; one that can't be read stands in its place as [`super::Broken`].
pub fn load(
    _input: Input<'_>,
    _reading: Reading,
    _previous: Option<&Timeline>,
) -> Result<Timeline, LoadError> {
    todo!()
}
