//! Moving from period to period: the year, month or decade that entries belong to.

use std::ops::RangeInclusive;

use super::Timeline;
use super::store::Position;
use crate::date::{Period, Unit};

/// A period, or the absence of one, that entries can share.
struct Under {
    unit: Unit,
    period: Option<Period>,
    /// Days of the period, counted from 1970-01-01: for an entry whose first day is known,
    /// comparing days is enough.
    days: Option<RangeInclusive<i64>>,
}

/// The period that an entry belongs to; `None` for an entry without a place in time.
pub(crate) fn period_of(timeline: &Timeline, index: usize, unit: Unit) -> Option<Period> {
    let anchor = timeline.span(index)?.anchor()?;
    Some(Period::containing(anchor, unit))
}

/// The first later entry that belongs to another period, else the last entry.
pub fn after(timeline: &Timeline, index: usize, unit: Unit) -> usize {
    let here = under(timeline, index, unit);
    let mut rest = index + 1..timeline.len;
    let next = rest.find(|index| !belongs(timeline, *index, &here));
    next.unwrap_or(timeline.len.saturating_sub(1))
}

/// The first entry of the previous period, else the first entry.
pub fn before(timeline: &Timeline, index: usize, unit: Unit) -> usize {
    let here = under(timeline, index, unit);
    let mut above = (0..index).rev();
    let Some(last) = above.find(|index| !belongs(timeline, *index, &here)) else {
        return 0;
    };
    let before = under(timeline, last, unit);
    let same = above.take_while(|index| belongs(timeline, *index, &before));
    same.last().unwrap_or(last)
}

fn under(timeline: &Timeline, index: usize, unit: Unit) -> Under {
    let period = period_of(timeline, index, unit);
    let days = period.and_then(Period::days);
    Under {
        unit,
        period,
        days: days.map(|(from, to)| from.day_number()..=to.day_number()),
    }
}

/// Whether an entry belongs to the period. A period may have thousands of entries, and a key
/// press waits for the result.
fn belongs(timeline: &Timeline, index: usize, under: &Under) -> bool {
    match (&under.days, first_day(timeline, index)) {
        (Some(days), Some(day)) => days.contains(&day),
        _ => period_of(timeline, index, under.unit) == under.period,
    }
}

/// The first day of the entry at that index, counted from 1970-01-01, if it is known without
/// parsing the entry.
fn first_day(timeline: &Timeline, index: usize) -> Option<i64> {
    let (store, _, at) = timeline.find(index)?;
    match store.position(at) {
        Position::Days(days) => Some(i64::from(days.first())),
        _ => None,
    }
}
