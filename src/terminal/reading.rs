//! Loading files, seen from the event loop: starting, waiting briefly, showing progress, and
//! stopping.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Viewer;
use super::clock;
use super::ending::{Ending, PROGRESS, Step};
use super::follower::{Follower, Subject, laid_out};
use super::input;
use super::mailbox::{Mailbox, MessageSender, ThreadMessage};
use super::open::{self, Origin};
use crate::app::{Display, Message, Ready};
use crate::date::Zone;
use crate::timeline::Loaded;

/// How long the first frame waits for the files: most are loaded by then, which avoids flicker.
const PATIENCE: Duration = Duration::from_millis(80);

/// Starts loading the named files, placed in a zone, and following them.
pub(super) fn start_reading(
    origin: &Origin,
    is_shown: bool,
    sender: MessageSender,
    (display, zone): (Display, &Arc<Mutex<Zone>>),
) -> io::Result<Option<Follower>> {
    match origin {
        Origin::Files(roots) => {
            let (context, zone) = (clock::context(), Arc::clone(zone));
            let load = move |path: &Path, bytes: Vec<u8>, previous: Option<&Loaded>| {
                let zone = *zone.lock().unwrap_or_else(PoisonError::into_inner);
                open::load(path, bytes, previous, context.on_clock_of(zone))
            };
            let subject = Subject {
                load: Box::new(load),
                roots: roots.clone(),
                is_shown,
            };
            Follower::start(subject, sender).map(Some)
        }
        Origin::Input => input::start(sender, display).map(|()| None),
        Origin::BuiltIn => Ok(None),
    }
}

/// Waits briefly for the files. Returns what was loaded by then, if anything, and the other
/// messages.
pub(super) fn wait_for_files(mailbox: &Mailbox) -> Step<(Option<Ready>, Vec<ThreadMessage>)> {
    let until = Instant::now() + PATIENCE;
    let mut read = None;
    let mut messages = Vec::new();
    while let Some(message) = mailbox.next_until(until) {
        match message {
            ThreadMessage::Tell(Message::Loaded(timeline)) if read.is_none() => {
                read = Some(laid_out(*timeline));
            }
            ThreadMessage::Tell(Message::Ready(ready)) if read.is_none() => read = Some(*ready),
            ThreadMessage::NotOpened(error) => return Err(Ending::NotOpened(error)),
            ThreadMessage::Died => return Err(Ending::Died),
            ThreadMessage::HasRead => {
                messages.push(message);
                break;
            }
            _ => messages.push(message),
        }
    }
    Ok((read, messages))
}

impl Viewer {
    /// Places what is drawn first in the zone of its files, if they are loaded soon enough.
    pub(super) fn place_first(&mut self) -> Step {
        let now = clock::now(self.app.whole().zone());
        let before = self.zone();
        self.send(Message::Clock(now))?;
        if self.zone() == before || self.follower.is_none() {
            return Ok(());
        }
        let (read, received) = wait_for_files(&self.mailbox)?;
        if let Some(ready) = read {
            self.send(Message::Ready(Box::new(ready)))?;
        }
        for message in received {
            self.receive(message)?;
        }
        Ok(())
    }

    /// Updates the progress of loading, if that takes long.
    pub(super) fn show_loading(&mut self) -> Step {
        let loading = self.loading.as_ref();
        let long = loading.filter(|loading| loading.began.elapsed() >= PROGRESS);
        let progress = long.map(|loading| loading.progress());
        if progress != self.app.loading() {
            self.send(Message::Reading(progress))?;
        }
        Ok(())
    }

    /// Stops loading the files.
    pub(super) fn stop_reading(&mut self) -> Step {
        let Some(loading) = self.loading.take() else {
            return Ok(());
        };
        loading.stop();
        self.send(Message::ReadingStopped)
    }

    /// Sends the messages that apply the options to the app, once there are events.
    pub(super) fn apply_options(&mut self) -> Step {
        let Some(first) = self.first.take() else {
            return Ok(());
        };
        let context = self.app.whole().file(0).context;
        for message in first(context).map_err(Ending::Misused)? {
            self.send(message)?;
        }
        Ok(())
    }
}
