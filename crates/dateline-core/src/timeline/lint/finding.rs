//! A finding of a rule, before its position in the file is looked up.

use std::collections::HashMap;

use crate::date::DateContext;
use crate::timeline::field::names::Names;
use crate::timeline::field::{Rank, Role, roles};
use crate::timeline::source::{Ids, Source};
use crate::timeline::{Code, Label, Node, Severity};

/// The facts about a file that its events are compared with.
#[derive(Debug, Clone, Copy)]
pub(in crate::timeline) struct Facts<'f> {
    pub sources: &'f [Source],
    pub ids: &'f Ids,
    pub context: DateContext,
    /// The contents of `fields:`.
    pub names: &'f Names,
    /// The ids of its unreadable sources, each with the mistake; `None` if all are readable.
    pub unread: Option<&'f HashMap<String, Label>>,
}

/// The rule of a finding that `Across` may withdraw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// No source, with or without a quote.
    NoSource {
        quoted: bool,
    },
    /// A field whose name resembles a known one.
    Spelling,
    /// A source that cannot be read.
    UnreadSource,
    Other,
}

/// The position of a finding within the event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum At {
    /// No position: something is missing.
    Event,
    /// At the key with this name.
    Key(String),
    /// At the key with this name of a mapping within the event.
    KeyWithin(String),
    /// At the first key that has one of these roles.
    Role(&'static [Role]),
    /// At this text, the value of a key that has one of these roles.
    Value(&'static [Role], String),
}

/// A finding, before its position in the file is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::timeline) struct Finding {
    pub(super) code: Code,
    pub(super) rule: Rule,
    pub severity: Severity,
    pub(super) at: At,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) label: Option<Box<Label>>,
}

impl Finding {
    pub(super) fn warning(
        code: Code,
        at: At,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            rule: Rule::Other,
            severity: Severity::Warning,
            at,
            message: message.into(),
            help: help.into(),
            label: None,
        }
    }

    pub(super) fn error(
        code: Code,
        at: At,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            ..Self::warning(code, at, message, help)
        }
    }

    pub(super) fn by(self, rule: Rule) -> Self {
        Self { rule, ..self }
    }

    /// Whether the finding may be withdrawn because of the rest of the file.
    pub fn is_provisional(&self) -> bool {
        matches!(self.rule, Rule::NoSource { .. } | Rule::Spelling)
    }

    /// The misspelled field, if that is the finding.
    pub fn misspelled(&self) -> Option<&str> {
        match (self.rule, &self.at) {
            (Rule::Spelling, At::Key(key)) => Some(key),
            _ => None,
        }
    }
}

/// Whether a key has a role.
pub(super) fn has_role(key: &str, role: Role) -> bool {
    roles(key).iter().any(|(of, _): &Rank| *of == role)
}

/// The texts in a value, at any depth.
pub(super) fn texts<'n>(node: &'n Node, each: &mut impl FnMut(&'n str)) {
    match node {
        Node::Null => {}
        Node::Scalar(text) => each(text),
        Node::List(items) => items.iter().for_each(|item| texts(item, each)),
        Node::Map(pairs) => pairs.iter().for_each(|(_, value)| texts(value, each)),
    }
}
