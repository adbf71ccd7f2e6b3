//! YAML values, with scalars as written.

use std::cell::Cell;
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess,
    SeqAccess, VariantAccess, Visitor,
};

/// Characters that end a line in YAML 1.1, which `serde_yaml` follows, but not in YAML 1.2 (1.2.2,
/// section 5.4).
const LINE_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// Line separators of YAML 1.1, each with the placeholder character used while a text is parsed.
type Placeholders = [(char, char); 3];

/// A YAML value whose scalars are as written: `2024.10` stays `2024.10`, `0476` stays `0476`. A tag
/// (`!tag`) does not change a value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Node {
    /// No value, `~` or `null`.
    #[default]
    Null,
    /// The text of a plain, quoted or block scalar.
    Scalar(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in file order; a duplicate key occurs twice.
    Map(Vec<(String, Node)>),
}

/// Whether a text has a line separator of YAML 1.1: all of them begin with one of two bytes.
fn has_old_line_ends(text: &str) -> bool {
    memchr::memchr2_iter(0xC2, 0xE2, text.as_bytes()).any(|at| {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        matches!(rest, [0xC2, 0x85, ..] | [0xE2, 0x80, 0xA8 | 0xA9, ..])
    })
}

/// Placeholders for the line separators: noncharacters (The Unicode Standard, section 23.7) that
/// the text does not contain, not even as escapes. `None` if there are too few.
fn placeholders(text: &str) -> Option<Placeholders> {
    let lower = text.to_ascii_lowercase();
    let is_free = |c: &char| !text.contains(*c) && !lower.contains(&format!("{:x}", u32::from(*c)));
    let mut free = ('\u{fdd0}'..='\u{fdef}').filter(is_free);
    let [first, second, third] = LINE_ENDS.map(|c| Some((c, free.next()?)));
    Some([first?, second?, third?])
}

impl Node {
    /// A scalar with that text.
    pub(in crate::timeline) fn of_text(text: &str) -> Self {
        Self::Scalar(text.to_owned())
    }

