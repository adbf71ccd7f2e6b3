//! Which stretches of time a chart leaves out: long ones in which no event begins or ends.
//!
//! ```text
//! 1945        ┊  1970s   ┊  2022     ┊  2025  Mar  Apr  May
//! ```

use super::extent::{Extents, OPEN_END, OPEN_START};

/// A stretch is left out where it is this many times as long as the others are on average.
const LONG: i128 = 5;

/// A stretch is left out where it takes this part of what is left, or more.
const SHARE: i128 = 12;

/// The most stretches that are left out: with more, an axis is a list.
const MOST: usize = 7;

/// The columns that are kept before and after a fold: in empty time, and within an event.
const KEPT: (i128, i128) = (3, 1);

/// Events above which only the starts are examined, which are in order already.
const MANY: usize = 200_000;

/// A stretch of time that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// Its first second.
    pub from: i64,
    /// The second behind its last.
    pub to: i64,
}

/// A stretch between two moments at which something begins or ends, and nothing in between.
#[derive(Debug, Clone, Copy)]
struct Gap {
    from: i64,
    to: i64,
    /// Whether an event goes on through it.
    is_covered: bool,
}

impl Gap {
    fn seconds(&self) -> i128 {
        i128::from(self.to) - i128::from(self.from)
    }

    /// The columns that are kept of it on either side.
    fn kept(&self) -> i128 {
        if self.is_covered { KEPT.1 } else { KEPT.0 }
    }
}

/// The stretches that are left out on so many columns, in order. None, unless they would take more than half of them.
#[must_use]
pub fn folds(extents: &Extents, now: Option<i64>, width: usize) -> Vec<Fold> {
    let points = points(extents, now);
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let span = i128::from(*last) - i128::from(*first);
    let mut gaps = longest(&points, span);
    mark_covered(&mut gaps, extents);
    gaps.sort_by_key(|gap| std::cmp::Reverse(gap.seconds()));
    let columns = i128::try_from(width).unwrap_or(0);
    let mut left = span;
    let mut others = i128::try_from(points.len()).unwrap_or(0) - 1;
    let mut cost = 0;
    let mut folded: Vec<Gap> = Vec::new();
    for gap in gaps {
        let rest = left - gap.seconds();
        others -= 1;
        let is_long = gap.seconds() * others.max(1) >= rest * LONG && gap.seconds() * SHARE >= left;
        let wanted = cost + gap.kept() * 2 + 1;
        if folded.len() >= MOST || rest <= 0 || others == 0 || !is_long || wanted * 2 > columns {
            break;
        }
        (left, cost) = (rest, wanted);
        folded.push(gap);
    }
    if (span - left) * 2 <= span {
        return Vec::new();
    }
    folded.sort_by_key(|gap| gap.from);
    let column = left / (columns - cost).max(1);
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

/// The moments at which events begin or end, in order, each once.
fn points(extents: &Extents, now: Option<i64>) -> Vec<i64> {
    let starts = extents.starts().iter().copied();
    let mut points: Vec<i64> = if extents.len() > MANY {
        // Where nearly every day has its event, long stretches are those without starts.
        starts.filter(|at| *at != OPEN_START).collect()
    } else {
        let ends = extents.ends().iter().copied();
        let all = starts.chain(ends);
        all.filter(|at| ![OPEN_START, OPEN_END].contains(at))
            .collect()
    };
    points.extend(now);
    if !points.is_sorted() {
        points.sort_unstable();
    }
    points.dedup();
    points
}

/// The longest gaps between points, long enough to be worth a look.
fn longest(points: &[i64], span: i128) -> Vec<Gap> {
    let pairs = points.windows(2).filter_map(|pair| match pair {
        [from, to] => Some(Gap {
            from: *from,
            to: *to,
            is_covered: false,
        }),
        _ => None,
    });
    // A shorter one is no twelfth of what is left, unless nearly all was left out before.
    let least = span / 1_000_000;
    let mut gaps: Vec<Gap> = pairs.filter(|gap| gap.seconds() >= least).collect();
    if gaps.len() > MOST {
        gaps.select_nth_unstable_by_key(MOST, |gap| std::cmp::Reverse(gap.seconds()));
        gaps.truncate(MOST);
    }
    gaps
}

/// Finds out through which gaps an event goes on.
fn mark_covered(gaps: &mut [Gap], extents: &Extents) {
    for gap in gaps {
        let events = extents.starts().iter().zip(extents.ends());
        let covers = |(from, to): (&i64, &i64)| *from <= gap.from && *to >= gap.to;
        // What has no end covers everything, and would make every gap look busy.
        let mut bounded = events.filter(|(from, to)| **from != OPEN_START && **to != OPEN_END);
        gap.is_covered = bounded.any(covers);
    }
}
