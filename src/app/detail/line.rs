//! A line of the detail pane: runs of text, each with its meaning.

use std::sync::Arc;

/// The meaning of a run of text; the view maps it to a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title of the event.
    Title,
    /// The date.
    When,
    /// Plain text.
    Body,
    /// Secondary information: the date as written, the place in the file.
    Muted,
    /// The text of a quote.
    Quote,
    /// The source of a quote.
    Source,
    /// A tag.
    Tag,
    /// The name of a field or of a part of the pane.
    Label,
    /// An error.
    Error,
    /// A warning.
    Warning,
}

/// A run of text with one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its meaning.
    pub role: Role,
    /// The text, sanitized.
    pub text: String,
}

/// One line of the pane.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DetailLine {
    /// Whether the quote bar is drawn before it.
    pub quoted: bool,
    /// The address that its text is a part of, in printable ASCII.
    pub link: Option<Arc<str>>,
    /// Its runs from the left.
    pub runs: Vec<Run>,
}

impl DetailLine {
    /// The text of the line, without roles.
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}
