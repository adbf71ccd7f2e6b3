//! Filters: which entries of a timeline are meant by an expression such as `tag:gas -source:dagens after:2022 "in Moscow"`.
//!
//! ```text
//! expression = word { " " word }           all of them have to hold
//! word       = [ "-" ] ( term | text )     a hyphen negates
//! term       = name ":" value
//! text       = what stands somewhere in the entry
//! value      = [ "=" ] text                 behind a `=` it is the whole of a name, else its beginning
//! text: quotes hold what has spaces or a colon in it
//! ```
//!
//! Lower-case text matches any case; with an upper-case letter in it it is meant as written. What a date that is not sure
//! says is only possible ([`crate::date::Truth`]), and `sure:yes` leaves that out.

mod completion;
mod matching;
mod mistake;
mod needle;
mod word;

pub use completion::{Completion, Known, Learning};
pub(super) use matching::parts;
pub use mistake::Mistake;

use super::source::Source;
use super::texts::Origin;
use crate::date::{Date, DateContext, Window};
use needle::{EXACTLY, Needle, Whole};
use word::Word;

/// The most characters of an expression.
const LONGEST: usize = 2_000;

/// The names of the terms, each with what is expected behind it.
const TERMS: [(&str, &str); 10] = [
    ("tag", "a tag, as in `tag:gas`"),
    (
        "source",
        "a source by its id or its name, as in `source:dagens`",
    ),
    ("group", "a group, as in `group:visit`"),
    ("place", "a place, as in `place:moscow`"),
    ("person", "a person, as in `person:xi`"),
    ("has", "what an event may have, as in `has:quote`"),
    ("no", "what an event may lack, as in `no:source`"),
    (
        "after",
        "a date, as in `after:2022` or `after:\"May 2025\"`",
    ),
    ("before", "a date, as in `before:2025-06`"),
    ("during", "a date, as in `during:1970s`"),
];

/// The one term that speaks of all others.
const SURE: &str = "sure";

/// What an event may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
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
}

/// The parts by their names.
const PARTS: [(&str, Part); 10] = [
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
];

/// What one word asks for.
#[derive(Debug, Clone)]
enum Asked {
    Text(Needle),
    Tag(Needle),
    Source(Needle),
    Group(Needle),
    Place(Needle),
    Person(Needle),
    Has(Part),
    When(Window),
}

/// One word of an expression.
#[derive(Debug, Clone)]
struct Term {
    negated: bool,
    asked: Asked,
}

/// A filter that was understood.
#[derive(Debug, Clone, Default)]
pub struct Query {
    written: String,
    terms: Vec<Term>,
    /// `sure:yes` or `sure:no`.
    sure: Option<bool>,
}

impl Query {
    /// Reads an expression; an empty one keeps everything.
    ///
    /// # Errors
    /// Every word that is not understood, with its place and what was expected.
    pub fn parse(text: &str, reading: DateContext) -> Result<Self, Vec<Mistake>> {
        if text.chars().nth(LONGEST).is_some() {
            return Err(vec![Mistake::too_long(LONGEST)]);
        }
        let mut query = Self {
            written: text.trim().to_owned(),
            ..Self::default()
        };
        let mut mistakes = Vec::new();
        let words = word::words(text);
        for (index, word) in words.iter().enumerate() {
            let next = words.get(index.saturating_add(1));
            if let Err(mistake) = query.add(word, next, reading) {
                mistakes.push(mistake);
            }
        }
        // All of them have to hold, so that those come first that are told fastest.
        query.terms.sort_by_key(|term| match term.asked {
            Asked::Text(_) => 2,
            Asked::Source(_) => 1,
            _ => 0,
        });
        if mistakes.is_empty() {
            Ok(query)
        } else {
            Err(mistakes)
        }
    }

    /// What keeps the events of a source alone: `source:=` and its id, else its title or another name; `None` where it has no name that
    /// can be written in quotes.
    #[must_use]
    pub fn of_source(source: &Source, reading: DateContext) -> Option<Self> {
        let writable = |name: &&str| !name.trim().is_empty() && !name.contains('"');
        let name = Origin::Source(source).names().find(writable)?;
        let bare = !name.contains(char::is_whitespace);
        let written = if bare {
            format!("source:{EXACTLY}{name}")
        } else {
            format!("source:{EXACTLY}\"{name}\"")
        };
        Self::parse(&written, reading).ok()
    }

