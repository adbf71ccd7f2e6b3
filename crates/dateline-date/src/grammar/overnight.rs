//! Ranges of clock times over midnight: "14 August 2021, 23:45–00:15".

use crate::DateContext;
use crate::meaning::{Meaning, Timed};

/// The longest range whose end is on the next day without any word that says so, in seconds.
const LONGEST: i128 = 12 * 3600;

/// End of a range on the day after its start: a bare clock time earlier than the start, and at most twelve hours after
/// it on the next day.
pub(super) fn end(start: &Meaning, end: &Meaning, context: DateContext) -> Option<Meaning> {
    let next = next_day(start, end, context)?;
    let (Meaning::Timed(from), Meaning::Timed(to)) = (start, &next) else {
        return None;
    };
    (to.first.seconds() - from.first.seconds() <= LONGEST).then_some(next)
}

/// The end on the day after its own, where both are times of day and it is before the start.
pub(crate) fn next_day(start: &Meaning, end: &Meaning, context: DateContext) -> Option<Meaning> {
    let (Meaning::Timed(from), Meaning::Timed(to)) = (start, end) else {
        return None;
    };
    if to.last >= from.first {
        return None;
    }
    let next = Timed::new(to.point.next(), to.clock, context);
    Some(Meaning::Timed(Box::new(next)))
}
