//! What is remembered of a timeline between two runs.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::Serialize;

use crate::app::chart::ChartMemory;
use crate::text::head;
use crate::timeline::{Entry, Timeline};

/// The remembered state of a timeline.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    pub(in crate::app) selected: Option<EventReference>,
    /// The active filter, as written.
    pub(in crate::app) filter: String,
    pub(in crate::app) marks: BTreeMap<char, EventReference>,
    /// The lines typed into each prompt, the latest last.
    pub(in crate::app) histories: Vec<Vec<String>>,
    /// Whether the chart was shown.
    pub(in crate::app) chart: bool,
    /// Its lanes, and the visible part of time.
    pub(in crate::app) chart_view: ChartMemory,
    /// Shares of the list in percent, if the user changed them.
    pub(in crate::app) beside: Option<u16>,
    pub(in crate::app) below: Option<u16>,
    /// Name of the size of the headings, if the user changed it; `automatic` for none.
    pub(in crate::app) headings: Option<String>,
    /// Name of the order of the sources.
    pub(in crate::app) sources: String,
    /// Size of the pane with the focus: 0 shared, 1 large, 2 whole screen.
    pub(in crate::app) zoom: u8,
}

impl Memory {
    /// Merges the state that another viewer saved meanwhile: lines and marks of both are kept;
    /// otherwise this one takes precedence.
    pub(crate) fn merged(mut self, other: Self) -> Self {
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

/// Identifies an event across versions of its file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::app) struct EventReference {
    index: usize,
    id: Option<String>,
    date: Option<String>,
    title: String,
}

impl EventReference {
    pub(in crate::app) fn of(index: usize, entry: &Entry) -> Self {
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
    pub(in crate::app) fn find(&self, timeline: &Timeline) -> Option<usize> {
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

/// Lines of each prompt that are remembered.
pub(super) const MOST_LINES: usize = 100;

/// Bytes of a title that are remembered: enough to identify it.
pub(super) const LONGEST_TITLE: usize = 200;

/// Number of events above which an event that is not at its old index is not searched for.
pub(super) const MOST_LOOKED_THROUGH: usize = 20_000;
