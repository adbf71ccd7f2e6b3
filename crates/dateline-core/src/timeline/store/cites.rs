//! What events cite, gathered piece by piece, so that nobody who asks waits until the events are read.

use crate::timeline::{Cited, Entry};

/// What events that stand one after the other cite.
#[derive(Debug, Default)]
pub(in crate::timeline) struct Cites {
    /// What is cited, each once.
    pub cited: Vec<Cited>,
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
    pub fn all(&self) -> impl Iterator<Item = (usize, u64, &[u32])> {
        let starts = std::iter::once(0).chain(self.events.iter().map(|event| event.to));
        self.events.iter().zip(starts).filter_map(|(event, from)| {
            let index = |number: u32| usize::try_from(number).ok();
            let numbers = self.numbers.get(index(from)?..index(event.to)?)?;
            Some((index(event.at)?, event.fingerprint, numbers))
        })
    }
}
