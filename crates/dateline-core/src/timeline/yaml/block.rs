//! Cutting a text in the usual form into blocks of one event each, by its lines alone.
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
//! read as a whole (see [`crate::timeline::read`]). A line that fits nowhere belongs to the piece above it, which then fails alone.

use crate::limits;
use crate::timeline::field::{self, Role};
use crate::timeline::yaml::lookalikes::{odd_dash, odd_space};
use crate::timeline::yaml::part::Part;

/// Maximum number of lines that are taken to be pasted into a list together.
const MOST_PASTED: usize = 50;

/// A text in the usual form.
#[derive(Debug)]
pub(in crate::timeline) enum Outline<'t> {
    /// The list is the whole file.
    List(Vec<Part<'t>>),
    /// A mapping, with a section for each key.
    Map(Vec<Section<'t>>),
}

/// A key of a mapping, with everything below it.
#[derive(Debug)]
pub(in crate::timeline) struct Section<'t> {
    /// The key as written.
    pub key: &'t str,
    /// Whether the key is indented although the list below it, and the keys above it, are not.
    pub is_indented: bool,
    /// The whole section, from the line of its key.
    pub part: Part<'t>,
    pub body: Body<'t>,
}

/// The contents below a key.
#[derive(Debug)]
pub(in crate::timeline) enum Body<'t> {
    /// A list of blocks, in file order.
    List(Vec<Part<'t>>),
    /// A mapping that contains a list of blocks.
    Map(Vec<Section<'t>>),
    /// Anything else.
    Whole,
}

/// A line, with its position.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    /// Its first byte in the text.
    start: usize,
    /// Its number in the file.
    number: usize,
}

impl<'t> Line<'t> {
    /// Number of leading spaces.
    fn indent(self) -> usize {
        self.text.bytes().take_while(|byte| *byte == b' ').count()
    }

    fn content(self) -> &'t str {
        self.text.get(self.indent()..).unwrap_or_default()
    }

    /// Whether it has only white space or a comment.
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

    /// The one word that the line is, where that is a key of files whose colon is missing.
    fn bare_key(self) -> Option<&'t str> {
        let word = self.content().trim_end();
        let is_key = field::is_reserved(word) || field::is_list(word);
        is_key.then_some(word)
    }

    /// Whether the line begins an item of a list whose dashes are at the column `dash` although its own dash is at another column, has
    /// no space after it, is another character or is missing. Such a line cannot be in a list that is valid YAML.
    ///
    /// `key` is the first key of the first item: an item that begins with it, or with a date, is taken for one.
    fn almost_begins(self, dash: usize, key: Option<&str>) -> bool {
        let text = self.text.trim_end_matches(['\n', '\r']);
        let is_space = |c: char| c == ' ' || odd_space(c).is_some();
        let content = text.trim_start_matches(is_space);
        let lead = text.get(..text.len() - content.len()).unwrap_or_default();
        let column = lead.chars().count();
        let mut chars = content.chars();
        let first = chars.next();
        let has_dash = first.is_some_and(|c| c == '-' || odd_dash(c).is_some());
        let after = if has_dash { chars.as_str() } else { content };
        let rest = after.trim_start_matches(|c| is_space(c) || c == '\t');
        let Some((found, _)) = any_key(rest) else {
            return false;
        };
        let is_date = [Role::Date, Role::Start]
            .iter()
            .any(|role| field::rank(found, *role).is_some());
        if !has_dash {
            return column == dash && is_date;
        }
        let has_no_space = first == Some('-') && column == dash && rest.len() == after.len();
        column <= dash + 1
            && (is_date
                || key == Some(found)
                || has_no_space && rest.starts_with(char::is_alphabetic))
    }

    /// The key that the line begins with, as written, and the rest after its colon.
    fn key(self) -> Option<(&'t str, &'t str)> {
        any_key(self.content().trim_end_matches(['\n', '\r']))
    }
}

/// The key that a text begins with, as written, and the rest after its colon: plain, in quotes, or
/// after a `?`, which has its colon on a later line.
pub(in crate::timeline) fn any_key(text: &str) -> Option<(&str, &str)> {
    if text.starts_with("? ") {
        return Some((text, text));
    }
    quoted_key(text).or_else(|| key_of(text))
}

