//! Text rendered from a document.

use std::ops::Range;

use crate::offsets::Offsets;
use crate::verdict::Unseen;

/// Which parts of a document are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Visible text.
    Seen,
    /// Also invisible text, but not `<ins>`: the text before corrections.
    Everything,
}

/// An invisible range of a text, with the reason.
pub(crate) type UnseenPart = (Range<usize>, Unseen);

/// Text rendered from a document.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub text: String,
    /// Maps the text to the source.
    pub offsets: Offsets,
    /// Invisible ranges of the text, in order.
    pub unseen: Vec<UnseenPart>,
}

impl Rendered {
    /// Marks a range of the text as invisible.
    pub fn hide(&mut self, range: Range<usize>, why: Unseen) {
        hide(&mut self.unseen, range, why);
    }
}

pub(super) fn hide(unseen: &mut Vec<UnseenPart>, range: Range<usize>, why: Unseen) {
    match unseen.last_mut() {
        Some((last, same)) if last.end == range.start && *same == why => last.end = range.end,
        _ if range.is_empty() => {}
        _ => unseen.push((range, why)),
    }
}
