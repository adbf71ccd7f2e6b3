//! Cutting a text in the usual form into blocks, one event each, by looking at its lines alone.
//!
//! ```text
//! title: …          a section, read as a whole
//! events:           a section with a list: cut at its dashes
//! - date: …         ┐ a block
//!   title: …        ┘
//! - date: …         ┐ a block
//!   title: …        ┘
//! sources: …        a section, read as a whole
//! ```
//!
//! Nothing is decided here about what the text means: every piece is parsed, and where one can't be, the document is
//! read as a whole (see [`super::read`]). A line that fits nowhere belongs to the piece above it, which then fails alone.

use super::part::Part;
use crate::bounds;

/// A text in the usual form.
#[derive(Debug)]
pub(super) enum Outline<'t> {
    /// The list is the whole file.
    List(Vec<Part<'t>>),
    /// A mapping, a section for each of its keys.
    Map(Vec<Section<'t>>),
}

/// A key of a mapping and everything below it.
#[derive(Debug)]
pub(super) struct Section<'t> {
    /// The key as it stands there.
    pub key: &'t str,
    /// The whole section, from the line of its key.
    pub part: Part<'t>,
    pub body: Body<'t>,
}

/// What stands below a key.
#[derive(Debug)]
pub(super) enum Body<'t> {
    /// A list of blocks, in file order.
    List(Vec<Part<'t>>),
    /// A mapping with a list of blocks in it.
    Map(Vec<Section<'t>>),
    /// Anything else.
    Whole,
}

/// A line and where it stands.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    /// Its first byte in the text.
    start: usize,
    /// Its number in the file.
    number: usize,
}

impl<'t> Line<'t> {
    /// Spaces before its first other character.
    fn indent(self) -> usize {
        self.text.bytes().take_while(|byte| *byte == b' ').count()
    }

    fn content(self) -> &'t str {
        self.text.get(self.indent()..).unwrap_or_default()
    }

    /// Whether it holds nothing but white space or a comment.
    fn is_empty(self) -> bool {
        is_blank(self.text)
    }

    fn is_dash(self) -> bool {
        let mut bytes = self.content().bytes();
        bytes.next() == Some(b'-')
            && bytes
                .next()
                .is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
    }

    /// The key that the line begins with, as it is written, and what stands after its colon.
    fn key(self) -> Option<(&'t str, &'t str)> {
        any_key(self.content().trim_end_matches(['\n', '\r']))
    }
}

/// The key that a text begins with, as it is written, and what stands after its colon: plain, in quotes, or behind a `?`,
/// which has its colon on a later line.
pub(super) fn any_key(text: &str) -> Option<(&str, &str)> {
    if text.starts_with("? ") {
        return Some((text, text));
    }
    quoted_key(text).or_else(|| key_of(text))
}

/// The key in quotes that a text begins with, and what stands after its colon.
fn quoted_key(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut chars = text.char_indices().skip(1);
    let end = loop {
        match chars.next()? {
            (_, '\\') if quote == '"' => {
                chars.next()?;
            }
            (at, c) if c == quote => {
                // A quote within single quotes is written twice.
                if c == '"' || !text.get(at + 1..)?.starts_with('\'') {
                    break at + 1;
                }
                chars.next()?;
            }
            _ => {}
        }
    };
    let (key, rest) = text.split_at_checked(end)?;
    let rest = rest.trim_start_matches([' ', '\t']).strip_prefix(':')?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some((key, rest))
}

/// The plain key that a text begins with, and what stands after its colon.
pub(super) fn key_of(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    if !first.is_alphanumeric() && !"_<$./+(~^=".contains(first) {
        return None;
    }
    let mut from = 0;
    loop {
        let colon = from + text.get(from..)?.find(':')?;
        let (key, rest) = (text.get(..colon)?, text.get(colon + 1..)?);
        if key.contains(" #") {
            return None;
        }
        if rest.is_empty() || rest.starts_with([' ', '\t']) {
            return Some((key.trim_end(), rest));
        }
        from = colon + 1;
    }
}

/// Whether a line holds nothing but white space or a comment.
pub(super) fn is_blank(line: &str) -> bool {
    let content = line.trim_start();
    content.is_empty() || content.starts_with('#')
}

/// The lines of a text, with their ends, counted from `number`.
fn lines(text: &str, number: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    (number..).map_while(move |number| {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        // A search costs more than an empty line is long.
        let end = if rest.as_bytes().first() == Some(&b'\n') {
            1
        } else {
            rest.find('\n').map_or(rest.len(), |end| end + 1)
        };
        let line = Line {
            text: rest.get(..end)?,
            start,
            number,
        };
        start += end;
        Some(line)
    })
}

/// The outline of a text; `None` where it is in another form, or where more than one document stands in it.
pub(super) fn outline(text: &str) -> Option<Outline<'_>> {
    let mut body = text;
    let mut number = 1;
    let mut first = lines(text, 1).find(|line| !line.is_empty())?;
    if first.text.starts_with('%') {
        return None;
    }
    if is_marker(first) {
        if !first.text.trim_end().eq("---") {
            return None;
        }
        let after = first.start + first.text.len();
        body = text.get(after..)?;
        number = first.number + 1;
        first = lines(body, number).find(|line| !line.is_empty())?;
    }
    let may_have = ["\n---", "\n..."].iter().any(|mark| body.contains(mark));
    if may_have && lines(body, number).any(is_marker) {
        return None;
    }
    if first.is_dash() {
        return Some(Outline::List(cut(body, number)));
    }
    if first.indent() == 0 && first.key().is_some() {
        let sections = sections(body, number, 0)?;
        return Some(Outline::Map(sections));
    }
    None
}

