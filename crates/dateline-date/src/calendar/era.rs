//! Eras with Gregorian months and days: of the emperors of Japan, the Republic of China, and the Buddhist era.

use super::{Calendar, Interval};
use crate::error::DateError;
use crate::point::Point;

/// An era with Gregorian months and days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Era {
    Meiji,
    Taisho,
    Showa,
    Heisei,
    Reiwa,
    Minguo,
    Buddhist,
}

/// Year, month and day.
type Day = (i64, u8, u8);

impl Era {
    pub(crate) const fn calendar(self) -> Calendar {
        match self {
            Self::Minguo => Calendar::Minguo,
            Self::Buddhist => Calendar::Buddhist,
            _ => Calendar::Japanese,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Meiji => "Meiji",
            Self::Taisho => "Taishō",
            Self::Showa => "Shōwa",
            Self::Heisei => "Heisei",
            Self::Reiwa => "Reiwa",
            Self::Minguo => "Republic of China",
            Self::Buddhist => "Buddhist",
        }
    }

    /// Gregorian year before the first year of the era.
    const fn before(self) -> i64 {
        match self {
            Self::Meiji => 1867,
            Self::Taisho | Self::Minguo => 1911,
            Self::Showa => 1925,
            Self::Heisei => 1988,
            Self::Reiwa => 2018,
            Self::Buddhist => -543,
        }
    }

    /// First day of the era, and the last if it has ended. Meiji begins with its proclamation, as in CLDR.
    const fn days(self) -> (Option<Day>, Option<Day>) {
        match self {
            Self::Meiji => (Some((1868, 10, 23)), Some((1912, 7, 29))),
            Self::Taisho => (Some((1912, 7, 30)), Some((1926, 12, 24))),
            Self::Showa => (Some((1926, 12, 25)), Some((1989, 1, 7))),
            Self::Heisei => (Some((1989, 1, 8)), Some((2019, 4, 30))),
            Self::Reiwa => (Some((2019, 5, 1)), None),
            Self::Minguo => (Some((1912, 1, 1)), None),
            Self::Buddhist => (None, None),
        }
    }

    /// Converts a year of the era to a Gregorian year.
    ///
    /// # Errors
    /// The year is 0, or after the end of the era.
    pub(crate) fn year(self, year: i64, at: usize) -> Result<i64, DateError> {
        if year == 0 {
            return Err(DateError::new("an era has no year 0", at)
                .with_help("the first year of an era is 元年 or 1年"));
        }
        // "Meiji period, 1868": a Gregorian year, as no era lasted that many years.
        let (first, last) = self.days();
        if let Some((first, ..)) = first
            && year >= first
        {
            return match last {
                Some((last, ..)) if year > last => Err(DateError::new(
                    format!("the {} era is from {first} to {last}", self.name()),
                    at,
                )
                .with_help("write a year of the era, or the year alone")),
                _ => Ok(year),
            };
        }
        let gregorian = self.before().saturating_add(year);
        if let Some((last, ..)) = last
            && gregorian > last
        {
            return Err(DateError::new(
                format!(
                    "the {} era ended with its year {}",
                    self.name(),
                    last - self.before()
                ),
                at,
            )
            .with_help(format!("write the year itself, {gregorian}")));
        }
        Ok(gregorian)
    }

    /// Part of a Gregorian date that is within the era; the date itself if it is entirely within.
    ///
    /// # Errors
    /// The date is entirely outside of the era.
    pub(crate) fn within(self, date: Point, at: usize) -> Result<Interval, DateError> {
        let day = |(year, month, day): Day| Point::date(year, month, day);
        let (first, last) = self.days();
        let (first, last) = (first.map(day), last.map(day));
        // Until 1872 Japan used a lunar calendar.
        if self == Self::Meiji && date.year < 1873 && date.month != 0 {
            return Err(
                DateError::new("Japanese months before 1873 follow a lunar calendar", at)
                    .with_help("write the year alone, or the Gregorian date"),
            );
        }
        let starts_before = first.filter(|first| date.first() < first.first());
        let ends_after = last.filter(|last| date.last() > last.last());
        let outside = first.is_some_and(|first| date.last() < first.first())
            || last.is_some_and(|last| date.first() > last.last());
        if outside {
            let edge = |edge: Option<Point>| {
                edge.map_or_else(String::new, |day| {
                    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
                })
            };
            return Err(DateError::new(
                format!(
                    "the {} era has no such date: it is from {} to {}",
                    self.name(),
                    edge(first),
                    if last.is_some() {
                        edge(last)
                    } else {
                        "now".to_owned()
                    }
                ),
                at,
            )
            .with_help("write the Gregorian date, or the other era"));
        }
        if starts_before.is_none() && ends_after.is_none() {
            return Ok(Interval {
                from: date,
                to: date,
            });
        }
        let (start, end) = (date.first(), date.last());
        let first_day = Point::date(start.year(), start.month(), start.day());
        let last_day = Point::date(end.year(), end.month(), end.day());
        Ok(Interval {
            from: starts_before.unwrap_or(first_day),
            to: ends_after.unwrap_or(last_day),
        })
    }
}
