//! A text that is looked for in other texts.

use regex::{Regex, RegexBuilder};

/// How much of a text the needle has to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// It may stand anywhere.
    Nothing,
    /// It begins where a word begins.
    Start,
    /// It is all of the text.
    Text,
}

/// A text that is looked for: lower-case letters match any case, and white space any other.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    /// `None` where nothing can match.
    regex: Option<Regex>,
    has_space: bool,
}

impl Needle {
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
        };
        let any_case = !text.chars().any(char::is_uppercase);
        let regex = RegexBuilder::new(&pattern)
            .case_insensitive(any_case)
            .build();
        Self {
            regex: regex.ok(),
            has_space: text.split_whitespace().nth(1).is_some(),
        }
    }

    /// Whether it may match over a white space.
    pub(super) fn has_space(&self) -> bool {
        self.has_space
    }

    /// Whether it is in the text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.regex
            .as_ref()
            .is_some_and(|regex| regex.is_match(text))
    }
}
