//! Timelines written out: a file per format.

pub mod plain;
pub mod quotes;
