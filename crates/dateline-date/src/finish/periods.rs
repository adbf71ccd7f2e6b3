//! Weeks, and periods given by their last day.

use crate::calendar::Interval;
use crate::conventions::Share;
use crate::conventions::{Convention, Used};
use crate::ended;
use crate::error::DateError;
use crate::meaning::{Meaning, Side};
use crate::numeric::Shape;
use crate::partial::{At, Partial, Years};
use crate::point::Point;
use crate::week::{self, Week};

impl Partial {
    /// Checks that a week has a number or a day, and that a period of months has its last day or month.
    ///
    /// # Errors
    /// Neither is given, or both are.
    pub(super) fn check_period(&self) -> Result<(), DateError> {
        let (is_day, is_month) = match self.numeric.map(|numeric| numeric.value) {
            Some(Shape::One(point)) => (point.is_day(), point.is_month()),
            Some(Shape::Either(..)) => (true, false),
            Some(Shape::Within(days)) => (days.from == days.to && days.from.is_day(), false),
            Some(Shape::MonthOrYears(..) | Shape::Years(..)) => (false, false),
            None => {
                let one_year = matches!(
                    self.years,
                    Some(At {
                        value: Years::One(_),
                        ..
                    })
                );
                let month = self.month.is_some_and(|month| month.value <= 12);
                (self.day.is_some(), one_year && month)
            }
        };
        if let Some(week) = self.week {
            let is_numbered = self.is_numbered_week();
            if is_numbered && (is_day || self.numeric.is_some()) {
                return Err(DateError::new(
                    "a week has either a number or a day",
                    week.at,
                ));
            }
            if !is_numbered && !is_day {
                return Err(DateError::new("the week of which day?", week.at));
            }
        }
        match self.months_to {
            Some(months) if self.week.is_some() => {
                Err(DateError::new("a week or months, not both", months.at))
            }
            Some(months) if !is_day && !is_month => {
                Err(DateError::new("ended on which day?", months.at))
            }
            _ => Ok(()),
        }
    }

    /// The numbered week of a year, if the date is one.
    ///
    /// # Errors
    /// The year has no such week, or the week is counted within a month, a share of a year or an era.
    pub(super) fn numbered_week(
        &self,
        year: i64,
        used: &mut Used,
    ) -> Result<Option<Interval>, DateError> {
        let Some(At {
            value: Week::Number(number),
            at,
        }) = self.week
        else {
            return Ok(None);
        };
        let is_within = self.month.is_some() || self.share != Share::All || self.era.is_some();
        if is_within || self.time.is_some() {
            return Err(DateError {
                message: "a week can only be counted within a year".to_owned(),
                offset: at,
                help: Some("write the week of a day, as in week of 14 June 2021".to_owned()),
            });
        }
        used.add(Convention::IsoWeek);
        week::of_year(year, number, at).map(Some)
    }

    /// The week or period of months given by a day, if the date is one.
    ///
    /// # Errors
    /// The date also has a time of day.
    pub(super) fn period_of(
        &self,
        day: Point,
        used: &mut Used,
    ) -> Result<Option<Meaning>, DateError> {
        let at = match (self.months_to, self.week) {
            (Some(months), _) => months.at,
            (None, Some(week)) => week.at,
            (None, None) => return Ok(None),
        };
        if self.time.is_some() {
            return Err(DateError::new(
                "a week or several months have no time of day",
                at,
            ));
        }
        if let Some(months) = self.months_to {
            return Ok(Some(self.months_before(day, months.value)));
        }
        let week = self.week.filter(|_| !self.is_numbered_week());
        let Some(week) = week else {
            return Ok(None);
        };
        used.add(Convention::WeekOf);
        let days = week::around(day, week.value);
        let days =
            days.ok_or_else(|| DateError::new("the year is too far away to count weeks", at))?;
        let qualifier = self.qualifier();
        let (from, to) = (days.from.qualified(qualifier), days.to.qualified(qualifier));
        Ok(Some(Meaning::one_from(from, to)))
    }

    /// The period of `months` months that ends on a day.
    pub(super) fn months_before(&self, last: Point, months: u8) -> Meaning {
        let side = |point: Point| Side::At(Meaning::Point(point.qualified(self.qualifier())));
        Meaning::range(side(ended::first_day(last, months)), side(last))
    }
}
