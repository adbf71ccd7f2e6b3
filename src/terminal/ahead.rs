//! The thread that reads events of a big file before they come on the screen: those of the pages below and above.

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::date::Unit;
use crate::timeline::Timeline;

/// So many entries below the selected one are on the screen where it is at its end.
const MARGIN: usize = 4;

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
    /// Whether the last move went far down: likely from year to year.
    leapt: bool,
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
        let before = self.selected.replace(selected);
        if before == Some(selected) {
            return;
        }
        let far = page.saturating_mul(2);
        let leapt = before.is_some_and(|before| selected > before.saturating_add(far));
        let wish = Wish {
            timeline: timeline.clone(),
            selected,
            page,
            leapt,
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
            leapt,
        } = &wish;
        let below = *selected..selected.saturating_add(page.saturating_mul(2));
        let above = selected.saturating_sub(page.saturating_mul(2))..*selected;
        // There the year before is on the screen, with the first of the next one.
        let leap = leapt.then(|| timeline.after_period(*selected, Unit::Year));
        let leap = leap.map(|at| at.saturating_sub(*page)..at.saturating_add(MARGIN));
        for index in leap.into_iter().flatten().chain(below).chain(above.rev()) {
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
