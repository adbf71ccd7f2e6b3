//! JSON Lines export of events: one object per line, always with every key.
//!
//! Absent values are `null`, or an empty list. Scalars are strings exactly as in the file: `2024.10` is not the number
//! 2024.1, and `0476` not 476.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Listed;
use crate::date::report::{earliest, latest};
use crate::evidence::{Checked, Note, Verdicts};
use crate::text::needs_mark;
use crate::timeline::{
    Cited, Diagnostic, Entry, Event, File, Node, Quote, Severity, Source, Timeline, When,
};

/// JSON form of an event, with its keys in this order.
#[derive(Default, Serialize)]
struct Object<'a> {
    id: Option<&'a str>,
    date: Option<&'a str>,
    edtf: Option<String>,
    words: Option<String>,
    earliest: Option<String>,
    latest: Option<String>,
    title: Option<&'a str>,
    summary: Option<&'a str>,
    quotes: Vec<QuoteObject<'a>>,
    source: Option<SourceOf<'a>>,
    note: Option<&'a str>,
    tags: &'a [String],
    group: Option<&'a str>,
    place: Option<&'a str>,
    people: &'a [String],
    file: &'a str,
    line: usize,
    fields: Pairs<'a>,
    error: Option<String>,
    possible: bool,
}

#[derive(Serialize)]
struct QuoteObject<'a> {
    text: &'a str,
    source: Option<SourceOf<'a>>,
    verdict: Option<&'static str>,
    verified: bool,
    notes: Vec<String>,
    details: Vec<String>,
    page: Option<&'a str>,
    copy_page: Option<usize>,
    copy_line: Option<usize>,
    copy_sha256: Option<String>,
    fields: Pairs<'a>,
}

#[derive(Serialize)]
struct SourceObject<'a> {
    id: Option<&'a str>,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    author: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<&'a str>,
    accessed: Option<&'a str>,
    archived_url: Option<&'a str>,
    file: Option<&'a str>,
    sha256: Option<&'a str>,
    fields: Pairs<'a>,
}

/// Writes all events of a timeline in display order.
///
/// # Errors
/// Errors of the writer; a closed pipe is [`io::ErrorKind::BrokenPipe`].
pub fn write(
    timeline: &Timeline,
    listed: &[Listed],
    verdicts: &Verdicts,
    out: &mut impl Write,
) -> io::Result<()> {
    for (listed, entry) in listed.iter().zip(timeline.entries()) {
        let file = timeline.file_of(&entry);
        write_object(file, &entry, verdicts, listed.is_possible, out)?;
    }
    Ok(())
}

/// Writes one event.
///
/// # Errors
/// The errors of [`write()`].
pub fn write_entry(
    file: &File,
    entry: &Entry,
    verdicts: &Verdicts,
    out: &mut impl Write,
) -> io::Result<()> {
    write_object(file, entry, verdicts, false, out)
}

fn write_object(
    file: &File,
    entry: &Entry,
    verdicts: &Verdicts,
    possible: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let object = Object {
        possible,
        ..object(file, entry, verdicts)
    };
    let json = serde_json::to_string(&object).map_err(io::Error::from)?;
    writeln!(out, "{}", escape(&json))
}

/// The fields of an event without a key of their own in the export, as one JSON object.
pub(crate) fn fields(event: &Event) -> String {
    // Strings only: serialization cannot fail.
    serde_json::to_string(&others(event)).unwrap_or_default()
}

/// JSON with all characters escaped that a terminal would execute; its meaning is unchanged.
pub fn escape(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if needs_mark(c) {
            // Writing to a String cannot fail. All these characters are in the basic plane.
            write!(out, "\\u{:04x}", u32::from(c)).unwrap_or_default();
        } else {
            out.push(c);
        }
    }
    out
}

/// The errors of an entry that cannot be parsed, one per line; `None` if there are none.
pub(crate) fn error(file: &File, entry: &Entry) -> Option<String> {
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let errors: Vec<_> = entry
        .diagnostics()
        .iter()
        .filter(is_error)
        .map(|diagnostic| diagnostic.headline(&file.name))
        .collect();
    (!errors.is_empty()).then(|| errors.join("\n"))
}

