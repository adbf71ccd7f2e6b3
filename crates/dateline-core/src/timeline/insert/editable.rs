//! A file to which an event can be added, where that may be, and the result.

use std::borrow::Cow;
use std::ops::Range;

use super::list::List;
use crate::date::DateContext;
use crate::timeline::{Loaded, Place};

/// Where to insert an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// Where its date belongs if the events of the file are mostly sorted by date, else at the end
    /// of the list.
    ByDate,
    /// Directly after the event that begins at that place.
    After(Place),
    /// After the event that begins at that place, unless the file is mostly sorted by date and that
    /// would break the order: then by date.
    Near(Place),
}

/// A text with an added event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inserted {
    /// The new text: the old one with bytes inserted, and without the brackets of `events: []`.
    pub bytes: Vec<u8>,
    /// The range of the inserted bytes.
    pub added: Range<usize>,
    /// The line on which the new event begins.
    pub line: usize,
    /// Where its title is, for opening an editor.
    pub title_place: Place,
}

/// A file to which an event can be added.
#[derive(Debug)]
pub struct Editable<'b> {
    pub(super) name: &'b str,
    /// Its bytes, without the brackets of an empty list of events.
    pub(super) bytes: Cow<'b, [u8]>,
    /// The context that was requested for reading it.
    pub(super) requested: DateContext,
    pub(super) loaded: Loaded,
    pub(super) text: String,
    pub(super) lists: Vec<List>,
    /// How its events are written, if it is JSON.
    pub(super) json: Option<Json>,
}

/// How the events of a JSON text are separated, and where the first one goes if there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Json {
    /// What is between two events.
    pub(super) between: String,
}
