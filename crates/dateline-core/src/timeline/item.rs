//! What an event is made of: a piece of the file, parsed or not.

use std::sync::{Arc, OnceLock};

use super::block::key_of;
use super::discover::date_text::DateText;
use super::discover::list_keys::ListKeys;
use super::identity::fingerprint;
use super::part::Part;
use super::span::Span;
use super::{Diagnostic, Entry, Node, Place, parse};

/// One item of a list of events.
#[derive(Debug)]
pub(super) struct Item<'t> {
    /// The text that it stands in: its block, or the whole document.
    pub part: Arc<Part<'t>>,
    pub content: Content,
    pub spans: Spots,
    /// What stands around it.
    pub context: Option<Arc<Context>>,
    pub place: Place,
    pub fingerprint: u64,
    /// What is wrong with its bytes.
    pub problems: Vec<Diagnostic>,
    /// The keys above the list that it stands in, from the top of the file.
    pub list: Arc<str>,
    /// What was decided for that list.
    pub keys: Option<Arc<ListKeys>>,
}

#[derive(Debug)]
pub(super) enum Content {
    Read(Node),
    /// It could not be parsed.
    Broken(Diagnostic),
    /// A run of empty list items.
    Empty(usize),
    /// Text unchanged since the previous version.
    Kept(Arc<Entry>),
}

/// Where the values of an item stand.
#[derive(Debug)]
pub(super) enum Spots {
    /// To be found by walking the block, when first asked for.
    Block(OnceLock<Option<Span>>),
    Known(Span),
    Unknown,
}

/// What the mappings around a nested event say of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Context {
    /// The date of the block that it stands in, or the key that it stands under.
    pub date: Option<DateText>,
    /// The key that it stands under, where that is its name.
    pub slug: Option<String>,
    /// The title of the block that it stands in, or the key of its list where a file has several.
    pub group: Option<String>,
    /// Every other field of that block.
    pub fields: Vec<(String, Node)>,
}

impl Item<'_> {
    /// Where the item's values stand; `None` where that can't be told.
    pub fn span(&self) -> Option<&Span> {
        match &self.spans {
            Spots::Known(span) => Some(span),
            Spots::Unknown => None,
            Spots::Block(found) => found
                .get_or_init(|| {
                    let documents = Span::walk(self.part.text, self.part.line)?;
                    documents.into_iter().next()?.children.into_iter().next()
                })
                .as_ref(),
        }
    }

    /// Sets what stands around it: what is known of an event of the same text counts no more.
    pub fn within(&mut self, context: &Arc<Context>) {
        parse::reread(self);
        self.fingerprint = fingerprint((self.fingerprint, context));
        self.context = Some(Arc::clone(context));
    }

    /// Where the value of a key of a block stands, where that is in the line of the key: found without walking the block.
    pub fn place_of_value(&self, key: &str) -> Option<Place> {
        if !matches!(self.spans, Spots::Block(_)) {
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
                // The value of a key alone in its line stands below it.
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

    /// What it is, and where its values stand.
    pub fn open(self) -> (Content, Option<Span>) {
        let span = self.span().cloned();
        (self.content, span)
    }

    /// What is wrong at a place of the item.
    pub fn problem(
        &self,
        span: Option<&Span>,
        message: impl Into<String>,
        help: Option<String>,
    ) -> Diagnostic {
        let (place, width) = match span {
            Some(span) if span.place.line > 0 => (span.place, span.width),
            _ => (self.place, 1),
        };
        self.part.diagnostic(place, width, message, help)
    }
}
