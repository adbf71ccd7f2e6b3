//! Verifying every event in the background: the parsed event is compared with the index, and its
//! problems are found.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError};

use super::Index;
use super::pieces::Gathering;
use super::place::{Anchors, FoundTime, OrderEvidence, Whole, judge, placed_as};
use super::slot::{FallbackReason, Placed};
use crate::date::{Days, OrderKey};
use crate::limits;
use crate::parallel;
use crate::timeline::yaml::part::Part;

/// Events parsed in a row before another thread may run: about a third of a millisecond, and they fit the nearest cache.
const AT_ONCE: usize = 16;

/// The result of verification.
pub(in crate::timeline::store) enum Outcome {
    /// The index was correct.
    AsIndexed,
    /// Some events have other dates.
    Moved(Box<Index>),
    /// The file has to be read as a whole.
    Doubtful(FallbackReason),
}

impl Index {
    /// Parses every event that is not parsed yet, on all cores, those on the screen first. Returns
    /// when all are known, or soon after `stop` is set: then only those on the screen are parsed.
    pub fn verify(&self, stop: &AtomicBool) {
        let chunks = self.pieces.count();
        let claimed: Vec<AtomicBool> = (0..chunks).map(|_| AtomicBool::new(false)).collect();
        let next = AtomicUsize::new(0);
        let claim = |chunk: usize| {
            claimed
                .get(chunk)
                .is_some_and(|claimed| !claimed.swap(true, Ordering::Relaxed))
        };
        let run = || {
            loop {
                self.verify_ahead();
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let near = self.pieces.of(self.near.load(Ordering::Relaxed));
                let near = [near, near + 1, near.saturating_sub(1)];
                let chunk = near.into_iter().find(|chunk| claim(*chunk)).or_else(|| {
                    loop {
                        let chunk = next.fetch_add(1, Ordering::Relaxed);
                        if chunk >= chunks {
                            return None;
                        }
                        if claim(chunk) {
                            return Some(chunk);
                        }
                    }
                });
                let Some(chunk) = chunk else { return };
                if !self.verify_some(chunk) {
                    return;
                }
            }
        };
        parallel::on_threads(parallel::cores().min(chunks), run);
        if self.state.known() == self.len()
            && self.state.concluded().is_none()
            && self.state.differences().doubt.is_none()
        {
            // If the date that showed the order of day and month is in an event that cannot be read now, the order is unproven.
            if self.evidence.is_within(self.state.differences().evidence) {
                self.conclude();
            } else {
                self.doubt(FallbackReason(
                    "the date that decides the day-month order is in an event that cannot be read",
                ));
            }
        }
    }

    /// Runs the checks that need all events, such as those for equal ids.
    fn conclude(&self) {
        let moved: HashMap<usize, FoundTime> = self.state.moved().into_iter().collect();
        let key = |index: usize| -> Option<OrderKey> {
            match moved.get(&index) {
                Some(FoundTime::Dated(span)) => Some(span.order_key()),
                Some(FoundTime::Undated | FoundTime::Follows) => None,
                None => self.key(index),
            }
        };
        // Not through the cache, which is for displayed events.
        self.state
            .conclude(&|index| Some(Arc::new(self.read(index)?.0)), &key);
    }

    /// Parses the events on the screen, wherever in the file they are, to show their problems at
    /// once. The other results are recorded with their pieces.
    fn verify_ahead(&self) {
        loop {
            let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
            let left = ahead.len().saturating_sub(AT_ONCE);
            let some = ahead.split_off(left);
            drop(ahead);
            if some.is_empty() {
                return;
            }
            let judged = judge(
                self.parts(&some),
                self.context,
                self.whole(),
                &mut OrderEvidence::default(),
                Some(self.facts()),
                |_, _| (),
            );
            // A doubt about one of them will come up again with its piece.
            for (index, judged) in some.into_iter().zip(judged.into_iter().flatten()) {
                self.state.note_ahead(index, &judged.problems);
            }
            std::thread::yield_now();
        }
    }

