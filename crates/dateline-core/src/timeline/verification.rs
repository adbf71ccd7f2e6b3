//! Reading, behind the screen, all events of a timeline that are only indexed.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::load::{Input, Loaded};
use super::store::EventStore;
use super::store::index::{Index, Outcome};
use super::{File, Timeline};

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// How many events were read.
    pub done: usize,
    /// How many there are to read in all.
    pub total: usize,
    /// With how many of those that were read something is wrong.
    pub wrong: usize,
}

impl Progress {
    /// Whether all were read.
    #[must_use]
    pub fn is_done(self) -> bool {
        self.done >= self.total
    }

    /// How much was read, in hundredths.
    #[must_use]
    pub fn percent(self) -> usize {
        self.done.saturating_mul(100) / self.total.max(1)
    }
}

/// The events of a timeline that are only indexed, to be read on threads of their own. Cheap to clone: all see the same.
#[derive(Debug, Clone)]
pub struct Verification {
    files: Vec<(Arc<File>, EventStore)>,
}

impl Timeline {
    /// What is left to verify; `None` where every event was read.
    #[must_use]
    pub fn verification(&self) -> Option<Verification> {
        let files = self.files.iter().cloned().zip(self.shelves.iter().cloned());
        let verification = Verification {
            files: files.collect(),
        };
        let is_left = verification
            .indexes()
            .any(|index| index.state().concluded().is_none());
        is_left.then_some(verification)
    }

    /// This timeline with every event read and in its place: at once, for what is printed or checked as a whole.
    #[must_use]
    pub fn verified(self) -> Self {
        let mut timeline = self;
        // What is put right in the first round is as the parser has it.
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
    fn indexes(&self) -> impl Iterator<Item = &Arc<Index>> {
        self.files.iter().filter_map(|(_, shelf)| match shelf {
            EventStore::Indexed(index) => Some(index),
            EventStore::Read(..) => None,
        })
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.indexes()
            .fold(Progress::default(), |sum, index| Progress {
                done: sum.done.saturating_add(index.state().known()),
                total: sum.total.saturating_add(index.len()),
                wrong: sum.wrong.saturating_add(index.state().wrong()),
            })
    }

    /// Reads every event that was not read yet, on as many threads as there are cores. Returns when that is done, or soon after
    /// `stop` is set.
    pub fn run(&self, stop: &AtomicBool) {
        self.indexes().for_each(|index| index.verify(stop));
    }

    /// The timeline as the parser has it, where that is not what the index said.
    #[must_use]
    pub fn corrected(&self) -> Option<Timeline> {
        let mut any = false;
        let files = self.files.iter().map(|(file, shelf)| {
            let loaded = Loaded {
                file: Arc::clone(file),
                entries: shelf.clone(),
                hash: 0,
            };
            let EventStore::Indexed(index) = shelf else {
                return loaded;
            };
            match index.outcome() {
                Outcome::AsIndexed => {
                    any |= !Arc::ptr_eq(file, &with_conclusions(file, index));
                    loaded
                }
                Outcome::Moved(index) => {
                    any = true;
                    Loaded {
                        entries: EventStore::Indexed(Arc::new(*index)),
                        ..loaded
                    }
                }
                Outcome::Doubtful(doubt) => match whole(file, index, doubt.0) {
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

/// A file with what its events together say of it, once that is known.
pub(super) fn with_conclusions(file: &Arc<File>, index: &Index) -> Arc<File> {
    let told = index
        .state()
        .concluded()
        .map(|concluded| &concluded.of_file);
    let told = told.map(Vec::as_slice).unwrap_or_default();
    if told.iter().all(|told| file.diagnostics.contains(told)) {
        return Arc::clone(file);
    }
    let mut file = File::clone(file);
    file.diagnostics.extend(told.iter().cloned());
    Arc::new(file)
}

/// A file read as a whole after all.
fn whole(file: &File, index: &Index, why: &'static str) -> Option<Loaded> {
    let input = Input {
        name: &file.name,
        bytes: index.text(),
    };
    let mut loaded = Loaded::read(input, index.asked(), None).ok()?;
    if let Some(path) = &file.path {
        loaded = loaded.at(path);
    }
    if let EventStore::Read(_, told) = &mut loaded.entries {
        told.get_or_insert_with(|| Arc::from(why));
    }
    Some(loaded)
}
