//! The thread that reads events of a big file before they come on the screen: those of the pages below and above.

use std::ops::Range;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crate::date::Unit;
use crate::timeline::Timeline;

/// Entries shown below the selected one when it reaches the bottom of the list.
const MARGIN: usize = 4;
/// After so many entries another thread may have the core: the next key waits no longer than these few take.
const AT_ONCE: usize = 8;
/// Who leaps from year to year leaps on sooner than that. What is between the years is read when that is over.
const PAUSE: Duration = Duration::from_millis(60);

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
    /// Where the last move went, if far: likely from year to year.
    leapt: Option<Leap>,
}

#[derive(Debug, Clone, Copy)]
enum Leap {
    Down,
    Up,
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
        let leapt = before.and_then(|before| {
            if selected > before.saturating_add(far) {
                Some(Leap::Down)
            } else {
                (before > selected.saturating_add(far)).then_some(Leap::Up)
            }
        });
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
        next = wish.read(heard);
        if next.is_none() {
            drop(wish);
            next = heard.recv().ok();
        }
    }
}

impl Wish {
    /// Reads what is wished for, until there is another wish: of several the last one counts.
    fn read(&self, heard: &Receiver<Self>) -> Option<Self> {
        if let Some(leap) = self.leapt {
            let newer = self.read_some(self.after(leap), heard);
            if newer.is_some() {
                return newer;
            }
            match heard.recv_timeout(PAUSE) {
                Ok(newer) => return Some(newer),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        let far = self.page.saturating_mul(2);
        let below = self.selected..self.selected.saturating_add(far);
        let above = self.selected.saturating_sub(far)..self.selected;
        self.read_some(below.chain(above.rev()), heard)
    }

    /// The entries that are on the screen after one leap more.
    fn after(&self, leap: Leap) -> Range<usize> {
        let at = match leap {
            Leap::Down => self.timeline.after_period(self.selected, Unit::Year),
            Leap::Up => self.timeline.before_period(self.selected, Unit::Year),
        };
        match leap {
            // There the year before is on the screen, with the first of the next one.
            Leap::Down => at.saturating_sub(self.page)..at.saturating_add(MARGIN),
            Leap::Up => at.saturating_sub(MARGIN)..at.saturating_add(self.page),
        }
    }

    fn read_some(
        &self,
        entries: impl Iterator<Item = usize>,
        heard: &Receiver<Self>,
    ) -> Option<Self> {
        for (count, index) in (1..).zip(entries) {
            // It is kept for when it is asked for.
            drop(self.timeline.entry(index));
            if let Some(newer) = heard.try_iter().last() {
                return Some(newer);
            }
            if count % AT_ONCE == 0 {
                thread::yield_now();
            }
        }
        None
    }
}
