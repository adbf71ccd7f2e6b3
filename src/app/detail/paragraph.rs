//! Texts of limited length, wrapped into lines of the pane.

use super::line::{DetailLine, Role, Run};
use super::related::MOST_CHARACTERS;
use super::state::Detail;
use crate::text::{head, one_line, readable, wrap};

/// Most lines that a text takes.
const MOST_LINES: usize = 20_000;

impl Detail {
    /// A paragraph whose continuation lines are indented to the text of the first, after its lead.
    pub(super) fn hanging(&mut self, role: Role, lead: &str, text: &str) {
        let indent = crate::text::width(lead);
        for (index, text) in folded(text, self.width.saturating_sub(indent))
            .into_iter()
            .enumerate()
        {
            let lead = if index == 0 {
                lead.to_owned()
            } else {
                " ".repeat(indent)
            };
            self.line(role, lead + &text);
        }
    }

    pub(super) fn paragraph(&mut self, role: Role, text: &str) {
        for text in folded(text, self.width) {
            self.line(role, text);
        }
    }

    pub(super) fn line(&mut self, role: Role, text: impl Into<String>) {
        self.lines.push(DetailLine {
            quoted: false,
            link: None,
            runs: vec![Run {
                role,
                text: text.into(),
            }],
        });
    }

    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.runs.is_empty()) {
            self.lines.push(DetailLine::default());
        }
    }
}

/// Wraps a text up to a limit, and notes how much is left out.
pub(super) fn folded(text: &str, width: usize) -> Vec<String> {
    let shown = head(text, MOST_CHARACTERS);
    let mut lines = wrap(shown, width, MOST_LINES);
    let left_out = text.len().saturating_sub(shown.len());
    if left_out > 0 && width > 0 {
        lines.extend(wrap(
            &format!("… and {left_out} bytes more: e opens the file"),
            width,
            3,
        ));
    }
    lines
}

/// A text on one line, limited to what is laid out.
pub(super) fn long(text: &str) -> String {
    one_line(&readable(head(text, MOST_CHARACTERS))).into_owned()
}
