//! A date as written, with its meaning.

use std::cmp::Ordering;

use crate::attempt::LONGEST;
use crate::base::BaseDate;
use crate::calendar::{self, Calendar};
use crate::certainty::{Certainty, End, Qualifier};
use crate::context::DateContext;
use crate::conventions::{self, Convention, Used};
use crate::error::DateError;
use crate::grammar::overnight;
use crate::label::{self, Label};
use crate::meaning::{Meaning, Side};
use crate::moment::Bound;
use crate::parse;
use crate::precision::Precision;
use crate::show::{self, Notation, Style};
use crate::zone::{ClockChange, Zone};

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
    pub(super) written: Box<str>,
    pub(super) meaning: Meaning,
    pub(super) used: Used,
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
            return Err(DateError {
                message: format!(
                    "the end, {}, is before the start, {}",
                    end.words(),
                    start.words()
                ),
                offset: 0,
                help: Some("write the earlier date as the start".to_owned()),
            });
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

    /// Zone of its clock times: that of its end, else that of its start; `None` if no clock time has a zone.
    #[must_use]
    pub fn zone(&self) -> Option<Zone> {
        let edges = [
            self.meaning.timed_edge(true),
            self.meaning.timed_edge(false),
        ];
        edges
            .into_iter()
            .flatten()
            .find_map(|timed| timed.clock.zone)
    }

    /// Whether a zone is written with its clock time. `None` if it has no clock time, or the context gives the zone.
    #[must_use]
    pub fn writes_zone(&self) -> Option<bool> {
        let edges = [false, true].map(|end| self.meaning.timed_edge(end));
        let is_open = edges.iter().flatten().next().is_some() && !self.has_assumed_zone();
        is_open.then(|| self.zone().is_some())
    }

    /// Whether the zone of its clock times comes from the context, not from the text.
    #[must_use]
    pub fn has_assumed_zone(&self) -> bool {
        self.used.has(Convention::AssumedZone)
    }

    /// The text as written in the file.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Replaces the written form, for a file that says more than was understood.
    #[must_use]
    pub fn as_written(mut self, written: &str) -> Self {
        self.written = written.into();
        self
    }

    /// The full date in words: "9 May 2025", "the 1970s", "late August or early September 2025".
    #[must_use]
    pub fn words(&self) -> String {
        self.words_in(Notation::default())
    }

    /// The full date in words, in the notation that the reader has chosen: "May 9, 2025, 4:45 pm".
    #[must_use]
    pub fn words_in(&self, notation: Notation) -> String {
        show::words(&self.meaning, self.style(notation))
    }

    /// The full date in words, with the weekday of a single, certain day: "Friday 9 May 2025".
    #[must_use]
    pub fn words_on_weekday(&self, notation: Notation) -> String {
        let words = self.words_in(notation);
        match self.weekday() {
            Some(weekday) => notation.on_weekday(weekday, &words),
            None => words,
        }
    }

    pub(super) fn style(&self, notation: Notation) -> Style {
        let hundreds = self.used.has(Convention::Hundreds);
        Style {
            hundreds,
            notation,
            ..Style::default()
        }
    }

    /// The date in EDTF, in its preferred form; `None` if EDTF cannot express it (times within a range, days in
    /// years beyond four digits), or only as a text longer than `parse` accepts.
    #[must_use]
    pub fn edtf(&self) -> Option<String> {
        // A longer text would not be parsed again.
        self.meaning.edtf().filter(|edtf| edtf.len() <= LONGEST)
    }

    /// The date for the list, without what the heading above it already shows: "9 May", "~7–10 May". Wider than
    /// the label's columns only if nothing shorter would be true.
    #[must_use]
    pub fn label(&self, label: Label) -> String {
        label::of(&self.meaning, self.style(label.notation), label)
    }

    /// Earliest possible moment.
    #[must_use]
    pub fn earliest(&self) -> Bound {
        self.meaning.earliest()
    }

    /// Latest possible moment.
    #[must_use]
    pub fn latest(&self) -> Bound {
        self.meaning.latest()
    }

    /// Precision; the coarsest one if the date has several parts.
    #[must_use]
    pub fn precision(&self) -> Precision {
        calendar::precision(&self.meaning, self.used).unwrap_or_else(|| self.meaning.precision())
    }

    /// Qualifiers of all its parts combined.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.meaning.qualifier()
    }

    /// How certain the date is.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        self.meaning.certainty()
    }

    /// How the start and end of its bar are drawn; `None` unless the date is a range (an interval, not a coarse date).
    #[must_use]
    pub fn range(&self) -> Option<(End, End)> {
        self.meaning.ends()
    }

    /// Total order of the timeline: by earliest bound, then the wider date first.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        self.order_key().cmp(&other.order_key())
    }

    /// Whether it is ambiguous which of two numbers is the day, as in `09/02/2018` without a known order.
    #[must_use]
    pub fn is_day_month_open(&self) -> bool {
        self.used.has(Convention::NumericOpen)
    }

    /// Whether day and month of a numeric date in it are not in the order given by the file's `dates:`: `12/19/2019` in
    /// a file with `dates: dmy`.
    #[must_use]
    pub fn is_against_file_order(&self) -> bool {
        self.used.has(Convention::NumericAgainstFile)
    }

    /// Whether a year and two digits in it is ambiguous: a month or season, or a range of two years, as in
    /// `year: 2024-25` and `2010/11`.
    #[must_use]
    pub fn is_short_end_open(&self) -> bool {
        self.used.has(Convention::YearsOrSeason) || self.used.has(Convention::YearsOrMonth)
    }

    /// How a clock change makes one of its times ambiguous: the time occurs twice in its zone, or not at all. Both
    /// readings are within the bounds.
    #[must_use]
    pub fn clock_change(&self) -> Option<ClockChange> {
        let edges = [
            self.meaning.timed_edge(false),
            self.meaning.timed_edge(true),
        ];
        let mut readings = edges
            .into_iter()
            .flatten()
            .filter_map(|timed| timed.readings);
        readings.find_map(|readings| readings.change)
    }

    /// Calendar it is written in, if not the Gregorian one. Its days are given as Gregorian days.
    #[must_use]
    pub fn calendar(&self) -> Option<Calendar> {
        Calendar::of(self.used)
    }

    /// Texts of the conventions by which it was parsed ("late" is from the 21st), for the detail pane.
    #[must_use]
    pub fn conventions(&self) -> Vec<String> {
        let all = conventions::of(&self.meaning, self.used);
        all.into_iter()
            .map(|convention| convention.text().to_owned())
            .collect()
    }

    /// This date as the base of other texts; `None` unless it is one whole year, month or day.
    #[must_use]
    pub fn as_base(&self) -> Option<BaseDate> {
        match &self.meaning {
            Meaning::Point(point) => BaseDate::of(*point),
            Meaning::Timed(timed) => BaseDate::of(timed.point),
            Meaning::Range(_) | Meaning::Set(_) => None,
        }
    }
}
