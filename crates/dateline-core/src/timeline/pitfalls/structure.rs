//! Lines that are part of a text although they look like an item or a key, for they are indented too deep.

use super::plain::is_prose;
use crate::timeline::yaml::block::key_of;
use crate::timeline::yaml::syntax::{Line, Mistake, by, without_dashes};
use crate::timeline::{Code, Severity};

/// Keys of events that rarely begin a line of a text.
const KEYS: &[&str] = &[
    "id", "date", "start", "end", "source", "sources", "tags", "group", "place", "people", "quote",
    "quotes", "page", "url",
];

/// What the lines so far say about the next one. This is checked for every event, so a usual event must not look like a mistake.
#[derive(Debug, Default)]
pub(super) struct Structure {
    /// The column of the key whose block text the lines are in.
    block: Option<usize>,
    /// The indentation of the text above, if an item below it could continue it.
    above: Option<usize>,
    /// The indentation of the item above, if that ends with a colon.
    colon: Option<usize>,
}

impl Structure {
    /// Whether a line may be part of a text although it looks like an item or a key, or the item above may be one text with its colon.
    pub fn is_odd(&mut self, line: &str) -> bool {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let content = content.trim_end();
        if content.is_empty() {
            return false;
        }
        let is_item = content == "-" || content.starts_with("- ");
        if is_item && self.above.is_some_and(|above| above < indent)
            || self.colon.is_some_and(|above| above >= indent)
        {
            return true;
        }
        let has_value = content.ends_with(|c: char| c != ':' && c != '|' && c != '>');
        self.above = has_value.then_some(indent);
        self.colon = (is_item && content.ends_with(':')).then_some(indent);
        match self.block {
            Some(key) if indent > key => {
                self.colon = None;
                key_of(content).is_some_and(|(key, _)| KEYS.contains(&key))
            }
            _ => {
                let opens = content.ends_with(['|', '>', '-', '+']);
                self.block = opens.then(|| without_dashes(line).0);
                false
            }
        }
    }
}

/// Reports an item within an event that is indented deeper than the text above it, and so continues it.
pub(super) fn deeper_item(
    line: &Line<'_>,
    before: &[Line<'_>],
    found: &mut Vec<(Severity, Mistake)>,
) {
    let Some(above) = before.last().filter(|_| line.has_dash) else {
        return;
    };
    let value = above.value();
    let is_plain = value.starts_with(|c: char| c.is_alphanumeric() || c == '/');
    let column = if above.key().is_some() {
        above.content
    } else {
        above.indent
    };
    if !is_plain
        || line.indent <= column
        || above.key().is_some_and(is_prose)
        || above.key().is_none() && !above.has_dash
        || !is_in_event(before)
    {
        return;
    }
    let joined = format!("{value} {}", line.text.trim());
    let mistake = Mistake::new(
        Code::DashIndent,
        line.place(line.indent),
        1,
        format!(
            "this `-` is part of the text above it, `{}`",
            crate::text::head(&joined, 60)
        ),
        if above.key().is_some() {
            "put each item on a line of its own below the key, or the text in quotes".to_owned()
        } else {
            format!("{}, like the other items", by(above.indent))
        },
    )
    .label(
        above.place(above.value_at()),
        value.chars().count(),
        "the text begins here",
    );
    found.push((Severity::Warning, mistake));
}

/// Reports a key at the end of a block text that its mapping lacks.
pub(super) fn key_in_text(
    header: &Line<'_>,
    lines: &[Line<'_>],
    structure: &[Line<'_>],
    found: &mut Vec<(Severity, Mistake)>,
) {
    if !header.opens_block() {
        return;
    }
    let inside = lines.iter().filter(|line| line.number > header.number);
    let inside: Vec<_> = inside.take_while(|line| line.is_inside).collect();
    let (Some(first), Some(last), Some(text)) = (inside.first(), inside.last(), header.key())
    else {
        return;
    };
    let Some(key) = last
        .key()
        .filter(|key| KEYS.contains(key) && !last.value().is_empty())
    else {
        return;
    };
    let is_given = structure
        .iter()
        .any(|line| line.content == header.content && line.key() == Some(key));
    if last.indent != first.indent || first.number == last.number || is_given {
        return;
    }
    let mistake = Mistake::new(
        Code::BlockIndent,
        last.place(last.indent),
        key.chars().count(),
        format!("`{key}:` is part of the text of `{text}:`, for it is indented like that"),
        format!("{} if it is a key of its own", by(header.content)),
    )
    .label(header.place(header.value_at()), 1, "the text begins here");
    found.push((Severity::Warning, mistake));
}

/// Whether the last of some lines is within a mapping that is an item of a list.
fn is_in_event(lines: &[Line<'_>]) -> bool {
    let mut indent = usize::MAX;
    lines.iter().rev().any(|line| {
        let is_around = line.indent < indent;
        indent = indent.min(line.indent);
        is_around && line.has_dash && line.key().is_some()
    })
}
