//! dateline: a terminal timeline viewer.
//!
//! `ARCHITECTURE.md` shows the way of an event from a file to the screen and where each change belongs.

pub mod app;
pub mod cli;
pub mod evidence;
pub mod export;
pub mod keys;
pub mod terminal;
pub mod text;
pub mod timeline;
pub mod view;

/// What a written date means: the crate `dateline-date`.
pub use dateline_date as date;
