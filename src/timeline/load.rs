//! Text to timeline.
//!
//! ```text
//! bytes ─► text ─► blocks ─► items ─┐
//!            └───► document ────────┴─► events ─► timeline
//! ```
//!
//! A text in the usual form is cut into blocks ([`super::block`]), which are read one by one. Any other is read as a
//! whole. What was read goes the same way from there: the events in it are found ([`super::find`]) and made
//! ([`super::make`]).

use std::sync::Arc;

use super::block::{Body, Outline, Section, outline};
use super::bytes::{self, Decoded, SAVE_AS_UTF8};
use super::find::{self, Document, Found, Pair, Value};
use super::identity::Known;
use super::item::{Content, Item};
use super::part::Part;
use super::spot::Spot;
use super::{Diagnostic, Entry, Node, Place, Source, Timeline, make, order, parse, when};
use crate::date::{NumericOrder, Reading};

/// The bytes of a file and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// As it is called in messages.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// A file that cannot be read as a whole: every reason, the first one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    pub diagnostics: Vec<Diagnostic>,
}

/// What a file is expected to look like.
const EXPECTED: &str = "a dateline file is a list of events, each with a date and a title:\n\
    - date: 2025-05-09\n  title: Military parade on Red Square";

/// Reads a file. Events whose text did not change since `previous` are taken over from it.
///
/// # Errors
/// Only where no event can be told from the rest; one that can't be read stands in its place as [`super::Broken`].
pub fn load(
    input: Input<'_>,
    reading: Reading,
    previous: Option<&Timeline>,
) -> Result<Timeline, LoadError> {
    let decoded = bytes::decode(input.bytes).map_err(|diagnostic| LoadError {
        diagnostics: vec![diagnostic],
    })?;
    let known = Known::of(previous);
    let found = read(&decoded.text, &known)?;
    let previously = previous.map(|timeline| timeline.reading);
    Ok(Loader {
        name: input.name,
        reading,
        previously,
        known,
    }
    .timeline(found, &decoded))
}

/// Finds the events of a text: by blocks where it is in the usual form, else in the document as a whole.
fn read<'t>(text: &'t str, known: &Known) -> Result<Found<'t>, LoadError> {
    let Some(outline) = outline(text) else {
        return whole(text).map_err(|diagnostics| LoadError { diagnostics });
    };
    let mut torn = false;
    let document = match outline {
        Outline::List(blocks) => {
            let items = parse::blocks(blocks, known);
            torn |= is_torn(&items);
            Document::List(items)
        }
        Outline::Map(sections) => Document::Map(
            sections
                .into_iter()
                .map(|section| pair(section, known, &mut torn))
                .collect(),
        ),
    };
    if torn
        && let Ok(found) = whole(text)
        && found.any
    {
        return Ok(found);
    }
    let found = find::find(document);
    if found.any {
        return Ok(found);
    }
    if found.diagnostics.is_empty() {
        Err(LoadError {
            diagnostics: vec![nothing(text, &found.fields)],
        })
    } else {
        Err(LoadError {
            diagnostics: found.diagnostics,
        })
    }
}

/// Whether a block of these may be a part of something that only the document as a whole tells: an alias whose anchor
/// stands in another.
fn is_torn(items: &[Item<'_>]) -> bool {
    items
        .iter()
        .any(|item| matches!(item.content, Content::Broken(_)) && item.part.text.contains('*'))
}

fn pair<'t>(section: Section<'t>, known: &Known, torn: &mut bool) -> Pair<'t> {
    let Section { key, part, body } = section;
    let part = Arc::new(part);
    let mut key_spot = Spot {
        place: part.place(part.text.find(key).unwrap_or(0)),
        width: key.chars().count(),
        children: Vec::new(),
    };
    match body {
        Body::List(blocks) => {
            let items = parse::blocks(blocks, known);
            *torn |= is_torn(&items);
            Pair {
                key: key.to_owned(),
                part,
                key_spot: Some(key_spot),
                value: Value::List(items),
            }
        }
        Body::Map(sections) => {
            let pairs = sections
                .into_iter()
                .map(|section| pair(section, known, torn))
                .collect();
            Pair {
                key: key.to_owned(),
                part,
                key_spot: Some(key_spot),
                value: Value::Map(pairs),
            }
        }
        Body::Whole => {
            let mut key = key.to_owned();
            let value = match parse::whole(&part) {
                Ok(documents) => match one_pair(documents) {
                    Some((name, node)) => {
                        key = name;
                        let mut spot = None;
                        if matches!(node, Node::Map(_) | Node::List(_)) {
                            spot = Spot::walk(part.text, part.line).and_then(only_value);
                        }
                        if let Some((at, value)) = spot {
                            key_spot = at;
                            find::value(node, Some(value), &part)
                        } else {
                            find::value(node, None, &part)
                        }
                    }
                    None => {
                        *torn = true;
                        Value::Node(Node::Null, None)
                    }
                },
                Err(diagnostic) => {
                    *torn = true;
                    Value::Broken(*diagnostic)
                }
            };
            Pair {
                key,
                part,
                key_spot: Some(key_spot),
                value,
            }
        }
    }
}

