//! Filters: selecting the entries of a timeline that match an expression such as `tag:gas
//! -source:dagens after:2022 "in Moscow"`.
//!
//! ```text
//! expression  = branch { "or" branch }            at least one must hold
//! branch      = operand { [ "and" ] operand }     all must hold
//! operand     = [ "-" ] ( "(" expression ")" | word )
//! word        = key ":" [ sign ] value | "#" text | [ "=" ] text | regex
//! sign        = "=" | ">" | ">=" | "<" | "<="
//! value       = text | regex
//! regex       = "/" … "/"
//! text with spaces, a colon or a parenthesis is quoted
//! ```
//!
//! Lower-case text matches any case; text with an upper-case letter is case-sensitive. A condition
//! on an uncertain date is only possibly met ([`crate::date::Truth`]); `sure:yes` excludes such
//! entries.

mod advice;
mod completion;
mod condition;
mod expression;
mod known;
mod matching;
mod mistake;
mod needle;
mod number;
mod parser;
mod subject;
mod terms;
mod token;
mod verdict;

pub use completion::Completion;
pub(super) use completion::quoted;
pub use known::{Known, Learning};
pub use mistake::Mistake;
pub use verdict::{QuoteVerdict, QuoteVerdicts};

use std::sync::Arc;

use super::source::Source;
use super::texts::Origin;
use crate::date::DateContext;
use condition::Condition;
use expression::Expression;
use mistake::LONGEST;
use parser::Parser;
use token::EXACTLY;

/// A parsed filter.
#[derive(Debug, Clone, Default)]
pub struct Query {
    text: String,
    expression: Expression,
    /// What `verdict:` asks; without it no quote has a verdict.
    verdicts: Option<Arc<dyn QuoteVerdicts>>,
}

impl Query {
    /// Parses an expression; an empty one matches everything.
    ///
    /// # Errors
    /// Every mistake, with its position and what was expected.
    pub fn parse(text: &str, context: DateContext) -> Result<Self, Vec<Mistake>> {
        if text.chars().nth(LONGEST).is_some() {
            return Err(vec![Mistake::too_long(LONGEST)]);
        }
        Ok(Self {
            text: text.to_owned(),
            expression: Parser::new(text, context).parse()?,
            verdicts: None,
        })
    }

    /// The filter with somebody who can be asked for verdicts.
    #[must_use]
    pub fn with_verdicts(self, verdicts: Arc<dyn QuoteVerdicts>) -> Self {
        Self {
            verdicts: Some(verdicts),
            ..self
        }
    }

    /// A filter for the events of one source: `source:=` with its id, else its title or another
    /// name. `None` if it has no name that can be quoted.
    #[must_use]
    pub fn of_source(source: &Source, context: DateContext) -> Option<Self> {
        let writable = |name: &&str| !name.trim().is_empty() && !name.contains('"');
        let name = Origin::Source(source).names().find(writable)?;
        let written = format!("source:{EXACTLY}{}", completion::quoted(name));
        Self::parse(&written, context).ok()
    }

    /// The parsed text; positions of mistakes refer to it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The expression as written, without surrounding white space.
    pub fn written(&self) -> &str {
        self.text.trim()
    }

    /// The expression as an operand of a larger one, in parentheses if necessary.
    pub fn written_as_part(&self) -> String {
        match self.expression {
            Expression::Any(_) => format!("({})", self.written()),
            _ => self.written().to_owned(),
        }
    }

    /// Whether it matches everything.
    pub fn is_empty(&self) -> bool {
        self.expression.is_empty()
    }

    /// Whether any text in it is case-sensitive.
    pub fn is_case_sensitive(&self) -> bool {
        let is_case_sensitive = |condition: &Condition| match condition {
            Condition::Text(needle) | Condition::Value(_, needle) | Condition::File(needle) => {
                needle.is_case_sensitive()
            }
            _ => false,
        };
        let mut terms = self.expression.terms();
        terms.any(|(term, negated)| !negated && is_case_sensitive(&term.condition))
    }

    /// Whether it depends on the verdicts on quotes.
    pub fn uses_verdicts(&self) -> bool {
        let mut terms = self.expression.terms();
        terms.any(|(term, _)| matches!(term.condition, Condition::Verdict(_)))
    }
}
