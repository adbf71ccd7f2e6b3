//! Dates all in digits: `2024-4-20`, `2019/10/22`, `2026.08`, `2013,08,12`, `09/02/2018`, `20240509`.

mod signed;

use super::base::BaseDate;
use super::calendar::Interval;
use super::century;
use super::context::{DateContext, NumericOrder, SettledBy, ShortEnd};
use super::conventions::{Convention, Used};
use super::digits::digits;
use super::error::DateError;
use super::moment::days_in_month;
use super::point::Point;
use super::show::month_name;

pub(super) use self::signed::signed;

/// Meaning of a date in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    One(Point),
    /// One of two dates: day first or month first.
    Either(Point, Point),
    /// The month, or the years from its year to the given one.
    MonthOrYears(Point, i64),
    /// From one year to another: `1941-3` beside other years.
    Years(i64, i64),
    /// A date that is an interval of Gregorian days, from another calendar or way of counting.
    Within(Interval),
}

/// A parsed date and its length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub shape: Shape,
    pub len: usize,
    pub used: Used,
}

/// Whether day or month is first in a text such as `23/02/2018`; `None` unless it is unambiguous.
///
/// ```
/// use dateline_date::{NumericOrder, numeric_evidence};
///
/// assert_eq!(numeric_evidence("23/02/2018"), Some(NumericOrder::DayFirst));
/// assert_eq!(numeric_evidence("02/23/2018"), Some(NumericOrder::MonthFirst));
/// assert_eq!(numeric_evidence("09/02/2018"), None);
/// ```
pub fn numeric_evidence(text: &str) -> Option<NumericOrder> {
    let bytes = text.trim().as_bytes();
    let parts = Parts::at(bytes, 0)?;
    if (parts.first_len, parts.second_len, parts.third_len) > (2, 2, 4) || parts.third_len != 4 {
        return None;
    }
    order_in(&parts, parts.third?)
}

/// Whether day or month is first in a part of a longer text, where the year may be left out: "13/5" in
/// "13/5–5/6/2020".
pub(super) fn order_within(text: &str, year: i64) -> Option<NumericOrder> {
    let parts = Parts::at(text.as_bytes(), 0)?;
    if parts.third.is_some() || parts.first_len > 2 || parts.second_len > 2 {
        return numeric_evidence(text);
    }
    order_in(&parts, u32::try_from(year).ok()?)
}

/// Whether day or month is first, if only one order is a day of the year.
fn order_in(parts: &Parts, year: u32) -> Option<NumericOrder> {
    let (day, month) = (parts.first, parts.second);
    let valid = |day, month| valid(year, month, day).is_some();
    match (valid(day, month), valid(month, day)) {
        (true, false) => Some(NumericOrder::DayFirst),
        (false, true) => Some(NumericOrder::MonthFirst),
        _ => None,
    }
}

/// Two or three numbers with the same separator between them.
struct Parts {
    first: u32,
    first_len: usize,
    separator: u8,
    second: u32,
    second_at: usize,
    second_len: usize,
    third: Option<u32>,
    third_at: usize,
    third_len: usize,
    end: usize,
}

impl Parts {
    fn at(text: &[u8], start: usize) -> Option<Self> {
        let (first, first_len) = digits(text, start);
        let separator = text
            .get(start + first_len)
            .copied()
            // EXIF writes 2025:05:09, and TimelineJS 2025,05,09.
            .filter(|byte| {
                matches!(byte, b'-' | b'.' | b'/' | b' ')
                    || matches!(byte, b':' | b',') && first_len == 4
            })?;
        let spaced = |at: usize| separator == b'.' && text.get(at) == Some(&b' ');
        let after = start + first_len + 1;
        let gap = usize::from(spaced(after));
        let second_at = after + gap;
        let (second, second_len) = digits(text, second_at);
        if first_len == 0 || second_len == 0 {
            return None;
        }
        let mut end = second_at + second_len;
        let mut parts = Self {
            first,
            first_len,
            separator,
            second,
            second_at,
            second_len,
            third: None,
            third_at: 0,
            third_len: 0,
            end,
        };
        if text.get(end) == Some(&separator) {
            let third_at = end + 1 + usize::from(spaced(end + 1));
            let (third, third_len) = digits(text, third_at);
            if third_len > 0 {
                end = third_at + third_len;
                (parts.third, parts.third_at, parts.third_len, parts.end) =
                    (Some(third), third_at, third_len, end);
            }
        }
        // "1. 2" is not a month and a year.
        let two_apart = parts.third.is_none() && gap > 0;
        (!two_apart && parts.end_here(text)).then_some(parts)
    }

