//! YAML: the lines and blocks of a file, its parsers, what they may cost, where values are, and what is wrong where it cannot be read.
//!
//! ```text
//! text ─► block: items and sections by their lines ─► parse: block by block ─► nodes
//!                  quick: the usual form, read in one pass
//!                  guard: what is too deep, too long or repeats itself is refused before
//!                  syntax: what is wrong, where, and which correction would make it valid
//! ```

mod anchors;
pub(super) mod block;
pub(super) mod flow;
pub(super) mod guard;
pub(super) mod lookalikes;
pub(super) mod nesting;
pub(super) mod parse;
pub(super) mod part;
pub(super) mod quick;
pub(super) mod second_parser;
pub(super) mod span;
pub(super) mod syntax;
pub(super) mod tags;