/// The quoted key that a text begins with, and the rest after its colon.
fn quoted_key(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut chars = text.char_indices().skip(1);
    let end = loop {
        match chars.next()? {
            (_, '\\') if quote == '"' => {
                chars.next()?;
            }
            (at, c) if c == quote => {
                // Within single quotes, a quote is doubled.
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

/// The plain key that a text begins with, and the rest after its colon.
pub(in crate::timeline) fn key_of(text: &str) -> Option<(&str, &str)> {
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

/// Whether a line has only white space or a comment.
pub(in crate::timeline) fn is_blank(line: &str) -> bool {
    let content = line.trim_start();
    content.is_empty() || content.starts_with('#')
}

/// The lines of a text, with their ends, numbered from `number`.
fn lines(text: &str, number: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    (number..).map_while(move |number| {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        // A search takes longer than skipping an empty line.
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

/// The outline of a text; `None` if it has another form, or more than one document.
pub(in crate::timeline) fn outline(text: &str) -> Option<Outline<'_>> {
    let mut body = text;
    let mut number = 1;
    let mut first = lines(text, 1).find(|line| !line.is_empty())?;
    if first.text.starts_with('%') {
        return None;
    }
    if let Some(fenced) = fenced(text) {
        body = fenced;
        number = first.number + 1;
        first = lines(body, number).find(|line| !line.is_empty())?;
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
    if may_have && has_marker(body, number) {
        return None;
    }
    if first.is_dash() || first.almost_begins(first.indent(), None) && first.key().is_none() {
        return Some(Outline::List(cut(body, number)));
    }
    if first.indent() == 0 && (first.key().is_some() || is_bare(first, body)) {
        let sections = sections(body, number, 0)?;
        return Some(Outline::Map(sections));
    }
    None
}

/// What is between two fences of Markdown (three backticks), where they are the first and the last line of a text.
pub(in crate::timeline) fn fenced(text: &str) -> Option<&str> {
    let inner = text.trim_start().strip_prefix("```")?;
    let (_, inner) = inner.split_once('\n')?;
    let end = inner.trim_end();
    Some(
        end.strip_suffix("```")
            .filter(|body| body.ends_with('\n'))
            .unwrap_or(inner),
    )
}

/// Whether a document begins or ends in a text. A `...` before more of the same document is a mistake and ends nothing.
fn has_marker(text: &str, number: usize) -> bool {
    let mut lines = lines(text, number)
        .filter(|line| !line.is_empty())
        .peekable();
    while let Some(line) = lines.next() {
        let ends = line.text.starts_with("...");
        let goes_on = |next: &Line<'_>| !is_marker(*next) && !next.text.starts_with('%');
        if is_marker(line) && !(ends && lines.peek().is_some_and(goes_on)) {
            return true;
        }
    }
    false
}

/// The line of a text that ends the document although more of it follows.
pub(in crate::timeline) fn stray_end(part: &Part<'_>) -> Option<usize> {
    memchr::memmem::find(part.text.as_bytes(), b"\n...")?;
    let mut lines = lines(part.text, part.line);
    let end = lines.find(|line| is_marker(*line) && line.text.starts_with("..."))?;
    Some(end.number)
}

/// Whether a line is a key without its colon, with a list below it.
fn is_bare(line: Line<'_>, text: &str) -> bool {
    let below = || {
        let below = text.get(line.start + line.text.len()..)?;
        lines(below, line.number + 1).find(|line| !line.is_empty())
    };
    line.bare_key().is_some()
        && below().is_some_and(|below| below.indent() >= line.indent() && below.is_dash())
}

/// Whether a document begins or ends here.
fn is_marker(line: Line<'_>) -> bool {
    let mark = ["---", "..."];
    mark.iter().any(|mark| {
        let rest = line.text.strip_prefix(mark);
        rest.is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
    })
}

/// The sections of a mapping whose keys have that indentation; `None` if anything precedes the
/// first.
fn sections(text: &str, number: usize, indent: usize) -> Option<Vec<Section<'_>>> {
    let mut heads: Vec<Head<'_>> = Vec::new();
    for line in lines(text, number) {
        // Most lines are indented deeper: one byte shows that.
        if line.text.as_bytes().get(indent) == Some(&b' ') {
            let above = heads.last().map(|(line, ..)| *line);
            let is_text = heads.last().is_some_and(|(.., rest)| opens_text(rest));
            if let Some(key) = list_key(line, above, text).filter(|_| indent == 0 && !is_text) {
                heads.push((line, key, ""));
            }
            continue;
        }
        if line.indent() == indent
            && let Some((key, rest)) = line.key()
        {
            heads.push((line, key, rest));
        } else if line.indent() == indent
            && is_bare(line, text)
            && let Some(key) = line.bare_key()
        {
            heads.push((line, key, ""));
        } else if heads.is_empty() && !line.is_empty() {
            return None;
        }
    }
    let heads = without_strays(heads, text);
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
        Section {
            key,
            is_indented: line.indent() > indent,
            part,
            body,
        }
    });
    Some(sections.collect())
}

/// Whether the lines below a value that begins like this may belong to its text: it is a block text, or its quote is not closed.
fn opens_text(value: &str) -> bool {
    let value = value.trim();
    let opens = |quote: char| {
        let inner = value.strip_prefix(quote);
        inner.is_some_and(|inner| !inner.ends_with(quote))
    };
    value.starts_with(['|', '>']) || opens('"') || opens('\'')
}

/// The key of events that a line is, if it is indented by mistake: deeper than the list below it, which therefore is not its value, or like the
/// dashes of the list under the key above it.
fn list_key<'t>(line: Line<'t>, above: Option<Line<'t>>, text: &'t str) -> Option<&'t str> {
    let key = line.text.trim_ascii().strip_suffix(':')?;
    if !field::is_list(key) {
        return None;
    }
    let dash = |line: Line<'t>| {
        let below = text.get(line.start + line.text.len()..)?;
        let first = lines(below, line.number + 1).find(|line| !line.is_empty())?;
        first.is_dash().then(|| first.indent())
    };
    let below = dash(line)?;
    let is_among_dashes = || above.and_then(dash) == Some(line.indent());
    (below < line.indent() || is_among_dashes()).then_some(key)
}

/// A line that may begin a section, its key, and what is after that.
type Head<'t> = (Line<'t>, &'t str, &'t str);

/// The heads of sections without lines of an item of a list that begin too far to the left, or were pasted into the list: the list goes on
/// below such a line.
fn without_strays<'t>(heads: Vec<Head<'t>>, text: &'t str) -> Vec<Head<'t>> {
    let ends = ends(heads.iter().map(|(line, ..)| line.start), text.len());
    let sections: Vec<_> = heads.into_iter().zip(ends).collect();
    let below = |line: Line<'t>, end: usize| {
        let from = line.start + line.text.len();
        let lines = lines(text.get(from..end).unwrap_or_default(), line.number + 1);
        lines.filter(|line| !line.is_empty())
    };
    // Of several lines with nothing below them all belong to what the last of them does.
    let is_stray_at = |index: usize, dash: usize| {
        let sections = sections.iter().skip(index).take(MOST_PASTED);
        for ((line, _, rest), end) in sections {
            let mut below = below(*line, *end).peekable();
            if below.peek().is_some() || rest.trim().is_empty() {
                return is_stray(*line, rest.trim(), dash, &mut below);
            }
        }
        false
    };
    let mut dash = None;
    let mut kept = Vec::with_capacity(sections.len());
    for (index, (head, end)) in sections.iter().enumerate() {
        let (line, _, rest) = *head;
        let value = rest.trim();
        if dash.is_some_and(|dash| is_stray_at(index, dash)) {
            continue;
        }
        let first = below(line, *end).next();
        let first = first.filter(|_| value.is_empty() || value.starts_with('#'));
        dash = first
            .filter(|first| first.is_dash() && first.indent() >= line.indent())
            .map(Line::indent);
        kept.push(*head);
    }
    kept
}