    /// Whether they are the whole of a date: not a clock time, and without a fourth number or a letter after them.
    fn end_here(&self, text: &[u8]) -> bool {
        let (end, separator) = (self.end, self.separator);
        // "2024-03-04-2024-03-10" is two dates, and "2024-03-04-02-10-44" a day and a clock time.
        let follows = |number: usize, len: usize| {
            digits(text, number).1 == len && text.get(number + len) == Some(&b'-')
        };
        let date_follows = self.third.is_some()
            && (self.first_len, separator) == (4, b'-')
            && (follows(end + 1, 4) || follows(end + 1, 2) && follows(end + 4, 2));
        let continues = text.get(end).is_some_and(u8::is_ascii_digit)
            || text.get(end) == Some(&separator)
                && separator != b' '
                && text.get(end + 1).is_some_and(u8::is_ascii_digit)
                && !date_follows;
        let clock = separator == b':' && self.third.is_none();
        // "1998 12 04", but "12 1998" may be anything.
        let lengths = (self.first_len, self.second_len, self.third_len);
        let is_apart = separator == b' ' && !matches!(lengths, (4, 2, 2) | (2, 2, 4));
        // "2023-1H" is not January.
        let glued = text.get(end).is_some_and(|byte| {
            byte.is_ascii_alphabetic() && !matches!(byte, b'T' | b't' | b'Z' | b'z')
        });
        !continues && !clock && !is_apart && !glued
    }
}

/// A calendar day, if it exists.
fn valid(year: u32, month: u32, day: u32) -> Option<Point> {
    let (year, month, day) = (
        i64::from(year),
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    );
    (day >= 1 && day <= days_in_month(year, month)).then(|| Point::date(year, month, day))
}

/// A calendar day, or the error that the month or day does not exist.
pub(super) fn day_of(
    year: i64,
    month: u32,
    day: u32,
    (month_at, day_at): (usize, usize),
) -> Result<Point, DateError> {
    let Some(month) = u8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month))
    else {
        return Err(no_month(month, month_at));
    };
    match u8::try_from(day) {
        Ok(day) if (1..=days_in_month(year, month)).contains(&day) => {
            Ok(Point::date(year, month, day))
        }
        _ => Err(no_day(year, month, day, day_at)),
    }
}

/// Error for a month that does not exist.
pub(super) fn no_month(month: u32, offset: usize) -> DateError {
    DateError::new(format!("no month {month:02}"), offset).with_help("write a month from 01 to 12")
}

/// Error for a day that the month does not have.
pub(super) fn no_day(year: i64, month: u8, day: u32, offset: usize) -> DateError {
    let days = days_in_month(year, month);
    let of = format!(
        "{} {}",
        month_name(month, false),
        super::show::year_words(year, super::Era::default())
    );
    DateError::new(
        if day == 0 {
            "no day 00".to_owned()
        } else {
            format!("{of} has {days} days")
        },
        offset,
    )
    .with_help(if is_julian_leap_day(year, month, day) {
        format!(
            "write 29 February {year} O.S. if it is of the Julian calendar, else a day from 01 to {days}"
        )
    } else {
        format!("write a day from 01 to {days}")
    })
}

/// Whether only the Julian calendar has the day: 29 February 1500.
fn is_julian_leap_day(year: i64, month: u8, day: u32) -> bool {
    /// Last such year in which a country used that calendar.
    const LAST: i64 = 1900;
    (month, day) == (2, 29) && year % 100 == 0 && (100..=LAST).contains(&year)
}

