//! Which keys of a list are the titles of its events.

mod words;
mod worth;

use std::collections::HashSet;

use self::words::{EMPLOYERS, KINDS, MARKS, POSTS, SIDES, THINGS};
use self::worth::{Worth, candidates, is_mark};
use super::column::{Column, Table, is_most};
use super::outcome::{Outcome, settle};
use crate::timeline::Node;
use crate::timeline::discover::fields::says_something;
use crate::timeline::field::datelike::{self, reads_as_end};
use crate::timeline::field::list_keys::Joined;
use crate::timeline::field::names::Names;
use crate::timeline::field::{Role, plain, rank};
use crate::timeline::source::is_link;

/// Whether a text under a key is a name, not a kind, a mark or a flag.
pub(in crate::timeline::discover) fn is_name(key: &str, text: &str) -> bool {
    let words = datelike::words(key);
    let last = words.last().map(String::as_str).unwrap_or_default();
    says_something(text) && !is_mark(text) && !KINDS.contains(&last) && !MARKS.contains(&last)
}

/// What names the events of a list besides their keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    /// They are under names of their own.
    pub by_key: bool,
    /// The blocks that they are in have titles.
    pub by_block: bool,
}

/// Decides which keys are the titles of the events.
pub(super) fn decide(table: &Table<'_>, names: &Names, besides: Named, outcome: &mut Outcome) {
    let is_named = |column: &Column<'_>, role| names.is_any(column.key, &[role]);
    let dates: Vec<String> = outcome
        .keys
        .taken
        .iter()
        .map(|(_, key)| key.clone())
        .collect();
    let is = |column: &Column<'_>, role: Role| {
        let is_date = || dates.iter().any(|date| date == column.key);
        is_named(column, role) || column.rank(role).is_some() && !is_date()
    };
    let others = candidates(table, names);
    let best = others.first().copied();
    let mut said: HashSet<usize> = HashSet::new();
    let mut known: Option<&Column<'_>> = None;
    let columns = table.columns.iter();
    for column in columns.filter(|column| is(column, Role::Title)) {
        if !is_named(column, Role::Title) && is_poor(column, table, best.as_ref()) {
            reject(column, outcome);
            continue;
        }
        said.extend(with_text(column));
        let rank = |column: &Column<'_>| column.rank(Role::Title).unwrap_or(0);
        if known.is_none_or(|known| rank(column) < rank(known)) {
            known = Some(column);
        }
    }
    if let Some(column) = known {
        let why = if is_named(column, Role::Title) {
            "named by `fields:`"
        } else {
            "known name"
        };
        outcome.reason(reason("title:", column, why, table));
    }
    if known.is_none()
        && !besides.by_key
        && let Some((joined, at)) = joined(table, names)
    {
        take_joined(joined, at, outcome);
        return;
    }
    let summaries = || {
        table
            .columns
            .iter()
            .filter(|column| is(column, Role::Summary))
    };
    let summary = summaries().min_by_key(|column| column.rank(Role::Summary));
    if let Some(column) = summary {
        said.extend(summaries().flat_map(with_text));
        let use_of = if known.is_none() {
            "title: first sentence of"
        } else {
            "summary:"
        };
        outcome.reason(reason(use_of, column, "known name", table));
    }
    let others = without_marks(others, table, outcome);
    if besides.by_block && said.is_empty() && !others.first().is_some_and(says_what) {
        outcome.keys.is_named_by_block = true;
        outcome.reason("title: that of the block around".to_owned());
        return;
    }
    let needs_guess = said.len() < table.count && !besides.by_key;
    let others = if is_most(said.len(), table.count) {
        of_the_rest(others, &said, table.count)
    } else {
        others
    };
    if let Some((column, worth)) = others.first().filter(|_| needs_guess) {
        let keys = others.iter().map(|(column, _)| column.key.to_owned());
        outcome.keys.titles = keys.collect();
        explain(
            table,
            (column, *worth),
            &others,
            outcome,
            known.or(summary).is_some(),
        );
    }
}

/// Why a key is used: "title: `name` (known name, 3 of 3, all different)".
fn reason(use_of: &str, column: &Column<'_>, why: &str, table: &Table<'_>) -> String {
    format!("{use_of} `{}` ({why}, {})", column.key, column.share(table))
}

