//! Conversion between time and columns. Time is linear; a fold takes one column.

use super::folds::Fold;

/// Number of steps per column.
pub const STEPS: i64 = 8;

/// Time without its folds, as continuous positions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unfolded {
    /// The folds.
    pub folds: Vec<Fold>,
    /// The range that was asked for: its ends are in no fold.
    pub asked: Option<(i64, i64)>,
}

impl Unfolded {
    /// Time without some folds, which must be sorted and must not overlap.
    #[must_use]
    pub fn new(folds: Vec<Fold>) -> Self {
        Self { folds, asked: None }
    }

    /// Position of a second; a second inside a fold has the position of the fold.
    pub fn position(&self, second: i64) -> i64 {
        let before = self.folds.iter().take_while(|fold| fold.from < second);
        before.fold(second, |position, fold| {
            let left_out = second.min(fold.to).saturating_sub(fold.from);
            position.saturating_sub(left_out)
        })
    }

    /// Second at a position; at a fold, the first second after it.
    pub fn second(&self, position: i64) -> i64 {
        let mut second = position;
        for fold in &self.folds {
            if fold.from > second {
                break;
            }
            second = second.saturating_add(fold.to.saturating_sub(fold.from));
        }
        second
    }
}

/// A visible part of time, as positions without folds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First position.
    pub from: i64,
    /// Length in seconds, at least 1.
    pub length: i64,
}

/// A stretch of time between folds, and its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First second.
    pub from: i64,
    /// First second after it.
    pub to: i64,
    /// First column.
    pub column: usize,
    /// Number of columns, at least 1.
    pub columns: usize,
}

impl Stretch {
    fn seconds(&self) -> i128 {
        (i128::from(self.to) - i128::from(self.from)).max(1)
    }

    /// First column after it.
    pub(crate) fn end(&self) -> usize {
        self.column + self.columns
    }

    /// Step of a second in this stretch.
    fn step(&self, second: i64) -> i64 {
        let into = i128::from(second.clamp(self.from, self.to)) - i128::from(self.from);
        let steps = i128::try_from(self.columns).unwrap_or(0) * i128::from(STEPS);
        let step = i64::try_from(into * steps / self.seconds()).unwrap_or(0);
        steps_of(self.column).saturating_add(step)
    }

    /// First column after the part of the stretch that is before a second in it.
    fn end_column(&self, second: i64) -> usize {
        let into = i128::from(second) - i128::from(self.from);
        let columns = i128::try_from(self.columns).unwrap_or(0);
        // Rounded up: a second may take several columns, or a part of one.
        let columns = (into * columns + self.seconds() - 1) / self.seconds();
        self.column + usize::try_from(columns).unwrap_or(0).min(self.columns)
    }

    /// First second of a column.
    fn second(&self, column: usize) -> i64 {
        let into = i128::try_from(column.saturating_sub(self.column)).unwrap_or(0);
        let columns = i128::try_from(self.columns).unwrap_or(1).max(1);
        // Rounded up, so that a second is in the column whose first second is at or before it.
        let seconds = (into * self.seconds() + columns - 1) / columns;
        self.from
            .saturating_add(i64::try_from(seconds).unwrap_or(0))
            .min(self.to)
    }
}

/// First step of a column.
pub(crate) fn steps_of(column: usize) -> i64 {
    i64::try_from(column).unwrap_or(0).saturating_mul(STEPS)
}

/// Mapping of visible time to columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scale {
    /// Stretches between the folds.
    pub stretches: Vec<Stretch>,
    /// Number of columns.
    pub width: usize,
}

impl Scale {
    /// Scale of a window of time with `width` columns.
    pub(crate) fn new(time: &Unfolded, window: Window, width: usize) -> Self {
        let end = window.from.saturating_add(window.length.max(1));
        let positions = time.folds.iter().map(|fold| time.position(fold.from));
        let inside = positions.filter(|at| window.from < *at && *at < end);
        let mut inside: Vec<i64> = inside.collect();
        inside.dedup();
        // A fold needs one column and a neighbor on each side.
        inside.truncate(width.saturating_sub(1) / 2);
        let room = width.saturating_sub(inside.len());
        let mut stretches = Vec::with_capacity(inside.len() + 1);
        let (mut from, mut column) = (window.from, 0_usize);
        for (folded, to) in (1_usize..).zip(inside.iter().copied().chain(std::iter::once(end))) {
            let into = i128::from(to) - i128::from(window.from);
            let columns = i128::try_from(room).unwrap_or(0);
            let after = (into * columns * 2 / i128::from(window.length.max(1)) + 1) / 2;
            let after = usize::try_from(after).unwrap_or(0);
            // Number of stretches from here on, each of which needs a column.
            let left = (inside.len() + 1).saturating_sub(folded);
            let after = after + folded.saturating_sub(1);
            let last = width.saturating_sub(left.saturating_mul(2));
            let end = after.max(column + 1).min(last.max(1));
            let first = time.second(from);
            stretches.push(Stretch {
                from: first,
                to: first.saturating_add(to.saturating_sub(from)),
                column,
                columns: end.saturating_sub(column),
            });
            from = to;
            column = end + 1;
        }
        if width == 0 {
            stretches.clear();
        }
        Self { stretches, width }
    }

