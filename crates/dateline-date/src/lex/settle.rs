//! What one token of a text settles for the others.

use super::place::ends_date;
use super::token::{Kind, Token, is_year};
use crate::context::{DateContext, NumericOrder, SettledBy};
use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::numeric;
use crate::words::{DayPart, Word};

/// "04/12/1985-04/14/1985": a date with one reading says which of day and month stands first in the others.
pub(super) fn order(text: &str, tokens: &mut [Token], context: DateContext) {
    let is_open =
        |token: &Token| matches!(token.kind, Kind::Numeric(numeric::Shape::Either(..), _));
    if !tokens.iter().any(is_open) {
        return;
    }
    let mut orders = tokens.iter().filter_map(|token| match token.kind {
        Kind::Numeric(numeric::Shape::One(day), _) if day.is_day() => {
            numeric::order_within(text.get(token.start..token.end)?, day.year)
        }
        _ => None,
    });
    let Some(order) = orders
        .next()
        .filter(|order| orders.all(|other| other == *order))
    else {
        return;
    };
    let context = DateContext {
        numeric: order,
        settled_by: SettledBy::Others,
        ..context
    };
    let mut used = Used::NONE;
    used.add(Used::settled(context));
    for token in tokens {
        if let Kind::Numeric(numeric::Shape::Either(day_first, month_first), _) = token.kind {
            let point = match order {
                NumericOrder::MonthFirst => month_first,
                _ => day_first,
            };
            token.kind = Kind::Numeric(numeric::Shape::One(point), used);
        }
    }
}

/// "1939, 1941-3": beside other years in a list it is two years, not a month.
pub(super) fn short_ends(tokens: &mut [Token]) {
    let is_list =
        |token: &Token| matches!(token.kind, Kind::Comma | Kind::Word(Word::And | Word::Or));
    let is_year = |token: &Token| is_list(token) || matches!(token.kind, Kind::Number(_, 4));
    let is_open = |token: &Token| {
        matches!(
            token.kind,
            Kind::Numeric(numeric::Shape::MonthOrYears(..), _)
        )
    };
    let only_years = tokens.iter().all(|token| is_year(token) || is_open(token));
    let is_settled = tokens.iter().any(is_list)
        && tokens.iter().any(is_open)
        && tokens.iter().any(|token| is_year(token) && !is_list(token));
    if !only_years || !is_settled {
        return;
    }
    for token in tokens {
        if let Kind::Numeric(numeric::Shape::MonthOrYears(start, last), _) = token.kind {
            token.kind = Kind::Numeric(numeric::Shape::Years(start.year, last), Used::NONE);
        }
    }
}

