//! Parses tokens to a meaning: ranges, alternatives, and the words before and after a date.

mod between;
mod item;
mod list;
mod mark;
mod midnight;
pub(super) mod overnight;
mod range;
mod relation;
mod share;
mod short_bc;
mod twice;

use super::context::DateContext;
use super::conventions::{Convention, Used};
use super::error::DateError;
use super::lex::{Kind, Token};
use super::meaning::{Meaning, Member, Set, SetKind, Side};
use super::numeric::Shape;
use super::partial::Partial;
use super::words::Word;

pub(super) use self::between::within;
use self::item::{End, Item, trim};
use self::list::{flatten, split_list};
use self::mark::is_range_mark;
use self::range::{finish_range, range};
use self::relation::beyond;
pub(super) use self::relation::{Relation, related};
use self::share::{Dates, partials};

/// Parses the tokens of a whole text.
///
/// # Errors
/// The first token that does not fit into a date.
pub(super) fn read(
    tokens: &[Token],
    context: DateContext,
    used: &mut Used,
) -> Result<Meaning, DateError> {
    let labeled = trim(tokens);
    let tokens = without_labels(labeled, used);
    let context = after_labels(labeled, tokens, context);
    if let Some(read) = corrected(tokens, context, used) {
        return read;
    }
    let reordered = match day_last(tokens) {
        None => years_apart(tokens)?,
        reordered => reordered,
    };
    let tokens = reordered.as_deref().unwrap_or(tokens);
    let is_cross = |token: &Token| token.kind == Kind::Word(Word::Cross);
    if let Some(at) = tokens.iter().position(is_cross) {
        used.add(Convention::Between);
        return between::across(tokens, at, context, used);
    }
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
    list(tokens, context, used)
}

/// What the date after its labels is read with: after "reigned", a small number is a year.
fn after_labels(labeled: &[Token], tokens: &[Token], context: DateContext) -> DateContext {
    let is_reign = |token: &Token| token.kind == Kind::Word(Word::Reign);
    let labels = labeled.len() - tokens.len();
    DateContext {
        is_year: context.is_year || labeled.iter().take(labels).any(is_reign),
        ..context
    }
}

/// "1697, i.e. 1967": the date that corrects the one before it.
fn corrected(
    tokens: &[Token],
    context: DateContext,
    used: &mut Used,
) -> Option<Result<Meaning, DateError>> {
    let is_correction = |token: &Token| token.kind == Kind::Word(Word::Correction);
    let at = tokens.iter().position(is_correction).filter(|at| *at > 0)?;
    let (wrong, right) = tokens.split_at_checked(at)?;
    if let Err(error) = read(wrong, context, &mut Used::default()) {
        return Some(Err(error));
    }
    used.add(Convention::Correction);
    Some(read(right.get(1..).unwrap_or_default(), context, used))
}

