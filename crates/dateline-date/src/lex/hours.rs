//! Clock times without minutes or colons: "10 Uhr", "20 h 30", "a las 10", "10:00–12".

use super::token::{Kind, Token};
use crate::clock;
use crate::conventions::Used;
use crate::error::DateError;
use crate::meaning::Clock;
use crate::words::{DayPart, Word};

/// Replaces hours with a word for hours next to them, and an hour after a clock time and "to", by clock times.
///
/// # Errors
/// An hour or minute does not exist.
pub(super) fn join(tokens: &mut Vec<Token>) -> Result<(), DateError> {
    let concerns = |token: &Token| {
        matches!(
            token.kind,
            Kind::Time(..)
                | Kind::Word(
                    Word::HalfOfDay(_)
                        | Word::HourMark
                        | Word::AtHour
                        | Word::ToOrAt
                        | Word::Noon
                        | Word::Midnight
                )
        )
    };
    if !tokens.iter().any(concerns) {
        return Ok(());
    }
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        rest = match first.kind {
            Kind::Number(hour, 1 | 2) if is_word(after, Word::HourMark) => {
                hour_and_minute(hour, *first, after, &mut out)?
            }
            Kind::Number(hour, 1 | 2) if ends_range(&out, after) => {
                out.push(timed(hour, 0, first.start, first.end)?);
                after
            }
            Kind::Number(hour, 1 | 2) if begins_range(after) => {
                out.push(timed(hour, 0, first.start, first.end)?);
                after
            }
            Kind::Word(Word::HalfOfDay(afternoon)) => {
                half_of_day(afternoon, *first, after, &mut out)?
            }
            Kind::Word(Word::AtHour | Word::HourMark) => marked(*first, after, &mut out)?,
            Kind::Word(Word::ToOrAt) => {
                let at_time = is_clock(after) && !out.iter().any(is_time)
                    // "à Noël", "à la Toussaint"
                    || out.is_empty() && begins_with_feast(after);
                let kind = if at_time { Word::Noise } else { Word::To };
                out.push(Token {
                    kind: Kind::Word(kind),
                    ..*first
                });
                after
            }
            // "8 марта 2024 в 10:30": "at", not "century".
            Kind::Word(Word::InOrCentury) if is_clock(after) => after,
            // "12 noon"
            Kind::Number(12, 2) if is_word(after, Word::Noon) || is_word(after, Word::Midnight) => {
                after
            }
            _ => {
                out.push(*first);
                after
            }
        };
    }
    *tokens = out;
    Ok(())
}

fn is_word(tokens: &[Token], word: Word) -> bool {
    tokens
        .first()
        .is_some_and(|token| token.kind == Kind::Word(word))
}

fn is_time(token: &Token) -> bool {
    matches!(token.kind, Kind::Time(..))
}

/// Whether the tokens begin with a clock time, in digits or as a word.
fn is_clock(tokens: &[Token]) -> bool {
    match tokens {
        [first, rest @ ..] => match first.kind {
            Kind::Time(..) | Kind::Word(Word::Noon | Word::Midnight) => true,
            Kind::Number(_, 1 | 2) => is_word(rest, Word::HourMark),
            _ => false,
        },
        [] => false,
    }
}

fn begins_with_feast(tokens: &[Token]) -> bool {
    let mut tokens = tokens
        .iter()
        .filter(|token| token.kind != Kind::Word(Word::Noise));
    let is_feast =
        |token: &Token| matches!(token.kind, Kind::Word(Word::Feast(..) | Word::MovableFeast));
    tokens.next().is_some_and(is_feast)
}

/// Whether the tokens begin with a mark of a range and an hour: after 10 in "10–12 Uhr" and "10 bis 12 Uhr".
fn begins_range(after: &[Token]) -> bool {
    match after {
        [mark, end, rest @ ..] => {
            let is_mark = matches!(
                mark.kind,
                Kind::Dash { .. } | Kind::Word(Word::To | Word::ToOrAt | Word::Until)
            );
            let is_number = matches!(end.kind, Kind::Number(_, 1 | 2));
            is_mark && is_number && is_word(rest, Word::HourMark)
        }
        _ => false,
    }
}