/// "VIII.1945", "VIII–IX 1945", "3.V.1945", "1945.VIII": a Roman numeral beside a year is a month.
///
/// # Errors
/// "IV/2019" may be a quarter.
pub(super) fn roman_months(text: &str, tokens: &mut [Token]) -> Result<(), DateError> {
    let forward = 0..tokens.len();
    // The year of "VIII–IX 1945" is after its months, that of "1945 VIII–IX" before them.
    for index in forward.clone().rev().chain(forward) {
        let Some(token) = tokens.get(index) else {
            continue;
        };
        let Kind::Roman(number @ 1..=12) = token.kind else {
            continue;
        };
        let (start, end) = (token.start, token.end);
        let (before, after) = (tokens.get(..index), tokens.get(index + 1..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        let last = before.iter().rev().find(|token| token.kind != Kind::Dot);
        let last = last.map(|last| last.kind);
        let has_day = matches!(last, Some(Kind::Number(_, 1 | 2)));
        let counts = matches!(last, Some(Kind::Word(Word::Century | Word::Millennium)));
        // "v. 1730" is French "vers", and "X 1945" may leave a digit open; "V/1945" and "IV–V 1945" are clear.
        let is_joined = match after {
            [mark, next, ..] => {
                let is_mark = matches!(mark.kind, Kind::Slash | Kind::Dash { .. });
                is_mark && (mark.start == end || is_numeral(next))
            }
            _ => false,
        };
        let is_open = !is_joined
            && match number {
                5 => before
                    .last()
                    .is_none_or(|last| last.end < start && is_year(last)),
                10 => after.first().is_none_or(|next| next.start > end),
                _ => false,
            };
        let written = text.get(start..end).unwrap_or_default();
        let is_upper = written.chars().all(char::is_uppercase);
        let is_clear = has_day || is_upper && !is_open && !counts;
        if !is_clear || !is_beside_year(before, after) {
            continue;
        }
        let is_slash = after.first().is_some_and(|next| next.kind == Kind::Slash);
        if number <= 4 && is_slash && !has_day {
            let error = DateError::new("a month or a quarter in Roman numerals?", start);
            return Err(error.with_help("write 4/2019 for the month, or Q4 2019 for the quarter"));
        }
        if let (Some(token), Ok(month)) = (tokens.get_mut(index), u8::try_from(number)) {
            token.kind = Kind::Word(Word::Month(month));
        }
    }
    Ok(())
}

/// Whether a token is a Roman numeral, or a month that was one.
const fn is_numeral(token: &Token) -> bool {
    matches!(token.kind, Kind::Roman(_) | Kind::Word(Word::Month(_)))
}

/// Whether what is between these tokens is joined to a year, or to another month of a range or list.
fn is_beside_year(before: &[Token], after: &[Token]) -> bool {
    let is_long = |token: &Token| matches!(token.kind, Kind::Number(_, 4));
    let is_month = |token: &Token| matches!(token.kind, Kind::Word(Word::Month(_)));
    let is_day = |token: &Token| matches!(token.kind, Kind::Number(_, 1 | 2) | Kind::Dot);
    let is_hyphen = |token: &Token| matches!(token.kind, Kind::Slash | Kind::Dash { long: false });
    let is_mark = |token: &Token| {
        let is_list = matches!(token.kind, Kind::Comma | Kind::Word(Word::And | Word::Or));
        is_list
            || matches!(
                token.kind,
                Kind::Slash | Kind::Dash { .. } | Kind::Word(Word::To)
            )
    };
    let dots = |tokens: &[Token]| {
        tokens
            .iter()
            .take_while(|token| token.kind == Kind::Dot)
            .count()
    };
    let after = after.get(dots(after)..).unwrap_or_default();
    let month_next = |tokens: &[Token]| {
        tokens
            .iter()
            .find(|token| !is_day(token))
            .is_some_and(is_month)
    };
    let year_after = match after {
        [year, ..] if is_long(year) => true,
        [mark, year, ..] if is_hyphen(mark) && is_long(year) => true,
        [mark, rest @ ..] => is_mark(mark) && month_next(rest),
        [] => false,
    };
    let mut before = before.iter().rev().filter(|token| token.kind != Kind::Dot);
    let ends = after
        .first()
        .is_none_or(|next| is_mark(next) || is_day(next));
    let year_before = match before.next() {
        Some(last) if is_long(last) => true,
        Some(mark) if is_mark(mark) => before.next().is_some_and(|last| {
            is_month(last) || is_long(last) && (is_hyphen(mark) || mark.kind == Kind::Comma)
        }),
        _ => false,
    };
    year_after || ends && year_before
}

/// ">50,000 BP": a greater age is an earlier time.
pub(super) fn compared_ages(text: &str, tokens: &mut [Token]) {
    for index in 1..tokens.len() {
        let Some([sign, age]) = tokens.get_mut(index - 1..=index) else {
            continue;
        };
        let is_sign = text
            .get(sign.start..sign.end)
            .is_some_and(|sign| sign.starts_with(['<', '>', '≤', '≥']));
        let is_age = matches!(age.kind, Kind::Numeric(_, used) if used.has(Convention::Age));
        if let (Kind::Word(word), true, true) = (sign.kind, is_sign, is_age) {
            sign.kind = Kind::Word(match word {
                Word::Before => Word::After,
                Word::After => Word::Before,
                Word::UpTo => Word::OnOrAfter,
                Word::OnOrAfter => Word::UpTo,
                word => word,
            });
        }
    }
}

/// Checks that no hour is left open by a part of the day beside it, as in "evening of 3 May 2020, 8:30".
///
/// # Errors
/// The hour may be before or after noon.
pub(super) fn check_hours(text: &str, tokens: &[Token]) -> Result<(), DateError> {
    let open = tokens.iter().find_map(|token| match token.kind {
        Kind::Word(Word::PartOfDay(DayPart::Evening)) => Some(1..=11),
        // 2:30 of a night is after midnight.
        Kind::Word(Word::PartOfDay(DayPart::Night)) => Some(4..=11),
        _ => None,
    });
    let Some(open) = open else {
        return Ok(());
    };
    let is_open = |token: &Token| {
        let written = text.get(token.start..token.end).unwrap_or_default();
        let has_half = written.ends_with(['m', 'M', '.']);
        matches!(token.kind, Kind::Time(clock, ..) if open.contains(&(clock.second / 3600)))
            && !has_half
    };
    match tokens.iter().find(|token| is_open(token)) {
        None => Ok(()),
        Some(time) => {
            let message = "an hour beside a part of the day: before or after noon?";
            let error = DateError::new(message, time.start);
            Err(error.with_help("write the hour from 0 to 23, or with am or pm"))
        }
    }
}

/// Removes hyphens that only join words, as in "early-to-mid 1970s", or a word and the number after it: "post-1945".
pub(super) fn drop_joining_hyphens(tokens: &mut Vec<Token>) {
    let hyphen = Kind::Dash { long: false };
    if !tokens.iter().any(|token| token.kind == hyphen) {
        return;
    }
    let all = tokens.clone();
    let mut index = 0;
    tokens.retain(|token| {
        let joins = token.kind == hyphen && is_joining(&all, index);
        index += 1;
        !joins
    });
}

/// Whether the hyphen at an index joins a word and what is beside it, so that it is no dash.
fn is_joining(tokens: &[Token], index: usize) -> bool {
    let at = |index: Option<usize>| index.and_then(|index| tokens.get(index));
    let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
    let hyphen = tokens.get(index);
    let tight_before = before.filter(|before| hyphen.is_some_and(|this| before.end == this.start));
    let tight_after = after.filter(|after| hyphen.is_some_and(|this| after.start == this.end));
    let to = Kind::Word(Word::To);
    if [tight_before, tight_after]
        .into_iter()
        .flatten()
        .any(|token| token.kind == to)
    {
        return true;
    }
    let number = tight_after.is_some_and(is_number);
    // "c.-1850"
    let word = match tight_before {
        Some(dot) if dot.kind == Kind::Dot => at(index.checked_sub(2)),
        word => word,
    };
    let is_first = word == tokens.first();
    let can_join = word.is_some_and(|word| match word.kind {
        Kind::Word(Word::Zone(..) | Word::Noon | Word::Midnight | Word::Now) => false,
        Kind::Word(_) => is_first || !ends_date(word),
        _ => false,
    });
    number && can_join
}

/// Whether a token begins with a digit.
const fn is_number(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Number(..)
            | Kind::Numeric(..)
            | Kind::Years(..)
            | Kind::IsoWeek(..)
            | Kind::DoubleDay(_)
            | Kind::DualYear(_)
    )
}
