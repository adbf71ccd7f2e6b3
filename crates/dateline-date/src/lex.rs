//! Splits a text into tokens, with the words of one language.

mod hours;
mod number;
mod place;
mod settle;
mod sign;
mod times;
mod token;
mod word;
mod zones;

use super::calendar;
use super::context::DateContext;
use super::conventions::Convention;
use super::conventions::Used;
use super::deep;
use super::digits::digits;
use super::error::DateError;
use super::machine::{self, Stamp};
use super::numeric;
use super::wikidata;
use super::words::{Lexicon, Word};
use super::zone;

use self::number::number;
use self::place::ends_date;
pub(super) use self::place::{SEPARATORS, stands_apart};
use self::word::{letters_token, suffix};
use self::zones::{
    bracketed_zone, has_time, monotonic, written_zone, zone_after_year, zone_can_follow,
};

use self::token::is_year;
pub(super) use self::token::{Kind, LexError, Token};
pub(super) use self::word::roman;

/// Maximum number of tokens in a date.
const MOST_TOKENS: usize = 64;

/// Splits a text into tokens.
///
/// # Errors
/// The first word that the language does not have.
pub(super) fn tokens(
    text: &str,
    lexicon: &Lexicon,
    context: DateContext,
) -> Result<Vec<Token>, LexError> {
    let mut out: Vec<Token> = Vec::with_capacity(12);
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if out.len() >= MOST_TOKENS {
            return Err(LexError::Wrong(DateError {
                message: "too many words for a date".to_owned(),
                offset: at,
                help: None,
            }));
        }
        if next == ' ' || next == '\t' || next == '\u{feff}' {
            at += next.len_utf8();
            continue;
        }
        if let Some(stamp) = stamp(text, at, next, context)? {
            let ends = (at, stamp.end);
            out.extend(stamp_tokens(&stamp, ends));
            at = stamp.end;
            continue;
        }
        let (kind, end) = token(text, at, next, &out, lexicon, context)?;
        out.push(Token {
            kind,
            start: at,
            end,
        });
        at = end.max(at + next.len_utf8());
    }
    settle::drop_joining_hyphens(&mut out);
    settle::order(text, &mut out, context);
    settle::short_ends(&mut out);
    hours::join(&mut out)?;
    Ok(out)
}

/// A moment written as one number; `None` if the key says that the text is a year.
fn stamp(
    text: &str,
    at: usize,
    next: char,
    context: DateContext,
) -> Result<Option<Stamp>, DateError> {
    match next {
        _ if context.is_year => Ok(None),
        '/' => Ok(machine::dot_net(text.as_bytes(), at)),
        '0'..='9' | '@' => machine::find(text.as_bytes(), at),
        _ => Ok(None),
    }
}

/// Tokens for the day and time of a moment written as one number.
fn stamp_tokens(stamp: &Stamp, (start, end): (usize, usize)) -> [Token; 2] {
    let day = Kind::Numeric(numeric::Shape::One(stamp.day), stamp.used);
    let time = Kind::Time(stamp.clock, false, Used::NONE);
    [day, time].map(|kind| Token { kind, start, end })
}

