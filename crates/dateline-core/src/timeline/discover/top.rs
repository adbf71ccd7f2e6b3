//! The events of a document by its top-level keys.

use std::sync::Arc;

use super::classify::{ListKind, are_kept, classify, is_event, may_become_events, step};
use super::dated_text::{count_dates, end_in_years};
use super::discovered::{Discovered, Field, day_notice, problem};
use super::event_keys::is_events;
use super::inner_dates::give_inner_dates;
use super::midnight::past_midnight;
use super::named_days::is_named_day;
use super::recover;
use super::slugs::{are_slugs, have_own_dates, holds_events};
use super::undated::Undated;
use crate::limits;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::{self, clock};
use crate::timeline::item::{self, Content, Item, Surroundings};
use crate::timeline::shape::{Pair, Value, item};
use crate::timeline::yaml::span::Span;
use crate::timeline::{Code, Diagnostic, Label, Node, Severity};

impl<'t> Discovered<'t> {
    /// Handles a list that is the whole document, or whose key says that it holds events.
    pub(in crate::timeline::discover) fn list(
        &mut self,
        key: Option<&Pair<'t>>,
        mut items: Vec<Item<'t>>,
    ) {
        let mut kind = classify(&items, &self.names);
        if kind == ListKind::Undated && !are_kept(&items) && give_inner_dates(&mut items) {
            kind = classify(&items, &self.names);
        }
        if key.is_none()
            && kind == ListKind::Undated
            && !items.is_empty()
            && !may_become_events(&items, 0)
            && !are_kept(&items)
        {
            let undated = Undated::of(None, &items);
            if !undated.keys.is_empty() {
                self.undated.push(undated);
                return;
            }
        }
        self.any = true;
        let first = self.items.len();
        let items = self.in_the_day(items);
        match key {
            Some(pair) => self.below(&pair.key, |found| found.expand_all(items)),
            None => self.expand_all(items),
        }
        if let Some(pair) = key {
            self.lists.push((first..self.items.len(), pair.key.clone()));
        }
    }

