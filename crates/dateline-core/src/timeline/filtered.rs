//! A part of a timeline as a timeline of its own, and where its entries are.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::parse::in_parallel;
use super::store::EventStore;
use super::store::index::Index;
use super::turns::in_turns;
use super::{Entry, Query, Timeline};
use crate::date::{Bound, Date, Moment, Span, Truth};

/// The index of an entry that is left out.
const NOWHERE: u32 = u32::MAX;

/// What a filter keeps of a timeline.
#[derive(Debug, Clone)]
pub struct Filtered {
    /// The entries that it keeps.
    pub part: Timeline,
    /// How many it looked at: of a big file those that were verified by then.
    pub looked_at: usize,
}

impl Timeline {
    /// The entries that a filter keeps, those that are only possible included, in the same order and files. Of a big file it knows those
    /// that were verified by now; it gives up soon after `stop` is set.
    #[must_use]
    pub fn kept(&self, query: &Query, stop: &AtomicBool) -> Filtered {
        if query.is_empty() {
            return Filtered {
                part: self.clone(),
                looked_at: self.len,
            };
        }
        let mut looked_at = 0_usize;
        let mut keep: Vec<bool> = Vec::with_capacity(self.total());
        for (file, shelf) in self.shelves.iter().enumerate() {
            match shelf {
                EventStore::Read(entries, _) => {
                    let all: Vec<&Arc<Entry>> = entries.iter().collect();
                    keep.extend(in_parallel(all, |piece| {
                        // One of its own: threads would wait for one another at its expressions.
                        let query = query.clone();
                        let matches = |entry: &Arc<Entry>| query.matches(entry, self) != Truth::No;
                        piece.into_iter().map(matches).collect()
                    }));
                    looked_at = looked_at.saturating_add(entries.len());
                }
                EventStore::Indexed(index) => {
                    let (kept, looked) = self.kept_of((file, index), query, stop);
                    keep.extend(kept);
                    looked_at = looked_at.saturating_add(looked);
                }
            }
        }
        Filtered {
            part: self.part(|_, number| keep.get(number) == Some(&true)),
            looked_at,
        }
    }

    /// Whether a filter keeps each event of an indexed file, and how many events were examined.
    fn kept_of(
        &self,
        (file, index): (usize, &Index),
        query: &Query,
        stop: &AtomicBool,
    ) -> (Vec<bool>, usize) {
        let pieces = index.pieces();
        let numbers: Vec<usize> = (0..pieces.count()).collect();
        let kept = in_turns(&numbers, |number| {
            let (events, skip, gathered) = pieces.get(*number)?;
            if stop.load(Ordering::Relaxed) {
                return None;
            }
            let one = |(at, event): (usize, usize)| {
                let said = gathered.said.event(skip.saturating_add(at));
                let wrong = || index.is_wrong(event);
                let known =
                    said.and_then(|said| query.matches_said(said, index.span(event), wrong));
                known.unwrap_or_else(|| {
                    let entry = index.read_anew(event, file);
                    entry.map_or(Truth::No, |entry| query.matches(&entry, self))
                })
            };
            Some(
                events
                    .enumerate()
                    .map(|event| one(event) != Truth::No)
                    .collect::<Vec<_>>(),
            )
        });
        let mut all = vec![false; index.len()];
        let mut looked_at = 0_usize;
        for (number, kept) in kept.into_iter().enumerate() {
            let events = pieces.events(number);
            if let (Some(kept), Some(all)) = (kept, all.get_mut(events)) {
                looked_at = looked_at.saturating_add(kept.len());
                all.copy_from_slice(&kept);
            }
        }
        (all, looked_at)
    }

    /// The entries that something holds of, by their index here, in the same order and files.
    #[must_use]
    pub fn only(&self, keep: impl Fn(usize) -> bool) -> Self {
        self.part(|index, _| keep(index))
    }

    /// The entries that something holds of, by their index and their number.
    fn part(&self, keep: impl Fn(usize, usize) -> bool) -> Self {
        let mut order = Vec::new();
        let mut dated = 0_usize;
        for index in 0..self.len {
            let Some(number) = self.number(index) else {
                continue;
            };
            if keep(index, number) {
                order.push(u32::try_from(number).unwrap_or(u32::MAX));
                dated = dated.saturating_add(usize::from(index < self.dated));
            }
        }
        order.shrink_to_fit();
        Self {
            files: self.files.clone(),
            shelves: self.shelves.clone(),
            starts: self.starts.clone(),
            dated,
            len: order.len(),
            order: Some(Arc::new(order)),
            places: Arc::default(),
        }
    }

    /// The number, counted through all files, of the entry at that index.
    fn number(&self, index: usize) -> Option<usize> {
        match &self.order {
            Some(order) => usize::try_from(*order.get(index)?).ok(),
            None => Some(index),
        }
    }

    /// The index of the entry of that number; `None` where it is left out.
    pub(super) fn place_of_number(&self, number: usize) -> Option<usize> {
        let Some(order) = &self.order else {
            return Some(number);
        };
        let places = self.places.get_or_init(|| {
            let mut places = vec![NOWHERE; self.total()];
            for (index, number) in (0..).zip(order.iter()) {
                let place = usize::try_from(*number).ok();
                if let Some(place) = place.and_then(|number| places.get_mut(number)) {
                    *place = index;
                }
            }
            places
        });
        let place = places.get(number).filter(|place| **place != NOWHERE)?;
        usize::try_from(*place).ok()
    }

    /// The index of the dated entry whose place in time is closest to a moment, of several the first.
    #[must_use]
    pub fn closest(&self, at: Moment) -> Option<usize> {
        let distance = |index: usize| {
            let anchor = self.span(index)?.anchor()?;
            Some((anchor.seconds().abs_diff(at.seconds()), index))
        };
        (0..self.dated)
            .filter_map(distance)
            .min()
            .map(|(_, index)| index)
    }

    /// The index of the dated entry that is closest to a date, of several the one whose place in time is, then the first. What has two
    /// ends is as far as the nearer one, what has one as far as that.
    #[must_use]
    pub fn closest_to(&self, date: &Date) -> Option<usize> {
        let anchor = date.anchor()?;
        let target = reach(&date.span())?;
        let distance = |index: usize| {
            let span = self.span(index)?;
            let (first, last) = reach(&span)?;
            let gap = if span.range().is_some() {
                gap((first, first), target).min(gap((last, last), target))
            } else {
                gap((first, last), target)
            };
            let between = span.anchor()?.seconds().abs_diff(anchor.seconds());
            Some((gap, between, index))
        };
        (0..self.dated)
            .filter_map(distance)
            .min()
            .map(|(.., index)| index)
    }
}

/// From its first to its last moment; an end that is not known is where the other one is.
fn reach(span: &Span) -> Option<(Moment, Moment)> {
    match (span.earliest(), span.latest()) {
        (Bound::At(first), Bound::At(last)) => Some((first, last)),
        _ => span.anchor().map(|at| (at, at)),
    }
}

/// How many seconds lie between two times; 0 where they meet.
fn gap((first, last): (Moment, Moment), (from, to): (Moment, Moment)) -> u128 {
    if last < from {
        from.seconds().abs_diff(last.seconds())
    } else if first > to {
        first.seconds().abs_diff(to.seconds())
    } else {
        0
    }
}
