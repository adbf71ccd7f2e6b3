//! Changes to a date by other keys of its event: `precision: year`, `circa: true`.

use super::label::{coarser, month_of, year_of};
use super::meaning::Meaning;
use super::point::{Digits, Point};
use super::precision::Precision;

/// The date at a coarser precision: month, year, decade or century; `None` for other precisions.
pub(super) fn coarsened(meaning: &Meaning, precision: Precision) -> Option<Meaning> {
    let coarse: fn(Point) -> Point = match precision {
        Precision::Month => month_of,
        Precision::Year => year_of,
        Precision::Decade => decade_of,
        Precision::Century => century_of,
        _ => return None,
    };
    Some(coarser(meaning, &coarse))
}

/// Decade of a date, if it is counted from the year 0.
fn decade_of(point: Point) -> Point {
    masked(point, 10, Digits::DECADE)
}

fn century_of(point: Point) -> Point {
    masked(point, 100, Digits::CENTURY)
}

/// The years that share the leading digits with its year; the year itself unless it has four digits.
fn masked(point: Point, size: i64, digits: Digits) -> Point {
    let year = year_of(point);
    if !(0..=9999).contains(&year.year) || !year.unspecified.is_none() {
        return year;
    }
    let first = year.year - year.year.rem_euclid(size);
    Point {
        marks: point.marks,
        ..Point::years(first, digits)
    }
}
