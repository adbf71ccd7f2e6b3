//! Events and their sources: loading text into events block by block, what is wrong with it and where, their order.

pub mod canonical;
pub mod diagnostic;
pub mod event;
pub mod insert;
pub mod load;
pub mod node;
pub mod problem;
pub mod query;
pub mod search;
pub mod source;
pub mod titles;

mod block;
mod borrow;
mod citing;
mod discover;
mod filtered;
mod flow;
mod guard;
mod identity;
mod item;
mod kinds;
mod lift;
mod lint;
mod order;
mod overlaps;
mod parse;
mod part;
mod periods;
mod read;
mod second_parser;
mod shape;
mod span;
mod store;
mod syntax;
mod tags;
mod texts;
mod verification;
mod zones;

pub use citing::{AllCited, Citing};
pub use diagnostic::{Diagnostic, Place, Severity};
pub use event::event_source::event_text;
pub use event::{Broken, Entry, Event, PLACES, Quote, When};
pub use filtered::Filtered;
pub use load::{Input, LoadError, Loaded, load};
pub use node::Node;
pub use overlaps::{Neighbor, Neighbors, RangeIndex};
pub use problem::{Problem, Tally};
pub use query::Query;
pub use source::{Cited, Source};
pub use verification::{Progress, Verification};

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::date::{Date, DateContext, Span};
use store::EventStore;

/// A file that events were read from, and everything that it says beside them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct File {
    /// As it is called in messages.
    pub name: String,
    /// Where it is; `None` for what is no file, such as standard input.
    pub path: Option<PathBuf>,
    /// `title:` at the top of the file.
    pub title: Option<String>,
    /// The `sources:` of the file, in file order.
    pub sources: Vec<Source>,
    /// Which of them has which id.
    pub(crate) ids: source::Ids,
    /// Every other key at the top of the file.
    pub fields: Vec<(String, Node)>,
    /// What is wrong outside the events.
    pub diagnostics: Vec<Diagnostic>,
    /// What its `fields:` says.
    pub(crate) names: discover::names::Names,
    /// Which key says what in each of its lists of events.
    pub(crate) decisions: Vec<discover::list_keys::Decision>,
    /// How its dates were read: as asked for, settled by `dates:` or by dates of the file that have one reading only.
    pub reading: DateContext,
}

impl File {
    /// Whether it says the same as another, what was found in its events aside.
    fn is_like(&self, other: &Self) -> bool {
        let Self {
            name,
            path,
            title,
            sources,
            ids,
            fields,
            diagnostics,
            names,
            decisions,
            reading,
        } = self;

        (name, path, title) == (&other.name, &other.path, &other.title)
            && (sources, ids, fields) == (&other.sources, &other.ids, &other.fields)
            && (diagnostics, names) == (&other.diagnostics, &other.names)
            && discover::list_keys::all(decisions) == discover::list_keys::all(&other.decisions)
            && *reading == other.reading
    }

    /// Which key says what in each of its lists of events, and why, in lines to be shown.
    pub fn decisions(&self) -> impl Iterator<Item = String> {
        self.decisions
            .iter()
            .flat_map(discover::list_keys::Decision::lines)
    }

    /// The path of the saved copy of what an event of this file cites, as the file has it.
    #[must_use]
    pub fn copy_of<'a>(&'a self, cited: &'a Cited) -> Option<&'a str> {
        source::copy_of(&self.sources, &self.ids, cited)
    }

    /// The source that an event of this file cites, looked up by id; a text or link that is no id stands for itself.
    #[must_use]
    pub fn source(&self, cited: &Cited) -> Source {
        source::resolve(&self.sources, &self.ids, cited)
    }
}

/// What is shown: the events of one file or of several, in the order in which they are shown.
///
/// Events of a big file are parsed when asked for; problems of the others are unknown until a
/// [`Verification`] reaches them.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The files, in the order in which they were named.
    pub files: Vec<Arc<File>>,
    /// The entries of each, in file order.
    stores: Vec<EventStore>,
    /// The number, counted through all stores, of the first entry of each.
    starts: Vec<usize>,
    /// Every entry by that number, in display order: dated ones by date, then the undated in file order. `None` where it is the order
    /// of the files. Of a part of a timeline those that are in it.
    order: Option<Arc<Vec<u32>>>,
    /// The other way round, made when it is first asked for.
    places: Arc<OnceLock<Vec<u32>>>,
    /// How many entries, from the front, have a place in time; the rest are undated.
    pub dated: usize,
    len: usize,
}

