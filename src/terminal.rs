//! The outside: event loop, terminal, signals, file watcher and editor. It performs the app's
//! effects.
//!
//! ```text
//! keys ────────────┐
//! signals ──wake──┐│                          ┌─► frame
//! follower ─mail──┼┴─► one poll ─► app.update ┤
//! verifier ─mail──┤                           └─► effects
//! editor ───mail──┘
//! ```
//!
//! One thread sleeps in one `poll` on the keyboard and the mailbox's waker. After waking it applies
//! everything that has arrived, and then draws once.

mod adding;
mod answer;
mod background;
mod child;
mod clipboard;
pub mod clock;
pub mod copies;
mod create;
mod editor;
pub mod edits;
mod ended;
mod ending;
mod event_verifier;
mod extractor;
pub mod fetch;
pub mod file;
mod filterer;
mod follower;
mod input;
mod keyboard;
mod launch;
mod links;
mod mailbox;
mod memory;
pub mod open;
mod opener;
pub mod pdf;
mod pointer;
mod polling;
mod prefetch;
mod reading;
pub mod roots;
pub mod saving;
mod screen;
mod session;
mod signals;
mod start;
pub mod starter;
mod suspend;
mod title;
pub mod tour;
mod underway;
mod unreadable;
mod verifier;
mod watcher;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyEvent};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::app::{App, Display, Effect, Message, Preferences};
use crate::date::{DateContext, Zone};
use crate::keys::Keymap;
use crate::view::{self, Look, Palette};

pub use self::ending::{Ending, Mistakes};
use self::ending::{PROGRESS, Step};
use answer::{Answer, Outcome};
use copies::Reach;
use event_verifier::EventVerifier;
use filterer::Filterer;
use follower::Follower;
use keyboard::Keyboard;
pub use links::has_links;
use mailbox::{Mailbox, ThreadMessage};
use memory::MemoryFile;
use open::Opening;
use open::Origin;
use pointer::Clicks;
use prefetch::Prefetcher;
use reading::wait_for_files;
use screen::Screen;
pub use session::Features;
use session::Session;
use signals::Signals;
pub use title::has_title;
use underway::Underway;
use verifier::Verifier;

/// Longest time that keys are applied without drawing a frame.
const FRAME: Duration = Duration::from_millis(16);

/// How long crossterm is polled for another key.
const ANOTHER: Duration = Duration::from_millis(1);

/// Delay until crossterm is polled once more after it reported no key. It reports that without
/// looking if the thread was suspended for longer than [`ANOTHER`], and keys in crossterm's own
/// buffer do not wake `poll`.
const ONCE_MORE: Duration = Duration::from_millis(25);

/// How long crossterm is polled after a key: the key is drawn before waiting for the next one.
const AFTER_A_KEY: Duration = Duration::from_micros(50);

/// Interval between updates of the clock.
const CLOCK: Duration = Duration::from_secs(60);

/// Makes the messages that apply the options, once it is known how dates of the files are read.
pub type First = Box<dyn FnOnce(DateContext) -> Result<Vec<Message>, Mistakes>>;

/// How much of the remembered state is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remember {
    /// Nothing is restored and nothing is remembered.
    Nothing,
    /// Typed lines are restored, but not the position, which the command line sets.
    Typed,
    /// Everything is restored.
    All,
}

/// Programs that the user configured.
#[derive(Debug, Clone, Default)]
pub struct Programs {
    /// The editor command, with arguments.
    pub editor: Option<String>,
    /// The browser command, with arguments.
    pub browser: Option<String>,
}

/// How a timeline is to be shown.
pub struct Options {
    /// Colors and symbols.
    pub look: Look,
    /// Whether to ask the terminal if its background is light, and follow the answer.
    pub asks_background: bool,
    /// Where saved copies may be.
    pub reach: Reach,
    /// The features of the terminal that are used.
    pub features: Features,
    /// Whether addresses are links of the terminal.
    pub links: bool,
    /// The key bindings.
    pub keymap: Keymap,
    /// The zone in which times are displayed.
    pub display: Display,
    /// How the screen is laid out.
    pub preferences: Preferences,
    /// Editor and browser, in place of those of the environment.
    pub programs: Programs,
    /// The first message in the status line.
    pub note: Option<String>,
    /// Whether to restore the remembered state, and to save it at the end.
    pub remember: Remember,
    /// Messages that apply the options, before the first events are drawn.
    pub first: First,
}

