//! Marks for highlighting a quote in the text of its copy.

use std::ops::Range;

use crate::saved::SavedCopy;
use crate::verdict::Verdict;

/// Kind of a highlighted range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The quote, or the passage closest to it.
    Quote,
    /// Words of that passage that the quote does not have.
    Changed,
}

/// Ranges of [`SavedCopy::text`] to highlight for a verdict, in order and without overlap.
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
