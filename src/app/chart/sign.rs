//! Signs of events in the chart: errors, marks, possible matches, quotes that differ, warnings.

use crate::app::state::App;
use crate::timeline::{Entry, Severity};

/// The sign of an event, shown before its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The event has an error.
    Error,
    /// The event is marked with a letter.
    Mark(char),
    /// The event possibly matches the filter.
    Possible,
    /// A quote differs from its saved copy, or is not in it.
    Quote,
    /// The event has a warning.
    Warning,
}

impl Sign {
    /// The character of the sign, one column wide.
    pub fn symbol(self) -> char {
        match self {
            Self::Error => '✗',
            Self::Mark(letter) => letter,
            Self::Possible => '?',
            Self::Quote => '≠',
            Self::Warning => '!',
        }
    }
}

impl App {
    /// The sign of an event in the chart, the most important one only.
    pub(crate) fn chart_sign(&self, event: usize) -> Option<Sign> {
        let is_wrong = self.any_wrong(&(event..event + 1));
        // Only for these is the event needed, which may have to be parsed.
        if !is_wrong && self.filter().is_none() && !self.has_marks() {
            return None;
        }
        let entry = self.timeline.entry(event)?;
        let worst = self.worst(event, &entry);
        let is_bad = matches!(&*entry, Entry::Event(event) if self.verdicts.any_bad(event));
        if worst == Some(Severity::Error) {
            Some(Sign::Error)
        } else if let Some(letter) = self.mark_of(&entry) {
            Some(Sign::Mark(letter))
        } else if self.is_possible(&entry) {
            Some(Sign::Possible)
        } else if is_bad {
            Some(Sign::Quote)
        } else {
            (worst == Some(Severity::Warning)).then_some(Sign::Warning)
        }
    }
}
