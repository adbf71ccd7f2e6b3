//! What of a copy's text belongs to a quote, so that it can be marked there.

use std::ops::Range;

use crate::saved::SavedCopy;
use crate::verdict::Verdict;

/// Why a piece of a copy's text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The quote stands there, or the passage that is closest to it.
    Quote,
    /// Words of that passage that the quote does not have.
    Changed,
}

/// The pieces of [`SavedCopy::text`] that belong to a quote with that verdict, in order, none overlapping another.
#[must_use]
pub fn marks(verdict: &Verdict, copy: &SavedCopy) -> Vec<(Range<usize>, Mark)> {
    let Some(found) = verdict.found() else {
        return Vec::new();
    };
    let whole = copy.in_text(&found.source);
    match verdict {
        Verdict::Altered(altered) => {
            let mut marks = Vec::new();
            let mut from = whole.start;
            for changed in &altered.changed {
                marks.push((from..changed.start, Mark::Quote));
                marks.push((changed.clone(), Mark::Changed));
                from = changed.end;
            }
            marks.push((from..whole.end, Mark::Quote));
            marks.retain(|(range, _)| !range.is_empty());
            marks
        }
        _ if found.pieces.is_empty() => vec![(whole, Mark::Quote)],
        _ => found
            .pieces
            .iter()
            .map(|piece| (piece.clone(), Mark::Quote))
            .collect(),
    }
}
