//! A part of a timeline as a timeline of its own.

use super::parse::in_parallel;
use super::{Entry, File, Query, Timeline};
use crate::date::{Moment, Truth};

impl Timeline {
    /// The entries that a filter keeps, those that are only possible included, in the same order and files.
    #[must_use]
    pub fn kept(&self, query: &Query) -> Self {
        let all: Vec<usize> = (0..self.len()).collect();
        let kept = in_parallel(all, |piece| {
            // One of its own: threads would wait for one another at its expressions.
            let query = query.clone();
            let is_kept = |index: usize| {
                let entry = self.entry(index);
                entry.is_some_and(|entry| query.matches(&entry, self.file_of(&entry)) != Truth::No)
            };
            piece.into_iter().map(is_kept).collect()
        });
        self.only(|index, _, _| kept.get(index).copied().unwrap_or(false))
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
