//! All sources of a timeline, with the events and quotes that cite each, counted in one pass.

use std::collections::HashMap;
use std::sync::Arc;

use super::state::{Listed, SourceOrder};
use crate::app::state::App;
use crate::evidence::Summary;
use crate::timeline::{Cited, Citing, Source, each_citing};

/// The list while events are counted.
struct Counting<'a> {
    app: &'a App,
    list: Vec<Listed>,
    /// Index in the list of each source by its file and how it is cited.
    known: HashMap<(usize, Cited), usize>,
    /// Per citation: the index of its source in the list.
    lines: Vec<usize>,
    /// The sources of the event that is counted, kept to save allocations.
    of_event: Vec<usize>,
}

impl Counting<'_> {
    /// Lists the sources at the top of the files.
    fn declare(&mut self) {
        for (number, file) in self.app.timeline.files.iter().enumerate() {
            for source in &file.sources {
                let cited = match &source.id {
                    Some(id) => Cited::Named(id.clone()),
                    None => Cited::Written(Box::new(source.clone())),
                };
                let at = self.list.len();
                self.known.entry((number, cited.clone())).or_insert(at);
                self.list.push(listed(number, &cited, source.clone()));
            }
        }
    }

    /// Lists the sources of citations that were not seen before.
    fn learn(&mut self, all: &[(usize, &Cited)]) {
        for (file, cited) in all.iter().skip(self.lines.len()) {
            let key = (*file, (*cited).clone());
            let line = self.known.get(&key).copied().unwrap_or_else(|| {
                let source = self.app.timeline.file(*file).source(cited);
                self.list.push(listed(*file, cited, source));
                let line = self.list.len().saturating_sub(1);
                self.known.insert(key, line);
                line
            });
            self.lines.push(line);
        }
    }

    /// Counts an event for each of its sources, and its quotes.
    fn count(&mut self, citing: &Citing) {
        self.of_event.clear();
        let cites = citing.own.iter().chain(citing.quotes.iter().flatten());
        for line in cites.filter_map(|number| self.lines.get(*number)) {
            if !self.of_event.contains(line) {
                self.of_event.push(*line);
            }
        }
        let mut any_copy = false;
        for line in &self.of_event {
            if let Some(listed) = self.list.get_mut(*line) {
                listed.events += 1;
                let first = listed.first.unwrap_or(citing.index);
                listed.first = Some(first.min(citing.index));
                any_copy |= listed.source.file.is_some();
            }
        }
        let verdicts = &self.app.verdicts;
        let checked = if any_copy || !verdicts.only_with_copy {
            verdicts.of_text(citing.file, citing.fingerprint)
        } else {
            &[]
        };
        for (at, number) in citing.quoted().enumerate() {
            let line = number.and_then(|number| self.lines.get(number));
            let Some(listed) = line.and_then(|line| self.list.get_mut(*line)) else {
                continue;
            };
            match checked.get(at) {
                Some(checked) => listed.quotes.count(checked),
                None if verdicts.only_with_copy => listed.quotes.add_without_copy(1),
                None => listed.quotes.quotes += 1,
            }
        }
    }
}

impl App {
    /// All sources in an order.
    pub(super) fn all_sources(&self, order: SourceOrder) -> Vec<Listed> {
        let mut counting = Counting {
            app: self,
            list: Vec::new(),
            known: HashMap::new(),
            lines: Vec::new(),
            of_event: Vec::new(),
        };
        counting.declare();
        let own = counting.list.len();
        each_citing(self.whole(), |all, citing| {
            counting.learn(all);
            counting.count(citing);
        });
        let mut list = counting.list;
        // Sources written within events are sorted by display order.
        if let Some(written) = list.get_mut(own..) {
            written.sort_by_key(|listed| listed.first);
        }
        order.sort(&mut list, self.timeline.file(0).context);
        list
    }
}

fn listed(file: usize, cited: &Cited, source: Source) -> Listed {
    Listed {
        file,
        cited: cited.clone(),
        source: Arc::new(source),
        events: 0,
        quotes: Summary::default(),
        first: None,
    }
}
