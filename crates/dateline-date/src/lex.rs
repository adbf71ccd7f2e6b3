//! Splits a text into tokens, with the words of one language.

mod cjk;
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
use super::words::{Lexicon, Script, Word};
use super::zone;

use self::number::{long_year, number};
pub(super) use self::place::{SEPARATORS, stands_apart};
use self::word::{letters_token, suffix};
use self::zones::{
    bracketed_zone, has_time, monotonic, written_zone, zone_after_year, zone_can_follow,
};

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
            return Err(LexError::Wrong(DateError::new(
                "too many words for a date", at,
            )));
        }
        if next == ' ' || next == '\t' || next == '\u{feff}' {
            at += next.len_utf8();
            continue;
        }
        if let Some((kind, end)) = long_year(text, at, &out, lexicon) {
            let start = at;
            out.push(Token { kind, start, end });
            at = end;
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
    settle::compared_ages(text, &mut out);
    settle::roman_months(text, &mut out)?;
    hours::join(&mut out)?;
    settle::check_hours(text, &out)?;
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
    if let Some((kind, len)) = sign::mark(text, at, next, before) {
        return Ok((kind, at + len));
    }
    match next {
        '0'..='9' => Ok(number(text, at, before, context)?),
        '-' | '+' if digit_follows && let Some(found) = signed(bytes, at, before, context)? => {
            Ok(found)
        }
        '-' | '–' | '—' => {
            let found = suffix(text, at + next.len_utf8(), at, before, lexicon);
            match found.filter(|(kind, _)| next == '-' || !is_ordinal_mark(*kind)) {
                Some(found) => Ok(found),
                None => single(Kind::Dash { long: next != '-' }),
            }
        }
        '\'' => match suffix(text, at + 1, at, before, lexicon) {
            Some(found) => Ok(found),
            None => short_year(text, at).ok_or(LexError::UnknownWord(at)),
        },
        // Zone in brackets after an offset, as in RFC 9557.
        '[' if has_time(before) => match bracketed_zone(text, at, before, context)? {
            // "Z" says that the offset of the zone was not known when this moment was written.
            Some((_, end)) if at > 0 && matches!(bytes.get(at - 1), Some(b'Z' | b'z')) => {
                Ok((Kind::Word(Word::Noise), end))
            }
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
        letter if letter.is_alphabetic() || letter == 'º' => match cjk::number(text, at) {
            Some(number) if lexicon.script == Script::Cjk => Ok(number),
            _ => letters_token(text, at, before, lexicon),
        },
        '(' | ')' | '[' | ']' | '{' | '}' => Err(brackets(at).into()),
        _ => Err(LexError::UnknownWord(at)),
    }
}

/// Parses a sign and the number after it, of an offset or of a year, or takes the sign as a dash; `None` where it is
/// neither.
fn signed(
    bytes: &[u8],
    at: usize,
    before: &[Token],
    context: DateContext,
) -> Result<Option<(Kind, usize)>, DateError> {
    // Git's raw dates: the offset names the clock of the author, the moment is in UTC.
    if after_epoch(before, at)
        && let Some((_, end)) = zone::signed(bytes, at)
    {
        return Ok(Some((Kind::Word(Word::Noise), end)));
    }
    let dash = (Kind::Dash { long: false }, at + 1);
    if zone_after_year(before, at) {
        let zone = zone::signed(bytes, at);
        return Ok(Some(
            zone.map_or(dash, |(zone, end)| (Kind::Zone(zone), end)),
        ));
    }
    if !sign_can_stand(before, at) {
        return Ok(None);
    }
    let year = match wikidata::find(bytes, at)? {
        None => numeric::signed(bytes, at, context)?,
        found => found,
    };
    Ok(Some(year.map_or(dash, |found| {
        (Kind::Numeric(found.shape, found.used), at + found.len)
    })))
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
    DateError::new("brackets are not supported here", at)
        .with_help("write the date alone, and the rest as a note")
}

/// Whether a token is the ending of an ordinal number, which no dash precedes: "b. 1850–d. 1920".
fn is_ordinal_mark(kind: Kind) -> bool {
    kind == Kind::Word(Word::OrdinalMark)
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

/// Whether a minus after these tokens can be a sign: there is no date before it, and no word directly before it.
fn sign_can_stand(before: &[Token], at: usize) -> bool {
    let joins = |last: &Token| last.end == at && matches!(last.kind, Kind::Word(_) | Kind::Dot);
    if before.last().is_some_and(joins) {
        return false;
    }
    let significant = before.iter().rev().find(|token| token.kind != Kind::Dot);
    match significant.map(|token| token.kind) {
        None | Some(Kind::Tilde | Kind::PlusMinus | Kind::Dash { .. } | Kind::Slash) => true,
        Some(Kind::Word(word)) => matches!(
            word,
            Word::Circa
                | Word::Estimated
                | Word::AtLeast
                | Word::Label
                | Word::Reign
                | Word::Bulk
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
