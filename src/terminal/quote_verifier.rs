//! The background thread that checks quotes against saved copies.
//!
//! It receives every new version of the timeline, and polls the copies: only what changed is
//! checked again.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::copies::{CopyStore, Reach};
use super::mailbox::{MessageSender, ThreadMessage};
use crate::app::Message;
use crate::evidence::{Checker, Copies, named};
use crate::timeline::Timeline;

/// Polling interval of the copies; if there are very many, only some are checked each time.
const LOOK: Duration = Duration::from_secs(2);

/// Handle of the thread, which ends when this is dropped.
#[derive(Debug)]
pub struct QuoteVerifier {
    timelines: Sender<Timeline>,
}

impl QuoteVerifier {
    /// Starts the thread; `reach` limits where copies are read.
    ///
    /// # Errors
    /// If the system has no threads left.
    pub fn start(sender: MessageSender, reach: Reach) -> io::Result<Self> {
        let (timelines, handed) = mpsc::channel();
        thread::Builder::new()
            .name("verifier".to_owned())
            .spawn(move || {
                let reports = sender.clone();
                let verifying = AssertUnwindSafe(move || run(&handed, &reports, reach));
                if catch_unwind(verifying).is_err() {
                    sender.post(ThreadMessage::Died);
                }
            })?;
        Ok(Self { timelines })
    }

    /// Requests a check of a timeline in place of the previous one.
    pub fn check(&self, timeline: Timeline) {
        // A thread that ended by a panic has reported it.
        self.timelines.send(timeline).ok();
    }
}

fn run(handed: &Receiver<Timeline>, sender: &MessageSender, reach: Reach) {
    let mut store = CopyStore::default();
    let mut checker = Checker::default();
    let Ok(mut timeline) = handed.recv() else {
        return;
    };
    let mut before: Option<Copies> = None;
    let mut names = None;
    loop {
        // Of several waiting timelines, only the last is checked.
        while let Ok(newer) = handed.try_recv() {
            timeline = newer;
            before = None;
            names = None;
        }
        let all = names.get_or_insert_with(|| named(&timeline));
        let copies = store.read_named(&timeline, all, reach);
        if before.as_ref() != Some(&copies) {
            let verdicts = checker.check_copies(&timeline, &copies);
            sender.post(ThreadMessage::Tell(Message::Checked(Arc::new(verdicts))));
        }
        let has_copies = !copies.is_empty();
        before = Some(copies);
        loop {
            let next = if has_copies {
                handed.recv_timeout(LOOK)
            } else {
                handed.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match next {
                Ok(newer) => {
                    timeline = newer;
                    before = None;
                    names = None;
                    break;
                }
                Err(RecvTimeoutError::Timeout) if store.poll_for_changes() => break,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}
