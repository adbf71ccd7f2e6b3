//! The zone in which times of day are displayed.
//!
//! Order, headings and "now" use the zone that the timeline is placed in. To display another zone
//! the timeline is reloaded for the new zone: [`Effect::Place`] requests that, and the screen
//! changes when it is
//! done.

mod state;

use std::borrow::Cow;

pub(super) use self::state::Displayed;
pub use self::state::{Display, conversions};
use super::Effect;
use super::Message;
use super::state::App;
use crate::date::{Date, DateContext, Zone};
use crate::timeline::zones;

impl App {
    /// Sets the display to start with.
    pub(crate) fn displaying(mut self, display: Display) -> Self {
        self.displayed.now = display;
        self.displayed.requested = matches!(display, Display::Zone(_)).then_some(display);
        self
    }

    /// How the dates of the timeline are read, and the zone that it is placed in.
    fn placed(&self) -> DateContext {
        self.whole().file(0).context
    }

    /// Updates the zone in which the times are written, for a newly loaded timeline.
    pub(super) fn renew_written_zone(&mut self) {
        self.displayed.written = zones::written(self.whole());
    }

    /// The effect that places the timeline in the zone to display, if it is placed in another;
    /// requested once per zone.
    pub(super) fn place_effect(&mut self) -> Option<Effect> {
        let placed = self.placed();
        let zone = self
            .displayed
            .now
            .zone(self.displayed.written, placed.local());
        if self.is_head() || zone == placed.zone {
            self.displayed.placing_in = None;
            return None;
        }
        (self.displayed.placing_in.replace(zone) != Some(zone)).then_some(Effect::Place(zone))
    }

    /// Switches to the next zone: the file's, as written, local, UTC, that of the command line.
    /// Choices that would show the same are skipped.
    pub(super) fn cycle_zone(&mut self) {
        if !self.rows.has_clock {
            self.note =
                Some("no event has a time of day: nothing changes with the zone".to_owned());
            return;
        }
        let Displayed {
            now,
            requested,
            written,
            ..
        } = self.displayed;
        let local = self.placed().local();
        let all = [
            Some(Display::File),
            Some(Display::AsWritten),
            Some(Display::Local),
            Some(Display::UTC),
            requested,
        ];
        let clock = |choice: Display| {
            let zone = choice.zone(written, local);
            (choice != Display::AsWritten).then(|| zone.name())
        };
        let mut choices: Vec<Display> = Vec::new();
        for choice in all.into_iter().flatten() {
            if choices.iter().all(|other| clock(*other) != clock(choice)) {
                choices.push(choice);
            }
        }
        let at = choices
            .iter()
            .position(|choice| clock(*choice) == clock(now));
        let next = at.map_or(0, |at| at + 1) % choices.len().max(1);
        self.displayed.now = choices.get(next).copied().unwrap_or_default();
        // The timeline is placed in that zone later.
        let zone = self.displayed.now.zone(written, local);
        self.note = Some(clock_words(self.displayed.now, zone).0);
    }

    /// A date, converted to the displayed zone.
    pub(crate) fn on_display<'d>(&self, date: &'d Date) -> Cow<'d, Date> {
        if self.displayed.now == Display::AsWritten {
            return Cow::Borrowed(date);
        }
        date.on_clock_of(self.placed())
    }

    /// If times are shown as written: the context whose zone need not be named beside them.
    pub(crate) fn names_zones(&self) -> Option<DateContext> {
        (self.displayed.now == Display::AsWritten).then(|| self.placed())
    }

    /// The displayed zone in words, and abbreviated; `None` if no event has a time of day.
    pub(crate) fn clock_words(&self) -> Option<(String, String)> {
        if !self.rows.has_clock {
            return None;
        }
        Some(clock_words(self.displayed.now, self.placed().zone))
    }
}

/// How times are shown in a zone, in words, and in fewer.
fn clock_words(display: Display, zone: Zone) -> (String, String) {
    let name = zone.words();
    match display {
        Display::AsWritten => {
            let long = format!("times as written ({name} if unnamed)");
            (long, "times as written".to_owned())
        }
        _ => (format!("times in {name}"), name),
    }
}

/// Whether a message brings another timeline.
pub(super) fn brings_timeline(message: &Message) -> bool {
    matches!(
        message,
        Message::Loaded(_) | Message::Ready(_) | Message::Corrected(_) | Message::Part { .. }
    )
}
