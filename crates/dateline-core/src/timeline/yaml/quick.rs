//! The quick reader: YAML as event files have it, read in one pass over the lines, with the position of every value.
//!
//! It reads block mappings and lists, plain, quoted and block scalars, and lists and mappings in brackets on one line. Whatever else a text
//! has, it declines, and the text goes to `serde_yaml`: anchors, aliases, tags, directives, several documents, `?` keys, tabs, rare
//! escapes, indentation indicators, brackets over several lines, everything that is or may be invalid. What it reads is exactly what
//! `serde_yaml` reads: the tests compare the two on generated and mutated texts.
//!
//! ```text
//! text ─► lines: content lines, one after another ─► block: lists and mappings by their columns
//!                                                      scalar: plain, quoted and block scalars
//!                                                      flow: brackets on one line
//! ```

mod block;
mod flow;
#[cfg(any(test, feature = "fuzzing"))]
pub(in crate::timeline) mod law;
mod lines;
mod scalar;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr3_iter;

use crate::timeline::Node;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::span::Span;
use lines::Lines;

/// The deepest nesting of values; deeper texts are declined. Protects the stack.
const DEEPEST: usize = 24;

/// A value, and where it is in the text.
#[derive(Debug)]
pub(in crate::timeline) struct Quick<'t> {
    value: Value<'t>,
    /// Its bytes on its first line; none of a collection, which begins there.
    bytes: Range<usize>,
}

#[derive(Debug)]
enum Value<'t> {
    Null,
    Scalar(Cow<'t, str>),
    List(Vec<Quick<'t>>),
    Map(Vec<Pair<'t>>),
}

/// A key, which is a scalar, and its value.
#[derive(Debug)]
struct Pair<'t> {
    key: Cow<'t, str>,
    key_bytes: Range<usize>,
    value: Quick<'t>,
}

/// Reads a text that is one document; `None` if it is declined.
pub(in crate::timeline) fn read(text: &str) -> Option<Quick<'_>> {
    if !is_readable(text) {
        return None;
    }
    Lines::new(text).document()
}

impl Quick<'_> {
    /// The positions of the value and of the values within it, in the file of the text that it was read from.
    pub fn span(&self, part: &Part<'_>) -> Span {
        let mut span = span_of(&self.bytes, part);
        match &self.value {
            Value::Null | Value::Scalar(_) => {}
            Value::List(items) => span
                .children
                .extend(items.iter().map(|item| item.span(part))),
            Value::Map(pairs) => {
                for pair in pairs {
                    span.children.push(span_of(&pair.key_bytes, part));
                    span.children.push(pair.value.span(part));
                }
            }
        }
        span
    }

    /// The value without its position.
    pub fn into_node(self) -> Node {
        match self.value {
            Value::Null => Node::Null,
            Value::Scalar(text) => Node::Scalar(text.into_owned()),
            Value::List(items) => Node::List(items.into_iter().map(Quick::into_node).collect()),
            Value::Map(pairs) => {
                let pairs = pairs.into_iter();
                Node::Map(
                    pairs
                        .map(|pair| (pair.key.into_owned(), pair.value.into_node()))
                        .collect(),
                )
            }
        }
    }
}

/// The span of a value on one line.
fn span_of(bytes: &Range<usize>, part: &Part<'_>) -> Span {
    let text = part.text.get(bytes.clone()).unwrap_or_default();
    Span {
        place: part.place(bytes.start),
        width: text.chars().count().max(1),
        children: Vec::new(),
    }
}

/// Whether a text has only characters that mean nothing in YAML 1.1 and 1.2 but themselves, apart from line feeds.
fn is_readable(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_control = |byte: u8| byte < b' ' && byte != b'\n' || byte == 0x7f;
    // A loop without an early exit is vectorized.
    let has_control = bytes
        .iter()
        .fold(false, |any, byte| any | is_control(*byte));
    (!has_control || are_line_ends(bytes)) && !has_odd_character(bytes)
}

/// Whether the only control characters are line feeds, and carriage returns before them.
fn are_line_ends(bytes: &[u8]) -> bool {
    let next = bytes.iter().skip(1).map(Some).chain([None]);
    bytes.iter().zip(next).all(|(byte, next)| match byte {
        b'\n' | b' '..=b'~' | 0x80.. => true,
        b'\r' => next == Some(&b'\n'),
        _ => false,
    })
}

/// Whether a text has a control character beyond ASCII, a line separator of YAML 1.1, a byte order mark, or one of the last two characters
/// of the basic plane, which are none (YAML 1.2.2, section 5.1).
fn has_odd_character(bytes: &[u8]) -> bool {
    memchr3_iter(0xC2, 0xE2, 0xEF, bytes).any(|at| {
        matches!(
            bytes.get(at..),
            Some(
                [0xC2, 0x80..=0x9F, ..]
                    | [0xE2, 0x80, 0xA8 | 0xA9, ..]
                    | [0xEF, 0xBB, 0xBF, ..]
                    | [0xEF, 0xBF, 0xBE | 0xBF, ..]
            )
        )
    })
}
