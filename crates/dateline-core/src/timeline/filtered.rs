//! Filtered timelines, and finding entries in them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Query, Severity, Timeline};
use crate::date::{Bound, Date, Moment, Span, Truth};
use crate::parallel;

/// A filtered timeline.
#[derive(Debug, Clone)]
pub struct Filtered {
    /// The entries that match.
    pub part: Timeline,
    /// Number of entries that were tested: for a big file those verified by then.
    pub looked_at: usize,
}

impl Timeline {
    /// The entries that match a filter or may match it, in the same order and files. Of a big file
    /// only events verified so far are tested. Returns early, soon after `stop` is set.
    pub fn kept(&self, query: &Query, stop: &AtomicBool) -> Filtered {
        if query.is_empty() {
            return Filtered {
                part: self.clone(),
                looked_at: self.len,
            };
        }
        let pieces: Vec<(usize, usize)> = self
            .stores
            .iter()
            .enumerate()
            .flat_map(|(file, store)| (0..store.piece_count()).map(move |piece| (file, piece)))
            .collect();
        let kept = parallel::map(&pieces, |(file, piece)| {
            let is_wanted = !stop.load(Ordering::Relaxed);
            is_wanted
                .then(|| self.kept_of(*file, *piece, query))
                .flatten()
        });
        let mut looked_at = 0_usize;
        let mut keep: Vec<bool> = Vec::with_capacity(self.total());
        for ((file, piece), kept) in pieces.into_iter().zip(kept) {
            let events = self
                .stores
                .get(file)
                .map_or(0..0, |store| store.piece(piece));
            match kept {
                Some(kept) => {
                    looked_at += kept.len();
                    keep.extend(kept);
                }
                None => keep.resize(keep.len() + events.len(), false),
            }
        }
        Filtered {
            part: self.part(|_, number| keep.get(number) == Some(&true)),
            looked_at,
        }
    }

    /// Whether a filter keeps each event of a piece; `None` where that is not known yet.
    fn kept_of(&self, file: usize, piece: usize, query: &Query) -> Option<Vec<bool>> {
        let store = self.stores.get(file)?;
        let of_file = self.file(file);
        let text = store.piece_text(piece, of_file)?;
        let matches = |at: usize| {
            let wrong = || store.worst(at) >= Some(Severity::Warning);
            let known = text.event(at).and_then(|gathered| {
                let key = || Some((file, store.fingerprint(at)?));
                query.matches_gathered(gathered, of_file, store.span(at), &wrong, &key)
            });
            known.unwrap_or_else(|| {
                let entry = store.read(at, file);
                entry.map_or(Truth::No, |entry| query.matches(&entry, self))
            })
        };
        let events = text.events.clone();
        Some(events.map(|at| matches(at) != Truth::No).collect())
    }

    /// The entries for which `keep` returns true, called with their index, in the same order and
    /// files.
    #[must_use]
    pub fn only(&self, keep: impl Fn(usize) -> bool) -> Self {
        self.part(|index, _| keep(index))
    }

    /// The entries for which `keep` returns true, called with their index and their number.
    fn part(&self, keep: impl Fn(usize, usize) -> bool) -> Self {
        let mut order = Vec::new();
        let mut dated = 0_usize;
        for index in 0..self.len {
            let Some(number) = self.number(index) else {
                continue;
            };
            if keep(index, number) {
                order.push(u32::try_from(number).unwrap_or(u32::MAX));
                dated += usize::from(index < self.dated);
            }
        }
        order.shrink_to_fit();
        Self {
            files: self.files.clone(),
            stores: self.stores.clone(),
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

    /// The index of the dated entry closest in time to a moment; the first of several.
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

    /// The index of the dated entry closest to a date: of several the one whose place in time is
    /// closest, then the first. The distance to a range is that to its nearer end.
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

/// First and last moment of a span; an unknown end is taken to be at the other one.
fn reach(span: &Span) -> Option<(Moment, Moment)> {
    match (span.earliest(), span.latest()) {
        (Bound::At(first), Bound::At(last)) => Some((first, last)),
        _ => span.anchor().map(|at| (at, at)),
    }
}

/// Seconds between two intervals; 0 if they overlap.
fn gap((first, last): (Moment, Moment), (from, to): (Moment, Moment)) -> u128 {
    if last < from {
        from.seconds().abs_diff(last.seconds())
    } else if first > to {
        first.seconds().abs_diff(to.seconds())
    } else {
        0
    }
}
