//! Events as comma-separated values (RFC 4180): a header, then one record an event, ending in CR LF.
//!
//! Several values of one cell stand in lines of their own, several tags or people are set apart by `; `, and `fields` is
//! one JSON object. Who needs each of them alone takes JSON.
//!
//! Cells are the data and nothing else. One that begins with `=`, `+`, `-` or `@` gets no apostrophe before it: years
//! before the common era begin with `-`, and the apostrophe would be there for every program that is no spreadsheet.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Kept, json, plain};
use crate::date::Date;
use crate::date::report::{earliest, latest};
use crate::evidence::{Checked, Verdicts};
use crate::text::visible;
use crate::timeline::{Cited, Entry, Event, File, Timeline, When};

/// The header.
const COLUMNS: [&str; 24] = [
    "id",
    "date",
    "edtf",
    "words",
    "earliest",
    "latest",
    "title",
    "summary",
    "quote",
    "source",
    "note",
    "tags",
    "group",
    "place",
    "people",
    "file",
    "line",
    "fields",
    "error",
    "possible",
    "verdict",
    "page",
    "copy_sha256",
    "copy_page",
];

/// How cells are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Unharmed, for a file or another program.
    AsTheyAre,
    /// With a visible mark for what a terminal would obey, for a terminal.
    Visible,
}

/// Writes every event of a timeline, in the order of the screen.
///
/// # Errors
/// What the writer answers; a closed pipe is [`io::ErrorKind::BrokenPipe`].
pub fn write(
    timeline: &Timeline,
    kept: &[Kept],
    verdicts: &Verdicts,
    cells: Cells,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    writer.write_record(COLUMNS).map_err(told)?;
    for (kept, entry) in kept.iter().zip(timeline.entries()) {
        for cell in record(timeline.file_of(&entry), &entry, verdicts, kept.is_possible) {
            match cells {
                Cells::AsTheyAre => writer.write_field(cell.as_bytes()),
                Cells::Visible => writer.write_field(shown(&cell)),
            }
            .map_err(told)?;
        }
        writer.write_record(None::<&[u8]>).map_err(told)?;
    }
    writer.flush()
}

/// A cell with everything in it made visible but its line ends.
fn shown(cell: &str) -> String {
    let lines: Vec<_> = cell.split('\n').map(visible).collect();
    lines.join("\n")
}

/// The writer's own error.
fn told(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn record<'a>(
    file: &'a File,
    entry: &'a Entry,
    verdicts: &Verdicts,
    possible: bool,
) -> [Cow<'a, str>; COLUMNS.len()] {
    let text = |text: Option<&'a str>| Cow::Borrowed(text.unwrap_or_default());
    let made = |text: Option<String>| Cow::Owned(text.unwrap_or_default());
    let date = entry.date();
    let event = match entry {
        Entry::Event(event) => Some(event),
        Entry::Broken(_) => None,
    };
    let written = match event.map(|event| &event.when) {
        Some(When::Undated { written, .. }) => written.as_deref(),
        Some(When::Dated(_)) | None => date.map(Date::written),
    };
    let list = |of: fn(&Event) -> &[String]| made(event.map(|event| of(event).join("; ")));
    [
        text(event.and_then(|event| event.id.as_deref())),
        text(written),
        made(date.and_then(Date::edtf)),
        made(date.map(Date::words)),
        made(date.and_then(earliest)),
        made(date.and_then(latest)),
        text(Some(entry.title())),
        text(event.and_then(|event| event.summary.as_deref())),
        made(event.map(quotes)),
        made(event.map(|event| sources(file, event))),
        text(event.and_then(|event| event.note.as_deref())),
        list(|event| &event.tags),
        text(event.and_then(|event| event.group.as_deref())),
        text(event.and_then(|event| event.location.as_deref())),
        list(|event| &event.people),
        text(Some(&file.name)),
        made(Some(entry.place().line.to_string())),
        made(event.map(json::fields)),
        made(json::error(file, entry)),
        Cow::Borrowed(if possible { "true" } else { "false" }),
        made(event.map(|event| each(event, file, verdicts, Checked::words))),
        made(event.map(pages)),
        made(event.map(|event| {
            let digest = |checked: &Checked| verdicts.digest_of(event.file, checked);
            each(event, file, verdicts, |checked| {
                digest(checked).unwrap_or_default()
            })
        })),
        made(event.map(|event| {
            let pages = each(event, file, verdicts, |checked| {
                let page = checked.verdict.found().and_then(|found| found.page);
                page.map(|page| page.to_string()).unwrap_or_default()
            });
            pages.trim_end().to_owned()
        })),
    ]
}

/// Something of the verdict on each quote, a line each.
fn each(
    event: &Event,
    file: &File,
    verdicts: &Verdicts,
    words: impl Fn(&Checked) -> String,
) -> String {
    let lines: Vec<_> = verdicts.on(event, file).iter().map(words).collect();
    lines.join("\n")
}

/// The page that each quote names, a line each; nothing where none does.
fn pages(event: &Event) -> String {
    let pages: Vec<_> = event
        .quotes
        .iter()
        .map(|quote| quote.place_in_source(event)[0].unwrap_or_default())
        .collect();
    pages.join("\n").trim_end().to_owned()
}

fn quotes(event: &Event) -> String {
    let texts: Vec<_> = event
        .quotes
        .iter()
        .map(|quote| quote.text.as_str())
        .collect();
    texts.join("\n")
}

/// Every source that the quotes and the event cite, once.
fn sources(file: &File, event: &Event) -> String {
    let quoted = event
        .quotes
        .iter()
        .filter_map(|quote| quote.source.as_ref());
    let mut cited: Vec<&Cited> = Vec::new();
    for source in quoted.chain(&event.source) {
        if !cited.contains(&source) {
            cited.push(source);
        }
    }
    let words: Vec<_> = cited
        .into_iter()
        .map(|cited| plain::source_words(&file.source(cited)))
        .collect();
    words.join("\n")
}
