//! Counts of problems by severity, and how they are written.

use super::diagnostic::{Diagnostic, Severity};
use crate::text::grouped;

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
            *count += 1;
        }
        tally
    }

    /// One problem of that severity.
    pub(crate) fn one(severity: Severity) -> Self {
        let mut tally = Self::default();
        match severity {
            Severity::Error => tally.errors = 1,
            Severity::Warning => tally.warnings = 1,
            Severity::Notice => tally.notices = 1,
        }
        tally
    }

    /// Number of problems of all severities.
    pub fn all(self) -> usize {
        self.errors + self.warnings + self.notices
    }

    /// The sum of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            notices: self.notices + other.notices,
        }
    }

    /// "2 errors" and "1 warning": the non-zero counts, the most severe first.
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
pub fn many(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {what}{plural}", grouped(count))
}
