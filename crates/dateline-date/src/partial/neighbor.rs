//! Parts of a date that its neighbors supply.

use super::{At, Partial, Years};
use crate::calendar::Era;
use crate::conventions::Share;
use crate::error::DateError;
use crate::numeric::Shape;
use crate::point::Point;
use crate::week::Week;

impl Partial {
    /// Takes month and day from the previous alternative if this one is only a year; returns whether it did.
    pub(crate) fn take_month_and_day(&mut self, previous: &Self) -> bool {
        let is_alone = self.own_year
            && self.is_years_only()
            && self.small.is_none()
            && self.share == Share::All
            && self.tolerance.is_none();
        let gives = previous.own_year
            && previous.month.is_some()
            && previous.time.is_none()
            && previous.numeric.is_none();
        if !is_alone || !gives || self.year().is_none() {
            return false;
        }
        (self.month, self.day) = (previous.month, previous.day);
        (self.share, self.months_to) = (previous.share, previous.months_to);
        true
    }

    /// Whether it is a day of the same written month as a later one with a clock time: "3" in "3–5 May 2024, 10:00".
    pub(crate) fn takes_time_of(&self, later: &Self) -> bool {
        let month_at = |date: &Self| date.month.map(|month| month.at);
        let shares_month = month_at(self).is_some_and(|at| at >= later.start)
            || month_at(later).is_some_and(|at| at < later.start);
        self.time.is_none()
            && later.time.is_some()
            && later.clock_alone.is_none()
            && self.has_day()
            && shares_month
    }

    /// Takes a number of one or two digits as the year, as its key says; returns whether it did.
    pub(crate) fn take_as_year(&mut self) -> bool {
        let is_alone = self.month.is_none() && self.day.is_none() && !self.has_year();
        // "17th–18th century"
        if !is_alone || self.time.is_some() || self.bc.is_some() || self.small_counts {
            return false;
        }
        self.years = self.small.take().map(|small| small.map(Years::One));
        self.own_year = self.years.is_some();
        self.own_year
    }

    /// Takes the unit of "second" in "second or third quarter of the 19th century" from the next date.
    fn take_part(&mut self, next: &Self) {
        let counts = self.small_counts && self.month.is_none() && self.day.is_none();
        let number = self.small.filter(|_| counts).map(|small| small.value);
        let Some(number) = number.and_then(|number| u8::try_from(number).ok()) else {
            return;
        };
        let share = match (next.share, number) {
            (Share::Quarter(_), 1..=4) => Share::Quarter(number),
            (Share::Third(_), 1..=3) => Share::Third(number),
            (Share::FirstHalf | Share::SecondHalf, 1) => Share::FirstHalf,
            (Share::FirstHalf | Share::SecondHalf, 2) => Share::SecondHalf,
            _ => Share::All,
        };
        let code = match (next.month.map(|month| month.value), number) {
            (Some(33..=36), 1..=4) => Some(32 + number),
            (Some(37..=39), 1..=3) => Some(36 + number),
            (Some(40..=41), 1..=2) => Some(39 + number),
            _ => None,
        };
        let is_week = matches!(
            next.week,
            Some(At {
                value: Week::Nth(_),
                ..
            })
        );
        if is_week {
            self.week = self.small.take().map(|small| small.map(Week::Nth));
        } else if share != Share::All {
            (self.share, self.small) = (share, None);
        } else if let (Some(value), Some(small)) = (code, self.small) {
            let at = small.at;
            (self.month, self.small) = (Some(At::new(value, at)), None);
        } else {
            return;
        }
        self.small_counts = false;
    }

    /// Takes the month and year of a date in digits after it, or its year; returns whether it did.
    fn take_numeric(&mut self, next: &Self) -> bool {
        let (
            Some(At {
                value: Shape::One(point),
                at,
            }),
            None,
        ) = (next.numeric, self.month)
        else {
            return false;
        };
        if point.is_day()
            && let Ok(year) = u32::try_from(point.year)
        {
            // "7.–10.5.2025", "7.5.–10.6.2025"
            let month = match (self.day, self.small.take()) {
                (Some(_), Some(month)) => u8::try_from(month.value).unwrap_or(u8::MAX),
                (None, Some(day)) => {
                    self.day = Some(day);
                    point.month
                }
                _ => point.month,
            };
            self.month = Some(At::new(month, at));
            self.years = Some(At::new(Years::One(year), at));
            return true;
        }
        // "05–06/2020"
        if let (Some(small), None, None) = (self.small, self.day, self.time)
            && point.is_month()
            && let Ok(month @ 1..=12) = u8::try_from(small.value)
            && !self.small_counts
        {
            let month = Point::date(point.year, month, 0);
            (self.numeric, self.small) = (Some(small.map(|_| Shape::One(month))), None);
            return true;
        }
        false
    }

