//! A part of a file's text that knows its first line number, and the excerpts for diagnostics.

use std::sync::OnceLock;

use crate::timeline::diagnostic::{Code, Diagnostic, Excerpt, Label, Place, Severity};

/// Consecutive whole lines of a file.
#[derive(Debug)]
pub(in crate::timeline) struct Part<'t> {
    /// The text, from the beginning of a line.
    pub text: &'t str,
    /// Number of its first line in the file, from 1.
    pub line: usize,
    /// First byte of each line, computed on first use.
    starts: OnceLock<Vec<usize>>,
}

impl<'t> Part<'t> {
    pub fn new(text: &'t str, line: usize) -> Self {
        Self {
            text,
            line,
            starts: OnceLock::new(),
        }
    }

    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(ends.map(|end| end + 1)).collect()
        })
    }

    /// The text of a line of the file without its end, and its first byte in this text.
    fn line_at(&self, line: usize) -> (&'t str, usize) {
        let starts = self.starts();
        let index = line
            .saturating_sub(self.line)
            .min(starts.len().saturating_sub(1));
        let start = starts.get(index).copied().unwrap_or(0);
        let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        (text.trim_end_matches(['\n', '\r']), start)
    }

    /// The byte of this text at which a line of the file begins.
    pub fn start_of(&self, line: usize) -> usize {
        self.line_at(line).1
    }

    /// Number of its last line in the file.
    pub fn last_line(&self) -> usize {
        let ends = self.text.trim_end().bytes().filter(|byte| *byte == b'\n');
        self.line + ends.count()
    }

    /// The text of a line of the file, without its end.
    pub fn line_text(&self, line: usize) -> &'t str {
        self.line_at(line).0
    }

    /// The place in the file of a byte of this text.
    pub fn place(&self, byte: usize) -> Place {
        let starts = self.starts();
        let index = starts
            .partition_point(|start| *start <= byte)
            .saturating_sub(1);
        let line = self.line + index;
        let (text, start) = self.line_at(line);
        let before = byte.saturating_sub(start).min(text.len());
        let before = text.as_bytes().get(..before).unwrap_or_default();
        Place {
            line,
            column: characters(before) + 1,
        }
    }

    /// A diagnostic at a place of this text, with the line that it is on.
    pub fn diagnostic(
        &self,
        code: Code,
        place: Place,
        width: usize,
        message: impl Into<String>,
        help: Option<String>,
    ) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            place: Some(place),
            message: message.into(),
            help,
            excerpt: Some(Excerpt::of(self.line_text(place.line), place.column, width)),
            code,
            labels: Vec::new(),
        }
    }

    /// A second place of a diagnostic of this text.
    pub fn label(&self, place: Place, width: usize, text: impl Into<String>) -> Label {
        Label {
            place,
            text: text.into(),
            excerpt: Excerpt::of(self.line_text(place.line), place.column, width),
        }
    }
}

/// Number of characters that begin within these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
