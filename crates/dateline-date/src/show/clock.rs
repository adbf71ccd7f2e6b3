//! Clock times in words.

use std::borrow::Cow;

use super::point::point_words;
use super::style::{ClockDetail, Style, listed};
use crate::context::DateContext;
use crate::meaning::{Meaning, Member, Set, Timed, written};
use crate::point::Marks;
use crate::zone::{ClockChange, Zone, offset_text};

/// A day with its time: "9 May 2025, 10:00".
pub(super) fn timed_words(timed: &Timed, style: Style) -> String {
    let clock = clock_words(timed, style);
    if style.knows_day(timed.point) {
        return clock;
    }
    let comma = if style.tight { "" } else { "," };
    format!("{}{comma} {clock}", point_words(timed.point, style))
}

/// "10:00", "23:59:60 UTC", "10:00:07.5 +02:00", "10:00 Europe/Berlin".
pub(crate) fn clock_words(timed: &Timed, style: Style) -> String {
    let clock = timed.clock;
    let (hour, minute) = (clock.second / 3600, clock.second / 60 % 60);
    let second = clock.second % 60 + u32::from(clock.leap);
    let notation = style.notation;
    let has_seconds = if style.short {
        clock.seconds && style.clock >= ClockDetail::Second
    } else {
        second > 0 || clock.nanos > 0
    };
    let mut words = notation.digits(hour, minute, has_seconds.then_some(second));
    if has_seconds && (!style.short || style.clock == ClockDetail::Fraction) {
        words.push_str(&clock.fraction());
    }
    if clock.hour {
        words = format!("{words}–{}", notation.digits(hour, 59, None));
    }
    if !style.halfless {
        words.push_str(notation.half_of_day(hour, style.short));
    }
    let zone = match style {
        Style { zoneless: true, .. } => None,
        Style { short: true, .. } => short_zone(timed, style.name_zones),
        _ => match clock.zone {
            Some(zone) => Some(long_zone(timed, zone)),
            None => own_readings(timed),
        },
    };
    match zone {
        Some(zone) => format!("{words} {zone}"),
        None => words,
    }
}

/// Zone of a clock time in full: `America/New_York`, `PST`, `America/New_York (EDT or EST)` for a time that it has twice.
fn long_zone(timed: &Timed, zone: Zone) -> String {
    let name = zone.name().unwrap_or_else(|| "local time".to_owned());
    match both_readings(timed, zone) {
        Some((first, last)) => format!("{name} ({first} or {last})"),
        None => name,
    }
}

/// Both offsets of a clock time without a zone that the reader's own clock has twice, or not at all: "(+02:00 or
/// +01:00)".
fn own_readings(timed: &Timed) -> Option<String> {
    let readings = timed.readings.filter(|_| timed.is_ambiguous())?;
    let (first, last) = (offset_text(readings.first), offset_text(readings.last));
    Some(format!("({first} or {last})"))
}

/// Short names of the zone for both readings of a clock time that its zone has twice, or not at all.
fn both_readings(timed: &Timed, zone: Zone) -> Option<(String, String)> {
    let readings = timed.readings?;
    let at = written(timed.point, timed.clock);
    let in_force = |east: i32| zone.short_name(at.saturating_sub(i64::from(east)));
    let (first, last) = (in_force(readings.first), in_force(readings.last));
    Some(match readings.change? {
        ClockChange::Repeated => (first, last),
        // A time that was skipped is before the change by the offset after it, and after it by the offset before.
        ClockChange::Skipped => (last, first),
    })
}

/// Zone of a clock time in a list: only if it differs from that of the others, or if its clock showed the same time
/// twice.
fn short_zone(timed: &Timed, others: Option<DateContext>) -> Option<String> {
    let at = written(timed.point, timed.clock);
    let zone = timed.clock.zone.or(others.map(|others| others.local()))?;
    if let Some((first, last)) = both_readings(timed, zone) {
        return Some(format!("{first}/{last}"));
    }
    let own = timed.readings.unwrap_or_else(|| zone.readings(at));
    let in_zone = others.map_or(zone, |others| others.zone).readings(at);
    let unix = at.saturating_sub(i64::from(own.first));
    let is_other = others.is_some_and(|others| others.zone.offset_at(unix) != own.first);
    let is_second = own.change.is_none() && in_zone.change == Some(ClockChange::Repeated);
    (is_other || is_second).then(|| zone.short_name(unix))
}

/// A range of clock times of one day: "9 May 2025, 10:00–11:30 UTC".
pub(super) fn within_day(from: &Timed, to: &Timed, style: Style) -> String {
    let both = clock_words(to, style);
    let same_zone = from.clock.zone == to.clock.zone && !from.is_ambiguous();
    let start = Style {
        zoneless: same_zone,
        // "10:00–11:30 am".
        halfless: same_zone && from.clock.second / HALF_DAY == to.clock.second / HALF_DAY,
        ..style
    };
    let start = clock_words(from, start);
    if style.knows_day(from.point) {
        return format!("{start}–{both}");
    }
    let comma = if style.tight { "" } else { "," };
    let day = point_words(from.point, style);
    format!("{day}{comma} {start}–{both}")
}

/// An end that is given to the hour, at the first or last minute of it.
pub(super) fn to_the_minute(meaning: &Meaning, end: bool) -> Cow<'_, Meaning> {
    match meaning {
        Meaning::Timed(timed) if timed.clock.hour => {
            let mut timed = timed.clone();
            timed.clock.hour = false;
            timed.clock.second += if end { 59 * 60 } else { 0 };
            Cow::Owned(Meaning::Timed(timed))
        }
        other => Cow::Borrowed(other),
    }
}

/// Clock times of one day: "8 March 2026, 06:30 or 07:30 UTC". `None` for any other set.
pub(super) fn clocks_of_day(set: &Set, style: Style) -> Option<String> {
    let clocks: Option<Vec<&Timed>> = set
        .members
        .iter()
        .map(|member| match member {
            Member::One(Meaning::Timed(timed)) => Some(&**timed),
            _ => None,
        })
        .collect();
    let clocks = clocks.filter(|clocks| clocks.len() > 1)?;
    let (last, first) = clocks.split_last()?;
    let fits = |timed: &&Timed| timed.point == last.point && timed.clock.zone == last.clock.zone;
    if !first.iter().all(fits) || !style.knows_day(last.point) && last.point.marks != Marks::NONE {
        return None;
    }
    let own = |timed: &&Timed| {
        clock_words(
            timed,
            Style {
                zoneless: true,
                ..style
            },
        )
    };
    let mut words: Vec<String> = first.iter().map(own).collect();
    words.push(clock_words(last, style));
    let listed = listed(&words, set.kind, style);
    if style.knows_day(last.point) {
        return Some(listed);
    }
    let comma = if style.tight { "" } else { "," };
    Some(format!(
        "{}{comma} {listed}",
        point_words(last.point, style)
    ))
}

/// Seconds of the half of a day.
const HALF_DAY: u32 = 12 * 3600;
