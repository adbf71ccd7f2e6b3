//! The keys of a timeline and their values, for completions and for reporting keys and values that
//! no event has.

use std::collections::HashMap;

use super::subject::Subject;
use crate::limits;
use crate::timeline::Timeline;
use crate::timeline::field::names::Names;
use crate::timeline::kinds::{Kind, KindTable};
use crate::timeline::store::OfOne;

/// The keys of a timeline with their values, the most frequent first.
#[derive(Debug, Clone, Default)]
pub struct Known {
    table: KindTable,
    values: Vec<Values>,
    /// The names of the files, if there are several.
    pub(super) files: Vec<String>,
    /// What `fields:` of the files say, where they say anything.
    names: Vec<Names>,
    /// Whether all keys are included.
    pub(super) is_whole: bool,
}

#[derive(Debug, Clone, Default)]
struct Values {
    /// The most frequent first.
    values: Vec<String>,
    /// Whether all values are included.
    is_whole: bool,
}

/// How often each value of a key is used.
#[derive(Debug, Clone, Default)]
struct Counts {
    counts: HashMap<String, usize>,
    is_cut: bool,
}

impl Counts {
    fn add(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if let Some(count) = self.counts.get_mut(text) {
            *count += 1;
        } else if self.counts.len() < limits::KNOWN_VALUES
            && text.len() <= limits::LONGEST_KNOWN_VALUE
        {
            self.counts.insert(text.to_owned(), 1);
        } else {
            self.is_cut = true;
        }
    }

    fn sorted(self) -> Values {
        let mut all: Vec<_> = self.counts.into_iter().collect();
        all.sort_by(|(a, most), (b, more)| more.cmp(most).then_with(|| a.cmp(b)));
        Values {
            values: all.into_iter().map(|(text, _)| text).collect(),
            is_whole: !self.is_cut,
        }
    }
}

/// How often each value of each key is used in a timeline.
#[derive(Debug, Clone, Default)]
struct Counted {
    table: KindTable,
    counts: Vec<Counts>,
    is_cut: bool,
}

impl Counted {
    fn add(&mut self, kind: Kind<'_>, text: &str) {
        let Some(number) = self.table.number(kind, limits::KNOWN_KEYS) else {
            self.is_cut = true;
            return;
        };
        if number >= self.counts.len() {
            self.counts.resize_with(number + 1, Counts::default);
        }
        if let Some(counts) = self.counts.get_mut(number).filter(|_| is_chosen_from(kind)) {
            counts.add(text);
        }
    }

    fn known(self, timeline: &Timeline) -> Known {
        let files = timeline.files.iter().map(|file| file.name.clone());
        let names = timeline.files.iter().map(|file| file.names.clone());
        let mut names: Vec<_> = names.filter(|names| *names != Names::default()).collect();
        names.push(Names::default());
        Known {
            table: self.table,
            values: self.counts.into_iter().map(Counts::sorted).collect(),
            files: files.filter(|_| timeline.files.len() > 1).collect(),
            names,
            is_whole: !self.is_cut,
        }
    }
}

/// Whether values of that kind are offered for completion: others are sentences, or differ in every
/// event.
fn is_chosen_from(kind: Kind<'_>) -> bool {
    !matches!(
        kind,
        Kind::Title | Kind::Date | Kind::Summary | Kind::Note | Kind::Quote
    )
}

/// Collects the keys and values of a timeline in steps, from the events that are gathered so far.
#[derive(Debug, Clone, Default)]
pub struct Learning {
    counted: Counted,
    /// Number of files that are finished.
    files: usize,
    /// Number of finished pieces of the next file.
    pieces: usize,
    /// Whether an event was examined that was not fully gathered yet.
    any_unknown: bool,
}

impl Learning {
    /// Examines about `budget` more events. Returns whether there are more.
    pub fn step(&mut self, timeline: &Timeline, budget: usize) -> bool {
        let mut left = budget;
        while left > 0 {
            let Some(store) = timeline.stores.get(self.files) else {
                return false;
            };
            let piece = self.pieces;
            if piece >= store.piece_count() {
                self.files += 1;
                self.pieces = 0;
                continue;
            }
            self.pieces = piece + 1;
            let Some(text) = store.piece_text(piece, timeline.file(self.files)) else {
                self.any_unknown = true;
                continue;
            };
            left = left.saturating_sub(text.events.len());
            for at in text.events.clone() {
                let gathered = text.event(at);
                self.any_unknown |= gathered.is_none();
                let lines = gathered.into_iter().flat_map(OfOne::lines);
                lines.for_each(|(kind, line)| self.counted.add(kind, line));
            }
        }
        self.files < timeline.stores.len()
    }

    /// The keys and values collected so far.
    pub fn known(&self, timeline: &Timeline) -> Known {
        let known = self.counted.clone().known(timeline);
        let is_over = self.files >= timeline.stores.len() && !self.any_unknown;
        Known {
            is_whole: known.is_whole && is_over,
            ..known
        }
    }
}

impl Known {
    /// The keys and values of a timeline, as far as its events are verified. Examines all events.
    #[must_use]
    pub fn of(timeline: &Timeline) -> Self {
        let mut learning = Learning::default();
        learning.step(timeline, usize::MAX);
        learning.known(timeline)
    }

    /// The values of a subject, the most frequent of each key first. If `firsts` is set, a source
    /// is given by one name only, the one that users type.
    pub(super) fn values<'k>(
        &'k self,
        subject: &'k Subject,
        firsts: bool,
    ) -> impl Iterator<Item = &'k str> + Clone {
        let wanted = move |kind: Kind<'_>| {
            let is_named =
                matches!(kind, Kind::Source { key, is_first } if key.is_name() && !is_first);
            self.is_about(subject, kind) && !(firsts && is_named && subject.role.is_some())
        };
        let values = self.values.iter().enumerate();
        values
            .filter(move |(number, _)| self.table.get(*number).is_some_and(wanted))
            .flat_map(|(_, values)| values.values.iter().map(String::as_str))
    }

    /// Whether a text of that kind belongs to the subject in any of the files.
    fn is_about(&self, subject: &Subject, kind: Kind<'_>) -> bool {
        self.names.iter().any(|names| subject.is_about(kind, names))
    }

    /// Whether any event has a text of the subject.
    pub(super) fn has(&self, subject: &Subject) -> bool {
        let mut numbers = 0..self.values.len();
        numbers.any(|number| {
            let kind = self.table.get(number);
            kind.is_some_and(|kind| self.is_about(subject, kind))
        })
    }

    /// Whether all values of a subject are known.
    pub(super) fn is_whole_for(&self, subject: &Subject) -> bool {
        let mut of_subject = self.values.iter().enumerate().filter(|(number, _)| {
            let kind = self.table.get(*number);
            kind.is_some_and(|kind| self.is_about(subject, kind))
        });
        self.is_whole
            && of_subject.all(|(number, values)| {
                values.is_whole && self.table.get(number).is_some_and(is_chosen_from)
            })
    }

    /// The undocumented keys and those of sources, as written, in order of first appearance.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        (0..self.values.len()).filter_map(|number| match self.table.get(number)? {
            Kind::Key(key) => Some(key),
            Kind::Source { key, .. } if !key.is_shared() => Some(key.word()),
            _ => None,
        })
    }
}
