//! A text that was understood.

use super::conventions::{Convention, Used};
use super::meaning::Meaning;

/// A successfully parsed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub meaning: Meaning,
    pub used: Used,
}

impl Read {
    /// Whether it has a clock time whose zone the text does not give.
    pub(super) fn leaves_zone_open(&self) -> bool {
        let assumed = self.used.has(Convention::AssumedZone);
        [false, true].into_iter().any(|end| {
            let timed = self.meaning.timed_edge(end);
            timed.is_some_and(|timed| assumed || timed.clock.zone.is_none())
        })
    }
}
