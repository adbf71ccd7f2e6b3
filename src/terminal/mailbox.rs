//! Where the other threads leave what they have for the loop, and the waker that wakes it.

use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Instant;

use super::editor::Ended;
use super::open::NotOpened;
use super::underway::Underway;
use crate::app::{Message, Ready};

/// What another thread has to say.
#[derive(Debug)]
pub enum ThreadMessage {
    /// Something for the app.
    Tell(Message),
    /// Files begin to be read.
    Reads(Arc<Underway>),
    /// That is over, and everything of it was told.
    HasRead,
    /// Nothing that was named can be read, and nothing was shown.
    NotOpened(NotOpened),
    /// The editor in the terminal ended or stopped.
    Editor(Ended),
    /// The verifier of that number is done; what it came to where that is not what is shown.
    EventsVerified(u64, Option<Box<Ready>>),
    /// A thread panicked; the hook has said why.
    Died,
}

/// The loop's side.
#[derive(Debug)]
pub struct Mailbox {
    messages: Receiver<ThreadMessage>,
    sender: MessageSender,
    waker: UnixStream,
}

/// The other side; as many as are needed.
#[derive(Debug, Clone)]
pub struct MessageSender {
    messages: Sender<ThreadMessage>,
    waker: Arc<UnixStream>,
}

impl Mailbox {
    /// A new one, empty.
    ///
    /// # Errors
    /// Where the system has no descriptors left.
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

    /// For another thread.
    #[must_use]
    pub fn sender(&self) -> MessageSender {
        self.sender.clone()
    }

    /// A descriptor to write to from a signal handler: writing wakes the loop.
    ///
    /// # Errors
    /// Where the system has no descriptors left.
    pub fn wake_pipe(&self) -> io::Result<UnixStream> {
        self.sender.waker.try_clone()
    }

    /// The next message, if there is one.
    #[must_use]
    pub fn next(&self) -> Option<ThreadMessage> {
        self.messages.try_recv().ok()
    }

    /// The next message, waited for until then.
    #[must_use]
    pub fn next_until(&self, until: Instant) -> Option<ThreadMessage> {
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

    /// The next message, waited for.
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

    fn rings(mailbox: &Mailbox) -> bool {
        let mut fds = [PollFd::new(mailbox, PollFlags::IN)];
        poll(&mut fds, Some(&Timespec::default())).unwrap() == 1
    }

    #[test]
    fn a_message_wakes_until_cleared() {
        let mailbox = Mailbox::open().unwrap();
        assert!(!rings(&mailbox));
        let sender = mailbox.sender();
        for _ in 0..100_000 {
            sender.post(ThreadMessage::Died);
        }
        assert!(rings(&mailbox));
        mailbox.clear_waker();
        assert!(!rings(&mailbox));
        assert_eq!(std::iter::from_fn(|| mailbox.next()).count(), 100_000);
    }
}
