//! The entries of one file, in file order: read, or indexed and read when they are asked for.

use std::sync::Arc;

use super::index::Index;
use super::{Diagnostic, Entry};
use crate::date::Span;

#[derive(Debug, Clone)]
pub(super) enum Shelf {
    /// All of them, and why they have no index, where that is to be said.
    Read(Arc<Vec<Arc<Entry>>>, Option<&'static str>),
    Indexed(Arc<Index>),
}

impl Default for Shelf {
    fn default() -> Self {
        Self::Read(Arc::default(), None)
    }
}

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && (0..self.len()).all(|index| self.entry(index, 0) == other.entry(index, 0))
    }
}

impl Shelf {
    pub fn len(&self) -> usize {
        match self {
            Self::Read(entries, _) => entries.len(),
            Self::Indexed(index) => index.len(),
        }
    }

    /// An entry, as one of the file of that number.
    pub fn entry(&self, index: usize, file: usize) -> Option<Arc<Entry>> {
        match self {
            Self::Read(entries, _) => entries.get(index).cloned(),
            Self::Indexed(entries) => entries.entry(index, file),
        }
    }

    pub fn span(&self, index: usize) -> Option<Span> {
        match self {
            Self::Read(entries, _) => Some(entries.get(index)?.date()?.span()),
            Self::Indexed(entries) => entries.span(index),
        }
    }

    /// Whether an entry is known to have something wrong with it.
    pub fn is_wrong(&self, index: usize) -> bool {
        match self {
            Self::Read(entries, _) => entries
                .get(index)
                .is_some_and(|entry| !entry.diagnostics().is_empty()),
            Self::Indexed(entries) => entries.state().is_wrong(index),
        }
    }

    /// How many entries are known to have something wrong with them.
    pub fn wrong(&self) -> usize {
        match self {
            Self::Read(entries, _) => entries
                .iter()
                .filter(|entry| !entry.diagnostics().is_empty())
                .count(),
            Self::Indexed(entries) => entries.state().wrong(),
        }
    }

    /// What is wrong with an entry, which is read for that.
    pub fn problems(&self, index: usize) -> Vec<Diagnostic> {
        match self {
            // What is known to be all right need not be read again.
            Self::Indexed(entries)
                if entries.state().is_known(index) && !entries.state().is_wrong(index) =>
            {
                Vec::new()
            }
            _ => self
                .entry(index, 0)
                .map_or_else(Vec::new, |entry| entry.diagnostics().to_vec()),
        }
    }

    /// The same entries as those of another file.
    pub fn of_file(self, file: usize) -> Self {
        match self {
            Self::Read(entries, why) if entries.iter().any(|entry| entry.file() != file) => {
                let moved = entries
                    .iter()
                    .map(|entry| Arc::new(entry.as_ref().clone().of_file(file)));
                Self::Read(Arc::new(moved.collect()), why)
            }
            same => same,
        }
    }
}
