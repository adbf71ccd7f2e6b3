//! A text that is looked for in other texts.

use regex::{Regex, RegexBuilder};

/// What stands before a value that is the whole of a name.
pub(super) const EXACTLY: char = '=';

/// How much of a text the needle has to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// It may stand anywhere.
    Nothing,
    /// It begins where a word begins.
    Start,
    /// It is all of the text.
    Text,
    /// It is all of the text, in the very case.
    Exactly,
}

/// A text that is looked for: lower-case letters match any case, and white space any other.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    /// `None` where nothing can match.
    regex: Option<Regex>,
}

impl Needle {
    /// A value of a term: behind a `=` it is the whole of what is looked for.
    pub(super) fn of_value(value: &str, whole: Whole) -> Self {
        match value.strip_prefix(EXACTLY) {
            Some(value) => Self::new(value, Whole::Exactly),
            None => Self::new(value, whole),
        }
    }

    pub(super) fn new(text: &str, whole: Whole) -> Self {
        let words: Vec<String> = text.split_whitespace().map(regex::escape).collect();
        let words = words.join(r"\s+");
        let first = text.trim_start().chars().next();
        let pattern = match whole {
            // Chinese and Japanese have no spaces between words.
            Whole::Start if first.is_some_and(|c| c.is_alphanumeric() && u32::from(c) < 0x2e80) => {
                format!(r"\b{words}")
            }
            Whole::Nothing | Whole::Start => words,
            Whole::Text => format!(r"\A\s*#?{words}\s*\z"),
            Whole::Exactly => format!(r"\A\s*{words}\s*\z"),
        };
        let any_case = whole != Whole::Exactly && !text.chars().any(char::is_uppercase);
        let regex = RegexBuilder::new(&pattern)
            .case_insensitive(any_case)
            .build();
        Self { regex: regex.ok() }
    }

    /// Whether it is in the text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.regex
            .as_ref()
            .is_some_and(|regex| regex.is_match(text))
    }
}
