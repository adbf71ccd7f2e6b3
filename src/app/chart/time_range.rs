//! A range of time that is chosen in the chart.

use crate::chart::{OPEN_END, OPEN_START, Prepared};
use crate::date::{Moment, Notation, Precision, Step, Zone};
use crate::timeline::Timeline;
use crate::timeline::tally::many;

/// Seconds of a day.
const DAY: i64 = 86_400;

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
    ///
    /// It is of whole days unless one of the events has a time of day.
    pub(in crate::app) fn between(
        timeline: &Timeline,
        prepared: &Prepared,
        events: [usize; 2],
    ) -> Option<Self> {
        let [one, other] = events.map(|event| prepared.extents.get(event));
        let (one, other) = (one?, other?);
        let bounds = [one.0, one.1, other.0, other.1];
        let known = bounds
            .into_iter()
            .filter(|at| ![OPEN_START, OPEN_END].contains(at));
        let (mut from, mut to) = (known.clone().min()?, known.max()?);
        let mut spans = events.iter().filter_map(|event| timeline.span(*event));
        if spans.all(|span| span.precision() > Precision::Minute) {
            from = from.div_euclid(DAY).saturating_mul(DAY);
            to = to
                .saturating_add(DAY - 1)
                .div_euclid(DAY)
                .saturating_mul(DAY);
        }
        let mut range = Self {
            from,
            to: to.max(from.saturating_add(1)),
            events: 0,
        };
        range.events = range.events_of(prepared).count();
        Some(range)
    }

    /// The indices of the events that overlap it, or that may, as one of their ends is not known.
    pub(in crate::app) fn events_of(self, prepared: &Prepared) -> impl Iterator<Item = usize> {
        let extents = &prepared.extents;
        let meets = move |(from, to): (i64, i64)| from < self.to && to > self.from;
        (0..extents.len()).filter(move |event| extents.possible(*event).is_some_and(meets))
    }

    fn is_days(self) -> bool {
        self.from.rem_euclid(DAY) == 0 && self.to.rem_euclid(DAY) == 0
    }

    /// The range in words: "9 May 2025 – 3 June 2025: 12 events".
    pub(crate) fn words(self, notation: Notation) -> String {
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

    /// The range as `during:` accepts it. Clock times have the offset of `zone`, the zone of the chart, unless a clock
    /// time without one is understood in that zone.
    pub(in crate::app) fn written(self, zone: Option<Zone>) -> String {
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
                let offset = zone.map(|zone| offset(zone, second)).unwrap_or_default();
                format!("{date}T{hour:02}:{minute:02}:{:02}{offset}", clock % 60)
            }
        };
        let to = written(self.to.saturating_sub(1));
        format!("during:\"{}/{to}\"", written(self.from))
    }
}

/// Offset of a zone at a second of its own clock: "+01:00", "Z".
fn offset(zone: Zone, second: i64) -> String {
    let at = |unix: i64| zone.offset_at(unix);
    let east = at(second.saturating_sub(i64::from(at(second))));
    match east {
        0 => "Z".to_owned(),
        east => Zone::Fixed(east).name().unwrap_or_default(),
    }
}
