//! The shape of a document, and what in it looks like events.

use std::sync::Arc;

use super::field::{self, Role};
use super::identity::fingerprint;
use super::item::{Content, Context, Item, Spots};
use super::part::Part;
use super::spot::Spot;
use super::{Diagnostic, Node, parse};
use crate::date::{Date, Reading};

/// How many items of a list, and of keys times ten, are looked at to tell what it is.
pub(super) const LOOKED_AT: usize = 10;

/// A document, or what its sections are put together to.
#[derive(Debug)]
pub(super) enum Document<'t> {
    List(Vec<Item<'t>>),
    Map(Vec<Pair<'t>>),
}

/// A key and its value.
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
    /// A scalar or nothing.
    Plain(Node, Option<Spot>),
    List(Vec<Item<'t>>),
    Map(Vec<Pair<'t>>),
    Broken(Diagnostic),
}

impl<'t> Document<'t> {
    /// The document of a value that was read as a whole; a text is none.
    pub fn of(node: Node, spot: Option<Spot>, part: &Arc<Part<'t>>) -> Option<Self> {
        match Value::of(node, spot, part) {
            Value::List(items) => Some(Self::List(items)),
            Value::Map(pairs) => Some(Self::Map(pairs)),
            Value::Plain(..) | Value::Broken(_) => None,
        }
    }
}

impl<'t> Value<'t> {
    pub fn of(node: Node, spot: Option<Spot>, part: &Arc<Part<'t>>) -> Self {
        match node {
            Node::List(nodes) => Self::List(items(nodes, spot, part, None)),
            Node::Map(pairs) => {
                let mut spots = spot
                    .map(|spot| spot.children)
                    .unwrap_or_default()
                    .into_iter();
                let pairs = pairs.into_iter().map(|(key, node)| {
                    let (key_spot, spot) = (spots.next(), spots.next());
                    Pair {
                        key,
                        part: Arc::clone(part),
                        key_spot,
                        value: Self::of(node, spot, part),
                    }
                });
                Self::Map(pairs.collect())
            }
            plain => Self::Plain(plain, spot),
        }
    }

    /// The value back as a node, and where its values stand. What of it could not be read goes to `diagnostics`.
    pub fn into_node(self, diagnostics: &mut Vec<Diagnostic>) -> (Node, Option<Spot>) {
        match self {
            Self::Plain(node, spot) => (node, spot),
            Self::List(items) => {
                let mut children = Vec::new();
                let mut nodes = Vec::new();
                for mut item in items {
                    parse::reread(&mut item);
                    let (content, spot) = item.open();
                    match content {
                        Content::Read(node) => {
                            nodes.push(node);
                            children.push(spot.unwrap_or_default());
                        }
                        Content::Broken(diagnostic) => diagnostics.push(diagnostic),
                        Content::Empty(_) | Content::Kept(_) => {}
                    }
                }
                (Node::List(nodes), Spot::around(children))
            }
            Self::Map(pairs) => {
                let mut children = Vec::new();
                let mut nodes = Vec::new();
                for pair in pairs {
                    if let Self::Broken(diagnostic) = pair.value {
                        diagnostics.push(diagnostic);
                        continue;
                    }
                    let (node, spot) = pair.value.into_node(diagnostics);
                    children.push(pair.key_spot.unwrap_or_default());
                    children.push(spot.unwrap_or_default());
                    nodes.push((pair.key, node));
                }
                (Node::Map(nodes), Spot::around(children))
            }
            Self::Broken(diagnostic) => {
                diagnostics.push(diagnostic);
                (Node::Null, None)
            }
        }
    }
}

/// The values of a list as items.
pub(super) fn items<'t>(
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

/// A value that was read as an item.
pub(super) fn item<'t>(
    node: Node,
    spot: Option<Spot>,
    part: &Arc<Part<'t>>,
    context: Option<&Arc<Context>>,
) -> Item<'t> {
    let spot = spot.filter(|spot| spot.place.line > 0);
    Item {
        part: Arc::clone(part),
        fingerprint: fingerprint((&node, context)),
        place: spot
            .as_ref()
            .map_or_else(|| part.place(0), |spot| spot.place),
        content: Content::Read(node),
        spots: spot.map_or(Spots::Unknown, Spots::Known),
        context: context.cloned(),
        problems: Vec::new(),
    }
}

