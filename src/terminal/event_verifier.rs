//! The thread that has every event of a big file read, behind the screen.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::follower::laid_out;
use super::mailbox::{MessageSender, ThreadMessage};
use crate::timeline::{Progress, Verification};

/// The loop's side of the thread, which ends soon after this is dropped.
#[derive(Debug)]
pub struct EventVerifier {
    number: u64,
    verification: Verification,
    stop: Arc<AtomicBool>,
}

impl EventVerifier {
    /// Starts to read all events; says when that is done, under that number.
    ///
    /// # Errors
    /// Where the system has no threads left.
    pub fn start(
        verification: Verification,
        number: u64,
        sender: MessageSender,
    ) -> io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let (own, stopped) = (verification.clone(), Arc::clone(&stop));
        thread::Builder::new()
            .name("verifier".to_owned())
            .spawn(move || {
                let verifying = AssertUnwindSafe(|| {
                    step_back();
                    own.run(&stopped);
                    if stopped.load(Ordering::Relaxed) {
                        return None;
                    }
                    let corrected = own.corrected();
                    Some(corrected.map(|timeline| Box::new(laid_out(timeline))))
                });
                match catch_unwind(verifying) {
                    Ok(Some(corrected)) => {
                        sender.post(ThreadMessage::EventsVerified(number, corrected));
                    }
                    Ok(None) => {}
                    Err(_) => sender.post(ThreadMessage::Died),
                }
            })?;
        Ok(Self {
            number,
            verification,
            stop,
        })
    }

    /// The number that it was started under.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        self.verification.progress()
    }
}

/// Lets the thread, and those that it starts, go behind the one that draws: a key is to be answered at once.
fn step_back() {
    // Elsewhere than on Linux this would be said of the whole process. Where it is refused all is as well, but for that.
    #[cfg(target_os = "linux")]
    rustix::process::setpriority_process(None, 5).ok();
}

impl Drop for EventVerifier {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
