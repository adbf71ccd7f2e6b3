//! An expression as a tree, and its evaluation.

use super::condition::Condition;
use super::token::Span;
use crate::date::{Certainty, Truth};

/// One condition, and its position in the expression.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub condition: Condition,
    /// Span of the word without its hyphen.
    pub span: Span,
    /// Span of its value.
    pub value_span: Span,
}

/// A condition on an entry.
#[derive(Debug, Clone)]
pub(super) enum Expression {
    Term(Box<Term>),
    Not(Box<Self>),
    /// At least one of them must hold.
    Any(Vec<Self>),
    All(Branch),
}

/// Conditions that must all hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Branch {
    pub all: Vec<Expression>,
    /// `sure:yes` or `sure:no`: whether it must hold for certain.
    pub sure: Option<bool>,
}

impl Default for Expression {
    fn default() -> Self {
        Self::All(Branch::default())
    }
}

impl Expression {
    /// The expression, negated if `negated`.
    pub fn negated_if(self, negated: bool) -> Self {
        if negated {
            Self::Not(Box::new(self))
        } else {
            self
        }
    }

    /// Whether it has no conditions and so matches everything.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(branch) if branch.all.is_empty() && branch.sure.is_none())
    }

    /// All conditions, each with whether it is negated.
    pub fn terms(&self) -> impl Iterator<Item = (&Term, bool)> {
        let mut terms = Vec::new();
        self.gather(false, &mut terms);
        terms.into_iter()
    }

    fn gather<'e>(&'e self, negated: bool, terms: &mut Vec<(&'e Term, bool)>) {
        match self {
            Self::Term(term) => terms.push((term, negated)),
            Self::Not(inner) => inner.gather(!negated, terms),
            Self::Any(all) | Self::All(Branch { all, .. }) => {
                for one in all {
                    one.gather(negated, terms);
                }
            }
        }
    }

    /// Whether any condition is on the date.
    fn has_time(&self) -> bool {
        match self {
            Self::Term(term) => matches!(term.condition, Condition::When(_)),
            Self::Not(inner) => inner.has_time(),
            Self::Any(all) | Self::All(Branch { all, .. }) => all.iter().any(Self::has_time),
        }
    }

    /// Rank of the time that a condition takes to evaluate: cheap ones are evaluated first.
    pub fn cost(&self) -> u8 {
        match self {
            Self::Term(term) => match term.condition {
                Condition::Has(_) | Condition::When(_) | Condition::File(_) => 0,
                Condition::Value(..) | Condition::HasText(_) => 1,
                Condition::Comparison(..) | Condition::Text(_) => 2,
                Condition::Verdict(_) => 3,
            },
            Self::Not(inner) => inner.cost(),
            Self::Any(all) | Self::All(Branch { all, .. }) => {
                all.iter().map(Self::cost).max().unwrap_or(0)
            }
        }
    }

    /// Evaluates the expression; `term` returns the result of each condition, `None` for an unknown
    /// one. Returns `None` if the result depends on an unknown condition.
    pub fn truth(
        &self,
        term: &dyn Fn(&Condition) -> Option<Truth>,
        certainty: &dyn Fn() -> Option<Certainty>,
    ) -> Option<Truth> {
        match self {
            Self::Term(one) => term(&one.condition),
            Self::Not(inner) => inner.truth(term, certainty).map(Truth::negated),
            Self::Any(all) => {
                let mut any = Some(Truth::No);
                for one in all {
                    let truth = one.truth(term, certainty);
                    if truth == Some(Truth::Yes) {
                        return truth;
                    }
                    any = any.zip(truth).map(|(any, truth)| any.max(truth));
                }
                any
            }
            Self::All(branch) => branch.truth(term, certainty),
        }
    }
}

impl Branch {
    fn truth(
        &self,
        term: &dyn Fn(&Condition) -> Option<Truth>,
        certainty: &dyn Fn() -> Option<Certainty>,
    ) -> Option<Truth> {
        let mut all = Some(Truth::Yes);
        for one in &self.all {
            let truth = one.truth(term, certainty);
            if truth == Some(Truth::No) {
                return truth;
            }
            all = all.zip(truth).map(|(all, truth)| all.min(truth));
        }
        let all = all?;
        Some(match self.sure {
            None => all,
            Some(sure) if self.all.iter().any(Expression::has_time) => {
                Truth::from((all == Truth::Yes) == sure)
            }
            // Without a condition on the date, `sure:` applies to the date itself.
            Some(sure) => {
                let is_sure = certainty().is_some_and(|certainty| certainty != Certainty::Unsure);
                all.min(Truth::from(is_sure == sure))
            }
        })
    }
}
