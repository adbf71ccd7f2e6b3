//! A range of time in the chart: from the event where it was started to the selected one.

use super::super::{App, Effect};
use crate::chart::{OPEN_END, OPEN_START, Prepared, View};
use crate::date::{Bound, Date, Moment, Notation, Step};
use crate::text::grouped;
use crate::timeline::Place;
use crate::timeline::tally::many;

/// Most events of a range that are copied to the clipboard.
const MOST_COPIED: usize = 10_000;

/// A range of time, and the number of events in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// First second.
    pub from: i64,
    /// First second after the range.
    pub to: i64,
    /// Number of events that overlap it.
    pub events: usize,
}

impl TimeRange {
    /// The range that covers both events; `None` if neither has a known time.
    pub(super) fn between(prepared: &Prepared, one: usize, other: usize) -> Option<Self> {
        let (one, other) = (prepared.extents.get(one)?, prepared.extents.get(other)?);
        let bounds = [one.0, one.1, other.0, other.1];
        let known = bounds
            .into_iter()
            .filter(|at| ![OPEN_START, OPEN_END].contains(at));
        let (from, to) = (known.clone().min()?, known.max()?);
        let mut range = Self {
            from,
            to: to.max(from.saturating_add(1)),
            events: 0,
        };
        range.events = range.events_of(prepared).count();
        Some(range)
    }

    /// The indices of the events that overlap it.
    fn events_of(self, prepared: &Prepared) -> impl Iterator<Item = usize> {
        let extents = prepared
            .extents
            .starts()
            .iter()
            .zip(prepared.extents.ends());
        let meets = move |(from, to): (&i64, &i64)| *from < self.to && *to > self.from;
        let all = extents.enumerate();
        all.filter_map(move |(event, extent)| meets(extent).then_some(event))
    }

    fn is_days(self) -> bool {
        self.from.rem_euclid(86_400) == 0 && self.to.rem_euclid(86_400) == 0
    }

    /// The range in words: "9 May 2025 – 3 June 2025: 12 events".
    #[must_use]
    pub fn words(self, notation: Notation) -> String {
        let word = |second: i64| {
            let at = Moment::from_seconds(second);
            let day = Step::Days(1).name(at, None, notation);
            if self.is_days() {
                day
            } else {
                format!("{day} {}", Step::Minutes(1).name(at, Some(at), notation))
            }
        };
        let (from, to) = (word(self.from), word(self.to.saturating_sub(1)));
        let events = many(self.events, "event");
        if from == to {
            return format!("{from}: {events}");
        }
        format!("{from} – {to}: {events}")
    }

    /// The range as `during:` accepts it.
    fn written(self) -> String {
        let written = |second: i64| {
            let at = Moment::from_seconds(second);
            let year = at.year();
            let date = match year {
                0..=9999 => format!("{year:04}-{:02}-{:02}", at.month(), at.day()),
                -9999..0 => format!("-{:04}-{:02}-{:02}", -year, at.month(), at.day()),
                _ => return format!("Y{year}"),
            };
            let clock = at.second();
            if self.is_days() {
                date
            } else {
                let (hour, minute) = (clock / 3600, clock / 60 % 60);
                format!("{date}T{hour:02}:{minute:02}:{:02}", clock % 60)
            }
        };
        let to = written(self.to.saturating_sub(1));
        format!("during:\"{}/{to}\"", written(self.from))
    }
}

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
        let text = before.unwrap_or_default() + &range.written();
        if let Err(refusal) = self.filter_by(&text) {
            self.note = Some(refusal.message);
        }
    }

    /// Copies the events of the range, as they are written in their files.
    pub(in super::super) fn copy_range(&mut self) -> Vec<Effect> {
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
    pub(in super::super) fn show_time(&mut self, date: &Date) {
        let Some(prepared) = self.chart.prepared.as_ref().filter(|_| self.chart.is_open) else {
            return;
        };
        let (Bound::At(from), Bound::At(to)) = (date.earliest(), date.latest()) else {
            return;
        };
        let (from, to) = (crate::chart::second(from), crate::chart::second(to));
        if date.range().is_some() || to.saturating_sub(from) > 86_400 {
            self.chart.view = View::between(&prepared.time, from, to.saturating_add(1));
            // The selected event, which is the closest one, may be elsewhere.
            self.chart.shown = Some(self.selected);
        }
    }
}
