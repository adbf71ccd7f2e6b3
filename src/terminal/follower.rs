//! The background thread that loads the files, watches them, and loads them again when they change.

pub(super) mod followed;

use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

pub use self::followed::{Followed, Load};
use super::clock;
use super::file::{self, Stamp};
use super::loading::Loading;
use super::mailbox::{MessageSender, ThreadMessage};
use super::polling::{Round, Turn};
use super::roots::{Member, Root, members};
use super::watcher::Watcher;
use crate::app::{Message, Ready, Unreadable};
use crate::parallel;
use crate::timeline::{LoadError, Timeline};

/// How long a file has to be unchanged before it is read: one save causes several file system
/// events.
const QUIET: Duration = Duration::from_millis(40);

/// How long reading is postponed for a file that is written to without pause.
const LONGEST: Duration = Duration::from_millis(400);

/// How long a file that is missing or empty is assumed to be in the middle of a save (deleted and
/// created, or truncated and written).
const GRACE: Duration = Duration::from_millis(300);

/// Polling interval while file watching reports every change.
const LOOK: Duration = Duration::from_secs(2);

/// Polling interval when file watching is unavailable.
const LOOK_UNWATCHED: Duration = Duration::from_secs(1);

/// Number of events above which this thread also lays out the rows.
const LAID_OUT_HERE: usize = 5_000;

/// The files to follow.
pub struct Subject {
    /// The named files and folders.
    pub roots: Vec<Root>,
    /// Whether something of them is already on the screen.
    pub is_shown: bool,
    /// Loads a file.
    pub load: Box<Load>,
}

/// Handle of the thread, which ends when this is dropped.
#[derive(Debug)]
pub struct Follower {
    asks: Sender<Ask>,
}

/// A request to the thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// A file may have changed.
    Touched,
    /// Load everything now, and report the result even if nothing changed.
    Reload,
    /// End the thread.
    End,
}

impl Follower {
    /// Starts to load the files, and then to follow them.
    ///
    /// # Errors
    /// If the system has no threads left.
    pub fn start(subject: Subject, sender: MessageSender) -> io::Result<Self> {
        let (asks, requests) = mpsc::channel();
        let own = asks.clone();
        thread::Builder::new()
            .name("follower".to_owned())
            .spawn(move || {
                let reports = sender.clone();
                let following = AssertUnwindSafe(move || {
                    let watcher = Watcher::new(move || {
                        // The viewer may have ended already.
                        own.send(Ask::Touched).ok();
                    });
                    Following::new(subject, watcher, reports).run(&requests);
                });
                if catch_unwind(following).is_err() {
                    sender.post(ThreadMessage::Died);
                }
            })?;
        Ok(Self { asks })
    }

    /// Requests a reload, which is reported even if nothing changed.
    pub fn reload(&self) {
        // A thread that ended by a panic has reported it.
        self.asks.send(Ask::Reload).ok();
    }

    /// Requests a check of the files, which may have changed.
    pub fn check_files(&self) {
        self.asks.send(Ask::Touched).ok();
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.asks.send(Ask::End).ok();
    }
}

/// State of the thread.
struct Following {
    roots: Vec<Root>,
    files: Vec<Followed>,
    /// Whether something of the files is on the screen.
    is_shown: bool,
    /// Whether the last load was stopped, so that the screen may be outdated.
    was_left: bool,
    load: Box<Load>,
    watcher: Watcher,
    /// Whether everything is watched; `None` before watching begins.
    watched: Option<bool>,
    /// The folders whose files are loaded, each with its state before it was listed.
    folders: Vec<(PathBuf, Option<Stamp>)>,
    /// The next files and folders to check for changes.
    rounds: (Round, Round),
    sender: MessageSender,
    settling: Settling,
    /// Until when a missing or empty file is assumed to be in the middle of a save.
    grace: Option<Instant>,
}

impl Following {
    fn new(subject: Subject, watcher: Watcher, sender: MessageSender) -> Self {
        Self {
            roots: subject.roots,
            files: Vec::new(),
            is_shown: subject.is_shown,
            was_left: false,
            load: subject.load,
            watcher,
            watched: None,
            folders: Vec::new(),
            rounds: Default::default(),
            sender,
            settling: Settling::default(),
            grace: None,
        }
    }