/// Whether a value holds events, or is the place for them.
pub(super) fn holds_events(key: &str, value: &Value<'_>) -> bool {
    match value {
        Value::List(items) => are_events(key, items),
        Value::Map(pairs) => {
            are_dates(pairs.iter())
                || pairs
                    .iter()
                    .any(|pair| holds_events(&pair.key, &pair.value))
        }
        Value::Plain(Node::Null, _) => field::is_list(key),
        Value::Plain(..) | Value::Broken(_) => false,
    }
}

/// Whether the items of a list under that key are events.
pub(super) fn are_events(key: &str, items: &[Item<'_>]) -> bool {
    if field::is_reserved(key) {
        return false;
    }
    let mut first = items.iter().take(LOOKED_AT);
    if field::is_list(key) {
        // A list of texts only is one of events where its key says nothing else.
        return items.is_empty()
            || is_events(key)
            || first.any(|item| !matches!(item.content, Content::Read(Node::Scalar(_))));
    }
    first.any(|item| match &item.content {
        Content::Read(node) => is_dated(node) && names_event(keys(node)),
        // Those that are looked at are never kept unread: see `read`.
        Content::Kept(_) => true,
        Content::Broken(_) => parse::recover(item.part.text).date.is_some(),
        Content::Empty(_) => false,
    })
}

/// Whether that is the canonical key of the list of events.
pub(super) fn is_events(key: &str) -> bool {
    key.eq_ignore_ascii_case("events")
}

/// Whether a value is a mapping that says when something was.
fn is_dated(node: &Node) -> bool {
    node.pairs()
        .iter()
        .any(|(key, value)| field::is_date(key) && !matches!(value, Node::Null | Node::List(_)))
}

/// The list of events in a mapping, if it is a block of events such as those of a year. What is an event itself holds
/// others only where they have dates of their own, or stand under `events:`.
pub(super) fn inner_list(pairs: &[(String, Node)]) -> Option<usize> {
    let is_item = |node: &Node| names_event(keys(node)) || inner_list(node.pairs()).is_some();
    pairs.iter().position(|(key, value)| match value {
        Node::List(nodes) if field::is_list(key) => {
            let mut first = nodes.iter().take(LOOKED_AT);
            first.clone().any(is_item)
                && (is_events(key)
                    || !names_event(pairs.iter().map(|(key, _)| key.as_str()))
                    || first.any(is_dated))
        }
        _ => false,
    })
}

fn keys(node: &Node) -> impl Iterator<Item = &str> {
    node.pairs().iter().map(|(key, _)| key.as_str())
}

/// Whether one of these keys is that of a title or a summary.
pub(super) fn names_event<'k>(mut keys: impl Iterator<Item = &'k str>) -> bool {
    keys.any(|key| {
        [Role::Title, Role::Summary]
            .iter()
            .any(|role| field::rank(key, *role).is_some())
    })
}

/// Whether a document is itself one event: it says when, and what.
pub(super) fn is_event(pairs: &[Pair<'_>]) -> bool {
    let has = |roles: [Role; 2]| {
        pairs.iter().any(|pair| {
            roles
                .iter()
                .any(|role| field::rank(&pair.key, *role).is_some())
                && matches!(pair.value, Value::Plain(Node::Scalar(_), _) | Value::Map(_))
        })
    };
    has([Role::Date, Role::Start]) && has([Role::Title, Role::Summary])
}

/// Whether most of these are events by their date.
pub(super) fn are_dates<'p, 't: 'p>(pairs: impl Iterator<Item = &'p Pair<'t>>) -> bool {
    let (dates, others) = count_dates(pairs);
    dates > others
}

/// How many of these are events by their date, and how many are not. A number by a date is none.
pub(super) fn count_dates<'p, 't: 'p>(pairs: impl Iterator<Item = &'p Pair<'t>>) -> (usize, usize) {
    let (mut dates, mut others) = (0_usize, 0_usize);
    for pair in pairs.take(LOOKED_AT * 10) {
        let says_what = match &pair.value {
            Value::Plain(Node::Scalar(text), _) => text.contains(char::is_alphabetic),
            _ => true,
        };
        if says_what && date_of(&pair.key, None).is_some() {
            dates += 1;
        } else {
            others += 1;
        }
    }
    (dates, others)
}

/// The date that a key is: alone, then with a year in it; or within the date around it.
pub(super) fn date_of(key: &str, around: Option<&str>) -> Option<String> {
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
