//! Checks whether a quote is really in a document, and where.
//!
//! ```text
//! bytes ─► text (encoding, document) ─► what a reader sees (html, markdown) ─► folded (fold) ─► words (index)
//!                                                                                   ↑
//! quote ───────────────────────────────────────────────────────────────► folded ─► find ─► verdict
//! ```
//!
//! Every step keeps its mapping back (`offsets`), so that a verdict refers to bytes of the original file.

pub mod altered;
pub mod borders;
pub mod document;
pub mod find;
pub mod fold;
pub mod index;
pub mod locator;
pub mod marks;
pub mod offsets;
pub mod placed;
pub mod quotation;
pub mod saved;
pub mod script;
pub mod verdict;

mod columns;
mod compared;
mod encoding;
mod fitting;
mod html;
mod layout;
mod markdown;
mod negation;
mod numeral;
mod search;
mod searched;
mod unquoted;
mod visible;

pub use document::About;
pub use find::find;
pub use html::MarkupReader;
pub use layout::are_apart as has_line_numbers_apart;
pub use locator::{Located, Locator, Misplaced};
pub use marks::{Mark, marks};
pub use saved::{Digest, Markup, Refusal, SavedCopy};
pub use verdict::{
    Altered, Change, Difference, Found, Hint, Near, Note, Place, Side, Unseen, Verdict,
};
