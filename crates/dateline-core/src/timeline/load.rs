//! Loading a timeline from text.
//!
//! ```text
//! bytes ─► text ─► blocks ─► items ─┐
//!            └───► document ────────┴─► events ─► timeline
//! ```
//!
//! A text in the usual form is cut into blocks (`block`), which are parsed one by one. Any other
//! text is parsed as a whole (`read`). From there on both are handled alike: the events are found
//! (`discover`) and built (`build`).

mod top_keys;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::bytes::{self, Decoded, foreign};
use super::discover::Discovered;
use super::discover::list_keys;
use super::field::list_keys::ListKeys;
use super::item::{Content, Item, LazySpan};
use super::lint::{self, Built, Facts};
use super::previous::{PreviousEntries, fingerprint};
use super::read::markdown::is_markdown;
use super::read::read;
use super::store::{self, EventStore};
use super::{Code, Diagnostic, Entry, File, Label, Timeline, order};
use crate::date::{DateContext, NumericOrder, SettledBy};
use crate::limits;
use crate::parallel;
use crate::timeline::build;
use crate::timeline::build::when;
use crate::timeline::field::names::Names;
use crate::timeline::item;

/// The bytes of a file, and its name.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its name in messages.
    pub name: &'a str,
    /// The whole file.
    pub bytes: &'a [u8],
}

impl<'a> Input<'a> {
    /// A file with that text.
    #[must_use]
    pub fn text(name: &'a str, text: &'a str) -> Self {
        Self {
            name,
            bytes: text.as_bytes(),
        }
    }
}

/// Why a file cannot be read as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// The reasons, at least one, the main one first.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the file can be parsed but has no events: in a folder it may have another purpose.
    pub no_events: bool,
}

impl From<Diagnostic> for LoadError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            diagnostics: vec![diagnostic],
            no_events: false,
        }
    }
}

/// A loaded file, from which a [`Timeline`] is composed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loaded {
    /// The file, with everything in it besides the events.
    pub file: Arc<File>,
    /// Its entries, in file order.
    pub(super) entries: EventStore,
    /// A hash of the bytes that it was loaded from, if they are not kept.
    pub(super) hash: u64,
}

impl Loaded {
    /// Loads a file. Events whose text is unchanged since `previous`, an earlier version of it, are
    /// reused.
    ///
    /// # Errors
    /// Only if no event can be separated from the rest; an event that cannot be read becomes a
    /// [`super::Broken`] entry.
    pub fn read(
        input: Input<'_>,
        context: DateContext,
        previous: Option<&Self>,
    ) -> Result<Self, LoadError> {
        let decoded = bytes::decode(input.bytes)?;
        let known = previous.map(|before| before.entries.known());
        let known = known.unwrap_or_default();
        let found = read(&decoded.text, input.name, &known).map_err(|refused| {
            let foreign = foreign::text(&decoded.text);
            LoadError {
                no_events: refused.no_events || foreign.is_some(),
                diagnostics: foreign.map_or(refused.diagnostics, |named| vec![named]),
            }
        })?;
        let loader = Loader {
            context,
            previously: previous.map(|before| {
                let file = &before.file;
                (
                    file.context,
                    file.names.clone(),
                    list_keys::all(&file.decisions),
                )
            }),
            known,
            unread: HashMap::new(),
            file: File {
                name: input.name.to_owned(),
                ..File::default()
            },
        };
        let mut file = loader.finish(found, &decoded);
        file.remember(input.bytes);
        Ok(file)
    }

    /// Loads a file of any size: a big one in the usual form is indexed, and its events are parsed
    /// on demand. Any other is loaded as by [`Loaded::read`].
    ///
    /// # Errors
    /// The errors of [`Loaded::read`].
    pub fn open(
        name: &str,
        bytes: Vec<u8>,
        context: DateContext,
        previous: Option<&Self>,
    ) -> Result<Self, LoadError> {
        if bytes.len() < limits::INDEXED_FROM {
            let bytes = &bytes;
            return Self::read(Input { name, bytes }, context, previous);
        }
        Self::index(name, bytes, context, previous).or_else(|(bytes, doubt)| {
            let bytes = &bytes;
            let mut loaded = Self::read(Input { name, bytes }, context, previous)?;
            loaded.entries.set_why_whole(doubt);
            Ok(loaded)
        })
    }

