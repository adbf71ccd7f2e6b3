//! Reading a text into items: block by block if it is in the usual form, else as a whole.

use crate::bounds;
use std::sync::Arc;

use super::discover::classify::{ListKind, classify, step};
use super::discover::field::{self, Role};
use super::discover::names::Names;
use super::discover::{Found, event_around, find};
use super::identity::Known;
use super::item::{Content, Item};
use super::load::json;
use super::load::markdown::{Markdown, is_markdown};
use super::shape::{Document, Pair, Value};
use super::yaml::block::{
    Body, Outline, Section, any_key, has_stray_line, is_blank, outline, stray_end, torn_apart,
};
use super::yaml::borrow;
use super::yaml::guard;
use super::yaml::parse;
use super::yaml::part::Part;
use super::yaml::span::Span;
use super::yaml::syntax;
use super::yaml::tags;
use super::{Code, Diagnostic, Node, Place, Severity, pitfalls};

/// Help that shows what a file looks like.
const EXPECTED: &str = "a dateline file is a list of events, each with a date and a title:\n\
    - date: 2025-05-09\n  title: Military parade on Red Square";
/// Advice for a file whose top level is a mapping.
const EXPECTED_LIST: &str = "put the events in a list under `events:`:\n\
    events:\n- date: 2025-05-09\n  title: Military parade on Red Square";
/// Help for a file in which nothing reads as a date.
const NO_DATES: &str = "give each a `date:`, or say at the top of the file which of these keys it is:\n\
    fields:\n  date: KEY";
/// Most keys that are named for a file without events.
const NAMED_KEYS: usize = 8;

/// Finds the events in the text of a file with that name.
///
/// # Errors
/// Every reason why no events can be found.
pub(super) fn read<'t>(text: &'t str, name: &'t str, known: &Known) -> Answer<'t> {
    let mut found = read_any(text, name, known)?;
    found.decide();
    Ok(found)
}

/// Finds the events in a text of any format.
fn read_any<'t>(text: &'t str, name: &'t str, known: &Known) -> Answer<'t> {
    if !is_markdown(name) {
        return read_data(text, name, known);
    }
    let markdown = Markdown::of(text, name).map_err(|told| Refused::nothing(told, Vec::new()))?;
    let mut found = match read_data(markdown.front, name, known) {
        Ok(found) if found.any && !found.items.is_empty() => found,
        Err(refused) if refused.no_events => markdown
            .only_event()
            .ok_or_else(|| Refused::nothing(markdown.no_date(), Vec::new()))?,
        answer => answer?,
    };
    markdown.complete(&mut found);
    Ok(found)
}

