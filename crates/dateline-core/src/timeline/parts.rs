//! The parts that an event may have, as `has:` and `no:` name them.

use crate::timeline::event::{Entry, Event, When};
use crate::timeline::file::File;
use crate::timeline::texts::origins;

/// A property for `has:` and `no:`, besides texts under other keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Quote,
    Source,
    Summary,
    Note,
    Tag,
    Group,
    Place,
    Person,
    Date,
    Problem,
    Copy,
}

/// The properties by their names.
pub(super) const PARTS: [(&str, Part); 11] = [
    ("quote", Part::Quote),
    ("source", Part::Source),
    ("summary", Part::Summary),
    ("note", Part::Note),
    ("tag", Part::Tag),
    ("group", Part::Group),
    ("place", Part::Place),
    ("person", Part::Person),
    ("date", Part::Date),
    ("problem", Part::Problem),
    ("copy", Part::Copy),
];

pub(super) fn bit(part: Part) -> u16 {
    1 << part as u16
}

/// The properties of an entry, except [`Part::Problem`], which depends on the rest of its file.
pub(in crate::timeline) fn parts(entry: &Entry, file: &File) -> u16 {
    let has = |part: Part| match (part, entry) {
        (Part::Date, entry) => entry.date().is_some(),
        (Part::Problem, _) | (_, Entry::Broken(_)) => false,
        (part, Entry::Event(event)) => event_has(part, event, file),
    };
    let all = PARTS.iter().filter(|(_, part)| has(*part));
    all.fold(0, |all, (_, part)| all | bit(*part))
}

fn event_has(part: Part, event: &Event, file: &File) -> bool {
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
        Part::Copy => origins(event, file).any(|origin| origin.copy().is_some()),
    }
}
