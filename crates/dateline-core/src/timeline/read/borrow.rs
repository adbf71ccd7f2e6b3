//! Reading parts of a broken file whose aliases have their anchors in other parts of the file.
//!
//! ```text
//! base: &base {tags: [a]}     a part with an anchor ───┐ put before the block
//! events:                                              ▼
//! - <<: *base                 a block that can't be read alone
//! ```

use std::sync::Arc;

use crate::limits;
use crate::timeline::item::{Content, Item};
use crate::timeline::shape::{Document, Pair, Value};
use crate::timeline::yaml::parse;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::syntax;
use crate::timeline::{Code, Diagnostic, Node};

/// Most bytes that are parsed for parts one by one.
const ONE_BY_ONE: usize = 2 << 20;
/// A key for the blocks of a list that is in a mapping.
const LIST: &str = "<list>:\n";

/// Parses what failed for lack of an anchor again, preceded by the parts above it that have anchors.
pub(in crate::timeline) fn anchors(document: &mut Document<'_>) {
    let mut above = Above {
        text: String::new(),
        count: 0,
        left: ONE_BY_ONE,
    };
    match document {
        Document::List(items) => above.list(items, ""),
        Document::Map(pairs) => {
            for pair in pairs {
                // The items of a list in brackets have no text of their own.
                let of_section = |item: &Item<'_>| Arc::ptr_eq(&item.part, &pair.part);
                match &mut pair.value {
                    Value::List(items) if !items.iter().any(of_section) => above.list(items, LIST),
                    _ => above.section(pair),
                }
            }
        }
    }
}

/// The parts with anchors above a part.
struct Above {
    text: String,
    /// Their number.
    count: usize,
    /// How many more bytes may be parsed.
    left: usize,
}

impl Above {
    /// Parses a section that lacks an anchor, and keeps one that has anchors.
    fn section(&mut self, pair: &mut Pair<'_>) {
        let lacks =
            matches!(&pair.value, Value::Broken(diagnostic) if is_unknown_anchor(diagnostic));
        let has = syntax::may_have_anchors(pair.part.text.as_bytes());
        let is_broken = matches!(pair.value, Value::Broken(_));
        if !lacks && (is_broken || !has) {
            return;
        }
        let text = self.with("", pair.part.text);
        let Some(Ok(Node::Map(mut pairs))) = self.parse(&Part::new(&text, 1)) else {
            return;
        };
        if lacks && let Some((_, node)) = pairs.pop() {
            pair.value = Value::of(node, None, &pair.part);
        }
        if has {
            self.keep(text);
        }
    }

