//! Numbers in a date: the context determines what they mean.

use super::word::length;
use super::{Collector, put_at};
use crate::conventions::Share;
use crate::error::DateError;
use crate::lex::{Kind, Token};
use crate::numeric;
use crate::partial::{At, Years};
use crate::week::Week;
use crate::words::Word;

impl Collector {
    /// Takes a number and the words after it that determine its meaning; returns the rest.
    pub(super) fn number<'t>(
        &mut self,
        number: At<u32>,
        digits: usize,
        after: &'t [Token],
    ) -> Result<&'t [Token], DateError> {
        if self.week_named.is_some() && self.partial.week.is_none() && digits <= 2 {
            self.partial.week = Some(number.map(Week::Number));
            return Ok(after);
        }
        if self.fill_quarter(number, digits)? {
            return Ok(after);
        }
        if let Some(rest) = self.counting(number, digits, after)? {
            return Ok(rest);
        }
        if let Some(rest) = self.marked(number, digits, after)? {
            return Ok(rest);
        }
        if self.decade_word && number.value.is_multiple_of(10) {
            self.set_years(Years::Decade(number.value, digits), number.at)?;
        } else if digits >= 3 {
            self.set_years(Years::One(number.value), number.at)?;
        } else {
            self.small(number)?;
            self.two_digits = Some(number).filter(|_| digits == 2);
        }
        Ok(after)
    }

    /// Takes the number of "Q2" or "H1", whose letter came before it.
    fn fill_quarter(&mut self, number: At<u32>, digits: usize) -> Result<bool, DateError> {
        if digits != 1 || self.ordinal.is_none_or(|ordinal| ordinal.value != 0) {
            return Ok(false);
        }
        self.ordinal = None;
        let code = self.partial.month.take().map_or(0, |month| month.value);
        self.part_of_year(code, number.value, number.at)?;
        Ok(true)
    }

    /// Takes an ordinal number: "19th", "19. Jahrhundert", "2. Quartal", "1. pol. 19. století".
    fn counting<'t>(
        &mut self,
        number: At<u32>,
        digits: usize,
        after: &'t [Token],
    ) -> Result<Option<&'t [Token]>, DateError> {
        let rest = skip_dot(after);
        let Some((first, then)) = rest.split_first() else {
            return Ok(None);
        };
        let Kind::Word(word) = first.kind else {
            return Ok(None);
        };
        match word {
            // No day or century has more digits: the mark is left over and rejected.
            Word::OrdinalMark if digits <= 2 => {
                if let Some(rest) = self.weekday_counted(number, then)? {
                    return Ok(Some(rest));
                }
                self.set_ordinal(number)?;
                Ok(Some(then))
            }
            // "1. Montag im Mai 2019"
            Word::Weekday(_) if digits == 1 && rest.len() < after.len() => {
                self.weekday_counted(number, rest)
            }
            Word::Century
            | Word::Millennium
            | Word::Quarter
            | Word::Third
            | Word::Half
            | Word::Week
                if digits <= 2 =>
            {
                self.set_ordinal(number)?;
                Ok(Some(rest))
            }
            Word::Weeks => Err(length(number.at)),
            Word::Mid
                if number.value <= 2
                    && (rest.len() < after.len() || is_of_century(then))
                    && self.partial.share == Share::All =>
            {
                self.partial.share = if number.value == 1 {
                    Share::FirstHalf
                } else {
                    Share::SecondHalf
                };
                Ok(Some(then))
            }
            _ => Ok(None),
        }
    }

    /// Takes a number whose unit follows: "1970s", "2019年", "10 Uhr".
    fn marked<'t>(
        &mut self,
        number: At<u32>,
        digits: usize,
        after: &'t [Token],
    ) -> Result<Option<&'t [Token]>, DateError> {
        let At { value, at } = number;
        let dotted = skip_dot(after);
        // "1970s", "60. let"
        let decade = matches!(
            dotted.first().map(|token| token.kind),
            Some(Kind::Word(Word::DecadeMark))
        ) || dotted.len() < after.len()
            && matches!(
                dotted.first().map(|token| token.kind),
                Some(Kind::Word(Word::Length))
            );
        if decade {
            self.set_years(Years::Decade(value, digits), at)?;
            return Ok(dotted.get(1..));
        }
        let Some(Kind::Word(word)) = after.first().map(|token| token.kind) else {
            return Ok(None);
        };
        match word {
            Word::YearMark => self.set_years(Years::One(value), at)?,
            Word::MonthMark => {
                let month = u8::try_from(value)
                    .ok()
                    .filter(|month| (1..=12).contains(month));
                self.set_month(month.ok_or_else(|| numeric::no_month(value, at))?, at)?;
            }
            Word::LatinMonth => {
                let month = u8::try_from(value.saturating_add(2)).ok();
                let month = month.filter(|month| (9..=12).contains(month));
                let none = || DateError::new("only 7ber to 10ber are months", at);
                self.set_month(month.ok_or_else(none)?, at)?;
            }
            Word::DayMark => put_at(&mut self.partial.day, number)?,
            Word::Length => return Err(length(at)),
            _ => return Ok(None),
        }
        Ok(after.get(1..))
    }
}

/// Whether the tokens begin with a century: after "2 poł." in "2 poł. XIX w.".
fn is_of_century(after: &[Token]) -> bool {
    match skip_dot(after) {
        [number, rest @ ..] => match number.kind {
            Kind::Roman(_) => true,
            Kind::Number(_, 1 | 2) => skip_dot(rest)
                .first()
                .is_some_and(|unit| unit.kind == Kind::Word(Word::Century)),
            _ => false,
        },
        [] => false,
    }
}

/// The tokens after a number without a leading dot.
fn skip_dot(after: &[Token]) -> &[Token] {
    match after {
        [dot, rest @ ..] if dot.kind == Kind::Dot => rest,
        _ => after,
    }
}
