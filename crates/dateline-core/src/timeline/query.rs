//! Filters: which entries of a timeline are meant by an expression such as `tag:gas -source:dagens after:2022 "in Moscow"`.
//!
//! ```text
//! expression  = branch { "or" branch }            one of them has to hold
//! branch      = operand { [ "and" ] operand }     all of them have to hold
//! operand     = [ "-" ] ( "(" expression ")" | word )
//! word        = key ":" [ sign ] value | "#" text | [ "=" ] text | regex
//! sign        = "=" | ">" | ">=" | "<" | "<="
//! value       = text | regex
//! regex       = "/" … "/"
//! text: quotes hold what has spaces, a colon or a parenthesis in it
//! ```
//!
//! Lower-case text matches any case; with an upper-case letter in it it is meant as written. What a date that is not sure
//! says is only possible ([`crate::date::Truth`]), and `sure:yes` leaves that out.

mod advice;
mod asked;
mod completion;
mod expression;
mod known;
mod matching;
mod mistake;
mod needle;
mod number;
mod parser;
mod subject;
mod token;

pub use completion::Completion;
pub(super) use completion::quoted;
pub use known::{Known, Learning};
pub(super) use matching::parts;
pub use mistake::Mistake;

use std::fmt::Debug;
use std::sync::Arc;

use super::source::Source;
use super::texts::Origin;
use crate::date::DateContext;
use asked::Asked;
use expression::Expression;
use parser::Parser;

/// The most characters of an expression.
const LONGEST: usize = 2_000;

/// The sign before a value that is the whole of a text.
const EXACTLY: char = '=';

/// What an event may have beside texts under its own keys.
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
    Copy,
}

/// The parts by their names.
const PARTS: [(&str, Part); 11] = [
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

/// What became of a quote that was looked up in the saved copy of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteVerdict {
    /// It is in the copy, in one of the five ways below.
    Verified,
    /// Character for character.
    Verbatim,
    /// Apart from spacing and punctuation style.
    Folded,
    /// Its parts around an ellipsis are there.
    Elided,
    /// Apart from what it marks as its own.
    Marked,
    /// More than once.
    Repeated,
    /// It is there with other words.
    Altered,
    /// It is not there.
    Missing,
    /// It is on another page than the one named.
    Misplaced,
    /// There is no copy to look into.
    Unchecked,
}

/// The verdicts by their names.
const VERDICTS: [(&str, QuoteVerdict); 10] = [
    ("verified", QuoteVerdict::Verified),
    ("altered", QuoteVerdict::Altered),
    ("missing", QuoteVerdict::Missing),
    ("misplaced", QuoteVerdict::Misplaced),
    ("unchecked", QuoteVerdict::Unchecked),
    ("verbatim", QuoteVerdict::Verbatim),
    ("folded", QuoteVerdict::Folded),
    ("elided", QuoteVerdict::Elided),
    ("marked", QuoteVerdict::Marked),
    ("repeated", QuoteVerdict::Repeated),
];

/// Who knows what became of the quotes of events.
pub trait QuoteVerdicts: Debug + Send + Sync {
    /// Whether a quote of the event with that file and fingerprint, which has quotes, has the verdict.
    fn any(&self, file: usize, fingerprint: u64, verdict: QuoteVerdict) -> bool;
}

/// A filter that was understood.
#[derive(Debug, Clone, Default)]
pub struct Query {
    text: String,
    expression: Expression,
    /// What `verdict:` asks; without it no quote has a verdict.
    verdicts: Option<Arc<dyn QuoteVerdicts>>,
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
        Ok(Self {
            text: text.to_owned(),
            expression: Parser::new(text, reading).parse()?,
            verdicts: None,
        })
    }

    /// The filter with somebody who can be asked for verdicts.
    #[must_use]
    pub fn proved_by(self, verdicts: Arc<dyn QuoteVerdicts>) -> Self {
        Self {
            verdicts: Some(verdicts),
            ..self
        }
    }

    /// What keeps the events of a source alone: `source:=` and its id, else its title or another name; `None` where it has no name that
    /// can be written in quotes.
    #[must_use]
    pub fn of_source(source: &Source, reading: DateContext) -> Option<Self> {
        let writable = |name: &&str| !name.trim().is_empty() && !name.contains('"');
        let name = Origin::Source(source).names().find(writable)?;
        let written = format!("source:{EXACTLY}{}", completion::quoted(name));
        Self::parse(&written, reading).ok()
    }

    /// The expression as it was read: places in it are those of its mistakes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The expression as written, without the white space around it.
    #[must_use]
    pub fn written(&self) -> &str {
        self.text.trim()
    }

    /// The expression as a part of a larger one in which all parts have to hold.
    #[must_use]
    pub fn written_as_part(&self) -> String {
        match self.expression {
            Expression::Any(_) => format!("({})", self.written()),
            _ => self.written().to_owned(),
        }
    }

    /// Whether it keeps everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.expression.is_empty()
    }

    /// Whether a text that it asks for is found with its capitals only.
    #[must_use]
    pub fn minds_case(&self) -> bool {
        let minds_case = |asked: &Asked| match asked {
            Asked::Text(needle) | Asked::Value(_, needle) | Asked::File(needle) => {
                needle.minds_case()
            }
            _ => false,
        };
        let mut terms = self.expression.terms();
        terms.any(|(term, negated)| !negated && minds_case(&term.asked))
    }

    /// Whether it asks for what became of quotes.
    #[must_use]
    pub fn asks_verdict(&self) -> bool {
        let mut terms = self.expression.terms();
        terms.any(|(term, _)| matches!(term.asked, Asked::Verdict(_)))
    }
}
