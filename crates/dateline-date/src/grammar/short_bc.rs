//! Ends of ranges before Christ that leave out the first digits of their year: "480/79 BC", "336/5 BC".

use super::item::Item;
use crate::context::DateContext;
use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::lex::{Kind, Token};
use crate::meaning::{Meaning, Member};
use crate::partial::{At, Partial, Years};
use crate::words::Word;

/// The end of a range with its year in full, or both readings where either may be meant: "133–27 BC". `None` if the
/// end leaves nothing out.
pub(super) fn read(
    item: &Item,
    (start, end): (&Partial, &mut Partial),
    context: DateContext,
    used: &mut Used,
) -> Result<Option<Meaning>, DateError> {
    if let Some(full) = decade(start, end)? {
        used.add(Convention::ShortBc);
        *end = full;
        return Ok(None);
    }
    let is_bc = |token: &Token| token.kind == Kind::Word(Word::Bc);
    let own_era = item
        .sides
        .first()
        .is_some_and(|side| side.iter().any(is_bc));
    let is_slash = item.has_slash();
    let elided = elided(is_slash, start, end).filter(|_| !own_era);
    let Some((number, year)) = elided else {
        return Ok(None);
    };
    used.add(Convention::ShortBc);
    let full = with_year(end, number, year);
    if end_follows(start, year) {
        *end = full;
        return Ok(None);
    }
    let from = start.finish(context, used)?;
    let either = [full.finish(context, used)?, end.finish(context, used)?];
    let readings = either.into_iter().filter_map(|to| {
        let ((from, _), (_, to)) = from.as_span().zip(to.as_span())?;
        Some(Member::From(from, to))
    });
    Ok(Some(Meaning::one_of(readings.collect())))
}

/// The end of "480s–70s BC" with its decade in full; `None` if it leaves nothing out.
///
/// # Errors
/// "480/70s BC": a year, or a decade too.
fn decade(start: &Partial, end: &Partial) -> Result<Option<Partial>, DateError> {
    let both_bc = start.bc == Some(true) && end.bc == Some(true);
    let (Some(from), Some(to)) = (start.years.filter(|_| both_bc), end.years) else {
        return Ok(None);
    };
    match (from.value, to.value) {
        (Years::Decade(from @ 100.., _), Years::Decade(short @ ..=99, 2)) => {
            let full = from / 100 * 100 + short;
            let years = Some(to.map(|_| Years::Decade(full, 3)));
            Ok((full < from).then_some(Partial { years, ..*end }))
        }
        (Years::One(100..), Years::Decade(..=99, 2)) => {
            let error = DateError::new("a year before a decade: which decades are meant?", from.at);
            Err(error.with_help("write both in full, as in 480s–470s BC"))
        }
        _ => Ok(None),
    }
}

/// The end of two consecutive years with a slash between them, with its year in full: "117/6" in "117/6–107 BC".
pub(super) fn after_slash(start: &Partial, end: &Partial) -> Option<Partial> {
    let (number, year) = elided(true, start, end)?;
    end_follows(start, year).then(|| with_year(end, number, year))
}

fn with_year(end: &Partial, number: At<u32>, year: u32) -> Partial {
    Partial {
        years: Some(number.map(|_| Years::One(year))),
        small: None,
        ..*end
    }
}

/// Whether the year is the one after the start.
fn end_follows(start: &Partial, year: u32) -> bool {
    year_of(start).is_some_and(|start| start.value == year + 1)
}

/// Its year, written with any number of digits.
fn year_of(date: &Partial) -> Option<At<u32>> {
    date.year().or(date.small)
}

/// The short number at the end of a range, and the year that it stands for: the next one if there is a choice.
fn elided(is_slash: bool, start: &Partial, end: &Partial) -> Option<(At<u32>, u32)> {
    let both_bc = start.bc == Some(true) && end.bc == Some(true);
    let only_years = end.month.is_none() && end.day.is_none() && !end.has_year();
    if !both_bc || !only_years {
        return None;
    }
    let (number, before) = (end.small?, year_of(start)?.value);
    // "44/3 BC" is two years, "37–4 BC" a reign.
    let is_long = before >= 100 && start.month.is_none();
    if !is_long && !is_slash {
        return None;
    }
    let tens = (number.value < 10).then(|| before / 10 * 10 + number.value);
    let hundreds = before / 100 * 100 + number.value;
    let readings = [tens, Some(hundreds)];
    let mut years = readings
        .into_iter()
        .flatten()
        .filter(|year| *year < before && *year != number.value);
    let year = years
        .clone()
        .find(|year| end_follows(start, *year))
        .or_else(|| years.next())?;
    (is_long || end_follows(start, year)).then_some((number, year))
}
