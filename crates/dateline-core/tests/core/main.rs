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

use dateline_core::date::DateContext;
use dateline_core::timeline::{self, Input, Timeline};

/// Loads a file with that text, which must be readable.
fn loaded(text: &str) -> Timeline {
    let timeline = timeline::load(Input::text("f.yaml", text), DateContext::default());
    timeline.unwrap_or_else(|error| panic!("{error:#?}"))
}

mod chart;
mod checking;
mod codes;
mod filter;
mod insert;
mod lint;
mod load;
mod views;
mod yaml_features;