    fn run(mut self, requests: &Receiver<Ask>) {
        // Files that are not on the screen yet are loaded before watching begins.
        let (members, _) = members(&self.roots);
        self.read(members, false);
        // The first check is at once: a file may have changed before watching began.
        let mut look = Instant::now();
        loop {
            let next = self.settling.due().map_or(look, |due| due.min(look));
            let wait = next.saturating_duration_since(Instant::now());
            match requests.recv_timeout(wait) {
                Ok(Ask::Touched) => self.settling.touch(Instant::now()),
                Ok(Ask::Reload) => {
                    let members = self.watch();
                    self.read(members, true);
                }
                Ok(Ask::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            let now = Instant::now();
            if look <= now {
                if self.poll_for_changes() {
                    self.settling.touch(now);
                }
                let is_watched = self.watched == Some(true);
                look = now + if is_watched { LOOK } else { LOOK_UNWATCHED };
            }
            if self.settling.due().is_some_and(|due| due <= now) {
                let members = self.watch();
                self.read(members, false);
            }
        }
    }

    /// Watches everything that was named. Returns the files that exist.
    fn watch(&mut self) -> Vec<Member> {
        let (_, folders) = members(&self.roots);
        let files: Vec<&Path> = self
            .roots
            .iter()
            .filter_map(|root| match root {
                Root::File(path) => Some(path.as_path()),
                Root::Folder(_) => None,
            })
            .collect();
        self.watched = Some(self.watcher.renew(&files, &folders));
        let stamped = |folder: PathBuf| {
            let stamp = Stamp::of(&folder);
            (folder, stamp)
        };
        self.folders = folders.into_iter().map(stamped).collect();
        // Listed once more: later changes are reported by the watch.
        members(&self.roots).0
    }

    /// Checks for changes that the watch did not report. If there are very many files, only some
    /// are checked each time: the states of folders reveal created, deleted and renamed files, and
    /// the watch reveals the rest where it works.
    fn poll_for_changes(&mut self) -> bool {
        let is_first = self.watched.is_none();
        let Turn { places, is_last } = self.rounds.0.turn(self.files.len());
        let is_changed = |file: &Followed| !file.is_as_read();
        let mut changed = if is_first {
            self.files.iter().any(is_changed)
        } else {
            let mut files = places.iter().filter_map(|place| self.files.get(*place));
            files.any(is_changed)
        };
        if is_first || is_last || self.has_other_folders() {
            let members = self.watch();
            changed |= !members
                .iter()
                .eq(self.files.iter().map(|file| &file.member));
        }
        changed
    }

    /// Whether some folders differ from those that are watched, or have other files.
    fn has_other_folders(&mut self) -> bool {
        let turn = self.rounds.1.turn(self.folders.len());
        let mut folders = turn.places.iter().filter_map(|at| self.folders.get(*at));
        folders.any(|(folder, stamp)| Stamp::of(folder) != *stamp)
    }

    /// Loads what changed and reports it; with `is_forced` loads and reports everything.
    fn read(&mut self, members: Vec<Member>, is_forced: bool) {
        self.settling = Settling::default();
        let loading = Arc::new(Loading::begin());
        self.sender.post(ThreadMessage::Reads(Arc::clone(&loading)));
        let is_new = self.read_files(members, &loading, is_forced);
        if loading.is_stopped() {
            self.publish_part();
        } else if is_new || is_forced || self.was_left {
            self.publish(&loading);
        }
        self.was_left = loading.is_stopped();
        self.sender.post(ThreadMessage::HasRead);
    }

    /// Loads what changed, or with `is_forced` everything. Returns whether anything is new.
    fn read_files(&mut self, members: Vec<Member>, loading: &Loading, is_forced: bool) -> bool {
        let mut before: HashMap<PathBuf, Followed> = std::mem::take(&mut self.files)
            .into_iter()
            .map(|file| (file.member.path.clone(), file))
            .collect();
        let mut plans: Vec<Plan> = members
            .into_iter()
            .map(|member| Plan::of(before.remove(&member.path), member, is_forced))
            .collect();
        let is_read = |plan: &&Plan| !matches!(plan, Plan::Keep(_));
        loading.expect(plans.iter().filter(is_read).count());
        let mut first = self.read_first(&plans, loading).into_iter();
        let mut is_new = false;
        let mut waits = false;
        for plan in plans.drain(..) {
            let file = match plan {
                Plan::Keep(file) => file,
                Plan::First(member) => match first.next().flatten() {
                    Some(file) => {
                        is_new |= file.is_good() || file.unreadable().is_some();
                        file
                    }
                    None => Followed::skipped(member),
                },
                Plan::Again(mut file) => {
                    let contents = file::read(&file.member.path).map_err(LoadError::from);
                    if loading.is_stopped() {
                        file.skip();
                    } else if file.is_doubtful(&contents) && !is_forced && self.may_wait() {
                        waits = true;
                    } else {
                        is_new |= file.take(contents, &*self.load, is_forced);
                    }
                    loading.step();
                    file
                }
            };
            self.files.push(file);
        }
        if waits {
            self.retry_later();
        } else {
            self.grace = None;
        }
        // Files that are gone from a folder.
        is_new
            || before
                .values()
                .any(|file| file.good().is_some() || file.unreadable().is_some())
    }

    /// Loads the files that were not loaded before, on all cores; the result is `None` for files
    /// that were not reached before loading was stopped.
    fn read_first(&self, plans: &[Plan], loading: &Loading) -> Vec<Option<Followed>> {
        let members: Vec<&Member> = plans
            .iter()
            .filter_map(|plan| match plan {
                Plan::First(member) => Some(member),
                Plan::Keep(_) | Plan::Again(_) => None,
            })
            .collect();
        parallel::map(&members, |member| {
            if loading.is_stopped() {
                return None;
            }
            let file = followed::read((*member).clone(), &*self.load);
            loading.step();
            Some(file)
        })
    }

    /// Whether a file may still be in the middle of a save.
    fn may_wait(&mut self) -> bool {
        let now = Instant::now();
        now < *self.grace.get_or_insert(now + GRACE)
    }

    /// Schedules another attempt for when a save should be over.
    fn retry_later(&mut self) {
        if let Some(until) = self.grace {
            self.settling.read_at(until);
        }
    }

    /// Reports the state of the files: the timeline of all that can be loaded, then those that
    /// cannot.
    fn publish(&mut self, loading: &Loading) {
        let unreadable: Vec<Unreadable> =
            self.files.iter().filter_map(Followed::unreadable).collect();
        let is_good = self.files.iter().any(Followed::is_good);
        if !is_good && !self.is_shown {
            let error = followed::not_opened(&self.roots, &self.files);
            self.sender.post(ThreadMessage::NotOpened(error));
            return;
        }
        // If nothing can be loaded, the last good view stays on the screen.
        if unreadable.is_empty() || is_good {
            let timeline = self.timeline();
            let message = match self.part() {
                Some((read, files)) => {
                    let ready = Box::new(laid_out(timeline));
                    Message::Part { ready, read, files }
                }
                None => read_whole(timeline),
            };
            if loading.is_stopped() {
                return;
            }
            self.is_shown = true;
            self.post(message);
        }
        if !unreadable.is_empty() {
            self.post(Message::Unreadable(unreadable));
        }
    }

    /// Reports the files that were loaded before the first load was stopped.
    fn publish_part(&mut self) {
        if !self.is_shown
            && let Some((read @ 1.., files)) = self.part()
            && self.files.iter().any(Followed::is_good)
        {
            self.is_shown = true;
            let ready = Box::new(laid_out(self.timeline()));
            self.post(Message::Part { ready, read, files });
        }
    }

    /// The number of files that were read, and of all files; `None` if all were read.
    fn part(&self) -> Option<(usize, usize)> {
        let read = self.files.iter().filter(|file| file.was_read()).count();
        (read < self.files.len()).then_some((read, self.files.len()))
    }

    /// The events of all files in their last good version.
    fn timeline(&self) -> Timeline {
        Timeline::of(self.files.iter().filter_map(Followed::good))
    }

    fn post(&self, message: Message) {
        self.sender.post(ThreadMessage::Tell(message));
    }
}

/// A timeline with its rows, as of now in the zone that it is placed in.
pub fn laid_out(timeline: Timeline) -> Ready {
    let now = clock::now(timeline.zone());
    Ready::new(timeline, now)
}

/// The message for a loaded timeline; a big one is laid out here, to keep the event loop
/// responsive.
pub fn read_whole(timeline: Timeline) -> Message {
    if timeline.len() > LAID_OUT_HERE {
        Message::Ready(Box::new(laid_out(timeline)))
    } else {
        Message::Loaded(Box::new(timeline))
    }
}

/// What to do with a file.
enum Plan {
    /// Nothing: it is unchanged.
    Keep(Followed),
    /// Load it for the first time.
    First(Member),
    /// Load it again.
    Again(Followed),
}

impl Plan {
    /// The plan for a file and what is known of it; with `is_forced` it is loaded in any case.
    fn of(known: Option<Followed>, member: Member, is_forced: bool) -> Self {
        match known {
            Some(file) if !is_forced && file.is_as_read() => Self::Keep(file),
            Some(file) if file.was_read() => Self::Again(file),
            Some(_) | None => Self::First(member),
        }
    }
}

/// When to read a file that is being written to.
#[derive(Debug, Default, Clone, Copy)]
struct Settling {
    first: Option<Instant>,
    due: Option<Instant>,
}

impl Settling {
    /// Records that it was written to.
    fn touch(&mut self, now: Instant) {
        let first = *self.first.get_or_insert(now);
        self.due = Some((now + QUIET).min(first + LONGEST));
    }

    /// Schedules reading for that time, unless it is written to before.
    fn read_at(&mut self, then: Instant) {
        self.due = Some(then);
    }

    fn due(&self) -> Option<Instant> {
        self.due
    }
}

#[cfg(test)]
mod tests;