    /// Indexes a file of any size, however small.
    ///
    /// # Errors
    /// The bytes, and why they cannot be indexed: mostly because the events are not in the usual
    /// form.
    pub fn index(
        name: &str,
        bytes: Vec<u8>,
        context: DateContext,
        previous: Option<&Self>,
    ) -> Result<Self, (Vec<u8>, &'static str)> {
        let before = previous.map(|before| &before.entries);
        if is_markdown(name) {
            return Err((bytes, "it is Markdown"));
        }
        let (entries, file) = EventStore::indexed(bytes, context, before, |found| {
            let misspelled = lint::of_keys(&found.fields, &found.holders);
            let mut loader = Loader {
                context,
                previously: None,
                known: PreviousEntries::default(),
                unread: HashMap::new(),
                file: File {
                    name: name.to_owned(),
                    diagnostics: found.diagnostics,
                    ..File::default()
                },
            };
            loader.file.diagnostics.extend(misspelled);
            found
                .fields
                .into_iter()
                .for_each(|field| loader.field(field));
            (loader.file, loader.context)
        })?;
        let hash = 0;
        Ok(Self {
            file,
            entries,
            hash,
        })
    }

    /// Records the bytes that it was loaded from.
    pub fn remember(&mut self, bytes: &[u8]) {
        self.hash = fingerprint(bytes);
    }

    /// Whether it was loaded from exactly these bytes.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        match self.entries.text() {
            Some(text) => text == bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
            None => self.hash == fingerprint(bytes),
        }
    }

    /// The length of the complete events at the beginning of a big file, of which `bytes` are the
    /// first bytes, so that they can be shown before the rest is read; `None` if it cannot be
    /// determined.
    pub fn head(bytes: &[u8]) -> Option<usize> {
        store::head(bytes)
    }

    /// A file that is not loaded yet, and the context that its dates will be read in.
    #[must_use]
    pub fn unread(name: &str, context: DateContext) -> Self {
        Self {
            file: Arc::new(File {
                name: name.to_owned(),
                context,
                ..File::default()
            }),
            ..Self::default()
        }
    }

    /// The loaded file with its path.
    #[must_use]
    pub fn at(mut self, path: &Path) -> Self {
        Arc::make_mut(&mut self.file).path = Some(path.to_owned());
        self
    }
}

impl Timeline {
    /// The timeline of these files, merged by date.
    #[must_use]
    pub fn of(files: impl IntoIterator<Item = Loaded>) -> Self {
        let mut timeline = Self::default();
        for (index, loaded) in files.into_iter().enumerate() {
            let file = loaded.entries.with_conclusions(&loaded.file);
            timeline.files.push(file);
            timeline.starts.push(timeline.len);
            let store = loaded.entries.of_file(index);
            timeline.len += store.len();
            timeline.stores.push(store);
        }
        let (order, dated) = order::arrange(&timeline.stores);
        timeline.order = (!order.is_empty()).then(|| Arc::new(order));
        timeline.dated = dated;
        timeline
    }
}

/// Loads one file into a timeline of its own.
///
/// # Errors
/// The errors of [`Loaded::read`].
pub fn load(input: Input<'_>, context: DateContext) -> Result<Timeline, LoadError> {
    Ok(Timeline::of([Loaded::read(input, context, None)?]))
}

/// State of loading a file.
struct Loader {
    context: DateContext,
    /// From the previous version: the context of its dates, its `fields:`, and the decisions for
    /// its lists.
    previously: Option<(DateContext, Names, Vec<Arc<ListKeys>>)>,
    known: PreviousEntries,
    /// The ids of sources that cannot be read, each with the mistake.
    unread: HashMap<String, Label>,
    file: File,
}

