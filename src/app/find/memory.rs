//! The remembered state of a timeline: position, typed lines, filter, marks and chart.

use super::super::Division;
use super::super::layout::{Share, Zoom};
use super::super::prompt::History;
use super::remembered::{EventReference, MOST_LINES, Memory};
use crate::app::sources::SourceOrder;
use crate::app::state::App;
use crate::date::Unit;
use crate::timeline::{Entry, Query};

/// The name of headings that follow the density of the events.
const AUTOMATIC: &str = "automatic";

impl App {
    /// The state to remember.
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
            headings: {
                let headings = self.row_style.headings;
                let word = headings.map_or(AUTOMATIC, Unit::word);
                (headings != self.preferences.headings).then(|| word.to_owned())
            },
            sources: self.source_order.name().to_owned(),
            zoom: match division.zoom {
                Zoom::Shared => 0,
                Zoom::Large => 1,
                Zoom::Whole => 2,
            },
        }
    }

    /// Restores the remembered state. While only the beginning of a file is loaded, the position is
    /// restored later.
    pub(in crate::app) fn recall(&mut self, memory: Memory, with_place: bool) {
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
        let mut orders = SourceOrder::ALL.into_iter();
        let order = orders.find(|order| order.name() == memory.sources);
        self.source_order = order.unwrap_or_default();
        if let Some(word) = &memory.headings {
            let unit = Unit::ALL.into_iter().find(|unit| unit.word() == word);
            if unit.is_some() || word == AUTOMATIC {
                self.row_style.headings = unit;
                self.lay_out_in_place();
            }
        }
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
        if let Ok(query) = Query::parse(&memory.filter, self.context())
            && !query.is_empty()
        {
            self.set_filter(query);
        }
        self.recall_window(&memory.chart_view);
    }

    /// Restores the position when the whole file is loaded, unless the user has moved.
    pub(in crate::app) fn recall_in_whole(&mut self) {
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