/// The one pair of the one mapping of a section.
fn one_pair(documents: Vec<Node>) -> Option<(String, Node)> {
    match <[Node; 1]>::try_from(documents) {
        Ok([Node::Map(mut pairs)]) if pairs.len() == 1 => pairs.pop(),
        _ => None,
    }
}

/// Where the key and the value of that pair stand.
fn only_value(documents: Vec<Spot>) -> Option<(Spot, Spot)> {
    let mut children = documents.into_iter().next()?.children.into_iter();
    Some((children.next()?, children.next()?))
}

/// Reads a text as a whole and finds the events in all its documents.
fn whole(text: &str) -> Result<Found<'_>, Vec<Diagnostic>> {
    let part = Arc::new(Part::new(text, 1));
    let documents = parse::whole(&part).map_err(|diagnostic| vec![*diagnostic])?;
    let mut spots = Spot::walk(text, 1).unwrap_or_default().into_iter();
    let mut all = Found::default();
    let mut wrong = Vec::new();
    for node in documents {
        let spot = spots.next();
        if node == Node::Null {
            continue;
        }
        let place = spot
            .as_ref()
            .map_or(Place { line: 1, column: 1 }, |spot| spot.place);
        match find::document(node, spot, &part) {
            Ok(document) => {
                let mut found = find::find(document);
                all.any |= found.any;
                all.items.append(&mut found.items);
                all.fields.append(&mut found.fields);
                all.diagnostics.append(&mut found.diagnostics);
            }
            Err(_) => wrong.push(part.diagnostic(
                place,
                1,
                "a text where a list of events is expected",
                Some(EXPECTED.to_owned()),
            )),
        }
    }
    if all.any {
        all.diagnostics.append(&mut wrong);
        return Ok(all);
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    if all.fields.is_empty() {
        // Empty, or nothing but comments: no events yet.
        return Ok(all);
    }
    Err(vec![nothing(text, &all.fields)])
}

/// A file with keys, none of which holds events.
fn nothing(text: &str, fields: &[(String, Node)]) -> Diagnostic {
    let keys: Vec<_> = fields
        .iter()
        .take(8)
        .map(|(key, _)| format!("`{}`", crate::text::head(key, 40)))
        .collect();
    let more = if fields.len() > keys.len() {
        ", …"
    } else {
        ""
    };
    let part = Part::new(text, 1);
    let first = text
        .lines()
        .position(|line| !super::block::is_blank(line))
        .map_or(1, |index| index + 1);
    let message = if keys.is_empty() {
        "no list of events".to_owned()
    } else {
        format!(
            "no list of events under any of its keys: {}{more}",
            keys.join(", ")
        )
    };
    let help = "put the events in a list under `events:`:\n\
        events:\n- date: 2025-05-09\n  title: Military parade on Red Square";
    let place = Place {
        line: first,
        column: 1,
    };
    part.diagnostic(place, 1, message, Some(help.to_owned()))
}

/// What a timeline is made with.
struct Loader<'a> {
    name: &'a str,
    reading: Reading,
    /// How the dates of the file before were read.
    previously: Option<Reading>,
    known: Known,
}

