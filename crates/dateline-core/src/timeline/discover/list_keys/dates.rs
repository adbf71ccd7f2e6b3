//! Which keys of a list are the dates of its events.

mod days;
mod labels;
mod rejected;
mod words;

use std::collections::HashSet;

use self::days::{decide_days, decide_ends};
use self::labels::take_labels;
use self::rejected::{reject_ends, reject_lengths};
use self::words::{ENDS, FILLERS, PUBLISHED, STARTS, TRIPS};
use super::column::{Column, Table, is_most};
use super::outcome::{Outcome, WHEN, settle};
use super::{precision, years};
use crate::date::{Date, DateContext};
use crate::timeline::Node;
use crate::timeline::discover::dated_text::{date_at_end, dated_text};
use crate::timeline::field::datelike::{self, Datelike, may_be_date};
use crate::timeline::field::names::Names;
use crate::timeline::field::{Role, plain};

/// Decides which keys are dates and how their values are read, where their names alone are not sufficient. `is_within`:
/// the mapping around the events also has a date.
pub(super) fn decide(table: &Table<'_>, names: &Names, is_within: bool, outcome: &mut Outcome) {
    decide_keys(table, names, is_within, outcome);
    decide_days(table, names, outcome);
    decide_ends(table, outcome);
}

/// Finds the first key with a text in most events, most of which pass a test.
fn text_column<'t, 'n>(
    table: &'t Table<'n>,
    roles: &[Role],
    passes: impl Fn(&str) -> bool,
) -> Option<&'t Column<'n>> {
    let is_text = |column: &&Column<'_>| {
        let is = |role: &Role| column.rank(*role).is_some();
        (column.roles.is_empty() && roles.len() > 1) || roles.iter().any(is)
    };
    table.columns.iter().filter(is_text).find(|column| {
        column.filled() > 1
            && is_most(column.filled(), table.count)
            && is_most(column.count(&passes), column.filled())
    })
}

fn decide_keys(table: &Table<'_>, names: &Names, is_within: bool, outcome: &mut Outcome) {
    reject_ends(table, names, outcome);
    reject_lengths(table, names, outcome);
    take_labels(table, names, outcome);
    precision::decide(table, names, outcome);
    years::decide(table, names, outcome);
    let is_named = |column: &&Column<'_>| names.is_any(column.key, &WHEN);
    if let Some(column) = table.columns.iter().find(is_named) {
        let share = column.share(table);
        outcome.reason(format!(
            "date: `{}` (named by `fields:`, {share})",
            column.key
        ));
        return;
    }
    if let Some((published, guess)) = published(table, names) {
        let rejected = (Role::Date, published.key.to_owned());
        outcome.keys.rejected.push(rejected);
        let lead = format!(
            "`{}` is missing in some events: `{}` is taken for the date of all",
            published.shown(),
            guess.shown()
        );
        take(table, guess, &lead, names, outcome);
        return;
    }
    let known = known(table, &outcome.keys.rejected);
    let dated = dated(&known);
    let best = known
        .iter()
        .min_by_key(|column| least_rank(column))
        .copied();
    if let Some(best) = best {
        let share = best.share(table);
        let others: Vec<String> = known
            .iter()
            .filter(|other| other.key != best.key && other.filled() > best.filled())
            .map(|other| format!(", else `{}` ({})", other.key, other.share(table)))
            .collect();
        outcome.reason(format!(
            "date: `{}` (known name, {share}){}",
            best.key,
            others.concat()
        ));
    }
    if let Some(best) = best
        && take_end(table, best, outcome)
    {
        return;
    }
    let is_free = |(guess, _): &(&Column<'_>, _)| outcome.keys.taken(guess.key).is_none();
    let Some((guess, kind)) = best_guess(table, names).filter(is_free) else {
        let is_end = |column: &&Column<'_>| {
            column.rank(Role::End).is_some()
                && datelike::of_column(column.key, || column.nodes()) == Some(Datelike::Day)
        };
        let end = table.columns.iter().find(is_end);
        match end.filter(|_| known.is_empty() && !is_within) {
            Some(end) => {
                let key = end.shown();
                let lead =
                    format!("no key says when an event begins: `{key}` is taken for its date");
                take(table, end, &lead, names, outcome);
            }
            None if known.is_empty() => no_key(table, is_within, outcome),
            None => {}
        }
        return;
    };
    if !is_most(dated, table.count) && dated < guess.filled() {
        let shown = guess.shown();
        let lead = match known.first() {
            Some(known) => format!(
                "few events have `{}`: `{shown}` is taken for the date of the others",
                known.shown()
            ),
            None => format!("no key is called a date: `{shown}` is taken for it"),
        };
        take(table, guess, &lead, names, outcome);
    } else if let Some(best) = best
        && kind == Datelike::Day
        && least_rank(best) > Some(0)
        && guess.filled() >= best.filled()
    {
        leave(best, guess, outcome);
    }
}

