//! Diagnostics: what is wrong with a file, where, and what to do.

use crate::text;

pub use super::code::Code;

/// Characters of a long line that an excerpt shows.
const WINDOW: usize = 160;

/// Columns of the bar between the number of a line and its text.
const BAR: usize = 3;

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Severity {
    /// Worth knowing, nothing to fix: an unknown tag is ignored.
    Notice,
    /// A likely mistake; the event is shown as written.
    Warning,
    /// Something cannot be read or contradicts itself.
    #[default]
    Error,
}

impl Severity {
    /// The word for it in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One problem of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// The place; `None` if the file as a whole is meant (it does not exist, it is a directory).
    pub place: Option<Place>,
    /// What is wrong: one sentence without a full stop.
    pub message: String,
    /// What was expected, or what to do.
    pub help: Option<String>,
    /// The line of the file, cut to a window around the place if it is very long.
    pub excerpt: Option<Excerpt>,
    /// Other places that are involved, each with its line.
    pub labels: Vec<Label>,
}

/// A second place of a diagnostic: where a quote opens that is closed elsewhere, or where a duplicate key was first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where it is.
    pub place: Place,
    /// What is there, a few words.
    pub text: String,
    /// The line it points at.
    pub excerpt: Excerpt,
}

/// The line that a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Text of the line, without its end.
    pub text: String,
    /// Position of the caret in `text`, in characters from 0.
    pub caret: usize,
    /// Number of characters that it marks, at least 1.
    pub width: usize,
}

impl Diagnostic {
    /// A diagnostic about the file as a whole.
    #[must_use]
    pub fn whole(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place: None,
            message: message.into(),
            help: Some(help.into()),
            excerpt: None,
            code,
            labels: Vec::new(),
        }
    }

    /// The diagnostic with this severity.
    #[must_use]
    pub fn with(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// The diagnostic with an excerpt of the line it points at.
    #[must_use]
    pub fn on_line(self, line: &str) -> Self {
        let column = self.place.map_or(1, |place| place.column);
        Self {
            excerpt: Some(Excerpt::of(line, column, 1)),
            ..self
        }
    }

    /// `file:line:col: error: message`, on one line.
    pub fn headline(&self, file: &str) -> String {
        self.headed(file, self.severity.word())
    }

    /// The headline with a word for the severity.
    fn headed(&self, file: &str, severity: &str) -> String {
        let file = text::one_line(file);
        let message = text::one_line(&self.message);
        match self.place {
            Some(Place { line, column }) => {
                format!("{file}:{line}:{column}: {severity}: {message}")
            }
            None => format!("{file}: {severity}: {message}"),
        }
    }

    /// Headline, the lines of the file, carets and dashes below them, and help:
    ///
    /// ```text
    /// events.yaml:12:9: error: no month 13
    ///    |
    /// 12 |   date: 2025-13
    ///    |         ^^^^^^^
    ///    = write a month from 01 to 12
    /// ```
    pub fn report(&self, file: &str) -> String {
        self.reported(self.headline(file))
    }

    /// The report with the code in its headline, `file:line:col: error[E0302]: no month 13`, as `check` prints it.
    pub fn report_with_code(&self, file: &str) -> String {
        let severity = format!("{}[{}]", self.severity.word(), self.code.id());
        self.reported(self.headed(file, &severity))
    }

    fn reported(&self, mut report: String) -> String {
        let margin = " ".repeat(self.margin());
        for line in self.picture() {
            report.push('\n');
            report.push_str(&line);
        }
        for help in self.help.iter().flat_map(|help| help.lines()) {
            let help = text::visible(help);
            for text in ["\n", &margin, " = ", &help] {
                report.push_str(text);
            }
        }
        report
    }

    /// How many columns the largest of its line numbers takes.
    fn margin(&self) -> usize {
        let labels = self.labels.iter().map(|label| label.place.line);
        let last = labels.chain(self.place.map(|place| place.line)).max();
        last.unwrap_or(0).to_string().len()
    }

    /// The lines of the file that it points at, from the first to the last, with carets under its place and dashes under its labels.
    pub fn picture(&self) -> Vec<String> {
        self.picture_within(usize::MAX)
    }

    /// The lines of the file with carets in `columns` columns: a line that is wider is cut around its place or label.
    pub fn picture_within(&self, columns: usize) -> Vec<String> {
        let Some((place, excerpt)) = self.place.zip(self.excerpt.as_ref()) else {
            return Vec::new();
        };
        let width = self.margin();
        let margin = " ".repeat(width);
        let room = columns.saturating_sub(width + BAR);
        let mut marks = vec![(place, excerpt, '^', "")];
        let labels = self.labels.iter();
        marks.extend(labels.map(|label| (label.place, &label.excerpt, '-', label.text.as_str())));
        marks.sort_by_key(|(place, ..)| *place);
        let mut lines = vec![format!("{margin} |")];
        let mut before: Option<usize> = None;
        for (place, excerpt, sign, label) in marks {
            let narrowed = excerpt.narrowed(room);
            if before != Some(place.line) || narrowed.is_some() {
                if before.is_some_and(|before| place.line > before + 1) {
                    lines.push("...".to_owned());
                }
                let shown = narrowed.as_ref().unwrap_or(excerpt);
                let text = text::visible(&shown.text);
                let text = text::cut(&text, room);
                let number = place.line;
                lines.push(format!("{number:>width$} | {text}").trim_end().to_owned());
            }
            let excerpt = narrowed.as_ref().unwrap_or(excerpt);
            before = Some(place.line);
            let (indent, count) = excerpt.marked();
            let (indent, signs) = (" ".repeat(indent), sign.to_string().repeat(count));
            let label = text::visible(label);
            let line = format!("{indent}{signs} {label}");
            let line = format!("{margin} | {}", text::cut(&line, room));
            lines.push(line.trim_end().to_owned());
        }
        lines
    }
}

