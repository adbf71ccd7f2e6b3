//! Turns the collected parts of a date into its meaning.

mod numeric;
mod periods;
mod years;

use super::calendar::{self, Interval};
use super::context::DateContext;
use super::conventions::Share;
use super::conventions::{Convention, Used};
use super::error::DateError;
use super::meaning::{Clock, Meaning, Timed};
use super::moment::{day_number, days_in_month};
use super::names::{Name, Whole};
use super::numeric::{day_of, no_day};
use super::partial::{At, Partial, Style, Years};
use super::point::{Digits, Point};
use super::zone::{Zone, offset_text};

use self::years::named;

impl Partial {
    /// Turns the parts into a meaning.
    ///
    /// # Errors
    /// A part is missing or does not fit the others.
    pub(super) fn finish(
        self,
        context: DateContext,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        used.merge(self.used);
        let mut this = self;
        this.settle_small()?;
        if let Some(tolerance) = this.tolerance {
            return this.finish_tolerance(tolerance, used);
        }
        this.check_turn()?;
        this.check_period()?;
        if let Some(numeric) = this.numeric {
            return this.finish_numeric(numeric.value, context, used);
        }
        let Some(years) = this.years else {
            return Err(this.no_year());
        };
        if let (Years::Decade(first, 2), Some(era)) = (years.value, this.era) {
            this.check_period_of_many()?;
            let years = (i64::from(first), years.at);
            return this.finish_era_decade(era, years, used);
        }
        if !matches!(years.value, Years::One(_)) {
            this.check_period_of_many()?;
            this.check_era()?;
        }
        let meaning = match years.value {
            Years::One(year) => return this.finish_year(i64::from(year), years.at, context, used),
            Years::Decade(first, digits) => this.finish_decade(first, digits, years.at, used)?,
            Years::Century(number) => this.finish_century(i64::from(number), years.at)?,
            Years::Millennium(number) => this.finish_millennium(i64::from(number), years.at)?,
            Years::Unknown => Meaning::Point(Point::years(0, Digits::ANY_YEAR)),
        };
        let meaning = this.within_years(meaning)?;
        Ok(meaning.qualified(this.qualifier()))
    }

    /// Takes a number of one or two digits as the day if there is a month, else as the year if there is an era.
    fn settle_small(&mut self) -> Result<(), DateError> {
        let Some(small) = self.small.take() else {
            return Ok(());
        };
        if self.small_counts && self.month.is_none() && self.era.is_none() {
            return Err(DateError::new("what does this number count?", small.at));
        }
        let era_needs_year = self.years.is_none() && (self.bc.is_some() || self.era.is_some());
        if era_needs_year {
            self.years = Some(At::new(Years::One(small.value), small.at));
        } else if self.month.is_some() && self.day.is_none() {
            self.day = Some(small);
        } else if self.has_year() || self.month.is_some() {
            return Err(DateError::new("unexpected number", small.at));
        } else {
            return Err(not_a_year(small));
        }
        Ok(())
    }

    /// Checks that a turn is that of a century.
    fn check_turn(&self) -> Result<(), DateError> {
        let is_century = matches!(
            self.years,
            Some(At {
                value: Years::Century(2..),
                ..
            })
        );
        if self.share != Share::Turn || is_century {
            return Ok(());
        }
        Err(DateError::new(
            "only the turn of a century is about certain years",
            self.start,
        )
        .with_help("write the years that are meant, as in c. 1890–1910"))
    }

    fn no_year(&self) -> DateError {
        // "Date uncertain"
        if self.qualifier().uncertain
            && self.month.is_none()
            && self.day.is_none()
            && self.time.is_none()
        {
            return DateError::not_known(self.start);
        }
        DateError::new("no year", self.start).with_help("write the year too, as in 9 May 2025")
    }

    /// Error for "-1910 BC", which gives the era twice.
    fn minus_and_era(&self) -> DateError {
        DateError::new(
            "a minus together with BC or AD",
            self.numeric.map_or(self.start, |numeric| numeric.at),
        )
        .with_help("write either a minus or BC: -0043 is 44 BC")
    }

