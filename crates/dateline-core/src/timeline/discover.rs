//! Where the events are in a document of any shape: lists of dated mappings, also nested ones, and mappings by date.

pub(super) mod date_text;
pub(super) mod datelike;
mod expand;
pub(super) mod field;
pub(super) mod fields;
pub(super) mod list_keys;
pub(super) mod looks;
pub(super) mod names;
pub(super) mod texts_in;
mod told;
mod undated;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::event::when;
use super::item::{Content, Context, Item};
use super::part::Part;
use super::shape::{Document, Pair, Value, date_of, item};
use super::span::Span;
use super::{Diagnostic, Node, Severity, parse, shape};
use crate::bounds;
use crate::date::DateContext;
use date_text::DateText;
use list_keys::Decision;
use looks::{
    Looks, are_dates, are_events, are_slugs, count_dates, have_own_dates, holds_events, is_event,
    is_events, looks, may_become_events, step,
};
use names::Names;

pub(super) use undated::Undated;

/// The keys above a list, from the top of the file, each once however many lists stand under it.
#[derive(Debug)]
pub(super) struct Path {
    now: Arc<str>,
    known: HashMap<(Arc<str>, String), Arc<str>>,
}

impl Default for Path {
    fn default() -> Self {
        Self {
            now: shape::top(),
            known: HashMap::new(),
        }
    }
}

/// What was found in a document.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    /// The events, in file order.
    pub items: Vec<Item<'t>>,
    /// Every key at the top that holds no events.
    pub fields: Vec<Field<'t>>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether anything looked like a place for events, even an empty one.
    pub any: bool,
    /// What `fields:` says.
    pub names: Names,
    /// Where `fields:` stands.
    pub names_at: Option<(Arc<Part<'t>>, Option<Span>)>,
    /// Which of the items come from a list under which key.
    pub lists: Vec<(Range<usize>, String)>,
    /// Lists that might hold events and have no dates, by what is in them.
    pub undated: Vec<Undated>,
    /// The day that the file is about: `date:` at its top.
    pub day: Option<String>,
    /// Whether the document is itself one event.
    pub whole: bool,
    /// Why the text was read as a whole, where it was not read block by block.
    pub as_a_whole: Option<String>,
    /// Whether lists that are events only where nothing else is are taken.
    pub secondary: bool,
    /// What was decided for each of the lists.
    pub decisions: Vec<Decision>,
    /// The keys above the values that are looked at now.
    pub list: Path,
    /// Keys whose lists hold events in an item of the list that is looked at: those of its other items do too.
    pub holding: Vec<String>,
}

/// A key at the top that holds no events.
#[derive(Debug)]
pub(super) struct Field<'t> {
    pub key: String,
    pub node: Node,
    pub part: Arc<Part<'t>>,
    pub key_span: Option<Span>,
    /// Where each of its items stands, if it is a list.
    pub items: Vec<Option<Span>>,
}

impl Field<'_> {
    /// Where its value stands, and what is in that; `None` where that can't be told.
    pub fn span(&self) -> Option<Span> {
        let place = self.key_span.as_ref()?.place;
        let documents = Span::walk(self.part.text, self.part.line)?;
        documents.into_iter().find_map(|document| {
            let pair = document
                .children
                .chunks(2)
                .find(|pair| pair.first().is_some_and(|key| key.place == place))?;
            pair.get(1).cloned()
        })
    }

    /// What is wrong with it.
    pub fn problem(&self, message: impl Into<String>, help: &str) -> Diagnostic {
        problem(&self.part, self.key_span.as_ref(), message, help)
    }

    /// What is wrong with the value of a key of one of its items.
    pub fn problem_in(
        &self,
        item: usize,
        key: usize,
        message: impl Into<String>,
        help: &str,
    ) -> Diagnostic {
        let span = self.items.get(item).and_then(Option::as_ref);
        let span = span
            .and_then(|span| span.value(key))
            .or(self.key_span.as_ref());
        problem(&self.part, span, message, help)
    }
}

