//! The background thread that filters a big file.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::follower::laid_out;
use super::mailbox::{MessageSender, ThreadMessage};
use crate::app::{Message, ToFilter};

/// Handle of the thread, which ends soon after this is dropped.
#[derive(Debug)]
pub struct Filterer {
    stop: Arc<AtomicBool>,
}

impl Filterer {
    /// Starts to apply a filter; the result arrives as [`Message::Kept`].
    ///
    /// # Errors
    /// If the system has no threads left.
    pub fn start(request: ToFilter, sender: MessageSender) -> io::Result<Self> {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        thread::Builder::new()
            .name("filterer".to_owned())
            .spawn(move || {
                let filtering = AssertUnwindSafe(|| {
                    let ToFilter {
                        number,
                        whole,
                        query,
                    } = &request;
                    let kept = whole.kept(query, &stopped);
                    let is_over = !stopped.load(Ordering::Relaxed);
                    is_over.then(|| Message::Kept {
                        number: *number,
                        ready: Box::new(laid_out(kept.part)),
                        looked_at: kept.looked_at,
                    })
                });
                match catch_unwind(filtering) {
                    Ok(Some(message)) => sender.post(ThreadMessage::Tell(message)),
                    Ok(None) => {}
                    Err(_) => sender.post(ThreadMessage::Died),
                }
            })?;
        Ok(Self { stop })
    }
}

impl Drop for Filterer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
