//! The position of a finding in the text of an event.

use super::super::item::Item;
use super::super::yaml::part::Part;
use super::super::yaml::span::Span;
use super::super::{Diagnostic, Node};
use super::finding::{At, Finding, has_role};
use crate::timeline::field::Role;

/// The position within the item; `None` if it has none or cannot be determined.
pub(super) fn span(item: &Item<'_>, at: &At) -> Option<Span> {
    // What is missing has no position, and finding one takes time.
    if *at == At::Event {
        return None;
    }
    let span = item.span()?;
    let part = &item.part;
    let key = |fits: &dyn Fn(&str) -> bool| {
        pairs(span)
            .map(|(key, _)| key)
            .find(|key| text(part, key).is_some_and(|text| fits(&text)))
    };
    let of_role = |roles: &[Role]| {
        let mut roles = roles.iter();
        roles.find_map(|role| key(&|text| has_role(text, *role)))
    };
    let found = match at {
        At::Event => None,
        At::Key(name) => key(&|text| text == name),
        At::KeyWithin(name) => within(part, span, name),
        At::Role(roles) => of_role(roles),
        At::Value(roles, wanted) => value(part, span, roles, wanted).or_else(|| of_role(roles)),
    }?;
    Some(Span {
        place: found.place,
        width: found.width,
        children: Vec::new(),
    })
}

/// The pairs of a mapping.
fn pairs(span: &Span) -> impl Iterator<Item = (&Span, &Span)> {
    span.children.chunks_exact(2).filter_map(|pair| match pair {
        [key, value] => Some((key, value)),
        _ => None,
    })
}

/// The text as the value of a key that has one of these roles: in the event, or in its mappings and
/// lists. A list and a mapping have the same form here, so two values of a list may be taken for a
/// key and its value, which is harmless.
fn value<'s>(part: &Part<'_>, span: &'s Span, roles: &[Role], wanted: &str) -> Option<&'s Span> {
    let is_wanted = |span: &&Span| text(part, span).is_some_and(|text| is_said_by(&text, wanted));
    let is_key = |span: &Span| {
        text(part, span).is_some_and(|text| roles.iter().any(|role| has_role(&text, *role)))
    };
    let here = || {
        pairs(span)
            .filter(|(key, _)| is_key(key))
            .flat_map(|(_, value)| std::iter::once(value).chain(&value.children))
            .find(is_wanted)
    };
    here().or_else(|| {
        span.children
            .iter()
            .find_map(|child| value(part, child, roles, wanted))
    })
}

/// The key with a name in the mappings of a value.
fn within<'s>(part: &Part<'_>, span: &'s Span, name: &str) -> Option<&'s Span> {
    let is_name = |key: &&Span| text(part, key).is_some_and(|text| text == name);
    let inner = span.children.iter();
    let mut inner = inner.filter(|child| !child.children.is_empty());
    inner.find_map(|child| {
        let key = pairs(child).map(|(key, _)| key).find(is_name);
        key.or_else(|| within(part, child, name))
    })
}

/// Whether a value is the text, or one end of it if the text is a range.
fn is_said_by(value: &str, wanted: &str) -> bool {
    let (value, wanted) = (value.trim(), wanted.trim());
    value == wanted || (!value.is_empty() && wanted.split(" – ").any(|end| end == value))
}

/// The text of a key or a value on its first line.
fn text(part: &Part<'_>, span: &Span) -> Option<String> {
    if !span.children.is_empty() || span.place.line == 0 {
        return None;
    }
    let line = part.line_text(span.place.line);
    let written: String = line
        .chars()
        .skip(span.place.column.saturating_sub(1))
        .take(span.width)
        .collect();
    if written.starts_with(['"', '\'']) {
        let read = Node::read_all(&written).ok()?;
        return read.first()?.text().map(str::to_owned);
    }
    Some(written)
}

impl Finding {
    /// The finding as a diagnostic at its position in the file.
    pub(super) fn into_diagnostic(self, item: &Item<'_>) -> Diagnostic {
        let span = span(item, &self.at);
        let diagnostic = item.problem(self.code, span.as_ref(), self.message, Some(self.help));
        Diagnostic {
            labels: self.label.into_iter().map(|label| *label).collect(),
            ..diagnostic.with(self.severity)
        }
    }
}
