//! Searching the value of a key for lists of events, and mappings by date or by name.

use std::sync::Arc;

use super::classify::{are_events, are_kept, step};
use super::dated_text::{are_dates, date_of_name, is_early_year};
use super::discovered::{Discovered, day_notice, problem};
use super::event_keys::{is_events, names_event};
use super::named_days::{count_named_days, is_named_day};
use super::slugs::{are_slugs, have_own_dates, holds_events, is_dated_map};
use super::top::day_of;
use super::undated::Undated;
use crate::date::DateContext;
use crate::limits;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::{self, datelike};
use crate::timeline::item::{Content, Item, Surroundings};
use crate::timeline::shape::{Pair, Value, date_of, item};
use crate::timeline::{Code, Node, Severity};

impl<'t> Discovered<'t> {
    /// Moves the events out of a pair, and returns the rest of the pair, if any.
    pub(in crate::timeline::discover) fn search(
        &mut self,
        pair: Pair<'t>,
        depth: usize,
    ) -> Option<(String, Node)> {
        if depth == 0
            || field::never_holds_events(&pair.key)
            || (field::is_secondary(&pair.key) && !self.secondary)
        {
            return self.keep(pair);
        }
        match pair.value {
            Value::List(items)
                if are_events(&pair.key, &items, &self.names)
                    || (self.only_kept && are_kept(&items)) =>
            {
                let key = Pair {
                    value: Value::Plain(Node::Null, None),
                    ..pair
                };
                self.list(Some(&key), items);
                None
            }
            Value::List(ref items) if is_period(&pair.key) && say_something(items) => {
                self.any = true;
                self.dated(&DateText::one(&pair.key), pair);
                None
            }
            Value::List(ref items) if !items.is_empty() => {
                self.note_undated(&pair, items);
                self.keep(pair)
            }
            Value::Plain(Node::Null, _) | Value::List(_) if field::is_list(&pair.key) => {
                self.any = true;
                None
            }
            Value::Plain(Node::Scalar(_), _) if is_events(&pair.key) => {
                self.diagnostics.push(problem(
                    Code::NotAList,
                    &pair.part,
                    pair.key_span.as_ref(),
                    "a text where a list of events is expected",
                    "write each event below it as `- date: 2025-05-09` with `title: …`",
                ));
                self.keep(pair)
            }
            Value::Map(pairs) if !pairs.is_empty() => {
                let rest = self.search_map(&pair.key, pairs, depth - 1);
                (!rest.is_empty()).then_some((pair.key, Node::Map(rest)))
            }
            _ => self.keep(pair),
        }
    }

