//! The entries of one file, in file order: read, or indexed and read when they are asked for.

pub(super) mod index;
pub(super) mod search_text;

use std::sync::Arc;

use super::{Diagnostic, Entry, File, Severity, Tally};
use crate::date::Span;
use index::{Index, Placed};

#[derive(Debug, Clone)]
pub(super) enum EventStore {
    /// All of them, and why they were not read block by block, where they were not.
    Read(Arc<Vec<Arc<Entry>>>, Option<Arc<str>>),
    Indexed(Arc<Index>),
}

impl Default for EventStore {
    fn default() -> Self {
        Self::Read(Arc::default(), None)
    }
}

impl PartialEq for EventStore {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && (0..self.len()).all(|index| self.entry(index, 0) == other.entry(index, 0))
    }
}

impl EventStore {
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

    /// Reads an entry ahead, where a key could not wait for that.
    pub fn warm(&self, index: usize, file: usize) {
        if let Self::Indexed(entries) = self {
            entries.warm(index, file);
        }
    }

    /// The entry, parsed again without using the cache.
    pub fn read(&self, index: usize, file: usize) -> Option<Arc<Entry>> {
        match self {
            Self::Read(..) => self.entry(index, file),
            Self::Indexed(entries) => entries.read_anew(index, file),
        }
    }

    pub fn span(&self, index: usize) -> Option<Span> {
        match self {
            Self::Read(entries, _) => Some(entries.get(index)?.date()?.span()),
            Self::Indexed(entries) => entries.span(index),
        }
    }

    /// The day on which an entry begins, counted from 1970-01-01, where an index has no more than its days.
    pub fn first_day(&self, index: usize) -> Option<i64> {
        match self {
            Self::Read(..) => None,
            Self::Indexed(entries) => match entries.placed(index) {
                Placed::Days(days) => Some(i64::from(days.first())),
                _ => None,
            },
        }
    }

    /// How bad the worst is that is known to be wrong with an entry of that file. It is not read for that.
    pub fn worst(&self, index: usize, file: &File) -> Option<Severity> {
        match self {
            Self::Read(entries, _) => {
                let told = file.told(entries.get(index)?);
                told.map(|told| told.severity).max()
            }
            Self::Indexed(entries) => entries.state().worst(index),
        }
    }

    /// How many entries are known to have something wrong with them, notices aside.
    pub fn wrong(&self, file: &File) -> usize {
        match self {
            Self::Read(entries, _) => (0..entries.len())
                .filter(|index| self.worst(*index, file) >= Some(Severity::Warning))
                .count(),
            Self::Indexed(entries) => entries.state().wrong(),
        }
    }

    /// Names every entry that is known to have something wrong with it, notices aside.
    pub fn each_wrong(&self, file: &File, each: &mut dyn FnMut(usize)) {
        if let Self::Indexed(entries) = self
            && entries.state().wrong() == 0
        {
            return;
        }
        let all = 0..self.len();
        all.filter(|index| self.worst(*index, file) >= Some(Severity::Warning))
            .for_each(each);
    }

    /// How much is known to be wrong with the entries.
    pub fn tally(&self, file: &File) -> Tally {
        match self {
            Self::Read(entries, _) => Tally::of(entries.iter().flat_map(|entry| file.told(entry))),
            Self::Indexed(entries) => entries.state().tally(),
        }
    }

    /// How much is known to be wrong with an entry.
    pub fn tally_of(&self, index: usize, file: &File) -> Tally {
        match self {
            Self::Read(entries, _) => {
                let entry = entries.get(index);
                Tally::of(entry.iter().flat_map(|entry| file.told(entry)))
            }
            Self::Indexed(entries) => entries.state().tally_of(index),
        }
    }

    /// Everything that is known to be wrong with an entry of that file, which is read for that.
    pub fn told(&self, index: usize, file: &File) -> Vec<Diagnostic> {
        match self {
            Self::Read(entries, _) => entries
                .get(index)
                .map_or_else(Vec::new, |entry| file.told(entry).cloned().collect()),
            Self::Indexed(entries) => entries.told(index),
        }
    }

    /// Which entry of the shelf that is.
    pub fn place_of(&self, entry: &Entry) -> Option<usize> {
        match self {
            Self::Read(..) => None,
            Self::Indexed(entries) => entries.at_line(entry.place().line),
        }
    }

    /// The entries as part of the file with this index.
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
