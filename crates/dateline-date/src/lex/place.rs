//! Words whose meaning depends on their context.

use super::token::{Kind, Token};
use super::zones::has_time;
use crate::week::Week;
use crate::words::Word;

/// Whether a date can end with this token.
pub(super) fn ends_date(token: &Token) -> bool {
    match token.kind {
        Kind::Word(word) => matches!(
            word,
            Word::Month(_)
                | Word::Season(_)
                | Word::Feast(..)
                | Word::Weekday(_)
                | Word::Bc
                | Word::Ad
                | Word::Century
                | Word::LatinMonth
                | Word::Millennium
                | Word::Quarter
                | Word::Third
                | Word::Half
                | Word::Decade
                | Word::OrdinalMark
                | Word::DecadeMark
                | Word::YearMark
                | Word::MonthMark
                | Word::DayMark
                | Word::Ordinal(_)
        ),
        Kind::Number(..)
        | Kind::DualYear(_)
        | Kind::DoubleDay(_)
        | Kind::ShortYear(_)
        | Kind::IsoWeek(..)
        | Kind::Numeric(..)
        | Kind::Time(..)
        | Kind::Zone(_)
        | Kind::Roman(_)
        | Kind::Question
        | Kind::Tilde
        | Kind::Percent => true,
        _ => false,
    }
}

/// Parses "w/c" and "w/e" of plans; and the "and" of "and on" and "and before" if a second date follows.
pub(super) fn in_letters(text: &str, at: usize) -> Option<(Kind, usize)> {
    let rest = text.get(at..)?;
    let starts = |word: &str| {
        let written = rest.get(..word.len())?;
        let ends = !rest
            .get(word.len()..)?
            .starts_with(|next: char| next.is_alphanumeric());
        (ends && written.eq_ignore_ascii_case(word)).then_some(at + word.len())
    };
    if let Some(end) = starts("w/c") {
        return Some((Kind::Word(Word::WeekBy(Week::From)), end));
    }
    if let Some(end) = starts("w/e") {
        return Some((Kind::Word(Word::WeekBy(Week::To)), end));
    }
    let end = ["and on", "and before", "and after"]
        .into_iter()
        .find_map(starts)?;
    let continues = text
        .get(end..)?
        .contains(|next: char| next.is_alphanumeric());
    continues.then_some((Kind::Word(Word::And), at + "and".len()))
}

/// Whether the tokens end with a clock time or a number that may be an hour.
fn after_time(before: &[Token]) -> bool {
    before
        .last()
        .is_some_and(|last| matches!(last.kind, Kind::Time(..) | Kind::Number(_, 1 | 2)))
}

/// Whether the tokens end with a number directly before a byte, after a day: 10 in "4 March 2024 10h".
fn is_hour(before: &[Token], at: usize) -> bool {
    let Some((number, day)) = before.split_last() else {
        return false;
    };
    let is_number = matches!(number.kind, Kind::Number(_, 1 | 2)) && number.end == at;
    let in_month = |token: &Token| {
        matches!(
            token.kind,
            Kind::Numeric(..) | Kind::Word(Word::Month(_)) | Kind::Time(..)
        )
    };
    is_number && day.iter().any(in_month)
}

/// Whether "on" ends what "from" begins.
fn is_from(before: &[Token], rest: &str) -> bool {
    let ends = rest.trim_start_matches(['.', ' ']).is_empty();
    let is_since = |token: &Token| token.kind == Kind::Word(Word::Since);
    ends && before.first().is_some_and(is_since) && before.last().is_some_and(ends_date)
}

/// Meaning of a word in its context: "EST" is GEDCOM's "estimated" before a date without a clock time, and "date" is a
/// label if a colon follows.
pub(super) fn in_place(
    text: &str,
    at: usize,
    (kind, end): (Kind, usize),
    before: &[Token],
) -> Kind {
    let rest = text.get(end..).unwrap_or_default();
    let written = text.get(at..end).unwrap_or_default();
    let begins = !before.last().is_some_and(ends_date) && !has_time(before);
    match kind {
        // "10:00 h" is not Spanish "hacia".
        Kind::Word(Word::Circa) if written == "h" && after_time(before) => {
            Kind::Word(Word::HourMark)
        }
        // "4 March 2024 10h" is an hour, "2024 1h" a half of the year.
        Kind::Word(Word::Half) if written == "h" && is_hour(before, at) => {
            Kind::Word(Word::HourMark)
        }
        // "from 1850 on"
        Kind::Word(Word::Noise) if written == "on" && is_from(before, rest) => {
            Kind::Word(Word::SinceBefore)
        }
        Kind::Word(Word::Now) if before.is_empty() && rest.starts_with(':') => {
            Kind::Word(Word::Label)
        }
        // "1910 (est.)"
        Kind::Word(Word::Zone(..))
            if !begins
                && written == "est"
                && !has_time(before)
                && rest.trim_matches([' ', '.']).is_empty() =>
        {
            Kind::Word(Word::Estimated)
        }
        Kind::Word(Word::Zone(..)) if begins && written.eq_ignore_ascii_case("est") => {
            let date = rest.trim_start_matches([' ', '.']);
            let follows =
                date.starts_with(|letter: char| letter.is_alphanumeric() || letter == '@');
            if follows && !date.contains(':') {
                Kind::Word(Word::Estimated)
            } else {
                kind
            }
        }
        other => other,
    }
}

/// Marks that separate as a comma does where spaces are around them: "1876 · 1890", "3 May 2021 | 19:00".
pub(crate) const SEPARATORS: [char; 3] = ['·', '•', '|'];

/// Whether a separator follows something and has a space on both sides.
pub(crate) fn stands_apart(text: &str, at: usize, mark: char) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + mark.len_utf8()..).unwrap_or_default();
    before.ends_with(' ') && !before.trim().is_empty() && after.starts_with(' ')
}