impl Loader {
    /// Builds the events of what was found.
    fn finish(mut self, found: Discovered<'_>, decoded: &Decoded<'_>) -> Loaded {
        let Discovered {
            mut items,
            fields,
            holders,
            diagnostics,
            names,
            as_a_whole,
            decisions,
            unread_sources,
            ..
        } = found;
        self.unread = unread_sources.into_iter().collect();
        self.file.diagnostics = assign_to_items(&mut items, decoded.diagnostics());
        self.file.diagnostics.extend(decoded.unlisted());
        self.file.diagnostics.extend(diagnostics);
        let misspelled = lint::of_keys(&fields, &holders);
        // A list under a misspelled key is left out for that reason.
        let is_beside = |other: &Diagnostic| {
            other.code == Code::LeftOut && misspelled.iter().any(|key| key.place == other.place)
        };
        self.file.diagnostics.retain(|other| !is_beside(other));
        self.file.diagnostics.extend(misspelled);
        for field in fields {
            self.field(field);
        }
        self.settle_order(&items, &names);
        let now = (self.context, names, list_keys::all(&decisions));
        if self
            .previously
            .as_ref()
            .is_some_and(|before| *before != now)
        {
            items.iter_mut().for_each(item::reread);
        }
        (self.context, self.file.names) = (now.0, now.1);
        self.file.decisions = decisions;
        let made = parallel::map_batches(items, |items| {
            items
                .into_iter()
                .map(|item| self.build_entry(item))
                .collect()
        });
        let entries: Vec<Arc<Entry>> = made.iter().map(|made| Arc::clone(&made.entry)).collect();
        if !self.context.no_year_zero {
            self.file
                .diagnostics
                .extend(lint::year_zero(&entries, &decoded.text));
        }
        let mut file = self.file;
        file.context = self.context;
        let (lints, of_file) = lint::gather(made);
        file.diagnostics.extend(of_file);
        Loaded {
            file: Arc::new(file),
            entries: EventStore::filled(entries, lints, as_a_whole.map(Arc::from)),
            hash: 0,
        }
    }

    /// Takes the order of day and month that unambiguous dates show, unless the file says it.
    fn settle_order(&mut self, items: &[Item<'_>], names: &Names) {
        if self.context.numeric != NumericOrder::Unknown {
            return;
        }
        let numeric = evidence(items, names);
        if numeric != NumericOrder::Unknown {
            self.context.numeric = numeric;
            self.context.settled_by = SettledBy::Others;
        }
    }

    /// Builds an entry, with the problems found in it alone.
    fn build_entry<'t>(&self, mut item: Item<'t>) -> Built<'t> {
        let entry = self.entry(&mut item);
        let facts = Facts {
            sources: &self.file.sources,
            ids: &self.file.ids,
            context: self.context,
            names: &self.file.names,
            unread: Some(&self.unread),
        };
        let found = lint::of_event(&entry, facts);
        Built { entry, item, found }
    }

    fn entry(&self, item: &mut Item<'_>) -> Arc<Entry> {
        match &item.content {
            Content::Kept(entry) if entry.place() == item.place => Arc::clone(entry),
            Content::Kept(entry) => Arc::new(entry.as_ref().clone().at(item.place)),
            _ => self
                .known
                .share(build::entry(item, self.context, &self.file.names)),
        }
    }
}

/// Moves diagnostics of single bytes to the items whose blocks they are in, both in file order;
/// returns the rest.
fn assign_to_items(items: &mut [Item<'_>], diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut items = items
        .iter_mut()
        .filter(|item| matches!(item.spans, LazySpan::Block(_)))
        .peekable();
    let mut rest = Vec::new();
    for diagnostic in diagnostics {
        let line = diagnostic.place.map_or(0, |place| place.line);
        while items.next_if(|item| item.part.last_line() < line).is_some() {}
        match items.peek_mut() {
            Some(item) if item.part.line <= line => {
                item::reread(item);
                item.problems.push(diagnostic);
            }
            _ => rest.push(diagnostic),
        }
    }
    rest
}

/// The day-month order of the file's numeric dates, from those that are unambiguous.
fn evidence(items: &[Item<'_>], names: &Names) -> NumericOrder {
    let mut order = NumericOrder::Unknown;
    for item in items {
        let Content::Read(node) = &item.content else {
            continue;
        };
        for found in when::numeric_orders(node, names, item.keys.as_deref()) {
            if order != NumericOrder::Unknown && order != found {
                return NumericOrder::Unknown;
            }
            order = found;
        }
    }
    order
}
