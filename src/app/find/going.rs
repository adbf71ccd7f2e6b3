//! Jumping: to a date, to a mark, back and forward.

use crate::timeline::find_again;
use std::sync::Arc;

use super::purpose::Refusal;
use crate::app::layout::Focus;
use crate::app::state::{App, is_same_entry};
use crate::date::{Date, Moment};
use crate::timeline::Entry;

/// Advice for a word that is neither a date nor a command.
const COMMANDS_HINT: &str = "the commands are :q, :w, :e and :help";

/// Most positions in the jump list.
const MOST_JUMPS: usize = 100;

impl App {
    /// Selects the event closest to a date.
    pub(super) fn go_to(&mut self, typed: &str) -> Result<(), Refusal> {
        if typed.trim().is_empty() {
            return Ok(());
        }
        let here = self.moment_here();
        let range = self.chart().and_then(|_| as_range(typed));
        let text = range.as_deref().unwrap_or(typed);
        let date = Date::seek_beside(text, here, self.now, self.context()).map_err(|error| {
            let is_word = typed.trim().bytes().all(|byte| byte.is_ascii_alphabetic());
            let event = number_hint(typed);
            let advice = event.as_deref().or(is_word.then_some(COMMANDS_HINT));
            Refusal::of_date(error, typed, advice)
        })?;
        self.overlays.close_all();
        self.go_to_date(&date);
        self.show_time(&date);
        Ok(())
    }

    /// The time of the selected event; now if it has none.
    pub(in crate::app) fn moment_here(&self) -> Moment {
        let here = self.selected();
        let here = here.as_ref().and_then(|entry| entry.date()?.anchor());
        here.unwrap_or(self.now)
    }

    /// How a text being typed is read as a date: "= May 1970".
    pub(super) fn read_as(&self, text: &str) -> Option<String> {
        let date = Date::seek_beside(text, self.moment_here(), self.now, self.context()).ok()?;
        let words = date.words_in(self.notation());
        Some(match number_hint(text) {
            Some(hint) => format!("= {words}; {hint}"),
            None => format!("= {words}"),
        })
    }

    /// Goes to a date that was requested while only the beginning of the file was loaded.
    pub(in crate::app) fn go_to_first_date(&mut self) {
        if let Some(date) = self.find.first_date.take() {
            self.go_to_date(&date);
        }
    }

    pub(in crate::app) fn go_to_date(&mut self, date: &Date) {
        self.find.first_date = self.is_head().then(|| date.clone());
        let closest = self.timeline.closest_to(date);
        let Some(closest) = closest.or_else(|| self.timeline.closest(self.now)) else {
            let kept = self.timeline.is_empty() && self.filter().is_some();
            let note = if kept {
                "No events match the filter"
            } else {
                "No event has a date"
            };
            self.note = Some(note.to_owned());
            return;
        };
        self.remember();
        self.focus = Focus::List;
        self.choose(closest);
        let selected = self.selected();
        let distance = selected
            .as_ref()
            .and_then(|entry| Some(entry.date()?.distance_to(date)));
        self.note = distance.map(|distance| {
            let words = date.words_in(self.notation());
            match distance.rsplit(' ').next() {
                Some("before" | "after") => format!("{words}: the closest event is {distance}"),
                _ => words,
            }
        });
    }

    /// Sets a mark on the selected event, from which distances are then measured; removes the mark
    /// if the event has it.
    pub(in crate::app) fn set_mark(&mut self, letter: char) {
        let Some(entry) = self.selected() else {
            return;
        };
        let same = |mark: &Arc<Entry>| is_same_entry(mark, &entry);
        if self.find.marks.get(&letter).is_some_and(same) {
            self.find.marks.remove(&letter);
            self.marked = None;
            self.note = Some(format!("Mark {letter} removed"));
        } else {
            self.find.marks.insert(letter, entry.clone());
            self.marked = Some(entry);
            self.note = Some(format!("Marked {letter}: distances are measured from here"));
        }
        self.read_selected();
    }

