//! Finding: prompts, search, filter, going to a date, marks and jumps.

mod choosing;
mod command;
mod filtering;
mod going;
mod memory;
mod prompting;
mod searching;
mod titles;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use choosing::Choices;
pub use filtering::ToFilter;
pub use memory::Memory;
pub use prompting::{Prompt, Purpose};
pub use titles::Titles;

use super::App;
use super::prompt::History;
use super::strip::Strip;
use crate::date::Date;
use crate::timeline::hits::Hits;
use crate::timeline::query::{Known, Learning};
use crate::timeline::search::Search;
use crate::timeline::{Entry, Query, Timeline};

/// Most problems for which the list of entries with problems is rebuilt during verification.
const MOST_LISTED: usize = 10_000;

/// State of searching, filtering and jumping.
#[derive(Debug, Default)]
pub(super) struct Find {
    prompt: Option<Prompt>,
    /// Previously typed lines, one history per purpose.
    histories: [History; 6],
    /// The titles that match what is typed, while a title is asked for.
    titles: Option<Titles>,
    /// What can be chosen, while a view or an order is.
    choices: Option<choosing::Choices>,
    search: Option<Search>,
    /// Whether the first hit is to be selected once it is found.
    awaited: bool,
    /// Whether the bottom line shows the number of hits.
    shows_count: bool,
    /// The event and the number of its word that was last searched for, while `*` goes through its
    /// words.
    word: Option<(Arc<Entry>, usize)>,
    /// Matches of the search in the lines of the detail pane, as byte ranges.
    marked_lines: Vec<Vec<Range<usize>>>,
    filter: Option<Query>,
    /// A filter that is still being applied to a big file.
    pending: Option<filtering::Pending>,
    /// Number of filter requests so far.
    requests: u64,
    /// The last message about the number of events that match the filter.
    kept_note: Option<String>,
    /// Number of events that the current filter was tested on.
    looked_at: usize,
    /// A date to go to, requested while only the beginning of a file is loaded.
    first_date: Option<Date>,
    /// The remembered position, to be restored when the whole file is loaded.
    remembered: Option<Memory>,
    /// The unfiltered timeline, while a filter is active.
    whole: Option<Timeline>,
    /// Keys and values for completion; collected on first use.
    known: Option<Known>,
    /// The values of a big file while they are being collected.
    learns: Option<Learning>,
    /// Whether Esc was just pressed, so that another one clears the filter.
    leaving: bool,
    marks: BTreeMap<char, Arc<Entry>>,
    /// Positions before jumps, oldest first.
    jumps: Vec<Arc<Entry>>,
    /// Index of the current position in `jumps`; their number if it is not one of them.
    at: usize,
    strip: Strip,
    /// Number of columns that the strip was computed for; `None` if it has to be recomputed.
    strip_width: Option<u16>,
    /// The entries with an error or warning.
    wrong: Hits,
    /// Number of problems when `wrong` was last computed.
    counted: usize,
}

impl Find {
    /// Whether no filter is active.
    pub(super) fn is_off(&self) -> bool {
        self.filter.is_none()
    }
}

impl App {
    /// Discards what was computed for the previous timeline.
    pub(super) fn renew_finding(&mut self) {
        self.forget_chart();
        self.find.strip_width = None;
        self.find.known = None;
        self.find.learns = None;
        if let Some(search) = self.find.search.take() {
            let pattern = search.pattern().clone();
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
    #[must_use]
    pub fn strip(&self) -> &Strip {
        &self.find.strip
    }

    /// Whether an entry with an error or warning is among these.
    #[must_use]
    pub fn any_wrong(&self, entries: &Range<usize>) -> bool {
        self.find.wrong.count_in(entries) > 0
    }
}
