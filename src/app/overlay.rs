//! What covers the panes. Which overlay is on top is decided only here.

use super::Help;
use super::OpenCopy;
use super::Problems;
use super::Sources;
use super::state::App;

/// An overlay, with its state.
#[derive(Debug, Clone, Copy)]
pub enum Overlay<'a> {
    /// The help screen.
    Help(&'a Help),
    /// A saved copy.
    Copy(&'a OpenCopy),
    /// The list of sources.
    Sources(&'a Sources),
    /// The list of problems.
    Problems(&'a Problems),
}

impl App {
    /// The topmost overlay except the help screen. A copy that was opened from a list is above that
    /// list, which reappears when the copy is closed.
    #[must_use]
    pub fn overlay_below_help(&self) -> Option<Overlay<'_>> {
        let copy = self.copy.as_ref().map(Overlay::Copy);
        let sources = || self.sources.as_ref().map(Overlay::Sources);
        let problems = || self.problems.as_ref().map(Overlay::Problems);
        copy.or_else(sources).or_else(problems)
    }

    /// The topmost overlay; `None` if the panes are not covered.
    #[must_use]
    pub fn overlay(&self) -> Option<Overlay<'_>> {
        let help = self.help.as_ref().map(Overlay::Help);
        help.or_else(|| self.overlay_below_help())
    }

    /// Closes all overlays except the help screen.
    pub(super) fn close_overlays(&mut self) {
        self.copy = None;
        self.sources = None;
        self.problems = None;
    }
}
