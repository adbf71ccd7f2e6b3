//! Where the events are in a document of any shape: lists of dated mappings, also nested ones, and mappings by date.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::field::{self, Role};
use super::identity::fingerprint;
use super::item::{Content, Context, Item, Spots};
use super::names::Names;
use super::part::Part;
use super::shape::{
    Document, Looks, Pair, ROW, Value, are_dates, are_events, are_slugs, count_dates, date_of,
    holds_events, inner_lists, is_by_date, is_event, is_events, is_row, item, items, lifted, looks,
    may_become_events, names_event, step,
};
use super::spot::Spot;
use super::{Diagnostic, Node, Place, Severity, parse, when};

/// How deep a list of events may stand in mappings that are no events.
const DEEPEST: usize = 6;

/// What was found in a document.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    /// The events, in file order.
    pub items: Vec<Item<'t>>,
    /// Every key at the top that holds no events.
    pub fields: Vec<Field<'t>>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether anything looked like a place for events, even an empty one.
    pub any: bool,
    /// What `fields:` says.
    pub names: Names,
    /// Which of the items come from a list under which key.
    pub lists: Vec<(Range<usize>, String)>,
    /// Lists that might hold events and have no dates, by what is in them.
    pub undated: Vec<Undated>,
    /// The day that the file is about: `date:` at its top.
    pub day: Option<String>,
    /// Whether the document is itself one event.
    pub whole: bool,
    /// Whether lists that are events only where nothing else is are taken.
    pub secondary: bool,
}

/// A list in which nothing says when it was.
#[derive(Debug)]
pub(super) struct Undated {
    /// The key that it stands under.
    pub key: Option<String>,
    /// How many items it has.
    pub count: usize,
    /// The keys of its items, each once.
    pub keys: Vec<String>,
}

/// A key at the top that holds no events.
#[derive(Debug)]
pub(super) struct Field<'t> {
    pub key: String,
    pub node: Node,
    pub part: Arc<Part<'t>>,
    pub key_spot: Option<Spot>,
}

impl Field<'_> {
    /// What is wrong with it.
    pub fn problem(&self, message: impl Into<String>, help: &str) -> Diagnostic {
        problem(&self.part, self.key_spot.as_ref(), message, help)
    }
}

fn problem(
    part: &Part<'_>,
    spot: Option<&Spot>,
    message: impl Into<String>,
    help: &str,
) -> Diagnostic {
    let (place, width) = spot.map_or_else(|| (part.place(0), 1), |spot| (spot.place, spot.width));
    part.diagnostic(place, width, message, Some(help.to_owned()))
}

