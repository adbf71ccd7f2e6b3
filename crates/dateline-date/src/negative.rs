//! Negative years with unspecified digits (`-01XX`, `-156X-12-25`), which `edtf-core` rejects.

use super::context::DateContext;
use super::edtf;
use super::meaning::{Meaning, Member, Side};
use super::moment::days_in_month;
use super::point::{Digits, Point};

/// Parses such a date, or an interval with one.
pub(super) fn read(text: &str, context: DateContext) -> Option<Meaning> {
    match text.split_once('/') {
        None => date(text, context),
        Some((start, end)) => Some(Meaning::range(side(start, context)?, side(end, context)?)),
    }
}

fn side(text: &str, context: DateContext) -> Option<Side> {
    match text {
        "" => Some(Side::Unknown),
        ".." => Some(Side::Open),
        _ => edtf::read(text, context)
            .ok()
            .or_else(|| date(text, context))
            .map(Side::At),
    }
}

/// Parses the years without their minus as EDTF, then negates each of them.
fn date(text: &str, context: DateContext) -> Option<Meaning> {
    let Ok(Meaning::Point(point)) = edtf::read(text.strip_prefix('-')?, context) else {
        return None;
    };
    // A day or month in some thousand years is not a date.
    let width = match point.unspecified.year() {
        Digits::DECADE => 10,
        Digits::CENTURY => 100,
        Digits::MILLENNIUM if point.is_years() => 1000,
        _ => return None,
    };
    let marks = point.marks;
    let in_year = |year: i64| Point {
        year: context.negative_year(year),
        unspecified: Digits(point.unspecified.0 & !Digits::ANY_YEAR.0),
        ..point
    };
    let (near, far) = (point.year.max(1), point.year + width - 1);
    if point.is_years() {
        let year = |year: i64| Point {
            marks,
            ..Point::year(context.negative_year(year))
        };
        return Some(Meaning::one_from(year(far), year(near)));
    }
    let exists =
        |point: &Point| point.day == 0 || point.day <= days_in_month(point.year, point.month);
    let years = (near..=far).rev().map(in_year).filter(exists);
    Some(Meaning::one_of(
        years
            .map(|point| Member::One(Meaning::Point(point)))
            .collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::date::Date;
    use super::DateContext;

    #[test]
    fn negative_years_may_have_unspecified_digits() {
        for (text, words) in [
            ("-01XX", "the 2nd century BC"),
            ("-156X", "between 1570 and 1561 BC"),
            ("-03XX/-01XX", "the 4th century BC to the 2nd century BC"),
        ] {
            let date = Date::parse(text, DateContext::default()).map(|date| date.words());
            assert_eq!(date.as_deref(), Ok(words), "{text}");
        }
        let date = Date::parse("-156X-12-25", DateContext::default());
        let members = date.ok().and_then(|date| date.edtf()).unwrap_or_default();
        assert!(
            members.starts_with("[-1569-12-25,-1568-12-25,") && members.ends_with("-1560-12-25]")
        );
        for text in ["-XXXX", "-1XXX-05", "-156X-13"] {
            assert!(Date::parse(text, DateContext::default()).is_err(), "{text}");
        }
    }
}
