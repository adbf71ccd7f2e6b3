//! One date of a text while its parts are being collected: some may be given by its neighbours.

use super::conventions::{Convention, Used};
use super::lex::{Kind, Token};
use super::meaning::{Clock, Digits, Meaning, Member, Point, Timed};
use super::moment::day_number;
use super::names::{Name, Share, Whole, decade_of};
use super::numeric::{Shape, day_of, no_day};
use super::words::Word;
use super::zone::Zone;
use super::{DateError, Qualifier};

/// A number and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At<T> {
    pub value: T,
    pub at: usize,
}

/// Years that are named together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    One(u32),
    /// The first of ten, and how many digits it was written with.
    Decade(u32, usize),
    /// As it is called: 19.
    Century(u32),
    Millennium(u32),
}

/// The parts of a date as far as they have been found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Partial {
    pub start: usize,
    pub end: usize,
    pub years: Option<At<Years>>,
    /// Before Christ or not, where it is said.
    pub bc: Option<bool>,
    /// Year before the first of a Japanese era.
    pub era: Option<i64>,
    /// 1 to 12, or EDTF's code 21 to 41.
    pub month: Option<At<u8>>,
    pub day: Option<At<u32>>,
    /// A number of one or two digits that may be a day or a year.
    pub small: Option<At<u32>>,
    pub numeric: Option<At<Shape>>,
    pub share: Share,
    pub qualifier: Qualifier,
    pub time: Option<(Clock, bool)>,
    pub weekday: Option<u8>,
    pub used: Used,
    /// It names its year itself.
    pub own_year: bool,
    /// Its qualifier stands before it.
    pub qualified_first: bool,
    /// The 1900s are the decade.
    pub sure_decade: bool,
}

