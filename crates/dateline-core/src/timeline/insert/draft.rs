//! What is to be inserted: a new event, or a copy of one.

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
