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
    has_space: bool,
    /// Whether capitals are meant as they are written.
    minds_case: bool,
    /// The needle in lower case, if it is one ASCII word that matches anywhere and in any case.
    plain: Option<String>,
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
        let is_plain = whole == Whole::Nothing && any_case && is_one_word(text);
        Self {
            regex: regex.ok(),
            plain: is_plain.then(|| text.to_ascii_lowercase()),
            minds_case: !any_case,
            has_space: text.split_whitespace().nth(1).is_some(),
        }
    }

    /// Whether capitals are meant as they are written.
    pub(super) fn minds_case(&self) -> bool {
        self.minds_case
    }

    /// Whether it may match over a white space.
    pub(super) fn has_space(&self) -> bool {
        self.has_space
    }

    /// Whether it is in the text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        // An expression takes as long to get going as most texts take to be looked through. In other scripts there are letters that are
        // an ASCII one in another case, such as the sign of the kelvin.
        if let Some(plain) = &self.plain
            && text.is_ascii()
        {
            return is_in_ascii(plain.as_bytes(), text.as_bytes());
        }
        self.regex
            .as_ref()
            .is_some_and(|regex| regex.is_match(text))
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
            let by_expression = Needle { plain: None, ..needle.clone() };
            prop_assert_eq!(needle.is_in(&text), by_expression.is_in(&text));
        }
    }
}
