//! The quotes of a timeline against saved copies of their sources: is a quote really written there, and where?
//!
//! What a quote and a document are to each other is known to the crate `dateline-quotes`, whose modules are named here as well.

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
