//! Plain, quoted and block scalars.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2};

use super::lines::{Line, Lines};
use super::{Quick, Value};

/// Whether a text is null where it is a plain scalar (YAML 1.2.2, section 10.3.2).
pub(super) fn is_null(plain: &str) -> bool {
    matches!(plain, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether a text begins like a plain scalar: with no indicator, or with a dash that neither a space nor a comma follows (YAML 1.2.2,
/// section 7.3.3).
pub(super) fn begins_plain(text: &[u8]) -> bool {
    match text {
        [b'-', next, ..] => !matches!(next, b' ' | b','),
        [first, ..] => !b"-?:,[]{}#&*!|>'\"%@`".contains(first),
        [] => false,
    }
}

/// Whether a plain scalar has the beginning of a comment.
pub(super) fn has_comment(text: &[u8]) -> bool {
    comment(text).is_some()
}

/// Where the comment after a plain scalar begins.
fn comment(text: &[u8]) -> Option<usize> {
    memchr_iter(b'#', text).find(|at| at.checked_sub(1).and_then(|at| text.get(at)) == Some(&b' '))
}

/// Whether a plain scalar has the colon of a key.
fn has_key(text: &[u8]) -> bool {
    memchr_iter(b':', text).any(|at| matches!(text.get(at + 1), None | Some(b' ')))
}

impl<'t> Lines<'t> {
    /// The scalar, list in brackets or mapping in braces at a byte of the current line, below a key or dash in the column `parent`.
    pub(super) fn scalar(&mut self, at: usize, parent: usize) -> Option<Quick<'t>> {
        let line = self.line?;
        let rest = self.bytes.get(at..line.end)?;
        match rest {
            [b'"' | b'\'', ..] => self.quoted(at, parent),
            [b'|' | b'>', ..] => self.block(at, parent),
            [b'[' | b'{', ..] => {
                let value = self.flow(at, line)?;
                self.go_to(line.next);
                Some(value)
            }
            rest if begins_plain(rest) => self.plain(at, parent),
            _ => None,
        }
    }

    /// A plain scalar.
    fn plain(&mut self, at: usize, parent: usize) -> Option<Quick<'t>> {
        let line = self.line?;
        let (first, is_over) = self.plain_on_line(at, line)?;
        let bytes = at..at + first.len();
        let text = if is_over {
            self.go_to(line.next);
            // A scalar does not go on after a comment.
            self.is_not_right_of(parent)?;
            Cow::Borrowed(first)
        } else {
            self.continued(first, line, parent)?
        };
        let value = if is_null(&text) {
            Value::Null
        } else {
            Value::Scalar(text)
        };
        Some(Quick { value, bytes })
    }

    /// The part of a plain scalar on one line, from byte `at` on, and whether a comment ends it; `None` if it has the colon of a key.
    fn plain_on_line(&self, at: usize, line: Line) -> Option<(&'t str, bool)> {
        let rest = self.bytes.get(at..line.end)?;
        let end = comment(rest).map_or(line.end, |comment| at + comment);
        let text = self.trimmed(at, end)?;
        (!has_key(text.as_bytes())).then_some((text, end < line.end))
    }

    /// Reads on a plain scalar whose first line is `first`: takes the following lines that are right of the column `parent`.
    fn continued(&mut self, first: &'t str, line: Line, parent: usize) -> Option<Cow<'t, str>> {
        let mut text = Cow::Borrowed(first);
        let mut next = line.next;
        let mut blank = 0_usize;
        while let Some(line) = self.line_at(next) {
            if line.is_blank() {
                blank += 1;
            } else if line.indent() <= parent || self.bytes.get(line.content) == Some(&b'#') {
                break;
            } else {
                let (more, is_over) = self.plain_on_line(line.content, line)?;
                join(text.to_mut(), blank);
                text.to_mut().push_str(more);
                blank = 0;
                if is_over {
                    next = line.next;
                    break;
                }
            }
            next = line.next;
        }
        self.go_to(next);
        self.is_not_right_of(parent)?;
        Some(text)
    }

    /// `None` if the current line is right of a column.
    fn is_not_right_of(&self, column: usize) -> Option<()> {
        self.line
            .is_none_or(|line| line.indent() <= column)
            .then_some(())
    }

    /// A scalar in quotation marks, which may go on over lines right of the column `parent`.
    fn quoted(&mut self, at: usize, parent: usize) -> Option<Quick<'t>> {
        let mut line = self.line?;
        let quote = *self.bytes.get(at)?;
        let (mut text, mut end) = self.quoted_on_line(quote, at + 1, line.end)?;
        let first_line = end.unwrap_or(line.end);
        while end.is_none() {
            let mut blank = 0_usize;
            line = self.line_at(line.next)?;
            while line.is_blank() {
                blank += 1;
                line = self.line_at(line.next)?;
            }
            if line.indent() <= parent {
                return None;
            }
            let (more, closed) = self.quoted_on_line(quote, line.content, line.end)?;
            join(text.to_mut(), blank);
            text.to_mut().push_str(&more);
            end = closed;
        }
        if !self.is_over(end?, line.end) {
            return None;
        }
        self.go_to(line.next);
        Some(Quick {
            value: Value::Scalar(text),
            bytes: at..first_line,
        })
    }

    /// The part of a quoted scalar on one line, from byte `from` on, and the byte after the closing mark if the line has it.
    pub(super) fn quoted_on_line(
        &self,
        quote: u8,
        from: usize,
        line_end: usize,
    ) -> Option<(Cow<'t, str>, Option<usize>)> {
        let rest = self.bytes.get(from..line_end)?;
        if quote == b'"' {
            let mut at = 0;
            while let Some(found) = memchr2(b'"', b'\\', rest.get(at..)?) {
                at += found;
                if rest.get(at) == Some(&b'"') {
                    let text = unescaped(self.text.get(from..from + at)?)?;
                    return Some((text, Some(from + at + 1)));
                }
                at += 2;
            }
            let text = self.trimmed(from, line_end)?;
            // A backslash at the end escapes the line break, or a space that trimming removed.
            if text.len() < rest.len() && text.ends_with('\\') {
                return None;
            }
            return Some((unescaped(text)?, None));
        }
        let mut at = 0;
        while let Some(found) = memchr(b'\'', rest.get(at..)?) {
            at += found;
            if rest.get(at + 1) != Some(&b'\'') {
                let text = self.text.get(from..from + at)?;
                return Some((undoubled(text), Some(from + at + 1)));
            }
            at += 2;
        }
        Some((undoubled(self.trimmed(from, line_end)?), None))
    }

    /// A block scalar, whose lines are right of the column `parent`.
    fn block(&mut self, at: usize, parent: usize) -> Option<Quick<'t>> {
        let line = self.line?;
        let header = self.trimmed(at, line.end)?;
        let is_literal = header.starts_with('|');
        let chomping = match header.get(1..)? {
            "" => Chomping::Clip,
            "-" => Chomping::Strip,
            "+" => Chomping::Keep,
            _ => return None,
        };
        let first = self.first_of_block(line.next, parent)?;
        let (mut next, column) = (first.start, first.indent());
        let mut text = BlockScalar {
            text: String::new(),
            is_literal,
            line_break: "",
            blank: 0,
            was_spaced: false,
        };
        text.blank = self.blank_between(line.next, next);
        while let Some(line) = self.line_at(next) {
            if line.is_blank() {
                if line.indent() > column {
                    return None;
                }
                text.blank += usize::from(line.next > line.end);
            } else if line.indent() < column {
                break;
            } else {
                let content = self.text.get(line.start + column..line.end)?;
                text.add(content, line.next > line.end);
            }
            next = line.next;
        }
        self.go_to(next);
        Some(Quick {
            value: Value::Scalar(Cow::Owned(text.close(chomping))),
            bytes: first.content..first.end,
        })
    }

    /// The first line of a block scalar with content, from the line below its header on. `None` if there is no such line, or a blank line
    /// above it has more spaces than its indentation.
    fn first_of_block(&self, from: usize, parent: usize) -> Option<Line> {
        let mut longest = 0;
        let mut line = self.line_at(from)?;
        while line.is_blank() {
            longest = longest.max(line.indent());
            line = self.line_at(line.next)?;
        }
        (line.indent() > parent && longest <= line.indent()).then_some(line)
    }

    /// Number of line breaks between two bytes.
    fn blank_between(&self, from: usize, to: usize) -> usize {
        memchr_iter(b'\n', self.bytes.get(from..to).unwrap_or_default()).count()
    }
}

