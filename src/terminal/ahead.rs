//! The thread that reads events of a big file before they come on the screen: those of the pages below and above.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::timeline::Timeline;

/// The loop's side of the thread, which ends when this is dropped.
#[derive(Debug)]
pub struct ReaderAhead {
    /// `None` where the system has no threads left: then each event is read when it comes on the screen.
    wishes: Option<Sender<Wish>>,
    /// The last entry for which it was asked.
    selected: Option<usize>,
}

/// Entries that may be looked at next.
#[derive(Debug)]
struct Wish {
    timeline: Timeline,
    selected: usize,
    page: usize,
}

impl ReaderAhead {
    /// Starts the thread.
    pub fn start() -> Self {
        let (wishes, heard) = mpsc::channel();
        let thread = thread::Builder::new().name("reader".to_owned());
        let started = thread.spawn(move || run(&heard));
        Self {
            wishes: started.is_ok().then_some(wishes),
            selected: None,
        }
    }

    /// Has the entries around one read that lie no more than two pages of so many rows away.
    pub fn read(&mut self, timeline: &Timeline, selected: usize, page: usize) {
        if self.selected.replace(selected) == Some(selected) {
            return;
        }
        let wish = Wish {
            timeline: timeline.clone(),
            selected,
            page,
        };
        if let Some(wishes) = &self.wishes {
            // A thread that is gone reads nothing, and nobody misses it.
            wishes.send(wish).ok();
        }
    }
}

fn run(heard: &Receiver<Wish>) {
    let mut next = heard.recv().ok();
    while let Some(wish) = next.take() {
        let Wish {
            timeline,
            selected,
            page,
        } = &wish;
        let below = *selected..selected.saturating_add(page.saturating_mul(2));
        let above = selected.saturating_sub(page.saturating_mul(2))..*selected;
        for index in below.chain(above.rev()) {
            // It is kept for when it is asked for.
            drop(timeline.entry(index));
            // Of several wishes the last one counts.
            if let Some(newer) = heard.try_iter().last() {
                next = Some(newer);
                break;
            }
        }
        if next.is_none() {
            drop(wish);
            next = heard.recv().ok();
        }
    }
}
