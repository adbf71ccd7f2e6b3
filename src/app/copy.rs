//! A saved copy, shown over the panes at a quote: scrolling, searching, and the other quotes drawn
//! from it.

mod lines;
mod search;
mod sheet;
mod sought;
mod state;

use std::sync::Arc;

pub use self::sought::Search;
pub use lines::{CopyLine, CopyParts, Shade};
pub use sheet::{Sheet, Top};

pub(super) use self::state::{CopyRequest, event};
pub use self::state::{Drawn, OpenCopy};
use super::Action;
use super::Effect;
use super::layout::Focus;
use super::overlay::Overlay;
use super::state::App;
use crate::date::Notation;
use crate::evidence::{Named, marks};
use crate::text::{head, one_line};
use crate::timeline::{each_citing, find_again};

/// Most rows that one key press with a count scrolls: each row on the way has to be laid out.
const FURTHEST: usize = 20_000;
/// Message for a key that needs a quote while none is shown.
const NO_QUOTE: &str = "No quote is chosen: n goes to the next one";

impl App {
    /// Opens the copy of a source. Returns `false`, with a message in the status line, if it cannot
    /// be opened.
    pub(super) fn open_copy(&mut self, request: CopyRequest) -> bool {
        let copy = match self.verdicts.copies.get(&request.named) {
            Some(Ok(copy)) => Arc::clone(copy),
            Some(Err(problem)) => {
                self.note = Some(problem.message.clone());
                return false;
            }
            None => {
                let why = match self.timeline.verification() {
                    Some(_) => "The saved copy is read when all events are verified",
                    None => "The saved copy is not read yet",
                };
                self.note = Some(why.to_owned());
                return false;
            }
        };
        let mut open = OpenCopy {
            quotes: Vec::new(),
            named: request.named,
            source: request.source,
            copy,
            current: None,
            entry: None,
            marks: Vec::new(),
            top: Top::default(),
            search: Search::default(),
        };
        open.quotes = self.drawn_from(&open.named);
        let current = request.at.and_then(|(fingerprint, quote)| {
            open.quotes
                .iter()
                .position(|drawn| drawn.fingerprint == fingerprint && drawn.quote == quote)
        });
        self.overlays.open(Overlay::Copy(Box::new(open)));
        self.show_quote(current);
        true
    }

    /// All quotes drawn from a copy.
    fn drawn_from(&self, named: &Named) -> Vec<Drawn> {
        let mut all = Vec::new();
        let mut is_named: Vec<bool> = Vec::new();
        each_citing(&self.timeline, |cited, citing| {
            let new = cited.iter().skip(is_named.len());
            is_named.extend(new.map(|(file, cited)| {
                let path = self.timeline.file(*file).copy_of(cited);
                *file == named.file && path == Some(&named.path)
            }));
            let mut quoted = citing.quoted().flatten();
            if !quoted.any(|number| is_named.get(number) == Some(&true)) {
                return;
            }
            let checked = self.verdicts.of_text(citing.file, citing.fingerprint);
            for (quote, checked) in checked.iter().enumerate() {
                let source = checked.source.as_ref();
                if source.and_then(|source| source.file.as_ref()) == Some(&named.path) {
                    all.push(Drawn {
                        index: citing.index,
                        fingerprint: citing.fingerprint,
                        quote,
                        verdict: Arc::clone(&checked.verdict),
                    });
                }
            }
        });
        all.sort_by_key(|drawn: &Drawn| drawn.index);
        all.sort_by_key(Drawn::place);
        all
    }

