//! Items: the pieces of a file that events are built from, parsed or not.

use std::sync::{Arc, LazyLock, OnceLock};

use super::field::list_keys::ListKeys;
use super::previous::{PreviousEntries, fingerprint};
use super::yaml::block::{has_dash_per_key, is_blank, is_block_header, key_of};
use super::yaml::guard;
use super::yaml::parse;
use super::yaml::part::Part;
use super::yaml::span::Span;
use super::yaml::syntax;
use super::{Code, Diagnostic, Entry, Node, Place};
use crate::limits;
use crate::parallel;
use crate::timeline::field::date_text::DateText;

/// One item of a list of events.
#[derive(Debug)]
pub(super) struct Item<'t> {
    /// The text that it is in: its block, or the whole document.
    pub part: Arc<Part<'t>>,
    pub content: Content,
    pub spans: LazySpan,
    /// What the mappings around it say about it.
    pub around: Option<Arc<Surroundings>>,
    pub place: Place,
    pub fingerprint: u64,
    /// Diagnostics for bytes that are not UTF-8.
    pub problems: Vec<Diagnostic>,
    /// Path of keys from the top of the file to its list.
    pub list: Arc<str>,
    /// What the keys of that list were decided to mean.
    pub keys: Option<Arc<ListKeys>>,
}

#[derive(Debug)]
pub(super) enum Content {
    Read(Node),
    /// The item could not be parsed.
    Broken(Diagnostic),
    /// A run of empty list items.
    Empty(usize),
    /// The text is unchanged since the previous version of the file.
    Kept(Arc<Entry>),
}

/// The positions of the values of an item.
#[derive(Debug)]
pub(super) enum LazySpan {
    /// Computed by parsing the block, on first use.
    Block(OnceLock<Option<Span>>),
    Known(Span),
    Unknown,
}

/// What the mappings around a nested event say about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Surroundings {
    /// Date of the block that it is in, or the key that it is under.
    pub date: Option<DateText>,
    /// The key that it is under, if that is its name.
    pub slug: Option<String>,
    /// Title of the block that it is in.
    pub title: Option<String>,
    /// Title of the block that it is in, or key of its list if the file has several.
    pub group: Option<String>,
    /// The other fields of that block.
    pub fields: Vec<(String, Node)>,
}

impl Item<'_> {
    /// The positions of the item's values; `None` if they cannot be determined.
    pub fn span(&self) -> Option<&Span> {
        match &self.spans {
            LazySpan::Known(span) => Some(span),
            LazySpan::Unknown => None,
            LazySpan::Block(found) => found
                .get_or_init(|| {
                    let documents = parse::spans(self.part.text, self.part.line)?;
                    documents.into_iter().next()?.children.into_iter().next()
                })
                .as_ref(),
        }
    }

    /// Sets what the mappings around it say. This changes its fingerprint, so that a cached event
    /// of the same text is not reused.
    pub fn within(&mut self, around: &Arc<Surroundings>) {
        reread(self);
        self.fingerprint = fingerprint((self.fingerprint, around));
        self.around = Some(Arc::clone(around));
    }

    /// The position of a block's value on the line of its key, found without parsing the block;
    /// `None` if the value is not on that line.
    pub fn place_of_value(&self, key: &str) -> Option<Place> {
        if !matches!(self.spans, LazySpan::Block(_)) {
            return None;
        }
        let indent = self.place.column.checked_sub(1)?;
        for (number, line) in (self.part.line..).zip(self.part.text.lines()) {
            let content = line.trim_start_matches([' ', '-']);
            let column = line.len() - content.len();
            if column == indent
                && line.is_char_boundary(column)
                && content.starts_with(key)
                && let Some((own, value)) = key_of(content)
                && own == key
            {
                let value = value.trim_start();
                let before = line.len().checked_sub(value.len())?;
                // A key alone on its line has its value below it.
                let column = line.get(..before)?.chars().count() + 1;
                let stands = !value.is_empty() && !value.starts_with(['#', '&', '*', '!']);
                return stands.then_some(Place {
                    line: number,
                    column,
                });
            }
        }
        None
    }

    /// Its content, and the positions of its values.
    pub fn open(self) -> (Content, Option<Span>) {
        let span = self.span().cloned();
        (self.content, span)
    }

    /// A diagnostic at a position of the item.
    pub fn problem(
        &self,
        code: Code,
        span: Option<&Span>,
        message: impl Into<String>,
        help: Option<String>,
    ) -> Diagnostic {
        let (place, width) = match span {
            Some(span) if span.place.line > 0 => (span.place, span.width),
            _ => (self.place, 1),
        };
        self.part.diagnostic(code, place, width, message, help)
    }
}

