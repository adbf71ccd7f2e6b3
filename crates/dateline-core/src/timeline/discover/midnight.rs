//! Times of day in a list below one day: those after midnight are on the next day.

use std::sync::Arc;

use crate::date::{Bound, Date, DateContext, Moment, Precision};
use crate::timeline::Code;
use crate::timeline::field::clock;
use crate::timeline::field::date_text::DateText;
use crate::timeline::item::{Content, Item, Surroundings};
use crate::timeline::{Diagnostic, Severity};

/// By how much a time of day is before the one above it where midnight is between them, in seconds. Less is more likely
/// a list in another order.
const BACKWARDS: i128 = 12 * 3600;

/// Puts items on the next day from where their times of day pass midnight: `00:10` after `23:50`. The items are those of one
/// list below a day; the notice names the first that was moved.
pub(in crate::timeline) fn past_midnight(items: &mut [Item<'_>]) -> Option<Diagnostic> {
    let around = Arc::clone(items.first()?.around.as_ref()?);
    let mut day = around.date.as_ref()?.read(DateContext::default()).ok()?;
    if day.precision() != Precision::Day {
        return None;
    }
    let mut before: Option<Moment> = None;
    let mut moved: Option<Arc<Surroundings>> = None;
    let mut notice = None;
    for item in items {
        let Some(time) = time_of(item, &day) else {
            continue;
        };
        let is_backwards =
            before.is_some_and(|before| before.seconds() - time.seconds() > BACKWARDS);
        before = Some(time);
        if is_backwards {
            day = day.next_day()?;
            // On the new day the time is later than the one above it.
            before = time_of(item, &day);
            moved = Some(Arc::new(Surroundings {
                date: Some(DateText::one(day.written())),
                ..(*around).clone()
            }));
            notice.get_or_insert_with(|| moved_notice(item, &day));
        }
        if let Some(around) = &moved {
            item.within(around);
        }
    }
    notice
}

/// The first moment of an item that says only at what time of a day it was.
fn time_of(item: &Item<'_>, day: &Date) -> Option<Moment> {
    let Content::Read(node) = &item.content else {
        return None;
    };
    let context = DateContext {
        base: day.as_base(),
        ..DateContext::default()
    };
    match Date::parse(clock::clock_of(node)?, context)
        .ok()?
        .earliest()
    {
        Bound::At(moment) => Some(moment),
        Bound::Open | Bound::Unknown => None,
    }
}

fn moved_notice(item: &Item<'_>, day: &Date) -> Diagnostic {
    let message = format!("the times pass midnight here: read as {}", day.words());
    let help = "write the day with each time, as in 2025-05-09 00:10, to settle it";
    item.problem(Code::KeyMeaning, None, message, Some(help.to_owned()))
        .with(Severity::Notice)
}