/// Where the items of a list of sources stand.
fn item_spans(pair: &Pair<'_>) -> Vec<Option<Span>> {
    match &pair.value {
        Value::List(items) if pair.key == "sources" => {
            items.iter().map(|item| item.span().cloned()).collect()
        }
        _ => Vec::new(),
    }
}

fn problem(
    part: &Part<'_>,
    span: Option<&Span>,
    message: impl Into<String>,
    help: &str,
) -> Diagnostic {
    let (place, width) = span.map_or_else(|| (part.place(0), 1), |span| (span.place, span.width));
    part.diagnostic(place, width, message, Some(help.to_owned()))
}

/// Finds the events of a document.
pub(super) fn find(document: Document<'_>) -> Found<'_> {
    let mut found = Found::default();
    match document {
        Document::List(items) => found.list(None, items),
        Document::Map(pairs) => found.top(pairs),
    }
    found.group();
    found.tell_left_out();
    found.tell_absent();
    found
}

impl<'t> Found<'t> {
    /// Decides what the keys of the events of each list say.
    pub(super) fn decide(&mut self) {
        let (decisions, notices) = list_keys::decide(&mut self.items, &self.names);
        self.decisions = decisions;
        self.diagnostics.extend(notices);
    }

    /// Adds an event of the list that is looked at.
    fn push(&mut self, mut item: Item<'t>) {
        item.list = Arc::clone(&self.list.now);
        self.items.push(item);
    }

    /// Does something below a key.
    fn below<R>(&mut self, key: &str, work: impl FnOnce(&mut Self) -> R) -> R {
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

    /// A list that is the whole document, or that is known to hold events by its key.
    fn list(&mut self, key: Option<&Pair<'t>>, items: Vec<Item<'t>>) {
        let looks = looks(&items, &self.names);
        if key.is_none()
            && looks == Looks::Undated
            && !items.is_empty()
            && !may_become_events(&items, 0)
        {
            let undated = Undated::of(None, &items);
            if !undated.keys.is_empty() {
                self.undated.push(undated);
                return;
            }
        }
        self.any = true;
        let first = self.items.len();
        let items = self.in_the_day(items);
        match key {
            Some(pair) => self.below(&pair.key, |found| found.expand_all(items)),
            None => self.expand_all(items),
        }
        if let Some(pair) = key {
            self.lists.push((first..self.items.len(), pair.key.clone()));
        }
    }

    /// Gives items that say only at what time of the day they were the day that the file is about, if it says one.
    fn in_the_day(&self, mut items: Vec<Item<'t>>) -> Vec<Item<'t>> {
        let Some(day) = &self.day else { return items };
        let is_timed = items
            .iter()
            .step_by(step(items.len()))
            .any(|item| matches!(&item.content, Content::Read(node) if when::is_timed(node)));
        if is_timed {
            let context = Arc::new(Context {
                date: Some(DateText::one(day)),
                ..Context::default()
            });
            for item in &mut items {
                item.within(&context);
            }
        }
        items
    }

    fn top(&mut self, pairs: Vec<Pair<'t>>) {
        self.duplicates(&pairs);
        self.read_names(&pairs);
        let mut pairs = pairs;
        if self.names.has_paths() {
            for pair in &mut pairs {
                self.give(&mut pair.value);
            }
        }
        self.day = day_of(&pairs);
        let holds = |pair: &Pair<'t>| holds_events(&pair.key, &pair.value, &self.names);
        self.secondary = !pairs
            .iter()
            .any(|pair| !field::is_secondary(&pair.key) && holds(pair));
        let others = pairs.iter().filter(|pair| !field::is_reserved(&pair.key));
        // A key or two may stand beside the dates.
        let (dates, others) = count_dates(others);
        let by_date =
            dates > 0 && dates >= others && !pairs.iter().any(|pair| is_events(&pair.key));
        let by_slug = are_slugs(None, &pairs, &self.names);
        let by_date = by_date && !have_own_dates(&pairs);
        // The first of a family tree, or of any other tree of events.
        let is_tree = || pairs.iter().any(|pair| field::is_tree(&pair.key));
        let is_event = is_event(&pairs, &self.names);
        if !by_date && is_event && (is_tree() || !pairs.iter().any(holds)) {
            self.whole(pairs);
            return;
        }
        for pair in pairs {
            let (part, key_span) = (Arc::clone(&pair.part), pair.key_span.clone());
            let items = item_spans(&pair);
            let rest = if field::is_reserved(&pair.key) {
                self.keep(pair)
            } else if by_date {
                self.by_date(pair, bounds::NESTING_ABOVE_EVENTS)
            } else if by_slug {
                self.by_slug(pair, bounds::NESTING_ABOVE_EVENTS)
            } else {
                self.search(pair, bounds::NESTING_ABOVE_EVENTS)
            };
            if let Some((key, node)) = rest {
                self.fields.push(Field {
                    key,
                    node,
                    part,
                    key_span,
                    items,
                });
            }
        }
    }

    /// Gives the items of the lists in a value what `fields:` names by a path.
    fn give(&self, value: &mut Value<'t>) {
        match value {
            Value::List(items) => {
                for item in items {
                    parse::reread(item);
                    if let Content::Read(node) = &mut item.content {
                        self.names.give(node);
                    }
                }
            }
            Value::Map(pairs) => {
                for pair in pairs {
                    self.give(&mut pair.value);
                }
            }
            Value::Plain(..) | Value::Broken(_) => {}
        }
    }

    /// Gives events that come from several lists the key of theirs as a group, where they have none.
    fn group(&mut self) {
        let mut keys: Vec<&str> = self.lists.iter().map(|(_, key)| key.as_str()).collect();
        keys.dedup();
        if keys.len() < 2 {
            return;
        }
        for (range, key) in std::mem::take(&mut self.lists) {
            for item in self.items.get_mut(range).unwrap_or_default() {
                let mut context = item.context.as_deref().cloned().unwrap_or_default();
                if context.group.is_none() {
                    context.group = Some(key.clone());
                    item.within(&Arc::new(context));
                }
            }
        }
    }

    /// The document is itself one event.
    fn whole(&mut self, pairs: Vec<Pair<'t>>) {
        let Some(part) = pairs.first().map(|pair| Arc::clone(&pair.part)) else {
            return;
        };
        let (mut node, span) = Value::Map(pairs).into_node(&mut self.diagnostics);
        self.names.give(&mut node);
        self.any = true;
        self.expand_all(vec![item(node, span, &part, None)]);
        self.whole = self.items.len() == 1;
    }

    /// A pair in which no events are looked for.
    fn keep(&mut self, pair: Pair<'t>) -> Option<(String, Node)> {
        if let Value::Broken(diagnostic) = pair.value {
            self.diagnostics.push(diagnostic);
            // The title of the file is shown as far as its line says it.
            let title = (pair.key == "title").then(|| parse::recover(pair.part.text).title);
            return Some((pair.key, Node::Scalar(title.flatten()?)));
        }
        let (node, _) = pair.value.into_node(&mut self.diagnostics);
        Some((pair.key, node))
    }

    /// Takes the events out of a pair and gives back the rest of it, if any.
    fn search(&mut self, pair: Pair<'t>, depth: usize) -> Option<(String, Node)> {
        if depth == 0
            || field::is_reserved(&pair.key)
            || (field::is_secondary(&pair.key) && !self.secondary)
        {
            return self.keep(pair);
        }
        match pair.value {
            Value::List(items) if are_events(&pair.key, &items, &self.names) => {
                let key = Pair {
                    value: Value::Plain(Node::Null, None),
                    ..pair
                };
                self.list(Some(&key), items);
                None
            }
            Value::List(ref items) if !items.is_empty() => {
                let mut undated = Undated::of(Some(&pair.key), items);
                if !undated.keys.is_empty() {
                    let told = problem(
                        &pair.part,
                        pair.key_span.as_ref(),
                        undated.message(),
                        "the list is left out: give its items a `date:` to show them",
                    );
                    undated.told = Some(told.with(Severity::Notice));
                    self.undated.push(undated);
                }
                self.keep(pair)
            }
            Value::Plain(Node::Null, _) | Value::List(_) if field::is_list(&pair.key) => {
                self.any = true;
                None
            }
            Value::Plain(Node::Scalar(_), _) if is_events(&pair.key) => {
                self.diagnostics.push(problem(
                    &pair.part,
                    pair.key_span.as_ref(),
                    "a text where a list of events is expected",
                    "write each event below it as `- date: 2025-05-09` with `title: …`",
                ));
                self.keep(pair)
            }
            Value::Map(pairs) if !pairs.is_empty() => {
                let by_date = are_dates(pairs.iter()) && !have_own_dates(&pairs);
                let by_slug = are_slugs(Some(&pair.key), &pairs, &self.names);
                let first = self.items.len();
                let lists = self.lists.len();
                let day_above = self.day.clone();
                self.day = day_of(&pairs).or(self.day.take());
                let rest: Vec<_> = self.below(&pair.key, |found| {
                    let rest = pairs.into_iter().filter_map(|pair| {
                        if by_date {
                            found.by_date(pair, depth - 1)
                        } else if by_slug {
                            found.by_slug(pair, depth - 1)
                        } else {
                            found.search(pair, depth - 1)
                        }
                    });
                    rest.collect()
                });
                self.day = day_above;
                self.name_lists(&pair.key, lists);
                if by_date || by_slug {
                    self.lists.push((first..self.items.len(), pair.key.clone()));
                }
                (!rest.is_empty()).then_some((pair.key, Node::Map(rest)))
            }
            _ => self.keep(pair),
        }
    }

    /// Lists that stand in a mapping under a key that says nothing (`company: {history: […]}`) are named by the key of that.
    fn name_lists(&mut self, key: &str, from: usize) {
        if field::is_list(key) {
            return;
        }
        for (_, name) in self.lists.get_mut(from..).unwrap_or_default() {
            if field::is_list(name) {
                key.clone_into(name);
            }
        }
    }

    /// A pair of a mapping of names to events.
    fn by_slug(&mut self, pair: Pair<'t>, depth: usize) -> Option<(String, Node)> {
        let is_map = matches!(&pair.value, Value::Map(pairs) if !pairs.is_empty());
        if !is_map || holds_events(&pair.key, &pair.value, &self.names) {
            return self.search(pair, depth);
        }
        let Pair {
            key,
            part,
            key_span,
            value,
        } = pair;
        let (mut node, span) = value.into_node(&mut self.diagnostics);
        self.names.give(&mut node);
        let context = Context {
            slug: Some(key),
            ..Context::default()
        };
        self.any = true;
        let mut item = item(node, span, &part, Some(&Arc::new(context)));
        item.place = key_span.map_or(item.place, |span| span.place);
        self.push(item);
        None
    }

    /// A pair of a mapping by date.
    fn by_date(&mut self, pair: Pair<'t>, depth: usize) -> Option<(String, Node)> {
        match date_of(&pair.key, None) {
            Some(date) => {
                self.any = true;
                self.dated(&date, pair);
                None
            }
            // A date that can't be read is told where it stands.
            None if says_a_date(&pair.key) && !field::is_list(&pair.key) => {
                self.any = true;
                let date = DateText::one(&pair.key);
                self.dated(&date, pair);
                None
            }
            None => self.search(pair, depth),
        }
    }
}

/// The day that a mapping says beside its lists, as in `date: 2026-05-09` above the sessions of a conference.
fn day_of(pairs: &[Pair<'_>]) -> Option<String> {
    pairs.iter().find_map(|pair| match &pair.value {
        Value::Plain(Node::Scalar(text), _) if pair.key.eq_ignore_ascii_case("date") => {
            Some(text.trim().to_owned())
        }
        _ => None,
    })
}

/// Whether the key of a mapping by date is meant as one although it can't be read, or says that there is none.
fn says_a_date(key: &str) -> bool {
    key.contains(|c: char| c.is_ascii_digit())
        || when::is_no_date(key)
        || datelike::reads(key, DateContext::default())
}
