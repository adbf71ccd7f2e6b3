//! Events and their sources: loading text into events block by block, what is wrong with it and where, their order.

pub mod diagnostic;
pub mod event;
pub mod load;
pub mod node;
pub mod source;

mod block;
mod borrow;
mod bytes;
mod field;
mod fields;
mod find;
mod guard;
mod identity;
mod item;
mod make;
mod order;
mod parse;
mod part;
mod read;
mod shape;
mod spot;
mod syntax;
mod when;

pub use diagnostic::{Diagnostic, Place};
pub use event::{Broken, Entry, Event, Quote, When};
pub use load::{Input, LoadError, load};
pub use node::Node;
pub use source::{Cited, Source};

use std::sync::Arc;

use crate::date::Reading;

/// A loaded file: its events in the order in which they are shown, and everything else it says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// The file as it is called in messages.
    pub name: String,
    /// `title:` at the top of the file.
    pub title: Option<String>,
    /// The `sources:` of the file, in file order.
    pub sources: Vec<Source>,
    /// Which of them has which id.
    pub(crate) ids: source::Ids,
    /// Every event and every error row, in display order: dated ones by date, then the undated in file order.
    pub entries: Vec<Arc<Entry>>,
    /// How many of `entries`, from the front, have a place in time; the rest are undated.
    pub dated: usize,
    /// Every other key at the top of the file.
    pub fields: Vec<(String, Node)>,
    /// What is wrong outside the events.
    pub diagnostics: Vec<Diagnostic>,
    /// How its dates were read: as asked for, settled by `dates:` or by dates of the file that have one reading only.
    pub reading: Reading,
}

impl Timeline {
    /// The source that an event cites, looked up by id; a text or link that is no id stands for itself.
    #[must_use]
    pub fn source(&self, cited: &Cited) -> Source {
        source::resolve(&self.sources, &self.ids, cited)
    }
}
