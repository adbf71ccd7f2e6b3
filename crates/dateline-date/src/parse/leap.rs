//! Leap seconds.

use crate::error::DateError;
use crate::meaning::Timed;
use crate::read::Read;

/// Error for a leap second that no clock has: they come before midnight UTC, and zones differ by quarters of an hour.
pub(super) fn impossible(text: &str, read: &Read) -> Option<DateError> {
    const QUARTER: u32 = 900;
    const DAY: i64 = 86_400;
    let is_impossible = |timed: Timed| match timed.readings {
        Some(readings) => {
            let second = i64::from(timed.clock.second) - i64::from(readings.first);
            second.rem_euclid(DAY) != DAY - 1
        }
        None => timed.clock.second % QUARTER != QUARTER - 1,
    };
    let mut leaps = read.meaning.timed_edges().filter(|timed| timed.clock.leap);
    leaps.any(is_impossible).then(|| {
        DateError::new(
            "no leap second at this time",
            text.find(":60").map_or(0, |at| at + 1),
        )
        .with_help("write a second from 00 to 59; leap seconds are at 23:59:60 UTC")
    })
}
