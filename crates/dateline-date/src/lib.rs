//! What a written date says: its earliest and latest moment, how precise and how sure it is, how it orders and how
//! it is shown.
//!
//! A date is kept as written and understood as an interval. No other file names the EDTF libraries.
//!
//! ```text
//! text ─► parse ─┬─► edtf ───────────────────────────────┬─► meaning ─► bounds, order, distance, gap, within
//!                ├─► lex ─► grammar ─► collect ─► finish ┤   (point)     show, label, extent, conventions
//!                │    ▲ words/…, numeric, clock          │
//!                └─► normalize ──────────────────────────┘
//!            what is no date ─► failure, spelling
//! ```
//!
//! A new form in words is a row in `words/`, a new convention a row in `conventions.rs` and its text in `conventions/text.rs`.

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
pub use self::show::{ClockDetail, MONTHS};
pub use self::span::{Days, Span};
pub use self::within::{Truth, Window};
pub use self::zone::{ClockChange, Zone};

use self::conventions::Used;
use self::meaning::{Meaning, Side};
use self::show::Style;

/// A file may hold a million dates.
const _: () = assert!(size_of::<Date>() <= 64);

/// One end of what a date can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Open: it has no end on this side (`..`).
    Open,
    /// There is an end on this side and nobody knows which (an empty interval end, the start of "before 1922").
    Unknown,
    /// This moment, inclusive.
    At(Moment),
}

/// An end of a range that has no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// It has no end on this side.
    Open,
    /// It has one that nobody knows.
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

/// How finely a date is given.
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
    /// Ten years, or up to.
    Decade,
    /// A hundred years, or up to.
    Century,
    /// A thousand years, or more.
    Millennium,
}

/// What the source says of how sure a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Qualifier {
    /// The source doubts it (`?`).
    pub uncertain: bool,
    /// It is about so (`~`).
    pub approximate: bool,
}

/// What the rail mark says: how sure a date is at one glance, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A day or better.
    Exact,
    /// A month, a season or a year, for sure.
    Coarse,
    /// Approximate, uncertain, one of several, a decade or wider.
    Unsure,
}

/// How one end of a range's bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Known for sure (to its precision).
    Firm,
    /// Approximate or uncertain.
    Soft,
    /// Open or unknown: the bar fades.
    Open,
}

/// Which of day and month stands first in an all-numeric date such as `09/02/2018`.
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

/// What has settled the [`NumericOrder`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum SettledBy {
    /// The file's own `dates: dmy` or `dates: mdy`.
    #[default]
    File,
    /// Other dates of the file, which have only one reading.
    Others,
}

/// What is needed beside the text to read a date or a text that is given in several languages: file-wide and passed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct DateContext {
    /// Which of day and month stands first.
    pub numeric: NumericOrder,
    /// What has settled that, to be said with the date.
    pub settled_by: SettledBy,
    /// The zone on whose clock everything finds its place: the reader's own, or the one that is displayed.
    pub zone: Zone,
    /// The reader's own zone, where `zone` is another one.
    pub own_zone: Option<Zone>,
    /// The zone of clock times that name none: that of the event or of the file. Without it they are on the reader's own
    /// clock.
    pub clock_zone: Option<Zone>,
    /// A date beside the text, which supplies the year, month or day that the text leaves out.
    pub base: Option<BaseDate>,
    /// The key of the text says that it is a year: `94` is AD 94, `-50` is 51 BC.
    pub is_year: bool,
    /// The year that it is, by which a year of two digits finds its century.
    pub this_year: Option<u16>,
    /// Now, where relative words such as "yesterday" may be used: in what somebody types, never in a file.
    pub now: Option<Moment>,
    /// How a year and two digits are read: `2024-25`.
    pub short_end: ShortEnd,
    /// The key of the text says that it is a month, so that a number is one.
    pub is_month: bool,
    /// Whether a key beside the text counts its years before Christ, or after; `None` where none says so.
    pub before_christ: Option<bool>,
    /// The language that is taken where a text is given in several.
    pub language: Language,
    /// The file counts no year 0: its `-0356` is 356 BC. Whoever reads the file puts it in EDTF's count first.
    pub no_year_zero: bool,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong ("no month 13").
    pub message: String,
    /// Byte offset into the text where it goes wrong.
    pub offset: usize,
    /// What to do ("write a month from 01 to 12"), or the closest reading.
    pub help: Option<String>,
}

impl std::fmt::Display for DateError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

/// A date as written, and what it can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    written: Box<str>,
    meaning: Meaning,
    used: Used,
}

