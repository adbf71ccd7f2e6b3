//! Finding an event of the previous version of a file in the new one.

use std::sync::Arc;

use super::{Entry, Event, Timeline};

/// The index in this timeline of the event that `entry` was in an earlier version of the same
/// file: found by id, else by the same text, else by title and date, by title, by a unique
/// date, by summary or quote, and finally by the nearest line.
pub fn find_again(timeline: &Timeline, entry: &Entry) -> Option<usize> {
    let mut found = Vec::new();
    for (file, store) in timeline.stores.iter().enumerate() {
        if file == entry.file()
            && let Some(at) = store.same_text(entry)
        {
            return timeline.display_index(file, at);
        }
        // If parsing all events takes too long, only those near its old position, or with its
        // words, are examined.
        let words = [id(entry), Some(entry.title())].into_iter().flatten();
        let candidates = store.candidates(entry.place().line, words).into_iter();
        found.extend(candidates.filter_map(|at| timeline.display_index(file, at)));
    }
    found.sort_unstable();
    found.dedup();
    let found: Vec<_> = found
        .into_iter()
        .filter_map(|index| Some((index, timeline.entry(index)?)))
        .collect();
    among(&found, entry)
}

/// Which of these entries is the new version of one.
fn among(candidates: &[(usize, Arc<Entry>)], entry: &Entry) -> Option<usize> {
    let position = |same: &dyn Fn(&Entry) -> bool| {
        // Of several matches, the nearest in the file.
        candidates
            .iter()
            .filter(|(_, candidate)| same(candidate))
            .min_by_key(|(_, candidate)| {
                let other_file = candidate.file() != entry.file();
                (
                    other_file,
                    candidate.place().line.abs_diff(entry.place().line),
                )
            })
            .map(|(index, _)| *index)
    };
    let id = id(entry);
    let written = written(entry);
    let title = entry.title();
    let named = !title.is_empty();
    None.or_else(|| id.and_then(|id| position(&|other| self::id(other) == Some(id))))
        .or_else(|| position(&|other| other.fingerprint() == entry.fingerprint()))
        .or_else(|| {
            (named && written.is_some())
                .then(|| {
                    position(&|other| other.title() == title && self::written(other) == written)
                })
                .flatten()
        })
        .or_else(|| {
            named
                .then(|| position(&|other| other.title() == title))
                .flatten()
        })
        .or_else(|| only_at(candidates, written?))
        .or_else(|| {
            let text_of = text_of(entry)?;
            position(&|other| self::text_of(other) == Some(text_of))
        })
        .or_else(|| position(&|_| true))
}

/// The only one of these entries with that date as written.
fn only_at(candidates: &[(usize, Arc<Entry>)], date: &str) -> Option<usize> {
    let mut same = candidates
        .iter()
        .filter(|(_, entry)| written(entry) == Some(date));
    let (index, _) = same.next()?;
    same.next().is_none().then_some(*index)
}

/// The text of an event besides its title: its summary, else its first quote.
fn text_of(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Event(event) => {
            let quote = event.quotes.first().map(|quote| quote.text.as_str());
            event.summary.as_deref().or(quote)
        }
        Entry::Broken(_) => None,
    }
}

fn id(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Event(Event { id, .. }) => id.as_deref(),
        Entry::Broken(_) => None,
    }
}

/// Its date as written.
fn written(entry: &Entry) -> Option<&str> {
    entry.date().map(crate::date::Date::written)
}
