//! "between 1914 and 1918": some time within two bounds.

use super::item::{Item, trim};
use super::mark::{is_range_mark, separates_dates};
use super::range::range;
use super::share::{partials, share_decades};
use crate::certainty::Qualifier;
use crate::context::DateContext;
use crate::conventions::Used;
use crate::error::DateError;
use crate::lex::{Kind, Token};
use crate::meaning::{Meaning, Member, Set, SetKind};
use crate::partial::Partial;
use crate::point::Point;
use crate::words::Word;

/// Qualifiers at the beginning ("about", "perhaps"), and the remaining tokens.
pub(super) fn qualifier_before(tokens: &[Token]) -> (Qualifier, &[Token]) {
    let mut qualifier = Qualifier::default();
    let mut tokens = tokens;
    while let Some((first, rest)) = tokens.split_first() {
        match first.kind {
            Kind::Word(Word::Circa) | Kind::Tilde => qualifier.approximate = true,
            Kind::Word(Word::Doubt) => qualifier.uncertain = true,
            _ => break,
        }
        tokens = trim(rest);
    }
    (qualifier, tokens)
}

/// The ends of a range of which one is a "between": "between 1265 and 1266 to 1321".
pub(super) fn two(tokens: &[Token]) -> Option<(&[Token], &[Token])> {
    let is = |word: Word| move |token: &Token| token.kind == Kind::Word(word);
    if !tokens.iter().any(is(Word::Between)) {
        return None;
    }
    let begins = |tokens: &[Token]| {
        let first = qualifier_before(trim(tokens)).1.first();
        first.is_some_and(is(Word::Between))
    };
    // "between 1265 to 1266" has no "and".
    let is_whole = |tokens: &[Token]| !begins(tokens) || tokens.iter().any(is(Word::And));
    tokens.iter().enumerate().find_map(|(at, token)| {
        let (start, end) = (tokens.get(..at)?, tokens.get(at + 1..)?);
        let fits = is(Word::To)(token)
            && (begins(start) || begins(end))
            && is_whole(start)
            && is_whole(end)
            && !trim(start).is_empty()
            && !trim(end).is_empty();
        fits.then_some((start, end))
    })
}

/// Parses what follows the word "between".
///
/// # Errors
/// One of the two dates is missing or not a date, or they are in the wrong order.
pub(super) fn between(
    tokens: &[Token],
    context: DateContext,
    used: &mut Used,
) -> Result<Meaning, DateError> {
    let mark = tokens.iter().enumerate().position(|(index, token)| {
        token.kind == Kind::Word(Word::And)
            || is_range_mark(token.kind) && separates_dates(tokens, 0, index)
    });
    let Some(mark) = mark else {
        return Err(DateError::new(
            "between what and what?",
            tokens.last().map_or(0, |token| token.end),
        ));
    };
    let sides = vec![
        trim(tokens.get(..mark).unwrap_or_default()),
        trim(tokens.get(mark + 1..).unwrap_or_default()),
    ];
    if sides.iter().any(|side| side.is_empty()) {
        return Err(DateError::new(
            "between what and what?",
            tokens.get(mark).map_or(0, |token| token.start),
        ));
    }
    let items = [Item::sides(sides)];
    let [mut start, mut end]: [Partial; 2] = partials(&items, SetKind::One, context, used)?
        .try_into()
        .map_err(|_| DateError::new("between what and what?", 0))?;
    share_decades(&mut start, &mut end);
    let (from, to) = (start.finish(context, used)?, end.finish(context, used)?);
    let meaning = range(from.clone(), to.clone(), end.start)?;
    match (from.as_span(), to.as_span()) {
        (Some((from, _)), Some((_, to))) => Ok(Meaning::Set(Box::new(Set {
            kind: SetKind::One,
            members: vec![span_of(from, to)],
        }))),
        _ => Ok(meaning),
    }
}

/// Parses "1337 × 1345": not before the one, and not after the other.
///
/// # Errors
/// As for `between`.
pub(super) fn across(
    tokens: &[Token],
    at: usize,
    context: DateContext,
    used: &mut Used,
) -> Result<Meaning, DateError> {
    let mut tokens = tokens.to_vec();
    if let Some(cross) = tokens.get_mut(at) {
        cross.kind = Kind::Word(Word::And);
    }
    between(&tokens, context, used)
}

/// Combines two bounds in either order to one "between": "not earlier than 1 May 2019 and not later than 1 June 2019".
/// `None` if the members are not two bounds.
///
/// # Errors
/// No date is within both bounds.
pub(super) fn bounds(members: &[Member], at: usize) -> Option<Result<Meaning, DateError>> {
    let from = |member: &Member| match member {
        Member::Since(point) => Some(*point),
        Member::After(point) => Some(point.next()),
        _ => None,
    };
    let to = |member: &Member| match member {
        Member::UpTo(point) => Some(*point),
        Member::Before(point) => Some(point.previous()),
        _ => None,
    };
    let [one, other] = members else {
        return None;
    };
    // "18th century, after 1750"
    if let Member::One(date) = one
        && let Some(within) = within(date, other)
    {
        return Some(Ok(within));
    }
    let (from, to) = from(one)
        .zip(to(other))
        .or_else(|| from(other).zip(to(one)))?;
    if from.first() > to.last() {
        return Some(Err(DateError::new(
            "no date is within both of these bounds",
            at,
        )
        .with_help(
            "write the earlier bound as the start, or “or” between two times",
        )));
    }
    Some(Ok(Meaning::Set(Box::new(Set {
        kind: SetKind::One,
        members: vec![span_of(from, to)],
    }))))
}

/// The part of a date that is within a bound; `None` if there is none.
pub(crate) fn within(date: &Meaning, bound: &Member) -> Option<Meaning> {
    let (from, to) = date.as_span()?;
    let (first, last) = match bound {
        Member::After(point) => (Some(point.next()), None),
        Member::Since(point) => (Some(*point), None),
        Member::Before(point) => (None, Some(point.previous())),
        Member::UpTo(point) => (None, Some(*point)),
        _ => return None,
    };
    let first = first.filter(|first| first.first() > from.first());
    let last = last.filter(|last| last.last() < to.last());
    if first.is_none() && last.is_none() {
        let is_within = match bound {
            Member::After(point) | Member::Since(point) => point.first() <= to.last(),
            Member::Before(point) | Member::UpTo(point) => from.first() <= point.last(),
            _ => false,
        };
        return is_within.then(|| date.clone());
    }
    let (from, to) = (first.unwrap_or(from), last.unwrap_or(to));
    (from.first() <= to.last()).then(|| Meaning::one_of(vec![span_of(from, to)]))
}

/// Span between two dates at the finer precision of the two, as EDTF requires equal precision.
fn span_of(from: Point, to: Point) -> Member {
    let qualifier = from.marks.any().or(to.marks.any());
    let (first, last) = (from.first(), to.last());
    let (start, end) = if from.is_years() && to.is_years() {
        (Point::year(first.year()), Point::year(last.year()))
    } else if from.day == 0 && to.day == 0 {
        (
            Point::date(first.year(), first.month(), 0),
            Point::date(last.year(), last.month(), 0),
        )
    } else {
        (
            Point::date(first.year(), first.month(), first.day()),
            Point::date(last.year(), last.month(), last.day()),
        )
    };
    Member::From(start.qualified(qualifier), end.qualified(qualifier))
}
