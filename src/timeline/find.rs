//! Where the events are in a document of any shape: lists of dated mappings, also nested ones, and mappings by date.

use std::sync::Arc;

use super::field::{self, Role};
use super::identity::fingerprint;
use super::item::{Content, Context, Item, Spots};
use super::part::Part;
use super::spot::Spot;
use super::{Diagnostic, Node};
use crate::date::{Date, Reading};

/// How many items of a list are looked at to tell whether it is one of events.
const LOOKED_AT: usize = 10;
/// How deep a list of events may stand in mappings that are no events.
const DEEPEST: usize = 6;

/// A document, or what its sections are put together to.
#[derive(Debug)]
pub(super) enum Document<'t> {
    List(Vec<Item<'t>>),
    Map(Vec<Pair<'t>>),
}

/// A key at the top of a document.
#[derive(Debug)]
pub(super) struct Pair<'t> {
    pub key: String,
    /// The text that the positions are of.
    pub part: Arc<Part<'t>>,
    pub key_spot: Option<Spot>,
    pub value: Value<'t>,
}

#[derive(Debug)]
pub(super) enum Value<'t> {
    Node(Node, Option<Spot>),
    List(Vec<Item<'t>>),
    /// A mapping with a list in it that was cut into blocks.
    Map(Vec<Pair<'t>>),
    Broken(Diagnostic),
}

/// What was found in a document.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    /// The events, in file order.
    pub items: Vec<Item<'t>>,
    /// Every key at the top that holds no events.
    pub fields: Vec<(String, Node)>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether anything looked like a place for events, even an empty one.
    pub any: bool,
}

/// Finds the events of a document.
pub(super) fn find(document: Document<'_>) -> Found<'_> {
    let mut found = Found::default();
    match document {
        Document::List(items) => {
            found.any = true;
            for item in items {
                found.expand(item);
            }
        }
        Document::Map(pairs) => found.top(pairs),
    }
    found
}

/// The document of a value that was read as a whole.
pub(super) fn document<'t>(
    node: Node,
    spot: Option<Spot>,
    part: &Arc<Part<'t>>,
) -> Result<Document<'t>, Node> {
    match node {
        Node::List(nodes) => Ok(Document::List(items(nodes, spot, part, None))),
        Node::Map(pairs) => {
            let mut children = spot
                .map(|spot| spot.children)
                .unwrap_or_default()
                .into_iter();
            let pairs = pairs.into_iter().map(|(key, node)| {
                let (key_spot, spot) = (children.next(), children.next());
                Pair {
                    key,
                    part: Arc::clone(part),
                    key_spot,
                    value: value(node, spot, part),
                }
            });
            Ok(Document::Map(pairs.collect()))
        }
        other => Err(other),
    }
}

/// The value of a key at the top.
pub(super) fn value<'t>(node: Node, spot: Option<Spot>, part: &Arc<Part<'t>>) -> Value<'t> {
    match node {
        Node::List(nodes) => Value::List(items(nodes, spot, part, None)),
        node => Value::Node(node, spot),
    }
}

/// The values of a list as items.
fn items<'t>(
    nodes: Vec<Node>,
    spot: Option<Spot>,
    part: &Arc<Part<'t>>,
    context: Option<&Arc<Context>>,
) -> Vec<Item<'t>> {
    let spots = spot.map(|spot| spot.children).unwrap_or_default();
    let mut spots = spots.into_iter();
    nodes
        .into_iter()
        .map(|node| item(node, spots.next(), part, context))
        .collect()
}

fn item<'t>(
    node: Node,
    spot: Option<Spot>,
    part: &Arc<Part<'t>>,
    context: Option<&Arc<Context>>,
) -> Item<'t> {
    Item {
        part: Arc::clone(part),
        fingerprint: fingerprint((&node, context)),
        place: spot
            .as_ref()
            .map_or_else(|| part.place(0), |spot| spot.place),
        content: Content::Read(node),
        spots: spot.map_or(Spots::Unknown, Spots::Known),
        context: context.cloned(),
    }
}

