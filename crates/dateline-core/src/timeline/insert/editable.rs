//! A file to which an event can be added, where that may be, and the result.

use std::borrow::Cow;
use std::ops::Range;

use super::layout::List;
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
    /// What is between two of its events, if it is JSON.
    pub(super) between: Option<String>,
}
