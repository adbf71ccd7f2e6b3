//! Expanding an item of a list of events: into itself, the events of its lists, or those of a
//! mapping by date.

mod block;
mod dated;
mod lists;

use std::collections::HashSet;
use std::sync::Arc;

use super::classify::{lifted, step, wrapped};
use super::dated_text::{ROW, date_at_end, dated_text, is_by_date, is_row};
use super::discovered::Discovered;
use super::report::event_around;
use crate::limits;
use crate::timeline::Node;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::datelike::is_day_or_month;
use crate::timeline::field::names::Names;
use crate::timeline::item::{self, Content, Item, LazySpan, Surroundings};
use crate::timeline::shape::{Value, items};
use crate::timeline::{Code, Diagnostic, Severity};

impl<'t> Discovered<'t> {
    /// Expands each of some items with what the mappings around them say.
    pub(in crate::timeline::discover) fn expand_within(
        &mut self,
        items: Vec<Item<'t>>,
        around: &Arc<Surroundings>,
    ) {
        for mut item in items {
            item.within(around);
            self.expand(item);
        }
    }

    /// Adds the events of the items of a list.
    pub(in crate::timeline::discover) fn expand_all(&mut self, items: Vec<Item<'t>>) {
        self.items.reserve(items.len());
        let mut items = items;
        let holding = self.holding(&items);
        if !holding.is_empty() {
            items.iter_mut().for_each(item::reread);
        }
        let before = std::mem::replace(&mut self.holding, holding);
        let named = have_names(&items, &self.names);
        let named_before = std::mem::replace(&mut self.named_by_wrappers, named);
        for item in items {
            self.expand(item);
        }
        self.holding = before;
        self.named_by_wrappers = named_before;
    }

    /// Adds an item of a list of events: itself, or the events of its lists. What was reported of it goes to the event that
    /// contains the place, else to the file.
    pub(in crate::timeline::discover) fn expand(&mut self, mut item: Item<'t>) {
        let problems = std::mem::take(&mut item.problems);
        let (part, first) = (Arc::clone(&item.part), self.items.len());
        self.expand_content(item);
        let added = self.items.get_mut(first..).unwrap_or_default();
        if let [only] = added {
            only.problems.splice(0..0, problems);
            return;
        }
        for problem in problems {
            match event_around(added, &part, &problem) {
                Some(item) => item.problems.push(problem),
                None => self.diagnostics.push(problem),
            }
        }
    }

    fn expand_content(&mut self, item: Item<'t>) {
        match &item.content {
            Content::Read(Node::List(nodes)) if is_row(nodes) => self.row(item),
            Content::Read(Node::List(nodes)) if !nodes.is_empty() => {
                let (part, around) = (Arc::clone(&item.part), item.around.clone());
                if let (Content::Read(Node::List(nodes)), span) = item.open() {
                    self.expand_all(items(nodes, span, &part, around.as_ref()));
                }
            }
            Content::Read(Node::Map(pairs)) if is_by_date(pairs) => self.single_dates(item),
            Content::Read(Node::Map(pairs)) if self.lifted(pairs).is_some() => {
                self.lift(item);
            }
            Content::Read(Node::Scalar(text)) => {
                let around = item.around.as_ref().and_then(|around| around.date.as_ref());
                if let Some((date, title)) = dated_text(text, around) {
                    self.text(item, date, title);
                    return;
                }
                let title = text.trim().to_owned();
                let date = match around {
                    None => date_at_end(text).map(str::to_owned),
                    // A day below its year; another text below a date may end with any.
                    Some(_) => is_day_or_month(text).then(|| title.clone()),
                };
                let is_end = around.is_none();
                match date {
                    Some(date) => {
                        if is_end && !std::mem::replace(&mut self.ends_noted, true) {
                            self.diagnostics.push(notice_of_end(&item));
                        }
                        self.text(item, date, title);
                    }
                    None => self.push(item),
                }
            }
            Content::Read(Node::Map(pairs)) => {
                let lists = self.lists_in(pairs);
                if !lists.is_empty() {
                    self.split(item, &lists);
                } else if let Some(at) = self.unlike(pairs) {
                    self.leave_out(&item, pairs, at);
                } else {
                    self.push(item);
                }
            }
            Content::Read(Node::Null) if item.around.is_none() => {
                // A run of empty items becomes one entry.
                if let Some(Item {
                    content: Content::Empty(count),
                    ..
                }) = self.items.last_mut()
                {
                    *count += 1;
                } else {
                    let content = Content::Empty(1);
                    self.push(Item { content, ..item });
                }
            }
            _ => self.push(item),
        }
    }