/// Whether a key says what happened in a block that has a title: in words, or as a state that differs.
fn says_what((column, worth): &(&Column<'_>, Worth)) -> bool {
    let words = column.words();
    let is_kind = words
        .last()
        .is_some_and(|last| KINDS.contains(&last.as_str()));
    matches!(worth, Worth::Words | Worth::Prose) || is_kind && column.distinct > 1
}

/// Rejects a key of titles whose values are no titles, and says why.
fn reject(column: &Column<'_>, outcome: &mut Outcome) {
    let reason = poverty(column);
    let key = column.key;
    outcome.keys.rejected.push((Role::Title, key.to_owned()));
    outcome.reason(format!("title: not `{key}` ({reason})"));
}

/// The columns that may be titles, the best first, without weekdays, ids and other marks where the best one has words for
/// most events: these are not the titles of the others either.
fn without_marks<'t, 'n>(
    columns: Vec<(&'t Column<'n>, Worth)>,
    table: &Table<'_>,
    outcome: &mut Outcome,
) -> Vec<(&'t Column<'n>, Worth)> {
    let in_words = columns.first().is_some_and(|(column, worth)| {
        *worth <= Worth::Names && is_most(column.filled(), table.count)
    });
    if !in_words {
        return columns;
    }
    let (others, marks): (Vec<_>, Vec<_>) = columns
        .into_iter()
        .partition(|(_, worth)| *worth < Worth::Mark);
    let marks = marks.iter().map(|(mark, _)| mark.key.to_owned());
    outcome
        .keys
        .rejected
        .extend(marks.map(|key| (Role::Title, key)));
    others
}

/// Takes keys that name the events for the title; `at` is where in the sample the first of them is.
fn take_joined(joined: Joined, at: (usize, usize), outcome: &mut Outcome) {
    let keys: Vec<String> = joined.keys.iter().map(|key| format!("`{key}`")).collect();
    let keys = keys.join(" and ");
    let are = if joined.keys.len() == 1 { "is" } else { "are" };
    outcome.reason(format!("title: {keys} (names the event)"));
    outcome.guess(
        at,
        format!("no key is called a title: {keys} {are} taken for it"),
        settle(&[("title", joined.keys.first().map_or("", String::as_str))]),
    );
    outcome.keys.joined = Some(joined);
}

/// Where most events have a title, the columns that may name the others: those with a text in most of them. A title that was forgotten, or
/// is lost to a mistake, is better reported than replaced by a number or a category.
fn of_the_rest<'t, 'n>(
    columns: Vec<(&'t Column<'n>, Worth)>,
    said: &HashSet<usize>,
    count: usize,
) -> Vec<(&'t Column<'n>, Worth)> {
    let rest = count.saturating_sub(said.len());
    let names = |(column, worth): &(&Column<'_>, Worth)| {
        let covered = with_text(column)
            .filter(|event| !said.contains(event))
            .count();
        *worth < Worth::Beside
            && is_most(covered, rest)
            && column
                .texts()
                .any(|text| text.contains(char::is_alphabetic))
    };
    columns.into_iter().filter(names).collect()
}

/// The keys that name the events, where most have them; and where the first is.
fn joined(table: &Table<'_>, names: &Names) -> Option<(Joined, (usize, usize))> {
    let in_words = |column: &&Column<'_>| {
        let says = column.texts().filter(|text| says_something(text)).count();
        names.role(column.key).is_none()
            && is_most(column.filled(), table.count)
            && is_most(says, column.filled())
    };
    let of = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            let mut columns = table.columns.iter().filter(in_words);
            columns.find(|column| plain(column.key) == *key)
        })
    };
    let join = |columns: &[&Column<'_>], between| {
        let keys = columns.iter().map(|column| column.key.to_owned());
        let joined = Joined {
            keys: keys.collect(),
            between,
        };
        Some((joined, columns.first()?.first))
    };
    let is_text = |column: &Column<'_>| column.rank(Role::Summary).is_some();
    if let (Some(post), Some(employer)) = (of(POSTS), of(EMPLOYERS)) {
        return join(&[post, employer], ", ");
    }
    for (home, away) in SIDES {
        if let (Some(home), Some(away)) = (of(&[home]), of(&[away])) {
            return join(&[home, away], " – ");
        }
    }
    // What happens once a year has one name for each year, and one description.
    let summary = table.columns.iter().filter(|column| is_text(column));
    let described = summary.map(|column| column.distinct).max().unwrap_or(0);
    let differs = |column: &&Column<'_>| {
        is_most(column.distinct, column.filled()) || described > 0 && column.distinct >= described
    };
    if let Some(thing) = of(THINGS).filter(differs) {
        return join(&[thing], ", ");
    }
    let is_place = |column: &&Column<'_>| {
        column.count(|text| reads_as_end(text) || text.contains(|c: char| c.is_ascii_digit())) == 0
    };
    // Messages go from one to another, too, but what they say names them better.
    if table.columns.iter().any(is_text) {
        return None;
    }
    let from = of(&["from"]).filter(is_place)?;
    let to = of(&["to"]).filter(is_place)?;
    join(&[from, to], " – ")
}

