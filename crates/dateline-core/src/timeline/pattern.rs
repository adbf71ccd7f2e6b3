//! Search patterns: regular expressions that match any case if they are in lower case.

use crate::limits;
use std::ops::Range;

use regex::{Regex, RegexBuilder};

/// A search pattern: a regular expression in the syntax of the `regex` crate. If it is all in lower
/// case, it matches any case.
#[derive(Debug, Clone)]
pub struct Pattern {
    regex: Regex,
    /// Whether it matches the same in a text alone and in that text among others.
    free: bool,
}

impl Pattern {
    /// Parses an expression.
    ///
    /// # Errors
    /// What is wrong with it, in a few words ("unclosed group").
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.chars().nth(limits::LONGEST_PATTERN).is_some() {
            return Err(format!(
                "longer than {} characters",
                limits::LONGEST_PATTERN
            ));
        }
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
            Err(regex::Error::CompiledTooBig(_)) => Err("it asks for too much".to_owned()),
            Err(error) => {
                let reported = error.to_string();
                // The expression and a caret come first, then the reason.
                let reason = reported.lines().last().unwrap_or_default();
                let reason = reason.trim_start_matches("error: ");
                Err(crate::text::head(reason, 200).to_owned())
            }
        }
    }

    /// The expression that matches exactly this text.
    #[must_use]
    pub fn literal(text: &str) -> String {
        let words: Vec<_> = text.split_whitespace().map(regex::escape).collect();
        words.join(" ")
    }

    /// The expression as written.
    #[must_use]
    pub fn written(&self) -> &str {
        self.regex.as_str()
    }

    /// Whether capitals are meant as they are written.
    pub(super) fn is_case_sensitive(&self) -> bool {
        has_upper_case(self.written())
    }

    /// Whether it matches anywhere in a text.
    #[must_use]
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
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let found = self.regex.find_iter(text).map(|found| found.range());
        let seen = found.filter(|range| !range.is_empty());
        seen.take(limits::MARKED_MATCHES).collect()
    }

    /// The matches in the lines of a wrapped text, as byte ranges per line. A match may extend over
    /// a line end, but not over an empty line.
    #[must_use]
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
    fn errors_are_short() {
        for (pattern, why) in [
            ("(a", "unclosed group"),
            ("a)", "unopened group"),
            ("[a", "unclosed character class"),
            ("*", "repetition operator missing expression"),
            ("(a{1000}){1000}", "it asks for too much"),
        ] {
            assert_eq!(Pattern::parse(pattern).unwrap_err(), why);
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
