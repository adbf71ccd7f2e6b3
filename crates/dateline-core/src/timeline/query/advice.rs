//! Conditions of a filter that no event meets, which are probably typing mistakes.

use super::condition::Condition;
use super::expression::Term;
use super::subject::Subject;
use super::token::Span;
use super::{Known, Mistake, Query};

impl Query {
    /// The keys and values of the filter that no event has, in order. Those that are not known for
    /// all events are not reported.
    pub fn advice(&self, known: &Known) -> Vec<Mistake> {
        let mut all: Vec<Mistake> = self
            .expression
            .terms()
            .filter_map(|(term, _)| self.advice_on(term, known))
            .collect();
        all.sort_by_key(|mistake| mistake.at);
        all
    }

    fn advice_on(&self, term: &Term, known: &Known) -> Option<Mistake> {
        match &term.condition {
            Condition::Value(subject, needle) => {
                if let Some(mistake) = self.unknown_key(term, subject, known) {
                    return Some(mistake);
                }
                let values = known.values(subject, false);
                let is_unknown = !needle.is_pattern()
                    && known.is_whole_for(subject)
                    && !values.clone().any(|value| needle.is_in(value));
                is_unknown.then(|| {
                    let shown = known.values(subject, true);
                    let name = self.name_in(term, subject);
                    Mistake::unknown_value(term.value_span, &name, needle.written(), shown)
                })
            }
            Condition::Comparison(subject, _) => self.unknown_key(term, subject, known),
            Condition::HasText(subject) if known.is_whole && !known.has(subject) => {
                let mistake = Mistake::unknown_key(term.value_span, &subject.key, &known.names(""));
                Some(mistake.into_only_unknown())
            }
            Condition::File(needle) if !needle.is_pattern() => {
                let files = known.files.iter().map(String::as_str);
                let is_unknown =
                    files.clone().next().is_some() && !files.clone().any(|file| needle.is_in(file));
                is_unknown.then(|| {
                    Mistake::unknown_value(term.value_span, "file", needle.written(), files)
                })
            }
            _ => None,
        }
    }

    /// Reports the key of a term if no event has it and it has no meaning of its own.
    fn unknown_key(&self, term: &Term, subject: &Subject, known: &Known) -> Option<Mistake> {
        let is_unknown = subject.role.is_none() && known.is_whole && !known.has(subject);
        is_unknown.then(|| {
            let name = self.name_in(term, subject);
            let span = Span {
                from: term.span.from,
                to: term.span.from + name.chars().count(),
            };
            Mistake::unknown_key(span, &name, &known.names(""))
        })
    }

    /// The key of a term as written.
    fn name_in(&self, term: &Term, subject: &Subject) -> String {
        let written = self.text.chars().skip(term.span.from);
        let name: String = written.take_while(|c| *c != ':').collect();
        if name.chars().count() < term.span.to.saturating_sub(term.span.from) {
            name
        } else {
            subject.key.clone()
        }
    }
}
