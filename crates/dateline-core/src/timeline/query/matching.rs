//! Testing an entry against a filter.

use super::Query;
use super::condition::Condition;
use super::verdict::QuoteVerdict;
use crate::date::{Date, Span, Truth, Window};
use crate::timeline::parts::{Part, bit, parts};
use crate::timeline::store::OfOne;
use crate::timeline::texts::any;
use crate::timeline::{Entry, File, Timeline};

impl Query {
    /// Whether an entry of that timeline matches. An entry without a readable date is in no window.
    #[must_use]
    pub fn matches(&self, entry: &Entry, timeline: &Timeline) -> Truth {
        let certainty = || entry.date().map(Date::certainty);
        let condition = |condition: &Condition| Some(self.test(condition, entry, timeline));
        let truth = self.expression.truth(&condition, &certainty);
        truth.unwrap_or(Truth::No)
    }

    /// Whether an event of a file matches, given its date and its gathered texts; `None` if it has
    /// to be parsed to decide.
    pub(in super::super) fn matches_gathered(
        &self,
        gathered: OfOne<'_>,
        file: &File,
        span: Option<Span>,
        wrong: impl Fn() -> bool,
    ) -> Option<Truth> {
        let certainty = || span.map(|span| span.certainty());
        let condition =
            |condition: &Condition| test_gathered(condition, gathered, file, span, &wrong);
        self.expression.truth(&condition, &certainty)
    }

    fn test(&self, condition: &Condition, entry: &Entry, timeline: &Timeline) -> Truth {
        let file = timeline.file_of(entry);
        let so = match condition {
            Condition::When(windows) => {
                let date = entry.date();
                return date.map_or(Truth::No, |date| {
                    in_any_of(windows, |window| Some(date.falls_into(window))).unwrap_or(Truth::No)
                });
            }
            Condition::Comparison(subject, comparison) => {
                let mut best = Truth::No;
                any(entry, file, &mut |kind, text| {
                    if subject.is_about(kind, &file.names) {
                        best = best.max(comparison.holds(text));
                    }
                    best == Truth::Yes
                });
                return best;
            }
            Condition::Text(needle) => any(entry, file, &mut |_, text| needle.is_in(text)),
            Condition::Value(subject, needle) => any(entry, file, &mut |kind, text| {
                subject.is_about(kind, &file.names) && needle.is_in(text)
            }),
            Condition::HasText(subject) => any(entry, file, &mut |kind, text| {
                subject.is_about(kind, &file.names) && !text.trim().is_empty()
            }),
            Condition::File(needle) => needle.is_in(&file.name),
            Condition::Has(Part::Problem) => timeline.worst(entry).is_some(),
            Condition::Has(part) => parts(entry, file) & bit(*part) != 0,
            Condition::Verdict(verdict) => self.has_verdict(entry, *verdict),
        };
        so.into()
    }

    fn has_verdict(&self, entry: &Entry, verdict: QuoteVerdict) -> bool {
        let Entry::Event(event) = entry else {
            return false;
        };
        let verdicts = self.verdicts.as_ref().filter(|_| !event.quotes.is_empty());
        verdicts.is_some_and(|verdicts| verdicts.any(event.file, event.fingerprint, verdict))
    }
}

/// The best result over all windows; `None` if the result for one is unknown and no other decides.
fn in_any_of(windows: &[Window], falls: impl Fn(Window) -> Option<Truth>) -> Option<Truth> {
    let mut any = Some(Truth::No);
    for window in windows {
        let truth = falls(*window);
        if truth == Some(Truth::Yes) {
            return truth;
        }
        any = any.zip(truth).map(|(any, truth)| any.max(truth));
    }
    any
}

/// The result from the gathered texts; `None` if they cannot decide.
fn test_gathered(
    condition: &Condition,
    gathered: OfOne<'_>,
    file: &File,
    span: Option<Span>,
    wrong: &dyn Fn() -> bool,
) -> Option<Truth> {
    let so = match condition {
        Condition::When(windows) => {
            return span.map_or(Some(Truth::No), |span| {
                in_any_of(windows, |window| span.falls_into(window))
            });
        }
        Condition::Comparison(subject, comparison) => {
            let lines = gathered
                .lines()
                .filter(|(kind, _)| subject.is_about(*kind, &file.names));
            return lines
                .map(|(_, text)| comparison.holds(text))
                .max()
                .or(Some(Truth::No));
        }
        Condition::Text(needle) => needle.is_in_a_line(gathered.text),
        Condition::Value(subject, needle) => gathered
            .lines()
            .any(|(kind, text)| subject.is_about(kind, &file.names) && needle.is_in(text)),
        Condition::HasText(subject) => gathered
            .lines()
            .any(|(kind, _)| subject.is_about(kind, &file.names)),
        Condition::File(needle) => needle.is_in(&file.name),
        Condition::Has(Part::Problem) => wrong(),
        Condition::Has(part) => gathered.parts & bit(*part) != 0,
        // The event itself is needed.
        Condition::Verdict(_) if gathered.parts & bit(Part::Quote) != 0 => return None,
        Condition::Verdict(_) => false,
    };
    Some(so.into())
}
