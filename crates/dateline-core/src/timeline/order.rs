//! The display order of entries.

use super::store::{EventStore, Position};
use crate::date::OrderKey;
use crate::parallel;

/// Number of rows below which a second thread does not pay off.
const WORTH_A_THREAD: usize = 20_000;

/// The sort key of an entry: entries above all others, then dated ones by date, then undated ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Top,
    Dated(OrderKey),
    Undated,
}

/// The sort key of an entry of a file, without regard to its neighbors.
enum OwnKey {
    Key(Key),
    /// The entry follows the one before it in the file.
    Follows,
}

/// The display order of entries, which are numbered through all files: dated ones by date, then
/// undated ones, both stable. Also returns how many have a place in time. The order is empty if it
/// equals the order of the files.
///
/// A broken entry without a date directly follows the entry before it in the file, or is at the top
/// if there is none: the error is shown where the user is working.
pub(super) fn arrange(stores: &[EventStore]) -> (Vec<u32>, usize) {
    if let [store] = stores
        && let Some(arranged) = arrange_days(store)
    {
        return arranged;
    }
    let keys = || {
        stores.iter().flat_map(|store| {
            // A broken entry shares the key of the one before it.
            let mut before = Key::Top;
            (0..store.len()).map(move |index| {
                if let OwnKey::Key(key) = own_key(store, index) {
                    before = key;
                }
                before
            })
        })
    };
    let undated = keys().filter(|key| *key == Key::Undated).count();
    let top = keys().filter(|key| *key == Key::Top).count();
    let total: usize = stores.iter().map(EventStore::len).sum();
    let mut order = Vec::new();
    if !keys().is_sorted() {
        let mut rows: Vec<(Key, u32)> = keys().zip(0..).collect();
        rows.sort_unstable();
        order = rows.into_iter().map(|(_, index)| index).collect();
    }
    (order, dated(total, undated, top))
}

/// Number of entries with a place in time.
fn dated(total: usize, undated: usize, top: usize) -> usize {
    match total.saturating_sub(undated) {
        // If there are only errors and undated events, nothing has a place in time.
        count if count == top => 0,
        count => count,
    }
}

fn own_key(store: &EventStore, at: usize) -> OwnKey {
    match store.position(at) {
        Position::Undated => OwnKey::Key(Key::Undated),
        Position::Days(_) | Position::Dated => store.span(at).map_or(OwnKey::Follows, |span| {
            OwnKey::Key(Key::Dated(span.order_key()))
        }),
        Position::BelowPrevious => OwnKey::Follows,
    }
}

/// The order of a file in which every date has a first and a last day, so that one number is enough
/// to sort it.
fn arrange_days(store: &EventStore) -> Option<(Vec<u32>, usize)> {
    const UNDATED: u64 = u64::MAX;
    let mut before = 0;
    let mut keys = Vec::with_capacity(store.len());
    let (mut undated, mut top, mut sorted) = (0_usize, 0_usize, true);
    let mut last = 0;
    for at in 0..store.len() {
        before = match store.position(at) {
            Position::Days(days) => {
                // Ascending by start; for equal starts the later end comes first.
                let rank = |day: i32| u64::from(day.cast_unsigned() ^ (1 << 31));
                rank(days.first()) << 32 | (u64::from(u32::MAX) - rank(days.last()))
            }
            Position::Undated => UNDATED,
            Position::BelowPrevious => before,
            Position::Dated => return None,
        };
        sorted &= last <= before;
        last = before;
        undated += usize::from(before == UNDATED);
        top += usize::from(before == 0);
        keys.push(before);
    }
    let dated = dated(keys.len(), undated, top);
    if sorted {
        return Some((Vec::new(), dated));
    }
    // Most files are nearly sorted: only entries below a later event have to be sorted.
    let (mut risen, mut fallen) = (Vec::with_capacity(keys.len()), Vec::new());
    let mut highest = 0;
    for row in keys.into_iter().zip(0..) {
        if row.0 >= highest {
            highest = row.0;
            risen.push(row);
        } else {
            fallen.push(row);
        }
    }
    sort(&mut fallen);
    Some((merge(&risen, &fallen), dated))
}

/// Sorts keys, on two cores if there are many.
#[expect(
    clippy::stable_sort_primitive,
    reason = "the stable one finds the two halves in order, and merges them"
)]
fn sort(rows: &mut [(u64, u32)]) {
    let middle = rows.len() / 2;
    let (one, other) = rows.split_at_mut(middle);
    parallel::both(
        one.len() > WORTH_A_THREAD,
        || one.sort_unstable(),
        || other.sort_unstable(),
    );
    rows.sort();
}

/// Merges two sorted lists into one order.
fn merge(one: &[(u64, u32)], other: &[(u64, u32)]) -> Vec<u32> {
    let mut order = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (one.peek(), other.peek()) {
            (Some(a), Some(b)) if a <= b => one.next(),
            (_, Some(_)) => other.next(),
            (_, None) => one.next(),
        };
        match next {
            Some((_, index)) => order.push(*index),
            None => return order,
        }
    }
}
