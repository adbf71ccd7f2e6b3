//! A problem of a timeline: a diagnostic with the file and entry that it belongs to.

use super::Diagnostic;

/// A diagnostic, and which file and entry it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Index of the file.
    pub file: usize,
    /// Index of the entry in display order; `None` if it does not belong to an entry.
    pub entry: Option<usize>,
    /// The diagnostic.
    pub diagnostic: Diagnostic,
}
