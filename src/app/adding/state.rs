//! Events that were added, and what is asked for to add one.

use std::path::PathBuf;
use std::sync::Arc;

use crate::timeline::{Entry, Place};

/// A request to add an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Index of the file in the timeline.
    pub file: usize,
    /// Where the event begins after which the new one goes; `None` if there is none.
    pub after: Option<Place>,
    /// Whether the new event is a copy of that one.
    pub is_copy: bool,
    /// The date, as it is to be written.
    pub date: String,
    /// Its title.
    pub title: String,
    /// Whether to open the editor at the new event.
    pub edits: bool,
}

/// An event that was added to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// The request.
    pub request: Request,
    /// The file.
    pub path: PathBuf,
    /// The text that was added.
    pub added: Vec<u8>,
    /// Position of its first byte in the file.
    pub start: usize,
    /// The line on which it begins.
    pub line: usize,
    /// Where its title is.
    pub title_place: Place,
}

/// Why an event is removed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeBack {
    /// The user requested it.
    Requested,
    /// Nothing was saved in the editor.
    Unsaved,
}

/// State of adding events.
#[derive(Debug, Default)]
pub(in crate::app) struct Adding {
    /// The request that is being typed.
    pub(in crate::app) request: Option<Request>,
    /// The added events, the latest last, each with the event that was selected before.
    pub(in crate::app) additions: Vec<(Addition, Option<Arc<Entry>>)>,
    /// The last event that was removed because nothing was saved.
    pub(in crate::app) unsaved: Option<Request>,
    /// The event to select when the file is reloaded.
    pub(in crate::app) awaited: Option<Addition>,
    /// Whether the editor is open at a new event.
    pub(in crate::app) is_edited: bool,
    /// A message that stays until the next key, even if the file is reloaded.
    pub(in crate::app) note: Option<String>,
}

impl Adding {
    /// Handles a key press: the message is outdated, and the editor is closed.
    pub fn end(&mut self) {
        self.note = None;
        self.is_edited = false;
    }

    /// The message to show instead of what changed in the file.
    pub fn note(&self) -> Option<&String> {
        self.note.as_ref()
    }

    /// Whether to select what is written in the editor.
    pub fn is_edited(&self) -> bool {
        self.is_edited
    }
}

/// Most events that can be removed again one after the other.
pub(super) const MOST_ADDITIONS: usize = 100;
