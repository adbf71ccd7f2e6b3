//! Filtering: showing a part of the timeline.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::super::Ready;
use super::pending::{Pending, ToFilter, Why};
use super::purpose::Refusal;
use crate::app::state::App;
use crate::date::{DateContext, Truth};
use crate::text::grouped;
use crate::timeline::query::{Mistake, QuoteVerdicts};
use crate::timeline::{Entry, Query, Timeline};

/// During verification, a filter is applied again after each further fraction (1/8) of a big file.
const MORE: usize = 8;

/// Number of events above which a filter is applied on another thread, because it would delay key
/// presses.
const MOST_AT_ONCE: usize = 5_000;

/// Message when another Esc would clear the filter.
const ONCE_MORE: &str = "press Esc again to clear the filter";

/// Message after the filter was cleared.
const OFF: &str = "The filter is off";

impl App {
    /// The active filter.
    pub fn filter(&self) -> Option<&Query> {
        self.find.filter.as_ref()
    }

    /// Whether the filter was not tested on all events yet.
    pub(crate) fn is_filtering(&self) -> bool {
        self.find.filter.is_some() && self.find.looked_at < self.whole().len()
    }

    /// Whether no filter is active.
    pub(in crate::app) fn shows_all(&self) -> bool {
        self.find.whole.is_none()
    }

    /// Everything, also what a filter leaves out.
    pub(crate) fn whole(&self) -> &Timeline {
        self.find.whole.as_ref().unwrap_or(&self.timeline)
    }

    /// Whether an entry is only a possible match, because its date is uncertain.
    pub(crate) fn is_possible(&self, entry: &Entry) -> bool {
        self.find
            .filter
            .as_ref()
            .is_some_and(|filter| filter.matches(entry, &self.timeline) == Truth::Possible)
    }

    pub(in crate::app) fn filter_by(&mut self, text: &str) -> Result<(), Refusal> {
        let query = Query::parse(text, self.context()).map_err(|mistakes| refusal(&mistakes))?;
        // While only the beginning of a file is loaded, its values are not all known.
        if !self.is_head()
            && let Some(known) = self.known()
        {
            let mut advice = query.advice(known);
            advice.retain(|mistake| !mistake.is_only_unknown);
            if !advice.is_empty() {
                return Err(refusal(&advice));
            }
        }
        self.set_filter(query);
        Ok(())
    }

    /// Mistakes in the finished words of a filter that is being typed, and finished words that
    /// match no event. The last word is often incomplete: its mistakes are reported by Enter.
    pub(super) fn mistakes_before_the_end(&mut self, text: &str) -> Option<Refusal> {
        let mut mistakes = match Query::parse(text, self.context()) {
            Err(mistakes) => mistakes,
            Ok(_) if self.is_head() => return None,
            Ok(query) => query.advice(self.known()?),
        };
        let is_behind = |mistake: &Mistake| {
            let end = mistake.at + mistake.width;
            text.chars().skip(end).any(char::is_whitespace)
        };
        mistakes.retain(is_behind);
        (!mistakes.is_empty()).then(|| refusal(&mistakes))
    }

    /// Applies a filter; an empty one shows everything.
    pub(in crate::app) fn set_filter(&mut self, query: Query) {
        let query = self.with_verdicts(query);
        if self.whole().len() > MOST_AT_ONCE {
            self.await_filter(query, Why::New);
            self.note = Some("filtering …".to_owned());
            return;
        }
        let whole = self.whole().clone();
        let kept = whole.kept(&query, &AtomicBool::new(false));
        self.show_kept(
            query,
            whole,
            Ready::new(kept.part, self.now),
            kept.looked_at,
        );
    }

    /// The filter with access to the verdicts on quotes, if it needs them.
    fn with_verdicts(&self, query: Query) -> Query {
        if query.uses_verdicts() {
            query.with_verdicts(Arc::clone(&self.verdicts) as Arc<dyn QuoteVerdicts>)
        } else {
            query
        }
    }

