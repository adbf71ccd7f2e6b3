//! Tests of parsing, ordering and showing dates, in one binary.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

mod base;
mod calendars;
mod centuries;
mod collections;
mod days;
mod edtf;
mod explained;
mod forms;
mod genealogy;
mod law;
mod laws;
mod machines;
mod mistaken;
mod notation;
mod order;
mod relations;
mod report;
mod scholars;
mod shared_zone;
mod shown;
mod table;
mod trades;
mod zone_names;
mod zones;
