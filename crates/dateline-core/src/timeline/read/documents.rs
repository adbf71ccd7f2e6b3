//! A text that is parsed as a whole, and the events in its documents.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::refused::{Answer, EXPECTED, Refused, first_place, is_beside, nothing};
use crate::limits;
use crate::timeline::discover::classify::{ListKind, classify};
use crate::timeline::discover::{Discovered, event_around, find};
use crate::timeline::field::names::Names;
use crate::timeline::field::{self, Role};
use crate::timeline::item;
use crate::timeline::shape::Document;
use crate::timeline::yaml::block::{block_around, documents};
use crate::timeline::yaml::guard;
use crate::timeline::yaml::parse;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::span::Span;
use crate::timeline::yaml::syntax;
use crate::timeline::yaml::tags;
use crate::timeline::{Code, Diagnostic, Node, Place, Severity, pitfalls};

/// Parses a text as a whole and finds the events in all its documents.
///
/// # Errors
/// If it cannot be parsed.
pub(super) fn whole(text: &str) -> Result<Answer<'_>, Box<Diagnostic>> {
    let part = Arc::new(Part::new(text, 1));
    guard::length(&part, limits::LONGEST_DOCUMENT, "this file")?;
    let mut answer = events_of(parse::located(&part)?, &part);
    if let Ok(found) = &mut answer {
        found.diagnostics.extend(tags::notices(&part));
        let beside = pitfalls_of_events(found, &part);
        report_pitfalls(found, &part, beside);
    }
    Ok(answer)
}

/// Adds the pitfalls in the lines of each event to that event, as when it is read block by block, and returns the pitfalls elsewhere.
fn pitfalls_of_events(found: &mut Discovered<'_>, part: &Part<'_>) -> Vec<Diagnostic> {
    let mut lines: Vec<usize> = found.items.iter().map(|item| item.place.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let count = |block: &RangeInclusive<usize>| {
        let before = |end: usize| lines.partition_point(|line| *line < end);
        before(block.end() + 1) - before(*block.start())
    };
    let mut blocks = Vec::new();
    for item in &mut found.items {
        // An event with others in it is looked at with the rest of the document.
        let block = block_around(part, item.place.line);
        let is_single = |block: &Part<'_>| count(&(block.line..=block.last_line())) == 1;
        if let Some(block) = block.filter(is_single) {
            let pitfalls = pitfalls::warnings(&block, part.text);
            item.problems.extend(pitfalls);
            blocks.push(block.line..=block.last_line());
        }
    }
    let mut all = pitfalls::warnings(part, part.text);
    all.retain(|pitfall| {
        let line = pitfall.place.map_or(0, |place| place.line);
        !blocks.iter().any(|block| block.contains(&line))
    });
    all
}

/// Parses the documents of a text one by one, where it cannot be parsed as a whole: one with a mistake does not hide the
/// others. `None` if there are not several, or none of them has events.
pub(super) fn one_by_one(text: &str) -> Option<Discovered<'_>> {
    let parts: Vec<_> = documents(text).into_iter().map(Arc::new).collect();
    if parts.len() < 2 {
        return None;
    }
    let (mut readable, mut broken) = (Vec::new(), Vec::new());
    for part in parts {
        match parse::located(&part) {
            Ok(read) => readable.extend(read),
            Err(diagnostic) => broken.push(item::broken(syntax::blame(&part, *diagnostic), part)),
        }
    }
    let whole = Arc::new(Part::new(text, 1));
    let mut found = events_of(readable, &whole).ok()?;
    if found.items.is_empty() {
        return None;
    }
    found.items.append(&mut broken);
    found.items.sort_by_key(|item| item.place);
    let beside = pitfalls_of_events(&mut found, &whole);
    report_pitfalls(&mut found, &whole, beside);
    Some(found)
}

/// Adds pitfalls to the events that they are in, the others to the file.
pub(super) fn report_pitfalls(
    found: &mut Discovered<'_>,
    part: &Part<'_>,
    pitfalls: Vec<Diagnostic>,
) {
    for pitfall in pitfalls {
        match event_around(&mut found.items, part, &pitfall) {
            Some(item) => item.problems.push(pitfall),
            None => found.diagnostics.push(pitfall),
        }
    }
}

