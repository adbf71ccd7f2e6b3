//! Events that were parsed a short while ago.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::timeline::{Diagnostic, Entry};

/// How many events are kept: several screens.
const MOST: usize = 1024;
/// Events of more bytes than this are kept apart: reading one of them again for every frame would take too long.
const LONG: usize = 64 << 10;
/// How many of those are kept, and how many bytes they may take but for the last three.
const MOST_LONG: usize = 64;
const LARGEST: usize = 32 << 20;

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
        if size > LONG {
            self.told.push_back((index, is_concluded, told.to_vec()));
        }
        if self.told.len() > MOST_LONG {
            self.told.pop_front();
        }
    }

    pub fn put(&mut self, index: usize, entry: Arc<Entry>, size: usize) {
        if self.entries.insert(index, entry).is_some() {
            return;
        }
        if size > LONG {
            self.long.push_back((index, size));
        } else {
            self.order.push_back(index);
        }
        if self.order.len() > MOST
            && let Some(index) = self.order.pop_front()
        {
            self.entries.remove(&index);
        }
        let bytes =
            |long: &VecDeque<(usize, usize)>| long.iter().map(|(_, size)| *size).sum::<usize>();
        while self.long.len() > 3 && (self.long.len() > MOST_LONG || bytes(&self.long) > LARGEST) {
            if let Some((index, _)) = self.long.pop_front() {
                self.entries.remove(&index);
            }
        }
    }
}
