//! What is under a date: a list of events, one event, a text, or a mapping from finer dates.

use std::sync::Arc;

use crate::timeline::Node;
use crate::timeline::discover::discovered::Discovered;
use crate::timeline::discover::event_keys::names_event;
use crate::timeline::discover::midnight::past_midnight;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::{self, Role};
use crate::timeline::item::{Surroundings, broken};
use crate::timeline::shape::{Pair, Value, date_of, item};

impl<'t> Discovered<'t> {
    /// Adds what is under a date: a list of events, one event, a text, or a mapping from finer
    /// dates or titles to those.
    pub(in crate::timeline::discover) fn dated(&mut self, date: &DateText, pair: Pair<'t>) {
        let around = Arc::new(Surroundings {
            date: Some(date.clone()),
            ..Surroundings::default()
        });
        let Pair {
            part,
            key_span,
            value,
            ..
        } = pair;
        match value {
            Value::List(mut items) => {
                for item in &mut items {
                    item.within(&around);
                }
                self.diagnostics.extend(past_midnight(&mut items));
                for item in items {
                    self.expand(item);
                }
            }
            Value::Map(pairs)
                if !pairs.is_empty()
                    && !names_event(pairs.iter().map(|pair| pair.key.as_str()))
                    && !are_values(&pairs, date) =>
            {
                for pair in pairs {
                    match date_of(&pair.key, Some(date)) {
                        Some(date) => self.dated(&date, pair),
                        None => self.titled(pair, &around),
                    }
                }
            }
            Value::Map(pairs) => {
                let (mut node, span) = Value::Map(pairs).into_node(&mut self.diagnostics);
                self.names.apply_paths(&mut node);
                self.expand(item(node, span.or(key_span), &part, Some(&around)));
            }
            Value::Plain(node, span) => {
                self.push_at_key(item(node, span, &part, Some(&around)), key_span);
            }
            Value::Broken(diagnostic) => {
                let mut item = broken(diagnostic, part);
                item.around = Some(around);
                self.push_at_key(item, key_span);
            }
        }
    }

    /// Adds an event written as `title: text` below a date.
    fn titled(&mut self, pair: Pair<'t>, around: &Arc<Surroundings>) {
        let Pair {
            key,
            part,
            key_span,
            value,
        } = pair;
        if let Value::List(items) = value {
            let group = Arc::new(Surroundings {
                group: Some(key.clone()),
                ..around.as_ref().clone()
            });
            self.below(&key, |found| found.expand_within(items, &group));
            return;
        }
        let (node, span) = value.into_node(&mut self.diagnostics);
        let item = match node {
            // The event has a title, so the key says which kind it is.
            Node::Map(pairs) if has_title(&pairs) => {
                let around = Surroundings {
                    group: Some(key),
                    ..around.as_ref().clone()
                };
                item(Node::Map(pairs), span, &part, Some(&Arc::new(around)))
            }
            node => {
                let mut pairs = match node {
                    Node::Map(pairs) => pairs,
                    node => vec![("summary".to_owned(), node)],
                };
                pairs.insert(0, ("title".to_owned(), Node::Scalar(key)));
                item(Node::Map(pairs), None, &part, Some(around))
            }
        };
        self.push_at_key(item, key_span);
    }
}

/// Whether a mapping has a key for titles.
fn has_title(pairs: &[(String, Node)]) -> bool {
    let mut keys = pairs.iter().map(|(key, _)| key);
    keys.any(|key| field::rank(key, Role::Title).is_some())
}

/// Whether the values under a date are those of one event (`{cases: 1987, deaths: 12}`), not events
/// under their titles.
fn are_values(pairs: &[Pair<'_>], date: &DateText) -> bool {
    let is_value = |pair: &Pair<'_>| match &pair.value {
        Value::Plain(Node::Scalar(text), _) => !text.trim().contains(' '),
        Value::Plain(..) => true,
        Value::List(_) | Value::Map(_) | Value::Broken(_) => false,
    };
    let values = pairs.iter().filter(|pair| is_value(pair)).count();
    values.saturating_mul(2) > pairs.len()
        && pairs
            .iter()
            .all(|pair| date_of(&pair.key, Some(date)).is_none())
}