/// What happens to the line breaks at the end of a block scalar (YAML 1.2.2, section 8.1.1.2).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomping {
    Clip,
    Strip,
    Keep,
}

/// A block scalar that is read line by line (YAML 1.2.2, sections 8.1.2 and 8.1.3).
struct BlockScalar {
    text: String,
    is_literal: bool,
    /// The line break after the last line with content.
    line_break: &'static str,
    /// Number of blank lines since the last line with content.
    blank: usize,
    /// Whether the last line with content begins with a space; such a line is not folded.
    was_spaced: bool,
}

impl BlockScalar {
    fn add(&mut self, content: &str, has_break: bool) {
        let is_spaced = content.starts_with(' ');
        let is_folded =
            !self.is_literal && !self.line_break.is_empty() && !self.was_spaced && !is_spaced;
        match self.blank {
            0 if is_folded => self.text.push(' '),
            _ if is_folded => {}
            _ => self.text.push_str(self.line_break),
        }
        self.text.extend(std::iter::repeat_n('\n', self.blank));
        self.text.push_str(content);
        self.blank = 0;
        self.was_spaced = is_spaced;
        self.line_break = if has_break { "\n" } else { "" };
    }

    fn close(mut self, chomping: Chomping) -> String {
        if chomping != Chomping::Strip {
            self.text.push_str(self.line_break);
        }
        if chomping == Chomping::Keep {
            self.text.extend(std::iter::repeat_n('\n', self.blank));
        }
        self.text
    }
}