    /// The letter of an entry's mark.
    pub(crate) fn mark_of(&self, entry: &Arc<Entry>) -> Option<char> {
        let mut marks = self.find.marks.iter();
        let found = marks.find(|(_, marked)| is_same_entry(marked, entry));
        found.map(|(letter, _)| *letter)
    }

    /// Whether any event is marked.
    pub(in crate::app) fn has_marks(&self) -> bool {
        !self.find.marks.is_empty()
    }

    /// Finds the marked events again in a reloaded timeline.
    pub(in crate::app) fn restore_marks(&mut self) {
        let timeline = &self.timeline;
        for mark in self.find.marks.values_mut() {
            if let Some(again) = find_again(timeline, mark).and_then(|index| timeline.entry(index))
            {
                *mark = again;
            }
        }
    }

    pub(in crate::app) fn go_to_mark(&mut self, letter: char) {
        let Some(mark) = self.find.marks.get(&letter).cloned() else {
            self.note = Some(format!("No mark {letter}: m{letter} sets it"));
            return;
        };
        match self.find_here(&mark) {
            Some(index) => {
                self.remember();
                self.focus = Focus::List;
                self.choose(index);
            }
            None => self.note = Some(format!("The event of mark {letter} is not shown")),
        }
    }

    /// The index of an entry, of this version of the timeline or an earlier one.
    fn find_here(&self, entry: &Entry) -> Option<usize> {
        let same = self.timeline.index_of(entry);
        same.or_else(|| find_again(&self.timeline, entry))
    }

    /// Records the position in the jump list before a jump.
    pub(in crate::app) fn remember(&mut self) {
        self.remember_at(self.selected);
    }

    pub(super) fn remember_at(&mut self, index: usize) {
        let Some(entry) = self.timeline.entry(index) else {
            return;
        };
        let find = &mut self.find;
        find.jumps.truncate((find.at + 1).min(find.jumps.len()));
        find.jumps.retain(|jump| !is_same_entry(jump, &entry));
        find.jumps.push(entry);
        let over = find.jumps.len().saturating_sub(MOST_JUMPS);
        find.jumps.drain(..over);
        find.at = find.jumps.len();
    }

    /// Goes back in the jump list.
    pub(in crate::app) fn jump_back(&mut self, times: usize) {
        if self.find.at >= self.find.jumps.len() {
            // The current position becomes the target of going forward.
            let at = self.find.jumps.len();
            self.remember();
            self.find.at = at.min(self.find.jumps.len().saturating_sub(1));
        }
        let to = self.find.at.saturating_sub(times);
        self.jump_to(to, "No jump further back");
    }

    /// Goes forward in the jump list.
    pub(in crate::app) fn jump_forward(&mut self, times: usize) {
        let last = self.find.jumps.len().saturating_sub(1);
        let to = (self.find.at + times).min(last);
        self.jump_to(to, "No jump further on");
    }

    fn jump_to(&mut self, to: usize, none: &str) {
        let index = self
            .find
            .jumps
            .get(to)
            .and_then(|entry| self.find_here(entry));
        match index.filter(|_| to != self.find.at) {
            Some(index) => {
                self.find.at = to;
                self.focus = Focus::List;
                self.choose(index);
            }
            None => self.note = Some(none.to_owned()),
        }
    }
}

/// What a small number may have been meant as: "12G goes to event 12".
fn number_hint(text: &str) -> Option<String> {
    let number = text.trim();
    let is_small =
        (1..4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_small.then(|| format!("{number}G goes to event {number}"))
}

/// Converts `1939..1945` to an EDTF interval: "1939/1945".
fn as_range(text: &str) -> Option<String> {
    let (from, to) = text.trim().split_once("..")?;
    let is_range = !from.is_empty() && !to.is_empty() && !text.contains('/');
    is_range.then(|| format!("{}/{}", from.trim(), to.trim()))
}
