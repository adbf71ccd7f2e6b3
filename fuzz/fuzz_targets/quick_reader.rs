//! The quick YAML reader declines a text, or reads it exactly as `serde_yaml` does.

#![no_main]

use dateline_core::timeline::fuzzing::disagreement;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        assert_eq!(disagreement(text), None);
    }
});