/// Whether a document begins or ends here.
fn is_marker(line: Line<'_>) -> bool {
    let mark = ["---", "..."];
    mark.iter().any(|mark| {
        let rest = line.text.strip_prefix(mark);
        rest.is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
    })
}

/// The sections of a mapping whose keys stand at that indentation; `None` where something stands before the first.
fn sections(text: &str, number: usize, indent: usize) -> Option<Vec<Section<'_>>> {
    let mut heads = Vec::new();
    for line in lines(text, number) {
        // Most lines are deeper: one look at a byte tells.
        if line.text.as_bytes().get(indent) == Some(&b' ') {
            continue;
        }
        if line.indent() == indent
            && let Some((key, rest)) = line.key()
        {
            heads.push((line, key, rest));
        } else if heads.is_empty() && !line.is_empty() {
            return None;
        }
    }
    let ends = ends(heads.iter().map(|(line, ..)| line.start), text.len());
    let sections = heads.into_iter().zip(ends).map(|((line, key, rest), end)| {
        let part = Part::new(text.get(line.start..end).unwrap_or_default(), line.number);
        let below = text
            .get(line.start + line.text.len()..end)
            .unwrap_or_default();
        let rest = rest.trim_start();
        let body = if rest.is_empty() || rest.starts_with('#') {
            body(below, line.number + 1, indent)
        } else {
            Body::Whole
        };
        Section { key, part, body }
    });
    Some(sections.collect())
}

/// A section that can't be read, cut at every line that is no deeper than its first: one of them may lack its colon.
pub(super) fn torn_apart(text: &str, number: usize) -> Vec<Section<'_>> {
    let mut indent = None;
    let mut heads = Vec::new();
    for line in lines(text, number) {
        if line.is_empty() || line.is_dash() {
            continue;
        }
        if line.indent() <= *indent.get_or_insert(line.indent()) {
            heads.push(line);
        }
    }
    let ends = ends(heads.iter().map(|line| line.start), text.len());
    heads
        .into_iter()
        .zip(ends)
        .map(|(line, end)| {
            let text = text.get(line.start..end).unwrap_or_default();
            let key = line.content().trim_end();
            Section {
                key: line.key().map_or(key, |(key, _)| key),
                part: Part::new(text, line.number),
                body: Body::Whole,
            }
        })
        .collect()
}

/// Whether a line of a block is no deeper than its dash: it is there for want of another place.
pub(super) fn has_stray_line(block: &str) -> bool {
    if block.len() > bounds::LONGEST_EVENT {
        return false;
    }
    let mut lines = lines(block, 1);
    let dash = lines.next().map_or(0, Line::indent);
    lines.any(|line| line.indent() <= dash && !line.is_empty())
}

/// The lines of a block, without its first, that look like the beginning of an event whose dash has no space after it.
pub(super) fn dashes_without_space<'t>(part: &Part<'t>) -> impl Iterator<Item = (usize, &'t str)> {
    let mut lines = lines(part.text, part.line);
    let dash = lines.next().map_or(0, Line::indent);
    lines.filter_map(move |line| {
        let text = line.content().strip_prefix('-')?;
        let begins = line.indent() == dash && text.starts_with(char::is_alphabetic);
        let text = text.trim_end();
        (begins && key_of(text).is_some()).then_some((line.number, text))
    })
}

/// Where the pieces end that begin at these bytes.
fn ends(starts: impl Iterator<Item = usize>, end: usize) -> Vec<usize> {
    starts.skip(1).chain([end]).collect()
}

/// What stands below a key at that indentation.
fn body(text: &str, number: usize, indent: usize) -> Body<'_> {
    let Some(first) = lines(text, number).find(|line| !line.is_empty()) else {
        return Body::Whole;
    };
    if first.is_dash() && first.indent() >= indent {
        return Body::List(cut(text, number));
    }
    if indent == 0
        && first.indent() > 0
        && first.key().is_some()
        && let Some(sections) = sections(text, number, first.indent())
        && sections
            .iter()
            .any(|section| matches!(section.body, Body::List(_)))
    {
        return Body::Map(sections);
    }
    Body::Whole
}

/// The blocks of a list, cut at the dashes that stand at the indentation of the first one.
fn cut(text: &str, number: usize) -> Vec<Part<'_>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut indent = None;
    for line in lines(text, number) {
        let expected = match indent {
            Some(indent) => indent,
            None if line.is_empty() => continue,
            None => *indent.insert(line.indent()),
        };
        if line.text.as_bytes().get(expected) == Some(&b'-')
            && line.indent() == expected
            && line.is_dash()
        {
            starts.push((line.start, line.number));
        }
    }
    let ends = ends(starts.iter().map(|(start, _)| *start), text.len());
    starts
        .into_iter()
        .zip(ends)
        .map(|((start, number), end)| Part::new(text.get(start..end).unwrap_or_default(), number))
        .collect()
}
