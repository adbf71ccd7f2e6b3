//! Finding: the prompt, searching, filtering, going to a date, marks and jumps.

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
use crate::timeline::query::{Known, Learning};
use crate::timeline::search::{Hits, Search};
use crate::timeline::{Entry, Query, Timeline};

/// So much that is wrong is listed anew while events are verified.
const MOST_LISTED: usize = 10_000;

/// What finding needs to remember.
#[derive(Debug, Default)]
pub(super) struct Find {
    prompt: Option<Prompt>,
    /// Lines typed before, one history a purpose.
    histories: [History; 6],
    /// The titles that are like what is typed, while a title is asked for.
    titles: Option<Titles>,
    /// What can be chosen, while a view or an order is.
    choices: Option<choosing::Choices>,
    search: Option<Search>,
    /// Whether the first hit is still to be gone to.
    awaited: bool,
    /// Whether the bottom line says how many hits there are.
    tells: bool,
    /// The event and the number of the word that was searched for last, while that is gone through.
    word: Option<(Arc<Entry>, usize)>,
    /// Where the search has found something in the lines of the detail pane, in bytes.
    marked_lines: Vec<Vec<Range<usize>>>,
    filter: Option<Query>,
    /// A filter of which it is still to be found out what it keeps of a big file.
    pending: Option<filtering::Pending>,
    /// How many were asked for by now.
    asked: u64,
    /// What was said last of how many events the filter keeps.
    told: Option<String>,
    /// How many events the filter in force looked at.
    looked_at: usize,
    /// A date that was asked for when only the beginning of a file was there.
    first_date: Option<Date>,
    /// Where one was, to be looked for when all of a file is there.
    remembered: Option<Memory>,
    /// Everything, while a filter shows a part of it.
    whole: Option<Timeline>,
    /// What words may go on as; made when it is first asked for.
    known: Option<Known>,
    /// The known values of a big file while they are collected.
    learns: Option<Learning>,
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
    /// The entries with an error or a warning.
    wrong: Hits,
    /// With how many events something was wrong when these were listed.
    counted: usize,
}

impl Find {
    /// Whether no filter is in force.
    pub(super) fn is_off(&self) -> bool {
        self.filter.is_none()
    }
}

impl App {
    /// The timeline on the screen is another one.
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

    /// Finds out anew which entries have an error or a warning, after the timeline or the verdicts changed.
    pub(super) fn list_wrong(&mut self) {
        self.find.counted = self.timeline.tally().all();
        let mut wrong = self.timeline.all_wrong();
        for entry in self.unproved.worst.keys() {
            wrong.add(*entry);
        }
        self.find.wrong = wrong;
    }

    /// More events of a big file were verified, or all of them.
    pub(super) fn find_more(&mut self, is_over: bool) {
        let count = self.timeline.tally().all();
        // Where there is very much of it, it is listed at the end.
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

    /// Makes the strip for the width that it has, where it is another one.
    pub(super) fn keep_strip(&mut self) {
        let width = self.layout().strip.width;
        if self.find.strip_width.replace(width) != Some(width) {
            self.find.strip = Strip::of(&self.moments, usize::from(width));
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
        self.find.wrong.count_in(entries) > 0
    }
}
