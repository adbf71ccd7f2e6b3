//! The lines of a text, and which of them has content.

use memchr::memchr;

/// A line of a text, as bytes of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub start: usize,
    /// Its first byte that is not a space; the end of a blank line.
    pub content: usize,
    /// Its end without the line break.
    pub end: usize,
    /// The beginning of the next line.
    pub next: usize,
}

impl Line {
    /// Number of spaces at its beginning.
    pub fn indent(self) -> usize {
        self.content - self.start
    }

    pub fn is_blank(self) -> bool {
        self.content == self.end
    }
}

/// A text that is read from its first line to its last.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    pub text: &'t str,
    pub bytes: &'t [u8],
    /// The line with content that is read next; `None` at the end of the text.
    pub line: Option<Line>,
    /// Whether a line begins or ends a document.
    pub is_marked: bool,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut lines = Self {
            text,
            bytes: text.as_bytes(),
            line: None,
            is_marked: false,
        };
        lines.go_to(0);
        lines
    }

    /// The line that begins at a byte; `None` at the end of the text.
    pub fn line_at(&self, start: usize) -> Option<Line> {
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let (mut end, next) = match memchr(b'\n', rest) {
            Some(at) => (start + at, start + at + 1),
            None => (self.bytes.len(), self.bytes.len()),
        };
        if end > start && self.bytes.get(end - 1) == Some(&b'\r') {
            end -= 1;
        }
        let line = rest.get(..end - start)?;
        let indent = line.iter().take_while(|byte| **byte == b' ').count();
        Some(Line {
            start,
            content: start + indent,
            end,
            next,
        })
    }

    /// Goes on with the first line from a byte on that is neither blank nor a comment. Every line at the first column is met here: it belongs
    /// to no scalar that begins above it.
    pub fn go_to(&mut self, mut start: usize) {
        self.line = loop {
            let Some(line) = self.line_at(start) else {
                break None;
            };
            let content = self.bytes.get(line.content..line.end).unwrap_or_default();
            if !content.is_empty() && !content.starts_with(b"#") {
                let is_marker = content.starts_with(b"---") || content.starts_with(b"...");
                self.is_marked |= is_marker && line.indent() == 0;
                break Some(line);
            }
            start = line.next;
        };
    }

    /// The text of a range of bytes without the spaces at its end; `None` if that is not on character boundaries.
    pub fn trimmed(&self, from: usize, to: usize) -> Option<&'t str> {
        Some(self.text.get(from..to)?.trim_end_matches(' '))
    }

    /// The first byte from `from` on that is not a space, at most `end`.
    pub fn skip_spaces(&self, from: usize, end: usize) -> usize {
        let rest = self.bytes.get(from..end).unwrap_or_default();
        from + rest.iter().take_while(|byte| **byte == b' ').count()
    }

    /// Whether nothing but a comment is between two bytes of a line, after a value.
    pub fn is_over(&self, from: usize, end: usize) -> bool {
        let at = self.skip_spaces(from, end);
        at == end || at > from && self.bytes.get(at) == Some(&b'#')
    }
}
