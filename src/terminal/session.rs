//! The terminal while the viewer has it: raw mode, the alternate screen, the cursor; and giving it back as it was found.
//!
//! There is one terminal to a process, so what it was like before stands in one place, [`HELD`], that the panic hook
//! can reach from any thread. Nothing else writes to the terminal: what is drawn goes through [`write()`], which drops
//! it once the terminal was given back.

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

/// What was taken of the terminal, and how it was found; `None` while the viewer does not have it.
static HELD: Mutex<Option<Held>> = Mutex::new(None);

/// A terminal that was taken.
#[derive(Debug, Clone)]
struct Held {
    /// Its modes before.
    found: Termios,
    /// What was asked of it beside the screen.
    asked: Asked,
}

/// What is asked of the terminal beside the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Whether it is to report its mouse.
    pub mouse: bool,
}

/// The terminal, held. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct Session(Asked);

#[expect(clippy::unused_self, reason = "only who holds the session may lend it")]
impl Session {
    /// Takes the terminal: standard input for its modes and its keys, standard output for the screen.
    ///
    /// # Errors
    /// Where it is no terminal, or is gone.
    pub fn start(asked: Asked) -> io::Result<Self> {
        let session = Self(asked);
        session.enter()?;
        Ok(session)
    }

    /// Takes the terminal again after [`Session::leave`].
    ///
    /// # Errors
    /// Where it is gone.
    pub fn enter(&self) -> io::Result<()> {
        let mut held = held();
        if held.is_none() {
            let found = tcgetattr(stdin())?;
            *held = Some(self.take(found)?);
        }
        Ok(())
    }

    /// Takes the terminal that is held once more, after something else had it without asking: a shell after SIGSTOP.
    ///
    /// # Errors
    /// Where it is gone.
    pub fn reenter(&self) -> io::Result<()> {
        match &*held() {
            Some(held) => take(stdin(), stdout(), held),
            None => Ok(()),
        }
    }

    /// Gives the terminal back, and says what it was like: for [`Session::enter_as`].
    pub fn leave(&self) -> Option<Termios> {
        leave()
    }

    /// Takes the terminal again from a program that had it meanwhile, which may not have given it back well: it will
    /// be left as `found`, not as that program left it.
    ///
    /// # Errors
    /// Where it is gone.
    pub fn enter_as(&self, found: Termios) -> io::Result<()> {
        let mut held = held();
        *held = Some(self.take(found)?);
        Ok(())
    }

    fn take(&self, found: Termios) -> io::Result<Held> {
        let asked = self.0;
        let held = Held { found, asked };
        take(stdin(), stdout(), &held)?;
        Ok(held)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        leave();
    }
}

/// Writes to the terminal while the viewer has it.
///
/// # Errors
/// Where the terminal is gone.
pub fn write(bytes: &[u8]) -> io::Result<()> {
    match &*held() {
        Some(_) => write_all(stdout(), bytes),
        None => Ok(()),
    }
}

/// From now on a panic on any thread gives the terminal back before it says anything, and ends the loop.
pub fn give_back_on_panic(sender: MessageSender) {
    panic::set_hook(Box::new(move |panic| {
        if clock::is_trying() {
            return;
        }
        leave();
        // Sanitised, as a panic may quote what is in the file.
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
        // With standard error gone there is nobody left to tell.
        io::stderr().write_all(report.as_bytes()).ok();
        sender.post(ThreadMessage::Died);
    }));
}

/// What [`HELD`] says, also after a panic while it was locked: it is set in one piece.
fn held() -> MutexGuard<'static, Option<Held>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

fn leave() -> Option<Termios> {
    let mut held = held();
    let held = held.take()?;
    give_back(stdin(), stdout(), &held);
    Some(held.found)
}

/// Raw mode, then the alternate screen; the modes are put back where the second fails.
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
    if held.asked.mouse {
        pointer::capture(&mut bytes)?;
    }
    write_all(output, &bytes).inspect_err(|_| give_back(input, output, held))
}

/// The alternate screen left, then the modes. Each is tried whatever becomes of the others: a terminal that is gone
/// takes none of it, and needs none.
fn give_back(input: BorrowedFd<'_>, output: BorrowedFd<'_>, held: &Held) {
    let mut bytes = Vec::new();
    if held.asked.mouse {
        // Writing to a Vec cannot fail.
        pointer::release(&mut bytes).ok();
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

/// Writes all of it, also to a descriptor that another program has made non-blocking.
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

#[cfg(test)]
mod tests {
    use super::*;
    use portable_pty::{MasterPty, PtySize, native_pty_system};
    use std::fs::File;
    use std::io::Read;

    /// The terminal of a pseudo-terminal.
    fn open(master: &dyn MasterPty) -> File {
        let name = master.tty_name().unwrap();
        File::options().read(true).write(true).open(name).unwrap()
    }

    #[test]
    fn the_terminal_is_taken_and_given_back_as_it_was_found() {
        let pty = native_pty_system().openpty(PtySize::default()).unwrap();
        let terminal = open(&*pty.master);
        let held = Held {
            found: tcgetattr(&terminal).unwrap(),
            asked: Asked { mouse: true },
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
        // Nobody writes any more: what is left to read ends, with EIO on Linux.
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
    fn a_terminal_that_is_gone_is_an_error_and_no_panic() {
        let pty = native_pty_system().openpty(PtySize::default()).unwrap();
        let terminal = open(&*pty.master);
        let held = Held {
            found: tcgetattr(&terminal).unwrap(),
            asked: Asked { mouse: true },
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
