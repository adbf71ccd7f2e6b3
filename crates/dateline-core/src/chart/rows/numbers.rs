//! Numbers of events in place of the events: counts along a row, and histograms.

use super::{Content, Layout};
use crate::chart::counts::{Count, counts, merged};
use crate::chart::lanes::Lane;
use crate::chart::pack::Candidate;

/// Number of events in a column from which a histogram of one row may be at its full height: one event is a line, so that
/// it differs from several.
const FULL: usize = 4;

impl Layout<'_> {
    pub(super) fn counts(&self, lane: &Lane) -> Vec<Count> {
        let second = |column: usize| self.scale.second(column);
        counts(self.scale, "", &|from, to| {
            lane.count(second(from), second(to))
        })
    }

    /// Numbers of left-out events along a row: "+3".
    pub(super) fn left_out_counts(&self, left_out: &[&Candidate]) -> Vec<Count> {
        let numbers = counts(self.scale, "+", &|from, to| {
            let meets = |candidate: &&&Candidate| {
                let columns = &candidate.bar.columns;
                columns.start < to && from < columns.end
            };
            left_out.iter().filter(meets).count()
        });
        merged(numbers)
    }

    /// Rows of a lane's histogram, from the top.
    pub(super) fn heights(&self, lane: &Lane, high: usize) -> Vec<Content> {
        let columns = self.scale.width;
        let folds: Vec<usize> = self.scale.folds().collect();
        let count = |column: usize| {
            if folds.contains(&column) {
                return 0;
            }
            let next = column + 1;
            lane.count(self.scale.second(column), self.scale.second(next))
        };
        let counts: Vec<usize> = (0..columns).map(count).collect();
        let least = if high == 1 { FULL } else { 1 };
        let most = counts.iter().copied().max().unwrap_or(0).max(least);
        let eighths = |count: &usize| count.saturating_mul(high.saturating_mul(8)).div_ceil(most);
        let levels: Vec<usize> = counts.iter().map(eighths).collect();
        let row = |from_bottom: usize| {
            let below = from_bottom.saturating_mul(8);
            let of_row = levels
                .iter()
                .map(|level| level.saturating_sub(below).min(8));
            Content::Heights(
                of_row
                    .map(|level| u8::try_from(level).unwrap_or(8))
                    .collect(),
            )
        };
        (0..high).rev().map(row).collect()
    }
}
