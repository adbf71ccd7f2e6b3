//! A second form of a date in brackets: in digits, in another calendar, more or less complete.

use super::pair::part;
use crate::base::BaseDate;
use crate::calendar;
use crate::certainty::Qualifier;
use crate::context::DateContext;
use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::grammar::within;
use crate::meaning::{Clock, Meaning, Member, Timed};
use crate::moment::Bound;
use crate::point::Point;
use crate::read::Read;
use crate::zone;

/// The date that both forms agree on; `None` if the second is not a date.
///
/// # Errors
/// Both are dates, but they differ.
pub(super) fn agree(
    first: &Read,
    second: &str,
    start: usize,
    context: DateContext,
) -> Option<Result<Read, DateError>> {
    // "May 1850 (3)" may be anything; "14 (26) December 1825" is a day in two calendars.
    let is_number = second.trim().bytes().all(|byte| byte.is_ascii_digit());
    if is_number && second.trim().len() <= 2 && day_of(&first.meaning).is_none() {
        return None;
    }
    if let Some(significant) = significant(first, second, start, context) {
        return Some(Ok(significant));
    }
    if let Meaning::Timed(timed) = &first.meaning
        && let Some(agreed) = same_time(first, timed, second, start, context)
    {
        return Some(Ok(agreed));
    }
    if let Some(timed) = time_within(first, second, start, context) {
        return Some(Ok(timed));
    }
    // "18th century (1st half)": a century supplies no year.
    let whole = point_of(&first.meaning).filter(|point| point.is_whole());
    let base = whole.map(|point| (point.year, point.month));
    let mut other: Option<Read> = None;
    // "1 January [O.S. 20 December] 1880": the omitted year may be the previous one.
    for shift in [0, -1, 1] {
        let base = base.and_then(|(year, month)| {
            let month = if shift == 0 { month } else { 0 };
            BaseDate::of(Point::date(year.checked_add(shift)?, month, 0))
        });
        let context = DateContext { base, ..context };
        let Ok(read) = part(second, start, context) else {
            continue;
        };
        if let Some(agreed) = common_date(first, &read) {
            return Some(Ok(agreed));
        }
        let own_year = !read.used.has(Convention::Base);
        other.get_or_insert(read);
        if own_year {
            break;
        }
    }
    let other = other?;
    let words = |read: &Read| crate::show::words(&read.meaning, crate::show::Style::default());
    Some(Err(DateError::new(
        format!(
            "conflicting dates: {} and, in brackets, {}",
            words(first),
            words(&other)
        ),
        start,
    )
    .with_help(
        "write one of them, or correct the one that is wrong",
    )))
}

/// "about 1950 (1900–1999)": the years that share the significant digits of a year, EDTF's `1950S2`.
fn significant(first: &Read, second: &str, start: usize, context: DateContext) -> Option<Read> {
    let year = point_of(&first.meaning).filter(|point| point.is_year() && point.year > 0)?;
    if !year.marks.any().approximate || !second.contains(['-', '–']) {
        return None;
    }
    let years = part(second, start, context).ok()?;
    let (Bound::At(from), Bound::At(to)) = years.meaning.bounds() else {
        return None;
    };
    let digits = year.year.ilog10() + 1;
    let significant = (1..digits).find(|significant| {
        let width = 10_i64.pow(digits - significant);
        let begin = year.year / width * width;
        let whole = (Point::year(begin), Point::year(begin + width - 1));
        (whole.0.first(), whole.1.last()) == (from, to)
    })?;
    let mut used = first.used;
    used.merge(years.used);
    Some(Read {
        meaning: Meaning::Point(Point {
            significant,
            ..year.plain()
        }),
        used,
    })
}

/// "8 March 2024 (10:00)": a clock time of the day, or from one to another.
fn time_within(first: &Read, second: &str, start: usize, context: DateContext) -> Option<Read> {
    let context = DateContext {
        base: BaseDate::of(day_of(&first.meaning)?),
        ..context
    };
    let is_clock = second
        .contains(':')
        .then(|| part(second, start, context).ok());
    let mut read = is_clock.flatten()?;
    let is_timed = |end| read.meaning.timed_edge(end).is_some();
    let is_within = read.used.has(Convention::Base)
        && is_timed(false)
        && is_timed(true)
        && holds(&first.meaning, &read.meaning);
    read.used.merge(first.used);
    is_within.then_some(read)
}

