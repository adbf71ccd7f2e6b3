//! JSON texts, parsed by `serde_json`: values as written, with positions.
//!
//! JSON is close to YAML, but no YAML parser accepts all of it: surrogate pairs (`"\ud83c\udf89"`),
//! control characters such as U+007F, and keys of any length are valid JSON (RFC 8259). So a text
//! that is JSON is parsed as JSON.

use crate::limits;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::timeline::Code;
use crate::timeline::yaml::nesting::{FLATTER, too_deep};
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::span::Span;
use crate::timeline::{Diagnostic, Node, Place};

/// A value of the file, and its span.
pub(in crate::timeline) type Located = (Node, Span);

/// Whether a text may be JSON: it begins with a bracket or a brace.
pub(in crate::timeline) fn may_be_json(text: &str) -> bool {
    text.trim_start().starts_with(['[', '{'])
}

/// Parses a text of one or more JSON values: a document, or JSON Lines.
///
/// Several values that are all mappings become the items of one list.
///
/// # Errors
/// Where the text is not JSON, or nests deeper than [`limits::NESTING`].
pub(in crate::timeline) fn read(part: &Part<'_>) -> Result<Vec<Located>, Box<Diagnostic>> {
    let values = serde_json::Deserializer::from_str(part.text).into_iter::<&RawValue>();
    let values: Vec<&RawValue> = values
        .collect::<Result<_, _>>()
        .map_err(|error| Box::new(not_json(part, &error)))?;
    let mut walk = Walk::new(part);
    let located: Vec<Located> = values
        .into_iter()
        .map(|value| walk.value(value, 0))
        .collect::<Result<_, _>>()?;
    let lines = located.len() > 1 && located.iter().all(|(node, _)| matches!(node, Node::Map(_)));
    if !lines {
        return Ok(located);
    }
    let (nodes, spans): (Vec<_>, Vec<_>) = located.into_iter().unzip();
    let list = Span::around(spans).map(|span| (Node::List(nodes), span));
    Ok(list.into_iter().collect())
}

/// A diagnostic with the error of `serde_json`, at its position.
fn not_json(part: &Part<'_>, error: &serde_json::Error) -> Diagnostic {
    let line = part.line + error.line().saturating_sub(1);
    let before = error.column().saturating_sub(1);
    let text = part.line_text(line);
    // `serde_json` counts columns in bytes, diagnostics in characters.
    let column = text
        .char_indices()
        .take_while(|(at, _)| *at < before)
        .count()
        + 1;
    let (message, help) = if error.is_eof() {
        let help = "close every bracket, brace and quote that is open";
        (
            "not valid JSON: the file ends within a value".to_owned(),
            Some(help.to_owned()),
        )
    } else {
        // The message ends with the position, which the diagnostic has already.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or(&message);
        (format!("not valid JSON: {message}"), None)
    };
    part.diagnostic(Code::NotJson, Place { line, column }, 1, message, help)
}

/// The pairs of a mapping: the raw text of each key and value.
pub(in crate::timeline) struct Pairs<'t>(pub(in crate::timeline) Vec<(&'t RawValue, &'t RawValue)>);

impl<'de: 't, 't> Deserialize<'de> for Pairs<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Vec<(&'de RawValue, &'de RawValue)>;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(pairs)
            }
        }
        deserializer.deserialize_map(Reader).map(Pairs)
    }
}

/// Visits the values of a text in order.
struct Walk<'p, 't> {
    part: &'p Part<'t>,
    /// The byte up to which lines and columns were counted.
    byte: usize,
    /// The position of that byte.
    place: Place,
}

impl<'p, 't> Walk<'p, 't> {
    fn new(part: &'p Part<'t>) -> Self {
        Self {
            part,
            byte: 0,
            place: Place {
                line: part.line,
                column: 1,
            },
        }
    }

    fn value(&mut self, raw: &'t RawValue, depth: usize) -> Result<Located, Box<Diagnostic>> {
        let mut span = self.span(raw.get());
        if depth > limits::NESTING {
            let help = Some(FLATTER.to_owned());
            let diagnostic = self
                .part
                .diagnostic(Code::TooDeep, span.place, 1, too_deep(), help);
            return Err(Box::new(diagnostic));
        }
        let text = raw.get();
        let failed = |error: &serde_json::Error| Box::new(not_json(self.part, error));
        let node = match text.as_bytes().first() {
            Some(b'[') => {
                let items: Vec<&RawValue> =
                    serde_json::from_str(text).map_err(|error| failed(&error))?;
                let mut nodes = Vec::with_capacity(items.len());
                for item in items {
                    let (node, child) = self.value(item, depth + 1)?;
                    nodes.push(node);
                    span.children.push(child);
                }
                Node::List(nodes)
            }
            Some(b'{') => {
                let Pairs(raw) = serde_json::from_str(text).map_err(|error| failed(&error))?;
                let mut pairs = Vec::with_capacity(raw.len());
                for (key, value) in raw {
                    span.children.push(self.span(key.get()));
                    let (node, child) = self.value(value, depth + 1)?;
                    pairs.push((string(key.get()), node));
                    span.children.push(child);
                }
                Node::Map(pairs)
            }
            Some(b'"') => Node::Scalar(string(text)),
            _ if text == "null" => Node::Null,
            // A number or boolean, as written.
            _ => Node::of_text(text),
        };
        Ok((node, span))
    }

    /// The position of a value. It has to begin after every value that this was called for before.
    fn span(&mut self, raw: &str) -> Span {
        let start = raw
            .as_ptr()
            .addr()
            .saturating_sub(self.part.text.as_ptr().addr());
        let between = self.part.text.get(self.byte..start).unwrap_or_default();
        match between.rfind('\n') {
            Some(end) => {
                self.place.line += between.bytes().filter(|byte| *byte == b'\n').count();
                self.place.column = 1 + between.get(end + 1..).unwrap_or_default().chars().count();
            }
            None => self.place.column += between.chars().count(),
        }
        self.byte = self.byte.max(start);
        let width = if raw.contains('\n') {
            usize::MAX
        } else {
            raw.chars().count()
        };
        Span {
            place: self.place,
            width,
            children: Vec::new(),
        }
    }
}

/// The text of a string. An unpaired surrogate, which is not a character, becomes U+FFFD.
fn string(raw: &str) -> String {
    serde_json::from_str(raw).unwrap_or_else(|_| {
        let Ok(Bytes(bytes)) = serde_json::from_str(raw) else {
            return raw.to_owned();
        };
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// The bytes of a string with an unpaired surrogate.
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Vec<u8>;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a text")
            }

            fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_owned())
            }
        }
        deserializer.deserialize_bytes(Reader).map(Bytes)
    }
}
