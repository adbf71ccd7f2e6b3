//! The thread that keeps the view on the files: it sees that one changed, reads it, loads it and says so.

mod followed;

use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::clock;
use super::file;
use super::mailbox::{Letter, Poster};
use super::roots::{Root, members};
use super::watcher::Watcher;
use crate::app::{Message, Ready, Unreadable};
use crate::timeline::{LoadError, Loaded, Timeline};
pub use followed::Followed;

/// How long the file has to be left alone before it is read: one save is several events.
const QUIET: Duration = Duration::from_millis(40);

/// How long a file that is written to without pause goes unread.
const LONGEST: Duration = Duration::from_millis(400);

/// How long a file that is gone or empty is taken for one that is being saved (deleted and created, truncated and
/// written).
const GRACE: Duration = Duration::from_millis(300);

/// How often the file is looked at where every change of it is told.
const LOOK: Duration = Duration::from_secs(2);

/// How often it is looked at where that is all there is.
const LOOK_UNWATCHED: Duration = Duration::from_secs(1);

/// Timelines of more events than this are laid out by the thread that has read them.
const LAID_OUT_HERE: usize = 5_000;

/// Text to events, of the file at that path; the last is the last version of it that could be read.
pub type Load = dyn FnMut(&Path, Vec<u8>, Option<&Loaded>) -> Result<Loaded, LoadError> + Send;

/// What is followed.
pub struct Subject {
    /// What was named.
    pub roots: Vec<Root>,
    /// The files of it that were read when the viewer started.
    pub files: Vec<Followed>,
    /// How a file is loaded again.
    pub load: Box<Load>,
}

/// The loop's side of the thread, which ends when this is dropped.
#[derive(Debug)]
pub struct Follower {
    asks: Sender<Ask>,
}

/// What the thread is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// Something happened to the file.
    Touched,
    /// Read it now, and say what came of it also where that is nothing new.
    Reload,
    /// End.
    End,
}

impl Follower {
    /// Starts to follow.
    ///
    /// # Errors
    /// Where the system has no threads left.
    pub fn start(subject: Subject, poster: Poster) -> io::Result<Self> {
        let (asks, asked) = mpsc::channel();
        let own = asks.clone();
        thread::Builder::new()
            .name("follower".to_owned())
            .spawn(move || {
                let reports = poster.clone();
                let following = AssertUnwindSafe(move || {
                    let watcher = Watcher::new(move || {
                        // Nobody asks any more when the viewer ends.
                        own.send(Ask::Touched).ok();
                    });
                    Following::new(subject, watcher, reports).run(&asked);
                });
                if catch_unwind(following).is_err() {
                    poster.post(Letter::Died);
                }
            })?;
        Ok(Self { asks })
    }

    /// Has the file read now, and told again also where it is as it was.
    pub fn reload(&self) {
        // A thread that is gone has said why.
        self.asks.send(Ask::Reload).ok();
    }

    /// Has the file looked at soon: it may have changed.
    pub fn look(&self) {
        self.asks.send(Ask::Touched).ok();
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.asks.send(Ask::End).ok();
    }
}

/// The thread's side.
struct Following {
    roots: Vec<Root>,
    files: Vec<Followed>,
    load: Box<Load>,
    watcher: Watcher,
    poster: Poster,
    settling: Settling,
    /// Until when a file that is gone or empty is not believed to be so.
    grace: Option<Instant>,
}

impl Following {
    fn new(subject: Subject, watcher: Watcher, poster: Poster) -> Self {
        Self {
            roots: subject.roots,
            files: subject.files,
            load: subject.load,
            watcher,
            poster,
            settling: Settling::default(),
            grace: None,
        }
    }

