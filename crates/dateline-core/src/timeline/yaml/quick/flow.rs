//! Lists in brackets and mappings in braces, on one line.

use std::borrow::Cow;

use super::lines::{Line, Lines};
use super::scalar::is_null;
use super::{DEEPEST, Pair, Quick, Value};

impl<'t> Lines<'t> {
    /// The list or mapping in brackets at a byte of a line, after which the line has no value.
    pub(super) fn flow(&self, at: usize, line: Line) -> Option<Quick<'t>> {
        let (value, end) = self.collection(at, line, 0)?;
        self.is_over(end, line.end).then_some(value)
    }

    /// The value at a byte within brackets, and the byte after it.
    fn flow_value(&self, at: usize, line: Line, depth: usize) -> Option<(Quick<'t>, usize)> {
        match self.bytes.get(at..line.end)? {
            [b'[' | b'{', ..] => self.collection(at, line, depth + 1),
            [b'"' | b'\'', ..] => {
                let (text, end) = self.flow_quoted(at, line)?;
                Some((
                    Quick {
                        value: Value::Scalar(text),
                        bytes: at..end,
                    },
                    end,
                ))
            }
            _ => {
                let text = self.flow_plain(at, line)?;
                let end = at + text.len();
                let value = if is_null(text) {
                    Value::Null
                } else {
                    Value::Scalar(Cow::Borrowed(text))
                };
                Some((
                    Quick {
                        value,
                        bytes: at..end,
                    },
                    end,
                ))
            }
        }
    }

    fn collection(&self, at: usize, line: Line, depth: usize) -> Option<(Quick<'t>, usize)> {
        if depth > DEEPEST {
            return None;
        }
        let is_list = self.bytes.get(at) == Some(&b'[');
        let close = if is_list { b']' } else { b'}' };
        let mut items = Vec::new();
        let mut pairs = Vec::new();
        let mut next = self.skip_spaces(at + 1, line.end);
        let mut is_closed = self.bytes.get(next..line.end)?.first() == Some(&close);
        while !is_closed {
            if is_list {
                let (value, end) = self.flow_value(next, line, depth)?;
                items.push(value);
                next = end;
            } else {
                let (key, key_bytes, value) = self.flow_key(next, line)?;
                let (value, end) = self.flow_value(value, line, depth)?;
                pairs.push(Pair {
                    key,
                    key_bytes,
                    value,
                });
                next = end;
            }
            next = self.skip_spaces(next, line.end);
            match self.bytes.get(next..line.end)?.first()? {
                b',' => next = self.skip_spaces(next + 1, line.end),
                byte if *byte == close => is_closed = true,
                _ => return None,
            }
        }
        let value = if is_list {
            Value::List(items)
        } else {
            Value::Map(pairs)
        };
        Some((
            Quick {
                value,
                bytes: at..at,
            },
            next + 1,
        ))
    }

    /// The key of a pair in braces, and the byte at which its value begins.
    fn flow_key(
        &self,
        at: usize,
        line: Line,
    ) -> Option<(Cow<'t, str>, std::ops::Range<usize>, usize)> {
        let (key, end) = if let [b'"' | b'\'', ..] = self.bytes.get(at..line.end)? {
            self.flow_quoted(at, line)?
        } else {
            let key = self.flow_plain(at, line).filter(|key| !is_null(key))?;
            (Cow::Borrowed(key), at + key.len())
        };
        let colon = self.skip_spaces(end, line.end);
        let is_key = matches!(self.bytes.get(colon..line.end)?, [b':', b' ', ..]);
        is_key.then(|| (key, at..end, self.skip_spaces(colon + 1, line.end)))
    }

    fn flow_quoted(&self, at: usize, line: Line) -> Option<(Cow<'t, str>, usize)> {
        let quote = *self.bytes.get(at)?;
        let (text, end) = self.quoted_on_line(quote, at + 1, line.end)?;
        Some((text, end?))
    }

    /// The plain scalar at a byte within brackets: letters, digits and signs that mean nothing there. A colon belongs to it before a letter or
    /// digit.
    fn flow_plain(&self, at: usize, line: Line) -> Option<&'t str> {
        let bytes = self.bytes.get(at..line.end)?;
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
        let first = bytes.first()?;
        if !is_letter(first)
            && !b"($/_+~^;.".contains(first)
            && !matches!(bytes, [b'-', next, ..] if is_letter(next))
        {
            return None;
        }
        let mut length = 0;
        while let Some(byte) = bytes.get(length) {
            match byte {
                b',' | b']' | b'}' => break,
                b':' if bytes.get(length + 1) == Some(&b' ') => break,
                b':' if bytes.get(length + 1).is_some_and(is_letter) => {}
                b':' if bytes.get(length + 1..length + 3) == Some(b"//") => {}
                b':' | b'[' | b'{' | b'#' | b'?' => return None,
                _ => {}
            }
            length += 1;
        }
        let text = self.trimmed(at, at + length)?;
        (!text.is_empty()).then_some(text)
    }
}
