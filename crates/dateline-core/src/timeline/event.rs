//! Events, and entries that could not be read.

pub(super) mod event_source;

use super::{Cited, Diagnostic, Node, Place};
use crate::date::Date;
use crate::timeline::Code;

/// An entry of the timeline: one row in the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// An event.
    Event(Event),
    /// An event that could not be read.
    Broken(Broken),
}

/// A placeholder for an entry that no longer exists.
impl Default for Entry {
    fn default() -> Self {
        Self::Broken(Broken {
            diagnostic: Diagnostic::whole(
                Code::FileUnreadable,
                "it is gone",
                "read the file again",
            ),
            date: None,
            title: None,
            file: 0,
            place: Place::default(),
            fingerprint: 0,
        })
    }
}

impl Entry {
    /// The date that sorts the entry; `None` if it has no readable date.
    pub fn date(&self) -> Option<&Date> {
        match self {
            Self::Event(Event {
                when: When::Dated(date),
                ..
            }) => Some(date),
            Self::Event(_) => None,
            Self::Broken(broken) => broken.date.as_ref(),
        }
    }

    /// Its title; empty for a broken entry without a readable title.
    pub fn title(&self) -> &str {
        match self {
            Self::Event(event) => &event.title,
            Self::Broken(broken) => broken.title.as_deref().unwrap_or_default(),
        }
    }

    /// Where it begins in the file.
    pub fn place(&self) -> Place {
        match self {
            Self::Event(event) => event.place,
            Self::Broken(broken) => broken.place,
        }
    }

    /// Index of its file within the timeline.
    pub fn file(&self) -> usize {
        match self {
            Self::Event(event) => event.file,
            Self::Broken(broken) => broken.file,
        }
    }

    /// The entry, as part of the file with this index.
    #[must_use]
    pub(super) fn of_file(mut self, index: usize) -> Self {
        match &mut self {
            Self::Event(event) => event.file = index,
            Self::Broken(broken) => broken.file = index,
        }
        self
    }

    /// The entry, moved to another place in its file.
    #[must_use]
    pub(super) fn at(mut self, to: Place) -> Self {
        match &mut self {
            Self::Event(event) => {
                let from = event.place.line;
                for quote in &mut event.quotes {
                    let line = &mut quote.place.line;
                    *line = (*line + to.line).saturating_sub(from);
                }
                event.place = to;
            }
            Self::Broken(broken) => broken.place = to,
        }
        self
    }

    /// Hash of its text in the file.
    pub fn fingerprint(&self) -> u64 {
        match self {
            Self::Event(event) => event.fingerprint,
            Self::Broken(broken) => broken.fingerprint,
        }
    }

    /// Its diagnostics.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Self::Event(event) => &event.problems,
            Self::Broken(broken) => std::slice::from_ref(&broken.diagnostic),
        }
    }
}

/// The date of an event.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// An event with a date.
    Dated(Date),
    /// An event without a readable date.
    Undated {
        /// The date as written, if there is one.
        written: Option<String>,
        /// Why there is no date ("no date", "no month 13").
        reason: String,
    },
}

/// One dated event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// `id:`, which also remains in `fields`.
    pub id: Option<String>,
    /// The date.
    pub when: When,
    /// Text to show instead of the date (`display_date:`), if it is not itself a date: the date
    /// then only sorts the event.
    pub label: Option<String>,
    /// `title:`, else the first sentence of the summary.
    pub title: String,
    /// `summary:`, as written.
    pub summary: Option<String>,
    /// `quote:` first, then `quotes:`.
    pub quotes: Vec<Quote>,
    /// `source:` of the event as a whole.
    pub source: Option<Cited>,
    /// Whether `source` is the event's link (`url:`), because it has no source.
    pub source_is_link: bool,
    /// `note:`.
    pub note: Option<String>,
    /// `tags:`.
    pub tags: Vec<String>,
    /// `group:`, the lane of the event.
    pub group: Option<String>,
    /// `place:` if it is a text.
    pub location: Option<String>,
    /// `people:` if they are texts.
    pub people: Vec<String>,
    /// The other fields, in file order, under their keys as written.
    pub fields: Vec<(String, Node)>,
    /// Index of its file within the timeline.
    pub file: usize,
    /// Where it begins in the file.
    pub place: Place,
    /// Hash of its text in the file: events with the same text are equal.
    pub fingerprint: u64,
    /// Diagnostics; the event is shown nevertheless.
    pub problems: Vec<Diagnostic>,
}

/// A quote from a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Verbatim text.
    pub text: String,
    /// The quote's own source; `None` means that of the event.
    pub source: Option<Cited>,
    /// `page:`, `line:` and the other fields of the quote.
    pub fields: Vec<(String, Node)>,
    /// Position in the file; that of its event if it cannot be determined.
    pub place: Place,
}

/// The fields that say where in its source a quote is, as [`Quote::place_in_source`] gives them.
pub const PLACES: [&str; 3] = ["page", "line", "cite"];

impl Quote {
    /// Its `page:`, `line:` and `cite:` as written. If it has none of them and no source of its own, those of its event apply.
    pub fn place_in_source<'e>(&'e self, event: &'e Event) -> [Option<&'e str>; 3] {
        let own = PLACES.map(|key| text_of(key, &self.fields));
        if self.source.is_some() || own.iter().any(Option::is_some) {
            return own;
        }
        event.place_in_source()
    }
}

impl Event {
    /// Its own `page:`, `line:` and `cite:` as written.
    pub fn place_in_source(&self) -> [Option<&str>; 3] {
        PLACES.map(|key| text_of(key, &self.fields))
    }
}

fn text_of<'f>(key: &str, fields: &'f [(String, Node)]) -> Option<&'f str> {
    let mut fields = fields.iter();
    let (_, value) = fields.find(|(name, _)| name.eq_ignore_ascii_case(key))?;
    value.text()
}

/// An event that could not be read. It is shown at its place, with a diagnostic.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken {
    /// Why it could not be read.
    pub diagnostic: Diagnostic,
    /// Its date, if the `date:` line alone can be read: it sorts the entry.
    pub date: Option<Date>,
    /// Its title, if the `title:` line alone can be read.
    pub title: Option<String>,
    /// Index of its file within the timeline.
    pub file: usize,
    /// Where it begins in the file.
    pub place: Place,
    /// Hash of its text in the file.
    pub fingerprint: u64,
}
