//! A parsed item made into an event.

use std::collections::{HashMap, HashSet};

use super::field::{Rank, Role, rank_in, roles};
use super::identity::fingerprint;
use super::item::{Content, Item};
use super::when::when;
use super::{Broken, Cited, Diagnostic, Entry, Event, Node, Quote};
use crate::date::{Date, Reading};

/// How long the first sentence of a text may be to stand as a title, in characters.
const LONGEST_TITLE: usize = 120;

/// How many keys that stand twice are told one by one.
const MOST_DUPLICATES: usize = 20;
/// What is expected of an item.
const EVENT: &str = "write an event as `- date: 2025-05-09` with `title: …` below it";

/// The pairs of an event, and which of them have found their place.
#[derive(Debug)]
pub(super) struct Fields {
    pairs: Vec<(String, Node)>,
    /// What the key of each pair can say.
    ranks: Vec<&'static [Rank]>,
    used: Vec<bool>,
}

impl Fields {
    fn new(mut pairs: Vec<(String, Node)>) -> Self {
        // The pairs that stand in the file keep their index: it leads to their place.
        merge(&mut pairs);
        let used = pairs.iter().map(is_merge).collect();
        for (_, value) in &mut pairs {
            apply_merges(value);
        }
        let ranks = pairs.iter().map(|(key, _)| roles(key)).collect();
        Self { pairs, ranks, used }
    }

    /// The pair that serves best for a role, of those whose value will do, and its rank there.
    pub fn best(&self, role: Role, fits: impl Fn(&Node) -> bool) -> Option<(usize, u8)> {
        let pairs = self.pairs.iter().zip(&self.ranks).zip(&self.used);
        pairs
            .enumerate()
            .filter(|(_, (_, used))| !**used)
            .filter_map(|(index, (((_, value), ranks), _))| {
                let rank = rank_in(ranks, role)?;
                fits(value).then_some((index, rank))
            })
            .min_by_key(|(_, rank)| *rank)
    }

    pub fn key(&self, at: usize) -> Option<&str> {
        self.pairs.get(at).map(|(key, _)| key.as_str())
    }

    pub fn value(&self, at: usize) -> Option<&Node> {
        self.pairs.get(at).map(|(_, value)| value)
    }

    pub fn text(&self, at: usize) -> Option<&str> {
        self.value(at)?.text()
    }

    /// Marks a pair as used: it is not shown among the other fields.
    pub fn take(&mut self, at: usize) {
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
    }

    /// Shows a pair among the other fields after all.
    pub fn give_back(&mut self, at: &[usize]) {
        if let Some(used) = at.first().and_then(|at| self.used.get_mut(*at)) {
            *used = false;
        }
    }

    /// Takes the best pair's value out.
    fn pull(&mut self, role: Role, fits: impl Fn(&Node) -> bool) -> Option<Node> {
        let (at, _) = self.best(role, fits)?;
        self.take(at);
        let (_, value) = self.pairs.get_mut(at)?;
        Some(std::mem::replace(value, Node::Null))
    }

    fn rest(self) -> Vec<(String, Node)> {
        self.pairs
            .into_iter()
            .zip(self.used)
            .filter_map(|(pair, used)| (!used).then_some(pair))
            .collect()
    }
}

/// The entry of an item that was read or could not be.
pub(super) fn entry(mut item: Item<'_>, reading: Reading) -> Entry {
    let content = std::mem::replace(&mut item.content, Content::Read(Node::Null));
    match content {
        Content::Broken(diagnostic) => Entry::Broken(broken(&item, diagnostic, reading)),
        Content::Kept(entry) => entry.as_ref().clone(),
        Content::Empty(count) => Entry::Broken(empty(&item, count)),
        Content::Read(Node::Map(pairs)) => Entry::Event(event(&item, pairs, reading)),
        Content::Read(node) => Entry::Event(no_mapping(&item, node, reading)),
    }
}

/// List items with nothing in them.
fn empty(item: &Item<'_>, count: usize) -> Broken {
    let message = match count {
        1 => "an empty item where an event is expected".to_owned(),
        _ => format!("{count} empty items where events are expected"),
    };
    Broken {
        diagnostic: item.problem(None, message, Some(EVENT.to_owned())),
        date: None,
        title: None,
        place: item.place,
        fingerprint: fingerprint((item.fingerprint, count)),
    }
}