    /// Applies the filter again after quotes were checked, if it depends on verdicts.
    pub(in crate::app) fn filter_by_verdicts(&mut self) {
        let pending = self
            .find
            .pending
            .take_if(|pending| pending.query.uses_verdicts());
        let why = pending
            .as_ref()
            .map_or(Why::Again { stays: true }, |pending| pending.why);
        let query = pending.map(|pending| pending.query);
        let query = query.or_else(|| self.find.filter.clone());
        let Some(query) = query.filter(Query::uses_verdicts) else {
            return;
        };
        let query = self.with_verdicts(query);
        if self.whole().len() > MOST_AT_ONCE {
            self.await_filter(query, why);
            return;
        }
        let whole = self.whole().clone();
        let kept = whole.kept(&query, &AtomicBool::new(false));
        let was_shown = self.shows_kept();
        self.take_filter(query, whole, kept.looked_at);
        self.take_over(Ready::new(kept.part, self.now), true);
        if was_shown {
            self.report_kept();
        }
    }

    fn show_kept(&mut self, query: Query, whole: Timeline, ready: Ready, looked_at: usize) {
        let here = self.chosen.clone();
        let ends = query.is_empty() && self.find.filter.is_some();
        self.take_filter(query, whole, looked_at);
        self.timeline = ready.timeline;
        self.take_rows(ready.rows, ready.now);
        self.moments = ready.moments;
        self.update_quote_problems();
        // The known values are those of all events.
        let known = (self.find.known.take(), self.find.learns.take());
        self.renew_finding();
        (self.find.known, self.find.learns) = known;
        self.list_problems();
        let found = here.as_deref().and_then(|entry| self.nearest_to(entry));
        self.select_after_change(found.unwrap_or(0));
        self.note = ends.then(|| OFF.to_owned());
        self.report_kept();
    }

    fn take_filter(&mut self, query: Query, whole: Timeline, looked_at: usize) {
        let is_empty = query.is_empty();
        self.find.filter = (!is_empty).then_some(query);
        self.find.whole = (!is_empty).then_some(whole);
        self.find.looked_at = looked_at;
    }

    /// Reports the number of events that match the filter.
    pub(super) fn report_kept(&mut self) {
        let advice = self.advice_on_filter();
        let (Some(filter), Some(whole)) = (&self.find.filter, &self.find.whole) else {
            return;
        };
        let (kept, all, looked_at) = (self.timeline.len(), whole.len(), self.find.looked_at);
        let words = match (kept, &advice) {
            _ if looked_at < all => {
                let looked_at = grouped(looked_at);
                format!(
                    "{} of the {looked_at} events that are verified",
                    grouped(kept)
                )
            }
            (0, Some(_)) => "No events match the filter".to_owned(),
            (0, None) if filter.is_case_sensitive() => {
                "No events match the filter, which is case-sensitive here: Esc Esc clears it"
                    .to_owned()
            }
            (0, None) => "No events match the filter: Esc Esc clears it".to_owned(),
            (kept, _) => format!("{} of {}", grouped(kept), grouped(all)),
        };
        self.note = Some(match advice {
            Some(advice) => format!("{words}: {advice}"),
            None => words,
        });
        self.find.kept_note.clone_from(&self.note);
    }

    /// Whether the current message is the number of events that match the filter.
    pub(super) fn shows_kept(&self) -> bool {
        self.note.is_some() && self.note == self.find.kept_note
    }

    /// Conditions of the active filter that no event meets; `None` if there are none, or while not
    /// all values are known.
    fn advice_on_filter(&mut self) -> Option<String> {
        let filter = self.find.filter.clone().filter(|_| !self.is_head())?;
        let advice = filter.advice(self.known()?);
        let words: Vec<String> = advice.iter().map(ToString::to_string).collect();
        (!words.is_empty()).then(|| words.join(" · "))
    }

    /// Requests that a filter be applied to a big file on another thread.
    fn await_filter(&mut self, query: Query, why: Why) {
        self.find.requests = self.find.requests.saturating_add(1);
        self.find.pending = Some(Pending {
            query,
            number: self.find.requests,
            is_asked: false,
            why,
        });
    }

    /// Whether there is a filter to apply that was not requested yet. Marks it as requested.
    pub(in crate::app) fn asks_to_filter(&mut self) -> bool {
        let pending = self.find.pending.as_mut();
        pending.is_some_and(|pending| !std::mem::replace(&mut pending.is_asked, true))
    }

    /// The filter to apply on another thread.
    pub fn to_filter(&self) -> Option<ToFilter> {
        let pending = self.find.pending.as_ref()?;
        Some(ToFilter {
            number: pending.number,
            whole: self.whole().clone(),
            query: pending.query.clone(),
        })
    }

