//! The thread that keeps the view on the files: it reads them, sees that one changed, reads it again and says so.

mod followed;

use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::clock;
use super::file::{self, Stamp};
use super::mailbox::{MessageSender, ThreadMessage};
use super::polling::{Round, Turn};
use super::roots::{Member, Root, members};
use super::underway::Underway;
use super::watcher::Watcher;
use crate::app::{Message, Ready, Unreadable};
use crate::parallel;
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
pub type Load = dyn Fn(&Path, Vec<u8>, Option<&Loaded>) -> Result<Loaded, LoadError> + Send + Sync;

/// What is followed.
pub struct Subject {
    /// What was named.
    pub roots: Vec<Root>,
    /// Whether something of it is on the screen already.
    pub is_shown: bool,
    /// How a file is loaded.
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
    /// Starts to read, and then to follow.
    ///
    /// # Errors
    /// Where the system has no threads left.
    pub fn start(subject: Subject, sender: MessageSender) -> io::Result<Self> {
        let (asks, asked) = mpsc::channel();
        let own = asks.clone();
        thread::Builder::new()
            .name("follower".to_owned())
            .spawn(move || {
                let reports = sender.clone();
                let following = AssertUnwindSafe(move || {
                    let watcher = Watcher::new(move || {
                        // Nobody asks any more when the viewer ends.
                        own.send(Ask::Touched).ok();
                    });
                    Following::new(subject, watcher, reports).run(&asked);
                });
                if catch_unwind(following).is_err() {
                    sender.post(ThreadMessage::Died);
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
    /// Whether something of them is on the screen.
    is_shown: bool,
    /// Whether the last reading was left, so that what is on the screen may be something else.
    was_left: bool,
    load: Box<Load>,
    watcher: Watcher,
    /// Whether everything is watched; `None` before the watch begins.
    watched: Option<bool>,
    /// The folders whose files are read, each with its state before they were listed.
    folders: Vec<(PathBuf, Option<Stamp>)>,
    /// Which files, and which folders, are looked at next.
    rounds: (Round, Round),
    sender: MessageSender,
    settling: Settling,
    /// Until when a file that is gone or empty is not believed to be so.
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

    fn run(mut self, asked: &Receiver<Ask>) {
        // What is on nobody's screen yet goes before the watch.
        let (members, _) = members(&self.roots);
        self.read(members, false);
        // The first look is at once: a file may have changed before the watch began.
        let mut look = Instant::now();
        loop {
            let next = self.settling.due().map_or(look, |due| due.min(look));
            let wait = next.saturating_duration_since(Instant::now());
            match asked.recv_timeout(wait) {
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
                if self.look_finds_change() {
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

    /// Watches everything that is named. Gives the files that are there.
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
        // Listed once more: what comes from here on is told.
        members(&self.roots).0
    }

    /// Looks whether something changed that the watch has not told. Of very many files some are looked at each time, as a look at all
    /// of them costs more than it finds: the folders tell what comes, goes or is renamed, and the watch the rest wherever it can.
    fn look_finds_change(&mut self) -> bool {
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
            changed |= !members.iter().eq(self.files.iter().map(Followed::member));
        }
        changed
    }

    /// Whether some folders are other ones than those that are watched, or hold other files.
    fn has_other_folders(&mut self) -> bool {
        let turn = self.rounds.1.turn(self.folders.len());
        let mut folders = turn.places.iter().filter_map(|at| self.folders.get(*at));
        folders.any(|(folder, stamp)| Stamp::of(folder) != *stamp)
    }

    /// Reads what changed and says what is new, or with `asked` whatever there is.
    fn read(&mut self, members: Vec<Member>, asked: bool) {
        self.settling = Settling::default();
        let underway = Arc::new(Underway::begin());
        self.sender
            .post(ThreadMessage::Reads(Arc::clone(&underway)));
        let is_new = self.read_files(members, &underway, asked);
        if underway.is_stopped() {
            self.tell_part();
        } else if is_new || asked || self.was_left {
            self.tell(&underway);
        }
        self.was_left = underway.is_stopped();
        self.sender.post(ThreadMessage::HasRead);
    }

    /// Reads what changed, or with `asked` everything; whether anything is new.
    fn read_files(&mut self, members: Vec<Member>, underway: &Underway, asked: bool) -> bool {
        let mut before: HashMap<PathBuf, Followed> = std::mem::take(&mut self.files)
            .into_iter()
            .map(|file| (file.member().path.clone(), file))
            .collect();
        let mut plans: Vec<Plan> = members
            .into_iter()
            .map(|member| Plan::of(before.remove(&member.path), member, asked))
            .collect();
        let is_read = |plan: &&Plan| !matches!(plan, Plan::Keep(_));
        underway.expect(plans.iter().filter(is_read).count());
        let mut first = self.read_first(&plans, underway).into_iter();
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
                    None => Followed::left(member),
                },
                Plan::Again(mut file) => {
                    let contents = file::read(&file.member().path).map_err(LoadError::from);
                    if underway.is_stopped() {
                        file.leave();
                    } else if file.is_doubtful(&contents) && !asked && self.may_wait() {
                        waits = true;
                    } else {
                        is_new |= file.take(contents, &*self.load, asked);
                    }
                    underway.step();
                    file
                }
            };
            self.files.push(file);
        }
        if waits {
            self.wait_and_see();
        } else {
            self.grace = None;
        }
        // Files of a folder that are gone.
        is_new
            || before
                .values()
                .any(|file| file.good().is_some() || file.unreadable().is_some())
    }

    /// Reads those files that were not read before, on all cores; those have nothing that were still to be read when it was stopped.
    fn read_first(&self, plans: &[Plan], underway: &Underway) -> Vec<Option<Followed>> {
        let members: Vec<&Member> = plans
            .iter()
            .filter_map(|plan| match plan {
                Plan::First(member) => Some(member),
                Plan::Keep(_) | Plan::Again(_) => None,
            })
            .collect();
        parallel::map(&members, |member| {
            if underway.is_stopped() {
                return None;
            }
            let file = super::open::read((*member).clone(), &*self.load);
            underway.step();
            Some(file)
        })
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
    fn tell(&mut self, underway: &Underway) {
        let unreadable: Vec<Unreadable> =
            self.files.iter().filter_map(Followed::unreadable).collect();
        let is_good = self.files.iter().any(Followed::is_good);
        if !is_good && !self.is_shown {
            let error = super::open::not_opened(&self.roots, &self.files);
            self.sender.post(ThreadMessage::NotOpened(error));
            return;
        }
        // Where nothing can be read the last good view stays as it is.
        if unreadable.is_empty() || is_good {
            let timeline = self.timeline();
            let message = match self.part() {
                Some((read, files)) => {
                    let ready = Box::new(laid_out(timeline));
                    Message::Part { ready, read, files }
                }
                None => read_whole(timeline),
            };
            if underway.is_stopped() {
                return;
            }
            self.is_shown = true;
            self.post(message);
        }
        if !unreadable.is_empty() {
            self.post(Message::Unreadable(unreadable));
        }
    }

    /// Says what was read of files that were to be read for the first time, when that was stopped.
    fn tell_part(&mut self) {
        if !self.is_shown
            && let Some((read @ 1.., files)) = self.part()
            && self.files.iter().any(Followed::is_good)
        {
            self.is_shown = true;
            let ready = Box::new(laid_out(self.timeline()));
            self.post(Message::Part { ready, read, files });
        }
    }

    /// How many files were read, and of how many; `None` where all were.
    fn part(&self) -> Option<(usize, usize)> {
        let read = self.files.iter().filter(|file| file.was_read()).count();
        (read < self.files.len()).then_some((read, self.files.len()))
    }

    /// The events of all files that can be read, or could be.
    fn timeline(&self) -> Timeline {
        Timeline::of(self.files.iter().filter_map(Followed::good))
    }

    fn post(&self, message: Message) {
        self.sender.post(ThreadMessage::Tell(message));
    }
}

/// A timeline with its rows, as of now on the clock on which it is placed.
pub fn laid_out(timeline: Timeline) -> Ready {
    let now = clock::now(timeline.zone());
    Ready::new(timeline, now)
}

/// How the app is told of a timeline: laid out here where that takes long, as the loop has keys to see to.
pub fn read_whole(timeline: Timeline) -> Message {
    if timeline.len() > LAID_OUT_HERE {
        Message::Ready(Box::new(laid_out(timeline)))
    } else {
        Message::Loaded(Box::new(timeline))
    }
}

/// What is to be done about a file.
enum Plan {
    /// Nothing: it is as it was read.
    Keep(Followed),
    /// Read it for the first time.
    First(Member),
    /// Read it again.
    Again(Followed),
}

impl Plan {
    /// For a file and what was read of it, of which with `asked` everything is read.
    fn of(known: Option<Followed>, member: Member, asked: bool) -> Self {
        match known {
            Some(file) if !asked && file.is_as_read() => Self::Keep(file),
            Some(file) if file.was_read() => Self::Again(file),
            Some(_) | None => Self::First(member),
        }
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
