//! The index of a big file in the usual form: position and date of each event; everything else is
//! parsed on demand.
//!
//! ```text
//! bytes ─► scan, on all cores ─► a slot for each event ─► order          at once
//!                                      │ asked for
//!                                      ▼
//!                                  its block ─► event, kept for a while  when it is displayed       
//!                                      │ one after the other
//!                                      ▼
//!                                  verified, on all cores                in the background
//! ```
//!
//! A file whose lines do not reveal where its events are is read as a whole (see
//! [`crate::timeline::load()`]).

mod around;
mod cache;
mod create;
mod diff;
mod pieces;
mod place;
mod scan;
mod slot;
mod state;
mod update;
mod verify;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use crate::date::{DateContext, OrderKey, Span};
use crate::limits;
use crate::timeline::build;
use crate::timeline::field::list_keys::ListKeys;
use crate::timeline::item::Item;
use crate::timeline::lint::{self, Facts};
use crate::timeline::previous::fingerprint;
use crate::timeline::yaml::part::Part;
use crate::timeline::{Diagnostic, Entry, File};
pub(in crate::timeline) use around::head;
use cache::EventCache;
pub(super) use pieces::Pieces;
use place::{Anchors, OrderEvidence};
pub(super) use slot::Placed;
use slot::{Slot, offset};
pub(super) use state::State;
pub(super) use verify::Outcome;

/// Memory per event is limited: a slot, its place in the order, and the state.
const _: () = assert!(size_of::<Slot>() + size_of::<u32>() + state::PER_EVENT <= 40);

/// The index of a file.
pub(super) struct Index {
    /// The text of the file.
    text: Arc<Vec<u8>>,
    /// End of the last block.
    end: usize,
    slots: Vec<Slot>,
    /// Spans that are not whole days.
    asides: Vec<Span>,
    /// The rest of the file.
    file: Arc<File>,
    /// The context that its dates are read in.
    context: DateContext,
    /// The requested context, before the settings of the file were applied.
    pub requested: DateContext,
    /// Evidence for the order of numeric dates.
    evidence: OrderEvidence,
    kept: Mutex<EventCache>,
    pub state: State,
    /// Texts and citations, gathered while events were parsed.
    pub pieces: Pieces,
    /// Lines of the previous version from which on lines have moved, and by how many lines.
    moved: Vec<(usize, isize)>,
    /// The selected event: those around it in the file are verified before others.
    near: AtomicUsize,
    /// The events on the screen, the last one first: they are verified before all others.
    ahead: Mutex<Vec<usize>>,
    anchors: Anchors,
}

impl Index {
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// All of the file.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The span of an event's date.
    pub fn span(&self, index: usize) -> Option<Span> {
        self.span_of(self.slots.get(index)?)
    }

    fn span_of(&self, slot: &Slot) -> Option<Span> {
        Self::span_in(&self.asides, slot)
    }

    /// The span of an event, if those that are not whole days are in `asides`.
    fn span_in(asides: &[Span], slot: &Slot) -> Option<Span> {
        match slot.placed {
            Placed::Days(days) => Some(days.span()),
            Placed::Aside(at) => asides.get(usize::try_from(at).ok()?).copied(),
            _ => None,
        }
    }

    /// The time of an event.
    pub fn placed(&self, index: usize) -> Placed {
        self.slots
            .get(index)
            .map_or(Placed::Undated, |slot| slot.placed)
    }

    /// The sort key of an event, if it has a date.
    pub fn key(&self, index: usize) -> Option<OrderKey> {
        self.span(index).map(|span| span.order_key())
    }

