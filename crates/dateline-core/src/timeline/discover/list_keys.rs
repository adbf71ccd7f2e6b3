//! Which keys of the events of a list say what, decided once for the whole list from some of its events.
//!
//! An event alone does not tell whether `opened` or `closed` is its date, or whether `kind` names it. The list does: a key
//! that most events have, whose values differ and are in words, names them; a key whose values are dates says when.
//!
//! ```text
//! events of a list ─► table of columns ─► dates, titles ─► ListKeys ─► every event of the list
//!                                              └────────► notices, `dateline check -v`
//! ```

mod column;
mod dates;
mod titles;

use std::collections::HashMap;
use std::sync::Arc;

use crate::timeline::discover::field::Role;
use crate::timeline::discover::looks::step;
use crate::timeline::discover::names::Names;
use crate::timeline::item::{Content, Item};
use crate::timeline::span::Span;
use crate::timeline::{Diagnostic, Severity, parse};
use column::Table;

/// What the keys of the events of one list say, where it is not the table of known names alone that tells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct ListKeys {
    /// Keys that no table knows, with what they are taken for.
    taken: Vec<(Role, String)>,
    /// Keys whose known meaning does not fit the values of this list.
    rejected: Vec<(Role, String)>,
    /// Keys whose text names an event that has no title, the best first.
    titles: Vec<String>,
    /// The key whose values are a year and the next one: `2024-25`.
    season: Option<String>,
}

impl ListKeys {
    /// What a key that no table knows is taken for.
    pub(in crate::timeline) fn taken(&self, key: &str) -> Option<Role> {
        let found = self.taken.iter().find(|(_, taken)| taken == key);
        found.map(|(role, _)| *role)
    }

    /// Whether a key does not have that role here although its name says so.
    pub(in crate::timeline) fn rejects(&self, key: &str, role: Role) -> bool {
        self.rejected
            .iter()
            .any(|(rejected, of)| *rejected == role && of == key)
    }

    /// The keys whose text names an event that has no title, the best first.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(String::as_str)
    }

    /// The key whose values are a year and the next one.
    pub fn season(&self) -> Option<&str> {
        self.season.as_deref()
    }

    /// Whether a key that no table knows says when the events were, or one says it in another way than dates are written.
    pub fn takes_dates(&self) -> bool {
        !self.taken.is_empty() || self.season.is_some()
    }
}

/// The decision for one list, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decision {
    /// The keys above the list, from the top of the file: `stages.checkpoints`; empty for a file that is a list.
    pub path: Arc<str>,
    /// How many events it has.
    pub count: usize,
    pub keys: Arc<ListKeys>,
    /// Which key says what, and why: a line each.
    pub reasons: Vec<String>,
}

impl Decision {
    /// What was decided, in lines to be shown.
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

/// What was decided, list by list.
pub(in crate::timeline) fn all(decisions: &[Decision]) -> Vec<Arc<ListKeys>> {
    let keys = decisions.iter().map(|decision| Arc::clone(&decision.keys));
    keys.collect()
}

/// Something that was guessed, to be told at a key of one of the events.
struct Guess {
    /// The number of the event among those that were looked at, and the index of its pair.
    at: (usize, usize),
    message: String,
    help: String,
}

/// What the columns of a list come to.
#[derive(Default)]
struct Verdict {
    keys: ListKeys,
    reasons: Vec<String>,
    guesses: Vec<Guess>,
}

/// Decides what the keys of the events of each list say, and gives each event what was decided for its list.
pub(in crate::timeline) fn decide(
    items: &mut [Item<'_>],
    names: &Names,
) -> (Vec<Decision>, Vec<Diagnostic>) {
    let mut lists: Vec<(Arc<str>, Vec<usize>)> = Vec::new();
    let mut numbers: HashMap<Arc<str>, usize> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        // Most items stand in the list of the one before them.
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
                parse::reread(item);
            }
        }
        let some: Vec<&Item<'_>> = sample.iter().filter_map(|at| items.get(*at)).collect();
        let (decision, told) = of_sample(path, events.len(), &some, names);
        notices.extend(told);
        for at in events {
            if let Some(item) = items.get_mut(at) {
                item.keys = Some(Arc::clone(&decision.keys));
            }
        }
        decisions.push(decision);
    }
    (decisions, notices)
}

/// The decision for a list of so many events, of which these are some, taken from all of it.
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
    let mut verdict = Verdict::default();
    if table.count > 0 {
        let around = || sample.iter().filter_map(|item| item.context.as_ref());
        let is_within = around().any(|context| context.date.is_some());
        let has_names = around().any(|context| context.slug.is_some());
        dates::decide(&table, names, is_within, &mut verdict);
        titles::decide(&table, names, has_names, &mut verdict);
    }
    let told = verdict.guesses.iter().filter_map(|guess| {
        let (event, pair) = guess.at;
        let item = sample.get(event)?;
        let span: Option<&Span> = item.span().and_then(|span| span.key(pair));
        let notice = item.problem(span, guess.message.clone(), Some(guess.help.clone()));
        Some(notice.with(Severity::Notice))
    });
    let told = told.collect();
    let decision = Decision {
        path,
        count,
        keys: Arc::new(verdict.keys),
        reasons: verdict.reasons,
    };
    (decision, told)
}

/// What to write to settle a guess.
fn settle(fields: &[(&str, &str)]) -> String {
    let lines: Vec<String> = fields
        .iter()
        .map(|(field, key)| format!("  {field}: {}", crate::text::head(key, 40)))
        .collect();
    format!(
        "to settle it, write at the top of the file:\nfields:\n{}",
        lines.join("\n")
    )
}
