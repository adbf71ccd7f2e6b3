//! What a word of an expression may go on as.

use std::collections::HashMap;

use super::needle::EXACTLY;
use super::word::{Word, words};
use super::{PARTS, SURE, TERMS};
use crate::timeline::Timeline;
use crate::timeline::store::OfOne;
use crate::timeline::texts::Kind;

/// How many choices are offered.
const MOST: usize = 100;

/// Every value of each term in a timeline, the one that stands most often first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    tags: Vec<String>,
    groups: Vec<String>,
    places: Vec<String>,
    people: Vec<String>,
    sources: Vec<String>,
}

/// How a word may go on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// Where what is replaced begins, in characters from 0.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What may stand there instead.
    pub choices: Vec<String>,
}

#[derive(Debug, Clone, Default)]
struct Counts(HashMap<String, usize>);

impl Counts {
    fn add(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() || text.contains('"') {
            return;
        }
        match self.0.get_mut(text) {
            Some(count) => *count = count.saturating_add(1),
            None => drop(self.0.insert(text.to_owned(), 1)),
        }
    }

    fn sorted(self) -> Vec<String> {
        let mut all: Vec<_> = self.0.into_iter().collect();
        all.sort_by(|(a, most), (b, more)| more.cmp(most).then_with(|| a.cmp(b)));
        all.into_iter().map(|(text, _)| text).collect()
    }
}

/// How often each value of a term stands in a timeline.
#[derive(Debug, Clone, Default)]
struct Counted {
    tags: Counts,
    groups: Counts,
    places: Counts,
    people: Counts,
    sources: Counts,
}

impl Counted {
    fn add(&mut self, kind: Kind, text: &str) {
        match kind {
            Kind::Tag => self.tags.add(text),
            Kind::Group => self.groups.add(text),
            Kind::Place => self.places.add(text),
            Kind::Person => self.people.add(text),
            // An id is what is typed; a source without one goes by its first name.
            Kind::Source => self.sources.add(text),
            Kind::SourceToo | Kind::Other => {}
        }
    }

    fn known(self) -> Known {
        Known {
            tags: self.tags.sorted(),
            groups: self.groups.sorted(),
            places: self.places.sorted(),
            people: self.people.sorted(),
            sources: self.sources.sorted(),
        }
    }
}

/// What is learnt of a timeline step by step, from what was gathered of its events by then.
#[derive(Debug, Clone, Default)]
pub struct Learning {
    counted: Counted,
    /// How many files were gone through.
    files: usize,
    /// How many pieces of the next one were.
    pieces: usize,
}

impl Learning {
    /// Goes through about so many more events. Says whether there are more.
    pub fn step(&mut self, timeline: &Timeline, budget: usize) -> bool {
        let mut left = budget;
        while left > 0 {
            let Some(store) = timeline.stores.get(self.files) else {
                return false;
            };
            let piece = self.pieces;
            if piece >= store.piece_count() {
                self.files = self.files.saturating_add(1);
                self.pieces = 0;
                continue;
            }
            self.pieces = piece.saturating_add(1);
            if let Some(text) = store.piece_text(piece, timeline.file(self.files)) {
                left = left.saturating_sub(text.events.len());
                let events = text.events.clone().filter_map(|at| text.event(at));
                for (kind, line) in events.flat_map(OfOne::lines) {
                    self.counted.add(kind, line);
                }
            }
        }
        self.files < timeline.stores.len()
    }

    /// What is known by now.
    #[must_use]
    pub fn known(&self) -> Known {
        self.counted.clone().known()
    }
}

impl Known {
    /// What is in a timeline, as far as its events are verified. Walks all of it.
    #[must_use]
    pub fn of(timeline: &Timeline) -> Self {
        let mut learning = Learning::default();
        learning.step(timeline, usize::MAX);
        learning.counted.known()
    }

    /// How the word that ends at the cursor may go on; `cursor` counts characters from 0.
    #[must_use]
    pub fn complete(&self, expression: &str, cursor: usize) -> Completion {
        let before: String = expression.chars().take(cursor).collect();
        let words = words(&before);
        let none = Completion {
            from: cursor,
            to: cursor,
            choices: Vec::new(),
        };
        let Some(word) = words.last().filter(|word| word.end() == cursor) else {
            return none;
        };
        let Some(name) = &word.name else {
            if word.quoted {
                return none;
            }
            return Completion {
                from: word.value_at,
                to: cursor,
                choices: names(word),
            };
        };
        let (exactly, value) = match word.value.strip_prefix(EXACTLY) {
            Some(value) => ("=", value),
            None => ("", word.value.as_str()),
        };
        let typed = value.trim_start_matches('#').to_lowercase();
        let choices = match name.to_lowercase().as_str() {
            "tag" => self.values(&self.tags, &typed),
            "group" => self.values(&self.groups, &typed),
            "place" => self.values(&self.places, &typed),
            "person" => self.values(&self.people, &typed),
            "source" => self.values(&self.sources, &typed),
            "has" | "no" => starting(PARTS.iter().map(|(name, _)| *name), &typed),
            SURE => starting(["yes", "no"].into_iter(), &typed),
            _ => Vec::new(),
        };
        Completion {
            from: word.value_at,
            to: cursor,
            choices: choices
                .into_iter()
                .map(|choice| format!("{exactly}{choice}"))
                .collect(),
        }
    }

    /// Those that begin with what is typed, then those of which a later word does.
    #[expect(clippy::unused_self, reason = "the values are its own")]
    fn values(&self, all: &[String], typed: &str) -> Vec<String> {
        let rank = |value: &str| {
            let lower = value.to_lowercase();
            if lower.starts_with(typed) {
                Some(0)
            } else if lower.split_whitespace().any(|word| word.starts_with(typed)) {
                Some(1)
            } else {
                None
            }
        };
        let mut ranked: Vec<(i32, &String)> = all
            .iter()
            .filter_map(|value| Some((rank(value)?, value)))
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let quoted = |value: &String| {
            if value.contains(char::is_whitespace) {
                format!("\"{value}\"")
            } else {
                value.clone()
            }
        };
        ranked
            .into_iter()
            .take(MOST)
            .map(|(_, value)| quoted(value))
            .collect()
    }
}

/// The terms that begin with a word.
fn names(word: &Word) -> Vec<String> {
    let typed = word.value.to_lowercase();
    let names = TERMS.iter().map(|(name, _)| *name).chain([SURE]);
    let mut names = starting(names, &typed);
    for name in &mut names {
        name.push(':');
    }
    names
}

fn starting(all: impl Iterator<Item = &'static str>, typed: &str) -> Vec<String> {
    all.filter(|name| name.starts_with(typed))
        .map(str::to_owned)
        .collect()
}
