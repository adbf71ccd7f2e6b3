//! What of a copy's text belongs to a quote, so that it can be marked there.

use std::ops::Range;

use crate::elided::{parts, place_each};
use crate::find::Wanted;
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

/// The pieces of [`SavedCopy::text`] that belong to a quote, in order, none overlapping another: of an elided one each of its parts.
#[must_use]
pub fn marks(quote: &str, verdict: &Verdict, copy: &SavedCopy) -> Vec<(Range<usize>, Mark)> {
    let Some(found) = verdict.found() else {
        return Vec::new();
    };
    let whole = copy.in_text(&found.source);
    match verdict {
        Verdict::Elided(_) => {
            let parts: Vec<Wanted<'_>> = parts(quote.trim()).into_iter().map(Wanted::of).collect();
            let pieces = place_each(&parts, copy).unwrap_or_default();
            if pieces.is_empty() {
                return vec![(whole, Mark::Quote)];
            }
            let offsets = &copy.folded().offsets;
            pieces
                .iter()
                .map(|piece| (offsets.range(piece), Mark::Quote))
                .collect()
        }
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
        _ => vec![(whole, Mark::Quote)],
    }
}
