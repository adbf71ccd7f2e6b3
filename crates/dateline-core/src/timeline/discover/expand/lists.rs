//! Which lists within the items of a list hold events, and which are left out.

use crate::limits;
use crate::timeline::discover::classify::{holds_other_dates, inner_lists, step};
use crate::timeline::discover::discovered::Discovered;
use crate::timeline::discover::holding::Holding;
use crate::timeline::field::datelike::{dated_pair, is_dated};
use crate::timeline::field::{self, Role};
use crate::timeline::item::{Content, Item};
use crate::timeline::{Code, Node, Severity};

impl<'t> Discovered<'t> {
    /// The keys whose lists hold events in any of these items. Lists with dates that are shown as a part of their event are
    /// reported.
    pub(in crate::timeline::discover) fn holding(&mut self, items: &[Item<'t>]) -> Vec<Holding> {
        let mut keys: Vec<Holding> = Vec::new();
        let mut left: Vec<&str> = Vec::new();
        for item in items.iter().step_by(step(items.len())) {
            let Content::Read(Node::Map(pairs)) = &item.content else {
                continue;
            };
            for at in inner_lists(pairs, &self.names, limits::NESTING_ABOVE_EVENTS) {
                if let Some((key, value)) = pairs.get(at) {
                    let number = keys.iter().position(|held| held.key == *key);
                    let number = number.unwrap_or_else(|| {
                        keys.push(Holding::of(key));
                        keys.len() - 1
                    });
                    if let Some(held) = keys.get_mut(number) {
                        held.add(value);
                    }
                }
            }
            for (at, (key, value)) in pairs.iter().enumerate() {
                if let Node::List(nodes) = value
                    && !left.contains(&key.as_str())
                    && !keys.iter().any(|held| held.key == *key)
                    && holds_other_dates(key, nodes)
                {
                    left.push(key);
                    let span = item.span().and_then(|span| span.key(at));
                    let notice = item.problem(
                        Code::LeftOut,
                        span,
                        format!(
                            "`{}` has dates too: it is shown as a part of its event",
                            crate::text::head(key, 40)
                        ),
                        Some(
                            "call the key of the dates `date` where its items are events"
                                .to_owned(),
                        ),
                    );
                    self.diagnostics.push(notice.with(Severity::Notice));
                }
            }
        }
        keys
    }

    /// The lists of events in an item: those that are events by themselves, and those whose key
    /// holds events in other items.
    pub(in crate::timeline::discover) fn lists_in(&self, pairs: &[(String, Node)]) -> Vec<usize> {
        let mut lists = inner_lists(pairs, &self.names, limits::NESTING_ABOVE_EVENTS);
        if self.holding.is_empty() {
            return lists;
        }
        for (at, (key, value)) in pairs.iter().enumerate() {
            let held = self.holding.iter().find(|held| held.key == *key);
            if !lists.contains(&at) && held.is_some_and(|held| held.is_like(value)) {
                lists.push(at);
            }
        }
        lists.sort_unstable();
        lists
    }

    /// The pair of a block without events whose key holds events in other blocks, but has something else here.
    pub(in crate::timeline::discover) fn unlike(&self, pairs: &[(String, Node)]) -> Option<usize> {
        if is_dated(pairs, &self.names) || dated_pair(pairs, false).is_some() {
            return None;
        }
        pairs.iter().position(|(key, value)| {
            let is_list = matches!(value, Node::List(nodes) if !nodes.is_empty());
            is_list && self.holding.iter().any(|held| held.key == *key)
        })
    }

    /// Reports a block that is left out because its list holds something else than those of the other blocks.
    pub(in crate::timeline::discover) fn leave_out(
        &mut self,
        item: &Item<'t>,
        pairs: &[(String, Node)],
        at: usize,
    ) {
        let title = pairs
            .iter()
            .filter(|(key, _)| field::rank(key, Role::Title).is_some())
            .find_map(|(_, value)| value.text());
        let of = title.map_or_else(String::new, |title| {
            format!(" of “{}”", crate::text::head(title.trim(), 40))
        });
        let key = pairs.get(at).map_or("", |(key, _)| key);
        let key = crate::text::head(key, 40);
        let notice = item.problem(
            Code::LeftOut,
            item.span().and_then(|span| span.key(at)),
            format!("`{key}`{of} is left out: its items have no dates and other keys than those beside it"),
            Some("give its items a `date:` to show them".to_owned()),
        );
        self.diagnostics.push(notice.with(Severity::Notice));
    }
}
