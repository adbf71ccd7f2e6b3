//! Events and their sources: loading, diagnostics, order, search and queries.

pub mod canonical;
pub mod code;
pub mod diagnostic;
pub mod event;
pub mod hits;
pub mod insert;
pub mod load;
pub mod pattern;
pub mod periods;
pub mod problem;
pub mod query;
pub mod search;
pub mod source;
pub mod tally;
pub mod titles;
pub mod zones;

mod build;
mod bytes;
mod citing;
mod discover;
mod field;
mod file;
mod filtered;
mod gathered;
mod identity;
mod item;
mod kinds;
mod lint;
mod node;
mod order;
mod overlaps;
mod parts;
mod previous;

mod pitfalls;
mod read;
mod shape;
mod store;
mod texts;
mod typos;
mod verification;
mod view;
mod views;
mod yaml;

pub use citing::{AllCited, Citing, each_citing};
pub use code::Code;
pub use diagnostic::{Diagnostic, Label, Place, Severity};
pub use event::event_source::event_texts;
pub use event::{Broken, Entry, Event, PLACES, Quote, When};
pub use file::File;
pub use filtered::Filtered;
pub(crate) use gathered::ValueKey;
pub use identity::find_again;
pub use load::{Input, LoadError, Loaded, load};
pub use node::Node;
pub use overlaps::{Neighbor, Neighbors, RangeIndex, neighbors};
pub use problem::Problem;
pub use query::Query;
pub use source::{Cited, Source};
pub use store::search_text;
pub use tally::Tally;
pub use verification::{Progress, Verification};
pub use view::View;

/// What the fuzz targets check; only with the feature `fuzzing`.
#[cfg(feature = "fuzzing")]
pub mod fuzzing {
    pub use super::yaml::quick::law::disagreement;
}

use std::borrow::Cow;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::date::{Date, Span, Zone};
use store::EventStore;

/// The place of an entry that is filtered out.
const NOWHERE: u32 = u32::MAX;

/// A timeline: the events of one or more files, in display order.
///
/// Events of a big file are parsed when asked for; problems of the others are unknown until a
/// [`Verification`] reaches them.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The files, in the order of the command line.
    pub files: Vec<Arc<File>>,
    /// The entries of each file, in file order.
    stores: Vec<EventStore>,
    /// Per store: the number, counted through all stores, of its first entry.
    starts: Vec<usize>,
    /// The numbers of the entries in display order: dated ones by date, then undated ones in file
    /// order. `None` if that is the order of the files. For a filtered timeline, the numbers of the
    /// kept entries.
    order: Option<Arc<Vec<u32>>>,
    /// The inverse of `order`, computed on first use.
    places: Arc<OnceLock<Vec<u32>>>,
    /// Number of entries, from the front, with a place in time; the rest are undated.
    pub dated: usize,
    len: usize,
}

impl PartialEq for Timeline {
    fn eq(&self, other: &Self) -> bool {
        let files = self.files.iter().zip(&other.files);
        let diagnostics = |timeline: &Self, index| timeline.entry_diagnostics(index);
        self.files.len() == other.files.len()
            && files.into_iter().all(|(one, other)| one.is_like(other))
            && self.dated == other.dated
            && self.len == other.len
            && self.entries().eq(other.entries())
            && (0..self.len).all(|index| diagnostics(self, index) == diagnostics(other, index))
    }
}

impl Timeline {
    /// Number of entries.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The store of the entry at that index in display order, the index of its file, and its index
    /// in the store.
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
    pub fn entry(&self, index: usize) -> Option<Arc<Entry>> {
        let (entries, file, at) = self.find(index)?;
        entries.entry(at, file)
    }

    /// Whether all of these entries are available without parsing.
    pub fn are_at_hand(&self, mut entries: std::ops::Range<usize>) -> bool {
        entries.all(|index| {
            let found = self.find(index);
            found.is_none_or(|(store, _, at)| store.is_at_hand(at))
        })
    }

