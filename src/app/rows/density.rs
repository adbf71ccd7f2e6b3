//! The density of events: which periods make good headings, and how long a gap has to be to get a
//! row.

use std::cell::Cell;
use std::ops::Range;

use crate::date::{Moment, Period, Precision, Span, Unit};
use crate::timeline::Timeline;

/// A year, month or day with more entries than this is divided further.
const CROWDED: usize = 40;
/// A day with times of day and at least this many entries is divided by hour.
const BUSY_DAY: usize = 5;
/// A file with at most this many entries has headings by year, however far apart they are.
const FEW: usize = 8;

/// The heading periods that suit a timeline.
#[derive(Debug)]
pub(super) struct Density {
    /// The unit for most of the timeline.
    unit: Unit,
    /// The unit that the user chose instead.
    chosen: Option<Unit>,
    /// Index ranges, in order, where events are so dense that a finer unit is used.
    crowded: Vec<(Range<usize>, Unit)>,
    /// Index in `crowded` of the last lookup, as rows are laid out in order.
    near: Cell<usize>,
    /// Time from the first to the last event, in days.
    span: i64,
}

impl Density {
    /// Measures a timeline; if the user chose a unit, all headings have that one.
    pub(super) fn measure(timeline: &Timeline, chosen: Option<Unit>) -> Self {
        let starts: Vec<(usize, Moment)> = (0..timeline.dated)
            .filter_map(|index| Some((index, timeline.span(index)?.anchor()?)))
            .collect();
        let unit = unit_for(&starts);
        let span = match (starts.first(), starts.last()) {
            (Some((_, first)), Some((_, last))) => {
                last.day_number().saturating_sub(first.day_number())
            }
            _ => 0,
        };
        let mut crowded = Vec::new();
        if unit == Unit::Year {
            divide(timeline, &starts, Unit::Year, &mut crowded);
        }
        Self {
            unit,
            chosen,
            crowded,
            near: Cell::new(0),
            span,
        }
    }

    /// The unit of the heading above an event: never finer than the precision of its date.
    pub(super) fn unit(&self, index: usize, date: &Span) -> Unit {
        let known = match date.precision() {
            Precision::Second | Precision::Minute => Unit::Hour,
            Precision::Day => Unit::Day,
            Precision::Month => Unit::Month,
            Precision::Season | Precision::Year => Unit::Year,
            Precision::Decade => Unit::Decade,
            Precision::Century | Precision::Millennium => Unit::Century,
        };
        self.chosen
            .unwrap_or_else(|| self.unit_at(index))
            .max(known)
    }

    fn unit_at(&self, index: usize) -> Unit {
        let is_at = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| self.crowded.get(at));
            before.is_none_or(|(range, _)| range.end <= index)
                && self
                    .crowded
                    .get(at)
                    .is_none_or(|(range, _)| index < range.end)
        };
        let near = self.near.get();
        let after = [near, near + 1]
            .into_iter()
            .find(|at| is_at(*at))
            .unwrap_or_else(|| {
                self.crowded
                    .partition_point(|(range, _)| range.end <= index)
            });
        self.near.set(after);
        match self.crowded.get(after) {
            Some((range, unit)) if range.contains(&index) => *unit,
            _ => self.unit,
        }
    }

    /// Shortest gap that gets a row, in days: a twentieth of the whole, between one and ten heading
    /// periods.
    pub(super) fn gap_days(&self, index: Option<usize>) -> i64 {
        let unit = match index.map_or(self.unit, |index| self.unit_at(index)) {
            Unit::Year if self.span < 60 => Unit::Day,
            Unit::Year if self.span < 3 * 365 => Unit::Month,
            unit => unit,
        };
        let days = match unit {
            Unit::Hour | Unit::Day => 1,
            Unit::Month => 30,
            Unit::Year => 365,
            Unit::Decade => 3_652,
            Unit::Century => 36_524,
        };
        (self.span / 20).clamp(days, days * 10)
    }
}

