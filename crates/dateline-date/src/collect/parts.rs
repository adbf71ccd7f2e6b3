//! Quarters, thirds and halves, and the numbers of centuries and millennia.

use super::{Collector, LAST};
use crate::conventions::Share;
use crate::error::DateError;
use crate::partial::{At, Years};
use crate::words::Word;

/// EDTF's codes directly before the first quarter, third and half of a year.
const QUARTER: u8 = 32;
const THIRD: u8 = 36;
const HALF: u8 = 39;

/// Share that EDTF's code for a quarter, third or half means for a period other than a year.
const fn share_of(code: u8) -> Option<Share> {
    match code {
        33..=36 => Some(Share::Quarter(code - QUARTER)),
        37..=39 => Some(Share::Third(code - THIRD)),
        40 => Some(Share::FirstHalf),
        41 => Some(Share::SecondHalf),
        _ => None,
    }
}

impl Collector {
    pub(super) fn set_share(&mut self, share: Share, at: usize) -> Result<(), DateError> {
        if self.partial.share != Share::All {
            return Err(DateError::new("a second part of it", at));
        }
        self.partial.share = share;
        Ok(())
    }

    pub(super) fn set_month(&mut self, month: u8, at: usize) -> Result<(), DateError> {
        if let Some(before) = self.partial.month {
            // "First third of May 2020"
            let (part, of) = (before.value.max(month), before.value.min(month));
            let Some(share) = share_of(part).filter(|_| (1..=12).contains(&of)) else {
                return Err(DateError::new("a second month", at));
            };
            self.set_share(share, at)?;
            self.partial.month = Some(At::new(of, at));
            return Ok(());
        }
        self.partial.month = Some(At::new(month, at));
        Ok(())
    }

    /// Sets quarter 1 to 4 (base 32), third 1 to 3 (base 36) or half 1 to 2 (base 39) as EDTF's code.
    pub(super) fn part_of_year(
        &mut self,
        base: u8,
        number: u32,
        at: usize,
    ) -> Result<(), DateError> {
        let most = match base {
            QUARTER => 4,
            THIRD => 3,
            _ => 2,
        };
        let number = if number == LAST {
            Some(most)
        } else {
            u8::try_from(number).ok()
        }
        .filter(|number| (1..=most).contains(number));
        match number {
            Some(number) => self.set_month(base + number, at),
            None => Err(DateError::new("no such quarter, third or half", at)
                .with_help("a year has quarters 1 to 4, thirds 1 to 3, halves 1 and 2")),
        }
    }

    /// Takes a word with a number: "19th century", "2nd quarter", or "Q" with its number after it.
    pub(super) fn counted(&mut self, word: Word, at: usize) -> Result<(), DateError> {
        let base = match word {
            Word::Quarter => QUARTER,
            Word::Third => THIRD,
            Word::Half => HALF,
            _ => 0,
        };
        let number = match (self.ordinal.take(), base) {
            (Some(number), _) => number,
            (None, 0) => {
                // "siglo XIX": the number follows.
                self.century_before = Some(word);
                return Ok(());
            }
            (None, _) => {
                self.set_month(base, at)?;
                self.ordinal = Some(At::new(0, at));
                return Ok(());
            }
        };
        match word {
            Word::Century => self.set_years(Years::Century(number.value), number.at),
            Word::Millennium => self.set_years(Years::Millennium(number.value), number.at),
            _ => self.part_of_year(base, number.value, number.at),
        }
    }

    /// Completes a century before another number: "s. XVIII, 2ª mitad".
    pub(super) fn close_century(&mut self) -> Result<(), DateError> {
        if self.century_before.is_some() && self.ordinal.is_some() {
            self.number_after()?;
            self.century_before = None;
        }
        Ok(())
    }

    /// Takes the number of a century or millennium after its word: "siglo XIX", "tisíciletí 2".
    pub(super) fn number_after(&mut self) -> Result<(), DateError> {
        let Some(word) = self.century_before else {
            let Some(ordinal) = self.ordinal.take() else {
                return Ok(());
            };
            self.partial.small_counts = true;
            return self.small(ordinal);
        };
        let number = self.ordinal.take().or_else(|| self.partial.small.take());
        match number {
            Some(number) if word == Word::Millennium => {
                self.set_years(Years::Millennium(number.value), number.at)
            }
            Some(number) => self.set_years(Years::Century(number.value), number.at),
            None => Err(DateError::new("which century?", self.partial.start)),
        }
    }

    /// Turns a half of a year into a share if the date is a decade, century or millennium.
    pub(super) fn half_of_many(&mut self) {
        let of_many = matches!(
            self.partial.years.map(|years| years.value),
            Some(Years::Decade(..) | Years::Century(_) | Years::Millennium(_))
        );
        let share = self.partial.month.and_then(|month| share_of(month.value));
        if let (true, Some(share)) = (of_many, share) {
            self.partial.share = share;
            self.partial.month = None;
        }
    }
}
