//! The remembered state of a timeline: position, typed lines, filter, marks and chart.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::chart::ChartMemory;
use super::super::layout::{Share, Zoom};
use super::super::prompt::History;
use super::super::{App, Division};
use crate::text::head;
use crate::timeline::{Entry, Query, Timeline};

/// Lines of each prompt that are remembered.
const MOST_LINES: usize = 100;
/// Bytes of a title that are remembered: enough to identify it.
const LONGEST_TITLE: usize = 200;
/// Number of events above which an event that is not at its old index is not searched for.
const MOST_LOOKED_THROUGH: usize = 20_000;

/// The remembered state of a timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    selected: Option<EventReference>,
    /// The active filter, as written.
    filter: String,
    marks: BTreeMap<char, EventReference>,
    /// The lines typed into each prompt, the latest last.
    histories: Vec<Vec<String>>,
    /// Whether the chart was shown.
    chart: bool,
    /// Its lanes, and the visible part of time.
    chart_view: ChartMemory,
    /// Shares of the list in percent, if the user changed them.
    beside: Option<u16>,
    below: Option<u16>,
    /// Size of the pane with the focus: 0 shared, 1 large, 2 whole screen.
    zoom: u8,
}

/// Identifies an event across versions of its file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct EventReference {
    index: usize,
    id: Option<String>,
    date: Option<String>,
    title: String,
}

impl EventReference {
    fn of(index: usize, entry: &Entry) -> Self {
        let id = match entry {
            Entry::Event(event) => event.id.clone(),
            Entry::Broken(_) => None,
        };
        Self {
            index,
            id,
            date: entry.date().map(|date| date.written().to_owned()),
            title: head(entry.title(), LONGEST_TITLE).to_owned(),
        }
    }

    /// The index of the event in a timeline: at its old index, else by id, by date and title, or by
    /// title.
    fn find(&self, timeline: &Timeline) -> Option<usize> {
        let seen = |index: usize, entry: &Entry| Self::of(index, entry);
        let same = |other: &Self| (&other.date, &other.title) == (&self.date, &self.title);
        let there = timeline.entry(self.index);
        if there.is_some_and(|entry| same(&seen(self.index, &entry))) {
            return Some(self.index);
        }
        // Searching very many events would take too long.
        if timeline.len() > MOST_LOOKED_THROUGH {
            return None;
        }
        let all: Vec<Self> = timeline
            .entries()
            .enumerate()
            .map(|(index, entry)| seen(index, &entry))
            .collect();
        let by_id = |other: &Self| self.id.is_some() && other.id == self.id;
        let by_title = |other: &Self| !self.title.is_empty() && other.title == self.title;
        let mut found = all.iter().position(by_id);
        found = found.or_else(|| all.iter().position(same));
        found.or_else(|| all.iter().position(by_title))
    }
}

impl Memory {
    /// Merges the state that another viewer saved meanwhile: lines and marks of both are kept;
    /// otherwise this one takes precedence.
    #[must_use]
    pub fn merged(mut self, other: Self) -> Self {
        let mut histories = other.histories;
        for (purpose, lines) in self.histories.into_iter().enumerate() {
            match histories.get_mut(purpose) {
                Some(all) => {
                    all.retain(|line| !lines.contains(line));
                    all.extend(lines);
                    let over = all.len().saturating_sub(MOST_LINES);
                    all.drain(..over);
                }
                None => histories.push(lines),
            }
        }
        self.histories = histories;
        let mut marks = other.marks;
        marks.append(&mut self.marks);
        self.marks = marks;
        self
    }
}

impl App {
    /// The state to remember.
    #[must_use]
    pub fn memory(&self) -> Memory {
        let whole = self.whole();
        let reference = |entry: &Entry| {
            let index = whole.index_of(entry)?;
            Some(EventReference::of(index, entry))
        };
        let selected = self.selected();
        let marks = self.find.marks.iter();
        let division = self.division;
        let changed =
            |share: Share, at_first: Share| (share != at_first).then(|| share.to_percent());
        let at_first = self.preferences.division;
        Memory {
            selected: selected.and_then(|entry| reference(&entry)),
            filter: self
                .filter()
                .map_or_else(String::new, |filter| filter.written().to_owned()),
            marks: marks
                .filter_map(|(letter, entry)| Some((*letter, reference(entry)?)))
                .collect(),
            histories: self
                .find
                .histories
                .iter()
                .map(|history| history.latest(MOST_LINES).to_vec())
                .collect(),
            chart: self.chart().is_some(),
            chart_view: self.chart_memory(),
            beside: changed(division.beside, at_first.beside),
            below: changed(division.above, at_first.above),
            zoom: match division.zoom {
                Zoom::Shared => 0,
                Zoom::Large => 1,
                Zoom::Whole => 2,
            },
        }
    }

    /// Restores the remembered state. While only the beginning of a file is loaded, the position is
    /// restored later.
    pub(in super::super) fn recall(&mut self, memory: Memory, with_place: bool) {
        for (history, lines) in self.find.histories.iter_mut().zip(&memory.histories) {
            let mut all = History::default();
            for line in lines {
                all.add(line);
            }
            *history = all;
        }
        let Division { beside, above, .. } = self.preferences.division;
        let share = |percent: Option<u16>, or| {
            percent.map_or(or, |percent| Share::percent(percent.clamp(1, 99)))
        };
        self.division.beside = share(memory.beside, beside);
        self.division.above = share(memory.below, above);
        self.division.zoom = match memory.zoom {
            1 => Zoom::Large,
            2 => Zoom::Whole,
            _ => Zoom::Shared,
        };
        self.recall_lanes(&memory.chart_view);
        if memory.chart != self.chart().is_some() {
            self.toggle_chart();
        }
        self.show_selected();
        if !with_place {
            return;
        }
        if self.is_head() {
            self.find.remembered = Some(memory);
        } else {
            self.recall_place(&memory);
        }
    }

    fn recall_place(&mut self, memory: &Memory) {
        let timeline = self.timeline.clone();
        for (letter, reference) in &memory.marks {
            let index = reference.find(&timeline);
            if let Some(entry) = index.and_then(|index| timeline.entry(index)) {
                self.find.marks.insert(*letter, entry);
            }
        }
        let selected = memory.selected.as_ref();
        if let Some(index) = selected.and_then(|reference| reference.find(&timeline)) {
            self.choose(index);
        }
        if let Ok(query) = Query::parse(&memory.filter, self.reading())
            && !query.is_empty()
        {
            self.set_filter(query);
        }
        self.recall_window(&memory.chart_view);
    }

    /// Restores the position when the whole file is loaded, unless the user has moved.
    pub(in super::super) fn recall_in_whole(&mut self) {
        if let Some(memory) = self.find.remembered.take()
            && self.selected == 0
            && self.filter().is_none()
        {
            self.recall_place(&memory);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remembered(lines: &[&str], marks: &[char]) -> Memory {
        Memory {
            histories: vec![lines.iter().map(|line| (*line).to_owned()).collect()],
            marks: marks
                .iter()
                .map(|letter| (*letter, EventReference::default()))
                .collect(),
            ..Memory::default()
        }
    }

    #[test]
    fn two_viewers_lose_nothing() {
        let first = remembered(&["a", "b"], &['x']);
        let second = remembered(&["b", "c", "a"], &['y']);
        let both = second.merged(first);
        assert_eq!(both.histories, [["b", "c", "a"]]);
        assert_eq!(both.marks.keys().collect::<String>(), "xy");
        let grown = remembered(&["new"], &[]).merged(both);
        assert_eq!(grown.histories, [["b", "c", "a", "new"]]);
    }
}