fn token(
    text: &str,
    at: usize,
    next: char,
    before: &[Token],
    lexicon: &Lexicon,
    context: DateContext,
) -> Result<(Kind, usize), LexError> {
    let single = |kind: Kind| Ok((kind, at + next.len_utf8()));
    let bytes = text.as_bytes();
    let digit_follows = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    if let Some(found) = elsewhere(text, at, next, before)? {
        return Ok(found);
    }
    if let Some(found) = sign::find(bytes, at, next, before) {
        return Ok(found);
    }
    match next {
        '0'..='9' => Ok(number(text, at, before, context)?),
        // Git's raw dates: the offset names the clock of the author, the moment is in UTC.
        '-' | '+'
            if digit_follows
                && after_epoch(before, at)
                && let Some((_, end)) = zone::signed(bytes, at) =>
        {
            Ok((Kind::Word(Word::Noise), end))
        }
        '-' | '+' if digit_follows && zone_after_year(before, at) => {
            match zone::signed(bytes, at) {
                Some((zone, end)) => Ok((Kind::Zone(zone), end)),
                None => single(Kind::Dash { long: false }),
            }
        }
        '-' | '+' if digit_follows && sign_can_stand(before) => {
            let wikidata = wikidata::find(bytes, at)?;
            if let Some(found) = wikidata {
                return Ok((Kind::Numeric(found.shape, found.used), at + found.len));
            }
            if let Some(found) = numeric::signed(bytes, at, context)? {
                return Ok((Kind::Numeric(found.shape, found.used), at + found.len));
            }
            single(Kind::Dash { long: false })
        }
        '-' | '–' | '—' => {
            if let Some(found) = suffix(text, at + next.len_utf8(), at, before, lexicon) {
                return Ok(found);
            }
            single(Kind::Dash { long: next != '-' })
        }
        '\'' => match suffix(text, at + 1, at, before, lexicon) {
            Some(found) => Ok(found),
            None => short_year(text, at).ok_or(LexError::UnknownWord(at)),
        },
        '/' => single(Kind::Slash),
        // "Jul 4, 2024 @ 10:00"
        '@' if before.last().is_some_and(ends_date) && bytes.get(at + 1) == Some(&b' ') => {
            single(Kind::Word(Word::Noise))
        }
        ',' | '、' | ';' => single(Kind::Comma),
        mark if SEPARATORS.contains(&mark) && stands_apart(text, at, mark) => single(Kind::Comma),
        '.' => single(Kind::Dot),
        // "3月8日~10日"
        '~' if digit_follows && before.last().is_some_and(is_cjk_mark) => {
            single(Kind::Dash { long: true })
        }
        '~' | '≈' => single(Kind::Tilde),
        '±' => single(Kind::PlusMinus),
        '+' if bytes.get(at + 1) == Some(&b'-') => Ok((Kind::PlusMinus, at + 2)),
        '+' if text.get(at..).is_some_and(|rest| rest.starts_with("+/-")) => {
            Ok((Kind::PlusMinus, at + 3))
        }
        // "1850+"
        '+' if before
            .last()
            .is_some_and(|last| last.end == at && is_year(last)) =>
        {
            single(Kind::Word(Word::OnOrAfter))
        }
        '&' => single(Kind::Word(Word::And)),
        // Copyright, born, died, married.
        '©' | '℗' | '*' | '†' | '⚭' => single(Kind::Word(Word::Label)),
        '?' => single(Kind::Question),
        '%' => single(Kind::Percent),
        // "04/Mar/2024:15:05:21"
        ':' if digit_follows && after_year(before, at) => single(Kind::Word(Word::Noise)),
        // "Filed: 14 March 2022"
        ':' if before
            .last()
            .is_some_and(|last| is_label(last) || is_style(last)) =>
        {
            single(Kind::Dot)
        }
        // Zone in brackets after an offset, as in RFC 9557.
        '[' if has_time(before) => match bracketed_zone(text, at, before, context)? {
            Some(found) => Ok(found),
            None => Err(brackets(at).into()),
        },
        // The T between a day and its time.
        'T' | 't' | '_' if digit_follows && after_numeric(before, at) => {
            single(Kind::Word(Word::Noise))
        }
        letter if letter.is_ascii_alphabetic() && zone_can_follow(text, at, before) => {
            let written = written_zone(before);
            match zone::written(text, at, context, written)? {
                Some((zone, end)) => Ok((Kind::Zone(zone), end)),
                None => match monotonic(bytes, at, before) {
                    Some(end) => Ok((Kind::Word(Word::Noise), end)),
                    None => letters_token(text, at, before, lexicon),
                },
            }
        }
        letter if letter.is_alphabetic() || letter == 'º' => {
            letters_token(text, at, before, lexicon)
        }
        '(' | ')' | '[' | ']' | '{' | '}' => Err(brackets(at).into()),
        _ => Err(LexError::UnknownWord(at)),
    }
}

