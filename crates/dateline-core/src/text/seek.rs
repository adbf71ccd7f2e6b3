//! Text search for typed texts: smart case, and any amount of white space.

use std::ops::Range;

use memchr::{memchr2_iter, memrchr2_iter};

/// A text to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    /// Each run of white space as one space; lowercase if case is ignored.
    chars: Vec<char>,
    any_case: bool,
}

impl Needle {
    /// Ignores case unless the text has uppercase letters (`smartcase` of vim and less); `None` for an empty text.
    #[must_use]
    pub fn smart(text: &str) -> Option<Self> {
        Self::of(text, !text.chars().any(char::is_uppercase))
    }

    /// Ignores case; `None` for an empty text.
    pub(crate) fn any_case(text: &str) -> Option<Self> {
        Self::of(text, true)
    }

    fn of(text: &str, any_case: bool) -> Option<Self> {
        let mut chars: Vec<char> = Vec::new();
        for c in text.chars() {
            match c {
                c if c.is_whitespace() => {
                    if chars.last() != Some(&' ') {
                        chars.push(' ');
                    }
                }
                c if any_case => chars.push(small(c)),
                c => chars.push(c),
            }
        }
        (!chars.is_empty()).then_some(Self { chars, any_case })
    }

    /// The first match that begins in a range.
    pub fn first(&self, text: &str, within: Range<usize>) -> Option<Range<usize>> {
        let part = text.get(within.clone())?;
        match self.begins() {
            Some((one, other)) => memchr2_iter(one, other, part.as_bytes())
                .find_map(|at| self.at(text, within.start + at)),
            None => part
                .char_indices()
                .find_map(|(at, _)| self.at(text, within.start + at)),
        }
    }

    /// The last match that begins in a range.
    pub fn last(&self, text: &str, within: Range<usize>) -> Option<Range<usize>> {
        let part = text.get(within.clone())?;
        match self.begins() {
            Some((one, other)) => memrchr2_iter(one, other, part.as_bytes())
                .find_map(|at| self.at(text, within.start + at)),
            None => part
                .char_indices()
                .rev()
                .find_map(|(at, _)| self.at(text, within.start + at)),
        }
    }

    /// All non-overlapping matches that begin in a range.
    pub fn all<'t>(
        &self,
        text: &'t str,
        within: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        let mut from = within.start;
        std::iter::from_fn(move || {
            let found = self.first(text, from..within.end.max(from))?;
            from = found.end.max(from + 1);
            Some(found)
        })
    }

    /// The match that begins at a byte.
    pub(crate) fn at(&self, text: &str, start: usize) -> Option<Range<usize>> {
        let mut rest = text.get(start..)?.char_indices().peekable();
        for expected in &self.chars {
            let (_, c) = rest.next()?;
            if *expected == ' ' {
                if !c.is_whitespace() {
                    return None;
                }
                while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            } else if c != *expected && !(self.any_case && small(c) == *expected) {
                return None;
            }
        }
        let end = rest.peek().map_or(text.len(), |(at, _)| start + at);
        Some(start..end)
    }

    /// The two bytes that a match can begin with; `None` if others are possible.
    fn begins(&self) -> Option<(u8, u8)> {
        let first = self.chars.first().filter(|c| c.is_ascii() && **c != ' ')?;
        let byte = u8::try_from(u32::from(*first)).ok()?;
        // The Kelvin sign lowercases to `k` but is not ASCII.
        if self.any_case && *first == 'k' {
            return None;
        }
        let other = if self.any_case {
            byte.to_ascii_uppercase()
        } else {
            byte
        };
        Some((byte, other))
    }
}

/// Lowercase form of a character, if that is a single character.
fn small(c: char) -> char {
    let mut all = c.to_lowercase();
    match (all.next(), all.next()) {
        (Some(small), None) => small,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smart_case_and_any_white_space() {
        for (sought, text, found) in [
            ("relay", "The Relay, a relay", Some(4..9)),
            ("Relay", "a relay, the Relay", Some(13..18)),
            ("the relay", "of the\n  relay", Some(3..14)),
            ("é", "CAFÉ", Some(3..5)),
            ("kg", "5 \u{212a}g", Some(2..6)),
            ("文", "中文", Some(3..6)),
            ("x", "abc", None),
            ("abcd", "abc", None),
            (" b", "ab b", Some(2..4)),
        ] {
            let seek = Needle::smart(sought).unwrap();
            assert_eq!(seek.first(text, 0..text.len()), found, "{sought}");
        }
        assert_eq!(Needle::smart(""), None);
    }

    #[test]
    fn last_match_and_all_matches() {
        let seek = Needle::smart("aa").unwrap();
        let text = "aaaa b aa";
        assert_eq!(seek.last(text, 0..text.len()), Some(7..9));
        assert_eq!(seek.last(text, 0..7), Some(2..4));
        let all: Vec<_> = seek.all(text, 0..text.len()).collect();
        assert_eq!(all, [0..2, 2..4, 7..9]);
        let any = Needle::any_case("AA").unwrap();
        assert_eq!(any.first(text, 1..text.len()), Some(1..3));
    }
}
