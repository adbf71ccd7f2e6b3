//! Keys from the terminal, even while standard input is data.

use std::ffi::CString;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::process::Stdio;
use std::time::Duration;

use crossterm::event::Event;
use rustix::fs::{Mode, OFlags, open};
use rustix::stdio::{dup2_stdin, stdin, stdout};
use rustix::termios::{isatty, ttyname};

/// The terminal's keyboard, at descriptor 0.
///
/// crossterm reads keys from descriptor 0 if that is a terminal. So descriptor 0 becomes an opening
/// of the terminal that no other process shares and that does not block: in crossterm 0.29 a key
/// sequence of which only the first bytes have arrived (`ESC [`) would otherwise block in `read`,
/// unaware of signals and hangup.
#[derive(Debug)]
pub struct Keyboard {
    /// Its device.
    device: CString,
    /// The original descriptor 0, if that was a terminal.
    found: Option<OwnedFd>,
}

impl Keyboard {
    /// Finds the terminal and makes it descriptor 0. If standard input is data, it must have been
    /// read before.
    ///
    /// # Errors
    /// If the process has no terminal.
    pub fn open() -> io::Result<Self> {
        let found = isatty(stdin())
            .then(|| stdin().try_clone_to_owned())
            .transpose()?;
        let device = match &found {
            Some(terminal) => ttyname(terminal, Vec::new()).unwrap_or_else(|_| controlling()),
            // Opened only to check that there is one: macOS cannot `poll` the device of that name.
            None => open(controlling(), OFlags::RDWR | OFlags::CLOEXEC, Mode::empty())
                .map(|_| ttyname(stdout(), Vec::new()).unwrap_or_else(|_| controlling()))?,
        };
        let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        match open(device.as_c_str(), flags, Mode::empty()) {
            Ok(own) => dup2_stdin(own)?,
            // A terminal of another user cannot be opened, only used.
            Err(_) if found.is_some() => {}
            Err(errno) => return Err(errno.into()),
        }
        Ok(Self { device, found })
    }

    /// The next event, waiting for at most `within`, which must not be zero: crossterm 0.29 would
    /// not look at all (crossterm#839).
    ///
    /// # Errors
    /// If the terminal is gone.
    #[expect(clippy::unused_self, reason = "reading keys requires an open keyboard")]
    pub fn next(&self, within: Duration) -> io::Result<Option<Event>> {
        if crossterm::event::poll(within)? {
            crossterm::event::read().map(Some)
        } else {
            Ok(None)
        }
    }

    /// The terminal as standard input for another program, which expects it to block.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn for_child(&self) -> io::Result<Stdio> {
        let terminal = match &self.found {
            Some(found) => found.try_clone()?,
            None => open(
                self.device.as_c_str(),
                OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC,
                Mode::empty(),
            )?,
        };
        Ok(terminal.into())
    }
}

impl AsFd for Keyboard {
    fn as_fd(&self) -> BorrowedFd<'_> {
        stdin()
    }
}

/// The name of the controlling terminal of the process (POSIX.1-2024, Base Definitions 10.1).
fn controlling() -> CString {
    c"/dev/tty".to_owned()
}
