//! One date written twice, separated by a slash: in two calendars or in two zones.

use super::item::Item;
use super::short_bc;
use crate::calendar::{self, Calendar};
use crate::context::DateContext;
use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::meaning::{Meaning, Side};
use crate::moment::Bound;
use crate::partial::Partial;
use crate::point::Point;

/// Years in which dates were written in both the Julian and the Gregorian calendar.
const TWO_CALENDARS: std::ops::RangeInclusive<i64> = 1583..=1923;

/// The date that both sides of a slash express; `None` if they are the ends of a range.
///
/// # Errors
/// They may be a day of a year, one year in two calendars, or a range: "120/2020", "656/1258".
pub(super) fn read(
    item: &Item,
    (start, from): (&Partial, &Meaning),
    to: &Meaning,
    used: &mut Used,
) -> Result<Option<Meaning>, DateError> {
    if !item.has_slash() {
        return Ok(None);
    }
    if let (Meaning::Point(short), Meaning::Point(year)) = (from, to)
        && start.bc.is_none()
        && may_be_no_year(*short, *year)
    {
        let (short, year) = (short.year, year.year);
        let error = DateError::new(
            "a day of the year, a year of the Hijra, or a range?",
            start.start,
        );
        let help = format!("write {year}-{short:03}, AH {short}/AD {year}, or AD {short}–{year}");
        return Err(error.with_help(help));
    }
    Ok(match (from, to) {
        (Meaning::Point(old), Meaning::Point(new)) if is_two_styles(*old, *new) => {
            used.add(Convention::DoubleDay);
            Some(to.clone())
        }
        // "14:10 PDT / 21:10 UTC"
        (Meaning::Timed(one), Meaning::Timed(other))
            if one.first == other.first && one.last == other.last && one.clock != other.clock =>
        {
            used.add(Convention::SecondWriting);
            Some(from.clone())
        }
        _ => two_calendars(from, to, used),
    })
}

/// Whether a number of three digits before a year may be a day of it, or the same year of the Hijra: "120/2020",
/// "656/1258".
fn may_be_no_year(short: Point, year: Point) -> bool {
    let is_form = short.is_year() && (100..=999).contains(&short.year);
    // 33 years of the Hijra are 32 of ours.
    let began = 622 + (short.year - 1) * 32 / 33;
    let is_hijra = (began..=began + 1).contains(&year.year);
    is_form && year.is_year() && year.year >= 1000 && (short.year <= 366 || is_hijra)
}

/// Whether two days are one day in the Julian and the Gregorian calendar: "25 October / 7 November 1917".
fn is_two_styles(old: Point, new: Point) -> bool {
    let both = old.is_day() && new.is_day() && TWO_CALENDARS.contains(&new.year);
    let gregorian = calendar::julian(old.year, old.month, old.day);
    both && gregorian.is_some_and(|days| days.from.plain() == new.plain())
}

/// A range with a slash in its ends: a year in another calendar, "AH 1145/AD 1732–33", or two years of which one is
/// meant, "1265/1266 – 1321", "480/79–470/69 BC".
///
/// # Errors
/// A slash separates neither.
pub(super) fn slash_in_range(
    (start, end): (&[Partial], &[Partial]),
    context: DateContext,
    used: &mut Used,
) -> Result<Meaning, DateError> {
    let (starts, ends) = (
        alternatives(start, context, used)?,
        alternatives(end, context, used)?,
    );
    let meaning = match (starts.as_slice(), ends.as_slice()) {
        ([other, from], [to]) => {
            between(from, to).and_then(|years| two_calendars(other, &years, used))
        }
        _ => None,
    };
    let meaning = meaning.or_else(|| {
        let (start, end) = (Side::At(either(&starts)?), Side::At(either(&ends)?));
        Some(Meaning::range(start, end))
    });
    let is_ordered = |meaning: &Meaning| match meaning.bounds() {
        (Bound::At(first), Bound::At(last)) => first <= last,
        _ => true,
    };
    let Some(meaning) = meaning.filter(is_ordered) else {
        let last = end.last().map_or(0, |last| last.start);
        return Err(DateError::new("a range has two ends", last));
    };
    used.add(Convention::SlashInRange);
    Ok(meaning)
}

/// Meaning of each date of one end; the second of two years before Christ may leave out what it shares with the first.
fn alternatives(
    end: &[Partial],
    context: DateContext,
    used: &mut Used,
) -> Result<Vec<Meaning>, DateError> {
    let mut all = Vec::with_capacity(end.len());
    for (index, date) in end.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| end.get(before));
        let full = before.and_then(|before| short_bc::after_slash(before, date));
        all.push(full.unwrap_or(*date).finish(context, used)?);
    }
    Ok(all)
}

/// One of the years with a slash between them, "480/79 BC"; `None` if they are not years.
///
/// # Errors
/// One of them is not a date.
pub(super) fn one_of(
    dates: &[Partial],
    context: DateContext,
    used: &mut Used,
) -> Result<Option<Meaning>, DateError> {
    Ok(either(&alternatives(dates, context, used)?))
}

/// One of two years, or the only date.
fn either(dates: &[Meaning]) -> Option<Meaning> {
    match dates {
        [one] => Some(one.clone()),
        [one, other] => between(one, other),
        _ => None,
    }
}

/// Some time from one year to a later one.
fn between(from: &Meaning, to: &Meaning) -> Option<Meaning> {
    let ((from, _), (_, to)) = (from.as_span()?, to.as_span()?);
    let fits = from.is_years() && to.is_years() && from.first() < to.first();
    fits.then(|| Meaning::one_from(from, to))
}

/// Intersection of a year in another calendar and a Gregorian year: "AH 1444/AD 2022".
fn two_calendars(from: &Meaning, to: &Meaning, used: &mut Used) -> Option<Meaning> {
    let is_other = Calendar::ALL
        .iter()
        .any(|calendar| used.has(calendar.convention()));
    if !is_other {
        return None;
    }
    let ((a, b), (c, d)) = (from.as_span()?, to.as_span()?);
    // Exactly one side is converted to days: that of the other calendar.
    let days = a.is_day() && b.is_day();
    let other_days = c.is_day() && d.is_day();
    if days == other_days {
        return None;
    }
    let (first, last) = (a.first().max(c.first()), b.last().min(d.last()));
    let day = |at: crate::Moment| Point::date(at.year(), at.month(), at.day());
    (first <= last).then(|| {
        used.add(Convention::SecondWriting);
        Meaning::one_from(day(first), day(last))
    })
}
