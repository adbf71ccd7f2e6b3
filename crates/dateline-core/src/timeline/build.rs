//! Building an event from a parsed item.

mod values;
pub(super) mod when;
mod zone;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::date::{Date, DateContext};
use crate::limits;
use crate::timeline::build::when::when;
use crate::timeline::discover::fields::{Fields, Hints};
use crate::timeline::discover::recover::recover;
use crate::timeline::field::names::Names;
use crate::timeline::field::{Role, rank, roles};
use crate::timeline::item::{Content, Item};
use crate::timeline::previous::fingerprint;
use crate::timeline::{Broken, Code, Diagnostic, Entry, Event, Node};
use values::{is_prose, is_text, prose, quotes, source, text, texts, title_and_summary};

/// Most keys that are compared pairwise.
const FEW_KEYS: usize = 24;
/// Help for a duplicate key in a mapping within an event.
const RENAME: &str = "rename or remove one of them: other programs read only one";
/// Help for an item that is not an event.
const EVENT: &str = "write an event as `- date: 2025-05-09` with `title: …` below it";

/// The entry of an item: an event, or a broken one if the item could not be parsed.
pub(in crate::timeline) fn entry(
    item: &mut Item<'_>,
    context: DateContext,
    names: &Names,
) -> Entry {
    match std::mem::replace(&mut item.content, Content::Read(Node::Null)) {
        Content::Broken(diagnostic) => Entry::Broken(broken(item, diagnostic, context)),
        Content::Kept(entry) => entry.as_ref().clone(),
        Content::Empty(count) => Entry::Broken(empty(item, count)),
        Content::Read(Node::Map(pairs)) => Entry::Event(event(item, pairs, context, names)),
        Content::Read(node) => Entry::Event(no_mapping(item, node, context, names)),
    }
}

/// The entry for a run of `count` empty list items.
fn empty(item: &Item<'_>, count: usize) -> Broken {
    let message = match count {
        1 => "an empty item where an event is expected".to_owned(),
        _ => format!("{count} empty items where events are expected"),
    };
    Broken {
        diagnostic: item.problem(Code::NotAnEvent, None, message, Some(EVENT.to_owned())),
        date: None,
        title: None,
        file: 0,
        place: item.place,
        fingerprint: fingerprint((item.fingerprint, count)),
    }
}

fn broken(item: &Item<'_>, diagnostic: Diagnostic, context: DateContext) -> Broken {
    let recovered = recover(item.part.text);
    let around = item.around.as_ref().and_then(|around| around.date.as_ref());
    Broken {
        diagnostic,
        date: recovered
            .date
            .and_then(|text| Date::parse(&text, context).ok())
            .or_else(|| around?.read(context).ok()),
        title: recovered.title,
        file: 0,
        place: item.place,
        fingerprint: item.fingerprint,
    }
}

/// An item that is a text, a list or nothing instead of a mapping: shown, with a diagnostic.
fn no_mapping(item: &Item<'_>, node: Node, context: DateContext, names: &Names) -> Event {
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
        .around
        .as_ref()
        .is_some_and(|around| around.date.is_some());
    let mut event = event(item, pairs, context, names);
    // A text under a date is a common short form of an event.
    if !(dated && event.summary.is_some()) {
        event.problems = vec![item.problem(
            Code::NotAnEvent,
            None,
            format!("{kind} where an event is expected"),
            Some(EVENT.to_owned()),
        )];
    }
    event
}

fn event(
    item: &Item<'_>,
    pairs: Vec<(String, Node)>,
    context: DateContext,
    names: &Names,
) -> Event {
    let mut problems = item.problems.clone();
    problems.extend(duplicates(item, &pairs));
    problems.extend(inner_duplicates(item, &pairs));
    let keys = item.keys.as_deref();
    let hints = Hints {
        names,
        language: context.language,
        keys,
    };
    let mut fields = Fields::new(pairs, hints);
    let context = zone::of_event(item, &fields, context, &mut problems);
    let (when, label) = when(item, &mut fields, context, &mut problems);
    let (title, summary) = title_and_summary(item, &mut fields, &mut problems);
    let id = fields
        .best(Role::Id, is_text)
        .and_then(|(at, _)| fields.text(at))
        .map(|id| id.trim().to_owned());
    let quotes = quotes(item, &mut fields, &mut problems);
    let (source, source_is_link) = source(&mut fields);
    // `comments: 12` is how many there are.
    let is_count = |value: &Node| {
        value
            .text()
            .is_some_and(|text| text.trim().parse::<u32>().is_ok())
    };
    let note = fields.pull(Role::Note, |value| is_prose(value) && !is_count(value));
    let note = note.and_then(prose);
    let tags = tags(&mut fields);
    let around = item.around.as_deref();
    let id = id.or_else(|| around?.slug.clone());
    let group = text(&mut fields, Role::Group).or_else(|| around?.group.clone());
    let location = text(&mut fields, Role::Location);
    let people = texts(&mut fields, Role::People);
    let mut fields = fields.rest();
    if let Some(around) = around {
        // What the event says itself counts more than what the block around it says.
        let is_new = |(key, _): &&(String, Node)| !fields.iter().any(|(own, _)| own == key);
        let new: Vec<_> = around.fields.iter().filter(is_new).cloned().collect();
        fields.extend(new);
    }
    Event {
        id,
        when,
        label,
        title,
        summary,
        quotes,
        source,
        source_is_link,
        note,
        tags,
        group,
        location,
        people,
        fields,
        file: 0,
        place: item.place,
        fingerprint: item.fingerprint,
        problems,
    }
}

