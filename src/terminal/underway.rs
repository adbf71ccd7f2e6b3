//! A reading that is under way: how far it has come, and whether it is to be left.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use crate::app::LoadProgress;

/// One reading of everything that was named, shared by the thread that reads and the loop that shows it.
#[derive(Debug)]
pub struct Underway {
    began: Instant,
    files: AtomicUsize,
    read: AtomicUsize,
    stopped: AtomicBool,
}

impl Underway {
    /// One that begins now.
    #[must_use]
    pub fn begin() -> Self {
        Self {
            began: Instant::now(),
            files: AtomicUsize::new(0),
            read: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// When it began.
    #[must_use]
    pub fn began(&self) -> Instant {
        self.began
    }

    /// How far it has come.
    #[must_use]
    pub fn pace(&self) -> LoadProgress {
        LoadProgress {
            read: self.read.load(Ordering::Relaxed),
            files: self.files.load(Ordering::Relaxed),
            seconds: self.began.elapsed().as_secs(),
        }
    }

    /// Notes how many files are to be read.
    pub fn expect(&self, files: usize) {
        self.files.store(files, Ordering::Relaxed);
    }

    /// One of them was.
    pub fn step(&self) {
        self.read.fetch_add(1, Ordering::Relaxed);
    }

    /// Has it left: no further file is read, and of the one that is being read nothing is shown.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it is to be left.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}
