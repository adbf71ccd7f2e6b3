//! The event loop: waiting, applying what has arrived, and drawing.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyEvent};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::background_color::Outcome;
use super::ending::{Ending, PROGRESS, Step};
use super::mailbox::ThreadMessage;
use super::{Viewer, clock};
use crate::app::Message;
use crate::view::{self, Palette};

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
pub(super) const CLOCK: Duration = Duration::from_secs(60);

impl Viewer {
    pub(super) fn run(&mut self) -> Step<std::convert::Infallible> {
        loop {
            if self.stale {
                self.draw()?;
            }
            let progress = self
                .event_verifier
                .as_ref()
                .map(|_| Instant::now() + PROGRESS);
            let work = self.app.has_work().then(Instant::now);
            let loading = self.loading.as_ref().map(|loading| {
                let first = loading.began + PROGRESS;
                first.max(Instant::now() + PROGRESS / 2)
            });
            let until = [self.ask_again, progress, loading, work]
                .into_iter()
                .flatten();
            let until = until.fold(self.tick, Instant::min);
            let keys = self.sleep(PollFlags::IN, Some(until))?;
            self.handle_signals()?;
            self.read_mail()?;
            self.show_progress()?;
            self.show_loading()?;
            let now = Instant::now();
            if keys || self.ask_again.is_some_and(|at| at <= now) {
                self.read_keys()?;
            }
            self.work()?;
            if self.tick <= now {
                self.tick = now + CLOCK;
                self.send(Message::Clock(clock::now(self.app.whole().zone())))?;
            }
        }
    }

    /// Lets the app continue long-running work for at most half a frame, or until a key is pressed.
    pub(super) fn work(&mut self) -> Step {
        let began = Instant::now();
        while self.app.has_work() && began.elapsed() < FRAME / 2 && !self.a_key_waits() {
            self.send(Message::Work)?;
        }
        Ok(())
    }

    /// Whether the keyboard has input.
    pub(super) fn a_key_waits(&self) -> bool {
        let mut keyboard = [PollFd::new(&self.keyboard, PollFlags::IN)];
        // An error will occur again where the loop sleeps.
        poll(&mut keyboard, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
    }

    pub(super) fn draw(&mut self) -> Step {
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
    pub(super) fn sleep(&self, keys: PollFlags, until: Option<Instant>) -> Step<bool> {
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

    pub(super) fn handle_signals(&mut self) -> Step {
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

    pub(super) fn read_mail(&mut self) -> Step {
        while let Some(message) = self.mailbox.next() {
            self.receive(message)?;
        }
        Ok(())
    }

    /// Handles a message from another thread.
    pub(super) fn receive(&mut self, message: ThreadMessage) -> Step {
        match message {
            ThreadMessage::Tell(message) => self.send(message),
            ThreadMessage::Reads(loading) => {
                self.loading = Some(loading);
                Ok(())
            }
            ThreadMessage::HasRead => {
                self.loading = None;
                self.show_loading()
            }
            ThreadMessage::NotOpened(error) => Err(Ending::NotOpened(error)),
            ThreadMessage::EventsVerified(number, corrected) => self.verified(number, corrected),
            ThreadMessage::Died => Err(Ending::Died),
            // It arrived after the viewer stopped waiting for the editor.
            ThreadMessage::Editor(_) => Ok(()),
        }
    }

    /// Applies the available keys, for at most a frame.
    pub(super) fn read_keys(&mut self) -> Step {
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
                Event::Paste(text) => self.send(Message::Pasted(text))?,
                Event::Mouse(event) => {
                    if let Some(pointer) = self.clicks.pointer(event, Instant::now()) {
                        self.send(Message::Pointed(pointer))?;
                    }
                }
                Event::Key(key) => {
                    for key in self.filter_answer(key) {
                        if let Some(action) = self.keymap.action(&self.app, key) {
                            self.send(Message::Act(action))?;
                        }
                    }
                }
                // A change that went unnoticed, as on a network drive, is detected now.
                Event::FocusGained => {
                    if let Some(follower) = &self.follower {
                        follower.check_files();
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

    /// The keys that a key event of the terminal stands for: none while it may belong to the answer
    /// about its background.
    pub(super) fn filter_answer(&mut self, key: KeyEvent) -> Vec<KeyEvent> {
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
}
