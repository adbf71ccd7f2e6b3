//! The rules that need all events of a file.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::previous::fingerprint;
use super::super::{Diagnostic, Entry, Event, Severity, When};
use super::alike::{are_alike, plain, signature};
use super::cited;
use super::finding::{At, Finding, Rule};
use super::spelling;
use crate::date::{Date, OrderKey};
use crate::text::head;
use crate::timeline::Code;
use crate::timeline::field::Role;

/// Number of entries from which a file without any source is reported once, as a whole.
const MANY: usize = 5;
/// Number of events from which a field that most of them have is taken to be intended, whatever it
/// resembles.
const SEVERAL: usize = 3;
/// Most events of one date and title signature that are compared pairwise.
const FEW: usize = 32;
/// Number of neighbors by title that an event is compared with if there are more.
const NEIGHBORS: usize = 8;

/// The facts about one event that these rules need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::timeline) struct Brief {
    pub is_event: bool,
    /// Whether it has any `source:`.
    pub sourced: bool,
    /// Whether it has quotes, if it names no source of any kind; else `None`.
    pub unsourced: Option<bool>,
    /// Whether a zone is written with its clock time; `None` if it has no clock time, or the file gives the zone.
    pub zoned: Option<bool>,
    /// A hash of its id; 0 if it has none.
    pub id: u64,
    /// The signature of the title of a dated event, shared by similar titles; 0 if there is nothing
    /// to compare.
    pub title: u64,
    /// Its fields that resemble a known one.
    pub near: Vec<String>,
}

impl Brief {
    /// Summarizes an entry with the findings about it alone.
    pub fn of(entry: &Entry, found: &[Finding]) -> Self {
        let Entry::Event(event) = entry else {
            return Self::default();
        };
        let mut brief = Self {
            is_event: true,
            sourced: cited::names_source(event),
            zoned: entry.date().and_then(Date::writes_zone),
            ..Self::default()
        };
        for finding in found {
            if let Rule::NoSource { quoted } = finding.rule {
                brief.unsourced = Some(quoted);
            }
        }
        let keys = event.fields.iter().map(|(key, _)| key);
        brief.near = keys
            .filter(|key| spelling::is_near_field(key))
            .cloned()
            .collect();
        if let Some(id) = event.id.as_ref().filter(|id| !id.is_empty()) {
            brief.id = fingerprint(id).max(1);
        }
        if matches!(event.when, When::Dated(_))
            && let Some(title) = comparable(event)
        {
            brief.title = signature(&title).max(1);
        }
        brief
    }
}

/// The plain title of an event, if it can be compared.
fn comparable(event: &Event) -> Option<String> {
    let title = plain(&event.title);
    // Without a title there is nothing to compare.
    let named = title.chars().any(char::is_alphanumeric) && event.title != "(no title)";
    named.then_some(title)
}

/// What an event has in common with an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Repeat {
    /// The id, of the event on that line.
    Id { line: usize },
    /// The date and the title, or nearly so, of the event on that line.
    Event { line: usize, same: bool },
}

impl Repeat {
    /// The line of the earlier event.
    fn line(self) -> usize {
        match self {
            Self::Id { line } | Self::Event { line, .. } => line,
        }
    }

    fn finding(self, event: &Event) -> Option<Finding> {
        Some(match self {
            Self::Id { line } => {
                let id = event.id.as_deref()?;
                Finding::error(
                    Code::DuplicateId,
                    At::Value(&[Role::Id], id.to_owned()),
                    format!("duplicate id `{}` (first on line {line})", head(id, 40)),
                    "give each event its own id: a reference finds only one of them",
                )
            }
            Self::Event { line, same } => {
                let nearly = if same { "the same" } else { "nearly the same" };
                Finding::warning(
                    Code::RepeatedEvent,
                    At::Value(&[Role::Title], event.title.clone()),
                    format!("same date and {nearly} title as the event on line {line}"),
                    "likely one event: put the two together, or say in the title how they differ",
                )
            }
        })
    }
}

/// The events of a file, added one by one in file order.
#[derive(Debug, Default)]
pub(in crate::timeline) struct Across {
    /// Number of entries, and of those that are events.
    entries: usize,
    events: usize,
    /// Number of events with any `source:`.
    sourced: usize,
    /// Number of events that name no source of any kind, and how many of those have quotes.
    unsourced: usize,
    quoted: usize,
    /// Number of events whose clock time is written with a zone.
    zoned: usize,
    /// Number of events whose clock time is not, and the index of the first.
    unzoned: usize,
    first_unzoned: Option<usize>,
    /// Events by the hash of their id.
    ids: Vec<(u64, usize)>,
    /// Number of events for each field that resembles a known one.
    near: HashMap<String, usize>,
    /// Dated events by the signature of their title.
    titles: Vec<(u64, usize)>,
}

