//! A date as written, with its meaning.

mod properties;

use std::borrow::Cow;

use crate::base::BaseDate;
use crate::certainty::Qualifier;
use crate::context::DateContext;
use crate::conventions::{Convention, Used};
use crate::error::DateError;
use crate::grammar::{Relation, overnight, related};
use crate::meaning::{Meaning, Member, Set, SetKind, Side};
use crate::moment::{Bound, Moment};
use crate::parse;
use crate::point::Point;
use crate::precision::Precision;
use crate::refine::coarsened;
use crate::seek;

/// Limits the memory of a file with a million dates.
const _: () = assert!(size_of::<Date>() <= 64);

/// A start or end that has no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Open: no limit on this side.
    Open,
    /// A limit exists but is not known.
    Unknown,
}

impl Missing {
    const fn side(self) -> Side {
        match self {
            Self::Open => Side::Open,
            Self::Unknown => Side::Unknown,
        }
    }
}

/// A date as written, with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    written: Box<str>,
    pub(super) meaning: Meaning,
    used: Used,
}

impl Date {
    /// Parses a date: EDTF (ISO 8601-2:2019 Annex A) or words.
    ///
    /// ```
    /// use dateline_date::{Date, DateContext};
    ///
    /// let date = Date::parse("late August or early September 2025", DateContext::default())?;
    /// assert_eq!(date.edtf().as_deref(), Some("[2025-08-21..2025-08-31,2025-09-01..2025-09-10]"));
    /// # Ok::<(), dateline_date::DateError>(())
    /// ```
    ///
    /// # Errors
    /// The text is not a date; the error has the byte and what was expected.
    pub fn parse(text: &str, context: DateContext) -> Result<Self, DateError> {
        let read = parse::read(text, context)?;
        Ok(Self {
            written: text.into(),
            meaning: read.meaning,
            used: read.used,
        })
    }

    /// Range from `start:` to `end:`. If one of them is itself a range, its own start or end is used.
    ///
    /// # Errors
    /// An end before its start: the message names both.
    pub fn between(start: &Self, end: &Self) -> Result<Self, DateError> {
        let written = format!("{} – {}", start.written, end.written).into_boxed_str();
        if let (Bound::At(first), Bound::At(last)) = (start.earliest(), end.latest())
            && last < first
        {
            return Err(DateError::new(
                format!(
                    "the end, {}, is before the start, {}",
                    end.words(),
                    start.words()
                ),
                0,
            )
            .with_help("write the earlier date as the start"));
        }
        let side = |meaning: &Meaning, is_end: bool| match meaning {
            Meaning::Range(range) if is_end => range.end.clone(),
            Meaning::Range(range) => range.start.clone(),
            other => Side::At(other.clone()),
        };
        let meaning = Meaning::range(side(&start.meaning, false), side(&end.meaning, true));
        let mut used = start.used;
        used.merge(end.used);
        Ok(Self {
            written,
            meaning,
            used,
        })
    }

    /// Range between two clock times that were parsed for the day of the first; an end before the start is moved to the
    /// next day.
    ///
    /// # Errors
    /// The end is before the start, and not both are clock times.
    pub fn between_clocks(
        start: &Self,
        end: &Self,
        context: DateContext,
    ) -> Result<Self, DateError> {
        let next = overnight::next_day(&start.meaning, &end.meaning, context);
        let Some(meaning) = next else {
            return Self::between(start, end);
        };
        let mut end = Self {
            meaning,
            ..end.clone()
        };
        end.used.add(Convention::NextDay);
        Self::between(start, &end)
    }

    /// Range that starts at this date and has an open or unknown end.
    #[must_use]
    pub fn starting(self, end: Missing) -> Self {
        let start = match self.meaning {
            Meaning::Range(range) => range.start,
            other => Side::At(other),
        };
        Self {
            meaning: Meaning::range(start, end.side()),
            ..self
        }
    }

    /// Range that ends at this date and has an open or unknown start.
    #[must_use]
    pub fn ending(self, start: Missing) -> Self {
        let end = match self.meaning {
            Meaning::Range(range) => range.end,
            other => Side::At(other),
        };
        Self {
            meaning: Meaning::range(start.side(), end),
            ..self
        }
    }

    /// The next day, written in EDTF; `None` unless the date is one day.
    #[must_use]
    pub fn next_day(&self) -> Option<Self> {
        let Meaning::Point(point) = &self.meaning else {
            return None;
        };
        let meaning = Meaning::Point(point.is_day().then(|| point.next())?);
        Some(Self {
            written: meaning.edtf()?.into_boxed_str(),
            meaning,
            used: self.used,
        })
    }

    /// Replaces the written form, for a file that says more than was understood.
    #[must_use]
    pub fn as_written(mut self, written: &str) -> Self {
        self.written = written.into();
        self
    }