    /// Updates the open copy after the timeline or the verdicts changed; closes it if the copy is
    /// gone.
    pub(super) fn renew_copy(&mut self) {
        let Some(open) = self.overlays.copy() else {
            return;
        };
        let current = open.current().cloned().zip(open.entry.clone());
        let quotes = self.drawn_from(&open.named);
        let now = match self.verdicts.copies.get(&open.named) {
            Some(Ok(copy)) => Ok(Arc::clone(copy)),
            Some(Err(problem)) => Err(problem.message.clone()),
            None => Err("The source has no saved copy any more".to_owned()),
        };
        let copy = match now {
            Ok(copy) => copy,
            Err(note) => {
                self.overlays.close_copy();
                self.note = Some(note);
                return;
            }
        };
        let again = current.as_ref().and_then(|(old, entry)| {
            let index = find_again(&self.timeline, entry)?;
            let same = |new: &Drawn| new.quote == old.quote && new.index == index;
            quotes.iter().position(same)
        });
        let Some(open) = self.overlays.copy_mut() else {
            return;
        };
        let same = Arc::ptr_eq(&open.copy, &copy);
        open.copy = copy;
        open.quotes = quotes;
        if same {
            self.take_quote(again);
            self.show_copy();
        } else {
            self.show_quote(again);
        }
    }

    /// Makes a quote the current one and scrolls to it.
    fn show_quote(&mut self, index: Option<usize>) {
        self.take_quote(index);
        let Some(open) = self.overlays.copy() else {
            return;
        };
        if let Some((range, _)) = open.marks.first() {
            let at = range.start;
            self.show_place(at);
        }
        self.show_copy();
    }

    /// Makes a quote the current one, without scrolling.
    fn take_quote(&mut self, index: Option<usize>) {
        let Some(open) = self.overlays.copy_mut() else {
            return;
        };
        open.current = index;
        let drawn = open.current().map(|drawn| drawn.index);
        open.entry = drawn.and_then(|index| self.timeline.entry(index));
        open.mark();
    }

    /// Scrolls so that a byte of the text is in the upper third of the screen.
    fn show_place(&mut self, at: usize) {
        let columns = self.copy_columns();
        let above = usize::from(self.copy_parts().text.height / 3);
        let Some(open) = self.overlays.copy_mut() else {
            return;
        };
        let sheet = open.sheet(columns);
        open.top = sheet.up(sheet.row_of(at), above);
    }

    /// Limits scrolling so that the screen stays full, after its size or the copy changed.
    pub(super) fn show_copy(&mut self) {
        let columns = self.copy_columns();
        let height = usize::from(self.copy_parts().text.height);
        let Some(open) = self.overlays.copy_mut() else {
            return;
        };
        let sheet = open.sheet(columns);
        let piece = sheet.piece(open.top.piece);
        let top = Top {
            piece: piece.range.start,
            row: open.top.row.min(piece.rows.len().saturating_sub(1)),
        };
        open.top = top.min(sheet.last_page(height));
    }

    /// Handles an action while a copy is open; `None` for an action that works as everywhere.
    pub(super) fn act_on_copy(
        &mut self,
        action: Action,
        count: Option<usize>,
    ) -> Option<Vec<Effect>> {
        if self.overlays.copy()?.search.is_typed() {
            return self.act_on_search(action);
        }
        let columns = self.copy_columns();
        let times = count.unwrap_or(1);
        let height = usize::from(self.copy_parts().text.height.max(2));
        let rows = |rows: usize| rows.saturating_mul(times).min(FURTHEST);
        let open = self.overlays.copy_mut()?;
        let sheet = open.sheet(columns);
        let top = match action {
            Action::SelectNext | Action::ScrollDetailDown => sheet.down(open.top, rows(1)),
            Action::SelectPrevious | Action::ScrollDetailUp => sheet.up(open.top, rows(1)),
            Action::HalfPageDown => sheet.down(open.top, rows(height / 2)),
            Action::HalfPageUp => sheet.up(open.top, rows(height / 2)),
            Action::PageDown => sheet.down(open.top, rows(height.saturating_sub(1))),
            Action::PageUp => sheet.up(open.top, rows(height.saturating_sub(1))),
            Action::SelectFirst | Action::SelectLast if count.is_some() => {
                sheet.row_of(open.copy.at_line(times))
            }
            Action::SelectFirst => Top::default(),
            Action::SelectLast => sheet.last_page(height),
            Action::NextMatch => return Some(self.next_in_copy(times, true)),
            Action::PreviousMatch => return Some(self.next_in_copy(times, false)),
            Action::SearchCopy => {
                open.search.begin();
                self.note = None;
                return Some(Vec::new());
            }
            Action::GoBack if open.search.is_on() => {
                open.search.end();
                self.note = None;
                return Some(Vec::new());
            }
            Action::GoBack | Action::Close | Action::ShowSource => {
                self.overlays.close_top();
                self.note = None;
                return Some(Vec::new());
            }
            Action::EditEvent => return Some(self.edit_quote()),
            Action::SelectQuoteEvent => {
                self.select_quote_event();
                return Some(Vec::new());
            }
            _ => return None,
        };
        open.top = top;
        self.note = None;
        self.show_copy();
        Some(Vec::new())
    }

