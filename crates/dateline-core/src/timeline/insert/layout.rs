//! The blocks of a list and their keys, found by their lines alone.

use std::ops::Range;

use super::super::yaml::block::{Body, Outline, Section, any_key, is_blank};
use super::super::yaml::part::Part;
use crate::timeline::field;

/// First byte of each line of a text.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub fn of(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        Self(std::iter::once(0).chain(ends.map(|end| end + 1)).collect())
    }

    /// The first byte of a line, counted from 1.
    fn start(&self, line: usize) -> Option<usize> {
        self.0.get(line.checked_sub(1)?).copied()
    }
}

/// A list of events of one block each.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Path of keys to it, as in decisions.
    pub path: String,
    pub blocks: Vec<Block>,
    /// The entries of each block, by index; nested events make several.
    pub entries: Vec<Range<usize>>,
    /// Where an event goes if there is none yet: byte, and number of spaces before its dash.
    pub empty: Option<(usize, usize)>,
}

/// The lines of one event; positions are bytes of the whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The line of its dash.
    pub line: usize,
    /// The last line that belongs to it, or is between it and the next.
    pub last_line: usize,
    pub start: usize,
    /// End of its own lines: empty lines and comments follow.
    pub content_end: usize,
    pub end: usize,
    /// Number of spaces before its dash.
    pub indent: usize,
    /// Number of spaces before its keys.
    pub keys_at: usize,
    /// Whether its dash is alone on its line.
    pub is_dash_alone: bool,
    /// Whether it is written in braces.
    pub is_in_braces: bool,
    pub pairs: Vec<Pair>,
}

/// A key of an event, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    /// The key as written, with quotes.
    pub key: Range<usize>,
    /// The rest of the line after the colon, without surrounding spaces.
    pub value: Range<usize>,
    /// From the key to the next key, including the lines between.
    pub all: Range<usize>,
}

