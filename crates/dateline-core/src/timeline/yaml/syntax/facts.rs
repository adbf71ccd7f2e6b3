//! What a parser reported, and the lines around it.

use super::problem::Problem;
use crate::timeline::Place;
use crate::timeline::yaml::block::{is_blank, key_of};
use crate::timeline::yaml::part::Part;

/// An error of a parser.
pub(super) struct Facts<'p, 't> {
    pub part: &'p Part<'t>,
    pub problem: Problem,
    /// The problem in the words of the parser.
    pub message: String,
    pub at: Place,
    /// Where the construct that it was parsing begins.
    pub from: Option<Place>,
}

impl<'t> Facts<'_, 't> {
    /// The position where the construct that it was parsing begins.
    pub fn from(&self) -> Place {
        self.from.unwrap_or(self.at)
    }

    pub fn line(&self) -> &'t str {
        self.part.line_text(self.at.line)
    }

    /// The text of the line before a position and from it on.
    pub fn around(&self, place: Place) -> (&'t str, &'t str) {
        let line = self.part.line_text(place.line);
        let at = line
            .char_indices()
            .nth(place.column.saturating_sub(1))
            .map_or(line.len(), |(at, _)| at);
        line.split_at_checked(at).unwrap_or((line, ""))
    }

    pub fn character(&self, place: Place) -> Option<char> {
        self.around(place).1.chars().next()
    }

    /// The last line before that of a position that is not blank.
    pub fn line_before(&self, place: Place) -> Option<(usize, &'t str)> {
        (self.part.line..place.line)
            .rev()
            .take(100)
            .map(|number| (number, self.part.line_text(number)))
            .find(|(_, line)| !is_blank(line))
    }
}

/// A line without its leading dashes and spaces, and the number of those characters.
pub(in crate::timeline) fn without_dashes(line: &str) -> (usize, &str) {
    let mut rest = line.trim_start_matches(' ');
    while let Some(after) = rest.strip_prefix("- ") {
        rest = after.trim_start_matches(' ');
    }
    (line.len() - rest.len(), rest)
}

/// The value on a line: after its key, or after its dash.
pub(super) fn value(line: &str) -> &str {
    let (_, content) = without_dashes(line);
    key_of(content).map_or(content, |(_, value)| value.trim_start())
}
