//! Finding the events of a document of any shape: lists of dated mappings, nested ones too, and
//! mappings by date.

pub(super) mod classify;
mod columns;
mod expand;
pub(super) mod fields;
mod holding;
pub(super) mod list_keys;
mod midnight;
pub(super) mod recover;
mod report;
mod undated;

use super::field;
use super::field::clock;
use super::field::datelike;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::field::date_text::DateText;
use super::field::names::Names;
use super::item::{Content, Context, Item};
use super::shape::{Document, Pair, Value, date_of, item};
use super::yaml::parse;
use super::yaml::part::Part;
use super::yaml::span::Span;
use super::{Code, Diagnostic, Label, Node, Severity};
use crate::date::DateContext;
use crate::limits;
use crate::timeline::item;
use classify::{
    ListKind, are_dates, are_events, are_kept, are_slugs, classify, count_dates, have_own_dates,
    holds_events, is_early_year, is_event, is_events, may_become_events, step,
};
use holding::Holding;
use list_keys::Decision;
use midnight::past_midnight;

pub(super) use report::event_around;
pub(super) use undated::Undated;

/// The path of keys from the top of the file to the current value. Each path is allocated once,
/// however many lists have it.
#[derive(Debug)]
pub(super) struct Path {
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
pub(super) struct Found<'t> {
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
    /// Whether the document is a single event.
    pub whole: bool,
    /// Why the text was read as a whole; `None` if it was read block by block.
    pub as_a_whole: Option<String>,
    /// Whether the one list of the file that says when its entries were made is accepted as events.
    pub only_kept: bool,
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

/// A top-level key that does not hold events.
#[derive(Debug)]
pub(super) struct Field<'t> {
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

