//! From instants to the civil clock of the reader's zone.

use std::hash::{Hash, Hasher};

/// The zone in which times with an offset are placed among those without. Passed in: nothing here reads the
/// environment.
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
    /// Seconds east of UTC at a Unix time, as the zone's rules say.
    Rules(fn(i64) -> i32),
}

impl Default for Zone {
    fn default() -> Self {
        Self::Fixed(0)
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fixed(a), Self::Fixed(b)) => a == b,
            (Self::Rules(a), Self::Rules(b)) => std::ptr::fn_addr_eq(*a, *b),
            _ => false,
        }
    }
}

impl Eq for Zone {}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Fixed(seconds) => seconds.hash(state),
            Self::Rules(_) => "rules".hash(state),
        }
    }
}

/// How far back a clock change is looked for, in seconds: no zone has repeated more than a day.
const LOOK_BACK: i64 = 26 * 3600;

impl Zone {
    /// Where the civil clock stands at an instant (seconds since 1970-01-01T00:00:00 on that clock), and how many
    /// seconds into a repeated hour it is.
    ///
    /// When clocks are set back, an hour is shown twice. Its second pass is placed at the end of the first, ordered by
    /// how far it has run, so that instants never stand in the wrong order and times without an offset stay where the
    /// clock puts them. When clocks are set forward nothing needs to be done: no instant falls into the gap, and a time
    /// written in it stands where it is written.
    pub(super) fn clock(self, unix: i64) -> (i64, u32) {
        let rules = match self {
            Self::Fixed(east) => return (unix.saturating_add(i64::from(east)), 0),
            Self::Rules(rules) => rules,
        };
        let offset = i64::from(rules(unix));
        let clock = unix.saturating_add(offset);
        let start = unix.saturating_sub(LOOK_BACK);
        let before = i64::from(rules(start));
        if before <= offset {
            return (clock, 0);
        }
        let change = first_change(rules, start, unix);
        let fold_end = change.saturating_add(before);
        if clock >= fold_end {
            return (clock, 0);
        }
        let repeated = u32::try_from(unix - change)
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        (fold_end - 1, repeated)
    }
}

/// The first second at which the offset is no longer the one at `start`; it has changed by `end`.
fn first_change(rules: fn(i64) -> i32, start: i64, end: i64) -> i64 {
    let at_start = rules(start);
    let (mut same, mut changed) = (start, end);
    while changed - same > 1 {
        let middle = same + (changed - same) / 2;
        if rules(middle) == at_start {
            same = middle;
        } else {
            changed = middle;
        }
    }
    changed
}