/// The conclusions of these rules.
#[derive(Debug, Default)]
pub(in crate::timeline) struct Concluded {
    /// Whether the missing sources are reported once for the file instead of for each event.
    no_source: bool,
    /// Fields that are taken to be intended, whatever they resemble.
    theirs: Vec<String>,
    /// What events have in common with an earlier one, by their index.
    repeats: Vec<(usize, Repeat)>,
    /// The diagnostics of the file as a whole.
    pub of_file: Vec<Diagnostic>,
}

impl Concluded {
    /// Whether a finding about a single event is still reported.
    pub fn still_reports(&self, finding: &Finding) -> bool {
        match (finding.rule, &finding.at) {
            (Rule::NoSource { .. }, _) => !self.no_source,
            (Rule::Spelling, At::Key(key)) => self.keeps_key(key),
            _ => true,
        }
    }

    /// Whether events without a source are reported one by one.
    pub fn keeps_sources(&self) -> bool {
        !self.no_source
    }

    /// Whether a field that resembles a known one is reported.
    pub fn keeps_key(&self, key: &str) -> bool {
        !self.theirs.iter().any(|theirs| theirs == key)
    }

    /// The findings about what an entry has in common with others.
    pub fn of(&self, index: usize, entry: &Entry) -> Vec<Finding> {
        let Entry::Event(event) = entry else {
            return Vec::new();
        };
        let from = self.repeats.partition_point(|(at, _)| *at < index);
        let of_it = self.repeats.get(from..).unwrap_or_default().iter();
        of_it
            .take_while(|(at, _)| *at == index)
            .filter_map(|(_, repeat)| repeat.finding(event))
            .collect()
    }

    /// The entries that have something in common with earlier ones, in file order, and whether that
    /// is an error.
    pub fn repeated(&self) -> impl Iterator<Item = (usize, bool)> {
        self.repeats
            .iter()
            .map(|(index, repeat)| (*index, matches!(repeat, Repeat::Id { .. })))
    }
}

impl Across {
    /// Creates the state for at most that many events.
    pub fn with_room(events: usize) -> Self {
        Self {
            ids: Vec::with_capacity(events),
            titles: Vec::with_capacity(events),
            ..Self::default()
        }
    }

    /// Adds the facts about the entry at that index.
    pub fn add(&mut self, index: usize, brief: &Brief) {
        self.entries += 1;
        if !brief.is_event {
            return;
        }
        self.events += 1;
        self.sourced += usize::from(brief.sourced);
        self.unsourced += usize::from(brief.unsourced.is_some());
        self.quoted += usize::from(brief.unsourced == Some(true));
        match brief.zoned {
            Some(true) => self.zoned += 1,
            Some(false) => {
                self.unzoned += 1;
                self.first_unzoned.get_or_insert(index);
            }
            None => {}
        }
        for key in &brief.near {
            match self.near.get_mut(key) {
                Some(count) => *count += 1,
                None => {
                    self.near.insert(key.clone(), 1);
                }
            }
        }
        if brief.title != 0 {
            self.titles.push((brief.title, index));
        }
        if brief.id != 0 {
            self.ids.push((brief.id, index));
        }
    }

    /// Draws the conclusions. `entry` returns the entry at an index, `key` its sort key.
    pub fn finish(
        mut self,
        entry: &dyn Fn(usize) -> Option<Arc<Entry>>,
        key: &dyn Fn(usize) -> Option<OrderKey>,
    ) -> Concluded {
        let mut concluded = Concluded::default();
        if self.entries >= MANY && self.sourced == 0 && self.unsourced > 0 {
            concluded.no_source = true;
            concluded.of_file.push(self.no_source_at_all());
        }
        concluded.of_file.extend(self.mixed_zones(entry));
        let events = self.events;
        let theirs = std::mem::take(&mut self.near).into_iter();
        concluded.theirs = theirs
            .filter(|(_, count)| *count >= SEVERAL && count.saturating_mul(2) > events)
            .map(|(key, _)| key)
            .collect();
        concluded.repeats = same_ids(std::mem::take(&mut self.ids), entry);
        concluded.repeats.extend(self.duplicates(entry, key));
        // Stable: for one event the id comes first.
        concluded.repeats.sort_by_key(|(index, _)| *index);
        // A copy of an event has its id, too.
        let repeats = &mut concluded.repeats;
        repeats.dedup_by(|b, a| a.0 == b.0 && a.1.line() == b.1.line());
        concluded
    }

