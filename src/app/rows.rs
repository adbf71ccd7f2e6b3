//! Which event stands on which row, and what stands between them: headings, gaps, the now line, the bars of ranges.
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

mod density;
mod lanes;

pub use lanes::{Cell, LANES, Rail};

use crate::date::{Bound, Date, Gap, Moment, Period, Reading, Unit};
use crate::timeline::Timeline;
use density::Density;
use lanes::Lanes;

/// What a row of the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The period that the events below it fall in.
    Heading(Heading),
    /// How long nothing happened.
    Gap(Gap),
    /// Between past and future.
    Now,
    /// Nothing but the ends of bars.
    Ends,
    /// The entry of that index in the [`Timeline`].
    Entry(usize),
}

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The dates below have been so from the beginning, or nothing is known of when they began.
    NoStart,
    /// A day, month, year, decade or century.
    Period(Period),
    /// The entries below have no date that can be read.
    Undated,
}

/// One row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub kind: Kind,
    /// The bars beside it.
    pub rail: Rail,
}

/// All rows of the list, made once for a timeline: drawing and moving look rows up and never walk the file.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    rows: Vec<Row>,
    /// The row of each entry, by its index in the timeline.
    of_entry: Vec<usize>,
    /// The rows that are headings, in order.
    headings: Vec<usize>,
    lanes: usize,
    next_to_come: Option<Moment>,
}

impl Rows {
    /// Lays out a timeline as of `now`, with the headings that suit it.
    #[must_use]
    pub fn lay_out(timeline: &Timeline, now: Moment) -> Self {
        Self::lay_out_by(timeline, now, None)
    }

    /// Lays out a timeline as of `now`, with headings of that size; none finer than a date is known.
    #[must_use]
    pub fn lay_out_by(timeline: &Timeline, now: Moment, headings: Option<Unit>) -> Self {
        Builder::new(timeline, now, headings).build()
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row at an index, from 0.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&Row> {
        self.rows.get(row)
    }

    /// The rows that a viewport shows.
    pub fn window(&self, top: usize, height: usize) -> impl Iterator<Item = (usize, &Row)> {
        self.rows.iter().enumerate().skip(top).take(height)
    }

    /// On which row an entry stands; 0 for one that is not there.
    #[must_use]
    pub fn row_of(&self, entry: usize) -> usize {
        self.of_entry.get(entry).copied().unwrap_or(0)
    }

    /// The entry on a row, or the nearest one after it, else before it.
    #[must_use]
    pub fn entry_near(&self, row: usize) -> Option<usize> {
        let entry = |row: &Row| {
            if let Kind::Entry(entry) = row.kind {
                Some(entry)
            } else {
                None
            }
        };
        let after = self
            .rows
            .get(row..)
            .and_then(|rows| rows.iter().find_map(entry));
        after.or_else(|| {
            self.rows
                .get(..row.min(self.len()))?
                .iter()
                .rev()
                .find_map(entry)
        })
    }

    /// The heading in force on a row: the last one at or above it.
    #[must_use]
    pub fn heading_of(&self, row: usize) -> Option<Heading> {
        let above = self.headings.partition_point(|heading| *heading <= row);
        let heading = self.headings.get(above.checked_sub(1)?)?;
        match self.rows.get(*heading)?.kind {
            Kind::Heading(heading) => Some(heading),
            _ => None,
        }
    }

    /// How many lanes the bars of this timeline take, 0 to [`LANES`].
    #[must_use]
    pub fn lanes(&self) -> usize {
        self.lanes
    }

    /// When the first event below the now line begins: from then on the line stands elsewhere.
    #[must_use]
    pub fn next_to_come(&self) -> Option<Moment> {
        self.next_to_come
    }

    /// The entries whose bars pass an entry's row: the ranges during which it happened, outermost lane first.
    #[must_use]
    pub fn around(&self, entry: usize) -> Vec<usize> {
        let row = self.row_of(entry);
        let Some(rail) = self.rows.get(row).map(|row| row.rail) else {
            return Vec::new();
        };
        let passing = (0..LANES).filter(|lane| rail.get(*lane) == Cell::Through);
        passing
            .filter_map(|lane| {
                self.rows.get(..row)?.iter().rev().find_map(|above| {
                    match (above.rail.get(lane), above.kind) {
                        (Cell::Begin(_), Kind::Entry(range)) => Some(range),
                        _ => None,
                    }
                })
            })
            .collect()
    }
}

/// Something that happened: an event, or the start or end of a range.
#[derive(Debug, Clone, Copy)]
struct Last<'a> {
    date: &'a Date,
    /// Whether it is the start of a range that goes on.
    begun: bool,
    at: Moment,
}

impl Last<'_> {
    /// How long nothing happened until a date.
    fn gap(&self, next: &Date) -> Option<Gap> {
        if self.begun {
            Gap::since_start(self.date, next)
        } else {
            Gap::between(self.date, next)
        }
    }
}