/// Finds the events in all documents of a text.
pub(super) fn events_of<'t>(
    documents: Vec<(Node, Option<Span>)>,
    part: &Arc<Part<'t>>,
) -> Answer<'t> {
    let text = part.text;
    let mut all = Discovered::default();
    let mut wrong = Vec::new();
    let mut founds = Vec::new();
    let several = documents.iter().filter(|(node, _)| *node != Node::Null);
    let has_list = several
        .clone()
        .any(|(node, _)| matches!(node, Node::List(_)));
    let mut is_first = has_list && several.count() > 1;
    for (mut node, mut span) in documents {
        if node == Node::Null {
            continue;
        }
        if std::mem::take(&mut is_first) && is_preface(&node) {
            all.diagnostics
                .push(without_date(&mut node, span.as_mut(), part));
        }
        let (place, width) = span
            .as_ref()
            .map_or_else(|| (first_place(text), 1), |span| (span.place, span.width));
        let Some(document) = Document::of(node, span, part) else {
            wrong.push(part.diagnostic(
                Code::NotAList,
                place,
                width,
                "a text where a list of events is expected",
                Some(EXPECTED.to_owned()),
            ));
            continue;
        };
        let is_undated = matches!(&document, Document::List(items)
            if classify(items, &Names::default()) == ListKind::Undated);
        founds.push((find(document), is_undated, place));
    }
    let is_dated = |(found, is_undated, _): &(Discovered<'_>, bool, Place)| {
        !is_undated && !found.items.is_empty()
    };
    let any_dated = founds.iter().any(is_dated);
    for (found, is_undated, place) in founds {
        // A list of names in a document before the events is not one of events.
        if any_dated && is_undated && found.any {
            let diagnostic = part.diagnostic(
                Code::LeftOut,
                place,
                1,
                "this document is left out: no field of its items reads as a date",
                Some("give its items a `date:` to show them".to_owned()),
            );
            all.diagnostics.push(diagnostic.with(Severity::Notice));
            continue;
        }
        append(&mut all, found);
    }
    if all.any {
        all.diagnostics.append(&mut wrong);
        return Ok(all);
    }
    if all.fields.is_empty() && all.undated.is_empty() && wrong.is_empty() {
        // Empty, or only comments: no events yet.
        all.any = true;
        return Ok(all);
    }
    wrong.append(&mut all.diagnostics);
    if wrong.iter().all(is_beside) {
        return Err(Refused::nothing(nothing(text, &all), wrong));
    }
    Err(wrong.into())
}

/// Adds what was found in the next document to what was found in those before it.
fn append<'t>(all: &mut Discovered<'t>, mut found: Discovered<'t>) {
    all.any |= found.any;
    all.whole |= found.whole;
    all.items.append(&mut found.items);
    all.fields.append(&mut found.fields);
    all.holders.append(&mut found.holders);
    all.diagnostics.append(&mut found.diagnostics);
    all.undated.append(&mut found.undated);
    all.unread_sources.append(&mut found.unread_sources);
    if all.names == Names::default() {
        all.names = found.names;
        all.names_at = found.names_at;
    }
}

/// Whether a document describes the file, such as its author, and is not an event.
fn is_preface(node: &Node) -> bool {
    const MAKERS: [&str; 9] = [
        "author", "authors", "byline", "editor", "layout", "license", "licence", "keywords",
        "version",
    ];
    let keys = || node.pairs().iter().map(|(key, _)| field::plain(key));
    let is_titled = keys().any(|key| key == "title");
    let proves = keys().any(|key| ["quote", "quotes", "source", "summary"].contains(&key.as_ref()));
    is_titled && !proves && keys().any(|key| MAKERS.contains(&key.as_ref()))
}

/// Removes the date from a document that describes the file; returns the notice about it.
fn without_date(node: &mut Node, mut span: Option<&mut Span>, part: &Part<'_>) -> Diagnostic {
    let at = span
        .as_ref()
        .map_or_else(|| first_place(part.text), |span| span.place);
    if let Node::Map(pairs) = node {
        let is_date = |key: &str| {
            let roles = [Role::Date, Role::Start];
            roles.iter().any(|role| field::rank(key, *role).is_some())
        };
        while let Some(index) = pairs.iter().position(|(key, _)| is_date(key)) {
            pairs.remove(index);
            if let Some(span) = &mut span {
                span.remove(index);
            }
        }
    }
    let notice = part.diagnostic(
        Code::LeftOut,
        at,
        1,
        "this document is about the file, not an event",
        Some("put it into the list of events to show it as one".to_owned()),
    );
    notice.with(Severity::Notice)
}
