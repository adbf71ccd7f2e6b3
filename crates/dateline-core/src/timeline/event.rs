//! One event, and one that could not be read.

pub(super) mod build;
pub(super) mod event_source;
pub(super) mod when;

use super::{Cited, Diagnostic, Node, Place};
use crate::date::Date;

/// A row of the timeline that stands for something in the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// An event.
    Event(Event),
    /// One that could not be read.
    Broken(Broken),
}

/// One that says nothing, for want of another.
impl Default for Entry {
    fn default() -> Self {
        Self::Broken(Broken {
            diagnostic: Diagnostic::whole("it is gone", "read the file again"),
            date: None,
            title: None,
            file: 0,
            place: Place::default(),
            fingerprint: 0,
        })
    }
}

impl Entry {
    /// The date by which it stands in its place; `None` for one without a date that can be read.
    #[must_use]
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

    /// Its title; empty for a broken one whose title can't be read.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Event(event) => &event.title,
            Self::Broken(broken) => broken.title.as_deref().unwrap_or_default(),
        }
    }

    /// Where it begins in the file.
    #[must_use]
    pub fn place(&self) -> Place {
        match self {
            Self::Event(event) => event.place,
            Self::Broken(broken) => broken.place,
        }
    }

    /// Which of the files of its timeline it stands in, counted from 0.
    #[must_use]
    pub fn file(&self) -> usize {
        match self {
            Self::Event(event) => event.file,
            Self::Broken(broken) => broken.file,
        }
    }

    /// The entry as part of the file with this index.
    #[must_use]
    pub(super) fn of_file(mut self, index: usize) -> Self {
        match &mut self {
            Self::Event(event) => event.file = index,
            Self::Broken(broken) => broken.file = index,
        }
        self
    }

    /// The entry moved to another place of its file.
    #[must_use]
    pub(super) fn at(mut self, to: Place) -> Self {
        match &mut self {
            Self::Event(event) => {
                let from = event.place.line;
                for quote in &mut event.quotes {
                    let line = &mut quote.place.line;
                    *line = line.saturating_add(to.line).saturating_sub(from);
                }
                event.place = to;
            }
            Self::Broken(broken) => broken.place = to,
        }
        self
    }

    /// A hash of its text in the file.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        match self {
            Self::Event(event) => event.fingerprint,
            Self::Broken(broken) => broken.fingerprint,
        }
    }

    /// Everything that is wrong with it.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Self::Event(event) => &event.problems,
            Self::Broken(broken) => std::slice::from_ref(&broken.diagnostic),
        }
    }
}

/// When an event happened.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// At this date.
    Dated(Date),
    /// It has no date that can be read.
    Undated {
        /// The date as written, where there is one.
        written: Option<String>,
        /// Why it can't be read ("no date", "no month 13").
        reason: String,
    },
}

/// One dated event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// `id:`, which stays under `fields` as well.
    pub id: Option<String>,
    /// Its date.
    pub when: When,
    /// What the file says is to be shown for the date (`display_date:`), where that is no date itself: it only finds its
    /// place by the date.
    pub label: Option<String>,
    /// `title:`, else the first sentence of the summary.
    pub title: String,
    /// `summary:`, as it is written.
    pub summary: Option<String>,
    /// `quote:` first, then `quotes:`.
    pub quotes: Vec<Quote>,
    /// `source:` of the event: what it cites as a whole.
    pub source: Option<Cited>,
    /// Whether that is the event's link (`url:`), for want of a source.
    pub source_is_link: bool,
    /// `note:`.
    pub note: Option<String>,
    /// `tags:`.
    pub tags: Vec<String>,
    /// `group:`, its lane.
    pub group: Option<String>,
    /// `place:` where that is a text: where it happened.
    pub location: Option<String>,
    /// `people:` where those are texts.
    pub people: Vec<String>,
    /// Every other field, in file order, under the key as written.
    pub fields: Vec<(String, Node)>,
    /// Which of the files of its timeline it stands in.
    pub file: usize,
    /// Where it begins in the file.
    pub place: Place,
    /// A hash of its text in the file: the same text gives the same event.
    pub fingerprint: u64,
    /// What is wrong with it: it is shown all the same.
    pub problems: Vec<Diagnostic>,
}

/// A sentence of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Verbatim.
    pub text: String,
    /// Its own source; `None` means the event's.
    pub source: Option<Cited>,
    /// `page:`, `line:` and whatever else stands beside it.
    pub fields: Vec<(String, Node)>,
    /// Where it stands in the file; that of its event where that can't be told.
    pub place: Place,
}

/// The fields that say where in its source a quote is, as [`Quote::place_in_source`] gives them.
pub const PLACES: [&str; 3] = ["page", "line", "cite"];

impl Quote {
    /// Its `page:`, `line:` and `cite:` as written. Where it has none of them, those of its event count, unless it has a source of its
    /// own.
    #[must_use]
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
    #[must_use]
    pub fn place_in_source(&self) -> [Option<&str>; 3] {
        PLACES.map(|key| text_of(key, &self.fields))
    }
}

fn text_of<'f>(key: &str, fields: &'f [(String, Node)]) -> Option<&'f str> {
    let mut fields = fields.iter();
    let (_, value) = fields.find(|(name, _)| name.eq_ignore_ascii_case(key))?;
    value.text()
}

/// An event that could not be read: its place is kept, and what is wrong is said.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken {
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// Its date, where its `date:` line alone can still be read: then it stands there in the timeline.
    pub date: Option<Date>,
    /// Its title, where its `title:` line alone can still be read.
    pub title: Option<String>,
    /// Which of the files of its timeline it stands in.
    pub file: usize,
    /// Where it begins in the file.
    pub place: Place,
    /// A hash of its text in the file.
    pub fingerprint: u64,
}
