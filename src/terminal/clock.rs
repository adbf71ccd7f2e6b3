//! What time it is, for the now line.

use std::cell::Cell;
use std::panic::catch_unwind;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::date::Moment;

/// Whether the local time zone cannot be read; then it is not tried again.
static NO_ZONE: AtomicBool = AtomicBool::new(false);

thread_local! {
    static TRYING: Cell<bool> = const { Cell::new(false) };
}

/// Now, in local time; in UTC where the system's time zone file is broken (chrono 0.4.45 panics on some, in
/// `offset/local/unix.rs`).
#[must_use]
pub fn now() -> Moment {
    if !NO_ZONE.load(Ordering::Relaxed) {
        TRYING.set(true);
        let local = catch_unwind(|| chrono::Local::now().naive_local());
        TRYING.set(false);
        match local {
            Ok(local) => return Moment::from_local(local),
            Err(_) => NO_ZONE.store(true, Ordering::Relaxed),
        }
    }
    Moment::from_local(chrono::Utc::now().naive_utc())
}

/// Whether a panic on this thread is one that [`now`] catches: nothing has to be said about it.
#[must_use]
pub fn is_trying() -> bool {
    TRYING.get()
}
