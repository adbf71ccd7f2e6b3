//! Parses the tokens of an expression into a tree. All mistakes are reported, not only the first.

use super::Mistake;
use super::condition::{Modifier, interpret};
use super::expression::{Branch, Expression, Term};
use super::token::{Span, Token, TokenKind, Word, tokens};
use crate::date::DateContext;
use crate::limits;

pub(super) struct Parser {
    tokens: Vec<Token>,
    at: usize,
    context: DateContext,
    mistakes: Vec<Mistake>,
}

impl Parser {
    pub fn new(text: &str, context: DateContext) -> Self {
        Self {
            tokens: tokens(text),
            at: 0,
            context,
            mistakes: Vec::new(),
        }
    }

    /// Parses the whole expression.
    pub fn parse(mut self) -> Result<Expression, Vec<Mistake>> {
        let mut all = Vec::new();
        loop {
            all.extend(self.alternatives(0));
            // Parsing can stop early only at an unmatched closing parenthesis.
            let Some(token) = self.next() else { break };
            self.mistakes.push(Mistake::lone_close(token.span));
        }
        if !self.mistakes.is_empty() {
            return Err(self.mistakes);
        }
        Ok(match all.pop() {
            Some(one) if all.is_empty() => one,
            _ => Expression::default(),
        })
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.peek().cloned();
        self.at += 1;
        token
    }

    /// Branches separated by `or`, up to the end or a closing parenthesis; `None` if there are
    /// none.
    fn alternatives(&mut self, depth: usize) -> Option<Expression> {
        let mut branches = Vec::new();
        let mut before: Option<Span> = None;
        loop {
            let branch = self.all(depth);
            let or = self.peek().filter(|token| token.kind == TokenKind::Or);
            let or = or.map(|token| token.span);
            if branch.is_none()
                && let Some(span) = or.or(before)
            {
                self.mistakes.push(Mistake::beside_operator(span, "or"));
            }
            branches.extend(branch);
            if or.is_none() {
                break;
            }
            before = or;
            self.at += 1;
        }
        match branches.pop() {
            Some(one) if branches.is_empty() => Some(one),
            Some(last) => {
                branches.push(last);
                branches.sort_by_key(Expression::cost);
                Some(Expression::Any(branches))
            }
            None => None,
        }
    }

    /// Operands that must all hold; `None` if there are none.
    fn all(&mut self, depth: usize) -> Option<Expression> {
        let mut branch = Branch::default();
        let mut is_empty = true;
        // `and` as the last token so far.
        let mut open: Option<Span> = None;
        while let Some(token) = self.peek().cloned() {
            match token.kind {
                TokenKind::Close | TokenKind::Or => break,
                TokenKind::And => {
                    self.at += 1;
                    if is_empty || open.is_some() {
                        self.mistakes
                            .push(Mistake::beside_operator(token.span, "and"));
                    }
                    open = Some(token.span);
                    continue;
                }
                TokenKind::Open { negated } => {
                    self.at += 1;
                    let group = self.group(token.span, depth + 1);
                    branch.all.push(group.negated_if(negated));
                }
                TokenKind::Word(word) => {
                    self.at += 1;
                    self.word(&word, &mut branch);
                }
            }
            is_empty = false;
            open = None;
        }
        if let Some(span) = open.filter(|_| !is_empty) {
            self.mistakes.push(Mistake::beside_operator(span, "and"));
        }
        if is_empty {
            return None;
        }
        branch.all.sort_by_key(Expression::cost);
        Some(match branch.all.pop() {
            Some(one) if branch.all.is_empty() && branch.sure.is_none() => one,
            last => {
                branch.all.extend(last);
                Expression::All(branch)
            }
        })
    }

    /// The contents of a group, after its opening parenthesis and including its closing one.
    fn group(&mut self, open: Span, depth: usize) -> Expression {
        if depth > limits::NESTING_OF_FILTER {
            self.mistakes
                .push(Mistake::too_deep(open, limits::NESTING_OF_FILTER));
            self.at = self.tokens.len();
            return Expression::default();
        }
        let known = self.mistakes.len();
        let inner = self.alternatives(depth);
        let close = self.next().filter(|token| token.kind == TokenKind::Close);
        match (&inner, close) {
            (_, None) => self.mistakes.push(Mistake::lone_open(open)),
            (None, Some(close)) if known == self.mistakes.len() => {
                let span = Span {
                    from: open.from,
                    to: close.span.to,
                };
                self.mistakes.push(Mistake::empty_group(span));
            }
            _ => {}
        }
        inner.unwrap_or_default()
    }

    fn word(&mut self, word: &Word, branch: &mut Branch) {
        let next = match self.peek() {
            Some(Token {
                kind: TokenKind::Word(next),
                ..
            }) => Some(next),
            _ => None,
        };
        let (condition, negated) = match interpret(word, next, self.context) {
            Ok(Modifier::Condition(condition)) => (condition, word.negated),
            Ok(Modifier::Not(condition)) => (condition, !word.negated),
            Ok(Modifier::Sure(sure)) => {
                branch.sure = Some(sure);
                return;
            }
            Err(mistake) => {
                self.mistakes.push(mistake);
                return;
            }
        };
        let span = Span {
            from: word.span.from + usize::from(word.negated),
            to: word.span.to,
        };
        let term = Expression::Term(Box::new(Term {
            condition,
            span,
            value_span: word.value_span,
        }));
        branch.all.push(term.negated_if(negated));
    }
}