/// Shows a timeline until the viewer ends, and restores the terminal.
#[must_use]
pub fn run(opening: Opening, options: Options) -> Ending {
    let mut viewer = match Viewer::start(opening, options) {
        Ok(viewer) => viewer,
        Err(ending) => return ending,
    };
    let ending = match viewer.run() {
        Ok(never) => match never {},
        // A call that fails because the terminal is gone does not always say so: crossterm runs
        // `tput` for the size then.
        Err(Ending::Failed(_))
            if viewer
                .sleep(PollFlags::empty(), Some(Instant::now()))
                .is_err() =>
        {
            Ending::Gone
        }
        Err(ending) => ending,
    };
    if !matches!(
        ending,
        Ending::Died | Ending::NotOpened(_) | Ending::Misused(_)
    ) {
        viewer.remember();
    }
    ending
}

/// Allows or forbids colors, regardless of the environment: the terminal library checks `NO_COLOR`
/// by itself.
pub fn allow_colors(allowed: bool) {
    crossterm::style::force_color_output(allowed);
}

/// The app, with everything outside that belongs to it.
struct Viewer {
    /// Declared first, so that it is dropped first and the terminal is restored before anything
    /// that takes time.
    session: Session,
    app: App,
    keymap: Keymap,
    memory: Option<MemoryFile>,
    programs: Programs,
    look: Look,
    /// Whether addresses are links of the terminal.
    links: bool,
    /// Collects the terminal's answer about its background; `None` if it was not asked or has
    /// answered.
    answer: Option<Answer>,
    origin: Origin,
    signals: Signals,
    clicks: Clicks,
    mailbox: Mailbox,
    keyboard: Keyboard,
    screen: Screen,
    follower: Option<Follower>,
    /// The zone that the follower places timelines in.
    zone: Arc<Mutex<Zone>>,
    /// The current load of the files, if there is one.
    reading: Option<Arc<Underway>>,
    /// Messages that apply the options, to send when there are events.
    first: Option<First>,
    event_verifier: Option<EventVerifier>,
    /// Number of event verifiers started so far.
    event_verifiers: u64,
    quote_verifier: Option<Verifier>,
    filterer: Option<Filterer>,
    prefetcher: Option<Prefetcher>,
    /// Whether the app changed since the last frame.
    stale: bool,
    /// When crossterm is to be polled although the keyboard descriptor is silent.
    ask_again: Option<Instant>,
    /// When the app's clock is updated next.
    tick: Instant,
    /// The window title that was set last; `None` if the terminal may have another one.
    title: Option<String>,
}

impl Viewer {
    /// Saves the state to remember. A failure cannot be reported any more, and nothing of value is
    /// lost.
    fn remember(&self) {
        if let Some(memory) = &self.memory {
            memory.write(self.app.memory()).ok();
        }
    }

    fn run(&mut self) -> Step<std::convert::Infallible> {
        loop {
            if self.stale {
                self.draw()?;
            }
            let progress = self
                .event_verifier
                .as_ref()
                .map(|_| Instant::now() + PROGRESS);
            let work = self.app.has_work().then(Instant::now);
            let pace = self.reading.as_ref().map(|reading| {
                let first = reading.began() + PROGRESS;
                first.max(Instant::now() + PROGRESS / 2)
            });
            let until = [self.ask_again, progress, pace, work].into_iter().flatten();
            let until = until.fold(self.tick, Instant::min);
            let keys = self.sleep(PollFlags::IN, Some(until))?;
            self.handle_signals()?;
            self.read_mail()?;
            self.show_progress()?;
            self.show_pace()?;
            let now = Instant::now();
            if keys || self.ask_again.is_some_and(|at| at <= now) {
                self.read_keys()?;
            }
            self.work()?;
            if self.tick <= now {
                self.tick = now + CLOCK;
                self.tell(Message::Clock(clock::now(self.app.whole().zone())))?;
            }
        }
    }

    /// Lets the app continue long-running work for at most half a frame, or until a key is pressed.
    fn work(&mut self) -> Step {
        let began = Instant::now();
        while self.app.has_work() && began.elapsed() < FRAME / 2 && !self.a_key_waits() {
            self.tell(Message::Work)?;
        }
        Ok(())
    }

