//! The cache of parsed events.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::limits;
use crate::timeline::{Diagnostic, Entry};

/// The most recently requested events.
#[derive(Debug, Default)]
pub(super) struct EventCache {
    entries: HashMap<usize, Arc<Entry>>,
    /// The cached events, in order of insertion.
    order: VecDeque<usize>,
    /// Order of the long entries, with their length in bytes.
    long: VecDeque<(usize, usize)>,
    /// Diagnostics of long events, and whether they are from after all events were parsed.
    diagnostics: VecDeque<(usize, bool, Vec<Diagnostic>)>,
}

impl EventCache {
    pub fn get(&self, index: usize) -> Option<Arc<Entry>> {
        self.entries.get(&index).cloned()
    }

    /// The cached diagnostics of a long event.
    pub fn diagnostics(&self, index: usize, is_concluded: bool) -> Option<Vec<Diagnostic>> {
        let is_it = |(other, then, _): &&(usize, bool, _)| (*other, *then) == (index, is_concluded);
        self.diagnostics
            .iter()
            .find(is_it)
            .map(|(_, _, diagnostics)| diagnostics.clone())
    }

    /// Caches the diagnostics of a long event.
    pub fn put_diagnostics(
        &mut self,
        index: usize,
        is_concluded: bool,
        diagnostics: &[Diagnostic],
        size: usize,
    ) {
        if size > limits::LONG_EVENT {
            self.diagnostics
                .push_back((index, is_concluded, diagnostics.to_vec()));
        }
        if self.diagnostics.len() > limits::CACHED_LONG_EVENTS {
            self.diagnostics.pop_front();
        }
    }

    pub fn put(&mut self, index: usize, entry: Arc<Entry>, size: usize) {
        if self.entries.insert(index, entry).is_some() {
            return;
        }
        if size > limits::LONG_EVENT {
            self.long.push_back((index, size));
        } else {
            self.order.push_back(index);
        }
        if self.order.len() > limits::CACHED_EVENTS
            && let Some(index) = self.order.pop_front()
        {
            self.entries.remove(&index);
        }
        let bytes =
            |long: &VecDeque<(usize, usize)>| long.iter().map(|(_, size)| *size).sum::<usize>();
        while self.long.len() > 3
            && (self.long.len() > limits::CACHED_LONG_EVENTS
                || bytes(&self.long) > limits::CACHED_LONG)
        {
            if let Some((index, _)) = self.long.pop_front() {
                self.entries.remove(&index);
            }
        }
    }
}
