//! One date written twice, separated by a slash: in two calendars or in two zones.

use super::item::{End, Item};
use super::short_bc;
use crate::calendar::{self, Calendar};
use crate::context::DateContext;
use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::lex::Kind;
use crate::meaning::{Meaning, Side};
use crate::moment::Bound;
use crate::partial::Partial;
use crate::point::Point;

/// Years in which dates were written in both the Julian and the Gregorian calendar.
const TWO_CALENDARS: std::ops::RangeInclusive<i64> = 1583..=1923;

/// The date that both sides of a slash express; `None` if they are the ends of a range.
pub(super) fn read(item: &Item, from: &Meaning, to: &Meaning, used: &mut Used) -> Option<Meaning> {
    if item.mark != Some(Kind::Slash) {
        return None;
    }
    match (from, to) {
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
    }
}

/// Whether two days are one day in the Julian and the Gregorian calendar: "25 October / 7 November 1917".
fn is_two_styles(old: Point, new: Point) -> bool {
    let both = old.is_day() && new.is_day() && TWO_CALENDARS.contains(&new.year);
    let gregorian = calendar::julian(old.year, old.month, old.day);
    both && gregorian.is_some_and(|days| days.from.plain() == new.plain())
}

/// A range with a slash in one of its ends: a year in another calendar, "AH 1145/AD 1732–33", or two years of which one
/// is meant, "1265/1266 – 1321".
///
/// # Errors
/// The slash separates neither.
pub(super) fn slash_in_range(
    slash: End,
    dates: [&Partial; 3],
    context: DateContext,
    used: &mut Used,
) -> Result<Meaning, DateError> {
    let [first, second, third] = dates;
    let full = |start: &Partial, end: &Partial| short_bc::after_slash(start, end).unwrap_or(*end);
    let (second, third) = match slash {
        End::Start => (full(first, second), *third),
        End::End => (*second, full(second, third)),
    };
    let ends = (
        first.finish(context, used)?,
        second.finish(context, used)?,
        third.finish(context, used)?,
    );
    let meaning = match (&ends, slash) {
        ((other, from, to), End::Start) => between(from, to)
            .and_then(|years| two_calendars(other, &years, used))
            .or_else(|| {
                Some(Meaning::range(
                    Side::At(between(other, from)?),
                    Side::At(to.clone()),
                ))
            }),
        ((from, to, other), End::End) => {
            between(to, other).map(|end| Meaning::range(Side::At(from.clone()), Side::At(end)))
        }
    };
    let is_ordered = |meaning: &Meaning| match meaning.bounds() {
        (Bound::At(first), Bound::At(last)) => first <= last,
        _ => true,
    };
    let Some(meaning) = meaning.filter(is_ordered) else {
        return Err(DateError::new("a range has two ends", third.start));
    };
    used.add(Convention::SlashInRange);
    Ok(meaning)
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
