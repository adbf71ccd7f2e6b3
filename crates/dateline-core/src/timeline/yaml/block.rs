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

mod line;
mod list;
mod section;
mod sections;
mod strays;

use crate::timeline::yaml::part::Part;
use line::{Line, lines};
pub(in crate::timeline) use line::{any_key, is_blank, is_block_header, key_of};
pub(in crate::timeline) use list::{
    any_dash_per_key, block_around, has_dash_per_key, has_stray_line, holds_another,
};
use list::{cut, dashes};
pub(in crate::timeline) use section::{Body, KeyMistake, Section};
use sections::sections;
pub(in crate::timeline) use sections::torn_apart;

/// A text in the usual form.
#[derive(Debug)]
pub(in crate::timeline) enum Outline<'t> {
    /// The list is the whole file.
    List(Vec<Part<'t>>),
    /// A mapping, with a section for each key.
    Map(Vec<Section<'t>>),
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
    if let Some(column) = dashes(first, body) {
        let other = (first.is_dash() && column == 0)
            .then(|| sections(body, number, 0))
            .flatten();
        return Some(match other {
            Some(sections) => Outline::Map(sections),
            None => Outline::List(cut(body, number, column)),
        });
    }
    if first.indent() == 0 {
        return Some(Outline::Map(sections(body, number, 0)?));
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

/// The documents of a text, cut at the lines that begin or end one, without those that are empty.
pub(in crate::timeline) fn documents(text: &str) -> Vec<Part<'_>> {
    let marks: Vec<Line<'_>> = lines(text, 1).filter(|line| is_marker(*line)).collect();
    let after = |mark: &Line<'_>| match mark.text.trim_end() {
        "---" | "..." => (mark.start + mark.text.len(), mark.number + 1),
        _ => (mark.start, mark.number),
    };
    let starts = std::iter::once((0, 1)).chain(marks.iter().map(after));
    let ends = marks.iter().map(|mark| mark.start);
    let documents = starts.zip(ends.chain(std::iter::once(text.len())));
    documents
        .filter_map(|((start, number), end)| Some(Part::new(text.get(start..end)?, number)))
        .filter(|part| lines(part.text, 1).any(|line| !line.is_empty()))
        .collect()
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

/// Whether a document begins or ends here.
fn is_marker(line: Line<'_>) -> bool {
    let mark = ["---", "..."];
    mark.iter().any(|mark| {
        let rest = line.text.strip_prefix(mark);
        rest.is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
    })
}
