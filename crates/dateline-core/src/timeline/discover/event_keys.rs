//! What keys alone say about events.

use crate::date::{DateContext, Precision};
use crate::timeline::Node;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::{self, Role};
use crate::timeline::shape::date_of;

/// Whether it is the canonical key of the list of events.
pub(in crate::timeline) fn is_events(key: &str) -> bool {
    key.eq_ignore_ascii_case("events")
}

/// Whether a key is the name of a month.
pub(in crate::timeline) fn is_month(key: &str) -> bool {
    let year = DateText::one("2000");
    let date = || date_of(key, Some(&year))?.read(DateContext::default()).ok();
    key.contains(char::is_alphabetic)
        && key.len() < 20
        && date().is_some_and(|date| date.precision() == Precision::Month)
}

pub(in crate::timeline) fn keys(node: &Node) -> impl Iterator<Item = &str> {
    node.pairs().iter().map(|(key, _)| key.as_str())
}

/// Whether one of these keys is a title or a summary.
pub(in crate::timeline) fn names_event<'k>(mut keys: impl Iterator<Item = &'k str>) -> bool {
    keys.any(|key| {
        [Role::Title, Role::Summary]
            .iter()
            .any(|role| field::rank(key, *role).is_some())
    })
}
