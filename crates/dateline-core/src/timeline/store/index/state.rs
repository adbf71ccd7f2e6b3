//! What is known of the events of an index so far: two numbers per event.
//!
//! ```text
//! marks   title, 24 bits │ beside, 4 and 4 │ alone, 8, 8 and 8 │ flags, 8
//! id      64 bits
//! ```

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::diff::Run;
use super::place::{FoundTime, OrderEvidence, Problems};
use super::slot::FallbackReason;
use crate::date::OrderKey;
use crate::timeline::lint::{Across, Brief, Concluded};
use crate::timeline::{Entry, Severity, Tally};

/// Flag: the event was parsed.
const KNOWN: u64 = 1;
/// Flags for the booleans of [`Brief`].
const EVENT: u64 = 1 << 1;
const SOURCED: u64 = 1 << 2;
const UNSOURCED: u64 = 1 << 3;
const QUOTED: u64 = 1 << 4;
const ZONED: u64 = 1 << 6;
const UNZONED: u64 = 1 << 7;
/// Flag: the event was parsed ahead of the others of its piece. Its problems are known, and it will
/// be parsed again.
const AHEAD: u64 = 1 << 5;

/// Position and size of a counter of problems.
#[derive(Debug, Clone, Copy)]
struct Count {
    from: u32,
    bits: u32,
}

/// Counters for the problems of an event by itself.
const ALONE: [(Severity, Count); 3] = [
    (Severity::Error, Count { from: 8, bits: 8 }),
    (Severity::Warning, Count { from: 16, bits: 8 }),
    (Severity::Notice, Count { from: 24, bits: 8 }),
];
/// Counters for the problems that depend on the rest of the file.
const BESIDE: [(Severity, Count); 2] = [
    (Severity::Error, Count { from: 32, bits: 4 }),
    (Severity::Warning, Count { from: 36, bits: 4 }),
];
/// The bits of the latter.
const ADDED: u64 = 0xFF << 32;
/// First bit of the truncated [`Brief::title`]: similar titles have the same value, few others do,
/// and candidates are compared in full.
const TITLE: u32 = 40;

impl Count {
    fn most(self) -> u64 {
        (1 << self.bits) - 1
    }

    fn get(self, word: u64) -> u64 {
        word >> self.from & self.most()
    }

    /// The word with the counter set to that number, or to its maximum.
    fn put(self, word: u64, number: usize) -> u64 {
        let number = u64::try_from(number).unwrap_or(u64::MAX).min(self.most());
        word & !(self.most() << self.from) | number << self.from
    }
}

/// What verification found out about one event.
#[derive(Debug, Default)]
struct Known {
    marks: AtomicU64,
    /// As in [`Brief`].
    id: AtomicU64,
}

/// Bytes of memory per event.
pub(super) const PER_EVENT: usize = size_of::<Known>();

/// Fields with a name similar to a known one.
#[derive(Debug, Clone, Default)]
struct Near {
    keys: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
    /// An event, the number of its key, and whether it was found to be misspelled.
    of: Vec<(u32, u32, bool)>,
}

impl Near {
    fn add(&mut self, index: usize, key: &str, misspelled: bool) {
        let known = self.numbers.get(key).copied();
        let number = known.unwrap_or_else(|| {
            let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
            let key: Arc<str> = Arc::from(key);
            self.keys.push(Arc::clone(&key));
            self.numbers.insert(key, number);
            number
        });
        if let Ok(index) = u32::try_from(index) {
            self.of.push((index, number, misspelled));
        }
    }

    fn all(&self) -> impl Iterator<Item = (usize, &str, bool)> {
        self.of.iter().filter_map(|(index, number, misspelled)| {
            let key = self.keys.get(usize::try_from(*number).ok()?)?;
            Some((usize::try_from(*index).ok()?, key.as_ref(), *misspelled))
        })
    }
}

/// What is known of the events of an index so far.
#[derive(Debug, Default)]
pub(in crate::timeline::store) struct State {
    events: Vec<Known>,
    near: Mutex<Near>,
    known: AtomicUsize,
    /// Number of events with errors or warnings.
    wrong: AtomicUsize,
    errors: AtomicUsize,
    warnings: AtomicUsize,
    notices: AtomicUsize,
    found: Mutex<Differences>,
    concluded: OnceLock<Arc<Concluded>>,
}

/// Where the parser disagrees with the index.
#[derive(Debug, Default)]
pub(super) struct Differences {
    pub moved: Vec<(usize, FoundTime)>,
    /// Evidence so far for the order of numeric dates.
    pub evidence: OrderEvidence,
    pub doubt: Option<FallbackReason>,
}

impl State {
    pub fn new(count: usize) -> Self {
        Self {
            events: std::iter::repeat_with(Known::default).take(count).collect(),
            ..Self::default()
        }
    }

