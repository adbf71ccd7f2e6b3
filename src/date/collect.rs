//! The parts of one date, collected from its tokens in whatever order they stand.

use super::DateError;
use super::Qualifier;
use super::lex::{Kind, Token};
use super::meaning::Clock;
use super::names::Share;
use super::partial::{At, Partial, Years};
use super::words::Word;

pub(super) fn expected(message: &str, offset: usize) -> DateError {
    DateError {
        message: message.to_owned(),
        offset,
        help: None,
    }
}

/// Collects the tokens of one date.
struct Collector {
    partial: Partial,
    ordinal: Option<At<u32>>,
    zone: Option<i16>,
    decade_word: bool,
    /// "siglo", "století": its number is still to come.
    century_before: Option<Word>,
}

impl Partial {
    /// Collects the parts that the tokens give, in whatever order they stand.
    ///
    /// # Errors
    /// At a token that has no place in a date.
    pub(super) fn collect(tokens: &[Token]) -> Result<Self, DateError> {
        let start = tokens.first().map_or(0, |token| token.start);
        let mut collector = Collector {
            partial: Self::empty(start),
            ordinal: None,
            zone: None,
            decade_word: false,
            century_before: None,
        };
        let mut rest = tokens;
        while let Some((token, after)) = rest.split_first() {
            rest = collector.take(*token, after)?;
            collector.partial.end = token.end;
        }
        collector.finish()
    }
}

