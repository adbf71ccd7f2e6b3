//! Time zones: conversion between instants and the civil clock of a zone.

mod abbreviations;
mod name;
mod spoken;
mod written;

use std::hash::{Hash, Hasher};

use chrono::Offset as _;
use chrono::TimeZone as _;
use chrono_tz::{OffsetName as _, Tz};

pub(super) use self::abbreviations::abbreviation;
pub(super) use self::written::{signed, written};

/// A time zone: of the reader, of a file, or named in a text. It is always passed in; nothing reads the environment.
///
/// ```
/// use chrono::TimeZone as _;
/// use dateline_date::{DateContext, Zone};
///
/// fn east_of_utc(unix: i64) -> i32 {
///     let at = chrono::Local.timestamp_opt(unix, 0).single();
///     at.map_or(0, |at| at.offset().local_minus_utc())
/// }
///
/// let context = DateContext { zone: Zone::Rules(east_of_utc), ..DateContext::default() };
/// # assert_ne!(context, DateContext::default());
/// ```
#[derive(Debug, Clone, Copy)]
pub enum Zone {
    /// Seconds east of UTC.
    Fixed(i32),
    /// Seconds east of UTC that a text names by an abbreviation, such as "PST"; equal to the offset.
    Abbreviated(&'static str, i32),
    /// Function from a Unix time to seconds east of UTC.
    Rules(fn(i64) -> i32),
    /// A zone of the IANA database, with all its clock changes.
    Named(Tz),
}

impl Default for Zone {
    fn default() -> Self {
        Self::Fixed(0)
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Fixed(a) | Self::Abbreviated(_, a),
                Self::Fixed(b) | Self::Abbreviated(_, b),
            ) => a == b,
            (Self::Rules(a), Self::Rules(b)) => std::ptr::fn_addr_eq(*a, *b),
            (Self::Named(a), Self::Named(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Zone {}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Fixed(seconds) | Self::Abbreviated(_, seconds) => seconds.hash(state),
            Self::Rules(_) => "rules".hash(state),
            Self::Named(zone) => zone.hash(state),
        }
    }
}

/// Seconds to look back for a clock change; no zone has ever repeated more than a day.
const LOOK_BACK: i64 = 26 * 3600;

/// Offsets of a clock time in a zone: seconds east of UTC for its earliest and its latest reading. They differ if a
/// clock change makes the time ambiguous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readings {
    pub first: i32,
    pub last: i32,
    pub change: Option<ClockChange>,
}

/// How a clock change affects a clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockChange {
    /// The clock was set forward past it: the time does not exist in the zone.
    Skipped,
    /// The clock was set back: the time occurred twice.
    Repeated,
}

/// Names of UTC in the database, which would look like another zone beside it.
const OTHER_NAMES_OF_UTC: [&str; 9] = [
    "UTC", "UCT", "Universal", "Zulu", "Greenwich", "GMT", "GMT0", "GMT+0", "GMT-0",
];