fn broken(item: &Item<'_>, diagnostic: Diagnostic, reading: Reading) -> Broken {
    let recovered = super::parse::recover(item.part.text);
    let around = item
        .context
        .as_ref()
        .and_then(|context| context.date.as_ref());
    Broken {
        diagnostic,
        date: recovered
            .date
            .iter()
            .chain(around)
            .find_map(|text| Date::parse(text, reading).ok()),
        title: recovered.title,
        place: item.place,
        fingerprint: item.fingerprint,
    }
}

/// An item of the list that is a text, a list or nothing: shown, with what is wrong.
fn no_mapping(item: &Item<'_>, node: Node, reading: Reading) -> Event {
    let kind = match &node {
        Node::Null => "an empty item",
        Node::Scalar(_) => "a text",
        Node::List(_) | Node::Map(_) => "a list",
    };
    let pairs = match node {
        Node::Null => Vec::new(),
        Node::Scalar(text) => vec![("text".to_owned(), Node::Scalar(text))],
        other => vec![("items".to_owned(), other)],
    };
    let dated = item
        .context
        .as_ref()
        .is_some_and(|context| context.date.is_some());
    let mut event = event(item, pairs, reading);
    // A text under a date is an event in its usual short form.
    if !(dated && event.summary.is_some()) {
        event.problems = vec![item.problem(
            None,
            format!("{kind} where an event is expected"),
            Some(EVENT.to_owned()),
        )];
    }
    event
}

fn event(item: &Item<'_>, pairs: Vec<(String, Node)>, reading: Reading) -> Event {
    let mut problems = duplicates(item, &pairs);
    let mut fields = Fields::new(pairs);
    let when = when(item, &mut fields, reading, &mut problems);
    let (title, summary) = title_and_summary(item, &mut fields, &mut problems);
    let id = fields
        .best(Role::Id, |value| is_text(value))
        .and_then(|(at, _)| fields.text(at))
        .map(|id| id.trim().to_owned());
    let quotes = quotes(&mut fields);
    let source = source(&mut fields);
    let note = fields
        .pull(Role::Note, |value| prose(value).is_some())
        .and_then(|node| prose(&node));
    let tags = tags(&mut fields);
    let mut fields = fields.rest();
    if let Some(context) = &item.context {
        for (key, value) in &context.fields {
            if !fields.iter().any(|(name, _)| name == key) {
                fields.push((key.clone(), value.clone()));
            }
        }
    }
    Event {
        id,
        when,
        title,
        summary,
        quotes,
        source,
        note,
        tags,
        fields,
        place: item.place,
        fingerprint: item.fingerprint,
        problems,
    }
}

/// What stands twice: the first counts, the other is kept among the fields.
fn duplicates(item: &Item<'_>, pairs: &[(String, Node)]) -> Vec<Diagnostic> {
    let mut first = HashMap::with_capacity(pairs.len());
    let mut problems = Vec::new();
    let mut count = 0_usize;
    for (index, (key, _)) in pairs.iter().enumerate() {
        let Some(before) = first.get(key.as_str()).copied() else {
            first.insert(key.as_str(), index);
            continue;
        };
        if key == "<<" {
            continue;
        }
        count += 1;
        if count > MOST_DUPLICATES {
            continue;
        }
        let spot = item.spot();
        let line = spot
            .and_then(|spot| spot.key(before))
            .map_or(item.place.line, |spot| spot.place.line);
        let shown = crate::text::head(key, 40);
        problems.push(item.problem(
            spot.and_then(|spot| spot.key(index)),
            format!("the key `{shown}` stands twice, here and in line {line}"),
            Some("the first one counts: rename or remove the other".to_owned()),
        ));
    }
    if let Some(more @ 1..) = count.checked_sub(MOST_DUPLICATES) {
        problems.push(item.problem(None, format!("{more} more keys stand twice"), None));
    }
    problems
}

