//! Words in a date.

use super::{APPROXIMATE, Collector, UNCERTAIN, put, put_at};
use crate::clock;
use crate::conventions::Convention;
use crate::conventions::Share;
use crate::error::DateError;
use crate::lex::Token;
use crate::partial::{At, Style, Years};
use crate::week::Week;
use crate::words::Word;
use crate::zone::Zone;

impl Collector {
    /// Takes a word: an era, a qualifier, a calendar style, a label, or one that says nothing; else a part of the date.
    pub(super) fn word(&mut self, word: Word, token: Token) -> Result<(), DateError> {
        let at = token.start;
        match word {
            Word::BcBefore if self.begun() || self.partial.era.is_some() => {
                return Err(self.before_what(at));
            }
            Word::Bc | Word::BcBefore => put(&mut self.partial.bc, true, at)?,
            Word::Ad => put(&mut self.partial.bc, false, at)?,
            // "19th c."
            Word::Circa if self.ordinal.is_some() && token.end - token.start == 1 => {
                self.counted(Word::Century, at)?;
            }
            Word::Circa => self.qualify(APPROXIMATE),
            Word::Estimated => {
                self.qualify(APPROXIMATE);
                self.partial.used.add(Convention::Estimated);
            }
            Word::Doubt => self.qualify(UNCERTAIN),
            Word::AtLeast if !self.begun() => put(&mut self.partial.at_least, at, at)?,
            Word::Fiscal | Word::CountedFrom | Word::MovableFeast => {
                return Err(without_limits(word, at));
            }
            word if word.is_label() && !self.begun() => self.partial.used.add(Convention::Label),
            Word::Label | Word::Reign | Word::Bulk => {
                return Err(DateError::new("this word can only begin a date", at));
            }
            Word::OldStyle => put(&mut self.partial.style, Style::Old, at)?,
            Word::NewStyle => put(&mut self.partial.style, Style::New, at)?,
            Word::Length if self.begun() => return Err(length(at)),
            Word::InOrCentury if self.ordinal.is_some() => self.counted(Word::Century, at)?,
            Word::Noise
            | Word::Length
            | Word::From
            | Word::YearMark
            | Word::To
            | Word::InOrCentury => {}
            // "léta 1960": the word for "years" before a year.
            Word::DecadeMark if !self.begun() && self.partial.era.is_none() => {}
            _ => self.part(word, at)?,
        }
        Ok(())
    }

    /// Takes a word that is a part of the date: a month, a day, years, a share of them, or a time of day.
    fn part(&mut self, word: Word, at: usize) -> Result<(), DateError> {
        match word {
            Word::Month(month) | Word::Season(month) => self.set_month(month, at)?,
            Word::Weekday(day) => put(&mut self.partial.weekday, day, at)?,
            Word::Feast(month, day) => {
                self.set_month(month, at)?;
                put_at(&mut self.partial.day, At::new(u32::from(day), at))?;
                self.partial.used.add(Convention::Feast);
            }
            Word::Week | Word::Weeks => self.week(at)?,
            // "10th week of 2024"
            Word::WeekBy(Week::Of) if self.ordinal.is_some() => self.week(at)?,
            Word::WeekBy(Week::End) if self.ordinal.is_some() => {
                let error = DateError::new("a weekend is not counted within its month", at);
                return Err(error.with_help("write its days, as in 6–7 June 2020"));
            }
            Word::WeekBy(week) => put_at(&mut self.partial.week, At::new(week, at))?,
            Word::MonthsTo(months) => {
                put_at(&mut self.partial.months_to, At::new(months, at))?;
            }
            Word::TurnOf => {
                self.set_share(Share::Turn, at)?;
                self.partial.used.add(Convention::TurnOf);
            }
            Word::Early => self.set_share(Share::Early, at)?,
            Word::Mid => self.set_share(Share::Mid, at)?,
            Word::Late => self.set_share(Share::Late, at)?,
            Word::FirstHalf => self.set_share(Share::FirstHalf, at)?,
            Word::SecondHalf => self.set_share(Share::SecondHalf, at)?,
            // "Jun Q 1850": the quarter that ends with June.
            Word::Quarter if self.is_quarter_end() => {
                let month = self.partial.month;
                self.partial.month = month.map(|month| month.map(|month| 32 + month / 3));
            }
            Word::MiddleThird
            | Word::Last
            | Word::Ordinal(_)
            | Word::Century
            | Word::Millennium
            | Word::Quarter
            | Word::Third
            | Word::Half => self.counting_word(word, at)?,
            Word::YearUnknown => self.set_years(Years::Unknown, at)?,
            Word::Decade => self.decade(at)?,
            Word::Years => self.decade_word = true,
            Word::Noon => self.time(clock::at(12, 0), false, at)?,
            Word::Midnight => {
                self.time(clock::at(0, 0), false, at)?;
                self.partial.midnight = Some(at);
            }
            Word::Zone(name, minutes) => {
                self.zone(Zone::abbreviated(name, i32::from(minutes) * 60), at)?;
            }
            Word::PartOfDay(_) => self.partial.used.add(Convention::PartOfDay),
            _ => return Err(DateError::new("unexpected word", at)),
        }
        Ok(())
    }

    /// Whether so far there is a month that ends a quarter, and nothing else but its year.
    fn is_quarter_end(&self) -> bool {
        let month = self.partial.month.map(|month| month.value);
        matches!(month, Some(3 | 6 | 9 | 12))
            && self.ordinal.is_none()
            && self.partial.small.is_none()
            && self.partial.day.is_none()
    }

    /// Error for "前" after a year or the name of an era.
    fn before_what(&self, at: usize) -> DateError {
        let (message, help) = if self.begun() {
            (
                "“前” after a year is ambiguous: before it, or that many years ago",
                "write 前3年 for 3 BC, 1970年以前 or the year that is meant",
            )
        } else {
            (
                "years before an era are not counted",
                "write the year itself, as in 1911",
            )
        };
        DateError::new(message, at).with_help(help)
    }

    /// Takes a week with an ordinal, "10th week", or one whose number follows.
    fn week(&mut self, at: usize) -> Result<(), DateError> {
        match self.ordinal.take() {
            Some(number) => put(&mut self.partial.week, number.map(Week::Nth), at),
            None => put(&mut self.week_named, at, at),
        }
    }
}

/// Error for a duration: "30 years", "5 weeks".
pub(super) fn length(at: usize) -> DateError {
    DateError::new("a duration is not a date", at)
        .with_help("write the date itself, or both ends of the range")
}

/// Error for a period or day whose limits the text does not give.
fn without_limits(word: Word, at: usize) -> DateError {
    let (message, help) = match word {
        Word::Fiscal => (
            "ambiguous period: fiscal, tax and school years begin on different days",
            "write its first and last day, as in 2022-10-01/2023-09-30",
        ),
        Word::MovableFeast => (
            "a feast whose day moves from year to year",
            "write its date",
        ),
        _ => (
            "a day or year that is counted from another date",
            "write the date itself",
        ),
    };
    DateError::new(message, at).with_help(help)
}
