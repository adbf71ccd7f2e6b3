//! Meaning of dates in digits.

use crate::context::DateContext;
use crate::conventions::{Share, Used};
use crate::error::DateError;
use crate::meaning::{Meaning, Member, Side};
use crate::numeric::Shape;
use crate::partial::{Partial, Style};
use crate::point::Point;

use super::last_day;

impl Partial {
    /// Meaning of a date in digits: one, either of two, or years.
    pub(super) fn finish_numeric(
        self,
        shape: Shape,
        context: DateContext,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        if self.years.is_some() || self.month.is_some() || self.has_counted_day() {
            return Err(DateError::new("unexpected number", self.start));
        }
        self.check_era()?;
        match shape {
            Shape::One(point) => self.finish_point(point, context, used),
            Shape::Within(days) => {
                if self.share != Share::All || self.bc.is_some() || self.style.is_some() {
                    return Err(DateError::new("unexpected word", self.start));
                }
                self.finish_days(days, context, used)
            }
            Shape::Either(a, b) => {
                let (a, b) = if a.first() <= b.first() {
                    (a, b)
                } else {
                    (b, a)
                };
                Ok(Meaning::one_of(vec![
                    Member::One(self.finish_point(a, context, used)?),
                    Member::One(self.finish_point(b, context, used)?),
                ]))
            }
            Shape::Years(first, last) => {
                let year = |year| Side::At(Meaning::Point(Point::year(year)));
                let years = Meaning::range(year(first), year(last));
                Ok(years.qualified(self.qualifier()))
            }
            Shape::MonthOrYears(month, last) => {
                let years = Member::From(Point::year(month.year), Point::year(last));
                Ok(Meaning::one_of(vec![
                    Member::One(self.finish_point(month, context, used)?),
                    years,
                ]))
            }
        }
    }

    /// Meaning of one date in digits.
    fn finish_point(
        self,
        point: Point,
        context: DateContext,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        if point.year < 0 && self.bc.is_some() {
            return Err(self.minus_and_era());
        }
        let point = match self.bc {
            Some(true) => Point {
                year: 1 - point.year,
                ..point
            },
            _ => point,
        };
        if self.style == Some(Style::Old) {
            if self.share != Share::All {
                self.whole_only(self.start)?;
            }
            let days = self.in_gregorian(point, self.start, used)?;
            return self.finish_days(days, context, used);
        }
        if point.is_day() {
            if self.share != Share::All {
                return Err(DateError::new("a day has no part", self.start));
            }
            return self.finish_day(point, context, used);
        }
        if self.time.is_some() {
            return Err(DateError::new("a time of day needs a day", self.start));
        }
        if let Some(months) = self.months_to {
            return Ok(self.months_before(last_day(point.year, point.month), months.value));
        }
        if self.share == Share::All {
            return Ok(Meaning::Point(point.qualified(self.qualifier())));
        }
        let month = (point.month != 0).then_some(point.month);
        self.finish_share(point.year, month, self.share, self.start)
    }
}
