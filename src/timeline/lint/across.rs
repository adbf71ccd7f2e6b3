//! The rules that need all events of a file.

use std::collections::HashMap;
use std::collections::hash_map;
use std::sync::Arc;

use super::super::field::Role;
use super::super::{Diagnostic, Entry, Event, Severity, When};
use super::alike::{are_alike, plain};
use super::{At, Finding, Rule, cited, spelling};
use crate::date::OrderKey;
use crate::text::head;

/// From so many events on, a file that names no source at all is told so once.
const MANY: usize = 5;
/// From so many events on, a field that most of them have is theirs, whatever it is near to.
const SEVERAL: usize = 3;
/// So many events of one date are compared each with each.
const FEW: usize = 32;
/// With how many neighbours by title an event is compared where more have its date.
const NEIGHBOURS: usize = 8;

/// The events of a file, taken in one by one in file order.
#[derive(Debug, Default)]
pub(in super::super) struct Across {
    entries: Vec<Arc<Entry>>,
    /// What was found in each event alone, by its index.
    found: Vec<(usize, Finding)>,
    /// How many of the entries are events.
    events: usize,
    /// How many of these have a `source:` of some sort.
    sourced: usize,
    /// How many say nowhere how one knows of them, and how many of those have quotes.
    unsourced: usize,
    quoted: usize,
    /// In which line an id first stood.
    ids: HashMap<String, usize>,
    /// How many events have a field that is near a known one.
    near: HashMap<String, usize>,
    dates: Vec<(OrderKey, usize)>,
}

impl Across {
    /// Takes in the next entry, with what was found in it alone.
    pub(in super::super) fn add(&mut self, entry: &Arc<Entry>, found: Vec<Finding>) {
        let index = self.entries.len();
        self.entries.push(Arc::clone(entry));
        let Entry::Event(event) = &**entry else {
            return;
        };
        self.events += 1;
        self.sourced += usize::from(cited::names_source(event));
        for finding in found {
            if let Rule::NoSource { quoted } = finding.rule {
                self.unsourced += 1;
                self.quoted += usize::from(quoted);
            }
            self.found.push((index, finding));
        }
        for (key, _) in &event.fields {
            if spelling::is_near_field(key) {
                *self.near.entry(key.clone()).or_default() += 1;
            }
        }
        if let When::Dated(date) = &event.when {
            self.dates.push((date.order_key(), index));
        }
        if let Some(id) = event.id.as_ref().filter(|id| !id.is_empty()) {
            self.id(index, id, event.place.line);
        }
    }

    fn id(&mut self, index: usize, id: &str, line: usize) {
        let first = match self.ids.entry(id.to_owned()) {
            hash_map::Entry::Vacant(new) => {
                new.insert(line);
                return;
            }
            hash_map::Entry::Occupied(known) => *known.get(),
        };
        self.found.push((
            index,
            Finding::error(
                At::Value(&[Role::Id], id.to_owned()),
                format!("the id `{}` stands twice, here and in line {first}", head(id, 40)),
                "give each event an id of its own: what names an event by its id finds one of them only",
            ),
        ));
    }

    /// What was found, each with the index of its event, and what is said of the file.
    pub(in super::super) fn finish(mut self) -> (Vec<(usize, Finding)>, Vec<Diagnostic>) {
        let mut of_file = Vec::new();
        if self.events >= MANY && self.sourced == 0 && self.unsourced > 0 {
            let of_one = |finding: &Finding| matches!(finding.rule, Rule::NoSource { .. });
            self.found.retain(|(_, finding)| !of_one(finding));
            of_file.push(self.no_source_at_all());
        }
        let (events, near) = (self.events, std::mem::take(&mut self.near));
        let is_theirs = |finding: &Finding| match &finding.at {
            At::Key(key) => near
                .get(key)
                .is_some_and(|count| *count >= SEVERAL && count.saturating_mul(2) > events),
            _ => false,
        };
        self.found
            .retain(|(_, finding)| finding.rule != Rule::Spelling || !is_theirs(finding));
        let mut found = std::mem::take(&mut self.found);
        found.extend(self.duplicates());
        (found, of_file)
    }

    fn no_source_at_all(&self) -> Diagnostic {
        let linked = self.events.saturating_sub(self.unsourced);
        let but: Vec<_> = [(linked, "a link"), (self.quoted, "a quote")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| {
                format!("{count} {} {what}", if count == 1 { "has" } else { "have" })
            })
            .collect();
        let mut message = format!("none of the {} events names a source", self.events);
        if !but.is_empty() {
            message = format!("{message} ({})", but.join(", "));
        }
        Diagnostic::whole(
            message,
            "add `source:` to an event with the id of a source, a link or a text; from then on each event without one is told",
        )
        .with(Severity::Warning)
    }

    /// Events that are likely one: of the same date, and with titles that say the same.
    fn duplicates(mut self) -> Vec<(usize, Finding)> {
        self.dates.sort_unstable();
        let mut found = Vec::new();
        for group in self.dates.chunk_by(|(a, _), (b, _)| a == b) {
            if group.len() > 1 {
                let events = group.iter().filter_map(|(_, index)| self.candidate(*index));
                found.extend(same(events.collect()));
            }
        }
        found
    }

    fn candidate(&self, index: usize) -> Option<Candidate<'_>> {
        let Entry::Event(event) = &**self.entries.get(index)? else {
            return None;
        };
        let title = plain(&event.title);
        // Without a title there is nothing to compare.
        let named = title.chars().any(char::is_alphanumeric) && event.title != "(no title)";
        named.then_some(Candidate {
            index,
            event,
            title,
        })
    }
}

struct Candidate<'e> {
    index: usize,
    event: &'e Event,
    title: String,
}

impl Candidate<'_> {
    fn is_like(&self, other: &Self) -> bool {
        let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
        let (a, b) = (self.event, other.event);
        !differ(&a.group, &b.group)
            && !differ(&a.location, &b.location)
            && (a.people.is_empty() || b.people.is_empty() || a.people == b.people)
            && are_alike(&self.title, &other.title)
    }
}

/// The events of one date, in file order, that are likely one with an event before them.
fn same(mut events: Vec<Candidate<'_>>) -> Vec<(usize, Finding)> {
    let near = if events.len() <= FEW {
        events.len()
    } else {
        events.sort_by(|a, b| (&a.title, a.index).cmp(&(&b.title, b.index)));
        NEIGHBOURS
    };
    let mut found = Vec::new();
    for (at, event) in events.iter().enumerate() {
        // In order of title the one before in the file may stand behind.
        let around = at.saturating_sub(near)..at.saturating_add(near).saturating_add(1);
        let others = events.get(around.start..around.end.min(events.len()));
        let first = others
            .unwrap_or_default()
            .iter()
            .filter(|other| other.index < event.index && other.is_like(event))
            .min_by_key(|other| other.index);
        if let Some(first) = first {
            found.push((event.index, finding(first, event)));
        }
    }
    found
}

fn finding(first: &Candidate<'_>, event: &Candidate<'_>) -> Finding {
    let nearly = if first.title == event.title {
        "the same"
    } else {
        "nearly the same"
    };
    Finding::warning(
        At::Value(&[Role::Title], event.event.title.clone()),
        format!(
            "same date and {nearly} title as the event in line {}",
            first.event.place.line
        ),
        "likely one event: put the two together, or say in the title how they differ",
    )
}
