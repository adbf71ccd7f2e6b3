//! The density strip: the whole time span of a timeline on one line, with the number of events per
//! column, and the current position.
//!
//! ```text
//! 1945        1970s       2022        2025
//! ▂     ┊     ▁     ┊     ▃     ┊     ▃█▇▂  ▁
//! ```
//!
//! Time is linear within a stretch. An empty time that would take more than its share of the
//! columns is folded: the stretches on both sides are then adjacent, with one column between them
//! as a sign.

mod labels;
mod moments;

use crate::date::{Moment, Notation};

pub use self::moments::Moments;
use self::moments::Stretch;
pub use labels::Label;

/// Height of a column, in steps.
pub const LEVELS: u8 = 8;

/// An empty time is folded if it is this many times as long as the others are on average,
const LONG: i128 = 10;

/// and takes at least one in this many of the columns.
const SHARE: i128 = 8;

/// Most folds.
const MOST_FOLDS: usize = 24;

/// Columns that a stretch takes at least, where there are enough: room for its label.
const NARROWEST: usize = 6;

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A part of a stretch.
    Time {
        /// Number of events in it.
        count: usize,
    },
    /// A folded empty time.
    Fold,
}

/// The side of all events that a moment is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before the first event.
    Before,
    /// After the last event.
    After,
}

/// The time span of a timeline in columns, computed once per timeline and width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strip {
    /// The columns from the left, at most the width.
    pub columns: Vec<Column>,
    /// Per column: the index of its first event, or of the next event after it; at the end the
    /// number of events.
    edges: Vec<usize>,
    /// The labels below the columns, from the left, without overlap.
    pub labels: Vec<Label>,
    stretches: Vec<Stretch>,
    moments: Moments,
    most: usize,
}

impl Strip {
    /// Lays out events on `width` columns.
    #[must_use]
    pub fn of(moments: &Moments, width: usize, notation: Notation) -> Self {
        if moments.events == 0 || width == 0 {
            return Self::default();
        }
        let mut strip = Self {
            stretches: stretches(moments, width),
            columns: vec![Column::Fold; width],
            moments: moments.clone(),
            ..Self::default()
        };
        for stretch in &strip.stretches {
            for column in strip
                .columns
                .iter_mut()
                .skip(stretch.column)
                .take(stretch.columns)
            {
                *column = Column::Time { count: 0 };
            }
        }
        let mut stretches = strip.stretches.iter().peekable();
        let mut stretch = stretches.next();
        for (run, (at, first)) in moments.runs.iter().enumerate() {
            while let Some(next) = stretches.next_if(|next| next.event <= *first) {
                stretch = Some(next);
            }
            let column = stretch.map_or(0, |stretch| stretch.column_of(at.seconds()));
            if let Some(Column::Time { count }) = strip.columns.get_mut(column) {
                let events = moments.end(run).saturating_sub(*first);
                *count += events;
                strip.most = strip.most.max(*count);
            }
        }
        let end = strip.stretches.last().map_or(0, Stretch::end);
        strip.columns.truncate(end);
        // Columns follow the order of events, and each event is in one.
        let mut edge = 0_usize;
        strip.edges.push(edge);
        for column in &strip.columns {
            if let Column::Time { count } = column {
                edge += *count;
            }
            strip.edges.push(edge);
        }
        strip.labels = labels::of(&strip.stretches, moments, width, notation);
        strip
    }

    /// Height of a column with `count` events: 0 for none, else 1 to [`LEVELS`].
    pub(crate) fn level(&self, count: usize) -> u8 {
        let height = count
            .saturating_mul(usize::from(LEVELS))
            .div_ceil(self.most.max(1));
        u8::try_from(height).unwrap_or(LEVELS).min(LEVELS)
    }

    /// The column of a dated event, by its index in display order; `None` for one without a place
    /// in time.
    pub(crate) fn column_of(&self, event: usize) -> Option<usize> {
        let second = self.moments.of_event(event)?.seconds();
        let after = self
            .stretches
            .partition_point(|stretch| stretch.event <= event);
        let stretch = self.stretches.get(after.checked_sub(1)?)?;
        Some(stretch.column_of(second))
    }

