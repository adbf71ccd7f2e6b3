//! The order in which entries are shown.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{Broken, Entry};
use crate::date::Date;

/// Puts entries, which come in file order, into display order: dated ones by date, then the undated, both stable.
/// Says how many have a place in time.
///
/// A broken entry without a date stands directly after the entry before it in the file, and at the top where there is
/// none: an error is shown where the reader works.
pub(super) fn arrange(entries: Vec<Arc<Entry>>) -> (Vec<Arc<Entry>>, usize) {
    // Each row stands with the broken ones that follow it.
    let mut front = Vec::new();
    let mut groups: Vec<Vec<Arc<Entry>>> = Vec::new();
    for entry in entries {
        let follows = matches!(&*entry, Entry::Broken(Broken { date: None, .. }));
        match groups.last_mut() {
            Some(group) if follows => group.push(entry),
            None if follows => front.push(entry),
            _ => groups.push(vec![entry]),
        }
    }
    groups.sort_by(|a, b| compare(date(a), date(b)));
    let undated = groups.iter().position(|group| date(group).is_none());
    let dated = groups
        .iter()
        .take(undated.unwrap_or(groups.len()))
        .map(Vec::len)
        .sum::<usize>();
    let dated = if dated == 0 && !groups.is_empty() {
        0
    } else {
        front.len() + dated
    };
    let entries = front
        .into_iter()
        .chain(groups.into_iter().flatten())
        .collect();
    (entries, dated)
}

fn date(group: &[Arc<Entry>]) -> Option<&Date> {
    group.first().and_then(|entry| entry.date())
}

/// Those without a date come last.
fn compare(a: Option<&Date>, b: Option<&Date>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.order(b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