impl<'t> Found<'t> {
    fn top(&mut self, pairs: Vec<Pair<'t>>) {
        // `events:` says where they are; without it every list that looks like events is one.
        let only_events = pairs
            .iter()
            .any(|pair| is_events(pair) && holds_events(pair));
        let by_date = !only_events && {
            let keys = pairs.iter().filter(|pair| !field::is_reserved(&pair.key));
            are_dates(keys.map(|pair| pair.key.as_str()))
        };
        let is_event =
            !only_events && !by_date && is_event(&pairs) && !pairs.iter().any(holds_events);
        if is_event {
            self.whole(pairs);
            return;
        }
        for pair in pairs {
            let may_hold = !field::is_reserved(&pair.key) && (!only_events || is_events(&pair));
            let Pair {
                key,
                part,
                key_spot,
                value,
            } = pair;
            match value {
                Value::Broken(diagnostic) if by_date && date_of(&key, None).is_some() => {
                    self.items.push(broken(&key, &part, key_spot, diagnostic));
                }
                Value::Broken(diagnostic) => self.diagnostics.push(diagnostic),
                Value::Node(node, spot) => {
                    if by_date && let Some(date) = date_of(&key, None) {
                        self.any = true;
                        self.dated(date, node, spot, key_spot, &part);
                    } else if may_hold {
                        self.rest(key, node, spot, &part);
                    } else {
                        self.fields.push((key, node));
                    }
                }
                Value::List(items) => {
                    if by_date && let Some(date) = date_of(&key, None) {
                        self.any = true;
                        let context = Arc::new(Context {
                            date: Some(date),
                            fields: Vec::new(),
                        });
                        for mut item in items {
                            item.context = Some(Arc::clone(&context));
                            self.expand(item);
                        }
                    } else if may_hold && are_events(&key, &items) {
                        self.any = true;
                        for item in items {
                            self.expand(item);
                        }
                    } else {
                        self.keep_list(key, items);
                    }
                }
                Value::Map(pairs) => {
                    let before = self.fields.len();
                    let mut inner = Self::default();
                    inner.top(pairs);
                    self.items.append(&mut inner.items);
                    self.diagnostics.append(&mut inner.diagnostics);
                    self.any |= inner.any;
                    if !inner.fields.is_empty() {
                        self.fields.insert(before, (key, Node::Map(inner.fields)));
                    }
                }
            }
        }
    }

    /// The document is itself one event.
    fn whole(&mut self, pairs: Vec<Pair<'t>>) {
        let mut part = None;
        let mut nodes = Vec::new();
        let mut spot = Spot::default();
        for pair in pairs {
            let node = match pair.value {
                Value::Node(node, value_spot) => {
                    spot.children.push(pair.key_spot.unwrap_or_default());
                    spot.children.push(value_spot.unwrap_or_default());
                    node
                }
                Value::List(items) => {
                    spot.children.push(pair.key_spot.unwrap_or_default());
                    spot.children.push(Spot::default());
                    Node::List(self.nodes(items))
                }
                Value::Map(_) => continue,
                Value::Broken(diagnostic) => {
                    self.diagnostics.push(diagnostic);
                    continue;
                }
            };
            part.get_or_insert(pair.part);
            nodes.push((pair.key, node));
        }
        let Some(part) = part else { return };
        let known = spot.children.iter().all(|spot| spot.place.line > 0);
        self.any = true;
        spot.place = spot
            .children
            .first()
            .map_or_else(|| part.place(0), |spot| spot.place);
        self.items
            .push(item(Node::Map(nodes), known.then_some(spot), &part, None));
    }

    /// A value at the top that is no list: what in it are events is taken out, the rest is kept.
    fn rest(&mut self, key: String, node: Node, spot: Option<Spot>, part: &Arc<Part<'t>>) {
        if let Some(rest) = self.search(&key, node, spot, part, DEEPEST) {
            self.fields.push((key, rest));
        }
    }

    /// Looks for lists of events in a value and takes them out; gives back the rest of it, if any.
    fn search(
        &mut self,
        key: &str,
        node: Node,
        spot: Option<Spot>,
        part: &Arc<Part<'t>>,
        depth: usize,
    ) -> Option<Node> {
        match node {
            Node::List(nodes) if nodes_are_events(key, &nodes) => {
                self.any = true;
                for item in items(nodes, spot, part, None) {
                    self.expand(item);
                }
                None
            }
            Node::Null if field::is_list(key) => {
                self.any = true;
                None
            }
            Node::Map(pairs) if depth > 0 && !pairs.is_empty() => {
                let mut spots = spot
                    .map(|spot| spot.children)
                    .unwrap_or_default()
                    .into_iter();
                let by_date = are_dates(pairs.iter().map(|(key, _)| key.as_str()));
                let mut rest = Vec::new();
                for (key, node) in pairs {
                    let (key_spot, spot) = (spots.next(), spots.next());
                    if by_date && let Some(date) = date_of(&key, None) {
                        self.any = true;
                        self.dated(date, node, spot, key_spot, part);
                    } else if let Some(node) = self.search(&key, node, spot, part, depth - 1) {
                        rest.push((key, node));
                    }
                }
                (!rest.is_empty()).then_some(Node::Map(rest))
            }
            node => Some(node),
        }
    }

