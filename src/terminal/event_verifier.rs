//! The background thread that parses every event of a big file.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::follower::laid_out;
use super::mailbox::{MessageSender, ThreadMessage};
use crate::timeline::{Progress, Verification};

/// Handle of the thread, which ends soon after this is dropped.
#[derive(Debug)]
pub struct EventVerifier {
    /// The number that it was started with.
    pub number: u64,
    verification: Verification,
    stop: Arc<AtomicBool>,
}

impl EventVerifier {
    /// Starts to verify all events; sends a message with that number when it is done.
    ///
    /// # Errors
    /// If the system has no threads left.
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
                    lower_priority();
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

    /// The progress so far.
    pub fn progress(&self) -> Progress {
        self.verification.progress()
    }
}

/// Lowers the priority of this thread and those that it starts below that of the drawing thread, so
/// that key presses are handled at once.
fn lower_priority() {
    // On systems other than Linux this would affect the whole process. A failure does no harm.
    #[cfg(target_os = "linux")]
    rustix::process::setpriority_process(None, 5).ok();
}

impl Drop for EventVerifier {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
