//! Bar of an event in one row: the contents of each of its columns.

use std::ops::Range;

use super::extent::{Edge, Figure, OPEN_END, OPEN_START};
use super::scale::{STEPS, Scale, steps_of};
use crate::date::Certainty;

/// Number of columns over which an unknown end fades.
const FADE: usize = 3;

/// Minimum length of a range, in eighths of a column, so that it is visible.
const SHORT: u8 = 3;

/// Contents of one column of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A single moment, by the certainty of its date.
    Point(Certainty),
    /// The rest of a day, or of a minute, that takes more than a column: the event is somewhere in it.
    Day,
    /// Between the dates of a set.
    Between,
    /// The event certainly lasts through the column.
    Solid,
    /// Number of certain eighths from the left, 1 to 7.
    Left(u8),
    /// Number of certain eighths from the right, 1 to 7.
    Right(u8),
    /// The event may be here.
    Possible,
    /// An uncertain end.
    Soft,
    /// Fading of an unknown end, from 1 (faintest) to 3.
    Fade(u8),
    /// The event continues without an end.
    Open,
    /// Left edge of the chart, reached by an event without a start.
    ToLeft,
    /// Right edge of the chart, reached by an event without an end.
    ToRight,
    /// A fold that the event continues through.
    Fold,
}

/// Bar of an event: its columns and their certainty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Columns of the whole event, certain or possible.
    pub columns: Range<usize>,
    /// Extent in steps (eighths of a column).
    pub steps: Range<i64>,
    /// Certain extent in eighths of columns.
    pub certain: Option<Range<i64>>,
    start: Edge,
    end: Edge,
    /// Whether it is a range, from a start to an end.
    pub is_range: bool,
    /// Certainty of the date.
    pub certainty: Certainty,
    /// Whether its start is on the chart, not left of it.
    pub is_begun: bool,
    /// Extents of the dates of a set in steps.
    members: Vec<Range<i64>>,
    is_one_of: bool,
    /// Columns of the folds that it continues through.
    pub folds: Vec<usize>,
    width: usize,
}

impl Bar {
    /// Bar of a figure; `None` if it is not visible.
    #[must_use]
    pub fn of(figure: &Figure, scale: &Scale) -> Option<Self> {
        let extent = figure.extent;
        let columns = scale.columns(extent.from, extent.to)?;
        // An event shorter than two columns is drawn in the column of its start, even across a boundary.
        let is_short = !figure.is_range
            && extent.from >= scale.from()
            && scale
                .step(extent.to)
                .saturating_sub(scale.step(extent.from))
                < STEPS.saturating_mul(2);
        let columns = if is_short {
            columns.start..columns.start + 1
        } else {
            columns
        };
        let bounds = steps_of(columns.start)..steps_of(columns.end);
        let within = |second: i64| scale.step(second).clamp(bounds.start, bounds.end);
        // An event that starts or ends outside of the visible range is cut at its edge.
        let side = |edge: Edge, is_cut: bool| match edge {
            Edge::Soft | Edge::Unknown if is_cut => Edge::Firm,
            edge => edge,
        };
        Some(Self {
            steps: within(extent.from)..within(extent.to),
            certain: figure.certain.and_then(|(from, to)| {
                let steps = within(from)..within(to);
                (!steps.is_empty()).then_some(steps)
            }),
            start: side(extent.start, extent.from < scale.from()),
            end: side(extent.end, extent.to > scale.to()),
            is_range: figure.is_range || extent.from == OPEN_START || extent.to == OPEN_END,
            certainty: figure.certainty,
            is_begun: extent.from >= scale.from(),
            members: members_of(figure, scale, &bounds),
            is_one_of: figure.is_one_of,
            folds: scale
                .folds()
                .filter(|fold| columns.contains(fold))
                .collect(),
            width: scale.width,
            columns,
        })
    }

    /// Visible start and end.
    pub(crate) fn edges(&self) -> (Edge, Edge) {
        (self.start, self.end)
    }

    /// All columns that are drawn, including fading ends.
    pub fn drawn(&self) -> Range<usize> {
        let before = if self.start == Edge::Unknown { FADE } else { 0 };
        let after = if self.end == Edge::Unknown { FADE } else { 0 };
        let end = self.columns.end + after;
        self.columns.start.saturating_sub(before)..end.min(self.width)
    }

    /// Columns for a name inside it, which hides no fold: the first ones between two folds, or of a date of a set, that are at
    /// least `long`, else the longest.
    pub fn room_inside(&self, long: usize) -> Range<usize> {
        let starts = self.folds.iter().map(|fold| fold + 1);
        let starts = std::iter::once(self.columns.start).chain(starts);
        let ends = self.folds.iter().copied();
        let parts = starts.zip(ends.chain(std::iter::once(self.columns.end)));
        let parts: Vec<Range<usize>> = if self.members.is_empty() {
            parts.map(|(start, end)| start..end).collect()
        } else {
            self.members.iter().map(columns_of).collect()
        };
        let first = parts.iter().find(|part| part.len() >= long);
        let longest = || parts.iter().max_by_key(|part| part.len());
        first.or_else(longest).cloned().unwrap_or_default()
    }

    /// Whether it is a mark in a single column.
    pub(crate) fn is_point(&self) -> bool {
        self.columns.len() == 1 && !self.is_range
    }

    /// Whether it is a line along a day or a time of day that takes more than a column, with a point at its start.
    pub fn is_line(&self) -> bool {
        !self.is_range
            && self.columns.len() > 1
            && self.certainty == Certainty::Exact
            && self.members.is_empty()
    }