    /// The text of a scalar; `None` for other values.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The pairs of a mapping; empty for other values.
    pub(crate) fn pairs(&self) -> &[(String, Self)] {
        match self {
            Self::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// The first value of that key in a mapping.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.pairs()
            .iter()
            .find_map(|(name, value)| (name == key).then_some(value))
    }

    /// Parses every document of a text.
    ///
    /// `serde_yaml` converts plain scalars to numbers and booleans unless a string is requested. So
    /// the text is parsed once with values of any type. Only if a number or boolean may have been
    /// written differently (`2024.10`, `0x1F`, `True`), it is parsed a second time, requesting a
    /// string for every scalar of the first pass.
    ///
    /// # Errors
    /// The errors of `serde_yaml`.
    pub(in crate::timeline) fn read_all(text: &str) -> Result<Vec<Self>, serde_yaml::Error> {
        let placeholders = has_old_line_ends(text)
            .then(|| placeholders(text))
            .flatten();
        let Some(placeholders) = placeholders else {
            return Self::read_text(text);
        };
        let mut text = text.to_owned();
        for (c, placeholder) in placeholders {
            text = text.replace(c, placeholder.encode_utf8(&mut [0; 4]));
        }
        let mut documents = Self::read_text(&text)?;
        for document in &mut documents {
            document.put_back_line_ends(&placeholders);
        }
        Ok(documents)
    }

    /// Parses a text that has no line separators of YAML 1.1.
    fn read_text(text: &str) -> Result<Vec<Self>, serde_yaml::Error> {
        let mut notes = Notes::default();
        let mut documents = if let Ok(documents) = notes.read(text) {
            documents
        } else {
            // A key that is not a text, or an error that will occur again.
            notes = Notes {
                any_key: true,
                ..Notes::default()
            };
            notes.read(text)?
        };
        if !notes.is_as_written(text) {
            for (document, node) in serde_yaml::Deserializer::from_str(text).zip(&mut documents) {
                Rewrite(node).deserialize(document)?;
            }
        }
        Ok(documents)
    }

    /// Restores the line separators that were replaced for parsing.
    fn put_back_line_ends(&mut self, placeholders: &Placeholders) {
        let put_back = |text: &mut String| {
            for (c, placeholder) in placeholders {
                if text.contains(*placeholder) {
                    *text = text.replace(*placeholder, c.encode_utf8(&mut [0; 4]));
                }
            }
        };
        match self {
            Self::Null => {}
            Self::Scalar(text) => put_back(text),
            Self::List(items) => {
                for item in items {
                    item.put_back_line_ends(placeholders);
                }
            }
            Self::Map(pairs) => {
                for (key, value) in pairs {
                    put_back(key);
                    value.put_back_line_ends(placeholders);
                }
            }
        }
    }

    /// The value on one line, for a key that is not a scalar.
    fn flow(&self) -> String {
        match self {
            Self::Null => "~".to_owned(),
            Self::Scalar(text) => text.clone(),
            Self::List(items) => {
                let items: Vec<_> = items.iter().map(Self::flow).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Map(pairs) => {
                let pairs: Vec<_> = pairs
                    .iter()
                    .map(|(key, value)| format!("{key}: {}", value.flow()))
                    .collect();
                format!("{{{}}}", pairs.join(", "))
            }
        }
    }
}

/// What the first pass encountered.
#[derive(Default)]
struct Notes {
    integers: Cell<bool>,
    truths: Cell<bool>,
    /// Whether there was a number whose text cannot be derived from its value.
    others: Cell<bool>,
    /// Whether keys may be lists and mappings: numbers in them are not kept as written.
    any_key: bool,
}

impl Notes {
    fn read(&self, text: &str) -> Result<Vec<Node>, serde_yaml::Error> {
        serde_yaml::Deserializer::from_str(text)
            .map(|document| First(self).deserialize(document))
            .collect()
    }

    /// Whether the first pass has every scalar as written.
    fn is_as_written(&self, text: &str) -> bool {
        !self.others.get()
            && (!self.integers.get() || plain_decimals(text))
            && (!self.truths.get()
                || !["True", "TRUE", "False", "FALSE"]
                    .iter()
                    .any(|word| text.contains(word)))
    }
}

/// Whether every integer in the text is written in plain decimals: `serde_yaml` also accepts `0x`,
/// `0o`, `0b` and a leading `+`; leading zeros make a string.
fn plain_decimals(text: &str) -> bool {
    let bytes = text.as_bytes();
    !memchr::memchr2_iter(b'0', b'+', bytes).any(|at| match bytes.get(at..) {
        Some([b'0', next, ..]) => matches!(next, b'x' | b'o' | b'b'),
        Some([b'+', next, ..]) => next.is_ascii_digit(),
        _ => false,
    })
}

/// Deserializes a value of any type.
struct First<'n>(&'n Notes);

impl<'de> DeserializeSeed<'de> for First<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for First<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.0.truths.set(true);
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        self.0.integers.set(true);
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        self.0.integers.set(true);
        // `-0` is deserialized as 0.
        if value == 0 {
            self.0.others.set(true);
        }
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        self.0.integers.set(true);
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        self.0.integers.set(true);
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        self.0.others.set(true);
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::of_text(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(First(self.0))? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Node, A::Error> {
        // Most events have at most this many keys.
        let mut map = Vec::with_capacity(12);
        if self.0.any_key {
            let aside = Notes {
                any_key: true,
                ..Notes::default()
            };
            while let Some(key) = pairs.next_key_seed(First(&aside))? {
                map.push((key.flow(), pairs.next_value_seed(First(self.0))?));
            }
        } else {
            while let Some(key) = pairs.next_key()? {
                map.push((key, pairs.next_value_seed(First(self.0))?));
            }
        }
        Ok(Node::Map(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Node, A::Error> {
        // A value with a custom tag: the tag is reported by `tags`.
        let (IgnoredAny, value) = data.variant()?;
        value.newtype_variant_seed(First(self.0))
    }
}

/// Deserializes a value of known shape, requesting strings, and overwrites the scalars of the first
/// pass.
struct Rewrite<'n>(&'n mut Node);

impl<'de> DeserializeSeed<'de> for Rewrite<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0 {
            Node::Null => IgnoredAny::deserialize(deserializer).map(|_| ()),
            Node::Scalar(text) => {
                *text = String::deserialize(deserializer)?;
                Ok(())
            }
            Node::List(items) => deserializer.deserialize_seq(Items(items)),
            Node::Map(pairs) => deserializer.deserialize_map(Pairs(pairs)),
        }
    }
}

struct Items<'n>(&'n mut [Node]);

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the list that the first reading met")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        for node in self.0 {
            access.next_element_seed(Rewrite(node))?;
        }
        Ok(())
    }
}