    /// Parses a target in time: any date, `today` or `yesterday`, or `+3 years`, `-2 weeks`, `+5 minutes` from `here`.
    ///
    /// # Errors
    /// The errors of [`Date::parse`]; and a step out of the years -9999 to 9999.
    pub fn seek(
        text: &str,
        here: Moment,
        now: Moment,
        context: DateContext,
    ) -> Result<Self, DateError> {
        let text = text.trim();
        let Some(moment) = seek::target(text, here, now) else {
            return Self::parse(text, context);
        };
        // The moment is on the displayed clock.
        let placed = DateContext {
            own_zone: None,
            clock_zone: None,
            ..context
        };
        Self::parse(&moment?, placed)
    }

    /// Like [`Date::seek`], but a date may also leave out what it shares with `here`: `16:45`, `apr`, `9 May`.
    ///
    /// # Errors
    /// The errors of [`Date::seek`].
    pub fn seek_beside(
        text: &str,
        here: Moment,
        now: Moment,
        context: DateContext,
    ) -> Result<Self, DateError> {
        Self::seek(text, here, now, context)
            .or_else(|error| Self::parse_beside(text, here, context).ok_or(error))
    }

    /// Parses a text without a year, or a time without a day, relative to a moment in a year of at most four digits. A
    /// number alone is not accepted, as it is ambiguous.
    fn parse_beside(text: &str, here: Moment, context: DateContext) -> Option<Self> {
        let is_partial = text.contains(|c: char| c.is_alphabetic() || c == ':');
        if context.base.is_some() || !is_partial || !(-9999..=9999).contains(&here.year()) {
            return None;
        }
        let beside = DateContext {
            base: BaseDate::of(Point::date(here.year(), here.month(), here.day())),
            ..context
        };
        let of_day = || Self::parse(&format!("{} {text}", here.iso(false)), context);
        let is_clock = text.contains(':') && text.starts_with(|c: char| c.is_ascii_digit());
        let parsed = Self::parse(text, beside).ok();
        parsed.or_else(|| of_day().ok().filter(|_| is_clock))
    }

    /// Reduces the precision to month, year, decade or century; unchanged if the date is already that coarse, and for
    /// other precisions.
    ///
    /// ```
    /// use dateline_date::{Date, DateContext, Precision};
    ///
    /// let date = Date::parse("1912-04-14", DateContext::default())?;
    /// assert_eq!(date.coarsened(Precision::Decade).edtf().as_deref(), Some("191X"));
    /// # Ok::<(), dateline_date::DateError>(())
    /// ```
    #[must_use]
    pub fn coarsened(self, precision: Precision) -> Self {
        if self.precision() >= precision {
            return self;
        }
        match coarsened(&self.meaning, precision) {
            Some(meaning) => Self { meaning, ..self },
            None => self,
        }
    }

    /// Adds a qualifier to every part of the date.
    #[must_use]
    pub fn qualified(self, qualifier: Qualifier) -> Self {
        Self {
            meaning: self.meaning.qualified(qualifier),
            ..self
        }
    }

    /// Some time before the date.
    ///
    /// # Errors
    /// The date is not one single year, month or day.
    pub fn earlier_than(self) -> Result<Self, DateError> {
        self.related(Relation::Before)
    }

    /// Some time after the date.
    ///
    /// # Errors
    /// The date is not one single year, month or day.
    pub fn later_than(self) -> Result<Self, DateError> {
        self.related(Relation::After)
    }

    fn related(self, relation: Relation) -> Result<Self, DateError> {
        let member = related(relation, self.meaning, 0)?;
        Ok(Self {
            meaning: Meaning::one_of(vec![member]),
            written: self.written,
            used: self.used,
        })
    }

    /// A date that means all of several dates; `None` if there are none.
    #[must_use]
    pub fn all_of(dates: Vec<Self>) -> Option<Self> {
        let written: Vec<&str> = dates.iter().map(Self::written).collect();
        let written = written.join(", ").into_boxed_str();
        let mut used = Used::NONE;
        used.add(Convention::BareList);
        for date in &dates {
            used.merge(date.used);
        }
        let mut dates = dates.into_iter();
        let first = dates.next()?;
        let members: Vec<Member> = dates.map(|date| Member::One(date.meaning)).collect();
        if members.is_empty() {
            return Some(first);
        }
        let mut all = vec![Member::One(first.meaning)];
        all.extend(members);
        Some(Self {
            written,
            meaning: Meaning::Set(Box::new(Set {
                kind: SetKind::All,
                members: all,
            })),
            used,
        })
    }

    /// Converts the clock times to the context's zone. Times without a zone are taken as the reader's own; days and
    /// coarser dates stay unchanged.
    ///
    /// ```
    /// use dateline_date::{Date, DateContext, Zone};
    ///
    /// let utc = DateContext::default();
    /// let date = Date::parse("2026-03-08 23:30 MSK", utc)?;
    /// assert_eq!(date.on_clock_of(utc).words(), "8 March 2026, 20:30 UTC");
    /// # Ok::<(), dateline_date::DateError>(())
    /// ```
    pub fn on_clock_of(&self, context: DateContext) -> Cow<'_, Self> {
        if self.meaning.timed_edges().next().is_none() {
            return Cow::Borrowed(self);
        }
        let meaning = self.meaning.on_clock_of(context);
        if meaning == self.meaning {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self {
            meaning,
            written: self.written.clone(),
            used: self.used,
        })
    }
}
