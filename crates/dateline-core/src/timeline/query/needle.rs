//! A text that is looked for in other texts.

use std::borrow::Cow;

use regex::{Regex, RegexBuilder};

use super::number::{is_equal, number};
use crate::timeline::search::Pattern;

/// How much of a text the needle has to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// It may stand anywhere.
    Nothing,
    /// It begins where a word begins, and a number ends where it ends: 12 is not in 120.
    Start,
    /// It begins and ends where words do.
    Words,
    /// It is all of the text, apart from a `#` before it.
    Text,
    /// It is all of the text, in the very case, or the same number.
    Exactly,
}

/// A text that is looked for: lower-case letters match any case, and white space any other.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    looked_for: LookedFor,
    /// Whether it may match over a white space.
    has_space: bool,
    /// Whether capitals are meant as they are written.
    minds_case: bool,
    /// As it was written.
    written: String,
}

#[derive(Debug, Clone)]
enum LookedFor {
    /// One ASCII word in lower case that matches anywhere and in any case, and the expression for other texts.
    Plain(String, Option<Regex>),
    /// `None` where nothing can match.
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
        let looked_for = match number(text).filter(|_| whole == Whole::Exactly) {
            Some(number) => LookedFor::Number(number, regex),
            None if is_plain => LookedFor::Plain(text.to_ascii_lowercase(), regex),
            None => LookedFor::Text(regex),
        };
        Self {
            looked_for,
            minds_case: !any_case,
            has_space: text.split_whitespace().nth(1).is_some(),
            written: text.to_owned(),
        }
    }

    /// A regular expression, as a search has it.
    pub(super) fn pattern(pattern: Pattern) -> Self {
        Self {
            minds_case: pattern.minds_case(),
            has_space: true,
            written: pattern.written().to_owned(),
            looked_for: LookedFor::Pattern(pattern),
        }
    }

    /// What is looked for, as it was written.
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// Whether it is a regular expression.
    pub(super) fn is_pattern(&self) -> bool {
        matches!(self.looked_for, LookedFor::Pattern(_))
    }

    /// Whether capitals are meant as they are written.
    pub(super) fn minds_case(&self) -> bool {
        self.minds_case
    }

    /// Whether it is in the text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let is_match = |regex: &Option<Regex>| {
            let regex = regex.as_ref();
            regex.is_some_and(|regex| regex.is_match(text))
        };
        match &self.looked_for {
            // An expression takes as long to get going as most texts take to be looked through. In other scripts there are letters that
            // are an ASCII one in another case, such as the sign of the kelvin.
            LookedFor::Plain(plain, _) if text.is_ascii() => {
                is_in_ascii(plain.as_bytes(), text.as_bytes())
            }
            LookedFor::Plain(_, regex) | LookedFor::Text(regex) => is_match(regex),
            LookedFor::Number(wanted, regex) => {
                number(text).is_some_and(|number| is_equal(number, *wanted)) || is_match(regex)
            }
            LookedFor::Pattern(pattern) => pattern.is_in(&single_spaced(text)),
        }
    }

    /// Whether it is in one of the lines of a text. What reaches over two lines is in neither.
    pub(super) fn is_in_a_line(&self, text: &str) -> bool {
        match &self.looked_for {
            LookedFor::Pattern(pattern) => text.lines().any(|line| pattern.is_in(line)),
            _ => self.is_in(text) && (!self.has_space || text.lines().any(|line| self.is_in(line))),
        }
    }
}

/// Whether a character is part of a word that has an end: Chinese and Japanese have no spaces between words.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() && u32::from(c) < 0x2e80
}

/// A text with each white space as one space, as a search sees it.
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

/// Whether a word in lower case is in a text in any case, both of ASCII.
fn is_in_ascii(word: &[u8], text: &[u8]) -> bool {
    let Some(first) = word.first() else {
        return false;
    };
    let starts = memchr::memchr2_iter(*first, first.to_ascii_uppercase(), text);
    starts.into_iter().any(|at| {
        let to = at.saturating_add(word.len());
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
            let (LookedFor::Plain(_, regex) | LookedFor::Text(regex)) = needle.looked_for.clone() else {
                return Ok(());
            };
            let by_expression = Needle { looked_for: LookedFor::Text(regex), ..needle.clone() };
            prop_assert_eq!(needle.is_in(&text), by_expression.is_in(&text));
        }
    }
}