fn expected(message: &str, offset: usize) -> DateError {
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
    const fn empty(start: usize) -> Self {
        Self {
            start,
            end: start,
            years: None,
            bc: None,
            era: None,
            month: None,
            day: None,
            small: None,
            numeric: None,
            share: Share::All,
            qualifier: Qualifier::SURE,
            time: None,
            weekday: None,
            used: Used::NONE,
            own_year: false,
            qualified_first: false,
            sure_decade: false,
        }
    }

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
            let qualifies = matches!(
                token.kind,
                Kind::Tilde | Kind::Word(Word::Circa | Word::Doubt)
            );
            collector.partial.qualified_first |= qualifies && token.start == start;
            rest = collector.take(*token, after)?;
            collector.partial.end = token.end;
        }
        collector.finish()
    }

    /// Whether it says nothing but a time of day.
    pub(super) const fn is_time_only(&self) -> bool {
        self.time.is_some()
            && !self.has_year()
            && self.month.is_none()
            && self.day.is_none()
            && self.small.is_none()
    }

    pub(super) const fn has_year(&self) -> bool {
        self.years.is_some() || self.numeric.is_some()
    }

    /// Years and nothing within them.
    pub(super) const fn is_years_only(&self) -> bool {
        self.years.is_some() && self.month.is_none() && self.day.is_none() && self.time.is_none()
    }

    /// The one year that it names.
    pub(super) fn only_year(&self) -> Option<i64> {
        match self.years {
            Some(At {
                value: Years::One(year),
                ..
            }) if self.bc != Some(true) => Some(i64::from(year)),
            _ => None,
        }
    }

    /// "The 1900s", which may be a century.
    pub(super) const fn is_hundreds(&self) -> bool {
        matches!(self.years, Some(At { value: Years::Decade(first, _), .. }) if first % 100 == 0)
    }

    pub(super) const fn is_decade(&self) -> bool {
        matches!(
            self.years,
            Some(At {
                value: Years::Decade(..),
                ..
            })
        )
    }

    /// Takes over from the date after it what is missing here: "17-18 August 1922", "624–546 BC".
    pub(super) fn fill_from_next(&mut self, next: &Self) {
        if self.bc.is_none() && self.numeric.is_none() && self.era.is_none() {
            self.bc = next.bc;
        }
        if self.has_year() {
            return;
        }
        if self.is_time_only() {
            (self.day, self.small, self.numeric) = (next.day, next.small, next.numeric);
        }
        if self.month.is_none() && next.month.is_some_and(|month| month.value <= 12) {
            if let Some(small) = self.small.take() {
                self.day = Some(small);
            }
            if self.day.is_some() {
                self.month = next.month;
            }
        }
        if self.month.is_some() || self.day.is_some() {
            if self.years.is_none() {
                self.years = next
                    .years
                    .filter(|years| matches!(years.value, Years::One(_)));
            }
        } else if let (
            Some(small),
            Some(At {
                value: Years::Century(_),
                ..
            }),
        ) = (self.small, next.years)
        {
            self.years = Some(At {
                value: Years::Century(small.value),
                at: small.at,
            });
            self.small = None;
        }
    }

    /// Takes over from the date before it what is still missing here: "November 12-16, 2024", "1941-45".
    pub(super) fn fill_from_previous(&mut self, previous: &Self) -> Result<(), DateError> {
        if let (
            Some(At {
                value: Years::Decade(value, 2),
                at,
            }),
            Some(At {
                value: Years::Decade(first, 4),
                ..
            }),
        ) = (self.years, previous.years)
        {
            self.years = Some(At {
                value: Years::Decade(first / 100 * 100 + value, 4),
                at,
            });
        }
        let one_year = previous
            .years
            .filter(|years| matches!(years.value, Years::One(_)));
        if let (Some(small), None, false) = (self.small, self.month, self.has_year()) {
            if previous.day.is_some() || previous.numeric.is_some() {
                self.day = Some(small);
                self.small = None;
            } else if let (
                Some(At {
                    value: Years::One(first),
                    ..
                }),
                None,
                None,
            ) = (one_year, previous.month, self.bc)
            {
                if previous.bc == Some(true) {
                    return Err(DateError {
                        message: "the end may be a year BC or AD".to_owned(),
                        offset: small.at,
                        help: Some("write BC or AD after it".to_owned()),
                    });
                }
                let elided = first / 100 * 100 + small.value;
                self.years = Some(At {
                    value: Years::One(elided),
                    at: small.at,
                });
                self.small = None;
            }
        }
        if previous.bc == Some(true) && self.bc.is_none() && self.years.is_some() {
            return Err(DateError {
                message: "the end may be a year BC or AD".to_owned(),
                offset: self.start,
                help: Some("write BC or AD after it".to_owned()),
            });
        }
        if self.bc.is_none() && previous.bc == Some(false) {
            self.bc = previous.bc;
        }
        if self.is_time_only() {
            (self.day, self.numeric) = (previous.day, previous.numeric);
            self.month = previous.month;
        }
        if self.day.is_some() && self.month.is_none() && !self.has_year() {
            self.month = previous.month;
        }
        if self.day.is_some() && self.month.is_none() && self.years.is_some() {
            self.month = previous.month;
        }
        if (self.month.is_some() || self.day.is_some()) && !self.has_year() {
            self.years = one_year;
        }
        Ok(())
    }

    /// What the parts say together.
    ///
    /// # Errors
    /// Where a part is missing or does not fit the others.
    pub(super) fn finish(self, zone: Zone, used: &mut Used) -> Result<Meaning, DateError> {
        used.merge(self.used);
        let mut this = self;
        this.settle_small()?;
        if let Some(numeric) = this.numeric {
            return this.finish_numeric(numeric.value, zone, used);
        }
        let Some(years) = this.years else {
            return Err(this.no_year());
        };
        let meaning = match years.value {
            Years::One(year) => return this.finish_year(i64::from(year), years.at, zone, used),
            Years::Decade(first, digits) => this.finish_decade(first, digits, years.at, used)?,
            Years::Century(number) => this.finish_century(i64::from(number), years.at)?,
            Years::Millennium(number) => this.finish_millennium(i64::from(number), years.at)?,
        };
        if this.month.is_some() || this.day.is_some() || this.time.is_some() {
            return Err(expected("a month or day needs a year", this.start));
        }
        Ok(qualified(meaning, this.qualifier))
    }

    /// A number of one or two digits is the day where there is a month, else the year where an era says so.
    fn settle_small(&mut self) -> Result<(), DateError> {
        let Some(small) = self.small.take() else {
            return Ok(());
        };
        let era_needs_year = self.years.is_none() && (self.bc.is_some() || self.era.is_some());
        if era_needs_year {
            self.years = Some(At {
                value: Years::One(small.value),
                at: small.at,
            });
        } else if self.month.is_some() && self.day.is_none() {
            self.day = Some(small);
        } else if self.has_year() || self.month.is_some() {
            return Err(expected("a number too many for a date", small.at));
        } else {
            return Err(DateError {
                message: format!("{} alone is no year", small.value),
                offset: small.at,
                help: Some(format!(
                    "write the year with four digits ({:04}), or with AD or BC",
                    small.value
                )),
            });
        }
        Ok(())
    }

    fn no_year(&self) -> DateError {
        DateError {
            message: "no year".to_owned(),
            offset: self.start,
            help: Some("write the year too, as in 9 May 2025".to_owned()),
        }
    }

    fn finish_year(
        self,
        year: i64,
        at: usize,
        zone: Zone,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        let year = match (self.bc, self.era) {
            (_, Some(base)) => {
                used.add(Convention::ImperialYear);
                base.saturating_add(year)
            }
            (Some(_), None) if year == 0 => {
                return Err(expected(
                    "there is no year 0 in BC and AD: 1 BC is followed by AD 1",
                    at,
                ));
            }
            (Some(true), None) => 1 - year,
            _ => year,
        };
        let month = self.month.map(|month| month.value);
        if let Some(day) = self.day {
            let Some(month) = month.filter(|month| *month <= 12) else {
                return Err(expected("a day needs a month", day.at));
            };
            if self.share != Share::All {
                return Err(expected("a day has no part", day.at));
            }
            let point = day_of(year, u32::from(month), day.value, (day.at, day.at))
                .map_err(|_| no_day(year, month, day.value, day.at))?;
            return self.finish_day(point, zone, used);
        }
        if self.time.is_some() {
            return Err(expected("a time of day needs a day", self.start));
        }
        let point = match (month, self.share) {
            (Some(month), Share::All) => Point::date(year, month, 0),
            (None, Share::All) => Point::year(year),
            (month, share) => return self.finish_share(year, month, share, at),
        };
        Ok(Meaning::Point(point.qualified(self.qualifier)))
    }

    fn finish_share(
        self,
        year: i64,
        month: Option<u8>,
        share: Share,
        at: usize,
    ) -> Result<Meaning, DateError> {
        let whole = match month {
            Some(month @ 1..=12) => Whole::Month { year, month },
            Some(code @ 21..=24) => Whole::Season { year, code },
            Some(_) => return Err(expected("no such part of a quarter or half", self.start)),
            None => match share {
                Share::FirstHalf => {
                    return Ok(Meaning::Point(
                        Point::date(year, 40, 0).qualified(self.qualifier),
                    ));
                }
                Share::SecondHalf => {
                    return Ok(Meaning::Point(
                        Point::date(year, 41, 0).qualified(self.qualifier),
                    ));
                }
                _ => Whole::Year(year),
            },
        };
        named(Name { share, whole }, self.qualifier).ok_or_else(|| expected("no such part", at))
    }

    /// A day, with its time where there is one.
    fn finish_day(self, point: Point, zone: Zone, used: &mut Used) -> Result<Meaning, DateError> {
        if let (Some(weekday), Some(day)) =
            (self.weekday, day_number(point.year, point.month, point.day))
            && (day + 3).rem_euclid(7) != i64::from(weekday)
        {
            used.add(Convention::OtherWeekday);
        }
        let mut point = point.qualified(self.qualifier);
        let Some((clock, next_day)) = self.time else {
            return Ok(Meaning::Point(point));
        };
        if next_day {
            used.add(Convention::Midnight);
            point = point.next();
        }
        Ok(Meaning::Timed(Box::new(Timed::new(point, clock, zone))))
    }

    fn finish_numeric(
        self,
        shape: Shape,
        zone: Zone,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        if self.years.is_some() || self.month.is_some() || self.day.is_some() {
            return Err(expected("a number too many for a date", self.start));
        }
        let one = |point: Point, used: &mut Used| -> Result<Meaning, DateError> {
            let point = match self.bc {
                Some(true) => Point {
                    year: 1 - point.year,
                    ..point
                },
                _ => point,
            };
            if point.is_day() {
                return self.finish_day(point, zone, used);
            }
            if self.time.is_some() {
                return Err(expected("a time of day needs a day", self.start));
            }
            if self.share == Share::All {
                return Ok(Meaning::Point(point.qualified(self.qualifier)));
            }
            let month = (point.month != 0).then_some(point.month);
            self.finish_share(point.year, month, self.share, self.start)
        };
        match shape {
            Shape::One(point) => one(point, used),
            Shape::Either(a, b) => {
                let (a, b) = if a.first() <= b.first() {
                    (a, b)
                } else {
                    (b, a)
                };
                Ok(Meaning::one_of(vec![
                    Member::One(one(a, used)?),
                    Member::One(one(b, used)?),
                ]))
            }
            Shape::MonthOrYears(month, last) => {
                let years = Member::From(Point::year(month.year), Point::year(last));
                Ok(Meaning::one_of(vec![Member::One(one(month, used)?), years]))
            }
        }
    }

    fn finish_decade(
        self,
        first: u32,
        digits: usize,
        at: usize,
        used: &mut Used,
    ) -> Result<Meaning, DateError> {
        if digits < 3 && self.bc.is_none() {
            return Err(DateError {
                message: format!("the {first:02}s may be of any century"),
                offset: at,
                help: Some(format!(
                    "write the decade with four digits, as in the 19{first:02}s"
                )),
            });
        }
        if !first.is_multiple_of(10) {
            return Err(expected("no such decade", at));
        }
        let first = i64::from(first);
        if self.bc == Some(true) {
            let index = -(first / 10) - 1;
            return named(
                Name {
                    share: self.share,
                    whole: Whole::Decade(index),
                },
                self.qualifier,
            )
            .ok_or_else(|| expected("no such part of a decade", at));
        }
        if first % 100 == 0 && self.share == Share::All && !self.sure_decade {
            if first != 2000 {
                used.add(Convention::Hundreds);
                return Ok(Meaning::Point(Point::years(first, Digits::CENTURY)));
            }
            used.add(Convention::TwoThousands);
        }
        if self.share == Share::All && first > 0 {
            return Ok(Meaning::Point(Point::years(first, Digits::DECADE)));
        }
        named(
            Name {
                share: self.share,
                whole: Whole::Decade(decade_of(first.max(1))),
            },
            self.qualifier,
        )
        .ok_or_else(|| expected("no such part of a decade", at))
    }

    fn finish_century(self, number: i64, at: usize) -> Result<Meaning, DateError> {
        if !(1..=100).contains(&number) {
            return Err(expected("no such century", at));
        }
        let bc = self.bc == Some(true);
        if self.share == Share::All && !bc && number > 1 {
            return Ok(Meaning::Point(Point::years(
                (number - 1) * 100,
                Digits::CENTURY,
            )));
        }
        let number = if bc { -number } else { number };
        named(
            Name {
                share: self.share,
                whole: Whole::Century(number),
            },
            self.qualifier,
        )
        .ok_or_else(|| expected("no such part of a century", at))
    }

    fn finish_millennium(self, number: i64, at: usize) -> Result<Meaning, DateError> {
        if !(1..=10).contains(&number) || self.share != Share::All {
            return Err(expected("no such millennium", at));
        }
        let first = |year: i64| Point::year(year).qualified(self.qualifier);
        if self.bc == Some(true) {
            return Ok(Meaning::one_from(
                first(1 - number * 1000),
                first(-(number - 1) * 1000),
            ));
        }
        if number == 1 {
            return Ok(Meaning::one_from(first(1), first(999)));
        }
        Ok(Meaning::Point(Point::years(
            (number - 1) * 1000,
            Digits::MILLENNIUM,
        )))
    }
}

