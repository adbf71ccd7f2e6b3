//! `fields:` at the top of a file: which of its keys mean which field. It takes precedence over all
//! guesses.
//!
//! ```yaml
//! fields:
//!   date: showDate
//!   title: [caption, heading]     # the first that is there
//! ```

use crate::timeline::Node;
use crate::timeline::field::{Role, canonical, plain};

/// The keys that `fields:` assigns to fields, in order of precedence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    roles: Vec<(Role, String)>,
    /// Keys to add to events, each with the path of keys to its value.
    given: Vec<(String, Vec<String>)>,
}

/// Documented fields for a place within a source; they are read by their name.
const IN_SOURCE: &[&str] = &["page", "line", "cite"];

impl Names {
    /// Parses a `fields:` mapping. Also returns the names that are not documented fields, each with
    /// the index of its pair.
    pub(in crate::timeline) fn of(node: &Node) -> (Self, Vec<(usize, String)>) {
        let mut names = Self::default();
        let mut wrong = Vec::new();
        for (index, (name, keys)) in node.pairs().iter().enumerate() {
            let keys = match keys {
                Node::List(keys) => keys.as_slice(),
                key => std::slice::from_ref(key),
            };
            let keys = keys.iter().filter_map(Node::text);
            if IN_SOURCE.contains(&name.as_str()) {
                names
                    .given
                    .extend(keys.map(|key| (name.clone(), path(key))));
                continue;
            }
            let role = match canonical(name) {
                Ok(role) => role,
                Err(known) => {
                    let shown = crate::text::head(name, 40);
                    let near = known
                        .iter()
                        .min_by_key(|field| strsim::osa_distance(name, field))
                        .filter(|field| strsim::osa_distance(name, field) < 3);
                    let meant = match near {
                        Some(field) => format!("did you mean `{field}`?"),
                        None => format!("there are {}", known.join(", ")),
                    };
                    wrong.push((index, format!("`{shown}` is not a field: {meant}")));
                    continue;
                }
            };
            for key in keys {
                names.roles.push((role, plain(key).into_owned()));
                if key.contains('.') {
                    names.given.push((key.to_owned(), path(key)));
                }
            }
        }
        (names, wrong)
    }

    /// Whether some values are given by a path of keys.
    pub(in crate::timeline) fn has_paths(&self) -> bool {
        !self.given.is_empty()
    }

    /// Adds to each mapping in a value the keys that `fields:` defines by a path
    /// (`properties.name`), if the path leads somewhere.
    pub(in crate::timeline) fn apply_paths(&self, node: &mut Node) {
        match node {
            Node::Null | Node::Scalar(_) => {}
            Node::List(items) => items.iter_mut().for_each(|item| self.apply_paths(item)),
            Node::Map(pairs) => {
                for (_, value) in pairs.iter_mut() {
                    self.apply_paths(value);
                }
                for (key, path) in &self.given {
                    let found = at_path(pairs, path).cloned();
                    if let Some(value) = found
                        && !pairs.iter().any(|(name, _)| name == key)
                    {
                        pairs.push((key.clone(), value));
                    }
                }
            }
        }
    }

    /// The role that is assigned to a key, and the key's rank for that role.
    pub(in crate::timeline) fn role(&self, key: &str) -> Option<(Role, u8)> {
        if self.roles.is_empty() {
            return None;
        }
        let key = plain(key);
        let at = self.roles.iter().position(|(_, named)| *named == key)?;
        let (role, _) = self.roles.get(at)?;
        Some((*role, u8::try_from(at).unwrap_or(u8::MAX)))
    }

    /// The assigned keys, normalized for comparison.
    pub(in crate::timeline) fn keys(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().map(|(_, key)| key.as_str())
    }

    /// Whether a key is assigned to one of these roles.
    pub(in crate::timeline) fn is_any(&self, key: &str, roles: &[Role]) -> bool {
        self.role(key)
            .is_some_and(|(role, _)| roles.contains(&role))
    }
}

/// The keys of a path, normalized for comparison.
fn path(key: &str) -> Vec<String> {
    key.split('.').map(|key| plain(key).into_owned()).collect()
}

/// The value at a path of keys; in a list a key is an index, or looked up in the first item.
fn at_path<'n>(pairs: &'n [(String, Node)], path: &[String]) -> Option<&'n Node> {
    let (first, rest) = path.split_first()?;
    let mut value = pairs
        .iter()
        .find_map(|(key, value)| (plain(key) == *first).then_some(value))?;
    let mut rest = rest;
    if let Node::List(items) = value {
        let number = rest
            .split_first()
            .and_then(|(at, _)| at.parse::<usize>().ok());
        value = items.get(number.unwrap_or(0))?;
        if number.is_some() {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    if rest.is_empty() {
        return Some(value);
    }
    at_path(value.pairs(), rest)
}