/// Finds the events in a text that is YAML or JSON.
fn read_data<'t>(text: &'t str, name: &str, known: &Known) -> Answer<'t> {
    if json::may_be_json(text)
        && let Some(answer) = read_json(text, name)
    {
        return answer;
    }
    let Some(outline) = outline(text) else {
        let why = "its lines do not cut it into blocks";
        let answer = whole(text).unwrap_or_else(|told| {
            let told = syntax::blame(&Part::new(text, 1), *told);
            Err(vec![told].into())
        });
        return answer.map(|found| found.read_as_a_whole(why, None));
    };
    let mut pieces = Pieces::new(known);
    let mut document = match outline {
        Outline::List(blocks) => Document::List(pieces.items(blocks)),
        Outline::Map(sections) => Document::Map(pieces.pairs(sections)),
    };
    // A block that refers to another cannot be parsed by itself, but the whole file may be
    // readable.
    let mut rest = None;
    if pieces.failed || pieces.aliases {
        match whole(text) {
            Ok(answer) => {
                let why = if pieces.aliases {
                    "it has anchors that reach over events"
                } else {
                    "a piece of it cannot be read alone"
                };
                return answer.map(|found| found.read_as_a_whole(why, pieces.line));
            }
            Err(diagnostic) => rest = Some(*diagnostic),
        }
    }
    if pieces.aliases && rest.is_some() {
        borrow::anchors(&mut document);
    }
    let mut found = find(document);
    found.diagnostics.append(&mut pieces.diagnostics);
    report_pitfalls(&mut found, &Part::new(text, 1), pieces.pitfalls);
    if let Some(cause) = rest.filter(|_| pieces.aliases) {
        let broken = found
            .items
            .iter_mut()
            .filter_map(|item| match &mut item.content {
                Content::Broken(diagnostic) => Some(diagnostic),
                _ => None,
            });
        let told = broken.chain(&mut found.diagnostics);
        if syntax::may_have_anchors(text.as_bytes()) {
            told.for_each(|diagnostic| syntax::torn(diagnostic, &cause));
        }
        if !found.any {
            return Err(vec![cause].into());
        }
        if cause.code == Code::AliasRepeat {
            // The anchors exist, but not in the piece of each alias.
            let diagnostics = &mut found.diagnostics;
            diagnostics.retain(|diagnostic| diagnostic.code != Code::UnknownAnchor);
            if !diagnostics.contains(&cause) {
                diagnostics.insert(0, cause);
            }
        }
    }
    if found.any {
        return Ok(found);
    }
    if found.diagnostics.iter().all(is_beside) {
        let told = nothing(text, &found);
        return Err(Refused::nothing(told, found.diagnostics));
    }
    Err(found.diagnostics.into())
}

/// Parses the pieces of an outline.
pub(super) struct Pieces<'k> {
    known: &'k Known,
    /// Whether a piece could not be parsed, possibly because it belongs together with others.
    failed: bool,
    /// Whether a piece has an alias whose anchor is in another.
    aliases: bool,
    /// The first line with such a problem.
    line: Option<usize>,
    /// Diagnostics besides those of the pieces.
    diagnostics: Vec<Diagnostic>,
    /// What is hardly meant in sections, which may hold events.
    pitfalls: Vec<Diagnostic>,
}

impl<'k> Pieces<'k> {
    pub fn new(known: &'k Known) -> Self {
        Self {
            known,
            failed: false,
            aliases: false,
            line: None,
            diagnostics: Vec::new(),
            pitfalls: Vec::new(),
        }
    }

    /// Whether a piece could not be parsed by itself.
    pub fn is_doubtful(&self) -> bool {
        self.failed || self.aliases || !self.diagnostics.is_empty() || !self.pitfalls.is_empty()
    }
}