/// Adds what `<<` merges into a mapping, at its end: keys of the mapping itself count more, and those of an earlier
/// merge more than of a later one (<https://yaml.org/type/merge.html>). The `<<` themselves stay where they are.
fn merge(pairs: &mut Vec<(String, Node)>) {
    if !pairs.iter().any(is_merge) {
        return;
    }
    let mut keys: HashSet<String> = pairs.iter().map(|(key, _)| key.clone()).collect();
    let mut added = Vec::new();
    for (_, value) in pairs.iter().filter(|pair| is_merge(pair)) {
        let maps = match value {
            Node::List(items) => items.as_slice(),
            map => std::slice::from_ref(map),
        };
        for map in maps {
            let mut map = map.pairs().to_vec();
            merge(&mut map);
            map.retain(|pair| !is_merge(pair));
            for (key, value) in map {
                if keys.insert(key.clone()) {
                    added.push((key, value));
                }
            }
        }
    }
    pairs.extend(added);
}

fn is_merge((key, value): &(String, Node)) -> bool {
    key == "<<" && is_mergeable(value)
}

/// Applies the merges in a value, at any depth.
fn apply_merges(node: &mut Node) {
    match node {
        Node::List(items) => items.iter_mut().for_each(apply_merges),
        Node::Map(pairs) => {
            merge(pairs);
            pairs.retain(|pair| !is_merge(pair));
            pairs.iter_mut().for_each(|(_, value)| apply_merges(value));
        }
        Node::Null | Node::Scalar(_) => {}
    }
}

fn is_mergeable(value: &Node) -> bool {
    match value {
        Node::Map(_) => true,
        Node::List(items) => items.iter().all(|item| matches!(item, Node::Map(_))),
        _ => false,
    }
}

fn is_text(value: &Node) -> bool {
    value.text().is_some_and(|text| !text.trim().is_empty())
}

/// A text, or a list of texts as lines.
fn prose(value: &Node) -> Option<String> {
    match value {
        Node::Scalar(text) if !text.trim().is_empty() => Some(text.trim_end().to_owned()),
        Node::List(items) if !items.is_empty() => {
            let lines: Option<Vec<_>> = items.iter().map(Node::text).collect();
            Some(lines?.join("\n"))
        }
        _ => None,
    }
}

fn title_and_summary(
    item: &Item<'_>,
    fields: &mut Fields,
    problems: &mut Vec<Diagnostic>,
) -> (String, Option<String>) {
    let (headline, text) = headline(fields);
    let title = fields
        .pull(Role::Title, is_text)
        .and_then(|node| node.text().map(|text| text.trim().to_owned()))
        .or(headline);
    let summary = fields
        .pull(Role::Summary, |value| prose(value).is_some())
        .and_then(|node| prose(&node))
        .or(text);
    let title = match (title, &summary) {
        (Some(title), _) => title,
        (None, Some(summary)) => first_sentence(summary),
        (None, None) => {
            problems.push(item.problem(
                None,
                "no title",
                Some("add `title:` with a few words that name the event".to_owned()),
            ));
            "(no title)".to_owned()
        }
    };
    (title, summary)
}

/// `text: {headline, text}`, as `TimelineJS` writes it; what else stands in it stays.
fn headline(fields: &mut Fields) -> (Option<String>, Option<String>) {
    let is_pair = |value: &Node| {
        ["headline", "text"]
            .iter()
            .any(|key| value.get(key).is_some_and(is_text))
    };
    let Some((at, _)) = fields.best(Role::Summary, is_pair) else {
        return (None, None);
    };
    let Some((_, Node::Map(pairs))) = fields.pairs.get_mut(at) else {
        return (None, None);
    };
    let mut pull = |name: &str| {
        let index = pairs
            .iter()
            .position(|(key, value)| key == name && is_text(value))?;
        let (_, value) = pairs.remove(index);
        prose(&value)
    };
    let found = (pull("headline"), pull("text"));
    if pairs.is_empty() {
        fields.take(at);
    }
    found
}