    fn run(mut self, asked: &Receiver<Ask>) {
        // The first look is at once: a file may have changed before the watch began.
        let mut look = Instant::now();
        if self.files.iter().any(|file| !file.was_read()) {
            self.read(false);
        }
        loop {
            let next = self.settling.due().map_or(look, |due| due.min(look));
            let wait = next.saturating_duration_since(Instant::now());
            match asked.recv_timeout(wait) {
                Ok(Ask::Touched) => self.settling.touch(Instant::now()),
                Ok(Ask::Reload) => self.read(true),
                Ok(Ask::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            let now = Instant::now();
            if look <= now {
                let watched = self.watch();
                look = now + if watched { LOOK } else { LOOK_UNWATCHED };
                if !self.is_as_read() {
                    self.settling.touch(now);
                }
            }
            if self.settling.due().is_some_and(|due| due <= now) {
                self.read(false);
            }
        }
    }

    /// Watches everything that is named; whether all of it could be.
    fn watch(&mut self) -> bool {
        let (_, folders) = members(&self.roots);
        let files: Vec<&Path> = self
            .roots
            .iter()
            .filter_map(|root| match root {
                Root::File(path) => Some(path.as_path()),
                Root::Folder(_) => None,
            })
            .collect();
        self.watcher.renew(&files, &folders)
    }

    /// Whether the files are those that were read, and as they were then.
    fn is_as_read(&self) -> bool {
        let (members, _) = members(&self.roots);
        members.iter().eq(self.files.iter().map(Followed::member))
            && self.files.iter().all(Followed::is_as_read)
    }

    /// Reads what changed and says what is new, or with `asked` whatever there is.
    fn read(&mut self, asked: bool) {
        self.settling = Settling::default();
        self.watch();
        let (members, _) = members(&self.roots);
        let mut before: HashMap<PathBuf, Followed> = std::mem::take(&mut self.files)
            .into_iter()
            .map(|file| (file.member().path.clone(), file))
            .collect();
        let mut is_new = false;
        let mut waits = false;
        for member in members {
            let Some(mut file) = before.remove(&member.path) else {
                let file = super::open::read(member, &mut *self.load);
                is_new |= file.is_good() || file.unreadable().is_some();
                self.files.push(file);
                continue;
            };
            if asked || !file.is_as_read() {
                let contents = file::read(&member.path).map_err(LoadError::from);
                if file.is_doubtful(&contents) && !asked && self.may_wait() {
                    waits = true;
                } else {
                    is_new |= file.take(contents, &mut *self.load, asked);
                }
            }
            self.files.push(file);
        }
        // Files of a folder that are gone.
        is_new |= before
            .values()
            .any(|file| file.good().is_some() || file.unreadable().is_some());
        if waits {
            self.wait_and_see();
        } else {
            self.grace = None;
        }
        if is_new || asked {
            self.tell();
        }
    }

    /// Whether a file may still be in the middle of being saved.
    fn may_wait(&mut self) -> bool {
        let now = Instant::now();
        now < *self.grace.get_or_insert(now + GRACE)
    }

    /// Reads again when a save should be over.
    fn wait_and_see(&mut self) {
        if let Some(until) = self.grace {
            self.settling.read_at(until);
        }
    }

    /// Says what the files are now: the timeline of all that can be read, and then which can't be.
    fn tell(&self) {
        let unreadable: Vec<Unreadable> =
            self.files.iter().filter_map(Followed::unreadable).collect();
        // Where nothing can be read the last good view stays as it is.
        if unreadable.is_empty() || self.files.iter().any(Followed::is_good) {
            let timeline = Timeline::of(self.files.iter().filter_map(Followed::good));
            // Laid out here where that takes long: the loop has keys to see to.
            self.post(if timeline.len() > LAID_OUT_HERE {
                Message::Ready(Box::new(Ready::new(timeline, clock::now())))
            } else {
                Message::Loaded(Box::new(timeline))
            });
        }
        if !unreadable.is_empty() {
            self.post(Message::Unreadable(unreadable));
        }
    }

    fn post(&self, message: Message) {
        self.poster.post(Letter::Tell(message));
    }
}

/// When a file that is being written to is to be read.
#[derive(Debug, Default, Clone, Copy)]
struct Settling {
    first: Option<Instant>,
    due: Option<Instant>,
}

impl Settling {
    /// It was written to.
    fn touch(&mut self, now: Instant) {
        let first = *self.first.get_or_insert(now);
        self.due = Some((now + QUIET).min(first + LONGEST));
    }

    /// It is to be read then, unless it is written to before.
    fn read_at(&mut self, then: Instant) {
        self.due = Some(then);
    }

    fn due(&self) -> Option<Instant> {
        self.due
    }
}

#[cfg(test)]
mod tests;
