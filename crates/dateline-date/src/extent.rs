//! Bounds of a date in words, if they are not obvious from the date itself.

use super::meaning::{Meaning, Side};
use super::moment::{Bound, Moment, days_in_month};
use super::point::{Digits, Point};
use super::show::{Notation, Style, plain_words, span_words};

/// Bounds that a reader would not know from the words of the date.
pub(super) fn extent(meaning: &Meaning, notation: Notation) -> Option<String> {
    let style = Style {
        notation,
        ..Style::default()
    };
    if is_plain(meaning) {
        return None;
    }
    match meaning.bounds() {
        (Bound::At(first), Bound::At(last)) => {
            let (from, to) = coarsest(first, last);
            Some(span_words(from, to, style))
        }
        (_, Bound::At(last)) => Some(format!("not after {}", plain_words(ending(last), style))),
        (Bound::At(first), _) => Some(format!(
            "not before {}",
            plain_words(beginning(first), style)
        )),
        _ => None,
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

/// The year or month that begins on this day, else the day.
fn beginning(at: Moment) -> Point {
    match (at.month(), at.day()) {
        (1, 1) => Point::year(at.year()),
        (month, 1) => Point::date(at.year(), month, 0),
        _ => day(at),
    }
}

/// The year or month that ends on this day, else the day.
fn ending(at: Moment) -> Point {
    match (at.month(), at.day()) {
        (12, 31) => Point::year(at.year()),
        (month, last) if last == days_in_month(at.year(), month) => {
            Point::date(at.year(), month, 0)
        }
        _ => day(at),
    }
}

/// First and last day as years or months if they begin and end them, else as days.
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
