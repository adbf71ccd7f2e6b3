//! Going to an event by a few letters of its title, with the titles that have them in a list above the prompt.

use super::super::layout::Area;
use super::super::{App, Focus};
use crate::timeline::titles::{TitleHit, TitleSearch};

/// How many titles are looked at before a key is answered, and in one slice afterwards: a few milliseconds.
const AT_ONCE: usize = 5_000;

/// How many titles more are looked at when one is chosen.
const MOST_AT_END: usize = 20_000;

/// The titles while the prompt is open.
#[derive(Debug)]
pub struct Titles {
    search: TitleSearch,
    /// Which of the best is the chosen one, from 0.
    chosen: usize,
}

impl Titles {
    /// The best, the most alike first.
    #[must_use]
    pub fn hits(&self) -> &[TitleHit] {
        self.search.hits()
    }

    /// Which of them is the chosen one, from 0.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// The first one on a list of so many rows.
    #[must_use]
    pub fn top(&self, rows: usize) -> usize {
        self.chosen.saturating_add(1).saturating_sub(rows)
    }

    pub(super) fn is_finished(&self) -> bool {
        self.search.is_finished()
    }

    /// "1 of 12", "no title".
    fn told(&self) -> Option<String> {
        let so_far = if self.is_finished() { "" } else { " so far" };
        match (self.hits().len(), self.search.found()) {
            (0, _) if self.is_finished() => Some("no title".to_owned()),
            (0, _) => None,
            (_, found) => {
                let chosen = self.chosen.saturating_add(1);
                Some(format!("{chosen} of {found}{so_far}"))
            }
        }
    }
}

impl App {
    /// The titles that are like what is typed, while a title is asked for.
    #[must_use]
    pub fn titles(&self) -> Option<&Titles> {
        self.find.titles.as_ref()
    }

    /// Where their list stands: at the bottom of the panes, a rule above it; without height where there is none.
    #[must_use]
    pub fn title_area(&self) -> Area {
        let hits = self.titles().map_or(0, |titles| titles.hits().len());
        self.area_above_prompt(hits)
    }

    /// Another text was typed.
    pub(super) fn find_titles(&mut self, text: &str) {
        self.find.titles = Some(Titles {
            search: TitleSearch::new(text, self.timeline.len()),
            chosen: 0,
        });
        self.step_titles(AT_ONCE);
        // Of all titles that of the selected event is the first to be chosen.
        let here = self.selected;
        if text.trim().is_empty() {
            self.choose_title_at(here);
        }
    }

    /// Looks at so many titles more.
    pub(super) fn step_titles(&mut self, budget: usize) {
        let Some(titles) = &mut self.find.titles else {
            return;
        };
        titles.search.step(&self.timeline, budget);
        let told = titles.told();
        self.tell_titles(told);
    }

    /// To the next title of the list, or to the one before.
    pub(in super::super) fn choose_title(&mut self, forward: bool) {
        let Some(titles) = &mut self.find.titles else {
            return;
        };
        let last = titles.hits().len().saturating_sub(1);
        titles.chosen = if forward {
            titles.chosen.saturating_add(1).min(last)
        } else {
            titles.chosen.saturating_sub(1)
        };
        let told = titles.told();
        self.tell_titles(told);
    }

    /// To a title of the list.
    pub(in super::super) fn choose_title_at(&mut self, index: usize) {
        if let Some(titles) = &mut self.find.titles {
            titles.chosen = index.min(titles.hits().len().saturating_sub(1));
            let told = titles.told();
            self.tell_titles(told);
        }
    }

    fn tell_titles(&mut self, told: Option<String>) {
        if let Some(prompt) = &mut self.find.prompt {
            prompt.told = told;
        }
    }

    /// To the event of the chosen title. It is looked for in some more titles first, in most files to the end.
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