    /// Remembers a list whose items could be events, but have no date.
    fn note_undated(&mut self, pair: &Pair<'t>, items: &[Item<'t>]) {
        let mut undated = Undated::of(Some(&pair.key), items);
        let may_be_events = undated.are_texts && field::may_name_events(&pair.key);
        if undated.keys.is_empty() && !may_be_events {
            return;
        }
        let help = if undated.are_texts {
            "the list is left out: begin each text with its date, as in `2025-05-09: …`"
        } else {
            "the list is left out: give its items a `date:` to show them"
        };
        let span = pair.key_span.as_ref();
        let notice = problem(Code::LeftOut, &pair.part, span, undated.message(), help);
        undated.notice = Some(notice.with(Severity::Notice));
        self.undated.push(undated);
    }

    /// Moves the events out of the pairs of a mapping, and returns the rest of them.
    fn search_map(&mut self, key: &str, pairs: Vec<Pair<'t>>, depth: usize) -> Vec<(String, Node)> {
        let by_date = are_dates(pairs.iter()) && !have_own_dates(&pairs);
        let by_slug = are_slugs(Some(key), &pairs, &self.names);
        let by_day = self.named_days && !by_date && !by_slug && count_named_days(&pairs) > 0;
        if (by_day || by_slug)
            && let Some(pair) = pairs.iter().find(|pair| is_named_day(pair))
        {
            self.diagnostics.push(day_notice(pair));
        }
        let first = self.items.len();
        let lists = self.lists.len();
        let day_above = self.day.clone();
        self.day = day_of(&pairs).or(self.day.take());
        let rest = self.below(key, |found| {
            let rest = pairs.into_iter().filter_map(|pair| {
                if by_date {
                    found.by_date(pair, depth)
                } else if (by_day || by_slug) && is_named_day(&pair) {
                    found.by_day(pair)
                } else if by_slug || by_day && is_dated_map(&pair, &found.names) {
                    found.by_slug(pair, depth)
                } else {
                    found.search(pair, depth)
                }
            });
            rest.collect()
        });
        self.day = day_above;
        self.name_lists(key, lists);
        if by_date || by_slug || by_day {
            self.lists.push((first..self.items.len(), key.to_owned()));
        }
        rest
    }

    /// Renames lists within a mapping under a meaningless key (`company: {history: […]}`) to the
    /// key of that mapping.
    fn name_lists(&mut self, key: &str, from: usize) {
        if field::is_list(key) {
            return;
        }
        for (_, name) in self.lists.get_mut(from..).unwrap_or_default() {
            if field::is_list(name) {
                key.clone_into(name);
            }
        }
    }

    /// Adds the event of a pair of its name and day.
    pub(in crate::timeline::discover) fn by_day(
        &mut self,
        pair: Pair<'t>,
    ) -> Option<(String, Node)> {
        let Pair {
            key,
            part,
            key_span,
            value,
        } = pair;
        let date = Pair {
            key: "date".to_owned(),
            part: Arc::clone(&part),
            key_span: None,
            value,
        };
        let event = Pair {
            key,
            part,
            key_span,
            value: Value::Map(vec![date]),
        };
        self.by_slug(event, limits::NESTING_ABOVE_EVENTS)
    }

    /// Handles a pair of a mapping from names to events.
    pub(in crate::timeline::discover) fn by_slug(
        &mut self,
        pair: Pair<'t>,
        depth: usize,
    ) -> Option<(String, Node)> {
        let is_map = matches!(&pair.value, Value::Map(pairs) if !pairs.is_empty());
        if !is_map || holds_events(&pair.key, &pair.value, &self.names) {
            return self.search(pair, depth);
        }
        let Pair {
            key,
            part,
            key_span,
            value,
        } = pair;
        let (mut node, span) = value.into_node(&mut self.diagnostics);
        self.names.apply_paths(&mut node);
        let around = Surroundings {
            slug: Some(key),
            ..Surroundings::default()
        };
        self.any = true;
        let item = item(node, span, &part, Some(&Arc::new(around)));
        self.push_at_key(item, key_span);
        None
    }

    /// Handles a pair of a mapping whose keys end with a year: the events of a list, or one event with the key as its name.
    pub(in crate::timeline::discover) fn by_year(
        &mut self,
        pair: Pair<'t>,
    ) -> Option<(String, Node)> {
        self.any = true;
        let date = date_of_name(&pair.key);
        let Pair {
            key,
            part,
            key_span,
            value,
        } = pair;
        let around = |group, slug| {
            Arc::new(Surroundings {
                date,
                slug,
                group,
                ..Surroundings::default()
            })
        };
        if let Value::List(items) = value {
            self.expand_within(items, &around(Some(key), None));
        } else {
            let (node, span) = value.into_node(&mut self.diagnostics);
            let item = item(node, span, &part, Some(&around(None, Some(key))));
            self.push_at_key(item, key_span);
        }
        None
    }

    /// Handles a pair of a mapping by date.
    pub(in crate::timeline::discover) fn by_date(
        &mut self,
        pair: Pair<'t>,
        depth: usize,
    ) -> Option<(String, Node)> {
        match date_of(&pair.key, None) {
            Some(date) => {
                self.any = true;
                self.dated(&date, pair);
                None
            }
            None if is_early_year(&pair.key) => {
                self.any = true;
                self.dated(&DateText::year(&pair.key), pair);
                None
            }
            // A date that cannot be read is reported at its place.
            None if says_a_date(&pair.key) && !field::is_list(&pair.key) => {
                self.any = true;
                let date = DateText::one(&pair.key);
                self.dated(&date, pair);
                None
            }
            None => self.search(pair, depth),
        }
    }
}

/// Whether a key is a decade, a century or another stretch of time in words: `15th century`.
fn is_period(key: &str) -> bool {
    key.contains(|c: char| c.is_ascii_digit())
        && key.contains(char::is_alphabetic)
        && !field::is_reserved(key)
        && datelike::reads(key, DateContext::default())
}

/// Whether the items of a list are texts of several words or have titles.
fn say_something(items: &[Item<'_>]) -> bool {
    let says = |item: &Item<'_>| match &item.content {
        Content::Read(Node::Scalar(text)) => text.trim().contains(' '),
        Content::Read(node) => names_event(node.pairs().iter().map(|(key, _)| key.as_str())),
        _ => false,
    };
    !items.is_empty() && items.iter().step_by(step(items.len())).all(says)
}

/// Whether a key of a mapping by date is meant as a date although it cannot be read, or means that
/// there is none.
fn says_a_date(key: &str) -> bool {
    key.contains(|c: char| c.is_ascii_digit())
        || datelike::is_no_date(key)
        || datelike::reads(key, DateContext::default())
}