    /// The column of a moment, such as now; a fold's column if the moment falls into it; `None`
    /// before the first event and after the last.
    pub(crate) fn column_at(&self, at: Moment) -> Option<usize> {
        let second = at.seconds();
        let after = self
            .stretches
            .partition_point(|stretch| stretch.first <= second);
        let stretch = self.stretches.get(after.checked_sub(1)?)?;
        if second <= stretch.last {
            return Some(stretch.column_of(second));
        }
        self.stretches.get(after).map(|_| stretch.end())
    }

    /// Whether a moment is before the first event or after the last; `None` if it is between them,
    /// or if there are no events.
    pub(crate) fn beyond(&self, at: Moment) -> Option<Side> {
        let second = at.seconds();
        let (first, last) = (self.stretches.first()?, self.stretches.last()?);
        if second < first.first {
            Some(Side::Before)
        } else if second > last.last {
            Some(Side::After)
        } else {
            None
        }
    }

    /// The dated events of a column, as indices in display order.
    pub fn events(&self, column: usize) -> std::ops::Range<usize> {
        let edge = |column: usize| self.edges.get(column).or(self.edges.last()).copied();
        let from = edge(column).unwrap_or(0);
        from..edge(column + 1).unwrap_or(from)
    }
}

/// The gaps to fold, as indices of the runs after them, in order.
fn folds(moments: &Moments, width: usize) -> Vec<usize> {
    let pairs = moments.runs.windows(2).zip(1..);
    let mut gaps: Vec<(i128, usize)> = pairs
        .filter_map(|(pair, index)| match pair {
            [(from, _), (to, _)] => {
                let gap = to.seconds().saturating_sub(from.seconds());
                (gap > 0).then_some((gap, index))
            }
            _ => None,
        })
        .collect();
    let mut count = i128::try_from(gaps.len()).unwrap_or(i128::MAX);
    let mut span: i128 = gaps.iter().map(|(gap, _)| *gap).sum();
    // Folds and the labels of stretches take columns themselves.
    let most = MOST_FOLDS.min(width / (NARROWEST + 1) / 2);
    if gaps.len() > most {
        gaps.select_nth_unstable_by(most, |a, b| b.0.cmp(&a.0));
        gaps.truncate(most);
    }
    gaps.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut folded = Vec::new();
    for (gap, index) in gaps {
        let rest = span.saturating_sub(gap);
        count = count.saturating_sub(1);
        let is_long = gap.saturating_mul(count.max(1)) >= rest.saturating_mul(LONG);
        // With no other time left, folding gains no room.
        if rest == 0 || !is_long || gap.saturating_mul(SHARE) < span {
            break;
        }
        span = rest;
        folded.push(index);
    }
    folded.sort_unstable();
    folded
}

/// The stretches between the folds, with their columns.
fn stretches(moments: &Moments, width: usize) -> Vec<Stretch> {
    let folds = folds(moments, width);
    let runs = &moments.runs;
    let starts = std::iter::once(0).chain(folds.iter().copied());
    let ends = folds.iter().copied().chain(std::iter::once(runs.len()));
    let mut stretches: Vec<Stretch> = starts
        .zip(ends)
        .filter_map(|(start, end)| {
            let (first, event) = *runs.get(start)?;
            let (last, _) = *runs.get(end.checked_sub(1)?)?;
            Some(Stretch {
                first: first.seconds(),
                last: last.seconds(),
                column: 0,
                columns: 0,
                event,
            })
        })
        .collect();
    let room = width.saturating_sub(folds.len());
    let each = NARROWEST.min(room / stretches.len().max(1)).max(1);
    let spare = room.saturating_sub(each.saturating_mul(stretches.len()));
    let length = |stretch: &Stretch| stretch.last.saturating_sub(stretch.first);
    let whole: i128 = stretches.iter().map(length).sum();
    let mut column = 0;
    for stretch in &mut stretches {
        let spare = i128::try_from(spare).unwrap_or(0);
        let more = length(stretch).saturating_mul(spare);
        let more = more.checked_div(whole).unwrap_or(0);
        stretch.column = column;
        stretch.columns = each + usize::try_from(more).unwrap_or(0);
        column = stretch.end() + 1;
    }
    stretches
}

#[cfg(test)]
mod tests;
