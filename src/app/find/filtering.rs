//! Filtering: the list shows a part of the timeline.

use super::super::App;
use crate::date::{Reading, Truth};
use crate::timeline::{Entry, Query, Timeline};

/// What is said where a filter has ended.
const OFF: &str = "The filter is off";

impl App {
    /// The filter in force.
    #[must_use]
    pub fn filter(&self) -> Option<&Query> {
        self.find.filter.as_ref()
    }

    /// Everything, also what a filter leaves out.
    #[must_use]
    pub fn whole(&self) -> &Timeline {
        self.find.whole.as_ref().unwrap_or(&self.timeline)
    }

    /// Whether the filter keeps an entry only because its date may be meant.
    #[must_use]
    pub fn is_possible(&self, entry: &Entry) -> bool {
        self.find.filter.as_ref().is_some_and(|filter| {
            filter.matches(entry, self.timeline.file_of(entry)) == Truth::Possible
        })
    }

    pub(super) fn filter_by(&mut self, text: &str) -> Result<(), String> {
        let query = Query::parse(text, self.reading()).map_err(|mistakes| {
            let told: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
            told.join(" · ")
        })?;
        let ends = query.is_empty() && self.find.filter.is_some();
        self.set_filter(query);
        if ends {
            self.note = Some(OFF.to_owned());
        }
        Ok(())
    }

    /// Shows what a filter keeps; everything where it is empty.
    pub(in super::super) fn set_filter(&mut self, query: Query) {
        let whole = match self.find.whole.take() {
            Some(whole) => whole,
            None => std::mem::take(&mut self.timeline),
        };
        self.find.filter = Some(query).filter(|query| !query.is_empty());
        let here = self.chosen.clone();
        self.timeline = self.part_of(whole);
        self.lay_out();
        self.tell_unproved();
        self.renew_finding();
        self.list_problems();
        let found = here.as_deref().and_then(|entry| self.nearest_to(entry));
        self.select_anew(found.unwrap_or(0));
        if let (Some(_), Some(whole)) = (&self.find.filter, &self.find.whole) {
            self.note = match (self.timeline.len(), whole.len()) {
                (0, _) => Some("The filter keeps nothing: Esc Esc ends it".to_owned()),
                (kept, all) => Some(format!("{kept} of {all}")),
            };
        }
    }

    /// The part of a timeline that the filter keeps; the whole is kept aside.
    pub(in super::super) fn part_of(&mut self, whole: Timeline) -> Timeline {
        let Some(filter) = &self.find.filter else {
            self.find.whole = None;
            return whole;
        };
        let part = whole.kept(filter);
        self.find.whole = Some(whole);
        part
    }

    /// Where an entry is in the list, or the one that stands nearest in time.
    fn nearest_to(&self, entry: &Entry) -> Option<usize> {
        let same = (0..self.timeline.len()).find(|index| {
            self.timeline
                .entry(*index)
                .is_some_and(|other| std::ptr::eq(&raw const *other, &raw const *entry))
        });
        same.or_else(|| self.timeline.closest(entry.date()?.anchor()?))
    }

    /// Esc: ends the search, then the filter. Whether there was something to end.
    pub(in super::super) fn leave_finding(&mut self) -> bool {
        if self.find.search.is_some() {
            self.end_search();
            return true;
        }
        if self.find.filter.is_none() {
            return false;
        }
        if std::mem::replace(&mut self.find.leaving, true) {
            self.find.leaving = false;
            self.set_filter(Query::default());
            self.note = Some(OFF.to_owned());
        } else {
            self.note = Some("Esc once more ends the filter".to_owned());
        }
        true
    }

    /// Another key than Esc was pressed.
    pub(in super::super) fn forget_leaving(&mut self) {
        self.find.leaving = false;
    }

    /// How dates are read here: as in the first file.
    pub(super) fn reading(&self) -> Reading {
        self.timeline.file(0).reading
    }
}
