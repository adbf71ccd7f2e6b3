//! Likely mistakes in the sources of a file: an id or a key that is there twice, a misspelled key.

use std::collections::HashSet;

use super::super::discover::Field;
use super::super::source::first_of_next;
use super::super::{Cited, Code, Diagnostic, Event, Node, Severity};
use super::finding::{At, Finding};
use super::spelling::{help, message};
use crate::date::{Date, DateContext};
use crate::limits;
use crate::text::head;
use crate::timeline::typos::near;

/// The names of the fields of a source.
const FIELDS: &[&str] = &[
    "id", "title", "publisher", "author", "url", "published", "accessed", "archived_url", "file",
    "sha256",
];

const WRITE_A_DATE: &str = "write a day (2025-05-09), a month (2025-05) or a year";

/// Diagnostics for the list of sources of a file.
pub(in crate::timeline) fn of_sources(field: &Field<'_>) -> Vec<Diagnostic> {
    let Node::List(items) = &field.node else {
        return Vec::new();
    };
    let keys = items.iter().enumerate().flat_map(|(index, item)| {
        let pairs = item.pairs();
        (0..pairs.len()).filter_map(move |at| of_key(field, pairs, (index, at)))
    });
    let ids = duplicate_ids(field, items);
    ids.chain(keys).take(limits::REPORTED).collect()
}

/// A key of a source that is there twice, or resembles one that is missing.
fn of_key(
    field: &Field<'_>,
    pairs: &[(String, Node)],
    (index, at): (usize, usize),
) -> Option<Diagnostic> {
    let (key, value) = pairs.get(at)?;
    let before = pairs.get(..at)?;
    if before.iter().any(|(other, _)| other == key) {
        if let Some(begins) = first_of_next(pairs) {
            let message = format!(
                "duplicate key `{}` in one source: a source seems to begin here without its `-`",
                head(key, 40)
            );
            let help = "write `- ` before it, or rename one of the two";
            let found = || field.problem_in(Code::MissingDash, index, at, message, help);
            return (at == begins).then(found);
        }
        let message = format!("duplicate key `{}` in one source", head(key, 40));
        let help = "the first one counts: rename or remove the other";
        return Some(field.problem_in(Code::DuplicateKey, index, at, message, help));
    }
    if let Some(message) = unreadable_date(key, value.text()) {
        let diagnostic = field.problem_in(Code::UnreadableDate, index, at, message, WRITE_A_DATE);
        return Some(diagnostic.with(Severity::Warning));
    }
    let name = near(key, FIELDS)?;
    let is_given = pairs.iter().any(|(key, _)| key.eq_ignore_ascii_case(name));
    let diagnostic = || {
        let code = Code::UnknownField;
        let diagnostic = field.problem_in(code, index, at, message(key, name), &help(name));
        diagnostic.with(Severity::Warning)
    };
    (!is_given).then(diagnostic)
}

/// What is wrong with a date of a source in digits that is not one, such as `published: 2025-13-45`: no event is compared with it.
fn unreadable_date(key: &str, text: Option<&str>) -> Option<String> {
    let text = text?.trim();
    let is_of_date = |c: char| c.is_ascii_digit() || "-/.: T".contains(c);
    let is_written = ["published", "date", "accessed"].contains(&key)
        && text.len() > 4
        && text.chars().all(is_of_date);
    if !is_written {
        return None;
    }
    let error = Date::parse(text, DateContext::default()).err()?;
    Some(format!("`{key}: {}`: {}", head(text, 40), error.message))
}

/// Reports the keys of the sources written within an event that resemble one that is missing, and their dates that are none.
pub(super) fn within(event: &Event, found: &mut Vec<Finding>) {
    let of_quotes = event
        .quotes
        .iter()
        .filter_map(|quote| quote.source.as_ref());
    for cited in event.source.iter().chain(of_quotes) {
        let Cited::Written(source) = cited else {
            continue;
        };
        let mut warn = |code, key: &str, message, help: &str| {
            let at = At::KeyWithin(key.to_owned());
            found.push(Finding::warning(code, at, message, help));
        };
        for (key, date) in [
            ("published", &source.published),
            ("accessed", &source.accessed),
        ] {
            if let Some(message) = unreadable_date(key, date.as_deref()) {
                warn(Code::UnreadableDate, key, message, WRITE_A_DATE);
            }
        }
        for (key, _) in &source.fields {
            if let Some(name) = near(key, FIELDS) {
                warn(Code::UnknownField, key, message(key, name), &help(name));
            }
        }
    }
}

/// Diagnostics for sources with the id of another one.
fn duplicate_ids<'f>(field: &'f Field<'_>, items: &'f [Node]) -> impl Iterator<Item = Diagnostic> {
    let mut ids = HashSet::new();
    items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| {
            let at = item.pairs().iter().position(|(key, _)| key == "id")?;
            Some((index, at, item.get("id")?.text()?))
        })
        .filter(move |(_, _, id)| !ids.insert(*id))
        .map(move |(index, at, id)| {
            let id = head(id, 40);
            field.problem_in(
                Code::DuplicateSource,
                index,
                at,
                format!("two sources have the id `{id}`"),
                "give each source an id of its own: events cite the first of them",
            )
        })
}
