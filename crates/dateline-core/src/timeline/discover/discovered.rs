//! What is found in a document while its events are searched for.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::holding::Holding;
use super::list_keys::{self, Decision};
use super::undated::Undated;
use crate::timeline::field::names::Names;
use crate::timeline::item::{self, Item};
use crate::timeline::shape::Pair;
use crate::timeline::yaml::parse;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::span::Span;
use crate::timeline::{Code, Diagnostic, Label, Node, Severity};

/// The path of keys from the top of the file to the current value. Each path is allocated once,
/// however many lists have it.
#[derive(Debug)]
pub(in crate::timeline) struct Path {
    now: Arc<str>,
    known: HashMap<(Arc<str>, String), Arc<str>>,
}

impl Default for Path {
    fn default() -> Self {
        Self {
            now: item::top(),
            known: HashMap::new(),
        }
    }
}

/// What was found in a document.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a separate fact about the document"
)]
pub(in crate::timeline) struct Discovered<'t> {
    /// The items that become events, in file order.
    pub items: Vec<Item<'t>>,
    /// The top-level keys that do not hold events.
    pub fields: Vec<Field<'t>>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether there was any place for events, even an empty one.
    pub any: bool,
    /// The key names defined by `fields:`.
    pub names: Names,
    /// Where `fields:` is in the file.
    pub names_at: Option<(Arc<Part<'t>>, Option<Span>)>,
    /// The ids of sources that cannot be read, each with the mistake.
    pub unread_sources: Vec<(String, Label)>,
    /// The ranges of items that come from a list, each with the list's key.
    pub lists: Vec<(Range<usize>, String)>,
    /// Lists without dates that could otherwise hold events, with their contents.
    pub undated: Vec<Undated>,
    /// The date of the whole file: `date:` at its top level.
    pub day: Option<String>,
    /// Whether it was reported that dates are at the end of texts.
    pub ends_noted: bool,
    /// Whether the document is a single event.
    pub whole: bool,
    /// Why the text was read as a whole; `None` if it was read block by block.
    pub as_a_whole: Option<String>,
    /// Whether the one list of the file that says when its entries were made is accepted as events.
    pub only_kept: bool,
    /// Whether a mapping from names to days holds events: the file has no others.
    pub named_days: bool,
    /// Whether lists under secondary keys (`references`, `people` …) are accepted as events.
    pub secondary: bool,
    /// What the keys of each list were decided to mean.
    pub decisions: Vec<Decision>,
    /// The path of keys to the current value.
    pub list: Path,
    /// Keys whose lists hold events in at least one item of the current list: their lists in the
    /// other items count as events too.
    pub holding: Vec<Holding>,
    /// Whether each item of the current list is an event under a key of its own.
    pub named_by_wrappers: bool,
    /// Whether a block of two years (`2024-25`) has been reported.
    pub reported_years: bool,
    /// The top-level keys whose values became events.
    pub holders: Vec<Field<'t>>,
}

impl<'t> Discovered<'t> {
    /// Decides what the keys of the events of each list mean.
    pub(in crate::timeline) fn decide(&mut self) {
        let (decisions, notices) = list_keys::decide(&mut self.items, &self.names);
        self.decisions = decisions;
        self.diagnostics.extend(notices);
    }

    /// Adds an event of the current list.
    pub(in crate::timeline::discover) fn push(&mut self, mut item: Item<'t>) {
        item.list = Arc::clone(&self.list.now);
        self.items.push(item);
    }

    /// Adds an event of the current list, placed at the key that it is under.
    pub(in crate::timeline::discover) fn push_at_key(
        &mut self,
        mut item: Item<'t>,
        key_span: Option<Span>,
    ) {
        item.place = key_span.map_or(item.place, |span| span.place);
        self.push(item);
    }

    /// Calls `work` with the key appended to the current path.
    pub(in crate::timeline::discover) fn below<R>(
        &mut self,
        key: &str,
        work: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let above = Arc::clone(&self.list.now);
        let inner = self
            .list
            .known
            .entry((Arc::clone(&above), key.to_owned()))
            .or_insert_with(|| {
                let dot = if above.is_empty() { "" } else { "." };
                Arc::from(format!("{above}{dot}{key}"))
            });
        self.list.now = Arc::clone(inner);
        let result = work(self);
        self.list.now = above;
        result
    }
}

/// A top-level key that does not hold events.
#[derive(Debug)]
pub(in crate::timeline) struct Field<'t> {
    pub key: String,
    pub node: Node,
    pub part: Arc<Part<'t>>,
    pub key_span: Option<Span>,
    /// Where each of its items is, for a list of sources; else empty.
    pub items: Vec<Option<Span>>,
}

impl Field<'_> {
    /// Position of its value, with the positions within it; `None` if it cannot be determined.
    pub fn span(&self) -> Option<Span> {
        let place = self.key_span.as_ref()?.place;
        let documents = parse::spans(self.part.text, self.part.line)?;
        documents.into_iter().find_map(|document| {
            let pair = document
                .children
                .chunks(2)
                .find(|pair| pair.first().is_some_and(|key| key.place == place))?;
            pair.get(1).cloned()
        })
    }

    /// A diagnostic at its key.
    pub fn problem(&self, code: Code, message: impl Into<String>, help: &str) -> Diagnostic {
        problem(code, &self.part, self.key_span.as_ref(), message, help)
    }

    /// What is wrong with its value.
    pub fn problem_of_value(
        &self,
        code: Code,
        message: impl Into<String>,
        help: &str,
    ) -> Diagnostic {
        self.problem_at(code, self.span().as_ref(), message, help)
    }

    /// A diagnostic at a place in it, or for all of it if the place is not known.
    pub fn problem_at(
        &self,
        code: Code,
        span: Option<&Span>,
        message: impl Into<String>,
        help: &str,
    ) -> Diagnostic {
        problem(
            code,
            &self.part,
            span.or(self.key_span.as_ref()),
            message,
            help,
        )
    }

    /// A diagnostic at the value of a key of one of its items.
    pub fn problem_in(
        &self,
        code: Code,
        item: usize,
        key: usize,
        message: impl Into<String>,
        help: &str,
    ) -> Diagnostic {
        let span = self.items.get(item).and_then(Option::as_ref);
        let span = span
            .and_then(|span| span.value(key))
            .or(self.key_span.as_ref());
        problem(code, &self.part, span, message, help)
    }
}

pub(in crate::timeline::discover) fn problem(
    code: Code,
    part: &Part<'_>,
    span: Option<&Span>,
    message: impl Into<String>,
    help: &str,
) -> Diagnostic {
    let (place, width) = span.map_or_else(|| (part.place(0), 1), |span| (span.place, span.width));
    part.diagnostic(code, place, width, message, Some(help.to_owned()))
}

/// The notice that the keys of a mapping are the names of the days that are its values.
pub(in crate::timeline::discover) fn day_notice(pair: &Pair<'_>) -> Diagnostic {
    problem(
        Code::KeyMeaning,
        &pair.part,
        pair.key_span.as_ref(),
        "no key is called a date: each key beside a day is taken for its name",
        "write `- date: …` and `title: …` for each event to settle it",
    )
    .with(Severity::Notice)
}
