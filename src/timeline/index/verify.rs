//! Every event parsed, behind the screen: what the index took it for is compared with what the parser says.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::parse;
use super::place::{BATCH, Evidence, Found, judge};
use super::{Doubt, Index};

/// A bit for each event.
#[derive(Debug, Default)]
pub(super) struct Bits(Vec<AtomicU64>);

impl Bits {
    fn new(count: usize) -> Self {
        Self((0..count.div_ceil(64)).map(|_| AtomicU64::new(0)).collect())
    }

    pub fn get(&self, index: usize) -> bool {
        let word = self.0.get(index / 64);
        word.is_some_and(|word| word.load(Ordering::Relaxed) >> (index % 64) & 1 != 0)
    }

    pub fn set(&self, index: usize) {
        if let Some(word) = self.0.get(index / 64) {
            word.fetch_or(1 << (index % 64), Ordering::Relaxed);
        }
    }

    /// The bits of so many events from that index on.
    fn word(&self, index: usize) -> u64 {
        self.0
            .get(index / 64)
            .map_or(0, |word| word.load(Ordering::Relaxed))
    }
}

/// What is known of the events of an index by now.
#[derive(Debug, Default)]
pub(in super::super) struct State {
    count: usize,
    /// Which were parsed.
    known: Bits,
    /// With which something is wrong.
    wrong: Bits,
    known_count: AtomicUsize,
    wrong_count: AtomicUsize,
    found: Mutex<Differences>,
}

/// Where the parser says otherwise.
#[derive(Debug, Default)]
struct Differences {
    moved: Vec<(usize, Found)>,
    doubt: Option<Doubt>,
}

impl State {
    pub fn new(count: usize) -> Self {
        Self {
            count,
            known: Bits::new(count),
            wrong: Bits::new(count),
            ..Self::default()
        }
    }

    /// How many events were parsed.
    pub fn known(&self) -> usize {
        self.known_count.load(Ordering::Relaxed)
    }

    /// With how many of them something is wrong.
    pub fn wrong(&self) -> usize {
        self.wrong_count.load(Ordering::Relaxed)
    }

    /// Whether an event is known to have something wrong with it.
    pub fn is_wrong(&self, index: usize) -> bool {
        self.wrong.get(index)
    }

    /// Whether an event was parsed.
    pub fn is_known(&self, index: usize) -> bool {
        self.known.get(index)
    }

    /// Notes what an event is.
    pub(super) fn note(&self, index: usize, wrong: bool) {
        if self.known.get(index) {
            return;
        }
        self.known.set(index);
        self.known_count.fetch_add(1, Ordering::Relaxed);
        if wrong {
            self.wrong.set(index);
            self.wrong_count.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn differences(&self) -> MutexGuard<'_, Differences> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same knowledge of the same events.
    pub(super) fn carried(&self) -> Self {
        let state = Self::new(self.count);
        state.carry(self, 0..self.count, 0);
        state
    }

    /// Takes over what is known of events of another version, which stand from `to` on here.
    pub(super) fn carry(&self, other: &Self, from: std::ops::Range<usize>, to: usize) {
        for index in from.clone() {
            if index % 64 == 0 && other.known.word(index) == 0 {
                continue;
            }
            if other.known.get(index) {
                self.note(to + (index - from.start), other.wrong.get(index));
            }
        }
    }

    /// Where events are that the index has elsewhere.
    pub(super) fn moved(&self) -> Vec<(usize, Found)> {
        self.differences().moved.clone()
    }
}

/// What verifying came to.
pub(in super::super) enum Outcome {
    /// The index was right in everything that was looked at.
    AsIndexed,
    /// Some events are elsewhere.
    Moved(Box<Index>),
    /// The file must be read in another way.
    Doubtful(Doubt),
}

impl Index {
    /// Parses every event that was not yet, on as many threads as there are cores, those that are looked at first. Returns when
    /// all are known, or soon after `stop` is set.
    pub fn verify(&self, stop: &AtomicBool) {
        let chunks = self.len().div_ceil(BATCH);
        let claimed: Vec<AtomicBool> = (0..chunks).map(|_| AtomicBool::new(false)).collect();
        let next = AtomicUsize::new(0);
        let claim = |chunk: usize| {
            claimed
                .get(chunk)
                .is_some_and(|claimed| !claimed.swap(true, Ordering::Relaxed))
        };
        let run = || {
            while !stop.load(Ordering::Relaxed) {
                let near = self.near.load(Ordering::Relaxed) / BATCH;
                let near = [near, near.saturating_add(1), near.saturating_sub(1)];
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
                if !self.verify_some(chunk * BATCH) {
                    return;
                }
            }
        };
        let threads = parse::cores().min(chunks.max(1));
        std::thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(run);
            }
            run();
        });
    }

    /// Parses some events; whether to go on.
    fn verify_some(&self, from: usize) -> bool {
        let to = from.saturating_add(BATCH).min(self.len());
        let indexes: Vec<usize> = (from..to)
            .filter(|index| !self.state.known.get(*index))
            .collect();
        if indexes.is_empty() {
            return true;
        }
        let mut evidence = Evidence::default();
        let judged = judge(
            self.parts(&indexes),
            self.reading,
            self.text.len(),
            &mut evidence,
        );
        let judged = match judged {
            Ok(judged) if evidence.is_within(self.evidence) => judged,
            Ok(_) => return self.doubt(Doubt("a date shows how the others are to be read")),
            Err(doubt) => return self.doubt(doubt),
        };
        for (index, judged) in indexes.into_iter().zip(judged) {
            if !self.is_at(index, judged.found) {
                self.state.differences().moved.push((index, judged.found));
            }
            self.state.note(index, judged.wrong);
        }
        self.state.differences().doubt.is_none()
    }

    fn doubt(&self, doubt: Doubt) -> bool {
        self.state.differences().doubt = Some(doubt);
        false
    }

    /// What verifying came to up to now.
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