/// What is before a date in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// "About": 1909-10 may be the years 1909 to 1910 as well as the month.
    pub about: bool,
    /// No part of a date, so that a date may begin here.
    pub begins: bool,
}

/// Parses the date in digits that begins at a byte; `None` if there is none.
///
/// # Errors
/// The text has the form of a date, but the day or month does not exist, or the year has only two digits and its
/// century is not known.
pub(super) fn find(
    text: &[u8],
    start: usize,
    context: DateContext,
    place: Place,
) -> Result<Option<Found>, DateError> {
    let mut used = Used::default();
    let (whole, len) = digits(text, start);
    let more = text.get(start + len).is_some_and(u8::is_ascii_digit);
    if len == 8 && !more {
        used.add(Convention::Basic);
        let point = day_of(
            i64::from(whole / 10_000),
            whole / 100 % 100,
            whole % 100,
            (start + 4, start + 6),
        )?;
        return Ok(Some(Found {
            shape: Shape::One(point),
            len,
            used,
        }));
    }
    let parts = Parts::at(text, start);
    let Some(parts) = parts.filter(|parts| parts.separator != b' ' || place.begins) else {
        return Ok(None);
    };
    let shape = if let Some(third) = parts.third {
        three(&parts, third, start, context, &mut used)?
    } else {
        let after = text.get(parts.end..).unwrap_or_default();
        let alone = start == 0 && matches!(after, b"" | b".");
        let base = context.base.filter(|_| alone);
        let year = base.and_then(BaseDate::year_alone);
        match year.and_then(|year| in_year(&parts, year, start, context, &mut used)) {
            Some(shape) => {
                used.add(Convention::Base);
                Some(shape)
            }
            None => match year_ahead(text, &parts).filter(|_| place.begins) {
                Some(year) => {
                    let places = (start, parts.second_at);
                    either_order(year, &parts, places, context, &mut used).ok()
                }
                None => two(&parts, context, place.about, &mut used),
            },
        }
    };
    Ok(shape.map(|shape| Found {
        shape,
        len: parts.end - start,
        used,
    }))
}

/// Year of the date that ends a range or list, for a day and month before it: 2020 in "3/5–5/6/2020".
fn year_ahead(text: &[u8], parts: &Parts) -> Option<i64> {
    /// Bytes of the longest word between the dates, with spaces.
    const LONGEST: usize = 9;
    let is_short = parts.first_len <= 2 && parts.second_len <= 2 && parts.separator != b'-';
    let rest = text.get(parts.end..).filter(|_| is_short)?;
    let gap = rest.iter().position(u8::is_ascii_digit)?;
    let between = rest.get(..gap)?;
    let joins =
        |byte: &u8| !byte.is_ascii() || byte.is_ascii_alphabetic() || b" ,.&-+".contains(byte);
    let next = Parts::at(text, parts.end + gap)?;
    let fits = (1..=LONGEST).contains(&gap)
        && between.iter().all(joins)
        && next.separator == parts.separator
        && next.third_len == 4;
    next.third.filter(|_| fits).map(i64::from)
}

/// Day from a month and a day in digits in a base year: `05-09`, `5/9`, `9.5.`.
fn in_year(
    parts: &Parts,
    year: i64,
    start: usize,
    context: DateContext,
    used: &mut Used,
) -> Option<Shape> {
    let places = (start, parts.second_at);
    match (parts.first_len, parts.second_len, parts.separator) {
        (2, 2, b'-') => day_of(year, parts.first, parts.second, places)
            .ok()
            .map(Shape::One),
        // Under a key for a month, "3-5" is March to May.
        (1 | 2, 1 | 2, b'-' | b'/' | b'.') if !context.is_month => {
            either_order(year, parts, places, context, used).ok()
        }
        _ => None,
    }
}

