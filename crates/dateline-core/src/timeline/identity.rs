//! Which event of a newly read file is which of the file before.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

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
        let mut found = Vec::new();
        for (file, store) in self.stores.iter().enumerate() {
            if file == entry.file()
                && let Some(at) = store.same_text(entry)
            {
                return self.display_index(file, at);
            }
            // Where parsing all events takes too long, those are looked at that stand where it stood, or hold its words.
            let words = [id(entry), Some(entry.title())].into_iter().flatten();
            let candidates = store.candidates(entry.place().line, words).into_iter();
            found.extend(candidates.filter_map(|at| self.display_index(file, at)));
        }
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
        let at = self.stores.get(file)?.index_of(entry)?;
        let index = self.display_index(file, at)?;
        let found = self.entry(index)?;
        (found.fingerprint() == entry.fingerprint()).then_some(index)
    }

    /// The hash of the text of the event at that index. The event is not parsed for it.
    #[must_use]
    pub fn fingerprint(&self, index: usize) -> Option<u64> {
        let (store, _, at) = self.find(index)?;
        store.fingerprint(at)
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
