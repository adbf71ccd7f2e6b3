//! Ranges: "from 1914 to 1918", "9–11 May 2025".

use super::item::Item;
use super::midnight;
use super::overnight;
use super::relation::{Relation, beyond, related};
use super::share::{share_decades, share_qualifiers};
use super::short_bc;
use super::twice;
use crate::context::DateContext;
use crate::conventions::{Convention, Share, Used};
use crate::error::DateError;
use crate::meaning::{Meaning, Member, Range, Side};
use crate::moment::Bound;
use crate::partial::Partial;
use crate::point::Point;
use crate::week;

/// Meaning of a range.
pub(super) fn finish_range(
    item: &Item,
    (start, end): (&Partial, &Partial),
    context: DateContext,
    used: &mut Used,
) -> Result<Member, DateError> {
    if let Some(relation) = item.relation
        && let Some(member) = related_to_years(relation, item, &[*start, *end], context, used)?
    {
        return Ok(member);
    }
    let (mut start, mut end) = (*start, *end);
    if let Some(midnight) = midnight::between(&start, &end, context, used) {
        return Ok(Member::One(midnight));
    }
    midnight::end_range(&start, &mut end, used);
    if let Some(error) = half_timed(&start, &end) {
        return Err(error);
    }
    // "turn of the 19th to the 20th century"
    if start.share == Share::Turn && end.share == Share::All {
        end.share = Share::Turn;
        return end.finish(context, used).map(Member::One);
    }
    let full_end = short_bc::after_slash(&start, &end).unwrap_or(end);
    if let Some(winter) = one_winter(&start, &full_end) {
        return Ok(Member::One(winter));
    }
    if let Some(either) = short_bc::read(item, (&start, &mut end), context, used)? {
        return Ok(Member::One(either));
    }
    share_qualifiers(&mut start, &mut end);
    share_decades(&mut start, &mut end);
    let (from, to) = (start.finish(context, used)?, end.finish(context, used)?);
    if let Some(twice) = twice::read(item, (&start, &from), &to, used)? {
        return Ok(Member::One(twice));
    }
    let overnight = end
        .clock_alone
        .and_then(|_| overnight::end(&from, &to, context));
    if overnight.is_some() {
        used.add(Convention::NextDay);
    }
    let to = overnight.unwrap_or(to);
    let (from, to) = if start.week.is_some() || end.week.is_some() {
        (week::edge(from, false), week::edge(to, true))
    } else {
        (from, to)
    };
    let whole = range(from.clone(), to.clone(), end.start);
    let whole = whole.map_err(|error| {
        without_year(&start, &end)
            .or_else(|| two_years(item, &start, &end))
            .unwrap_or(error)
    })?;
    beyond_ends(item, (&start, from), (&end, to), whole).map(Member::One)
}

/// "before 480/79 BC": a relation to two years of which one is meant; `None` for "since" before the start of a range.
///
/// # Errors
/// "before" or "after" a range.
fn related_to_years(
    relation: Relation,
    item: &Item,
    dates: &[Partial; 2],
    context: DateContext,
    used: &mut Used,
) -> Result<Option<Member>, DateError> {
    let [start, _] = dates;
    let years = if item.has_slash() {
        twice::one_of(dates, context, used)?
    } else {
        None
    };
    if let Some(years) = years {
        used.add(Convention::SlashInRange);
        return related(relation, years, start.start).map(Some);
    }
    if matches!(relation, Relation::Since | Relation::Until) {
        return Ok(None);
    }
    let error = DateError::new("a range can't be before or after", start.start);
    Err(error.with_help("write the end of the range that is meant"))
}

/// A range of which one end may be further away: "since at least 2016 until 2022 or later".
fn beyond_ends(
    item: &Item,
    (start, from): (&Partial, Meaning),
    (end, to): (&Partial, Meaning),
    whole: Meaning,
) -> Result<Meaning, DateError> {
    let is_beyond = item.end_beyond.is_some()
        || item.at_least
        || start.at_least.is_some()
        || end.at_least.is_some();
    let mut range = match whole {
        Meaning::Range(range) => range,
        // Both ends are the same day, and one may extend beyond it.
        _ if is_beyond => Box::new(Range {
            start: Side::At(from.clone()),
            end: Side::At(to.clone()),
        }),
        whole => return Ok(whole),
    };
    if start.at_least.is_some() || item.at_least {
        range.start = beyond(&from, false, start.start)?;
    }
    if end.at_least.is_some() {
        range.end = beyond(&to, true, end.start)?;
    }
    if let Some(relation) = item.end_beyond {
        range.end = match related(relation, to, end.start)? {
            Member::After(point) => Side::Beyond(point.next()),
            Member::Since(point) => Side::Beyond(point),
            _ => return Err(DateError::new("after what day?", end.start)),
        };
    }
    Ok(Meaning::Range(range))
}

/// Error for a range whose start has no year and is not in that of the end: "30 Dec – 2 Jan 1851".
fn without_year(start: &Partial, end: &Partial) -> Option<DateError> {
    let is_left_out = !start.own_year && end.own_year && start.month.is_some();
    is_left_out.then(|| {
        DateError::new(
            "the start has no year, and is not in that of the end",
            start.start,
        )
        .with_help("write the year of the start too")
    })
}

/// Error for two years after one day: "Christmas 1914/15".
fn two_years(item: &Item, start: &Partial, end: &Partial) -> Option<DateError> {
    let ends_with_year =
        matches!((start.years, start.day), (Some(year), Some(day)) if year.at > day.at);
    let is_bare = end.month.is_some_and(|month| month.at < end.start);
    let is_feast = start.used.has(Convention::Feast);
    let fits = (item.has_slash() || is_feast) && ends_with_year && is_bare;
    fits.then(|| {
        DateError::new("two years after one day", end.start)
            .with_help("write the year of the day, or both days with their years")
    })
}

/// Error for a range between a day and a bare clock time, "8 March 2024 until 10:00": its start is unclear.
fn half_timed(start: &Partial, end: &Partial) -> Option<DateError> {
    let at = match (start.clock_alone, end.clock_alone) {
        (Some(at), None) if end.time.is_none() => at,
        (None, Some(at)) if start.time.is_none() => at,
        _ => return None,
    };
    Some(
        DateError::new(
            "a range from a day to a clock time: which part of the day is meant?",
            at,
        )
        .with_help(
            "write the clock times of both ends, or “until” or “from” before the day and its time",
        ),
    )
}

/// "winter 1941-42" and "winter 218/17 BC" are one winter.
fn one_winter(start: &Partial, end: &Partial) -> Option<Meaning> {
    let year = start.astronomical_year()?;
    let winter = start.month.is_some_and(|month| month.value == 24);
    let follows = end.astronomical_year() == Some(year.saturating_add(1));
    (winter && end.is_years_only() && follows).then(|| {
        Meaning::Point(Point::date(year, 24, 0).qualified(start.qualifier().or(end.qualifier())))
    })
}

/// Meaning of a range; an error at `at` if its end is before its start.
pub(super) fn range(start: Meaning, end: Meaning, at: usize) -> Result<Meaning, DateError> {
    if let (Bound::At(first), Bound::At(last)) = (start.earliest(), end.latest())
        && last < first
    {
        return Err(DateError::reversed(at));
    }
    let side = |meaning: Meaning, end: bool| match meaning {
        Meaning::Range(range) => {
            if end {
                range.end
            } else {
                range.start
            }
        }
        other => Side::At(other),
    };
    Ok(Meaning::range(side(start, false), side(end, true)))
}
