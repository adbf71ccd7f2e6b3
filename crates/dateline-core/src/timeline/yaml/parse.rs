//! Parsing texts into values, in batches and on several threads for big files.

use std::sync::{Arc, OnceLock};

use crate::limits;
use crate::parallel;
use crate::timeline::Code;
use crate::timeline::identity::{Known, fingerprint};
use crate::timeline::item::{Content, Item, LazySpan};
use crate::timeline::yaml::block::{any_key, is_blank};
use crate::timeline::yaml::guard;
use crate::timeline::yaml::guard::For;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::quick;
use crate::timeline::yaml::second_parser;
use crate::timeline::yaml::span::Span;
use crate::timeline::yaml::syntax;
use crate::timeline::yaml::syntax::{odd_dash, odd_space};
use crate::timeline::{Diagnostic, Node, Place, shape};

/// Parses the blocks of a list, except those that are known.
pub(in crate::timeline) fn blocks<'t>(blocks: Vec<Part<'t>>, known: &Known) -> Vec<Item<'t>> {
    parallel::map_batches(blocks, |blocks| {
        let items = blocks.into_iter().map(|part| item(part, known));
        items.collect()
    })
}

/// Parses an item that was not parsed because it is unchanged, if it turns out that it has to be.
pub(in crate::timeline) fn reread(item: &mut Item<'_>) {
    if matches!(item.content, Content::Kept(_)) {
        item.content = read_block(&item.part);
    }
}

/// The item of a block: parsed, unless its event is known.
fn item<'t>(part: Part<'t>, known: &Known) -> Item<'t> {
    let fingerprint = fingerprint(part.text.trim_end());
    let place = begin(&part);
    let content = match known.event(fingerprint, part.text) {
        Some(entry) => Content::Kept(Arc::clone(entry)),
        None => read_block(&part),
    };
    Item {
        part: Arc::new(part),
        content,
        spans: LazySpan::Block(OnceLock::new()),
        context: None,
        place,
        fingerprint,
        problems: Vec::new(),
        list: shape::top(),
        keys: None,
    }
}

/// Where the event of a block begins: at its first key, or at the text below the header of a block scalar.
fn begin(part: &Part<'_>) -> Place {
    let dash = part.text.find('-').unwrap_or(0);
    for (number, line) in (part.line..).zip(part.text.split_inclusive('\n')) {
        let skip = if number == part.line { dash + 1 } else { 0 };
        let content = line.get(skip..).unwrap_or_default();
        let is_header = matches!(content.trim(), "|" | ">" | "|-" | ">-" | "|+" | ">+");
        if !is_blank(content) && !is_header {
            // Only spaces and the dash are before it.
            let blank = content.len() - content.trim_start().len();
            return Place {
                line: number,
                column: skip + blank + 1,
            };
        }
    }
    Place {
        line: part.line,
        column: dash + 1,
    }
}

/// Parses a block.
fn read_block(part: &Part<'_>) -> Content {
    if let Err(diagnostic) = guard::length(part, limits::LONGEST_EVENT, "this event") {
        return Content::Broken(*diagnostic);
    }
    let documents = match explained(part) {
        Ok(documents) => documents,
        Err(diagnostic) => return Content::Broken(*diagnostic),
    };
    if let Ok([Node::List(mut nodes)]) = <[Node; 1]>::try_from(documents)
        && nodes.len() == 1
        && let Some(node) = nodes.pop()
    {
        return Content::Read(node);
    }
    let place = part.place(0);
    Content::Broken(part.diagnostic(Code::NotAnEvent, place, 1, "no item of a list", None))
}

/// All documents of a text, a block or a whole file: by the quick reader, else, once the guard has shown that the text is harmless, by
/// `serde_yaml` or the parser that reports events. An error is where the parser could not go on.
pub(in crate::timeline) fn documents(part: &Part<'_>) -> Result<Vec<Node>, Box<Diagnostic>> {
    if let Some(document) = quick::read(part.text) {
        return Ok(vec![document.into_node()]);
    }
    declined(part)
}

