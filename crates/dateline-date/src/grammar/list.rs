//! Lists of dates: "1667, 1668 or 1670", "9, 10 and 12 May 2025".

use super::item::trim;
use crate::error::DateError;
use crate::lex::{Kind, Token};
use crate::meaning::{Meaning, Member, SetKind};
use crate::numeric::no_day;
use crate::words::Word;

/// Flattens a "one of" nested in another one.
pub(super) fn flatten(member: Member) -> Vec<Member> {
    match member {
        Member::One(Meaning::Set(set)) if set.kind == SetKind::One => set.members,
        other => vec![other],
    }
}

/// Splits at "or" and "and", and also at commas if one of these occurs or the items are years.
pub(super) fn split_list(tokens: &[Token]) -> Result<(Vec<&[Token]>, SetKind), DateError> {
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
            // "born 1571, died 1610", "* 1571 † 1610"
            Kind::Word(word)
                if word.is_label()
                    && follows_date(tokens.get(start..index))
                    && !trim(tokens.get(index + 1..).unwrap_or_default()).is_empty() =>
            {
                pieces.push(tokens.get(start..index).unwrap_or_default());
                start = index;
                continue;
            }
            _ => continue,
        };
        if *kind.get_or_insert(this) != this {
            return Err(DateError::new(
                "“and” and “or” together are ambiguous",
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

/// Whether the tokens end with a year or a date in digits.
fn follows_date(before: Option<&[Token]>) -> bool {
    let before = trim(before.unwrap_or_default());
    // "1925–30, rebuilt 1985"
    let is_short_end = matches!(before, [.., year, mark, end]
        if matches!((year.kind, end.kind), (Kind::Number(_, 3..), Kind::Number(_, 1 | 2)))
        && matches!(mark.kind, Kind::Dash { .. } | Kind::Slash));
    let last = before.last();
    is_short_end
        || last.is_some_and(|last| {
            matches!(
                last.kind,
                Kind::Number(_, 3..) | Kind::Numeric(..) | Kind::Years(..) | Kind::Question
            )
        })
}

/// Error for a day of three digits, "May 129, 2025".
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

/// Whether a comma separates two dates: "1667, 1668 or 1670", "1 May 1940, 2 June 1941 or 3 July 1942", "9, 10 and
/// 12 May 2025"; not one between a day and its year.
fn list_comma(tokens: &[Token], index: usize) -> bool {
    if beside_remark(tokens, index) {
        return true;
    }
    let kind = |index: usize| tokens.get(index).map(|token| token.kind);
    let long = |kind: Option<Kind>| matches!(kind, Some(Kind::Number(_, 3..) | Kind::Numeric(..)));
    let short = |kind: Option<Kind>| matches!(kind, Some(Kind::Number(_, 1 | 2)));
    let last = index.checked_sub(1).and_then(kind);
    let counted = index.checked_sub(2).and_then(kind);
    let before = counted.filter(|_| is_era(last)).or(last);
    let (next, after) = after_comma(tokens, index);
    // "9., 10. und 12. Mai"
    let before_dot = if before == Some(Kind::Dot) {
        counted
    } else {
        before
    };
    // "October, November or December 1984"
    let months = is_month(before) && is_month(next);
    if months || short(before_dot) && short(next) {
        return tokens
            .iter()
            .any(|token| matches!(token.kind, Kind::Word(Word::Or | Word::And)));
    }
    // "1914–18, 1939–45"
    let short_end = short(before)
        && matches!(counted, Some(Kind::Dash { .. } | Kind::Slash))
        && long(index.checked_sub(3).and_then(kind));
    if !long(before) && !short_end {
        return false;
    }
    let so_far = tokens.get(..index).unwrap_or_default();
    let item = so_far.rsplit(|token| token.kind == Kind::Comma).next();
    let month_before = item.is_some_and(|item| item.iter().any(|token| is_month(Some(token.kind))));
    // "after 1750, before 1760"
    let is_second_bound = is_bound(next) && is_bound(trim(so_far).first().map(|token| token.kind));
    is_second_bound || long(next) || month_before && (is_month(next) || is_month(after))
}

/// Whether a comma separates a date from what only narrows or notes it: "18th century, after 1750", "1885–1890,
/// undated", "1885–1890, bulk 1887–1889".
fn beside_remark(tokens: &[Token], comma: usize) -> bool {
    let kind = |index: usize| tokens.get(index).map(|token| token.kind);
    let undated = Some(Kind::Word(Word::NoDate));
    let so_far = tokens.get(..comma).unwrap_or_default();
    let last = so_far.iter().rev().find(|token| token.kind != Kind::Dot);
    let (last, next) = (last.map(|token| token.kind), kind(comma + 1));
    let many = matches!(
        last,
        Some(Kind::Word(Word::Century | Word::Millennium | Word::DecadeMark) | Kind::Years(..))
    );
    let is_bulk = next == Some(Kind::Word(Word::Bulk));
    is_bulk || last == undated || next == undated || many && is_bound(next)
}

/// The first two tokens after a comma, without "about" and the era before a year: "1985, c. 1984", "AD 742, AD 747".
fn after_comma(tokens: &[Token], comma: usize) -> (Option<Kind>, Option<Kind>) {
    let is_about = |token: &&Token| {
        matches!(
            token.kind,
            Kind::Word(Word::Circa | Word::Doubt) | Kind::Tilde | Kind::Dot
        )
    };
    let after = tokens.get(comma + 1..).unwrap_or_default();
    let abouts = after.iter().take_while(is_about).count();
    let mut kinds = after.iter().skip(abouts).map(|token| token.kind);
    match kinds.next() {
        era if is_era(era) => (kinds.next(), kinds.next()),
        next => (next, kinds.next()),
    }
}

const fn is_month(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Word(Word::Month(_))))
}

const fn is_era(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Word(Word::Ad | Word::Bc)))
}

/// Whether a token is "before", "after" or the like.
const fn is_bound(kind: Option<Kind>) -> bool {
    matches!(
        kind,
        Some(Kind::Word(
            Word::Before | Word::After | Word::UpTo | Word::OnOrAfter
        ))
    )
}
