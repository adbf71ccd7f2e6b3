//! What the keys of the events of a list mean, decided once per list from a sample of its events.
//!
//! A single event does not reveal whether `opened` or `closed` is its date, or whether `kind` is
//! its title. The list does: a key that most events have, with differing values in words, is the
//! title; a key whose values are dates is a date.
//!
//! ```text
//! events of a list ─► table of columns ─► dates, titles ─► ListKeys ─► every event of the list
//!                                              └────────► notices, `dateline check -v`
//! ```

mod column;
mod dates;
mod outcome;
mod precision;
mod titles;
mod years;

use crate::timeline::field::list_keys::ListKeys;
use std::collections::HashMap;
use std::sync::Arc;

use crate::timeline::Code;
use crate::timeline::discover::classify::step;
use crate::timeline::field::names::Names;
use crate::timeline::item;
use crate::timeline::item::{Content, Item};
use crate::timeline::yaml::span::Span;
use crate::timeline::{Diagnostic, Severity};
use column::Table;
use outcome::Outcome;
use titles::Named;
pub(in crate::timeline::discover) use titles::is_name;

/// The decision for one list, and the reasons for it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decision {
    /// Path of keys from the top of the file to the list: `stages.checkpoints`; empty if the file
    /// is a list.
    pub path: Arc<str>,
    /// Number of its events.
    pub count: usize,
    pub keys: Arc<ListKeys>,
    /// One line per reason: which key means what, and why.
    pub reasons: Vec<String>,
}

impl Decision {
    /// The decision as lines of text.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let events = if self.count == 1 { "event" } else { "events" };
        let list = match &*self.path {
            "" => "the list".to_owned(),
            path => format!("`{}`", crate::text::head(path, 60)),
        };
        let head = format!("{list}: {} {events}", self.count);
        std::iter::once(head).chain(self.reasons.iter().map(|reason| format!("  {reason}")))
    }
}

/// The decided keys, list by list.
pub(in crate::timeline) fn all(decisions: &[Decision]) -> Vec<Arc<ListKeys>> {
    let keys = decisions.iter().map(|decision| Arc::clone(&decision.keys));
    keys.collect()
}

/// Decides what the keys of each list mean, and stores the decision in each of its events. Returns
/// the decisions and the notices about guesses.
pub(in crate::timeline) fn decide(
    items: &mut [Item<'_>],
    names: &Names,
) -> (Vec<Decision>, Vec<Diagnostic>) {
    let mut lists: Vec<(Arc<str>, Vec<usize>)> = Vec::new();
    let mut numbers: HashMap<Arc<str>, usize> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        // Most items are in the same list as the previous one.
        let last = lists.len().checked_sub(1);
        let last = last.filter(|last| lists.get(*last).is_some_and(|(path, _)| *path == item.list));
        let number = last.unwrap_or_else(|| {
            *numbers.entry(Arc::clone(&item.list)).or_insert_with(|| {
                lists.push((Arc::clone(&item.list), Vec::new()));
                lists.len() - 1
            })
        });
        if let Some((_, events)) = lists.get_mut(number) {
            events.push(at);
        }
    }
    let mut decisions = Vec::with_capacity(lists.len());
    let mut notices = Vec::new();
    for (path, events) in lists {
        let sample: Vec<usize> = events.iter().copied().step_by(step(events.len())).collect();
        for at in &sample {
            if let Some(item) = items.get_mut(*at) {
                item::reread(item);
            }
        }
        let some: Vec<&Item<'_>> = sample.iter().filter_map(|at| items.get(*at)).collect();
        let (decision, new_notices) = of_sample(path, events.len(), &some, names);
        notices.extend(new_notices);
        for at in events {
            if let Some(item) = items.get_mut(at) {
                item.keys = Some(Arc::clone(&decision.keys));
            }
        }
        decisions.push(decision);
    }
    (decisions, notices)
}

/// The decision for a list with `count` events, from a sample of them.
pub(in crate::timeline) fn of_sample(
    path: Arc<str>,
    count: usize,
    sample: &[&Item<'_>],
    names: &Names,
) -> (Decision, Vec<Diagnostic>) {
    let maps = sample.iter().map(|item| match &item.content {
        Content::Read(node) => node.pairs(),
        _ => &[],
    });
    let table = Table::of(maps);
    let mut outcome = Outcome::default();
    if table.count > 0 {
        let around = || sample.iter().filter_map(|item| item.around.as_ref());
        let is_within = around().any(|around| around.date.is_some());
        let besides = Named {
            by_key: around().any(|around| around.slug.is_some()),
            by_block: around().count() == sample.len()
                && around().all(|around| around.title.is_some()),
        };
        dates::decide(&table, names, is_within, &mut outcome);
        titles::decide(&table, names, besides, &mut outcome);
    }
    let notices = outcome.guesses.iter().filter_map(|guess| {
        let (event, pair) = guess.at;
        let item = sample.get(event)?;
        let span: Option<&Span> = item.span().and_then(|span| span.key(pair));
        let notice = item.problem(
            Code::KeyMeaning,
            span,
            guess.message.clone(),
            Some(guess.help.clone()),
        );
        Some(notice.with(Severity::Notice))
    });
    let notices = notices.collect();
    let decision = Decision {
        path,
        count,
        keys: Arc::new(outcome.keys),
        reasons: outcome.reasons,
    };
    (decision, notices)
}
