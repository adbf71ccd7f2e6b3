//! Which event of a newly read file is which of the file before.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use super::store::EventStore;
use super::{Entry, Event, Timeline};

/// A hash of a text. The same in every run of the same program, not across versions of it.
pub(super) fn fingerprint(text: impl Hash) -> u64 {
    foldhash::quality::FixedState::with_seed(0).hash_one(text)
}

/// The entries of a file by the hash of their text.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<u64, Arc<Entry>>);

impl Known {
    pub fn of(entries: &[Arc<Entry>]) -> Self {
        Self(
            entries
                .iter()
                .map(|entry| (entry.fingerprint(), Arc::clone(entry)))
                .collect(),
        )
    }

    /// The event of that text, which has that hash, if it needs no reading again. One with a problem names lines of the
    /// file, and a numeric date says how others are read.
    pub fn event(&self, fingerprint: u64, text: &str) -> Option<&Arc<Entry>> {
        self.0.get(&fingerprint).filter(|entry| match &***entry {
            Entry::Event(event) => event.problems.is_empty() && !may_be_numeric(text),
            Entry::Broken(_) => false,
        })
    }

    /// The known entry that equals this one, so that both versions share it; else this one.
    pub fn share(&self, entry: Entry) -> Arc<Entry> {
        match self.0.get(&entry.fingerprint()) {
            Some(known) if **known == entry => Arc::clone(known),
            _ => Arc::new(entry),
        }
    }
}

impl Timeline {
    /// Where in this timeline the event is that `entry` was in an earlier version of the same file: by id, else
    /// by the same text, else by title and date, by title, by a date that no other has, by what is said of it, and last by
    /// the nearest line.
    #[must_use]
    pub fn find_again(&self, entry: &Entry) -> Option<usize> {
        if !self.has_index() {
            let all: Vec<_> = self.entries().enumerate().collect();
            return among(&all, entry);
        }
        // Reading all events of a big file takes too long: those are looked at that stand where it stood, or hold its words.
        let line = entry.place().line;
        let mut candidates = Vec::new();
        for (file, shelf) in self.shelves.iter().enumerate() {
            let EventStore::Indexed(index) = shelf else {
                candidates.extend((0..shelf.len()).map(|at| (file, at)));
                continue;
            };
            let guess = index.at_line(index.moved_line(line));
            let same = |at: &usize| {
                let guess = index.entry(*at, file);
                guess.is_some_and(|guess| guess.fingerprint() == entry.fingerprint())
            };
            if let Some(at) = guess.filter(same)
                && file == entry.file()
            {
                return self.display_index(file, at);
            }
            let around = |at: usize| at.saturating_sub(2)..at.saturating_add(3).min(index.len());
            let near = [guess, index.at_line(line)]
                .into_iter()
                .flatten()
                .flat_map(around);
            candidates.extend(near.map(|at| (file, at)));
            // An id says enough; a text that is there no more is looked for in all of the file.
            let words = [id(entry), Some(entry.title())].into_iter().flatten();
            let holding = words.map(|words| index.holding(words, line));
            let holding = holding.into_iter().find(|found| !found.is_empty());
            candidates.extend(holding.into_iter().flatten().map(|at| (file, at)));
        }
        let mut found: Vec<_> = candidates
            .into_iter()
            .filter_map(|(file, at)| self.display_index(file, at))
            .collect();
        found.sort_unstable();
        found.dedup();
        let found: Vec<_> = found
            .into_iter()
            .filter_map(|index| Some((index, self.entry(index)?)))
            .collect();
        among(&found, entry)
    }

    /// Where an entry of this very version is; `None` where it is left out.
    #[must_use]
    pub fn index_of(&self, entry: &Entry) -> Option<usize> {
        let file = entry.file();
        let at = match self.shelves.get(file)? {
            EventStore::Indexed(index) => index.at_line(entry.place().line)?,
            EventStore::Read(entries, _) => entries
                .iter()
                .position(|other| std::ptr::eq(&raw const **other, &raw const *entry))?,
        };
        let index = self.display_index(file, at)?;
        let found = self.entry(index)?;
        (found.fingerprint() == entry.fingerprint()).then_some(index)
    }

    /// Whether it has files that are only indexed: their events are read when they are asked for.
    #[must_use]
    pub fn has_index(&self) -> bool {
        self.shelves
            .iter()
            .any(|shelf| matches!(shelf, EventStore::Indexed(_)))
    }

    /// Whether it is one file, which is only indexed.
    #[must_use]
    pub fn is_index(&self) -> bool {
        matches!(self.shelves.as_slice(), [EventStore::Indexed(_)])
    }

    /// Where in display order an entry of a file stands.
    pub(super) fn display_index(&self, file: usize, at: usize) -> Option<usize> {
        let number = self.starts.get(file)?.checked_add(at)?;
        self.place_of_number(number)
    }
}

/// Which of these entries of a timeline is another version of one.
fn among(candidates: &[(usize, Arc<Entry>)], entry: &Entry) -> Option<usize> {
    let position = |same: &dyn Fn(&Entry) -> bool| {
        // Of several that are the same, the nearest in the file.
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
            let said = said(entry)?;
            position(&|other| self::said(other) == Some(said))
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

/// What an event says beside its title: its summary, else its first quote.
fn said(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Event(event) => {
            let quote = event.quotes.first().map(|quote| quote.text.as_str());
            event.summary.as_deref().or(quote)
        }
        Entry::Broken(_) => None,
    }
}

/// Whether a text may hold a numeric date with its year at the end, such as `23/02/2018` or `23. 2. 2018`.
fn may_be_numeric(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    bytes.iter().enumerate().any(|(at, byte)| {
        matches!(byte, b'/' | b'.' | b'-')
            && is_digit(at.wrapping_sub(1))
            && [at + 1, at + 2]
                .iter()
                .any(|from| (*from..from + 4).all(is_digit))
    })
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
