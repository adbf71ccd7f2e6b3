//! Lists and mappings in block style: which column a line begins in says what it belongs to.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use super::lines::{Line, Lines};
use super::scalar::{begins_plain, has_comment, is_null};
use super::{DEEPEST, Pair, Quick, Value};

/// The longest key, in bytes; texts with a longer one are declined. `serde_yaml` allows 1,024 characters.
const LONGEST_KEY: usize = 256;

/// A key on a line.
struct Key<'t> {
    text: Cow<'t, str>,
    /// The byte after its last, with its closing quotation mark if it has one.
    end: usize,
    /// The byte after its colon.
    after: usize,
}

impl<'t> Lines<'t> {
    /// The whole text as one document: a list or a mapping.
    pub fn document(mut self) -> Option<Quick<'t>> {
        let line = self.line?;
        let at = line.content;
        let is_collection = self.is_dash(at, line) || self.key(at, line)?.is_some();
        let node = if is_collection {
            self.node(at, None, 0)?
        } else {
            return None;
        };
        (self.line.is_none() && !self.is_marked).then_some(node)
    }

    /// The value that begins at byte `at` of the current line, which is not more than `depth` levels deep. The lines that continue it begin
    /// right of the column `parent`.
    fn node(&mut self, at: usize, parent: Option<usize>, depth: usize) -> Option<Quick<'t>> {
        let line = self.line?;
        if depth > DEEPEST {
            return None;
        }
        if self.is_dash(at, line) {
            return self.list(at, depth);
        }
        match self.key(at, line)? {
            Some(key) => self.mapping(at, key, depth),
            None => self.scalar(at, parent?),
        }
    }

    /// The value on the lines right of a column, or null at byte `end` if there is none.
    fn below(&mut self, column: usize, end: usize, depth: usize) -> Option<Quick<'t>> {
        match self.line {
            Some(line) if line.indent() > column => {
                self.node(line.content, Some(column), depth + 1)
            }
            _ => Some(Quick {
                value: Value::Null,
                bytes: end..end,
            }),
        }
    }

    /// The list whose first dash is at a byte of the current line.
    fn list(&mut self, first: usize, depth: usize) -> Option<Quick<'t>> {
        let column = first - self.line?.start;
        let mut at = first;
        let mut items = Vec::new();
        loop {
            let line = self.line?;
            let after = at + 1;
            let item = if self.is_over(after, line.end) {
                self.go_to(line.next);
                self.below(column, line.end, depth)?
            } else {
                let value = self.skip_spaces(after, line.end);
                self.node(value, Some(column), depth + 1)?
            };
            items.push(item);
            match self.line {
                Some(line) if line.indent() > column => return None,
                Some(line) if line.indent() == column && self.is_dash(line.content, line) => {
                    at = line.content;
                }
                _ => break,
            }
        }
        Some(Quick {
            value: Value::List(items),
            bytes: first..first,
        })
    }

    /// The mapping whose first key is at a byte of the current line.
    fn mapping(&mut self, first: usize, key: Key<'t>, depth: usize) -> Option<Quick<'t>> {
        let column = first - self.line?.start;
        let (mut at, mut key) = (first, key);
        // Most events have at most this many keys.
        let mut pairs = Vec::with_capacity(12);
        loop {
            let value = self.value(&key, column, depth)?;
            pairs.push(Pair {
                key: key.text,
                key_bytes: at..key.end,
                value,
            });
            match self.line {
                Some(line) if line.indent() > column => return None,
                Some(line) if line.indent() == column => {
                    at = line.content;
                    key = self.key(at, line)??;
                }
                _ => break,
            }
        }
        Some(Quick {
            value: Value::Map(pairs),
            bytes: first..first,
        })
    }

    /// The value of a key in that column.
    fn value(&mut self, key: &Key<'t>, column: usize, depth: usize) -> Option<Quick<'t>> {
        let line = self.line?;
        if !self.is_over(key.after, line.end) {
            let at = self.skip_spaces(key.after, line.end);
            return self.scalar(at, column);
        }
        self.go_to(line.next);
        match self.line {
            Some(below) if below.indent() == column && self.is_dash(below.content, below) => {
                let mut list = self.list(below.content, depth + 1)?;
                // The parser that reports events has such a list at what follows its first dash.
                let dash = below.content + 1;
                let at = if self.is_over(dash, below.end) {
                    below.end
                } else {
                    self.skip_spaces(dash, below.end)
                };
                list.bytes = at..at;
                Some(list)
            }
            _ => self.below(column, key.after - 1, depth),
        }
    }

    /// The key at a byte of a line; `Some(None)` where a value without a key is, `None` where the text is declined.
    #[expect(
        clippy::option_option,
        reason = "a declined text is not one without a key"
    )]
    fn key(&self, at: usize, line: Line) -> Option<Option<Key<'t>>> {
        let bytes = self.bytes.get(at..line.end)?;
        if let [quote @ (b'"' | b'\''), inner @ ..] = bytes {
            return Some(self.quoted_key(*quote, inner, at, line));
        }
        if !begins_plain(bytes) {
            return Some(None);
        }
        let is_colon = |colon: &usize| matches!(bytes.get(colon + 1), None | Some(b' '));
        let Some(colon) = memchr_iter(b':', bytes).find(is_colon) else {
            return Some(None);
        };
        if has_comment(bytes.get(..colon)?) {
            return Some(None);
        }
        let text = self.trimmed(at, at + colon)?;
        let is_usual = text.len() <= LONGEST_KEY && !is_null(text);
        is_usual.then_some(Some(Key {
            text: Cow::Borrowed(text),
            end: at + text.len(),
            after: at + colon + 1,
        }))
    }

    /// The key in quotation marks at a byte of a line, if it is one without escapes.
    fn quoted_key(&self, quote: u8, inner: &[u8], at: usize, line: Line) -> Option<Key<'t>> {
        let length = memchr(quote, inner)?;
        let text = self.text.get(at + 1..at + 1 + length)?;
        let end = at + 1 + length + 1;
        let colon = self.skip_spaces(end, line.end);
        let is_key = matches!(
            self.bytes.get(colon..line.end),
            Some([b':'] | [b':', b' ', ..])
        );
        let is_usual = length <= LONGEST_KEY && !text.contains('\\');
        (is_key && is_usual).then_some(Key {
            text: Cow::Borrowed(text),
            end,
            after: colon + 1,
        })
    }

    /// Whether a dash of a list is at a byte.
    fn is_dash(&self, at: usize, line: Line) -> bool {
        matches!(
            self.bytes.get(at..line.end),
            Some([b'-'] | [b'-', b' ', ..])
        )
    }
}
