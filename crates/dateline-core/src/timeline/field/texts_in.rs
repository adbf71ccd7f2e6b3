//! The text of a value that is not itself a text: `{value: …}`, `{text: …, icon: …}`, a list of
//! texts.

use crate::limits;
use crate::timeline::Node;

/// Keys of a mapping that hold its text, in order of preference.
const TEXT_KEYS: &[&str] = &[
    "text", "title", "name", "headline", "label", "value", "detail", "content", "#text", "_text",
    "$t", "en",
];

/// The text of a value: its own, that of a mapping, or the first of a list.
pub(in crate::timeline) fn text_in(node: &Node) -> Option<&str> {
    at_depth(node, limits::NESTING_OF_TEXTS)
}

fn at_depth(node: &Node, depth: usize) -> Option<&str> {
    match node {
        Node::Scalar(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        Node::Null => None,
        _ if depth == 0 => None,
        Node::List(items) => items.iter().find_map(|item| at_depth(item, depth - 1)),
        Node::Map(pairs) => {
            let known = TEXT_KEYS.iter().find_map(|key| {
                let (_, value) = pairs
                    .iter()
                    .find(|(name, _)| name.eq_ignore_ascii_case(key))?;
                at_depth(value, depth - 1)
            });
            // A mapping with a single pair has the text of that.
            known.or_else(|| match pairs.as_slice() {
                [(_, value)] => at_depth(value, depth - 1),
                _ => None,
            })
        }
    }
}
