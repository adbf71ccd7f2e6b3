//! The length of an event, which is shown but is not its end.

use super::super::{Event, Severity, When};
use super::finding::{At, Finding};
use crate::date::{Date, Precision};
use crate::text::head;
use crate::timeline::Code;

/// Keys under which the length of an event is given.
const KEYS: [&str; 2] = ["duration", "length"];

/// Units of lengths within a day. "m" is left out: it may be minutes, months or meters.
const OF_CLOCK: &[&str] = &[
    "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "h", "hr", "hrs",
    "hour", "hours",
];
/// Units of lengths of a day and more.
const OF_CALENDAR: &[&str] = &[
    "d", "day", "days", "week", "weeks", "month", "months", "year", "years",
];

/// Reports a length beside a start without an end, if it goes beyond the day or minute that is given.
pub(super) fn check(event: &Event, found: &mut Vec<Finding>) {
    let When::Dated(date) = &event.when else {
        return;
    };
    for (key, value) in &event.fields {
        if !KEYS.iter().any(|name| key.eq_ignore_ascii_case(name)) {
            continue;
        }
        let Some(text) = value.text().map(str::trim) else {
            continue;
        };
        if !exceeds(text, date) {
            continue;
        }
        let message = format!(
            "`{key}: {}` is not read as the end of the event",
            head(text, 40)
        );
        let help = "write `end:` with the date or time at which it ended";
        found.push(Finding {
            severity: Severity::Notice,
            ..Finding::warning(Code::LengthWithoutEnd, At::Key(key.clone()), message, help)
        });
    }
}

/// Whether a text is a length, and longer than what a date without an end covers.
fn exceeds(text: &str, date: &Date) -> bool {
    if date.range().is_some() || date.as_base().is_none() {
        return false;
    }
    let of_calendar = |unit: &str| OF_CALENDAR.contains(&unit);
    match date.precision() {
        Precision::Second | Precision::Minute => {
            is_length(text, |unit| OF_CLOCK.contains(&unit) || of_calendar(unit))
                || is_iso(text, true)
        }
        Precision::Day => is_length(text, of_calendar) || is_iso(text, false),
        _ => false,
    }
}

/// Whether a text is numbers each with a unit: "90 min", "2 hours", "1h 30min".
fn is_length(text: &str, is_unit: impl Fn(&str) -> bool) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let number = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let after = number.trim_start();
        let unit = after.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let name = after.strip_suffix(unit).unwrap_or_default();
        if number.len() == rest.len() || !is_unit(&name.to_ascii_lowercase()) {
            return false;
        }
        rest = unit.trim_start_matches([' ', ',']);
    }
    !text.is_empty()
}

/// Whether a text is a duration of ISO 8601: `P3D`, and `PT1H30M` if those within a day count.
fn is_iso(text: &str, clock_counts: bool) -> bool {
    let Some(parts) = text.strip_prefix('P') else {
        return false;
    };
    let (days, clock) = parts.split_once('T').unwrap_or((parts, ""));
    let is_of = |part: &str, units: &str| {
        let is_part = |letter: char| letter.is_ascii_digit() || units.contains(letter);
        part.chars().all(is_part)
            && part.starts_with(|letter: char| letter.is_ascii_digit())
            && part.ends_with(|letter: char| units.contains(letter))
    };
    let (has_days, has_clock) = (is_of(days, "YMWD"), is_of(clock, "HMS"));
    (days.is_empty() || has_days)
        && (clock.is_empty() || has_clock)
        && (has_days || clock_counts && has_clock)
}
