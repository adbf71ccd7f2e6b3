//! Quotes against saved copies of their sources: is this really written there, and where?
//!
//! ```text
//! bytes ─► text (encoding) ─► what a reader sees (html, markdown) ─► folded (fold) ─► words (index)
//!                                                                         ↑
//! quote ─────────────────────────────────────────────────────► folded ─► find ─► verdict
//! ```
//!
//! Every step keeps its way back (`offsets`), so that a verdict leads to the bytes of the untouched file.

pub mod altered;
pub mod check;
pub mod elided;
pub mod find;
pub mod fold;
pub mod fragment;
pub mod index;
pub mod link;
pub mod marks;
pub mod offsets;
pub mod saved;
pub mod verdict;

mod compared;
mod encoding;
mod fitting;
mod html;
mod markdown;
mod script;
mod wrong;

pub use check::{Checked, Checker, Copies, Named, Summary, Unproved, Verdicts, named};
pub use find::find;
pub use link::{Page, page};
pub use marks::{Mark, marks};
pub use saved::{Markup, Refusal, SavedCopy};
pub use verdict::{Altered, Difference, Found, Side, Verdict};
pub use wrong::diagnostics;
