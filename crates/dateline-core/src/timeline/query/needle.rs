//! A text that is searched for in other texts.

use std::borrow::Cow;

use regex::{Regex, RegexBuilder};

use super::number::{is_equal, number};
use crate::timeline::pattern::Pattern;

/// Which part of a text the needle must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// It may be anywhere.
    Nothing,
    /// It starts at the beginning of a word, and a number must end where it ends: 12 does not match
    /// 120.
    Start,
    /// It starts and ends at word boundaries.
    Words,
    /// It is the whole text, apart from a leading `#`.
    Text,
    /// It is the whole text, with the same case, or the same number.
    Exactly,
}

/// A text to search for: lower-case letters match any case, and white space matches any other white
/// space.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    target: Target,
    /// Whether a match can include white space.
    has_space: bool,
    /// Whether it is case-sensitive.
    is_case_sensitive: bool,
    /// The text as written.
    written: String,
}

#[derive(Debug, Clone)]
enum Target {
    /// One ASCII word in lower case that matches anywhere and in any case, and the expression for
    /// texts that are not ASCII.
    Plain(String, Option<Regex>),
    /// `None` if nothing can match.
    Text(Option<Regex>),
    Number(f64, Option<Regex>),
    Pattern(Pattern),
}

impl Needle {
    pub(super) fn new(text: &str, whole: Whole) -> Self {
        let words: Vec<String> = text.split_whitespace().map(regex::escape).collect();
        let words = words.join(r"\s+");
        let first = text.trim_start().chars().next();
        let last = text.trim_end().chars().next_back();
        let begins = if first.is_some_and(is_of_word) {
            r"\b"
        } else {
            ""
        };
        let ends = if last.is_some_and(is_of_word) {
            r"\b"
        } else {
            ""
        };
        let pattern = match whole {
            Whole::Nothing => words,
            Whole::Start if last.is_some_and(|c| c.is_ascii_digit()) => {
                format!("{begins}{words}{ends}")
            }
            Whole::Start => format!("{begins}{words}"),
            Whole::Words => format!("{begins}{words}{ends}"),
            Whole::Text => format!(r"\A\s*#?{words}\s*\z"),
            Whole::Exactly => format!(r"\A\s*{words}\s*\z"),
        };
        let any_case = whole != Whole::Exactly && !text.chars().any(char::is_uppercase);
        let regex = RegexBuilder::new(&pattern)
            .case_insensitive(any_case)
            .build();
        let regex = regex.ok();
        let is_plain = whole == Whole::Nothing && any_case && is_one_word(text);
        let target = match number(text).filter(|_| whole == Whole::Exactly) {
            Some(number) => Target::Number(number, regex),
            None if is_plain => Target::Plain(text.to_ascii_lowercase(), regex),
            None => Target::Text(regex),
        };
        Self {
            target,
            is_case_sensitive: !any_case,
            has_space: text.split_whitespace().nth(1).is_some(),
            written: text.to_owned(),
        }
    }

    /// A regular expression, with the syntax of a search.
    pub(super) fn pattern(pattern: Pattern) -> Self {
        Self {
            is_case_sensitive: pattern.is_case_sensitive(),
            has_space: true,
            written: pattern.written().to_owned(),
            target: Target::Pattern(pattern),
        }
    }

    /// What is looked for, as it was written.
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// Whether it is a regular expression.
    pub(super) fn is_pattern(&self) -> bool {
        matches!(self.target, Target::Pattern(_))
    }

    /// Whether capitals are meant as they are written.
    pub(super) fn is_case_sensitive(&self) -> bool {
        self.is_case_sensitive
    }

    /// Whether the text contains it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let is_match = |regex: &Option<Regex>| {
            let regex = regex.as_ref();
            regex.is_some_and(|regex| regex.is_match(text))
        };
        match &self.target {
            // Starting the regex engine takes as long as scanning most texts directly. Outside
            // ASCII there are letters that equal an ASCII letter in another case, such as the
            // kelvin sign.
            Target::Plain(plain, _) if text.is_ascii() => {
                is_in_ascii(plain.as_bytes(), text.as_bytes())
            }
            Target::Plain(_, regex) | Target::Text(regex) => is_match(regex),
            Target::Number(wanted, regex) => {
                number(text).is_some_and(|number| is_equal(number, *wanted)) || is_match(regex)
            }
            Target::Pattern(pattern) => pattern.is_in(&single_spaced(text)),
        }
    }

    /// Whether a line of the text contains it. A match across two lines does not count.
    pub(super) fn is_in_a_line(&self, text: &str) -> bool {
        match &self.target {
            Target::Pattern(pattern) => text.lines().any(|line| pattern.is_in(line)),
            _ => self.is_in(text) && (!self.has_space || text.lines().any(|line| self.is_in(line))),
        }
    }
}

/// Whether a character belongs to a word with boundaries: Chinese and Japanese have no spaces
/// between words.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() && u32::from(c) < 0x2e80
}

/// A text with each white space replaced by one space, as a search sees it.
fn single_spaced(text: &str) -> Cow<'_, str> {
    let is_other = |c: char| c != ' ' && c.is_whitespace();
    if text.contains("  ") || text.contains(is_other) || text.trim().len() != text.len() {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

fn is_one_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Whether a text contains a lower-case word in any case, both of ASCII.
fn is_in_ascii(word: &[u8], text: &[u8]) -> bool {
    let Some(first) = word.first() else {
        return false;
    };
    let starts = memchr::memchr2_iter(*first, first.to_ascii_uppercase(), text);
    starts.into_iter().any(|at| {
        let to = at + word.len();
        text.get(at..to)
            .is_some_and(|part| part.eq_ignore_ascii_case(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_finds_what_the_expression_finds(word in "[a-cK.*k]{1,3}", text in "[a-cA-Ck\u{212a}. ]{0,12}") {
            let needle = Needle::new(&word, Whole::Nothing);
            let (Target::Plain(_, regex) | Target::Text(regex)) = needle.target.clone() else {
                return Ok(());
            };
            let by_expression = Needle { target: Target::Text(regex), ..needle.clone() };
            prop_assert_eq!(needle.is_in(&text), by_expression.is_in(&text));
        }
    }
}
