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
        let mut edges = self.meaning.timed_edges();
        edges.any(|timed| assumed || timed.clock.zone.is_none())
    }
}
