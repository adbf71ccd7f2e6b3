//! The events of a big file in the usual form: where each stands and when it was; what else it says is read when it is asked for.
//!
//! ```text
//! bytes ─► scan, on all cores ─► a slot for each event ─► order          at once
//!                                      │ asked for
//!                                      ▼
//!                                  its block ─► event, kept for a while  when it comes on the screen
//!                                      │ one after the other
//!                                      ▼
//!                                  verified, on all cores                behind
//! ```
//!
//! A file of which a look at its lines does not tell where its events are is read as a whole (see [`crate::timeline::load()`]).

mod around;
mod cache;
mod create;
mod diff;
mod pieces;
mod place;
mod scan;
mod state;
mod update;
mod verify;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use crate::bounds;
use crate::date::{DateContext, Days, OrderKey, Span};
use crate::timeline::discover::list_keys::ListKeys;
use crate::timeline::event::build;
use crate::timeline::identity::fingerprint;
use crate::timeline::item::Item;
use crate::timeline::lint::{self, Facts};
use crate::timeline::part::Part;
use crate::timeline::{Diagnostic, Entry, File};
pub(in crate::timeline) use around::head;
use cache::EventCache;
pub(super) use pieces::Pieces;
use place::{Anchors, Evidence};
pub(super) use state::State;
pub(super) use verify::Outcome;

/// Where an event stands in the file, and in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// The first byte of its block.
    pub at: u32,
    /// The line of that, from 1.
    pub line: u32,
    pub placed: Placed,
}

/// A slot, its place in the order and what is known of it: no more than that for an event.
const _: () = assert!(size_of::<Slot>() + size_of::<u32>() + state::PER_EVENT <= 40);

/// When an event was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    /// From a day to a day.
    Days(Days),
    /// Otherwise: the index of its span.
    Aside(u32),
    /// It has no date that can be read.
    Undated,
    /// It can't be read, nor can its date: it stands below the one before it.
    Follows,
    /// Its date is that text; only while the index is made.
    Text { from: u32, len: u32 },
    /// The parser has to say; only while the index is made.
    Parse,
}

/// Why a text has no index: how it is read instead is told by that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FallbackReason(pub &'static str);

/// The events of a file.
pub(super) struct Index {
    /// All of the file, as text.
    text: Arc<Vec<u8>>,
    /// Where the last block ends.
    end: usize,
    slots: Vec<Slot>,
    /// Spans that are not from a day to a day.
    asides: Vec<Span>,
    /// What the file says beside its events.
    file: Arc<File>,
    /// How its dates are read.
    reading: DateContext,
    /// How they were asked to be read, before the file had its say.
    asked: DateContext,
    /// What its dates show of how numeric ones are to be read.
    evidence: Evidence,
    kept: Mutex<EventCache>,
    state: State,
    /// What was gathered of events while they were parsed.
    pieces: Pieces,
    /// Lines of the previous version from which on lines have moved, and by how many.
    moved: Vec<(usize, isize)>,
    /// The event that is looked at: those around it in the file are verified before others.
    near: AtomicUsize,
    /// Those on the screen, the last first: they are looked at before that.
    ahead: Mutex<Vec<usize>>,
    anchors: Anchors,
}

/// What a scan found.
pub(super) struct Scanned {
    slots: Vec<Slot>,
    end: usize,
    /// How many lines were looked through.
    lines: u32,
}

impl Index {
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// All of the file.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// How its dates were asked to be read.
    pub fn asked(&self) -> DateContext {
        self.asked
    }

    /// How far an event's date reaches.
    pub fn span(&self, index: usize) -> Option<Span> {
        self.span_of(self.slots.get(index)?)
    }

    fn span_of(&self, slot: &Slot) -> Option<Span> {
        match slot.placed {
            Placed::Days(days) => Some(days.span()),
            Placed::Aside(at) => self.asides.get(usize::try_from(at).ok()?).copied(),
            _ => None,
        }
    }

    /// When an event was.
    pub fn placed(&self, index: usize) -> Placed {
        self.slots
            .get(index)
            .map_or(Placed::Undated, |slot| slot.placed)
    }

    /// What it is sorted by, where it has a date.
    pub fn key(&self, index: usize) -> Option<OrderKey> {
        self.span(index).map(|span| span.order_key())
    }

