//! The background thread that reads standard input to its end.

use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::stdin;

use super::file;
use super::follower::{laid_out, read_whole};
use super::loading::Loading;
use super::mailbox::{MessageSender, ThreadMessage};
use super::open::{INPUT, load_alone};
use crate::app::{Display, Message};
use crate::timeline::{LoadError, Loaded};

/// How often it is checked whether to stop while no input arrives: every tenth of a second.
const LOOK: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 100_000_000,
};

/// Starts to read standard input. The thread has its own descriptor, so descriptor 0 may be
/// replaced when this returns.
///
/// # Errors
/// If the system has no threads or descriptors left.
pub fn start(sender: MessageSender, display: Display) -> io::Result<()> {
    let input = File::from(stdin().try_clone_to_owned()?);
    let loading = Arc::new(Loading::begin());
    sender.post(ThreadMessage::Reads(Arc::clone(&loading)));
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || {
            let reading = AssertUnwindSafe(|| read(input, &loading, display));
            match catch_unwind(reading) {
                Ok(message) => {
                    sender.post(message);
                    sender.post(ThreadMessage::HasRead);
                }
                Err(_) => sender.post(ThreadMessage::Died),
            }
        })?;
    Ok(())
}

/// Reads and loads it. If it is stopped, the complete events so far are shown.
fn read(input: File, loading: &Loading, display: Display) -> ThreadMessage {
    let mut bytes = file::read_input(UntilStopped { input, loading });
    let is_part = loading.is_stopped();
    if is_part && let Ok(bytes) = &mut bytes {
        let whole = Loaded::head(bytes).unwrap_or(bytes.len());
        bytes.truncate(whole);
    }
    match load_alone(INPUT, bytes.map_err(LoadError::from), display) {
        Ok(timeline) if is_part => ThreadMessage::Tell(Message::Part {
            ready: Box::new(laid_out(timeline)),
            read: 0,
            files: 1,
        }),
        Ok(timeline) => ThreadMessage::Tell(read_whole(timeline)),
        Err(_) if is_part => ThreadMessage::Tell(Message::Note(
            "nothing from standard input can be shown: q quits".to_owned(),
        )),
        Err(error) => ThreadMessage::NotOpened(error),
    }
}

/// Reads standard input, which appears to end when the load is stopped.
struct UntilStopped<'a> {
    input: File,
    loading: &'a Loading,
}

impl Read for UntilStopped<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.loading.is_stopped() {
                return Ok(0);
            }
            match poll(&mut [PollFd::new(&self.input, PollFlags::IN)], Some(&LOOK)) {
                Ok(0) | Err(Errno::INTR) => {}
                Ok(_) => return self.input.read(bytes),
                Err(errno) => return Err(errno.into()),
            }
        }
    }
}
