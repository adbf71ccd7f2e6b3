//! A running load of files: its progress, and stopping it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use crate::app::LoadProgress;

/// One load of everything that was named, shared by the loading thread and the event loop.
#[derive(Debug)]
pub struct Loading {
    /// When it began.
    pub began: Instant,
    files: AtomicUsize,
    read: AtomicUsize,
    stopped: AtomicBool,
}

impl Loading {
    /// A load that begins now.
    pub(crate) fn begin() -> Self {
        Self {
            began: Instant::now(),
            files: AtomicUsize::new(0),
            read: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// Its progress.
    pub(crate) fn progress(&self) -> LoadProgress {
        LoadProgress {
            read: self.read.load(Ordering::Relaxed),
            files: self.files.load(Ordering::Relaxed),
            seconds: self.began.elapsed().as_secs(),
        }
    }

    /// Sets the number of files to read.
    pub fn expect(&self, files: usize) {
        self.files.store(files, Ordering::Relaxed);
    }

    /// Records that one file was read.
    pub fn step(&self) {
        self.read.fetch_add(1, Ordering::Relaxed);
    }

    /// Requests to stop: no further file is read, and the file that is being read is not shown.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it was requested to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}