/// Parses an hour before a word for hours, and its minutes: "20 h", "20 h 30", "10時30分". Returns the remaining tokens.
fn hour_and_minute<'t>(
    hour: u32,
    first: Token,
    after: &'t [Token],
    out: &mut Vec<Token>,
) -> Result<&'t [Token], DateError> {
    let (mark, rest) = match after {
        [mark, rest @ ..] => (*mark, rest),
        [] => (first, after),
    };
    let (minute, end, rest) = match rest {
        [minute, then @ ..] => match minute.kind {
            Kind::Number(value, digits @ (1 | 2)) => {
                let named = is_word(then, Word::MinuteMark);
                let continues = then
                    .first()
                    .is_some_and(|next| matches!(next.kind, Kind::Word(_) | Kind::Number(..)))
                    && !begins_day(then);
                match then {
                    [mark, then @ ..] if named => (value, mark.end, then),
                    _ if digits == 2 && !continues => (value, minute.end, then),
                    _ => (0, mark.end, rest),
                }
            }
            _ => (0, mark.end, rest),
        },
        [] => (0, mark.end, rest),
    };
    out.push(timed(hour, minute, first.start, end)?);
    Ok(rest)
}

/// Parses a half of the day and the hour or clock time after it, "午後2時22分", or before it, "3:00 下午"; without one it
/// is a part of the day. Returns the remaining tokens.
///
/// # Errors
/// The hour is twelve, which may be noon or midnight.
fn half_of_day<'t>(
    afternoon: bool,
    first: Token,
    after: &'t [Token],
    out: &mut Vec<Token>,
) -> Result<&'t [Token], DateError> {
    if let [hour, rest @ ..] = after
        && let Kind::Number(value, 1 | 2) = hour.kind
        && is_word(rest, Word::HourMark)
    {
        let value = of_half(value, afternoon, hour.start)?;
        return hour_and_minute(value, first, rest, out);
    }
    if let [time, rest @ ..] = after
        && is_time(time)
    {
        out.push(in_half(*time, afternoon)?);
        return Ok(rest);
    }
    if let Some(time) = out.last_mut().filter(|last| is_time(last)) {
        *time = in_half(*time, afternoon)?;
        return Ok(after);
    }
    let part = if afternoon {
        DayPart::Evening
    } else {
        DayPart::Morning
    };
    let kind = Kind::Word(Word::PartOfDay(part));
    out.push(Token { kind, ..first });
    Ok(after)
}

/// A clock time in a half of the day.
fn in_half(time: Token, afternoon: bool) -> Result<Token, DateError> {
    let Kind::Time(clock, next_day, used) = time.kind else {
        return Ok(time);
    };
    let hour = of_half(clock.second / 3600, afternoon, time.start)?;
    let clock = Clock {
        second: hour * 3600 + clock.second % 3600,
        ..clock
    };
    let kind = Kind::Time(clock, next_day, used);
    Ok(Token { kind, ..time })
}

/// An hour of the day from an hour of one of its halves; "午後0時" is usual in Japan.
fn of_half(hour: u32, afternoon: bool, at: usize) -> Result<u32, DateError> {
    match hour {
        0..=11 => Ok(hour + if afternoon { 12 } else { 0 }),
        12 => {
            let message = "twelve o'clock of a half of the day: noon or midnight?";
            Err(DateError::new(message, at).with_help("write 12:00 or 00:00"))
        }
        other => Ok(other),
    }
}

/// Whether the tokens begin with an article and a day: after 30 in "20 h 30 le 6 mai 2020".
fn begins_day(tokens: &[Token]) -> bool {
    matches!(tokens, [article, day, ..] if article.kind == Kind::Word(Word::Noise)
        && matches!(day.kind, Kind::Number(_, 1 | 2) | Kind::Numeric(..)))
}

