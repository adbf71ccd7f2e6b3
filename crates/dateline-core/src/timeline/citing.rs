//! What events cite, for themselves and for their quotes. Of a big file it is kept from when each was verified, so that nobody who asks
//! waits until all of them are read.

use std::collections::HashMap;
use std::sync::Arc;

use super::store::EventStore;
use super::store::index::Index;
use super::{Cited, Entry, Place, Timeline};

/// What events that stand one after the other cite.
#[derive(Debug, Default)]
pub(super) struct Cites {
    /// What is cited, each once.
    cited: Vec<Cited>,
    /// The events that cite anything or have quotes.
    events: Vec<Citer>,
    /// Per event: the index of its own citation, then one index per quote; [`NOTHING`] for none.
    numbers: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Citer {
    fingerprint: u64,
    /// Which of the events it is.
    at: u32,
    /// Where its numbers end.
    to: u32,
}

const NOTHING: u32 = u32::MAX;

impl Cites {
    /// Takes the next event in, which is that one of them.
    pub fn add(&mut self, at: usize, entry: &Entry) {
        let Entry::Event(event) = entry else { return };
        if event.source.is_none() && event.quotes.is_empty() {
            return;
        }
        let Ok(at) = u32::try_from(at) else { return };
        let of_quotes = event.quotes.iter().map(|quote| quote.source.as_ref());
        for cited in std::iter::once(event.source.as_ref()).chain(of_quotes) {
            let number = cited.map_or(NOTHING, |cited| self.number(cited));
            self.numbers.push(number);
        }
        self.events.push(Citer {
            fingerprint: event.fingerprint,
            at,
            to: u32::try_from(self.numbers.len()).unwrap_or(u32::MAX),
        });
    }

    /// Gives back the memory that no event came for.
    pub fn close(&mut self) {
        self.cited.shrink_to_fit();
        self.events.shrink_to_fit();
        self.numbers.shrink_to_fit();
    }

    fn number(&mut self, cited: &Cited) -> u32 {
        // Neighbours are few and often cite the same.
        let known = self.cited.iter().rposition(|known| known == cited);
        let number = known.unwrap_or_else(|| {
            self.cited.push(cited.clone());
            self.cited.len() - 1
        });
        u32::try_from(number).unwrap_or(NOTHING)
    }

    /// The events that cite anything or have quotes: which one, the hash of its text and its numbers.
    fn all(&self) -> impl Iterator<Item = (usize, u64, &[u32])> {
        let starts = std::iter::once(0).chain(self.events.iter().map(|event| event.to));
        self.events.iter().zip(starts).filter_map(|(event, from)| {
            let index = |number: u32| usize::try_from(number).ok();
            let numbers = self.numbers.get(index(from)?..index(event.to)?)?;
            Some((index(event.at)?, event.fingerprint, numbers))
        })
    }
}

/// An event that cites anything or has quotes.
#[derive(Debug, Default)]
pub struct Citing {
    /// Its index in display order.
    pub index: usize,
    /// Which of the files it stands in.
    pub file: usize,
    /// The hash of its text.
    pub fingerprint: u64,
    /// The number of what it cites for itself.
    pub own: Option<usize>,
    /// The number of what each of its quotes cites, where that is something else.
    pub quotes: Vec<Option<usize>>,
}

impl Citing {
    /// The number of what each of its quotes is from.
    pub fn quoted(&self) -> impl Iterator<Item = Option<usize>> {
        self.quotes.iter().map(|quote| quote.or(self.own))
    }
}

/// Everything that is cited, by number, each with the file whose events cite it so.
pub type AllCited<'t> = Vec<(usize, &'t Cited)>;

/// Gives what is cited its number.
#[derive(Default)]
struct Numbers<'t> {
    all: AllCited<'t>,
    of: HashMap<(usize, &'t Cited), usize>,
}

impl<'t> Numbers<'t> {
    fn number(&mut self, file: usize, cited: &'t Cited) -> usize {
        *self.of.entry((file, cited)).or_insert_with(|| {
            self.all.push((file, cited));
            self.all.len() - 1
        })
    }
}

impl Timeline {
    /// Shows every event that cites anything or has quotes, in the order of the files, with what is cited up to there; of a big file
    /// those that were verified by now. Gives everything that is cited.
    pub fn each_citing<'t>(&'t self, mut each: impl FnMut(&AllCited<'t>, &Citing)) -> AllCited<'t> {
        let mut numbers = Numbers::default();
        let all = self.shelves.iter().zip(&self.starts).enumerate();
        for (file, (shelf, start)) in all {
            let mut each = |at: usize, numbers: &Numbers<'t>, citing: &mut Citing| {
                if let Some(index) = self.place_of_number(start.saturating_add(at)) {
                    citing.index = index;
                    citing.file = file;
                    each(&numbers.all, citing);
                }
            };
            match shelf {
                EventStore::Read(entries, _) => each_read(entries, file, &mut numbers, &mut each),
                EventStore::Indexed(index) => each_gathered(index, file, &mut numbers, &mut each),
            }
        }
        numbers.all
    }

    /// The index of the entry that begins at a place of a file; `None` where none does.
    #[must_use]
    pub fn entry_at(&self, file: usize, place: Place) -> Option<usize> {
        let at = match self.shelves.get(file)? {
            EventStore::Read(entries, _) => {
                entries.iter().position(|entry| entry.place() == place)?
            }
            EventStore::Indexed(index) => {
                let at = index.at_line(place.line)?;
                (index.entry(at, file)?.place() == place).then_some(at)?
            }
        };
        self.display_index(file, at)
    }
}

/// Shows the events of a file that was read.
fn each_read<'t>(
    entries: &'t [Arc<Entry>],
    file: usize,
    numbers: &mut Numbers<'t>,
    each: &mut impl FnMut(usize, &Numbers<'t>, &mut Citing),
) {
    let mut citing = Citing::default();
    for (at, entry) in entries.iter().enumerate() {
        let Entry::Event(event) = &**entry else {
            continue;
        };
        if event.source.is_none() && event.quotes.is_empty() {
            continue;
        }
        let mut number = |cited: &'t Cited| numbers.number(file, cited);
        citing.fingerprint = event.fingerprint;
        citing.own = event.source.as_ref().map(&mut number);
        citing.quotes.clear();
        let of_quotes = event.quotes.iter();
        let of_quotes = of_quotes.map(|quote| quote.source.as_ref().map(&mut number));
        citing.quotes.extend(of_quotes);
        each(at, numbers, &mut citing);
    }
}

/// Shows the events of a file that is only indexed, as far as they were verified.
fn each_gathered<'t>(
    index: &'t Index,
    file: usize,
    numbers: &mut Numbers<'t>,
    each: &mut impl FnMut(usize, &Numbers<'t>, &mut Citing),
) {
    let mut citing = Citing::default();
    for (events, skip, gathered) in index.pieces().gathered() {
        let cites = &gathered.cites;
        let known = cites.cited.iter();
        let known: Vec<usize> = known.map(|cited| numbers.number(file, cited)).collect();
        let number = |number: &u32| known.get(as_index(*number)).copied();
        for (at, fingerprint, own) in cites.all() {
            let at = at.checked_sub(skip).filter(|at| *at < events.len());
            let Some(at) = at else { continue };
            citing.fingerprint = fingerprint;
            citing.own = own.first().and_then(number);
            citing.quotes.clear();
            citing.quotes.extend(own.iter().skip(1).map(number));
            each(events.start.saturating_add(at), numbers, &mut citing);
        }
    }
}

fn as_index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
