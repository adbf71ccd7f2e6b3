//! The background thread that parses events of a big file before they are on the screen: those of
//! the pages above and below.

use crate::timeline::periods;
use std::ops::Range;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crate::date::Unit;
use crate::timeline::Timeline;

/// Entries shown below the selected one when it reaches the bottom of the list.
const MARGIN: usize = 4;
/// Number of entries after which the thread yields: key presses wait for at most that many.
const AT_ONCE: usize = 8;
/// A user who jumps from year to year presses the next key sooner than this. What is between the
/// years is parsed afterwards.
const PAUSE: Duration = Duration::from_millis(60);

/// Handle of the thread, which ends when this is dropped.
#[derive(Debug)]
pub struct Prefetcher {
    /// `None` if the system has no threads left: then each event is parsed when it is on the
    /// screen.
    requests: Option<Sender<Request>>,
    /// The entry of the last request.
    selected: Option<usize>,
}

/// Entries that may be shown next.
#[derive(Debug)]
struct Request {
    timeline: Timeline,
    selected: usize,
    page: usize,
    /// Direction of the last move if it was far: likely from year to year.
    jumped: Option<Jump>,
}

#[derive(Debug, Clone, Copy)]
enum Jump {
    Down,
    Up,
}

impl Prefetcher {
    /// Starts the thread.
    pub fn start() -> Self {
        let (requests, received) = mpsc::channel();
        let thread = thread::Builder::new().name("reader".to_owned());
        let started = thread.spawn(move || run(&received));
        Self {
            requests: started.is_ok().then_some(requests),
            selected: None,
        }
    }

    /// Requests the entries around one, up to two pages of `page` rows away.
    pub fn read(&mut self, timeline: &Timeline, selected: usize, page: usize) {
        let before = self.selected.replace(selected);
        if before == Some(selected) {
            return;
        }
        let far = page.saturating_mul(2);
        let jumped = before.and_then(|before| {
            if selected > before + far {
                Some(Jump::Down)
            } else {
                (before > selected + far).then_some(Jump::Up)
            }
        });
        let request = Request {
            timeline: timeline.clone(),
            selected,
            page,
            jumped,
        };
        if let Some(requests) = &self.requests {
            // A thread that is gone parses nothing, which is no problem.
            requests.send(request).ok();
        }
    }
}

fn run(received: &Receiver<Request>) {
    let mut next = received.recv().ok();
    while let Some(request) = next.take() {
        next = request.read(received);
        if next.is_none() {
            drop(request);
            next = received.recv().ok();
        }
    }
}

impl Request {
    /// Parses the requested entries until there is a newer request, which is returned; of several
    /// the last one.
    fn read(&self, received: &Receiver<Self>) -> Option<Self> {
        if let Some(jump) = self.jumped {
            let newer = self.read_some(self.after(jump), received);
            if newer.is_some() {
                return newer;
            }
            match received.recv_timeout(PAUSE) {
                Ok(newer) => return Some(newer),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        let far = self.page.saturating_mul(2);
        let below = self.selected..self.selected + far;
        let above = self.selected.saturating_sub(far)..self.selected;
        self.read_some(below.chain(above.rev()), received)
    }

    /// The entries that another jump would show.
    fn after(&self, jump: Jump) -> Range<usize> {
        let at = match jump {
            Jump::Down => periods::after(&self.timeline, self.selected, Unit::Year),
            Jump::Up => periods::before(&self.timeline, self.selected, Unit::Year),
        };
        match jump {
            // The screen shows the year before, and the first entries of the next one.
            Jump::Down => at.saturating_sub(self.page)..at + MARGIN,
            Jump::Up => at.saturating_sub(MARGIN)..at + self.page,
        }
    }

    fn read_some(
        &self,
        entries: impl Iterator<Item = usize>,
        received: &Receiver<Self>,
    ) -> Option<Self> {
        for (count, index) in (1..).zip(entries) {
            // The parsed entry stays in the cache.
            drop(self.timeline.entry(index));
            if let Some(newer) = received.try_iter().last() {
                return Some(newer);
            }
            if count % AT_ONCE == 0 {
                thread::yield_now();
            }
        }
        None
    }
}
