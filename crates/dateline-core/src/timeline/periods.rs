//! Under which year, month or decade entries stand: what the way from one to the next goes by.

use std::ops::RangeInclusive;

use super::Timeline;
use super::store::Position;
use crate::date::{Period, Unit};

/// What entries of one period, or of none, have in common.
struct Under {
    unit: Unit,
    period: Option<Period>,
    /// The days of the period, counted from 1970-01-01: an entry that is known to begin on one need not be asked for more.
    days: Option<RangeInclusive<i64>>,
}

impl Timeline {
    /// The period under which an entry stands, where it has one.
    #[must_use]
    pub fn period_of(&self, index: usize, unit: Unit) -> Option<Period> {
        let anchor = self.span(index)?.anchor()?;
        Some(Period::containing(anchor, unit))
    }

    /// The first entry after one that stands under another period than it does, else the last of all.
    #[must_use]
    pub fn after_period(&self, index: usize, unit: Unit) -> usize {
        let here = self.under(index, unit);
        let mut rest = index.saturating_add(1)..self.len;
        let next = rest.find(|index| !self.stands(*index, &here));
        next.unwrap_or(self.len.saturating_sub(1))
    }

    /// The first entry of the period before that of an entry, else the first of all.
    #[must_use]
    pub fn before_period(&self, index: usize, unit: Unit) -> usize {
        let here = self.under(index, unit);
        let mut above = (0..index).rev();
        let Some(last) = above.find(|index| !self.stands(*index, &here)) else {
            return 0;
        };
        let before = self.under(last, unit);
        let same = above.take_while(|index| self.stands(*index, &before));
        same.last().unwrap_or(last)
    }

    fn under(&self, index: usize, unit: Unit) -> Under {
        let period = self.period_of(index, unit);
        let days = period.and_then(Period::days);
        Under {
            unit,
            period,
            days: days.map(|(from, to)| from.day_number()..=to.day_number()),
        }
    }

    /// Whether an entry stands there. There may be thousands in a year, and a key waits for it.
    fn stands(&self, index: usize, under: &Under) -> bool {
        match (&under.days, self.first_day(index)) {
            (Some(days), Some(day)) => days.contains(&day),
            _ => self.period_of(index, under.unit) == under.period,
        }
    }

    /// The day on which the entry at that index begins, counted from 1970-01-01, where that is known without more ado.
    fn first_day(&self, index: usize) -> Option<i64> {
        let (store, _, at) = self.find(index)?;
        match store.position(at) {
            Position::Days(days) => Some(i64::from(days.first())),
            _ => None,
        }
    }
}
