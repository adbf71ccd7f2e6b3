//! Searching: while typing, and from hit to hit.

use std::ops::Range;

use super::Purpose;
use super::purpose::{Refusal, ViewPosition};
use crate::app::layout::Focus;
use crate::app::state::App;
use crate::text::{cut, grouped, one_line};
use crate::timeline::pattern::Pattern;
use crate::timeline::search::Search;

/// Entries that are searched before a key press is answered: a few milliseconds.
const AT_ONCE: usize = 2_000;

/// Entries that are searched per slice afterwards.
const SLICE: usize = 1_000;
/// Lines of the detail pane in which matches are marked; no more of an event is searched.
const MOST_MARKED: usize = 20_000;
/// Columns of an expression that the bottom line repeats.
const LONGEST_TOLD: usize = 30;

impl App {
    /// Whether there is work to continue while no key is pressed.
    pub fn has_work(&self) -> bool {
        let find = &self.find;
        find.search
            .as_ref()
            .is_some_and(|search| search.can_go_on(&self.timeline))
            || find.learns.is_some()
            || self.goes_to_end
            || find
                .titles
                .as_ref()
                .is_some_and(|titles| !titles.is_finished())
    }

    /// Continues work that takes longer than a key press may.
    pub(in crate::app) fn work(&mut self) {
        if self.goes_to_end {
            self.go_on_to_detail_end();
            return;
        }
        let find = &mut self.find;
        if find
            .titles
            .as_ref()
            .is_some_and(|titles| !titles.is_finished())
        {
            self.step_titles(SLICE);
        } else if find
            .search
            .as_ref()
            .is_some_and(|search| search.can_go_on(&self.timeline))
        {
            self.step_search(SLICE);
        } else {
            self.learn_more();
        }
    }

    /// Whether verification has to be resumed for a search or filter in a big file, after the user
    /// stopped it. Returns true only once.
    pub(in crate::app) fn asks_to_verify(&mut self) -> bool {
        let searches = self
            .find
            .search
            .as_ref()
            .is_some_and(|search| !search.is_finished());
        let is_asked = self.stopped && (searches || self.is_filtering());
        self.stopped &= !is_asked;
        is_asked
    }

    /// The pattern that is searched for.
    pub(crate) fn pattern(&self) -> Option<&Pattern> {
        self.find.search.as_ref().map(|search| &search.pattern)
    }

    /// Matches of the search in the lines of the detail pane, as byte ranges.
    pub(crate) fn marked_lines(&self) -> &[Vec<Range<usize>>] {
        &self.find.marked_lines
    }

    /// Number of hits so far among these entries.
    pub(crate) fn hits_in(&self, entries: &Range<usize>) -> usize {
        self.find
            .search
            .as_ref()
            .map_or(0, |search| search.count_in(entries))
    }

    /// Shows the number of hits on the bottom line.
    pub(super) fn show_count(&mut self) {
        self.note = self.search_note();
        self.find.count_note.clone_from(&self.note);
    }

    /// The message for the bottom line: "/talk: 3 of 17".
    fn search_note(&self) -> Option<String> {
        let pattern = one_line(self.pattern()?.written());
        let pattern = cut(&pattern, LONGEST_TOLD);
        Some(format!("/{pattern}: {}", self.search_count()?))
    }

    /// "3 of 17", "no match".
    fn search_count(&self) -> Option<String> {
        let search = self.find.search.as_ref()?;
        let percent = || search.percent();
        let so_far = match search.is_finished() {
            true => String::new(),
            // Events that are not verified yet cannot be searched.
            false if self.progress.is_some() => format!(" so far, in {}%", percent()),
            false => " so far".to_owned(),
        };
        Some(match (search.count(), search.position(self.selected)) {
            (0, _) if search.is_finished() => "no match".to_owned(),
            (0, _) if self.progress.is_some() => format!("searching, no match in {}%", percent()),
            (0, _) => "searching".to_owned(),
            (count, None) => format!("{} found{so_far}", grouped(count)),
            (count, Some(position)) => {
                format!("{} of {}{so_far}", grouped(position), grouped(count))
            }
        })
    }

