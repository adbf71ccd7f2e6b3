//! The moments of the events of a timeline, and the stretches of time between folds.

use crate::date::Moment;
use crate::timeline::Timeline;

/// The moments of the dated entries of a timeline, in display order and deduplicated: memory grows
/// with the number of distinct moments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moments {
    /// Each moment with the index of the first event there.
    pub(super) runs: Vec<(Moment, usize)>,
    pub(super) events: usize,
}

impl Moments {
    /// The moments of a timeline. An event with an open or unknown start counts as early as the
    /// first known one, an entry with an error as late as the entry before it. No event is parsed
    /// for it.
    #[must_use]
    pub fn of(timeline: &Timeline) -> Self {
        let anchor = |index: usize| timeline.span(index)?.anchor();
        let Some(mut last) = (0..timeline.dated).find_map(anchor) else {
            return Self::default();
        };
        let all = (0..timeline.dated).map(|index| {
            last = anchor(index).unwrap_or(last).max(last);
            last
        });
        all.collect()
    }

    /// The moment of an event.
    pub(super) fn of_event(&self, event: usize) -> Option<Moment> {
        self.runs.get(self.run_of(event)?).map(|(at, _)| *at)
    }

    fn run_of(&self, event: usize) -> Option<usize> {
        let after = self.runs.partition_point(|(_, first)| *first <= event);
        after.checked_sub(1).filter(|_| event < self.events)
    }

    /// The runs that contain these events.
    pub(super) fn runs_of(&self, events: std::ops::Range<usize>) -> &[(Moment, usize)] {
        let to = self.runs.partition_point(|(_, first)| *first < events.end);
        let from = self.run_of(events.start).unwrap_or(to);
        self.runs.get(from..to).unwrap_or_default()
    }

    /// Index after the last event of a run.
    pub(super) fn end(&self, run: usize) -> usize {
        let next = self.runs.get(run + 1);
        next.map_or(self.events, |(_, first)| *first)
    }
}

/// Collects the moments of events, which are in time order.
impl FromIterator<Moment> for Moments {
    fn from_iter<T: IntoIterator<Item = Moment>>(all: T) -> Self {
        let mut moments = Self::default();
        for at in all {
            if moments.runs.last().is_none_or(|(last, _)| *last != at) {
                moments.runs.push((at, moments.events));
            }
            moments.events += 1;
        }
        moments
    }
}

/// A stretch of time without folds, and its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// First and last second.
    pub(super) first: i128,
    pub(super) last: i128,
    /// First column.
    pub(super) column: usize,
    /// Number of columns.
    pub(super) columns: usize,
    /// Index of the first event.
    pub(super) event: usize,
}

impl Stretch {
    /// The column of a second within the stretch.
    pub(super) fn column_of(&self, second: i128) -> usize {
        let span = self.last.saturating_sub(self.first).saturating_add(1);
        let into = second
            .clamp(self.first, self.last)
            .saturating_sub(self.first);
        let columns = i128::try_from(self.columns).unwrap_or(i128::MAX);
        let column = into.saturating_mul(columns).checked_div(span).unwrap_or(0);
        (self.column + usize::try_from(column).unwrap_or(0)).min(self.end().saturating_sub(1))
    }

    /// The first column after it.
    pub(super) fn end(&self) -> usize {
        self.column + self.columns
    }
}
