//! Ranges of clock times over midnight: "14 August 2021, 23:45–00:15".

use crate::context::DateContext;
use crate::meaning::{Meaning, Timed};

/// Maximum length, in seconds, of a range whose end is assumed to be on the next day.
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

/// Moves an end to the next day; `None` unless both are clock times and the end is before the start.
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
