//! What is to be inserted: a new event, or a copy of one.

use super::slot::Slot;
use crate::date::Date;
use crate::timeline::Place;

/// The content of a new event: its date as it is to be written, a title, and optional fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewEvent {
    /// The date.
    pub date: String,
    /// The title, one line.
    pub title: String,
    /// The summary; may have several lines.
    pub summary: Option<String>,
    /// A quote; may have several lines.
    pub quote: Option<String>,
    /// An id of `sources:`, a text or a link.
    pub source: Option<String>,
    /// The group, one line.
    pub group: Option<String>,
    /// Tags, in order.
    pub tags: Vec<String>,
}

impl NewEvent {
    /// An event with nothing but a date and a title.
    pub(super) fn of(date: &Date, title: &str) -> Self {
        Self {
            date: date.written().to_owned(),
            title: title.to_owned(),
            ..Self::default()
        }
    }

    /// The text of a field; `None` for tags, and if it has none.
    pub(super) fn text(&self, slot: Slot) -> Option<&str> {
        match slot {
            Slot::Date => Some(self.date.trim()),
            Slot::Title => Some(self.title.trim()),
            Slot::Summary => self.summary.as_deref(),
            Slot::Quote => self.quote.as_deref(),
            Slot::Source => self.source.as_deref(),
            Slot::Group => self.group.as_deref(),
            Slot::Tags => None,
        }
    }
}

/// The event to insert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft<'a> {
    /// A new event with these texts.
    New(&'a NewEvent),
    /// A copy of the event at a place of the file, with another date and title, and without its
    /// `id:`.
    Copy {
        /// Where that event begins.
        of: Place,
        /// The date of the copy.
        date: &'a str,
        /// The title of the copy.
        title: &'a str,
    },
}

impl Draft<'_> {
    pub(super) fn date(&self) -> &str {
        match self {
            Self::New(event) => &event.date,
            Self::Copy { date, .. } => date,
        }
    }

    pub(super) fn title(&self) -> &str {
        match self {
            Self::New(event) => &event.title,
            Self::Copy { title, .. } => title,
        }
    }
}
