//! Text to timeline.
//!
//! ```text
//! bytes ─► text ─► blocks ─► items ─┐
//!            └───► document ────────┴─► events ─► timeline
//! ```
//!
//! A text in the usual form is cut into blocks (`block`), which are read one by one. Any other is read as a
//! whole (`read`). What was read goes the same way from there: the events in it are found (`find`)
//! and made (`make`).

use std::collections::HashSet;
use std::sync::Arc;

use super::bytes::{self, Decoded};
use super::find::{Field, Found};
use super::identity::Known;
use super::item::{Content, Item, Spots};
use super::read::read;
use super::source::Ids;
use super::{Diagnostic, Entry, Node, Source, Timeline, make, order, parse, when};
use crate::date::{NumericOrder, Reading, SettledBy, numeric_evidence};

/// The bytes of a file and what it is called.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// As it is called in messages.
    pub name: &'a str,
    /// All of the file.
    pub bytes: &'a [u8],
}

/// A file that cannot be read as a whole: every reason, the first one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// At least one.
    pub diagnostics: Vec<Diagnostic>,
}

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
    let found = read(&decoded.text, &known).map_err(|diagnostics| LoadError { diagnostics })?;
    let loader = Loader {
        reading,
        previously: previous.map(|timeline| timeline.reading),
        known,
        timeline: Timeline {
            name: input.name.to_owned(),
            ..Timeline::default()
        },
    };
    Ok(loader.finish(found, &decoded))
}

/// A timeline that is being made.
struct Loader {
    reading: Reading,
    /// How the dates of the file before were read.
    previously: Option<Reading>,
    known: Known,
    timeline: Timeline,
}

impl Loader {
    fn finish(mut self, found: Found<'_>, decoded: &Decoded<'_>) -> Timeline {
        let Found {
            mut items,
            fields,
            diagnostics,
            ..
        } = found;
        self.timeline.diagnostics = tell_items(&mut items, decoded.diagnostics());
        self.timeline.diagnostics.extend(decoded.untold());
        self.timeline.diagnostics.extend(diagnostics);
        for field in fields {
            self.field(field);
        }
        if self.reading.numeric == NumericOrder::Unknown {
            let numeric = evidence(&items);
            if numeric != NumericOrder::Unknown {
                self.reading.numeric = numeric;
                self.reading.settled_by = SettledBy::Others;
            }
        }
        if self.previously.is_some_and(|before| before != self.reading) {
            items.iter_mut().for_each(parse::reread);
        }
        let entries = parse::in_parallel(items, |items| {
            items.into_iter().map(|item| self.entry(item)).collect()
        });
        let mut timeline = self.timeline;
        timeline.reading = self.reading;
        (timeline.entries, timeline.dated) = order::arrange(entries);
        timeline
    }

    /// A key at the top that holds no events.
    fn field(&mut self, field: Field<'_>) {
        let timeline = &mut self.timeline;
        match (field.key.as_str(), &field.node) {
            ("title", Node::Scalar(text)) if timeline.title.is_none() => {
                timeline.title = Some(text.clone());
                return;
            }
            ("title", node) if timeline.title.is_none() => {
                // As `TimelineJS` writes it.
                let text = node.get("text").unwrap_or(node);
                timeline.title = text
                    .get("headline")
                    .and_then(Node::text)
                    .map(str::to_owned);
            }
            ("sources", Node::List(_) | Node::Map(_) | Node::Null) if timeline.sources.is_empty() => {
                let ids = duplicate_ids(&field);
                timeline.diagnostics.extend(ids);
                timeline.sources = Source::list(field.node);
                timeline.ids = Ids::of(&timeline.sources);
                return;
            }
            ("sources", Node::Scalar(_)) => timeline.diagnostics.push(field.problem(
                "`sources:` is a text",
                "write a list of sources, each with `id:` and `title:`",
            )),
            ("dates", Node::Scalar(order)) => match order.trim().to_ascii_lowercase().as_str() {
                "dmy" => settle(&mut self.reading, NumericOrder::DayFirst),
                "mdy" => settle(&mut self.reading, NumericOrder::MonthFirst),
                _ => timeline.diagnostics.push(field.problem(
                    "`dates:` is neither `dmy` nor `mdy`",
                    "write `dates: dmy` where 09/02/2018 is in February, `dates: mdy` where it is in September",
                )),
            },
            _ => {}
        }
        timeline.fields.push((field.key, field.node));
    }

    fn entry(&self, item: Item<'_>) -> Arc<Entry> {
        match &item.content {
            Content::Kept(entry) if entry.place() == item.place => Arc::clone(entry),
            Content::Kept(entry) => Arc::new(entry.as_ref().clone().at(item.place)),
            _ => self.known.share(make::entry(item, self.reading)),
        }
    }
}

/// Gives what is wrong with single bytes to the items in whose blocks they stand, both in file order; gives back the rest.
fn tell_items(items: &mut [Item<'_>], diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut items = items
        .iter_mut()
        .filter(|item| matches!(item.spots, Spots::Block(_)))
        .peekable();
    let mut rest = Vec::new();
    for diagnostic in diagnostics {
        let line = diagnostic.place.map_or(0, |place| place.line);
        while items.next_if(|item| item.part.last_line() < line).is_some() {}
        match items.peek_mut() {
            Some(item) if item.part.line <= line => {
                parse::reread(item);
                item.problems.push(diagnostic);
            }
            _ => rest.push(diagnostic),
        }
    }
    rest
}

/// The sources whose id another one has.
fn duplicate_ids(field: &Field<'_>) -> Vec<Diagnostic> {
    let Node::List(items) = &field.node else {
        return Vec::new();
    };
    let mut ids = HashSet::new();
    items
        .iter()
        .filter_map(|item| item.get("id")?.text())
        .filter(|id| !ids.insert(*id))
        .map(|id| {
            let id = crate::text::head(id, 40);
            field.problem(
                format!("two sources have the id `{id}`"),
                "give each source an id of its own: events cite the first of them",
            )
        })
        .collect()
}

/// What the file says of its numeric dates.
fn settle(reading: &mut Reading, numeric: NumericOrder) {
    reading.numeric = numeric;
    reading.settled_by = SettledBy::File;
}

/// How the file writes numeric dates, by those of them that have one reading only.
fn evidence(items: &[Item<'_>]) -> NumericOrder {
    let mut order = NumericOrder::Unknown;
    for item in items {
        let Content::Read(node) = &item.content else {
            continue;
        };
        for found in when::texts(node).filter_map(numeric_evidence) {
            if order != NumericOrder::Unknown && order != found {
                return NumericOrder::Unknown;
            }
            order = found;
        }
    }
    order
}
