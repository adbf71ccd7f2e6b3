//! Where the events are in a document of any shape: lists of dated mappings, also nested ones, and mappings by date.

use std::collections::HashMap;
use std::sync::Arc;

use super::field::{self, Role};
use super::identity::fingerprint;
use super::item::{Content, Context, Item, Spots};
use super::part::Part;
use super::shape::{
    Document, Pair, Value, are_dates, are_events, count_dates, date_of, holds_events, inner_list,
    is_event, is_events, item, items, names_event,
};
use super::spot::Spot;
use super::{Diagnostic, Node, Place, parse};

/// How deep a list of events may stand in mappings that are no events.
const DEEPEST: usize = 6;

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
}

/// A key at the top that holds no events.
#[derive(Debug)]
pub(super) struct Field<'t> {
    pub key: String,
    pub node: Node,
    pub part: Arc<Part<'t>>,
    pub key_spot: Option<Spot>,
}

impl Field<'_> {
    /// What is wrong with it.
    pub fn problem(&self, message: impl Into<String>, help: &str) -> Diagnostic {
        problem(&self.part, self.key_spot.as_ref(), message, help)
    }
}

fn problem(
    part: &Part<'_>,
    spot: Option<&Spot>,
    message: impl Into<String>,
    help: &str,
) -> Diagnostic {
    let (place, width) = spot.map_or_else(|| (part.place(0), 1), |spot| (spot.place, spot.width));
    part.diagnostic(place, width, message, Some(help.to_owned()))
}