/// A text without surrounding quotes.
pub(super) fn unquoted(key: &str) -> &str {
    let quote = key.chars().next().filter(|c| matches!(c, '"' | '\''));
    quote
        .and_then(|quote| key.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(key)
}

/// The lists of a text, without their entries.
pub(super) fn lists(outline: Outline<'_>, lines: &Lines, text: &str) -> Vec<List> {
    let mut found = Vec::new();
    match outline {
        Outline::List(parts) => found.push(list(String::new(), &parts, lines, text)),
        Outline::Map(sections) => of_sections(sections, "", lines, text, &mut found),
    }
    found
}

fn of_sections(
    sections: Vec<Section<'_>>,
    above: &str,
    lines: &Lines,
    text: &str,
    found: &mut Vec<List>,
) {
    for section in sections {
        let dot = if above.is_empty() { "" } else { "." };
        let path = format!("{above}{dot}{}", unquoted(section.key));
        match section.body {
            Body::List(parts) => found.push(list(path, &parts, lines, text)),
            Body::Map(inner) => of_sections(inner, &path, lines, text, found),
            Body::Whole => found.extend(empty_list(path, &section, lines)),
        }
    }
}

/// The bytes of ` []` after the only key for events at the left edge of a text; `None` if there is no such key.
pub(super) fn empty_brackets(text: &str) -> Option<Range<usize>> {
    let mut at = 0_usize;
    let mut found = None;
    for line in text.split_inclusive('\n') {
        let start = at;
        at = at.checked_add(line.len())?;
        let Some((key, value)) = any_key(line).filter(|(key, _)| field::is_list(unquoted(key)))
        else {
            continue;
        };
        let Some(rest) = value.trim_start().strip_prefix("[]") else {
            continue;
        };
        if found.is_some() || !is_blank(rest) {
            return None;
        }
        let colon = start.checked_add(line.len().checked_sub(value.len())?)?;
        found = Some((key, colon..at.checked_sub(rest.len())?));
    }
    let (_, brackets) = found?;
    Some(brackets)
}

/// A key for events without any content yet.
fn empty_list(path: String, section: &Section<'_>, lines: &Lines) -> Option<List> {
    let mut all = section.part.text.split_inclusive('\n');
    let first = all.next()?;
    let (key, value) = any_key(first.trim())?;
    if !field::is_list(unquoted(key)) || !is_blank(value) || !all.all(is_blank) {
        return None;
    }
    let spaces = first.bytes().take_while(|byte| *byte == b' ').count();
    let at = lines.start(section.part.line)?.checked_add(first.len())?;
    Some(List {
        path,
        empty: Some((at, spaces + 2)),
        ..List::default()
    })
}

fn list(path: String, parts: &[Part<'_>], lines: &Lines, text: &str) -> List {
    let blocks = parts
        .iter()
        .filter_map(|part| Block::of(part, lines, text))
        .collect();
    List {
        path,
        blocks,
        ..List::default()
    }
}

fn spaces(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b' ').count()
}

impl Block {
    fn of(part: &Part<'_>, lines: &Lines, text: &str) -> Option<Self> {
        let start = lines.start(part.line)?;
        let end = start.checked_add(part.text.len())?;
        let mut at = start;
        let mut own = Vec::new();
        for line in text.get(start..end)?.split_inclusive('\n') {
            own.push((at, line));
            at = at.checked_add(line.len())?;
        }
        let last_line = part.line.checked_add(own.len())?.checked_sub(1)?;
        let &(_, first) = own.first()?;
        let indent = spaces(first);
        let is_between = |line: &str| {
            let is_comment = line.trim_start().starts_with('#');
            line.trim().is_empty() || is_comment && spaces(line) <= indent
        };
        while own.len() > 1 && own.last().is_some_and(|(_, line)| is_between(line)) {
            own.pop();
        }
        let content_end = own.last().map(|(at, line)| at + line.len())?;
        let after_dash = first.get(indent + 1..)?;
        let is_dash_alone = is_blank(after_dash);
        let keys_at = if is_dash_alone {
            let mut below = own.iter().skip(1);
            let next = below.find(|(_, line)| !is_blank(line));
            next.map_or(indent + 2, |(_, line)| spaces(line))
        } else {
            indent + 1 + spaces(after_dash)
        };
        let block = Self {
            line: part.line,
            last_line,
            start,
            content_end,
            end,
            indent,
            keys_at,
            is_dash_alone,
            is_in_braces: after_dash.trim_start().starts_with('{'),
            pairs: Vec::new(),
        };
        let pairs = if block.is_in_braces {
            block.pairs_in_braces(text)
        } else {
            block.pairs_of(&own)
        };
        Some(Self { pairs, ..block })
    }

    /// The pairs of an event in braces; none if it is of several lines with a comment.
    fn pairs_in_braces(&self, text: &str) -> Vec<Pair> {
        let line = text.get(self.start..self.content_end).unwrap_or_default();
        let inside = line
            .find('{')
            .and_then(|open| Some((open + 1, line.trim_end().strip_suffix('}')?.len())))
            .and_then(|(from, to)| Some((from, line.get(from..to)?)));
        let Some((from, inside)) =
            inside.filter(|(_, inside)| !inside.contains('\n') || !inside.contains('#'))
        else {
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for (at, part) in split_at_commas(inside) {
            let lead = part.len() - part.trim_start().len();
            let Some((key, rest)) = any_key(part.trim()) else {
                return Vec::new();
            };
            let start = self.start + from + at + lead;
            let value = rest.trim();
            let end = start + part.trim().len();
            pairs.push(Pair {
                key: start..start + key.len(),
                value: end - value.len()..end,
                all: start..end,
            });
        }
        pairs
    }

    fn pairs_of(&self, own: &[(usize, &str)]) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = Vec::new();
        for (number, (at, line)) in own.iter().enumerate() {
            let is_first = number == 0 && !self.is_dash_alone;
            if number == 0 && self.is_dash_alone || !is_first && spaces(line) != self.keys_at {
                continue;
            }
            let content = line.get(self.keys_at..).unwrap_or_default();
            let content = content.trim_end_matches(['\n', '\r']);
            let Some((key, rest)) = any_key(content) else {
                continue;
            };
            let from = at + self.keys_at;
            let value = rest.trim();
            let value_at = from + content.len() - rest.trim_start().len();
            if let Some(last) = pairs.last_mut() {
                last.all.end = *at;
            }
            pairs.push(Pair {
                key: from..from + key.len(),
                value: value_at..value_at + value.len(),
                all: from..self.content_end,
            });
        }
        pairs
    }
}

/// The parts of the content of braces, each with its first byte: commas in quotes or nested
/// brackets are ignored.
fn split_at_commas(text: &str) -> Vec<(usize, &str)> {
    let (mut quote, mut depth, mut from) = (None, 0_usize, 0);
    let mut parts = Vec::new();
    let mut before = ',';
    for (at, c) in text.char_indices() {
        // Within a word a quote is an apostrophe.
        let begins = matches!(before, ',' | ':' | '[' | '{');
        if !c.is_whitespace() {
            before = c;
        }
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') if begins => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.push((from, text.get(from..at).unwrap_or_default()));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push((from, text.get(from..).unwrap_or_default()));
    parts
}

/// Where an event goes that becomes the first of a list: before the comment that belongs to the
/// current first.
pub(super) fn head_of(text: &str, first: &Block) -> usize {
    let above = text.get(..first.start).unwrap_or_default();
    let mut at = first.start;
    for line in above.split_inclusive('\n').rev() {
        let is_comment = line.trim_start().starts_with('#');
        if is_comment && spaces(line) == first.indent {
            at -= line.len();
        } else if line.trim().is_empty() && at < first.start {
            return at;
        } else {
            break;
        }
    }
    // A comment at the top of a list, or of the file, is about all of it.
    first.start
}