/// What is known while the rows are made, from the top down.
struct Builder<'a> {
    timeline: &'a Timeline,
    now: Moment,
    /// Today as a date, for the gap between the last event and now.
    today: Option<Date>,
    density: Density,
    rows: Rows,
    lanes: Lanes,
    heading: Option<Heading>,
    /// The last thing that happened so far: a gap is measured from it.
    last: Option<Last<'a>>,
    now_shown: bool,
}

impl<'a> Builder<'a> {
    fn new(timeline: &'a Timeline, now: Moment, headings: Option<Unit>) -> Self {
        Self {
            timeline,
            now,
            today: date_of(now),
            density: Density::measure(timeline, headings),
            rows: Rows::default(),
            lanes: Lanes::default(),
            heading: None,
            last: None,
            now_shown: false,
        }
    }

    fn build(mut self) -> Rows {
        let timeline = self.timeline;
        self.rows.of_entry.reserve(timeline.len());
        for index in 0..timeline.len() {
            match timeline.date(index).filter(|_| index < timeline.dated) {
                Some(date) => self.dated(index, date),
                None if index < timeline.dated => self.entry(index),
                None => self.undated(index),
            }
        }
        self.close(None);
        self.now_line(None);
        self.rows.lanes = self.lanes.used();
        self.rows
    }

    fn dated(&mut self, index: usize, date: &'a Date) {
        let anchor = date.anchor();
        if let Some(at) = anchor {
            if at > self.now {
                self.rows.next_to_come.get_or_insert(at);
                self.now_line(Some(date));
            }
            self.close(Some(at));
        }
        let heading = match anchor {
            Some(at) => Heading::Period(self.density.period(index, date, at)),
            None => Heading::NoStart,
        };
        self.gap(index, date);
        if self.heading.replace(heading) != Some(heading) {
            self.push(Kind::Heading(heading));
        }
        let holds = self.holds_another(index, date);
        self.happened(date, holds);
        self.lanes.begin(index, date, self.now, holds);
        self.entry(index);
        self.lanes.pass();
    }

    /// Whether the event after this one falls into it: only then does a range need a bar.
    fn holds_another(&self, index: usize, date: &Date) -> bool {
        if date.range().is_none() {
            return false;
        }
        let rest = index.saturating_add(1)..self.timeline.dated;
        let next = rest.into_iter().find_map(|index| self.timeline.date(index));
        let until = lanes::until(date, self.now);
        next.and_then(Date::anchor)
            .is_some_and(|start| until.is_some_and(|end| start <= end))
    }

    fn undated(&mut self, index: usize) {
        if self.heading.replace(Heading::Undated) != Some(Heading::Undated) {
            self.close(None);
            self.now_line(None);
            self.push(Kind::Heading(Heading::Undated));
        }
        self.entry(index);
    }

    /// Ends the bars that end before `at`, all of them where nothing more comes.
    fn close(&mut self, at: Option<Moment>) {
        if let Some(rail) = self.lanes.finish(at) {
            for index in self.lanes.take_finished() {
                if let Some(date) = self.timeline.date(index) {
                    self.happened(date, false);
                }
            }
            self.rows.rows.push(Row {
                kind: Kind::Ends,
                rail,
            });
        }
    }

    /// The now line, once, before the first event that is still to come.
    fn now_line(&mut self, next: Option<&Date>) {
        if std::mem::replace(&mut self.now_shown, true) || self.timeline.dated == 0 {
            return;
        }
        self.close(Some(self.now));
        let since = self.today.as_ref().and_then(|today| self.last?.gap(today));
        if let Some(gap) =
            since.filter(|gap| next.is_none() && gap.days() >= self.density.gap_days(None))
        {
            self.push(Kind::Gap(gap));
        }
        self.push(Kind::Now);
        // A gap that reaches over the now line is no gap without events: it is measured from now on.
        self.last = None;
    }

    fn gap(&mut self, index: usize, date: &Date) {
        let gap = self.last.and_then(|last| last.gap(date));
        if let Some(gap) = gap.filter(|gap| gap.days() >= self.density.gap_days(Some(index))) {
            self.push(Kind::Gap(gap));
        }
    }

    /// Remembers what happened last: of a range that other events fall into its start, until it ends.
    fn happened(&mut self, date: &'a Date, begun: bool) {
        let bound = if begun {
            date.earliest()
        } else {
            date.latest()
        };
        let Bound::At(at) = bound else { return };
        if self.last.is_none_or(|last| last.at <= at) {
            self.last = Some(Last { date, begun, at });
        }
    }

    fn entry(&mut self, index: usize) {
        self.rows.of_entry.push(self.rows.rows.len());
        self.push(Kind::Entry(index));
    }

    fn push(&mut self, kind: Kind) {
        if matches!(kind, Kind::Heading(_)) {
            self.rows.headings.push(self.rows.rows.len());
        }
        self.rows.rows.push(Row {
            kind,
            rail: self.lanes.rail(),
        });
    }
}

/// The day of a moment as a date.
fn date_of(at: Moment) -> Option<Date> {
    let text = format!("{:04}-{:02}-{:02}", at.year(), at.month(), at.day());
    Date::parse(&text, Reading::default()).ok()
}
