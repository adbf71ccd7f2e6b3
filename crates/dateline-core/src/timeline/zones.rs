//! The zones of a timeline's clock times: the one on whose clock they are placed, and the one they are written in.

use super::{Entry, Timeline};
use crate::date::{Date, Precision, Zone};

/// How many clock times are looked at to tell the zone of a timeline whose files name none.
const LOOKED_AT: usize = 200;
/// How many events are looked at to find them.
const LOOKED_THROUGH: usize = 5_000;

impl Timeline {
    /// The zone on whose clock everything is placed: what the order, the headings and "today" go by.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.file(0).reading.zone
    }

    /// The zone in which the clock times are written: that of the files' `timezone:`, else the one that all clock times
    /// name, or all of the first ones. `None` where there are several, or none.
    #[must_use]
    pub fn written_zone(&self) -> Option<Zone> {
        let named = self.files.iter().filter_map(|file| file.reading.clock_zone);
        let mut named = named.peekable();
        if named.peek().is_some() {
            return only(named.map(Some));
        }
        let entries = self.stores.iter().flat_map(|store| {
            (0..store.len().min(LOOKED_THROUGH)).filter_map(move |at| {
                let is_timed = store.span(at)?.precision() <= Precision::Minute;
                is_timed.then(|| store.entry(at, 0))?
            })
        });
        let zone = |entry: std::sync::Arc<Entry>| entry.date().and_then(Date::zone);
        only(entries.take(LOOKED_AT).map(zone))
    }
}

/// The one zone that all of them are.
fn only(mut zones: impl Iterator<Item = Option<Zone>>) -> Option<Zone> {
    let first = zones.next()??;
    zones.all(|zone| zone == Some(first)).then_some(first)
}
