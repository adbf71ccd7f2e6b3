//! Taking over the terminal, and restoring it: raw mode, alternate screen, cursor.
//!
//! A process has one terminal, so its original state is in one place, [`HELD`], which the panic
//! hook can access from any thread. Nothing else writes to the terminal: all drawing goes through
//! [`write()`], which does nothing once the terminal was restored.

use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::panic;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange,
};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use super::clock;
use super::mailbox::{MessageSender, ThreadMessage};
use super::pointer;
use crate::text::visible;

/// The terminal that was taken over, with its original state; `None` while it is not taken over.
static HELD: Mutex<Option<Held>> = Mutex::new(None);

/// A terminal that was taken over.
#[derive(Debug, Clone)]
struct Held {
    /// Its original modes.
    found: Termios,
    /// What was requested besides the screen.
    features: Features,
}

/// What to request from the terminal besides the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Features {
    /// Whether to request mouse reports.
    pub mouse: bool,
    /// Whether its window gets a title.
    pub title: bool,
}

/// A terminal that was taken over. Dropping it restores the terminal.
#[derive(Debug)]
pub struct Session(Features);

#[expect(
    clippy::unused_self,
    reason = "lending the terminal requires a session"
)]
impl Session {
    /// Takes over the terminal: standard input for modes and keys, standard output for the screen.
    ///
    /// # Errors
    /// If it is not a terminal, or is gone.
    pub fn start(features: Features) -> io::Result<Self> {
        let session = Self(features);
        session.enter()?;
        Ok(session)
    }

    /// Whether the window of the terminal gets a title.
    pub fn has_title(&self) -> bool {
        self.0.title
    }

    /// Takes over the terminal again after [`Session::leave`].
    ///
    /// # Errors
    /// If it is gone.
    pub fn enter(&self) -> io::Result<()> {
        let mut held = held();
        if held.is_none() {
            let found = tcgetattr(stdin())?;
            *held = Some(self.take(found)?);
        }
        Ok(())
    }

    /// Takes over the terminal again after something else used it without [`Session::leave`]: a
    /// shell after SIGSTOP.
    ///
    /// # Errors
    /// If it is gone.
    pub fn reenter(&self) -> io::Result<()> {
        match &*held() {
            Some(held) => take(stdin(), stdout(), held),
            None => Ok(()),
        }
    }

    /// Restores the terminal, and returns its original modes for [`Session::enter_as`].
    pub fn leave(&self) -> Option<Termios> {
        leave()
    }

    /// Takes over the terminal again from a program that may not have restored it: at the end it is
    /// restored to `found`, not to what that program left.
    ///
    /// # Errors
    /// If it is gone.
    pub fn enter_as(&self, found: Termios) -> io::Result<()> {
        let mut held = held();
        *held = Some(self.take(found)?);
        Ok(())
    }

    fn take(&self, found: Termios) -> io::Result<Held> {
        let features = self.0;
        let held = Held { found, features };
        take(stdin(), stdout(), &held)?;
        Ok(held)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        leave();
    }
}

/// Writes to the terminal while it is taken over.
///
/// # Errors
/// If the terminal is gone.
pub fn write(bytes: &[u8]) -> io::Result<()> {
    match &*held() {
        Some(_) => write_all(stdout(), bytes),
        None => Ok(()),
    }
}

/// Installs a panic hook: a panic on any thread restores the terminal, is then reported, and ends
/// the event loop.
pub fn give_back_on_panic(sender: MessageSender) {
    panic::set_hook(Box::new(move |panic| {
        if clock::is_trying() {
            return;
        }
        leave();
        // Sanitized, because a panic message may quote a file.
        let at = panic
            .location()
            .map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        let payload = panic.payload();
        let why = payload
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("no reason given");
        let backtrace = std::backtrace::Backtrace::capture();
        let mut report = format!(
            "dateline: internal error{at}: {}\n  = this is a bug in dateline; the file is untouched\n",
            visible(why)
        );
        if backtrace.status() == std::backtrace::BacktraceStatus::Captured {
            report.push_str(&backtrace.to_string());
        }
        // If standard error is closed, there is nowhere to report that.
        io::stderr().write_all(report.as_bytes()).ok();
        sender.post(ThreadMessage::Died);
    }));
}

/// Locks [`HELD`], even after a panic while it was locked: it is always set in one step.
fn held() -> MutexGuard<'static, Option<Held>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

fn leave() -> Option<Termios> {
    let mut held = held();
    let held = held.take()?;
    give_back(stdin(), stdout(), &held);
    Some(held.found)
}

