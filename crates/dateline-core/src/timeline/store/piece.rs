//! A piece: up to 256 consecutive events, whose texts for searching are kept together.

use std::ops::Range;

use super::search_text::{OfOne, SearchText};
use crate::timeline::pattern::Pattern;

/// Most events of a piece.
pub(super) const PIECE: usize = 256;

/// The texts of the events of a piece.
pub(in crate::timeline) struct PieceText {
    /// The events of the piece.
    pub events: Range<usize>,
    /// Number in `text` of the first event.
    pub(super) skip: usize,
    pub(super) text: SearchText,
}

impl PieceText {
    /// The texts of an event of the store that is in this piece; `None` if they were too long to be
    /// kept.
    pub fn event(&self, at: usize) -> Option<OfOne<'_>> {
        let number = at.checked_sub(self.events.start)?;
        self.text.event(self.skip + number)
    }

    /// The events of the store in this piece in which a pattern matches, in order.
    pub fn find(&self, pattern: &Pattern) -> Vec<usize> {
        let mut found = Vec::new();
        let own = self.skip..self.skip + self.events.len();
        self.text.find(pattern, own, &mut |number| {
            found.push(self.events.start + number.saturating_sub(self.skip));
        });
        found
    }
}
