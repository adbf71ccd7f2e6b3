//! The entries of the previous version of a file, which a new version reuses where the text is unchanged.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use super::event::Entry;

/// A hash of a text. Stable across runs of one build, not across versions.
pub(super) fn fingerprint(text: impl Hash) -> u64 {
    foldhash::quality::FixedState::with_seed(0).hash_one(text)
}

/// The entries of the previous version, by the hash of their text.
#[derive(Debug, Default)]
pub(super) struct PreviousEntries(HashMap<u64, Arc<Entry>>);

impl PreviousEntries {
    pub fn of(entries: &[Arc<Entry>]) -> Self {
        Self(
            entries
                .iter()
                .map(|entry| (entry.fingerprint(), Arc::clone(entry)))
                .collect(),
        )
    }

    /// The previous event with that text, if it can be reused. Not reused are events with problems,
    /// because those mention line numbers, and with numeric dates, because those depend on other
    /// dates of the file.
    pub fn event(&self, fingerprint: u64, text: &str) -> Option<&Arc<Entry>> {
        self.0.get(&fingerprint).filter(|entry| match &***entry {
            Entry::Event(event) => event.problems.is_empty() && !may_be_numeric(text),
            Entry::Broken(_) => false,
        })
    }

    /// The previous entry that equals this one, so that both versions share it; else this one.
    pub fn share(&self, entry: Entry) -> Arc<Entry> {
        match self.0.get(&entry.fingerprint()) {
            Some(known) if **known == entry => Arc::clone(known),
            _ => Arc::new(entry),
        }
    }
}

/// Whether a text may have a numeric date with its year at the end, such as `23/02/2018` or `23. 2.
/// 2018`.
fn may_be_numeric(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    bytes.iter().enumerate().any(|(at, byte)| {
        matches!(byte, b'/' | b'.' | b'-')
            && is_digit(at.wrapping_sub(1))
            && [at + 1, at + 2]
                .iter()
                .any(|from| (*from..from + 4).all(is_digit))
    })
}
