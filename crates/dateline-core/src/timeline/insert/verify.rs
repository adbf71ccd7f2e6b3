//! Checking that a changed text is read as exactly what is intended.

use std::sync::Arc;

use super::super::store::EventStore;
use super::super::{Broken, Entry, Event, File, Input, Loaded, Place, Severity, Source};
use super::editable::{Editable, Inserted};
use crate::date::{Date, DateContext};

impl Editable<'_> {
    /// Whether the new text has exactly the old events and one more with that date and title.
    pub(super) fn is_sound(&self, new: &Inserted, date: &Date, title: &str) -> bool {
        let Ok(after) = Loaded::open(self.name, new.bytes.clone(), self.requested, None) else {
            return false;
        };
        let Some(at) = only_difference(&self.loaded, &after) else {
            return false;
        };
        match after.entries.read(at, 0).as_deref() {
            Some(Entry::Event(event)) => {
                let is_here = event.place.line >= new.line;
                let is_dated = event_date(event).is_some_and(|own| is_same_date(own, date));
                is_here && is_dated && event.title.trim() == title.trim()
            }
            _ => false,
        }
    }
}

/// Whether taking the bytes out removes exactly one event and nothing else.
pub(super) fn is_taken_out(input: Input<'_>, without: &[u8], context: DateContext) -> bool {
    let open = |bytes: &[u8]| Loaded::open(input.name, bytes.to_vec(), context, None);
    match (open(without), open(input.bytes)) {
        (Ok(before), Ok(after)) => only_difference(&before, &after).is_some(),
        // It was the only event of the file.
        (Err(error), Ok(after)) => error.no_events && after.entries.len() == 1,
        _ => false,
    }
}

fn event_date(event: &Event) -> Option<&Date> {
    match &event.when {
        super::super::When::Dated(date) => Some(date),
        super::super::When::Undated { .. } => None,
    }
}

fn is_same_date(one: &Date, other: &Date) -> bool {
    one == other
        || one.written().trim() == other.written().trim()
            && one.span() == other.span()
            && one.words() == other.words()
}

/// The index of the new entry, if it is the only difference between two versions of a file.
fn only_difference(before: &Loaded, after: &Loaded) -> Option<usize> {
    let (old, new) = (&before.entries, &after.entries);
    if new.len() != old.len().checked_add(1)? || !is_same_file(&before.file, &after.file) {
        return None;
    }
    let read = |entries: &EventStore, at| entries.read(at, 0);
    let is_same = |one: Option<Arc<Entry>>, other: Option<Arc<Entry>>| match (one, other) {
        (Some(one), Some(other)) => without_position(&one) == without_position(&other),
        _ => false,
    };
    let mut added = None;
    for at in 0..old.len() {
        let shift = usize::from(added.is_some());
        if is_same(read(old, at), read(new, at + shift)) {
            continue;
        }
        if added.is_some() || !is_same(read(old, at), read(new, at + 1)) {
            return None;
        }
        added = Some(at);
    }
    Some(added.unwrap_or(old.len()))
}

/// Whether two versions of a file without events are equal.
pub(super) fn is_equally_empty(before: &Loaded, after: &Loaded) -> bool {
    before.entries.len() == 0 && after.entries.len() == 0 && is_same_file(&before.file, &after.file)
}

/// Whether two versions of a file are equal apart from their events, without additional errors.
fn is_same_file(before: &File, after: &File) -> bool {
    let errors = |file: &File| {
        let reported = file.diagnostics.iter();
        reported
            .filter(|reported| reported.severity == Severity::Error)
            .count()
    };
    before.title == after.title
        && before.fields == after.fields
        && errors(after) <= errors(before)
        && placeless(&before.sources) == placeless(&after.sources)
}

/// What sources say, wherever they are in the file.
fn placeless(sources: &[Source]) -> Vec<Source> {
    let sources = sources.iter().cloned();
    let placeless = sources.map(|source| Source {
        place: None,
        ..source
    });
    placeless.collect()
}

/// Whether the new version of a file has the same events, exactly these sources, and no more errors than the old one.
pub(super) fn differs_by_sources(before: &Loaded, after: &Loaded, sources: &[Source]) -> bool {
    let expected = File {
        sources: sources.to_vec(),
        ..File::clone(&before.file)
    };
    let (old, new) = (&before.entries, &after.entries);
    let read = |entries: &EventStore, at| entries.read(at, 0).as_deref().map(without_position);
    is_same_file(&expected, &after.file)
        && old.len() == new.len()
        && (0..old.len()).all(|at| read(old, at) == read(new, at))
}

/// The content of an entry, without its position in the file.
fn without_position(entry: &Entry) -> Entry {
    match entry.clone() {
        Entry::Event(mut event) => {
            for quote in &mut event.quotes {
                quote.place = Place::default();
            }
            Entry::Event(Event {
                place: Place::default(),
                fingerprint: 0,
                problems: Vec::new(),
                ..event
            })
        }
        Entry::Broken(mut broken) => {
            broken.diagnostic.message = String::new();
            broken.diagnostic.place = None;
            broken.diagnostic.excerpt = None;
            broken.diagnostic.help = None;
            Entry::Broken(Broken {
                place: Place::default(),
                fingerprint: 0,
                ..broken
            })
        }
    }
}