    fn marks(&self, index: usize) -> u64 {
        self.events
            .get(index)
            .map_or(0, |known| known.marks.load(Ordering::Relaxed))
    }

    /// Number of events that are parsed.
    pub fn known(&self) -> usize {
        self.known.load(Ordering::Relaxed)
    }

    /// Number of them with errors or warnings.
    pub fn wrong(&self) -> usize {
        self.wrong.load(Ordering::Relaxed)
    }

    /// Number of known problems of all events.
    pub fn tally(&self) -> Tally {
        Tally {
            errors: self.errors.load(Ordering::Relaxed),
            warnings: self.warnings.load(Ordering::Relaxed),
            notices: self.notices.load(Ordering::Relaxed),
        }
    }

    /// Number of known problems of an event.
    pub fn tally_of(&self, index: usize) -> Tally {
        let word = self.marks(index);
        let of = |count: Count| usize::try_from(count.get(word)).unwrap_or(0);
        let mut tally = Tally::default();
        for (severity, count) in ALONE.iter().chain(&BESIDE) {
            let total = match severity {
                Severity::Error => &mut tally.errors,
                Severity::Warning => &mut tally.warnings,
                Severity::Notice => &mut tally.notices,
            };
            *total += of(*count);
        }
        tally
    }

    /// The highest known severity of an event's problems.
    pub fn worst(&self, index: usize) -> Option<Severity> {
        let word = self.marks(index);
        let counts = ALONE.iter().chain(&BESIDE);
        counts
            .filter(|(_, count)| count.get(word) > 0)
            .map(|(severity, _)| *severity)
            .max()
    }

    /// Whether an event was parsed, including ahead of the others.
    pub fn is_seen(&self, index: usize) -> bool {
        self.marks(index) & (KNOWN | AHEAD) != 0
    }

    /// Whether an event was parsed.
    pub fn is_known(&self, index: usize) -> bool {
        self.marks(index) & KNOWN != 0
    }

    /// The conclusions from all events, once all are parsed.
    pub fn concluded(&self) -> Option<&Arc<Concluded>> {
        self.concluded.get()
    }

    fn near(&self) -> MutexGuard<'_, Near> {
        self.near.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn differences(&self) -> MutexGuard<'_, Differences> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records the results for an event.
    pub(super) fn note(&self, index: usize, reported: &Problems) {
        let brief = &reported.brief;
        let flags = [
            (brief.is_event, EVENT),
            (brief.sourced, SOURCED),
            (brief.unsourced.is_some(), UNSOURCED),
            (brief.unsourced == Some(true), QUOTED),
            (brief.zoned == Some(true), ZONED),
            (brief.zoned == Some(false), UNZONED),
        ];
        let mut word = flags
            .iter()
            .filter(|(is, _)| *is)
            .fold(KNOWN, |word, (_, flag)| word | flag);
        word = alone(word, reported.tally);
        if !brief.near.is_empty() && !self.is_known(index) {
            let mut near = self.near();
            for key in &brief.near {
                near.add(index, key, reported.misspelled.contains(key));
            }
        }
        self.set(index, word | short(brief.title) << TITLE, brief.id);
    }

    /// Records the problems of an event that was parsed ahead: it counts when the others of its
    /// piece are known.
    pub(super) fn note_ahead(&self, index: usize, reported: &Problems) {
        if let Some(known) = self.events.get(index) {
            let word = alone(AHEAD, reported.tally);
            let unknown =
                known
                    .marks
                    .compare_exchange(0, word, Ordering::Relaxed, Ordering::Relaxed);
            // An existing record is equivalent.
            unknown.ok();
        }
    }

