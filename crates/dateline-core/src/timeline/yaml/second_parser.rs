//! Parses YAML that `serde_yaml` rejects although YAML 1.2 allows it: an anchor whose name is used
//! again, an unknown directive, a tab after the indentation of a block text. The parser is the one
//! that also finds the positions of values.

use crate::limits;
use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::timeline::Node;
use crate::timeline::yaml::anchors::has_anchor_twice;

/// The documents of a rejected text; `None` if it has none of these features, or this parser
/// rejects it too.
pub(in crate::timeline) fn read_refused(text: &str) -> Option<Vec<Node>> {
    let is_wronged = has_directive(text) || has_tab_in_block(text) || has_anchor_twice(text);
    is_wronged.then(|| read(text)).flatten()
}

/// The documents of a text; `None` if it is invalid, or aliases repeat too much.
pub(in crate::timeline) fn read(text: &str) -> Option<Vec<Node>> {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, _) = event.ok()?;
        builder.add(event)?;
    }
    Some(builder.documents)
}

/// Whether a line is a directive other than `%YAML` and `%TAG`.
fn has_directive(text: &str) -> bool {
    let mut lines = text.lines().filter_map(|line| line.strip_prefix('%'));
    lines.any(|name| !name.starts_with("YAML") && !name.starts_with("TAG"))
}

/// Whether a line begins with spaces and a tab, below one that opens a block text.
fn has_tab_in_block(text: &str) -> bool {
    static TAB: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"[|>][-+0-9]{0,2}[ ]*(?:#.*)?\r?\n(?:[ ]*\r?\n)*[ ]+\t").ok());
    TAB.as_ref().is_some_and(|tab| tab.is_match(text))
}

/// Builds documents from events.
#[derive(Default)]
struct Builder {
    documents: Vec<Node>,
    /// The open collections, each with its anchor.
    open: Vec<(usize, Open)>,
    anchors: HashMap<usize, Node>,
    repeated: usize,
}

enum Open {
    List(Vec<Node>),
    /// The pairs, and the key of the next one.
    Map(Vec<(String, Node)>, Option<String>),
}

impl Builder {
    fn add(&mut self, event: Event<'_>) -> Option<()> {
        match event {
            Event::SequenceStart(anchor, _) => self.enter(anchor, Open::List(Vec::new())),
            Event::MappingStart(anchor, _) => self.enter(anchor, Open::Map(Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => {
                let (anchor, open) = self.open.pop()?;
                let node = match open {
                    Open::List(items) => Node::List(items),
                    Open::Map(pairs, _) => Node::Map(pairs),
                };
                self.value(anchor, node)
            }
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain && tag.is_none();
                let is_null = is_plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let node = if is_null {
                    Node::Null
                } else {
                    Node::Scalar(text.into_owned())
                };
                self.value(anchor, node)
            }
            Event::Alias(anchor) => {
                let node = self.anchors.get(&anchor)?.clone();
                self.repeated += size(&node);
                (self.repeated < limits::REPEATED_VALUES).then_some(())?;
                self.value(0, node)
            }
            _ => Some(()),
        }
    }

    fn enter(&mut self, anchor: usize, open: Open) -> Option<()> {
        self.open.push((anchor, open));
        (self.open.len() <= limits::NESTING).then_some(())
    }

    fn value(&mut self, anchor: usize, node: Node) -> Option<()> {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            None => self.documents.push(node),
            Some((_, Open::List(items))) => items.push(node),
            Some((_, Open::Map(pairs, key))) => match (key.take(), node) {
                (Some(key), node) => pairs.push((key, node)),
                (None, Node::Scalar(text)) => *key = Some(text),
                (None, Node::Null) => *key = Some("~".to_owned()),
                // A key that is a collection.
                (None, Node::List(_) | Node::Map(_)) => return None,
            },
        }
        Some(())
    }
}

/// Number of values within a value, including itself.
fn size(node: &Node) -> usize {
    match node {
        Node::Null | Node::Scalar(_) => 1,
        Node::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Node::Map(pairs) => 1 + pairs.iter().map(|(_, value)| size(value)).sum::<usize>(),
    }
}
