//! CSV export of events (RFC 4180): a header, then one record per event, ending in CR LF.
//!
//! Several values in one cell are on separate lines, several tags or people are separated by `; `, and `fields` is one
//! JSON object. The JSON export has them as separate values.
//!
//! Cells contain the data only. A cell that begins with `=`, `+`, `-` or `@` gets no apostrophe before it: years before
//! the common era begin with `-`, and every program other than a spreadsheet would read the apostrophe.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Listed, json, plain};
use crate::date::Date;
use crate::date::report::{earliest, latest};
use crate::evidence::{Checked, Verdicts};
use crate::text::visible;
use crate::timeline::{Cited, Entry, Event, File, Timeline, When};

/// Column names.
const COLUMNS: [&str; 24] = [
    "id", "date", "edtf", "words", "earliest", "latest", "title", "summary", "quote", "source",
    "note", "tags", "group", "place", "people", "file", "line", "fields", "error", "possible",
    "verdict", "page", "copy_sha256", "copy_page",
];

/// Whether cells are sanitized.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Unchanged, for a file or another program.
    Raw,
    /// Sanitized for a terminal.
    Visible,
}

/// Writes all events of a timeline in display order.
///
/// # Errors
/// Errors of the writer; a closed pipe is [`io::ErrorKind::BrokenPipe`].
pub fn write(
    timeline: &Timeline,
    listed: &[Listed],
    verdicts: &Verdicts,
    cells: Cells,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    writer.write_record(COLUMNS).map_err(io_error)?;
    for (listed, entry) in listed.iter().zip(timeline.entries()) {
        for cell in record(
            timeline.file_of(&entry),
            &entry,
            verdicts,
            listed.is_possible,
        ) {
            match cells {
                Cells::Raw => writer.write_field(cell.as_bytes()),
                Cells::Visible => writer.write_field(shown(&cell)),
            }
            .map_err(io_error)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io_error)?;
    }
    writer.flush()
}

/// Sanitizes a cell except for its line ends.
fn shown(cell: &str) -> String {
    let lines: Vec<_> = cell.split('\n').map(visible).collect();
    lines.join("\n")
}

/// The underlying I/O error.
fn io_error(error: csv::Error) -> io::Error {
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
    let owned = |text: Option<String>| Cow::Owned(text.unwrap_or_default());
    let date = entry.date();
    let event = match entry {
        Entry::Event(event) => Some(event),
        Entry::Broken(_) => None,
    };
    let written = match event.map(|event| &event.when) {
        Some(When::Undated { written, .. }) => written.as_deref(),
        Some(When::Dated(_)) | None => date.map(Date::written),
    };
    let list = |of: fn(&Event) -> &[String]| owned(event.map(|event| of(event).join("; ")));
    [
        text(event.and_then(|event| event.id.as_deref())),
        text(written),
        owned(date.and_then(Date::edtf)),
        owned(date.map(Date::words)),
        owned(date.and_then(earliest)),
        owned(date.and_then(latest)),
        text(Some(entry.title())),
        text(event.and_then(|event| event.summary.as_deref())),
        owned(event.map(quotes)),
        owned(event.map(|event| sources(file, event))),
        text(event.and_then(|event| event.note.as_deref())),
        list(|event| &event.tags),
        text(event.and_then(|event| event.group.as_deref())),
        text(event.and_then(|event| event.location.as_deref())),
        list(|event| &event.people),
        text(Some(&file.name)),
        owned(Some(entry.place().line.to_string())),
        owned(event.map(json::fields)),
        owned(json::error(file, entry)),
        Cow::Borrowed(if possible { "true" } else { "false" }),
        owned(event.map(|event| of_quotes(event, file, verdicts, Checked::words))),
        owned(event.map(pages)),
        owned(event.map(|event| {
            let digest = |checked: &Checked| verdicts.digest_of(event.file, checked);
            of_quotes(event, file, verdicts, |checked| {
                digest(checked).unwrap_or_default()
            })
        })),
        owned(event.map(|event| {
            let pages = of_quotes(event, file, verdicts, |checked| {
                let page = checked.verdict.found().and_then(|found| found.page);
                page.map(|page| page.to_string()).unwrap_or_default()
            });
            pages.trim_end().to_owned()
        })),
    ]
}

/// Text from the verdict on each quote, one line per quote.
fn of_quotes(
    event: &Event,
    file: &File,
    verdicts: &Verdicts,
    words: impl Fn(&Checked) -> String,
) -> String {
    let lines: Vec<_> = verdicts.on(event, file).iter().map(words).collect();
    lines.join("\n")
}

/// Page of each quote, one line per quote; empty if none has a page.
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

/// All sources cited by the quotes and the event, without duplicates.
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