    /// A warning where most clock times name their zone and some do not: those would be at other times for a reader elsewhere.
    fn mixed_zones(&self, entry: &dyn Fn(usize) -> Option<Arc<Entry>>) -> Option<Diagnostic> {
        let first = entry(self.first_unzoned?)?;
        if self.zoned <= self.unzoned {
            return None;
        }
        let message = match self.unzoned {
            1 => format!(
                "a clock time names no zone, as {} others do: it is read in the zone of the reader",
                self.zoned
            ),
            unzoned => format!(
                "{unzoned} clock times name no zone, as {} others do: they are read in the zone of the reader",
                self.zoned
            ),
        };
        let help = "write the zone behind the time, or `timezone:` at the top of the file";
        let warning = Diagnostic::whole(Code::MissingZone, message, help);
        Some(Diagnostic {
            place: Some(first.place()),
            ..warning.with(Severity::Warning)
        })
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
        Diagnostic::whole(Code::NoSource,
            message,
            "add `source:` to an event with the id of a source, a link or a text; events without one are then reported",
        )
        .with(Severity::Warning)
    }

    /// Events that are probably the same: with the same date and similar titles.
    fn duplicates(
        mut self,
        entry: &dyn Fn(usize) -> Option<Arc<Entry>>,
        key: &dyn Fn(usize) -> Option<OrderKey>,
    ) -> Vec<(usize, Repeat)> {
        self.titles.sort_unstable();
        let mut found = Vec::new();
        for alike in self.titles.chunk_by(|(a, _), (b, _)| a == b) {
            if alike.len() < 2 {
                continue;
            }
            let mut dates: Vec<_> = alike
                .iter()
                .filter_map(|(_, index)| Some((key(*index)?, *index)))
                .collect();
            dates.sort_unstable();
            for group in dates.chunk_by(|(a, _), (b, _)| a == b) {
                if group.len() > 1 {
                    let events = group
                        .iter()
                        .filter_map(|(_, index)| Candidate::of(*index, &*entry(*index)?));
                    found.extend(repeated(events.collect()));
                }
            }
        }
        found
    }
}

/// Events with the id of an earlier one.
fn same_ids(
    mut ids: Vec<(u64, usize)>,
    entry: &dyn Fn(usize) -> Option<Arc<Entry>>,
) -> Vec<(usize, Repeat)> {
    ids.sort_unstable();
    let mut found = Vec::new();
    for group in ids.chunk_by(|(a, _), (b, _)| a == b) {
        let [(_, first), again @ ..] = group else {
            continue;
        };
        if again.is_empty() {
            continue;
        }
        let Some(first) = entry(*first) else {
            continue;
        };
        let line = first.place().line;
        found.extend(again.iter().map(|(_, index)| (*index, Repeat::Id { line })));
    }
    found
}

/// The parts of an event that are compared.
struct Candidate {
    index: usize,
    line: usize,
    title: String,
    group: Option<String>,
    location: Option<String>,
    people: Vec<String>,
}

impl Candidate {
    fn of(index: usize, entry: &Entry) -> Option<Self> {
        let Entry::Event(event) = entry else {
            return None;
        };
        Some(Self {
            index,
            line: event.place.line,
            title: comparable(event)?,
            group: event.group.clone(),
            location: event.location.clone(),
            people: event.people.clone(),
        })
    }

    fn is_like(&self, other: &Self) -> bool {
        let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
        !differ(&self.group, &other.group)
            && !differ(&self.location, &other.location)
            && (self.people.is_empty() || other.people.is_empty() || self.people == other.people)
            && are_alike(&self.title, &other.title)
    }
}

/// The events of one date, in file order, that are probably the same as an earlier one.
fn repeated(mut events: Vec<Candidate>) -> Vec<(usize, Repeat)> {
    let near = if events.len() <= FEW {
        events.len()
    } else {
        events.sort_by(|a, b| (&a.title, a.index).cmp(&(&b.title, b.index)));
        NEIGHBORS
    };
    let mut found = Vec::new();
    for (at, event) in events.iter().enumerate() {
        // In title order the event that comes first in the file may come second.
        let around = at.saturating_sub(near)..at + near + 1;
        let others = events.get(around.start..around.end.min(events.len()));
        let first = others
            .unwrap_or_default()
            .iter()
            .filter(|other| other.index < event.index && other.is_like(event))
            .min_by_key(|other| other.index);
        if let Some(first) = first {
            let repeat = Repeat::Event {
                line: first.line,
                same: first.title == event.title,
            };
            found.push((event.index, repeat));
        }
    }
    found
}
