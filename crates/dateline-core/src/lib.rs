//! Events of a timeline: reading them from files of any shape, checking, querying, exporting, and holding their quotes
//! against their sources.
//!
//! Nothing here knows a terminal. `ARCHITECTURE.md` shows the way of an event from a file to the screen.

pub mod evidence;
pub mod export;
pub mod text;
pub mod timeline;

/// What a written date means: the crate `dateline-date`.
pub use dateline_date as date;
