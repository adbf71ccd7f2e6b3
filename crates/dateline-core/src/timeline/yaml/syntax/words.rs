//! The most common mistakes in YAML, recognized by the message of the parser and the line that it
//! refers to.

use super::layout::{
    brackets, conflict_marker, deeper, depth, list_in_line, no_colon, no_space, open_at_end,
    other_column, second_colon, tab,
};
use super::text::{
    after_bracket, after_quote, alias, block_text, byte_order_mark, control_character, escape,
    first_character, open_quote,
};
use crate::timeline::yaml::block::{is_blank, key_of};
use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Diagnostic, Place};

/// An error of the parser, with its context.
pub(super) struct Facts<'p, 't> {
    pub part: &'p Part<'t>,
    pub problem: &'p str,
    pub at: Place,
    /// What it was parsing ("scanning a quoted scalar"), and where that begins.
    pub context: &'p str,
    pub from: Option<Place>,
}

/// A mistake in plain words.
pub(in crate::timeline) struct Mistake {
    pub code: Code,
    pub place: Place,
    width: usize,
    message: String,
    help: String,
    labels: Vec<(Place, usize, String)>,
}

impl Mistake {
    pub fn new(
        code: Code,
        place: Place,
        width: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            place,
            width,
            message: message.into(),
            help: help.into(),
            labels: Vec::new(),
        }
    }

    /// Adds a second position that is involved.
    pub fn label(mut self, place: Place, width: usize, text: impl Into<String>) -> Self {
        self.labels.push((place, width, text.into()));
        self
    }

    /// The mistake as a diagnostic of the text that contains it.
    pub fn diagnostic(self, part: &Part<'_>) -> Diagnostic {
        let labels = self.labels.into_iter();
        let labels = labels.map(|(place, width, text)| part.label(place, width, text));
        Diagnostic {
            labels: labels.collect(),
            ..part.diagnostic(
                self.code,
                self.place,
                self.width,
                self.message,
                Some(self.help),
            )
        }
    }
}

type Rule = fn(&Facts<'_, '_>) -> Option<Mistake>;

/// The first rule that recognizes the mistake reports it.
const RULES: &[Rule] = &[
    control_character,
    byte_order_mark,
    conflict_marker,
    tab,
    open_quote,
    escape,
    alias,
    after_quote,
    after_bracket,
    first_character,
    block_text,
    list_in_line,
    open_at_end,
    brackets,
    second_colon,
    no_space,
    deeper,
    no_colon,
    other_column,
    depth,
];

impl<'t> Facts<'_, 't> {
    pub fn diagnostic(&self) -> Diagnostic {
        match RULES.iter().find_map(|rule| rule(self)) {
            Some(mistake) => mistake.diagnostic(self.part),
            None => Mistake::new(
                Code::NotYaml,
                self.at,
                1,
                self.problem,
                "not valid YAML; if it is a text, put it in quotes",
            )
            .diagnostic(self.part),
        }
    }

    pub fn says(&self, words: &str) -> bool {
        self.problem.contains(words)
    }

    pub fn reads(&self, words: &str) -> bool {
        self.context.contains(words)
    }

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
pub(super) fn content(line: &str) -> (usize, &str) {
    let mut rest = line.trim_start_matches(' ');
    while let Some(after) = rest.strip_prefix("- ") {
        rest = after.trim_start_matches(' ');
    }
    (line.len() - rest.len(), rest)
}

/// The value on a line: after its key, or after its dash.
pub(super) fn value(line: &str) -> &str {
    let (_, content) = content(line);
    key_of(content).map_or(content, |(_, value)| value.trim_start())
}
