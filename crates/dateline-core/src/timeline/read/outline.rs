//! The parts of a text in the usual form: blocks of a list, and sections of a mapping, each parsed by itself.

use std::sync::Arc;

use super::dashes::{dash_column, line_of_next, misplaced, without_diffs};
use crate::timeline::discover::classify::step;
use crate::timeline::item;
use crate::timeline::item::{Content, Item};
use crate::timeline::previous::{PreviousEntries, fingerprint};
use crate::timeline::shape::{Pair, Value};
use crate::timeline::yaml::block::{
    Body, KeyMistake, Section, any_key, has_dash_per_key, has_stray_line, is_blank, stray_end,
    torn_apart,
};
use crate::timeline::yaml::parse;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::span::Span;
use crate::timeline::yaml::syntax;
use crate::timeline::yaml::tags;
use crate::timeline::{Code, Diagnostic, Node, pitfalls};

/// Parses the parts of an outline.
pub(in crate::timeline) struct OutlineReader<'k> {
    known: &'k PreviousEntries,
    /// Whether a part could not be parsed, possibly because it belongs together with others.
    pub(super) failed: bool,
    /// Whether a part has an alias whose anchor is in another.
    pub(super) aliases: bool,
    /// Whether a conflict of version control has begun above, and not ended.
    is_in_conflict: bool,
    /// The first line with such a problem.
    pub(super) line: Option<usize>,
    /// Diagnostics besides those of the parts.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Pitfalls in sections, which may hold events.
    pub(super) pitfalls: Vec<Diagnostic>,
}

impl<'k> OutlineReader<'k> {
    pub fn new(known: &'k PreviousEntries) -> Self {
        Self {
            known,
            failed: false,
            aliases: false,
            is_in_conflict: false,
            line: None,
            diagnostics: Vec::new(),
            pitfalls: Vec::new(),
        }
    }

    /// Whether a part could not be parsed by itself.
    pub fn is_doubtful(&self) -> bool {
        self.failed || self.aliases || !self.diagnostics.is_empty() || !self.pitfalls.is_empty()
    }
}

