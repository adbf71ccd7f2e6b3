//! Folds: long stretches of time that a chart leaves out because no event begins or ends in them.
//!
//! ```text
//! 1945        ┊  1970s   ┊  2022     ┊  2025  Mar  Apr  May
//! ```

use super::extent::{Extents, OPEN_END, OPEN_START};

/// A stretch is folded if it is at least this many times as long as the others on average.
const LONG: i128 = 5;

/// A stretch is folded if it takes at least this fraction (1/12) of the remaining time.
const SHARE: i128 = 12;

/// An event is short if it takes less than this fraction (1/1000) of all time.
const SHORT: i128 = 1_000;

/// Maximum number of folds; with more of them an axis would be a list.
const MOST: usize = 7;

/// Columns kept on each side of a fold: in empty time, and within an event.
const KEPT: (i128, i128) = (3, 1);

/// Number of events above which only starts are examined, as these are already sorted.
const MANY: usize = 200_000;

/// A folded stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// First second.
    pub from: i64,
    /// First second after it.
    pub to: i64,
}

/// A stretch between two moments at which events begin or end, with none in between.
#[derive(Debug, Clone, Copy)]
struct Gap {
    from: i64,
    to: i64,
    /// Whether an event lasts through it.
    is_covered: bool,
}

impl Gap {
    fn seconds(&self) -> i128 {
        i128::from(self.to) - i128::from(self.from)
    }

    /// Columns of it that are kept on each side.
    fn kept(&self) -> i128 {
        if self.is_covered { KEPT.1 } else { KEPT.0 }
    }
}

/// Folds for a chart of `width` columns, in order, of all events or between the events in a range. Empty unless they save
/// more than half of the time.
pub(crate) fn folds(
    extents: &Extents,
    now: Option<i64>,
    range: Option<(i64, i64)>,
    width: usize,
) -> Vec<Fold> {
    let points = points(extents, now, range, 0);
    let ends = points.first().copied().zip(points.last().copied());
    let Some((first, last)) = range.or(ends).filter(|_| points.len() > 1) else {
        return Vec::new();
    };
    let span = i128::from(last) - i128::from(first);
    let mut gaps = longest(&points, span);
    mark_covered(&mut gaps, extents);
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.seconds()));
    let columns = i128::try_from(width).unwrap_or(0);
    let mut left = span;
    // A short event is no stretch of its own: next to nothing, any time between two events would be long.
    let short = i64::try_from(span / SHORT).unwrap_or(i64::MAX);
    let stretches = self::points(extents, now, range, short).len();
    // A range begins and ends with a stretch that is kept.
    let at_ends = if range.is_some() { 2 } else { 0 };
    let mut others = i128::try_from(stretches).unwrap_or(0) - 1 + at_ends;
    let mut cost = 0;
    let mut folded: Vec<Gap> = Vec::new();
    for gap in gaps {
        let rest = left - gap.seconds();
        others -= 1;
        let is_long = gap.seconds() * others.max(1) >= rest * LONG && gap.seconds() * SHARE >= left;
        let needed = cost + gap.kept() * 2 + 1;
        if folded.len() >= MOST || rest <= 0 || others <= 0 || !is_long || needed * 2 > columns {
            break;
        }
        (left, cost) = (rest, needed);
        folded.push(gap);
    }
    if (span - left) * 2 <= span {
        return Vec::new();
    }
    folded.sort_by_key(|gap| gap.from);
    let column = (left / (columns - cost).max(1)).max(1);
    let shrunk = |gap: &Gap| {
        let kept = i64::try_from(column * gap.kept()).unwrap_or(0);
        Fold {
            from: gap.from.saturating_add(kept),
            to: gap.to.saturating_sub(kept),
        }
    };
    let folds = folded.iter().map(shrunk);
    folds.filter(|fold| fold.from < fold.to).collect()
}

/// Moments at which events begin, and at which those of more than `short` seconds end, sorted, without duplicates; those in
/// a range only.
fn points(extents: &Extents, now: Option<i64>, range: Option<(i64, i64)>, short: i64) -> Vec<i64> {
    let starts = extents.from.iter().copied();
    let mut points: Vec<i64> = if extents.len() > MANY {
        // With events on nearly every day, long stretches are those without starts.
        starts.filter(|at| *at != OPEN_START).collect()
    } else {
        let all = extents.from.iter().zip(&extents.to);
        let long = all.filter(|(from, to)| to.saturating_sub(**from) > short);
        let ends = long.map(|(_, to)| *to);
        let all = starts.chain(ends);
        all.filter(|at| ![OPEN_START, OPEN_END].contains(at))
            .collect()
    };
    points.extend(now);
    if let Some((from, to)) = range {
        points.retain(|at| (from..=to).contains(at));
    }
    if !points.is_sorted() {
        points.sort_unstable();
    }
    points.dedup();
    points
}

/// The longest gaps between points that may be worth a fold.
fn longest(points: &[i64], span: i128) -> Vec<Gap> {
    let pairs = points.windows(2).filter_map(|pair| match pair {
        [from, to] => Some(Gap {
            from: *from,
            to: *to,
            is_covered: false,
        }),
        _ => None,
    });
    // A shorter gap cannot take a twelfth of the remaining time, unless nearly all was folded before.
    let least = span / 1_000_000;
    let mut gaps: Vec<Gap> = pairs.filter(|gap| gap.seconds() >= least).collect();
    if gaps.len() > MOST {
        gaps.select_nth_unstable_by_key(MOST, |gap| std::cmp::Reverse(gap.seconds()));
        gaps.truncate(MOST);
    }
    gaps
}

/// Marks the gaps that an event lasts through.
fn mark_covered(gaps: &mut [Gap], extents: &Extents) {
    for gap in gaps {
        let events = extents.from.iter().zip(&extents.to);
        let covers = |(from, to): (&i64, &i64)| *from <= gap.from && *to >= gap.to;
        // An event without an end covers everything and would make every gap look busy.
        let mut bounded = events.filter(|(from, to)| **from != OPEN_START && **to != OPEN_END);
        gap.is_covered = bounded.any(covers);
    }
}

/// The parts of folds that are outside a range.
pub(crate) fn outside(folds: &[Fold], (from, to): (i64, i64)) -> Vec<Fold> {
    let parts = folds.iter().flat_map(|fold| {
        let before = Fold {
            to: fold.to.min(from),
            ..*fold
        };
        let after = Fold {
            from: fold.from.max(to),
            ..*fold
        };
        [before, after]
    });
    parts.filter(|fold| fold.from < fold.to).collect()
}
