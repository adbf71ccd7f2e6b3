//! Weeks (ISO 8601's `2024-W10`, "week 10 of 2024", "the week of 14 June 2021") and ordinal dates (`2024-064`).

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::Interval;
use super::conventions::{Convention, Used};
use super::digits::digits;
use super::error::DateError;
use super::meaning::Meaning;
use super::moment::days_in_month;
use super::point::Point;

/// The last week of a month, in place of its number.
pub(super) const LAST: u32 = u32::MAX;

/// How a week is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Week {
    /// By its number in the year.
    Number(u32),
    /// By its place in a month or year: "first week of May".
    Nth(u32),
    /// By a day in it.
    Of,
    /// By its first day.
    From,
    /// By its last day.
    To,
    /// A weekend, by a day of it.
    End,
}

/// A week or day in ISO 8601 form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Iso {
    Week { year: u32, week: u32 },
    Day(Point),
}

/// A numbered week of a year, Monday to Sunday; its number is at byte `at`.
///
/// # Errors
/// The year has no such week.
pub(super) fn of_year(year: i64, week: u32, at: usize) -> Result<Interval, DateError> {
    let monday = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_isoywd_opt(year, week, Weekday::Mon));
    monday.and_then(seven).ok_or_else(|| {
        let weeks = weeks_of(year);
        DateError::new(format!("no week {week}: {year} has {weeks} weeks"), at)
            .with_help(format!("write a week from 1 to {weeks}"))
    })
}

/// Number of ISO 8601 weeks in a year.
fn weeks_of(year: i64) -> u32 {
    // 28 December is always in the last week.
    let last = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, 12, 28));
    last.map_or(52, |day| day.iso_week().week())
}

/// The week given by a day; `None` where days are not counted.
pub(super) fn around(day: Point, week: Week) -> Option<Interval> {
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(day.year).ok()?,
        u32::from(day.month),
        u32::from(day.day),
    )?;
    let before = |days: u64| date.checked_sub_days(chrono::Days::new(days));
    match week {
        Week::To => seven(before(6)?),
        Week::Of if date.weekday() != Weekday::Sun => {
            seven(before(u64::from(date.weekday().num_days_from_monday()))?)
        }
        Week::Of | Week::From | Week::Number(_) | Week::Nth(_) => seven(date),
        Week::End => {
            let sunday = date.checked_add_days(chrono::Days::new(u64::from(
                6 - date.weekday().num_days_from_monday(),
            )))?;
            let saturday = sunday.pred_opt()?.min(date);
            let is_within = date.weekday().num_days_from_monday() >= 4;
            is_within.then(|| from_to(saturday, sunday)).flatten()
        }
    }
}

/// Days of a month in one of its weeks, 1 to 5 or the last; `None` if it has no such week.
pub(super) fn of_month(year: i64, month: u8, week: u32) -> Option<Interval> {
    let days = days_in_month(year, month);
    let (first, last) = match week {
        LAST => (days.checked_sub(6)?, days),
        1..=5 => {
            let first = u8::try_from(week).ok()? * 7 - 6;
            (first, if week == 5 { days } else { first + 6 })
        }
        _ => return None,
    };
    let day = |day: u8| Point::date(year, month, day);
    (first <= days).then(|| Interval {
        from: day(first),
        to: day(last),
    })
}

/// The seven days from a day on.
fn seven(first: NaiveDate) -> Option<Interval> {
    from_to(first, first.checked_add_days(chrono::Days::new(6))?)
}

fn from_to(first: NaiveDate, last: NaiveDate) -> Option<Interval> {
    Some(Interval {
        from: point(first)?,
        to: point(last)?,
    })
}

fn point(date: NaiveDate) -> Option<Point> {
    Some(Point::date(
        i64::from(date.year()),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    ))
}

/// First or last day of a week, for the start or end of a range.
pub(super) fn edge(meaning: Meaning, is_end: bool) -> Meaning {
    match meaning.as_span() {
        Some((from, to)) => Meaning::Point(if is_end { to } else { from }),
        None => meaning,
    }
}