    /// Takes over the result of a filter, unless another one was requested meanwhile.
    pub(in crate::app) fn take_kept(&mut self, number: u64, ready: Ready, looked_at: usize) {
        let awaited = |pending: &mut Pending| pending.number == number;
        let Some(pending) = self.find.pending.take_if(awaited) else {
            return;
        };
        let whole = self.whole().clone();
        match pending.why {
            Why::New => self.show_kept(pending.query, whole, ready, looked_at),
            Why::Again { stays } => {
                self.take_filter(pending.query, whole, looked_at);
                let was_shown = self.shows_kept();
                self.take_over(ready, stays);
                if was_shown || looked_at < self.whole().len() {
                    self.report_kept();
                }
            }
        }
    }

    /// Applies the filter again after more events were verified.
    pub(super) fn filter_more(&mut self, is_over: bool) {
        let Some(filter) = &self.find.filter else {
            return;
        };
        let whole = self.whole();
        let left = whole.len().saturating_sub(self.find.looked_at);
        if self.find.pending.is_some() || left == 0 {
            return;
        }
        let done = whole
            .verification()
            .map_or(whole.len(), |all| all.progress().done);
        let more = done.saturating_sub(self.find.looked_at);
        if is_over || more > whole.len() / MORE {
            self.await_filter(filter.clone(), Why::Again { stays: true });
        }
    }

    /// Applies the active filter to a new timeline, which is stored as the unfiltered one. `None`
    /// if the filter is being applied on another thread.
    pub(in crate::app) fn filtered_again(&mut self, whole: Ready, stays: bool) -> Option<Ready> {
        let pending = self.find.pending.take().map(|pending| pending.query);
        let query = pending.or_else(|| self.find.filter.clone());
        let query = query.filter(|query| !query.is_empty());
        let Some(query) = query else {
            self.find.filter = None;
            self.find.whole = None;
            return Some(whole);
        };
        let query = self.on_clock_of(&whole.timeline, query);
        if whole.timeline.len() > MOST_AT_ONCE {
            self.find.whole = Some(whole.timeline);
            self.await_filter(query, Why::Again { stays });
            return None;
        }
        let kept = whole.timeline.kept(&query, &AtomicBool::new(false));
        self.take_filter(query, whole.timeline, kept.looked_at);
        Some(Ready::new(kept.part, self.now))
    }

    /// A filter for a timeline that may be on the clock of another zone: clock times in the filter mean what they meant.
    fn on_clock_of(&self, timeline: &Timeline, query: Query) -> Query {
        let context = timeline.file(0).context;
        if context.zone == self.context().zone {
            return query;
        }
        let context = DateContext {
            now: Some(self.now),
            ..context
        };
        match Query::parse(query.written(), context) {
            Ok(query) => self.with_verdicts(query),
            Err(_) => query,
        }
    }

    /// The index of an entry, else of the one closest in time.
    fn nearest_to(&self, entry: &Entry) -> Option<usize> {
        let same = self.timeline.index_of(entry);
        same.or_else(|| self.timeline.closest(entry.date()?.anchor()?))
    }

    /// Handles Esc: ends the search, else the filter. Returns whether there was one.
    pub(in crate::app) fn leave_finding(&mut self) -> bool {
        if self.find.search.is_some() {
            self.end_search();
            // The next Esc clears the filter.
            self.find.leaving = self.find.filter.is_some();
            if self.find.leaving {
                self.note = Some(ONCE_MORE.to_owned());
            }
            return true;
        }
        if self
            .find
            .pending
            .as_ref()
            .is_some_and(|pending| matches!(pending.why, Why::New))
        {
            self.find.pending = None;
            self.note = Some("The filter was not applied".to_owned());
            return true;
        }
        if self.find.filter.is_none() {
            return false;
        }
        if std::mem::replace(&mut self.find.leaving, true) {
            self.find.leaving = false;
            self.set_filter(Query::default());
        } else {
            self.note = Some(ONCE_MORE.to_owned());
        }
        true
    }

    /// Another key than Esc was pressed.
    pub(in crate::app) fn forget_leaving(&mut self) {
        self.find.leaving = false;
    }

    /// The context for typed dates: that of the first file, and relative to now.
    pub(super) fn context(&self) -> DateContext {
        DateContext {
            now: Some(self.now),
            ..self.timeline.file(0).context
        }
    }
}

/// Mistakes on one line, with the position of the first.
fn refusal(mistakes: &[Mistake]) -> Refusal {
    let words: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    let first = mistakes.first();
    Refusal {
        message: words.join(" · "),
        wrong: first.map(|first| first.at..first.at + first.width),
    }
}