/// Whether a line belongs to a list with its dashes at that column, by the lines below it.
fn is_stray<'t>(
    line: Line<'t>,
    value: &str,
    dash: usize,
    below: &mut impl Iterator<Item = Line<'t>>,
) -> bool {
    let Some(first) = below.next() else {
        return false;
    };
    let mut goes_on = || {
        first.is_dash() && first.indent() == dash
            || below.any(|line| line.is_dash() && line.indent() == dash)
    };
    match value.chars().next() {
        // What is below belongs to the key, up to what is less deep than the first line of that.
        None | Some('#' | '|' | '>') => first.indent() > dash && goes_on(),
        Some('"' | '\'' | '[' | '{' | '&' | '*' | '!') => false,
        Some(_) => (first.indent() > line.indent() && first.key().is_some()) || goes_on(),
    }
}

/// An unparsable section, cut at every line that is indented no deeper than its first: one of them
/// may lack its colon.
pub(in crate::timeline) fn torn_apart(text: &str, number: usize) -> Vec<Section<'_>> {
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
                is_indented: false,
                part: Part::new(text, line.number),
                body: Body::Whole,
            }
        })
        .collect()
}

/// Whether a block has a line that is indented no deeper than its dash.
pub(in crate::timeline) fn has_stray_line(block: &str) -> bool {
    if block.len() > limits::LONGEST_EVENT {
        return false;
    }
    let mut lines = lines(block, 1);
    let dash = lines.next().map_or(0, Line::indent);
    lines.any(|line| line.indent() <= dash && !line.is_empty())
}

