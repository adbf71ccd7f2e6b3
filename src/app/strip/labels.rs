//! What stands under the strip: round times, as fine as they have room.

use std::ops::Range;

use super::{Moments, Stretch};
use crate::date::{Moment, Step};
use crate::text::width;

/// The columns between two labels at least.
const APART: usize = 2;

/// The name of a time under the column in which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The column, from 0.
    pub column: usize,
    /// "2025", "1970s".
    pub text: String,
}

impl Label {
    /// The columns that it takes.
    #[must_use]
    pub fn columns(&self) -> Range<usize> {
        self.column..self.column.saturating_add(width(&self.text))
    }
}

/// The labels of all stretches. Each has at least one, if it fits; more where the marks of one step all have room.
pub(super) fn of(stretches: &[Stretch], moments: &Moments, width: usize) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut before = None;
    for (index, stretch) in stretches.iter().enumerate() {
        let next = stretches.get(index.saturating_add(1));
        let edge = next.map_or(width.saturating_sub(1), |next| {
            next.column.saturating_sub(1)
        });
        let last = next.map_or(moments.events, |next| next.event);
        let runs = moments.runs_of(stretch.event..last);
        labels.extend(of_stretch(stretch, runs, before, edge));
        before = runs.last().map(|(at, _)| *at);
    }
    labels
}

/// The labels of a stretch, none of which reaches beyond a column. Where a whole date has no room, the day does in the year of the
/// stretch before.
fn of_stretch(
    stretch: &Stretch,
    runs: &[(Moment, usize)],
    before: Option<Moment>,
    edge: usize,
) -> Vec<Label> {
    let (Some((first, _)), Some((last, _))) = (runs.first(), runs.last()) else {
        return Vec::new();
    };
    let span = stretch.last.saturating_sub(stretch.first);
    let columns = i128::try_from(stretch.columns).unwrap_or(i128::MAX);
    // Where no event says its hour, hours say nothing.
    let is_timed = || runs.iter().any(|(at, _)| at.second() > 0);
    let day = before.and_then(|before| day_label(stretch, *first, before, edge));
    let finest = (first == last).then(|| begun(*first).seconds());
    Step::all()
        .filter(|step| finest.is_none_or(|finest| step.seconds() >= finest))
        .filter(|step| day.is_none() || !matches!(step, Step::Years(_)))
        .filter(|step| step.seconds().saturating_mul(columns) >= span)
        .filter(|step| !matches!(step, Step::Minutes(_)) || is_timed())
        .find_map(|step| marks(stretch, *first, *last, step, edge))
        .unwrap_or_else(|| day.into_iter().collect())
}

/// The widest of years, months and days that begins at a moment: an event there may be known no better.
fn begun(at: Moment) -> Step {
    match (at.month(), at.day(), at.second()) {
        (1, 1, 0) => Step::Years(1),
        (_, 1, 0) => Step::Months(1),
        _ => Step::Days(1),
    }
}

/// "21 Mar", behind a stretch that ends in the same year on another day.
fn day_label(stretch: &Stretch, first: Moment, before: Moment, edge: usize) -> Option<Label> {
    let text = match begun(first) {
        _ if before.year() != first.year() || before.day_number() == first.day_number() => {
            return None;
        }
        Step::Years(_) => return None,
        Step::Months(months) => Step::Months(months).name(first, Some(before)),
        _ => Step::Minutes(1).name(first, Some(before)),
    };
    let label = Label {
        column: stretch.column,
        text,
    };
    Some(label).filter(|label| end(label) <= edge)
}

/// The first moment of a stretch and the marks behind it; `None` where they have no room. A mark that is too close behind the first
/// gives way to it where it leans on what that says, as "Jun" does on "May 2025"; else the first gives way to the mark.
fn marks(
    stretch: &Stretch,
    first: Moment,
    last: Moment,
    step: Step,
    edge: usize,
) -> Option<Vec<Label>> {
    let label = |at: Moment, before: Option<Moment>| Label {
        column: stretch.column_of(at.seconds()),
        text: step.name(at, before),
    };
    let mut labels = vec![label(first, None)];
    let mut before = first;
    let mut is_first = true;
    let behind = |at: &Moment| step.after(*at).filter(|next| *next <= last);
    for at in std::iter::successors(behind(&first), behind) {
        let next = label(at, Some(before));
        let free = labels.last().map_or(0, end);
        if free.saturating_add(APART) <= next.column {
            labels.push(next);
            is_first = false;
        } else if is_first && step.leans(at, before) {
            continue;
        } else if is_first {
            labels = vec![label(at, None)];
            is_first = false;
        } else {
            return None;
        }
        before = at;
    }
    // The last may stand too close to the edge.
    if labels.len() > 1 && labels.last().is_some_and(|last| end(last) > edge) {
        labels.pop();
    }
    let fits = labels.last().is_some_and(|last| end(last) <= edge);
    fits.then_some(labels)
}

fn end(label: &Label) -> usize {
    label.columns().end
}
