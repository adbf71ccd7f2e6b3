//! Shifting lines within `[` and `{` that are indented less than the span parser requires.
//!
//! ```text
//! events: [
//! {date: 2025-05-09, title: Parade},     libyaml takes such a line, YAML 1.2 (clause 7.4) wants it indented
//! ]
//! ```

/// A text with every line within brackets shifted one column to the right, which does not change
/// its meaning.
pub(in crate::timeline) struct Shifted {
    pub text: String,
    /// Per line: whether it was shifted.
    lines: Vec<bool>,
}

impl Shifted {
    /// `None` if no line begins within brackets, or if brackets are nested deeper than `deepest`.
    pub fn of(text: &str, deepest: usize) -> Option<Self> {
        let mut flow = Flow::default();
        let mut shifted = String::with_capacity(text.len() + text.len() / 16);
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            let is_within = flow.depth > 0;
            lines.push(is_within);
            if is_within {
                shifted.push(' ');
            }
            shifted.push_str(line);
            flow.line(line);
            if flow.depth > deepest {
                return None;
            }
        }
        lines.contains(&true).then_some(Self {
            text: shifted,
            lines,
        })
    }

    /// Converts a column of the shifted text to one of the original; columns count from 1, lines
    /// from 0.
    pub fn column(&self, line: usize, column: usize) -> usize {
        let is_moved = self.lines.get(line).copied().unwrap_or(false);
        column.saturating_sub(usize::from(is_moved)).max(1)
    }
}

/// Lexer state: position within brackets and quotes.
#[derive(Debug, Default)]
struct Flow {
    /// Number of open brackets.
    depth: usize,
    /// The open quotation mark, if any.
    quote: Option<char>,
}

impl Flow {
    fn line(&mut self, line: &str) {
        // A quote opens a string only where a value can begin; `#` opens a comment only after a
        // space.
        let mut before = ' ';
        let mut begins = true;
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match (self.quote, c) {
                (Some('"'), '\\') => {
                    chars.next();
                }
                (Some(quote), _) if c == quote => self.quote = None,
                (None, '#') if before.is_whitespace() => return,
                (None, '"' | '\'') if begins => self.quote = Some(c),
                // Outside of brackets, a bracket within a plain text has no meaning.
                (None, '[' | '{') if begins || self.depth > 0 => self.depth += 1,
                (None, ']' | '}') => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            begins = match c {
                '[' | '{' | ',' | ':' | '-' | '?' => true,
                c if c.is_whitespace() => begins,
                _ => false,
            };
            before = c;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_within_brackets_are_shifted() {
        let table = [
            ("a: [\n1,\n2]\nb: 3\n", Some("a: [\n 1,\n 2]\nb: 3\n")),
            ("a: [1, 2]\nb: 3\n", None),
            ("a: it's [not\nb: 3\n", None),
            ("a: \"[\"\nb: 3\n", None),
            (
                "a: [ # ]\n\"]\", '}',\n]\n",
                Some("a: [ # ]\n \"]\", '}',\n ]\n"),
            ),
            ("a: [\"b\\\"]\",\n]\n", Some("a: [\"b\\\"]\",\n ]\n")),
            ("[[[[[\n", None),
        ];
        for (text, expected) in table {
            let shifted = Shifted::of(text, 4);
            assert_eq!(
                shifted.map(|shifted| shifted.text).as_deref(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn columns_are_converted_to_the_original_text() {
        let shifted = Shifted::of("a: [\nb]\n", 4).unwrap();
        assert_eq!((shifted.column(0, 4), shifted.column(1, 2)), (4, 1));
    }
}