    /// Adds the date of the whole file, if there is one, to items that have only a time of day.
    fn in_the_day(&mut self, mut items: Vec<Item<'t>>) -> Vec<Item<'t>> {
        let Some(day) = &self.day else { return items };
        let is_timed = items.iter().step_by(step(items.len())).any(
            |item| matches!(&item.content, Content::Read(node) if clock::clock_of(node).is_some()),
        );
        if is_timed {
            let around = Arc::new(Surroundings {
                date: Some(DateText::one(day)),
                ..Surroundings::default()
            });
            for item in &mut items {
                item.within(&around);
            }
            self.diagnostics.extend(past_midnight(&mut items));
        }
        items
    }

    pub(in crate::timeline::discover) fn top(&mut self, pairs: Vec<Pair<'t>>) {
        self.duplicates(&pairs);
        self.read_names(&pairs);
        let mut pairs = pairs;
        if self.names.has_paths() {
            for pair in &mut pairs {
                self.apply_paths(&mut pair.value);
            }
        }
        self.day = day_of(&pairs);
        let holds = |pair: &Pair<'t>| holds_events(&pair.key, &pair.value, &self.names);
        self.secondary = !pairs
            .iter()
            .any(|pair| !field::is_secondary(&pair.key) && holds(pair));
        let kept = pairs.iter().filter(|pair| match &pair.value {
            Value::List(items) => are_kept(items),
            _ => false,
        });
        self.only_kept = kept.count() == 1 && !pairs.iter().any(holds);
        let others = pairs.iter().filter(|pair| !field::is_reserved(&pair.key));
        // A key or two that are not dates are accepted beside the dates.
        let (dates, others) = count_dates(others);
        let by_date =
            dates > 0 && dates >= others && !pairs.iter().any(|pair| is_events(&pair.key));
        let by_slug = are_slugs(None, &pairs, &self.names);
        let by_date = by_date && !have_own_dates(&pairs);
        let by_year = !by_slug && end_in_years(&pairs) && !pairs.iter().any(holds);
        let by_date = by_date && !by_year;
        if by_year && let Some(pair) = pairs.first() {
            self.diagnostics.push(year_notice(pair));
        }
        self.named_days = !by_date && !by_slug && !by_year && !pairs.iter().any(holds);
        // The first person of a family tree, or the root of any other tree of events.
        let is_tree = || pairs.iter().any(|pair| field::is_tree(&pair.key));
        let is_event = is_event(&pairs, &self.names);
        if !by_date && is_event && (is_tree() || !pairs.iter().any(holds)) {
            self.whole(pairs);
            return;
        }
        // A file with the days of several events and nothing else.
        let by_day = self.named_days && pairs.iter().all(is_named_day) && pairs.len() > 1;
        if by_day && let Some(pair) = pairs.first() {
            self.diagnostics.push(day_notice(pair));
        }
        for pair in pairs {
            let (part, key_span) = (Arc::clone(&pair.part), pair.key_span.clone());
            let (key, items) = (pair.key.clone(), item_spans(&pair));
            let rest = if field::never_holds_events(&pair.key) {
                self.keep(pair)
            } else if by_date {
                self.by_date(pair, limits::NESTING_ABOVE_EVENTS)
            } else if by_slug {
                self.by_slug(pair, limits::NESTING_ABOVE_EVENTS)
            } else if by_year {
                self.by_year(pair)
            } else if by_day {
                self.by_day(pair)
            } else {
                self.search(pair, limits::NESTING_ABOVE_EVENTS)
            };
            let field = |(key, node)| Field {
                key,
                node,
                part,
                key_span,
                items,
            };
            match rest {
                Some(rest) => self.fields.push(field(rest)),
                None if by_date => {}
                None => self.holders.push(field((key, Node::Null))),
            }
        }
    }

    /// Applies the paths of `fields:` to the items of the lists in a value.
    fn apply_paths(&self, value: &mut Value<'t>) {
        match value {
            Value::List(items) => {
                for item in items {
                    item::reread(item);
                    if let Content::Read(node) = &mut item.content {
                        self.names.apply_paths(node);
                    }
                }
            }
            Value::Map(pairs) => {
                for pair in pairs {
                    self.apply_paths(&mut pair.value);
                }
            }
            Value::Plain(..) | Value::Broken(_) => {}
        }
    }

    /// Sets the key of the list as the group of events without one, if the file has several lists
    /// of events.
    pub(in crate::timeline::discover) fn group(&mut self) {
        let mut keys: Vec<&str> = self.lists.iter().map(|(_, key)| key.as_str()).collect();
        keys.dedup();
        if keys.len() < 2 {
            return;
        }
        for (range, key) in std::mem::take(&mut self.lists) {
            for item in self.items.get_mut(range).unwrap_or_default() {
                let mut around = item.around.as_deref().cloned().unwrap_or_default();
                if around.group.is_none() {
                    around.group = Some(key.clone());
                    item.within(&Arc::new(around));
                }
            }
        }
    }

    /// Handles a document that is a single event.
    fn whole(&mut self, pairs: Vec<Pair<'t>>) {
        let Some(part) = pairs.first().map(|pair| Arc::clone(&pair.part)) else {
            return;
        };
        let (mut node, span) = Value::Map(pairs).into_node(&mut self.diagnostics);
        self.names.apply_paths(&mut node);
        self.any = true;
        self.expand_all(vec![item(node, span, &part, None)]);
        self.whole = self.items.len() == 1;
    }

    /// Keeps a pair that is not searched for events.
    pub(in crate::timeline::discover) fn keep(&mut self, pair: Pair<'t>) -> Option<(String, Node)> {
        if pair.key == "sources" {
            self.note_unread_sources(&pair);
        }
        if let Value::Broken(diagnostic) = pair.value {
            self.diagnostics.push(diagnostic);
            // The title of a broken file is shown if its line can be read.
            let title = (pair.key == "title").then(|| recover::recover(pair.part.text).title);
            return Some((pair.key, Node::Scalar(title.flatten()?)));
        }
        let (node, _) = pair.value.into_node(&mut self.diagnostics);
        Some((pair.key, node))
    }

    /// Notes the ids of the sources that cannot be read.
    fn note_unread_sources(&mut self, pair: &Pair<'t>) {
        let mut note = |text: &str, diagnostic: &Diagnostic| {
            let Some((place, excerpt)) = diagnostic.place.zip(diagnostic.excerpt.clone()) else {
                return;
            };
            let mistake = Label {
                place,
                text: "the mistake in the source".to_owned(),
                excerpt,
            };
            let ids = recover::recover_ids(text).into_iter();
            self.unread_sources
                .extend(ids.map(|id| (id, mistake.clone())));
        };
        match &pair.value {
            Value::Broken(diagnostic) => note(pair.part.text, diagnostic),
            Value::List(items) => {
                for item in items {
                    if let Content::Broken(diagnostic) = &item.content {
                        note(item.part.text, diagnostic);
                    }
                }
            }
            Value::Plain(..) | Value::Map(_) => {}
        }
    }
}

/// The notice that the dates are in the keys of a mapping.
fn year_notice(pair: &Pair<'_>) -> Diagnostic {
    problem(
        Code::KeyMeaning,
        &pair.part,
        pair.key_span.as_ref(),
        "no key is called a date: each key at the top of the file ends with a year",
        "give each event a `date:` to settle it",
    )
    .with(Severity::Notice)
}

/// The positions of the items of a list of sources.
fn item_spans(pair: &Pair<'_>) -> Vec<Option<Span>> {
    match &pair.value {
        Value::List(items) if pair.key == "sources" => {
            items.iter().map(|item| item.span().cloned()).collect()
        }
        _ => Vec::new(),
    }
}

/// The day that a mapping says beside its lists, as in `date: 2026-05-09` above the sessions of a conference.
pub(in crate::timeline::discover) fn day_of(pairs: &[Pair<'_>]) -> Option<String> {
    pairs.iter().find_map(|pair| match &pair.value {
        Value::Plain(Node::Scalar(text), _) if pair.key.eq_ignore_ascii_case("date") => {
            Some(text.trim().to_owned())
        }
        _ => None,
    })
}