/// "'98": an apostrophe and two digits without a letter after them.
fn short_year(text: &str, at: usize) -> Option<(Kind, usize)> {
    let (year, 2) = digits(text.as_bytes(), at + 1) else {
        return None;
    };
    let ends = !text
        .get(at + 3..)?
        .starts_with(|next: char| next.is_alphanumeric());
    ends.then_some((Kind::ShortYear(year), at + 3))
}

fn brackets(at: usize) -> DateError {
    DateError {
        message: "brackets are not supported here".to_owned(),
        offset: at,
        help: Some("write the date alone, and the rest as a note".to_owned()),
    }
}

fn is_label(token: &Token) -> bool {
    token.kind == Kind::Word(Word::Label)
}

/// Whether a token is 年, 月 or 日, which follow their number.
fn is_cjk_mark(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Word(Word::YearMark | Word::MonthMark | Word::DayMark)
    )
}

/// Whether a token is "O.S." or "N.S."
fn is_style(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(Word::OldStyle | Word::NewStyle))
}

/// Whether a year of four digits ends at this byte.
fn after_year(before: &[Token], at: usize) -> bool {
    let last = before.last();
    last.is_some_and(|last| {
        last.end == at && matches!(last.kind, Kind::Number(_, 4) | Kind::Numeric(..))
    })
}

/// A date in another calendar, or an age counted back from the present.
fn elsewhere(
    text: &str,
    at: usize,
    next: char,
    before: &[Token],
) -> Result<Option<(Kind, usize)>, DateError> {
    if next == '@'
        && let Some((style, end)) = calendar::gedcom_style(text, at)
    {
        return Ok(Some((Kind::Word(style), end)));
    }
    if !next.is_alphanumeric() && next != '@' {
        return Ok(None);
    }
    let found = match calendar::find(text, at, before)? {
        None if next.is_ascii_digit() => deep::find(text, at, before)?,
        found => found,
    };
    if let (None, Some(error)) = (&found, calendar::unknown_gedcom(text, at)) {
        return Err(error);
    }
    Ok(found.map(|found| {
        let shape = numeric::Shape::Within(found.days);
        (Kind::Numeric(shape, found.used), found.end)
    }))
}

/// Whether the tokens end with seconds since 1970 and a space.
fn after_epoch(before: &[Token], at: usize) -> bool {
    matches!(before, [.., day, time] if time.end < at
        && day.start == time.start
        && matches!(day.kind, Kind::Numeric(_, used) if used.has(Convention::Epoch)))
}

/// Whether a date in digits ends at this byte.
fn after_numeric(before: &[Token], at: usize) -> bool {
    before
        .last()
        .is_some_and(|last| last.end == at && matches!(last.kind, Kind::Numeric(..)))
}

/// Whether a minus after these tokens can be a sign: there is no date directly before it.
fn sign_can_stand(before: &[Token]) -> bool {
    let significant = before.iter().rev().find(|token| token.kind != Kind::Dot);
    match significant.map(|token| token.kind) {
        None | Some(Kind::Tilde | Kind::PlusMinus | Kind::Dash { .. } | Kind::Slash) => true,
        Some(Kind::Word(word)) => matches!(
            word,
            Word::Circa
                | Word::Estimated
                | Word::AtLeast
                | Word::Label
                | Word::Interpreted
                | Word::Doubt
                | Word::Before
                | Word::After
                | Word::UpTo
                | Word::OnOrAfter
                | Word::Since
                | Word::Until
                | Word::From
                | Word::To
                | Word::Between
                | Word::And
                | Word::Or
                | Word::Noise
        ),
        Some(_) => false,
    }
}
