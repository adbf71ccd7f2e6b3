//! The zone that the clock times of a timeline are written in.

use super::{Entry, Timeline};
use crate::date::{Date, Precision, Zone};

/// Most clock times that are examined to find the zone of a timeline whose files name none.
const LOOKED_AT: usize = 200;
/// Most events that are examined for clock times.
const LOOKED_THROUGH: usize = 5_000;

/// The zone in which the clock times are written: `timezone:` of the files, else the zone that
/// all clock times name, judged by the first ones. `None` if there are several, or none.
pub fn written(timeline: &Timeline) -> Option<Zone> {
    let named = timeline
        .files
        .iter()
        .filter_map(|file| file.context.clock_zone);
    let mut named = named.peekable();
    if named.peek().is_some() {
        return only(named.map(Some));
    }
    let entries = timeline.stores.iter().flat_map(|store| {
        (0..store.len().min(LOOKED_THROUGH)).filter_map(move |at| {
            let is_timed = store.span(at)?.precision() <= Precision::Minute;
            is_timed.then(|| store.entry(at, 0))?
        })
    });
    let zone = |entry: std::sync::Arc<Entry>| entry.date().and_then(Date::zone);
    only(entries.take(LOOKED_AT).map(zone))
}

/// The zone, if all are equal and none is missing.
fn only(mut zones: impl Iterator<Item = Option<Zone>>) -> Option<Zone> {
    let first = zones.next()??;
    zones.all(|zone| zone == Some(first)).then_some(first)
}
