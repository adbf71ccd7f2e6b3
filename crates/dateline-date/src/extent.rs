//! The bounds of a date in words, where they are not plain from the date itself.

use super::meaning::{Meaning, Side};
use super::moment::{Moment, days_in_month};
use super::point::{Digits, Point};
use super::show::{Style, plain_words, span_words};
use super::{Bound, Date};

impl Date {
    /// Its bounds, where a reader would not know them from its words: "21 August – 10 September 2025", "1800–1899",
    /// "not after 1921". `None` for a day, a month, a year, a decade, and a range of these.
    #[must_use]
    pub fn extent(&self) -> Option<String> {
        if is_plain(&self.meaning) {
            return None;
        }
        match (self.earliest(), self.latest()) {
            (Bound::At(first), Bound::At(last)) => {
                let (from, to) = coarsest(first, last);
                Some(span_words(from, to, Style::default()))
            }
            (_, Bound::At(last)) => Some(format!(
                "not after {}",
                plain_words(ending(last), Style::default())
            )),
            (Bound::At(first), _) => Some(format!(
                "not before {}",
                plain_words(beginning(first), Style::default())
            )),
            _ => None,
        }
    }
}

fn is_plain(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(point) => {
            let decade = point.unspecified == Digits::DECADE && point.month == 0;
            decade || point.far || point.is_whole() && !point.is_season()
        }
        Meaning::Timed(_) => true,
        Meaning::Range(range) => [&range.start, &range.end]
            .into_iter()
            .all(|side| match side {
                Side::At(meaning) => is_plain(meaning),
                Side::Open | Side::Unknown => true,
                Side::Beyond(_) => false,
            }),
        Meaning::Set(_) => false,
    }
}

fn day(at: Moment) -> Point {
    Point::date(at.year(), at.month(), at.day())
}

/// The year or month that begins with a day, or the day.
fn beginning(at: Moment) -> Point {
    match (at.month(), at.day()) {
        (1, 1) => Point::year(at.year()),
        (month, 1) => Point::date(at.year(), month, 0),
        _ => day(at),
    }
}

/// The year or month that ends with a day, or the day.
fn ending(at: Moment) -> Point {
    match (at.month(), at.day()) {
        (12, 31) => Point::year(at.year()),
        (month, last) if last == days_in_month(at.year(), month) => {
            Point::date(at.year(), month, 0)
        }
        _ => day(at),
    }
}

/// Two days as the years or months that they begin and end, where they do.
fn coarsest(first: Moment, last: Moment) -> (Point, Point) {
    let (from, to) = (beginning(first), ending(last));
    if from.is_year() && to.is_year() {
        return (from, to);
    }
    let months = from.day == 0 && to.day == 0;
    if months {
        return (
            Point::date(first.year(), first.month(), 0),
            Point::date(last.year(), last.month(), 0),
        );
    }
    (day(first), day(last))
}
