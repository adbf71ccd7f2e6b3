//! Which part of a timeline is wanted: `--at`, `--find` and `--filter`, understood.

use dateline::app::Message;
use dateline::cli::Shape;
use dateline::date::{Date, Moment, Reading};
use dateline::timeline::search::{Pattern, search_text};
use dateline::timeline::{Diagnostic, Query, Timeline};

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

    /// The part of a timeline that is printed.
    pub fn part_of(&self, timeline: Timeline) -> Timeline {
        let mut part = timeline;
        if let Some(filter) = &self.filter {
            part = part.kept(filter);
        }
        if let Some(pattern) = &self.find {
            part = part.only(|_, entry, file| pattern.is_in(&search_text(entry, file)));
        }
        let from = self
            .at
            .as_ref()
            .and_then(|date| part.closest(date.anchor()?));
        match from {
            Some(from) => part.only(|index, _, _| index >= from),
            None => part,
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
