//! A file that events were read from, with everything in it besides the events.

use std::path::PathBuf;

use super::diagnostic::Diagnostic;
use super::discover::list_keys::{self, Decision};
use super::node::Node;
use super::source::{self, Cited, Source};
use super::view::View;
use crate::date::DateContext;
use crate::timeline::field::names::Names;

/// A file that events were read from, with everything in it besides the events.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct File {
    /// Its name in messages.
    pub name: String,
    /// Its path; `None` if it is not a file, such as standard input.
    pub path: Option<PathBuf>,
    /// `title:` at the top of the file.
    pub title: Option<String>,
    /// `sources:`, in file order.
    pub sources: Vec<Source>,
    /// The index of each source by its id.
    pub(crate) ids: source::Ids,
    /// Its saved filters, in file order.
    pub views: Vec<View>,
    /// The other top-level keys.
    pub fields: Vec<(String, Node)>,
    /// Diagnostics outside of the events.
    pub diagnostics: Vec<Diagnostic>,
    /// The key names defined by `fields:`.
    pub(crate) names: Names,
    /// What the keys of each list of events were decided to mean.
    pub(crate) decisions: Vec<Decision>,
    /// The context that its dates were read in: as requested, with the day-month order from
    /// `dates:` or from unambiguous dates of the file.
    pub context: DateContext,
}

impl File {
    /// Whether it is equal to another, apart from what was found in its events.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let Self {
            name,
            path,
            title,
            sources,
            ids,
            views,
            fields,
            diagnostics,
            names,
            decisions,
            context,
        } = self;

        (name, path, title) == (&other.name, &other.path, &other.title)
            && (sources, ids, fields) == (&other.sources, &other.ids, &other.fields)
            && *views == other.views
            && (diagnostics, names) == (&other.diagnostics, &other.names)
            && list_keys::all(decisions) == list_keys::all(&other.decisions)
            && *context == other.context
    }

    /// What the keys of each of its lists of events mean, and why, as lines of text.
    pub fn decisions(&self) -> impl Iterator<Item = String> {
        self.decisions.iter().flat_map(Decision::lines)
    }

    /// The path of the saved copy of what an event of this file cites, as written in the file.
    pub fn copy_of<'a>(&'a self, cited: &'a Cited) -> Option<&'a str> {
        source::copy_of(&self.sources, &self.ids, cited)
    }

    /// The source that an event of this file cites, looked up by id; a text or link that is not an
    /// id becomes a source itself.
    pub fn source(&self, cited: &Cited) -> Source {
        source::resolve(&self.sources, &self.ids, cited)
    }
}