    /// Parses the events of a piece. Returns whether to continue.
    fn verify_some(&self, piece: usize) -> bool {
        let is_gathered = self.pieces.is_gathered(piece);
        let events = self.pieces.events(piece);
        let indexes: Vec<usize> = events
            .filter(|index| !is_gathered || !self.state.is_known(*index))
            .collect();
        if indexes.is_empty() {
            return true;
        }
        let parts = self.parts(&indexes);
        // At most this much is kept of each event.
        let bytes = parts
            .iter()
            .map(|part| part.text.len().min(limits::SEARCHED_OF_EVENT));
        let mut gathering = Gathering::with_room(if is_gathered { 0 } else { bytes.sum() });
        let long = long_events(&parts, &indexes);
        let mut evidence = OrderEvidence::default();
        let mut judged = Vec::with_capacity(indexes.len());
        let mut parts = parts.into_iter();
        while parts.len() > 0 {
            let first = judged.len();
            let some = judge(
                parts.by_ref().take(AT_ONCE).collect(),
                self.context,
                self.whole(),
                &mut evidence,
                Some(self.facts()),
                |at, entry| {
                    let at = first + at;
                    if !is_gathered {
                        gathering.add(at, entry, &self.file);
                    }
                    // So that displaying it does not require parsing.
                    if let Some(&(_, index, size)) = long.iter().find(|(of, ..)| *of == at) {
                        self.keep(index, Arc::new(entry.clone()), size);
                    }
                },
            );
            match some {
                Ok(some) if evidence.is_within(self.evidence) => judged.extend(some),
                Ok(_) => {
                    return self
                        .doubt(FallbackReason("a date shows how the others are to be read"));
                }
                Err(doubt) => return self.doubt(doubt),
            }
            // A thread that handles a key press waits at most for these few.
            std::thread::yield_now();
        }
        self.state.differences().evidence.join(evidence);
        // Before the events are marked as known, because callers then ask for the piece.
        if !is_gathered {
            self.pieces.put(piece, gathering);
        }
        for (index, judged) in indexes.into_iter().zip(judged) {
            if !self.is_at(index, judged.found) {
                self.state.differences().moved.push((index, judged.found));
            }
            self.state.note(index, &judged.problems);
        }
        self.state.differences().doubt.is_none()
    }

    fn doubt(&self, doubt: FallbackReason) -> bool {
        self.state.differences().doubt = Some(doubt);
        false
    }

    /// The result of the verification so far.
    pub fn outcome(self: &Arc<Self>) -> Outcome {
        let differences = self.state.differences();
        if let Some(doubt) = differences.doubt {
            return Outcome::Doubtful(doubt);
        }
        if differences.moved.is_empty() {
            return Outcome::AsIndexed;
        }
        let moved = differences.moved.clone();
        drop(differences);
        Outcome::Moved(Box::new(self.rearranged(&moved)))
    }
}

impl Index {
    /// Whether the index already has this time for the event.
    pub(super) fn is_at(&self, index: usize, found: FoundTime) -> bool {
        match (self.placed(index), found) {
            (Placed::Undated, FoundTime::Undated) | (Placed::Follows, FoundTime::Follows) => true,
            (Placed::Days(days), FoundTime::Dated(span)) => Days::of(&span) == Some(days),
            (Placed::Aside(_), FoundTime::Dated(span)) => self.span(index) == Some(span),
            _ => false,
        }
    }

    pub(super) fn whole(&self) -> Whole<'_> {
        Whole {
            text: &self.text,
            anchors: &self.anchors,
            keys: self.keys(),
        }
    }

    /// The blocks of these events.
    pub(super) fn parts(&self, indexes: &[usize]) -> Vec<Part<'_>> {
        indexes
            .iter()
            .filter_map(|index| self.part(*index))
            .collect()
    }

    /// An index with these events moved.
    pub(super) fn rearranged(self: &Arc<Self>, moved: &[(usize, FoundTime)]) -> Self {
        let mut slots = self.slots.clone();
        let mut asides = self.asides.clone();
        for (index, found) in moved {
            if let Some(slot) = slots.get_mut(*index) {
                slot.placed = placed_as(*found, &mut asides);
            }
        }
        Self {
            text: Arc::clone(&self.text),
            end: self.end,
            slots,
            asides,
            file: Arc::clone(&self.file),
            context: self.context,
            requested: self.requested,
            evidence: self.evidence,
            kept: std::sync::Mutex::default(),
            state: self.state.carried(),
            pieces: self.pieces.shared_copy(),
            moved: Vec::new(),
            near: std::sync::atomic::AtomicUsize::new(0),
            ahead: std::sync::Mutex::default(),
            anchors: Anchors::default(),
        }
    }
}

/// The events that take long to parse: the number of each among `parts`, its index, and its length.
fn long_events(parts: &[Part<'_>], indexes: &[usize]) -> Vec<(usize, usize, usize)> {
    let lengths = parts.iter().map(|part| part.text.len());
    let numbered = lengths.zip(indexes).enumerate();
    numbered
        .filter(|(_, (length, _))| *length >= limits::SLOW_EVENT)
        .map(|(number, (length, index))| (number, *index, length))
        .collect()
}
