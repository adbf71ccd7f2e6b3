//! The citations of events, gathered piece by piece, so that no caller has to wait until all events
//! are parsed.

use crate::timeline::{Cited, Entry};

/// The citations of consecutive events.
#[derive(Debug, Default)]
pub(in crate::timeline) struct Cites {
    /// Everything that is cited, deduplicated.
    pub cited: Vec<Cited>,
    /// The events that cite anything or have quotes.
    events: Vec<Citer>,
    /// Per event: the index of its own citation, then one index per quote; [`NOTHING`] for none.
    numbers: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Citer {
    fingerprint: u64,
    /// Index of the event within its piece.
    at: u32,
    /// End of its range in `numbers`.
    to: u32,
}

const NOTHING: u32 = u32::MAX;

impl Cites {
    /// Adds the next event, which has index `at` in the piece.
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

    /// Frees unused memory after the last event.
    pub fn close(&mut self) {
        self.cited.shrink_to_fit();
        self.events.shrink_to_fit();
        self.numbers.shrink_to_fit();
    }

    fn number(&mut self, cited: &Cited) -> u32 {
        // Nearby events often cite the same source, so the last one is tried first.
        let known = self.cited.iter().rposition(|known| known == cited);
        let number = known.unwrap_or_else(|| {
            self.cited.push(cited.clone());
            self.cited.len() - 1
        });
        u32::try_from(number).unwrap_or(NOTHING)
    }

    /// The events that cite anything or have quotes: index, fingerprint and numbers.
    pub fn all(&self) -> impl Iterator<Item = (usize, u64, &[u32])> {
        let starts = std::iter::once(0).chain(self.events.iter().map(|event| event.to));
        self.events.iter().zip(starts).filter_map(|(event, from)| {
            let index = |number: u32| usize::try_from(number).ok();
            let numbers = self.numbers.get(index(from)?..index(event.to)?)?;
            Some((index(event.at)?, event.fingerprint, numbers))
        })
    }
}
