//! Meaning of decades, centuries and millennia, and their parts.

use crate::calendar::Era;
use crate::certainty::Qualifier;
use crate::conventions::{Convention, Used};
use crate::conventions::{Share, years_of_decade};
use crate::error::DateError;
use crate::meaning::Meaning;
use crate::moment::days_in_month;
use crate::names::{Name, Whole, decade_of};
use crate::numeric::{Shape, no_day};
use crate::partial::{At, Partial, Years};
use crate::point::{Digits, Point};

impl Partial {
    pub(super) fn finish_decade(
        self,
        first: u32,
        digits: usize,
        at: usize,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        if digits < 3 && self.bc.is_none() {
            return Err(
                DateError::new(format!("ambiguous century: the {first:02}s"), at).with_help(
                    format!("write the decade with four digits, as in the 19{first:02}s"),
                ),
            );
        }
        if !first.is_multiple_of(10) {
            return Err(DateError::new("no such decade", at));
        }
        let first = i64::from(first);
        if self.bc == Some(true) {
            let index = -(first / 10) - 1;
            return named(
                Name {
                    share: self.share,
                    whole: Whole::Decade(index),
                },
                self.qualifier(),
            )
            .ok_or_else(|| DateError::new("no such part of a decade", at));
        }
        if first % 100 == 0 && !self.sure_decade {
            if first != 2000 {
                used.add(Convention::Hundreds);
                return self.finish_century(first / 100 + 1, at);
            }
            used.add(Convention::TwoThousands);
        }
        if self.share == Share::All && first > 0 {
            return Ok(Meaning::Point(Point::years(first, Digits::DECADE)));
        }
        named(
            Name {
                share: self.share,
                whole: Whole::Decade(decade_of(first.max(1))),
            },
            self.qualifier(),
        )
        .ok_or_else(|| DateError::new("no such part of a decade", at))
    }

    /// Ten years of an era, or those of them that it lasted: "昭和40年代", "昭和60年代前半".
    pub(super) fn finish_era_decade(
        self,
        era: Era,
        (first, at): (i64, usize),
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        let share = years_of_decade(self.share).filter(|_| first % 10 == 0 && self.bc.is_none());
        let has_part = self.month.is_some() || self.has_counted_day() || self.time.is_some();
        let Some((lead, tail)) = share.filter(|_| !has_part) else {
            return Err(DateError::new("no such decade of an era", at)
                .with_help("write the years themselves, as in 1965–1974"));
        };
        // The first year of an era is 1.
        let from = era.year((first + lead).max(1), at)?;
        let mut years = (from..=from + tail - lead).rev();
        let last = years.find_map(|year| era.within(Point::year(year), at).ok());
        let start = era.within(Point::year(from), at)?.from;
        let end = last.map_or(start, |last| last.to);
        used.add(era.calendar().convention());
        Ok(Meaning::one_from(start, end).qualified(self.qualifier()))
    }

    pub(super) fn finish_century(self, number: i64, at: usize) -> Result<Meaning, DateError> {
        if !(1..=100).contains(&number) {
            return Err(DateError::new("no such century", at));
        }
        let bc = self.bc == Some(true);
        if self.share == Share::All && !bc && number > 1 {
            return Ok(Meaning::Point(Point::years(
                (number - 1) * 100,
                Digits::CENTURY,
            )));
        }
        let number = if bc { -number } else { number };
        let approximate = Qualifier {
            approximate: self.share == Share::Turn,
            uncertain: false,
        };
        named(
            Name {
                share: self.share,
                whole: Whole::Century(number),
            },
            self.qualifier().or(approximate),
        )
        .ok_or_else(|| DateError::new("no such part of a century", at))
    }

    /// A month or day of some year in a decade, century or millennium: "25 December in the 1560s".
    pub(super) fn within_years(self, meaning: Meaning) -> Result<Meaning, DateError> {
        if self.month.is_none() && self.day.is_none() && self.time.is_none() {
            return Ok(meaning);
        }
        let no_year = || DateError::new("a month or day needs a year", self.start);
        let (Meaning::Point(years), Some(month), None) = (meaning, self.month, self.time) else {
            return Err(no_year());
        };
        let month = Some(month.value)
            .filter(|month| *month <= 12)
            .ok_or_else(no_year)?;
        let Some(day) = self.day else {
            return Ok(Meaning::Point(Point { month, ..years }));
        };
        // Some of the years may be leap years.
        let leap = 2000;
        let days = days_in_month(leap, month);
        match u8::try_from(day.value) {
            Ok(value) if (1..=days).contains(&value) => Ok(Meaning::Point(Point {
                month,
                day: value,
                ..years
            })),
            _ => Err(no_day(leap, month, day.value, day.at)),
        }
    }

    /// A year with a tolerance: "1850 ± 5".
    pub(super) fn finish_tolerance(
        self,
        tolerance: At<u32>,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        let year = match (self.years, self.numeric) {
            (
                Some(At {
                    value: Years::One(0),
                    ..
                }),
                _,
            ) if self.bc.is_some() => None,
            (
                Some(At {
                    value: Years::One(year),
                    ..
                }),
                None,
            ) if self.bc == Some(true) => Some(1 - i64::from(year)),
            (
                Some(At {
                    value: Years::One(year),
                    ..
                }),
                None,
            ) => Some(i64::from(year)),
            (
                None,
                Some(At {
                    value: Shape::One(point),
                    ..
                }),
            ) if point.is_year() && self.bc.is_none() => Some(point.year),
            _ => None,
        };
        let is_alone = self.month.is_none()
            && self.day.is_none()
            && self.small.is_none()
            && self.time.is_none()
            && self.weekday.is_none()
            && self.era.is_none()
            && self.style.is_none()
            && self.share == Share::All;
        let Some(year) = year.filter(|_| is_alone) else {
            return Err(DateError::new("“±” needs one year before it", tolerance.at)
                .with_help("write a year and a number of years, as in 1850±5"));
        };
        used.add(Convention::Tolerance);
        let by = i64::from(tolerance.value);
        let (from, to) = (Point::year(year - by), Point::year(year + by));
        let meaning = if by == 0 {
            Meaning::Point(from)
        } else {
            Meaning::one_from(from, to)
        };
        Ok(meaning.qualified(self.qualifier()))
    }

    pub(super) fn finish_millennium(self, number: i64, at: usize) -> Result<Meaning, DateError> {
        let bc = self.bc == Some(true);
        let last = if bc { 1000 } else { 10 };
        if !(1..=last).contains(&number) {
            return Err(DateError::new("no such millennium", at));
        }
        if bc || number == 1 || self.share != Share::All {
            let whole = Whole::Millennium(if bc { -number } else { number });
            let name = Name {
                share: self.share,
                whole,
            };
            return named(name, self.qualifier())
                .ok_or_else(|| DateError::new("no such millennium", at));
        }
        Ok(Meaning::Point(Point::years(
            (number - 1) * 1000,
            Digits::MILLENNIUM,
        )))
    }
}

/// Meaning of a named period; with a qualifier, each of its dates is listed, as EDTF has no qualified spans.
pub(super) fn named(name: Name, qualifier: Qualifier) -> Option<Meaning> {
    let (from, to) = name.span()?;
    Some(Meaning::one_from(from, to).qualified(qualifier))
}