impl Date {
    /// Reads a date: EDTF (ISO 8601-2:2019 Annex A) or words.
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
    /// Where it says no date, at which byte, and what was expected.
    pub fn parse(text: &str, context: DateContext) -> Result<Self, DateError> {
        let read = parse::read(text, context)?;
        Ok(Self {
            written: text.into(),
            meaning: read.meaning,
            used: read.used,
        })
    }

    /// The range from `start:` to `end:`. Where one of them is a range itself, its own start or end counts.
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

    /// The range between two times of day that were read for the day of the first: an end before its start is on the next
    /// day.
    ///
    /// # Errors
    /// An end before its start that is not a time of day.
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

    /// From the date on: to an end that is open, or not known.
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

    /// Up to the date, from a start that is open, or not known.
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

    /// The day after, written as EDTF writes it; `None` where the date is not one day.
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

    /// The zone of its clock times, where it has any and they have one: that of its end, else that of its start.
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

    /// Whether the zone of its clock times is that of the context, not one that it names itself.
    #[must_use]
    pub fn has_assumed_zone(&self) -> bool {
        self.used.has(conventions::Convention::AssumedZone)
    }

    /// The text as it stands in the file.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// This date with another written form, for a file that says more than could be understood.
    #[must_use]
    pub fn as_written(mut self, written: &str) -> Self {
        self.written = written.into();
        self
    }

    /// The date in full as a reader writes it: "9 May 2025", "the 1970s", "late August or early September 2025".
    #[must_use]
    pub fn words(&self) -> String {
        show::words(&self.meaning, self.style())
    }

    fn style(&self) -> Style {
        let hundreds = self.used.has(conventions::Convention::Hundreds);
        Style {
            hundreds,
            ..Style::default()
        }
    }

    /// The date in EDTF, in its preferred form; `None` where EDTF has no way to say it (times within a range, days in
    /// years beyond four digits), or only as a list longer than a date is read.
    #[must_use]
    pub fn edtf(&self) -> Option<String> {
        // A longer one would not be read back.
        self.meaning
            .edtf()
            .filter(|edtf| edtf.len() <= parse::LONGEST)
    }

    /// The date for the list, leaving out what the heading above it already says: "9 May", "~7–10 May". Wider than
    /// the label's columns only where nothing shorter would be true.
    #[must_use]
    pub fn label(&self, label: Label) -> String {
        label::of(&self.meaning, self.style(), label)
    }

    /// The earliest moment that it can mean.
    #[must_use]
    pub fn earliest(&self) -> Bound {
        self.meaning.earliest()
    }

    /// The latest moment that it can mean.
    #[must_use]
    pub fn latest(&self) -> Bound {
        self.meaning.latest()
    }

    /// How finely it is given: of several dates the coarsest.
    #[must_use]
    pub fn precision(&self) -> Precision {
        calendar::precision(&self.meaning, self.used).unwrap_or_else(|| self.meaning.precision())
    }

    /// What any part of it is qualified with.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.meaning.qualifier()
    }

    /// How sure it is.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        self.meaning.certainty()
    }

    /// How the two ends of its bar are drawn, where the date is a range (an interval, not a coarse date).
    #[must_use]
    pub fn range(&self) -> Option<(End, End)> {
        self.meaning.ends()
    }

    /// The order of the timeline: earliest bound, then the wider first. A total order.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        self.order_key().cmp(&other.order_key())
    }

    /// Whether either of two numbers in it may be the day, with nothing that settles it: `09/02/2018`.
    #[must_use]
    pub fn is_day_month_open(&self) -> bool {
        self.used.has(conventions::Convention::NumericOpen)
    }

    /// Whether a numeric date in it has its day and month in the other order than the file's `dates:` says: `12/19/2019`
    /// in a file with `dates: dmy`.
    #[must_use]
    pub fn is_against_file_order(&self) -> bool {
        self.used.has(conventions::Convention::NumericAgainstFile)
    }

    /// Whether a year and two digits in it may be a month or season as well as two years, with nothing that settles it:
    /// `year: 2024-25`, `2010/11`.
    #[must_use]
    pub fn is_short_end_open(&self) -> bool {
        self.used.has(conventions::Convention::YearsOrSeason)
            || self.used.has(conventions::Convention::YearsOrMonth)
    }

    /// How a clock change makes one of its times doubtful: its zone has it twice, or not at all. Both readings are within
    /// the bounds.
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

    /// The calendar that it is written in, where that is not the Gregorian one. Its days are given as Gregorian days.
    #[must_use]
    pub fn calendar(&self) -> Option<Calendar> {
        Calendar::of(self.used)
    }

    /// Conventions by which the text was read ("late" is from the 21st), for the detail pane.
    #[must_use]
    pub fn conventions(&self) -> Vec<String> {
        let all = conventions::of(&self.meaning, self.used);
        all.into_iter()
            .map(|convention| convention.text().to_owned())
            .collect()
    }
}