/// The first sentence of a text, cut where it is long.
fn first_sentence(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim();
    let end = line
        .match_indices(['.', '!', '?', '。', '！', '？'])
        .map(|(at, mark)| (at, at + mark.len()))
        .find(|(at, end)| {
            let rest = line.get(*end..).unwrap_or_default();
            let mut before = line.get(..*at).unwrap_or_default().chars().rev();
            // Not after a single letter or a number: "J. Smith", "5. May".
            let initial = before
                .by_ref()
                .take(2)
                .take_while(|c| c.is_alphanumeric())
                .count()
                < 2;
            rest.is_empty()
                || !line.get(*at..*end).is_some_and(|mark| mark.is_ascii())
                || (rest.starts_with(' ') && !initial)
        });
    let sentence = end.and_then(|(_, end)| line.get(..end)).unwrap_or(line);
    let sentence = sentence.strip_suffix('.').unwrap_or(sentence);
    let head = crate::text::head(sentence, LONGEST_TITLE);
    if head.len() < sentence.len() {
        let words = head.rsplit_once(' ').map_or(head, |(words, _)| words);
        format!("{words}…")
    } else {
        sentence.to_owned()
    }
}

fn quotes(fields: &mut Fields) -> Vec<Quote> {
    let mut quotes = Vec::new();
    while let Some(node) = fields.pull(Role::Quotes, is_quotes) {
        match node {
            Node::List(items) => quotes.extend(items.into_iter().filter_map(quote)),
            node => quotes.extend(quote(node)),
        }
    }
    quotes
}

fn is_quote(value: &Node) -> bool {
    is_text(value)
        || ["text", "quote"]
            .iter()
            .any(|key| value.get(key).is_some_and(is_text))
}

fn is_quotes(value: &Node) -> bool {
    match value {
        Node::List(items) => !items.is_empty() && items.iter().all(is_quote),
        value => is_quote(value),
    }
}

fn quote(node: Node) -> Option<Quote> {
    match node {
        Node::Scalar(text) => Some(Quote {
            text: text.trim_end().to_owned(),
            source: None,
            fields: Vec::new(),
        }),
        Node::Map(pairs) => {
            let mut quote = Quote {
                text: String::new(),
                source: None,
                fields: Vec::new(),
            };
            for (key, value) in pairs {
                match (key.as_str(), value) {
                    ("text" | "quote", Node::Scalar(text)) if quote.text.is_empty() => {
                        text.trim_end().clone_into(&mut quote.text);
                    }
                    ("source", value) if quote.source.is_none() => match Cited::from_node(value) {
                        Ok(cited) => quote.source = Some(cited),
                        Err(value) => quote.fields.push((key, value)),
                    },
                    (_, value) => quote.fields.push((key, value)),
                }
            }
            Some(quote)
        }
        _ => None,
    }
}

/// What the event cites. Of several, the first; then all of them stay among the fields.
fn source(fields: &mut Fields) -> Option<Cited> {
    let fits = |value: &Node| is_text(value) || matches!(value, Node::Map(_) | Node::List(_));
    let (at, rank) = fields.best(Role::Source, fits)?;
    match fields.value(at)? {
        // `sources: {primary: …, secondary: …}` is no source itself.
        Node::Map(_) if rank > 0 => None,
        Node::List(items) => {
            let first = Cited::from_node(items.first()?.clone()).ok()?;
            if items.len() == 1 {
                fields.take(at);
            }
            Some(first)
        }
        _ => {
            let node = fields.pull(Role::Source, fits)?;
            Cited::from_node(node).ok()
        }
    }
}

/// A list of texts, or a text with commas.
fn tags(fields: &mut Fields) -> Vec<String> {
    let fits = |value: &Node| match value {
        Node::List(items) => !items.is_empty() && items.iter().all(is_text),
        value => is_text(value),
    };
    let mut tags: Vec<String> = match fields.pull(Role::Tags, fits) {
        Some(Node::Scalar(text)) => text.split(',').map(str::to_owned).collect(),
        Some(Node::List(items)) => items
            .iter()
            .filter_map(|item| item.text().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    };
    for tag in &mut tags {
        let trimmed = tag.trim().trim_start_matches('#').to_owned();
        *tag = trimmed;
    }
    tags.retain(|tag| !tag.is_empty());
    tags
}