    /// Parses those of these entries that are too long to be parsed while a key press is handled.
    pub fn prefetch(&self, entries: std::ops::Range<usize>) {
        for (store, file, at) in entries.filter_map(|index| self.find(index)) {
            store.prefetch(at, file);
        }
    }

    /// The entry, parsed again without displacing any in the cache.
    pub(crate) fn read(&self, index: usize) -> Option<Arc<Entry>> {
        let (entries, file, at) = self.find(index)?;
        entries.read(at, file)
    }

    /// The date of the entry at that index, if it has a readable one.
    pub fn date(&self, index: usize) -> Option<Date> {
        self.entry(index)?.date().cloned()
    }

    /// The span of the date of the entry at that index, if it has a readable one. The entry is not
    /// parsed for it.
    pub fn span(&self, index: usize) -> Option<Span> {
        let (entries, _, at) = self.find(index)?;
        entries.span(at)
    }

    /// The highest severity known so far of the problems of the entry at that index. The entry is
    /// not parsed for it.
    fn severity(&self, index: usize) -> Option<Severity> {
        let (entries, _, at) = self.find(index)?;
        entries.worst(at)
    }

    /// Whether the entry at that index is known to have an error or warning.
    pub fn is_wrong(&self, index: usize) -> bool {
        self.severity(index) >= Some(Severity::Warning)
    }

    /// Number of entries that are known to have an error or warning.
    pub fn wrong(&self) -> usize {
        if self.is_part() {
            return (0..self.len).filter(|index| self.is_wrong(*index)).count();
        }
        self.stores.iter().map(EventStore::wrong_count).sum()
    }

    /// The problems known so far of the entry at that index, which is parsed for it.
    pub fn entry_diagnostics(&self, index: usize) -> Vec<Diagnostic> {
        self.find(index)
            .map_or_else(Vec::new, |(store, _, at)| store.diagnostics(at))
    }

