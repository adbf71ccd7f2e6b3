//! The saved copies that a timeline names.

use crate::timeline::each_citing;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::timeline::{AllCited, Cited, Citing, Diagnostic, Timeline};
use dateline_quotes::saved::SavedCopy;

/// A copy that a timeline names: the number of the file that names it, and its path as written there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Named {
    /// Which of the files of the timeline names it.
    pub file: usize,
    /// Its path, relative to that file.
    pub path: String,
}

/// The copies that a timeline names, read, or why they could not be.
#[derive(Debug, Clone, Default)]
pub struct Copies(HashMap<Named, Result<Arc<SavedCopy>, Diagnostic>>);

impl Copies {
    /// Records the result of reading a copy.
    pub fn put(&mut self, named: Named, copy: Result<Arc<SavedCopy>, Diagnostic>) {
        self.0.insert(named, copy);
    }

    /// A copy, or why it cannot be read; `None` where the timeline does not name it.
    pub fn get(&self, named: &Named) -> Option<&Result<Arc<SavedCopy>, Diagnostic>> {
        self.0.get(named)
    }

    /// Whether the timeline names none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Equal if they are the same copies, read at the same time.
impl PartialEq for Copies {
    fn eq(&self, other: &Self) -> bool {
        let same = |(named, copy): (&Named, &Result<Arc<SavedCopy>, Diagnostic>)| match (
            copy,
            other.0.get(named),
        ) {
            (Ok(copy), Some(Ok(other))) => Arc::ptr_eq(copy, other),
            (Err(failure), Some(Err(other))) => failure == other,
            _ => false,
        };
        self.0.len() == other.0.len() && self.0.iter().all(same)
    }
}

/// Whether each citation has a saved copy, by the number of the citation.
#[derive(Debug, Default)]
pub(super) struct HasCopy(Vec<bool>);

impl HasCopy {
    /// Whether a quote of the event has one.
    pub(super) fn any(&mut self, timeline: &Timeline, all: &AllCited<'_>, citing: &Citing) -> bool {
        let new = all.iter().skip(self.0.len());
        self.0
            .extend(new.map(|(file, cited)| timeline.file(*file).copy_of(cited).is_some()));
        let mut quoted = citing.quoted().flatten();
        quoted.any(|number| self.0.get(number) == Some(&true))
    }
}

/// Every copy that the sources of a timeline name, those written in place included; of a big file as far as it was verified.
pub fn named(timeline: &Timeline) -> BTreeSet<Named> {
    let mut all = BTreeSet::new();
    for (file, read) in timeline.files.iter().enumerate() {
        let paths = read.sources.iter().filter_map(|source| source.file.clone());
        all.extend(paths.map(|path| Named { file, path }));
    }
    for (file, cited) in each_citing(timeline, |_, _| {}) {
        if let Cited::Written(source) = cited
            && let Some(path) = source.file.clone()
        {
            all.insert(Named { file, path });
        }
    }
    all
}
