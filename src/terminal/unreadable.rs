//! Files that cannot be read, when nothing is on the screen.

use crate::app::Unreadable;
use crate::timeline::Diagnostic;

/// Why nothing can be opened: one item per file.
#[derive(Debug)]
pub struct NotOpened(pub Vec<Unreadable>);

impl NotOpened {
    /// The diagnostics, each with the name of its file.
    pub fn diagnostics(&self) -> impl Iterator<Item = (&str, &Diagnostic)> {
        diagnostics(&self.0)
    }
}

/// The diagnostics of unreadable files, each with the name of its file.
pub fn diagnostics(unreadable: &[Unreadable]) -> impl Iterator<Item = (&str, &Diagnostic)> {
    unreadable.iter().flat_map(|file| {
        let diagnostics = file.error.diagnostics.iter();
        diagnostics.map(|diagnostics| (file.name.as_str(), diagnostics))
    })
}