    /// What is wrong at a place in it, or with all of it where that is not known.
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

/// The positions of the items of a list of sources.
fn item_spans(pair: &Pair<'_>) -> Vec<Option<Span>> {
    match &pair.value {
        Value::List(items) if pair.key == "sources" => {
            items.iter().map(|item| item.span().cloned()).collect()
        }
        _ => Vec::new(),
    }
}

fn problem(
    code: Code,
    part: &Part<'_>,
    span: Option<&Span>,
    message: impl Into<String>,
    help: &str,
) -> Diagnostic {
    let (place, width) = span.map_or_else(|| (part.place(0), 1), |span| (span.place, span.width));
    part.diagnostic(code, place, width, message, Some(help.to_owned()))
}

/// Finds the events of a document.
pub(super) fn find(document: Document<'_>) -> Found<'_> {
    let mut found = Found::default();
    match document {
        Document::List(items) => found.list(None, items),
        Document::Map(pairs) => match columns::rows(pairs) {
            Ok(items) => found.list(None, items),
            Err(pairs) => found.top(pairs),
        },
    }
    found.group();
    found.report_left_out();
    found.report_absent();
    found
}

impl<'t> Found<'t> {
    /// Decides what the keys of the events of each list mean.
    pub(super) fn decide(&mut self) {
        let (decisions, notices) = list_keys::decide(&mut self.items, &self.names);
        self.decisions = decisions;
        self.diagnostics.extend(notices);
    }

    /// Adds an event of the current list.
    fn push(&mut self, mut item: Item<'t>) {
        item.list = Arc::clone(&self.list.now);
        self.items.push(item);
    }

    /// Calls `work` with the key appended to the current path.
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

    /// Handles a list that is the whole document, or whose key says that it holds events.
    fn list(&mut self, key: Option<&Pair<'t>>, items: Vec<Item<'t>>) {
        let kind = classify(&items, &self.names);
        if key.is_none()
            && kind == ListKind::Undated
            && !items.is_empty()
            && !may_become_events(&items, 0)
            && !are_kept(&items)
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

    /// Adds the date of the whole file, if there is one, to items that have only a time of day.
    fn in_the_day(&mut self, mut items: Vec<Item<'t>>) -> Vec<Item<'t>> {
        let Some(day) = &self.day else { return items };
        let is_timed = items.iter().step_by(step(items.len())).any(
            |item| matches!(&item.content, Content::Read(node) if clock::clock_of(node).is_some()),
        );
        if is_timed {
            let context = Arc::new(Context {
                date: Some(DateText::one(day)),
                ..Context::default()
            });
            for item in &mut items {
                item.within(&context);
            }
            self.diagnostics.extend(past_midnight(&mut items));
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
        let kept = pairs.iter().filter(|pair| match &pair.value {
            Value::List(items) => are_kept(items),
            _ => false,
        });
        self.only_kept = kept.count() == 1 && !pairs.iter().any(holds);
        let others = pairs.iter().filter(|pair| !field::is_reserved(&pair.key));
        // A key or two that are not dates are accepted beside the dates.
        let (dates, others) = count_dates(others);
        let by_date =
            dates > 0 && dates >= others && !pairs.iter().any(|pair| is_events(&pair.key));
        let by_slug = are_slugs(None, &pairs, &self.names);
        let by_date = by_date && !have_own_dates(&pairs);
        // The first person of a family tree, or the root of any other tree of events.
        let is_tree = || pairs.iter().any(|pair| field::is_tree(&pair.key));
        let is_event = is_event(&pairs, &self.names);
        if !by_date && is_event && (is_tree() || !pairs.iter().any(holds)) {
            self.whole(pairs);
            return;
        }
        for pair in pairs {
            let (part, key_span) = (Arc::clone(&pair.part), pair.key_span.clone());
            let (key, items) = (pair.key.clone(), item_spans(&pair));
            let rest = if field::never_holds_events(&pair.key) {
                self.keep(pair)
            } else if by_date {
                self.by_date(pair, limits::NESTING_ABOVE_EVENTS)
            } else if by_slug {
                self.by_slug(pair, limits::NESTING_ABOVE_EVENTS)
            } else {
                self.search(pair, limits::NESTING_ABOVE_EVENTS)
            };
            let field = |(key, node)| Field {
                key,
                node,
                part,
                key_span,
                items,
            };
            match rest {
                Some(rest) => self.fields.push(field(rest)),
                None => self.holders.push(field((key, Node::Null))),
            }
        }
    }

    /// Applies the paths of `fields:` to the items of the lists in a value.
    fn give(&self, value: &mut Value<'t>) {
        match value {
            Value::List(items) => {
                for item in items {
                    item::reread(item);
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

    /// Sets the key of the list as the group of events without one, if the file has several lists
    /// of events.
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

    /// Handles a document that is a single event.
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

    /// Keeps a pair that is not searched for events.
    fn keep(&mut self, pair: Pair<'t>) -> Option<(String, Node)> {
        if pair.key == "sources" {
            self.note_unread_sources(&pair);
        }
        if let Value::Broken(diagnostic) = pair.value {
            self.diagnostics.push(diagnostic);
            // The title of a broken file is shown if its line can be read.
            let title = (pair.key == "title").then(|| recover::recover(pair.part.text).title);
            return Some((pair.key, Node::Scalar(title.flatten()?)));
        }
        let (node, _) = pair.value.into_node(&mut self.diagnostics);
        Some((pair.key, node))
    }

    /// Notes the ids of the sources that cannot be read.
    fn note_unread_sources(&mut self, pair: &Pair<'t>) {
        let mut note = |text: &str, diagnostic: &Diagnostic| {
            let Some((place, excerpt)) = diagnostic.place.zip(diagnostic.excerpt.clone()) else {
                return;
            };
            let mistake = Label {
                place,
                text: "the mistake in the source".to_owned(),
                excerpt,
            };
            let ids = recover::recover_ids(text).into_iter();
            self.unread_sources
                .extend(ids.map(|id| (id, mistake.clone())));
        };
        match &pair.value {
            Value::Broken(diagnostic) => note(pair.part.text, diagnostic),
            Value::List(items) => {
                for item in items {
                    if let Content::Broken(diagnostic) = &item.content {
                        note(item.part.text, diagnostic);
                    }
                }
            }
            Value::Plain(..) | Value::Map(_) => {}
        }
    }

    /// Moves the events out of a pair, and returns the rest of the pair, if any.
    fn search(&mut self, pair: Pair<'t>, depth: usize) -> Option<(String, Node)> {
        if depth == 0
            || field::never_holds_events(&pair.key)
            || (field::is_secondary(&pair.key) && !self.secondary)
        {
            return self.keep(pair);
        }
        match pair.value {
            Value::List(items)
                if are_events(&pair.key, &items, &self.names)
                    || (self.only_kept && are_kept(&items)) =>
            {
                let key = Pair {
                    value: Value::Plain(Node::Null, None),
                    ..pair
                };
                self.list(Some(&key), items);
                None
            }
            Value::List(ref items) if is_period(&pair.key) && say_something(items) => {
                self.any = true;
                self.dated(&DateText::one(&pair.key), pair);
                None
            }
            Value::List(ref items) if !items.is_empty() => {
                let mut undated = Undated::of(Some(&pair.key), items);
                if !undated.keys.is_empty() {
                    let notice = problem(
                        Code::LeftOut,
                        &pair.part,
                        pair.key_span.as_ref(),
                        undated.message(),
                        "the list is left out: give its items a `date:` to show them",
                    );
                    undated.notice = Some(notice.with(Severity::Notice));
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
                    Code::NotAList,
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

    /// Renames lists within a mapping under a meaningless key (`company: {history: […]}`) to the
    /// key of that mapping.
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

    /// Handles a pair of a mapping from names to events.
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

    /// Handles a pair of a mapping by date.
    fn by_date(&mut self, pair: Pair<'t>, depth: usize) -> Option<(String, Node)> {
        match date_of(&pair.key, None) {
            Some(date) => {
                self.any = true;
                self.dated(&date, pair);
                None
            }
            None if is_early_year(&pair.key) => {
                self.any = true;
                self.dated(&DateText::year(&pair.key), pair);
                None
            }
            // A date that cannot be read is reported at its place.
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

/// Whether a key is a decade, a century or another stretch of time in words: `15th century`.
fn is_period(key: &str) -> bool {
    key.contains(|c: char| c.is_ascii_digit())
        && key.contains(char::is_alphabetic)
        && !field::is_reserved(key)
        && datelike::reads(key, DateContext::default())
}

/// Whether the items of a list are texts of several words or have titles.
fn say_something(items: &[Item<'_>]) -> bool {
    let says = |item: &Item<'_>| match &item.content {
        Content::Read(Node::Scalar(text)) => text.trim().contains(' '),
        Content::Read(node) => {
            classify::names_event(node.pairs().iter().map(|(key, _)| key.as_str()))
        }
        _ => false,
    };
    !items.is_empty() && items.iter().step_by(step(items.len())).all(says)
}

/// Whether a key of a mapping by date is meant as a date although it cannot be read, or means that
/// there is none.
fn says_a_date(key: &str) -> bool {
    key.contains(|c: char| c.is_ascii_digit())
        || datelike::is_no_date(key)
        || datelike::reads(key, DateContext::default())
}
