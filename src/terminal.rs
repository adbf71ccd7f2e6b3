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
mod background_color;
mod browser;
mod child;
mod clipboard;
pub mod clock;
pub mod copies;
mod create;
mod editor;
mod editor_exit;
pub mod edits;
mod ending;
mod event_loop;
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
mod loading;
mod mailbox;
mod memory;
pub mod open;
mod options;
pub mod pdf;
mod pointer;
mod polling;
mod prefetch;
mod quote_verifier;
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
mod unreadable;
mod watcher;
mod workers;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use rustix::event::PollFlags;

use crate::app::{App, Effect, Message};
use crate::date::Zone;
use crate::keys::Keymap;
use crate::view::Look;

use self::ending::Step;
pub use self::ending::{Ending, Mistakes};
use background_color::Answer;
use event_verifier::EventVerifier;
use filterer::Filterer;
use follower::Follower;
use keyboard::Keyboard;
pub use links::has_links;
use loading::Loading;
use mailbox::Mailbox;
use memory::MemoryFile;
use open::Opening;
use open::Origin;
pub use options::{First, Options, Programs, Remember};
use pointer::Clicks;
use prefetch::Prefetcher;
use quote_verifier::QuoteVerifier;
use screen::Screen;
pub use session::Features;
use session::Session;
use signals::Signals;
pub use title::has_title;

/// Shows a timeline until the viewer ends, and restores the terminal.
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
    loading: Option<Arc<Loading>>,
    /// Messages that apply the options, to send when there are events.
    first: Option<First>,
    event_verifier: Option<EventVerifier>,
    /// Number of event verifiers started so far.
    event_verifiers: u64,
    quote_verifier: Option<QuoteVerifier>,
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

    /// Sends a message to the app, and performs the effects.
    fn send(&mut self, message: Message) -> Step {
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
        self.send(Message::Note(note.into()))
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
        self.send(Message::Resized(size))
    }
}
