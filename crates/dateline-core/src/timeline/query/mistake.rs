//! What is wrong with an expression, where, and what was expected.

use super::subject::words;
use super::terms::TERMS;
use super::token::{Span, Word};
use super::verdict::VERDICTS;
use crate::date::DateError;
use crate::timeline::diagnostic::{Code, Diagnostic, Excerpt, Place, Severity};

/// Maximum length of an expression, in characters.
pub(super) const LONGEST: usize = 2_000;

/// The most values that are listed.
const MOST_LISTED: usize = 5;

/// What is wrong with one part of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it begins in the expression, in characters from 0.
    pub at: usize,
    /// How many characters are wrong, at least 1.
    pub width: usize,
    /// Whether the expression can be read all the same: nothing has the value that it asks for.
    pub is_only_unknown: bool,
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
    fn at(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            at: span.from,
            width: span.to.saturating_sub(span.from).max(1),
            is_only_unknown: false,
            message: message.into(),
            help: help.into(),
        }
    }

    /// About the value of a word.
    fn of_value(word: &Word, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::at(word.value_span, message, help)
    }

    pub(super) fn too_long(most: usize) -> Self {
        let span = Span {
            from: most,
            to: most,
        };
        let help = format!("it may have up to {most} characters");
        Self::at(span, "the filter is too long", help)
    }

    pub(super) fn open_quote(word: &Word) -> Self {
        let message = format!("the quote in `{}` is not closed", word.written);
        Self::of_value(word, message, "write `\"` where it ends")
    }

    pub(super) fn open_regex(word: &Word) -> Self {
        let message = format!("the regular expression in `{}` is not closed", word.written);
        let help = "write `/` where it ends, or put a text that begins with a slash in quotes";
        Self::of_value(word, message, help)
    }

    pub(super) fn behind_regex(word: &Word) -> Self {
        let message = format!("`{}` goes on after a regular expression", word.written);
        let help =
            "write `\\/` for a slash in it, or put a text that begins with a slash in quotes";
        Self::of_value(word, message, help)
    }

    pub(super) fn regex(word: &Word, why: &str) -> Self {
        let message = format!("`{}` is not a regular expression ({why})", word.value);
        let help = "put a backslash before a character that is meant as it is";
        Self::of_value(word, message, help)
    }

    pub(super) fn group_as_value(word: &Word) -> Self {
        let message = "a group cannot be a value";
        let help = "write each with its key, `(tag:gas or tag:oil)`";
        Self::of_value(word, message, help)
    }

    pub(super) fn nothing(word: &Word) -> Self {
        let help = "write a text between the quotes, or a word right after the sign";
        Self::at(
            word.span,
            format!("`{}` asks for nothing", word.written),
            help,
        )
    }

    pub(super) fn beside_operator(span: Span, operator: &str) -> Self {
        let message = format!("`{operator}` has nothing on one side");
        let help = format!("write a word on both sides, or `\"{operator}\"` for the text");
        Self::at(span, message, help)
    }

    pub(super) fn lone_close(span: Span) -> Self {
        let message = "this parenthesis closes nothing";
        let help = "write `(` where the group begins, or put text with a parenthesis in quotes";
        Self::at(span, message, help)
    }

    pub(super) fn lone_open(span: Span) -> Self {
        let message = "this parenthesis is not closed";
        let help = "write `)` where the group ends, or put text with a parenthesis in quotes";
        Self::at(span, message, help)
    }

    pub(super) fn empty_group(span: Span) -> Self {
        let help = "write what has to hold between the parentheses";
        Self::at(span, "the group is empty", help)
    }

    pub(super) fn too_deep(span: Span, most: usize) -> Self {
        let help = format!("up to {most} may lie in one another");
        Self::at(span, "there are too many parentheses", help)
    }

    /// A key without a value after its colon.
    pub(super) fn no_value(word: &Word, name: &str, expected: Option<&str>) -> Self {
        let message = format!("`{name}:` needs a value");
        let help = match expected {
            Some(expected) => format!("write {expected}"),
            None => format!("write a text, as in `{name}:\"two words\"`"),
        };
        Self::of_value(word, message, help)
    }

    /// The value is none of those that there are.
    pub(super) fn value(word: &Word, name: &str, expected: Option<&str>) -> Self {
        let message = format!("`{}` is nothing for `{name}:`", word.value);
        let help = format!("write {}", expected.unwrap_or("another value"));
        Self::of_value(word, message, help)
    }

    pub(super) fn verdict(word: &Word) -> Self {
        let message = format!("`{}` is no verdict on a quote", word.value);
        let names = || VERDICTS.iter().map(|(name, _)| *name);
        let help = match nearest(&word.value.to_lowercase(), names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", list(names().map(str::to_owned))),
        };
        Self::of_value(word, message, help)
    }

    pub(super) fn not_comparable(word: &Word, name: &str) -> Self {
        let message = format!("`{}` is neither a number nor a date", word.value);
        let help = format!("compare with one, as in `{name}:>100` or `{name}:<2024-05`");
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

    /// No event has a key of that name; `keys` are those that there are, each with its colon.
    pub(super) fn unknown_key(span: Span, name: &str, keys: &[String]) -> Self {
        let names = words().map(|(_, name)| name);
        let names = names.chain(TERMS.iter().map(|(name, _)| *name));
        let names = names.chain(keys.iter().map(|key| key.trim_end_matches(':')));
        let help = match nearest(&name.to_lowercase(), names) {
            Some(near) => format!("did you mean `{near}:`?"),
            None => format!(
                "there are {}; put text that contains a colon in quotes",
                list(keys.iter().cloned())
            ),
        };
        Self::at(span, format!("no event has the key `{name}`"), help)
    }

    /// No event has that under the key; `values` are those that there are, the most frequent first.
    pub(super) fn unknown_value<'v>(
        span: Span,
        name: &str,
        value: &str,
        values: impl Iterator<Item = &'v str> + Clone,
    ) -> Self {
        let help = match nearest_value(value, values.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if values.clone().next().is_none() => "no event has that key".to_owned(),
            None => {
                let more = values.clone().count().saturating_sub(MOST_LISTED);
                let listed = values.take(MOST_LISTED).map(str::to_owned);
                let more = (more > 0).then(|| format!("{more} more"));
                format!("there are {}", list(listed.chain(more)))
            }
        };
        let message = format!("no event has `{value}` under `{name}:`");
        Self {
            is_only_unknown: true,
            ..Self::at(span, message, help)
        }
    }

    /// The mistake as a notice: the filter can be used in spite of it.
    pub(super) fn into_only_unknown(self) -> Self {
        Self {
            is_only_unknown: true,
            ..self
        }
    }

    /// The mistake as a diagnostic, with the expression and a caret under the word.
    pub fn diagnostic(&self, expression: &str) -> Diagnostic {
        let column = self.at + 1;
        Diagnostic {
            code: Code::Filter,
            labels: Vec::new(),
            severity: if self.is_only_unknown {
                Severity::Warning
            } else {
                Severity::Error
            },
            place: Some(Place { line: 1, column }),
            message: self.message.clone(),
            help: Some(self.help.clone()),
            excerpt: Some(Excerpt {
                text: crate::text::head(expression, LONGEST).to_owned(),
                caret: self.at,
                width: self.width,
            }),
        }
    }
}

