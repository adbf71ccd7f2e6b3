//! What covers the panes: a stack of overlays, of which the topmost is shown and receives the keys.

use std::mem::discriminant;

use super::Help;
use super::OpenCopy;
use super::Problems;
use super::Sources;

/// An overlay, with its state.
#[derive(Debug)]
pub enum Overlay {
    /// The help screen.
    Help(Help),
    /// A saved copy.
    Copy(Box<OpenCopy>),
    /// The list of sources.
    Sources(Sources),
    /// The list of problems.
    Problems(Problems),
}

/// The open overlays, the topmost last; at most one of each kind.
#[derive(Debug, Default)]
pub(super) struct Overlays(Vec<Overlay>);

impl Overlays {
    /// The topmost overlay.
    pub fn top(&self) -> Option<&Overlay> {
        self.0.last()
    }

    /// The topmost overlay except the help screen.
    pub fn below_help(&self) -> Option<&Overlay> {
        let is_other = |overlay: &&Overlay| !matches!(overlay, Overlay::Help(_));
        self.0.iter().rev().find(is_other)
    }

    /// Puts an overlay on top, in place of an open one of the same kind.
    pub fn open(&mut self, overlay: Overlay) {
        let kind = discriminant(&overlay);
        self.0.retain(|other| discriminant(other) != kind);
        self.0.push(overlay);
    }

    /// Closes the topmost overlay; the one below it reappears.
    pub fn close_top(&mut self) {
        self.0.pop();
    }

    /// Closes the saved copy, wherever in the stack it is.
    pub fn close_copy(&mut self) {
        self.0
            .retain(|overlay| !matches!(overlay, Overlay::Copy(_)));
    }

    /// Closes all overlays.
    pub fn close_all(&mut self) {
        self.0.clear();
    }

    pub fn help(&self) -> Option<&Help> {
        self.0.iter().find_map(|overlay| match overlay {
            Overlay::Help(help) => Some(help),
            _ => None,
        })
    }

    pub fn help_mut(&mut self) -> Option<&mut Help> {
        self.0.iter_mut().find_map(|overlay| match overlay {
            Overlay::Help(help) => Some(help),
            _ => None,
        })
    }

    pub fn copy(&self) -> Option<&OpenCopy> {
        self.0.iter().find_map(|overlay| match overlay {
            Overlay::Copy(copy) => Some(copy.as_ref()),
            _ => None,
        })
    }

    pub fn copy_mut(&mut self) -> Option<&mut OpenCopy> {
        self.0.iter_mut().find_map(|overlay| match overlay {
            Overlay::Copy(copy) => Some(copy.as_mut()),
            _ => None,
        })
    }

    pub fn sources(&self) -> Option<&Sources> {
        self.0.iter().find_map(|overlay| match overlay {
            Overlay::Sources(sources) => Some(sources),
            _ => None,
        })
    }

    pub fn sources_mut(&mut self) -> Option<&mut Sources> {
        self.0.iter_mut().find_map(|overlay| match overlay {
            Overlay::Sources(sources) => Some(sources),
            _ => None,
        })
    }

    pub fn problems(&self) -> Option<&Problems> {
        self.0.iter().find_map(|overlay| match overlay {
            Overlay::Problems(problems) => Some(problems),
            _ => None,
        })
    }

    pub fn problems_mut(&mut self) -> Option<&mut Problems> {
        self.0.iter_mut().find_map(|overlay| match overlay {
            Overlay::Problems(problems) => Some(problems),
            _ => None,
        })
    }
}
