//! Handing over to other programs: pages to the browser, texts to the clipboard.

use super::Viewer;
use super::browser::{Browser, NoBrowser};
use super::clipboard;
use super::ending::Step;
use super::file;
use crate::app::target::without_controls;
use crate::timeline::{Place, event_texts};

impl Viewer {
    /// Opens a page in the user's browser; if there is none, its address is copied to the
    /// clipboard.
    pub(super) fn open_page(&mut self, url: &str, host: &str) -> Step {
        let why = match Browser::choose(self.programs.browser.as_deref()) {
            Ok(browser) => match browser.open(url, &self.mailbox.sender()) {
                Ok(()) => return Ok(()),
                Err(reason) => reason,
            },
            Err(reason @ (NoBrowser::NoDisplay | NoBrowser::InTerminal)) => {
                reason.words().to_owned()
            }
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

    /// Copies the lines of events to the clipboard, as written in their files: of each event the
    /// index of its file, and its place there.
    pub(super) fn clip_events(&mut self, events: &[(usize, Place)], what: &str) -> Step {
        let mut text = String::new();
        for part in events.chunk_by(|one, other| one.0 == other.0) {
            let number = part.first().map_or(0, |(number, _)| *number);
            let Some(path) = self.app.timeline().file(number).path.clone() else {
                return self.note("No file to copy from: save the timeline to a file first");
            };
            let places: Vec<Place> = part.iter().map(|(_, place)| *place).collect();
            let texts = match file::read(&path) {
                Ok(contents) => event_texts(&contents.bytes, &places),
                Err(reason) => return self.note(reason.message),
            };
            let Some(texts) = texts else {
                return self.note("What to copy is no longer there: press r to reload the file");
            };
            text.push_str(&texts);
        }
        self.clip(&without_controls(&text), what)
    }
}