impl Pieces<'_> {
    /// Records that a piece cannot be parsed, and whether another piece may be missing.
    fn note(&mut self, diagnostic: &Diagnostic, failed: bool) {
        let is_alias = diagnostic.code == Code::UnknownAnchor;
        // A missing anchor explains more than other errors.
        if is_alias && !self.aliases || failed && self.line.is_none() {
            self.line = diagnostic.place.map(|place| place.line);
        }
        self.aliases |= is_alias;
        self.failed |= failed;
    }

    /// The items of a list.
    fn items<'t>(&mut self, blocks: Vec<Part<'t>>) -> Vec<Item<'t>> {
        let mut items = parse::blocks(blocks, self.known);
        for told in misplaced(&mut items) {
            // Where the text as a whole is valid, what looks like a dash is part of a text.
            self.note(&told, true);
        }
        // A sample is parsed to classify the list.
        let step = step(items.len());
        items.iter_mut().step_by(step).for_each(parse::reread);
        for item in &mut items {
            item.problems.extend(tags::notices(&item.part));
            if matches!(item.content, Content::Read(_)) {
                item.problems.extend(pitfalls::warnings(&item.part));
            }
            if let Some(line) = stray_end(&item.part) {
                item.problems.push(syntax::document_end(&item.part, line));
            }
        }
        for item in &items {
            if let Content::Broken(diagnostic) = &item.content {
                let open = has_stray_line(item.part.text) || diagnostic.code.is_open();
                self.note(diagnostic, open);
            }
        }
        items
    }

    pub fn pairs<'t>(&mut self, sections: Vec<Section<'t>>) -> Vec<Pair<'t>> {
        let mut pairs = Vec::with_capacity(sections.len());
        for section in sections {
            self.pair(section, &mut pairs);
        }
        pairs
    }

    fn pair<'t>(&mut self, section: Section<'t>, pairs: &mut Vec<Pair<'t>>) {
        let Section { key, part, body } = section;
        let key_span = Span {
            place: part.place(part.text.find(key).unwrap_or(0)),
            width: key.chars().count(),
            children: Vec::new(),
        };
        if !matches!(body, Body::Whole) && any_key(part.line_text(part.line).trim()).is_none() {
            let told = syntax::no_colon(&part, key_span.place, key);
            self.note(&told, true);
            self.diagnostics.push(told);
        }
        let value = match body {
            Body::List(blocks) => Value::List(self.items(blocks)),
            Body::Map(sections) => Value::Map(self.pairs(sections)),
            Body::Whole => return self.section(key, part, key_span, pairs),
        };
        pairs.push(Pair {
            key: unquoted(key),
            part: Arc::new(part),
            key_span: Some(key_span),
            value,
        });
    }

    /// Parses a section in one piece. If that fails, it is cut into smaller ones at the lines with
    /// its indentation.
    fn section<'t>(
        &mut self,
        key: &'t str,
        part: Part<'t>,
        key_span: Span,
        pairs: &mut Vec<Pair<'t>>,
    ) {
        let part = Arc::new(part);
        self.diagnostics.extend(tags::notices(&part));
        match only_pair(&part) {
            Ok((key, node, span)) => {
                self.pitfalls.extend(pitfalls::warnings(&part));
                let (key_span, span) = match span {
                    Some((key_span, span)) => (key_span, Some(span)),
                    None => (key_span, None),
                };
                pairs.push(Pair {
                    key,
                    value: Value::of(node, span, &part),
                    part,
                    key_span: Some(key_span),
                });
            }
            Err(diagnostic) => {
                self.note(&diagnostic, true);
                // With tabs, indentation is meaningless.
                let smaller = if diagnostic.code == Code::Tab {
                    Vec::new()
                } else {
                    torn_apart(part.text, part.line)
                };
                if smaller.len() < 2 {
                    pairs.push(Pair {
                        key: unquoted(key),
                        part,
                        key_span: Some(key_span),
                        value: Value::Broken(*diagnostic),
                    });
                    return;
                }
                for section in smaller {
                    Self::piece(section, pairs);
                }
            }
        }
    }

    /// A piece of a section that could not be parsed.
    fn piece<'t>(section: Section<'t>, pairs: &mut Vec<Pair<'t>>) {
        let Section { key, part, .. } = section;
        let part = Arc::new(part);
        let place = part.place(part.text.find(key).unwrap_or(0));
        let mut span = Span {
            place,
            width: key.chars().count(),
            children: Vec::new(),
        };
        let first = part.line_text(place.line);
        let (key, value) = if any_key(first).is_some() {
            match only_pair(&part) {
                Ok((key, node, found)) => {
                    let value = match found {
                        Some((key_span, value_spot)) => {
                            span = key_span;
                            Value::of(node, Some(value_spot), &part)
                        }
                        None => Value::of(node, None, &part),
                    };
                    (key, value)
                }
                Err(diagnostic) => (unquoted(key), Value::Broken(*diagnostic)),
            }
        } else {
            let diagnostic = syntax::no_colon(&part, place, key);
            (key.to_owned(), Value::Broken(diagnostic))
        };
        pairs.push(Pair {
            key,
            part,
            key_span: Some(span),
            value,
        });
    }
}

