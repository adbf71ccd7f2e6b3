//! Events of a JSON text: a list of objects, or JSON Lines.
//!
//! ```text
//! [                                        {"date": "2025", "title": "A"}
//!   {"date": "2025", "title": "A"}         {"date": "2026", "title": "B"}
//! ]
//! ```

use std::ops::Range;

use serde_json::value::RawValue;

use super::super::{Loaded, Place};
use super::copied::Copied;
use super::draft::{Draft, NewEvent};
use super::editable::{Editable, Inserted};
use super::layout::{Block, List, Pair, unquoted};
use super::list::Before;
use super::refusal::Refusal;
use super::slot::Slot;
use super::style::Style;
use crate::date::Date;
use crate::timeline::field;
use crate::timeline::read::json::Pairs;

/// The list of events of a JSON text, and what is between two of them.
pub(super) fn list_of(
    (name, text): (&str, &str),
    loaded: &Loaded,
) -> Result<(List, String), Refusal> {
    let found = find(text, loaded.entries.len())
        .or_else(|| only_line(name, text))
        .ok_or_else(Refusal::json)?;
    let places = |index: usize| {
        loaded
            .entries
            .read(index, 0)
            .map(|entry| entry.place().line)
    };
    let blocks: Vec<Block> = found.items.iter().map(|item| block(text, item)).collect();
    let lines = blocks.iter().map(|block| Some(block.line));
    if !lines.eq((0..loaded.entries.len()).map(places)) {
        return Err(Refusal::nested());
    }
    let entries = (0..blocks.len()).map(|index| index..index + 1).collect();
    let list = List {
        path: found.path,
        blocks,
        entries,
        empty: found.items.is_empty().then_some((found.open, 0)),
    };
    Ok((list, found.between))
}

struct JsonList {
    path: String,
    /// The objects of the events.
    items: Vec<Range<usize>>,
    /// The byte after the bracket that opens the list.
    open: usize,
    between: String,
}

/// The list of that many objects; `None` if there is none, or more than one.
fn find(text: &str, count: usize) -> Option<JsonList> {
    let values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let values: Vec<&RawValue> = values.collect::<Result<_, _>>().ok()?;
    let is_object = |raw: &&RawValue| raw.get().starts_with('{');
    if let (true, [first, second, ..]) = (values.iter().all(is_object), &*values) {
        let items: Vec<_> = values.iter().map(|raw| range(text, raw)).collect();
        let (one, next) = (range(text, first), range(text, second));
        let between = text.get(one.end..next.start)?.to_owned();
        let is_each = items.len() == count && between.contains('\n');
        return is_each.then_some(JsonList {
            path: String::new(),
            items,
            open: 0,
            between,
        });
    }
    let [whole] = *values else {
        return None;
    };
    if whole.get().starts_with('[') {
        return in_brackets(text, whole, String::new()).filter(|found| found.items.len() == count);
    }
    let Pairs(pairs) = serde_json::from_str(whole.get()).ok()?;
    let lists = pairs
        .into_iter()
        .filter(|(_, value)| value.get().starts_with('['));
    let lists = lists.filter_map(|(key, value)| {
        let key = unquoted(key.get());
        let found = in_brackets(text, value, key.to_owned())?;
        let is_there = found.items.len() == count && (count > 0 || field::is_list(key));
        is_there.then_some(found)
    });
    let mut lists = lists.collect::<Vec<_>>().into_iter();
    lists.next().filter(|_| lists.next().is_none())
}

/// The only event of JSON Lines, which the name of the file says it is.
fn only_line(name: &str, text: &str) -> Option<JsonList> {
    let is_lines = [".jsonl", ".ndjson"].iter().any(|end| name.ends_with(end));
    let object = text.trim();
    let from = text.len().checked_sub(text.trim_start().len())?;
    let is_one = is_lines && object.starts_with('{') && !object.contains('\n');
    is_one.then(|| JsonList {
        path: String::new(),
        items: std::iter::once(from..from + object.len()).collect(),
        open: 0,
        between: "\n".to_owned(),
    })
}