/// Parses a word for hours and the hour or clock time next to it: "a las 10", "ore 10:30", "10:00 Uhr", "de 10:00 a las
/// 12:00". Returns the remaining tokens.
fn marked<'t>(
    mark: Token,
    after: &'t [Token],
    out: &mut Vec<Token>,
) -> Result<&'t [Token], DateError> {
    let last_is_time = out.last().is_some_and(is_time);
    if mark.kind == Kind::Word(Word::HourMark) && last_is_time {
        return Ok(after);
    }
    if last_is_time {
        let kind = Kind::Word(Word::To);
        out.push(Token { kind, ..mark });
    }
    match after {
        [time, ..] if is_time(time) => Ok(after),
        [number, rest @ ..] => match number.kind {
            Kind::Number(hour, 1 | 2) if is_word(rest, Word::HourMark) => {
                hour_and_minute(hour, *number, rest, out)
            }
            Kind::Number(hour, 1 | 2) if !continues_as_date(rest) => {
                out.push(timed(hour, 0, number.start, number.end)?);
                Ok(rest)
            }
            _ => {
                out.push(mark);
                Ok(after)
            }
        },
        [] => {
            out.push(mark);
            Ok(after)
        }
    }
}

/// Whether a number before the tokens is a part of a date, not an hour.
fn continues_as_date(rest: &[Token]) -> bool {
    let rest = match rest {
        [comma, rest @ ..] if comma.kind == Kind::Comma => rest,
        rest => rest,
    };
    rest.first().is_some_and(|next| {
        matches!(
            next.kind,
            Kind::Dot
                | Kind::Slash
                | Kind::Number(_, 3..)
                | Kind::Word(
                    Word::Month(_)
                        | Word::OrdinalMark
                        | Word::MonthMark
                        | Word::DayMark
                        | Word::YearMark
                        | Word::Century
                        | Word::InOrCentury
                        | Word::From
                        | Word::Noise
                        | Word::Bc
                        | Word::Ad
                )
        )
    })
}

/// Whether a number between the tokens is the end of a range of clock times: "10:00–12", "10:00 UTC to 12".
fn ends_range(before: &[Token], rest: &[Token]) -> bool {
    let Some((mark, before)) = before.split_last() else {
        return false;
    };
    let is_mark = matches!(
        mark.kind,
        Kind::Dash { .. } | Kind::Slash | Kind::Word(Word::To | Word::Until)
    );
    let before = match before {
        [before @ .., zone] if matches!(zone.kind, Kind::Zone(_) | Kind::Word(Word::Zone(..))) => {
            before
        }
        before => before,
    };
    let ends = rest.first().is_none_or(|next| {
        matches!(
            next.kind,
            Kind::Comma | Kind::Zone(_) | Kind::Word(Word::Zone(..) | Word::Noise)
        )
    });
    is_mark && before.last().is_some_and(is_time) && ends && !continues_as_month(rest)
}

/// Whether the tokens begin with a comma and a month: after 12 in "10:00 – 12, May 2026".
fn continues_as_month(rest: &[Token]) -> bool {
    matches!(rest, [comma, month, ..] if comma.kind == Kind::Comma
        && matches!(month.kind, Kind::Word(Word::Month(_))))
}

/// Token of a clock time.
///
/// # Errors
/// The hour or minute does not exist.
fn timed(hour: u32, minute: u32, start: usize, end: usize) -> Result<Token, DateError> {
    let wrong = |message: String, help: &str| DateError::new(message, start).with_help(help);
    if hour > 24 || hour == 24 && minute > 0 {
        return Err(wrong(
            format!("no hour {hour}"),
            "write an hour from 00 to 24, or the date in full",
        ));
    }
    if minute > 59 {
        return Err(wrong(
            format!("no minute {minute}"),
            "write a minute from 00 to 59",
        ));
    }
    let kind = Kind::Time(clock::at(hour % 24, minute), hour == 24, Used::NONE);
    Ok(Token { kind, start, end })
}
