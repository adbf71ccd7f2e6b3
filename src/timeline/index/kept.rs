//! Events that were parsed a short while ago.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::super::Entry;

/// How many events are kept: several screens.
const MOST: usize = 1024;
/// How many bytes of the file they may take, but for the last one.
const LARGEST: usize = 16 << 20;

/// The last events that were asked for.
#[derive(Debug, Default)]
pub(super) struct Kept {
    entries: HashMap<usize, Arc<Entry>>,
    /// In which order they came, and how long their blocks are.
    order: VecDeque<(usize, usize)>,
    bytes: usize,
}

impl Kept {
    pub fn get(&self, index: usize) -> Option<Arc<Entry>> {
        self.entries.get(&index).cloned()
    }

    pub fn put(&mut self, index: usize, entry: Arc<Entry>, size: usize) {
        if self.entries.insert(index, entry).is_none() {
            self.order.push_back((index, size));
            self.bytes = self.bytes.saturating_add(size);
        }
        while self.order.len() > 1 && (self.order.len() > MOST || self.bytes > LARGEST) {
            if let Some((index, size)) = self.order.pop_front() {
                self.entries.remove(&index);
                self.bytes = self.bytes.saturating_sub(size);
            }
        }
    }
}
