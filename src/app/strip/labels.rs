//! What stands under the strip: years, decades or centuries, months and days where it is about few of these.

use super::{Stretch, seconds};
use crate::date::{Moment, Period, Unit};
use crate::text::width;

/// The columns between two labels at least.
const APART: usize = 2;

/// How many periods of a stretch are looked at.
const MOST: usize = 4_000;

/// The name of a time under the column in which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The column, from 0.
    pub column: usize,
    /// "2025", "1970s".
    pub text: String,
}

/// The labels of all stretches. Each has at least one, if it fits; more where periods of one size all have room.
pub(super) fn of(stretches: &[Stretch], moments: &[Moment], width: usize) -> Vec<Label> {
    let mut labels = Vec::new();
    for (index, stretch) in stretches.iter().enumerate() {
        let next = stretches.get(index.saturating_add(1));
        let edge = next.map_or(width, |next| next.column.saturating_sub(1));
        let last = next.map_or(moments.len(), |next| next.event);
        let ends = (
            moments.get(stretch.event),
            moments.get(last.saturating_sub(1)),
        );
        if let (Some(first), Some(last)) = ends {
            labels.extend(of_stretch(stretch, *first, *last, edge));
        }
    }
    labels
}

/// The labels of a stretch, none of which reaches beyond a column.
fn of_stretch(stretch: &Stretch, first: Moment, last: Moment, edge: usize) -> Vec<Label> {
    let is_day = first.day_number() == last.day_number();
    let is_year = first.year() == last.year();
    let finest = match (is_day, is_year) {
        (true, _) => Unit::Day,
        (false, true) => Unit::Month,
        (false, false) => Unit::Year,
    };
    let units = [
        Unit::Day,
        Unit::Month,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
    ];
    let mut fewest = Vec::new();
    for unit in units.into_iter().filter(|unit| *unit >= finest) {
        let labels = begins(stretch, first, last, unit);
        if labels.is_empty() {
            continue;
        }
        if fit(&labels, edge) {
            return labels;
        }
        fewest = labels;
    }
    // Not even centuries all fit: as many as do, from the left; of a narrow stretch its year or nothing.
    fewest.insert(
        0,
        Label {
            column: stretch.column,
            text: Period::containing(first, Unit::Year).words(),
        },
    );
    let mut kept: Vec<Label> = Vec::new();
    for label in fewest {
        let free = kept
            .last()
            .map_or(0, |last| end(last).saturating_add(APART));
        if label.column >= free && end(&label) <= edge {
            kept.push(label);
        }
    }
    kept
}

/// The periods of one size that begin in a stretch, and the one in which it begins.
fn begins(stretch: &Stretch, first: Moment, last: Moment, unit: Unit) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut period = Period::containing(first, unit);
    for _ in 0..MOST {
        let start = period.bounds().0.max(first);
        labels.push(Label {
            column: stretch.column_of(seconds(start)),
            text: period.words(),
        });
        let next = period.next();
        if next == period || next.bounds().0 > last {
            return labels;
        }
        period = next;
    }
    Vec::new()
}

fn end(label: &Label) -> usize {
    label.column.saturating_add(width(&label.text))
}

/// Whether all of them stand apart and end before a column.
fn fit(labels: &[Label], edge: usize) -> bool {
    let apart = labels.windows(2).all(|pair| match pair {
        [a, b] => end(a).saturating_add(APART) <= b.column,
        _ => true,
    });
    apart && labels.last().is_none_or(|last| end(last) <= edge)
}
