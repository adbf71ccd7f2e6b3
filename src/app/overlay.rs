//! What covers the panes: which of it is on top is decided here alone.

use super::{App, Help, OpenCopy, Problems, Sources};

/// Something that covers the panes, and what it shows.
#[derive(Debug, Clone, Copy)]
pub enum Overlay<'a> {
    /// The help screen.
    Help(&'a Help),
    /// A saved copy.
    Copy(&'a OpenCopy),
    /// The list of all sources.
    Sources(&'a Sources),
    /// The list of everything that is wrong.
    Problems(&'a Problems),
}

impl App {
    /// What covers the panes, the help screen aside. A copy that was opened from a list is above that list, which comes back when the
    /// copy is closed.
    #[must_use]
    pub fn overlay_below_help(&self) -> Option<Overlay<'_>> {
        let copy = self.copy.as_ref().map(Overlay::Copy);
        let sources = || self.sources.as_ref().map(Overlay::Sources);
        let problems = || self.problems.as_ref().map(Overlay::Problems);
        copy.or_else(sources).or_else(problems)
    }

    /// What is on top of all that covers the panes.
    #[must_use]
    pub fn overlay(&self) -> Option<Overlay<'_>> {
        let help = self.help.as_ref().map(Overlay::Help);
        help.or_else(|| self.overlay_below_help())
    }

    /// Closes all that covers the panes, the help screen aside.
    pub(super) fn close_overlays(&mut self) {
        self.copy = None;
        self.sources = None;
        self.problems = None;
    }
}
