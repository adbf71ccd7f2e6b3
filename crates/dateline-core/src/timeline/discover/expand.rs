//! Expanding an item of a list of events: into itself, the events of its lists, or those of a
//! mapping by date.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::discover::classify::{
    ROW, dated_text, holds_other_dates, inner_lists, is_by_date, is_month, is_row, lifted,
    names_event, step, wrapped,
};
use super::super::item::{Content, Context, Item, LazySpan};
use super::super::known::fingerprint;
use super::super::shape::{Pair, Value, date_of, item, items};
use super::super::yaml::part::Part;
use super::super::yaml::span::Span;
use super::super::{Code, Diagnostic, Node, Severity};
use super::holding::Holding;
use super::midnight::past_midnight;
use super::report::{duplicate_keys, event_around};
use super::{Found, problem};
use crate::date::{Date, DateContext};
use crate::limits;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::datelike;
use crate::timeline::field::datelike::{dated_pair, is_dated};
use crate::timeline::field::names::Names;
use crate::timeline::field::{self, Role};
use crate::timeline::item;

impl<'t> Found<'t> {
    /// Adds what is under a date: a list of events, one event, a text, or a mapping from finer
    /// dates or titles to those.
    pub(super) fn dated(&mut self, date: &DateText, pair: Pair<'t>) {
        let context = Arc::new(Context {
            date: Some(date.clone()),
            ..Context::default()
        });
        let Pair {
            part,
            key_span,
            value,
            ..
        } = pair;
        match value {
            Value::List(mut items) => {
                for item in &mut items {
                    item.within(&context);
                }
                self.diagnostics.extend(past_midnight(&mut items));
                for item in items {
                    self.expand(item);
                }
            }
            Value::Map(pairs)
                if !pairs.is_empty()
                    && !names_event(pairs.iter().map(|pair| pair.key.as_str()))
                    && !are_values(&pairs, date) =>
            {
                for pair in pairs {
                    match date_of(&pair.key, Some(date)) {
                        Some(date) => self.dated(&date, pair),
                        None => self.titled(pair, &context),
                    }
                }
            }
            Value::Map(pairs) => {
                let (mut node, span) = Value::Map(pairs).into_node(&mut self.diagnostics);
                self.names.give(&mut node);
                self.expand(item(node, span.or(key_span), &part, Some(&context)));
            }
            Value::Plain(node, span) => {
                let mut item = item(node, span, &part, Some(&context));
                item.place = key_span.map_or(item.place, |span| span.place);
                self.push(item);
            }
            Value::Broken(diagnostic) => self.push(Item {
                fingerprint: fingerprint(part.text),
                place: key_span.map_or_else(|| part.place(0), |span| span.place),
                part,
                content: Content::Broken(diagnostic),
                spans: LazySpan::Unknown,
                context: Some(context),
                problems: Vec::new(),
                list: item::top(),
                keys: None,
            }),
        }
    }

    /// Adds an event written as `title: text` below a date.
    fn titled(&mut self, pair: Pair<'t>, context: &Arc<Context>) {
        let Pair {
            key,
            part,
            key_span,
            value,
        } = pair;
        if let Value::List(items) = value {
            let group = Context {
                group: Some(key.clone()),
                ..context.as_ref().clone()
            };
            let group = Arc::new(group);
            self.below(&key, |found| {
                for mut item in items {
                    item.within(&group);
                    found.expand(item);
                }
            });
            return;
        }
        let (node, _) = value.into_node(&mut self.diagnostics);
        let mut pairs = match node {
            Node::Map(pairs) => pairs,
            node => vec![("summary".to_owned(), node)],
        };
        pairs.insert(0, ("title".to_owned(), Node::Scalar(key)));
        let mut item = item(Node::Map(pairs), None, &part, Some(context));
        item.place = key_span.map_or(item.place, |span| span.place);
        self.push(item);
    }

