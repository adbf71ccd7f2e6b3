//! What stands under the strip: years, decades or centuries, months and days where it is about few of these.

use super::{Moments, Stretch, seconds};
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
pub(super) fn of(stretches: &[Stretch], moments: &Moments, width: usize) -> Vec<Label> {
    let mut labels = Vec::new();
    for (index, stretch) in stretches.iter().enumerate() {
        let next = stretches.get(index.saturating_add(1));
        let edge = next.map_or(width.saturating_sub(1), |next| {
            next.column.saturating_sub(1)
        });
        let last = next.map_or(moments.events, |next| next.event);
        let ends = (
            moments.of_event(stretch.event),
            moments.of_event(last.saturating_sub(1)),
        );
        if let (Some(first), Some(last)) = ends {
            labels.extend(of_stretch(stretch, first, last, edge));
        }
    }
    labels
}

/// The sizes of periods that are named, finest first, and every how manieth of them.
const STEPS: [(Unit, i64); 12] = [
    (Unit::Day, 1),
    (Unit::Month, 1),
    (Unit::Month, 3),
    (Unit::Year, 1),
    (Unit::Year, 2),
    (Unit::Year, 5),
    (Unit::Decade, 1),
    (Unit::Decade, 2),
    (Unit::Decade, 5),
    (Unit::Century, 1),
    (Unit::Century, 2),
    (Unit::Century, 5),
];

/// The labels of a stretch, none of which reaches beyond a column.
fn of_stretch(stretch: &Stretch, first: Moment, last: Moment, edge: usize) -> Vec<Label> {
    let is_day = first.day_number() == last.day_number();
    let is_year = first.year() == last.year();
    let finest = match (is_day, is_year) {
        (true, _) => Unit::Day,
        (false, true) => Unit::Month,
        (false, false) => Unit::Year,
    };
    for (unit, step) in STEPS.into_iter().filter(|(unit, _)| *unit >= finest) {
        let labels = begins(stretch, first, last, (unit, step));
        if !labels.is_empty() && fit(&labels, edge) {
            return labels;
        }
    }
    // Of a narrow stretch its year or nothing.
    let year = Label {
        column: stretch.column,
        text: Period::containing(first, Unit::Year).words(),
    };
    Some(year)
        .filter(|year| end(year) <= edge)
        .into_iter()
        .collect()
}

/// Which of the periods of its size one is.
fn number(period: Period) -> i64 {
    let start = period.bounds().0;
    match period.unit() {
        Unit::Day => 0,
        Unit::Month => i64::from(start.month()) - 1,
        Unit::Year => start.year(),
        Unit::Decade => start.year().div_euclid(10),
        Unit::Century => start.year().div_euclid(100),
    }
}

/// Every so manieth period of one size that begins in a stretch, and the one in which it begins, where that does not stand in
/// the way of the next.
fn begins(stretch: &Stretch, first: Moment, last: Moment, (unit, step): (Unit, i64)) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut period = Period::containing(first, unit);
    for index in 0..MOST {
        let start = period.bounds().0.max(first);
        if index == 0 || number(period).rem_euclid(step) == 0 {
            labels.push(Label {
                column: stretch.column_of(seconds(start)),
                text: period.words(),
            });
        }
        let next = period.next();
        if next == period || next.bounds().0 > last {
            if let [a, b, ..] = labels.as_slice()
                && end(a).saturating_add(APART) > b.column
            {
                labels.remove(0);
            }
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
