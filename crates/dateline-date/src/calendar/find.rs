//! Finds a date in another calendar within a text, with its end and its Gregorian days.

use super::scan::{self, Parts, Scan};
use super::{Calendar, Interval, convert, month};
use crate::conventions::Used;
use crate::error::DateError;
use crate::lex::{Kind, Token};
use crate::numeric::Shape;
use crate::words::Word;

/// A date found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub days: Interval,
    pub used: Used,
    pub end: usize,
}

/// Maximum number of following dates that are searched for the calendar's name: "5, 6 and 7 Tishrei 5784".
const MOST_ENDS: usize = 4;

/// Parses the date in another calendar that begins at a byte; `None` if there is none.
///
/// # Errors
/// The calendar does not have the date, or a part is missing.
pub(crate) fn find(text: &str, at: usize, before: &[Token]) -> Result<Option<Found>, DateError> {
    let (named, start) = match named(text, at) {
        Some((calendar, start)) => (Some(calendar), start),
        None => (None, at),
    };
    let Some(mut parts) = scan::parts(text, start, named) else {
        return Ok(None);
    };
    if parts.calendar.is_none() && parts.month.is_none() {
        if is_within_date(before) {
            return Ok(None);
        }
        let may_continue = parts.digits >= 3 && !is_same_year(before, parts.year);
        if let Some(calendar) = continued(text, before).filter(|_| may_continue) {
            (parts.calendar, parts.marked) = (Some(calendar), true);
            if !calendar.has_year(parts.year.unwrap_or(0)) {
                return Ok(None);
            }
            return days(parts, at).map(Some);
        }
    }
    let parts = shared(text, parts, MOST_ENDS);
    let Some(calendar) = parts.calendar else {
        return Ok(None);
    };
    match parts.year {
        // "av" is also the beginning of French "av. J.-C.".
        None if parts.day.is_none() || is_short(text, &parts) => Ok(None),
        None => Err(
            DateError::new(format!("no year in the {} calendar", calendar.name()), at)
                .with_help(format!("write the year too, as in {}", calendar.example())),
        ),
        // "ab 1960", "av. 1750" are German and French.
        Some(year) if begins_short(text, at) && !parts.marked && !calendar.has_year(year) => {
            Ok(None)
        }
        Some(_) => days(parts, at).map(Some),
    }
}

/// Whether the name of a month is so short that it may be another word.
fn is_short(text: &str, parts: &Parts) -> bool {
    let name = text.get(..parts.end).unwrap_or_default();
    let letters = name
        .chars()
        .rev()
        .take_while(|letter| letter.is_alphabetic());
    letters.count() <= 2
}

/// Whether it begins with so short a name of a month, and with no day.
fn begins_short(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let letters = rest.chars().take_while(|letter| letter.is_alphabetic());
    (1..=2).contains(&letters.count())
}

/// Calendar that GEDCOM names before a date, and the start of the date.
fn named(text: &str, at: usize) -> Option<(Calendar, usize)> {
    const NAMES: &[(&str, Calendar)] = &[
        ("@#DHEBREW@", Calendar::Hebrew),
        ("@#DFRENCH R@", Calendar::FrenchRepublican),
        ("@#DFRENCH_R@", Calendar::FrenchRepublican),
        ("HEBREW ", Calendar::Hebrew),
        ("FRENCH_R ", Calendar::FrenchRepublican),
    ];
    let rest = text.get(at..)?;
    let (name, calendar) = NAMES.iter().find(|(name, _)| rest.starts_with(name))?;
    let after = rest.get(name.len()..)?;
    let gap = after.len() - after.trim_start().len();
    Some((*calendar, at + name.len() + gap))
}

/// Error for an unsupported calendar in GEDCOM's form: "@#DROMAN@".
pub(crate) fn unknown_gedcom(text: &str, at: usize) -> Option<DateError> {
    const KNOWN: [&str; 5] = ["GREGORIAN", "JULIAN", "HEBREW", "FRENCH R", "FRENCH_R"];
    let name = text.get(at..)?.strip_prefix("@#D")?.split_once('@')?.0;
    if KNOWN.contains(&name) {
        return None;
    }
    Some(
        DateError::new(format!("unsupported calendar {name}"), at)
            .with_help("write the date in one of GREGORIAN, JULIAN, HEBREW and FRENCH R"),
    )
}

/// Calendar with Gregorian month names that GEDCOM names before a date.
pub(crate) fn gedcom_style(text: &str, at: usize) -> Option<(Word, usize)> {
    const NAMES: &[(&str, Word)] = &[
        ("@#DJULIAN@", Word::OldStyle),
        ("@#DGREGORIAN@", Word::NewStyle),
    ];
    let rest = text.get(at..)?;
    let (name, style) = NAMES.iter().find(|(name, _)| rest.starts_with(name))?;
    Some((*style, at + name.len()))
}

