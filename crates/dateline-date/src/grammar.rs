//! Parses tokens to a meaning: ranges, alternatives, and the words before and after a date.

mod between;
mod item;
mod list;
mod mark;
pub(super) mod overnight;
mod relation;
mod share;
mod twice;

use super::context::DateContext;
use super::conventions::{Convention, Used};
use super::error::DateError;
use super::failure::reversed;
use super::lex::{Kind, Token};
use super::meaning::{Meaning, Member, Range, Set, SetKind, Side};
use super::moment::Bound;
use super::partial::Partial;
use super::point::Point;
use super::week;
use super::words::Word;

use self::item::{End, Item, trim};
use self::list::{flatten, split_list};
use self::relation::beyond;
pub(super) use self::relation::{Relation, related};
use self::share::{
    Dates, fill_from_next, find_centuries, share_decades, share_parts, share_qualifiers,
    share_time, share_zone,
};

/// Parses the tokens of a whole text.
///
/// # Errors
/// The first token that does not fit into a date.
pub(super) fn read(
    tokens: &[Token],
    context: DateContext,
    used: &mut Used,
) -> Result<Meaning, DateError> {
    let tokens = without_labels(trim(tokens), used);
    let correction = |token: &Token| token.kind == Kind::Word(Word::Correction);
    if let Some(at) = tokens.iter().position(correction).filter(|at| *at > 0) {
        let (wrong, right) = tokens.split_at_checked(at).unwrap_or_default();
        read(wrong, context, &mut Used::default())?;
        used.add(Convention::Correction);
        return read(right.get(1..).unwrap_or_default(), context, used);
    }
    let reordered = day_last(tokens);
    let tokens = reordered.as_deref().unwrap_or(tokens);
    if let Some((start, end)) = between::two(tokens) {
        let (from, to) = (read(start, context, used)?, read(end, context, used)?);
        return range(from, to, end.first().map_or(0, |token| token.start));
    }
    let (qualifier, after) = between::qualifier_before(tokens);
    if let Some((first, rest)) = after.split_first()
        && first.kind == Kind::Word(Word::Between)
    {
        used.add(Convention::Between);
        return between::between(rest, context, used).map(|meaning| meaning.qualified(qualifier));
    }
    let (pieces, kind) = split_list(tokens)?;
    let is_conjunction = |token: &Token| matches!(token.kind, Kind::Word(Word::And | Word::Or));
    let last_piece = pieces.last().and_then(|piece| piece.first());
    let last_start = last_piece.map_or(0, |token| token.start);
    let is_bare_list = pieces.len() > 1 && !tokens.iter().any(is_conjunction);
    let items: Vec<Item> = pieces
        .into_iter()
        .map(Item::new)
        .collect::<Result<_, _>>()?;
    if let [item] = items.as_slice()
        && item.sides.is_empty()
        && item.open_end
    {
        return Ok(Meaning::range(Side::Unknown, Side::Open));
    }
    let partials = partials(&items, kind, context, used)?;
    let mut members = members(&items, partials, context, used)?;
    if let [Member::One(_)] = members.as_slice()
        && let Some(Member::One(meaning)) = members.pop()
    {
        return Ok(meaning);
    }
    if kind == SetKind::All
        && let Some(bounds) = between::bounds(&members, last_start)
    {
        used.add(Convention::Between);
        return bounds;
    }
    if is_bare_list {
        used.add(Convention::BareList);
    }
    Ok(Meaning::Set(Box::new(Set {
        kind,
        members: if kind == SetKind::One {
            members.into_iter().flat_map(flatten).collect()
        } else {
            members
        },
    })))
}

/// Moves the day of "8 March 2026 from 9:30 to 11:00" to the end, where it applies to both times.
fn day_last(tokens: &[Token]) -> Option<Vec<Token>> {
    let is_time = |token: &Token| matches!(token.kind, Kind::Time(..));
    let mark = tokens.windows(2).position(|pair| {
        matches!(pair, [mark, time] if is_time(time)
        && matches!(
            mark.kind,
            Kind::Word(
                Word::Since
                    | Word::From
                    | Word::Between
                    | Word::Before
                    | Word::After
                    | Word::UpTo
                    | Word::OnOrAfter
            )
        ))
    })?;
    let (day, times) = tokens.split_at_checked(mark)?;
    if trim(day).is_empty() || day.iter().any(is_time) {
        return None;
    }
    Some([times, trim(day)].concat())
}