    /// Parses the blocks of a list that lack an anchor, and keeps those that have anchors.
    fn list(&mut self, items: &mut [Item<'_>], mut key: &'static str) {
        let mut run = Vec::new();
        let lost = lost_anchors(items);
        if !lost.is_empty() {
            // What repeats a value that cannot be read lacks it, and is not to blame.
            let first = items.first().map_or("", |item| item.part.text);
            let dash = " ".repeat(first.len() - first.trim_start_matches(' ').len());
            let empty = lost.iter().map(|name| format!("{dash}- &{name} ~\n"));
            let empty: String = empty.collect();
            self.keep(self.with(key, &empty));
            key = "";
        }
        for item in items {
            let lacks = matches!(&item.content, Content::Broken(diagnostic) if is_unknown_anchor(diagnostic));
            let is_broken = matches!(item.content, Content::Broken(_)) && !lacks;
            if is_broken || !syntax::may_have_anchors(item.part.text.as_bytes()) {
                if lacks {
                    run.push(item);
                }
                continue;
            }
            self.run(std::mem::take(&mut run), key);
            if lacks {
                self.block(item, key);
            }
            let text = self.with(key, item.part.text);
            if !matches!(item.content, Content::Broken(_))
                && let Some(Ok(_)) = self.parse(&Part::new(&text, 1))
            {
                self.keep(text);
                key = "";
            }
        }
        self.run(run, key);
    }

    /// Parses blocks below the same anchors: all at once, else one by one.
    fn run(&mut self, run: Vec<&mut Item<'_>>, key: &str) {
        let all: String = run.iter().map(|item| ended(item.part.text)).collect();
        let text = self.with(key, &all);
        if run.len() > 1
            && let Ok(document) = document(&Part::new(&text, 1))
            && let Some(nodes) = last_items(document, run.len())
        {
            for (item, node) in run.into_iter().zip(nodes) {
                item.content = Content::Read(node);
            }
            return;
        }
        for item in run {
            self.block(item, key);
        }
    }

    /// Parses a block that lacks an anchor. Another mistake in it is reported instead.
    fn block(&mut self, item: &mut Item<'_>, key: &str) {
        let text = self.with(key, item.part.text);
        let before = text.matches('\n').count() - ended(item.part.text).matches('\n').count();
        let Some(line) = item.part.line.checked_sub(before).filter(|line| *line > 0) else {
            return;
        };
        let part = Part::new(&text, line);
        match self.parse(&part) {
            Some(Ok(document)) => {
                if let Some(node) = last_items(document, 1).and_then(|mut nodes| nodes.pop()) {
                    item.content = Content::Read(node);
                }
            }
            Some(Err(diagnostic)) if !is_of_anchors(&diagnostic) => {
                let mut blamed = syntax::blame(&part, *diagnostic);
                let first = item.part.line;
                blamed.labels.retain(|label| label.place.line >= first);
                if blamed.place.is_some_and(|place| place.line >= first) {
                    item.content = Content::Broken(blamed);
                }
            }
            _ => {}
        }
    }

    /// The only document of a text, or its mistake; `None` if too much was parsed already.
    fn parse(&mut self, part: &Part<'_>) -> Option<Result<Node, Box<Diagnostic>>> {
        self.left = self.left.checked_sub(part.text.len())?;
        Some(document(part))
    }

    /// The parts above, followed by a key and a text.
    fn with(&self, key: &str, text: &str) -> String {
        format!("{}{key}{}", self.text, ended(text))
    }

    /// Keeps a text for the parts below it, unless it is too long.
    fn keep(&mut self, text: String) {
        if text.len() <= limits::BORROWED && self.count < limits::BORROWED_SECTIONS {
            self.text = text;
            self.count += 1;
        }
    }
}

/// Names of the anchors that other items repeat, in the items that cannot be read. Their mistake is reported once, where the
/// anchor is.
fn lost_anchors(items: &mut [Item<'_>]) -> Vec<String> {
    let is_lacking = |item: &&Item<'_>| matches!(&item.content, Content::Broken(diagnostic) if is_unknown_anchor(diagnostic));
    let lacking: Vec<&str> = items
        .iter()
        .filter(is_lacking)
        .map(|item| item.part.text)
        .collect();
    let mut lost = Vec::new();
    for item in items.iter_mut() {
        let text = item.part.text;
        let Content::Broken(diagnostic) = &mut item.content else {
            continue;
        };
        if is_unknown_anchor(diagnostic) {
            continue;
        }
        for name in syntax::anchors(text) {
            let alias = format!("*{name}");
            if lost.len() < limits::BORROWED_SECTIONS
                && lacking.iter().any(|text| text.contains(&alias))
            {
                let help = diagnostic.help.take().unwrap_or_default();
                diagnostic.help = Some(format!("{help}; until then `{alias}` is empty"));
                lost.push(name.to_owned());
            }
        }
    }
    lost
}

fn is_unknown_anchor(diagnostic: &Diagnostic) -> bool {
    diagnostic.code == Code::UnknownAnchor
}

/// Whether a diagnostic may only be due to what precedes the part.
fn is_of_anchors(diagnostic: &Diagnostic) -> bool {
    matches!(
        diagnostic.code,
        Code::AliasRepeat | Code::DuplicateAnchor | Code::RecursiveAlias | Code::TooLong
    )
}

/// The only document of a text.
fn document(part: &Part<'_>) -> Result<Node, Box<Diagnostic>> {
    let mut documents = parse::documents(part)?;
    Ok(documents.pop().unwrap_or(Node::Null))
}

/// The last items of the last list of a document.
fn last_items(document: Node, count: usize) -> Option<Vec<Node>> {
    let list = match document {
        Node::Map(mut pairs) => pairs.pop()?.1,
        list => list,
    };
    let Node::List(mut nodes) = list else {
        return None;
    };
    let first = nodes.len().checked_sub(count)?;
    Some(nodes.split_off(first))
}

/// The text, with a line end added if it has none.
fn ended(text: &str) -> String {
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{end}")
}