    /// The pair of an item whose mapping has the item's fields or events.
    fn lifted(&self, pairs: &[(String, Node)]) -> Option<usize> {
        lifted(pairs, &self.names, limits::NESTING_ABOVE_EVENTS)
            .filter(|_| self.lists_in(pairs).is_empty())
    }

    /// Adds an event written as `- "1969-07-20: Moon landing"`.
    fn text(&mut self, mut item: Item<'t>, date: String, title: String) {
        let pairs = [("date", date), ("title", title)];
        let pairs = pairs.map(|(key, text)| (key.to_owned(), Node::Scalar(text)));
        item.content = Content::Read(Node::Map(pairs.into()));
        item.spans = LazySpan::Unknown;
        self.push(item);
    }

    /// Adds an event written as `- [1969-07-20, Moon landing]`.
    fn row(&mut self, mut item: Item<'t>) {
        if let Content::Read(Node::List(nodes)) = item.content {
            let pairs = ROW.iter().map(|name| (*name).to_owned()).zip(nodes);
            item.content = Content::Read(Node::Map(pairs.collect()));
            item.spans = LazySpan::Unknown;
            self.push(item);
        }
    }

    /// Adds an item whose fields are in a mapping within it, as in `GeoJSON`.
    fn lift(&mut self, mut item: Item<'t>) {
        let span = item.span().cloned();
        let wrapper = match &item.content {
            Content::Read(Node::Map(pairs)) => wrapped(pairs, &self.names).map(str::to_owned),
            _ => None,
        };
        if let Some(key) = wrapper {
            self.name_by_wrapper(&mut item, key);
        }
        if let Content::Read(Node::Map(pairs)) = &mut item.content
            && let Some(at) = lifted(pairs, &self.names, limits::NESTING_ABOVE_EVENTS)
        {
            let (_, inner) = pairs.remove(at);
            let outer = std::mem::take(pairs);
            *pairs = inner.pairs().to_vec();
            for (key, value) in outer {
                // `type: Feature` around `properties: {type: …}` is another key.
                let key = if pairs.iter().any(|(inner, _)| *inner == key) {
                    format!("{key} around")
                } else {
                    key
                };
                pairs.push((key, value));
            }
            item.spans = span.map_or(LazySpan::Unknown, |mut span| {
                let inner = span.remove(at).unwrap_or_default();
                let outer = std::mem::replace(&mut span.children, inner.children);
                span.children.extend(outer);
                LazySpan::Known(span)
            });
        }
        self.expand(item);
    }

    /// Keeps the only key around an event: as its name where each event of the list has one of its own, else as its group.
    fn name_by_wrapper(&self, item: &mut Item<'t>, key: String) {
        let mut around = item.around.as_deref().cloned().unwrap_or_default();
        if self.named_by_wrappers {
            around.slug = Some(key);
        } else if around.group.is_none() {
            around.group = Some(key);
        }
        item.within(&Arc::new(around));
    }

    /// Adds events written as `- 1969: Moon landing`.
    fn single_dates(&mut self, item: Item<'t>) {
        let part = Arc::clone(&item.part);
        let (Content::Read(node), span) = item.open() else {
            return;
        };
        if let Value::Map(pairs) = Value::of(node, span, &part) {
            for pair in pairs {
                let date = DateText::one(&pair.key);
                self.dated(&date, pair);
            }
        }
    }
}

/// The notice that the dates of events are at the end of their texts.
fn notice_of_end(item: &Item<'_>) -> Diagnostic {
    let message = "the date is taken from the end of the text, here and in the texts like it";
    let help = "write `- date: …` and `title: …` to settle it".to_owned();
    let notice = item.problem(Code::KeyMeaning, item.span(), message, Some(help));
    notice.with(Severity::Notice)
}

/// Whether the items of a list are each an event under a key of its own: `- moon-landing: {date: 1969, …}`.
fn have_names(items: &[Item<'_>], names: &Names) -> bool {
    let mut keys = HashSet::new();
    let mut some = items.iter().step_by(step(items.len()));
    items.len() > 1
        && some.all(|item| match &item.content {
            Content::Read(node) => wrapped(node.pairs(), names).is_some_and(|key| keys.insert(key)),
            _ => false,
        })
}