    /// Extents of the dates of a set in eighths of columns, and whether it is at only one of them; empty for other dates,
    /// and for a set in a single column.
    pub(crate) fn members(&self) -> (&[Range<i64>], bool) {
        let members = if self.is_point() {
            &[]
        } else {
            self.members.as_slice()
        };
        (members, self.is_one_of)
    }

    /// Contents of each of its columns, from the left.
    pub fn cells<'a>(&'a self, scale: &'a Scale) -> impl Iterator<Item = (usize, Cell)> + 'a {
        let folds: Vec<usize> = scale.folds().collect();
        self.drawn().map(move |column| {
            let cell = if folds.contains(&column) {
                Cell::Fold
            } else if column < self.columns.start {
                fade(self.columns.start.saturating_sub(column))
            } else if column >= self.columns.end {
                fade(column.saturating_sub(self.columns.end) + 1)
            } else {
                self.cell(column)
            };
            (column, cell)
        })
    }

    fn cell(&self, column: usize) -> Cell {
        let is_first = column == self.columns.start;
        let is_last = column + 1 == self.columns.end;
        if is_first && self.start == Edge::Open && !self.is_single() {
            return Cell::ToLeft;
        }
        if is_last && self.end == Edge::Open {
            return Cell::ToRight;
        }
        if self.is_point() || self.is_line() && is_first && self.is_begun {
            return Cell::Point(self.certainty);
        }
        if self.is_line() {
            return Cell::Day;
        }
        if !self.members.is_empty() {
            return self.of_members(column);
        }
        let cell = self.covered(column);
        let is_soft = is_first && self.start == Edge::Soft || is_last && self.end == Edge::Soft;
        match cell {
            Cell::Solid | Cell::Left(_) | Cell::Right(_) if is_soft => Cell::Soft,
            cell => cell,
        }
    }

    /// Contents of a column by the dates of a set that are in it.
    fn of_members(&self, column: usize) -> Cell {
        let cell = steps_of(column)..steps_of(column).saturating_add(STEPS);
        let mut in_column = self
            .members
            .iter()
            .filter(|member| member.start < cell.end && cell.start < member.end);
        let Some(member) = in_column.next() else {
            return Cell::Between;
        };
        let is_short = member.end.saturating_sub(member.start) < STEPS;
        match (is_short, self.is_one_of) {
            (false, true) => Cell::Possible,
            (false, false) => Cell::Solid,
            // A date across two columns is in that of its start.
            (true, _) if member.start < cell.start && in_column.next().is_none() => Cell::Between,
            (true, true) => Cell::Point(Certainty::Unsure),
            (true, false) => Cell::Point(self.certainty),
        }
    }

    fn is_single(&self) -> bool {
        self.columns.len() == 1
    }

    /// Contents of a column by its certain part.
    fn covered(&self, column: usize) -> Cell {
        let cell = steps_of(column)..steps_of(column).saturating_add(STEPS);
        let overlap = |steps: &Range<i64>| steps.start.max(cell.start)..steps.end.min(cell.end);
        let eighths = |steps: &Range<i64>| {
            u8::try_from(steps.end.saturating_sub(steps.start).max(0)).unwrap_or(0)
        };
        if self.is_single() && self.is_range {
            // Too short to distinguish its ends.
            return match eighths(&overlap(&self.steps)) {
                _ if self.certainty == Certainty::Unsure => Cell::Soft,
                0..=7 => Cell::Left(eighths(&overlap(&self.steps)).max(SHORT)),
                _ => Cell::Solid,
            };
        }
        let certain = self.certain.as_ref().map(overlap);
        let certain = certain.filter(|steps| !steps.is_empty());
        let Some(certain) = certain else {
            // Only the last second is in this column.
            let ends_here = overlap(&self.steps).is_empty();
            let is_sure = self.certain.as_ref().map(|steps| steps.end) == Some(self.steps.end);
            if ends_here && is_sure {
                return Cell::Left(1);
            }
            let certain_end = self
                .certain
                .as_ref()
                .map_or(self.steps.start, |steps| steps.end);
            let is_after = self.end == Edge::Open && cell.start >= certain_end;
            return if is_after { Cell::Open } else { Cell::Possible };
        };
        let possible = eighths(&overlap(&self.steps));
        let continues = self.end == Edge::Open && certain.start == cell.start;
        match eighths(&certain) {
            8.. => Cell::Solid,
            4.. if continues => Cell::Solid,
            _ if continues => Cell::Open,
            // Most of the column is only possible.
            all if possible > all.saturating_mul(2) => Cell::Possible,
            all if certain.start == cell.start => Cell::Left(all),
            all if certain.end == cell.end => Cell::Right(all),
            all => Cell::Left(all),
        }
    }
}

fn fade(away: usize) -> Cell {
    let step = (FADE + 1).saturating_sub(away).clamp(1, FADE);
    Cell::Fade(u8::try_from(step).unwrap_or(1))
}

/// Visible dates of a set in steps, each at least one step long.
fn members_of(figure: &Figure, scale: &Scale, bounds: &Range<i64>) -> Vec<Range<i64>> {
    let visible = figure
        .members
        .iter()
        .filter(|(from, to)| *from < scale.to() && *to > scale.from());
    let steps = visible.map(|(from, to)| {
        let last = bounds.end.saturating_sub(1).max(bounds.start);
        let start = scale.step(*from).clamp(bounds.start, last);
        // Its last second is in it.
        let end = scale.step(to.saturating_sub(1)).saturating_add(1);
        start..end.clamp(start.saturating_add(1), last.saturating_add(1))
    });
    steps.collect()
}

/// All columns that some steps are in.
fn columns_of(steps: &Range<i64>) -> Range<usize> {
    let column = |step: i64| usize::try_from(step / STEPS).unwrap_or(0);
    column(steps.start)..column(steps.end.saturating_add(STEPS - 1))
}
