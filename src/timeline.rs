//! Events and their sources: loading text into events block by block, what is wrong with it and where, their order.

pub mod canonical;
pub mod diagnostic;
pub mod event;
pub mod load;
pub mod node;
pub mod problem;
pub mod query;
pub mod search;
pub mod source;
pub mod titles;

mod block;
mod borrow;
mod bytes;
mod datelike;
mod field;
mod fields;
mod find;
mod guard;
mod identity;
mod item;
mod kept;
mod lint;
mod looks;
mod make;
mod markdown;
mod names;
mod order;
mod own;
mod parse;
mod part;
mod read;
mod shape;
mod spot;
mod syntax;
mod tags;
mod texts;
mod when;

pub use diagnostic::{Diagnostic, Place, Severity};
pub use event::{Broken, Entry, Event, Quote, When};
pub use load::{Input, LoadError, Loaded, load};
pub use node::Node;
pub use own::event_text;
pub use problem::{Problem, Tally};
pub use query::Query;
pub use source::{Cited, Source};

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use crate::date::{Date, Reading};

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
    pub(crate) names: names::Names,
    /// What is likely wrong with its events, beside what their own text says.
    pub(crate) lints: lint::Lints,
    /// How its dates were read: as asked for, settled by `dates:` or by dates of the file that have one reading only.
    pub reading: Reading,
}

impl File {
    /// Everything that is wrong with an entry of this file: what its text alone says, then what the rest of the file does.
    pub fn told<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Diagnostic> {
        entry.diagnostics().iter().chain(self.lints.of(entry))
    }

    /// The source that an event of this file cites, looked up by id; a text or link that is no id stands for itself.
    #[must_use]
    pub fn source(&self, cited: &Cited) -> Source {
        source::resolve(&self.sources, &self.ids, cited)
    }
}

/// What is shown: the events of one file or of several, in the order in which they are shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// The files, in the order in which they were named.
    pub files: Vec<Arc<File>>,
    /// Every event and every error row, in display order: dated ones by date, then the undated in file order.
    entries: Vec<Arc<Entry>>,
    /// How many of `entries`, from the front, have a place in time; the rest are undated.
    pub dated: usize,
}

impl Timeline {
    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry at that index in display order.
    #[must_use]
    pub fn entry(&self, index: usize) -> Option<Arc<Entry>> {
        self.entries.get(index).cloned()
    }

    /// The date of the entry at that index, where it has one that can be read.
    #[must_use]
    pub fn date(&self, index: usize) -> Option<&Date> {
        self.entries.get(index)?.date()
    }

    /// Every entry in display order.
    #[must_use]
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Arc<Entry>> + ExactSizeIterator {
        self.entries.iter().cloned()
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
        let told = self.file_of(entry).told(entry);
        told.map(|told| told.severity)
            .max()
            .filter(|severity| *severity >= Severity::Warning)
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
    pub fn diagnostics(&self) -> impl Iterator<Item = (&str, &Diagnostic)> {
        let of_files = self.files.iter().flat_map(|file| {
            file.diagnostics
                .iter()
                .map(|told| (file.name.as_str(), told))
        });
        let of_entries = self.entries.iter().flat_map(|entry| {
            let file = self.file_of(entry);
            file.told(entry).map(|told| (file.name.as_str(), told))
        });
        of_files.chain(of_entries)
    }
}
