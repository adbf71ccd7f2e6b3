//! Whether an entry is meant by a filter.

use super::needle::Needle;
use super::{Asked, PARTS, Part, Query};
use crate::date::{Certainty, Span, Truth};
use crate::timeline::store::OfOne;
use crate::timeline::texts::{Kind, any, origins};
use crate::timeline::{Entry, Event, Timeline, When};

impl Query {
    /// Whether an entry of that timeline is meant. Without a date that can be read it falls into no time.
    #[must_use]
    pub fn matches(&self, entry: &Entry, timeline: &Timeline) -> Truth {
        let certainty = || entry.date().map(crate::date::Date::certainty);
        let truth = self.all(|of| Some(asked(of, entry, timeline)), certainty);
        truth.unwrap_or(Truth::No)
    }

    /// Whether an event is meant whose date reaches so far, from what was gathered of it; `None` where it has to be read.
    pub(in super::super) fn matches_said(
        &self,
        said: OfOne<'_>,
        span: Option<Span>,
        wrong: impl Fn() -> bool,
    ) -> Option<Truth> {
        let certainty = || span.map(|span| span.certainty());
        self.all(|of| asked_of_said(of, said, span, &wrong), certainty)
    }

    /// Whether all terms hold; `None` where that of one is not known, and no other says that it is not so.
    fn all(
        &self,
        term: impl Fn(&Asked) -> Option<Truth>,
        certainty: impl Fn() -> Option<Certainty>,
    ) -> Option<Truth> {
        let mut all = Some(Truth::Yes);
        for of in &self.terms {
            let truth = term(&of.asked);
            let truth = truth.map(|truth| if of.negated { truth.negated() } else { truth });
            if truth == Some(Truth::No) {
                return truth;
            }
            all = all.zip(truth).map(|(all, truth)| all.min(truth));
        }
        let all = all?;
        Some(match self.sure {
            None => all,
            Some(sure) if self.asks_when() => Truth::from((all == Truth::Yes) == sure),
            // Where no time is asked for, it is the date itself that is sure or not.
            Some(sure) => {
                let is_sure = certainty().is_some_and(|certainty| certainty != Certainty::Unsure);
                all.min(Truth::from(is_sure == sure))
            }
        })
    }
}

/// The answer from the gathered texts; `None` where they cannot decide.
fn asked_of_said(
    asked: &Asked,
    said: OfOne<'_>,
    span: Option<Span>,
    wrong: &dyn Fn() -> bool,
) -> Option<Truth> {
    let in_any = |needle: &Needle, kinds: &[Kind]| {
        let mut lines = said.lines();
        lines.any(|(kind, text)| kinds.contains(&kind) && needle.is_in(text))
    };
    let so = match asked {
        Asked::When(window) => {
            return span.map_or(Some(Truth::No), |span| span.falls_into(*window));
        }
        // What reaches over two texts stands in neither.
        Asked::Text(needle) => {
            needle.is_in(said.text)
                && (!needle.has_space() || said.lines().any(|(_, text)| needle.is_in(text)))
        }
        Asked::Has(Part::Problem) => wrong(),
        Asked::Has(part) => said.parts & bit(*part) != 0,
        Asked::Tag(needle) => in_any(needle, &[Kind::Tag]),
        Asked::Person(needle) => in_any(needle, &[Kind::Person]),
        Asked::Group(needle) => in_any(needle, &[Kind::Group]),
        Asked::Place(needle) => in_any(needle, &[Kind::Place]),
        Asked::Source(needle) => in_any(needle, &[Kind::Source, Kind::SourceToo]),
    };
    Some(so.into())
}

fn bit(part: Part) -> u16 {
    1 << part as u16
}

/// The parts that an entry has, [`Part::Problem`] aside, which depends on the rest of its file.
pub(in super::super) fn parts(entry: &Entry) -> u16 {
    let has = |part: Part| match (part, entry) {
        (Part::Date, entry) => entry.date().is_some(),
        (Part::Problem, _) | (_, Entry::Broken(_)) => false,
        (part, Entry::Event(event)) => event_has(part, event),
    };
    let all = PARTS.iter().filter(|(_, part)| has(*part));
    all.fold(0, |all, (_, part)| all | bit(*part))
}

fn asked(asked: &Asked, entry: &Entry, timeline: &Timeline) -> Truth {
    let file = timeline.file_of(entry);
    if let Asked::When(window) = asked {
        return entry
            .date()
            .map_or(Truth::No, |date| date.falls_into(*window));
    }
    if let Asked::Text(needle) = asked {
        return any(entry, file, &mut |_, text| needle.is_in(text)).into();
    }
    if let Asked::Has(part) = asked {
        return has(*part, entry, timeline).into();
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
fn has(part: Part, entry: &Entry, timeline: &Timeline) -> bool {
    match (part, entry) {
        (Part::Problem, entry) => timeline.worst(entry).is_some(),
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
