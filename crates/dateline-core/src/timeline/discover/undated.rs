//! Lists without dates that could otherwise hold events.

use super::super::item::{Content, Item};
use super::super::shape::LOOKED_AT;
use super::super::{Diagnostic, Node};
use crate::timeline::field::datelike::dated_pair;

/// A list without dates.
#[derive(Debug)]
pub(in crate::timeline) struct Undated {
    /// The key that it is under.
    pub key: Option<String>,
    /// Number of its items.
    pub count: usize,
    /// The keys of its items, deduplicated.
    pub keys: Vec<String>,
    /// The key that only says when its items were written down.
    pub kept: Option<String>,
    /// Whether its items are texts of several words.
    pub are_texts: bool,
    /// The diagnostic for when it is left out beside events of the same kind.
    pub notice: Option<Diagnostic>,
}

impl Undated {
    /// "12 items with keys city, location; no field reads as a date".
    pub fn message(&self) -> String {
        if self.are_texts {
            let key = self.key.as_deref().unwrap_or_default();
            let texts = if self.count == 1 { "text" } else { "texts" };
            return format!(
                "`{}` holds {} {texts}; most have no date",
                crate::text::head(key, 40),
                self.count
            );
        }
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
        let why = match &self.kept {
            None => "no field reads as a date".to_owned(),
            Some(kept) => format!(
                "`{}` may only be when each was written down",
                crate::text::head(kept, 40)
            ),
        };
        format!(
            "{lead}{} {items} with keys {}{more}; {why}",
            self.count,
            shown.join(", ")
        )
    }

    pub(super) fn of(key: Option<&str>, items: &[Item<'_>]) -> Self {
        let mut keys: Vec<String> = Vec::new();
        let mut kept = None;
        for item in items.iter().take(LOOKED_AT) {
            if let Content::Read(node) = &item.content {
                kept = kept.or_else(|| {
                    let pairs = node.pairs();
                    let at = dated_pair(pairs, true).filter(|_| dated_pair(pairs, false).is_none());
                    Some(pairs.get(at?)?.0.clone())
                });
                for (key, _) in node.pairs() {
                    if !keys.contains(key) && keys.len() < MOST_KEYS {
                        keys.push(key.clone());
                    }
                }
            }
        }
        let in_words = |item: &Item<'_>| matches!(&item.content, Content::Read(Node::Scalar(text)) if text.trim().contains(' '));
        let are_texts = keys.is_empty() && items.iter().take(LOOKED_AT).all(in_words);
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
            kept,
            are_texts,
            notice: None,
        }
    }
}

/// Most keys of the items that are collected.
const MOST_KEYS: usize = 12;
/// Most keys that the message names.
const NAMED_KEYS: usize = 8;
