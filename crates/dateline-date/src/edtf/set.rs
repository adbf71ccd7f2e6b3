//! Sets in brackets with clock times or with a qualifier after the bracket, neither of which ISO 8601-2 allows.

use super::read;
use crate::certainty::Qualifier;
use crate::context::DateContext;
use crate::meaning::{Meaning, Member, Set, SetKind};

/// Parses such a set: `[2026-03-05,2026-03-07T10:00:00Z]`, `{1667,1668}?`.
pub(crate) fn read_set(text: &str, context: DateContext) -> Option<Meaning> {
    let (text, qualifier) = qualified(text);
    let (inner, kind) = match text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
    {
        Some(inner) => (inner, SetKind::One),
        None => (text.strip_prefix('{')?.strip_suffix('}')?, SetKind::All),
    };
    let date = |text: &str| {
        let is_range = text.contains("..") || text.contains('/');
        let meaning = read(text.trim(), context).ok().filter(|_| !is_range)?;
        Some(Member::One(meaning))
    };
    let members: Option<Vec<Member>> = inner.split(',').map(date).collect();
    let members = members.filter(|members| members.len() > 1)?;
    Some(Meaning::Set(Box::new(Set { kind, members })).qualified(qualifier))
}

/// Text without the mark after its bracket, and the qualifier of that mark.
fn qualified(text: &str) -> (&str, Qualifier) {
    let marks = [('?', true, false), ('~', false, true), ('%', true, true)];
    let found = marks
        .into_iter()
        .find_map(|(mark, uncertain, approximate)| {
            let rest = text.strip_suffix(mark)?;
            let qualifier = Qualifier {
                uncertain,
                approximate,
            };
            rest.ends_with([']', '}']).then_some((rest, qualifier))
        });
    found.unwrap_or((text, Qualifier::SURE))
}
