//! The order in which entries are shown.

use std::sync::Arc;

use super::Entry;
use crate::date::{Date, OrderKey};

/// What an entry is sorted by: first those above all others, then the dated ones by date, then the undated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Top,
    Dated(OrderKey),
    Undated,
}

/// Puts the entries of files, which come in file order, into display order: dated ones by date, then the undated, both stable.
/// Says how many have a place in time.
///
/// A broken entry without a date stands directly after the entry before it in the file, and at the top where there is
/// none: an error is shown where the reader works.
pub(super) fn arrange(files: Vec<impl Iterator<Item = Arc<Entry>>>) -> (Vec<Arc<Entry>>, usize) {
    let mut rows = Vec::new();
    for (file, entries) in files.into_iter().enumerate() {
        // A broken entry shares the key of the one before it and its place in the file.
        let mut before = (Key::Top, file, 0);
        rows.extend(entries.enumerate().map(|(index, entry)| {
            let key = match (&*entry, entry.date()) {
                (_, Some(date)) => (Key::Dated(Date::order_key(date)), file, index),
                (Entry::Broken(_), None) => before,
                (Entry::Event(_), None) => (Key::Undated, file, index),
            };
            before = key;
            (key, entry)
        }));
    }
    rows.sort_by_key(|(key, _)| *key);
    let dated = match rows.partition_point(|((key, ..), _)| *key != Key::Undated) {
        // Nothing but errors and undated events: there is no time to have a place in.
        count
            if rows
                .get(..count)
                .is_some_and(|rows| rows.iter().all(|((key, ..), _)| *key == Key::Top)) =>
        {
            0
        }
        count => count,
    };
    (rows.into_iter().map(|(_, entry)| entry).collect(), dated)
}
