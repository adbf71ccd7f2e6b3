//! Mappings that hold events: by date, or by name (`moon-landing: {date: …, title: …}`).

use super::classify::{Count, ListKind, are_events, step};
use super::dated_text::are_dates;
use super::event_keys::names_event;
use crate::timeline::Node;
use crate::timeline::field::datelike::{dated_pair, is_dated};
use crate::timeline::field::names::Names;
use crate::timeline::field::{self, Role};
use crate::timeline::shape::{Pair, Value, date_of};

/// Whether a value holds events, or is the place for them.
pub(in crate::timeline::discover) fn holds_events(
    key: &str,
    value: &Value<'_>,
    names: &Names,
) -> bool {
    match value {
        Value::List(items) => are_events(key, items, names),
        Value::Map(pairs) => {
            !field::never_holds_events(key)
                && (are_dates(pairs.iter())
                    || are_slugs(Some(key), pairs, names)
                    || pairs
                        .iter()
                        .any(|pair| holds_events(&pair.key, &pair.value, names)))
        }
        Value::Plain(Node::Null, _) => field::is_list(key),
        Value::Plain(..) | Value::Broken(_) => false,
    }
}

/// Whether the values of the mapping under a key are events, each under its own name: most mappings
/// among them are, and at least two unless the key says that they are events or nothing else is there.
pub(in crate::timeline::discover) fn are_slugs(
    key: Option<&str>,
    pairs: &[Pair<'_>],
    names: &Names,
) -> bool {
    let mut count = Count::default();
    let mut others = pairs.iter().filter(|pair| !field::is_reserved(&pair.key));
    let only = others.next().filter(|_| others.next().is_none());
    let is_only_event = only.is_some_and(|pair| is_map_of_event(pair, names));
    for pair in pairs.iter().step_by(step(pairs.len())) {
        let is_of_event = [Role::Date, Role::Start, Role::End]
            .iter()
            .any(|role| field::rank(&pair.key, *role).is_some());
        if let Value::Map(inner) = &pair.value
            && !is_of_event
        {
            let dated = is_dated_map(pair, names);
            count.dated += usize::from(dated);
            count.loosely += usize::from(!dated && is_loosely_dated(inner));
            count.all += 1;
        }
    }
    let enough = if key.is_some_and(field::is_list) || is_only_event {
        1
    } else {
        2
    };
    match count.kind() {
        ListKind::Dated => count.dated >= enough,
        ListKind::Loosely => count.all > 1,
        ListKind::Partly | ListKind::Undated => false,
    }
}

/// Whether a pair is a mapping with a date.
pub(in crate::timeline::discover) fn is_dated_map(pair: &Pair<'_>, names: &Names) -> bool {
    match &pair.value {
        Value::Map(inner) => inner.iter().any(|inner| is_date_pair(inner, names)),
        Value::Plain(..) | Value::List(_) | Value::Broken(_) => false,
    }
}

/// Whether a pair is a mapping with a title and a date under a documented key.
fn is_map_of_event(pair: &Pair<'_>, names: &Names) -> bool {
    let Value::Map(inner) = &pair.value else {
        return false;
    };
    let says_when = |pair: &Pair<'_>| {
        [Role::Date, Role::Start]
            .iter()
            .any(|role| field::rank(&pair.key, *role) == Some(0))
            && is_date_pair(pair, names)
    };
    inner.iter().any(says_when) && names_event(inner.iter().map(|pair| pair.key.as_str()))
}

/// Whether a mapping has a title, and a date under a key that is not called one: `{name: 1.4, published_at: 2018-10-18}`.
fn is_loosely_dated(pairs: &[Pair<'_>]) -> bool {
    let plain = pairs.iter().filter_map(|pair| match &pair.value {
        Value::Plain(node @ Node::Scalar(_), _) => Some((pair.key.clone(), node.clone())),
        _ => None,
    });
    let plain: Vec<(String, Node)> = plain.collect();
    names_event(plain.iter().map(|(key, _)| key.as_str())) && dated_pair(&plain, false).is_some()
}

/// Whether the values of a mapping have full dates: then its keys are names, even if they look like
/// years.
pub(in crate::timeline::discover) fn have_own_dates(pairs: &[Pair<'_>]) -> bool {
    let says_all = |pair: &Pair<'_>| match &pair.value {
        Value::Map(inner) => inner.iter().any(|inner| {
            let is_date = [Role::Date, Role::Start]
                .iter()
                .any(|role| field::rank(&inner.key, *role).is_some());
            let Value::Plain(Node::Scalar(text), _) = &inner.value else {
                return false;
            };
            is_date && date_of(text, None).is_some()
        }),
        _ => false,
    };
    let maps = pairs
        .iter()
        .filter(|pair| matches!(pair.value, Value::Map(_)));
    maps.clone().count() > 1 && maps.clone().all(says_all)
}

/// Whether a pair of a mapping is a date.
fn is_date_pair(pair: &Pair<'_>, names: &Names) -> bool {
    match &pair.value {
        Value::Plain(node, _) => is_dated(&[(pair.key.clone(), node.clone())], names),
        Value::Map(pairs) => {
            let inner = pairs.iter().map(|pair| match &pair.value {
                Value::Plain(node, _) => (pair.key.clone(), node.clone()),
                _ => (pair.key.clone(), Node::Null),
            });
            let map = Node::Map(inner.collect());
            is_dated(&[(pair.key.clone(), map)], names)
        }
        Value::List(_) | Value::Broken(_) => false,
    }
}