/// Records which key is the title of events without one, and which are not used.
fn explain(
    table: &Table<'_>,
    (column, worth): (&Column<'_>, Worth),
    others: &[(&Column<'_>, Worth)],
    outcome: &mut Outcome,
    is_rest: bool,
) {
    let differ = match (column.distinct, column.filled()) {
        (distinct, filled) if distinct == filled && filled > 1 => ", all different".to_owned(),
        (1, 1) => String::new(),
        (distinct, _) => format!(", {distinct} different"),
    };
    let left: Vec<String> = others
        .iter()
        .skip(1)
        .take(4)
        .map(|(column, worth)| format!("`{}` ({})", column.key, worth.words()))
        .collect();
    let left = if left.is_empty() {
        String::new()
    } else {
        format!("; not {}", left.join(", "))
    };
    outcome.reason(format!(
        "title{}: `{}` ({}, {}{differ}){left}",
        if is_rest { " of the others" } else { "" },
        column.key,
        worth.words(),
        column.share(table)
    ));
    // Among nothing but numbers there is no choice to report.
    if !column
        .texts()
        .any(|text| text.contains(char::is_alphabetic))
    {
        return;
    }
    let shown = column.shown();
    let message = if is_rest {
        format!("some events have no title: `{shown}` is taken for it")
    } else {
        format!("no key is called a title: `{shown}` is taken for it")
    };
    outcome.guess(column.first, message, settle(&[("title", column.key)]));
}

/// The events in which a column has a text.
fn with_text<'c>(column: &'c Column<'_>) -> impl Iterator<Item = usize> + 'c {
    let says = |node: &Node| crate::timeline::field::texts_in::text_in(node).is_some();
    let values = column.values.iter();
    values
        .filter(move |(_, value)| says(value))
        .map(|(event, _)| *event)
}

/// Whether a column for titles is useless as one, while another is better.
fn is_poor(column: &Column<'_>, table: &Table<'_>, best: Option<&(&Column<'_>, Worth)>) -> bool {
    // The canonical `title` is always used.
    let is_version = ["version", "release", "tag_name"].contains(&column.key);
    if column.rank(Role::Title).is_none_or(|rank| rank < 1) || is_version || !is_repeated(column) {
        return false;
    }
    let is_summary = |other: &&Column<'_>| rank(other.key, Role::Summary).is_some();
    let is_better = |other: &Column<'_>| {
        is_most(other.filled(), table.count) && is_most(other.distinct, other.filled())
    };
    table.columns.iter().filter(is_summary).any(is_better)
        || best.is_some_and(|(other, worth)| *worth == Worth::Words && is_better(other))
}

/// Whether there are few distinct values for many events, or only marks and links.
fn is_repeated(column: &Column<'_>) -> bool {
    let texts = column.texts().count();
    let is_of_thing = |text: &&str| is_mark(text) || is_link(text.trim());
    let marks = column.texts().filter(is_of_thing).count();
    (texts > 2 && column.distinct.saturating_mul(3) <= texts) || (texts > 0 && marks == texts)
}

fn poverty(column: &Column<'_>) -> String {
    match column.distinct {
        1 => format!("one value in {} events", column.filled()),
        distinct => format!("{distinct} values in {} events", column.filled()),
    }
}
