//! The viewer starts: the terminal is taken over, and what is known from the last time is applied.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::Options;
use super::Remember;
use super::Viewer;
use super::background_color::{self, Answer};
use super::copies::Reach;
use super::ending::{Ending, Step};
use super::event_loop::CLOCK;
use super::follower::laid_out;
use super::keyboard::Keyboard;
use super::mailbox::{Mailbox, ThreadMessage};
use super::memory::MemoryFile;
use super::open::Opening;
use super::pointer::Clicks;
use super::reading::{start_reading, wait_for_files};
use super::screen::{self, Screen};
use super::session::{self, Session};
use super::signals::Signals;
use crate::app::{App, HelpSource, Message};
use crate::keys;

impl Viewer {
    /// Takes over the terminal and draws the first frame; whatever can wait is started after it.
    pub(super) fn start(opening: Opening, options: Options) -> Step<Self> {
        let zone = Arc::new(Mutex::new(opening.zone));
        let mailbox = Mailbox::open()?;
        let signals = Signals::listen(&mailbox.wake_pipe()?)?;
        session::give_back_on_panic(mailbox.sender());
        let is_shown = !opening.timeline.is_empty();
        let follower = start_reading(
            &opening.origin,
            is_shown,
            mailbox.sender(),
            (options.display, &zone),
        )?;
        let awaits = opening.is_head && !is_shown;
        let (read, received) = if awaits {
            wait_for_files(&mailbox)?
        } else {
            (None, Vec::new())
        };
        let keyboard = Keyboard::open().map_err(Ending::NoKeyboard)?;
        let size = screen::size();
        let is_awaited = awaits && read.is_none();
        let app = match read {
            Some(ready) => App::of(ready, size),
            None if opening.is_head => App::of(laid_out(opening.timeline), size).with_head_only(),
            None => App::of(laid_out(opening.timeline), size),
        };
        // Wrong options are reported before the terminal is taken over.
        let (first, messages) = if is_awaited {
            (Some(options.first), Vec::new())
        } else {
            let context = app.timeline().file(0).context;
            (None, (options.first)(context).map_err(Ending::Misused)?)
        };
        let is_remembered = options.remember != Remember::Nothing;
        let memory = is_remembered.then(|| MemoryFile::of(&opening.origin));
        let keymap = options.keymap.clone();
        let mut viewer = Self {
            app: app
                .displaying(options.display)
                .with_help(HelpSource::new(move |app| keys::help(&keymap, app)))
                .with_preferences(options.preferences),
            keymap: options.keymap,
            memory: memory.flatten(),
            programs: options.programs,
            look: options.look,
            links: options.links,
            answer: None,
            origin: opening.origin,
            signals,
            clicks: Clicks::default(),
            mailbox,
            keyboard,
            screen: Screen::new(size)?,
            session: Session::start(options.features)?,
            follower,
            zone,
            loading: None,
            first,
            event_verifier: None,
            event_verifiers: 0,
            quote_verifier: None,
            filterer: None,
            prefetcher: None,
            stale: true,
            ask_again: None,
            tick: Instant::now() + CLOCK,
            title: None,
        };
        if options.asks_background {
            session::write(background_color::QUESTION)?;
            viewer.answer = Some(Answer::default());
        }
        viewer.restore(options.note, options.remember == Remember::All)?;
        viewer.begin(messages, received, options.reach)?;
        Ok(viewer)
    }

    /// Applies the options and what has been read meanwhile, draws the first frame, and starts to verify.
    fn begin(
        &mut self,
        messages: Vec<Message>,
        received: Vec<ThreadMessage>,
        reach: Reach,
    ) -> Step {
        for message in messages {
            self.send(message)?;
        }
        for message in received {
            self.receive(message)?;
        }
        self.place_first()?;
        self.draw()?;
        self.verify_events()?;
        self.start_verifying_quotes(reach)
    }

    /// Restores the remembered state, and shows the first message.
    pub(super) fn restore(&mut self, note: Option<String>, with_place: bool) -> Step {
        if let Some(memory) = &self.memory {
            let memory = Box::new(memory.read());
            self.send(Message::Recall { memory, with_place })?;
        }
        match note.or_else(|| self.origin.greeting().map(str::to_owned)) {
            Some(note) => self.note(note),
            None => Ok(()),
        }
    }
}