impl Excerpt {
    /// The line around a column, cut if it is long.
    pub(crate) fn of(line: &str, column: usize, width: usize) -> Self {
        let caret = column.saturating_sub(1);
        // A caret may be after the last character ("something is missing here"), but not further.
        let known = line.chars().take(caret).count();
        let caret = caret.min(known);
        Self::around(line, caret, width, WINDOW)
    }

    /// About `window` characters of a line around one of them.
    fn around(line: &str, caret: usize, width: usize, window: usize) -> Self {
        let first = caret.saturating_sub(window / 2);
        let mut chars = line.chars().skip(first);
        let mut text = String::new();
        let mut shift = 0;
        if first > 0 {
            text.push('…');
            shift = 1;
        }
        text.extend(chars.by_ref().take(window));
        if chars.next().is_some() {
            text.push('…');
        }
        let caret = caret - first + shift;
        let room = text.chars().count().saturating_sub(caret).max(1);
        Self {
            text,
            caret,
            width: width.clamp(1, room),
        }
    }

    /// The text around the caret, if the caret is not within the first `room` columns.
    fn narrowed(&self, room: usize) -> Option<Self> {
        if self.is_seen(room) {
            return None;
        }
        // The two marks for text that is cut off take a column each. A character may take two.
        let widest = room.saturating_sub(2);
        let windows =
            std::iter::successors(Some(widest), |window| (*window > 0).then_some(*window / 2));
        windows
            .map(|window| Self::around(&self.text, self.caret, self.width, window))
            .find(|narrowed| narrowed.is_seen(room))
    }

    /// Whether the caret is within the first `room` columns.
    fn is_seen(&self, room: usize) -> bool {
        let (indent, count) = self.marked();
        indent + count.min(room / 2) < room
    }

    /// Screen position of the caret below the sanitized line, and its width, in columns.
    pub(crate) fn marked(&self) -> (usize, usize) {
        let upto = |chars: usize| {
            let text: String = self.text.chars().take(chars).collect();
            text::width(&text::visible(&text))
        };
        let indent = upto(self.caret);
        let end = upto(self.caret + self.width);
        (indent, end.saturating_sub(indent).max(1))
    }
}