/// Finds the events of a document.
pub(super) fn find(document: Document<'_>) -> Found<'_> {
    let mut found = Found::default();
    match document {
        Document::List(items) => {
            found.any = true;
            found.expand_all(items);
        }
        Document::Map(pairs) => found.top(pairs),
    }
    found
}

impl<'t> Found<'t> {
    fn top(&mut self, pairs: Vec<Pair<'t>>) {
        self.duplicates(&pairs);
        // `events:` says where they are; without it every list that looks like events is one.
        let only_events = pairs
            .iter()
            .any(|pair| is_events(&pair.key) && holds_events(&pair.key, &pair.value));
        let others = pairs.iter().filter(|pair| !field::is_reserved(&pair.key));
        // A key or two may stand beside the dates.
        let (dates, others) = count_dates(others);
        let by_date = !only_events && dates > 0 && dates >= others;
        if !by_date
            && is_event(&pairs)
            && !pairs
                .iter()
                .any(|pair| holds_events(&pair.key, &pair.value))
        {
            self.whole(pairs);
            return;
        }
        for pair in pairs {
            let (part, key_spot) = (Arc::clone(&pair.part), pair.key_spot.clone());
            let rest = if only_events && !is_events(&pair.key) {
                self.keep(pair)
            } else if by_date {
                self.by_date(pair, DEEPEST)
            } else {
                self.search(pair, DEEPEST)
            };
            if let Some((key, node)) = rest {
                self.fields.push(Field {
                    key,
                    node,
                    part,
                    key_spot,
                });
            }
        }
    }

    /// Says which keys stand twice.
    fn duplicates(&mut self, pairs: &[Pair<'t>]) {
        let mut lines = HashMap::with_capacity(pairs.len());
        for pair in pairs {
            let place = pair.key_spot.as_ref().map(|spot| spot.place);
            let Some(place) = place.or_else(|| Some(pair.part.place(0))) else {
                continue;
            };
            if let Some(before) = lines.insert(pair.key.as_str(), place) {
                let Place { line, .. } = before;
                let key = crate::text::head(&pair.key, 40);
                self.diagnostics.push(problem(
                    &pair.part,
                    pair.key_spot.as_ref(),
                    format!("the key `{key}` stands twice, here and in line {line}"),
                    "put both under one key: other programs read only one of them",
                ));
            }
        }
    }

    /// The document is itself one event.
    fn whole(&mut self, pairs: Vec<Pair<'t>>) {
        let Some(part) = pairs.first().map(|pair| Arc::clone(&pair.part)) else {
            return;
        };
        let (node, spot) = Value::Map(pairs).into_node(&mut self.diagnostics);
        self.any = true;
        self.items.push(item(node, spot, &part, None));
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
        if depth == 0 || field::is_reserved(&pair.key) {
            return self.keep(pair);
        }
        match pair.value {
            Value::List(items) if are_events(&pair.key, &items) => {
                self.any = true;
                self.expand_all(items);
                None
            }
            Value::Plain(Node::Null, _) if field::is_list(&pair.key) => {
                self.any = true;
                None
            }
            Value::Plain(Node::Scalar(_), _) if is_events(&pair.key) => {
                self.diagnostics.push(problem(
                    &pair.part,
                    pair.key_spot.as_ref(),
                    "a text where a list of events is expected",
                    "write each event below it as `- date: 2025-05-09` with `title: …`",
                ));
                self.keep(pair)
            }
            Value::Map(pairs) if !pairs.is_empty() => {
                let by_date = are_dates(pairs.iter());
                let rest: Vec<_> = pairs
                    .into_iter()
                    .filter_map(|pair| {
                        if by_date {
                            self.by_date(pair, depth - 1)
                        } else {
                            self.search(pair, depth - 1)
                        }
                    })
                    .collect();
                (!rest.is_empty()).then_some((pair.key, Node::Map(rest)))
            }
            _ => self.keep(pair),
        }
    }

    /// A pair of a mapping by date.
    fn by_date(&mut self, pair: Pair<'t>, depth: usize) -> Option<(String, Node)> {
        match date_of(&pair.key, None) {
            Some(date) => {
                self.any = true;
                self.dated(&date, pair);
                None
            }
            None => self.search(pair, depth),
        }
    }

    /// What stands under a date: a list of events, one event, a text, or a mapping of finer dates or titles to those.
    fn dated(&mut self, date: &str, pair: Pair<'t>) {
        let context = Arc::new(Context {
            date: Some(date.to_owned()),
            fields: Vec::new(),
        });
        let Pair {
            part,
            key_spot,
            value,
            ..
        } = pair;
        match value {
            Value::List(items) => {
                for mut item in items {
                    parse::reread(&mut item);
                    item.fingerprint = fingerprint((item.fingerprint, &context));
                    item.context = Some(Arc::clone(&context));
                    self.expand(item);
                }
            }
            Value::Map(pairs)
                if !pairs.is_empty()
                    && !names_event(pairs.iter().map(|pair| pair.key.as_str())) =>
            {
                for pair in pairs {
                    match date_of(&pair.key, Some(date)) {
                        Some(date) => self.dated(&date, pair),
                        None => self.titled(pair, &context),
                    }
                }
            }
            Value::Map(pairs) => {
                let (node, spot) = Value::Map(pairs).into_node(&mut self.diagnostics);
                self.expand(item(node, spot.or(key_spot), &part, Some(&context)));
            }
            Value::Plain(node, spot) => {
                let mut item = item(node, spot, &part, Some(&context));
                item.place = key_spot.map_or(item.place, |spot| spot.place);
                self.items.push(item);
            }
            Value::Broken(diagnostic) => self.items.push(Item {
                fingerprint: fingerprint(part.text),
                place: key_spot.map_or_else(|| part.place(0), |spot| spot.place),
                part,
                content: Content::Broken(diagnostic),
                spots: Spots::Unknown,
                context: Some(context),
                problems: Vec::new(),
            }),
        }
    }

    /// `title: text` below a date.
    fn titled(&mut self, pair: Pair<'t>, context: &Arc<Context>) {
        let Pair {
            key,
            part,
            key_spot,
            value,
        } = pair;
        let (node, _) = value.into_node(&mut self.diagnostics);
        let mut pairs = match node {
            Node::Map(pairs) => pairs,
            node => vec![("summary".to_owned(), node)],
        };
        pairs.insert(0, ("title".to_owned(), Node::Scalar(key)));
        let mut item = item(Node::Map(pairs), None, &part, Some(context));
        item.place = key_spot.map_or(item.place, |spot| spot.place);
        self.items.push(item);
    }

    fn expand_all(&mut self, items: Vec<Item<'t>>) {
        self.items.reserve(items.len());
        for item in items {
            self.expand(item);
        }
    }

    /// Adds an item of a list of events: itself, or the events of the lists in it.
    fn expand(&mut self, item: Item<'t>) {
        match &item.content {
            Content::Read(Node::List(nodes)) if !nodes.is_empty() => {
                let (part, context) = (Arc::clone(&item.part), item.context.clone());
                if let (Content::Read(Node::List(nodes)), spot) = item.open() {
                    self.expand_all(items(nodes, spot, &part, context.as_ref()));
                }
            }
            Content::Read(Node::Map(pairs)) => match inner_list(pairs) {
                Some(at) => self.split(item, at),
                None => self.items.push(item),
            },
            Content::Read(Node::Null) if item.context.is_none() => {
                // A run of empty items is one row.
                if let Some(Item {
                    content: Content::Empty(count),
                    ..
                }) = self.items.last_mut()
                {
                    *count += 1;
                } else {
                    let content = Content::Empty(1);
                    self.items.push(Item { content, ..item });
                }
            }
            _ => self.items.push(item),
        }
    }

    /// A block of events, such as those of a year: the events in it, with what the block says of all of them; and the
    /// block itself, where it is an event too.
    fn split(&mut self, item: Item<'t>, at: usize) {
        let (part, around) = (Arc::clone(&item.part), item.context.clone());
        // Not that of the block: the block is more than this event.
        let (place, fingerprint) = (item.place, fingerprint((item.fingerprint, at)));
        let (Content::Read(Node::Map(mut pairs)), mut spot) = item.open() else {
            return;
        };
        let (_, inner) = pairs.remove(at);
        let inner_spot = spot.as_mut().and_then(|spot| spot.remove(at));
        let date = pairs
            .iter()
            .filter_map(|(key, value)| Some((field::rank(key, Role::Date)?, value.text()?)))
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, text)| text.to_owned());
        let is_event = date.is_some() && names_event(pairs.iter().map(|(key, _)| key.as_str()));
        let mut context = around.as_deref().cloned().unwrap_or_default();
        context.date = date.or(context.date);
        if is_event {
            self.items.push(Item {
                part: Arc::clone(&part),
                content: Content::Read(Node::Map(pairs)),
                spots: spot.map_or(Spots::Unknown, Spots::Known),
                context: around,
                place,
                fingerprint,
                problems: Vec::new(),
            });
        } else {
            pairs.retain(|(key, value)| {
                field::rank(key, Role::Date).is_none() || value.text() != context.date.as_deref()
            });
            context.fields.extend(pairs);
        }
        let context = Arc::new(context);
        if let Node::List(nodes) = inner {
            self.expand_all(items(nodes, inner_spot, &part, Some(&context)));
        }
    }
}
