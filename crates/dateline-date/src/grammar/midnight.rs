//! The word "midnight", which may be the beginning or the end of its day.

use super::item::Item;
use super::relation::Relation;
use crate::context::DateContext;
use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::meaning::{Meaning, Member};
use crate::partial::Partial;

/// Moves the time to the end of its day.
fn to_end(date: &mut Partial) {
    date.time = date.time.map(|(clock, _)| (clock, true));
}

/// Both readings of midnight on one day. Before "by", "until" or "before" it is moved to the end of the day.
pub(super) fn alone(
    date: &mut Partial,
    item: &Item,
    context: DateContext,
    used: &mut Used,
) -> Result<Option<Meaning>, DateError> {
    used.add(Convention::MidnightOpen);
    match item.relation {
        Some(Relation::Before | Relation::UpTo | Relation::Until) => to_end(date),
        None if item.is_plain() => {
            let beginning = date.finish(context, used)?;
            to_end(date);
            let both = [beginning, date.finish(context, used)?];
            return Ok(Some(Meaning::one_of(both.map(Member::One).into())));
        }
        _ => {}
    }
    Ok(None)
}

/// "From noon to midnight on 5 June 1944": midnight at the end of a range is the end of its day.
pub(super) fn end_range(start: &Partial, end: &mut Partial, used: &mut Used) {
    if end.midnight.is_some() && start.midnight.is_none() {
        used.add(Convention::MidnightOpen);
        to_end(end);
    }
}

/// "Midnight of 5–6 June 1944": the moment between the two days.
pub(super) fn between(
    start: &Partial,
    end: &Partial,
    context: DateContext,
    used: &mut Used,
) -> Option<Meaning> {
    if start.midnight.is_none() || end.time.is_some() {
        return None;
    }
    let day = |side: &Partial| {
        let day = Partial {
            time: None,
            ..*side
        };
        day.finish(context, &mut Used::default()).ok()
    };
    let (Some(Meaning::Point(first)), Some(Meaning::Point(second))) = (day(start), day(end)) else {
        return None;
    };
    let at = Partial {
        time: start.time,
        ..*end
    };
    let are_neighbors = first.is_day() && first.next() == second;
    are_neighbors
        .then(|| at.finish(context, used).ok())
        .flatten()
}
