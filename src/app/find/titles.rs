//! Going to an event by letters of its title, with a list of matching titles above the prompt.

use super::super::layout::Area;
use super::listed_titles::Titles;
use crate::app::layout::Focus;
use crate::app::state::App;
use crate::timeline::titles::TitleSearch;

/// Titles that are searched before a key press is answered, and per slice afterwards: a few
/// milliseconds.
const AT_ONCE: usize = 5_000;

/// Additional titles that are searched when one is accepted.
const MOST_AT_END: usize = 20_000;

impl App {
    /// The titles that match what is typed, while a title is asked for.
    pub fn titles(&self) -> Option<&Titles> {
        self.find.titles.as_ref()
    }

    /// Area of the list of titles: at the bottom of the panes, including a rule above it; height 0
    /// if there is none.
    pub(crate) fn title_area(&self) -> Area {
        let hits = self.titles().map_or(0, |titles| titles.hits().len());
        self.area_above_prompt(hits)
    }

    /// Searches for the typed text.
    pub(super) fn find_titles(&mut self, text: &str) {
        self.find.titles = Some(Titles {
            search: TitleSearch::new(text, self.timeline.len()),
            chosen: 0,
        });
        self.step_titles(AT_ONCE);
        // Among all titles, that of the selected event is chosen first.
        let here = self.selected;
        if text.trim().is_empty() {
            self.choose_title_at(here);
        }
    }

    /// Searches the next `budget` titles.
    pub(super) fn step_titles(&mut self, budget: usize) {
        let Some(titles) = &mut self.find.titles else {
            return;
        };
        titles.search.step(&self.timeline, budget);
        let message = titles.count_message();
        self.set_titles_message(message);
    }

    /// Chooses the next title of the list, or the previous one.
    pub(in crate::app) fn choose_title(&mut self, forward: bool) {
        let Some(titles) = &mut self.find.titles else {
            return;
        };
        let last = titles.hits().len().saturating_sub(1);
        titles.chosen = if forward {
            (titles.chosen + 1).min(last)
        } else {
            titles.chosen.saturating_sub(1)
        };
        let message = titles.count_message();
        self.set_titles_message(message);
    }

    /// Chooses a title of the list.
    pub(in crate::app) fn choose_title_at(&mut self, index: usize) {
        if let Some(titles) = &mut self.find.titles {
            titles.chosen = index.min(titles.hits().len().saturating_sub(1));
            let message = titles.count_message();
            self.set_titles_message(message);
        }
    }

    fn set_titles_message(&mut self, message: Option<String>) {
        if let Some(prompt) = &mut self.find.prompt {
            prompt.message = message;
        }
    }

    /// Selects the event of the chosen title, after searching some more titles, in most files all.
    pub(super) fn go_to_title(&mut self, text: &str) -> Result<(), String> {
        self.step_titles(MOST_AT_END);
        let titles = self.find.titles.take();
        let hit = titles
            .as_ref()
            .and_then(|titles| titles.hits().get(titles.chosen));
        match hit.map(|hit| hit.index) {
            Some(index) => {
                self.remember();
                self.focus = Focus::List;
                self.choose(index);
                Ok(())
            }
            None if text.trim().is_empty() => Ok(()),
            None => {
                self.find.titles = titles;
                Err("no title has these letters in this order".to_owned())
            }
        }
    }
}
