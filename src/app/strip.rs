//! The density strip: the whole span of a timeline in one line of columns, how many events fall into each, and where one is.
//!
//! ```text
//! 1945        1970s       2022        2025
//! ▂     ┊     ▁     ┊     ▃     ┊     ▃█▇▂  ▁
//! ```
//!
//! Time runs evenly within a stretch. An empty time that would take more than its share of the columns is folded: the
//! stretches on both sides of it stand next to each other with one column between them that says so.

mod labels;

use crate::date::Moment;
use crate::timeline::Timeline;

pub use labels::Label;

/// How many steps a column's height has.
pub const LEVELS: u8 = 8;

/// An empty time is folded where it is so many times as long as the others are on average.
const LONG: i128 = 10;

/// And where it takes this part of the columns.
const SHARE: i128 = 8;

/// The most that are folded.
const MOST_FOLDS: usize = 24;

/// The columns that a stretch takes at least, where there are enough: room for its label.
const NARROWEST: usize = 6;

/// What a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A part of a stretch, with so many events.
    Time {
        /// How many events fall into it.
        count: usize,
    },
    /// An empty time that is left out.
    Fold,
}

/// On which side of all events something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before the first.
    Before,
    /// After the last.
    After,
}

/// A time without folds and the columns that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    /// Its first and last second.
    first: i128,
    last: i128,
    /// Its first column.
    column: usize,
    /// How many columns it takes.
    columns: usize,
    /// The index of its first event.
    event: usize,
}

impl Stretch {
    /// The column of a second that lies in it.
    fn column_of(&self, second: i128) -> usize {
        let span = self.last.saturating_sub(self.first).saturating_add(1);
        let into = second
            .clamp(self.first, self.last)
            .saturating_sub(self.first);
        let columns = i128::try_from(self.columns).unwrap_or(i128::MAX);
        let column = into.saturating_mul(columns).checked_div(span).unwrap_or(0);
        self.column
            .saturating_add(usize::try_from(column).unwrap_or(0))
            .min(self.end().saturating_sub(1))
    }

    /// The column behind it.
    fn end(&self) -> usize {
        self.column.saturating_add(self.columns)
    }
}

/// The whole span of a timeline in columns, made once for a timeline and a width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strip {
    columns: Vec<Column>,
    /// The index of the first event of each column, or of the first one behind it, and at the end how many there are.
    edges: Vec<usize>,
    labels: Vec<Label>,
    stretches: Vec<Stretch>,
    moments: Moments,
    most: usize,
}

/// When the dated entries of a timeline are, in display order, each moment once: a million events take no more than their days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moments {
    /// Each with the index of the first event there.
    runs: Vec<(Moment, usize)>,
    events: usize,
}

impl Moments {
    /// Those of a timeline. An event that began before all known time is as early as the first that is known; an error row stands with the
    /// entry before it. No event is read for it.
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

    /// When an event is.
    fn of_event(&self, event: usize) -> Option<Moment> {
        self.runs.get(self.run_of(event)?).map(|(at, _)| *at)
    }

    fn run_of(&self, event: usize) -> Option<usize> {
        let after = self.runs.partition_point(|(_, first)| *first <= event);
        after.checked_sub(1).filter(|_| event < self.events)
    }

    /// The runs in which these events lie.
    fn runs_of(&self, events: std::ops::Range<usize>) -> &[(Moment, usize)] {
        let to = self.runs.partition_point(|(_, first)| *first < events.end);
        let from = self.run_of(events.start).unwrap_or(to);
        self.runs.get(from..to).unwrap_or_default()
    }

    /// The index behind the last event of a run.
    fn end(&self, run: usize) -> usize {
        let next = self.runs.get(run.saturating_add(1));
        next.map_or(self.events, |(_, first)| *first)
    }
}

/// Collects the moments of events in time order.
impl FromIterator<Moment> for Moments {
    fn from_iter<T: IntoIterator<Item = Moment>>(all: T) -> Self {
        let mut moments = Self::default();
        for at in all {
            if moments.runs.last().is_none_or(|(last, _)| *last != at) {
                moments.runs.push((at, moments.events));
            }
            moments.events = moments.events.saturating_add(1);
        }
        moments
    }
}

impl Strip {
    /// Lays out events at these moments on so many columns.
    #[must_use]
    pub fn of(moments: &Moments, width: usize) -> Self {
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
                *count = count.saturating_add(events);
                strip.most = strip.most.max(*count);
            }
        }
        let end = strip.stretches.last().map_or(0, Stretch::end);
        strip.columns.truncate(end);
        // Columns run as the events do, and each event is in one.
        let mut edge = 0_usize;
        strip.edges.push(edge);
        for column in &strip.columns {
            if let Column::Time { count } = column {
                edge = edge.saturating_add(*count);
            }
            strip.edges.push(edge);
        }
        strip.labels = labels::of(&strip.stretches, moments, width);
        strip
    }

    /// The columns from the left, no more than the width.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What stands under the columns, from the left, without overlap.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// How high a column of so many events is: 0 for none, else 1 to [`LEVELS`].
    #[must_use]
    pub fn level(&self, count: usize) -> u8 {
        let height = count
            .saturating_mul(usize::from(LEVELS))
            .div_ceil(self.most.max(1));
        u8::try_from(height).unwrap_or(LEVELS).min(LEVELS)
    }

    /// The column of a dated event by its index in display order; `None` for one that has no place in time.
    #[must_use]
    pub fn column_of(&self, event: usize) -> Option<usize> {
        let second = self.moments.of_event(event)?.seconds();
        let after = self
            .stretches
            .partition_point(|stretch| stretch.event <= event);
        let stretch = self.stretches.get(after.checked_sub(1)?)?;
        Some(stretch.column_of(second))
    }

    /// The column of a moment, such as now: a fold where it falls into one; `None` before the first event and after the last.
    #[must_use]
    pub fn column_at(&self, at: Moment) -> Option<usize> {
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

    /// Whether a moment lies before the first event, or after the last: `None` where it lies between them, or where there is none.
    #[must_use]
    pub fn beyond(&self, at: Moment) -> Option<Side> {
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
    #[must_use]
    pub fn events(&self, column: usize) -> std::ops::Range<usize> {
        let edge = |column: usize| self.edges.get(column).or(self.edges.last()).copied();
        let from = edge(column).unwrap_or(0);
        from..edge(column.saturating_add(1)).unwrap_or(from)
    }
}

/// The gaps that are folded, as indices of the runs after them, in order.
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
    // A fold and the label of a stretch take columns themselves.
    let most = MOST_FOLDS.min(width / NARROWEST.saturating_add(1) / 2);
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
        // Where nothing else is left there is no room to win.
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
        stretch.columns = each.saturating_add(usize::try_from(more).unwrap_or(0));
        column = stretch.end().saturating_add(1);
    }
    stretches
}

#[cfg(test)]
mod tests;
