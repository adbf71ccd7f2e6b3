//! The problems of a timeline, as a list and as counts.

use super::store::EventStore;
use super::tally::Tally;
use super::{Diagnostic, Timeline};

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

impl Timeline {
    /// All known problems: file by file, by line; problems of a file as a whole come first. In a
    /// big file the events with problems are parsed for it.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        self.first_problems(usize::MAX)
    }

    /// The problems; of a big file only the first `most`, because its events have to be parsed.
    #[must_use]
    pub fn first_problems(&self, most: usize) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (index, file) in self.files.iter().enumerate() {
            problems.extend(file.diagnostics.iter().map(|diagnostic| Problem {
                file: index,
                entry: None,
                diagnostic: diagnostic.clone(),
            }));
        }
        for (file, at, reported) in self.diagnostics_of_entries(most) {
            problems.extend(reported.into_iter().map(|diagnostic| Problem {
                file,
                entry: Some(at),
                diagnostic,
            }));
        }
        problems.sort_by_key(|problem| (problem.file, problem.diagnostic.place));
        problems
    }

    /// Counts the known problems.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let files = self.files.iter().flat_map(|file| &file.diagnostics);
        if self.is_part() {
            return (0..self.len)
                .filter_map(|index| {
                    let (store, _, at) = self.find(index)?;
                    Some(store.tally_of(at))
                })
                .fold(Tally::of(files), Tally::and);
        }
        let stores = self.stores.iter();
        stores
            .map(EventStore::tally)
            .fold(Tally::of(files), Tally::and)
    }
}
