//! A source as an entry of `sources:`, and adding it to the text of a file.

use std::ops::Range;

use super::super::{Input, Loaded, Source};
use super::refusal::Refusal;
use super::scalar::{Quoting, Within, date, scalar};
use super::verify;
use crate::date::DateContext;
use crate::timeline::bytes;
use crate::timeline::read::json;
use crate::timeline::read::markdown::is_markdown;

/// The key of the sources, with its colon.
const SECTION: &str = "sources:";

/// A text with a source added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithSource {
    /// The new text: the old one with some lines put in.
    pub bytes: Vec<u8>,
    /// The line on which the source begins.
    pub line: usize,
}

impl Source {
    /// Its entry in a list of sources: a dash before the first key, which is the id.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("- id: {}", text(id(self)))];
        lines.extend(pairs(self).map(|pair| format!("  {pair}")));
        lines
    }
}

/// What events cite a source by.
fn id(source: &Source) -> &str {
    source.id.as_deref().unwrap_or_default()
}

/// The keys and values of a source after the id, as they are written.
fn pairs(source: &Source) -> impl Iterator<Item = String> {
    // A text that looks like a number to YAML is also read as written.
    let bare = |value: &Option<String>| {
        let value = value.as_deref()?;
        Some(date(value, Quoting::Plain, Within::Block))
    };
    let said = |value: &Option<String>| value.as_deref().map(text);
    let pairs = [
        ("title", said(&source.title)),
        ("author", said(&source.author)),
        ("publisher", said(&source.publisher)),
        ("url", said(&source.url)),
        ("published", bare(&source.published)),
        ("accessed", bare(&source.accessed)),
        ("file", said(&source.file)),
        ("sha256", bare(&source.sha256)),
    ];
    let pairs = pairs.into_iter();
    pairs.filter_map(|(key, value)| Some(format!("{key}: {}", value?)))
}

fn text(value: &str) -> String {
    scalar(value, Quoting::Plain, Within::Block)
}

/// The sources that a file has.
///
/// # Errors
/// Where it cannot be read.
pub fn sources(input: Input<'_>, context: DateContext) -> Result<Vec<Source>, Refusal> {
    let loaded = loaded(input, input.bytes.to_vec(), context)?;
    Ok(loaded.file.sources.clone())
}

fn loaded(input: Input<'_>, bytes: Vec<u8>, context: DateContext) -> Result<Loaded, Refusal> {
    Loaded::open(input.name, bytes, context, None).map_err(|error| Refusal::not_loaded(&error))
}

/// The text of a file with a source at the end of its `sources:`, or with that key before `events:`, else at its end.
///
/// # Errors
/// Where the file cannot be read, or its form does not allow adding a source.
pub fn add_source(
    input: Input<'_>,
    source: &Source,
    context: DateContext,
) -> Result<WithSource, Refusal> {
    let decoded = bytes::decode(input.bytes).map_err(Refusal::unreadable)?;
    if decoded.count > 0 {
        return Err(Refusal::encoding());
    }
    if is_markdown(input.name) {
        return Err(Refusal::sources_of_markdown());
    }
    if json::may_be_json(&decoded.text) {
        return Err(Refusal::sources_of_json());
    }
    let before = loaded(input, input.bytes.to_vec(), context)?;
    let text = decoded.text;
    let mark = input.bytes.len().saturating_sub(text.len());
    let Placed { at, lines, drops } = placed(&text, source)?;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (above, below) = text.split_at_checked(at).unwrap_or((&text, ""));
    let above = &without(above, &drops);
    let opens = if above.is_empty() || above.ends_with('\n') {
        ""
    } else {
        end
    };
    let added: String = lines.iter().flat_map(|line| [line.as_str(), end]).collect();
    let first = lines.iter().position(|line| line.contains(id(source)));
    let line = above.matches('\n').count() + opens.matches('\n').count() + first.unwrap_or(0) + 1;
    let head = input.bytes.get(..mark).unwrap_or_default();
    let bytes = [
        head,
        above.as_bytes(),
        opens.as_bytes(),
        added.as_bytes(),
        below.as_bytes(),
    ];
    let bytes = bytes.concat();
    let after = loaded(input, bytes.clone(), context)?;
    let mut expected = before.file.sources.clone();
    expected.push(source.clone());
    if verify::differs_by_sources(&before, &after, &expected) {
        Ok(WithSource { bytes, line })
    } else {
        Err(Refusal::unsound_source())
    }
}

/// A line of a text: where it begins and ends, and how far it is indented; nothing of one that is empty or a comment.
struct Line<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl Line<'_> {
    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Whether it has neither a key nor a value.
    fn is_blank(&self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }

    /// Whether it is a key at the beginning of a line without a value.
    fn opens(&self, key: &str) -> bool {
        let rest = self
            .text
            .strip_prefix(key)
            .and_then(|rest| rest.strip_prefix(':'));
        rest.is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with('#'))
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|whole| {
        let line = Line {
            text: whole.trim_end_matches(['\n', '\r']),
            start,
            end: start + whole.len(),
        };
        start = line.end;
        line
    });
    lines.collect()
}

