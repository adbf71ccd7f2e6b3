//! The verdicts on quotes, as `verdict:` names them.

use std::fmt::Debug;

/// The result of checking a quote against the saved copy of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteVerdict {
    /// It is in the copy, in one of the five ways below.
    Verified,
    /// Character for character.
    Verbatim,
    /// Apart from spacing and punctuation style.
    Folded,
    /// All parts around an ellipsis are in the copy.
    Elided,
    /// Apart from what the quote marks as added, such as text in brackets.
    Marked,
    /// More than once.
    Repeated,
    /// The copy has it with other words.
    Altered,
    /// The copy does not have it.
    Missing,
    /// It is on another page than the given one.
    Misplaced,
    /// There is no copy.
    Unchecked,
}

/// The verdicts by their names.
pub(super) const VERDICTS: [(&str, QuoteVerdict); 10] = [
    ("verified", QuoteVerdict::Verified),
    ("altered", QuoteVerdict::Altered),
    ("missing", QuoteVerdict::Missing),
    ("misplaced", QuoteVerdict::Misplaced),
    ("unchecked", QuoteVerdict::Unchecked),
    ("verbatim", QuoteVerdict::Verbatim),
    ("folded", QuoteVerdict::Folded),
    ("elided", QuoteVerdict::Elided),
    ("marked", QuoteVerdict::Marked),
    ("repeated", QuoteVerdict::Repeated),
];

/// The verdicts on the quotes of events.
pub trait QuoteVerdicts: Debug + Send + Sync {
    /// Whether a quote of the event with that file and fingerprint, which has quotes, has the verdict.
    fn any(&self, file: usize, fingerprint: u64, verdict: QuoteVerdict) -> bool;
}
