//! Search patterns: regular expressions that match any case if they are in lower case.

use crate::limits;
use std::fmt;
use std::ops::Range;

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;

/// A search pattern: a regular expression in the syntax of the `regex` crate. If it is all in lower
/// case, it matches any case.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: Regex,
    /// Whether it matches the same in a text alone and in that text among others.
    free: bool,
}

/// Why a text is not a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong ("unclosed group").
    pub message: String,
    /// The characters that are wrong; `None` if it is the whole.
    pub at: Option<Range<usize>>,
}

impl PatternError {
    fn of(error: &regex_syntax::Error, text: &str) -> Self {
        let (message, span) = match error {
            regex_syntax::Error::Parse(error) => (error.kind().to_string(), Some(error.span())),
            regex_syntax::Error::Translate(error) => (error.kind().to_string(), Some(error.span())),
            other => (other.to_string(), None),
        };
        let characters = |byte| text.get(..byte).map_or(0, |before| before.chars().count());
        let at = span.map(|span| characters(span.start.offset)..characters(span.end.offset));
        Self {
            message: crate::text::head(&message, 200).to_owned(),
            at,
        }
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Pattern {
    /// Parses an expression.
    ///
    /// # Errors
    /// What is wrong with it, in a few words ("unclosed group"), and where.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        if text.chars().nth(limits::LONGEST_PATTERN).is_some() {
            let message = format!("longer than {} characters", limits::LONGEST_PATTERN);
            return Err(PatternError { message, at: None });
        }
        // Parsed by itself first, which says where it is wrong.
        ParserBuilder::new()
            .nest_limit(limits::NESTING_OF_PATTERN)
            .build()
            .parse(text)
            .map_err(|error| PatternError::of(&error, text))?;
        let built = RegexBuilder::new(text)
            .case_insensitive(!has_upper_case(text))
            .multi_line(true)
            .size_limit(limits::COMPILED_PATTERN)
            .nest_limit(limits::NESTING_OF_PATTERN)
            .build();
        match built {
            Ok(regex) => Ok(Self {
                regex,
                free: !is_bound(text),
            }),
            Err(_) => Err(PatternError {
                message: "it asks for too much".to_owned(),
                at: None,
            }),
        }
    }

    /// The expression that matches exactly this text.
    pub fn literal(text: &str) -> String {
        let words: Vec<_> = text.split_whitespace().map(regex::escape).collect();
        words.join(" ")
    }

    /// The expression as written.
    pub fn written(&self) -> &str {
        self.regex.as_str()
    }

    /// Whether capitals are meant as they are written.
    pub(super) fn is_case_sensitive(&self) -> bool {
        has_upper_case(self.written())
    }

    /// Whether it matches anywhere in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// Whether it matches in a text among others, separated by empty lines, exactly where it
    /// matches in that text alone.
    pub(super) fn is_free(&self) -> bool {
        self.free
    }

    /// The first match that begins at or after a byte.
    pub(super) fn find_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        if from > text.len() {
            return None;
        }
        self.regex.find_at(text, from).map(|found| found.range())
    }

    /// The matches in a text as byte ranges, in order, without empty ones.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let found = self.regex.find_iter(text).map(|found| found.range());
        let seen = found.filter(|range| !range.is_empty());
        seen.take(limits::MARKED_MATCHES).collect()
    }

    /// The matches in the lines of a wrapped text, as byte ranges per line. A match may extend over
    /// a line end, but not over an empty line.
    pub fn ranges_in_lines(&self, lines: &[&str]) -> Vec<Vec<Range<usize>>> {
        let mut ranges = vec![Vec::new(); lines.len()];
        let mut first = 0;
        for block in lines.split(|line| line.is_empty()) {
            let mut starts = Vec::with_capacity(block.len());
            let mut joined = String::new();
            for line in block {
                starts.push(joined.len());
                joined.push_str(line);
                joined.push(' ');
            }
            for found in self.ranges(joined.trim_end()) {
                let from = starts.partition_point(|start| *start <= found.start);
                let within = (from.saturating_sub(1)..block.len())
                    .zip(block.iter().skip(from.saturating_sub(1)));
                for (index, line) in within {
                    let start = starts.get(index).copied().unwrap_or(usize::MAX);
                    if start >= found.end {
                        break;
                    }
                    let end = found.end.saturating_sub(start).min(line.len());
                    let range = found.start.saturating_sub(start)..end;
                    if let (false, Some(of_line)) =
                        (range.is_empty(), ranges.get_mut(first + index))
                    {
                        of_line.push(range);
                    }
                }
            }
            first += block.len() + 1;
        }
        ranges
    }
}

/// Whether an expression may refer to the beginning or end of a whole text: by name, or by turning
/// off multi-line mode.
fn is_bound(text: &str) -> bool {
    text.contains(r"\A") || text.contains(r"\z") || (text.contains("(?") && text.contains('-'))
}

/// Whether a letter is meant as upper case; `\S` and `\pL` are not.
fn has_upper_case(text: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                if let Some('p' | 'P') = chars.next() {
                    // The name of a class: one letter, or in braces.
                    if chars.next() == Some('{') {
                        chars.by_ref().find(|c| *c == '}');
                    }
                }
            }
            c if c.is_uppercase() => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lower_case_matches_any_case() {
        for (pattern, text, expected) in [
            ("red square", "Red Square", true),
            ("Red square", "red square", false),
            (r"\Sed", "RED", true),
            (r"\p{Lu}ed", "Red", true),
            (r"^talks$", "Parade\nTalks\nNote", true),
            ("p.t.n", "Putin", true),
        ] {
            assert_eq!(
                Pattern::parse(pattern).unwrap().is_in(text),
                expected,
                "{pattern}"
            );
        }
    }

    #[test]
    fn errors_are_short_and_have_a_place() {
        for (pattern, message, at) in [
            ("(a", "unclosed group", Some(0..1)),
            ("éa)", "unopened group", Some(2..3)),
            ("[a", "unclosed character class", Some(0..1)),
            ("*", "repetition operator missing expression", Some(0..0)),
            ("(a{1000}){1000}", "it asks for too much", None),
        ] {
            let message = message.to_owned();
            let expected = PatternError { message, at };
            assert_eq!(Pattern::parse(pattern).unwrap_err(), expected);
        }
    }

    #[test]
    fn a_match_may_extend_over_a_line_end() {
        let pattern = Pattern::parse("red square").unwrap();
        let lines = [
            "a parade on Red", "Square in Moscow", "", "red", "", "square",
        ];
        let found: Vec<_> = pattern
            .ranges_in_lines(&lines)
            .into_iter()
            .flatten()
            .collect();
        assert_eq!(found, [12..15, 0..6]);
    }

    proptest! {
        #[test]
        fn any_text_is_a_pattern_or_none(pattern in "\\PC{0,20}|[(){}\\[\\]*+?|\\\\a-c0-9^$.]{0,20}", text in "\\PC{0,20}") {
            if let Ok(pattern) = Pattern::parse(&pattern) {
                let lines: Vec<&str> = text.split(' ').collect();
                for (line, ranges) in lines.iter().zip(pattern.ranges_in_lines(&lines)) {
                    for range in ranges {
                        prop_assert!(line.get(range).is_some());
                    }
                }
            }
            prop_assert!(Pattern::parse(&Pattern::literal(&pattern)).is_ok());
        }
    }
}