/// Takes the key that goes with the start of events as their end, where no key is called one: `resolved` beside `started`.
fn take_end(table: &Table<'_>, start: &Column<'_>, outcome: &mut Outcome) -> bool {
    let is_end = |column: &Column<'_>| column.rank(Role::End).is_some();
    if start.rank(Role::Start).is_none() || table.columns.iter().any(is_end) {
        return false;
    }
    let Some(end) = end_of(table, start) else {
        return false;
    };
    let (key, of) = (end.shown(), start.shown());
    let share = end.share(table);
    outcome.reason(format!("end: `{key}` (goes with `{of}`, {share})"));
    outcome.take(Role::End, end);
    outcome.guess(
        end.first,
        format!("no key is called an end: `{key}` is taken for it, beside `{of}`"),
        settle(&[("start", start.key), ("end", end.key)]),
    );
    true
}

/// Records where the dates are if no key has them.
fn no_key(table: &Table<'_>, is_within: bool, outcome: &mut Outcome) {
    if is_within {
        outcome.reason("date: that of the block around".to_owned());
        return;
    }
    let begins = |text: &str| dated_text(text, None).is_some();
    let ends = |text: &str| date_at_end(text).is_some();
    let texts = [Role::Title, Role::Summary];
    if let Some(column) = text_column(table, &texts, begins) {
        outcome.keys.forms.begins = Some(column.key.to_owned());
        explain_text(
            table,
            column,
            ("beginning", "begins"),
            column.count(begins),
            outcome,
        );
    } else if let Some(column) = text_column(table, &[Role::Title], datelike::is_day_or_month) {
        let lead = format!(
            "no key is called a date: `{}` is taken for it",
            column.shown()
        );
        take(table, column, &lead, &Names::default(), outcome);
    } else if let Some(column) = text_column(table, &texts, ends) {
        outcome.keys.forms.ends = Some(column.key.to_owned());
        explain_text(table, column, ("end", "ends"), column.count(ends), outcome);
    } else {
        outcome.reason("date: no key reads as a date".to_owned());
    }
}

/// Records that the dates are at the beginning or the end of texts.
fn explain_text(
    table: &Table<'_>,
    column: &Column<'_>,
    (part, verb): (&str, &str),
    dated: usize,
    outcome: &mut Outcome,
) {
    let key = column.shown();
    let share = format!("{dated} of {}", table.count);
    let which = if dated < column.filled() {
        "most"
    } else {
        "each"
    };
    outcome.reason(format!("date: the {part} of `{key}` ({share})"));
    outcome.guess(
        column.first,
        format!("no key is called a date: {which} `{key}` {verb} with one"),
        "give each event a `date:` to settle it".to_owned(),
    );
}

/// Records that a key is not used although its values are dates, because another key is the date.
fn leave(best: &Column<'_>, left: &Column<'_>, outcome: &mut Outcome) {
    let (best, left_key) = (best.shown(), left.shown());
    outcome.reason(format!("date: not `{left_key}` (no known name)"));
    outcome.guess(
        left.first,
        format!("`{best}` is taken for the date, not `{left_key}`, which holds dates too"),
        settle(&[("date", best)]),
    );
}

/// The only known date where it is when something was published and some events lack it, and the key whose dates all of
/// them have.
fn published<'t, 'n>(
    table: &'t Table<'n>,
    names: &Names,
) -> Option<(&'t Column<'n>, &'t Column<'n>)> {
    let known = known(table, &[]);
    let [only] = known.as_slice() else {
        return None;
    };
    let is_published = PUBLISHED.contains(&plain(only.key).as_ref());
    let (guess, kind) = best_guess(table, names)?;
    let is_complete = kind == Datelike::Day && guess.filled() == table.count;
    (is_published && is_complete && only.filled() < table.count).then_some((*only, guess))
}

/// Takes a key as the date of the events, and the matching key as their end; `lead` says why.
fn take(table: &Table<'_>, guess: &Column<'_>, lead: &str, names: &Names, outcome: &mut Outcome) {
    let key = guess.key;
    let shown = crate::text::head(key, 40);
    let share = guess.share(table);
    let end = end_of(table, guess);
    let others = table.columns.iter().filter(|column| {
        let is_end = end.is_some_and(|end| end.key == column.key);
        column.key != key
            && !is_end
            && kind_of(column, names).is_some_and(|kind| kind != Datelike::Kept)
    });
    let others: Vec<String> = others
        .take(3)
        .map(|column| format!("`{}`", column.shown()))
        .collect();
    let left = if others.is_empty() {
        String::new()
    } else {
        format!("; {} is left", others.join(", "))
    };
    let (message, help) = match end {
        Some(end) => {
            let end = end.shown();
            (
                format!("{lead}, `{end}` for the end{left}"),
                settle(&[("start", key), ("end", end)]),
            )
        }
        None => (format!("{lead}{left}"), settle(&[("date", key)])),
    };
    let role = if end.is_some() {
        Role::Start
    } else {
        Role::Date
    };
    outcome.keys.taken.push((role, key.to_owned()));
    outcome.reason(format!("date: `{shown}` (values read as dates, {share})"));
    if let Some(end) = end {
        outcome.take(Role::End, end);
        outcome.reason(format!(
            "end: `{}` (goes with `{shown}`, {})",
            end.shown(),
            end.share(table)
        ));
    }
    outcome.guess(guess.first, message, help);
}

