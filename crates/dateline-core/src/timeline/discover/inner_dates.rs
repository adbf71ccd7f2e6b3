//! Lists whose items have their date in a mapping within them: `commit: {author: {date: …}, message: …}`.

use super::classify::step;
use super::event_keys::names_event;
use crate::timeline::Node;
use crate::timeline::field::datelike::is_day_or_month;
use crate::timeline::field::{Role, never_holds_events, rank};
use crate::timeline::item::{self, Content, Item};

/// How many mappings may be around such a date.
const DEPTH: usize = 3;

/// For a list whose items have no dates: copies into each item the date that most of them have in the same inner mapping, and the
/// texts beside it. Its key is the path as in `fields:` (`commit.author.date`). Returns whether there is such a date.
pub(in crate::timeline::discover) fn give_inner_dates(items: &mut [Item<'_>]) -> bool {
    let mut paths: Vec<(Vec<String>, usize)> = Vec::new();
    let mut all = 0_usize;
    for item in items.iter().step_by(step(items.len())) {
        let Content::Read(node @ Node::Map(_)) = &item.content else {
            return false;
        };
        all += 1;
        let mut found = Vec::new();
        dates(node, &mut Vec::new(), &mut found);
        for path in found {
            match paths.iter_mut().find(|(known, _)| *known == path) {
                Some((_, count)) => *count += 1,
                None => paths.push((path, 1)),
            }
        }
    }
    // Of equals the first.
    let best = paths.into_iter().rev().max_by_key(|(_, count)| *count);
    let is_most = |count: usize| count > 1 && count.saturating_mul(2) > all;
    let Some((path, _)) = best.filter(|(_, count)| is_most(*count)) else {
        return false;
    };
    for item in items.iter_mut() {
        item::reread(item);
        if let Content::Read(Node::Map(pairs)) = &mut item.content {
            copy_date(pairs, &path);
        }
    }
    true
}

/// The paths to the dates in the mappings within a value.
fn dates(node: &Node, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    for (key, value) in node.pairs() {
        path.push(key.clone());
        match value {
            Node::Map(_) if path.len() < DEPTH && !never_holds_events(key) => {
                dates(value, path, found);
            }
            Node::Scalar(text) if path.len() > 1 => {
                let roles = [Role::Date, Role::Start];
                let is_date = roles.iter().any(|role| rank(key, *role).is_some());
                if is_date && is_day_or_month(text.trim()) {
                    found.push(path.clone());
                }
            }
            _ => {}
        }
        path.pop();
    }
}

/// Gives a mapping the date at a path, and the texts of the outer mapping on that path that may name an event.
fn copy_date(pairs: &mut Vec<(String, Node)>, path: &[String]) {
    let Some((outer, rest)) = path.split_first() else {
        return;
    };
    let around = pairs.iter().find(|(key, _)| key == outer);
    let Some(inner) = around.map(|(_, value)| value) else {
        return;
    };
    let date = rest.iter().try_fold(inner, |node, key| node.get(key));
    let date = date.cloned().map(|date| (path.join("."), date));
    let is_name = |key: &str| key == "message" || names_event(std::iter::once(key));
    let texts = inner
        .pairs()
        .iter()
        .filter(|(key, value)| value.text().is_some() && is_name(key));
    let texts = texts.map(|(key, value)| (format!("{outer}.{key}"), value.clone()));
    let given: Vec<_> = date.into_iter().chain(texts).collect();
    pairs.extend(given);
}
