//! The quotes of a timeline against saved copies of their sources: is a quote really written there, and where?
//!
//! The crate `dateline-quotes`, whose modules are re-exported here, compares a quote with a document.

pub mod check;
pub mod fragment;
pub mod link;

mod copies;
mod verdicts;
mod words;
mod wrong;

pub use check::Checker;
pub use copies::{Copies, Named, named};
pub use dateline_quotes::{
    Altered, Difference, Digest, Found, Mark, Markup, Misplaced, Note, Place, Refusal, SavedCopy,
    Side, Verdict, altered, document, find, fold, has_line_numbers_apart, index, locator, marks,
    offsets, placed, saved, verdict,
};
pub use link::{Anchor, Page, page};
pub use verdicts::{Checked, Summary, Verdicts};
pub use wrong::{Unproved, diagnostics, hexadecimal};
