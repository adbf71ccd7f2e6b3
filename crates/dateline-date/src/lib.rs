//! Parses written dates: earliest and latest moment, precision, qualifier, order and display.
//!
//! A date is kept as written and understood as an interval. The EDTF libraries are used only in this crate.
//!
//! ```text
//! text ─► parse ─┬─► edtf ───────────────────────────────┬─► meaning ─► bounds, order, distance, gap, within
//!                ├─► lex ─► grammar ─► collect ─► finish ┤   (point)     show, label, extent, conventions
//!                │    ▲ words/…, numeric, clock          │
//!                └─► normalize ──────────────────────────┘
//!            not a date ─► failure, spelling
//! ```
//!
//! A new form in words is a row in `words/`, a new convention a row in `conventions.rs` and its text in
//! `conventions/text.rs`.

mod base;
mod bounds;
mod brackets;
mod calendar;
mod century;
mod clock;
mod collect;
pub mod conventions;
mod converted;
mod deep;
mod distance;
mod dual;
mod edtf;
mod ended;
mod extent;
mod failure;
mod finish;
mod gap;
mod grammar;
mod label;
mod language;
mod length;
mod lex;
mod machine;
mod meaning;
mod moment;
mod names;
mod negative;
mod normalize;
mod numeric;
mod older;
mod order;
mod parse;
mod partial;
mod period;
mod point;
mod refine;
mod relation;
pub mod report;
mod ruler;
mod seek;
mod short_end;
mod show;
mod span;
mod spelling;
mod week;
mod wikidata;
mod within;
mod words;
mod zone;

use std::cmp::Ordering;

pub use self::base::BaseDate;
pub use self::calendar::Calendar;
pub use self::gap::Gap;
pub use self::label::Label;
pub use self::language::Language;
pub use self::moment::Moment;
pub use self::numeric::numeric_evidence;
pub use self::order::OrderKey;
pub use self::period::{Period, Unit};
pub use self::relation::{Interval, Relation};
pub use self::ruler::Step;
pub use self::short_end::ShortEnd;
pub use self::show::{ClockDetail, DayMonthOrder, Era, Hours, MONTHS, Notation};
pub use self::span::{Days, Span};
pub use self::within::{Truth, Window};
pub use self::zone::{ClockChange, Zone};

use self::conventions::Used;
use self::meaning::{Meaning, Side};
use self::show::Style;

/// Limits the memory of a file with a million dates.
const _: () = assert!(size_of::<Date>() <= 64);

/// Earliest or latest moment of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Open: no limit on this side (`..`).
    Open,
    /// A limit exists on this side but is not known (an empty interval end, the start of "before 1922").
    Unknown,
    /// This moment, inclusive.
    At(Moment),
}

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

/// Precision of a date, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// `10:00:00`.
    Second,
    /// `10:00`.
    Minute,
    /// A calendar day.
    Day,
    /// A calendar month.
    Month,
    /// A season, quarter or other part of a year.
    Season,
    /// A year.
    Year,
    /// Up to ten years.
    Decade,
    /// Up to a hundred years.
    Century,
    /// A thousand years or more.
    Millennium,
}

/// How certain a date is according to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Qualifier {
    /// Doubted by the source (`?`).
    pub uncertain: bool,
    /// Approximate (`~`).
    pub approximate: bool,
}

/// Certainty of a date as the rail mark shows it, most certain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Certain to the day or better.
    Exact,
    /// Certain, but only to the month, season or year.
    Coarse,
    /// Approximate, uncertain, one of several, a decade or wider.
    Unsure,
}

/// How one end of a range's bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Certain (to its precision).
    Firm,
    /// Approximate or uncertain.
    Soft,
    /// Open or unknown: the bar fades.
    Open,
}

/// Whether the day or the month is first in an all-numeric date such as `09/02/2018`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum NumericOrder {
    /// Not known: such a date has two readings.
    #[default]
    Unknown,
    /// `09/02/2018` is 9 February.
    DayFirst,
    /// `09/02/2018` is 2 September.
    MonthFirst,
}

