//! Words of GEDCOM 5.5.1 and 7 and their abbreviations by genealogists; they apply to all languages.

use super::word::{Row, Word};

pub(super) const ROWS: &[Row] = &[
    ("abt", Word::Circa),
    ("bef", Word::Before),
    ("aft", Word::After),
    ("bet|betw|btw|btwn", Word::Between),
    ("cal|calc|calculated", Word::Estimated),
    ("int", Word::Interpreted),
];
