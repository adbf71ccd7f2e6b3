//! A range of time in the chart: from the event where it was started to the selected one.

use super::super::Effect;
use crate::app::state::App;
use crate::chart::{SHORTEST, View};
use crate::date::{Bound, Date};
use crate::text::grouped;
use crate::timeline::Place;
use crate::timeline::tally::many;

/// Most events of a range that are copied to the clipboard.
const MOST_COPIED: usize = 10_000;

impl App {
    /// Starts a range at the selected event, or ends the current one.
    pub(super) fn start_range(&mut self) {
        self.chart.range_start = match self.chart.range_start {
            Some(_) => None,
            None if self.selected < self.timeline.dated => Some(self.selected),
            None => {
                self.note = Some("A range begins at an event with a date".to_owned());
                None
            }
        };
    }

    /// Filters by the range.
    pub(super) fn filter_by_range(&mut self) {
        let Some(range) = self.chart.range() else {
            return;
        };
        self.chart.range_start = None;
        let before = self
            .filter()
            .map(|filter| format!("{} ", filter.written_as_part()));
        let context = self.timeline.file(0).context;
        let understood = context.clock_zone.unwrap_or_else(|| context.local());
        let zone = (understood != context.zone).then_some(context.zone);
        let text = before.unwrap_or_default() + &range.written(zone);
        if let Err(refusal) = self.filter_by(&text) {
            self.note = Some(refusal.message);
            return;
        }
        // An event of the range may last much longer than the range, which then fills the screen unless it is mostly folded.
        self.lay_out_chart();
        let time = self.chart.prepared.as_ref().map(|prepared| &prepared.time);
        if let Some(time) = time {
            let shown = time
                .position(range.to)
                .saturating_sub(time.position(range.from));
            if shown >= range.to.saturating_sub(range.from) / 2 {
                self.show_range(range.from, range.to);
            }
        }
    }

    /// Copies the events of the range, as they are written in their files.
    pub(in crate::app) fn copy_range(&mut self) -> Vec<Effect> {
        let found = self.chart.range().zip(self.chart.prepared.as_ref());
        let Some((range, prepared)) = found else {
            return Vec::new();
        };
        if range.events > MOST_COPIED {
            let most = grouped(MOST_COPIED);
            self.note = Some(format!("Not copied: y takes {most} events at most"));
            return Vec::new();
        }
        let mut events: Vec<(usize, Place)> = Vec::with_capacity(range.events);
        for event in range.events_of(prepared) {
            let Some(entry) = self.timeline.entry(event) else {
                continue;
            };
            if self.timeline.shares_its_line(&entry) {
                let message = "Not copied: events share a line: e opens the file there";
                self.note = Some(message.to_owned());
                return Vec::new();
            }
            events.push((entry.file(), entry.place()));
        }
        let what = format!("{} as YAML", many(events.len(), "event"));
        self.chart.range_start = None;
        vec![Effect::ClipEvents { events, what }]
    }

    /// Zooms to a date that is a range or longer than a day.
    pub(in crate::app) fn show_time(&mut self, date: &Date) {
        let (Bound::At(from), Bound::At(to)) = (date.earliest(), date.latest()) else {
            return;
        };
        let (from, to) = (crate::chart::second(from), crate::chart::second(to));
        if self.chart.is_open && (date.range().is_some() || to.saturating_sub(from) > 86_400) {
            self.show_range(from, to.saturating_add(1));
            // The selected event, which is the closest one, may be elsewhere.
            self.chart.shown = Some(self.selected);
        }
    }
    /// Shows all of a range of time and nothing else.
    fn show_range(&mut self, from: i64, to: i64) {
        let columns = usize::from(self.layout().list.width);
        let mut pane = std::mem::take(&mut self.chart);
        pane.view = View::Around {
            middle: from,
            length: SHORTEST,
            asked: Some((from, to)),
        };
        self.prepare_chart(&mut pane, columns);
        if let Some(prepared) = &pane.prepared {
            pane.view = View::between(&prepared.time, from, to);
        }
        self.chart = pane;
    }
}
