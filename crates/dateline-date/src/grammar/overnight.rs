//! Ranges of clock times over midnight: "14 August 2021, 23:45–00:15".

use crate::DateContext;
use crate::meaning::{Meaning, Timed};

/// The end of a range on the day after its start's, where it is a clock time alone that is earlier than the start, and at
/// most twelve hours later on the next day.
pub(super) fn end(start: &Meaning, end: &Meaning, context: DateContext) -> Option<Meaning> {
    const LONGEST: i128 = 12 * 3600;
    let (Meaning::Timed(from), Meaning::Timed(to)) = (start, end) else {
        return None;
    };
    if to.last >= from.first {
        return None;
    }
    let next = Timed::new(to.point.next(), to.clock, context);
    let length = next.first.seconds() - from.first.seconds();
    (length <= LONGEST).then(|| Meaning::Timed(Box::new(next)))
}