/// The tags of an event, without the `#` before them.
fn tags(fields: &mut Fields) -> Vec<String> {
    let tags = texts(fields, Role::Tags).into_iter();
    let tags = tags.map(|tag| tag.trim_start_matches('#').to_owned());
    tags.filter(|tag| !tag.is_empty()).collect()
}

/// Diagnostics for the duplicate keys of mappings within an event.
fn inner_duplicates(item: &Item<'_>, pairs: &[(String, Node)]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (index, (_, value)) in pairs.iter().enumerate() {
        find_duplicates(value, false, &mut vec![2 * index + 1], &mut found);
    }
    let problem = |(path, key, begins_item): (Vec<usize>, &str, bool)| {
        let at = match item.span() {
            // Keys repeated by an alias are reported at its anchor only.
            Some(span) => Some(
                path.iter()
                    .try_fold(span, |span, at| span.children.get(*at))?,
            ),
            None => None,
        };
        let shown = crate::text::head(key, 40);
        let message = format!("duplicate key `{shown}` in one mapping");
        let (code, message, help) = if begins_item {
            (
                Code::MissingDash,
                format!("{message}: an item seems to begin here without its `-`"),
                "write `- ` before it, or rename one of the two",
            )
        } else {
            (Code::DuplicateKey, message, RENAME)
        };
        Some(item.problem(code, at, message, Some(help.to_owned())))
    };
    found.into_iter().filter_map(problem).collect()
}

/// A duplicate key: its path through the children of the span, the key, and whether it seems to begin another item of a list.
type Duplicate<'n> = (Vec<usize>, &'n str, bool);

/// Finds the duplicate keys of a value, each with its path through the children of the value's
/// span.
fn find_duplicates<'n>(
    node: &'n Node,
    is_item: bool,
    path: &mut Vec<usize>,
    found: &mut Vec<Duplicate<'n>>,
) {
    let is_list = matches!(node, Node::List(_));
    let mut step = |at: usize, node: &'n Node, found: &mut _| {
        path.push(at);
        find_duplicates(node, is_list, path, found);
        path.pop();
    };
    match node {
        Node::Null | Node::Scalar(_) => {}
        Node::List(items) => {
            for (index, item) in items.iter().enumerate() {
                step(index, item, found);
            }
        }
        Node::Map(pairs) => {
            for (index, (_, value)) in pairs.iter().enumerate() {
                step(2 * index + 1, value, found);
            }
            if pairs.len() < 2 {
                return;
            }
            let first = pairs.first().map(|(key, _)| key);
            let mut keys = HashSet::with_capacity(pairs.len());
            for (index, (key, _)) in pairs.iter().enumerate() {
                if !keys.insert(key.as_str()) && key != "<<" && found.len() < limits::REPORTED {
                    let mut path = path.clone();
                    path.push(2 * index);
                    let rest = pairs.get(index + 1..).unwrap_or_default();
                    let goes_on = || rest.iter().any(|(key, _)| keys.contains(key.as_str()));
                    let begins_item = is_item && first == Some(key) && goes_on();
                    found.push((path, key, begins_item));
                    if begins_item {
                        return;
                    }
                }
            }
        }
    }
}

