//! Handing over to other programs: pages to the browser, texts to the clipboard.

use super::opener::{NoOpener, Opener};
use super::{Step, Viewer, clipboard, file};
use crate::app::target::without_controls;
use crate::timeline::{Place, event_text};

impl Viewer {
    /// Opens a page in the user's browser; if there is none, its address is copied to the
    /// clipboard.
    pub(super) fn open_page(&mut self, url: &str, host: &str) -> Step {
        let why = match Opener::choose(self.programs.browser.as_deref()) {
            Ok(opener) => match opener.open(url, &self.mailbox.sender()) {
                Ok(()) => return Ok(()),
                Err(reason) => reason,
            },
            Err(reason @ (NoOpener::NoDisplay | NoOpener::InTerminal)) => reason.words().to_owned(),
        };
        if url.len() > clipboard::LONGEST {
            return self.note(why);
        }
        clipboard::put(url)?;
        self.note(format!("{why}: copied the link to {host}"))
    }

    /// Copies a text to the clipboard.
    pub(super) fn clip(&mut self, text: &str, what: &str) -> Step {
        if text.len() > clipboard::LONGEST {
            return self.note(format!(
                "Not copied: {what} is {} bytes long, and terminals take {} at most",
                text.len(),
                clipboard::LONGEST
            ));
        }
        clipboard::put(text)?;
        self.note(format!("Copied {what}"))
    }

    /// Copies the lines of an event to the clipboard, as written in its file.
    pub(super) fn clip_event(&mut self, number: usize, place: Place, what: &str) -> Step {
        let Some(path) = self.app.timeline().file(number).path.clone() else {
            return self.note("No file to copy the event from: save the timeline to a file first");
        };
        let read = file::read(&path);
        let text = match &read {
            Ok(contents) => event_text(&contents.bytes, place),
            Err(reason) => return self.note(reason.message.clone()),
        };
        match text {
            Some(text) => self.clip(&without_controls(&text), what),
            None => self.note("The event is no longer there: press r to reload the file"),
        }
    }
}
