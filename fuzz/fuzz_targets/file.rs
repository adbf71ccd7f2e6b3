//! Any bytes are read as a timeline or refused with a reason.

#![no_main]

use dateline_core::date::DateContext;
use dateline_core::timeline::{Input, load};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let input = Input {
        name: "fuzz.yaml",
        bytes,
    };
    match load(input, DateContext::default()) {
        Ok(timeline) => drop(timeline.verified().problems()),
        Err(error) => assert!(!error.diagnostics.is_empty()),
    }
});
