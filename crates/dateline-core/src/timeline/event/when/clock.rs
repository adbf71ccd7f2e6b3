//! Times of day that accompany a day: `9:30`, `9:00-10:30 UTC`, `9 pm`.

use crate::date::{BaseDate, Date, DateContext, Precision};
use crate::timeline::Node;
use crate::timeline::discover::field::{Rank, Role, roles};

/// Longest text that is tried as a time of day, in bytes.
const LONGEST: usize = 60;

/// The time of day, or range of them, that a text means on a day; `None` if it says anything else.
pub(super) fn on_day(text: &str, day: BaseDate, reading: DateContext) -> Option<Date> {
    let text = text.trim();
    let may_be_clock = text.len() <= LONGEST
        && text.starts_with(|letter: char| letter.is_ascii_digit())
        && text.contains([':', 'm', 'M', 'h', 'H']);
    if !may_be_clock || Date::parse(text, reading).is_ok() {
        return None;
    }
    let base = DateContext {
        base: Some(day),
        ..reading
    };
    let date = Date::parse(text, base).ok()?;
    (date.precision() < Precision::Day).then_some(date)
}

/// Whether a text is a time of day, or a range of them.
pub(super) fn is_clock(text: &str) -> bool {
    let day = Date::parse("2000-01-01", DateContext::default());
    let day = day.ok().and_then(|day| day.as_base());
    day.is_some_and(|day| on_day(text, day, DateContext::default()).is_some())
}

/// Whether an event has a time of day but no day.
pub(in crate::timeline) fn is_timed(node: &Node) -> bool {
    let is_date = |(role, _): &Rank| matches!(role, Role::Date | Role::Start);
    let mut dates = node
        .pairs()
        .iter()
        .filter(|(key, _)| roles(key).iter().any(is_date))
        .filter_map(|(_, value)| value.text())
        .peekable();
    dates.peek().is_some() && dates.all(is_clock)
}

pub(super) fn is_digits(text: &str, len: std::ops::RangeInclusive<usize>) -> bool {
    len.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
