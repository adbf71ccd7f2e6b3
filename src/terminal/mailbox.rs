//! Messages from other threads to the event loop, and the waker that wakes it.

use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Instant;

use super::editor_exit::EditorExit;
use super::loading::Loading;
use super::unreadable::NotOpened;
use crate::app::{Message, Ready};

/// A message from another thread.
#[derive(Debug)]
pub enum ThreadMessage {
    /// A message for the app.
    Tell(Message),
    /// Files begin to load.
    Reads(Arc<Loading>),
    /// Loading is done, and its results were sent.
    HasRead,
    /// None of the named files can be read, and nothing is on the screen.
    NotOpened(NotOpened),
    /// The editor in the terminal ended or stopped.
    Editor(EditorExit),
    /// The verifier with that number is done; the corrected timeline if it differs from what is
    /// shown.
    EventsVerified(u64, Option<Box<Ready>>),
    /// A thread panicked; the panic hook has reported it.
    Died,
}

/// The receiving side, in the event loop.
#[derive(Debug)]
pub struct Mailbox {
    messages: Receiver<ThreadMessage>,
    sender: MessageSender,
    waker: UnixStream,
}

/// The sending side; clone it for each thread.
#[derive(Debug, Clone)]
pub struct MessageSender {
    messages: Sender<ThreadMessage>,
    waker: Arc<UnixStream>,
}

impl Mailbox {
    /// An empty mailbox.
    ///
    /// # Errors
    /// If the system has no descriptors left.
    pub fn open() -> io::Result<Self> {
        let (waker, wake_pipe) = UnixStream::pair()?;
        waker.set_nonblocking(true)?;
        wake_pipe.set_nonblocking(true)?;
        let (sender, messages) = mpsc::channel();
        let sender = MessageSender {
            messages: sender,
            waker: Arc::new(wake_pipe),
        };
        Ok(Self {
            messages,
            sender,
            waker,
        })
    }

    /// A sender for another thread.
    pub(crate) fn sender(&self) -> MessageSender {
        self.sender.clone()
    }

    /// A descriptor for signal handlers: writing to it wakes the event loop.
    ///
    /// # Errors
    /// If the system has no descriptors left.
    pub fn wake_pipe(&self) -> io::Result<UnixStream> {
        self.sender.waker.try_clone()
    }

    /// The next message, if there is one.
    pub(crate) fn next(&self) -> Option<ThreadMessage> {
        self.messages.try_recv().ok()
    }

    /// The next message, waiting until then at most.
    pub(crate) fn next_until(&self, until: Instant) -> Option<ThreadMessage> {
        let wait = until.saturating_duration_since(Instant::now());
        self.messages.recv_timeout(wait).ok()
    }

    /// Empties the wake pipe. Call it before taking messages, so that none waits for the next wake-up.
    pub fn clear_waker(&self) {
        let mut bytes = [0; 256];
        loop {
            match (&self.waker).read(&mut bytes) {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    }

    /// The next message, waiting for it.
    #[cfg(test)]
    pub(crate) fn wait_for_test(&self) -> ThreadMessage {
        self.messages
            .recv_timeout(std::time::Duration::from_secs(10))
            .unwrap()
    }
}

impl AsFd for Mailbox {
    /// Readable from a wake-up until [`Mailbox::clear_waker`].
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.waker.as_fd()
    }
}

impl MessageSender {
    /// Sends a message and wakes the loop; does nothing once the loop has ended.
    pub fn post(&self, message: ThreadMessage) {
        if self.messages.send(message).is_ok() {
            // A full pipe wakes the loop already.
            (&*self.waker).write_all(&[0]).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    fn is_awake(mailbox: &Mailbox) -> bool {
        let mut fds = [PollFd::new(mailbox, PollFlags::IN)];
        poll(&mut fds, Some(&Timespec::default())).unwrap() == 1
    }

    #[test]
    fn a_message_wakes_until_cleared() {
        let mailbox = Mailbox::open().unwrap();
        assert!(!is_awake(&mailbox));
        let sender = mailbox.sender();
        for _ in 0..100_000 {
            sender.post(ThreadMessage::Died);
        }
        assert!(is_awake(&mailbox));
        mailbox.clear_waker();
        assert!(!is_awake(&mailbox));
        assert_eq!(std::iter::from_fn(|| mailbox.next()).count(), 100_000);
    }
}