    /// The problems of entries in display order, each with the index of the file and of the entry;
    /// about `most` problems at most.
    fn diagnostics_of_entries(&self, most: usize) -> Vec<(usize, usize, Vec<Diagnostic>)> {
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
                let Some(index) = self.place_of_number(start + at) else {
                    continue;
                };
                let diagnostics = store.diagnostics(at);
                count += diagnostics.len();
                all.push((file, index, diagnostics));
            }
        }
        all.sort_by_key(|(_, index, _)| *index);
        all
    }

    /// Whether it is filtered: not all entries of its files are in it.
    fn is_part(&self) -> bool {
        self.len < self.total()
    }

    /// Number of entries of its files.
    fn total(&self) -> usize {
        self.stores.iter().map(EventStore::len).sum()
    }

    /// Every entry in display order, parsed one by one.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Arc<Entry>> + ExactSizeIterator {
        // Every index below the length has an entry.
        (0..self.len).map(|index| self.read(index).unwrap_or_default())
    }

    /// Whether the entries are in the order of their files.
    pub(crate) fn is_in_file_order(&self) -> bool {
        let order = self.order.as_ref();
        order.is_none_or(|order| order.is_sorted())
    }

    /// The entries that are known to have an error or warning.
    pub fn all_wrong(&self) -> hits::Hits {
        let mut wrong = hits::Hits::none_of(self.len);
        if self.is_part() {
            let all = (0..self.len).filter(|index| self.is_wrong(*index));
            all.for_each(|index| wrong.add(index));
            return wrong;
        }
        for (store, start) in self.stores.iter().zip(&self.starts) {
            for at in store.wrong() {
                if let Some(index) = self.place_of_number(start + at) {
                    wrong.add(index);
                }
            }
        }
        wrong
    }

    /// Sets the selected entry, and the entries on or near the screen, in display order by
    /// importance: these are verified first. Takes time only for those.
    pub fn prioritize(&self, index: usize, shown: impl Iterator<Item = usize>) {
        let Some((store, file, at)) = self.find(index) else {
            return;
        };
        let shown = shown.filter_map(|index| self.find(index));
        let of_file = shown.filter(|(_, of, _)| *of == file);
        store.prioritize(at, of_file.map(|(.., at)| at));
    }

    /// How the file at that index was read, in words: block by block, or as a whole and why.
    pub fn how_read(&self, file: usize) -> String {
        match self.stores.get(file).and_then(EventStore::why_whole) {
            Some(why) => format!("read as a whole: {why}"),
            None => "read block by block".to_owned(),
        }
    }

    /// The file of an entry.
    pub fn file_of(&self, entry: &Entry) -> &File {
        self.file(entry.file())
    }

    /// The file at that index; an empty one if there is none.
    pub fn file(&self, index: usize) -> &File {
        static NONE: LazyLock<File> = LazyLock::new(File::default);
        self.files.get(index).map_or(&NONE, AsRef::as_ref)
    }

    /// The highest severity of an entry's errors and warnings; `None` if it has neither.
    pub fn worst(&self, entry: &Entry) -> Option<Severity> {
        let store = self.stores.get(entry.file())?;
        let worst = store.worst_of(entry);
        worst.filter(|severity| *severity >= Severity::Warning)
    }

    /// Whether an entry shares its line with other entries.
    pub fn shares_its_line(&self, entry: &Entry) -> bool {
        let store = self.stores.get(entry.file());
        store.is_some_and(|store| store.shares_its_line(entry))
    }

    /// `title:` of the first file that has one.
    pub fn title(&self) -> Option<&str> {
        self.files.iter().find_map(|file| file.title.as_deref())
    }

    /// The name of the timeline: its file, or the first of them and the number of others.
    pub fn name(&self) -> Cow<'_, str> {
        match self.files.as_slice() {
            [] => Cow::Borrowed(""),
            [file] => Cow::Borrowed(&file.name),
            [file, more @ ..] => Cow::Owned(format!("{} and {} more", file.name, more.len())),
        }
    }

    /// All diagnostics, each with the name of its file: those of the files first, then those of the
    /// entries in display order.
    pub fn diagnostics(&self) -> impl Iterator<Item = (&str, Diagnostic)> {
        let of_files = self.files.iter().flat_map(|file| {
            file.diagnostics
                .iter()
                .map(|diagnostic| (file.name.as_str(), diagnostic.clone()))
        });
        let of_entries = (0..self.len).flat_map(|index| {
            let file = self.find(index).map_or(0, |(_, file, _)| file);
            let name = self.file(file).name.as_str();
            self.entry_diagnostics(index)
                .into_iter()
                .map(move |diagnostic| (name, diagnostic))
        });
        of_files.chain(of_entries)
    }

    /// The zone that everything is placed in: order, headings and "today" use it.
    pub fn zone(&self) -> Zone {
        self.file(0).context.zone
    }

    /// The index of the entry that begins at a place of a file; `None` if there is none.
    pub(crate) fn entry_at(&self, file: usize, place: Place) -> Option<usize> {
        let at = self.stores.get(file)?.at_place(place, file)?;
        self.display_index(file, at)
    }

    /// The index of an entry of this version of the timeline; `None` if it is filtered out.
    pub fn index_of(&self, entry: &Entry) -> Option<usize> {
        let file = entry.file();
        let at = self.stores.get(file)?.index_of(entry)?;
        let index = self.display_index(file, at)?;
        let found = self.entry(index)?;
        (found.fingerprint() == entry.fingerprint()).then_some(index)
    }

    /// The hash of the text of the event at that index. The event is not parsed for it.
    pub fn fingerprint(&self, index: usize) -> Option<u64> {
        let (store, _, at) = self.find(index)?;
        store.fingerprint(at)
    }

    /// The index in display order of an entry of a file.
    pub(super) fn display_index(&self, file: usize, at: usize) -> Option<usize> {
        let number = self.starts.get(file)?.checked_add(at)?;
        self.place_of_number(number)
    }

    /// All known problems: file by file, by line; problems of a file as a whole come first. In a
    /// big file the events with problems are parsed for it.
    pub fn problems(&self) -> Vec<Problem> {
        self.first_problems(usize::MAX)
    }

    /// The problems; of a big file only the first `most`, because its events have to be parsed.
    pub fn first_problems(&self, most: usize) -> Vec<Problem> {
        let of_files = self.diagnostics_of_files();
        let mut problems: Vec<Problem> = of_files
            .map(|(file, diagnostic)| Problem {
                file,
                entry: None,
                diagnostic: diagnostic.clone(),
            })
            .collect();
        for (file, at, reported) in self.diagnostics_of_entries(most) {
            problems.extend(reported.into_iter().map(|diagnostic| Problem {
                file,
                entry: Some(at),
                diagnostic,
            }));
        }
        problems.sort_by_key(|problem| {
            let diagnostic = &problem.diagnostic;
            let severity = std::cmp::Reverse(diagnostic.severity);
            (problem.file, diagnostic.place, severity)
        });
        problems
    }

    /// The problems of files as a whole, each with the index of its file; of a filtered timeline only the errors.
    fn diagnostics_of_files(&self) -> impl Iterator<Item = (usize, &Diagnostic)> {
        let is_part = self.is_part();
        let all = self.files.iter().enumerate();
        all.flat_map(|(index, file)| file.diagnostics.iter().map(move |found| (index, found)))
            .filter(move |(_, found)| !is_part || found.severity == Severity::Error)
    }

    /// Counts the known problems.
    pub fn tally(&self) -> Tally {
        let files = self.diagnostics_of_files().map(|(_, found)| found);
        if self.is_part() {
            return (0..self.len)
                .filter_map(|index| {
                    let (store, _, at) = self.find(index)?;
                    Some(store.tally_of(at))
                })
                .fold(Tally::of(files), Tally::and);
        }
        let stores = self.stores.iter();
        stores
            .map(EventStore::tally)
            .fold(Tally::of(files), Tally::and)
    }

    /// The pieces in which entries of this timeline are, each as the index of its file, its index in the file and its count of entries; and
    /// the position in this list of the piece with the entry of index `from`.
    pub(super) fn pieces_from(&self, from: usize) -> (Vec<(usize, usize, usize)>, usize) {
        let mut pieces = Vec::new();
        let mut starts = Vec::new();
        for (file, store) in self.stores.iter().enumerate() {
            starts.push(pieces.len());
            let all = 0..store.piece_count();
            pieces.extend(all.map(|piece| (file, piece, store.piece(piece).len())));
        }
        let place = |index: usize| {
            let (store, file, at) = self.find(index)?;
            starts.get(file)?.checked_add(store.piece_of(at))
        };
        let first = place(from).unwrap_or(0);
        if !self.is_part() {
            return (pieces, first);
        }
        for (.., entries) in &mut pieces {
            *entries = 0;
        }
        for index in 0..self.len {
            if let Some((.., entries)) = place(index).and_then(|place| pieces.get_mut(place)) {
                *entries += 1;
            }
        }
        let before = pieces.iter().take(first);
        let first = before.filter(|(.., entries)| *entries > 0).count();
        pieces.retain(|(.., entries)| *entries > 0);
        (pieces, first)
    }

    /// The index of the entry with that number; `None` if it is filtered out.
    pub(super) fn place_of_number(&self, number: usize) -> Option<usize> {
        let Some(order) = &self.order else {
            return Some(number);
        };
        let places = self.places.get_or_init(|| {
            let mut places = vec![NOWHERE; self.total()];
            for (index, number) in (0..).zip(order.iter()) {
                let place = usize::try_from(*number).ok();
                if let Some(place) = place.and_then(|number| places.get_mut(number)) {
                    *place = index;
                }
            }
            places
        });
        let place = places.get(number).filter(|place| **place != NOWHERE)?;
        usize::try_from(*place).ok()
    }
}
