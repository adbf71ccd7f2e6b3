//! The thread that keeps the view on the file: it sees that the file changed, reads it, loads it and says so.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::clock;
use super::file::{self, Contents, Stamp};
use super::mailbox::{Letter, Poster};
use super::open::Read;
use super::watcher::Watcher;
use crate::app::{Message, Ready};
use crate::timeline::{LoadError, Loaded, Timeline};

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

/// Text to events; the second is the last version that could be read.
pub type Load = dyn FnMut(Vec<u8>, Option<&Loaded>) -> Result<Loaded, LoadError> + Send;

/// What is followed.
pub struct Subject {
    /// The file.
    pub path: PathBuf,
    /// What was read when the viewer started; `None` where the whole of it is still to be read.
    pub read: Option<Read>,
    /// How it is loaded again.
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
                    let watcher = Watcher::new(&subject.path, move || {
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

/// What the app was told last.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    /// Nothing yet.
    Nothing,
    /// The last version that could be read.
    Good,
    /// What is wrong.
    Wrong(LoadError),
}

/// The thread's side.
struct Following {
    path: PathBuf,
    load: Box<Load>,
    watcher: Watcher,
    poster: Poster,
    told: Told,
    /// The state of the file when it was last read; `None` where it could not be.
    stamp: Option<Stamp>,
    /// Whether it was empty then.
    empty: bool,
    /// The last version that could be read.
    good: Option<Loaded>,
    settling: Settling,
    /// Until when a file that is gone or empty is not believed to be so.
    grace: Option<Instant>,
}

impl Following {
    fn new(subject: Subject, watcher: Watcher, poster: Poster) -> Self {
        let (loaded, stamp, empty) = match subject.read {
            Some(read) => (Some(read.loaded), Some(read.stamp), read.empty),
            None => (None, None, false),
        };
        Self {
            path: subject.path,
            load: subject.load,
            watcher,
            poster,
            told: match &loaded {
                Some(_) => Told::Good,
                None => Told::Nothing,
            },
            stamp,
            empty,
            good: loaded,
            settling: Settling::default(),
            grace: None,
        }
    }

    fn run(mut self, asked: &Receiver<Ask>) {
        // The first look is at once: the file may have changed before the watch began.
        let mut look = Instant::now();
        if self.told == Told::Nothing {
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
                let watched = self.watcher.renew();
                look = now + if watched { LOOK } else { LOOK_UNWATCHED };
                if Stamp::of(&self.path) != self.stamp {
                    self.settling.touch(now);
                }
            }
            if self.settling.due().is_some_and(|due| due <= now) {
                self.read(false);
            }
        }
    }

    /// Reads the file and says what is new, or with `asked` whatever there is.
    fn read(&mut self, asked: bool) {
        self.settling = Settling::default();
        self.watcher.renew();
        let read = file::read(&self.path);
        let doubtful = match &read {
            Ok(contents) => contents.bytes.is_empty() && !self.empty,
            Err(_) => self.stamp.is_some() && Stamp::of(&self.path).is_none(),
        };
        if doubtful && !asked && self.wait_and_see() {
            return;
        }
        self.grace = None;
        match read {
            Ok(contents) => self.take(contents, asked),
            Err(diagnostic) => {
                self.stamp = Stamp::of(&self.path);
                self.tell_wrong(
                    LoadError {
                        diagnostics: vec![diagnostic],
                    },
                    asked,
                );
            }
        }
    }

    /// Whether the file may still be in the middle of being saved; then it is read again soon.
    fn wait_and_see(&mut self) -> bool {
        let now = Instant::now();
        let until = *self.grace.get_or_insert(now + GRACE);
        if now < until {
            self.settling.read_at(until);
        }
        now < until
    }

    fn take(&mut self, contents: Contents, asked: bool) {
        self.stamp = Some(contents.stamp);
        self.empty = contents.bytes.is_empty();
        let is_good = |good: &Loaded| good.is_of(&contents.bytes);
        // Written again as it was, or only touched.
        if self.told == Told::Good && !asked && self.good.as_ref().is_some_and(is_good) {
            return;
        }
        match (self.load)(contents.bytes, self.good.as_ref()) {
            Ok(loaded) => {
                self.good = Some(loaded.clone());
                self.told = Told::Good;
                self.tell(Message::Loaded(Box::new(Timeline::of([loaded]))));
            }
            Err(error) => self.tell_wrong(error, asked),
        }
    }

    fn tell_wrong(&mut self, error: LoadError, asked: bool) {
        let told = Told::Wrong(error.clone());
        if told != self.told || asked {
            self.told = told;
            self.tell(Message::Unreadable(error));
        }
    }

    fn tell(&self, message: Message) {
        // Laid out here: the loop has keys to see to.
        let message = match message {
            Message::Loaded(timeline) if timeline.len() > LAID_OUT_HERE => {
                Message::Ready(Box::new(Ready::new(*timeline, clock::now())))
            }
            message => message,
        };
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