    /// The expression as written, without the white space around it.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether it keeps everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.sure.is_none()
    }

    /// Whether a text that it asks for is found with its capitals only.
    #[must_use]
    pub fn minds_case(&self) -> bool {
        self.terms.iter().any(|term| match &term.asked {
            Asked::Text(needle)
            | Asked::Tag(needle)
            | Asked::Source(needle)
            | Asked::Group(needle)
            | Asked::Place(needle)
            | Asked::Person(needle) => needle.minds_case() && !term.negated,
            Asked::Has(_) | Asked::When(_) => false,
        })
    }

    fn add(
        &mut self,
        word: &Word,
        next: Option<&Word>,
        reading: DateContext,
    ) -> Result<(), Mistake> {
        if word.unclosed {
            return Err(Mistake::unclosed(word));
        }
        let Some(name) = &word.name else {
            if word.value.trim().is_empty() {
                return Err(Mistake::nothing(word));
            }
            let needle = Needle::new(&word.value, Whole::Nothing);
            self.push(word, Asked::Text(needle));
            return Ok(());
        };
        let lower = name.to_lowercase();
        if lower == SURE {
            let yes = match word.value.to_lowercase().as_str() {
                "yes" => true,
                "no" => false,
                _ => return Err(Mistake::value(word, SURE, "`sure:yes` or `sure:no`")),
            };
            self.sure = Some(yes != word.negated);
            return Ok(());
        }
        let Some((name, expected)) = TERMS.iter().find(|(name, _)| *name == lower) else {
            return Err(Mistake::term(word, &lower));
        };
        if word.value.trim().trim_start_matches(EXACTLY).is_empty() {
            return Err(Mistake::value(word, name, expected));
        }
        let asked = match *name {
            "tag" => Asked::Tag(Needle::of_value(
                word.value.trim_start_matches('#'),
                Whole::Text,
            )),
            "source" => Asked::Source(Needle::of_value(&word.value, Whole::Start)),
            "group" => Asked::Group(Needle::of_value(&word.value, Whole::Start)),
            "place" => Asked::Place(Needle::of_value(&word.value, Whole::Start)),
            "person" => Asked::Person(Needle::of_value(&word.value, Whole::Start)),
            "has" => Asked::Has(part(word)?),
            "no" => {
                let asked = Asked::Has(part(word)?);
                self.terms.push(Term {
                    negated: !word.negated,
                    asked,
                });
                return Ok(());
            }
            name => Asked::When(window(name, word, next, reading)?),
        };
        self.push(word, asked);
        Ok(())
    }

    fn push(&mut self, word: &Word, asked: Asked) {
        self.terms.push(Term {
            negated: word.negated,
            asked,
        });
    }

    /// Whether a term asks for a time.
    fn asks_when(&self) -> bool {
        self.terms
            .iter()
            .any(|term| matches!(term.asked, Asked::When(_)))
    }
}

/// The part that `has:` or `no:` speaks of.
fn part(word: &Word) -> Result<Part, Mistake> {
    let lower = word.value.to_lowercase();
    PARTS
        .iter()
        .find(|(name, _)| *name == lower)
        .map(|(_, part)| *part)
        .ok_or_else(|| Mistake::part(word, &lower))
}

/// The time that `after:`, `before:` or `during:` speaks of.
fn window(
    name: &str,
    word: &Word,
    next: Option<&Word>,
    reading: DateContext,
) -> Result<Window, Mistake> {
    let parsed = match reading.now {
        Some(now) => Date::seek(&word.value, now, now, reading),
        None => Date::parse(&word.value, reading),
    };
    let date = parsed.map_err(|error| {
        // `during:May 2025` is two words.
        let whole = next
            .filter(|next| next.name.is_none() && !next.negated && !word.quoted)
            .map(|next| format!("{} {}", word.value, next.value))
            .filter(|whole| Date::parse(whole, reading).is_ok());
        Mistake::date(word, name, &error, whole.as_deref())
    })?;
    match name {
        "after" => Window::after(&date).ok_or_else(|| Mistake::endless(word, "after", "end")),
        "before" => Window::before(&date).ok_or_else(|| Mistake::endless(word, "before", "start")),
        _ => Ok(Window::during(&date)),
    }
}
