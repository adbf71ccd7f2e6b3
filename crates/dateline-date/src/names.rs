//! Names of spans of days, months or years: "late August 2025", "early 1980s", "5th century BC".
//!
//! A span is given by its first and last date, so that a span in EDTF gets the same name as one in words.

use super::conventions::Share;
use super::conventions::{
    days_of_month, months_of_year, season_months, years_of_century, years_of_decade,
    years_of_millennium,
};
use super::moment::days_in_month;
use super::point::Point;
use super::precision::Precision;

/// Whole period that a share divides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    Month {
        year: i64,
        month: u8,
    },
    /// A season by EDTF's code, 21 to 24.
    Season {
        year: i64,
        code: u8,
    },
    Year(i64),
    /// Numbered upward from 0 (AD 1 to 9) and downward from -1 (9 to 1 BC): 197 is the 1970s, -49 the 480s BC.
    Decade(i64),
    /// Numbered as in its name: 19 is the 19th century, -5 the 5th century BC.
    Century(i64),
    /// Numbered like centuries: -3 is the 3rd millennium BC.
    Millennium(i64),
}

/// A share of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    pub share: Share,
    pub whole: Whole,
}

impl Name {
    pub(super) fn precision(self) -> Precision {
        match self.whole {
            Whole::Month { .. } => Precision::Month,
            Whole::Season { .. } | Whole::Year(_) => Precision::Season,
            Whole::Decade(_) => Precision::Decade,
            Whole::Century(_) => Precision::Century,
            Whole::Millennium(_) => Precision::Millennium,
        }
    }

    /// First and last date of the share; `None` if the whole has no such share.
    pub(super) fn span(self) -> Option<(Point, Point)> {
        match self.whole {
            Whole::Month { year, month } => {
                let (from, to) = days_of_month(self.share)?;
                let to = if to == 0 {
                    days_in_month(year, month)
                } else {
                    to
                };
                Some((Point::date(year, month, from), Point::date(year, month, to)))
            }
            Whole::Season { year, code } => {
                let nth = match self.share {
                    Share::Early => 0,
                    Share::Mid => 1,
                    Share::Late => 2,
                    _ => return None,
                };
                let month = season_months(code).0 + nth;
                let (year, month) = if month > 12 {
                    (year.saturating_add(1), month - 12)
                } else {
                    (year, month)
                };
                let last = days_in_month(year, month);
                Some((Point::date(year, month, 1), Point::date(year, month, last)))
            }
            Whole::Year(year) => {
                let (from, to) = months_of_year(self.share)?;
                Some((Point::date(year, from, 0), Point::date(year, to, 0)))
            }
            Whole::Decade(number) => Some(years(number, 10, years_of_decade(self.share)?)),
            Whole::Millennium(number) => {
                let index = if number > 0 {
                    number.saturating_sub(1)
                } else {
                    number
                };
                (self.share != Share::Turn)
                    .then(|| years(index, 1000, years_of_millennium(self.share)))
            }
            Whole::Century(number) => {
                let index = if number > 0 {
                    number.saturating_sub(1)
                } else {
                    number
                };
                Some(years(index, 100, years_of_century(self.share)))
            }
        }
    }
}

/// Years of a share of a decade or century. Years before AD 1 run backward: the 480s BC are 489 to 480 BC, and the
/// first year of the era is not 0.
fn years(index: i64, width: i64, (from, to): (i64, i64)) -> (Point, Point) {
    let start = decade_or_century_start(index, width);
    let (mut first, mut last) = (start.saturating_add(from), start.saturating_add(to));
    if index == 0 {
        first = first.max(1);
    } else if index == -1 {
        last = last.min(0);
    }
    (Point::year(first), Point::year(last))
}

/// Astronomical year in which a decade or century begins (for index 0, year 0, although it is not part of it).
pub(super) fn decade_or_century_start(index: i64, width: i64) -> i64 {
    if index >= 0 {
        index.saturating_mul(width)
    } else if width == 10 {
        // The 480s BC (index -49) begin with 489 BC, year -488.
        index.saturating_add(1).saturating_mul(10).saturating_sub(8)
    } else {
        // The 5th century BC (index -5) begins with 500 BC, year -499.
        index.saturating_mul(width).saturating_add(1)
    }
}

/// Index of the decade of an astronomical year: 197 for 1970, -1 for 9 to 1 BC, -49 for 489 to 480 BC.
pub(super) const fn decade_of(year: i64) -> i64 {
    if year > 0 {
        year / 10
    } else {
        -((1_i64.saturating_sub(year)) / 10) - 1
    }
}

/// Number of the century of an astronomical year: 20 for 1970, -5 for 450 BC.
pub(super) const fn century_of(year: i64) -> i64 {
    if year > 0 {
        year / 100 + 1
    } else {
        -(100_i64.saturating_sub(year) / 100)
    }
}

/// Name of the span from one date to another, if it has one.
pub(super) fn of_span(from: Point, to: Point) -> Option<Name> {
    let (from, to) = (from.plain(), to.plain());
    let wholes: [Option<Whole>; 3] = if from.is_day() && to.is_day() {
        let season = season_holding(from);
        [
            Some(Whole::Month {
                year: from.year,
                month: from.month,
            }),
            season,
            None,
        ]
    } else if from.is_month() && to.is_month() {
        [Some(Whole::Year(from.year)), None, None]
    } else if from.is_year() && to.is_year() {
        [
            Some(Whole::Decade(decade_of(from.year))),
            Some(Whole::Century(century_of(from.year))),
            Some(Whole::Millennium(millennium_of(from.year))),
        ]
    } else {
        return None;
    };
    wholes.into_iter().flatten().find_map(|whole| {
        Share::ALL
            .into_iter()
            .map(|share| Name { share, whole })
            .find(|name| name.span() == Some((from, to)))
            .filter(|name| name.share != Share::All || from.year <= 1)
    })
}

/// Season of a month; its year is the one it begins in.
fn season_holding(day: Point) -> Option<Whole> {
    (21..=24).find_map(|code| {
        let (first, _) = season_months(code);
        let nth = (day.month + 12 - first) % 12;
        let year = if first == 12 && day.month < 12 {
            day.year.saturating_sub(1)
        } else {
            day.year
        };
        (nth < 3).then_some(Whole::Season { year, code })
    })
}

/// Number of the millennium of an astronomical year.
const fn millennium_of(year: i64) -> i64 {
    if year > 0 {
        year / 1000 + 1
    } else {
        -(1000_i64.saturating_sub(year) / 1000)
    }
}
