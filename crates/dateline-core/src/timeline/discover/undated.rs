//! A list that might hold events, were it not that nothing in it says when it was.

use super::super::Diagnostic;
use super::super::item::{Content, Item};
use super::super::shape::LOOKED_AT;

/// A list in which nothing says when it was.
#[derive(Debug)]
pub(in super::super) struct Undated {
    /// The key that it stands under.
    pub key: Option<String>,
    /// How many items it has.
    pub count: usize,
    /// The keys of its items, each once.
    pub keys: Vec<String>,
    /// What is reported where it is left out beside events of the same kind.
    pub told: Option<Diagnostic>,
}

impl Undated {
    /// "12 items with keys city, location; no field reads as a date".
    pub fn message(&self) -> String {
        let items = if self.count == 1 { "item" } else { "items" };
        let shown: Vec<_> = self
            .keys
            .iter()
            .take(NAMED_KEYS)
            .map(|key| crate::text::head(key, 40))
            .collect();
        let more = if self.keys.len() > NAMED_KEYS {
            ", …"
        } else {
            ""
        };
        let lead = self.key.as_ref().map_or_else(String::new, |key| {
            format!("`{}` holds ", crate::text::head(key, 40))
        });
        format!(
            "{lead}{} {items} with keys {}{more}; no field reads as a date",
            self.count,
            shown.join(", ")
        )
    }

    pub(super) fn of(key: Option<&str>, items: &[Item<'_>]) -> Self {
        let mut keys: Vec<String> = Vec::new();
        for item in items.iter().take(LOOKED_AT) {
            if let Content::Read(node) = &item.content {
                for (key, _) in node.pairs() {
                    if !keys.contains(key) && keys.len() < MOST_KEYS {
                        keys.push(key.clone());
                    }
                }
            }
        }
        let count = items
            .iter()
            .map(|item| match item.content {
                Content::Empty(count) => count,
                _ => 1,
            })
            .sum();
        Self {
            key: key.map(str::to_owned),
            count,
            keys,
            told: None,
        }
    }
}

/// How many keys of the items of a list are looked for.
const MOST_KEYS: usize = 12;
/// How many of them are named.
const NAMED_KEYS: usize = 8;