    /// Whether the keyboard has input.
    fn a_key_waits(&self) -> bool {
        let mut keyboard = [PollFd::new(&self.keyboard, PollFlags::IN)];
        // An error will occur again where the loop sleeps.
        poll(&mut keyboard, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
    }

    fn draw(&mut self) -> Step {
        let (app, keymap, look, links) = (&self.app, &self.keymap, self.look, self.links);
        self.screen.draw(|frame| {
            view::draw(app, keymap, look, frame);
            if links {
                view::add_links(app, frame.buffer_mut());
            }
        })?;
        self.stale = false;
        self.set_title()?;
        self.prefetch();
        Ok(())
    }

    /// Sleeps until the keyboard is ready for `keys`, the waker is signaled, or the time has come.
    /// Returns whether the keyboard is ready. Errors: if the terminal is gone.
    fn sleep(&self, keys: PollFlags, until: Option<Instant>) -> Step<bool> {
        let wait = until.map(|until| until.saturating_duration_since(Instant::now()));
        let wait = wait.and_then(|wait| Timespec::try_from(wait).ok());
        let mut fds = [
            PollFd::new(&self.keyboard, keys),
            PollFd::new(&self.mailbox, PollFlags::IN),
        ];
        match poll(&mut fds, wait.as_ref()) {
            Ok(_) => {}
            Err(Errno::INTR) => return Ok(false),
            Err(errno) => return Err(Ending::Failed(errno.into())),
        }
        let [keyboard, waker] = fds.map(|fd| fd.revents());
        if keyboard.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            // SIGHUP accompanies a hangup, and is more specific.
            return Err(self.signals.ending().map_or(Ending::Gone, Ending::Signal));
        }
        if !waker.is_empty() {
            self.mailbox.clear_waker();
        }
        Ok(keyboard.intersects(PollFlags::IN))
    }

    fn handle_signals(&mut self) -> Step {
        if let Some(signal) = self.signals.ending() {
            return Err(Ending::Signal(signal));
        }
        if self.signals.take_stop() {
            self.suspend(false)?;
        }
        if self.signals.take_continued() {
            // The process was stopped by SIGSTOP: a shell may have used the terminal.
            self.session.reenter()?;
            self.title = None;
            self.renew()?;
        }
        if self.signals.take_resized() {
            self.renew()?;
        }
        Ok(())
    }

    fn read_mail(&mut self) -> Step {
        while let Some(message) = self.mailbox.next() {
            self.receive(message)?;
        }
        Ok(())
    }

    /// Handles a message from another thread.
    fn receive(&mut self, message: ThreadMessage) -> Step {
        match message {
            ThreadMessage::Tell(message) => self.tell(message),
            ThreadMessage::Reads(underway) => {
                self.reading = Some(underway);
                Ok(())
            }
            ThreadMessage::HasRead => {
                self.reading = None;
                self.show_pace()
            }
            ThreadMessage::NotOpened(error) => Err(Ending::NotOpened(error)),
            ThreadMessage::EventsVerified(number, corrected) => self.verified(number, corrected),
            ThreadMessage::Died => Err(Ending::Died),
            // It arrived after the viewer stopped waiting for the editor.
            ThreadMessage::Editor(_) => Ok(()),
        }
    }

    /// Applies the available keys, for at most a frame.
    fn read_keys(&mut self) -> Step {
        let began = Instant::now();
        let again = self.ask_again.take();
        let mut any = false;
        while let Some(event) = self
            .keyboard
            .next(if any { AFTER_A_KEY } else { ANOTHER })?
        {
            any = true;
            // Sizes are handled on SIGWINCH.
            match event {
                Event::Paste(text) => self.tell(Message::Pasted(text))?,
                Event::Mouse(event) => {
                    if let Some(pointer) = self.clicks.pointer(event, Instant::now()) {
                        self.tell(Message::Pointed(pointer))?;
                    }
                }
                Event::Key(key) => {
                    for key in self.filter_answer(key) {
                        if let Some(action) = self.keymap.action(&self.app, key) {
                            self.tell(Message::Act(action))?;
                        }
                    }
                }
                // A change that went unnoticed, as on a network drive, is detected now.
                Event::FocusGained => {
                    if let Some(follower) = &self.follower {
                        follower.look();
                    }
                }
                Event::Resize(..) | Event::FocusLost => {}
            }
            if began.elapsed() >= FRAME {
                self.ask_again = Some(Instant::now());
                return Ok(());
            }
        }
        if any || again.is_none() {
            self.ask_again = Some(Instant::now() + ONCE_MORE);
        }
        Ok(())
    }

