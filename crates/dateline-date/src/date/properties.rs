//! What a date says: its words, bounds, precision and certainty, and how it relates to other dates.

use std::cmp::Ordering;

use super::Date;
use crate::attempt::LONGEST;
use crate::base::BaseDate;
use crate::calendar::{self, Calendar};
use crate::certainty::{Certainty, End, Qualifier};
use crate::context::DateContext;
use crate::conventions::{self, Convention};
use crate::converted::conversion;
use crate::extent::extent;
use crate::label::{self, Label};
use crate::meaning::{Meaning, Member, SetKind};
use crate::moment::{Bound, Moment, weekday_name};
use crate::order::OrderKey;
use crate::precision::Precision;
use crate::relation::Interval;
use crate::show::{self, ClockDetail, Notation, Style};
use crate::span::Span;
use crate::within::{Truth, Window, falls_into};
use crate::zone::{ClockChange, Zone};

/// 14 September 1752, when Britain and its colonies left the Julian calendar, as a day number.
const GREGORIAN_MOSTLY: i64 = -79_366;

impl Date {
    /// The text as written in the file.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// This date as the base of other texts; `None` unless it is one whole year, month or day.
    pub fn as_base(&self) -> Option<BaseDate> {
        match &self.meaning {
            Meaning::Point(point) => BaseDate::of(*point),
            Meaning::Timed(timed) => BaseDate::of(timed.point),
            Meaning::Range(_) | Meaning::Set(_) => None,
        }
    }

    /// Zone of its clock times: that of its end, else that of its start; `None` if no clock time has a zone.
    pub fn zone(&self) -> Option<Zone> {
        let zones = self.meaning.timed_edges().map(|timed| timed.clock.zone);
        zones.flatten().last()
    }

    /// Whether a zone is written with its clock time. `None` if it has no clock time, or the context gives the zone.
    pub fn writes_zone(&self) -> Option<bool> {
        let is_open = self.meaning.timed_edges().next().is_some() && !self.has_assumed_zone();
        is_open.then(|| self.zone().is_some())
    }

    /// Whether the zone of its clock times comes from the context, not from the text.
    pub fn has_assumed_zone(&self) -> bool {
        self.used.has(Convention::AssumedZone)
    }

    /// The full date in words: "9 May 2025", "the 1970s", "late August or early September 2025".
    pub fn words(&self) -> String {
        self.words_in(Notation::default())
    }

    /// The full date in words, in the notation that the reader has chosen: "May 9, 2025, 4:45 pm".
    pub fn words_in(&self, notation: Notation) -> String {
        show::words(&self.meaning, self.style(notation))
    }

    /// The full date in words, with the weekday of a single, certain day: "Friday 9 May 2025".
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
    pub fn edtf(&self) -> Option<String> {
        // A longer text would not be parsed again.
        self.meaning.edtf().filter(|edtf| edtf.len() <= LONGEST)
    }

    /// The date for the list, without what the heading above it already shows: "9 May", "~7–10 May". Wider than
    /// the label's columns only if nothing shorter would be true.
    pub fn label(&self, label: Label) -> String {
        label::of(&self.meaning, self.style(label.notation), label)
    }

    /// Clock precision that a label needs for the date's times to differ from each other and from those of a neighbor
    /// in the list.
    pub fn clock_detail(&self, neighbor: Option<&Self>) -> ClockDetail {
        label::clock_detail(&self.meaning, neighbor.map(|neighbor| &neighbor.meaning))
    }

    /// Bounds that a reader would not know from the words of the date: "21 August – 10 September 2025", "1800–1899",
    /// "not after 1921". `None` for a day, month, year or decade, and for a range of these.
    pub fn extent(&self, notation: Notation) -> Option<String> {
        extent(&self.meaning, notation)
    }

    /// The clock times in the context's zone, without the day if that is unchanged; `None` if they equal the date's
    /// own, or the date has no clock times.
    ///
    /// ```
    /// use dateline_date::{Date, DateContext, Notation, Zone};
    ///
    /// let utc = DateContext::default();
    /// let date = Date::parse("2026-03-08 10:15 Europe/Moscow", utc)?;
    /// assert_eq!(date.conversion(utc, Notation::default()).as_deref(), Some("07:15 UTC"));
    /// let tokyo = utc.on_clock_of(Zone::parse("Asia/Tokyo")?);
    /// assert_eq!(date.conversion(tokyo, Notation::default()).as_deref(), Some("16:15 Asia/Tokyo"));
    /// # Ok::<(), dateline_date::DateError>(())
    /// ```
    pub fn conversion(&self, context: DateContext, notation: Notation) -> Option<String> {
        conversion(&self.meaning, context, self.style(notation))
    }

    /// Texts of the conventions by which it was parsed ("late" is from the 21st), for the detail pane.
    pub fn conventions(&self) -> Vec<String> {
        let all = conventions::of(&self.meaning, self.used);
        all.into_iter()
            .map(|convention| convention.text().to_owned())
            .collect()
    }

