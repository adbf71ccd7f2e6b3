//! Where a quote comes from.

use super::Node;

/// A source: an entry of the file's `sources:`, or one written in place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// What events cite it by.
    pub id: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// A saved copy, relative to the file.
    pub file: Option<String>,
    /// Every other field.
    pub fields: Vec<(String, Node)>,
}

/// What an event's `source:` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cited {
    /// An id of `sources:`, a text or a link.
    Named(String),
    /// A source written in place.
    Written(Box<Source>),
}

/// The source that is cited: the one of that id, else a source made of the text or the link itself.
#[must_use]
pub fn resolve(_sources: &[Source], _cited: &Cited) -> Source {
    todo!()
}
