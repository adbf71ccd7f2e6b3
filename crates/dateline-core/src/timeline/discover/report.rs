//! Diagnostics about a document besides its events: duplicate keys, names without a meaning, lists
//! that are left out.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::super::discover::event_keys::names_event;
use super::super::item::{Content, Item};
use super::super::shape::{LOOKED_AT, Pair, Value};
use super::super::yaml::block::is_blank;
use super::super::yaml::part::Part;
use super::super::yaml::span::Span;
use super::super::{Code, Diagnostic, Place, Severity};
use super::discovered::{Discovered, problem};
use crate::timeline::field::names::Names;
use crate::timeline::field::{self, Role};
use crate::timeline::item;

impl<'t> Discovered<'t> {
    /// Reads `fields:`, which defines what the keys of the events mean.
    pub(super) fn read_names(&mut self, pairs: &[Pair<'t>]) {
        let fields = pairs.iter().find(|pair| pair.key == "fields");
        let Some((pair, node)) = fields.and_then(|pair| Some((pair, pair.value.plain_map()?)))
        else {
            return;
        };
        let (names, wrong) = Names::of(&node);
        self.names = names;
        let help = "write `date: showDate` where the key `showDate` says when each event was";
        for (index, message) in wrong {
            let span = match &pair.value {
                Value::Map(inner) => inner.get(index).and_then(|inner| inner.key_span.as_ref()),
                _ => None,
            };
            let span = span.or(pair.key_span.as_ref());
            self.diagnostics
                .push(problem(Code::KeyMeaning, &pair.part, span, message, help));
        }
        self.names_at = Some((Arc::clone(&pair.part), pair.key_span.clone()));
    }

    /// Reports lists that are left out although their items have the keys of events.
    pub(super) fn report_left_out(&mut self) {
        let mut keys: HashSet<&str> = HashSet::new();
        for item in self.items.iter().take(LOOKED_AT) {
            if let Content::Read(node) = &item.content {
                keys.extend(node.pairs().iter().map(|(key, _)| key.as_str()));
            }
        }
        let notices = self.undated.iter_mut().filter_map(|list| {
            let of_events = list.keys.iter().filter(|key| keys.contains(key.as_str()));
            let is_named = names_event(list.keys.iter().map(String::as_str));
            let has_title = list
                .keys
                .iter()
                .any(|key| field::rank(key, Role::Title) == Some(0));
            let enough = if has_title { 1 } else { 2 };
            let is_side = list.key.as_deref().is_some_and(field::is_secondary);
            let is_like = is_named && !is_side && of_events.count() >= enough;
            list.notice.take().filter(|_| is_like || list.are_texts)
        });
        self.diagnostics.extend(notices);
    }

    /// Reports keys in `fields:` that no event has.
    pub(super) fn report_absent(&mut self) {
        let Some((part, span)) = self.names_at.take() else {
            return;
        };
        // An unchanged item has to be parsed to see its keys.
        self.items.iter_mut().for_each(item::reread);
        let has = |key: &str| {
            self.items.iter().any(|item| match &item.content {
                Content::Read(node) => node
                    .pairs()
                    .iter()
                    .any(|(name, _)| field::plain(name) == key),
                _ => false,
            })
        };
        let absent: Vec<&str> = self.names.keys().filter(|key| !has(key)).collect();
        let any_read = self
            .items
            .iter()
            .any(|item| matches!(item.content, Content::Read(_)));
        let notices = absent.into_iter().filter(|_| any_read).map(|key| {
            let key = crate::text::head(key, 40);
            let message = format!("`fields:` names the key `{key}`, which no event has");
            problem(
                Code::KeyMeaning,
                &part,
                span.as_ref(),
                message,
                "write it as in the events",
            )
            .with(Severity::Warning)
        });
        self.diagnostics.extend(notices);
    }

    /// Reports keys of a mapping that it has twice.
    pub(super) fn duplicates(&mut self, pairs: &[Pair<'t>]) {
        let keys = pairs
            .iter()
            .map(|pair| (pair.key.as_str(), pair.key_span.as_ref(), &*pair.part));
        let mut found = duplicate_keys(keys);
        if let [first, others @ ..] = found.as_mut_slice()
            && !others.is_empty()
        {
            let count = others.len();
            first.message = format!(
                "{}, and {count} more from here on: another file seems to begin here",
                first.message
            );
            first.help =
                Some("put it into a file of its own: files can be opened together".to_owned());
            found.truncate(1);
        }
        self.diagnostics.extend(found);
    }
}

/// The event that contains the place of a diagnostic: the last one that begins before it, where no line between is less
/// indented.
pub(in crate::timeline) fn event_around<'f, 't>(
    items: &'f mut [Item<'t>],
    part: &Part<'_>,
    diagnostic: &Diagnostic,
) -> Option<&'f mut Item<'t>> {
    let line = diagnostic.place?.line;
    let item = items
        .iter_mut()
        .filter(|item| item.place.line <= line)
        .max_by_key(|item| item.place)?;
    let first = item.place.line + 1;
    let indent = |text: &str| text.len() - text.trim_start_matches(' ').len();
    // What is deeper than the dash of an item belongs to it.
    let of_item = part.line_text(item.place.line);
    let least = if of_item.trim_start_matches(' ').starts_with("- ") {
        indent(of_item) + 1
    } else {
        item.place.column.saturating_sub(1)
    };
    let is_in = |number: usize| {
        let text = part.line_text(number);
        is_blank(text) || indent(text) >= least
    };
    (first..=line).all(is_in).then_some(item)
}

/// Diagnostics for keys that a mapping has twice: each key with its span and the part of the file that holds it.
pub(super) fn duplicate_keys<'k, 'p: 'k>(
    keys: impl Iterator<Item = (&'k str, Option<&'k Span>, &'k Part<'p>)>,
) -> Vec<Diagnostic> {
    let mut lines = HashMap::new();
    let mut found = Vec::new();
    for (key, span, part) in keys {
        let place = span.map_or_else(|| part.place(0), |span| span.place);
        if let Some(Place { line, .. }) = lines.insert(key, place) {
            let key = crate::text::head(key, 40);
            let diagnostic = problem(
                Code::DuplicateKey,
                part,
                span,
                format!("duplicate key `{key}` (first on line {line})"),
                "put both under one key: other programs read only one of them",
            );
            found.push(diagnostic);
        }
    }
    found
}
