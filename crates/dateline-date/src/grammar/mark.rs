//! Dashes, slashes and "to": whether they separate two dates or join the parts of one.

use crate::lex::{Kind, Token};
use crate::words::Word;

/// Whether a token is a dash, a slash or "to".
pub(super) fn is_range_mark(kind: Kind) -> bool {
    matches!(kind, Kind::Dash { .. } | Kind::Word(Word::To) | Kind::Slash)
}

/// Whether a dash, slash or "to" separates two dates; it does not in "mid-1970s" and "15-Apr-2023".
pub(super) fn separates_dates(tokens: &[Token], start: usize, index: usize) -> bool {
    let kind = |index: usize| tokens.get(index).map(|token| token.kind);
    let before = index.checked_sub(1).and_then(kind);
    let after = kind(index + 1);
    let so_far = tokens.get(start..index).unwrap_or_default();
    if kind(index) == Some(Kind::Word(Word::To)) {
        return true;
    }
    if joins_clock(so_far, tokens.get(index + 1..).unwrap_or_default()) {
        return false;
    }
    let share =
        |kind: Option<Kind>| matches!(kind, Some(Kind::Word(Word::Early | Word::Mid | Word::Late)));
    let counts = matches!(before, Some(Kind::Word(Word::Circa | Word::Ordinal(_))));
    // "H1 2024 – H2 2025" is a range, "third-half" is not.
    let numbered = matches!(kind(index + 2), Some(Kind::Number(_, 1)));
    let counted = match after {
        // "s. XVIII – s. XIX" is a range, "19th-century" is not.
        Some(Kind::Word(Word::Century | Word::Millennium | Word::Decade)) => {
            let is_unit =
                |token: &Token| matches!(token.kind, Kind::Word(Word::Century | Word::Millennium));
            !so_far.iter().any(is_unit)
        }
        Some(Kind::Word(Word::Half)) => !numbered,
        _ => false,
    };
    let dash = matches!(kind(index), Some(Kind::Dash { .. }));
    if dash && (share(before) && !share(after) || counts || counted) {
        return false;
    }
    !joins_parts(tokens, so_far, index)
}

/// Whether a mark joins a day and its only clock time, which are not a range: "8 March 2024 – 10:00".
fn joins_clock(before: &[Token], after: &[Token]) -> bool {
    let is_day = |tokens: &[Token]| {
        let number = |token: &Token| matches!(token.kind, Kind::Number(..) | Kind::Numeric(..));
        tokens.iter().any(number) && !tokens.iter().any(is_time)
    };
    is_day(before) && is_clock(after) || is_clock(before) && is_day(after)
}

/// Whether the tokens are only a clock time.
pub(super) fn is_clock(tokens: &[Token]) -> bool {
    let only = tokens.iter().all(|token| {
        matches!(
            token.kind,
            Kind::Time(..)
                | Kind::Zone(_)
                | Kind::Comma
                | Kind::Dot
                | Kind::Word(
                    Word::Noon | Word::Midnight | Word::Zone(..) | Word::Noise | Word::PartOfDay(_)
                )
        )
    });
    only && tokens.iter().any(is_time)
}

/// Whether a token is a clock time, in digits or as a word.
pub(super) const fn is_time(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Time(..) | Kind::Word(Word::Noon | Word::Midnight)
    )
}

/// Whether a hyphen or slash without spaces joins the parts of one date: "15-Apr-2023", "Apr/2023", "2024-Q3".
fn joins_parts(tokens: &[Token], so_far: &[Token], index: usize) -> bool {
    let kind = |index: usize| tokens.get(index).map(|token| token.kind);
    let tight = |index: usize| {
        let mark = matches!(kind(index), Some(Kind::Dash { long: false } | Kind::Slash));
        let ends = (
            index.checked_sub(1).and_then(|index| tokens.get(index)),
            tokens.get(index),
            tokens.get(index + 1),
        );
        mark && matches!(ends, (Some(a), Some(mark), Some(b)) if a.end == mark.start && mark.end == b.start)
    };
    if !tight(index) {
        return false;
    }
    let month = |kind: Option<Kind>| matches!(kind, Some(Kind::Word(Word::Month(_))));
    let part = |kind: Option<Kind>| {
        matches!(
            kind,
            Some(Kind::Word(Word::Quarter | Word::Half | Word::Week))
        )
    };
    let long = |kind: Option<Kind>| matches!(kind, Some(Kind::Number(_, 4)));
    let short = |kind: Option<Kind>| matches!(kind, Some(Kind::Number(_, 1 | 2)));
    let before = index.checked_sub(1).and_then(kind);
    let (after, mark_after, last) = (kind(index + 1), tight(index + 2), kind(index + 3));
    let year_before = so_far.iter().any(|token| long(Some(token.kind)));
    let two = |kind: Option<Kind>| matches!(kind, Some(Kind::Number(_, 2)));
    let day_first = short(before) && month(after) && mark_after && (long(last) || two(last));
    let day_before = index
        .checked_sub(3)
        .is_some_and(|day| tight(day + 1) && short(kind(day)));
    let short_year_last = day_before && month(before) && two(after);
    let year_first =
        long(before) && month(after) && (kind(index + 2).is_none() || mark_after && short(last));
    let season = matches!(before, Some(Kind::Word(Word::Season(_))));
    let month_then_year = (month(before) || season) && long(after) && !year_before;
    let month_then_day = month(before) && short(after) && year_before;
    // "2019-Q4", "2019-4Q", "Q4/2019", "4Q/2019", "W10/2024"
    let part_last = long(before) && (part(after) || short(after) && part(kind(index + 2)));
    let counted = index.checked_sub(2).and_then(kind);
    let is_week = [before, counted].contains(&Some(Kind::Word(Word::Week)));
    let slash = kind(index) == Some(Kind::Slash);
    let part_first = (long(after) || two(after) && (slash || !is_week))
        && !year_before
        && (part(before) && short(counted) || short(before) && part(counted));
    day_first
        || short_year_last
        || year_first
        || month_then_year
        || month_then_day
        || part_last
        || part_first
}