impl Collector {
    /// Takes a token, and more where they belong to it: what is left.
    fn take<'t>(&mut self, token: Token, after: &'t [Token]) -> Result<&'t [Token], DateError> {
        match token.kind {
            Kind::Number(value, digits) => return self.number(value, digits, token.start, after),
            Kind::Roman(value) => self.roman(
                At {
                    value,
                    at: token.start,
                },
                after,
            )?,
            Kind::Numeric(shape, used) => {
                if self.partial.has_year() {
                    return Err(expected("a second date", token.start));
                }
                self.partial.numeric = Some(At {
                    value: shape,
                    at: token.start,
                });
                self.partial.used.merge(used);
            }
            Kind::Time(clock, next_day) => self.time(clock, next_day, token.start)?,
            Kind::Word(Word::AtOrAbout) => {
                let time = matches!(after, [next, ..] if matches!(next.kind, Kind::Time(..)))
                    || matches!(after, [_, mark, ..] if mark.kind == Kind::Word(Word::HourMark));
                if !time {
                    self.qualify(APPROXIMATE);
                }
            }
            Kind::Word(word) => self.word(word, token)?,
            Kind::Tilde => self.qualify(APPROXIMATE),
            Kind::Question => self.qualify(UNCERTAIN),
            Kind::Percent => self.qualify(APPROXIMATE.or(UNCERTAIN)),
            Kind::Comma | Kind::Dot | Kind::Dash { .. } | Kind::Slash => {}
        }
        Ok(after)
    }

    /// Qualifies the date, from before its first part or after it.
    fn qualify(&mut self, qualifier: Qualifier) {
        let partial = &mut self.partial;
        let begun = partial.has_year()
            || partial.month.is_some()
            || partial.small.is_some()
            || partial.day.is_some();
        let side = if begun {
            &mut partial.qualified_after
        } else {
            &mut partial.qualified_before
        };
        *side = side.or(qualifier);
    }

    /// A Roman numeral: a month between a day and a year, "9.V.1945", else the number of a century.
    fn roman(&mut self, numeral: At<u32>, after: &[Token]) -> Result<(), DateError> {
        let year_follows = matches!(
            after
                .iter()
                .find(|token| token.kind != Kind::Dot)
                .map(|token| token.kind),
            Some(Kind::Number(_, 4))
        );
        let month = u8::try_from(numeral.value).unwrap_or(0);
        if year_follows && self.partial.small.is_some() && (1..=12).contains(&month) {
            return self.set_month(month, numeral.at);
        }
        self.ordinal = Some(numeral);
        Ok(())
    }

    fn time(&mut self, clock: Clock, next_day: bool, at: usize) -> Result<(), DateError> {
        if self.partial.time.is_some() {
            return Err(expected("a second time of day", at));
        }
        self.partial.time = Some((clock, next_day));
        Ok(())
    }

    fn set_years(&mut self, value: Years, at: usize) -> Result<(), DateError> {
        // "60-е годы XIX века": a decade of a century.
        if let Some(before) = self.partial.years
            && let Some(decade) = decade_of_century(before.value, value)
        {
            self.partial.years = Some(At {
                value: decade,
                at: before.at,
            });
            return Ok(());
        }
        if self.partial.has_year() {
            return Err(expected("a second year", at));
        }
        self.partial.years = Some(At { value, at });
        Ok(())
    }

    fn number<'t>(
        &mut self,
        value: u32,
        digits: usize,
        at: usize,
        after: &'t [Token],
    ) -> Result<&'t [Token], DateError> {
        let skip_dot = match after {
            [dot, rest @ ..] if dot.kind == Kind::Dot => rest,
            _ => after,
        };
        let counted = |kind: Option<Kind>| {
            matches!(
                kind,
                Some(Kind::Word(
                    Word::Century
                        | Word::Millennium
                        | Word::Quarter
                        | Word::Half
                        | Word::OrdinalMark
                ))
            )
        };
        let ordinal = At { value, at };
        if digits <= 2 && counted(skip_dot.first().map(|token| token.kind)) {
            self.ordinal = Some(ordinal);
            return Ok(match skip_dot {
                [mark, rest @ ..] if mark.kind == Kind::Word(Word::OrdinalMark) => rest,
                _ => skip_dot,
            });
        }
        // "1. pol. 19. století"
        if value <= 2 && after_dot(after) == Some(Kind::Word(Word::Mid)) {
            self.partial.share = if value == 1 {
                Share::FirstHalf
            } else {
                Share::SecondHalf
            };
            return Ok(skip_dot.get(1..).unwrap_or_default());
        }
        let next = after.first().map(|token| token.kind);
        let rest = after.get(1..).unwrap_or_default();
        match next {
            // "Q2", "H1": the word stood before.
            _ if digits == 1 && self.ordinal.is_some_and(|ordinal| ordinal.value == 0) => {
                let code = self.partial.month.take().map_or(0, |month| month.value);
                self.ordinal = None;
                self.part_of_year(code, value, at)?;
                Ok(after)
            }
            Some(Kind::Word(Word::DecadeMark)) => {
                self.set_years(Years::Decade(value, digits), at)?;
                Ok(rest)
            }
            Some(Kind::Dot) if after_dot(after) == Some(Kind::Word(Word::DecadeMark)) => {
                self.set_years(Years::Decade(value, digits), at)?;
                Ok(skip_dot.get(1..).unwrap_or_default())
            }
            Some(Kind::Word(Word::YearMark)) => {
                self.set_years(Years::One(value), at)?;
                Ok(rest)
            }
            Some(Kind::Word(Word::MonthMark)) => {
                let month = u8::try_from(value)
                    .ok()
                    .filter(|month| (1..=12).contains(month));
                let month = month.ok_or_else(|| super::numeric::no_month(value, at))?;
                self.set_month(month, at)?;
                Ok(rest)
            }
            Some(Kind::Word(Word::DayMark)) => {
                self.partial.day = Some(ordinal);
                Ok(rest)
            }
            Some(Kind::Word(Word::HourMark)) if value < 24 => {
                self.time(super::clock::at(value, 0), false, at)?;
                Ok(rest)
            }
            _ if self.decade_word && value.is_multiple_of(10) => {
                self.set_years(Years::Decade(value, digits), at)?;
                Ok(after)
            }
            _ if digits >= 3 => {
                self.set_years(Years::One(value), at)?;
                Ok(after)
            }
            _ => {
                self.small(ordinal)?;
                Ok(after)
            }
        }
    }

    fn small(&mut self, number: At<u32>) -> Result<(), DateError> {
        match self.partial.small {
            None => self.partial.small = Some(number),
            // "March 15, 44 BC": the first is the day.
            Some(first) if self.partial.day.is_none() => {
                self.partial.day = Some(first);
                self.partial.small = Some(number);
            }
            Some(_) => return Err(expected("a number too many for a date", number.at)),
        }
        Ok(())
    }

    fn set_month(&mut self, month: u8, at: usize) -> Result<(), DateError> {
        if self.partial.month.is_some() {
            return Err(expected("a second month", at));
        }
        self.partial.month = Some(At { value: month, at });
        Ok(())
    }

    /// Quarter 1 to 4 (base 32) or half 1 to 2 (base 39) as EDTF's code.
    fn part_of_year(&mut self, base: u8, number: u32, at: usize) -> Result<(), DateError> {
        let most = if base == QUARTER { 4 } else { 2 };
        let number = u8::try_from(number)
            .ok()
            .filter(|number| (1..=most).contains(number));
        match number {
            Some(number) => self.set_month(base + number, at),
            None => Err(expected("no such quarter or half", at)),
        }
    }

    fn word(&mut self, word: Word, token: Token) -> Result<(), DateError> {
        let at = token.start;
        match word {
            Word::Month(month) | Word::Season(month) => self.set_month(month, at)?,
            Word::Weekday(day) => self.partial.weekday = Some(day),
            Word::Bc => self.partial.bc = Some(true),
            Word::Ad => self.partial.bc = Some(false),
            // "19th c."
            Word::Circa if self.ordinal.is_some() && token.end - token.start == 1 => {
                self.counted(Word::Century, at)?;
            }
            Word::Circa => self.qualify(APPROXIMATE),
            Word::Doubt => self.qualify(UNCERTAIN),
            Word::Early => self.partial.share = Share::Early,
            Word::Mid => self.partial.share = Share::Mid,
            Word::Late => self.partial.share = Share::Late,
            Word::FirstHalf => self.partial.share = Share::FirstHalf,
            Word::SecondHalf => self.partial.share = Share::SecondHalf,
            Word::Ordinal(value) => {
                self.ordinal = Some(At {
                    value: u32::from(value),
                    at,
                });
            }
            Word::Century | Word::Millennium | Word::Quarter | Word::Half => {
                self.counted(word, at)?;
            }
            Word::Decade if self.ordinal.is_some() => {
                let number = self.ordinal.take().map_or(0, |ordinal| ordinal.value);
                self.set_years(
                    Years::Decade(number.saturating_sub(1).saturating_mul(10), 2),
                    at,
                )?;
            }
            Word::Decade => {
                self.decade_word = true;
                if let Some(At {
                    value: Years::One(year),
                    at,
                }) = self.partial.years
                {
                    self.partial.years = Some(At {
                        value: Years::Decade(year, 4),
                        at,
                    });
                }
            }
            Word::Noon => self.time(super::clock::at(12, 0), false, at)?,
            Word::Midnight => self.time(super::clock::at(0, 0), false, at)?,
            Word::Zone(minutes) => self.zone = Some(minutes),
            Word::Era(base) => self.partial.era = Some(i64::from(base)),
            Word::HourMark if self.partial.time.is_some() => {}
            Word::Noise
            | Word::DecadeMark
            | Word::OrdinalMark
            | Word::From
            | Word::YearMark
            | Word::To => {}
            _ => return Err(expected("this word has no place here", at)),
        }
        Ok(())
    }

    /// A word that is counted: "19th century", "2nd quarter", and "Q" with its number after it.
    fn counted(&mut self, word: Word, at: usize) -> Result<(), DateError> {
        let base = match word {
            Word::Quarter => QUARTER,
            Word::Half => HALF,
            _ => 0,
        };
        let number = match (self.ordinal.take(), base) {
            (Some(number), _) => number,
            (None, 0) => {
                // "siglo XIX": the number comes after it.
                self.century_before = Some(word);
                return Ok(());
            }
            (None, _) => {
                self.set_month(base, at)?;
                self.ordinal = Some(At { value: 0, at });
                return Ok(());
            }
        };
        match word {
            Word::Century => self.set_years(Years::Century(number.value), number.at),
            Word::Millennium => self.set_years(Years::Millennium(number.value), number.at),
            _ => self.part_of_year(base, number.value, number.at),
        }
    }

    fn finish(mut self) -> Result<Partial, DateError> {
        if let Some(ordinal) = self.ordinal.take() {
            if ordinal.value == 0 {
                return Err(expected("which quarter or half?", ordinal.at));
            }
            match self.century_before {
                Some(Word::Millennium) => {
                    self.set_years(Years::Millennium(ordinal.value), ordinal.at)?;
                }
                Some(_) => self.set_years(Years::Century(ordinal.value), ordinal.at)?,
                None => self.small(ordinal)?,
            }
        } else if let (Some(word), Some(small)) = (self.century_before, self.partial.small) {
            self.partial.small = None;
            let years = if word == Word::Millennium {
                Years::Millennium
            } else {
                Years::Century
            };
            self.set_years(years(small.value), small.at)?;
        }
        let of_many = matches!(
            self.partial.years,
            Some(At {
                value: Years::Decade(..) | Years::Century(_),
                ..
            })
        );
        if let (
            true,
            Some(At {
                value: code @ 40..=41,
                ..
            }),
        ) = (of_many, self.partial.month)
        {
            self.partial.share = if code == 40 {
                Share::FirstHalf
            } else {
                Share::SecondHalf
            };
            self.partial.month = None;
        }
        if self.partial.weekday.is_some() && self.partial.small.is_none() && !self.partial.has_day()
        {
            return Err(expected("a weekday needs a day", self.partial.start));
        }
        let year_to_come = self.partial.bc.is_some() && self.partial.years.is_none();
        let in_month = self.partial.month.is_some_and(|month| month.value <= 12);
        if in_month && self.partial.day.is_none() && !year_to_come {
            self.partial.day = self.partial.small.take();
        }
        self.partial.own_year = self.partial.has_year();
        if let (Some(zone), Some((clock, _))) = (self.zone, &mut self.partial.time) {
            clock.offset = Some(zone);
        }
        Ok(self.partial)
    }
}

const APPROXIMATE: Qualifier = Qualifier {
    uncertain: false,
    approximate: true,
};
const UNCERTAIN: Qualifier = Qualifier {
    uncertain: true,
    approximate: false,
};

/// EDTF's code before the first quarter, and before the first half of a year.
const QUARTER: u8 = 32;
const HALF: u8 = 39;

/// A decade of two digits and the century that it is of.
fn decade_of_century(one: Years, other: Years) -> Option<Years> {
    match (one, other) {
        (Years::Decade(decade @ 0..=99, _), Years::Century(century @ 1..))
        | (Years::Century(century @ 1..), Years::Decade(decade @ 0..=99, _)) => Some(
            Years::Decade((century - 1).saturating_mul(100).saturating_add(decade), 4),
        ),
        _ => None,
    }
}

/// What follows a number and its dot.
fn after_dot(after: &[Token]) -> Option<Kind> {
    match after {
        [dot, next, ..] if dot.kind == Kind::Dot => Some(next.kind),
        _ => None,
    }
}