    /// Takes missing parts from the next date: "17-18 August 1922", "624–546 BC".
    pub(crate) fn fill_from_next(&mut self, next: &Self) {
        // "10,000,000,001–10,000,000,000 BC"
        let long_year = |numeric: At<Shape>| matches!(numeric.value, Shape::One(point) if point.is_year() && point.year > 9999);
        if self.bc.is_none() && self.numeric.is_none_or(long_year) && self.era.is_none() {
            self.bc = next.bc;
        }
        self.style = self.style.or(next.style);
        if next.era == Some(Era::Buddhist) && self.bc.is_none() && self.numeric.is_none() {
            self.era = self.era.or(next.era);
        }
        if self.has_year() {
            return;
        }
        if self.is_time_only() {
            self.clock_alone = Some(self.start);
            (self.day, self.small, self.numeric) = (next.day, next.small, next.numeric);
            // "08:14–09:02 on 2026-02-11"
            if self.numeric.is_some() {
                return;
            }
        }
        if self.take_numeric(next) {
            return;
        }
        self.take_part(next);
        if self.is_share_only() {
            (self.years, self.month, self.numeric) = (next.years, next.month, next.numeric);
            return;
        }
        if self.month.is_none() && next.month.is_some_and(|month| month.value <= 12) {
            if self.day.is_none() {
                self.day = self.small.take();
            }
            if self.day.is_some() {
                self.month = next.month;
            }
        }
        if self.month.is_some() || self.day.is_some() || self.week.is_some() {
            self.years = next.year().map(|year| year.map(Years::One));
            if self.is_numbered_week() && next.is_numbered_week() {
                self.month = self.month.or(next.month);
            }
        } else if let (Some(small), Some(years)) = (self.small, next.years) {
            let unit = match years.value {
                Years::Century(_) => Years::Century,
                Years::Millennium(_) => Years::Millennium,
                _ => return,
            };
            self.years = Some(small.map(unit));
            self.small = None;
        }
    }

    /// Takes missing parts from the previous date: "November 12-16, 2024", "1941-45".
    ///
    /// # Errors
    /// The missing part is ambiguous: an era, or a month or day.
    pub(crate) fn fill_from_previous(&mut self, previous: &Self) -> Result<(), DateError> {
        self.check_month_or_day(previous)?;
        // "1st century BC/AD"
        if self.is_era_only()
            && previous.bc == Some(true)
            && let Some(At {
                value: Years::Century(_) | Years::Millennium(_),
                ..
            }) = previous.years
        {
            self.years = previous.years;
        }
        self.style = self.style.or(previous.style);
        // "weeks 10–12 of 2024"
        if previous.is_numbered_week() && self.week.is_none() && self.month.is_none() {
            self.week = self.small.take().map(|small| small.map(Week::Number));
        }
        self.fill_era(previous);
        self.check_short_or_bc(previous)?;
        self.fill_elided(previous);
        self.take_bc(previous)?;
        if self.is_time_only() {
            self.clock_alone = Some(self.start);
            (self.day, self.month, self.numeric) = (previous.day, previous.month, previous.numeric);
        }
        if let (
            Some(At {
                value: Shape::One(point),
                at,
            }),
            Some(_),
            false,
        ) = (previous.numeric, self.day, self.has_year())
            && let Ok(year) = u32::try_from(point.year)
        {
            self.month = self.month.or(Some(At::new(point.month, at)));
            self.years = Some(At::new(Years::One(year), at));
        }
        if self.day.is_some() && self.month.is_none() && self.numeric.is_none() {
            self.month = previous.month;
        }
        // "Mar 8, 14:10 – 15:20 UTC, 2026"
        if self.time.is_some() && previous.time.is_some() && self.is_time_of_year() {
            self.clock_alone = Some(self.start);
            (self.month, self.day) = (previous.month, previous.day);
        }
        let in_year = self.month.is_some() || self.day.is_some() || self.week.is_some();
        if in_year && !self.has_year() {
            self.years = previous.year().map(|year| year.map(Years::One));
        }
        Ok(())
    }