    /// Rejects a year of five or more digits without an era, as it may be a typo.
    fn check_digits(&self, year: i64, at: usize) -> Result<(), DateError> {
        if year <= 9999 || self.bc.is_some() || self.era.is_some() {
            return Ok(());
        }
        let (front, month) = (year / 100, year % 100);
        let as_month = front <= 9999 && (1..=12).contains(&month);
        let help = if as_month {
            format!("write {front:04}-{month:02} for the month, or Y{year} for the year")
        } else {
            format!("for a year after 9999, write Y{year}")
        };
        Err(DateError::new("a year has four digits", at).with_help(help))
    }

    /// Meaning of a date in a year, which is written at a byte offset: the day, month or part of the year, or the year.
    fn finish_year(
        mut self,
        year: i64,
        at: usize,
        context: DateContext,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        let year = self.astronomical(year, at, used)?;
        self.check_digits(year, at)?;
        if let Some(days) = self.numbered_week(year, used)? {
            return self.finish_days(days, context, used);
        }
        let month = self.month.map(|month| month.value);
        if let Some(nth) = self.nth_weekday {
            self.whole_only(at)?;
            return self.finish_nth(nth, (year, month), context, used);
        }
        if let (Some(months), None, Some(month @ 1..=12)) = (self.months_to, self.day, month) {
            return Ok(self.months_before(last_day(year, month), months.value));
        }
        if let Some(day) = self.day {
            let point = self.day_in(year, month, day)?;
            let days = self.in_gregorian(point, day.at, used)?;
            return self.finish_days(days, context, used);
        }
        if self.time.is_some() {
            return Err(DateError::new("a time of day needs a day", self.start));
        }
        if self.share != Share::All {
            self.whole_only(at)?;
            return self.finish_share(year, month, self.share, at);
        }
        let point = Point::date(year, month.unwrap_or(0), 0);
        let days = self.in_gregorian(point, at, used)?;
        self.finish_days(days, context, used)
    }

    /// Converts a year of an era, or before Christ, to an astronomical one. An era that only says what the year belongs
    /// to is dropped.
    fn astronomical(&mut self, year: i64, at: usize, used: &mut Used) -> Result<i64, DateError> {
        match (self.bc, self.era) {
            (Some(_), Some(_)) => Err(DateError::new("two eras", self.start)),
            (None, Some(era)) => {
                let gregorian = era.year(year, at)?;
                if gregorian == year {
                    // "Meiji era, 1868"
                    self.era = None;
                } else {
                    used.add(era.calendar().convention());
                }
                Ok(gregorian)
            }
            (Some(_), None) if year == 0 => {
                Err(DateError::new("there is no year 0 in BC and AD", at)
                    .with_help("1 BC is followed by AD 1; the year 0 of ISO 8601 is 1 BC: 0000"))
            }
            (Some(true), None) => Ok(1 - year),
            _ => Ok(year),
        }
    }

    /// The day of a month of a year, in the calendar it is written in.
    fn day_in(&self, year: i64, month: Option<u8>, day: At<u32>) -> Result<Point, DateError> {
        let Some(month) = month.filter(|month| *month <= 12) else {
            return Err(DateError::new("a day needs a month", day.at));
        };
        if self.share != Share::All {
            return Err(DateError::new("a day has no part", day.at));
        }
        if self.style == Some(Style::Old) {
            // The calendar itself decides whether the day exists.
            let day = day.value.try_into().unwrap_or(u8::MAX);
            return Ok(Point::date(year, month, day));
        }
        day_of(year, u32::from(month), day.value, (day.at, day.at))
            .map_err(|_| no_day(year, month, day.value, day.at))
    }

    /// Rejects parts of a year ("early") outside the Gregorian calendar, where they are not defined.
    fn whole_only(&self, at: usize) -> Result<(), DateError> {
        if self.era.is_none() && self.style != Some(Style::Old) {
            return Ok(());
        }
        Err(
            DateError::new("a part of a year or month in another calendar", at)
                .with_help("write the year, month or day, or the Gregorian date"),
        )
    }

    /// Gregorian days of a date in the calendar it is written in.
    fn in_gregorian(&self, date: Point, at: usize, used: &mut Used) -> Result<Interval, DateError> {
        if let Some(era) = self.era {
            return era.within(date, at);
        }
        if self.style != Some(Style::Old) {
            return Ok(Interval {
                from: date,
                to: date,
            });
        }
        used.add(Convention::Julian);
        calendar::julian(date.year, date.month, date.day).ok_or_else(|| {
            DateError::new("the Julian calendar has no such date", at)
                .with_help("write a day, month or year that it has, as in 25 October 1917 O.S.")
        })
    }