/// The objects of a list; `None` if it has anything else.
fn in_brackets(text: &str, list: &RawValue, path: String) -> Option<JsonList> {
    let items: Vec<&RawValue> = serde_json::from_str(list.get()).ok()?;
    if !items.iter().all(|item| item.get().starts_with('{')) {
        return None;
    }
    let open = range(text, list).start.checked_add(1)?;
    let items: Vec<Range<usize>> = items.into_iter().map(|item| range(text, item)).collect();
    let between = match &*items {
        [one, next, ..] => text.get(one.end..next.start)?.to_owned(),
        [one] => format!(",{}", text.get(open..one.start)?),
        [] => String::new(),
    };
    Some(JsonList {
        path,
        items,
        open,
        between,
    })
}

/// The bytes of a value, which borrows from the text.
fn range(text: &str, value: &RawValue) -> Range<usize> {
    let start = value.get().as_ptr().addr();
    let start = start.saturating_sub(text.as_ptr().addr());
    start..start + value.get().len()
}

fn block(text: &str, item: &Range<usize>) -> Block {
    let lines = |to: usize| {
        let before = text.as_bytes().get(..to).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() + 1
    };
    let object = text.get(item.clone()).unwrap_or_default();
    let pairs = serde_json::from_str(object).map_or_else(|_| Vec::new(), |Pairs(pairs)| pairs);
    let pairs = pairs.into_iter().map(|(key, value)| {
        let (key, value) = (range(text, key), range(text, value));
        Pair {
            all: key.start..value.end,
            key,
            value,
        }
    });
    Block {
        line: lines(item.start),
        last_line: lines(item.end),
        start: item.start,
        content_end: item.end,
        end: item.end,
        indent: 0,
        keys_at: 0,
        is_dash_alone: false,
        is_in_braces: true,
        pairs: pairs.collect(),
    }
}

/// The white space of an object.
struct Spaces<'t> {
    /// After its opening brace.
    open: &'t str,
    /// Before its closing brace.
    close: &'t str,
    /// After each comma.
    comma: &'t str,
    /// Between a key and its value, with the colon.
    colon: &'t str,
}

impl<'t> Spaces<'t> {
    /// Those of an object that was written by hand or by a program.
    fn of(block: Option<&Block>, text: &'t str) -> Self {
        let usual = Self {
            open: "",
            close: "",
            comma: " ",
            colon: ": ",
        };
        let written = |from: usize, to: usize| text.get(from..to);
        let Some((block, first, last)) =
            block.and_then(|block| Some((block, block.pairs.first()?, block.pairs.last()?)))
        else {
            return usual;
        };
        let open = written(block.start + 1, first.all.start);
        let close = written(last.all.end, block.end.saturating_sub(1));
        let comma = block.pairs.get(1).and_then(|second| {
            let between = written(first.all.end, second.all.start)?;
            between.trim_start().strip_prefix(',')
        });
        Self {
            open: open.unwrap_or(usual.open),
            close: close.unwrap_or(usual.close),
            comma: comma.unwrap_or(usual.comma),
            colon: written(first.key.end, first.value.start).unwrap_or(usual.colon),
        }
    }

    /// An object of pairs, each with whether it is the title, and the byte in it at which the title begins.
    fn object(&self, pairs: impl Iterator<Item = (bool, String)>) -> (String, usize) {
        let mut out = format!("{{{}", self.open);
        let mut title_at = 0;
        for (at, (is_title, pair)) in pairs.enumerate() {
            if at > 0 {
                out.extend([",", self.comma]);
            }
            if is_title {
                title_at = out.len();
            }
            out.push_str(&pair);
        }
        out.extend([self.close, "}"]);
        (out, title_at)
    }
}