/// The name that was likely meant.
fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let word = crate::text::head(word, 40);
    // The words that others use for the same.
    let other = match word {
        "cite" | "publisher" => Some("source"),
        "without" | "not" | "lacks" => Some("no"),
        "since" | "from" => Some("after"),
        "until" | "till" | "to" => Some("before"),
        "in" | "on" | "when" | "at" | "year" => Some("during"),
        "error" | "errors" | "warning" | "problems" => Some("problem"),
        "found" | "ok" => Some("verified"),
        "differs" | "different" | "changed" => Some("altered"),
        _ => None,
    };
    let mut names: Vec<_> = names.collect();
    if let Some(other) = other.filter(|other| names.contains(other)) {
        return names.into_iter().find(|name| *name == other);
    }
    names.sort_by_key(|name| strsim::osa_distance(word, &name.to_lowercase()));
    let near = names.first().copied()?;
    let slips = if near.len() > 4 { 2 } else { 1 };
    (strsim::osa_distance(word, &near.to_lowercase()) <= slips).then_some(near)
}

/// The value that was likely meant: one that contains the text, else the one with the fewest typos, in the whole or in a word.
fn nearest_value<'v>(written: &str, values: impl Iterator<Item = &'v str>) -> Option<&'v str> {
    let wanted = crate::text::head(written.trim(), 40).to_lowercase();
    let most = (wanted.chars().count() / 3).clamp(1, 3);
    let distance = |value: &str| {
        let value = value.to_lowercase();
        if wanted.len() > 2 && value.contains(&wanted) {
            return (0, 0);
        }
        let slips = |text: &str| strsim::osa_distance(&wanted, text);
        let whole = slips(&value);
        let of_word = value.split_whitespace().map(slips).min();
        of_word.map_or((whole, 0), |of_word| (whole, 0).min((of_word, 1)))
    };
    let ranked = values.map(|value| (distance(value), value));
    let near = ranked.min_by_key(|(distance, _)| *distance)?;
    let ((slips, _), value) = near;
    (slips <= most).then_some(value)
}

/// `a, b and c`.
fn list(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<_> = names.collect();
    match names.pop() {
        Some(last) if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        last => last.unwrap_or_default(),
    }
}