/// Sets raw mode, then the alternate screen; restores the modes if the second fails.
fn take(input: BorrowedFd<'_>, output: BorrowedFd<'_>, held: &Held) -> io::Result<()> {
    let mut raw = held.found.clone();
    raw.make_raw();
    tcsetattr(input, OptionalActions::Now, &raw)?;
    let mut bytes = Vec::new();
    queue!(
        bytes,
        EnterAlternateScreen,
        EnableBracketedPaste,
        EnableFocusChange,
        Hide,
        Clear(ClearType::All)
    )?;
    if held.features.title {
        bytes.extend_from_slice(SAVE);
    }
    if held.features.mouse {
        pointer::capture(&mut bytes)?;
    }
    write_all(output, &bytes).inspect_err(|_| give_back(input, output, held))
}

/// Leaves the alternate screen, then restores the modes. All steps are tried even if others fail: a
/// terminal that is gone needs none of them.
fn give_back(input: BorrowedFd<'_>, output: BorrowedFd<'_>, held: &Held) {
    let mut bytes = Vec::new();
    if held.features.mouse {
        // Writing to a Vec cannot fail.
        pointer::release(&mut bytes).ok();
    }
    if held.features.title {
        bytes.extend_from_slice(RESTORE);
    }
    queue!(
        bytes,
        EndSynchronizedUpdate,
        SetAttribute(Attribute::Reset),
        DisableFocusChange,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    )
    .and_then(|()| write_all(output, &bytes))
    .ok();
    tcsetattr(input, OptionalActions::Now, &held.found).ok();
}

/// Writes all bytes, even if another program made the descriptor non-blocking.
fn write_all(output: impl AsFd, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(&output, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let mut fds = [PollFd::new(&output, PollFlags::OUT)];
                match poll(&mut fds, None) {
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(errno) => return Err(errno.into()),
                }
            }
            Err(errno) => return Err(errno.into()),
        }
    }
    Ok(())
}

/// Has the terminal remember the titles of its window and icon (XTWINOPS 22, which xterm and most others know).
pub(crate) const SAVE: &[u8] = b"\x1b[22;0t";

/// Restores them (XTWINOPS 23).
pub(crate) const RESTORE: &[u8] = b"\x1b[23;0t";

#[cfg(test)]
mod tests {
    use super::*;
    use portable_pty::{MasterPty, PtySize, native_pty_system};
    use std::fs::File;
    use std::io::Read;

    /// The terminal side of a pseudo-terminal.
    fn open(master: &dyn MasterPty) -> File {
        let name = master.tty_name().unwrap();
        File::options().read(true).write(true).open(name).unwrap()
    }

    #[test]
    fn the_terminal_is_restored_to_its_original_state() {
        let pty = native_pty_system().openpty(PtySize::default()).unwrap();
        let terminal = open(&*pty.master);
        let held = Held {
            found: tcgetattr(&terminal).unwrap(),
            features: Features {
                mouse: true,
                title: true,
            },
        };
        let modes = |terminal: &File| format!("{:?}", tcgetattr(terminal).unwrap());
        let before = modes(&terminal);

        take(terminal.as_fd(), terminal.as_fd(), &held).unwrap();
        assert_ne!(modes(&terminal), before);
        // Twice, as after SIGSTOP and SIGCONT.
        take(terminal.as_fd(), terminal.as_fd(), &held).unwrap();
        write_all(&terminal, "\x1b[1;31mhalf a frame".as_bytes()).unwrap();
        give_back(terminal.as_fd(), terminal.as_fd(), &held);
        assert_eq!(modes(&terminal), before);

        let mut parser = vt100::Parser::default();
        let mut reader = pty.master.try_clone_reader().unwrap();
        // With all writers gone, reading ends, on Linux with EIO.
        drop((terminal, pty.slave));
        let mut written = vec![0; 4096];
        while let Ok(length @ 1..) = reader.read(&mut written) {
            parser.process(&written[..length]);
        }
        let screen = parser.screen();
        assert!(!screen.alternate_screen());
        assert!(!screen.hide_cursor());
        assert!(!screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!screen.bold());
        assert_eq!(screen.contents(), "");
    }

    #[test]
    fn a_closed_terminal_is_an_error_not_a_panic() {
        let pty = native_pty_system().openpty(PtySize::default()).unwrap();
        let terminal = open(&*pty.master);
        let held = Held {
            found: tcgetattr(&terminal).unwrap(),
            features: Features {
                mouse: true,
                title: true,
            },
        };
        drop(pty);
        assert!(take(terminal.as_fd(), terminal.as_fd(), &held).is_err());
        give_back(terminal.as_fd(), terminal.as_fd(), &held);
    }

    #[test]
    fn a_descriptor_that_would_block_is_waited_for() {
        use std::os::unix::net::UnixStream;
        let (mut reader, writer) = UnixStream::pair().unwrap();
        writer.set_nonblocking(true).unwrap();
        let much = vec![b'x'; 4 << 20];
        let sent = much.clone();
        let writing = std::thread::spawn(move || write_all(&writer, &sent).unwrap());
        let mut read = Vec::new();
        reader.read_to_end(&mut read).unwrap();
        writing.join().unwrap();
        assert_eq!(read.len(), much.len());
    }
}
