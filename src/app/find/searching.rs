//! Searching: as one types, and from hit to hit.

use std::ops::Range;

use super::super::{App, Focus};
use super::Purpose;
use super::prompting::Spot;
use crate::text::{cut, grouped, one_line};
use crate::timeline::search::{Pattern, Search};

/// How many entries are looked at before a key is answered: a few milliseconds.
const AT_ONCE: usize = 2_000;

/// How many are looked at in one slice afterwards.
const SLICE: usize = 1_000;
/// In how many lines of the detail pane matches are marked: no more of an event is searched than fills them.
const MOST_MARKED: usize = 20_000;
/// How much of an expression is repeated on the bottom line, in columns.
const LONGEST_TOLD: usize = 30;

impl App {
    /// Whether there is something to go on with while no key comes.
    #[must_use]
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

    /// Goes on with what takes longer than a key may wait.
    pub(in super::super) fn work(&mut self) {
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

    /// Whether there is to be read on for a search or a filter in a big file, after that was stopped.
    pub(in super::super) fn asks_to_verify(&mut self) -> bool {
        let searches = self
            .find
            .search
            .as_ref()
            .is_some_and(|search| !search.is_finished());
        let is_asked = self.stopped && (searches || self.filters_on());
        self.stopped &= !is_asked;
        is_asked
    }

    /// What is searched for.
    #[must_use]
    pub fn pattern(&self) -> Option<&Pattern> {
        self.find.search.as_ref().map(Search::pattern)
    }

    /// Where the search has found something in the lines of the detail pane, in bytes.
    #[must_use]
    pub fn marked_lines(&self) -> &[Vec<Range<usize>>] {
        &self.find.marked_lines
    }

    /// How many of these entries a search has found so far.
    #[must_use]
    pub fn hits_in(&self, entries: &Range<usize>) -> usize {
        self.find
            .search
            .as_ref()
            .map_or(0, |search| search.count_in(entries))
    }

    /// "/talk: 3 of 17", for the bottom line.
    pub(super) fn search_note(&self) -> Option<String> {
        let pattern = one_line(self.pattern()?.written());
        let pattern = cut(&pattern, LONGEST_TOLD);
        Some(format!("/{pattern}: {}", self.search_told()?))
    }

    /// "3 of 17", "no match".
    fn search_told(&self) -> Option<String> {
        let search = self.find.search.as_ref()?;
        let percent = || search.percent();
        let so_far = match search.is_finished() {
            true => String::new(),
            // What is not verified yet cannot be searched.
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

    /// Another expression was typed. One that is none leaves the last that was one.
    pub(super) fn search_as_typed(&mut self, text: &str) {
        let Some(origin) = self.find.prompt.as_ref().map(|prompt| prompt.origin) else {
            return;
        };
        if text.is_empty() {
            self.end_search();
            self.return_to(origin);
            self.tell_prompt(None);
            return;
        }
        match Pattern::parse(text) {
            Ok(pattern) => {
                self.begin_search(pattern, origin.selected);
                if self.find.awaited {
                    self.return_to(origin);
                }
            }
            Err(why) => self.tell_prompt(Some(why)),
        }
    }

    fn tell_prompt(&mut self, told: Option<String>) {
        if let Some(prompt) = &mut self.find.prompt
            && prompt.purpose == Purpose::Search
        {
            prompt.told = told;
        }
    }

    /// Searches from an entry on.
    pub(in super::super) fn begin_search(&mut self, pattern: Pattern, origin: usize) {
        self.find.search = Some(Search::new(pattern, &self.timeline, origin));
        self.find.awaited = true;
        self.step_search(AT_ONCE);
    }

    /// Searches for what was asked for outside of the prompt.
    pub(in super::super) fn find_pattern(&mut self, pattern: Pattern) {
        self.begin_search(pattern, self.selected);
        self.find.tells = true;
        self.note = self.search_note();
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
        self.tell_prompt(self.search_told());
        if self.find.prompt.is_none() && self.find.tells {
            self.note = self.search_note();
        }
        self.mark_lines();
    }

    pub(super) fn accept_search(&mut self, text: &str, origin: Spot) -> Result<(), String> {
        if text.is_empty() {
            self.end_search();
            return Ok(());
        }
        Pattern::parse(text)?;
        let here = self.selected;
        self.remember_at(origin.selected);
        self.selected = here;
        self.find.tells = true;
        self.note = self.search_note();
        Ok(())
    }

    /// Nothing is searched for any more.
    pub(in super::super) fn end_search(&mut self) {
        self.find.search = None;
        self.find.awaited = false;
        self.find.tells = false;
        self.mark_lines();
    }

    /// To the next or the previous hit.
    pub(in super::super) fn go_to_hit(&mut self, times: usize, forward: bool) {
        let Some(search) = &self.find.search else {
            self.note = Some("Nothing is searched for: / begins a search".to_owned());
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
        self.find.tells = true;
        self.note = self.search_note();
    }

    /// Finds out where the detail pane shows what is searched for.
    pub(in super::super) fn mark_lines(&mut self) {
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
            .map(super::super::detail::Line::text)
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        find.marked_lines = search.pattern().ranges_in_lines(&lines);
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
