//! What is wrong with a file, where, and what to do.

/// A place in a file. Lines and columns count from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where; `None` where the file as a whole is meant (it is not there, it is a directory).
    pub place: Option<Place>,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// What was expected, or what to do.
    pub help: Option<String>,
    /// The line itself as it stands in the file, cut to a window around the place where it is very long.
    pub excerpt: Option<Excerpt>,
}

/// The line a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The text of the line, without its end.
    pub text: String,
    /// Where in `text` the caret goes, in characters from 0.
    pub caret: usize,
    /// How many characters it marks, at least 1.
    pub width: usize,
}

impl Diagnostic {
    /// `file:line:col: message`, on one line.
    #[must_use]
    pub fn headline(&self, _file: &str) -> String {
        todo!()
    }

    /// Headline, the line itself, a caret under it, and what to do:
    ///
    /// ```text
    /// events.yaml:12:9: no month 13
    ///    |
    /// 12 |   date: 2025-13
    ///    |         ^^^^^^^
    ///    = write a month from 01 to 12
    /// ```
    #[must_use]
    pub fn report(&self, _file: &str) -> String {
        todo!()
    }
}
