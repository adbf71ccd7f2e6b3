//! What differs between two versions of a timeline.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::timeline::{Entry, Problem, Severity, Timeline};

/// Most events that are compared one by one; with more differences only their numbers are known.
const MOST_PAIRED: usize = 200;

/// Most errors that are compared one by one.
const MOST_ERRORS: usize = 1_000;

/// The differences between two versions of a timeline.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// The new events.
    pub added: Group,
    /// The events whose text differs, as they are now.
    pub changed: Group,
    /// The events that are gone.
    pub removed: Group,
    /// Number of errors that the previous version did not have.
    pub errors: usize,
    /// The first of these errors, if they were compared one by one.
    pub first_error: Option<Problem>,
    /// Number of errors that are gone.
    pub fixed: usize,
}

/// Some events, as their number and the first of them.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub count: usize,
    pub first: Option<Arc<Entry>>,
}

impl Group {
    fn of(entries: &[Arc<Entry>]) -> Self {
        Self {
            count: entries.len(),
            first: entries.first().cloned(),
        }
    }
}

impl Changes {
    pub fn between(old: &Timeline, new: &Timeline) -> Self {
        let prints = |timeline: &Timeline| -> Vec<Option<u64>> {
            let all = 0..timeline.len();
            all.map(|index| timeline.fingerprint(index)).collect()
        };
        let (before, after) = (prints(old), prints(new));
        let (gone, fresh) = (beyond(&before, &after), beyond(&after, &before));
        let mut changes = if gone.len().max(fresh.len()) > MOST_PAIRED {
            let changed = gone.len().min(fresh.len());
            let group = |count| Group { count, first: None };
            Self {
                added: group(fresh.len().saturating_sub(changed)),
                changed: group(changed),
                removed: group(gone.len().saturating_sub(changed)),
                ..Self::default()
            }
        } else {
            let entries = |timeline: &Timeline, at: &[usize]| -> Vec<Arc<Entry>> {
                at.iter().filter_map(|at| timeline.entry(*at)).collect()
            };
            Self::paired(entries(old, &gone), entries(new, &fresh))
        };
        changes.compare_errors(old, new, &fresh);
        changes
    }

    /// Finds out which of the events that are gone are still there with another text.
    fn paired(gone: Vec<Arc<Entry>>, mut fresh: Vec<Arc<Entry>>) -> Self {
        let (mut changed, mut removed) = (Vec::new(), Vec::new());
        for entry in gone {
            match fresh.iter().position(|other| is_same(other, &entry)) {
                Some(at) => changed.push(fresh.remove(at)),
                None => removed.push(entry),
            }
        }
        // The lines of an event that cannot be read may not say which it is.
        let is_broken = |entry: &Arc<Entry>| matches!(**entry, Entry::Broken(_));
        removed.retain(|entry| {
            let mut others = fresh.iter();
            let at = others.position(|other| is_broken(other) || is_broken(entry));
            changed.extend(at.map(|at| fresh.remove(at)));
            at.is_none()
        });
        Self {
            added: Group::of(&fresh),
            changed: Group::of(&changed),
            removed: Group::of(&removed),
            ..Self::default()
        }
    }

    fn compare_errors(&mut self, old: &Timeline, new: &Timeline, fresh: &[usize]) {
        let (before, after) = (old.tally().errors, new.tally().errors);
        if before.max(after) > MOST_ERRORS {
            self.errors = after.saturating_sub(before);
            self.fixed = before.saturating_sub(after);
            return;
        }
        let is_error = |problem: &Problem| problem.diagnostic.severity == Severity::Error;
        let errors = |timeline: &Timeline| -> Vec<Problem> {
            timeline.problems().into_iter().filter(is_error).collect()
        };
        let (before, mut after) = (errors(old), errors(new));
        // Of equal errors, that of an unchanged event is the old one.
        after.sort_by_key(|problem| problem.entry.is_some_and(|entry| fresh.contains(&entry)));
        let keys = |problems: &[Problem]| -> Vec<_> {
            let what = |problem: &Problem| {
                let found = &problem.diagnostic;
                (problem.file, found.code.id(), found.message.clone())
            };
            problems.iter().map(what).collect()
        };
        let added = beyond(&keys(&after), &keys(&before));
        self.fixed = beyond(&keys(&before), &keys(&after)).len();
        self.errors = added.len();
        let added = added.into_iter().filter_map(|at| after.get(at));
        let place = |problem: &&Problem| (problem.entry.is_none(), problem.entry);
        self.first_error = added.min_by_key(place).cloned();
    }

    /// The first event that is new or changed.
    pub fn first(&self) -> Option<&Arc<Entry>> {
        let mut groups = [&self.added, &self.changed].into_iter();
        groups.find_map(|group| group.first.as_ref())
    }

    /// The event that is new or changed, if it is the only one.
    pub fn only(&self) -> Option<&Arc<Entry>> {
        self.first()
            .filter(|_| self.added.count + self.changed.count == 1)
    }
}

/// The indices of the items that `others` does not have, or has less often.
fn beyond<T: Hash + Eq>(items: &[T], others: &[T]) -> Vec<usize> {
    let mut known: HashMap<&T, usize> = HashMap::new();
    for other in others {
        *known.entry(other).or_default() += 1;
    }
    let is_beyond = |item: &T| match known.get_mut(item) {
        Some(count @ 1..) => {
            *count = count.saturating_sub(1);
            false
        }
        _ => true,
    };
    let found: Vec<bool> = items.iter().map(is_beyond).collect();
    let found = found.into_iter().enumerate();
    found
        .filter_map(|(at, is_new)| is_new.then_some(at))
        .collect()
}

/// Whether an entry is a version of the same event, and not just a neighbor.
pub(super) fn is_same(new: &Entry, old: &Entry) -> bool {
    let id = |entry: &Entry| match entry {
        Entry::Event(event) => event.id.clone(),
        Entry::Broken(_) => None,
    };
    let written = |entry: &Entry| entry.date().map(|date| date.written().to_owned());
    let titles = !new.title().is_empty() && new.title() == old.title();
    titles
        || (id(new).is_some() && id(new) == id(old))
        || (written(new).is_some() && written(new) == written(old))
}
