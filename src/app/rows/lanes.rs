//! The bars of ranges, drawn beside the events within them.

use crate::date::{Bound, End, Moment, Period, Precision, Span, Unit};

/// Most bars side by side; a range that finds no free lane is shown without a bar.
pub const LANES: usize = 4;

/// The content of one lane on one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cell {
    /// No bar.
    #[default]
    Empty,
    /// A bar starts: `┏`.
    Begin(End),
    /// A bar continues: `┃`.
    Through,
    /// A bar ends: `┗`, or `╏` where the range continues.
    Finish(End),
}

/// The lanes of one row, from the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rail([Cell; LANES]);

impl Rail {
    /// The content of a lane; empty for a lane that does not exist.
    pub(crate) fn get(self, lane: usize) -> Cell {
        self.0.get(lane).copied().unwrap_or_default()
    }

    /// The rail, with the bars ended that end in the other one.
    pub(super) fn ended(mut self, ends: Self) -> Self {
        for (cell, end) in self.0.iter_mut().zip(ends.0) {
            if matches!((*cell, end), (Cell::Through, Cell::Finish(_))) {
                *cell = end;
            }
        }
        self
    }

    /// Whether a bar starts on this row.
    pub(crate) fn begins(self) -> bool {
        self.0.iter().any(|cell| matches!(cell, Cell::Begin(_)))
    }
}

/// The last moment at which a range's bar is drawn: its end, or now for one that continues; `None`
/// for one that has not started and has no end.
pub(super) fn until(date: &Span, now: Moment) -> Option<Moment> {
    match (date.latest(), date.earliest()) {
        (Bound::At(end), _) => Some(end),
        (_, Bound::At(start)) if start > now => None,
        _ => Some(now),
    }
}

/// A bar that has started and not ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bar {
    entry: usize,
    pub date: Span,
    pub until: Moment,
    end: End,
}

/// Whether a range starts in the year or month in which another ends, where both are no more
/// precise than that: one follows the other.
pub(super) fn touches(date: &Span, next: &Span) -> bool {
    let unit = match (date.precision(), next.precision()) {
        (Precision::Year, Precision::Year) => Unit::Year,
        (Precision::Month, Precision::Month) => Unit::Month,
        _ => return false,
    };
    let (Some(_), Some(_), Bound::At(end), Bound::At(start)) =
        (date.range(), next.range(), date.latest(), next.earliest())
    else {
        return false;
    };
    start < end && Period::containing(end, unit).bounds() == (start, end)
}

/// The bars in force while rows are laid out from the top down.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    bars: [Option<Bar>; LANES],
    /// The bars beside the next row.
    pub(super) rail: Rail,
    /// Most lanes that were in use at the same time.
    pub(super) used: usize,
    finished: Vec<usize>,
}

impl Lanes {
    /// Starts the bar of a range on the next row, in the first free lane, if another event falls
    /// within the range.
    pub(super) fn begin(&mut self, entry: usize, date: &Span, now: Moment, holds_another: bool) {
        let (Some((start, end)), Some(until), true) =
            (date.range(), until(date, now), holds_another)
        else {
            return;
        };
        // Where an end is unknown, a bar would claim more than the file says.
        if !matches!(date.earliest(), Bound::At(_)) || date.latest() == Bound::Unknown {
            return;
        }
        let Some(lane) = self.bars.iter().position(Option::is_none) else {
            return;
        };
        if let (Some(bar), Some(cell)) = (self.bars.get_mut(lane), self.rail.0.get_mut(lane)) {
            *bar = Some(Bar {
                entry,
                date: *date,
                until,
                end,
            });
            *cell = Cell::Begin(start);
            self.used = self.used.max(lane + 1);
        }
    }

    /// Advances to the next row: bars that started continue.
    pub(super) fn pass(&mut self) {
        if !self.rail.begins() {
            return;
        }
        for cell in &mut self.rail.0 {
            if matches!(cell, Cell::Begin(_)) {
                *cell = Cell::Through;
            }
        }
    }

    /// Ends the bars that are over. Returns the row that shows their ends, if any ended.
    pub(super) fn finish(&mut self, is_over: impl Fn(&Bar) -> bool) -> Option<Rail> {
        if self.bars.iter().all(Option::is_none) {
            return None;
        }
        let mut ends = self.rail;
        let mut any = false;
        for ((bar, cell), shown) in self.bars.iter_mut().zip(&mut self.rail.0).zip(&mut ends.0) {
            if let Some(over) = bar.filter(&is_over) {
                *shown = Cell::Finish(over.end);
                *cell = Cell::Empty;
                *bar = None;
                self.finished.push(over.entry);
                any = true;
            }
        }
        any.then_some(ends)
    }

    /// The entries whose bars ended since the last call.
    pub(super) fn take_finished(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.finished)
    }
}