/// Parses the blocks of a list, except those that are known.
pub(super) fn blocks<'t>(blocks: Vec<Part<'t>>, known: &PreviousEntries) -> Vec<Item<'t>> {
    parallel::map_batches(blocks, |blocks| {
        let items = blocks.into_iter().map(|part| item(part, known));
        items.collect()
    })
}

/// Parses an item that was not parsed because it is unchanged, if it turns out that it has to be.
pub(super) fn reread(item: &mut Item<'_>) {
    if matches!(item.content, Content::Kept(_)) {
        item.content = read_block(&item.part);
    }
}

/// The item of a block: parsed, unless its event is known.
fn item<'t>(part: Part<'t>, known: &PreviousEntries) -> Item<'t> {
    let fingerprint = fingerprint(part.text.trim_end());
    let place = begin(&part);
    let content = match known.event(fingerprint, part.text) {
        Some(entry) => Content::Kept(Arc::clone(entry)),
        None => read_block(&part),
    };
    Item {
        part: Arc::new(part),
        content,
        spans: LazySpan::Block(OnceLock::new()),
        around: None,
        place,
        fingerprint,
        problems: Vec::new(),
        list: top(),
        keys: None,
    }
}

/// An item whose text cannot be parsed.
pub(super) fn broken(diagnostic: Diagnostic, part: Arc<Part<'_>>) -> Item<'_> {
    Item {
        fingerprint: fingerprint(part.text),
        place: part.place(0),
        part,
        content: Content::Broken(diagnostic),
        spans: LazySpan::Unknown,
        around: None,
        problems: Vec::new(),
        list: top(),
        keys: None,
    }
}

/// Where the event of a block begins: at its first key, or at the text below the header of a block scalar, or at that header
/// where the text is empty.
fn begin(part: &Part<'_>) -> Place {
    let dash = part.text.find('-').unwrap_or(0);
    let mut column = dash + 1;
    for (number, line) in (part.line..).zip(part.text.split_inclusive('\n')) {
        let skip = if number == part.line { dash + 1 } else { 0 };
        let content = line.get(skip..).unwrap_or_default();
        if !is_blank(content) && !is_block_header(content) {
            // Only spaces and the dash are before it.
            let blank = content.len() - content.trim_start().len();
            return Place {
                line: number,
                column: skip + blank + 1,
            };
        }
        if number == part.line && is_block_header(content) {
            column = skip + content.len() - content.trim_start().len() + 1;
        }
    }
    Place {
        line: part.line,
        column,
    }
}

/// Parses a block.
fn read_block(part: &Part<'_>) -> Content {
    if let Err(diagnostic) = guard::length(part, limits::LONGEST_EVENT, "this event") {
        return Content::Broken(*diagnostic);
    }
    let documents = match syntax::explained(part) {
        Ok(documents) => documents,
        Err(diagnostic) => return Content::Broken(*diagnostic),
    };
    if let Ok([Node::List(mut nodes)]) = <[Node; 1]>::try_from(documents) {
        if nodes.len() > 1 && has_dash_per_key(part.text) {
            let pairs = nodes.into_iter().flat_map(|node| match node {
                Node::Map(pairs) => pairs,
                _ => Vec::new(),
            });
            return Content::Read(Node::Map(pairs.collect()));
        }
        if let Some(node) = nodes.pop().filter(|_| nodes.is_empty()) {
            return Content::Read(node);
        }
    }
    let place = part.place(0);
    Content::Broken(part.diagnostic(Code::NotAnEvent, place, 1, "no item of a list", None))
}

/// The path of a list at the top of a file.
pub(super) fn top() -> Arc<str> {
    static TOP: LazyLock<Arc<str>> = LazyLock::new(|| Arc::from(""));
    Arc::clone(&TOP)
}
