//! Events that were parsed a short while ago.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::bounds;
use crate::timeline::{Diagnostic, Entry};

/// The last events that were asked for.
#[derive(Debug, Default)]
pub(super) struct EventCache {
    entries: HashMap<usize, Arc<Entry>>,
    /// In which order they came.
    order: VecDeque<usize>,
    /// Order of the long entries, with their length in bytes.
    long: VecDeque<(usize, usize)>,
    /// What was told of long ones, and whether that was when all of the file was known.
    told: VecDeque<(usize, bool, Vec<Diagnostic>)>,
}

impl EventCache {
    pub fn get(&self, index: usize) -> Option<Arc<Entry>> {
        self.entries.get(&index).cloned()
    }

    /// What was told of an event, where it is a long one that was asked for a short while ago.
    pub fn told(&self, index: usize, is_concluded: bool) -> Option<Vec<Diagnostic>> {
        let is_it = |(other, then, _): &&(usize, bool, _)| (*other, *then) == (index, is_concluded);
        self.told
            .iter()
            .find(is_it)
            .map(|(_, _, told)| told.clone())
    }

    /// Keeps what is told of an event, where that took long.
    pub fn put_told(&mut self, index: usize, is_concluded: bool, told: &[Diagnostic], size: usize) {
        if size > bounds::LONG_EVENT {
            self.told.push_back((index, is_concluded, told.to_vec()));
        }
        if self.told.len() > bounds::CACHED_LONG_EVENTS {
            self.told.pop_front();
        }
    }

    pub fn put(&mut self, index: usize, entry: Arc<Entry>, size: usize) {
        if self.entries.insert(index, entry).is_some() {
            return;
        }
        if size > bounds::LONG_EVENT {
            self.long.push_back((index, size));
        } else {
            self.order.push_back(index);
        }
        if self.order.len() > bounds::CACHED_EVENTS
            && let Some(index) = self.order.pop_front()
        {
            self.entries.remove(&index);
        }
        let bytes =
            |long: &VecDeque<(usize, usize)>| long.iter().map(|(_, size)| *size).sum::<usize>();
        while self.long.len() > 3
            && (self.long.len() > bounds::CACHED_LONG_EVENTS
                || bytes(&self.long) > bounds::CACHED_LONG)
        {
            if let Some((index, _)) = self.long.pop_front() {
                self.entries.remove(&index);
            }
        }
    }
}
