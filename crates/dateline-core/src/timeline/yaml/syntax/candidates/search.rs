//! The search for the mistake of a text: its lines, and the candidates found so far.

use super::super::lines::Line;
use super::super::mistake::Mistake;
use crate::timeline::Place;
use crate::timeline::yaml::part::Part;

/// Maximum length of a corrected line that is shown, in characters.
pub(super) const SHOWN: usize = 70;

/// A possible mistake, and the text with it corrected.
pub(super) struct Candidate {
    pub mistake: Mistake,
    pub text: String,
}

/// The search for candidates in a text.
pub(super) struct Search<'p, 't> {
    pub part: &'p Part<'t>,
    pub lines: Vec<Line<'t>>,
    pub found: Vec<Candidate>,
}

impl<'t> Search<'_, 't> {
    /// Adds a candidate that replaces a byte range of a line by `with`.
    pub(super) fn replace(
        &mut self,
        line: &Line<'_>,
        bytes: std::ops::Range<usize>,
        with: &str,
        mistake: Mistake,
    ) {
        let (from, to) = (line.start + bytes.start, line.start + bytes.end);
        let mut text = self.part.text.to_owned();
        if text.get(from..to).is_some() {
            text.replace_range(from..to, with);
            self.found.push(Candidate { mistake, text });
        }
    }

    /// The lines that belong to the structure.
    pub(super) fn structure(&self) -> Vec<Line<'t>> {
        let lines = self.lines.iter();
        lines.filter(|line| !line.is_inside).copied().collect()
    }
}

/// A text in the kind of quotes that requires the fewest escapes.
pub(in crate::timeline) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// `write …`, if the corrected text is short enough to be shown; else `otherwise`.
pub(in crate::timeline) fn write(text: &str, otherwise: &str) -> String {
    if text.chars().count() <= SHOWN && !text.trim().is_empty() {
        format!("write `{}`", text.trim())
    } else {
        otherwise.to_owned()
    }
}

/// The position of a byte of a line, moved by a number of columns.
pub(super) fn column(line: &Line<'_>, column: usize) -> Place {
    Place {
        line: line.number,
        column: column + 1,
    }
}
