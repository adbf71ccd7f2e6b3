//! Keys whose lists hold events in some items of a list, and so count as lists of events in the others.

use std::collections::HashSet;

use super::event_keys::names_event;
use crate::timeline::Node;
use crate::timeline::shape::LOOKED_AT;

/// A key whose lists hold events in at least one item of a list, and the keys of these events.
#[derive(Debug)]
pub(in crate::timeline) struct Holding {
    pub key: String,
    keys: HashSet<String>,
    /// Whether one of its lists has nothing but texts.
    has_texts: bool,
}

impl Holding {
    pub fn of(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            keys: HashSet::new(),
            has_texts: false,
        }
    }

    /// Adds the keys of a list of events.
    pub fn add(&mut self, list: &Node) {
        let Node::List(nodes) = list else { return };
        self.has_texts |= are_texts(nodes);
        for (key, _) in nodes.iter().take(LOOKED_AT).flat_map(Node::pairs) {
            if !self.keys.contains(key) {
                self.keys.insert(key.clone());
            }
        }
    }

    /// Whether a list without dates is of the same kind: its items name events, and most of their keys are those of the
    /// events; or its items are texts, as those of another list are.
    pub fn is_like(&self, list: &Node) -> bool {
        let Node::List(nodes) = list else {
            return false;
        };
        if self.has_texts && are_texts(nodes) {
            return true;
        }
        let names = |node: &Node| names_event(node.pairs().iter().map(|(key, _)| key.as_str()));
        let some = || nodes.iter().take(LOOKED_AT);
        let keys: HashSet<&String> = some().flat_map(Node::pairs).map(|(key, _)| key).collect();
        let known = keys.iter().filter(|key| self.keys.contains(**key)).count();
        some().any(names) && known.saturating_mul(2) > keys.len()
    }
}

/// Whether the values of a list are texts.
fn are_texts(nodes: &[Node]) -> bool {
    !nodes.is_empty() && nodes.iter().all(|node| node.text().is_some())
}