    /// The block of an event.
    fn part(&self, index: usize) -> Option<Part<'_>> {
        let slot = self.slots.get(index)?;
        let from = usize::try_from(slot.at).ok()?;
        let to = match self.slots.get(index + 1) {
            Some(next) => usize::try_from(next.at).ok()?,
            None => self.end,
        };
        // It was validated during the scan.
        let text = std::str::from_utf8(self.text.get(from..to)?).ok()?;
        Some(Part::new(text, usize::try_from(slot.line).ok()?))
    }

    /// An event, from the cache or parsed now.
    pub fn entry(&self, index: usize, file: usize) -> Option<Arc<Entry>> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = kept().get(index).filter(|entry| entry.file() == file) {
            return Some(entry);
        }
        let entry = self.read_uncached(index, file)?;
        self.keep(index, Arc::clone(&entry), self.size(index));
        Some(entry)
    }

    fn keep(&self, index: usize, entry: Arc<Entry>, size: usize) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.put(index, entry, size);
    }

    /// The hash of the text of an event.
    pub fn fingerprint(&self, index: usize) -> Option<u64> {
        Some(fingerprint(self.part(index)?.text.trim_end()))
    }

    /// Size of the block of an event, in bytes.
    fn size(&self, index: usize) -> usize {
        self.part(index).map_or(0, |part| part.text.len())
    }

    /// Parses an event that is too long to be parsed while a key press is handled.
    pub fn prefetch(&self, index: usize, file: usize) {
        if self.size(index) >= limits::SLOW_EVENT {
            drop(self.entry(index, file));
        }
    }

    /// Whether an event is in the cache.
    pub fn is_cached(&self, index: usize) -> bool {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(index).is_some()
    }

    /// An event, parsed now and not cached.
    pub fn read_uncached(&self, index: usize, file: usize) -> Option<Arc<Entry>> {
        let (entry, _) = self.read(index)?;
        Some(Arc::new(if file == 0 {
            entry
        } else {
            entry.of_file(file)
        }))
    }

    /// An event, parsed now, with the item that it was built from.
    fn read(&self, index: usize) -> Option<(Entry, Item<'_>)> {
        let mut item = place::items(vec![self.part(index)?], self.keys()).pop()?;
        let entry = build::entry(&mut item, self.context, &self.file.names);
        Some((entry, item))
    }

    /// What the keys of its events were decided to mean.
    fn keys(&self) -> &Arc<ListKeys> {
        static PLAIN: LazyLock<Arc<ListKeys>> = LazyLock::new(Arc::default);
        let decision = self.file.decisions.first();
        decision.map_or(&PLAIN, |decision| &decision.keys)
    }

    /// The facts about the file that its events are checked against.
    fn facts(&self) -> Facts<'_> {
        Facts {
            sources: &self.file.sources,
            ids: &self.file.ids,
            context: self.context,
            names: &self.file.names,
            // A file with one that cannot be read is not indexed.
            unread: None,
        }
    }

    /// The known problems of an event, which is parsed if there are any.
    pub fn diagnostics(&self, index: usize) -> Vec<Diagnostic> {
        let is_known = self.state.is_seen(index);
        if is_known && self.state.worst(index).is_none() {
            return Vec::new();
        }
        if !is_known {
            let kept = self
                .kept
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get(index);
            let entry = kept.or_else(|| self.read_uncached(index, 0));
            return entry.map_or_else(Vec::new, |entry| entry.diagnostics().to_vec());
        }
        let concluded = self.state.concluded().map(AsRef::as_ref);
        let is_concluded = concluded.is_some();
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(diagnostics) = kept().diagnostics(index, is_concluded) {
            return diagnostics;
        }
        let Some((entry, item)) = self.read(index) else {
            return Vec::new();
        };
        let mut diagnostics = entry.diagnostics().to_vec();
        diagnostics.extend(lint::of_one(index, &entry, &item, self.facts(), concluded));
        kept().put_diagnostics(index, is_concluded, &diagnostics, item.part.text.len());
        diagnostics
    }

    /// The event whose block contains a line of the file.
    pub fn at_line(&self, line: usize) -> Option<usize> {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let after = self.slots.partition_point(|slot| slot.line <= line);
        after
            .checked_sub(1)
            .or((!self.slots.is_empty()).then_some(0))
    }

    /// The current number of a line of the previous version.
    pub fn moved_line(&self, line: usize) -> usize {
        let after = self.moved.partition_point(|(from, _)| *from <= line);
        let moved = after.checked_sub(1).and_then(|at| self.moved.get(at));
        moved.map_or(line, |(_, by)| line.saturating_add_signed(*by))
    }

    /// Up to 200 events whose block contains a text, those near that line first.
    pub fn holding(&self, text: &str, line: usize) -> Vec<usize> {
        if text.len() < 2 {
            return Vec::new();
        }
        let finder = memchr::memmem::Finder::new(text);
        let here = self.at_line(line).unwrap_or(0);
        let at = self.slots.get(here).map_or(0, |slot| offset(slot.at));
        let list = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default();
        let after = finder.find_iter(list(at, self.end)).map(|found| at + found);
        let first = self.slots.first().map_or(0, |slot| offset(slot.at));
        let before = memchr::memmem::FinderRev::new(text);
        let before = before
            .rfind_iter(list(first, at))
            .map(|found| first + found)
            .take(limits::PLACES_OF_WORDS)
            .collect::<Vec<_>>();
        let mut found: Vec<usize> = after
            .take(limits::PLACES_OF_WORDS)
            .chain(before)
            .filter_map(|at| {
                let after = self.slots.partition_point(|slot| offset(slot.at) <= at);
                after.checked_sub(1)
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Sets the selected event, and the events to verify first, in this order.
    pub fn prioritize(&self, index: usize, first: impl Iterator<Item = usize>) {
        self.near.store(index, Ordering::Relaxed);
        if self.state.concluded().is_some() {
            return;
        }
        let mut ahead: Vec<usize> = first.filter(|index| !self.state.is_seen(*index)).collect();
        ahead.reverse();
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = ahead;
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Index of {} events", self.len())
    }
}