struct Pairs<'n>(&'n mut [(String, Node)]);

impl<'de> Visitor<'de> for Pairs<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the mapping that the first reading met")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        for (_, node) in self.0 {
            access.next_key::<IgnoredAny>()?;
            access.next_value_seed(Rewrite(node))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Node {
        match <[Node; 1]>::try_from(Node::read_all(text).unwrap()) {
            Ok([node]) => node,
            Err(nodes) => panic!("{nodes:?}"),
        }
    }

    #[test]
    fn scalars_are_kept_as_written() {
        let kept = [
            "2024.10",
            "0476",
            "1e3",
            "0x1F",
            "0o17",
            "0b101",
            "yes",
            "007",
            "+5",
            "-0",
            "-0x1F",
            "12345678901234567890123",
            "True",
            "FALSE",
            "true",
            ".inf",
            "-.Inf",
            ".NaN",
            "1_000",
            "12:30:45",
            "2001-12-14t21:59:43.10-05:00",
            "0.1",
            "1.",
            "+.5",
            "6.02e23",
            "~4004",
            "=",
            "<<x",
            "a b",
            "2024",
            "-43",
        ];
        for text in kept {
            let scalar = Node::Scalar(text.to_owned());
            assert_eq!(read(text), scalar, "{text} alone");
            assert_eq!(
                read(&format!("[{text}]")),
                Node::List(vec![scalar.clone()]),
                "{text} in a list"
            );
            assert_eq!(
                read(&format!("{text}: {text}\nb: 1.50")),
                Node::Map(vec![
                    (text.to_owned(), scalar),
                    ("b".to_owned(), Node::Scalar("1.50".to_owned()))
                ]),
                "{text} as key and value"
            );
        }
    }

    #[test]
    fn quotes_blocks_tags_and_null_are_read() {
        let table = [
            ("a: ~", "{a: ~}"),
            ("a:", "{a: ~}"),
            ("a: null", "{a: ~}"),
            ("a: ''", "{a: }"),
            ("a: 'null'", "{a: null}"),
            ("a: |\n  1\n  2\n", "{a: 1\n2\n}"),
            ("a: >\n  1\n  2\n", "{a: 1 2\n}"),
            ("a: !when 2024.10\nb: 0476", "{a: 2024.10, b: 0476}"),
            ("a: !!str 2024.10", "{a: 2024.10}"),
            ("a: !!float 2024.10", "{a: 2024.10}"),
            ("a: !list [1.0, !x 2.0]\nb: 3.0", "{a: [1.0, 2.0], b: 3.0}"),
            ("a: !map {b: 1.0}", "{a: {b: 1.0}}"),
            ("a: !nothing", "{a: ~}"),
            ("!e {a: !nothing , b: 1.0}", "{a: ~, b: 1.0}"),
            ("a: &x 1.0\nb: *x", "{a: 1.0, b: 1.0}"),
            ("a: &x {c: 1.0}\nb: *x", "{a: {c: 1.0}, b: {c: 1.0}}"),
            ("~: 1", "{~: 1}"),
            ("1.0: 2.0", "{1.0: 2.0}"),
            ("[a, b]: 2.0", "{[a, b]: 2.0}"),
            ("? {a: b}\n: [2.0, True]", "{{a: b}: [2.0, True]}"),
            ("a: 1\na: 2.0", "{a: 1, a: 2.0}"),
        ];
        for (text, shown) in table {
            assert_eq!(read(text).flow(), shown, "{text}");
        }
    }

    #[test]
    fn a_line_separator_of_yaml_1_1_does_not_end_a_line() {
        let text = "a: b\u{2028}c\nd: \"e\u{85}f\u{2029}g\"\n";
        assert_eq!(read(text).flow(), "{a: b\u{2028}c, d: e\u{85}f\u{2029}g}");
        let text = "a: b\u{2028}c\nd: \"\\uFDD0 \\ufdd1 \u{fdd2}\"\n";
        assert_eq!(
            read(text).flow(),
            "{a: b\u{2028}c, d: \u{fdd0} \u{fdd1} \u{fdd2}}"
        );
    }

    #[test]
    fn every_document_is_read() {
        let nodes = Node::read_all("---\na: 1.0\n---\n- b\n").unwrap();
        let shown: Vec<_> = nodes.iter().map(Node::flow).collect();
        assert_eq!(shown, ["{a: 1.0}", "[b]"]);
    }
}