fn two(parts: &Parts, context: DateContext, about: bool, used: &mut Used) -> Option<Shape> {
    let month = |year: u32, month: u32| {
        let month = u8::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month))?;
        Some(Point::date(i64::from(year), month, 0))
    };
    match (parts.first_len, parts.second_len) {
        (4, 1 | 2) => {
            let point = month(parts.first, parts.second)?;
            let width = if parts.second_len == 1 { 10 } else { 100 };
            let elided = parts.first / width * width + parts.second;
            // "1941-3" leaves out what 1943 shares with it, or is March.
            let either = parts.separator == b'/'
                || parts.separator == b'-' && (about || parts.second_len == 1);
            if either && elided > parts.first && context.short_end != ShortEnd::Month {
                used.add(Convention::YearsOrMonth);
                return Some(Shape::MonthOrYears(point, i64::from(elided)));
            }
            Some(Shape::One(point))
        }
        (1 | 2, 4) => month(parts.second, parts.first).map(Shape::One),
        _ => None,
    }
}

fn three(
    parts: &Parts,
    third: u32,
    start: usize,
    context: DateContext,
    used: &mut Used,
) -> Result<Option<Shape>, DateError> {
    let (first, second) = (parts.first, parts.second);
    match (parts.first_len, parts.second_len, parts.third_len) {
        // "363-06-26": no day has three digits.
        (3, 2, 2) if parts.separator == b'-' => {
            let places = (parts.second_at, parts.third_at);
            day_of(i64::from(first), second, third, places).map(|point| Some(Shape::One(point)))
        }
        (4, 1 | 2, 1 | 2) => {
            let places = (parts.second_at, parts.third_at);
            day_of(i64::from(first), second, third, places).map(|point| Some(Shape::One(point)))
        }
        (1 | 2, 1 | 2, 2 | 4) => {
            let year = i64::from(match parts.third_len {
                2 => century::year(third, parts.third_at, context, used)?,
                _ => third,
            });
            let places = (start, parts.second_at);
            either_order(year, parts, places, context, used).map(Some)
        }
        _ => Ok(None),
    }
}

/// A day and a month in either order in a year; both readings if nothing settles the order.
///
/// # Errors
/// The month or day does not exist.
fn either_order(
    year: i64,
    parts: &Parts,
    (first_at, second_at): (usize, usize),
    context: DateContext,
    used: &mut Used,
) -> Result<Shape, DateError> {
    let (first, second) = (parts.first, parts.second);
    let day_first = day_of(year, second, first, (second_at, first_at));
    let month_first = day_of(year, first, second, (first_at, second_at));
    let is_said = context.numeric != NumericOrder::Unknown && context.settled_by == SettledBy::File;
    let order = match context.numeric {
        // The order of other dates, with slashes, does not apply to dots.
        _ if parts.separator == b'.' && !is_said => {
            used.add(Convention::NumericByDots);
            NumericOrder::DayFirst
        }
        order => order,
    };
    let shape = match (order, day_first, month_first) {
        (_, Ok(one), Ok(other)) if one == other => Shape::One(one),
        (NumericOrder::Unknown, Ok(one), Ok(other)) => {
            used.add(Convention::NumericOpen);
            Shape::Either(one, other)
        }
        (NumericOrder::DayFirst, Ok(one), Ok(_)) | (NumericOrder::MonthFirst, Ok(_), Ok(one)) => {
            if !used.has(Convention::NumericByDots) {
                used.add(Used::settled(context));
            }
            Shape::One(one)
        }
        (NumericOrder::DayFirst, Err(_), Ok(one)) | (NumericOrder::MonthFirst, Ok(one), Err(_)) => {
            if is_said {
                used.add(Convention::NumericAgainstFile);
            }
            Shape::One(one)
        }
        (_, Ok(one), Err(_)) | (_, Err(_), Ok(one)) => Shape::One(one),
        (_, Err(day_first), Err(month_first)) => {
            // In "4/31/2024" 4 is a month, and April lacks the day.
            let is_month_first = first <= 12 && second > 12;
            return Err(if is_month_first {
                month_first
            } else {
                day_first
            });
        }
    };
    Ok(shape)
}
