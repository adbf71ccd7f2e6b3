//! The current time, and the local zone.

use std::cell::Cell;
use std::panic::{UnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::TimeZone;

use crate::date::{DateContext, Language, Moment, NumericOrder, Zone};

/// Whether the local time zone cannot be read; it is not tried again.
static NO_ZONE: AtomicBool = AtomicBool::new(false);

thread_local! {
    static TRYING: Cell<bool> = const { Cell::new(false) };
}

/// The day-month order of numeric dates without any indication; set once, before anything is read.
static ORDER: OnceLock<NumericOrder> = OnceLock::new();

/// Sets the day-month order of numeric dates for files without `dates:`.
pub fn prefer_order(order: NumericOrder) {
    // It is set only once.
    ORDER.set(order).ok();
}

/// The context that dates are read in: times with an offset are converted to the local time zone.
pub fn context() -> DateContext {
    DateContext {
        zone: local(),
        this_year: u16::try_from(now(local()).year()).ok(),
        language: language(),
        numeric: ORDER.get().copied().unwrap_or(NumericOrder::Unknown),
        ..DateContext::default()
    }
}

/// The language of messages in the locale of the environment (POSIX.1-2024, section 8.2): that of
/// the first variable that is set and not empty.
fn language() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .map_or_else(Language::default, |locale| Language::of_locale(&locale))
}

/// The local time zone: by name if it has one, so that it can be shown, else by its rules.
pub(crate) fn local() -> Zone {
    static LOCAL: OnceLock<Zone> = OnceLock::new();
    *LOCAL.get_or_init(|| {
        let name = match std::env::var("TZ") {
            Ok(name) => Some(name.trim_start_matches(':').to_owned()),
            Err(_) => iana_time_zone::get_timezone().ok(),
        };
        let named = name.and_then(|name| Zone::named(&name));
        // A name of three letters may refer to the system's own rules.
        named
            .filter(|zone| {
                let now = chrono::Utc::now().timestamp();
                zone.offset_at(now) == offset(now)
            })
            .unwrap_or(Zone::Rules(offset))
    })
}

/// Offset of the local time zone at a Unix time, in seconds east of UTC.
fn offset(unix: i64) -> i32 {
    let at = chrono::DateTime::from_timestamp(unix, 0)
        .unwrap_or_default()
        .naive_utc();
    locally(|| {
        chrono::Local
            .offset_from_utc_datetime(&at)
            .local_minus_utc()
    })
    .unwrap_or(0)
}

/// The result of a query of the local time zone; `None` if the system's file of it is broken
/// (chrono 0.4.45 panics for some, in `offset/local/unix.rs`).
fn locally<T>(ask: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    if NO_ZONE.load(Ordering::Relaxed) {
        return None;
    }
    TRYING.set(true);
    let answer = catch_unwind(ask);
    TRYING.set(false);
    if answer.is_err() {
        NO_ZONE.store(true, Ordering::Relaxed);
    }
    answer.ok()
}

/// The current time in a zone.
pub fn now(zone: Zone) -> Moment {
    let utc = chrono::Utc::now();
    let east = chrono::TimeDelta::seconds(i64::from(zone.offset_at(utc.timestamp())));
    let there = utc.naive_utc().checked_add_signed(east);
    Moment::from_local(there.unwrap_or_else(|| utc.naive_utc()))
}

/// Whether a panic on this thread is caught here and need not be reported.
pub(crate) fn is_trying() -> bool {
    TRYING.get()
}