/// Joins a scalar with its next line, after a number of blank lines (YAML 1.2.2, section 6.5).
fn join(text: &mut String, blank: usize) {
    match blank {
        0 => text.push(' '),
        _ => text.extend(std::iter::repeat_n('\n', blank)),
    }
}

/// The text between single quotation marks.
fn undoubled(written: &str) -> Cow<'_, str> {
    if memchr(b'\'', written.as_bytes()).is_none() {
        return Cow::Borrowed(written);
    }
    Cow::Owned(written.replace("''", "'"))
}

/// The text between double quotation marks; `None` if it has a rare escape.
fn unescaped(written: &str) -> Option<Cow<'_, str>> {
    let Some(mut at) = memchr(b'\\', written.as_bytes()) else {
        return Some(Cow::Borrowed(written));
    };
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    loop {
        text.push_str(rest.get(..at)?);
        let (c, length) = escape(rest.get(at + 1..)?)?;
        text.push(c);
        rest = rest.get(at + 1 + length..)?;
        match memchr(b'\\', rest.as_bytes()) {
            Some(next) => at = next,
            None => break,
        }
    }
    text.push_str(rest);
    Some(Cow::Owned(text))
}

/// The character that an escape stands for, and the length of what follows its backslash (YAML 1.2.2, section 5.7).
fn escape(rest: &str) -> Option<(char, usize)> {
    let hexadecimal = |digits: usize| {
        let code = rest.get(1..1 + digits)?;
        let is_hexadecimal = code.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = u32::from_str_radix(code, 16)
            .ok()
            .filter(|_| is_hexadecimal)?;
        Some((char::from_u32(code)?, 1 + digits))
    };
    match rest.bytes().next()? {
        b'n' => Some(('\n', 1)),
        b't' => Some(('\t', 1)),
        b'r' => Some(('\r', 1)),
        c @ (b'"' | b'\\' | b'/') => Some((char::from(c), 1)),
        b'x' => hexadecimal(2),
        b'u' => hexadecimal(4),
        _ => None,
    }
}