/// Where a source goes.
struct Placed {
    /// Byte before which its lines are put.
    at: usize,
    /// Its lines as they look there, without line ends.
    lines: Vec<String>,
    /// Bytes above that are deleted: the empty value of `sources:`.
    drops: Range<usize>,
}

impl Placed {
    fn new(at: usize, lines: Vec<String>) -> Self {
        Self {
            at,
            lines,
            drops: 0..0,
        }
    }
}

/// A text without a range of its bytes.
fn without(text: &str, range: &Range<usize>) -> String {
    let piece = |range: Range<usize>| text.get(range).unwrap_or_default();
    [piece(0..range.start), piece(range.end..text.len())].concat()
}

/// The range of an empty value of `sources:` within its line, such as that of `[]`.
fn empty_value(line: &Line<'_>) -> Option<Range<usize>> {
    let value = line.text.strip_prefix(SECTION)?;
    let start = line.text.len() - value.trim_start().len();
    let value = value.split(" #").next()?.trim();
    let parts = value.chars().filter(|c| !c.is_whitespace());
    let is_empty = matches!(
        parts.collect::<String>().as_str(),
        "[]" | "{}" | "null" | "~"
    );
    // The space before it goes too.
    let before = line.text.get(..start)?.trim_end().len();
    is_empty.then(|| line.start + before..line.start + start + value.len())
}

/// A new `sources:` with a source below it.
fn section(source: &Source) -> impl Iterator<Item = String> {
    let entry = source.lines().into_iter().map(|line| format!("  {line}"));
    std::iter::once(SECTION.to_owned()).chain(entry)
}

/// Where a source goes in a file without `sources:`.
fn placed_in_new_section(
    text: &str,
    lines: &[Line<'_>],
    source: &Source,
) -> Result<Placed, Refusal> {
    let is_events = |line: &&Line<'_>| line.text.starts_with("events:");
    if let Some(events) = lines.iter().find(is_events) {
        let lines = section(source).chain([String::new()]).collect();
        return Ok(Placed::new(events.start, lines));
    }
    let mut added: Vec<String> = section(source).collect();
    match lines.iter().find(|line| !line.is_blank()) {
        Some(first) if is_item(first) => return Err(Refusal::sources_of_list()),
        Some(_) => {}
        // A file without a list of events is no timeline.
        None => added.extend([String::new(), "events: []".to_owned()]),
    }
    Ok(Placed::new(text.len(), added))
}

/// Where a source goes.
fn placed(text: &str, source: &Source) -> Result<Placed, Refusal> {
    let lines = lines(text);
    let Some(key) = lines.iter().position(|line| line.text.starts_with(SECTION)) else {
        return placed_in_new_section(text, &lines, source);
    };
    let opening = lines.get(key).ok_or_else(Refusal::sources)?;
    if let Some(drops) = empty_value(opening) {
        let entry = source.lines().into_iter().map(|line| format!("  {line}"));
        return Ok(Placed {
            drops,
            ..Placed::new(opening.end, entry.collect())
        });
    }
    if !opening.opens("sources") {
        return Err(Refusal::sources());
    }
    let below = lines.get(key + 1..).unwrap_or_default();
    Ok(placed_in_section(opening, below, source))
}

fn is_item(line: &Line<'_>) -> bool {
    line.text.trim_start().starts_with("- ") || line.text.trim() == "-"
}

/// Where a source goes at the end of `sources:`, given the lines below that key.
fn placed_in_section(opening: &Line<'_>, below: &[Line<'_>], source: &Source) -> Placed {
    let first = below.iter().find(|line| !line.is_blank());
    let first = first.filter(|line| line.indent() > 0 || is_item(line));
    let Some(first) = first else {
        let entry = source.lines().into_iter().map(|line| format!("  {line}"));
        return Placed::new(opening.end, entry.collect());
    };
    let (indent, is_list) = (first.indent(), is_item(first));
    // The section goes on as long as lines belong to it.
    let belongs = |line: &&Line<'_>| {
        line.is_blank()
            || line.indent() > indent
            || line.indent() == indent && (indent > 0 || is_item(line))
    };
    let last = below
        .iter()
        .take_while(belongs)
        .filter(|line| !line.is_blank())
        .last()
        .unwrap_or(first);
    let pad = " ".repeat(indent);
    let entry: Vec<String> = if is_list {
        source
            .lines()
            .into_iter()
            .map(|line| format!("{pad}{line}"))
            .collect()
    } else {
        let own = format!("{pad}{}:", self::text(id(source)));
        let pairs = pairs(source).map(|pair| format!("{pad}  {pair}"));
        std::iter::once(own).chain(pairs).collect()
    };
    Placed::new(last.end, entry)
}