/// All documents of a text, each with the positions of its values if they can be determined.
///
/// # Errors
/// Those of [`documents`].
pub(in crate::timeline) fn located(part: &Part<'_>) -> Result<Vec<Located>, Box<Diagnostic>> {
    if let Some(document) = quick::read(part.text) {
        let span = document.span(part);
        return Ok(vec![(document.into_node(), Some(span))]);
    }
    let documents = declined(part)?;
    let spans = Span::walk_events(part.text, part.line).unwrap_or_default();
    let spans = spans.into_iter().map(Some).chain(std::iter::repeat(None));
    Ok(documents.into_iter().zip(spans).collect())
}

/// A document, and the positions of its values.
pub(in crate::timeline) type Located = (Node, Option<Span>);

/// All documents of a text that the quick reader declines.
fn declined(part: &Part<'_>) -> Result<Vec<Node>, Box<Diagnostic>> {
    if guard::check(part)? == For::Events
        && let Some(documents) = second_parser::read(part.text)
    {
        return Ok(documents);
    }
    Node::read_all(part.text).or_else(|error| {
        second_parser::read_refused(part.text)
            .ok_or_else(|| Box::new(syntax::explain(part, &error)))
    })
}

/// All documents of a text; where it cannot be read, the error blames the mistake that explains it best.
pub(in crate::timeline) fn explained(part: &Part<'_>) -> Result<Vec<Node>, Box<Diagnostic>> {
    documents(part).map_err(|diagnostic| Box::new(syntax::blame(part, *diagnostic)))
}

/// The text of a value alone, as far as it can be parsed.
fn text_of(value: &str) -> Option<String> {
    let read = Node::read_all(value).unwrap_or_default();
    let text = match read.first().and_then(Node::text) {
        Some(text) => text,
        None => value.split(" #").next()?.trim_matches([' ', '"', '\'']),
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What can be read from the lines of a block that cannot be parsed.
#[derive(Debug, Default)]
pub(in crate::timeline) struct Recovered {
    pub date: Option<String>,
    pub title: Option<String>,
}

/// Reads the date and title of a block from their lines alone.
pub(in crate::timeline) fn recover(text: &str) -> Recovered {
    use crate::timeline::discover::field::{Role, rank};
    let mut recovered = Recovered::default();
    for line in text.lines().take(100) {
        let line = crate::text::head(line, 400);
        let is_lead =
            |c| matches!(c, ' ' | '-' | '\t') || odd_space(c).is_some() || odd_dash(c).is_some();
        let line = line.trim_start_matches(is_lead);
        let Some((key, value)) = line.split_once(": ") else {
            continue;
        };
        let place = if rank(key, Role::Date).is_some() || rank(key, Role::Start).is_some() {
            &mut recovered.date
        } else if rank(key, Role::Title).is_some() {
            &mut recovered.title
        } else {
            continue;
        };
        if place.is_none() {
            *place = text_of(value);
        }
    }
    recovered
}

/// The ids of the sources in a text that can't be parsed: what its lines say of `id:`, else its keys below the first line.
pub(in crate::timeline) fn recover_ids(text: &str) -> Vec<String> {
    let lines = || {
        let lines = text.lines().filter(|line| !is_blank(line));
        lines.map(|line| crate::text::head(line, 400))
    };
    let is_lead =
        |c| matches!(c, ' ' | '-' | '\t') || odd_space(c).is_some() || odd_dash(c).is_some();
    let ids: Vec<_> = lines()
        .filter_map(|line| line.trim_start_matches(is_lead).strip_prefix("id:"))
        .filter_map(text_of)
        .collect();
    if !ids.is_empty() {
        return ids;
    }
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let least = lines().skip(1).map(indent).min().unwrap_or(0);
    let keys = lines().skip(1).filter(|line| indent(line) == least);
    keys.filter_map(|line| any_key(line.trim()).map(|(key, _)| key.to_owned()))
        .collect()
}