impl Loader<'_> {
    fn timeline(mut self, mut found: Found<'_>, decoded: &Decoded<'_>) -> Timeline {
        let mut timeline = Timeline {
            name: self.name.to_owned(),
            ..Timeline::default()
        };
        for (key, node) in std::mem::take(&mut found.fields) {
            self.field(&mut timeline, key, node);
        }
        if self.reading.numeric == NumericOrder::Unknown {
            self.reading.numeric = evidence(&found.items);
        }
        timeline.reading = self.reading;
        if self.previously.is_some_and(|before| before != self.reading) {
            parse::reread(&mut found.items);
        }
        timeline.diagnostics.append(&mut found.diagnostics);
        timeline.diagnostics.extend(encoding(decoded));
        let entries = self.entries(found.items);
        (timeline.entries, timeline.dated) = order::arrange(entries);
        timeline
    }

    /// A key at the top that holds no events.
    fn field(&mut self, timeline: &mut Timeline, key: String, node: Node) {
        match (key.as_str(), node) {
            ("title", Node::Scalar(text)) if timeline.title.is_none() => {
                timeline.title = Some(text);
            }
            ("title", node) if timeline.title.is_none() => {
                timeline.title = node
                    .get("text")
                    .and_then(|text| text.get("headline"))
                    .or_else(|| node.get("headline"))
                    .and_then(Node::text)
                    .map(str::to_owned);
                timeline.fields.push((key, node));
            }
            ("sources", node) if timeline.sources.is_empty() => match Source::list(node) {
                Ok(sources) => timeline.sources = sources,
                Err(node) => timeline.fields.push((key, node)),
            },
            ("dates", Node::Scalar(order)) => {
                match order.trim().to_ascii_lowercase().as_str() {
                    "dmy" => self.reading.numeric = NumericOrder::DayFirst,
                    "mdy" => self.reading.numeric = NumericOrder::MonthFirst,
                    _ => {}
                }
                timeline.fields.push((key, Node::Scalar(order)));
            }
            (_, node) => timeline.fields.push((key, node)),
        }
    }

    fn entries(&self, items: Vec<Item<'_>>) -> Vec<Arc<Entry>> {
        parse::in_parallel(items, |items| {
            items.into_iter().map(|item| self.entry(item)).collect()
        })
    }

    fn entry(&self, item: Item<'_>) -> Arc<Entry> {
        if let Content::Kept(entry) = &item.content {
            if entry.place() == item.place {
                return Arc::clone(entry);
            }
            return Arc::new(entry.as_ref().clone().at(item.place));
        }
        self.known.share(make::entry(item, self.reading))
    }
}

/// How the file writes numeric dates, by those of them that have one reading only.
fn evidence(items: &[Item<'_>]) -> NumericOrder {
    let mut order = NumericOrder::Unknown;
    for item in items {
        let found = match &item.content {
            Content::Read(node) => when::texts(node).find_map(numeric_evidence),
            Content::Kept(entry) => entry
                .date()
                .and_then(|date| numeric_evidence(date.written())),
            Content::Broken(_) => None,
        };
        match found {
            Some(found) if order == NumericOrder::Unknown => order = found,
            Some(found) if order != found => return NumericOrder::Unknown,
            _ => {}
        }
    }
    order
}

fn numeric_evidence(text: &str) -> Option<NumericOrder> {
    let _ = text;
    None
}

/// What is said of bytes that are no text.
fn encoding(decoded: &Decoded<'_>) -> Vec<Diagnostic> {
    if decoded.invalid.is_empty() {
        return Vec::new();
    }
    let part = Part::new(&decoded.text, 1);
    let mut diagnostics: Vec<_> = decoded
        .invalid
        .iter()
        .map(|invalid| {
            part.diagnostic(
                invalid.place,
                1,
                invalid.message(),
                Some(SAVE_AS_UTF8.to_owned()),
            )
        })
        .collect();
    let more = decoded.count.saturating_sub(diagnostics.len());
    if more > 0 {
        diagnostics.push(Diagnostic::whole(
            format!("{more} more bytes are not UTF-8"),
            SAVE_AS_UTF8,
        ));
    }
    diagnostics
}
