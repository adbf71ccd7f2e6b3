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
pub mod index;
pub mod offsets;
pub mod saved;
pub mod verdict;

mod encoding;
mod html;
mod markdown;
mod script;

pub use check::{Checked, Checker, Copies, Named, Summary, Verdicts, named};
pub use find::find;
pub use saved::{Markup, Refusal, SavedCopy};
pub use verdict::{Altered, Difference, Found, Side, Verdict};
