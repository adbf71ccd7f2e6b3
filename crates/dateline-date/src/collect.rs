//! Collects the parts of one date from its tokens, in any order.

mod counted;
mod era;
mod number;
mod parts;
mod word;

use super::certainty::Qualifier;
use super::conventions::Convention;
use super::error::DateError;
use super::lex::{Kind, Token};
use super::meaning::Clock;
use super::partial::{At, Partial, Years};
use super::week::Week;
use super::words::Word;
use super::zone::Zone;

/// Sets a part of a date that may be given only once.
fn put<T>(slot: &mut Option<T>, value: T, at: usize) -> Result<(), DateError> {
    if slot.is_some() {
        return Err(DateError::new("given twice", at));
    }
    *slot = Some(value);
    Ok(())
}

/// Sets a part of a date that may be given only once, with its byte offset.
fn put_at<T>(slot: &mut Option<At<T>>, part: At<T>) -> Result<(), DateError> {
    let at = part.at;
    put(slot, part, at)
}

/// Collects the tokens of one date.
#[derive(Default)]
struct Collector {
    partial: Partial,
    ordinal: Option<At<u32>>,
    zone: Option<At<Zone>>,
    /// A round number that follows means a decade.
    decade_word: bool,
    /// Byte of a word for a decade that requires one.
    decade_named: Option<usize>,
    /// Byte of a word for a week whose number follows.
    week_named: Option<usize>,
    /// A number of two digits that may be a year.
    two_digits: Option<At<u32>>,
    /// "siglo", "século": the century word before its number.
    century_before: Option<Word>,
}

impl Partial {
    /// Collects the parts of a date from its tokens, in any order.
    ///
    /// # Errors
    /// A token that does not fit into a date.
    pub(super) fn collect(tokens: &[Token]) -> Result<Self, DateError> {
        let start = tokens.first().map_or(0, |token| token.start);
        let mut collector = Collector {
            partial: Self::empty(start),
            ..Collector::default()
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
    /// Takes a token and any that belong to it; returns the rest.
    fn take<'t>(&mut self, token: Token, after: &'t [Token]) -> Result<&'t [Token], DateError> {
        let at = token.start;
        match token.kind {
            Kind::Number(value, digits) => return self.number(At::new(value, at), digits, after),
            Kind::Word(word) => return self.word_before(word, token, after),
            Kind::PlusMinus => return self.plus_minus(at, after),
            Kind::Roman(value) => self.roman(At::new(value, at), after)?,
            Kind::ShortYear(year) => put_at(&mut self.partial.short_year, At::new(year, at))?,
            Kind::IsoWeek(year, week) => {
                self.set_years(Years::One(year), at)?;
                put_at(&mut self.partial.week, At::new(Week::Number(week), at))?;
            }
            Kind::DoubleDay(day) => {
                put_at(&mut self.partial.day, At::new(day, at))?;
                self.partial.used.add(Convention::DoubleDay);
            }
            Kind::DualYear(year) => {
                self.set_years(Years::One(year), at)?;
                self.partial.used.add(Convention::DualYear);
            }
            Kind::Numeric(shape, used) => {
                if self.partial.has_year() {
                    return Err(DateError::new("a second date", at));
                }
                self.partial.numeric = Some(At::new(shape, at));
                self.partial.used.merge(used);
            }
            Kind::Time(clock, next_day, used) => {
                self.time(clock, next_day, at)?;
                self.partial.used.merge(used);
            }
            Kind::Zone(zone) => self.zone(zone, at)?,
            Kind::Years(years, convention) => {
                self.set_years(years, at)?;
                // `190-` is the decade, even though "the 1900s" is a century.
                self.partial.sure_decade = true;
                self.partial.used.add(convention);
            }
            Kind::Tilde => self.qualify(APPROXIMATE),
            Kind::Question => self.qualify(UNCERTAIN),
            Kind::Percent => self.qualify(APPROXIMATE.or(UNCERTAIN)),
            Kind::Comma | Kind::Dot | Kind::Dash { .. } | Kind::Slash => {}
        }
        Ok(after)
    }

