//! Times of the day: `9:30`, `9:00-10:30`.

use super::super::Node;
use super::super::field::{Rank, Role, roles};

/// Whether a text is a clock time such as `9:30` or `10:30:00`.
pub(super) fn is_clock(text: &str) -> bool {
    let parts: Vec<_> = text.trim().split(':').collect();
    let minutes = parts.get(1..).unwrap_or_default();
    parts.first().is_some_and(|hour| is_digits(hour, 1..=2))
        && matches!(minutes.len(), 1 | 2)
        && minutes.iter().all(|part| is_digits(part, 2..=2))
}

/// The two clock times of a text such as `9:00-10:30`, with a dash of any kind between them.
pub(super) fn clock_range(text: &str) -> Option<(&str, &str)> {
    let (start, end) = text.split_once(['-', '–', '—'])?;
    let (start, end) = (start.trim(), end.trim());
    (is_clock(start) && is_clock(end)).then_some((start, end))
}

/// Whether an event says at what time of the day it was, and not of which.
pub(in super::super) fn is_timed(node: &Node) -> bool {
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