/// Parses `2024-W10`, `2024W10`, `2024-W10-1`, `2024W101`, `2024-064` and `2024064`; returns the date and its end.
///
/// # Errors
/// The year has no such week or day.
pub(super) fn iso(
    text: &[u8],
    start: usize,
    used: &mut Used,
) -> Result<Option<(Iso, usize)>, DateError> {
    let (year, len) = digits(text, start);
    if len == 7 && ends(text, start + 7) {
        return Ok(day_of_year(year / 1000, year % 1000, start + 4, used)
            .ok()
            .map(|day| (Iso::Day(day), start + 7)));
    }
    if len != 4 {
        return Ok(None);
    }
    let hyphen = text.get(start + 4) == Some(&b'-');
    let at = start + 4 + usize::from(hyphen);
    if matches!(text.get(at), Some(b'W' | b'w')) {
        return numbered(text, year, at, hyphen, used);
    }
    let (day, 3) = digits(text, at) else {
        return Ok(None);
    };
    // "1200-100 BC" is a range.
    let padded = text.get(at) == Some(&b'0');
    if !hyphen || !padded && !ends(text, at + 3) || text.get(at + 3).is_some_and(u8::is_ascii_digit)
    {
        return Ok(None);
    }
    day_of_year(year, day, at, used).map(|day| Some((Iso::Day(day), at + 3)))
}

/// Whether a date can end here: what follows does not make it a range of years.
fn ends(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        None | Some(b'T' | b't' | b'/' | b',' | b';' | b')' | b']') => true,
        Some(b' ') => {
            ["to ", "and ", "or ", "- ", "/ "].iter().any(|word| {
                text.get(at + 1..)
                    .is_some_and(|rest| rest.starts_with(word.as_bytes()))
            }) || text.get(at + 1).is_some_and(u8::is_ascii_digit)
        }
        Some(b'.') => text.get(at + 1) == Some(&b'.'),
        Some(_) => false,
    }
}

/// Parses the `W` and the number of a week, and optionally of a day in it.
fn numbered(
    text: &[u8],
    year: u32,
    at: usize,
    hyphen: bool,
    used: &mut Used,
) -> Result<Option<(Iso, usize)>, DateError> {
    let (mut week, mut len) = digits(text, at + 1);
    let mut weekday = None;
    if len == 3 && !hyphen {
        (weekday, week, len) = (Some((week % 10, at + 3)), week / 10, 2);
    }
    if !(1..=2).contains(&len) {
        return Ok(None);
    }
    let mut end = at + 1 + len + usize::from(weekday.is_some());
    if let (true, Some(b'-'), (day, 1)) = (hyphen, text.get(end), digits(text, end + 1)) {
        (weekday, end) = (Some((day, end + 1)), end + 2);
    }
    if text
        .get(end)
        .is_some_and(|next| next.is_ascii_alphanumeric() && !matches!(next, b'T' | b't'))
    {
        return Ok(None);
    }
    let days = of_year(i64::from(year), week, at + 1)?;
    let Some((number, day_at)) = weekday else {
        return Ok(Some((Iso::Week { year, week }, end)));
    };
    if !(1..=7).contains(&number) {
        return Err(DateError::new(format!("no day {number} in a week"), day_at)
            .with_help("write a day from 1 (Monday) to 7 (Sunday)"));
    }
    used.add(Convention::IsoWeek);
    let day = (1..number).fold(days.from, |day, _| day.next());
    Ok(Some((Iso::Day(day), end)))
}

fn day_of_year(year: u32, day: u32, at: usize, used: &mut Used) -> Result<Point, DateError> {
    let date = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_yo_opt(year, day));
    used.add(Convention::DayOfYear);
    date.and_then(point).ok_or_else(|| {
        let days = if super::moment::days_in_month(i64::from(year), 2) == 29 {
            366
        } else {
            365
        };
        DateError::new(format!("no day {day}: {year} has {days} days"), at)
            .with_help(format!("write a day of the year from 001 to {days}"))
    })
}
