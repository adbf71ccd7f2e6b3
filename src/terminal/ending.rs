//! Why the viewer ended.

use std::io;
use std::time::Duration;

use rustix::io::Errno;

use super::unreadable::NotOpened;
use crate::timeline::Diagnostic;

/// Why the viewer ended.
#[derive(Debug)]
pub enum Ending {
    /// The user quit.
    Quit,
    /// A signal, which has its default effect after the terminal is restored.
    Signal(i32),
    /// The terminal is gone, so nothing can be reported.
    Gone,
    /// A thread panicked, which was reported.
    Died,
    /// None of the named files can be read.
    NotOpened(NotOpened),
    /// The options are wrong.
    Misused(Mistakes),
    /// The process has no terminal to take keys from.
    NoKeyboard(io::Error),
    /// A system call failed.
    Failed(io::Error),
}

impl From<io::Error> for Ending {
    fn from(error: io::Error) -> Self {
        // Errors of reads, writes and ioctls on a terminal that was hung up, on Linux and macOS.
        let hung_up = [
            Errno::IO,
            Errno::NXIO,
            Errno::BADF,
            Errno::PIPE,
            Errno::NODEV,
        ];
        match Errno::from_io_error(&error) {
            Some(errno) if hung_up.contains(&errno) => Self::Gone,
            _ => Self::Failed(error),
        }
    }
}

/// The result of a step of the event loop.
pub(super) type Step<T = ()> = Result<T, Ending>;

/// Problems of options, each with the name of the option.
pub type Mistakes = Vec<(&'static str, Diagnostic)>;

/// Interval between updates of the progress of loading and verification, and delay before the
/// first.
pub(super) const PROGRESS: Duration = Duration::from_millis(100);