/// Years, unless more than every second event would then have a heading of its own; then decades,
/// else centuries.
fn unit_for(starts: &[(usize, Moment)]) -> Unit {
    let headings = |unit| runs(starts, unit).count();
    let suits =
        |unit: &Unit| starts.len() <= FEW || headings(*unit).saturating_mul(2) <= starts.len();
    [Unit::Year, Unit::Decade]
        .into_iter()
        .find(suits)
        .unwrap_or(Unit::Century)
}

/// Splits events, which are in order, into runs that fall into the same period.
fn runs(mut starts: &[(usize, Moment)], unit: Unit) -> impl Iterator<Item = &[(usize, Moment)]> {
    std::iter::from_fn(move || {
        let (_, first) = starts.first()?;
        let period = Period::containing(*first, unit);
        let len = match period.days() {
            Some((_, last)) => gallop(starts, last),
            None => starts
                .iter()
                .take_while(|(_, at)| Period::containing(*at, unit) == period)
                .count(),
        };
        let (run, rest) = starts.split_at_checked(len.max(1))?;
        starts = rest;
        Some(run)
    })
}

/// Number of events at the start of the slice that are not later than `last` (galloping search).
fn gallop(starts: &[(usize, Moment)], last: Moment) -> usize {
    let mut most = 1;
    while starts.get(most).is_some_and(|(_, at)| *at <= last) {
        most *= 2;
    }
    let from = most / 2;
    let rest = starts.get(from..most.min(starts.len())).unwrap_or_default();
    from + rest.partition_point(|(_, at)| *at <= last)
}

/// Finds the runs of events with finer headings than years: a year with more than [`CROWDED`]
/// events is divided into months, such a month into days, such a day into hours. A day with times
/// of day is divided from [`BUSY_DAY`] events on.
fn divide(
    timeline: &Timeline,
    starts: &[(usize, Moment)],
    unit: Unit,
    crowded: &mut Vec<(Range<usize>, Unit)>,
) {
    let finer = match unit {
        Unit::Year => Unit::Month,
        Unit::Month => Unit::Day,
        Unit::Day => Unit::Hour,
        Unit::Hour | Unit::Decade | Unit::Century => return,
    };
    for run in runs(starts, unit) {
        let (Some((first, _)), Some((last, _))) = (run.first(), run.last()) else {
            continue;
        };
        let whole = *first..last + 1;
        let own = if unit == Unit::Day {
            let times = clock_times(timeline, run);
            (times > CROWDED)
                .then_some(finer)
                .or_else(|| (times >= BUSY_DAY).then_some(unit))
        } else {
            (run.len() > CROWDED).then_some(finer)
        };
        let mut parts = Vec::new();
        if run.len() >= BUSY_DAY {
            divide(timeline, run, finer, &mut parts);
        }
        note(whole, own, parts, crowded);
    }
}

/// Records a run with its own unit, and those of its parts that have another.
fn note(
    whole: Range<usize>,
    own: Option<Unit>,
    parts: Vec<(Range<usize>, Unit)>,
    crowded: &mut Vec<(Range<usize>, Unit)>,
) {
    let mut from = whole.start;
    let between = |range: Range<usize>, crowded: &mut Vec<(Range<usize>, Unit)>| {
        if let (Some(unit), false) = (own, range.is_empty()) {
            crowded.push((range, unit));
        }
    };
    for (range, unit) in parts {
        between(from..range.start, crowded);
        from = range.end;
        crowded.push((range, unit));
    }
    between(from..whole.end, crowded);
}

/// Number of events with a time of day; counting stops as soon as there are enough to divide the
/// day.
fn clock_times(timeline: &Timeline, run: &[(usize, Moment)]) -> usize {
    let has_clock = |index: usize| {
        let precision = timeline.span(index).map(|span| span.precision());
        matches!(precision, Some(Precision::Second | Precision::Minute))
    };
    let times = run.iter().filter(|(index, _)| has_clock(*index));
    times.take(CROWDED + 1).count()
}
