//! Finding: the prompt, searching, filtering, going to a date, marks and jumps.

mod filtering;
mod going;
mod prompting;
mod searching;
mod titles;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use prompting::{Prompt, Purpose};
pub use titles::Titles;

use super::App;
use super::prompt::History;
use super::strip::{Strip, moments};
use crate::timeline::query::Known;
use crate::timeline::search::{Search, SearchTexts};
use crate::timeline::{Entry, Query, Timeline};

/// What finding needs to remember.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
#[derive(Debug, Default)]
pub(super) struct Find {
    prompt: Option<Prompt>,
    /// Lines typed before, one history a purpose.
    histories: [History; 4],
    /// The titles that are like what is typed, while a title is asked for.
    titles: Option<Titles>,
    search: Option<Search>,
    /// Whether the first hit is still to be gone to.
    awaited: bool,
    /// Whether the texts are still to be made that a search looks through.
    prepares: bool,
    /// Whether the bottom line says how many hits there are.
    tells: bool,
    texts: SearchTexts,
    /// The event and the number of the word that was searched for last, while that is gone through.
    word: Option<(Arc<Entry>, usize)>,
    /// Where the search has found something in the lines of the detail pane, in bytes.
    marked_lines: Vec<Vec<Range<usize>>>,
    filter: Option<Query>,
    /// Everything, while a filter shows a part of it.
    whole: Option<Timeline>,
    /// What words may go on as; made when it is first asked for.
    known: Option<Known>,
    /// Whether Esc was pressed just now, so that another one ends the filter.
    leaving: bool,
    marks: BTreeMap<char, Arc<Entry>>,
    /// Where the cursor was before it jumped, oldest first.
    jumps: Vec<Arc<Entry>>,
    /// Which of the jumps the cursor is at; their number where it is at none.
    at: usize,
    strip: Strip,
    /// For how many columns the strip was made; `None` where it has to be made anew.
    strip_width: Option<u16>,
    /// The entries with an error or a warning, in order.
    wrong: Vec<usize>,
}

impl App {
    /// The timeline on the screen is another one.
    pub(super) fn renew_finding(&mut self) {
        self.find.strip_width = None;
        self.find.known = None;
        self.find.texts = SearchTexts::of(self.timeline.len());
        if let Some(search) = self.find.search.take() {
            let pattern = search.pattern().clone();
            self.find.search = Some(Search::new(pattern, self.timeline.len(), self.selected));
        }
        if let (Some(_), Some(prompt)) = (&self.find.titles, &self.find.prompt) {
            let text = prompt.line.text().to_owned();
            self.find_titles(&text);
        }
        self.list_wrong();
    }

    /// Finds out anew which entries have an error or a warning, after the timeline or the verdicts changed.
    pub(super) fn list_wrong(&mut self) {
        let entries = self.timeline.entries().enumerate();
        let wrong = entries
            .filter(|(index, entry)| self.worst(*index, entry).is_some())
            .map(|(index, _)| index)
            .collect();
        self.find.wrong = wrong;
    }

    /// Makes the strip for the width that it has, where it is another one.
    pub(super) fn keep_strip(&mut self) {
        let width = self.layout().strip.width;
        if self.find.strip_width.replace(width) != Some(width) {
            self.find.strip = Strip::of(&moments(&self.timeline), usize::from(width));
        }
    }

    /// The density strip.
    #[must_use]
    pub fn strip(&self) -> &Strip {
        &self.find.strip
    }

    /// Whether an entry with an error or a warning is among these.
    #[must_use]
    pub fn any_wrong(&self, entries: &Range<usize>) -> bool {
        let first = self
            .find
            .wrong
            .partition_point(|entry| *entry < entries.start);
        self.find
            .wrong
            .get(first)
            .is_some_and(|entry| entries.contains(entry))
    }
}