/// Whether a line of a block, but its first, begins an item of its own although its dash is not like the others.
pub(in crate::timeline) fn holds_another(part: &Part<'_>) -> bool {
    let mut lines = lines(part.text, part.line);
    let Some(first) = lines.next() else {
        return false;
    };
    let key = first_key(first);
    lines.any(|line| line.almost_begins(first.indent(), key))
}

/// Whether an item is a block text: the header follows its dash.
fn is_header(line: Line<'_>) -> bool {
    let value = line.content().strip_prefix('-').unwrap_or_default().trim();
    value.starts_with(['|', '>'])
}

/// The key after the dash of a line.
fn first_key(line: Line<'_>) -> Option<&str> {
    let content = line.content().strip_prefix('-')?;
    any_key(content.trim()).map(|(key, _)| key)
}

/// The ends of the pieces that begin at these bytes.
fn ends(starts: impl Iterator<Item = usize>, end: usize) -> Vec<usize> {
    starts.skip(1).chain([end]).collect()
}

/// What is below a key with that indentation.
fn body(text: &str, number: usize, indent: usize) -> Body<'_> {
    let Some(first) = lines(text, number).find(|line| !line.is_empty()) else {
        return Body::Whole;
    };
    let is_list =
        first.is_dash() || first.key().is_none() && first.almost_begins(first.indent(), None);
    if is_list && first.indent() >= indent {
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

/// The blocks of a list, cut at the dashes that stand at the indentation of the first one, and where an item begins with a dash that
/// is not like those.
fn cut(text: &str, number: usize) -> Vec<Part<'_>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut indent = None;
    let mut key = None;
    let mut is_bare_dash = false;
    let mut is_block_text = false;
    for line in lines(text, number) {
        let expected = match indent {
            Some(indent) => indent,
            None if line.is_empty() => continue,
            None => {
                key = first_key(line);
                starts.push((line.start, line.number));
                *indent.insert(line.indent())
            }
        };
        let is_first = starts.last() == Some(&(line.start, line.number));
        // Most lines are deeper.
        let is_deep = || {
            let mut bytes = line.text.bytes().take(expected + 2);
            bytes.all(|byte| byte == b' ')
        };
        if is_first {
            is_block_text = is_header(line);
        }
        if is_first || is_deep() || line.is_empty() {
            continue;
        }
        let is_dash = line.text.as_bytes().get(expected) == Some(&b'-')
            && line.indent() == expected
            && line.is_dash();
        // What is below a dash alone in its line belongs to that, and what is deeper than the header of a block text is text.
        let is_text = is_block_text && line.indent() > expected;
        if is_dash || !is_bare_dash && !is_text && line.almost_begins(expected, key) {
            starts.push((line.start, line.number));
        }
        is_bare_dash = is_dash && line.content().trim_end() == "-";
        is_block_text = is_text || is_dash && is_header(line);
    }
    let ends = ends(starts.iter().map(|(start, _)| *start), text.len());
    starts
        .into_iter()
        .zip(ends)
        .map(|((start, number), end)| Part::new(text.get(start..end).unwrap_or_default(), number))
        .collect()
}
