//! The loop's side of reading what was named: it is begun, waited for a little, shown while it takes long, and left.

use std::io;
use std::time::{Duration, Instant};

use super::clock;
use super::follower::{Follower, Subject};
use super::input;
use super::mailbox::{Mailbox, MessageSender, ThreadMessage};
use super::open::{self, Origin};
use super::{Ending, PROGRESS, Step, Viewer};
use crate::app::{Message, Ready};

/// How long the files are waited for before a frame without them is drawn: most are read by then, and nothing flickers.
const PATIENCE: Duration = Duration::from_millis(80);

/// Has what is named read, and files followed from then on.
pub(super) fn start_reading(
    origin: &Origin,
    is_shown: bool,
    sender: MessageSender,
) -> io::Result<Option<Follower>> {
    match origin {
        Origin::Files(roots) => {
            let subject = Subject {
                load: Box::new(open::load),
                roots: roots.clone(),
                is_shown,
            };
            Follower::start(subject, sender).map(Some)
        }
        Origin::Input => input::start(sender).map(|()| None),
        Origin::BuiltIn => Ok(None),
    }
}

/// Waits a little for the files: what was read by then, where it was, and what else there is to say.
pub(super) fn wait_for_files(mailbox: &Mailbox) -> Step<(Option<Ready>, Vec<ThreadMessage>)> {
    let until = Instant::now() + PATIENCE;
    let mut read = None;
    let mut messages = Vec::new();
    while let Some(message) = mailbox.next_until(until) {
        match message {
            ThreadMessage::Tell(Message::Loaded(timeline)) if read.is_none() => {
                read = Some(Ready::new(*timeline, clock::now()));
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
    /// Shows how far reading the files has come, where that takes long.
    pub(super) fn show_pace(&mut self) -> Step {
        let underway = self.reading.as_ref();
        let long = underway.filter(|underway| underway.began().elapsed() >= PROGRESS);
        let pace = long.map(|underway| underway.pace());
        if pace != self.app.pace() {
            self.tell(Message::Reading(pace))?;
        }
        Ok(())
    }

    /// Leaves the reading of the files.
    pub(super) fn stop_reading(&mut self) -> Step {
        let Some(underway) = self.reading.take() else {
            return Ok(());
        };
        underway.stop();
        self.tell(Message::ReadingStopped)
    }

    /// Tells the app what the options ask for, once there are events.
    pub(super) fn tell_first(&mut self) -> Step {
        let Some(first) = self.first.take() else {
            return Ok(());
        };
        let reading = self.app.whole().file(0).reading;
        for message in first(reading).map_err(Ending::Misused)? {
            self.tell(message)?;
        }
        Ok(())
    }
}
