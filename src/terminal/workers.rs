//! Work on other threads while the event loop runs: verifying events and quotes, filtering, reading
//! ahead.

use super::Viewer;
use super::copies::Reach;
use super::ending::Step;
use super::event_verifier::EventVerifier;
use super::filterer::Filterer;
use super::prefetch::Prefetcher;
use super::quote_verifier::QuoteVerifier;
use crate::app::{Message, Ready};
use crate::text::grouped;

impl Viewer {
    /// Starts checking quotes against the copies beside the files.
    pub(super) fn start_verifying_quotes(&mut self, reach: Reach) -> Step {
        match QuoteVerifier::start(self.mailbox.sender(), reach) {
            Ok(verifier) => {
                self.quote_verifier = Some(verifier);
                self.verify_quotes();
                Ok(())
            }
            Err(error) => self.note(format!("quotes will not be checked: {error}")),
        }
    }

    /// Starts checking the quotes of the current timeline. The beginning of a file is skipped,
    /// because all of it follows soon; in a big file the quotes are known only after verification.
    pub(super) fn verify_quotes(&self) {
        let timeline = self.app.whole();
        if let Some(verifier) = &self.quote_verifier
            && !self.app.is_head()
            && self.event_verifier.is_none()
        {
            verifier.check(timeline.clone());
        }
    }

    /// Starts reading the events of a big file that the next key press may show.
    pub(super) fn prefetch(&mut self) {
        let timeline = self.app.timeline();
        let selected = self.app.selected_index();
        let page = usize::from(self.app.layout().list.height);
        let far = page.saturating_mul(2);
        let around = selected.saturating_sub(far)..selected + far;
        if self.prefetcher.is_none() && timeline.are_at_hand(around) {
            return;
        }
        let reader = self.prefetcher.get_or_insert_with(Prefetcher::start);
        reader.read(timeline, selected, page);
    }

    /// Starts verifying all events of the timeline, in place of the previous verification.
    pub(super) fn verify_events(&mut self) -> Step {
        self.event_verifier = None;
        let Some(verification) = self.app.whole().verification() else {
            return self.send(Message::Verifying(None));
        };
        self.event_verifiers += 1;
        let sender = self.mailbox.sender();
        match EventVerifier::start(verification, self.event_verifiers, sender) {
            Ok(verifier) => {
                let progress = verifier.progress();
                self.event_verifier = Some(verifier);
                self.send(Message::Verifying(Some(progress)))
            }
            Err(error) => self.note(format!("not every event will be verified: {error}")),
        }
    }

    pub(super) fn show_progress(&mut self) -> Step {
        let progress = self.event_verifier.as_ref().map(EventVerifier::progress);
        let shown = self.app.progress();
        // A frame takes time from the verifying threads, so only changes of a full percent are
        // drawn.
        let is_news =
            progress.map(|p| (p.percent(), p.wrong)) != shown.map(|p| (p.percent(), p.wrong));
        if is_news {
            self.send(Message::Verifying(progress))?;
        }
        Ok(())
    }

    /// Handles the end of a verification.
    pub(super) fn verified(&mut self, number: u64, corrected: Option<Box<Ready>>) -> Step {
        if self.event_verifier.as_ref().map(|verifier| verifier.number) != Some(number) {
            return Ok(());
        }
        self.event_verifier = None;
        if let Some(ready) = corrected {
            return self.send(Message::Corrected(ready));
        }
        self.send(Message::Verifying(None))?;
        self.verify_quotes();
        Ok(())
    }

    pub(super) fn stop_verifying(&mut self) -> Step {
        let Some(verifier) = self.event_verifier.take() else {
            return Ok(());
        };
        let progress = verifier.progress();
        self.send(Message::Verifying(None))?;
        self.verify_quotes();
        self.note(format!(
            "verifying stopped: {} of {} events were read, r goes on",
            grouped(progress.done),
            grouped(progress.total)
        ))
    }

    /// Starts applying a filter to a big file, in place of the previous one.
    pub(super) fn filter(&mut self) -> Step {
        self.filterer = None;
        let Some(wanted) = self.app.to_filter() else {
            return Ok(());
        };
        match Filterer::start(wanted, self.mailbox.sender()) {
            Ok(filterer) => {
                self.filterer = Some(filterer);
                Ok(())
            }
            Err(error) => self.note(format!("the filter cannot be applied: {error}")),
        }
    }
}
