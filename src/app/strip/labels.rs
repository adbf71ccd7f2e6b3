//! The labels below the strip: round times, as fine as there is room for.

use std::ops::Range;

use super::moments::{Moments, Stretch};
use crate::date::{Moment, Notation, Step};
use crate::text::width;

/// Columns between two labels at least.
const APART: usize = 2;

/// The label of a time, below the column in which the time begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// First column, from 0.
    pub column: usize,
    /// The text: "2025", "1970s".
    pub text: String,
}

impl Label {
    /// The columns that it takes.
    pub(crate) fn columns(&self) -> Range<usize> {
        self.column..self.column + width(&self.text)
    }
}

/// The labels of all stretches: one for each stretch if it fits, and several where all ticks of some step fit.
pub(super) fn of(
    stretches: &[Stretch],
    moments: &Moments,
    width: usize,
    notation: Notation,
) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut before = None;
    for (index, stretch) in stretches.iter().enumerate() {
        let next = stretches.get(index + 1);
        let edge = next.map_or(width.saturating_sub(1), |next| {
            next.column.saturating_sub(1)
        });
        let last = next.map_or(moments.events, |next| next.event);
        let runs = moments.runs_of(stretch.event..last);
        labels.extend(of_stretch(stretch, runs, before, (edge, notation)));
        before = runs.last().map(|(at, _)| *at);
    }
    labels
}

/// The labels of a stretch, all of which end by column `edge`. Where a full date has no room, the
/// day alone may fit after a stretch of the same year.
fn of_stretch(
    stretch: &Stretch,
    runs: &[(Moment, usize)],
    before: Option<Moment>,
    (edge, notation): (usize, Notation),
) -> Vec<Label> {
    let (Some((first, _)), Some((last, _))) = (runs.first(), runs.last()) else {
        return Vec::new();
    };
    let span = stretch.last.saturating_sub(stretch.first);
    let columns = i128::try_from(stretch.columns).unwrap_or(i128::MAX);
    // If no event has a time of day, labels by hour are useless.
    let is_timed = || runs.iter().any(|(at, _)| at.second() > 0);
    let day = before.and_then(|before| day_label(stretch, *first, before, (edge, notation)));
    let finest = (first == last).then(|| begun(*first).seconds());
    Step::all()
        .filter(|step| finest.is_none_or(|finest| step.seconds() >= finest))
        .filter(|step| day.is_none() || !matches!(step, Step::Years(_)))
        .filter(|step| step.seconds().saturating_mul(columns) >= span)
        .filter(|step| !matches!(step, Step::Minutes(_)) || is_timed())
        .find_map(|step| marks(stretch, *first, *last, step, (edge, notation)))
        .unwrap_or_else(|| day.into_iter().collect())
}

/// The longest of year, month and day that begins at a moment: an event there may be known no more
/// precisely.
fn begun(at: Moment) -> Step {
    match (at.month(), at.day(), at.second()) {
        (1, 1, 0) => Step::Years(1),
        (_, 1, 0) => Step::Months(1),
        _ => Step::Days(1),
    }
}

/// "21 Mar", after a stretch that ends in the same year on another day.
fn day_label(
    stretch: &Stretch,
    first: Moment,
    before: Moment,
    (edge, notation): (usize, Notation),
) -> Option<Label> {
    let text = match begun(first) {
        _ if before.year() != first.year() || before.day_number() == first.day_number() => {
            return None;
        }
        Step::Years(_) => return None,
        Step::Months(months) => Step::Months(months).name(first, Some(before), notation),
        _ => Step::Minutes(1).name(first, Some(before), notation),
    };
    let label = Label {
        column: stretch.column,
        text,
    };
    Some(label).filter(|label| end(label) <= edge)
}

/// Labels for the first moment of a stretch and the ticks after it; `None` if they have no room. A
/// tick too close to the first label is dropped if it depends on it, as "Jun" does on "May 2025";
/// else the first label is dropped.
fn marks(
    stretch: &Stretch,
    first: Moment,
    last: Moment,
    step: Step,
    (edge, notation): (usize, Notation),
) -> Option<Vec<Label>> {
    let label = |at: Moment, before: Option<Moment>| Label {
        column: stretch.column_of(at.seconds()),
        text: step.name(at, before, notation),
    };
    let mut labels = vec![label(first, None)];
    let mut before = first;
    let mut is_first = true;
    let behind = |at: &Moment| step.after(*at).filter(|next| *next <= last);
    for at in std::iter::successors(behind(&first), behind) {
        let next = label(at, Some(before));
        let free = labels.last().map_or(0, end);
        if free + APART <= next.column {
            labels.push(next);
            is_first = false;
        } else if is_first && step.is_abbreviated(at, before) {
            continue;
        } else if is_first {
            labels = vec![label(at, None)];
            is_first = false;
        } else {
            return None;
        }
        before = at;
    }
    // The last label may extend past the edge.
    if labels.len() > 1 && labels.last().is_some_and(|last| end(last) > edge) {
        labels.pop();
    }
    let fits = labels.last().is_some_and(|last| end(last) <= edge);
    fits.then_some(labels)
}

fn end(label: &Label) -> usize {
    label.columns().end
}