    /// Weekday ("Friday") of a date that is a single, certain day. `None` before 14 September 1752 unless the calendar is known: until then
    /// many countries counted by the Julian calendar, in which the same words mean a day with another weekday.
    pub fn weekday(&self) -> Option<&'static str> {
        let point = match &self.meaning {
            Meaning::Point(point) => *point,
            Meaning::Timed(timed) => timed.point,
            Meaning::Range(_) | Meaning::Set(_) => return None,
        };
        let day = point.first().day_number();
        let sure_day = point.is_day() && !point.marks.any().is_qualified();
        let sure_calendar = day >= GREGORIAN_MOSTLY || self.calendar().is_some();
        (sure_day && sure_calendar).then(|| weekday_name(day))
    }

    /// Distance from a moment, usually now: "in 9 months", "80 years ago", "today", "this year", "ongoing".
    ///
    /// It is measured to the nearer end of a range, and to the middle of an uncertain date wider than a year.
    pub fn distance(&self, from: Moment) -> String {
        self.span().distance(from)
    }

    /// Distance from another date, usually a marked one: "3 days before", "2 years after", "the same day", "during".
    pub fn distance_to(&self, other: &Self) -> String {
        let everlasting = Moment::AFTER_ALL;
        let relation = self
            .interval(everlasting)
            .relation(&other.interval(everlasting));
        self.span().distance_to(&other.span(), relation)
    }

    /// Earliest possible moment.
    pub fn earliest(&self) -> Bound {
        self.meaning.earliest()
    }

    /// Latest possible moment.
    pub fn latest(&self) -> Bound {
        self.meaning.latest()
    }

    /// Extent of the date.
    pub fn span(&self) -> Span {
        Span {
            earliest: self.earliest(),
            latest: self.latest(),
            anchor: self.anchor(),
            inner: self.meaning.inner(),
            precision: self.precision(),
            certainty: self.certainty(),
            range: self.range(),
        }
    }

    /// Moment at which the date is placed: its earliest. If its start is unknown: the latest possible start, else its
    /// latest moment. `None` for an open start, and for a date that is only "ongoing".
    pub fn anchor(&self) -> Option<Moment> {
        self.meaning.anchor()
    }

    /// Sort key of the date.
    pub fn order_key(&self) -> OrderKey {
        self.span().order_key()
    }

    /// Total order of the timeline: by earliest bound, then the wider date first.
    pub fn order(&self, other: &Self) -> Ordering {
        self.order_key().cmp(&other.order_key())
    }

    /// Start and end of the date. An open end is at `now` or later.
    pub fn interval(&self, now: Moment) -> Interval {
        Interval::of(&self.meaning, now)
    }

    /// Whether the date is within a window. A range is if it overlaps it; a set meaning all its dates is if one of them
    /// is. A date that is approximate or uncertain never is for certain, as nothing says how far off it is.
    pub fn falls_into(&self, window: Window) -> Truth {
        falls_into(&self.meaning, window)
    }

    /// Precision; the coarsest one if the date has several parts.
    pub fn precision(&self) -> Precision {
        calendar::precision(&self.meaning, self.used).unwrap_or_else(|| self.meaning.precision())
    }

    /// Qualifiers of all its parts combined.
    pub fn qualifier(&self) -> Qualifier {
        self.meaning.qualifier()
    }

    /// How certain the date is.
    pub fn certainty(&self) -> Certainty {
        self.meaning.certainty()
    }

    /// How the start and end of its bar are drawn; `None` unless the date is a range (an interval, not a coarse date).
    pub fn range(&self) -> Option<(End, End)> {
        self.meaning.ends()
    }

    /// Whether one of several dates is meant, as in `[1667,1668]` and "1667 or 1668".
    pub fn is_one_of(&self) -> bool {
        matches!(&self.meaning, Meaning::Set(set) if set.kind == SetKind::One)
    }

    /// Earliest and latest moment of each date of a set, in its order: of `{1902,1906..1908}` those of 1902, and those of 1906
    /// to 1908. Empty for any other date.
    pub fn members(&self) -> Vec<(Bound, Bound)> {
        match &self.meaning {
            Meaning::Set(set) => set.members.iter().map(Member::bounds).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it is ambiguous which of two numbers is the day, as in `09/02/2018` without a known order.
    pub fn is_day_month_open(&self) -> bool {
        self.used.has(Convention::NumericOpen)
    }

    /// Whether day and month of a numeric date in it are not in the order given by the file's `dates:`: `12/19/2019` in
    /// a file with `dates: dmy`.
    pub fn is_against_file_order(&self) -> bool {
        self.used.has(Convention::NumericAgainstFile)
    }

    /// Whether a year and two digits in it is ambiguous: a month or season, or a range of two years, as in
    /// `year: 2024-25` and `2010/11`.
    pub fn is_short_end_open(&self) -> bool {
        self.used.has(Convention::YearsOrSeason) || self.used.has(Convention::YearsOrMonth)
    }

    /// How a clock change makes one of its times ambiguous: the time occurs twice in its zone, or not at all. Both
    /// readings are within the bounds.
    pub fn clock_change(&self) -> Option<ClockChange> {
        let mut readings = self
            .meaning
            .timed_edges()
            .filter_map(|timed| timed.readings);
        readings.find_map(|readings| readings.change)
    }

    /// Calendar it is written in, if not the Gregorian one. Its days are given as Gregorian days.
    pub fn calendar(&self) -> Option<Calendar> {
        Calendar::of(self.used)
    }
}

impl From<&Date> for Span {
    fn from(date: &Date) -> Self {
        date.span()
    }
}