impl PartialEq for Timeline {
    fn eq(&self, other: &Self) -> bool {
        let files = self.files.iter().zip(&other.files);
        let told = |timeline: &Self, index| timeline.told(index);
        self.files.len() == other.files.len()
            && files.into_iter().all(|(one, other)| one.is_like(other))
            && self.dated == other.dated
            && self.len == other.len
            && self.entries().eq(other.entries())
            && (0..self.len).all(|index| told(self, index) == told(other, index))
    }
}

impl Timeline {
    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no entry at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The store of the entry at that index in display order, the number of its file, and its place on the store.
    fn find(&self, index: usize) -> Option<(&EventStore, usize, usize)> {
        if index >= self.len {
            return None;
        }
        let number = match &self.order {
            Some(order) => usize::try_from(*order.get(index)?).ok()?,
            None => index,
        };
        let file = self
            .starts
            .partition_point(|start| *start <= number)
            .checked_sub(1)?;
        let start = self.starts.get(file)?;
        Some((self.stores.get(file)?, file, number - start))
    }

    /// The entry at that index in display order.
    #[must_use]
    pub fn entry(&self, index: usize) -> Option<Arc<Entry>> {
        let (entries, file, at) = self.find(index)?;
        entries.entry(at, file)
    }

    /// Whether all of these entries are there already and need not be parsed first.
    #[must_use]
    pub fn are_at_hand(&self, mut entries: std::ops::Range<usize>) -> bool {
        entries.all(|index| {
            let found = self.find(index);
            found.is_none_or(|(store, _, at)| store.is_at_hand(at))
        })
    }

    /// Parses those of these entries ahead that are so long that a key could not wait for it.
    pub fn prefetch(&self, entries: std::ops::Range<usize>) {
        for (store, file, at) in entries.filter_map(|index| self.find(index)) {
            store.prefetch(at, file);
        }
    }

    /// The entry, parsed again without displacing any in the cache.
    #[must_use]
    pub fn read(&self, index: usize) -> Option<Arc<Entry>> {
        let (entries, file, at) = self.find(index)?;
        entries.read(at, file)
    }

    /// The date of the entry at that index, where it has one that can be read.
    #[must_use]
    pub fn date(&self, index: usize) -> Option<Date> {
        self.entry(index)?.date().cloned()
    }

    /// How far the date of the entry at that index reaches, where it has one that can be read. The entry is not read for it.
    #[must_use]
    pub fn span(&self, index: usize) -> Option<Span> {
        let (entries, _, at) = self.find(index)?;
        entries.span(at)
    }

    /// How bad the worst is that is known by now to be wrong with the entry at that index. It is not read for that.
    fn severity(&self, index: usize) -> Option<Severity> {
        let (entries, _, at) = self.find(index)?;
        entries.worst(at)
    }

    /// Whether the entry at that index is known by now to have something wrong with it, notices aside.
    #[must_use]
    pub fn is_wrong(&self, index: usize) -> bool {
        self.severity(index) >= Some(Severity::Warning)
    }

    /// How many entries are known by now to have something wrong with them, notices aside.
    #[must_use]
    pub fn wrong(&self) -> usize {
        if self.is_part() {
            return (0..self.len).filter(|index| self.is_wrong(*index)).count();
        }
        self.stores.iter().map(EventStore::wrong_count).sum()
    }

    /// Everything that is known by now to be wrong with the entry at that index, which is read for it.
    #[must_use]
    pub fn told(&self, index: usize) -> Vec<Diagnostic> {
        self.find(index)
            .map_or_else(Vec::new, |(store, _, at)| store.diagnostics(at))
    }

    /// What is wrong with the entries, in display order, each with the number of its file and its index; no more than about so many.
    fn told_of_entries(&self, most: usize) -> Vec<(usize, usize, Vec<Diagnostic>)> {
        let mut all = Vec::new();
        let mut count = 0_usize;
        for (file, (store, start)) in self.stores.iter().zip(&self.starts).enumerate() {
            for at in 0..store.len() {
                if count >= most {
                    break;
                }
                if store.worst(at).is_none() {
                    continue;
                }
                let Some(index) = self.place_of_number(start.saturating_add(at)) else {
                    continue;
                };
                let told = store.diagnostics(at);
                count = count.saturating_add(told.len());
                all.push((file, index, told));
            }
        }
        all.sort_by_key(|(_, index, _)| *index);
        all
    }

