//! From tokens to a meaning: ranges, alternatives, and what stands before or after a date.

mod between;
mod item;
mod relation;

use super::century;
use super::conventions::{Convention, Used};
use super::failure::reversed;
use super::lex::{Kind, Token};
use super::meaning::{Meaning, Member, Range, Set, SetKind, Side};
use super::numeric::no_day;
use super::partial::{At, Partial, Years};
use super::point::Point;
use super::week;
use super::words::Word;
use super::{Bound, DateContext, DateError};

use self::item::{Item, Unknown, trim};
use self::relation::{Relation, beyond, related};

fn wrong(message: &str, offset: usize) -> DateError {
    DateError {
        message: message.to_owned(),
        offset,
        help: None,
    }
}

/// What a text says, cut into tokens.
///
/// # Errors
/// At the first token that has no place in a date.
pub(super) fn read(
    tokens: &[Token],
    context: DateContext,
    used: &mut Used,
) -> Result<Meaning, DateError> {
    let tokens = without_labels(trim(tokens), used);
    let turned = day_last(tokens);
    let tokens = turned.as_deref().unwrap_or(tokens);
    let (qualifier, after) = between::qualifier_before(tokens);
    if let Some((first, rest)) = after.split_first()
        && first.kind == Kind::Word(Word::Between)
    {
        used.add(Convention::Between);
        return between::between(rest, context, used).map(|meaning| meaning.qualified(qualifier));
    }
    let (pieces, kind) = split_list(tokens)?;
    let said = |token: &Token| matches!(token.kind, Kind::Word(Word::And | Word::Or));
    if pieces.len() > 1 && !tokens.iter().any(said) {
        used.add(Convention::BareList);
    }
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
    let mut partials = partials.into_iter();
    let mut members = Vec::new();
    for item in &items {
        used.merge(item.used);
        let sides: Vec<Partial> = partials.by_ref().take(item.sides.len()).collect();
        members.push(finish_item(item, &sides, context, used)?);
    }
    if let [Member::One(_)] = members.as_slice()
        && let Some(Member::One(meaning)) = members.pop()
    {
        return Ok(meaning);
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

/// "8 March 2026 from 9:30 to 11:00" with its day at the end, where it stands for both times.
fn day_last(tokens: &[Token]) -> Option<Vec<Token>> {
    let is_time = |token: &Token| matches!(token.kind, Kind::Time(..));
    let mark = tokens.windows(2).position(|pair| {
        matches!(pair, [mark, time] if is_time(time)
            && matches!(mark.kind, Kind::Word(Word::Since | Word::From | Word::Between)))
    })?;
    let (day, times) = tokens.split_at_checked(mark)?;
    if trim(day).is_empty() || day.iter().any(is_time) {
        return None;
    }
    Some([times, trim(day)].concat())
}

/// Takes away what says, before a date, what happened then: "Filed", GEDCOM's INT.
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

/// A one-of within a one-of is one list.
fn flatten(member: Member) -> Vec<Member> {
    match member {
        Member::One(Meaning::Set(set)) if set.kind == SetKind::One => set.members,
        other => vec![other],
    }
}

/// The pieces between "or", "and" and, where there is one of these or only years, commas.
fn split_list(tokens: &[Token]) -> Result<(Vec<&[Token]>, SetKind), DateError> {
    let mut kind = None;
    let mut pieces = Vec::new();
    let mut start = 0;
    for (index, token) in tokens.iter().enumerate() {
        if let Some(error) = no_such_day(tokens, index) {
            return Err(error);
        }
        let this = match token.kind {
            Kind::Word(Word::Or) => SetKind::One,
            Kind::Word(Word::And) => SetKind::All,
            Kind::Comma if list_comma(tokens, index) => {
                pieces.push(tokens.get(start..index).unwrap_or_default());
                start = index + 1;
                continue;
            }
            _ => continue,
        };
        if *kind.get_or_insert(this) != this {
            return Err(wrong(
                "“and” and “or” together may be read in two ways",
                token.start,
            ));
        }
        pieces.push(tokens.get(start..index).unwrap_or_default());
        start = index + 1;
    }
    pieces.push(tokens.get(start..).unwrap_or_default());
    // "1960, 1961, 1965" are all of them.
    let unsaid = if pieces.len() > 1 {
        SetKind::All
    } else {
        SetKind::One
    };
    Ok((
        pieces.into_iter().map(trim).collect(),
        kind.unwrap_or(unsaid),
    ))
}

/// "May 129, 2025" is meant as a day of that year.
fn no_such_day(tokens: &[Token], comma: usize) -> Option<DateError> {
    let around = tokens.get(comma.checked_sub(2)?..comma + 2)?;
    let [month, day, comma, year] = around else {
        return None;
    };
    let (
        Kind::Word(Word::Month(month)),
        Kind::Number(value, 3),
        Kind::Comma,
        Kind::Number(year, 4),
    ) = (month.kind, day.kind, comma.kind, year.kind)
    else {
        return None;
    };
    Some(no_day(i64::from(year), month, value, day.start))
}

/// A comma between two dates: "1667, 1668 or 1670", "1 May 1940, 2 June 1941 or 3 July 1942", "9, 10 and 12 May 2025".
/// Not that between a day and its year.
fn list_comma(tokens: &[Token], index: usize) -> bool {
    let kind = |index: usize| tokens.get(index).map(|token| token.kind);
    let long = |kind: Option<Kind>| matches!(kind, Some(Kind::Number(_, 3..) | Kind::Numeric(..)));
    let short = |kind: Option<Kind>| matches!(kind, Some(Kind::Number(_, 1 | 2)));
    let month = |kind: Option<Kind>| matches!(kind, Some(Kind::Word(Word::Month(_))));
    let before = index.checked_sub(1).and_then(kind);
    let (next, after) = (kind(index + 1), kind(index + 2));
    // "9., 10. und 12. Mai"
    let counted = index.checked_sub(2).and_then(kind);
    let before_dot = if before == Some(Kind::Dot) {
        counted
    } else {
        before
    };
    // "October, November or December 1984"
    let months = month(before) && month(next);
    if months || short(before_dot) && short(next) {
        return tokens
            .iter()
            .any(|token| matches!(token.kind, Kind::Word(Word::Or | Word::And)));
    }
    if !long(before) {
        return false;
    }
    let so_far = tokens.get(..index).unwrap_or_default();
    let start = so_far
        .iter()
        .rposition(|token| token.kind == Kind::Comma)
        .map_or(0, |comma| comma + 1);
    let month_before = tokens
        .get(start..index)
        .unwrap_or_default()
        .iter()
        .any(|token| month(Some(token.kind)));
    long(next) || month_before && (month(next) || month(after))
}

/// Collects every date and gives each what its neighbours say for it.
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
        for partial in &mut all {
            if partial.take_as_year() {
                used.add(Convention::KeySaysYear);
            }
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
    // "May 9, 10 and 12, 2025": what was given its month still wants its year.
    fill_from_next(&mut all);
    share_zone(&mut all);
    Ok(all)
}

/// Years of two digits, where no other date of the text says that they are years BC or of an era.
///
/// # Errors
/// Where nothing says which century is meant.
fn find_centuries(
    all: &mut [Partial],
    context: DateContext,
    used: &mut Used,
) -> Result<(), DateError> {
    if all
        .iter()
        .any(|date| date.bc.is_some() || date.era.is_some())
    {
        return Ok(());
    }
    for date in all {
        let Some(short) = date.short_year else {
            continue;
        };
        if date.has_year() {
            return Err(wrong("a second year", short.at));
        }
        date.small = date.small.filter(|small| *small != short);
        let year = century::year(short.value, short.at, context, used)?;
        date.years = Some(At {
            value: Years::One(year),
            at: short.at,
        });
    }
    Ok(())
}

/// "April 2, 742 or 747": alternatives share what they leave out.
///
/// # Errors
/// Where two leave out different parts: "9 or 10 May 1940 or 1941".
fn share_parts(items: &[Item], all: &mut [Partial], used: &mut Used) -> Result<(), DateError> {
    let mut index = 0;
    let (mut previous_is_one, mut year_is_shared) = (false, false);
    for item in items {
        let is_one = item.sides.len() == 1 && item.relation.is_none();
        if is_one
            && previous_is_one
            && let Some([previous, this]) = all.get_mut(index - 1..=index)
            && this.take_month_and_day(previous)
        {
            if year_is_shared {
                return Err(DateError {
                    message: "these alternatives may be combined in several ways".to_owned(),
                    offset: this.start,
                    help: Some("write each of them in full".to_owned()),
                });
            }
            used.add(Convention::SharedParts);
        }
        year_is_shared |= all.get(index).is_some_and(|this| !this.own_year);
        previous_is_one = is_one;
        index += item.sides.len();
    }
    Ok(())
}

fn fill_from_next(all: &mut [Partial]) {
    for index in (0..all.len().saturating_sub(1)).rev() {
        if let [this, next, ..] = all.get_mut(index..).unwrap_or_default() {
            this.fill_from_next(next);
        }
    }
}

/// A zone that is written once holds for the times beside it that have none: that of the next, else of the one before.
fn share_zone(all: &mut [Partial]) {
    let zone_of = |partial: &Partial| partial.time.and_then(|(clock, _)| clock.zone);
    let (mut before, mut after) = (None, None);
    for partial in all.iter_mut().rev() {
        if let Some((clock, _)) = &mut partial.time {
            clock.zone = clock.zone.or(after);
        }
        after = zone_of(partial).or(after);
    }
    for partial in all {
        if let Some((clock, _)) = &mut partial.time {
            clock.zone = clock.zone.or(before);
        }
        before = zone_of(partial).or(before);
    }
}

fn finish_item(
    item: &Item,
    sides: &[Partial],
    context: DateContext,
    used: &mut Used,
) -> Result<Member, DateError> {
    match sides {
        [one] => {
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
                Some(Unknown::Start) => {
                    return Ok(Member::One(Meaning::range(
                        Side::Unknown,
                        Side::At(meaning),
                    )));
                }
                Some(Unknown::End) => {
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
            Ok(related(relation, meaning, one.start)?)
        }
        [start, end] => {
            if item.relation.is_some() {
                return Err(wrong("a range can't be before or after", start.start));
            }
            let (mut start, mut end) = (*start, *end);
            if let Some(winter) = one_winter(&start, &end) {
                return Ok(Member::One(winter));
            }
            share_qualifiers(&mut start, &mut end);
            share_decades(&mut start, &mut end);
            let (from, to) = (start.finish(context, used)?, end.finish(context, used)?);
            let (from, to) = if start.week.is_some() || end.week.is_some() {
                (week::edge(from, false), week::edge(to, true))
            } else {
                (from, to)
            };
            let whole = range(from.clone(), to.clone(), end.start)?;
            let is_beyond = item.end_beyond.is_some()
                || item.at_least
                || start.at_least.is_some()
                || end.at_least.is_some();
            let mut range = match whole {
                Meaning::Range(range) => range,
                // The ends are one day, and more than it.
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
                    _ => return Err(wrong("after what day?", end.start)),
                };
            }
            Ok(Member::One(Meaning::Range(range)))
        }
        _ => Err(wrong("no date", 0)),
    }
}

/// "since at least 2019", "until at least 2019".
fn open_beyond(item: &Item, meaning: &Meaning, at: usize) -> Result<Meaning, DateError> {
    match item.relation {
        Some(Relation::Until) => Ok(Meaning::range(Side::Open, beyond(meaning, true, at)?)),
        Some(Relation::Since) => Ok(Meaning::range(beyond(meaning, false, at)?, Side::Open)),
        None if item.open_end => Ok(Meaning::range(beyond(meaning, false, at)?, Side::Open)),
        _ => Err(wrong("“at least” needs “since” or “until” beside it", at)),
    }
}

/// "about 7–10 May", "circa 1914-1918", "1868-1871?": what is said of one end holds for both where they are written as
/// one, but not in "1856 – ca. 1865".
fn share_qualifiers(start: &mut Partial, end: &mut Partial) {
    if start.own_year && !(start.is_years_only() && end.is_years_only()) {
        return;
    }
    end.qualified_before = end.qualified_before.or(start.qualified_before);
    start.qualified_after = start.qualified_after.or(end.qualified_after);
}

/// "1990s-2000s": beside a decade of the same hundred years or the next, the 2000s are a decade.
fn share_decades(start: &mut Partial, end: &mut Partial) {
    let (Some(from), Some(to)) = (start.decade(), end.decade()) else {
        return;
    };
    let both_hundreds = start.is_hundreds() && end.is_hundreds();
    if !both_hundreds && from.abs_diff(to) < 100 {
        (start.sure_decade, end.sure_decade) = (true, true);
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

/// A range, its end not before its start.
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