/// Source of the [`NumericOrder`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum SettledBy {
    /// The file's own `dates: dmy` or `dates: mdy`.
    #[default]
    File,
    /// Other dates of the file that have only one reading.
    Others,
}

/// What a text is interpreted with: settings of the file, the event and the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct DateContext {
    /// Whether day or month is first in all-numeric dates.
    pub numeric: NumericOrder,
    /// Source of `numeric`, shown with the date.
    pub settled_by: SettledBy,
    /// Zone whose clock places every date: the reader's own, or the one that is displayed.
    pub zone: Zone,
    /// The reader's own zone, if different from `zone`.
    pub own_zone: Option<Zone>,
    /// Zone of clock times that name none: that of the event or file. `None`: they are on the reader's own clock.
    pub clock_zone: Option<Zone>,
    /// A neighboring date that supplies the year, month or day that the text leaves out.
    pub base: Option<BaseDate>,
    /// The key says that the text is a year: `94` is AD 94, `-50` is 51 BC.
    pub is_year: bool,
    /// The current year, from which the century of a two-digit year follows.
    pub this_year: Option<u16>,
    /// The current time, if relative words such as "yesterday" are allowed: in typed text, never in a file.
    pub now: Option<Moment>,
    /// How a year and two digits are read: `2024-25`.
    pub short_end: ShortEnd,
    /// The key says that the text is a month, so a number is read as one.
    pub is_month: bool,
    /// Whether another key of the event counts years before Christ (`Some(true)`) or after; `None` if no key says.
    pub before_christ: Option<bool>,
    /// Language chosen where a text is given in several.
    pub language: Language,
    /// The file has no year 0: its `-0356` is 356 BC.
    pub no_year_zero: bool,
}

impl DateContext {
    /// Astronomical year of a year written with a minus; `-0000` is year 0 either way.
    const fn negative_year(self, written: i64) -> i64 {
        if self.no_year_zero && written > 0 {
            1 - written
        } else {
            -written
        }
    }

    /// Convention by which years with a minus are counted.
    const fn negative_years(self) -> conventions::Convention {
        if self.no_year_zero {
            conventions::Convention::NoYearZero
        } else {
            conventions::Convention::Astronomical
        }
    }
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong ("no month 13").
    pub message: String,
    /// Byte offset of the problem in the text.
    pub offset: usize,
    /// What to do ("write a month from 01 to 12"), or the closest valid reading.
    pub help: Option<String>,
}

impl std::fmt::Display for DateError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

/// A date as written, with its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    written: Box<str>,
    meaning: Meaning,
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
        let next = grammar::overnight::next_day(&start.meaning, &end.meaning, context);
        let Some(meaning) = next else {
            return Self::between(start, end);
        };
        let mut end = Self {
            meaning,
            ..end.clone()
        };
        end.used.add(conventions::Convention::NextDay);
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
        self.used.has(conventions::Convention::AssumedZone)
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

    fn style(&self, notation: Notation) -> Style {
        let hundreds = self.used.has(conventions::Convention::Hundreds);
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
        self.meaning
            .edtf()
            .filter(|edtf| edtf.len() <= parse::LONGEST)
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
        self.used.has(conventions::Convention::NumericOpen)
    }

    /// Whether day and month of a numeric date in it are not in the order given by the file's `dates:`: `12/19/2019` in
    /// a file with `dates: dmy`.
    #[must_use]
    pub fn is_against_file_order(&self) -> bool {
        self.used.has(conventions::Convention::NumericAgainstFile)
    }

    /// Whether a year and two digits in it is ambiguous: a month or season, or a range of two years, as in
    /// `year: 2024-25` and `2010/11`.
    #[must_use]
    pub fn is_short_end_open(&self) -> bool {
        self.used.has(conventions::Convention::YearsOrSeason)
            || self.used.has(conventions::Convention::YearsOrMonth)
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
}