    /// Takes a word and any tokens after it that belong to it; returns the rest.
    fn word_before<'t>(
        &mut self,
        word: Word,
        token: Token,
        after: &'t [Token],
    ) -> Result<&'t [Token], DateError> {
        match word {
            Word::AtOrAbout => {
                let time = matches!(after, [next, ..] if matches!(next.kind, Kind::Time(..)));
                if !time {
                    self.qualify(APPROXIMATE);
                }
            }
            Word::Era(era) => {
                put(&mut self.partial.era, era, token.start)?;
                return self.year_of_era(after);
            }
            Word::Ad | Word::Bc if !self.begun() => return self.era_first((word, token), after),
            Word::Ad | Word::Bc => {
                self.word(word, token)?;
                self.year_before_era(after)?;
            }
            _ => {
                if let Some(rest) = self.nth_weekday(word, token.start, after)? {
                    return Ok(rest);
                }
                self.word(word, token)?;
            }
        }
        Ok(after)
    }

    /// Whether a part of the date has been found.
    fn begun(&self) -> bool {
        let partial = &self.partial;
        partial.has_year()
            || partial.month.is_some()
            || partial.small.is_some()
            || partial.day.is_some()
            || partial.nth_weekday.is_some()
    }

    /// "1850 ± 5", with the `±` at a byte offset; before a date or at its end it means "about".
    fn plus_minus<'t>(&mut self, at: usize, after: &'t [Token]) -> Result<&'t [Token], DateError> {
        let number = after.split_first().filter(|_| self.begun());
        let Some((Kind::Number(value, 1..=4), rest)) = number.map(|(next, rest)| (next.kind, rest))
        else {
            self.qualify(APPROXIMATE);
            return Ok(after);
        };
        put_at(&mut self.partial.tolerance, At::new(value, at))?;
        // "1850 ± 5 years"
        Ok(match rest {
            [unit, rest @ ..] if unit.kind == Kind::Word(Word::Length) => rest,
            _ => rest,
        })
    }

    /// Adds a qualifier to the date: before its first part or after it.
    fn qualify(&mut self, qualifier: Qualifier) {
        let begun = self.begun();
        let partial = &mut self.partial;
        let side = if begun {
            &mut partial.qualified_after
        } else {
            &mut partial.qualified_before
        };
        *side = side.or(qualifier);
    }

    /// Takes a Roman numeral: the number of a century or of a part of a year.
    fn roman(&mut self, numeral: At<u32>, after: &[Token]) -> Result<(), DateError> {
        // "XX May 2020"
        let next = after
            .iter()
            .find(|token| !matches!(token.kind, Kind::Dot | Kind::Word(Word::Noise | Word::From)));
        let is_month = |token: &Token| matches!(token.kind, Kind::Word(Word::Month(_)));
        let after_month = self.partial.month.is_some_and(|month| month.value <= 12);
        let beside_month = after_month || next.is_some_and(is_month);
        if numeral.value.is_multiple_of(10) && beside_month {
            let error = DateError::new("X may be a digit that is not known, or 10", numeral.at);
            return Err(
                error.with_help("write the day in digits, or 2020-05-XX for an unknown one")
            );
        }
        self.set_ordinal(numeral)
    }

    /// Takes a number that counts the unit that follows.
    fn set_ordinal(&mut self, number: At<u32>) -> Result<(), DateError> {
        self.close_century()?;
        // "The last years of the 19th century"
        if let Some(At { value: LAST, at }) = self.ordinal {
            return Err(DateError::new("the last of what?", at));
        }
        put_at(&mut self.ordinal, number)
    }

    fn time(&mut self, clock: Clock, next_day: bool, at: usize) -> Result<(), DateError> {
        if let Some((before, _)) = self.partial.time {
            // "12:00 noon"
            if before == clock && clock.second == NOON {
                return Ok(());
            }
            return Err(DateError::new("a second time of day", at));
        }
        self.partial.time = Some((clock, next_day));
        Ok(())
    }

    /// Takes a zone: that of the time, or a second name for it (`-0500 EST`), which is compared later.
    fn zone(&mut self, zone: Zone, at: usize) -> Result<(), DateError> {
        let has_zone = self.zone.is_some()
            || (self.partial.time).is_some_and(|(clock, _)| clock.zone.is_some());
        if has_zone {
            put_at(&mut self.partial.second_zone, At::new(zone, at))
        } else {
            put_at(&mut self.zone, At::new(zone, at))
        }
    }

    fn set_years(&mut self, value: Years, at: usize) -> Result<(), DateError> {
        // "60-е годы XIX века": a decade of a century.
        if let Some(before) = self.partial.years
            && let Some(decade) = decade_of_century(before.value, value)
        {
            self.partial.years = Some(At::new(decade, before.at));
            self.partial.sure_decade = true;
            return Ok(());
        }
        if self.partial.has_year() {
            return Err(DateError::new("a second year", at));
        }
        self.partial.years = Some(At::new(value, at));
        Ok(())
    }

    /// "14-Mar-22", "Q4/19": a two-digit number where a year must follow.
    fn find_short_year(&mut self) {
        let partial = &mut self.partial;
        let needs_year = partial.day.is_some() && partial.month.is_some()
            || partial.month.is_some_and(|month| month.value > 12)
            || partial.is_numbered_week();
        let has_year = partial.has_year() || partial.bc.is_some() || partial.era.is_some();
        if needs_year && !has_year && self.two_digits.is_some() && partial.small == self.two_digits
        {
            partial.short_year = partial.small;
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
            Some(_) => return Err(DateError::new("unexpected number", number.at)),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Partial, DateError> {
        match self.ordinal {
            Some(At { value: 0, at }) => return Err(DateError::new("which quarter or half?", at)),
            Some(At { value: LAST, at }) => return Err(DateError::new("the last of what?", at)),
            _ => {}
        }
        self.number_after()?;
        self.half_of_many();
        let is_decade = matches!(
            self.partial.years.map(|years| years.value),
            Some(Years::Decade(..))
        );
        // "1800s (decade)"
        self.partial.sure_decade |= is_decade && self.decade_named.is_some();
        if let (Some(at), false) = (self.decade_named, is_decade) {
            return Err(DateError::new("which decade?", at));
        }
        if self.zone.is_some() && self.partial.time.is_none() {
            return Err(DateError::new(
                "a zone needs a time of day", self.partial.start,
            ));
        }
        if let (Some(at), None) = (self.week_named, self.partial.week) {
            return Err(DateError::new("which week?", at));
        }
        let no_day = self.partial.small.is_none() && !self.partial.has_day();
        if self.partial.weekday.is_some() && no_day {
            return Err(DateError::new("a weekday needs a day", self.partial.start));
        }
        let year_to_come = self.partial.bc.is_some() && self.partial.years.is_none();
        let in_month = self.partial.month.is_some_and(|month| month.value <= 12);
        if in_month && self.partial.day.is_none() && !year_to_come {
            self.partial.day = self.partial.small.take();
        }
        self.find_short_year();
        self.partial.own_year = self.partial.has_year() || self.partial.short_year.is_some();
        if let (Some(zone), Some((clock, _))) = (self.zone, &mut self.partial.time) {
            clock.zone = Some(zone.value);
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

/// Marks the last half, third, quarter, decade or weekday in place of a number.
pub(super) const LAST: u32 = u32::MAX;

/// Noon in seconds of the day.
const NOON: u32 = 12 * 3600;

/// A two-digit decade within a century, given in either order.
fn decade_of_century(one: Years, other: Years) -> Option<Years> {
    match (one, other) {
        (Years::Decade(decade @ 0..=99, _), Years::Century(century @ 1..))
        | (Years::Century(century @ 1..), Years::Decade(decade @ 0..=99, _)) => Some(
            Years::Decade((century - 1).saturating_mul(100).saturating_add(decade), 4),
        ),
        // "first decade of the 1900s"
        (Years::Decade(decade @ 0..=99, 2), Years::Decade(first, 4)) if first % 100 == 0 => {
            Some(Years::Decade(first + decade, 4))
        }
        _ => None,
    }
}
