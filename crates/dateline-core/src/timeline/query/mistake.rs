//! What is wrong with an expression, where, and what was expected.

use super::word::Word;
use super::{PARTS, SURE, TERMS};
use crate::date::DateError;
use crate::timeline::diagnostic::{Diagnostic, Excerpt, Place, Severity};

/// What is wrong with one word of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it begins in the expression, in characters from 0.
    pub at: usize,
    /// How many characters are wrong, at least 1.
    pub width: usize,
    /// What is wrong; it names the word.
    pub message: String,
    /// What was expected.
    pub help: String,
}

impl std::fmt::Display for Mistake {
    /// On one line, for the bottom of the screen.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {}", self.message, self.help)
    }
}

impl Mistake {
    fn of(word: &Word, message: String, help: impl Into<String>) -> Self {
        Self {
            at: word.at,
            width: word.end().saturating_sub(word.at).max(1),
            message,
            help: help.into(),
        }
    }

    /// About the value of a word.
    fn of_value(word: &Word, message: String, help: impl Into<String>) -> Self {
        Self {
            at: word.value_at,
            width: word.end().saturating_sub(word.value_at).max(1),
            ..Self::of(word, message, help)
        }
    }

    pub(super) fn too_long(most: usize) -> Self {
        Self {
            at: most,
            width: 1,
            message: "the filter is too long".to_owned(),
            help: format!("it may have up to {most} characters"),
        }
    }

    pub(super) fn unclosed(word: &Word) -> Self {
        let message = format!("the quote in `{}` is not closed", word.written);
        Self::of(word, message, "write `\"` where it ends")
    }

    pub(super) fn nothing(word: &Word) -> Self {
        let help = "write a text between the quotes, or a word right after the hyphen";
        Self::of(word, format!("`{}` asks for nothing", word.written), help)
    }

    /// No term has that name.
    pub(super) fn term(word: &Word, name: &str) -> Self {
        let names = || TERMS.iter().map(|(name, _)| *name).chain([SURE]);
        let help = match nearest(name, names()) {
            Some(near) => format!("did you mean `{near}:`?"),
            None => format!(
                "the terms are {}; put text that contains a colon in quotes",
                list(names().map(|name| format!("{name}:")))
            ),
        };
        let name = word.name.as_deref().unwrap_or_default();
        Self {
            width: name.chars().count().saturating_add(1),
            at: word.at.saturating_add(usize::from(word.negated)),
            ..Self::of(word, format!("unknown filter `{name}:`"), help)
        }
    }

    /// The value is missing or none of those that there are.
    pub(super) fn value(word: &Word, name: &str, expected: &str) -> Self {
        let message = if word.value.trim().is_empty() {
            format!("`{name}:` needs a value")
        } else {
            format!("`{}` is nothing for `{name}:`", word.value)
        };
        Self::of_value(word, message, format!("write {expected}"))
    }

    /// No event has such a part.
    pub(super) fn part(word: &Word, value: &str) -> Self {
        let names = || PARTS.iter().map(|(name, _)| *name);
        let help = match nearest(value, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", list(names().map(str::to_owned))),
        };
        let message = format!("`{}` is nothing that an event may have", word.value);
        Self::of_value(word, message, help)
    }

    /// The value is no date; `whole` is one that it makes with the next word.
    pub(super) fn date(word: &Word, name: &str, error: &DateError, whole: Option<&str>) -> Self {
        let help = match (whole, &error.help) {
            (Some(whole), _) => {
                format!("put a date of several words in quotes, `{name}:\"{whole}\"`")
            }
            (None, Some(help)) => help.clone(),
            (None, None) => "write a date such as 2025-05-09, 1970s or \"May 2025\"".to_owned(),
        };
        let message = format!("`{}` is not a date ({})", word.value, error.message);
        Self::of_value(word, message, help)
    }

    /// Nothing comes before or after a date that is open on that side.
    pub(super) fn endless(word: &Word, name: &str, side: &str) -> Self {
        let message = format!("`{}` has no {side} that is known", word.value);
        let help = format!("write a single date after `{name}:`, or use `during:`");
        Self::of_value(word, message, help)
    }

    /// The mistake as a diagnostic, with the expression and a caret under the word.
    #[must_use]
    pub fn diagnostic(&self, expression: &str) -> Diagnostic {
        let column = self.at.saturating_add(1);
        Diagnostic {
            severity: Severity::Error,
            place: Some(Place { line: 1, column }),
            message: self.message.clone(),
            help: Some(self.help.clone()),
            excerpt: Some(Excerpt {
                text: crate::text::head(expression, super::LONGEST).to_owned(),
                caret: self.at,
                width: self.width,
            }),
        }
    }
}

/// The name that was likely meant.
fn nearest(word: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let word = crate::text::head(word, 40);
    // Plurals and the words that others use for the same.
    let other = match word {
        "tags" | "label" | "keyword" => Some("tag"),
        "sources" | "cite" | "publisher" | "link" => Some("source"),
        "people" | "persons" | "who" | "actor" => Some("person"),
        "places" | "location" | "where" => Some("place"),
        "quotes" => Some("quote"),
        "groups" | "lane" => Some("group"),
        "without" | "not" | "lacks" => Some("no"),
        "since" | "from" => Some("after"),
        "until" | "till" | "to" => Some("before"),
        "in" | "on" | "when" | "at" | "year" => Some("during"),
        "error" | "errors" | "warning" | "problems" => Some("problem"),
        _ => None,
    };
    let mut names: Vec<_> = names.collect();
    if let Some(other) = other.filter(|other| names.contains(other)) {
        return Some(other);
    }
    names.sort_by_key(|name| strsim::osa_distance(word, name));
    let near = names.first().copied()?;
    let slips = if near.len() > 4 { 2 } else { 1 };
    (strsim::osa_distance(word, near) <= slips).then_some(near)
}

/// `a, b and c`.
fn list(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<_> = names.collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}