    /// Searches for the typed expression. An invalid one keeps the last valid one.
    pub(super) fn search_as_typed(&mut self, text: &str) {
        let Some(origin) = self.find.prompt.as_ref().map(|prompt| prompt.origin) else {
            return;
        };
        if text.is_empty() {
            self.end_search();
            self.return_to(origin);
            self.set_search_message(None);
            return;
        }
        match Pattern::parse(text) {
            Ok(pattern) => {
                self.begin_search(pattern, origin.selected);
                if self.find.awaited {
                    self.return_to(origin);
                }
            }
            Err(why) => {
                self.set_search_message(Some(why.message));
                if let Some(prompt) = &mut self.find.prompt {
                    prompt.wrong = why.at;
                }
            }
        }
    }

    fn set_search_message(&mut self, message: Option<String>) {
        if let Some(prompt) = &mut self.find.prompt
            && prompt.purpose == Purpose::Search
        {
            prompt.message = message;
        }
    }

    /// Starts a search at an entry.
    pub(in crate::app) fn begin_search(&mut self, pattern: Pattern, origin: usize) {
        self.find.search = Some(Search::new(pattern, &self.timeline, origin));
        self.find.awaited = true;
        self.step_search(AT_ONCE);
    }

    /// Searches for a pattern from the command line.
    pub(in crate::app) fn find_pattern(&mut self, pattern: Pattern) {
        self.begin_search(pattern, self.selected);
        self.show_count();
    }

    fn step_search(&mut self, budget: usize) {
        let find = &mut self.find;
        let Some(search) = &mut find.search else {
            return;
        };
        search.step(&self.timeline, budget);
        if find.awaited
            && let Some(hit) = search.first()
        {
            find.awaited = false;
            self.choose(hit);
            self.show_first_match();
        }
        self.set_search_message(self.search_count());
        // A newer message stays.
        if self.find.prompt.is_none() && self.note.is_some() && self.note == self.find.count_note {
            self.show_count();
        }
        self.mark_lines();
    }

    pub(super) fn accept_search(
        &mut self,
        text: &str,
        origin: ViewPosition,
    ) -> Result<(), Refusal> {
        if text.is_empty() {
            self.end_search();
            return Ok(());
        }
        Pattern::parse(text).map_err(|why| Refusal {
            message: why.message,
            wrong: why.at,
        })?;
        let here = self.selected;
        self.remember_at(origin.selected);
        self.selected = here;
        self.show_count();
        Ok(())
    }

    /// Ends the search.
    pub(in crate::app) fn end_search(&mut self) {
        self.find.search = None;
        self.find.awaited = false;
        self.find.count_note = None;
        self.mark_lines();
    }

    /// Selects the next or previous hit.
    pub(in crate::app) fn go_to_hit(&mut self, times: usize, forward: bool) {
        let Some(search) = &self.find.search else {
            self.note = Some("No search: / starts one".to_owned());
            return;
        };
        let hit = if forward {
            search.next(self.selected, times)
        } else {
            search.previous(self.selected, times)
        };
        if let Some(hit) = hit {
            self.remember();
            self.focus = Focus::List;
            self.choose(hit);
            self.show_first_match();
        }
        self.show_count();
    }

    /// Finds the matches of the search in the lines of the detail pane.
    pub(in crate::app) fn mark_lines(&mut self) {
        let find = &mut self.find;
        let Some(search) = &find.search else {
            find.marked_lines = Vec::new();
            return;
        };
        let lines: Vec<String> = self
            .detail
            .lines()
            .iter()
            .take(MOST_MARKED)
            .map(super::super::detail::DetailLine::text)
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        find.marked_lines = search.pattern.ranges_in_lines(&lines);
    }

    /// Scrolls the detail so that its first match is on the screen.
    fn show_first_match(&mut self) {
        self.mark_lines();
        let mut marked = self.find.marked_lines.iter();
        let height = usize::from(self.layout().detail.height);
        if let Some(first) = marked.position(|ranges| !ranges.is_empty())
            && first >= height
        {
            self.scroll_detail(first.saturating_sub(height / 2));
        }
    }
}
