//! The dashes of a list of blocks: items whose dash is not like those of the others.

use std::sync::Arc;

use crate::timeline::field::begins_date;
use crate::timeline::item;
use crate::timeline::item::{Content, Item};
use crate::timeline::previous::fingerprint;
use crate::timeline::yaml::block::any_key;
use crate::timeline::yaml::syntax;
use crate::timeline::{Code, Diagnostic};

/// The line of an unreadable item at which another event begins, with its dash too far to the right.
pub(in crate::timeline) fn line_of_next(item: &Item<'_>) -> Option<usize> {
    let Content::Broken(diagnostic) = &item.content else {
        return None;
    };
    let line = diagnostic.place?.line;
    if diagnostic.code != Code::DashIndent || line == item.part.line {
        return None;
    }
    let content = item.part.line_text(line).trim_start();
    let (key, _) = content.strip_prefix("- ").and_then(any_key)?;
    begins_date(key).then_some(line)
}

/// The column of the dash of an item; `None` if that is no dash with a space after it.
pub(super) fn dash_column(item: &Item<'_>) -> Option<usize> {
    let content = item.part.text.trim_start_matches(' ');
    let after = content.strip_prefix('-')?;
    let is_dash = after.is_empty() || after.starts_with([' ', '\t', '\r', '\n']);
    is_dash.then_some(item.part.text.len() - content.len())
}

/// The column that most dashes of a list have.
fn usual_column(columns: &[Option<usize>]) -> Option<usize> {
    let first = columns.iter().flatten().next()?;
    if columns.iter().flatten().all(|column| column == first) {
        return Some(*first);
    }
    let mut sorted: Vec<_> = columns.iter().flatten().collect();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b);
    let most = runs.max_by_key(|run| (run.len(), run.first() == Some(&first)));
    most.and_then(|run| run.first()).map(|column| **column)
}

/// Reports the items of a list whose dash is not like those of the others: where it is, a space after it, the dash itself. Of two lists one
/// below the other, with dashes at columns of their own, the first item of the second is reported.
pub(super) fn misplaced(items: &mut [Item<'_>]) -> Vec<Diagnostic> {
    let columns: Vec<_> = items.iter().map(dash_column).collect();
    let mut all = Vec::new();
    let Some(usual) = usual_column(&columns) else {
        return all;
    };
    let is_run = |at: usize| {
        columns
            .get(at)
            .is_some_and(|first| first.is_some() && columns.get(at + 1) == Some(first))
    };
    let mut expected = Some(usual);
    if is_run(0) {
        expected = columns.first().copied().flatten();
    }
    let Some(mut like) = columns.iter().position(|column| *column == expected) else {
        return all;
    };
    for (index, column) in columns.iter().enumerate() {
        if *column == expected {
            like = index;
            continue;
        }
        let other = items.get(like).map(|item| Arc::clone(&item.part));
        let (Some(item), Some(other)) = (items.get_mut(index), other) else {
            continue;
        };
        if is_run(index) {
            (expected, like) = (*column, index);
        }
        let is_of_dash = |problem: &Diagnostic| problem.code == Code::DashIndent;
        // The list that it was separated from may be one within the item above.
        let found = item.problems.iter().position(is_of_dash);
        let found = found.map(|at| item.problems.remove(at));
        let Some(diagnostic) = found.or_else(|| syntax::beginning(&item.part, &other)) else {
            continue;
        };
        all.push(diagnostic.clone());
        item::reread(item);
        if matches!(item.content, Content::Read(_)) {
            // Its event is not that of an item with the same text at the right place.
            item.fingerprint = fingerprint((item.fingerprint, other.line));
            item.problems.push(diagnostic);
        } else {
            item.content = Content::Broken(diagnostic);
        }
    }
    all
}

/// The items of a list without those that begin with a line that a diff removes, and whose next line it adds: they belong to the event above
/// them, which cannot be read.
pub(super) fn without_diffs(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let is_broken = |item: &Item<'_>| matches!(item.content, Content::Broken(_));
    if !items.iter().any(is_broken) {
        return items;
    }
    let mut all: Vec<Item<'_>> = Vec::with_capacity(items.len());
    for item in items {
        let is_removed = |item: &Item<'_>| {
            item.part.text.starts_with("-  ") && item.part.text.trim_end().lines().count() == 1
        };
        if is_broken(&item) && syntax::is_replaced(&item.part) {
            let mut first = Arc::clone(&item.part);
            while let Some(removed) = all.pop_if(|last| is_removed(last)) {
                first = removed.part;
            }
            if let Some(above) = all.last_mut() {
                above.fingerprint = fingerprint((above.fingerprint, item.fingerprint));
                above.content = Content::Broken(syntax::removed(&first));
                continue;
            }
        }
        all.push(item);
    }
    all
}
