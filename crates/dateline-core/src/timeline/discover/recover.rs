//! What can be read from the lines of a text that cannot be parsed.

use crate::timeline::Node;
use crate::timeline::field::{Role, rank};
use crate::timeline::yaml::block::{any_key, is_blank};
use crate::timeline::yaml::lookalikes::{odd_dash, odd_space};

/// What can be read from the lines of a block that cannot be parsed.
#[derive(Debug, Default)]
pub(in crate::timeline) struct Recovered {
    pub date: Option<String>,
    pub title: Option<String>,
}

/// Reads the date and title of a block from their lines alone.
pub(in crate::timeline) fn recover(text: &str) -> Recovered {
    let mut recovered = Recovered::default();
    for line in text.lines().take(100) {
        let line = crate::text::head(line, 400);
        let is_lead =
            |c| matches!(c, ' ' | '-' | '\t') || odd_space(c).is_some() || odd_dash(c).is_some();
        let line = line.trim_start_matches(is_lead);
        let Some((key, value)) = line.split_once(": ") else {
            continue;
        };
        let place = if rank(key, Role::Date).is_some() || rank(key, Role::Start).is_some() {
            &mut recovered.date
        } else if rank(key, Role::Title).is_some() {
            &mut recovered.title
        } else {
            continue;
        };
        if place.is_none() {
            *place = text_of(value);
        }
    }
    recovered
}

/// The ids of the sources in a text that can't be parsed: what its lines say of `id:`, else the word after a dash, else its keys
/// below the first line.
pub(in crate::timeline) fn recover_ids(text: &str) -> Vec<String> {
    let lines = || {
        let lines = text.lines().filter(|line| !is_blank(line));
        lines.map(|line| crate::text::head(line, 400))
    };
    let is_lead =
        |c| matches!(c, ' ' | '-' | '\t') || odd_space(c).is_some() || odd_dash(c).is_some();
    let ids: Vec<_> = lines()
        .filter_map(|line| line.trim_start_matches(is_lead).strip_prefix("id:"))
        .filter_map(text_of)
        .collect();
    if !ids.is_empty() {
        return ids;
    }
    // An item whose id is there without its key.
    let first = lines()
        .next()
        .and_then(|line| line.trim().strip_prefix("- "));
    if let Some(id) = first.filter(|id| any_key(id).is_none() && !id.trim().contains(' ')) {
        return vec![id.trim().to_owned()];
    }
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let least = lines().skip(1).map(indent).min().unwrap_or(0);
    let keys = lines().skip(1).filter(|line| indent(line) == least);
    keys.filter_map(|line| any_key(line.trim()).map(|(key, _)| key.to_owned()))
        .collect()
}

/// The text of a value alone, as far as it can be parsed.
fn text_of(value: &str) -> Option<String> {
    let read = Node::read_all(value).unwrap_or_default();
    let text = match read.first().and_then(Node::text) {
        Some(text) => text,
        None => value.split(" #").next()?.trim_matches([' ', '"', '\'']),
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