/// Removes words before a date that label it: "Filed", GEDCOM's INT.
fn without_labels<'t>(tokens: &'t [Token], used: &mut Used) -> &'t [Token] {
    let mut tokens = tokens;
    while let Some((first, rest)) = tokens.split_first() {
        match first.kind {
            Kind::Word(Word::Label) => used.add(Convention::Label),
            Kind::Word(Word::Interpreted) => used.add(Convention::Interpreted),
            _ => break,
        }
        tokens = trim(rest);
    }
    tokens
}

/// Collects the parts of every date and fills in what it leaves out from its neighbors.
fn partials(
    items: &[Item],
    kind: SetKind,
    context: DateContext,
    used: &mut Used,
) -> Result<Vec<Partial>, DateError> {
    let sides = items.iter().flat_map(|item| &item.sides);
    let mut all: Vec<Partial> = sides
        .map(|tokens| Partial::collect(tokens))
        .collect::<Result<_, _>>()?;
    if context.is_year {
        let mut leaves_out_century = false;
        for partial in &mut all {
            // "1914–18": the second year is not AD 18.
            if !leaves_out_century && partial.take_as_year() {
                used.add(Convention::KeySaysYear);
            }
            leaves_out_century = partial.year().is_some_and(|year| year.value > 99);
        }
    }
    for partial in &mut all {
        if context.is_month {
            partial.take_as_month()?;
        }
        if let Some(before_christ) = context.before_christ {
            partial.count_from(before_christ);
        }
    }
    find_centuries(&mut all, context, used)?;
    fill_from_next(&mut all);
    if let (Some(base), Some(first)) = (context.base, all.first_mut())
        && base.fill(first)
    {
        used.add(Convention::Base);
    }
    for index in 1..all.len() {
        if let [previous, this, ..] = all.get_mut(index - 1..).unwrap_or_default() {
            this.fill_from_previous(previous)?;
        }
    }
    if kind == SetKind::One {
        share_parts(items, &mut all, used)?;
    }
    share_time(items, &mut all);
    // "May 9, 10 and 12, 2025": a day that got its month still needs its year.
    fill_from_next(&mut all);
    share_zone(&mut all);
    Ok(all)
}

/// Meaning of each item.
fn members(
    items: &[Item],
    partials: Vec<Partial>,
    context: DateContext,
    used: &mut Used,
) -> Result<Vec<Member>, DateError> {
    // The usual single date shares nothing with others.
    if let ([item], [_]) = (items, partials.as_slice()) {
        used.merge(item.used);
        return Ok(vec![finish_item(item, &partials, context, used)?]);
    }
    let mut dates = Dates::of(items, partials);
    dates.share_range(used);
    let mut members = Vec::with_capacity(items.len());
    for (item, sides) in items.iter().zip(&dates.0) {
        used.merge(item.used);
        members.push(finish_item(item, sides, context, used)?);
    }
    Ok(members)
}

fn finish_item(
    item: &Item,
    sides: &[Partial],
    context: DateContext,
    used: &mut Used,
) -> Result<Member, DateError> {
    match sides {
        [one] => finish_one(item, one, context, used),
        [start, end] => finish_range(item, (start, end), context, used),
        [first, second, third] => {
            let slash = item.slash().unwrap_or(End::Start);
            let days = [first, second, third];
            twice::slash_in_range(slash, days, context, used).map(Member::One)
        }
        _ => Err(DateError::new("no date", 0)),
    }
}

