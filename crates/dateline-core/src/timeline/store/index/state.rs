//! What is known of the events of an index by now: two numbers for each.
//!
//! ```text
//! marks   title, 24 bits │ beside, 4 and 4 │ alone, 8, 8 and 8 │ flags, 8
//! id      64 bits
//! ```

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::FallbackReason;
use super::diff::Run;
use super::place::{Evidence, Found, Told};
use crate::date::OrderKey;
use crate::timeline::lint::{Across, Brief, Concluded};
use crate::timeline::{Entry, Severity, Tally};

/// Whether an event was parsed.
const KNOWN: u64 = 1;
/// What of [`Brief`] is yes or no.
const EVENT: u64 = 1 << 1;
const SOURCED: u64 = 1 << 2;
const UNSOURCED: u64 = 1 << 3;
const QUOTED: u64 = 1 << 4;
/// Whether an event was parsed ahead of those beside it: what is wrong with it is known, and it is parsed once more.
const AHEAD: u64 = 1 << 5;

/// Where the number of what is wrong with an event stands, and how large it may be.
#[derive(Debug, Clone, Copy)]
struct Count {
    from: u32,
    bits: u32,
}

/// What is wrong with an event alone.
const ALONE: [(Severity, Count); 3] = [
    (Severity::Error, Count { from: 8, bits: 8 }),
    (Severity::Warning, Count { from: 16, bits: 8 }),
    (Severity::Notice, Count { from: 24, bits: 8 }),
];
/// What the rest of the file adds to that.
const BESIDE: [(Severity, Count); 2] = [
    (Severity::Error, Count { from: 32, bits: 4 }),
    (Severity::Warning, Count { from: 36, bits: 4 }),
];
/// What the rest of the file adds, as bits.
const ADDED: u64 = 0xFF << 32;
/// From there on stands what is left of [`Brief::title`]: those that are alike have the same, and few others, and whoever has the same
/// is looked at.
const TITLE: u32 = 40;

impl Count {
    fn most(self) -> u64 {
        (1 << self.bits) - 1
    }

    fn get(self, word: u64) -> u64 {
        word >> self.from & self.most()
    }

    /// The word with that number, or the largest that there is.
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

/// Fields that are near a known one.
#[derive(Debug, Clone, Default)]
struct Near {
    keys: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
    /// An event, the number of its key, and whether that was found to be misspelt.
    of: Vec<(u32, u32, bool)>,
}

impl Near {
    fn add(&mut self, index: usize, key: &str, misspelt: bool) {
        let known = self.numbers.get(key).copied();
        let number = known.unwrap_or_else(|| {
            let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
            let key: Arc<str> = Arc::from(key);
            self.keys.push(Arc::clone(&key));
            self.numbers.insert(key, number);
            number
        });
        if let Ok(index) = u32::try_from(index) {
            self.of.push((index, number, misspelt));
        }
    }

    fn all(&self) -> impl Iterator<Item = (usize, &str, bool)> {
        self.of.iter().filter_map(|(index, number, misspelt)| {
            let key = self.keys.get(usize::try_from(*number).ok()?)?;
            Some((usize::try_from(*index).ok()?, key.as_ref(), *misspelt))
        })
    }
}

/// What is known of the events of an index by now.
#[derive(Debug, Default)]
pub(in crate::timeline::store) struct State {
    events: Vec<Known>,
    near: Mutex<Near>,
    known: AtomicUsize,
    /// With how many events something is wrong, notices aside.
    wrong: AtomicUsize,
    errors: AtomicUsize,
    warnings: AtomicUsize,
    notices: AtomicUsize,
    found: Mutex<Differences>,
    concluded: OnceLock<Arc<Concluded>>,
}

/// Where the parser says otherwise.
#[derive(Debug, Default)]
pub(super) struct Differences {
    pub moved: Vec<(usize, Found)>,
    /// What dates show by now of how numeric ones are to be read.
    pub evidence: Evidence,
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

    /// How many events were parsed.
    pub fn known(&self) -> usize {
        self.known.load(Ordering::Relaxed)
    }

    /// With how many of them something is wrong, notices aside.
    pub fn wrong(&self) -> usize {
        self.wrong.load(Ordering::Relaxed)
    }

    /// How much is known to be wrong with the events.
    pub fn tally(&self) -> Tally {
        Tally {
            errors: self.errors.load(Ordering::Relaxed),
            warnings: self.warnings.load(Ordering::Relaxed),
            notices: self.notices.load(Ordering::Relaxed),
        }
    }

