//! Parsing, in the background, all events of a timeline that are only indexed.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::load::{Input, Loaded};
pub use super::store::Progress;
use super::store::{EventStore, Outcome};
use super::{File, Timeline};
use crate::date::DateContext;

impl Progress {
    /// Percentage of events that are parsed.
    pub fn percent(self) -> usize {
        self.done.saturating_mul(100) / self.total.max(1)
    }
}

/// The events of a timeline that are only indexed, to be parsed on background threads. Cheap to
/// clone: clones share their state.
#[derive(Debug, Clone)]
pub struct Verification {
    files: Vec<(Arc<File>, EventStore)>,
}

impl Timeline {
    /// The verification of this timeline; `None` if every event is already parsed.
    pub fn verification(&self) -> Option<Verification> {
        let files = self.files.iter().cloned().zip(self.stores.iter().cloned());
        let verification = Verification {
            files: files.collect(),
        };
        (!self.is_verified()).then_some(verification)
    }

    /// Whether every event is parsed.
    pub fn is_verified(&self) -> bool {
        self.stores.iter().all(EventStore::is_verified)
    }

    /// This timeline with every event parsed and in its place, computed synchronously: for printing
    /// and checking.
    #[must_use]
    pub fn verified(self) -> Self {
        let mut timeline = self;
        // What the first round corrects is as parsed, and needs no further round.
        while let Some(verification) = timeline.verification() {
            verification.run(&AtomicBool::new(false));
            match verification.corrected() {
                Some(corrected) => timeline = corrected,
                None => break,
            }
        }
        timeline
    }
}

impl Verification {
    /// The progress so far.
    pub fn progress(&self) -> Progress {
        self.files
            .iter()
            .fold(Progress::default(), |sum, (_, store)| {
                let progress = store.progress();
                Progress {
                    done: sum.done + progress.done,
                    total: sum.total + progress.total,
                    wrong: sum.wrong + progress.wrong,
                }
            })
    }

    /// Parses every event that was not parsed yet, on as many threads as there are cores. Returns when that is done, or soon after
    /// `stop` is set.
    pub fn run(&self, stop: &AtomicBool) {
        self.files.iter().for_each(|(_, store)| store.verify(stop));
    }

    /// The timeline according to the parser, if that differs from the index.
    pub fn corrected(&self) -> Option<Timeline> {
        let mut any = false;
        let files = self.files.iter().map(|(file, store)| {
            let loaded = Loaded {
                file: Arc::clone(file),
                entries: store.clone(),
                hash: 0,
            };
            match store.outcome() {
                Outcome::Unchanged => {
                    any |= !Arc::ptr_eq(file, &store.with_conclusions(file));
                    loaded
                }
                Outcome::Moved(entries) => {
                    any = true;
                    Loaded { entries, ..loaded }
                }
                Outcome::Doubtful { text, context, why } => match whole(file, text, context, why) {
                    Some(whole) => {
                        any = true;
                        whole
                    }
                    None => loaded,
                },
            }
        });
        let files: Vec<_> = files.collect();
        any.then(|| Timeline::of(files))
    }
}

/// A file that is parsed as a whole after all.
fn whole(file: &File, bytes: &[u8], context: DateContext, why: &str) -> Option<Loaded> {
    let name = &file.name;
    let mut loaded = Loaded::read(Input { name, bytes }, context, None).ok()?;
    if let Some(path) = &file.path {
        loaded = loaded.at(path);
    }
    loaded.entries.set_why_whole(why);
    Some(loaded)
}
