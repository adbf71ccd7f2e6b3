//! Timelines, and what is wrong with them, written out: a file per format.

pub mod diagnostics;
pub mod plain;
