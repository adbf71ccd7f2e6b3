//! The problems of a timeline, as a list and as counts.

use super::store::EventStore;
use super::{Diagnostic, Severity, Timeline};
use crate::text::grouped;

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

/// Number of problems by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Number of errors: something cannot be read or contradicts itself.
    pub errors: usize,
    /// Number of warnings: likely mistakes.
    pub warnings: usize,
    /// Number of notices: worth knowing.
    pub notices: usize,
}

impl Tally {
    /// Counts diagnostics.
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

    /// One problem of that severity.
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

    /// Number of problems of all severities.
    #[must_use]
    pub fn all(self) -> usize {
        self.errors
            .saturating_add(self.warnings)
            .saturating_add(self.notices)
    }

    /// The sum of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            errors: self.errors.saturating_add(other.errors),
            warnings: self.warnings.saturating_add(other.warnings),
            notices: self.notices.saturating_add(other.notices),
        }
    }

    /// "2 errors" and "1 warning": the non-zero counts, the most severe first.
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
