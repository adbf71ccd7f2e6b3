//! Weeks, and periods given by their last day.

use crate::calendar::Interval;
use crate::collect::LAST;
use crate::context::DateContext;
use crate::conventions::Share;
use crate::conventions::{Convention, Used};
use crate::ended;
use crate::error::DateError;
use crate::meaning::{Meaning, Side};
use crate::moment::{day_number, days_in_month};
use crate::numeric::Shape;
use crate::partial::{At, Nth, Partial, Years};
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
    /// The year or month has no such week, or the week is counted within a share of a year or an era.
    pub(super) fn numbered_week(
        &self,
        year: i64,
        used: &mut Used,
    ) -> Result<Option<Interval>, DateError> {
        let Some(At { value: week, at }) = self.week.filter(|_| self.is_numbered_week()) else {
            return Ok(None);
        };
        let is_part = self.share != Share::All || self.era.is_some() || self.time.is_some();
        if let (
            Week::Nth(number),
            Some(At {
                value: month @ 1..=12,
                ..
            }),
            false,
            None,
        ) = (week, self.month, is_part, self.style)
        {
            used.add(Convention::WeekOfMonth);
            let days = week::of_month(year, month, number);
            let none = || {
                DateError::new("the month has no such week", at)
                    .with_help("write one of its first five weeks, or its last week")
            };
            return days.ok_or_else(none).map(Some);
        }
        let (Week::Number(number) | Week::Nth(number)) = week else {
            return Ok(None);
        };
        if is_part || self.month.is_some() || number == LAST {
            return Err(
                DateError::new("a week can only be counted within a year", at)
                    .with_help("write the week of a day, as in week of 14 June 2021"),
            );
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
        used.add(match week.value {
            Week::End => Convention::Weekend,
            _ => Convention::WeekOf,
        });
        let days = week::around(day, week.value);
        let days = days.ok_or_else(|| match week.value {
            Week::End => DateError::new("this day is not of a weekend", at)
                .with_help("write its Saturday or Sunday"),
            _ => DateError::new("the year is too far away to count weeks", at),
        })?;
        let qualifier = self.qualifier();
        let (from, to) = (days.from.qualified(qualifier), days.to.qualified(qualifier));
        Ok(Some(Meaning::one_from(from, to)))
    }

    /// Rejects what a decade, century or millennium cannot have: "week 10 of the 1850s".
    ///
    /// # Errors
    /// It has such a part.
    pub(super) fn check_period_of_many(&self) -> Result<(), DateError> {
        if let Some(week) = self.week {
            return Err(DateError::new("a week needs one year", week.at));
        }
        if let Some(nth) = self.nth_weekday {
            return Err(DateError::new("a weekday needs one year", nth.at));
        }
        Ok(())
    }

    /// Rejects an era that counts no year of the date: "2019-03-04 Heisei".
    ///
    /// # Errors
    /// It has an era.
    pub(super) fn check_era(&self) -> Result<(), DateError> {
        if self.era.is_none() {
            return Ok(());
        }
        Err(
            DateError::new("an era beside a date that it does not count", self.start)
                .with_help("write the year of the era, as in Heisei 31, or leave it out"),
        )
    }

    /// Whether it has a day, as a number or as a weekday of its month.
    pub(super) const fn has_counted_day(&self) -> bool {
        self.day.is_some() || self.nth_weekday.is_some()
    }

    /// The day of "first Monday in May 2019".
    pub(super) fn finish_nth(
        self,
        nth: At<Nth>,
        (year, month): (i64, Option<u8>),
        context: DateContext,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        let wrong = |message| DateError::new(message, nth.at);
        let month = month.filter(|month| *month <= 12);
        let month = month.ok_or_else(|| wrong("the weekday of which month?"))?;
        if self.day.is_some() || self.share != Share::All {
            return Err(wrong("a weekday of a month, and a day or a part of it"));
        }
        let days = days_in_month(year, month);
        let first = day_number(year, month, 1)
            .ok_or_else(|| wrong("the year is too far away to count weekdays"))?;
        // Days from the 1st to the first of these weekdays; day 0 is a Thursday.
        let lead = (i64::from(nth.value.weekday) - (first + 3)).rem_euclid(7);
        let lead = u32::try_from(lead).unwrap_or(0);
        let day = match nth.value.number {
            LAST => (1..=5)
                .rev()
                .map(|number| lead + 7 * number - 6)
                .find(|day| *day <= u32::from(days)),
            number @ 1..=5 => Some(lead + 7 * number - 6),
            _ => None,
        };
        let day = day
            .and_then(|day| u8::try_from(day).ok())
            .filter(|day| *day <= days);
        let day = day.ok_or_else(|| wrong("the month has fewer of these weekdays"))?;
        self.finish_day(Point::date(year, month, day), context, used)
    }

    /// The period of `months` months that ends on a day.
    pub(super) fn months_before(&self, last: Point, months: u8) -> Meaning {
        let side = |point: Point| Side::At(Meaning::Point(point.qualified(self.qualifier())));
        Meaning::range(side(ended::first_day(last, months)), side(last))
    }
}