    /// Meaning of an interval of Gregorian days, with the time of day if it is one day.
    fn finish_days(
        self,
        days: Interval,
        context: DateContext,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        if days.from == days.to && days.from.is_day() {
            return self.finish_day(days.from, context, used);
        }
        if self.time.is_some() {
            return Err(DateError::new("a time of day needs a day", self.start));
        }
        let qualifier = self.qualifier();
        if days.from == days.to {
            return Ok(Meaning::Point(days.from.qualified(qualifier)));
        }
        let (from, to) = (days.from.qualified(qualifier), days.to.qualified(qualifier));
        Ok(Meaning::one_from(from, to))
    }

    fn finish_share(
        self,
        year: i64,
        month: Option<u8>,
        share: Share,
        at: usize,
    ) -> Result<Meaning, DateError> {
        let whole = match month {
            Some(month @ 1..=12) => Whole::Month { year, month },
            Some(code @ 21..=24) => Whole::Season { year, code },
            Some(_) => {
                return Err(DateError::new(
                    "no such part of a quarter or half",
                    self.start,
                ));
            }
            None => match share {
                Share::FirstHalf => {
                    return Ok(Meaning::Point(
                        Point::date(year, 40, 0).qualified(self.qualifier()),
                    ));
                }
                Share::SecondHalf => {
                    return Ok(Meaning::Point(
                        Point::date(year, 41, 0).qualified(self.qualifier()),
                    ));
                }
                _ => Whole::Year(year),
            },
        };
        named(Name { share, whole }, self.qualifier())
            .ok_or_else(|| DateError::new("no such part", at))
    }

    /// Meaning of a day, with its time if there is one.
    pub(super) fn finish_day(
        self,
        point: Point,
        context: DateContext,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        if let (Some(weekday), Some(day)) =
            (self.weekday, day_number(point.year, point.month, point.day))
            && (day + 3).rem_euclid(7) != i64::from(weekday)
        {
            used.add(Convention::OtherWeekday);
        }
        if let Some(period) = self.period_of(point, used)? {
            return Ok(period);
        }
        let mut point = point.qualified(self.qualifier());
        let Some((mut clock, next_day)) = self.time else {
            return Ok(Meaning::Point(point));
        };
        if next_day {
            used.add(Convention::Midnight);
            point = point.next();
        }
        if let (None, Some(zone)) = (clock.zone, context.clock_zone) {
            used.add(Convention::AssumedZone);
            clock.zone = Some(zone);
        }
        let timed = Timed::new(point, clock, context);
        if let Some(zone) = self.second_zone {
            timed.check_zone(zone)?;
        }
        Ok(Meaning::Timed(Box::new(timed)))
    }
}

/// The last day of a month.
fn last_day(year: i64, month: u8) -> Point {
    Point::date(year, month, days_in_month(year, month))
}

impl Timed {
    /// Checks that the zone of a time agrees with its second name: `-0500 EST`, `+01:00[Europe/Berlin]`.
    fn check_zone(&self, second: At<Zone>) -> Result<(), DateError> {
        let again = Self::new(
            self.point,
            Clock {
                zone: Some(second.value),
                ..self.clock
            },
            DateContext::default(),
        );
        let (Some(one), Some(other)) = (self.readings, again.readings) else {
            return Ok(());
        };
        let agree = [other.first, other.last]
            .iter()
            .any(|east| *east == one.first || *east == one.last);
        if agree {
            return Ok(());
        }
        Err(DateError::new(
            format!(
                "conflicting zones: {} and {}",
                offset_text(one.first),
                offset_text(other.first)
            ),
            second.at,
        )
        .with_help("write one of them"))
    }
}

/// Error for a number of one or two digits that only the writer can complete: "93" may be 1993, or AD 93.
fn not_a_year(number: At<u32>) -> DateError {
    let value = number.value;
    let examples = if value < 10 {
        format!("{value:04} for AD {value}")
    } else {
        format!("as in 19{value:02}; {value:04} is AD {value}")
    };
    DateError::new(format!("{value} is not a year"), number.at).with_help(format!(
        "write the year with four digits ({examples}), or with AD or BC"
    ))
}
