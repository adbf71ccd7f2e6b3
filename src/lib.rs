//! dateline: a terminal timeline viewer.
//!
//! `ARCHITECTURE.md` follows an event from file to screen, and says where each kind of change
//! belongs.

pub mod app;
pub mod cli;
pub mod config;
pub mod keys;
pub mod terminal;
pub mod view;

/// Events, files and quotes without a terminal: the crate `dateline-core`.
pub use dateline_core::{chart, evidence, export, limits, parallel, text, timeline};
/// What a written date means: the crate `dateline-date`.
pub use dateline_date as date;
