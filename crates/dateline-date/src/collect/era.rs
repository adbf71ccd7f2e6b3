//! Eras and the year beside them: "AD 79, 24 August", "44 BC, March 15", "Heisei 31".

use super::Collector;
use crate::error::DateError;
use crate::lex::{Kind, Token};
use crate::partial::Years;
use crate::words::Word;

impl Collector {
    /// "Heisei 31", "3 March Reiwa 2": the number directly after an era name is its year.
    pub(super) fn year_of_era<'t>(&mut self, after: &'t [Token]) -> Result<&'t [Token], DateError> {
        let is_mark =
            |token: &Token| matches!(token.kind, Kind::Word(Word::YearMark | Word::DecadeMark));
        match after.split_first() {
            Some((number, rest)) if !self.partial.has_year() => match number.kind {
                Kind::Number(value, 1..=2) if !rest.first().is_some_and(is_mark) => {
                    self.set_years(Years::One(value), number.start)?;
                    Ok(rest)
                }
                _ => Ok(after),
            },
            _ => Ok(after),
        }
    }

    /// "AD 79, 24 August": the number directly after the era is its year.
    pub(super) fn era_first<'t>(
        &mut self,
        (word, token): (Word, Token),
        after: &'t [Token],
    ) -> Result<&'t [Token], DateError> {
        self.word(word, token)?;
        let is_noise = |token: &&Token| {
            matches!(
                token.kind,
                Kind::Dot | Kind::Tilde | Kind::Word(Word::Circa | Word::Noise)
            )
        };
        let next = after.iter().find(|token| !is_noise(token));
        if let Some(month) = next
            && matches!(month.kind, Kind::Word(Word::Month(_) | Word::Weekday(_)))
        {
            return Err(DateError::new(
                "BC and AD belong beside their year",
                token.start,
            ));
        }
        match after {
            [number, rest @ ..] => match number.kind {
                // "BC 5th century", "AD 3 March 79"
                Kind::Number(value, 1 | 2)
                    if matches!(rest, [comma, ..] if comma.kind == Kind::Comma)
                        || value > 31 && !is_counted(rest) =>
                {
                    self.set_years(Years::One(value), number.start)?;
                    Ok(rest)
                }
                _ => Ok(after),
            },
            [] => Ok(after),
        }
    }

    /// "44 BC, March 15": the number before the era is the year, not a day.
    pub(super) fn year_before_era(&mut self, after: &[Token]) -> Result<(), DateError> {
        if self.partial.month.is_some() || !begins_month(after) {
            return Ok(());
        }
        match self.partial.small.take() {
            Some(year) => self.set_years(Years::One(year.value), year.at),
            None => Ok(()),
        }
    }
}

/// Whether the tokens say what the number before them counts: "5th", "480s".
fn is_counted(rest: &[Token]) -> bool {
    matches!(rest, [mark, ..] if matches!(mark.kind, Kind::Word(
        Word::OrdinalMark | Word::DecadeMark | Word::YearMark | Word::Century | Word::Millennium
    ) | Kind::Slash | Kind::PlusMinus))
}

/// Whether the tokens begin with a month, or a day and a month.
fn begins_month(tokens: &[Token]) -> bool {
    let is_between = |token: &&Token| {
        matches!(
            token.kind,
            Kind::Comma | Kind::Dot | Kind::Number(_, 1 | 2) | Kind::Word(Word::OrdinalMark)
        )
    };
    tokens
        .iter()
        .find(|token| !is_between(token))
        .is_some_and(|token| matches!(token.kind, Kind::Word(Word::Month(_))))
}
