//! Which part of a timeline is wanted: `--at`, `--find` and `--filter`, understood.

use dateline::app::Message;
use dateline::cli::Shape;
use dateline::date::{Date, Moment, Reading, Truth};
use dateline::timeline::search::{Pattern, search_text};
use dateline::timeline::{Diagnostic, Entry, Query, Timeline};

/// The options, understood.
#[derive(Debug, Default)]
pub struct Wanted {
    at: Option<Date>,
    find: Option<Pattern>,
    filter: Option<Query>,
}

impl Wanted {
    /// Understands the options.
    ///
    /// # Errors
    /// Everything that is wrong with them, each under the name of its option.
    pub fn of(
        shape: &Shape,
        now: Moment,
        reading: Reading,
    ) -> Result<Self, Vec<(&'static str, Diagnostic)>> {
        let mut wanted = Self::default();
        let mut wrong = Vec::new();
        if let Some(text) = &shape.at {
            match Date::seek(text, now, now, reading) {
                Ok(date) => wanted.at = Some(date),
                Err(error) => {
                    let help = error
                        .help
                        .unwrap_or_else(|| "write a date such as 1970s".to_owned());
                    let message = format!("`{text}` is no date ({})", error.message);
                    wrong.push(("--at", Diagnostic::whole(message, help)));
                }
            }
        }
        if let Some(text) = &shape.find {
            match Pattern::parse(text) {
                Ok(pattern) => wanted.find = Some(pattern),
                Err(why) => {
                    let message = format!("`{text}` is no regular expression ({why})");
                    let help = "put a backslash before a character that is meant as it is";
                    wrong.push(("--find", Diagnostic::whole(message, help)));
                }
            }
        }
        if let Some(text) = &shape.filter {
            match Query::parse(text, reading) {
                Ok(query) => wanted.filter = Some(query),
                Err(mistakes) => {
                    let told = mistakes.iter().map(|mistake| mistake.diagnostic(text));
                    wrong.extend(told.map(|told| ("--filter", told)));
                }
            }
        }
        if wrong.is_empty() {
            Ok(wanted)
        } else {
            Err(wrong)
        }
    }

    /// The part of a timeline that is printed, and the numbers that its events have in the whole, counted from 1.
    pub fn part_of(&self, whole: &Timeline) -> (Timeline, Vec<usize>) {
        let is_wanted = |entry: &Entry| {
            let kept = self.filter.as_ref();
            let found = self.find.as_ref();
            kept.is_none_or(|filter| filter.matches(entry, whole) != Truth::No)
                && found
                    .is_none_or(|pattern| pattern.is_in(&search_text(entry, whole.file_of(entry))))
        };
        let wanted: Vec<bool> = whole.entries().map(|entry| is_wanted(&entry)).collect();
        let is_kept = |index: usize| wanted.get(index).copied().unwrap_or(false);
        let part = whole.only(is_kept);
        let mut numbers: Vec<usize> = (0..whole.len())
            .filter(|index| is_kept(*index))
            .map(|index| index.saturating_add(1))
            .collect();
        let from = self
            .at
            .as_ref()
            .and_then(|date| part.closest(date.anchor()?));
        match from {
            Some(from) => {
                numbers.drain(..from.min(numbers.len()));
                (part.only(|index| index >= from), numbers)
            }
            None => (part, numbers),
        }
    }

    /// What the viewer is told before its first frame.
    pub fn messages(self) -> Vec<Message> {
        let filter = self.filter.map(Message::Filter);
        let at = self.at.map(Message::GoTo);
        let find = self.find.map(Message::Find);
        [filter, at, find].into_iter().flatten().collect()
    }
}
