//! Mappings from the names of events to their days: `1.0.0: 2014-03-14`.

use crate::timeline::field::{self, datelike};
use crate::timeline::shape::{Pair, Value, date_of};

/// Fewest days under names of their own in a mapping under a key for a date that are those of several events.
const DAYS_OF_EVENTS: usize = 3;

/// Whether the mapping of a pair is the days of several events, even where its key is one for a date.
pub(in crate::timeline::discover) fn hold_days(pair: &Pair<'_>) -> bool {
    match &pair.value {
        Value::Map(pairs) if !field::never_holds_events(&pair.key) => {
            count_named_days(pairs) >= DAYS_OF_EVENTS
        }
        _ => false,
    }
}

/// The number of days under names of their own in a mapping; 0 unless there are two, and more than of anything else.
pub(in crate::timeline::discover) fn count_named_days(pairs: &[Pair<'_>]) -> usize {
    let count = pairs.iter().filter(|pair| is_named_day(pair)).count();
    if count > 1 && count.saturating_mul(2) > pairs.len() {
        count
    } else {
        0
    }
}

/// Whether a pair is the name of an event and its day: `1.0.0: 2014-03-14`.
pub(in crate::timeline::discover) fn is_named_day(pair: &Pair<'_>) -> bool {
    match &pair.value {
        Value::Plain(node, _) => {
            !field::is_reserved(&pair.key)
                && date_of(&pair.key, None).is_none()
                && datelike::is_named_day(&pair.key, node)
        }
        _ => false,
    }
}
