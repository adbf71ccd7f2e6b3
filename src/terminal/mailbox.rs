//! Where the other threads leave what they have for the loop, and the bell that wakes it.

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
pub enum Letter {
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
    letters: Receiver<Letter>,
    poster: Poster,
    bell: UnixStream,
}

/// The other side; as many as are needed.
#[derive(Debug, Clone)]
pub struct Poster {
    letters: Sender<Letter>,
    bell: Arc<UnixStream>,
}

impl Mailbox {
    /// A new one, empty.
    ///
    /// # Errors
    /// Where the system has no descriptors left.
    pub fn open() -> io::Result<Self> {
        let (bell, rope) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        rope.set_nonblocking(true)?;
        let (sender, letters) = mpsc::channel();
        let poster = Poster {
            letters: sender,
            bell: Arc::new(rope),
        };
        Ok(Self {
            letters,
            poster,
            bell,
        })
    }

    /// For another thread.
    #[must_use]
    pub fn poster(&self) -> Poster {
        self.poster.clone()
    }

    /// A descriptor to write to from a signal handler: it rings the bell.
    ///
    /// # Errors
    /// Where the system has no descriptors left.
    pub fn rope(&self) -> io::Result<UnixStream> {
        self.poster.bell.try_clone()
    }

    /// The next letter, if there is one.
    #[must_use]
    pub fn next(&self) -> Option<Letter> {
        self.letters.try_recv().ok()
    }

    /// The next letter, waited for until then.
    #[must_use]
    pub fn next_until(&self, until: Instant) -> Option<Letter> {
        let wait = until.saturating_duration_since(Instant::now());
        self.letters.recv_timeout(wait).ok()
    }

    /// Silences the bell. To be done before the letters are taken, so that none is slept over.
    pub fn silence(&self) {
        let mut rung = [0; 256];
        loop {
            match (&self.bell).read(&mut rung) {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    }

    /// The next letter, waited for.
    #[cfg(test)]
    pub(crate) fn wait_for_test(&self) -> Letter {
        self.letters
            .recv_timeout(std::time::Duration::from_secs(10))
            .unwrap()
    }
}

impl AsFd for Mailbox {
    /// Readable from when the bell was rung until it is silenced.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.bell.as_fd()
    }
}

impl Poster {
    /// Leaves a letter and rings. A loop that is no more gets neither.
    pub fn post(&self, letter: Letter) {
        if self.letters.send(letter).is_ok() {
            // A full pipe rings already.
            (&*self.bell).write_all(&[0]).ok();
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
    fn a_letter_rings_until_silenced() {
        let mailbox = Mailbox::open().unwrap();
        assert!(!rings(&mailbox));
        let poster = mailbox.poster();
        for _ in 0..100_000 {
            poster.post(Letter::Died);
        }
        assert!(rings(&mailbox));
        mailbox.silence();
        assert!(!rings(&mailbox));
        assert_eq!(std::iter::from_fn(|| mailbox.next()).count(), 100_000);
    }
}
