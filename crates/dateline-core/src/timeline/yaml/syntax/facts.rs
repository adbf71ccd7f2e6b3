//! What a parser reported, and the lines around it.

use saphyr_parser::ScanError;

use super::problem::Problem;
use crate::timeline::Place;
use crate::timeline::yaml::block::is_blank;
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

impl<'p, 't> Facts<'p, 't> {
    /// What an error of `serde_yaml` says.
    ///
    /// It reads "PROBLEM at line 2 column 16, CONTEXT at line 1 column 3", where the context is what it was parsing, and the
    /// position where that begins.
    pub fn of_serde(part: &'p Part<'t>, error: &serde_yaml::Error) -> Self {
        let text = error.to_string();
        let (message, context) = match text.split_once(", while ") {
            Some((message, context)) => (message, Some(context)),
            None => (text.as_str(), None),
        };
        let (message, at) = placed(message, part);
        let at = at.or_else(|| {
            let found = error.location()?;
            Some(in_file(part, found.line(), found.column()))
        });
        let (context, from) = context.map_or(("", None), |context| placed(context, part));
        Self {
            part,
            problem: Problem::of(context, message),
            message: message.to_owned(),
            at: at.unwrap_or_else(|| part.place(0)),
            from,
        }
    }

    /// What an error of the event-based parser says: "while DOING, PROBLEM", with the position where it was doing that.
    pub fn of_events(part: &'p Part<'t>, error: &ScanError) -> Self {
        let marker = error.marker();
        let at = in_file(part, marker.line(), marker.col() + 1);
        let info = error.info();
        let (context, message) = info
            .strip_prefix("while ")
            .and_then(|info| info.split_once(", "))
            .unwrap_or(("", info));
        Self {
            part,
            problem: Problem::of(context, message),
            message: message.to_owned(),
            at,
            from: Some(at),
        }
    }
}

impl<'t> Facts<'_, 't> {
    /// The position where the construct that it was parsing begins.
    pub fn from(&self) -> Place {
        self.from.unwrap_or(self.at)
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

/// Removes " at line 2 column 16" from the end of a text and returns the position.
fn placed<'m>(text: &'m str, part: &Part<'_>) -> (&'m str, Option<Place>) {
    let found = text.rsplit_once(" at line ").and_then(|(text, place)| {
        let (line, column) = place.split_once(" column ")?;
        let place = in_file(part, line.parse().ok()?, column.parse().ok()?);
        Some((text, place))
    });
    match found {
        Some((text, place)) => (text, Some(place)),
        None => (text, None),
    }
}

/// The position in the file of a position in the part.
fn in_file(part: &Part<'_>, line: usize, column: usize) -> Place {
    Place {
        line: line.saturating_sub(1) + part.line,
        column: column.max(1),
    }
}

/// The name of an anchor or alias that a text begins with.
pub(super) fn name_at(text: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
    text.get(..text.find(ends).unwrap_or(text.len()))
        .unwrap_or_default()
}
