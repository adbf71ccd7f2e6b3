//! Reading parts of a broken file whose aliases have their anchors in other sections of the file.
//!
//! ```text
//! base: &base {tags: [a]}     a section with an anchor ─┐ put before the block
//! events:                                               ▼
//! - <<: *base                 a block that can't be read alone
//! ```

use crate::limits;
use crate::timeline::item::{Content, Item};
use crate::timeline::shape::{Document, Value};
use crate::timeline::yaml::parse;
use crate::timeline::yaml::part::Part;
use crate::timeline::{Code, Node};

/// Most bytes that are parsed for parts one by one, after parsing them all at once failed.
const ONE_BY_ONE: usize = 2 << 20;
/// A key for the blocks below the sections.
const BELOW: &str = "<blocks>:\n";

/// Parses what failed for lack of an anchor again, preceded by the sections that have anchors.
pub(in crate::timeline) fn anchors(document: &mut Document<'_>) {
    let Document::Map(pairs) = document else {
        return;
    };
    let mut sections = String::new();
    let mut count = 0;
    for pair in &mut *pairs {
        let text = pair.part.text;
        let (anchors, lacks) = (text.contains('&'), lacks_anchor(&pair.value));
        let may_precede = match &pair.value {
            Value::Broken(_) => lacks,
            Value::List(items) => items
                .iter()
                .all(|item| matches!(item.content, Content::Read(_))),
            _ => true,
        };
        let fits =
            sections.len() + text.len() <= limits::BORROWED && count < limits::BORROWED_SECTIONS;
        if !(anchors || lacks) || !may_precede || !fits {
            continue;
        }
        count += 1;
        let longer = ended(&format!("{sections}{text}"));
        let Some(node) = last(&longer) else {
            continue;
        };
        if lacks {
            pair.value = Value::of(node, None, &pair.part);
        }
        if anchors {
            sections = longer;
        }
    }
    if sections.is_empty() {
        return;
    }
    for pair in pairs {
        if let Value::List(items) = &mut pair.value {
            blocks(items, &sections);
        }
    }
}

fn lacks_anchor(value: &Value<'_>) -> bool {
    matches!(value, Value::Broken(diagnostic) if diagnostic.code == Code::UnknownAnchor)
}

/// Parses the blocks of a list that lack an anchor: all at once, else one by one.
fn blocks(items: &mut [Item<'_>], sections: &str) {
    let mut lacking: Vec<_> = items
        .iter_mut()
        .filter(|item| {
            matches!(&item.content, Content::Broken(diagnostic) if diagnostic.code == Code::UnknownAnchor)
        })
        .collect();
    let all: String = lacking.iter().map(|item| ended(item.part.text)).collect();
    if let Some(Node::List(nodes)) = last(&format!("{sections}{BELOW}{all}"))
        && nodes.len() == lacking.len()
    {
        for (item, node) in lacking.iter_mut().zip(nodes) {
            item.content = Content::Read(node);
        }
        return;
    }
    let mut left = ONE_BY_ONE;
    for item in lacking {
        let text = format!("{sections}{BELOW}{}", ended(item.part.text));
        let Some(rest) = left.checked_sub(text.len()) else {
            return;
        };
        left = rest;
        if let Some(Node::List(nodes)) = last(&text)
            && let Ok([node]) = <[Node; 1]>::try_from(nodes)
        {
            item.content = Content::Read(node);
        }
    }
}

/// The value of the last key of a text, if the text can be parsed.
fn last(text: &str) -> Option<Node> {
    let documents = parse::documents(&Part::new(text, 1)).ok()?;
    match <[Node; 1]>::try_from(documents) {
        Ok([Node::Map(mut pairs)]) => pairs.pop().map(|(_, node)| node),
        _ => None,
    }
}

/// The text, with a line end added if it has none.
fn ended(text: &str) -> String {
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{end}")
}