impl OutlineReader<'_> {
    /// Records that a part cannot be parsed, and whether another part may be missing.
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
    pub(super) fn items<'t>(&mut self, blocks: Vec<Part<'t>>) -> Vec<Item<'t>> {
        let blocks = blocks.into_iter().map(|block| self.without_markers(block));
        let blocks: Vec<_> = blocks.collect();
        let mut items = self.split(item::blocks(blocks, self.known));
        for item in &mut items {
            self.without_stray_lines(item);
        }
        let mut items = without_diffs(items);
        for diagnostic in misplaced(&mut items) {
            // Where the text as a whole is valid, what looks like a dash is part of a text.
            self.note(&diagnostic, true);
        }
        // A sample is parsed to classify the list.
        let step = step(items.len());
        items.iter_mut().step_by(step).for_each(item::reread);
        for item in &mut items {
            item.problems.extend(tags::notices(&item.part));
            if matches!(item.content, Content::Read(_)) {
                item.problems
                    .extend(pitfalls::warnings(&item.part, item.part.text));
            }
            if has_dash_per_key(item.part.text) {
                item.problems.extend(syntax::dash_per_key(&item.part));
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

    /// A block without the conflict markers below it, the first of which is reported: what is between them are events, too.
    fn without_markers<'t>(&mut self, block: Part<'t>) -> Part<'t> {
        let mut end = block.text.len();
        let mut first = None;
        for line in block.text.split_inclusive('\n').rev() {
            if syntax::is_conflict_marker(line) {
                first = Some(end - line.len());
            } else if !is_blank(line) {
                break;
            }
            end -= line.len();
        }
        let Some(at) = first.filter(|at| *at > 0) else {
            return block;
        };
        let (kept, markers) = block.text.split_at_checked(at).unwrap_or_default();
        if kept.lines().any(syntax::is_conflict_marker) {
            return block;
        }
        if !self.is_in_conflict {
            let place = block.place(at);
            self.diagnostics
                .push(syntax::conflict(place).diagnostic(&block));
        }
        self.is_in_conflict = !markers.contains(">>>>>>>");
        self.failed = true;
        Part::new(kept, block.line)
    }

    /// Reads a block without the stray lines below it, if it has no other mistake.
    fn without_stray_lines(&mut self, item: &mut Item<'_>) {
        let (Content::Broken(diagnostic), Some(dash)) = (&item.content, dash_column(item)) else {
            return;
        };
        let Some(line) = diagnostic.place.map(|place| place.line) else {
            return;
        };
        let at = item.part.start_of(line);
        let (kept, rest) = item.part.text.split_at_checked(at).unwrap_or_default();
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let mut strays = rest.lines().filter(|line| !is_blank(line));
        let is_of_event = |line: &str| {
            indent(line) > dash || line.starts_with('\t') || any_key(line.trim()).is_some()
        };
        if kept.trim().is_empty() || strays.any(is_of_event) {
            return;
        }
        let part = Part::new(kept, item.part.line);
        let Some(mut read) = item::blocks(vec![part], &PreviousEntries::default()).pop() else {
            return;
        };
        if matches!(read.content, Content::Read(_)) {
            self.note(diagnostic, true);
            // Its event has a problem that one of the same text has not.
            read.fingerprint = fingerprint((read.fingerprint, line));
            read.problems.push(diagnostic.clone());
            *item = read;
        }
    }

    /// Separates events whose dash is at the column of the keys above it from the item that contains them, which cannot be read otherwise.
    fn split<'t>(&self, items: Vec<Item<'t>>) -> Vec<Item<'t>> {
        let mut all = Vec::with_capacity(items.len());
        for item in items {
            let Some(line) = line_of_next(&item) else {
                all.push(item);
                continue;
            };
            let at = item.part.start_of(line);
            let (first, second) = item.part.text.split_at_checked(at).unwrap_or_default();
            let parts = vec![Part::new(first, item.part.line), Part::new(second, line)];
            let mut items = item::blocks(parts, self.known);
            if let (Content::Broken(diagnostic), Some(second)) = (item.content, items.last_mut()) {
                second.problems.push(diagnostic);
            }
            all.append(&mut items);
        }
        all
    }

    pub fn pairs<'t>(&mut self, sections: Vec<Section<'t>>) -> Vec<Pair<'t>> {
        let mut pairs = Vec::with_capacity(sections.len());
        for section in sections {
            self.pair(section, &mut pairs);
        }
        pairs
    }

    fn pair<'t>(&mut self, section: Section<'t>, pairs: &mut Vec<Pair<'t>>) {
        let Section {
            key,
            mistake,
            part,
            body,
        } = section;
        let key_span = Span {
            place: part.place(part.text.find(key).unwrap_or(0)),
            width: key.chars().count(),
            children: Vec::new(),
        };
        if let Some(mistake) = mistake {
            let diagnostic = syntax::wrong_key(&part, key_span.place, key, mistake);
            self.note(&diagnostic, true);
            if mistake == KeyMistake::NoColon && matches!(body, Body::Whole) {
                pairs.push(Pair {
                    key: key.to_owned(),
                    part: Arc::new(part),
                    key_span: Some(key_span),
                    value: Value::Broken(diagnostic),
                });
                return;
            }
            self.diagnostics.push(diagnostic);
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

    /// Parses a section as a whole. If that fails, it is cut into smaller ones at the lines with
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
                self.pitfalls.extend(pitfalls::warnings(&part, part.text));
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
                    Self::broken_part(section, pairs);
                }
            }
        }
    }

    /// A part of a section that could not be parsed.
    fn broken_part<'t>(section: Section<'t>, pairs: &mut Vec<Pair<'t>>) {
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
    let documents =
        parse::located(part).map_err(|diagnostic| Box::new(syntax::blame(part, *diagnostic)))?;
    match <[_; 1]>::try_from(documents) {
        Ok([(Node::Map(mut pairs), span)]) if pairs.len() == 1 => {
            let (key, node) = pairs.pop().unwrap_or_default();
            let spans = span.and_then(|span| {
                let mut children = span.children.into_iter();
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