/// "22:00 (-0500)", "21:10 UTC (14:10 PDT)": the zone of a clock time, or the same moment on another clock.
fn same_time(
    first: &Read,
    timed: &Timed,
    second: &str,
    start: usize,
    context: DateContext,
) -> Option<Read> {
    let text = second.trim();
    if let (None, Some((zone, end))) = (timed.clock.zone, zone::signed(text.as_bytes(), 0))
        && end == text.len()
    {
        let clock = Clock {
            zone: Some(zone),
            ..timed.clock
        };
        let timed = Timed::new(timed.point, clock, context);
        return Some(Read {
            meaning: Meaning::Timed(Box::new(timed)),
            used: first.used,
        });
    }
    let days = [timed.point, timed.point.previous(), timed.point.next()];
    days.into_iter().find_map(|day| {
        let context = DateContext {
            base: BaseDate::of(day.plain()),
            ..context
        };
        let read = part(second, start, context).ok()?;
        let Meaning::Timed(other) = &read.meaning else {
            return None;
        };
        let mut used = first.used;
        used.add(Convention::SecondWriting);
        (other.first == timed.first && other.last == timed.last).then(|| Read {
            meaning: first.meaning.clone(),
            used,
        })
    })
}

/// Common date of two forms: the narrower one if the other contains it, or the same day in two calendars.
fn common_date(first: &Read, second: &Read) -> Option<Read> {
    let mut used = first.used;
    for calendar in calendar::Calendar::ALL {
        if second.used.has(calendar.convention()) {
            used.add(calendar.convention());
        }
    }
    used.add(Convention::SecondWriting);
    let read = |meaning: &Meaning, used: Used| {
        Some(Read {
            meaning: meaning.clone(),
            used,
        })
    };
    let approximate = Qualifier {
        approximate: true,
        ..Qualifier::SURE
    };
    if holds(&second.meaning, &first.meaning) {
        // "c. 1950 (1945–1955)"
        if first.meaning.qualifier() == approximate && is_range(&second.meaning) {
            used.add(Convention::RangeOfAbout);
            return read(&second.meaning.clone().qualified(approximate), used);
        }
        return read(&first.meaning, used);
    }
    if holds(&first.meaning, &second.meaning) {
        return read(&second.meaning, used);
    }
    if let Some(within) = within_bound(&first.meaning, &second.meaning)
        .or_else(|| within_bound(&second.meaning, &first.meaning))
    {
        return read(&within, used);
    }
    let [one, other] = [first, second].map(|read| day_of(&read.meaning));
    let (one, other) = (one?, other?);
    let is_julian = |read: &Read| read.used.has(Convention::Julian);
    let mut julian = used;
    julian.add(Convention::Julian);
    // "25 October (7 November) 1917"
    if !is_julian(first) && gregorian(one) == Some(other) {
        return read(&second.meaning, julian);
    }
    if !is_julian(second) && gregorian(other) == Some(one) {
        return read(&first.meaning, julian);
    }
    // "22 February 1732 [O.S. 11 February 1731]": the year that began in March.
    let next = Point {
        year: other.year.saturating_add(1),
        ..other
    };
    if is_julian(second) && one.month <= 4 && next == one {
        julian.add(Convention::DualYear);
        return read(&first.meaning, julian);
    }
    None
}

/// The part of a date that is within a bound: "20th century (after 1945)", "before 1850 (1840s)".
fn within_bound(date: &Meaning, bound: &Meaning) -> Option<Meaning> {
    match bound {
        Meaning::Set(set) => match set.members.as_slice() {
            [bound] => within(date, bound),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a date is written as a range, or as some time between two dates.
fn is_range(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Range(_) => true,
        Meaning::Set(set) => matches!(set.members.as_slice(), [Member::From(..)]),
        _ => false,
    }
}

/// Converts a Julian day to a Gregorian one.
fn gregorian(day: Point) -> Option<Point> {
    calendar::julian(day.year, day.month, day.day).map(|days| days.from.plain())
}

/// Whether the bounds of one date contain those of another. A day contains the clock times written with it, in any
/// zone.
fn holds(wide: &Meaning, narrow: &Meaning) -> bool {
    match (wide, narrow) {
        (Meaning::Point(wide), Meaning::Timed(narrow)) => {
            let day = narrow.point;
            return wide.first() <= day.first() && day.last() <= wide.last();
        }
        (Meaning::Timed(_), Meaning::Point(_)) => return false,
        _ => {}
    }
    match (wide.bounds(), narrow.bounds()) {
        ((Bound::At(from), Bound::At(to)), (Bound::At(first), Bound::At(last))) => {
            from <= first && last <= to
        }
        (wide, narrow) => wide == narrow,
    }
}

fn day_of(meaning: &Meaning) -> Option<Point> {
    point_of(meaning)
        .filter(|point| point.is_day())
        .map(Point::plain)
}

fn point_of(meaning: &Meaning) -> Option<Point> {
    match meaning {
        Meaning::Point(point) => Some(*point),
        Meaning::Timed(timed) => Some(timed.point),
        Meaning::Range(_) | Meaning::Set(_) => None,
    }
}