fn object<'a>(file: &'a File, entry: &'a Entry, verdicts: &Verdicts) -> Object<'a> {
    let date = entry.date();
    let common = Object {
        date: date.map(crate::date::Date::written),
        edtf: date.and_then(crate::date::Date::edtf),
        words: date.map(crate::date::Date::words),
        earliest: date.and_then(earliest),
        latest: date.and_then(latest),
        title: Some(entry.title()).filter(|title| !title.is_empty()),
        file: &file.name,
        line: entry.place().line,
        error: error(file, entry),
        ..Object::default()
    };
    let Entry::Event(event) = entry else {
        return common;
    };
    let source = |cited: &'a Cited| SourceOf { file, cited };
    let checked = verdicts.on(event, file);
    let quote = |(number, quote): (usize, &'a Quote)| {
        let checked = checked.get(number);
        let found = checked.and_then(|checked| checked.verdict.found());
        let notes = found.map_or(&[][..], |found| &found.notes);
        QuoteObject {
            text: &quote.text,
            source: quote.source.as_ref().or(event.source.as_ref()).map(source),
            verdict: checked.map(|checked| checked.verdict.word()),
            verified: checked.is_some_and(|checked| checked.verdict.is_verified()),
            notes: notes.iter().map(Note::words).collect(),
            details: checked.map(Checked::details).unwrap_or_default(),
            page: quote.place_in_source(event)[0],
            copy_page: found.and_then(|found| found.page),
            copy_line: found.map(|found| found.place.line),
            copy_sha256: checked.and_then(|checked| verdicts.digest_of(event.file, checked)),
            fields: Pairs::of(&quote.fields),
        }
    };
    let written = match &event.when {
        When::Dated(date) => Some(date.written()),
        When::Undated { written, .. } => written.as_deref(),
    };
    Object {
        id: event.id.as_deref(),
        date: written,
        summary: event.summary.as_deref(),
        quotes: event.quotes.iter().enumerate().map(quote).collect(),
        source: event.source.as_ref().map(source),
        note: event.note.as_deref(),
        tags: &event.tags,
        group: event.group.as_deref(),
        place: event.location.as_deref(),
        people: &event.people,
        fields: others(event),
        ..common
    }
}

/// All fields without a key of their own in the export; the id has one.
fn others(event: &Event) -> Pairs<'_> {
    let is_id = |(key, value): &(String, Node)| {
        key.eq_ignore_ascii_case("id") && value.text().map(str::trim) == event.id.as_deref()
    };
    let id = event.fields.iter().position(is_id);
    let pairs = event.fields.iter().enumerate();
    Pairs(
        pairs
            .filter(|(index, _)| Some(*index) != id)
            .map(|(_, pair)| pair)
            .collect(),
    )
}

/// A cited source, resolved when it is serialized.
struct SourceOf<'a> {
    file: &'a File,
    cited: &'a Cited,
}

impl Serialize for SourceOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let source: Source = self.file.source(self.cited);
        let object = SourceObject {
            id: source.id.as_deref(),
            title: source.title.as_deref(),
            publisher: source.publisher.as_deref(),
            author: source.author.as_deref(),
            url: source.url.as_deref(),
            published: source.published.as_deref(),
            accessed: source.accessed.as_deref(),
            archived_url: source.archived_url.as_deref(),
            file: source.file.as_deref(),
            sha256: source.sha256.as_deref(),
            fields: Pairs::of(&source.fields),
        };
        object.serialize(serializer)
    }
}

/// The pairs of a mapping in file order. Most JSON readers would drop a duplicate key, so the second one is named
/// `key (2)`.
#[derive(Default)]
struct Pairs<'a>(Vec<&'a (String, Node)>);

impl<'a> Pairs<'a> {
    fn of(pairs: &'a [(String, Node)]) -> Self {
        Self(pairs.iter().collect())
    }
}

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut taken: HashSet<String> = self.0.iter().map(|(key, _)| key.clone()).collect();
        let mut written = HashSet::with_capacity(self.0.len());
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            if written.insert(key.as_str()) {
                map.serialize_entry(key, &Value(value))?;
                continue;
            }
            let mut names = (2_usize..).map(|count| format!("{key} ({count})"));
            if let Some(name) = names.find(|name| taken.insert(name.clone())) {
                map.serialize_entry(&name, &Value(value))?;
            }
        }
        map.end()
    }
}

struct Value<'a>(&'a Node);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Node::Null => serializer.serialize_none(),
            Node::Scalar(text) => serializer.serialize_str(text),
            Node::List(items) => serializer.collect_seq(items.iter().map(Value)),
            Node::Map(pairs) => Pairs::of(pairs).serialize(serializer),
        }
    }
}
