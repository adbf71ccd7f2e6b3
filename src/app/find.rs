//! Finding: prompts, search, filter, going to a date, marks and jumps.

mod choices;
mod choosing;
mod command;
mod filtering;
mod going;
mod listed_titles;
mod memory;
mod pending;
mod prompting;
mod purpose;
mod remembered;
mod searching;
mod state;
mod titles;
mod words;

use std::ops::Range;

pub use self::choices::Choices;
pub use self::listed_titles::Titles;
pub use self::pending::ToFilter;
pub use self::purpose::{Prompt, Purpose};
pub use self::remembered::Memory;

pub(super) use self::purpose::Refusal;
pub(super) use self::state::Find;
use super::state::App;
use super::strip::Strip;
use crate::timeline::hits::Hits;
use crate::timeline::search::Search;

/// Most problems for which the list of entries with problems is rebuilt during verification.
const MOST_LISTED: usize = 10_000;

impl App {
    /// Discards what was computed for the previous timeline.
    pub(super) fn renew_finding(&mut self) {
        self.forget_chart();
        self.find.strip_width = None;
        self.find.known = None;
        self.find.learns = None;
        if let Some(search) = self.find.search.take() {
            let pattern = search.pattern.clone();
            self.find.search = Some(Search::new(pattern, &self.timeline, self.selected));
        }
        if let (Some(_), Some(prompt)) = (&self.find.titles, &self.find.prompt) {
            let text = prompt.line.text().to_owned();
            self.find_titles(&text);
        }
        self.list_wrong();
    }

    /// Recomputes the entries with an error or warning, after the timeline or the verdicts changed.
    pub(super) fn list_wrong(&mut self) {
        self.find.counted = self.timeline.tally().all();
        let mut wrong = self.timeline.all_wrong();
        for entry in self.unproved.worst.keys() {
            wrong.add(*entry);
        }
        self.find.wrong = wrong;
    }

    /// Continues with more events of a big file, after they were verified.
    pub(super) fn find_more(&mut self, is_over: bool) {
        let count = self.timeline.tally().all();
        // If there are very many, they are listed once at the end.
        if count != self.find.counted && (is_over || count < MOST_LISTED) {
            self.list_wrong();
        }
        self.filter_more(is_over);
        if is_over {
            self.find.known = None;
            self.find.learns = None;
        }
    }

    /// The entries with an error or a warning.
    pub(super) fn wrong(&self) -> &Hits {
        &self.find.wrong
    }

    /// Has the strip recomputed.
    pub(super) fn forget_strip(&mut self) {
        self.find.strip_width = None;
    }

    /// Recomputes the strip if its width changed.
    pub(super) fn keep_strip(&mut self) {
        let width = self.layout().strip.width;
        if self.find.strip_width.replace(width) != Some(width) {
            self.find.strip = Strip::of(&self.moments, usize::from(width), self.notation());
        }
    }

    /// The density strip.
    pub(crate) fn strip(&self) -> &Strip {
        &self.find.strip
    }

    /// Whether an entry with an error or warning is among these.
    pub(crate) fn any_wrong(&self, entries: &Range<usize>) -> bool {
        self.find.wrong.count_in(entries) > 0
    }
}
