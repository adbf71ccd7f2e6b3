//! Lines within `[` and `{` that begin further to the left than the parser of events allows.
//!
//! ```text
//! events: [
//! {date: 2025-05-09, title: Parade},     libyaml takes such a line, YAML 1.2 (clause 7.4) wants it indented
//! ]
//! ```

/// A text with every line within brackets one column further to the right, which means the same.
pub(super) struct Shifted {
    pub text: String,
    /// Which lines were moved, from the first.
    lines: Vec<bool>,
}

impl Shifted {
    /// `None` where no line begins within brackets, or where they are deeper than that in each other.
    pub fn of(text: &str, deepest: usize) -> Option<Self> {
        let mut flow = Flow::default();
        let mut shifted = String::with_capacity(text.len().saturating_add(text.len() / 16));
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

    /// The column, from 1, of one in the shifted text; lines from 0.
    pub fn column(&self, line: usize, column: usize) -> usize {
        let is_moved = self.lines.get(line).copied().unwrap_or(false);
        column.saturating_sub(usize::from(is_moved)).max(1)
    }
}

/// Where in a text one is.
#[derive(Debug, Default)]
struct Flow {
    /// How many brackets are open.
    depth: usize,
    /// The quote that is open.
    quote: Option<char>,
}

impl Flow {
    fn line(&mut self, line: &str) {
        // A quote opens a text only where a value can begin, and `#` a comment only behind a space.
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
                // Outside of brackets one within a text is none.
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
    fn lines_within_brackets_are_moved() {
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
    fn columns_are_those_of_the_text() {
        let shifted = Shifted::of("a: [\nb]\n", 4).unwrap();
        assert_eq!((shifted.column(0, 4), shifted.column(1, 2)), (4, 1));
    }
}
