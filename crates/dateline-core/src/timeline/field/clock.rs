//! Times of day that accompany a day: `9:30`, `9:00-10:30 UTC`, `9 pm`.

use crate::date::{BaseDate, Date, DateContext, Precision};
use crate::timeline::Node;
use crate::timeline::field::{Rank, Role, roles};

/// Longest text that is tried as a time of day, in bytes.
const LONGEST: usize = 60;

/// The time of day, or range of them, that a text means on a day; `None` if it says anything else.
pub(super) fn on_day(text: &str, day: BaseDate, context: DateContext) -> Option<Date> {
    let text = text.trim();
    let may_be_clock = text.len() <= LONGEST
        && text.starts_with(|letter: char| letter.is_ascii_digit())
        && text.contains([':', 'm', 'M', 'h', 'H']);
    if !may_be_clock || Date::parse(text, context).is_ok() {
        return None;
    }
    let base = DateContext {
        base: Some(day),
        ..context
    };
    let date = Date::parse(text, base).ok()?;
    (date.precision() < Precision::Day).then_some(date)
}

/// Whether a text is a time of day, or a range of them.
pub(in crate::timeline) fn is_clock(text: &str) -> bool {
    let day = Date::parse("2000-01-01", DateContext::default());
    let day = day.ok().and_then(|day| day.as_base());
    day.is_some_and(|day| on_day(text, day, DateContext::default()).is_some())
}

/// `18.30` with a colon, `18:30`: a time of day as some languages write it, for the value of a key for times.
pub(in crate::timeline) fn with_colon(text: &str) -> Option<String> {
    let (hour, minute) = text.trim().split_once('.')?;
    let is_part = |text: &str, below: u8| {
        is_digits(text, 1..=2) && text.parse().is_ok_and(|number: u8| number < below)
    };
    (is_part(hour, 24) && minute.len() == 2 && is_part(minute, 60))
        .then(|| format!("{hour}:{minute}"))
}

/// The time of day of an event that has no day, the first of several.
pub(in crate::timeline) fn clock_of(node: &Node) -> Option<&str> {
    let is_date = |(role, _): &Rank| matches!(role, Role::Date | Role::Start);
    let mut dates = node
        .pairs()
        .iter()
        .filter(|(key, _)| roles(key).iter().any(is_date))
        .filter_map(|(_, value)| value.text());
    let first = dates.next()?;
    (is_clock(first) && dates.all(is_clock)).then_some(first)
}

pub(in crate::timeline) fn is_digits(text: &str, len: std::ops::RangeInclusive<usize>) -> bool {
    len.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