    /// Columns of the folds.
    pub fn folds(&self) -> impl Iterator<Item = usize> + '_ {
        let pairs = self.stretches.windows(2);
        pairs.filter_map(|pair| pair.first().map(Stretch::end))
    }

    /// First visible second.
    pub fn from(&self) -> i64 {
        self.stretches.first().map_or(0, |stretch| stretch.from)
    }

    /// First second after the visible range.
    pub fn to(&self) -> i64 {
        self.stretches.last().map_or(0, |stretch| stretch.to)
    }

    /// Position of a second in steps from the left; before or after all columns if it is not visible.
    pub(crate) fn step(&self, second: i64) -> i64 {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.from <= second);
        let Some(stretch) = after.checked_sub(1).and_then(|at| self.stretches.get(at)) else {
            return -1;
        };
        if second < stretch.to {
            stretch.step(second)
        } else if after < self.stretches.len() {
            // In a fold.
            steps_of(stretch.end())
        } else {
            steps_of(self.width).saturating_add(i64::from(second > stretch.to))
        }
    }

    /// Column of a second; `None` if it is not visible.
    pub fn column(&self, second: i64) -> Option<usize> {
        let column = usize::try_from(self.step(second).div_euclid(STEPS)).ok()?;
        (column < self.width).then_some(column)
    }

    /// First column after those that contain time before a second.
    fn end_column(&self, second: i64) -> Option<usize> {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.from < second);
        let stretch = self.stretches.get(after.checked_sub(1)?)?;
        Some(if second <= stretch.to {
            stretch.end_column(second)
        } else {
            // In a fold.
            stretch.end() + 1
        })
    }

    /// First second of a column; for a fold, its first second; after the last column, the first second after all.
    pub fn second(&self, column: usize) -> i64 {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.column <= column);
        let stretch = after.checked_sub(1).and_then(|at| self.stretches.get(at));
        stretch.map_or(0, |stretch| stretch.second(column.min(stretch.end())))
    }

    /// Columns of the time from `from` to `to`; `None` if it is not visible.
    pub fn columns(&self, from: i64, to: i64) -> Option<std::ops::Range<usize>> {
        if to <= self.from() || from >= self.to() || self.width == 0 {
            return None;
        }
        let first = self.column(from.max(self.from()))?;
        let end = self.end_column(to.min(self.to()))?;
        Some(first..end.max(first + 1))
    }

    /// Number of seconds per column, at least 1.
    pub fn seconds_of_column(&self) -> i64 {
        let (seconds, columns) = self.seconds_and_columns();
        i64::try_from(seconds / columns).unwrap_or(i64::MAX).max(1)
    }

    /// Whether a column is clearly shorter than a second.
    pub(crate) fn is_below_seconds(&self) -> bool {
        let (seconds, columns) = self.seconds_and_columns();
        seconds * 4 < columns * 3
    }

    /// Visible seconds, and the columns that they take.
    fn seconds_and_columns(&self) -> (i128, i128) {
        let seconds = self.stretches.iter().map(Stretch::seconds).sum();
        let columns: usize = self.stretches.iter().map(|stretch| stretch.columns).sum();
        (seconds, i128::try_from(columns.max(1)).unwrap_or(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn time_on_columns() {
        let time = Unfolded::new(vec![Fold {
            from: 40,
            to: 1_000,
        }]);
        let window = Window {
            from: 0,
            length: 90,
        };
        let scale = Scale::new(&time, window, 10);
        for (second, column) in [
            (-1, None),
            (0, Some(0)),
            (9, Some(0)),
            (10, Some(1)),
            (39, Some(3)),
            (40, Some(4)),
            (999, Some(4)),
            (1_000, Some(5)),
            (1_009, Some(5)),
            (1_010, Some(6)),
            (1_049, Some(9)),
            (1_050, None),
        ] {
            assert_eq!(scale.column(second), column, "{second}");
        }
        assert_eq!(scale.folds().collect::<Vec<_>>(), [4]);
        assert_eq!(scale.columns(35, 1_005), Some(3..6));
        assert_eq!(scale.columns(-50, 5), Some(0..1));
        assert_eq!(scale.columns(-50, 0), None);
        assert_eq!(scale.columns(i64::MIN, i64::MAX), Some(0..10));
        let two_seconds = Window { from: 0, length: 2 };
        let scale = Scale::new(&Unfolded::default(), two_seconds, 10);
        assert_eq!(
            scale.columns(-5, 60),
            Some(0..10),
            "a second takes several columns"
        );
        assert_eq!(scale.columns(0, 1), Some(0..5));
        assert_eq!(scale.columns(1, 2), Some(5..10));
    }

    proptest! {
        #[test]
        fn a_second_is_in_the_column_that_begins_at_or_before_it(
            width in 1_usize..200,
            from in -5_000_i64..5_000,
            length in 1_i64..20_000,
            folds in prop::collection::vec((1_i64..900, 1_i64..5_000), 0..6),
            seconds in prop::collection::vec(-8_000_i64..40_000, 1..40),
        ) {
            let mut at = -2_000;
            let folds = folds.iter().map(|(gap, long)| {
                let fold = Fold { from: at + gap, to: at + gap + long };
                at = fold.to;
                fold
            });
            let time = Unfolded::new(folds.collect());
            let scale = Scale::new(&time, Window { from, length }, width);
            let taken: usize = scale.stretches.iter().map(|stretch| stretch.columns).sum();
            prop_assert!(taken + scale.folds().count() <= width.max(1));
            for second in seconds {
                let position = time.position(second);
                prop_assert!(time.second(position) >= second || time.folds.is_empty() || time.position(time.second(position)) == position);
                if let Some(column) = scale.column(second) {
                    prop_assert!(scale.second(column) <= second, "{second} in {column}");
                    prop_assert!(second < scale.second(column + 1) || scale.folds().any(|fold| fold == column || fold == column + 1), "{second} in {column}");
                }
            }
            for columns in 1..width {
                prop_assert!(scale.second(columns - 1) <= scale.second(columns));
            }
        }
    }
}
