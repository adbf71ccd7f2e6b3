//! A saved copy while it is open.

use std::ops::Range;
use std::sync::Arc;

use super::sheet::{Sheet, Top};
use super::sought::Search;
use crate::evidence::{Mark, Markup, Named, SavedCopy, Verdict};
use crate::text::head;
use crate::timeline::{Entry, Event, Place, Quote, Source};

/// The saved copy that is open.
#[derive(Debug)]
pub struct OpenCopy {
    pub(in crate::app) named: Named,
    /// The source that the copy belongs to.
    pub source: Arc<Source>,
    /// The saved copy.
    pub copy: Arc<SavedCopy>,
    /// The quotes drawn from it, in the order of the copy; those not found in it come last.
    pub quotes: Vec<Drawn>,
    /// Index of the current quote; `None` if the copy was opened without one.
    pub(in crate::app) current: Option<usize>,
    /// The entry with the current quote.
    pub entry: Option<Arc<Entry>>,
    /// Ranges of the text that belong to the current quote.
    pub(in crate::app) marks: Vec<(Range<usize>, Mark)>,
    /// The first row on the screen.
    pub top: Top,
    /// The search in this copy.
    pub search: Search,
}

/// A quote drawn from a copy.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Index of its event in the timeline.
    pub index: usize,
    /// Hash of that event's text, to find it again after a reload.
    pub(in crate::app) fingerprint: u64,
    /// Number of the quote within its event, from 0.
    pub quote: usize,
    /// Verdict on the quote.
    pub verdict: Arc<Verdict>,
}

impl OpenCopy {
    /// Index of the current quote in [`Self::quotes`].
    pub fn current_index(&self) -> Option<usize> {
        self.current
    }

    /// The current quote.
    pub fn current(&self) -> Option<&Drawn> {
        self.quotes.get(self.current?)
    }

    /// The text of the current quote; empty if there is none.
    pub fn current_text(&self) -> &str {
        self.current_quote().map_or("", |quote| &quote.text)
    }

    fn current_quote(&self) -> Option<&Quote> {
        let event = event(self.entry.as_deref()?)?;
        event.quotes.get(self.current()?.quote)
    }

    /// The position of the current quote in the timeline: the index of its file, and its place there.
    pub(in crate::app) fn written(&self) -> Option<(usize, Place)> {
        let file = self.entry.as_deref()?.file();
        Some((file, self.current_quote()?.place))
    }

    /// The passage closest to the quote, with the differences marked; `None` if the quote does not
    /// differ.
    pub(in crate::app) fn differences(&self) -> Option<String> {
        match &*self.current()?.verdict {
            Verdict::Altered(altered) => {
                let marked = altered.marked();
                Some(head(&marked, LONGEST_DIFFERENCE).to_owned())
            }
            _ => None,
        }
    }

    /// Inserts a pasted text into the search prompt, if it is open.
    pub(in crate::app) fn paste(&mut self, text: &str) {
        self.search.paste(text);
    }

    pub(in crate::app) fn sheet(&self, columns: u16) -> Sheet<'_> {
        Sheet {
            text: self.copy.text(),
            columns: usize::from(columns.max(1)),
            squeezed: self.copy.markup() == Markup::Html,
        }
    }
}

impl Drawn {
    pub(in crate::app) fn place(&self) -> usize {
        self.verdict
            .found()
            .map_or(usize::MAX, |found| found.source.start)
    }
}

/// Characters of a difference that are laid out at most.
pub(super) const LONGEST_DIFFERENCE: usize = 4000;

/// The event of an entry; `None` for one that cannot be read.
pub(in crate::app) fn event(entry: &Entry) -> Option<&Event> {
    match entry {
        Entry::Event(event) => Some(event),
        Entry::Broken(_) => None,
    }
}

/// A request to open a copy.
pub(in crate::app) struct CopyRequest {
    pub(in crate::app) named: Named,
    pub source: Arc<Source>,
    /// The quote to open it at: fingerprint of the event, number of the quote.
    pub(in crate::app) at: Option<(u64, usize)>,
}
