//! Timelines, and what is wrong with them, written out: a file per format.

pub mod csv;
pub mod diagnostics;
pub mod json;
pub mod list;
pub mod one;
pub mod plain;
pub mod quotes;
pub mod schema;
pub mod starter;