    fn set(&self, index: usize, word: u64, id: u64) {
        let Some(known) = self.events.get(index) else {
            return;
        };
        known.id.store(id, Ordering::Relaxed);
        let before = known.marks.swap(word, Ordering::Relaxed);
        if before & KNOWN != 0 {
            return;
        }
        self.known.fetch_add(1, Ordering::Relaxed);
        for (severity, count) in ALONE.iter().chain(&BESIDE) {
            let number = usize::try_from(count.get(word)).unwrap_or(0);
            if number > 0 {
                self.total(*severity).fetch_add(number, Ordering::Relaxed);
            }
        }
        if is_wrong(word) {
            self.wrong.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn total(&self, severity: Severity) -> &AtomicUsize {
        match severity {
            Severity::Error => &self.errors,
            Severity::Warning => &self.warnings,
            Severity::Notice => &self.notices,
        }
    }

    /// Records another problem of an event that depends on the rest of the file.
    fn add(&self, index: usize, severity: Severity) {
        let Some(known) = self.events.get(index) else {
            return;
        };
        let Some((_, count)) = BESIDE.iter().find(|(of, _)| *of == severity) else {
            return;
        };
        let before = known.marks.load(Ordering::Relaxed);
        let number = usize::try_from(count.get(before)).unwrap_or(usize::MAX);
        let word = count.put(before, number + 1);
        known.marks.store(word, Ordering::Relaxed);
        self.total(severity).fetch_add(1, Ordering::Relaxed);
        if !is_wrong(before) {
            self.wrong.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Draws the conclusions from all events, which have been parsed. `entry` returns the event at
    /// an index, `key` its sort key.
    pub(super) fn conclude(
        &self,
        entry: &dyn Fn(usize) -> Option<Arc<Entry>>,
        key: &dyn Fn(usize) -> Option<OrderKey>,
    ) {
        let near = self.near().clone();
        let mut near_of: HashMap<usize, Vec<String>> = HashMap::new();
        for (index, key, _) in near.all() {
            near_of.entry(index).or_default().push(key.to_owned());
        }
        let mut across = Across::with_room(self.events.len());
        for (index, known) in self.events.iter().enumerate() {
            let word = known.marks.load(Ordering::Relaxed);
            let brief = Brief {
                is_event: word & EVENT != 0,
                sourced: word & SOURCED != 0,
                unsourced: (word & UNSOURCED != 0).then_some(word & QUOTED != 0),
                zoned: (word & (ZONED | UNZONED) != 0).then_some(word & ZONED != 0),
                id: known.id.load(Ordering::Relaxed),
                title: word >> TITLE,
                near: near_of.remove(&index).unwrap_or_default(),
            };
            across.add(index, &brief);
        }
        let concluded = across.finish(entry, key);
        if concluded.keeps_sources() {
            for index in 0..self.events.len() {
                if self.marks(index) & UNSOURCED != 0 {
                    self.add(index, Severity::Warning);
                }
            }
        }
        for (index, key, misspelled) in near.all() {
            if misspelled && concluded.keeps_key(key) {
                self.add(index, Severity::Warning);
            }
        }
        for (index, is_error) in concluded.repeated() {
            let severity = if is_error {
                Severity::Error
            } else {
                Severity::Warning
            };
            self.add(index, severity);
        }
        // Only one thread draws conclusions.
        self.concluded.set(Arc::new(concluded)).ok();
    }

    /// A copy for a new version in which the events are unchanged.
    pub(super) fn carried(&self) -> Self {
        let state = Self::new(self.events.len());
        let all = Run {
            old: 0..self.events.len(),
            to: 0,
        };
        state.take(self, &[all], u64::MAX, |_| true);
        if let Some(concluded) = self.concluded() {
            state.concluded.set(Arc::clone(concluded)).ok();
        }
        state
    }

    /// Takes over the records of events of another version by themselves, except those that were
    /// not gathered.
    pub(super) fn carry(&self, other: &Self, runs: &[Run], gathered: &[bool]) {
        self.take(other, runs, !ADDED, |index| {
            gathered.get(index) == Some(&true)
        });
    }

    fn take(&self, other: &Self, runs: &[Run], mask: u64, wanted: impl Fn(usize) -> bool) {
        for run in runs {
            let events = other.events.get(run.old.clone()).unwrap_or_default();
            for (index, known) in (run.to..).zip(events) {
                let word = known.marks.load(Ordering::Relaxed);
                if word & KNOWN != 0 && wanted(index) {
                    self.set(index, word & mask, known.id.load(Ordering::Relaxed));
                }
            }
        }
        let mut near = self.near();
        for (index, key, misspelled) in other.near().all() {
            let to = Run::find(runs, index);
            if let Some(to) = to.filter(|to| self.is_known(*to)) {
                near.add(to, key, misspelled);
            }
        }
    }

    /// The events whose date differs from the index, with what was found.
    pub(super) fn moved(&self) -> Vec<(usize, FoundTime)> {
        self.differences().moved.clone()
    }
}

/// A truncated hash; 0 only for 0.
fn short(hash: u64) -> u64 {
    match hash >> TITLE {
        0 if hash > 0 => 1,
        short => short,
    }
}

/// A word with the number of problems of an event by itself.
fn alone(word: u64, tally: Tally) -> u64 {
    ALONE.iter().fold(word, |word, (severity, count)| {
        count.put(word, count_of(tally, *severity))
    })
}

fn is_wrong(word: u64) -> bool {
    let counts = ALONE.iter().chain(&BESIDE);
    counts
        .filter(|(severity, _)| *severity >= Severity::Warning)
        .any(|(_, count)| count.get(word) > 0)
}

fn count_of(tally: Tally, severity: Severity) -> usize {
    match severity {
        Severity::Error => tally.errors,
        Severity::Warning => tally.warnings,
        Severity::Notice => tally.notices,
    }
}
