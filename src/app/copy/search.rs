//! Searching in an open copy: the prompt, the pattern, and the last match.

use super::state::OpenCopy;
use crate::app::prompt::Edit;
use crate::app::state::App;
use crate::app::{Action, Effect};
use crate::text::{Needle, one_line};

impl App {
    /// Handles an action while the prompt is open; `None` for an action that works as everywhere.
    pub(super) fn act_on_search(&mut self, action: Action) -> Option<Vec<Effect>> {
        let search = &mut self.overlays.copy_mut()?.search;
        let typed = search.typed.as_mut()?;
        match action {
            // As in vim and less, deleting from an empty prompt closes it.
            Action::EditLine(Edit::DeleteBefore) if typed.text().is_empty() => search.typed = None,
            Action::EditLine(edit) => drop(typed.edit(edit, &search.history)),
            Action::GoBack => search.typed = None,
            Action::AcceptLine => self.search_copy(),
            // There are no completions.
            Action::CompleteWord => {}
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Searches for the typed text, starting at the top of the screen.
    fn search_copy(&mut self) {
        let Some(open) = self.overlays.copy_mut() else {
            return;
        };
        let search = &mut open.search;
        let mut text = search
            .typed
            .take()
            .map_or(String::new(), |line| line.text().to_owned());
        search.history.add(&text);
        let again = text.is_empty() || text == search.last;
        if text.is_empty() {
            text.clone_from(&search.last);
        }
        let Some(sought) = Needle::smart(&text) else {
            self.note = Some("Nothing to search for".to_owned());
            return;
        };
        search.last.clone_from(&text);
        search.on = Some((sought, text));
        if !again {
            search.at = None;
        }
        self.next_match(true);
    }

    /// Moves to the next match, wrapping around at the end of the copy.
    pub(super) fn next_match(&mut self, forward: bool) {
        let Some(open) = self.overlays.copy() else {
            return;
        };
        let Some((sought, typed)) = &open.search.on else {
            return;
        };
        let text = open.copy.text();
        let found = match (&open.search.at, forward) {
            (Some(at), true) => sought
                .first(text, at.end..text.len())
                .or_else(|| sought.first(text, 0..text.len())),
            (None, true) => {
                let from = open.top_place();
                sought
                    .first(text, from..text.len())
                    .or_else(|| sought.first(text, 0..text.len()))
            }
            (at, false) => {
                let to = at.as_ref().map_or_else(|| open.top_place(), |at| at.start);
                sought
                    .last(text, 0..to)
                    .or_else(|| sought.last(text, 0..text.len()))
            }
        };
        let shown = one_line(crate::text::head(typed, 60)).into_owned();
        let Some(found) = found else {
            self.note = Some(format!("“{shown}” not found in this copy"));
            return;
        };
        let before = match &open.search.at {
            Some(at) => at.start,
            None => open.top_place(),
        };
        let line = open.copy.line_of(found.start);
        let around = match (forward, found.start < before, open.search.at.is_some()) {
            (true, true, _) => ", from the top again",
            (true, false, true) if found.start == before => ", the only one",
            (false, false, _) => ", from the end again",
            _ => "",
        };
        let note = format!("“{shown}” in line {line}{around}");
        if let Some(open) = self.overlays.copy_mut() {
            open.search.at = Some(found.clone());
        }
        self.note = Some(note);
        self.show_place(found.start);
        self.show_copy();
    }
}

impl OpenCopy {
    /// Byte of the text at which the first row on the screen begins.
    fn top_place(&self) -> usize {
        self.top.piece
    }
}