/// The columns that are dates by their name, with at least one value that may be a date.
fn known<'t, 'n>(table: &'t Table<'n>, rejected: &[(Role, String)]) -> Vec<&'t Column<'n>> {
    let is_rejected = |column: &Column<'_>| {
        let mut rejected = rejected.iter();
        rejected.any(|(role, key)| key == column.key && *role != Role::End)
    };
    let says_when = |column: &&Column<'_>| {
        let rank = least_rank(column).filter(|_| !is_rejected(column));
        let values = || column.values.iter().map(|(_, value)| *value);
        match rank {
            None => false,
            Some(0) => values().any(|value| !matches!(value, Node::List(_))),
            Some(_) => values().any(may_be_date),
        }
    };
    table.columns.iter().filter(says_when).collect()
}

fn least_rank(column: &Column<'_>) -> Option<u8> {
    [Role::Date, Role::Start, Role::Label]
        .into_iter()
        .filter_map(|role| column.rank(role))
        .min()
}

/// Number of events with a value in one of these columns.
fn dated(known: &[&Column<'_>]) -> usize {
    let events = known.iter().flat_map(|column| &column.values);
    let events: HashSet<usize> = events.map(|(event, _)| *event).collect();
    events.len()
}

/// The best column whose values read as dates although its name does not say so.
fn best_guess<'t, 'n>(table: &'t Table<'n>, names: &Names) -> Option<(&'t Column<'n>, Datelike)> {
    let candidates = table.columns.iter().filter_map(|column| {
        let kind = kind_of(column, names)?;
        Some((column, kind))
    });
    candidates.max_by_key(|(column, kind)| {
        let words = column.words();
        let has = |all: &[&str]| words.iter().any(|word| all.contains(&word.as_str()));
        let is_end = has(ENDS);
        (
            // When a record was created says more of its start than when it was over.
            *kind != Datelike::Kept && !is_end,
            !is_end && is_most(column.filled(), table.count),
            !is_end,
            has(STARTS),
            *kind == Datelike::Day,
            column.filled(),
            // Of equal candidates the first.
            std::cmp::Reverse(column.first.1),
        )
    })
}

/// How the values of a column are dates, if its name has no meaning.
fn kind_of(column: &Column<'_>, names: &Names) -> Option<Datelike> {
    if !column.roles.is_empty() || names.role(column.key).is_some() {
        return None;
    }
    datelike::of_column(column.key, || column.nodes())
}

/// The column with the end that matches a start: `dateClose` beside `dateOpen`.
fn end_of<'t, 'n>(table: &'t Table<'n>, start: &Column<'n>) -> Option<&'t Column<'n>> {
    let rest = |column: &Column<'_>| -> Vec<String> {
        let mut words = column.words();
        let dropped = |word: &String| {
            [STARTS, ENDS, FILLERS]
                .iter()
                .any(|words| words.contains(&word.as_str()))
        };
        words.retain(|word| !dropped(word));
        words
    };
    let stem = rest(start);
    let has_end = |column: &Column<'_>| {
        let words = column.words();
        words.iter().any(|word| ENDS.contains(&word.as_str()))
    };
    table.columns.iter().find(|column| {
        column.roles.is_empty()
            && column.key != start.key
            && (has_end(column) && rest(column) == stem || is_trip(start, column))
            && datelike::of_column(column.key, || column.nodes()).is_some()
            && is_after(start, column)
    })
}

/// Whether two keys are the ends of a stay or a journey: `arrival_date` and `departure_date`, in either order.
fn is_trip(start: &Column<'_>, end: &Column<'_>) -> bool {
    let stem = |column: &Column<'_>| {
        let mut words = column.words();
        words.retain(|word| !FILLERS.contains(&word.as_str()));
        words.concat()
    };
    let (start, end) = (stem(start), stem(end));
    TRIPS
        .iter()
        .any(|(one, other)| start == *one && end == *other || start == *other && end == *one)
}

/// Whether no value of `end` is before the value of `start` in the same event.
fn is_after(start: &Column<'_>, end: &Column<'_>) -> bool {
    let date = |node: &Node| Date::parse(node.text()?.trim(), DateContext::default()).ok();
    end.values.iter().all(|(event, value)| {
        let begun = start.values.iter().find(|(of, _)| of == event);
        let begun = begun.and_then(|(_, value)| date(value));
        match (begun, date(value)) {
            (Some(begun), Some(ended)) => Date::between(&begun, &ended).is_ok(),
            _ => true,
        }
    })
}