    /// Moves to the next match while a search is active, else to the next quote.
    fn next_in_copy(&mut self, times: usize, forward: bool) -> Vec<Effect> {
        match self.overlays.copy() {
            Some(open) if open.search.is_on() => {
                for _ in 0..times.min(1000) {
                    self.next_match(forward);
                }
            }
            Some(open) => {
                let count = open.quotes.len();
                let last = count.saturating_sub(1);
                let to = match (open.current, forward) {
                    (Some(here), true) => (here + times).min(last),
                    (Some(here), false) => here.saturating_sub(times),
                    // The first quote at or below the top of the screen, or the last one above it.
                    (None, true) => open.first_below(),
                    (None, false) => open.first_below().saturating_sub(1),
                };
                if count == 0 {
                    self.note = Some("No quote is drawn from this copy".to_owned());
                } else if open.current == Some(to) {
                    let side = if forward { "below" } else { "above" };
                    self.note = Some(format!("No quote {side}: this is {} of {count}", to + 1));
                } else {
                    self.show_quote(Some(to.min(last)));
                    self.note = {
                        let copy = self.overlays.copy();
                        copy.and_then(|copy| copy.description(self.notation()))
                    };
                }
            }
            None => {}
        }
        Vec::new()
    }

    /// Opens the events file in the editor, at the current quote.
    fn edit_quote(&mut self) -> Vec<Effect> {
        let shown = self.overlays.copy().and_then(OpenCopy::written);
        let Some((file, place)) = shown else {
            self.note = Some(NO_QUOTE.to_owned());
            return Vec::new();
        };
        vec![Effect::open_editor(file, place)]
    }

    /// Selects the event of the current quote.
    fn select_quote_event(&mut self) {
        let current = self.overlays.copy().and_then(OpenCopy::current);
        let Some(index) = current.map(|drawn| drawn.index) else {
            self.note = Some(NO_QUOTE.to_owned());
            return;
        };
        self.overlays.close_all();
        self.note = None;
        self.focus = Focus::List;
        self.choose(index);
    }
}

impl OpenCopy {
    fn mark(&mut self) {
        let marks = self
            .current()
            .map(|drawn| marks(&drawn.verdict, &self.copy));
        self.marks = marks.unwrap_or_default();
    }

    /// Index of the first quote at or below the top of the screen.
    fn first_below(&self) -> usize {
        let top = self.copy.in_source(&(self.top.piece..self.top.piece));
        self.quotes
            .iter()
            .position(|drawn| drawn.place() >= top.start)
            .unwrap_or(self.quotes.len().saturating_sub(1))
    }

    /// `quote 2 of 5: “…” of 13 March 2025`: the current quote with the title and date of its
    /// event.
    fn description(&self, notation: Notation) -> Option<String> {
        const LONGEST: usize = 60;
        let entry = self.entry.as_ref()?;
        let title = one_line(head(entry.title(), LONGEST * 2));
        let title = crate::text::cut(&title, LONGEST);
        let date = entry.date().map(|date| date.words_in(notation));
        let date = date.map_or(String::new(), |date| format!(", {date}"));
        Some(format!(
            "quote {} of {}: {title}{date}",
            self.current? + 1,
            self.quotes.len()
        ))
    }
}