/// Meaning of a single date with its relation, qualifiers and open or unknown ends.
fn finish_one(
    item: &Item,
    one: &Partial,
    context: DateContext,
    used: &mut Used,
) -> Result<Member, DateError> {
    let mut one = *one;
    one.qualified_before = one.qualified_before.or(item.qualifier);
    let meaning = one.finish(context, used)?;
    if one.at_least.is_some() || item.at_least {
        return open_beyond(item, &meaning, one.start).map(Member::One);
    }
    if item.open_end {
        return Ok(Member::One(Meaning::range(Side::At(meaning), Side::Open)));
    }
    match item.unknown {
        Some(End::Start) => {
            return Ok(Member::One(Meaning::range(
                Side::Unknown,
                Side::At(meaning),
            )));
        }
        Some(End::End) => {
            return Ok(Member::One(Meaning::range(
                Side::At(meaning),
                Side::Unknown,
            )));
        }
        None => {}
    }
    let Some(relation) = item.relation else {
        return Ok(Member::One(meaning));
    };
    related(relation, meaning, one.start)
}

/// Meaning of a range.
fn finish_range(
    item: &Item,
    (start, end): (&Partial, &Partial),
    context: DateContext,
    used: &mut Used,
) -> Result<Member, DateError> {
    if item.relation.is_some() {
        return Err(DateError::new(
            "a range can't be before or after",
            start.start,
        ));
    }
    let (mut start, mut end) = (*start, *end);
    if let Some(error) = half_timed(&start, &end) {
        return Err(error);
    }
    if let Some(winter) = one_winter(&start, &end) {
        return Ok(Member::One(winter));
    }
    share_qualifiers(&mut start, &mut end);
    share_decades(&mut start, &mut end);
    let (from, to) = (start.finish(context, used)?, end.finish(context, used)?);
    if let Some(twice) = twice::read(item, &from, &to, used) {
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
    let whole = whole.map_err(|error| without_year(&start, &end).unwrap_or(error))?;
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
        whole => return Ok(Member::One(whole)),
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
    Ok(Member::One(Meaning::Range(range)))
}

/// Error for a range whose start has no year and is not in that of the end: "30 Dec – 2 Jan 1851".
fn without_year(start: &Partial, end: &Partial) -> Option<DateError> {
    let is_left_out = !start.own_year && end.own_year && start.month.is_some();
    is_left_out.then(|| DateError {
        message: "the start has no year, and is not in that of the end".to_owned(),
        offset: start.start,
        help: Some("write the year of the start too".to_owned()),
    })
}

/// Error for a range between a day and a bare clock time, "8 March 2024 until 10:00": its start is unclear.
fn half_timed(start: &Partial, end: &Partial) -> Option<DateError> {
    let at = match (start.clock_alone, end.clock_alone) {
        (Some(at), None) if end.time.is_none() => at,
        (None, Some(at)) if start.time.is_none() => at,
        _ => return None,
    };
    Some(DateError {
        message: "a range from a day to a clock time: which part of the day is meant?".to_owned(),
        offset: at,
        help: Some(
            "write the clock times of both ends, or “until” or “from” before the day and its time"
                .to_owned(),
        ),
    })
}

/// "since at least 2019", "until at least 2019".
fn open_beyond(item: &Item, meaning: &Meaning, at: usize) -> Result<Meaning, DateError> {
    match item.relation {
        Some(Relation::Until) => Ok(Meaning::range(Side::Open, beyond(meaning, true, at)?)),
        Some(Relation::Since) => Ok(Meaning::range(beyond(meaning, false, at)?, Side::Open)),
        None if item.open_end => Ok(Meaning::range(beyond(meaning, false, at)?, Side::Open)),
        _ => Err(DateError::new(
            "“at least” needs “since” or “until” beside it",
            at,
        )),
    }
}

/// "winter 1941-42" is one winter.
fn one_winter(start: &Partial, end: &Partial) -> Option<Meaning> {
    let year = start.only_year()?;
    let winter = start.month.is_some_and(|month| month.value == 24);
    (winter && end.is_years_only() && end.only_year() == Some(year.saturating_add(1))).then(|| {
        Meaning::Point(Point::date(year, 24, 0).qualified(start.qualifier().or(end.qualifier())))
    })
}

/// Meaning of a range; an error at `at` if its end is before its start.
fn range(start: Meaning, end: Meaning, at: usize) -> Result<Meaning, DateError> {
    if let (Bound::At(first), Bound::At(last)) = (start.earliest(), end.latest())
        && last < first
    {
        return Err(reversed(at));
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
