//! What files become, what is reported about them, and what filters and quotes find in them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests: a panic is how one fails"
)]
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "texts are put together so that they can be read here"
)]

mod chart;
mod checking;
mod codes;
mod filter;
mod insert;
mod lint;
mod load;
mod views;
mod yaml_features;