impl Editable<'_> {
    /// The text with an event added to its list of objects.
    pub(super) fn insert_json(
        &self,
        between: &str,
        draft: Draft<'_>,
        (list, after): (&List, Option<usize>),
        styles: &[Style],
        date: &Date,
    ) -> Result<Inserted, Refusal> {
        let model = list.blocks.get(after.unwrap_or(0));
        let places = match (
            after.and_then(|at| list.blocks.get(at)),
            list.blocks.first(),
        ) {
            (Some(block), _) => vec![(block.end, None)],
            (None, Some(first)) => vec![(first.start, Some(Before::FirstBlock))],
            (None, None) => list.places(None, &self.text),
        };
        for style in styles {
            let (written, title_at) = match draft {
                Draft::New(event) => new_object(event, style, model, &self.text),
                Draft::Copy { of, title, .. } => self.copied_json(of, date, title, style)?,
            };
            for (at, before) in &places {
                let (added, lead) = separated(between, &written, *before);
                let inserted = self.with_added(*at, &added, lead, lead + title_at);
                let inserted = inserted.filter(|new| self.is_sound(new, date, draft.title()));
                if let Some(inserted) = inserted {
                    return Ok(inserted);
                }
            }
        }
        Err(Refusal::unsound())
    }

    /// A copy of the event at a place, and the byte in it at which its title begins.
    fn copied_json(
        &self,
        of: Place,
        date: &Date,
        title: &str,
        style: &Style,
    ) -> Result<(String, usize), Refusal> {
        let (block, pairs) = self.pairs_of_copy(of, date, title)?;
        let spaces = Spaces::of(Some(block), &self.text);
        let event = NewEvent::of(date, title);
        let new = |slot: Slot| {
            let mut keys = style.keys();
            let key = keys.find(|(other, _)| *other == slot);
            let key = key.map_or("", |(_, key)| key);
            pair((slot, key), &event, style, &spaces).unwrap_or_default()
        };
        let pairs = pairs.iter().map(|pair| match pair {
            Copied::Kept(pair) => (false, self.written(pair)),
            Copied::KeptTitle(pair) => (true, self.written(pair)),
            Copied::Date => (false, new(Slot::Date)),
            Copied::Title => (true, new(Slot::Title)),
        });
        Ok(spaces.object(pairs))
    }

    /// A pair as it is in the file.
    fn written(&self, pair: &Pair) -> String {
        self.text
            .get(pair.all.clone())
            .unwrap_or_default()
            .to_owned()
    }

    /// The number of the event that begins at a place.
    pub(super) fn at_place(&self, list: &List, place: Place) -> Option<usize> {
        let entry = |of: &Range<usize>| self.loaded.entries.read(of.start, 0);
        let is_there = |of: &Range<usize>| entry(of).is_some_and(|entry| entry.place() == place);
        list.entries.iter().position(is_there)
    }
}

/// A new event like the one that `model` is, and the byte in it at which its title begins.
fn new_object(
    event: &NewEvent,
    style: &Style,
    model: Option<&Block>,
    source: &str,
) -> (String, usize) {
    let spaces = Spaces::of(model, source);
    let pairs = style.keys().filter_map(|(slot, key)| {
        let pair = pair((slot, key), event, style, &spaces)?;
        Some((slot == Slot::Title, pair))
    });
    spaces.object(pairs)
}

/// The text of an event with what separates it from its neighbors, and the number of bytes before the event.
fn separated(between: &str, event: &str, before: Option<Before>) -> (String, usize) {
    match before {
        Some(Before::Nothing) => (event.to_owned(), 0),
        Some(Before::FirstBlock) => (format!("{event}{between}"), 0),
        None => (format!("{between}{event}"), between.len()),
    }
}

/// A text in JSON.
fn text(text: &str) -> String {
    // Writing a text cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// A field in JSON, under a key; `None` if the event has none.
fn pair(
    (slot, key): (Slot, &str),
    event: &NewEvent,
    style: &Style,
    spaces: &Spaces<'_>,
) -> Option<String> {
    let value = match slot {
        Slot::Tags if event.tags.is_empty() => return None,
        Slot::Tags if style.has_tags_with_commas() => text(&event.tags.join(", ")),
        Slot::Tags => {
            let tags: Vec<String> = event.tags.iter().map(|tag| text(tag)).collect();
            let space = if spaces.colon.ends_with(' ') { " " } else { "" };
            format!("[{}]", tags.join(&format!(",{space}")))
        }
        slot => text(event.text(slot)?),
    };
    Some(format!("{}{}{value}", text(unquoted(key)), spaces.colon))
}