/// Diagnostics for duplicate keys of an event: the first takes effect, the other remains among the
/// fields.
fn duplicates(item: &Item<'_>, pairs: &[(String, Node)]) -> Vec<Diagnostic> {
    if !may_have_duplicates(pairs) {
        return Vec::new();
    }
    let mut first = HashMap::with_capacity(pairs.len());
    let mut problems = Vec::new();
    let mut count = 0_usize;
    for (index, (key, _)) in pairs.iter().enumerate() {
        let Some(before) = first.get(&compared_key(key)).copied() else {
            first.insert(compared_key(key), index);
            continue;
        };
        if key == "<<" {
            continue;
        }
        count += 1;
        if count > limits::REPORTED {
            continue;
        }
        let rest = pairs.get(index + 1..).unwrap_or_default();
        let goes_on = || {
            rest.iter()
                .any(|(key, _)| first.contains_key(&compared_key(key)))
        };
        let of_event = [Role::Date, Role::Title];
        let begins = of_event.iter().any(|role| rank(key, *role) == Some(0));
        let is_next_event = (before == 0 || begins) && goes_on();
        problems.push(duplicate(item, key, (before, index), is_next_event));
        if is_next_event {
            return problems;
        }
    }
    if let Some(more @ 1..) = count.checked_sub(limits::REPORTED) {
        problems.push(item.problem(
            Code::DuplicateKey,
            None,
            format!("{more} more duplicate keys"),
            None,
        ));
    }
    problems
}

/// A key as it is compared with others: one with a meaning in lower case, as `Tags` means the same as `tags`.
fn compared_key(key: &str) -> Cow<'_, str> {
    if key.bytes().any(|byte| byte.is_ascii_uppercase()) && !roles(key).is_empty() {
        Cow::Owned(key.to_ascii_lowercase())
    } else {
        Cow::Borrowed(key)
    }
}

/// Whether a mapping may have duplicate keys; certainly not where this is false. Equal keys have the same length, first and last letter:
/// for most events a bit set of these shows that there are none, and comparing the few other keys is faster than a hash map.
fn may_have_duplicates(pairs: &[(String, Node)]) -> bool {
    let mut seen = 0_u128;
    let mut is_new = |(index, (key, _)): (usize, &(String, Node))| {
        let end = |byte: Option<&u8>| byte.map_or(0, |byte| u32::from(byte.to_ascii_lowercase()));
        let (first, last) = (key.as_bytes().first(), key.as_bytes().last());
        let length = u32::try_from(key.len()).unwrap_or(u32::MAX);
        let kind = (length.wrapping_mul(29))
            .wrapping_add(end(first).wrapping_mul(5))
            .wrapping_add(end(last).wrapping_mul(3));
        let bit = 1_u128 << (kind % 128);
        let may_be_old = seen & bit != 0;
        seen |= bit;
        !may_be_old
            || pairs
                .iter()
                .take(index)
                .all(|(before, _)| !before.eq_ignore_ascii_case(key))
    };
    pairs.len() > FEW_KEYS || !pairs.iter().enumerate().all(&mut is_new)
}

/// The diagnostic for a duplicate key of an event: the indexes of its first and second pair, and whether the second seems to begin another
/// event, which has lost its dash.
fn duplicate(
    item: &Item<'_>,
    key: &str,
    (before, index): (usize, usize),
    is_next_event: bool,
) -> Diagnostic {
    let span = item.span();
    let first = span.and_then(|span| span.key(before));
    let line = first.map_or(item.place.line, |span| span.place.line);
    let shown = crate::text::head(key, 40);
    let message = format!("duplicate key `{shown}` (first on line {line})");
    let begins = if is_next_event {
        first_of_next(item, (before, index))
    } else {
        index
    };
    let (code, message, help) = if is_next_event {
        let date = if begins < index {
            format!("the keys from here on have a second `{shown}`")
        } else {
            message
        };
        (
            Code::MissingDash,
            format!("{date}: an event seems to begin here without its `-`"),
            "write `- ` before it, or rename one of the two",
        )
    } else if rank(key, Role::Quotes).is_some() {
        (
            Code::DuplicateKey,
            message,
            "both are shown: put them in one list under `quotes:`",
        )
    } else {
        (
            Code::DuplicateKey,
            message,
            "the first one counts: rename or remove the other",
        )
    };
    let at = span.and_then(|span| span.key(begins));
    let mut diagnostic = item.problem(code, at, message, Some(help.to_owned()));
    let label = first.map(|first| item.part.label(first.place, first.width, "first here"));
    diagnostic.labels.extend(label);
    diagnostic
}

/// The first key below the empty line above the second of two equal keys: there an event begins that has lost its dash. Without an empty line
/// it is the second key.
fn first_of_next(item: &Item<'_>, (before, index): (usize, usize)) -> usize {
    let line = |index: usize| Some(item.span()?.key(index)?.place.line);
    let is_below_empty = |index: &usize| {
        let above = line(*index).and_then(|line| line.checked_sub(1));
        above.is_some_and(|above| item.part.line_text(above).trim().is_empty())
    };
    let keys = (before + 1..=index).rev();
    keys.take(FEW_KEYS).find(is_below_empty).unwrap_or(index)
}
