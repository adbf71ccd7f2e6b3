//! The shape of a document, while events are searched for in it.

use std::sync::Arc;

use super::item::{Content, Item, LazySpan, Surroundings};
use super::previous::fingerprint;
use super::yaml::part::Part;
use super::yaml::span::Span;
use super::{Diagnostic, Node};
use crate::date::{Date, DateContext};
use crate::timeline::field::date_text::DateText;
use crate::timeline::item;

/// Most items of a list, or keys of a mapping, that are examined to classify it.
pub(super) const LOOKED_AT: usize = 100;

/// A document, or the combination of its sections.
#[derive(Debug)]
pub(super) enum Document<'t> {
    List(Vec<Item<'t>>),
    Map(Vec<Pair<'t>>),
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Pair<'t> {
    pub key: String,
    /// The text that the positions refer to.
    pub part: Arc<Part<'t>>,
    pub key_span: Option<Span>,
    pub value: Value<'t>,
}

#[derive(Debug)]
pub(super) enum Value<'t> {
    /// A scalar or null.
    Plain(Node, Option<Span>),
    List(Vec<Item<'t>>),
    Map(Vec<Pair<'t>>),
    Broken(Diagnostic),
}

impl<'t> Document<'t> {
    /// The document for a value that was parsed as a whole; `None` for a scalar.
    pub fn of(node: Node, span: Option<Span>, part: &Arc<Part<'t>>) -> Option<Self> {
        match Value::of(node, span, part) {
            Value::List(items) => Some(Self::List(items)),
            Value::Map(pairs) => Some(Self::Map(pairs)),
            Value::Plain(..) | Value::Broken(_) => None,
        }
    }
}

impl<'t> Value<'t> {
    pub fn of(node: Node, span: Option<Span>, part: &Arc<Part<'t>>) -> Self {
        match node {
            Node::List(nodes) => Self::List(items(nodes, span, part, None)),
            Node::Map(pairs) => {
                let mut spans = span
                    .map(|span| span.children)
                    .unwrap_or_default()
                    .into_iter();
                let pairs = pairs.into_iter().map(|(key, node)| {
                    let (key_span, span) = (spans.next(), spans.next());
                    Pair {
                        key,
                        part: Arc::clone(part),
                        key_span,
                        value: Self::of(node, span, part),
                    }
                });
                Self::Map(pairs.collect())
            }
            plain => Self::Plain(plain, span),
        }
    }

    /// A mapping from keys to scalars and lists as a node; `None` for anything else.
    pub fn plain_map(&self) -> Option<Node> {
        let Self::Map(pairs) = self else { return None };
        let pairs = pairs.iter().map(|pair| {
            let node = match &pair.value {
                Self::Plain(node, _) => node.clone(),
                Self::List(items) => Node::List(
                    items
                        .iter()
                        .filter_map(|item| match &item.content {
                            Content::Read(node) => Some(node.clone()),
                            _ => None,
                        })
                        .collect(),
                ),
                Self::Map(_) | Self::Broken(_) => Node::Null,
            };
            (pair.key.clone(), node)
        });
        Some(Node::Map(pairs.collect()))
    }

    /// Converts the value back to a node, with positions. Diagnostics of parts that could not be
    /// parsed are appended to `diagnostics`.
    pub fn into_node(self, diagnostics: &mut Vec<Diagnostic>) -> (Node, Option<Span>) {
        match self {
            Self::Plain(node, span) => (node, span),
            Self::List(items) => {
                let mut children = Vec::new();
                let mut nodes = Vec::new();
                for mut item in items {
                    item::reread(&mut item);
                    diagnostics.append(&mut item.problems);
                    let (content, span) = item.open();
                    match content {
                        Content::Read(node) => {
                            nodes.push(node);
                            children.push(span.unwrap_or_default());
                        }
                        Content::Broken(diagnostic) => diagnostics.push(diagnostic),
                        Content::Empty(_) | Content::Kept(_) => {}
                    }
                }
                (Node::List(nodes), Span::around(children))
            }
            Self::Map(pairs) => {
                let mut children = Vec::new();
                let mut nodes = Vec::new();
                for pair in pairs {
                    if let Self::Broken(diagnostic) = pair.value {
                        diagnostics.push(diagnostic);
                        continue;
                    }
                    let (node, span) = pair.value.into_node(diagnostics);
                    children.push(pair.key_span.unwrap_or_default());
                    children.push(span.unwrap_or_default());
                    nodes.push((pair.key, node));
                }
                (Node::Map(nodes), Span::around(children))
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
    span: Option<Span>,
    part: &Arc<Part<'t>>,
    around: Option<&Arc<Surroundings>>,
) -> Vec<Item<'t>> {
    let spans = span.map(|span| span.children).unwrap_or_default();
    let mut spans = spans.into_iter();
    nodes
        .into_iter()
        .map(|node| item(node, spans.next(), part, around))
        .collect()
}

/// A parsed value as an item.
pub(super) fn item<'t>(
    node: Node,
    span: Option<Span>,
    part: &Arc<Part<'t>>,
    around: Option<&Arc<Surroundings>>,
) -> Item<'t> {
    let span = span.filter(|span| span.place.line > 0);
    Item {
        part: Arc::clone(part),
        fingerprint: fingerprint((&node, around)),
        place: span
            .as_ref()
            .map_or_else(|| part.place(0), |span| span.place),
        content: Content::Read(node),
        spans: span.map_or(LazySpan::Unknown, LazySpan::Known),
        around: around.cloned(),
        problems: Vec::new(),
        list: item::top(),
        keys: None,
    }
}

/// The date that a key means: the key alone, else together with the date around it.
pub(super) fn date_of(key: &str, around: Option<&DateText>) -> Option<DateText> {
    if key.len() > 100 {
        return None;
    }
    let digits = key
        .split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .max()
        .unwrap_or(0);
    if digits >= 3 && Date::parse(key, DateContext::default()).is_ok() {
        return Some(DateText::one(key));
    }
    let within = around?.clone().with(key);
    within.read(DateContext::default()).ok()?;
    Some(within)
}