/// A share of a whole; qualified, each of its dates is listed, as EDTF has no qualified span.
fn named(name: Name, qualifier: Qualifier) -> Option<Meaning> {
    let (from, to) = name.span()?;
    Some(qualified(Meaning::one_from(from, to), qualifier))
}

/// Qualifies every date of a meaning.
fn qualified(meaning: Meaning, qualifier: Qualifier) -> Meaning {
    if !qualifier.is_qualified() {
        return meaning;
    }
    match meaning {
        Meaning::Point(point) => Meaning::Point(point.qualified(qualifier)),
        Meaning::Set(mut set) => {
            for member in &mut set.members {
                match member {
                    Member::One(Meaning::Point(point)) => *point = point.qualified(qualifier),
                    Member::From(from, to) => {
                        (*from, *to) = (from.qualified(qualifier), to.qualified(qualifier));
                    }
                    _ => {}
                }
            }
            Meaning::Set(set)
        }
        other => other,
    }
}

impl Collector {
    /// Takes a token, and more where they belong to it: what is left.
    fn take<'t>(&mut self, token: Token, after: &'t [Token]) -> Result<&'t [Token], DateError> {
        match token.kind {
            Kind::Number(value, digits) => return self.number(value, digits, token.start, after),
            Kind::Roman(value) => {
                self.ordinal = Some(At {
                    value,
                    at: token.start,
                })
            }
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
            Kind::Word(word) => self.word(word, token)?,
            Kind::Tilde => self.partial.qualifier.approximate = true,
            Kind::Question => self.partial.qualifier.uncertain = true,
            Kind::Percent => {
                self.partial.qualifier = Qualifier {
                    uncertain: true,
                    approximate: true,
                };
            }
            Kind::Comma | Kind::Dot | Kind::Dash { .. } => {}
            Kind::Slash => return Err(expected("a slash has no place here", token.start)),
        }
        Ok(after)
    }

    fn time(&mut self, clock: Clock, next_day: bool, at: usize) -> Result<(), DateError> {
        if self.partial.time.is_some() {
            return Err(expected("a second time of day", at));
        }
        self.partial.time = Some((clock, next_day));
        Ok(())
    }

    fn set_years(&mut self, value: Years, at: usize) -> Result<(), DateError> {
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
            _ if self.decade_word => {
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
                self.counted(Word::Century, at)?
            }
            Word::Circa => self.partial.qualifier.approximate = true,
            Word::Doubt => self.partial.qualifier.uncertain = true,
            Word::Early => self.partial.share = Share::Early,
            Word::Mid => self.partial.share = Share::Mid,
            Word::Late => self.partial.share = Share::Late,
            Word::FirstHalf => self.partial.share = Share::FirstHalf,
            Word::SecondHalf => self.partial.share = Share::SecondHalf,
            Word::Ordinal(value) => {
                self.ordinal = Some(At {
                    value: u32::from(value),
                    at,
                })
            }
            Word::Century | Word::Millennium | Word::Quarter | Word::Half => {
                self.counted(word, at)?
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
            Word::Noise | Word::OrdinalMark | Word::From | Word::YearMark | Word::To => {}
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
                    self.set_years(Years::Millennium(ordinal.value), ordinal.at)?
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
        self.partial.own_year = self.partial.has_year();
        if let (Some(zone), Some((clock, _))) = (self.zone, &mut self.partial.time) {
            clock.offset = Some(zone);
        }
        Ok(self.partial)
    }
}

/// EDTF's code before the first quarter, and before the first half of a year.
const QUARTER: u8 = 32;
const HALF: u8 = 39;
