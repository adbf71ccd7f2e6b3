//! Everything that is wrong with a timeline, as a list and in numbers.

use super::store::EventStore;
use super::{Diagnostic, Severity, Timeline};
use crate::text::grouped;

/// One thing that is wrong, and where in the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which of the files, counted from 0.
    pub file: usize,
    /// The index of the entry in display order; `None` where it is no entry that is wrong.
    pub entry: Option<usize>,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

/// How much is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// What cannot be read or contradicts itself.
    pub errors: usize,
    /// What is likely a mistake.
    pub warnings: usize,
    /// What is worth knowing.
    pub notices: usize,
}

impl Tally {
    /// How much that is.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut tally = Self::default();
        for diagnostic in all {
            let count = match diagnostic.severity {
                Severity::Error => &mut tally.errors,
                Severity::Warning => &mut tally.warnings,
                Severity::Notice => &mut tally.notices,
            };
            *count = count.saturating_add(1);
        }
        tally
    }

    /// One thing of that severity.
    #[must_use]
    pub fn one(severity: Severity) -> Self {
        let mut tally = Self::default();
        match severity {
            Severity::Error => tally.errors = 1,
            Severity::Warning => tally.warnings = 1,
            Severity::Notice => tally.notices = 1,
        }
        tally
    }

    /// How many that are.
    #[must_use]
    pub fn all(self) -> usize {
        self.errors
            .saturating_add(self.warnings)
            .saturating_add(self.notices)
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            errors: self.errors.saturating_add(other.errors),
            warnings: self.warnings.saturating_add(other.warnings),
            notices: self.notices.saturating_add(other.notices),
        }
    }

    /// "2 errors" and "1 warning", each that there is, the worst first.
    #[must_use]
    pub fn words(self) -> Vec<String> {
        [
            (self.errors, Severity::Error),
            (self.warnings, Severity::Warning),
            (self.notices, Severity::Notice),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, severity)| many(count, severity.word()))
        .collect()
    }
}

/// `1 event`, `2 events`, `1,000,000 events`.
#[must_use]
pub fn many(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {what}{plural}", grouped(count))
}

impl Timeline {
    /// Everything that is known to be wrong: file by file, each from its first line to its last; before these, what is wrong with
    /// a file as a whole. Of a big file the events that have something wrong are read for it.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        self.first_problems(usize::MAX)
    }

    /// The problems, in a big file only the first `most`: reading more events takes time.
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
        for (file, at, told) in self.told_of_entries(most) {
            problems.extend(told.into_iter().map(|diagnostic| Problem {
                file,
                entry: Some(at),
                diagnostic,
            }));
        }
        problems.sort_by_key(|problem| (problem.file, problem.diagnostic.place));
        problems
    }

    /// How much is known to be wrong.
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
