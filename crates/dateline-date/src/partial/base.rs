//! Fills in what a date leaves out from a base date.

use super::{At, Partial, Years};
use crate::base::BaseDate;

impl BaseDate {
    fn partial(self) -> Option<Partial> {
        let is_bc = self.year < 1;
        let year = u32::try_from(if is_bc { 1 - self.year } else { self.year }).ok()?;
        let mut partial = Partial::empty(0);
        partial.years = Some(At::new(Years::One(year), 0));
        partial.bc = is_bc.then_some(true);
        let at = |value| At::new(value, 0);
        partial.month = (self.month > 0).then_some(self.month).map(at);
        partial.day = (self.day > 0)
            .then_some(u32::from(self.day))
            .map(|value| At::new(value, 0));
        Some(partial)
    }

    /// Fills in what a date leaves out; returns whether anything was filled in.
    pub(crate) fn fill(self, date: &mut Partial) -> bool {
        let Some(base) = self.partial() else {
            return false;
        };
        if date.has_year() || date.bc.is_some() || date.era.is_some() {
            return false;
        }
        let only_number = date.small.is_some() && date.month.is_none() && date.day.is_none();
        if only_number && !self.is_start {
            // One number after a year may be a month as well as a day.
            if self.month == 0 || self.day > 0 || date.time.is_some() {
                return false;
            }
            date.day = date.small.take();
        }
        if date.is_share_only() {
            (date.years, date.bc) = (base.years, base.bc);
            date.month = base.month.filter(|_| base.day.is_none());
        } else if date.month.is_some() {
            (date.years, date.bc) = (base.years, base.bc);
        } else if date.fill_from_previous(&base).is_err() || !date.has_year() {
            return false;
        }
        if date.bc.is_none() && date.has_year() {
            date.bc = base.bc;
        }
        date.qualified_before = date.qualified_before.or(self.qualifier);
        true
    }
}
