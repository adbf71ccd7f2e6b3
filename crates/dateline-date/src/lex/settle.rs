//! What one token of a text settles for the others.

use super::token::{Kind, Token};
use crate::context::{DateContext, NumericOrder, SettledBy};
use crate::conventions::Used;
use crate::numeric;
use crate::words::Word;

/// "04/12/1985-04/14/1985": a date with one reading says which of day and month stands first in the others.
pub(super) fn order(text: &str, tokens: &mut [Token], context: DateContext) {
    let is_open =
        |token: &Token| matches!(token.kind, Kind::Numeric(numeric::Shape::Either(..), _));
    if !tokens.iter().any(is_open) {
        return;
    }
    let mut orders = tokens
        .iter()
        .filter_map(|token| numeric::numeric_evidence(text.get(token.start..token.end)?));
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

/// Removes the hyphens of "early-to-mid 1970s", which only join words.
pub(super) fn drop_joining_hyphens(tokens: &mut Vec<Token>) {
    let to = Kind::Word(Word::To);
    if !tokens.iter().any(|token| token.kind == to) {
        return;
    }
    let mut previous: Option<Token> = None;
    let mut next = tokens
        .iter()
        .skip(1)
        .copied()
        .collect::<Vec<_>>()
        .into_iter();
    tokens.retain(|token| {
        let (before, after) = (previous.replace(*token), next.next());
        let joins = before.is_some_and(|before| before.kind == to && before.end == token.start)
            || after.is_some_and(|after| after.kind == to && after.start == token.end);
        !(joins && token.kind == Kind::Dash { long: false })
    });
}
