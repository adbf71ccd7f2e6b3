//! What keys alone say about events.

use crate::date::{DateContext, Language, Precision};
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

/// Whether a mapping without a title has its text in several languages: `{el: …, en: …}`.
pub(in crate::timeline) fn is_translated(pairs: &[(String, Node)]) -> bool {
    let texts = pairs
        .iter()
        .filter(|pair| is_text_in_language(pair))
        .count();
    texts > 1 && !names_event(pairs.iter().map(|(key, _)| key.as_str()))
}

/// Whether a pair is a text of several words under the code of a language.
pub(in crate::timeline) fn is_text_in_language((key, value): &(String, Node)) -> bool {
    key.len() == 2
        && field::roles(key).is_empty()
        && Language::of_tag(key).is_some()
        && value.text().is_some_and(|text| text.trim().contains(' '))
}

/// Whether one of these keys is a title or a summary.
pub(in crate::timeline) fn names_event<'k>(mut keys: impl Iterator<Item = &'k str>) -> bool {
    keys.any(|key| {
        [Role::Title, Role::Summary]
            .iter()
            .any(|role| field::rank(key, *role).is_some())
    })
}
