//! Reading a text into items: block by block if it is in the usual form, else as a whole.

mod borrow;
mod chronology;
mod dashes;
mod documents;
pub(super) mod json;
pub(super) mod markdown;
mod outline;
mod refused;

use std::sync::Arc;

use super::discover::{Discovered, find};
use super::item::Content;
use super::previous::PreviousEntries;
use super::shape::Document;
use super::yaml::block::{Outline, fenced, outline};
use super::yaml::parse;
use super::yaml::part::Part;
use super::yaml::syntax;
use super::{Code, Diagnostic};
use crate::timeline::read::markdown::{Markdown, is_markdown};
use chronology::chronology;
pub(super) use dashes::line_of_next;
use documents::{events_of, one_by_one, report_pitfalls, whole};
pub(super) use outline::OutlineReader;
use refused::{Answer, Refused, is_beside, nothing};

/// Finds the events in the text of a file with that name.
///
/// # Errors
/// Every reason why no events can be found.
pub(super) fn read<'t>(text: &'t str, name: &'t str, known: &PreviousEntries) -> Answer<'t> {
    let mut found = read_any(text, name, known)?;
    found.decide();
    Ok(found)
}

/// Finds the events in a text of any format.
fn read_any<'t>(text: &'t str, name: &'t str, known: &PreviousEntries) -> Answer<'t> {
    if !is_markdown(name) {
        return read_data(text, name, known);
    }
    let markdown = match Markdown::of(text, name) {
        Ok(markdown) => markdown,
        Err(diagnostic) => {
            let nothing = || Refused::nothing(diagnostic, Vec::new());
            return chronology(text, 1).ok_or_else(nothing);
        }
    };
    let mut found = match read_data(markdown.front, name, known) {
        Ok(found) if found.any && !found.items.is_empty() => found,
        Err(refused) if refused.no_events => markdown
            .only_event()
            .or_else(|| chronology(markdown.body, markdown.line_of_body))
            .ok_or_else(|| Refused::nothing(markdown.no_date(), Vec::new()))?,
        answer => answer?,
    };
    markdown.complete(&mut found);
    Ok(found)
}

/// Finds the events in a text that is YAML or JSON.
fn read_data<'t>(text: &'t str, name: &str, known: &PreviousEntries) -> Answer<'t> {
    if json::may_be_json(text)
        && let Some(answer) = read_json(text, name)
    {
        return answer;
    }
    let Some(outline) = outline(text) else {
        let why = "its lines do not cut it into blocks";
        let answer = whole(text).unwrap_or_else(|diagnostic| {
            one_by_one(text).ok_or_else(|| {
                let diagnostic = syntax::blame(&Part::new(text, 1), *diagnostic);
                vec![diagnostic].into()
            })
        });
        return answer.map(|found| found.read_as_a_whole(why, None));
    };
    let mut reader = OutlineReader::new(known);
    if fenced(text).is_some() {
        reader
            .diagnostics
            .push(syntax::opening_fence(&Part::new(text, 1)));
    }
    let mut document = match outline {
        Outline::List(blocks) => Document::List(reader.items(blocks)),
        Outline::Map(sections) => Document::Map(reader.pairs(sections)),
    };
    // A block that refers to another cannot be parsed by itself, but the whole file may be
    // readable.
    let mut rest = None;
    if reader.failed || reader.aliases {
        match whole(text) {
            Ok(answer) => {
                let why = if reader.aliases {
                    "it has anchors that reach over events"
                } else {
                    "a piece of it cannot be read alone"
                };
                return answer.map(|found| found.read_as_a_whole(why, reader.line));
            }
            Err(diagnostic) => rest = Some(*diagnostic),
        }
    }
    if reader.aliases && rest.is_some() {
        borrow::anchors(&mut document);
    }
    let mut found = find(document);
    found.diagnostics.append(&mut reader.diagnostics);
    report_pitfalls(&mut found, &Part::new(text, 1), reader.pitfalls);
    if let Some(cause) = rest.filter(|_| reader.aliases) {
        report_cause(&mut found, text, &cause);
        if !found.any {
            return Err(vec![cause].into());
        }
    }
    if found.any {
        return Ok(found);
    }
    if found.diagnostics.iter().all(is_beside) {
        let diagnostic = nothing(text, &found);
        return Err(Refused::nothing(diagnostic, found.diagnostics));
    }
    Err(found.diagnostics.into())
}

/// Tells the parts whose aliases have no anchor why the file as a whole cannot be read either.
fn report_cause(found: &mut Discovered<'_>, text: &str, cause: &Diagnostic) {
    let items = found.items.iter_mut();
    let broken = items.filter_map(|item| match &mut item.content {
        Content::Broken(diagnostic) => Some(diagnostic),
        _ => None,
    });
    let diagnostics = broken.chain(&mut found.diagnostics);
    if syntax::may_have_anchors(text.as_bytes()) {
        diagnostics.for_each(|diagnostic| syntax::torn(diagnostic, cause, text));
    }
    if found.any && cause.code == Code::AliasRepeat {
        // The anchors exist, but not in the part of each alias.
        let diagnostics = &mut found.diagnostics;
        diagnostics.retain(|diagnostic| diagnostic.code != Code::UnknownAnchor);
        if !diagnostics.contains(cause) {
            diagnostics.insert(0, cause.clone());
        }
    }
}

/// Whether a file name is that of a JSON file.
fn is_named_json(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    ["json", "jsonl", "ndjson", "geojson"]
        .iter()
        .any(|json| extension.eq_ignore_ascii_case(json))
}

/// Parses a text that may be JSON; `None` if it is YAML in brackets that JSON does not allow.
fn read_json<'t>(text: &'t str, name: &str) -> Option<Answer<'t>> {
    let part = Arc::new(Part::new(text, 1));
    let documents = json::read(&part).map_err(|diagnostic| vec![*diagnostic]);
    match documents {
        Ok(documents) => {
            let documents = documents.into_iter().map(|(node, span)| (node, Some(span)));
            Some(events_of(documents.collect(), &part))
        }
        // With trailing commas and comments it is YAML: an error of JSON is reported only if YAML
        // fails too.
        Err(diagnostic) => (is_named_json(name) && parse::documents(&part).is_err())
            .then(|| Err(diagnostic.into())),
    }
}

impl Discovered<'_> {
    /// Records why the file was parsed as a whole instead of block by block, and a line that shows
    /// it.
    fn read_as_a_whole(mut self, why: &str, line: Option<usize>) -> Self {
        let line = line.map_or_else(String::new, |line| format!(" (line {line})"));
        self.as_a_whole = Some(format!("{why}{line}"));
        self
    }
}