    pub(super) fn expand_all(&mut self, items: Vec<Item<'t>>) {
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

    /// The keys whose lists hold events in any of these items. Lists with dates that are shown as a part of their event are
    /// reported.
    fn holding(&mut self, items: &[Item<'t>]) -> Vec<Holding> {
        let mut keys: Vec<Holding> = Vec::new();
        let mut left: Vec<&str> = Vec::new();
        for item in items.iter().step_by(step(items.len())) {
            let Content::Read(Node::Map(pairs)) = &item.content else {
                continue;
            };
            for at in inner_lists(pairs, &self.names, limits::NESTING_ABOVE_EVENTS) {
                if let Some((key, value)) = pairs.get(at) {
                    let number = keys.iter().position(|held| held.key == *key);
                    let number = number.unwrap_or_else(|| {
                        keys.push(Holding::of(key));
                        keys.len() - 1
                    });
                    if let Some(held) = keys.get_mut(number) {
                        held.add(value);
                    }
                }
            }
            for (at, (key, value)) in pairs.iter().enumerate() {
                if let Node::List(nodes) = value
                    && !left.contains(&key.as_str())
                    && !keys.iter().any(|held| held.key == *key)
                    && holds_other_dates(key, nodes)
                {
                    left.push(key);
                    let span = item.span().and_then(|span| span.key(at));
                    let notice = item.problem(
                        Code::LeftOut,
                        span,
                        format!(
                            "`{}` has dates too: it is shown as a part of its event",
                            crate::text::head(key, 40)
                        ),
                        Some(
                            "call the key of the dates `date` where its items are events"
                                .to_owned(),
                        ),
                    );
                    self.diagnostics.push(notice.with(Severity::Notice));
                }
            }
        }
        keys
    }

    /// The lists of events in an item: those that are events by themselves, and those whose key
    /// holds events in other items.
    fn lists_in(&self, pairs: &[(String, Node)]) -> Vec<usize> {
        let mut lists = inner_lists(pairs, &self.names, limits::NESTING_ABOVE_EVENTS);
        if self.holding.is_empty() {
            return lists;
        }
        for (at, (key, value)) in pairs.iter().enumerate() {
            let held = self.holding.iter().find(|held| held.key == *key);
            if !lists.contains(&at) && held.is_some_and(|held| held.is_like(value)) {
                lists.push(at);
            }
        }
        lists.sort_unstable();
        lists
    }

    /// The pair of a block without events whose key holds events in other blocks, but has something else here.
    fn unlike(&self, pairs: &[(String, Node)]) -> Option<usize> {
        if is_dated(pairs, &self.names) || dated_pair(pairs, false).is_some() {
            return None;
        }
        pairs.iter().position(|(key, value)| {
            let is_list = matches!(value, Node::List(nodes) if !nodes.is_empty());
            is_list && self.holding.iter().any(|held| held.key == *key)
        })
    }

    /// Reports a block that is left out because its list holds something else than those of the other blocks.
    fn leave_out(&mut self, item: &Item<'t>, pairs: &[(String, Node)], at: usize) {
        let title = pairs
            .iter()
            .filter(|(key, _)| field::rank(key, Role::Title).is_some())
            .find_map(|(_, value)| value.text());
        let of = title.map_or_else(String::new, |title| {
            format!(" of “{}”", crate::text::head(title.trim(), 40))
        });
        let key = pairs.get(at).map_or("", |(key, _)| key);
        let key = crate::text::head(key, 40);
        let notice = item.problem(
            Code::LeftOut,
            item.span().and_then(|span| span.key(at)),
            format!("`{key}`{of} is left out: its items have no dates and other keys than those beside it"),
            Some("give its items a `date:` to show them".to_owned()),
        );
        self.diagnostics.push(notice.with(Severity::Notice));
    }

    /// Adds an item of a list of events: itself, or the events of its lists. What was reported of it goes to the event that
    /// contains the place, else to the file.
    fn expand(&mut self, mut item: Item<'t>) {
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
                let (part, context) = (Arc::clone(&item.part), item.context.clone());
                if let (Content::Read(Node::List(nodes)), span) = item.open() {
                    self.expand_all(items(nodes, span, &part, context.as_ref()));
                }
            }
            Content::Read(Node::Map(pairs)) if is_by_date(pairs) => self.single_dates(item),
            Content::Read(Node::Map(pairs)) if self.lifted(pairs).is_some() => {
                self.lift(item);
            }
            Content::Read(Node::Scalar(text)) => {
                let around = item
                    .context
                    .as_ref()
                    .and_then(|context| context.date.as_ref());
                match dated_text(text, around) {
                    Some((date, title)) => self.text(item, date, title),
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
            Content::Read(Node::Null) if item.context.is_none() => {
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
        let mut context = item.context.as_deref().cloned().unwrap_or_default();
        if self.named_by_wrappers {
            context.slug = Some(key);
        } else if context.group.is_none() {
            context.group = Some(key);
        }
        item.within(&Arc::new(context));
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

    /// Adds a block of events, such as those of a year: the events in it, with what the block says
    /// about all of them; and the block itself, if it is an event too.
    fn split(&mut self, item: Item<'t>, lists: &[usize]) {
        let (part, around) = (Arc::clone(&item.part), item.context.clone());
        // The block has more text than this event, so it needs a fingerprint of its own.
        let (place, fingerprint) = (item.place, fingerprint((item.fingerprint, lists)));
        let (Content::Read(Node::Map(mut pairs)), mut span) = item.open() else {
            return;
        };
        let repeated = duplicate_keys(pairs.iter().enumerate().map(|(at, (key, _))| {
            let span = span.as_ref().and_then(|span| span.key(at));
            (key.as_str(), span, &*part)
        }));
        let mut inner = Vec::with_capacity(lists.len());
        for at in lists.iter().rev() {
            let (key, node) = pairs.remove(*at);
            inner.push((key, node, span.as_mut().and_then(|span| span.remove(*at))));
        }
        let names = self.names.clone();
        let text = |role| {
            let rank = |key: &str| match names.role(key) {
                Some((of, rank)) => (of == role).then_some(rank),
                None => field::rank(key, role),
            };
            pairs
                .iter()
                .filter_map(|(key, value)| Some((rank(key)?, value.text()?.trim())))
                .filter(|(_, text)| !text.is_empty())
                .min_by_key(|(rank, _)| *rank)
                .map(|(_, text)| text.to_owned())
        };
        let date = block_date(&pairs, &text);
        if date.as_ref().is_some_and(DateText::is_years)
            && !std::mem::replace(&mut self.reported_years, true)
        {
            let at = pairs
                .iter()
                .position(|(key, _)| datelike::is_year_key(&field::plain(key)));
            let at = at.and_then(|at| span.as_ref()?.key(at));
            self.diagnostics
                .push(years_notice(&part, at, date.as_ref()));
        }
        let is_event = (date.is_some()
            || is_dated(&pairs, &self.names)
            || dated_pair(&pairs, false).is_some())
            && names_event(pairs.iter().map(|(key, _)| key.as_str()));
        let mut context = around.as_deref().cloned().unwrap_or_default();
        let title = text(Role::Title).or_else(|| context.slug.take());
        context.group = text(Role::Group)
            .or_else(|| title.clone())
            .or(context.group);
        // A month in a year, a day in a month.
        let alone = date.as_ref().and_then(DateText::alone);
        let composed = alone.and_then(|date| date_of(date, context.date.as_ref()));
        let handed_down = context.date.clone();
        context.date = composed.or(date.clone()).or(context.date);
        if is_event {
            self.push(Item {
                part: Arc::clone(&part),
                content: Content::Read(Node::Map(pairs)),
                spans: span.map_or(LazySpan::Unknown, LazySpan::Known),
                context: around,
                place,
                fingerprint,
                problems: Vec::new(),
                list: item::top(),
                keys: None,
            });
        } else {
            self.diagnostics.extend(repeated);
            pairs.retain(|(key, value)| {
                let is_any =
                    |roles: &[Role]| roles.iter().any(|role| field::rank(key, *role).is_some());
                let Some(text) = value.text().map(str::trim) else {
                    return true;
                };
                let mut texts = date.iter().flat_map(DateText::texts);
                let in_date = texts.any(|part| part == text);
                let says_when = is_any(&[Role::Date, Role::Month]) && in_date;
                let is_group =
                    is_any(&[Role::Title, Role::Group]) && context.group.as_deref() == Some(text);
                !says_when && !is_group
            });
            context.fields.extend(pairs);
        }
        let several = inner.len() > 1;
        for (key, node, span) in inner.into_iter().rev() {
            let mut context = context.clone();
            if is_event && field::is_tree(&key) {
                // Descendants do not share the date of birth of their ancestor.
                context.date.clone_from(&handed_down);
            }
            if is_month(&key)
                && let Some(month) = date_of(&key, context.date.as_ref())
            {
                context.date = Some(month);
            }
            if several && !field::is_list(&key) && !is_month(&key) && context.group.is_none() {
                context.group = Some(key.clone());
            }
            if let Node::List(nodes) = node {
                let mut items = items(nodes, span, &part, Some(&Arc::new(context)));
                self.diagnostics.extend(past_midnight(&mut items));
                self.below(&key, |found| found.expand_all(items));
            }
        }
    }
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

/// The date that a block of events says for all of them; `text` returns the block's text for a
/// role.
fn block_date(
    pairs: &[(String, Node)],
    text: &impl Fn(Role) -> Option<String>,
) -> Option<DateText> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let month = text(Role::Month).filter(|month| is_number(month) && month.len() < 3);
    let date = text(Role::Date);
    // `year: 2020` and `month: 3` in one block.
    if let (Some(year), Some(month)) = (&date, month)
        && is_number(year)
        && year.len() == 4
    {
        return Some(DateText::one(year).with(month));
    }
    // `year: 2020-21` is not an EDTF season.
    let is_of_year = |(key, value): &(String, Node)| {
        datelike::is_year_key(&field::plain(key)) && value.text().map(str::trim) == date.as_deref()
    };
    if let Some(years) = &date
        && datelike::is_next_year(years)
        && pairs.iter().any(is_of_year)
    {
        return Some(DateText::years(years));
    }
    let date = date.or_else(|| match (text(Role::Start), text(Role::End)) {
        (Some(start), Some(end)) => Some(within(&start, &end)),
        (start, _) => start,
    });
    date.map(DateText::one)
}

/// The notice about a block whose year is read as two.
fn years_notice(part: &Part<'_>, span: Option<&Span>, date: Option<&DateText>) -> Diagnostic {
    let years = date.map(DateText::shown).unwrap_or_default();
    problem(
        Code::KeyMeaning,
        part,
        span,
        format!("`{}` is read as two years", crate::text::head(&years, 20)),
        "write the second year in full to settle it, or the month in words",
    )
    .with(Severity::Notice)
}

/// Some time between a start and an end, in EDTF: an event within a range does not last as long as
/// the range.
fn within(start: &str, end: &str) -> String {
    let range = format!("{start}/{end}");
    let parsed = Date::parse(&range, DateContext::default()).ok();
    let edtf = parsed.and_then(|date| date.edtf());
    let some = edtf.and_then(|edtf| {
        let (start, end) = edtf.split_once('/')?;
        let end = end.trim_start_matches("..");
        let some = format!("[{start}..{end}]");
        Date::parse(&some, DateContext::default()).ok()?;
        Some(some)
    });
    some.unwrap_or(range)
}

/// Whether the values under a date are those of one event (`{cases: 1987, deaths: 12}`), not events
/// under their titles.
fn are_values(pairs: &[Pair<'_>], date: &DateText) -> bool {
    let is_value = |pair: &Pair<'_>| match &pair.value {
        Value::Plain(Node::Scalar(text), _) => !text.trim().contains(' '),
        Value::Plain(..) => true,
        Value::List(_) | Value::Map(_) | Value::Broken(_) => false,
    };
    let values = pairs.iter().filter(|pair| is_value(pair)).count();
    values.saturating_mul(2) > pairs.len()
        && pairs
            .iter()
            .all(|pair| date_of(&pair.key, Some(date)).is_none())
}
