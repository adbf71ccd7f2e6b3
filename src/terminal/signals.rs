//! Signals, as flags that the event loop checks when it is woken; and stopping the process for
//! Ctrl-Z.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level};

/// The signals that arrived since they were last checked.
#[derive(Debug, Default)]
pub struct Signals {
    ending: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
    resized: Arc<AtomicBool>,
}

impl Signals {
    /// Installs handlers: each signal sets its flag and wakes the event loop by writing to
    /// `wake_pipe`.
    ///
    /// A second SIGTERM or SIGHUP ends the process at once, in case a terminal that accepts no
    /// output blocks it.
    ///
    /// # Errors
    /// If the system refuses a handler.
    pub fn listen(wake_pipe: &UnixStream) -> io::Result<Self> {
        let signals = Self::default();
        // Actions run in order of registration: the flag is set before the event loop is woken.
        for signal in [SIGTERM, SIGHUP] {
            let again = Arc::new(AtomicBool::new(false));
            flag::register_conditional_default(signal, Arc::clone(&again))?;
            flag::register(signal, again)?;
        }
        for signal in [SIGINT, SIGQUIT, SIGTERM, SIGHUP] {
            let number = usize::try_from(signal).unwrap_or_default();
            flag::register_usize(signal, Arc::clone(&signals.ending), number)?;
        }
        flag::register(SIGTSTP, Arc::clone(&signals.stop))?;
        flag::register(SIGCONT, Arc::clone(&signals.continued))?;
        flag::register(SIGWINCH, Arc::clone(&signals.resized))?;
        for signal in [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH] {
            low_level::pipe::register(signal, wake_pipe.try_clone()?)?;
        }
        Ok(signals)
    }

    /// The signal that asks the process to end, if one arrived.
    pub(crate) fn ending(&self) -> Option<i32> {
        match self.ending.load(Ordering::SeqCst) {
            0 => None,
            signal => i32::try_from(signal).ok(),
        }
    }

    /// Whether SIGTSTP arrived since the last call.
    pub(crate) fn take_stop(&self) -> bool {
        self.stop.swap(false, Ordering::SeqCst)
    }

    /// Whether SIGCONT arrived since the last call.
    pub(crate) fn take_continued(&self) -> bool {
        self.continued.swap(false, Ordering::SeqCst)
    }

    /// Whether SIGWINCH arrived since the last call.
    pub(crate) fn take_resized(&self) -> bool {
        self.resized.swap(false, Ordering::SeqCst)
    }

    /// Clears the signals that the keyboard sent to both the editor in the terminal and the viewer:
    /// Ctrl-C, Ctrl-\ and Ctrl-Z.
    pub fn forget_keyboard(&self) {
        for signal in [SIGINT, SIGQUIT] {
            let number = usize::try_from(signal).unwrap_or_default();
            // It fails if another signal arrived meanwhile, which is then kept.
            self.ending
                .compare_exchange(number, 0, Ordering::SeqCst, Ordering::SeqCst)
                .ok();
        }
        self.stop.store(false, Ordering::SeqCst);
        self.continued.store(false, Ordering::SeqCst);
    }

    /// Stops the process until it is continued.
    ///
    /// With `group` the rest of its process group is stopped first, as the terminal does for
    /// Ctrl-Z: a shell considers a pipeline stopped when all of it is.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn stop_self(&self, group: bool) -> io::Result<()> {
        if group {
            kill_current_process_group(Signal::TSTP)?;
        }
        // SIGSTOP to this thread: nothing after it runs before the process is continued.
        low_level::emulate_default_handler(SIGTSTP)?;
        self.stop.store(false, Ordering::SeqCst);
        self.continued.store(false, Ordering::SeqCst);
        Ok(())
    }
}

/// Whether a shell with job control can continue a stopped process.
///
/// Such a shell gives each job a process group of its own. In the process group of the session
/// leader nothing would continue it (POSIX discards SIGTSTP for an orphaned process group; SIGSTOP
/// is not discarded, so it must not be sent).
pub(crate) fn has_job_control() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signals_of_the_keyboard_are_cleared_and_others_kept() {
        for (came, stays) in [
            (SIGINT, None),
            (SIGQUIT, None),
            (SIGTERM, Some(SIGTERM)),
            (SIGHUP, Some(SIGHUP)),
        ] {
            let signals = Signals::default();
            signals
                .ending
                .store(came.try_into().unwrap(), Ordering::SeqCst);
            signals.stop.store(true, Ordering::SeqCst);
            assert_eq!(signals.ending(), Some(came));
            signals.forget_keyboard();
            assert_eq!(signals.ending(), stays);
            assert!(!signals.take_stop());
        }
    }

    #[test]
    fn a_flag_is_taken_once() {
        let signals = Signals::default();
        signals.resized.store(true, Ordering::SeqCst);
        assert!(signals.take_resized());
        assert!(!signals.take_resized());
    }
}
