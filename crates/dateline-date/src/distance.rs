//! Distance of a date from another date, or from now, in words.

use super::certainty::Certainty;
use super::length::{Length, LengthUnit};
use super::moment::{Bound, Moment};
use super::precision::Precision;
use super::relation::Relation;
use super::span::Span;
use super::within::Truth;

/// Position of a date relative to another time.
enum Position {
    /// Entirely before it, with the date's last moment.
    Earlier(Moment),
    /// Entirely after it, with the date's first moment.
    Later(Moment),
    /// It contains or touches the other time.
    Around,
}

impl Span {
    /// Distance from a moment, usually now: "in 9 months", "80 years ago", "today", "this year", "ongoing".
    ///
    /// It is measured to the nearer end of a range, and to the middle of an uncertain date wider than a year.
    pub(super) fn distance(&self, from: Moment) -> String {
        let position = self.position(from, from);
        if matches!(position, Position::Around) {
            return self.around(from);
        }
        let precision = self.precision();
        let (about, at) = match (position, self.middle()) {
            (_, Some(middle)) => ("about ", middle),
            (Position::Earlier(at) | Position::Later(at), None) => (self.about(), at),
            (Position::Around, None) => ("", from),
        };
        let past = at < from;
        let (first, last) = if past { (at, from) } else { (from, at) };
        let length = Length::completed(first, last, precision);
        if let Some((before, after)) = self.next_to(length, about) {
            return if past { before } else { after }.to_owned();
        }
        let length = length.words();
        match (past, self.earliest()) {
            (true, Bound::Unknown) => {
                let at_least = Length::completed(first, last, Precision::Day).words();
                format!("more than {at_least} ago")
            }
            (true, _) => format!("{about}{length} ago"),
            (false, _) => format!("in {about}{length}"),
        }
    }

    /// Distance from another date, usually a marked one: "3 days before", "2 years after", "the same day", "during".
    pub(super) fn distance_to(&self, other: &Self, relation: Option<(Relation, Truth)>) -> String {
        let unsure = other.about().len().max(self.about().len()) > 0;
        let about = if unsure { "about " } else { "" };
        let precision = self.precision().max(other.precision());
        let (first, last) = other.reach();
        let (from, to, side) = match self.position(first, last) {
            Position::Earlier(at) => (at, first, "before"),
            Position::Later(at) => (last, at, "after"),
            Position::Around => return self.beside(other, relation, precision).to_owned(),
        };
        let length = Length::completed(from, to, precision);
        if length.count == 0 {
            // Less than one unit of the coarser precision, which may still be weeks.
            let days = Length::completed(from, to, Precision::Day);
            return if days.count > 1 {
                format!("about {} {side}", days.words())
            } else {
                format!("just {side}")
            };
        }
        format!("{about}{} {side}", length.words())
    }