    /// What stands under a date: a list of events, one event, a text, or a mapping of finer dates or titles to those.
    fn dated(
        &mut self,
        date: String,
        node: Node,
        spot: Option<Spot>,
        key_spot: Option<Spot>,
        part: &Arc<Part<'t>>,
    ) {
        let context = Arc::new(Context {
            date: Some(date.clone()),
            fields: Vec::new(),
        });
        match node {
            Node::List(nodes) => {
                for item in items(nodes, spot, part, Some(&context)) {
                    self.expand(item);
                }
            }
            Node::Map(pairs) if !names_event(&pairs) && !pairs.is_empty() => {
                let mut spots = spot
                    .map(|spot| spot.children)
                    .unwrap_or_default()
                    .into_iter();
                for (key, node) in pairs {
                    let (key_spot, spot) = (spots.next(), spots.next());
                    match date_of(&key, Some(&date)) {
                        Some(date) => self.dated(date, node, spot, key_spot, part),
                        None => self.titled(key, node, key_spot, part, &context),
                    }
                }
            }
            node @ Node::Map(_) => {
                let item = item(node, spot.or(key_spot), part, Some(&context));
                self.expand(item);
            }
            node => {
                let mut item = item(node, spot, part, Some(&context));
                if let Some(key) = &key_spot {
                    item.place = key.place;
                }
                self.items.push(item);
            }
        }
    }

    /// `title: text` below a date.
    fn titled(
        &mut self,
        title: String,
        node: Node,
        key_spot: Option<Spot>,
        part: &Arc<Part<'t>>,
        context: &Arc<Context>,
    ) {
        let mut pairs = match node {
            Node::Map(pairs) => pairs,
            node => vec![("summary".to_owned(), node)],
        };
        pairs.insert(0, ("title".to_owned(), Node::Scalar(title)));
        let place = key_spot.map(|spot| spot.place);
        let mut item = item(Node::Map(pairs), None, part, Some(context));
        if let Some(place) = place {
            item.place = place;
        }
        self.items.push(item);
    }

    /// Adds an item of a list of events: itself, or the events of the lists in it.
    fn expand(&mut self, item: Item<'t>) {
        match &item.content {
            Content::Read(Node::List(_)) => {
                let (part, context) = (Arc::clone(&item.part), item.context.clone());
                let (node, spot) = open(item);
                if let Node::List(nodes) = node {
                    for item in items(nodes, spot, &part, context.as_ref()) {
                        self.expand(item);
                    }
                }
            }
            Content::Read(Node::Map(pairs)) => match inner_list(pairs) {
                Some(at) => self.split(item, at),
                None => self.items.push(item),
            },
            _ => self.items.push(item),
        }
    }

    /// A block of events, such as those of a year: the events in it, with what the block says of all of them; and the
    /// block itself, where it is an event too.
    fn split(&mut self, item: Item<'t>, at: usize) {
        let (part, around) = (Arc::clone(&item.part), item.context.clone());
        let (place, own_fingerprint) = (item.place, item.fingerprint);
        let (node, spot) = open(item);
        let Node::Map(mut pairs) = node else { return };
        let (_, inner) = pairs.remove(at);
        let inner_spot = spot.as_ref().and_then(|spot| spot.value(at)).cloned();
        let own_date = pairs
            .iter()
            .filter_map(|(key, value)| Some((field::rank(key, Role::Date)?, value.text()?)))
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, text)| text.to_owned());
        let is_event = own_date.is_some() && names_event(&pairs);
        let mut context = around.as_deref().cloned().unwrap_or_default();
        if let Some(date) = own_date {
            context.date = Some(date);
        }
        if is_event {
            let mut own_spot = spot;
            if let Some(spot) = &mut own_spot {
                spot.children.drain(
                    at.saturating_mul(2)
                        ..at.saturating_mul(2)
                            .saturating_add(2)
                            .min(spot.children.len()),
                );
            }
            self.items.push(Item {
                part: Arc::clone(&part),
                content: Content::Read(Node::Map(pairs)),
                spots: own_spot.map_or(Spots::Unknown, Spots::Known),
                context: around,
                place,
                fingerprint: own_fingerprint,
            });
        } else {
            pairs.retain(|(key, _)| field::rank(key, Role::Date).is_none());
            context.fields.extend(pairs);
        }
        let context = Arc::new(context);
        if let Node::List(nodes) = inner {
            for item in items(nodes, inner_spot, &part, Some(&context)) {
                self.expand(item);
            }
        }
    }

    /// A list at the top that holds no events.
    fn keep_list(&mut self, key: String, items: Vec<Item<'t>>) {
        let nodes = self.nodes(items);
        self.fields.push((key, Node::List(nodes)));
    }

    fn nodes(&mut self, items: Vec<Item<'t>>) -> Vec<Node> {
        let mut nodes = Vec::with_capacity(items.len());
        for item in items {
            match item.content {
                Content::Read(node) => nodes.push(node),
                Content::Broken(diagnostic) => self.diagnostics.push(diagnostic),
                Content::Kept(_) => {}
            }
        }
        nodes
    }
}