    /// Whether entries of its files are left out of it.
    fn is_part(&self) -> bool {
        self.len < self.total()
    }

    /// How many entries its files have.
    fn total(&self) -> usize {
        self.stores.iter().map(EventStore::len).sum()
    }

    /// Every entry in display order, read one by one.
    #[must_use]
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Arc<Entry>> + ExactSizeIterator {
        // Every number below the length has an entry.
        (0..self.len).map(|index| self.read(index).unwrap_or_default())
    }

    /// Whether the entries stand in the order of their files.
    pub(crate) fn is_in_file_order(&self) -> bool {
        let order = self.order.as_ref();
        order.is_none_or(|order| order.is_sorted())
    }

    /// The entries that are known by now to have something wrong with them, notices aside.
    #[must_use]
    pub fn all_wrong(&self) -> search::Hits {
        let mut wrong = search::Hits::none_of(self.len);
        if self.is_part() {
            let all = (0..self.len).filter(|index| self.is_wrong(*index));
            all.for_each(|index| wrong.add(index));
            return wrong;
        }
        for (store, start) in self.stores.iter().zip(&self.starts) {
            for at in store.wrong() {
                if let Some(index) = self.place_of_number(start.saturating_add(at)) {
                    wrong.add(index);
                }
            }
        }
        wrong
    }

    /// Says which entry is looked at, and which are on the screen or near it, in display order from the one that matters most: these
    /// are verified first. Takes time for those alone.
    pub fn look_at(&self, index: usize, shown: impl Iterator<Item = usize>) {
        let Some((store, file, at)) = self.find(index) else {
            return;
        };
        let shown = shown.filter_map(|index| self.find(index));
        let of_file = shown.filter(|(_, of, _)| *of == file);
        store.look_at(at, of_file.map(|(.., at)| at));
    }

    /// How the file at that index was read, for people: block by block, or as a whole and why.
    #[must_use]
    pub fn way(&self, file: usize) -> String {
        match self.stores.get(file).and_then(EventStore::why_whole) {
            Some(why) => format!("read as a whole: {why}"),
            None => "read block by block".to_owned(),
        }
    }

    /// The file that an entry stands in.
    #[must_use]
    pub fn file_of(&self, entry: &Entry) -> &File {
        self.file(entry.file())
    }

    /// The file at that index; an empty one where there is none.
    #[must_use]
    pub fn file(&self, index: usize) -> &File {
        static NONE: LazyLock<File> = LazyLock::new(File::default);
        self.files.get(index).map_or(&NONE, AsRef::as_ref)
    }

    /// How bad the worst is that is wrong with an entry, notices aside.
    #[must_use]
    pub fn worst(&self, entry: &Entry) -> Option<Severity> {
        let store = self.stores.get(entry.file())?;
        let worst = store.worst_of(entry);
        worst.filter(|severity| *severity >= Severity::Warning)
    }

    /// Whether an entry stands in a line in which others do.
    #[must_use]
    pub fn shares_its_line(&self, entry: &Entry) -> bool {
        let store = self.stores.get(entry.file());
        store.is_some_and(|store| store.shares_its_line(entry))
    }

    /// `title:` of the file, of several the first that has one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.files.iter().find_map(|file| file.title.as_deref())
    }

    /// What it is called: its file, or the first of them and how many more.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        match self.files.as_slice() {
            [] => Cow::Borrowed(""),
            [file] => Cow::Borrowed(&file.name),
            [file, more @ ..] => Cow::Owned(format!("{} and {} more", file.name, more.len())),
        }
    }

    /// Everything that is wrong, each with the name of the file that it stands in: that of the files first, then that of the entries in
    /// display order.
    pub fn diagnostics(&self) -> impl Iterator<Item = (&str, Diagnostic)> {
        let of_files = self.files.iter().flat_map(|file| {
            file.diagnostics
                .iter()
                .map(|told| (file.name.as_str(), told.clone()))
        });
        let of_entries = (0..self.len).flat_map(|index| {
            let file = self.find(index).map_or(0, |(_, file, _)| file);
            let name = self.file(file).name.as_str();
            self.told(index).into_iter().map(move |told| (name, told))
        });
        of_files.chain(of_entries)
    }
}
