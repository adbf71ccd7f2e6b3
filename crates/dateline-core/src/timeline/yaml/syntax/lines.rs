//! The lines of a text that may be invalid YAML, each interpreted alone as far as possible.

use crate::timeline::Place;
use crate::timeline::yaml::block::{any_key, is_blank, is_block_header};
use crate::timeline::yaml::part::Part;

/// A line that belongs to the structure: not blank, and not inside a text or brackets of several
/// lines.
#[derive(Debug, Clone, Copy)]
pub(in crate::timeline) struct Line<'t> {
    /// Its line number in the file.
    pub number: usize,
    /// Byte position of its start in the part.
    pub start: usize,
    /// Its text without the line end.
    pub text: &'t str,
    /// Number of leading spaces.
    pub indent: usize,
    /// Byte position of the first character that is neither a space nor a dash followed by one.
    /// Bytes equal columns up to there.
    pub content: usize,
    /// Whether it begins with a dash.
    pub has_dash: bool,
    /// Whether it is inside a text or brackets that began on an earlier line.
    pub is_inside: bool,
}

impl<'t> Line<'t> {
    pub fn of(text: &'t str, start: usize, number: usize) -> Self {
        let indent = text.bytes().take_while(|byte| *byte == b' ').count();
        let mut content = indent;
        let mut has_dash = false;
        loop {
            let rest = text.get(content..).unwrap_or_default();
            let Some(after) = rest.strip_prefix('-') else {
                break;
            };
            if !after.is_empty() && !after.starts_with(' ') {
                break;
            }
            has_dash = true;
            content += 1 + after.bytes().take_while(|byte| *byte == b' ').count();
        }
        Self {
            number,
            start,
            text,
            indent,
            content,
            has_dash,
            is_inside: false,
        }
    }

    /// The text of the line after its indentation and its dashes.
    pub fn content(&self) -> &'t str {
        self.text.get(self.content..).unwrap_or_default()
    }

    /// The key at the start of the content, as written.
    pub fn key(&self) -> Option<&'t str> {
        any_key(self.content()).map(|(key, _)| key)
    }

    /// Byte position of the value on the line: after its key, else after its dashes.
    pub fn value_at(&self) -> usize {
        let content = self.content();
        let rest = any_key(content).map_or(content, |(_, rest)| rest);
        let value = rest.trim_start();
        // A key follows a `?`.
        self.text.len() - value.len()
    }

    /// The value on the line up to its end.
    pub fn value(&self) -> &'t str {
        self.text
            .get(self.value_at()..)
            .unwrap_or_default()
            .trim_end()
    }

    /// Whether its value begins a block text.
    pub fn opens_block(&self) -> bool {
        is_block_header(self.value())
    }

    /// Whether the line can only continue the value of the line above, so that a quote at its start opens nothing.
    fn continues(&self, above: &Self) -> bool {
        let is_plain = !above.is_inside && !above.opens_block() && !above.value().is_empty();
        is_plain && !self.has_dash && self.key().is_none()
    }

    /// The position in the file of a byte of the line, or of those that were joined with it.
    pub fn place(&self, byte: usize) -> Place {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let before_it = before.get(start..).unwrap_or_default();
        Place {
            line: self.number + before.matches('\n').count(),
            column: before_it.chars().count() + 1,
        }
    }

    /// The line joined with those below that are inside its value.
    pub fn joined(&self, part: &Part<'t>, lines: &[Self]) -> Self {
        let below = lines.iter().skip_while(|line| line.number <= self.number);
        let Some(last) = below.take_while(|line| line.is_inside).last() else {
            return *self;
        };
        let text = part.text.get(self.start..last.start + last.text.len());
        Self {
            text: text.unwrap_or(self.text),
            ..*self
        }
    }

    /// The byte position after its last character that is not white space.
    pub fn end(&self) -> usize {
        self.text.trim_end().len()
    }
}

/// The lines of a part that are not blank.
pub(in crate::timeline) fn lines<'t>(part: &Part<'t>) -> Vec<Line<'t>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (number, text) in (part.line..).zip(part.text.split_inclusive('\n')) {
        let line = text.trim_end_matches(['\n', '\r']);
        if !is_blank(line) {
            lines.push(Line::of(line, start, number));
        }
        start += text.len();
    }
    mark_inside(&mut lines);
    lines
}

/// Marks the lines that are inside a text or brackets of several lines. If it is never closed, no
/// lines are inside.
fn mark_inside(lines: &mut [Line<'_>]) {
    let mut at = 0;
    while let Some(line) = lines.get(at).copied() {
        let below = lines.get(at + 1..).unwrap_or_default();
        let value = line.value();
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        let count = if above.is_some_and(|above| line.continues(above)) {
            0
        } else if line.opens_block() {
            let parent = if line.key().is_some() || !line.has_dash {
                line.content
            } else {
                line.indent
            };
            below.iter().take_while(|line| line.indent > parent).count()
        } else if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            if close(value, 1, quote).is_some() {
                0
            } else {
                let closes = |line: &Line<'_>| close(line.text, line.indent, quote).is_some();
                below.iter().position(closes).map_or(0, |at| at + 1)
            }
        } else if value.starts_with(['[', '{']) {
            let texts = below.iter().map(|line| line.text);
            closing_line(std::iter::once(value).chain(texts)).unwrap_or(0)
        } else {
            0
        };
        let inside = lines.get_mut(at + 1..=at + count).unwrap_or_default();
        for line in inside {
            line.is_inside = true;
        }
        at += count + 1;
    }
}

/// Byte position of the quote that closes a quoted text, searched from a byte on.
pub(in crate::timeline) fn close(text: &str, from: usize, quote: char) -> Option<usize> {
    let mut chars = text.get(from..)?.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            let rest = text.get(from + at + 1..)?;
            if quote == '\'' && rest.starts_with('\'') {
                chars.next();
            } else {
                return Some(from + at);
            }
        }
    }
    None
}

/// The index of the line, from 0, on which the brackets that open on the first line are closed.
fn closing_line<'l>(lines: impl Iterator<Item = &'l str>) -> Option<usize> {
    let mut depth = 0_usize;
    for (number, line) in lines.enumerate() {
        let mut at = 0;
        let mut begins = true;
        while let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) {
            match c {
                '"' | '\'' if begins => at = close(line, at + 1, c)?,
                '[' | '{' => depth += 1,
                ']' | '}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(number);
                    }
                }
                _ => {}
            }
            begins = matches!(c, '[' | '{' | ',' | ' ' | ':');
            at += line
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_cannot_begin_a_value_opens_nothing() {
        for (text, inside) in [
            ("- 'a\n  b'\n- c\n", vec![false, true, false]),
            ("- a\n 'b\n- c'\n", vec![false, false, false]),
            ("- title:\n    \"a\n    b\"\n", vec![false, false, true]),
            ("- title: a\n    [b\n- c]\n", vec![false, false, false]),
        ] {
            let lines = lines(&Part::new(text, 1));
            let found: Vec<bool> = lines.iter().map(|line| line.is_inside).collect();
            assert_eq!(found, inside, "{text}");
        }
    }
}