/// The value of an item and where its values stand.
fn open(mut item: Item<'_>) -> (Node, Option<Spot>) {
    let spot = item.spot().cloned();
    let content = std::mem::replace(&mut item.content, Content::Read(Node::Null));
    match content {
        Content::Read(node) => (node, spot),
        _ => (Node::Null, spot),
    }
}

fn broken<'t>(
    key: &str,
    part: &Arc<Part<'t>>,
    key_spot: Option<Spot>,
    diagnostic: Diagnostic,
) -> Item<'t> {
    Item {
        part: Arc::clone(part),
        fingerprint: fingerprint(part.text),
        place: key_spot.map_or_else(|| part.place(0), |spot| spot.place),
        content: Content::Broken(diagnostic),
        spots: Spots::Unknown,
        context: Some(Arc::new(Context {
            date: Some(key.to_owned()),
            fields: Vec::new(),
        })),
    }
}

fn is_events(pair: &Pair<'_>) -> bool {
    pair.key.eq_ignore_ascii_case("events")
}

/// Whether a key at the top holds events or a place for them.
fn holds_events(pair: &Pair<'_>) -> bool {
    match &pair.value {
        Value::List(items) => are_events(&pair.key, items),
        Value::Node(Node::Null, _) => field::is_list(&pair.key),
        Value::Node(Node::Map(pairs), _) => are_dates(pairs.iter().map(|(key, _)| key.as_str())),
        Value::Node(..) | Value::Broken(_) => false,
        Value::Map(_) => true,
    }
}

/// Whether the items of a list under that key are events.
fn are_events(key: &str, items: &[Item<'_>]) -> bool {
    let mut first = items.iter().take(LOOKED_AT);
    if field::is_reserved(key) {
        return false;
    }
    if field::is_list(key) {
        return items.is_empty()
            || key.eq_ignore_ascii_case("events")
            || first.any(|item| !matches!(item.content, Content::Read(Node::Scalar(_))));
    }
    first.any(|item| match &item.content {
        Content::Read(node) => is_dated(node),
        Content::Kept(_) => true,
        Content::Broken(_) => super::parse::recover(item.part.text).date.is_some(),
    })
}

fn nodes_are_events(key: &str, nodes: &[Node]) -> bool {
    let mut first = nodes.iter().take(LOOKED_AT);
    if field::is_list(key) {
        return nodes.is_empty() || first.any(|node| !matches!(node, Node::Scalar(_)));
    }
    first.any(is_dated)
}

/// Whether a value is a mapping that says when something was.
fn is_dated(node: &Node) -> bool {
    node.pairs()
        .iter()
        .any(|(key, value)| field::is_date(key) && !matches!(value, Node::Null | Node::List(_)))
}

/// The list of events in a mapping, if it is a block of events such as those of a year.
fn inner_list(pairs: &[(String, Node)]) -> Option<usize> {
    pairs.iter().position(|(key, value)| match value {
        Node::List(nodes) => {
            field::is_list(key)
                && !nodes.is_empty()
                && nodes
                    .iter()
                    .take(LOOKED_AT)
                    .any(|node| names_event(node.pairs()))
        }
        _ => false,
    })
}

/// Whether a mapping has a title or a summary.
fn names_event(pairs: &[(String, Node)]) -> bool {
    pairs.iter().any(|(key, value)| {
        [Role::Title, Role::Summary]
            .iter()
            .any(|role| field::rank(key, *role).is_some())
            && matches!(value, Node::Scalar(_) | Node::Map(_))
    })
}

/// Whether a document is itself one event: it says when, and what.
fn is_event(pairs: &[Pair<'_>]) -> bool {
    let has = |role| {
        pairs.iter().any(|pair| {
            field::rank(&pair.key, role).is_some()
                && matches!(pair.value, Value::Node(Node::Scalar(_), _))
        })
    };
    (has(Role::Date) || has(Role::Start)) && (has(Role::Title) || has(Role::Summary))
}

/// Whether most of these keys are dates.
fn are_dates<'k>(keys: impl Iterator<Item = &'k str>) -> bool {
    let (mut dates, mut others) = (0_usize, 0_usize);
    for key in keys.take(LOOKED_AT * 10) {
        if date_of(key, None).is_some() {
            dates += 1;
        } else {
            others += 1;
        }
    }
    dates > others
}

/// The date that a key is, alone (then with a year in it) or within the date around it.
fn date_of(key: &str, around: Option<&str>) -> Option<String> {
    if key.len() > 100 {
        return None;
    }
    let digits = key
        .split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .max()
        .unwrap_or(0);
    if digits >= 3 && Date::parse(key, Reading::default()).is_ok() {
        return Some(key.to_owned());
    }
    let around = around?;
    [format!("{key} {around}"), format!("{around}-{key:0>2}")]
        .into_iter()
        .find(|text| Date::parse(text, Reading::default()).is_ok())
}
