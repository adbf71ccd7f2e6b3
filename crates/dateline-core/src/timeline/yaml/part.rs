//! A part of a file's text that knows its first line number, and the excerpts for diagnostics.

use std::sync::OnceLock;

use crate::timeline::diagnostic::{Code, Diagnostic, Excerpt, Label, Place, Severity};

/// Lines (and bytes) from the start that are scanned without a line index.
const NEAR: usize = 64;

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
            std::iter::once(0)
                .chain(self.text.match_indices('\n').map(|(at, _)| at + 1))
                .collect()
        })
    }

    /// The text of a line of the file without its end, and its first byte in this text.
    fn line_at(&self, line: usize) -> (&'t str, usize) {
        if line.saturating_sub(self.line) < NEAR {
            let mut start = 0;
            let lines = self.text.split_inclusive('\n');
            for (number, text) in (self.line..).zip(lines) {
                if number >= line {
                    return (text.trim_end_matches(['\n', '\r']), start);
                }
                start += text.len();
            }
        }
        let starts = self.starts();
        let index = line
            .saturating_sub(self.line)
            .min(starts.len().saturating_sub(1));
        let start = starts.get(index).copied().unwrap_or(0);
        let end = starts.get(index + 1).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        (text.trim_end_matches(['\n', '\r']), start)
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
        let before = self.text.as_bytes().get(..byte).unwrap_or_default();
        let line = if before.len() < NEAR {
            self.line
                + before
                    .split(|byte| *byte == b'\n')
                    .count()
                    .saturating_sub(1)
        } else {
            self.line
                + self
                    .starts()
                    .partition_point(|start| *start <= byte)
                    .saturating_sub(1)
        };
        let (text, start) = self.line_at(line);
        let before = byte.saturating_sub(start).min(text.len());
        let column = text
            .char_indices()
            .take_while(|(at, _)| *at < before)
            .count();
        Place {
            line,
            column: column + 1,
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