/// Whether a number after these tokens belongs to a Gregorian date.
fn is_within_date(before: &[Token]) -> bool {
    before.last().is_some_and(|token| {
        matches!(
            token.kind,
            Kind::Number(..)
                | Kind::Comma
                | Kind::Roman(_)
                | Kind::Time(..)
                | Kind::Word(
                    Word::Month(_)
                        | Word::Season(_)
                        | Word::Weekday(_)
                        | Word::Early
                        | Word::Mid
                        | Word::Late
                        | Word::Era(_)
                )
        )
    })
}

/// Whether a slash and our own year follow the year of another calendar that it is: 1258 in "AH 656/1258".
fn is_same_year(before: &[Token], year: Option<u32>) -> bool {
    let [.., date, mark] = before else {
        return false;
    };
    let Kind::Numeric(Shape::Within(days), _) = date.kind else {
        return false;
    };
    let years = days.from.year..=days.to.year;
    mark.kind == Kind::Slash && year.is_some_and(|year| years.contains(&i64::from(year)))
}

/// Calendar of the date before a range mark, if it was named before the year: "AH 1444–1446".
fn continued(text: &str, before: &[Token]) -> Option<Calendar> {
    let (mark, rest) = before.split_last()?;
    let is_mark = matches!(
        mark.kind,
        Kind::Dash { .. } | Kind::Slash | Kind::Word(Word::To | Word::And | Word::Or)
    );
    let Kind::Numeric(_, used) = rest.last()?.kind else {
        return None;
    };
    let start = rest.last()?.start;
    let parts = scan::parts(text, start, None)?;
    (is_mark && parts.prefixed)
        .then(|| Calendar::of(used))
        .flatten()
}

/// Fills in what the next date of a range or list supplies: "5–7 Tishrei 5784", "1444–1446 AH".
fn shared(text: &str, parts: Parts, ends: usize) -> Parts {
    let is_whole = parts.calendar.is_some() && parts.year.is_some();
    let mut scan = Scan::new(text, parts.end);
    if is_whole || ends == 0 || scan.range_mark().is_none() {
        return parts;
    }
    let Some(next) = scan::parts(text, scan.at, None) else {
        return parts;
    };
    let next = shared(text, next, ends - 1);
    let (Some(calendar), Some(year)) = (next.calendar, next.year) else {
        return parts;
    };
    let marked = Parts {
        calendar: Some(calendar),
        marked: true,
        ..parts
    };
    match (parts.month, parts.year) {
        // "5 Tishrei – 3 Cheshvan 5784"
        (Some(_), None) if parts.calendar == Some(calendar) => Parts {
            year: Some(year),
            ..marked
        },
        // "5–7 Tishrei 5784"
        (None, Some(day)) if parts.digits <= 2 && next.day.is_some() => Parts {
            day: Some(day),
            month: next.month,
            year: Some(year),
            ..marked
        },
        // "1444–1446 AH"
        (None, Some(own)) if next.month.is_none() && calendar.has_year(own) && own <= year => {
            marked
        }
        _ => parts,
    }
}

/// Converts a date to Gregorian days.
fn days(parts: Parts, at: usize) -> Result<Found, DateError> {
    let (Some(calendar), Some(year)) = (parts.calendar, parts.year) else {
        return Err(DateError::new("no such date", at));
    };
    // "AM 1" has an explicit mark; in "5 Nisan 2023" Nisan is the Turkish April.
    let (_, last) = calendar.years();
    let fits = if parts.marked {
        (1..=last).contains(&year)
    } else {
        calendar.has_year(year)
    };
    if !fits {
        let (first, last) = calendar.years();
        return Err(DateError::new(
            format!("the {} calendar has no year {year}", calendar.name()),
            at,
        )
        .with_help(format!(
            "write a year from {first} to {last}, as in {}, or the Gregorian date",
            calendar.example()
        )));
    }
    let leap = month::is_leap(calendar, year);
    let month = match parts.month {
        None => None,
        Some(number) => match month::in_year(calendar, number, leap) {
            Some(month) => Some(month),
            None => return Err(no_adar(year, leap, at)),
        },
    };
    let day = parts.day.map(|day| u8::try_from(day).unwrap_or(u8::MAX));
    let converted = i32::try_from(year)
        .ok()
        .and_then(|year| convert::interval(calendar, year, month, day));
    let Some(days) = converted else {
        let day = parts.day.unwrap_or(0);
        return Err(DateError::new(
            format!(
                "the {} calendar has no day {day} in this month",
                calendar.name()
            ),
            at,
        )
        .with_help(format!(
            "write a day that the month has, as in {}",
            calendar.example()
        )));
    };
    let mut used = Used::NONE;
    used.add(calendar.convention());
    Ok(Found {
        days,
        used,
        end: parts.end,
    })
}

/// Error for "Adar" in a Hebrew year with two of them, or for one of the two in a year with only one.
fn no_adar(year: u32, leap: bool, at: usize) -> DateError {
    let (message, help) = if leap {
        (
            format!("Hebrew calendar: {year} is a leap year with two months of Adar"),
            "write Adar I or Adar II",
        )
    } else {
        (
            format!("Hebrew calendar: {year} is not a leap year and has only one Adar"),
            "write Adar",
        )
    };
    DateError::new(message, at).with_help(help)
}
