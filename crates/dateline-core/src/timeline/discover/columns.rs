//! Tables by columns, as data frames are written: `{"date": ["2020-01-01", …], "title": ["Opening", …]}`.

use std::sync::Arc;

use super::super::Node;
use super::super::item::{Content, Item};
use super::super::shape::{LOOKED_AT, Pair, Value, item};
use super::super::yaml::span::Span;
use super::event_keys::names_event;
use crate::date::DateContext;
use crate::timeline::field::datelike::reads;
use crate::timeline::field::{Role, rank};

/// A cell: the name of its row and its text.
type Cell<'p> = (Option<&'p str>, &'p Node);

/// The pairs of a row, and the positions of their keys and values.
type Row = (Vec<(String, Node)>, Vec<Span>);

/// The rows of a table by columns as items; a document of another shape is given back.
pub(super) fn rows(pairs: Vec<Pair<'_>>) -> Result<Vec<Item<'_>>, Vec<Pair<'_>>> {
    let Some(count) = row_count(&pairs) else {
        return Err(pairs);
    };
    let mut rows: Vec<Row> = Vec::new();
    rows.resize_with(count, Default::default);
    let part = pairs.first().map(|pair| Arc::clone(&pair.part));
    for pair in pairs {
        let cells: Vec<(Node, Option<Span>)> = match pair.value {
            Value::Map(cells) => {
                let cells = cells.into_iter().filter_map(|cell| match cell.value {
                    Value::Plain(node, span) => Some((node, span)),
                    _ => None,
                });
                cells.collect()
            }
            Value::List(items) => {
                let cells = items.into_iter().filter_map(|item| match item.open() {
                    (Content::Read(node), span) => Some((node, span)),
                    _ => None,
                });
                cells.collect()
            }
            Value::Plain(..) | Value::Broken(_) => continue,
        };
        for ((row, spans), (node, span)) in rows.iter_mut().zip(cells) {
            row.push((pair.key.clone(), node));
            spans.push(pair.key_span.clone().unwrap_or_default());
            spans.push(span.unwrap_or_default());
        }
    }
    let items = rows.into_iter().filter_map(|(row, spans)| {
        // The value of the first column is where the row is.
        let first = spans.get(1).cloned().unwrap_or_default();
        let span = Span {
            children: spans,
            ..first
        };
        Some(item(Node::Map(row), Some(span), part.as_ref()?, None))
    });
    Ok(items.collect())
}

/// The number of rows of a table by columns; `None` for other mappings.
fn row_count(pairs: &[Pair<'_>]) -> Option<usize> {
    if pairs.len() < 2 || !names_event(pairs.iter().map(|pair| pair.key.as_str())) {
        return None;
    }
    let first = cells(pairs.first()?)?;
    let is_like = |pair: &Pair<'_>| {
        cells(pair).is_some_and(|cells| {
            cells.len() == first.len()
                && cells
                    .iter()
                    .zip(&first)
                    .all(|((name, _), (of_first, _))| name == of_first)
        })
    };
    let is_date = |pair: &Pair<'_>| {
        let roles = [Role::Date, Role::Start];
        let says_when = roles.iter().any(|role| rank(&pair.key, *role).is_some());
        let cells = says_when.then(|| cells(pair)).flatten().unwrap_or_default();
        let some = cells.iter().take(LOOKED_AT);
        let dates = some.clone().filter(|(_, node)| {
            node.text()
                .is_some_and(|text| reads(text, DateContext::default()))
        });
        dates.count().saturating_mul(2) > some.count()
    };
    let is_table = !first.is_empty() && pairs.iter().all(is_like) && pairs.iter().any(is_date);
    is_table.then_some(first.len())
}

/// The cells of a column; `None` if its values are no texts.
fn cells<'p>(pair: &'p Pair<'_>) -> Option<Vec<Cell<'p>>> {
    let plain = |node: &'p Node| matches!(node, Node::Scalar(_) | Node::Null).then_some(node);
    match &pair.value {
        Value::Map(pairs) => pairs
            .iter()
            .map(|pair| match &pair.value {
                Value::Plain(node, _) => Some((Some(pair.key.as_str()), plain(node)?)),
                _ => None,
            })
            .collect(),
        Value::List(items) => items
            .iter()
            .map(|item| match &item.content {
                Content::Read(node) => Some((None, plain(node)?)),
                _ => None,
            })
            .collect(),
        Value::Plain(..) | Value::Broken(_) => None,
    }
}
