//! The rows of the list: entries, and between them headings, gaps, the now line, and the bars of
//! ranges.
//!
//! ```text
//! 1970s                               Heading
//!   ◌ the 1970s    Washington …       Entry
//!   ┆ 43 years                        Gap
//! 2025                                Heading
//!   ┏   7–10 May   State visit        Entry, rail [Begin]
//!   ┃ ● 9 May      Parade             Entry, rail [Through]
//!   ┗                                 Ends,  rail [Finish]
//! ── now ──                           Now
//! ```

mod builder;
mod density;
mod lanes;

pub use lanes::{Cell, LANES, Rail};

use crate::date::{Gap, Moment, Period, Unit};
use crate::timeline::RangeIndex;

/// The content of a row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The period of the events below it.
    Heading(Heading),
    /// The length of time without events.
    Gap(Gap),
    /// The line between past and future.
    Now,
    /// A row with only the ends of bars.
    Ends,
    /// The entry with that index in the timeline.
    Entry(usize),
}

/// The content of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The events below have an open or unknown start.
    NoStart,
    /// A day, month, year, decade or century.
    Period(Period),
    /// The entries below have no date that can be read.
    Undated,
}

/// One row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its content.
    pub kind: Kind,
    /// The bars beside it.
    pub rail: Rail,
}

/// Which rows are laid out besides the entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowStyle {
    /// Size of the heading periods; `None` derives it from the density of the events. No heading is
    /// finer than the precision of its date.
    pub headings: Option<Unit>,
    /// Whether gaps get rows.
    pub gaps: bool,
    /// Whether the ends of bars get rows of their own; otherwise they are drawn beside the last
    /// event within the range.
    pub ends: bool,
}

impl Default for RowStyle {
    fn default() -> Self {
        Self {
            headings: None,
            gaps: true,
            ends: true,
        }
    }
}

/// All rows of the list, computed once per timeline: drawing and moving look rows up and never
/// iterate over the file.
///
/// Rows of entries are not stored: every row that is not listed in `others` is one. So a million
/// events take no more memory than the headings, gaps and bars between them.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Number of rows that are entries.
    entries: usize,
    /// The rows that are not entries, in order.
    others: Vec<(u32, Kind)>,
    /// The indices in `others` of the headings.
    headings: Vec<u32>,
    /// Runs of rows with the same bars: the first row of each run, and the bars.
    rails: Vec<(u32, Rail)>,
    /// Number of lanes that the bars take, 0 to [`LANES`].
    pub lanes: usize,
    /// Number of gaps and ends of bars that have no row because of the style.
    left_out: usize,
    /// Index of the ranges that an event may overlap.
    pub ranges: RangeIndex,
    /// Start of the first event below the now line: at that moment the line has to move.
    pub next_to_come: Option<Moment>,
    /// Whether any event has a time of day.
    pub has_clock: bool,
}

