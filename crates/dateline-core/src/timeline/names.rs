//! What `fields:` at the top of a file says: which of its keys stand for which field, before any guess.
//!
//! ```yaml
//! fields:
//!   date: showDate
//!   title: [caption, heading]     # the first that is there
//! ```

use super::Node;
use super::field::{Role, canonical, plain};

/// The keys of a file that are named for a field, the more telling before the less.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names(Vec<(Role, String)>);

impl Names {
    /// What a `fields:` says. Each name that is no field of the documented format is told, with the index of its pair.
    pub(super) fn of(node: &Node) -> (Self, Vec<(usize, String)>) {
        let mut names = Vec::new();
        let mut wrong = Vec::new();
        for (index, (name, keys)) in node.pairs().iter().enumerate() {
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
            let keys = match keys {
                Node::List(keys) => keys.as_slice(),
                key => std::slice::from_ref(key),
            };
            names.extend(
                keys.iter()
                    .filter_map(Node::text)
                    .map(|key| (role, plain(key).into_owned())),
            );
        }
        (Self(names), wrong)
    }

    /// The role that a key is named for, and its rank among the keys that are.
    pub(super) fn role(&self, key: &str) -> Option<(Role, u8)> {
        if self.0.is_empty() {
            return None;
        }
        let key = plain(key);
        let at = self.0.iter().position(|(_, named)| *named == key)?;
        let (role, _) = self.0.get(at)?;
        Some((*role, u8::try_from(at).unwrap_or(u8::MAX)))
    }

    /// The keys that are named, each as keys are compared.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, key)| key.as_str())
    }

    /// Whether a key is named for one of these roles.
    pub(super) fn is_any(&self, key: &str, roles: &[Role]) -> bool {
        self.role(key)
            .is_some_and(|(role, _)| roles.contains(&role))
    }
}