    /// The keys behind a key event of the terminal: none while the event may belong to the answer
    /// about its background.
    fn filter_answer(&mut self, key: KeyEvent) -> Vec<KeyEvent> {
        let Some(answer) = &mut self.answer else {
            return vec![key];
        };
        match answer.feed(key) {
            Outcome::Nothing => Vec::new(),
            Outcome::Keys(keys) => keys,
            Outcome::IsLight(is_light) => {
                self.answer = None;
                if is_light {
                    self.look.palette = Palette::Light;
                    self.stale = true;
                }
                Vec::new()
            }
        }
    }

    /// Sends a message to the app, and performs the effects.
    fn tell(&mut self, message: Message) -> Step {
        self.stale = true;
        let renewed = matches!(
            message,
            Message::Loaded(_) | Message::Ready(_) | Message::Corrected(_) | Message::Part { .. }
        );
        for effect in self.app.update(message) {
            self.perform(&effect)?;
        }
        if renewed {
            self.apply_options()?;
            self.verify_events()?;
            self.verify_quotes();
        }
        Ok(())
    }

    fn note(&mut self, note: impl Into<String>) -> Step {
        self.tell(Message::Note(note.into()))
    }

    fn perform(&mut self, effect: &Effect) -> Step {
        match effect {
            Effect::Quit => Err(Ending::Quit),
            Effect::OpenEditor { file, line, column } => self.edit(*file, *line, *column),
            Effect::OpenPage { url, host } => self.open_page(url, host),
            Effect::Clip { text, what } => self.clip(text, what),
            Effect::ClipEvents { events, what } => self.clip_events(events, what),
            Effect::PrepareAdding { file } => self.prepare_adding(*file),
            Effect::Add(request) => self.add(request.clone()),
            Effect::EditAddition(addition) => self.edit_addition(addition),
            Effect::TakeBack(addition, why) => self.take_back(addition, *why),
            Effect::Reload => self.reload(),
            Effect::Place(zone) => self.place(*zone),
            Effect::StopReading => self.stop_reading(),
            Effect::StopVerifying => self.stop_verifying(),
            Effect::Verify => self.verify_events(),
            Effect::Filter => self.filter(),
            Effect::Redraw => self.renew(),
            Effect::Suspend => self.suspend(true),
        }
    }

    /// Places everything in another zone, by reloading the files.
    fn place(&mut self, zone: Zone) -> Step {
        *self.zone.lock().unwrap_or_else(PoisonError::into_inner) = zone;
        match &self.follower {
            Some(follower) => {
                follower.reload();
                Ok(())
            }
            None => self.note("the input cannot be read again: start with --tz ZONE"),
        }
    }

    /// Places what is drawn first in the zone of its files, if they are loaded soon enough.
    fn place_first(&mut self) -> Step {
        let now = clock::now(self.app.whole().zone());
        let before = self.zone();
        self.tell(Message::Clock(now))?;
        if self.zone() == before || self.follower.is_none() {
            return Ok(());
        }
        let (read, received) = wait_for_files(&self.mailbox)?;
        if let Some(ready) = read {
            self.tell(Message::Ready(Box::new(ready)))?;
        }
        for message in received {
            self.receive(message)?;
        }
        Ok(())
    }

    fn zone(&self) -> Zone {
        *self.zone.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reload(&mut self) -> Step {
        match (&self.follower, &self.origin) {
            (Some(follower), _) => {
                follower.reload();
                Ok(())
            }
            (None, Origin::Input) => {
                self.note("standard input cannot be read again: save it to a file and open that")
            }
            (None, Origin::BuiltIn) => self.note("the built-in timeline never changes"),
            (None, Origin::Files(_)) => self.note("start dateline again to read the file again"),
        }
    }

    /// Measures the terminal and redraws everything.
    fn renew(&mut self) -> Step {
        let size = screen::size();
        self.screen.renew(size)?;
        self.tell(Message::Resized(size))
    }
}
