//! Testing an event against a filter.

use super::Query;
use super::condition::Condition;
use crate::date::{Date, Span, Truth, Window};
use crate::timeline::kinds::Kind;
use crate::timeline::parts::{Part, bit, parts};
use crate::timeline::store::OfOne;
use crate::timeline::texts::any_text;
use crate::timeline::{Entry, File, Timeline};

/// The event that is tested.
struct Tested<'a> {
    texts: Texts<'a>,
    file: &'a File,
    span: Option<Span>,
    /// Whether it has an error or a warning.
    is_wrong: &'a dyn Fn() -> bool,
    /// Its file and its fingerprint, by which the verdicts on its quotes are kept.
    key: &'a dyn Fn() -> Option<(usize, u64)>,
}

/// The texts of an event.
#[derive(Clone, Copy)]
enum Texts<'a> {
    Parsed(&'a Entry),
    /// The event is not parsed for it.
    Gathered(OfOne<'a>),
}

impl<'a> Texts<'a> {
    /// Calls `see` with each text until it returns true. Returns whether it did.
    fn any(self, file: &'a File, see: &mut dyn FnMut(Kind<'a>, &'a str) -> bool) -> bool {
        match self {
            Self::Parsed(entry) => any_text(entry, file, see),
            Self::Gathered(texts) => texts.lines().any(|(kind, text)| see(kind, text)),
        }
    }
}

impl Query {
    /// Whether an entry of that timeline matches. An entry without a readable date is in no window.
    pub fn matches(&self, entry: &Entry, timeline: &Timeline) -> Truth {
        let tested = Tested {
            texts: Texts::Parsed(entry),
            file: timeline.file_of(entry),
            span: entry.date().map(Date::span),
            is_wrong: &|| timeline.worst(entry).is_some(),
            key: &|| match entry {
                Entry::Event(event) => Some((event.file, event.fingerprint)),
                Entry::Broken(_) => None,
            },
        };
        self.truth(&tested).unwrap_or(Truth::No)
    }

    /// Whether an event of a file matches, given its date, its gathered texts, and its file and fingerprint; `None` if it
    /// has to be parsed to decide.
    pub(in crate::timeline) fn matches_gathered(
        &self,
        gathered: OfOne<'_>,
        file: &File,
        span: Option<Span>,
        is_wrong: &dyn Fn() -> bool,
        key: &dyn Fn() -> Option<(usize, u64)>,
    ) -> Option<Truth> {
        self.truth(&Tested {
            texts: Texts::Gathered(gathered),
            file,
            span,
            is_wrong,
            key,
        })
    }

    fn truth(&self, tested: &Tested<'_>) -> Option<Truth> {
        let certainty = || tested.span.map(|span| span.certainty());
        let condition = |condition: &Condition| self.test(condition, tested);
        self.expression.truth(&condition, &certainty)
    }

    /// Whether a condition holds; `None` if the event has to be parsed to decide.
    fn test(&self, condition: &Condition, tested: &Tested<'_>) -> Option<Truth> {
        let Tested { texts, file, .. } = *tested;
        let names = &file.names;
        let has = |part: Part| {
            let parts = match texts {
                Texts::Parsed(entry) => parts(entry, file),
                Texts::Gathered(gathered) => gathered.parts,
            };
            parts & bit(part) != 0
        };
        let so = match condition {
            Condition::When(windows) => {
                let Some(span) = tested.span else {
                    return Some(Truth::No);
                };
                return in_any_of(windows, |window| match texts {
                    Texts::Parsed(entry) => entry.date().map(|date| date.falls_into(window)),
                    Texts::Gathered(_) => span.falls_into(window),
                });
            }
            Condition::Comparison(subject, comparison) => {
                let mut best = Truth::No;
                texts.any(file, &mut |kind, text| {
                    if subject.is_about(kind, names) {
                        best = best.max(comparison.holds(text));
                    }
                    best == Truth::Yes
                });
                return Some(best);
            }
            Condition::Text(needle) => match texts {
                Texts::Parsed(_) => texts.any(file, &mut |_, text| needle.is_in(text)),
                Texts::Gathered(gathered) => needle.is_in_a_line(gathered.text),
            },
            Condition::Value(subject, needle) => texts.any(file, &mut |kind, text| {
                subject.is_about(kind, names) && needle.is_in(text)
            }),
            Condition::HasText(subject) => texts.any(file, &mut |kind, text| {
                subject.is_about(kind, names) && !text.trim().is_empty()
            }),
            Condition::File(needle) => needle.is_in(&file.name),
            Condition::Has(Part::Problem) => (tested.is_wrong)(),
            Condition::Has(part) => has(*part),
            Condition::Verdict(verdict) => {
                match self.verdicts.as_ref().filter(|_| has(Part::Quote)) {
                    Some(verdicts) => {
                        let (file, fingerprint) = (tested.key)()?;
                        verdicts.any(file, fingerprint, *verdict)
                    }
                    None => false,
                }
            }
        };
        Some(so.into())
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
