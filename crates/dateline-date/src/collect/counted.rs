//! What an ordinal number counts: the weekdays of a month, centuries, parts of a year.

use super::{Collector, LAST, put_at};
use crate::error::DateError;
use crate::lex::{Kind, Token};
use crate::partial::{At, Nth, Years};
use crate::words::Word;

impl Collector {
    /// "First Monday in May 2019", "1st Monday", "last Friday": the weekday is counted within its month.
    pub(super) fn nth_weekday<'t>(
        &mut self,
        word: Word,
        at: usize,
        after: &'t [Token],
    ) -> Result<Option<&'t [Token]>, DateError> {
        let number = match word {
            Word::Ordinal(number) => u32::from(number),
            Word::Last => LAST,
            _ => return Ok(None),
        };
        self.weekday_counted(At::new(number, at), after)
    }

    /// Takes the weekday after an ordinal number, if a month follows.
    pub(super) fn weekday_counted<'t>(
        &mut self,
        number: At<u32>,
        after: &'t [Token],
    ) -> Result<Option<&'t [Token]>, DateError> {
        let Some((Kind::Word(Word::Weekday(weekday)), rest)) =
            after.split_first().map(|(first, rest)| (first.kind, rest))
        else {
            return Ok(None);
        };
        // In "May 3rd Friday" the number is the day.
        if self.partial.month.is_some() {
            return Ok(None);
        }
        let nth = Nth {
            number: number.value,
            weekday,
        };
        put_at(&mut self.partial.nth_weekday, number.map(|_| nth))?;
        Ok(Some(rest))
    }

    /// Takes an ordinal number in words, or what such a number counts: "first", "century", "quarter".
    pub(super) fn counting_word(&mut self, word: Word, at: usize) -> Result<(), DateError> {
        let ordinal = |value: u32| At::new(value, at);
        match word {
            Word::MiddleThird => {
                self.close_century()?;
                put_at(&mut self.ordinal, ordinal(2))?;
                self.counted(Word::Third, at)
            }
            // "Last third", "second quarter" in a language where "third" and "fourth" have those meanings.
            Word::Ordinal(number) => {
                self.close_century()?;
                match number {
                    3 if self.ordinal.is_some() => self.counted(Word::Third, at),
                    4 if self.ordinal.is_some() => self.counted(Word::Quarter, at),
                    _ => put_at(&mut self.ordinal, ordinal(u32::from(number))),
                }
            }
            Word::Last => {
                self.close_century()?;
                put_at(&mut self.ordinal, ordinal(LAST))
            }
            _ => self.counted(word, at),
        }
    }

    /// Takes the word "decade", after its ordinal number or beside a year.
    pub(super) fn decade(&mut self, at: usize) -> Result<(), DateError> {
        if let Some(ordinal) = self.ordinal.take() {
            let number = match ordinal.value {
                LAST => 10,
                number => number,
            };
            let first = number.saturating_sub(1).saturating_mul(10);
            return self.set_years(Years::Decade(first, 2), at);
        }
        self.decade_word = true;
        self.decade_named = Some(at);
        if let Some(years) = &mut self.partial.years
            && let Years::One(year) = years.value
        {
            years.value = Years::Decade(year, 4);
        }
        Ok(())
    }
}
