//! Keys from the terminal, also while standard input is data.

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
/// crossterm reads keys from descriptor 0 where that is a terminal. There it gets an opening of the terminal that no
/// other process shares and that does not block: in crossterm 0.29 a key sequence of which only the first bytes have
/// come (`ESC [`) would otherwise wait in `read` for the rest, deaf to signals and hangup.
#[derive(Debug)]
pub struct Keyboard {
    /// Its device.
    device: CString,
    /// What stood at descriptor 0, where that was a terminal.
    found: Option<OwnedFd>,
}

impl Keyboard {
    /// Finds the terminal and puts it at descriptor 0. Standard input, where it is data, must have been read before.
    ///
    /// # Errors
    /// Where the process has no terminal.
    pub fn open() -> io::Result<Self> {
        let found = isatty(stdin())
            .then(|| stdin().try_clone_to_owned())
            .transpose()?;
        let device = match &found {
            Some(terminal) => ttyname(terminal, Vec::new()).unwrap_or_else(|_| controlling()),
            // Opened only to see whether there is one: macOS cannot `poll` the device of that name.
            None => open(controlling(), OFlags::RDWR | OFlags::CLOEXEC, Mode::empty())
                .map(|_| ttyname(stdout(), Vec::new()).unwrap_or_else(|_| controlling()))?,
        };
        let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        match open(device.as_c_str(), flags, Mode::empty()) {
            Ok(own) => dup2_stdin(own)?,
            // A terminal handed down by another user cannot be opened, only used.
            Err(_) if found.is_some() => {}
            Err(errno) => return Err(errno.into()),
        }
        Ok(Self { device, found })
    }

    /// The next event, waited for no longer than `within`, which must not be zero: crossterm 0.29 never looks then
    /// (crossterm#839).
    ///
    /// # Errors
    /// Where the terminal is gone.
    #[expect(clippy::unused_self, reason = "who has no keyboard must not read keys")]
    pub fn next(&self, within: Duration) -> io::Result<Option<Event>> {
        if crossterm::event::poll(within)? {
            crossterm::event::read().map(Some)
        } else {
            Ok(None)
        }
    }

    /// The terminal as standard input of another program, which expects it to block.
    ///
    /// # Errors
    /// Where the terminal is gone.
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

/// The name of whatever terminal controls the process (POSIX.1-2024, Base Definitions 10.1).
fn controlling() -> CString {
    c"/dev/tty".to_owned()
}
