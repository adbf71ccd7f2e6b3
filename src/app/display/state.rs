//! The zone in which times are shown.

use crate::date::{Date, DateContext, DateError, Notation, Zone};

/// The zone in which times of day are displayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Display {
    /// The zone of the file: its `timezone:`, else the one zone that all its times name, else the
    /// user's local zone.
    #[default]
    File,
    /// Each time in its own zone, as written; the list is sorted by the zone of the file.
    AsWritten,
    /// The user's local zone.
    Local,
    /// A given zone.
    Zone(Zone),
}

impl Display {
    pub(in crate::app) const UTC: Self = Self::Zone(Zone::Fixed(0));

    /// Parses the value of `--tz`: a zone, or `file`, `written`, `local`.
    ///
    /// # Errors
    /// If it is none of these; the error suggests the closest names.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        match text.trim().to_ascii_lowercase().as_str() {
            "file" => Ok(Self::File),
            "written" => Ok(Self::AsWritten),
            "local" => Ok(Self::Local),
            "utc" => Ok(Self::UTC),
            _ => Zone::parse(text).map(Self::Zone),
        }
    }

    /// The zone that a timeline is placed in for this display.
    pub(crate) fn zone(self, written: Option<Zone>, local: Zone) -> Zone {
        match self {
            Self::File | Self::AsWritten => written.unwrap_or(local),
            Self::Local => local,
            Self::Zone(zone) => zone,
        }
    }
}

/// The current display, and what it can be switched to.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::app) struct Displayed {
    pub(in crate::app) now: Display,
    /// The zone given on the command line, which is one of the choices.
    pub(in crate::app) requested: Option<Display>,
    /// The zone in which the times of the files are written.
    pub(in crate::app) written: Option<Zone>,
    /// The zone that the timeline was last requested to be placed in.
    pub(in crate::app) placing_in: Option<Zone>,
}

/// The date in the zones of the context, in words, where they differ from the written one.
pub fn conversions(date: &Date, context: DateContext, notation: Notation) -> Vec<String> {
    let own = date.conversion(context.on_clock_of(context.local()), notation);
    let own = own.map(|words| format!("{words} (local)"));
    if context.zone == context.local() {
        return Vec::from_iter(own);
    }
    date.conversion(context, notation)
        .into_iter()
        .chain(own)
        .collect()
}