    /// How much is known to be wrong with an event.
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
            *total = total.saturating_add(of(*count));
        }
        tally
    }

    /// How bad the worst is that is known to be wrong with an event.
    pub fn worst(&self, index: usize) -> Option<Severity> {
        let word = self.marks(index);
        let counts = ALONE.iter().chain(&BESIDE);
        counts
            .filter(|(_, count)| count.get(word) > 0)
            .map(|(severity, _)| *severity)
            .max()
    }

    /// Whether an event was parsed, be it ahead of the others.
    pub fn is_seen(&self, index: usize) -> bool {
        self.marks(index) & (KNOWN | AHEAD) != 0
    }

    /// Whether an event was parsed.
    pub fn is_known(&self, index: usize) -> bool {
        self.marks(index) & KNOWN != 0
    }

    /// What all events together came to, once all were parsed.
    pub fn concluded(&self) -> Option<&Arc<Concluded>> {
        self.concluded.get()
    }

    fn near(&self) -> MutexGuard<'_, Near> {
        self.near.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn differences(&self) -> MutexGuard<'_, Differences> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what an event is.
    pub(super) fn note(&self, index: usize, told: &Told) {
        let brief = &told.brief;
        let flags = [
            (brief.is_event, EVENT),
            (brief.sourced, SOURCED),
            (brief.unsourced.is_some(), UNSOURCED),
            (brief.unsourced == Some(true), QUOTED),
        ];
        let mut word = flags
            .iter()
            .filter(|(is, _)| *is)
            .fold(KNOWN, |word, (_, flag)| word | flag);
        word = alone(word, told.tally);
        if !brief.near.is_empty() && !self.is_known(index) {
            let mut near = self.near();
            for key in &brief.near {
                near.add(index, key, told.misspelt.contains(key));
            }
        }
        self.set(index, word | short(brief.title) << TITLE, brief.id);
    }

    /// Notes what is wrong with an event that was parsed ahead: it counts when those beside it are known.
    pub(super) fn note_ahead(&self, index: usize, told: &Told) {
        if let Some(known) = self.events.get(index) {
            let word = alone(AHEAD, told.tally);
            let unknown =
                known
                    .marks
                    .compare_exchange(0, word, Ordering::Relaxed, Ordering::Relaxed);
            // What is there already says as much.
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

    /// Notes one thing more that the rest of the file shows to be wrong with an event.
    fn add(&self, index: usize, severity: Severity) {
        let Some(known) = self.events.get(index) else {
            return;
        };
        let Some((_, count)) = BESIDE.iter().find(|(of, _)| *of == severity) else {
            return;
        };
        let before = known.marks.load(Ordering::Relaxed);
        let number = usize::try_from(count.get(before)).unwrap_or(usize::MAX);
        let word = count.put(before, number.saturating_add(1));
        known.marks.store(word, Ordering::Relaxed);
        self.total(severity).fetch_add(1, Ordering::Relaxed);
        if !is_wrong(before) {
            self.wrong.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Draws the conclusions from all events, which were parsed. `entry` gives the one at an index, `key` what it is sorted by.
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
        for (index, key, misspelt) in near.all() {
            if misspelt && concluded.keeps_key(key) {
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
        // Nobody else draws them.
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

    /// Takes over what is known of events of another version, each alone. Of those that were not gathered nothing is taken over.
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
        for (index, key, misspelt) in other.near().all() {
            let to = Run::find(runs, index);
            if let Some(to) = to.filter(|to| self.is_known(*to)) {
                near.add(to, key, misspelt);
            }
        }
    }

    /// Where events are that the index has elsewhere.
    pub(super) fn moved(&self) -> Vec<(usize, Found)> {
        self.differences().moved.clone()
    }
}

/// What is kept of a hash: 0 of 0 only.
fn short(hash: u64) -> u64 {
    match hash >> TITLE {
        0 if hash > 0 => 1,
        short => short,
    }
}

/// A word with what is wrong with an event alone.
fn alone(word: u64, tally: Tally) -> u64 {
    ALONE.iter().fold(word, |word, (severity, count)| {
        count.put(word, of(tally, *severity))
    })
}

fn is_wrong(word: u64) -> bool {
    let counts = ALONE.iter().chain(&BESIDE);
    counts
        .filter(|(severity, _)| *severity >= Severity::Warning)
        .any(|(_, count)| count.get(word) > 0)
}

fn of(tally: Tally, severity: Severity) -> usize {
    match severity {
        Severity::Error => tally.errors,
        Severity::Warning => tally.warnings,
        Severity::Notice => tally.notices,
    }
}