    /// "about " before a distance to an uncertain date, else nothing.
    fn about(&self) -> &'static str {
        if self.certainty() == Certainty::Unsure {
            "about "
        } else {
            ""
        }
    }

    /// First and last moment. In a range, an unknown end counts as equal to the known one.
    fn reach(&self) -> (Moment, Moment) {
        match (self.earliest(), self.latest()) {
            (Bound::At(first), Bound::At(last)) => (first, last),
            (Bound::At(first), Bound::Open) => (first, Moment::AFTER_ALL),
            // "After 1950" is some unknown time; a range without an end exists at least at its start.
            (Bound::At(first), Bound::Unknown) if self.range().is_none() => {
                (first, Moment::AFTER_ALL)
            }
            (Bound::Unknown, Bound::At(last)) if self.range().is_none() => {
                (Moment::BEFORE_ALL, last)
            }
            (Bound::At(first), Bound::Unknown) => (first, first),
            (Bound::Open, Bound::At(last)) => (Moment::BEFORE_ALL, last),
            (Bound::Unknown, Bound::At(last)) => (last, last),
            _ => (Moment::BEFORE_ALL, Moment::AFTER_ALL),
        }
    }

    /// Middle of the bounds of an uncertain date that is wider than a year.
    fn middle(&self) -> Option<Moment> {
        let (Bound::At(first), Bound::At(last)) = (self.earliest(), self.latest()) else {
            return None;
        };
        let wide = last.year() > first.year();
        let unsure = self.range().is_none() && self.certainty() == Certainty::Unsure;
        let middle = first.day_number().midpoint(last.day_number());
        (wide && unsure).then(|| Moment::start_of(middle))
    }

    /// Words for a distance of one day, month or year in the past and in the future: "yesterday" and "tomorrow".
    fn next_to(&self, length: Length, about: &str) -> Option<(&'static str, &'static str)> {
        if length.count != 1 || !about.is_empty() || self.range().is_some() {
            return None;
        }
        match (length.unit, self.precision()) {
            (LengthUnit::Day, _) => Some(("yesterday", "tomorrow")),
            (LengthUnit::Month, Precision::Month) => Some(("last month", "next month")),
            (LengthUnit::Year, Precision::Year) => Some(("last year", "next year")),
            _ => None,
        }
    }

    /// Words for a date that contains the moment.
    fn around(&self, from: Moment) -> String {
        let sure = self.certainty() != Certainty::Unsure;
        let began = match (self.earliest(), self.latest()) {
            (Bound::At(start), Bound::Unknown) => {
                Some(Length::completed(start, from, self.precision()))
            }
            _ => None,
        };
        let words = match (began, self.precision()) {
            (Some(length), _) if self.range().is_some() => {
                return format!("began {} ago", length.words());
            }
            // The date is some time after its earliest moment: the units since then are rounded up, as "at most" needs.
            (Some(length), _) => return format!("at most {} ago", length.next().words()),
            _ if self.range().is_some() => "ongoing",
            (_, Precision::Second | Precision::Minute) => "now",
            (_, Precision::Day) if sure => "today",
            (_, Precision::Month) if sure => "this month",
            (_, Precision::Season) if sure => "this season",
            (_, Precision::Year) if sure => "this year",
            _ => "about now",
        };
        words.to_owned()
    }

    /// Words for two dates that touch or overlap.
    fn beside(
        &self,
        other: &Self,
        relation: Option<(Relation, Truth)>,
        precision: Precision,
    ) -> &'static str {
        let unknown = |date: &Self| {
            date.range().is_none() && [date.earliest(), date.latest()].contains(&Bound::Unknown)
        };
        if unknown(self) || unknown(other) {
            return "at an unknown distance";
        }
        match (relation, self.range().is_some(), other.range().is_some()) {
            (Some((Relation::During, Truth::Possible)), ..) => return "possibly during",
            (Some((Relation::Contains, Truth::Possible)), ..) => return "possibly contains it",
            (Some((Relation::Overlaps, Truth::Possible)), ..) => return "possibly overlaps it",
            (Some((Relation::During, _)), ..) => return "during",
            (Some((Relation::BeginsDuring, _)), ..) => return "begins during",
            (Some((Relation::EndsDuring, _)), ..) => return "ends during",
            (Some((Relation::Contains, _)), ..) => return "contains it",
            (Some((Relation::Overlaps, _)), ..) => return "overlaps it",
            (Some((Relation::SameTime, _)), ..) => return "at the same time",
            (None, true, _) | (None, _, true) => return "touches it",
            (None, false, false) => {}
        }
        if self.about().len().max(other.about().len()) > 0 {
            return "about the same time";
        }
        match precision {
            Precision::Second | Precision::Minute => "at the same time",
            Precision::Day => "the same day",
            Precision::Month => "the same month",
            Precision::Season => "the same season",
            Precision::Year => "the same year",
            _ => "about the same time",
        }
    }

    /// Position of the date relative to the time between two moments.
    fn position(&self, first: Moment, last: Moment) -> Position {
        match (self.earliest(), self.latest()) {
            (_, Bound::At(end)) if end < first => Position::Earlier(end),
            (Bound::At(start), _) if start > last => Position::Later(start),
            _ => Position::Around,
        }
    }
}