impl Rows {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.entries + self.others.len()
    }

    /// Number of rows if gaps and ends of bars all had rows of their own.
    pub(crate) fn full_len(&self) -> usize {
        self.len() + self.left_out
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of rows above a row that are not entries.
    fn others_above(&self, row: usize) -> usize {
        self.others
            .partition_point(|(other, _)| index(*other) < row)
    }

    /// The row at an index, from 0.
    pub(crate) fn get(&self, row: usize) -> Option<Row> {
        if row >= self.len() {
            return None;
        }
        let above = self.others_above(row);
        let kind = match self.others.get(above) {
            Some((other, kind)) if index(*other) == row => *kind,
            _ => Kind::Entry(row.saturating_sub(above)),
        };
        Some(Row {
            kind,
            rail: self.rail(row),
        })
    }

    /// The bars beside a row.
    fn rail(&self, row: usize) -> Rail {
        let run = self.rails.partition_point(|(from, _)| index(*from) <= row);
        let run = run.checked_sub(1).and_then(|run| self.rails.get(run));
        run.map_or_else(Rail::default, |(_, rail)| *rail)
    }

    /// Ends bars on the last row so far.
    fn end_bars(&mut self, ends: Rail) {
        let Some(last) = self.len().checked_sub(1) else {
            return;
        };
        let row = u32::try_from(last).unwrap_or(u32::MAX);
        let ended = self.rail(last).ended(ends);
        match self.rails.last_mut() {
            Some((from, rail)) if *from == row => *rail = ended,
            _ => self.rails.push((row, ended)),
        }
    }

    /// The rows of a viewport of `height` rows from `top`, with their indices.
    pub fn window(&self, top: usize, height: usize) -> impl Iterator<Item = (usize, Row)> {
        (top..self.len())
            .take(height)
            .filter_map(|row| Some((row, self.get(row)?)))
    }

    /// The row of an entry; 0 if the entry does not exist.
    pub fn row_of(&self, entry: usize) -> usize {
        if entry >= self.entries {
            return 0;
        }
        // The number of entries above increases along `others`, so this is a binary search.
        let (mut from, mut to) = (0, self.others.len());
        while from < to {
            let middle = from.midpoint(to);
            let above = self.others.get(middle).map_or(0, |(row, _)| index(*row));
            if above.saturating_sub(middle) <= entry {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        entry + from
    }

    /// The entry on a row, else the nearest one after it, else before it.
    pub(crate) fn entry_near(&self, row: usize) -> Option<usize> {
        let last = self.entries.checked_sub(1)?;
        let row = row.min(self.len());
        Some(row.saturating_sub(self.others_above(row)).min(last))
    }

    /// The heading in force on a row: the last one at or above it.
    pub(crate) fn heading_of(&self, row: usize) -> Option<Heading> {
        let at = |heading: u32| self.others.get(index(heading));
        let above = self
            .headings
            .partition_point(|heading| at(*heading).is_some_and(|(at, _)| index(*at) <= row));
        match at(*self.headings.get(above.checked_sub(1)?)?)? {
            (_, Kind::Heading(heading)) => Some(*heading),
            _ => None,
        }
    }
}

/// Converts a row number to an index.
fn index(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::DateContext;
    use crate::timeline::{Input, load};
    use proptest::prelude::*;

    fn now() -> Moment {
        let day = chrono::NaiveDate::from_ymd_opt(2001, 6, 1).unwrap();
        Moment::from_local(day.and_hms_opt(12, 0, 0).unwrap())
    }

    proptest! {
        #[test]
        fn every_entry_has_its_row_and_every_row_its_heading(
            dates in prop::collection::vec(
                prop_oneof![
                    (1990..2010_i32, 1..13_u32).prop_map(|(year, month)| format!("{year}-{month:02}")),
                    (1900..2010_i32).prop_map(|year| year.to_string()),
                    (1990..2000_i32, 0..12_i32).prop_map(|(from, years)| format!("{from}/{}", from + years)),
                    Just("../1985".to_owned()),
                    Just("1999/..".to_owned()),
                    Just("2001-05-09".to_owned()),
                    Just("soon".to_owned()),
                ],
                0..60,
            ),
        ) {
            let text: String = dates.iter().fold(String::new(), |text, date| text + "- date: " + date + "\n  title: A\n");
            let input = Input::text("f", &text);
            let timeline = load(input, DateContext::default()).unwrap();
            let rows = Rows::lay_out(&timeline, now());
            let mut heading = None;
            let mut next = 0;
            for row in 0..rows.len() {
                let shown = rows.get(row).unwrap();
                prop_assert_eq!(rows.entry_near(row), Some(next.min(timeline.len() - 1)));
                match shown.kind {
                    Kind::Entry(entry) => {
                        prop_assert_eq!((entry, rows.row_of(entry)), (next, row));
                        next += 1;
                    }
                    Kind::Heading(new) => heading = Some(new),
                    Kind::Gap(_) | Kind::Now | Kind::Ends => {}
                }
                prop_assert_eq!(rows.heading_of(row), heading);
            }
            prop_assert_eq!(next, timeline.len());
            prop_assert!(rows.get(rows.len()).is_none());
            prop_assert_eq!(rows.window(1, 3).count(), rows.len().saturating_sub(1).min(3));
        }
    }
}