    /// The block of an event.
    fn part(&self, index: usize) -> Option<Part<'_>> {
        let slot = self.slots.get(index)?;
        let from = usize::try_from(slot.at).ok()?;
        let to = match self.slots.get(index.saturating_add(1)) {
            Some(next) => usize::try_from(next.at).ok()?,
            None => self.end,
        };
        // It was looked at when it was scanned.
        let text = std::str::from_utf8(self.text.get(from..to)?).ok()?;
        Some(Part::new(text, usize::try_from(slot.line).ok()?))
    }

    /// An event, parsed now unless it was asked for a short while ago.
    pub fn entry(&self, index: usize, file: usize) -> Option<Arc<Entry>> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = kept().get(index).filter(|entry| entry.file() == file) {
            return Some(entry);
        }
        let entry = self.read_anew(index, file)?;
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

    /// How many bytes the block of an event has.
    fn size(&self, index: usize) -> usize {
        self.part(index).map_or(0, |part| part.text.len())
    }

    /// Parses an event ahead, where a key could not wait for that.
    pub fn prefetch(&self, index: usize, file: usize) {
        if self.size(index) >= bounds::SLOW_EVENT {
            drop(self.entry(index, file));
        }
    }

    /// Whether an event was parsed a short while ago.
    pub fn is_cached(&self, index: usize) -> bool {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(index).is_some()
    }

    /// An event, parsed now, and not kept.
    pub fn read_anew(&self, index: usize, file: usize) -> Option<Arc<Entry>> {
        let (entry, _) = self.read(index)?;
        Some(Arc::new(if file == 0 {
            entry
        } else {
            entry.of_file(file)
        }))
    }

    /// An event, parsed now, and the item that it was made of.
    fn read(&self, index: usize) -> Option<(Entry, Item<'_>)> {
        let mut item = place::items(vec![self.part(index)?], self.keys()).pop()?;
        let entry = build::entry(&mut item, self.reading, &self.file.names);
        Some((entry, item))
    }

    /// What was decided for its list.
    fn keys(&self) -> &Arc<ListKeys> {
        static PLAIN: LazyLock<Arc<ListKeys>> = LazyLock::new(Arc::default);
        let decision = self.file.decisions.first();
        decision.map_or(&PLAIN, |decision| &decision.keys)
    }

    /// What the file says that its events are held against.
    fn facts(&self) -> Facts<'_> {
        Facts {
            sources: &self.file.sources,
            ids: &self.file.ids,
            reading: self.reading,
            names: &self.file.names,
        }
    }

    /// Everything that is known to be wrong with an event, which is parsed where there is anything.
    pub fn told(&self, index: usize) -> Vec<Diagnostic> {
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
            let entry = kept.or_else(|| self.read_anew(index, 0));
            return entry.map_or_else(Vec::new, |entry| entry.diagnostics().to_vec());
        }
        let concluded = self.state.concluded().map(AsRef::as_ref);
        let is_concluded = concluded.is_some();
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(told) = kept().told(index, is_concluded) {
            return told;
        }
        let Some((entry, item)) = self.read(index) else {
            return Vec::new();
        };
        let mut told = entry.diagnostics().to_vec();
        told.extend(lint::of_one(index, &entry, &item, self.facts(), concluded));
        kept().put_told(index, is_concluded, &told, item.part.text.len());
        told
    }

    /// The event whose block holds a line of the file.
    pub fn at_line(&self, line: usize) -> Option<usize> {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let after = self.slots.partition_point(|slot| slot.line <= line);
        after
            .checked_sub(1)
            .or((!self.slots.is_empty()).then_some(0))
    }

    /// The line on which one that was on that line in the version before is now.
    pub fn moved_line(&self, line: usize) -> usize {
        let after = self.moved.partition_point(|(from, _)| *from <= line);
        let moved = after.checked_sub(1).and_then(|at| self.moved.get(at));
        moved.map_or(line, |(_, by)| line.saturating_add_signed(*by))
    }

    /// The events whose block holds a text, a few of them, those near that line first.
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
            .take(bounds::PLACES_OF_WORDS)
            .collect::<Vec<_>>();
        let mut found: Vec<usize> = after
            .take(bounds::PLACES_OF_WORDS)
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

    /// Says which event is looked at, and which are to be verified first, in this order.
    pub fn look_at(&self, index: usize, first: impl Iterator<Item = usize>) {
        self.near.store(index, Ordering::Relaxed);
        if self.state.concluded().is_some() {
            return;
        }
        let mut ahead: Vec<usize> = first.filter(|index| !self.state.is_seen(*index)).collect();
        ahead.reverse();
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = ahead;
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    /// What was gathered of the events.
    pub fn pieces(&self) -> &Pieces {
        &self.pieces
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Index of {} events", self.len())
    }
}

fn offset(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