    /// Checks that a number after a month in digits is not both a month and a day: "2020-06 to 07".
    fn check_month_or_day(&self, previous: &Self) -> Result<(), DateError> {
        if let (
            Some(At {
                value: Shape::One(point),
                ..
            }),
            Some(small),
            None,
            false,
            None,
        ) = (
            previous.numeric,
            self.small,
            self.month,
            self.has_year(),
            self.bc,
        ) && !point.is_day()
        {
            return Err(DateError::new(
                format!("{:02} may be a month or a day", small.value),
                small.at,
            )
            .with_help("write the end in full, as in 2020-07"));
        }
        Ok(())
    }

    /// Checks that a number after a year below 1000 is not both a year BC and a short year: "624–46".
    fn check_short_or_bc(&self, previous: &Self) -> Result<(), DateError> {
        if let (Some(before), Some(small), None, None, false) = (
            previous.year().filter(|_| previous.month.is_none()),
            self.small,
            self.bc.or(previous.bc),
            self.era.or(previous.era),
            self.has_year() || self.small_counts,
        ) && before.value < 1000
            && self.month.is_none()
        {
            return Err(DateError::new(
                format!(
                    "{} after the year {} may be a year BC or a short year",
                    small.value, before.value
                ),
                small.at,
            )
            .with_help("write both years in full, with BC or AD"));
        }
        Ok(())
    }

    /// Counts its year from the same era as the previous one, if it is not before Christ.
    fn take_bc(&mut self, previous: &Self) -> Result<(), DateError> {
        if self.bc.is_none() {
            let year = self.year().or(self.small.filter(|_| self.month.is_none()));
            if let (Some(true), Some(year)) = (previous.bc, year) {
                let may_be_bc = previous
                    .year()
                    .is_none_or(|before| before.value > year.value);
                if may_be_bc {
                    return Err(DateError::new("the end may be a year BC or AD", year.at)
                        .with_help("write BC or AD after it"));
                }
                self.bc = Some(false);
            } else if previous.bc == Some(false) && !self.is_other_calendar() {
                self.bc = previous.bc;
            }
        }
        Ok(())
    }

    /// Whether its year is of another calendar: AH 656 in "1258 CE / AH 656".
    fn is_other_calendar(&self) -> bool {
        self.numeric
            .is_some_and(|numeric| matches!(numeric.value, Shape::Within(_)))
    }

    /// Whether it is only "AD".
    fn is_era_only(&self) -> bool {
        self.bc == Some(false)
            && !self.has_year()
            && self.small.is_none()
            && self.month.is_none()
            && !self.has_day()
            && self.time.is_none()
    }

    /// Whether it is a clock time and a year with nothing between them.
    fn is_time_of_year(&self) -> bool {
        self.year().is_some() && self.month.is_none() && self.day.is_none() && self.small.is_none()
    }

    /// Takes the era of the previous year: "平成5年–7年".
    fn fill_era(&mut self, previous: &Self) {
        let year = self.year().or(self.small);
        if self.era.is_none()
            && self.bc.is_none()
            && previous.era.is_some()
            && year.is_some_and(|year| year.value < 100)
        {
            self.era = previous.era;
        }
    }

    /// Takes the century or month that a two-digit number leaves out after another date.
    fn fill_elided(&mut self, previous: &Self) {
        let before = previous.years.map(|years| years.value);
        if let (
            Some(At {
                value: Years::Decade(decade, 2),
                at,
            }),
            Some(Years::Decade(first, 4)),
        ) = (self.years, before)
        {
            let value = Years::Decade(first / 100 * 100 + decade, 4);
            self.years = Some(At::new(value, at));
        }
        if self.month.is_some() {
            return;
        }
        let Some(small) = self.small else { return };
        if let (Some(Years::Century(_)), false) = (before, self.has_year()) {
            self.small = None;
            self.years = Some(small.map(Years::Century));
            return;
        }
        let previous_day = previous.day.is_some() || previous.numeric.is_some();
        if self.day.is_none() && previous_day {
            self.day = self.small.take();
        } else if let (Some(before), None, false) = (previous.year(), self.bc, self.has_year())
            && previous.bc != Some(true)
            && !self.small_counts
            && previous.month.is_none_or(|month| month.value > 12)
        {
            self.small = None;
            let in_century = before.value / 100 * 100 + small.value;
            let in_decade = before.value / 10 * 10 + small.value;
            // "1850–2": a single digit leaves out the decade too.
            let is_digit = self.end == small.at + 1;
            let turns_century = !is_digit && small.value == 0 && before.value % 100 == 99;
            let year = if is_digit && in_century < before.value && in_decade > before.value {
                in_decade
            } else if turns_century {
                // "1999–00": the next year.
                before.value + 1
            } else {
                in_century
            };
            self.years = Some(small.map(|_| Years::One(year)));
        }
    }
}