/// Reports the items of a list whose dash is not like those of most others: where it is, a space after it, the dash itself.
fn misplaced(items: &mut [Item<'_>]) -> Vec<Diagnostic> {
    let column = |item: &Item<'_>| {
        let bytes = item.part.text.bytes();
        bytes.take_while(|byte| *byte == b' ').count()
    };
    let mut all = Vec::new();
    let Some(first) = items.first() else {
        return all;
    };
    let mut usual = column(first);
    if items.iter().any(|item| column(item) != usual) {
        let mut columns: Vec<_> = items.iter().map(column).collect();
        columns.sort_unstable();
        let runs = columns.chunk_by(|a, b| a == b);
        let most = runs.max_by_key(|run| (run.len(), run.first() == Some(&usual)));
        usual = most.and_then(|run| run.first().copied()).unwrap_or(usual);
    }
    let like = items.iter().find(|item| column(item) == usual);
    let Some(like) = like.map(|item| Arc::clone(&item.part)) else {
        return all;
    };
    for item in items {
        let is_dash = item.part.text.get(column(item)..).is_some_and(|text| {
            text.strip_prefix('-')
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
        });
        if (!is_dash || column(item) != usual)
            && let Some(told) = syntax::beginning(&item.part, &like)
        {
            all.push(told.clone());
            item.content = Content::Broken(told);
        }
    }
    all
}

/// A key without the quotes that it may have.
fn unquoted(key: &str) -> String {
    if !key.starts_with(['"', '\'']) {
        return key.to_owned();
    }
    let read = Node::read_all(key).unwrap_or_default();
    let text = read.first().and_then(Node::text);
    text.unwrap_or(key).to_owned()
}

/// The only pair of the only mapping in a text, and the positions of key and value, if they can be
/// determined.
type OnlyPair = (String, Node, Option<(Span, Span)>);

fn only_pair(part: &Part<'_>) -> Result<OnlyPair, Box<Diagnostic>> {
    let documents = parse::explained(part)?;
    match <[Node; 1]>::try_from(documents) {
        Ok([Node::Map(mut pairs)]) if pairs.len() == 1 => {
            let (key, node) = pairs.pop().unwrap_or_default();
            let spans = Span::walk(part.text, part.line).and_then(|documents| {
                let mut children = documents.into_iter().next()?.children.into_iter();
                Some((children.next()?, children.next()?))
            });
            Ok((key, node, spans))
        }
        _ => Err(Box::new(part.diagnostic(
            Code::NotYaml,
            part.place(0),
            1,
            "no key with a value",
            Some("write `key: value`".to_owned()),
        ))),
    }
}

/// The events of a text, or why there are none.
type Answer<'t> = Result<Found<'t>, Refused>;

/// Why a text has no events.
#[derive(Debug)]
pub(super) struct Refused {
    /// The reasons, at least one.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether it can be parsed but has no events.
    pub no_events: bool,
}

impl From<Vec<Diagnostic>> for Refused {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            diagnostics,
            no_events: false,
        }
    }
}