/// Finds the events of a document.
pub(super) fn find(document: Document<'_>) -> Found<'_> {
    let mut found = Found::default();
    match document {
        Document::List(items) => found.list(None, items),
        Document::Map(pairs) => found.top(pairs),
    }
    found.group();
    found
}

impl<'t> Found<'t> {
    /// A list that is the whole document, or that is known to hold events by its key.
    fn list(&mut self, key: Option<&Pair<'t>>, items: Vec<Item<'t>>) {
        let looks = looks(&items, &self.names);
        if key.is_none()
            && looks == Looks::Undated
            && !items.is_empty()
            && !may_become_events(&items, 0)
        {
            let undated = Undated::of(None, &items);
            if !undated.keys.is_empty() {
                self.undated.push(undated);
                return;
            }
        }
        self.any = true;
        if looks == Looks::Loosely {
            self.tell_loose(&items);
        }
        let first = self.items.len();
        self.expand_all(self.in_the_day(items));
        if let Some(pair) = key {
            self.lists.push((first..self.items.len(), pair.key.clone()));
        }
    }

    /// Gives items that say only at what time of the day they were the day that the file is about, if it says one.
    fn in_the_day(&self, mut items: Vec<Item<'t>>) -> Vec<Item<'t>> {
        let Some(day) = &self.day else { return items };
        let is_timed = items
            .iter()
            .step_by(step(items.len()))
            .any(|item| matches!(&item.content, Content::Read(node) if when::is_timed(node)));
        if is_timed {
            let context = Arc::new(Context {
                date: Some(day.clone()),
                ..Context::default()
            });
            for item in &mut items {
                item.within(&context);
            }
        }
        items
    }

    /// Says which key is taken for the date of the events of a list.
    fn tell_loose(&mut self, items: &[Item<'t>]) {
        let mut looked_at = items.iter().step_by(step(items.len()));
        let found = looked_at.find_map(|item| {
            let Content::Read(node) = &item.content else {
                return None;
            };
            let at = super::datelike::dated_pair(node.pairs(), true)?;
            let (key, _) = node.pairs().get(at)?;
            Some((item, at, key))
        });
        let Some((item, at, key)) = found else { return };
        let key = crate::text::head(key, 40);
        let spot = item.spot().and_then(|spot| spot.key(at));
        let told = item.problem(
            spot,
            format!("no key is called a date: `{key}` is taken for it"),
            Some(format!(
                "to settle it, write at the top of the file:\nfields:\n  date: {key}"
            )),
        );
        self.diagnostics.push(told.with(Severity::Notice));
    }

    fn top(&mut self, pairs: Vec<Pair<'t>>) {
        self.duplicates(&pairs);
        self.read_names(&pairs);
        self.day = pairs.iter().find_map(|pair| match &pair.value {
            Value::Plain(Node::Scalar(text), _) if pair.key.eq_ignore_ascii_case("date") => {
                Some(text.trim().to_owned())
            }
            _ => None,
        });
        let holds = |pair: &Pair<'t>| holds_events(&pair.key, &pair.value, &self.names);
        self.secondary = !pairs
            .iter()
            .any(|pair| !field::is_secondary(&pair.key) && holds(pair));
        let others = pairs.iter().filter(|pair| !field::is_reserved(&pair.key));
        // A key or two may stand beside the dates.
        let (dates, others) = count_dates(others);
        let by_date =
            dates > 0 && dates >= others && !pairs.iter().any(|pair| is_events(&pair.key));
        let by_slug = are_slugs(None, &pairs, &self.names);
        if !by_date && is_event(&pairs, &self.names) && !pairs.iter().any(holds) {
            self.whole(pairs);
            return;
        }
        for pair in pairs {
            let (part, key_spot) = (Arc::clone(&pair.part), pair.key_spot.clone());
            let rest = if field::is_reserved(&pair.key) {
                self.keep(pair)
            } else if by_date {
                self.by_date(pair, DEEPEST)
            } else if by_slug {
                self.by_slug(pair, DEEPEST)
            } else {
                self.search(pair, DEEPEST)
            };
            if let Some((key, node)) = rest {
                self.fields.push(Field {
                    key,
                    node,
                    part,
                    key_spot,
                });
            }
        }
    }

    /// Reads `fields:`, which says what the keys of the events mean.
    fn read_names(&mut self, pairs: &[Pair<'t>]) {
        let fields = pairs.iter().find(|pair| pair.key == "fields");
        let Some((pair, node)) = fields.and_then(|pair| Some((pair, pair.value.plain_map()?)))
        else {
            return;
        };
        let (names, wrong) = Names::of(&node);
        self.names = names;
        let help = "write `date: showDate` where the key `showDate` says when each event was";
        let told = wrong
            .into_iter()
            .map(|message| problem(&pair.part, pair.key_spot.as_ref(), message, help));
        self.diagnostics.extend(told);
    }

    /// Gives events that come from several lists the key of theirs as a group, where they have none.
    fn group(&mut self) {
        let mut keys: Vec<&str> = self.lists.iter().map(|(_, key)| key.as_str()).collect();
        keys.dedup();
        if keys.len() < 2 {
            return;
        }
        for (range, key) in std::mem::take(&mut self.lists) {
            for item in self.items.get_mut(range).unwrap_or_default() {
                let mut context = item.context.as_deref().cloned().unwrap_or_default();
                if context.group.is_none() {
                    context.group = Some(key.clone());
                    item.within(&Arc::new(context));
                }
            }
        }
    }

    /// Says which keys stand twice.
    fn duplicates(&mut self, pairs: &[Pair<'t>]) {
        let mut lines = HashMap::with_capacity(pairs.len());
        for pair in pairs {
            let place = pair.key_spot.as_ref().map(|spot| spot.place);
            let Some(place) = place.or_else(|| Some(pair.part.place(0))) else {
                continue;
            };
            if let Some(before) = lines.insert(pair.key.as_str(), place) {
                let Place { line, .. } = before;
                let key = crate::text::head(&pair.key, 40);
                self.diagnostics.push(problem(
                    &pair.part,
                    pair.key_spot.as_ref(),
                    format!("the key `{key}` stands twice, here and in line {line}"),
                    "put both under one key: other programs read only one of them",
                ));
            }
        }
    }

    /// The document is itself one event.
    fn whole(&mut self, pairs: Vec<Pair<'t>>) {
        let Some(part) = pairs.first().map(|pair| Arc::clone(&pair.part)) else {
            return;
        };
        let (node, spot) = Value::Map(pairs).into_node(&mut self.diagnostics);
        self.any = true;
        self.whole = true;
        self.items.push(item(node, spot, &part, None));
    }

    /// A pair in which no events are looked for.
    fn keep(&mut self, pair: Pair<'t>) -> Option<(String, Node)> {
        if let Value::Broken(diagnostic) = pair.value {
            self.diagnostics.push(diagnostic);
            // The title of the file is shown as far as its line says it.
            let title = (pair.key == "title").then(|| parse::recover(pair.part.text).title);
            return Some((pair.key, Node::Scalar(title.flatten()?)));
        }
        let (node, _) = pair.value.into_node(&mut self.diagnostics);
        Some((pair.key, node))
    }

    /// Takes the events out of a pair and gives back the rest of it, if any.
    fn search(&mut self, pair: Pair<'t>, depth: usize) -> Option<(String, Node)> {
        if depth == 0
            || field::is_reserved(&pair.key)
            || (field::is_secondary(&pair.key) && !self.secondary)
        {
            return self.keep(pair);
        }
        match pair.value {
            Value::List(items) if are_events(&pair.key, &items, &self.names) => {
                let key = Pair {
                    value: Value::Plain(Node::Null, None),
                    ..pair
                };
                self.list(Some(&key), items);
                None
            }
            Value::List(ref items) if !items.is_empty() => {
                let undated = Undated::of(Some(&pair.key), items);
                if !undated.keys.is_empty() {
                    self.undated.push(undated);
                }
                self.keep(pair)
            }
            Value::Plain(Node::Null, _) | Value::List(_) if field::is_list(&pair.key) => {
                self.any = true;
                None
            }
            Value::Plain(Node::Scalar(_), _) if is_events(&pair.key) => {
                self.diagnostics.push(problem(
                    &pair.part,
                    pair.key_spot.as_ref(),
                    "a text where a list of events is expected",
                    "write each event below it as `- date: 2025-05-09` with `title: …`",
                ));
                self.keep(pair)
            }
            Value::Map(pairs) if !pairs.is_empty() => {
                let by_date = are_dates(pairs.iter());
                let by_slug = are_slugs(Some(&pair.key), &pairs, &self.names);
                let first = self.items.len();
                let lists = self.lists.len();
                let rest: Vec<_> = pairs
                    .into_iter()
                    .filter_map(|pair| {
                        if by_date {
                            self.by_date(pair, depth - 1)
                        } else if by_slug {
                            self.by_slug(pair, depth - 1)
                        } else {
                            self.search(pair, depth - 1)
                        }
                    })
                    .collect();
                self.name_lists(&pair.key, lists);
                if by_date || by_slug {
                    self.lists.push((first..self.items.len(), pair.key.clone()));
                }
                (!rest.is_empty()).then_some((pair.key, Node::Map(rest)))
            }
            _ => self.keep(pair),
        }
    }

    /// Lists that stand in a mapping under a key that says nothing (`company: {history: […]}`) are named by the key of that.
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

    /// A pair of a mapping of names to events.
    fn by_slug(&mut self, pair: Pair<'t>, depth: usize) -> Option<(String, Node)> {
        let is_map = matches!(&pair.value, Value::Map(pairs) if !pairs.is_empty());
        if !is_map || holds_events(&pair.key, &pair.value, &self.names) {
            return self.search(pair, depth);
        }
        let Pair {
            key,
            part,
            key_spot,
            value,
        } = pair;
        let (node, spot) = value.into_node(&mut self.diagnostics);
        let context = Context {
            slug: Some(key),
            ..Context::default()
        };
        self.any = true;
        let mut item = item(node, spot, &part, Some(&Arc::new(context)));
        item.place = key_spot.map_or(item.place, |spot| spot.place);
        self.items.push(item);
        None
    }

    /// A pair of a mapping by date.
    fn by_date(&mut self, pair: Pair<'t>, depth: usize) -> Option<(String, Node)> {
        match date_of(&pair.key, None) {
            Some(date) => {
                self.any = true;
                self.dated(&date, pair);
                None
            }
            None => self.search(pair, depth),
        }
    }

    /// What stands under a date: a list of events, one event, a text, or a mapping of finer dates or titles to those.
    fn dated(&mut self, date: &str, pair: Pair<'t>) {
        let context = Arc::new(Context {
            date: Some(date.to_owned()),
            ..Context::default()
        });
        let Pair {
            part,
            key_spot,
            value,
            ..
        } = pair;
        match value {
            Value::List(items) => {
                for mut item in items {
                    item.within(&context);
                    self.expand(item);
                }
            }
            Value::Map(pairs)
                if !pairs.is_empty()
                    && !names_event(pairs.iter().map(|pair| pair.key.as_str())) =>
            {
                for pair in pairs {
                    match date_of(&pair.key, Some(date)) {
                        Some(date) => self.dated(&date, pair),
                        None => self.titled(pair, &context),
                    }
                }
            }
            Value::Map(pairs) => {
                let (node, spot) = Value::Map(pairs).into_node(&mut self.diagnostics);
                self.expand(item(node, spot.or(key_spot), &part, Some(&context)));
            }
            Value::Plain(node, spot) => {
                let mut item = item(node, spot, &part, Some(&context));
                item.place = key_spot.map_or(item.place, |spot| spot.place);
                self.items.push(item);
            }
            Value::Broken(diagnostic) => self.items.push(Item {
                fingerprint: fingerprint(part.text),
                place: key_spot.map_or_else(|| part.place(0), |spot| spot.place),
                part,
                content: Content::Broken(diagnostic),
                spots: Spots::Unknown,
                context: Some(context),
                problems: Vec::new(),
            }),
        }
    }

    /// `title: text` below a date.
    fn titled(&mut self, pair: Pair<'t>, context: &Arc<Context>) {
        let Pair {
            key,
            part,
            key_spot,
            value,
        } = pair;
        let (node, _) = value.into_node(&mut self.diagnostics);
        let mut pairs = match node {
            Node::Map(pairs) => pairs,
            node => vec![("summary".to_owned(), node)],
        };
        pairs.insert(0, ("title".to_owned(), Node::Scalar(key)));
        let mut item = item(Node::Map(pairs), None, &part, Some(context));
        item.place = key_spot.map_or(item.place, |spot| spot.place);
        self.items.push(item);
    }

    fn expand_all(&mut self, items: Vec<Item<'t>>) {
        self.items.reserve(items.len());
        for item in items {
            self.expand(item);
        }
    }

    /// Adds an item of a list of events: itself, or the events of the lists in it.
    fn expand(&mut self, item: Item<'t>) {
        match &item.content {
            Content::Read(Node::List(nodes)) if is_row(nodes) => self.row(item),
            Content::Read(Node::List(nodes)) if !nodes.is_empty() => {
                let (part, context) = (Arc::clone(&item.part), item.context.clone());
                if let (Content::Read(Node::List(nodes)), spot) = item.open() {
                    self.expand_all(items(nodes, spot, &part, context.as_ref()));
                }
            }
            Content::Read(Node::Map(pairs)) if is_by_date(pairs) => self.single_dates(item),
            Content::Read(Node::Map(pairs)) if lifted(pairs, &self.names).is_some() => {
                self.lift(item);
            }
            Content::Read(Node::Map(pairs)) => {
                let lists = inner_lists(pairs, &self.names, DEEPEST);
                if lists.is_empty() {
                    self.items.push(item);
                } else {
                    self.split(item, &lists);
                }
            }
            Content::Read(Node::Null) if item.context.is_none() => {
                // A run of empty items is one row.
                if let Some(Item {
                    content: Content::Empty(count),
                    ..
                }) = self.items.last_mut()
                {
                    *count += 1;
                } else {
                    let content = Content::Empty(1);
                    self.items.push(Item { content, ..item });
                }
            }
            _ => self.items.push(item),
        }
    }

    /// `- [1969-07-20, Moon landing]`.
    fn row(&mut self, mut item: Item<'t>) {
        if let Content::Read(Node::List(nodes)) = item.content {
            let pairs = ROW.iter().map(|name| (*name).to_owned()).zip(nodes);
            item.content = Content::Read(Node::Map(pairs.collect()));
            item.spots = Spots::Unknown;
            self.items.push(item);
        }
    }

    /// An item all of which stands in a mapping within it, as in `GeoJSON`.
    fn lift(&mut self, mut item: Item<'t>) {
        let spot = item.spot().cloned();
        if let Content::Read(Node::Map(pairs)) = &mut item.content
            && let Some(at) = lifted(pairs, &self.names)
        {
            let (_, inner) = pairs.remove(at);
            let outer = std::mem::take(pairs);
            *pairs = inner.pairs().to_vec();
            pairs.extend(outer);
            item.spots = spot.map_or(Spots::Unknown, |mut spot| {
                let inner = spot.remove(at).unwrap_or_default();
                let outer = std::mem::replace(&mut spot.children, inner.children);
                spot.children.extend(outer);
                Spots::Known(spot)
            });
        }
        self.expand(item);
    }

    /// `- 1969: Moon landing`.
    fn single_dates(&mut self, item: Item<'t>) {
        let part = Arc::clone(&item.part);
        let (Content::Read(node), spot) = item.open() else {
            return;
        };
        if let Value::Map(pairs) = Value::of(node, spot, &part) {
            for pair in pairs {
                let date = pair.key.clone();
                self.dated(&date, pair);
            }
        }
    }

    /// A block of events, such as those of a year: the events in it, with what the block says of all of them; and the
    /// block itself, where it is an event too.
    fn split(&mut self, item: Item<'t>, lists: &[usize]) {
        let (part, around) = (Arc::clone(&item.part), item.context.clone());
        // Not that of the block: the block is more than this event.
        let (place, fingerprint) = (item.place, fingerprint((item.fingerprint, lists)));
        let (Content::Read(Node::Map(mut pairs)), mut spot) = item.open() else {
            return;
        };
        let mut inner = Vec::with_capacity(lists.len());
        for at in lists.iter().rev() {
            let (key, node) = pairs.remove(*at);
            inner.push((key, node, spot.as_mut().and_then(|spot| spot.remove(*at))));
        }
        let text = |role| {
            pairs
                .iter()
                .filter_map(|(key, value)| Some((field::rank(key, role)?, value.text()?.trim())))
                .filter(|(_, text)| !text.is_empty())
                .min_by_key(|(rank, _)| *rank)
                .map(|(_, text)| text.to_owned())
        };
        let date = text(Role::Date).or_else(|| match (text(Role::Start), text(Role::End)) {
            (Some(start), Some(end)) => Some(format!("{start}/{end}")),
            (start, _) => start,
        });
        let is_event = date.is_some() && names_event(pairs.iter().map(|(key, _)| key.as_str()));
        let mut context = around.as_deref().cloned().unwrap_or_default();
        let title = text(Role::Title).or_else(|| context.slug.take());
        context.group = text(Role::Group)
            .or_else(|| title.clone())
            .or(context.group);
        context.date = date.or(context.date);
        if is_event {
            self.items.push(Item {
                part: Arc::clone(&part),
                content: Content::Read(Node::Map(pairs)),
                spots: spot.map_or(Spots::Unknown, Spots::Known),
                context: around,
                place,
                fingerprint,
                problems: Vec::new(),
            });
        } else {
            pairs.retain(|(key, value)| {
                let is_told = |role| field::rank(key, role).is_some();
                let told = [&context.date, &context.group];
                let same = told
                    .iter()
                    .any(|told| value.text().map(str::trim) == told.as_deref());
                let named = [Role::Date, Role::Title, Role::Group]
                    .into_iter()
                    .any(is_told);
                !(named && same && value.text().is_some())
            });
            context.fields.extend(pairs);
        }
        let several = inner.len() > 1;
        for (key, node, spot) in inner.into_iter().rev() {
            let mut context = context.clone();
            if several && !field::is_list(&key) && context.group.is_none() {
                context.group = Some(key);
            }
            if let Node::List(nodes) = node {
                self.expand_all(items(nodes, spot, &part, Some(&Arc::new(context))));
            }
        }
    }
}

impl Undated {
    /// "12 items with keys city, location; no field reads as a date".
    pub fn message(&self) -> String {
        let items = if self.count == 1 { "item" } else { "items" };
        let shown: Vec<_> = self
            .keys
            .iter()
            .take(NAMED_KEYS)
            .map(|key| crate::text::head(key, 40))
            .collect();
        let more = if self.keys.len() > NAMED_KEYS {
            ", …"
        } else {
            ""
        };
        let lead = self.key.as_ref().map_or_else(String::new, |key| {
            format!("`{}` holds ", crate::text::head(key, 40))
        });
        format!(
            "{lead}{} {items} with keys {}{more}; no field reads as a date",
            self.count,
            shown.join(", ")
        )
    }

    fn of(key: Option<&str>, items: &[Item<'_>]) -> Self {
        let mut keys: Vec<String> = Vec::new();
        for item in items.iter().take(super::shape::LOOKED_AT) {
            if let Content::Read(node) = &item.content {
                for (key, _) in node.pairs() {
                    if !keys.contains(key) && keys.len() < MOST_KEYS {
                        keys.push(key.clone());
                    }
                }
            }
        }
        let count = items
            .iter()
            .map(|item| match item.content {
                Content::Empty(count) => count,
                _ => 1,
            })
            .sum();
        Self {
            key: key.map(str::to_owned),
            count,
            keys,
        }
    }
}

/// How many keys of the items of a list are looked for.
const MOST_KEYS: usize = 12;
/// How many of them are named.
const NAMED_KEYS: usize = 8;
