//! A part of a timeline as a timeline of its own.

use super::{Entry, File, Query, Timeline};
use crate::date::{Moment, Truth};

impl Timeline {
    /// The entries that a filter keeps, those that are only possible included, in the same order and files.
    #[must_use]
    pub fn kept(&self, query: &Query) -> Self {
        self.only(|_, entry, file| query.matches(entry, file) != Truth::No)
    }

    /// The entries that something holds of, by their index here, in the same order and files.
    #[must_use]
    pub fn only(&self, keep: impl Fn(usize, &Entry, &File) -> bool) -> Self {
        let mut part = Self {
            files: self.files.clone(),
            ..Self::default()
        };
        for (index, entry) in self.entries().enumerate() {
            if keep(index, &entry, self.file_of(&entry)) {
                part.entries.push(entry);
                part.dated = part.dated.saturating_add(usize::from(index < self.dated));
            }
        }
        part
    }

    /// The index of the dated entry whose place in time is closest to a moment, of several the first.
    #[must_use]
    pub fn closest(&self, at: Moment) -> Option<usize> {
        let seconds = |at: Moment| {
            i128::from(at.day_number())
                .saturating_mul(86_400)
                .saturating_add(i128::from(at.second()))
        };
        let distance = |index: usize| {
            let anchor = self.date(index)?.anchor()?;
            Some((seconds(anchor).abs_diff(seconds(at)), index))
        };
        (0..self.dated)
            .filter_map(distance)
            .min()
            .map(|(_, index)| index)
    }
}
