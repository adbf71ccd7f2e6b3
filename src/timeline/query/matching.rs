//! Whether an entry is meant by a filter.

use super::needle::Needle;
use super::{Asked, Part, Query};
use crate::date::{Certainty, Truth};
use crate::timeline::texts::{any, origins};
use crate::timeline::{Entry, Event, File, Severity, When};

impl Query {
    /// Whether an entry of that file is meant. Without a date that can be read it falls into no time.
    #[must_use]
    pub fn matches(&self, entry: &Entry, file: &File) -> Truth {
        let mut all = Truth::Yes;
        for term in &self.terms {
            let truth = asked(&term.asked, entry, file);
            all = all.min(if term.negated { truth.negated() } else { truth });
            if all == Truth::No {
                return all;
            }
        }
        match self.sure {
            None => all,
            Some(sure) if self.asks_when() => Truth::from((all == Truth::Yes) == sure),
            // Where no time is asked for, it is the date itself that is sure or not.
            Some(sure) => {
                let date = entry.date();
                let is_sure = date.is_some_and(|date| date.certainty() != Certainty::Unsure);
                all.min(Truth::from(is_sure == sure))
            }
        }
    }
}

fn asked(asked: &Asked, entry: &Entry, file: &File) -> Truth {
    if let Asked::When(window) = asked {
        return entry
            .date()
            .map_or(Truth::No, |date| date.falls_into(*window));
    }
    if let Asked::Text(needle) = asked {
        return any(entry, file, &mut |text| needle.is_in(text)).into();
    }
    if let Asked::Has(part) = asked {
        return has(*part, entry, file).into();
    }
    let Entry::Event(event) = entry else {
        return Truth::No;
    };
    let in_any = |needle: &Needle, texts: &[String]| texts.iter().any(|text| needle.is_in(text));
    let in_one = |needle: &Needle, text: &Option<String>| {
        text.as_deref().is_some_and(|text| needle.is_in(text))
    };
    let so = match asked {
        Asked::Tag(needle) => in_any(needle, &event.tags),
        Asked::Person(needle) => in_any(needle, &event.people),
        Asked::Group(needle) => in_one(needle, &event.group),
        Asked::Place(needle) => in_one(needle, &event.location),
        Asked::Source(needle) => {
            origins(event, file).any(|origin| origin.names().any(|name| needle.is_in(name)))
        }
        Asked::Text(_) | Asked::Has(_) | Asked::When(_) => false,
    };
    so.into()
}

/// Whether an entry has a part.
fn has(part: Part, entry: &Entry, file: &File) -> bool {
    match (part, entry) {
        (Part::Problem, entry) => file
            .told(entry)
            .any(|told| told.severity >= Severity::Warning),
        (Part::Date, entry) => entry.date().is_some(),
        (_, Entry::Broken(_)) => false,
        (part, Entry::Event(event)) => event_has(part, event),
    }
}

fn event_has(part: Part, event: &Event) -> bool {
    match part {
        Part::Quote => !event.quotes.is_empty(),
        Part::Source => {
            event.source.is_some() || event.quotes.iter().any(|quote| quote.source.is_some())
        }
        Part::Summary => event.summary.is_some(),
        Part::Note => event.note.is_some(),
        Part::Tag => !event.tags.is_empty(),
        Part::Group => event.group.is_some(),
        Part::Place => event.location.is_some(),
        Part::Person => !event.people.is_empty(),
        Part::Date => matches!(event.when, When::Dated(_)),
        Part::Problem => !event.problems.is_empty(),
    }
}