impl Zone {
    /// Zone with an IANA name in any case: `Europe/Berlin`, `america/new_york`.
    ///
    /// ```
    /// use dateline_date::Zone;
    ///
    /// assert!(Zone::named("Europe/Berlin").is_some());
    /// assert!(Zone::named("Europe/Atlantis").is_none());
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let zone = Tz::from_str_insensitive(name).ok()?;
        let is_utc = OTHER_NAMES_OF_UTC.contains(&zone.name().trim_start_matches("Etc/"));
        Some(if is_utc {
            Self::Fixed(0)
        } else {
            Self::Named(zone)
        })
    }

    /// Zone of an abbreviation, in seconds east of UTC. UTC by its other names is plain UTC.
    pub(super) const fn abbreviated(name: &'static str, east: i32) -> Self {
        match name.as_bytes() {
            b"UTC" | b"UCT" | b"UT" => Self::Fixed(east),
            _ => Self::Abbreviated(name, east),
        }
    }

    /// Seconds east of UTC at a Unix time.
    pub fn offset_at(self, unix: i64) -> i32 {
        match self {
            Self::Fixed(east) | Self::Abbreviated(_, east) => east,
            Self::Rules(rules) => rules(unix),
            Self::Named(zone) => chrono::DateTime::from_timestamp(unix, 0).map_or(0, |at| {
                let offset = zone.offset_from_utc_datetime(&at.naive_utc());
                offset.fix().local_minus_utc()
            }),
        }
    }

    /// Abbreviation of the zone at a Unix time, such as "CEST"; `None` if there is none.
    pub fn abbreviation_at(self, unix: i64) -> Option<String> {
        match self {
            Self::Abbreviated(name, _) => Some(name.to_owned()),
            Self::Named(zone) => {
                let at = chrono::DateTime::from_timestamp(unix, 0)?;
                let offset = zone.offset_from_utc_datetime(&at.naive_utc());
                offset.abbreviation().map(str::to_owned)
            }
            Self::Fixed(_) | Self::Rules(_) => None,
        }
    }

    /// Short name of the zone at a Unix time: its abbreviation, "UTC", or its offset ("-08", "+05:30").
    pub(super) fn short_name(self, unix: i64) -> String {
        let is_word = |name: &String| name.bytes().all(|byte| byte.is_ascii_alphabetic());
        match (self.abbreviation_at(unix).filter(is_word), self) {
            (Some(name), _) => name,
            (None, Self::Fixed(0)) => "UTC".to_owned(),
            (None, zone) => {
                let offset = offset_text(zone.offset_at(unix));
                offset
                    .strip_suffix(":00")
                    .map_or(offset.clone(), str::to_owned)
            }
        }
    }

    /// Offsets of a time on the zone's clock, given in seconds since 1970-01-01T00:00:00 on that clock.
    pub(super) fn readings(self, clock: i64) -> Readings {
        let at = |shift: i64| self.offset_at(clock.saturating_add(shift));
        let (before, after) = (at(-LOOK_BACK), at(LOOK_BACK));
        let is_valid = |east: i32| self.offset_at(clock.saturating_sub(i64::from(east))) == east;
        let (first, last, change) = match (is_valid(before), is_valid(after)) {
            _ if before == after => (before, before, None),
            (true, true) => (
                before.max(after),
                before.min(after),
                Some(ClockChange::Repeated),
            ),
            (false, false) => (
                before.max(after),
                before.min(after),
                Some(ClockChange::Skipped),
            ),
            (true, false) => (before, before, None),
            (false, true) => (after, after, None),
        };
        Readings {
            first,
            last,
            change,
        }
    }

    /// Civil clock at an instant, in seconds since 1970-01-01T00:00:00 on that clock, and the seconds since the start
    /// of a repeated hour (0 outside of one).
    ///
    /// When clocks are set back, an hour is repeated. Its second pass is placed at the end of the first one, ordered by
    /// its own seconds, so that instants stay in order and times without an offset stay at their clock time. When
    /// clocks are set forward nothing needs to be done: no instant is in the gap, and a time written in it stays there.
    pub(super) fn clock(self, unix: i64) -> (i64, u32) {
        if let Self::Fixed(east) | Self::Abbreviated(_, east) = self {
            return (unix.saturating_add(i64::from(east)), 0);
        }
        let offset = i64::from(self.offset_at(unix));
        let clock = unix.saturating_add(offset);
        let start = unix.saturating_sub(LOOK_BACK);
        let before = i64::from(self.offset_at(start));
        if before <= offset {
            return (clock, 0);
        }
        let change = self.first_change(start, unix);
        let fold_end = change.saturating_add(before);
        if clock >= fold_end {
            return (clock, 0);
        }
        let repeated = u32::try_from(unix - change)
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        (fold_end - 1, repeated)
    }

    /// First second at which the offset differs from the one at `start`; by `end` it has changed.
    fn first_change(self, start: i64, end: i64) -> i64 {
        let at_start = self.offset_at(start);
        let (mut same, mut changed) = (start, end);
        while changed - same > 1 {
            let middle = same + (changed - same) / 2;
            if self.offset_at(middle) == at_start {
                same = middle;
            } else {
                changed = middle;
            }
        }
        changed
    }
}

/// `+hh:mm`, with seconds if they are not zero.
pub(super) fn offset_text(east: i32) -> String {
    let (sign, size) = (if east < 0 { '-' } else { '+' }, east.unsigned_abs());
    let (hours, minutes, seconds) = (size / 3600, size / 60 % 60, size % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}:{minutes:02}")
    } else {
        format!("{sign}{hours:02}:{minutes:02}:{seconds:02}")
    }
}