/// Parses one date, or several with commas, "and" or "or" between them.
fn list(tokens: &[Token], context: DateContext, used: &mut Used) -> Result<Meaning, DateError> {
    let (mut pieces, kind) = split_list(tokens)?;
    drop_remarks(&mut pieces, context, used)?;
    let is_turn = |token: &Token| token.kind == Kind::Word(Word::TurnOf);
    if let (Some(turn), 2..) = (tokens.iter().find(|token| is_turn(token)), pieces.len()) {
        return Err(DateError::new("the turn of which century?", turn.start)
            .with_help("write the century that it begins, as in turn of the 20th century"));
    }
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

/// Gives each end of "Dec.–Jan. 1985–86" its year.
///
/// # Errors
/// "Jan.–Dec. 1985/86": both months are in one year.
fn years_apart(tokens: &[Token]) -> Result<Option<Vec<Token>>, DateError> {
    let Some(MonthsAndYears {
        months: [from, to],
        years: [year, next],
        last,
    }) = two_months_and_years(tokens)
    else {
        return Ok(None);
    };
    let part = |side: &[Token]| side.iter().find_map(month_or_season);
    let (Some(first), Some(second)) = (part(from), part(to)) else {
        return Ok(None);
    };
    if first <= second {
        let error = DateError::new("two years after months of one year", last.start);
        return Err(error.with_help("write the year of each month"));
    }
    let token = |kind: Kind| [Token { kind, ..last }];
    Ok(Some([from, &token(year), to, &token(next)].concat()))
}

const fn month_or_season(token: &Token) -> Option<u8> {
    match token.kind {
        Kind::Word(Word::Month(part) | Word::Season(part)) => Some(part),
        _ => None,
    }
}

/// A range of two months and two consecutive years after it: "Dec.–Jan. 1985–86".
struct MonthsAndYears<'t> {
    /// The sides of the range mark, the second with the mark.
    months: [&'t [Token]; 2],
    years: [Kind; 2],
    last: Token,
}

/// The months and years of a text such as "Dec.–Jan. 1985–86".
fn two_months_and_years(tokens: &[Token]) -> Option<MonthsAndYears<'_>> {
    let (last, rest) = tokens.split_last()?;
    let (year, end, rest) = match (last.kind, rest) {
        (Kind::Numeric(Shape::Years(year, end), _), _) => (year, end, rest),
        (Kind::Numeric(Shape::MonthOrYears(month, end), _), _) => (month.year, end, rest),
        (Kind::Number(end, 2 | 4), [rest @ .., year, mark]) if is_range_mark(mark.kind) => {
            let Kind::Number(year, 4) = year.kind else {
                return None;
            };
            (i64::from(year), i64::from(end), rest)
        }
        _ => return None,
    };
    let next = year + 1;
    let mark = rest.iter().position(|token| is_range_mark(token.kind))?;
    let (from, to) = rest.split_at_checked(mark)?;
    let is_year = |token: &Token| matches!(token.kind, Kind::Number(_, 3..) | Kind::Numeric(..));
    let is_next = end == next || end == next % 100;
    if !is_next || rest.iter().any(is_year) {
        return None;
    }
    let number = |year: i64| Some(Kind::Number(u32::try_from(year).ok()?, 4));
    Some(MonthsAndYears {
        months: [from, to],
        years: [number(year)?, number(next)?],
        last: *last,
    })
}

/// Removes items of a list that do not change the date: "undated", "bulk 1887–1889".
fn drop_remarks(
    pieces: &mut Vec<&[Token]>,
    context: DateContext,
    used: &mut Used,
) -> Result<(), DateError> {
    let begins = |piece: &[Token], word: Word| {
        piece
            .first()
            .is_some_and(|first| first.kind == Kind::Word(word))
    };
    let is_undated = |piece: &[Token]| piece.len() == 1 && begins(piece, Word::NoDate);
    let is_bulk = |piece: &[Token]| begins(piece, Word::Bulk);
    if pieces
        .iter()
        .all(|piece| is_undated(piece) || is_bulk(piece))
    {
        return Ok(());
    }
    for piece in pieces.iter().filter(|piece| is_bulk(piece)) {
        read(piece, context, &mut Used::default())?;
        used.add(Convention::Bulk);
    }
    if pieces.iter().any(|piece| is_undated(piece)) {
        used.add(Convention::Undated);
    }
    pieces.retain(|piece| !is_undated(piece) && !is_bulk(piece));
    Ok(())
}

/// Removes words before a date that label it: "Filed", GEDCOM's INT.
fn without_labels<'t>(tokens: &'t [Token], used: &mut Used) -> &'t [Token] {
    let mut tokens = tokens;
    while let Some((first, rest)) = tokens.split_first() {
        match first.kind {
            Kind::Word(word) if word.is_label() => used.add(Convention::Label),
            Kind::Word(Word::Interpreted) => used.add(Convention::Interpreted),
            _ => break,
        }
        tokens = trim(rest);
    }
    tokens
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
        several => {
            let ends = item
                .slash_in_range()
                .and_then(|at| several.split_at_checked(at));
            let ends = ends.ok_or_else(|| DateError::new("no date", 0))?;
            twice::slash_in_range(ends, context, used).map(Member::One)
        }
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
    if one.midnight.is_some()
        && let Some(both) = midnight::alone(&mut one, item, context, used)?
    {
        return Ok(Member::One(both));
    }
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