impl Refused {
    /// For a text that can be parsed but has no events.
    fn nothing(told: Diagnostic, mut beside: Vec<Diagnostic>) -> Self {
        beside.insert(0, told);
        Self {
            diagnostics: beside,
            no_events: true,
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
    let documents = json::read(&part).map_err(|told| vec![*told]);
    match documents {
        Ok(documents) => {
            let documents = documents.into_iter().map(|(node, span)| (node, Some(span)));
            Some(events_of(documents.collect(), &part))
        }
        // With trailing commas and comments it is YAML: an error of JSON is reported only if YAML
        // fails too.
        Err(told) => {
            (is_named_json(name) && parse::whole(&part).is_err()).then(|| Err(told.into()))
        }
    }
}

/// Parses a text as a whole and finds the events in all its documents.
///
/// # Errors
/// If it cannot be parsed.
fn whole(text: &str) -> Result<Answer<'_>, Box<Diagnostic>> {
    let part = Arc::new(Part::new(text, 1));
    guard::length(&part, bounds::LONGEST_DOCUMENT, "this file")?;
    let documents = parse::whole(&part)?;
    let mut spans = Span::walk(text, 1).unwrap_or_default().into_iter();
    let located = documents
        .into_iter()
        .map(|node| (node, spans.next()))
        .collect();
    let mut answer = events_of(located, &part);
    if let Ok(found) = &mut answer {
        found.diagnostics.extend(tags::notices(&part));
        report_pitfalls(found, &part, pitfalls::warnings(&part));
    }
    Ok(answer)
}

/// Gives what is hardly meant to the events that it is in, the rest to the file.
fn report_pitfalls(found: &mut Found<'_>, part: &Part<'_>, pitfalls: Vec<Diagnostic>) {
    for pitfall in pitfalls {
        match event_around(&mut found.items, part, &pitfall) {
            Some(item) => item.problems.push(pitfall),
            None => found.diagnostics.push(pitfall),
        }
    }
}

/// Finds the events in all documents of a text.
fn events_of<'t>(documents: Vec<(Node, Option<Span>)>, part: &Arc<Part<'t>>) -> Answer<'t> {
    let text = part.text;
    let mut all = Found::default();
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
    let is_dated =
        |(found, is_undated, _): &(Found<'_>, bool, Place)| !is_undated && !found.items.is_empty();
    let any_dated = founds.iter().any(is_dated);
    for (mut found, is_undated, place) in founds {
        // A list of names in a document before the events is not one of events.
        if any_dated && is_undated && found.any {
            let told = part.diagnostic(
                Code::LeftOut,
                place,
                1,
                "this document is left out: no field of its items reads as a date",
                Some("give its items a `date:` to show them".to_owned()),
            );
            all.diagnostics.push(told.with(Severity::Notice));
            continue;
        }
        all.any |= found.any;
        all.items.append(&mut found.items);
        all.fields.append(&mut found.fields);
        all.diagnostics.append(&mut found.diagnostics);
        all.undated.append(&mut found.undated);
        if all.names == Names::default() {
            all.names = std::mem::take(&mut found.names);
        }
        all.whole |= found.whole;
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

/// Whether a diagnostic does not explain why there are no events.
fn is_beside(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity < Severity::Error
}

impl Found<'_> {
    /// Records why the file was parsed as a whole instead of block by block, and a line that shows
    /// it.
    fn read_as_a_whole(mut self, why: &str, line: Option<usize>) -> Self {
        let line = line.map_or_else(String::new, |line| format!(" (line {line})"));
        self.as_a_whole = Some(format!("{why}{line}"));
        self
    }
}

/// The place of the first non-blank line.
fn first_place(text: &str) -> Place {
    let line = text.lines().position(|line| !is_blank(line)).unwrap_or(0);
    Place {
        line: line + 1,
        column: 1,
    }
}

/// The diagnostic for a file without events: what it has instead.
fn nothing(text: &str, found: &Found<'_>) -> Diagnostic {
    let told = |message, help: &str| {
        Part::new(text, 1).diagnostic(
            Code::NoEvents,
            first_place(text),
            1,
            message,
            Some(help.to_owned()),
        )
    };
    if let Some(list) = found.undated.iter().max_by_key(|list| list.count) {
        return told(list.message(), NO_DATES);
    }
    let fields = &found.fields;
    let keys: Vec<_> = fields
        .iter()
        .take(NAMED_KEYS)
        .map(|field| format!("`{}`", crate::text::head(&field.key, 40)))
        .collect();
    let more = if fields.len() > keys.len() {
        ", …"
    } else {
        ""
    };
    let message = format!(
        "no list of events under any key: found {}{more}",
        keys.join(", ")
    );
    told(message, EXPECTED_LIST)
}
