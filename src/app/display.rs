//! On which clock times of day are shown.
//!
//! Order, headings and "now" go by the clock on which a timeline is placed. So another zone is displayed by having the
//! timeline placed on its clock: [`Effect::Place`] asks for that, and all that is shown follows when it is there.

use std::borrow::Cow;

use super::{App, Effect, Message};
use crate::date::{Date, DateContext, DateError, Zone};

/// On which clock times of day are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Display {
    /// On that of the file: of its `timezone:`, else of the one zone that all its times name, else the reader's own.
    #[default]
    File,
    /// Each on its own, as it is written; the list goes by the clock of the file.
    AsWritten,
    /// On the reader's own.
    Local,
    /// On that of a zone.
    Zone(Zone),
}

impl Display {
    const UTC: Self = Self::Zone(Zone::Fixed(0));

    /// Reads what `--tz` names: a zone, or `file`, `written`, `local`.
    ///
    /// # Errors
    /// Where it is none of these, with the closest names.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        match text.trim().to_ascii_lowercase().as_str() {
            "file" => Ok(Self::File),
            "written" => Ok(Self::AsWritten),
            "local" => Ok(Self::Local),
            "utc" => Ok(Self::UTC),
            _ => Zone::parse(text).map(Self::Zone),
        }
    }

    /// The zone on whose clock a timeline is placed for it.
    #[must_use]
    pub fn zone(self, written: Option<Zone>, local: Zone) -> Zone {
        match self {
            Self::File | Self::AsWritten => written.unwrap_or(local),
            Self::Local => local,
            Self::Zone(zone) => zone,
        }
    }
}

/// What is displayed, and what there is to choose from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Displayed {
    now: Display,
    /// The zone of the command line, which is one of the choices.
    wanted: Option<Display>,
    /// The zone in which the times of the files are written.
    written: Option<Zone>,
    /// The zone for which the timeline was asked to be placed again.
    asked: Option<Zone>,
}

impl App {
    /// Says on which clock times are shown at first.
    #[must_use]
    pub fn displaying(mut self, display: Display) -> Self {
        self.displayed.now = display;
        self.displayed.wanted = matches!(display, Display::Zone(_)).then_some(display);
        self
    }

    /// How the dates of the timeline are read, and on which clock they are placed.
    fn placed(&self) -> DateContext {
        self.whole().file(0).reading
    }

    /// Looks in which zone the times of a newly read timeline are written.
    pub(super) fn renew_written_zone(&mut self) {
        self.displayed.written = self.whole().written_zone();
    }

    /// Whether the timeline is placed on another clock than the one that is to be shown: that clock, once.
    pub(super) fn asks_to_place(&mut self) -> Option<Effect> {
        let placed = self.placed();
        let zone = self
            .displayed
            .now
            .zone(self.displayed.written, placed.local());
        if self.is_head() || zone == placed.zone {
            self.displayed.asked = None;
            return None;
        }
        (self.displayed.asked.replace(zone) != Some(zone)).then_some(Effect::Place(zone))
    }

    /// The next clock: the file's, each time's own, the reader's, UTC, that of the command line. Those that show the same
    /// as another are left out.
    pub(super) fn cycle_zone(&mut self) {
        if !self.rows.has_clock() {
            self.note =
                Some("no event has a time of day: nothing changes with the zone".to_owned());
            return;
        }
        let Displayed {
            now,
            wanted,
            written,
            ..
        } = self.displayed;
        let local = self.placed().local();
        let all = [
            Some(Display::File),
            Some(Display::AsWritten),
            Some(Display::Local),
            Some(Display::UTC),
            wanted,
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
        let next = at.map_or(0, |at| at.saturating_add(1)) % choices.len().max(1);
        self.displayed.now = choices.get(next).copied().unwrap_or_default();
        self.note = self.clock_words().map(|(words, _)| words);
    }

    /// A date with its times as they are to be shown.
    #[must_use]
    pub fn on_display<'d>(&self, date: &'d Date) -> Cow<'d, Date> {
        if self.displayed.now == Display::AsWritten {
            return Cow::Borrowed(date);
        }
        date.on_clock_of(self.placed())
    }

    /// Where each time is shown as it is written: the context whose zone need not be named beside them.
    #[must_use]
    pub fn names_zones(&self) -> Option<DateContext> {
        (self.displayed.now == Display::AsWritten).then(|| self.placed())
    }

    /// What the clocks of other zones show at a date, beside what it says itself: the one that is displayed, and the
    /// reader's own.
    #[must_use]
    pub fn conversions(&self, date: &Date) -> Vec<String> {
        conversions(date, self.placed())
    }

    /// Which clock is shown, in words and in fewer; `None` where no event has a time of day.
    #[must_use]
    pub fn clock_words(&self) -> Option<(String, String)> {
        if !self.rows.has_clock() {
            return None;
        }
        let name = self.placed().zone.name();
        let name = name.unwrap_or_else(|| "local time".to_owned());
        Some(match self.displayed.now {
            Display::AsWritten => {
                let long = format!("times as written ({name} if unnamed)");
                (long, "times as written".to_owned())
            }
            _ => (format!("times in {name}"), name),
        })
    }

    /// What is to be said of a timeline that was placed on the clock of another zone; `None` for one that was not.
    pub(super) fn placed_words(&self, before: Zone) -> Option<String> {
        let is_other = before != self.whole().zone();
        self.clock_words()
            .map(|(words, _)| words)
            .filter(|_| is_other)
    }
}

/// What the clocks of the context show at a date, beside what it says itself.
#[must_use]
pub fn conversions(date: &Date, context: DateContext) -> Vec<String> {
    let own = date.conversion(context.on_clock_of(context.local()));
    let own = own.map(|words| format!("{words} (local)"));
    if context.zone == context.local() {
        return Vec::from_iter(own);
    }
    date.conversion(context).into_iter().chain(own).collect()
}

/// Reads the message that another timeline is there.
pub(super) fn brings_timeline(message: &Message) -> bool {
    matches!(
        message,
        Message::Loaded(_) | Message::Ready(_) | Message::Corrected(_) | Message::Part { .. }
    )
}
