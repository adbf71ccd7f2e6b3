//! The pairs of an event's mapping, and which of them have found their place.

use std::collections::HashSet;

use super::Node;
use super::field::{Rank, Role, rank_in, roles};

/// The pairs of an event, and which of them have found their place.
#[derive(Debug)]
pub(super) struct Fields {
    pairs: Vec<(String, Node)>,
    /// What the key of each pair can say.
    ranks: Vec<&'static [Rank]>,
    used: Vec<bool>,
}

impl Fields {
    pub fn new(mut pairs: Vec<(String, Node)>) -> Self {
        // The pairs that stand in the file keep their index: it leads to their place.
        merge(&mut pairs);
        let used = pairs.iter().map(is_merge).collect();
        for (_, value) in &mut pairs {
            apply_merges(value);
        }
        let ranks = pairs.iter().map(|(key, _)| roles(key)).collect();
        Self { pairs, ranks, used }
    }

    /// The pair that serves best for a role, of those whose value will do, and its rank there.
    pub fn best(&self, role: Role, fits: impl Fn(&Node) -> bool) -> Option<(usize, u8)> {
        let pairs = self.pairs.iter().zip(&self.ranks).zip(&self.used);
        pairs
            .enumerate()
            .filter(|(_, (_, used))| !**used)
            .filter_map(|(index, (((_, value), ranks), _))| {
                let rank = rank_in(ranks, role)?;
                fits(value).then_some((index, rank))
            })
            .min_by_key(|(_, rank)| *rank)
    }

    pub fn key(&self, at: usize) -> Option<&str> {
        self.pairs.get(at).map(|(key, _)| key.as_str())
    }

    pub fn value(&self, at: usize) -> Option<&Node> {
        self.pairs.get(at).map(|(_, value)| value)
    }

    pub fn value_mut(&mut self, at: usize) -> Option<&mut Node> {
        self.pairs.get_mut(at).map(|(_, value)| value)
    }

    pub fn text(&self, at: usize) -> Option<&str> {
        self.value(at)?.text()
    }

    /// Marks a pair as used: it is not shown among the other fields.
    pub fn take(&mut self, at: usize) {
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
    }

    /// Shows a pair among the other fields after all.
    pub fn give_back(&mut self, at: &[usize]) {
        if let Some(used) = at.first().and_then(|at| self.used.get_mut(*at)) {
            *used = false;
        }
    }

    /// Takes the best pair's value out.
    pub fn pull(&mut self, role: Role, fits: impl Fn(&Node) -> bool) -> Option<Node> {
        let (at, _) = self.best(role, fits)?;
        self.take(at);
        let (_, value) = self.pairs.get_mut(at)?;
        Some(std::mem::replace(value, Node::Null))
    }

    /// The first text that is neither a link nor known to be anything else.
    pub fn first_text(&self) -> Option<&str> {
        let pairs = self.pairs.iter().zip(&self.ranks).zip(&self.used);
        pairs
            .filter(|((_, ranks), used)| !**used && ranks.is_empty())
            .filter_map(|(((_, value), _), _)| value.text())
            .find(|text| text.contains(char::is_alphabetic) && !text.contains("://"))
    }

    pub fn rest(self) -> Vec<(String, Node)> {
        self.pairs
            .into_iter()
            .zip(self.used)
            .filter_map(|(pair, used)| (!used).then_some(pair))
            .collect()
    }
}

/// Adds what `<<` merges into a mapping, at its end: keys of the mapping itself count more, and those of an earlier
/// merge more than of a later one (<https://yaml.org/type/merge.html>). The `<<` themselves stay where they are.
fn merge(pairs: &mut Vec<(String, Node)>) {
    if !pairs.iter().any(is_merge) {
        return;
    }
    let mut keys: HashSet<String> = pairs.iter().map(|(key, _)| key.clone()).collect();
    let mut added = Vec::new();
    for (_, value) in pairs.iter().filter(|pair| is_merge(pair)) {
        let maps = match value {
            Node::List(items) => items.as_slice(),
            map => std::slice::from_ref(map),
        };
        for map in maps {
            let mut map = map.pairs().to_vec();
            merge(&mut map);
            map.retain(|pair| !is_merge(pair));
            for (key, value) in map {
                if keys.insert(key.clone()) {
                    added.push((key, value));
                }
            }
        }
    }
    pairs.extend(added);
}

fn is_merge((key, value): &(String, Node)) -> bool {
    key == "<<" && is_mergeable(value)
}

/// Applies the merges in a value, at any depth.
fn apply_merges(node: &mut Node) {
    match node {
        Node::List(items) => items.iter_mut().for_each(apply_merges),
        Node::Map(pairs) => {
            merge(pairs);
            pairs.retain(|pair| !is_merge(pair));
            for (_, value) in pairs {
                apply_merges(value);
            }
        }
        Node::Null | Node::Scalar(_) => {}
    }
}

fn is_mergeable(value: &Node) -> bool {
    match value {
        Node::Map(_) => true,
        Node::List(items) => items.iter().all(|item| matches!(item, Node::Map(_))),
        _ => false,
    }
}
