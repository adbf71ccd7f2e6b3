//! The words of GEDCOM 5.5.1 and 7, and how genealogists shorten them; they are the same in every language.

use super::{Row, Word};

pub(super) const ROWS: &[Row] = &[
    ("abt", Word::Circa),
    ("bef", Word::Before),
    ("aft", Word::After),
    ("bet|betw|btw|btwn", Word::Between),
    ("cal|calc|calculated", Word::Estimated),
    ("int", Word::Interpreted),
];
