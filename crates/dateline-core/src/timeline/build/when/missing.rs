//! Events without a date: a key that seems to be meant for it is blamed.

use super::written::{is_empty_value, undated};
use crate::timeline::discover::fields::Fields;
use crate::timeline::field::{Role, rank};
use crate::timeline::item::Item;
use crate::timeline::typos::near_field_of;
use crate::timeline::{Code, Diagnostic, Node, Severity, When};

const DATES: [Role; 3] = [Role::Date, Role::Start, Role::End];

/// Reports that an event has no date, at the key that is empty or misspelled if there is one.
pub(super) fn report(item: &Item<'_>, fields: &Fields, problems: &mut Vec<Diagnostic>) -> When {
    let when = undated(None, "no date");
    if raise_glued(item, fields, problems) {
        return when;
    }
    let pairs = || fields.pairs.iter().enumerate();
    let empty = pairs().find(|(_, (key, value))| is_date(key) && is_empty_value(value));
    let misspelled = || {
        pairs().find_map(|(at, (key, value))| {
            let (name, role) = near_field_of(key, value)?;
            (role.is_some_and(Role::is_of_date) && !fields.is_used(at)).then_some((at, key, name))
        })
    };
    let (at, message, help) = if let Some((at, (key, _))) = empty {
        (
            Some(at),
            format!("no date: `{key}:` is empty"),
            "write a day (2025-05-09), a month, a year, a range or words after it".to_owned(),
        )
    } else if let Some((at, key, name)) = misspelled() {
        let key = crate::text::head(key, 40);
        (
            Some(at),
            format!("no date: unknown field `{key}`: did you mean `{name}`?"),
            format!("write `{name}:`"),
        )
    } else {
        (
            None,
            "no date".to_owned(),
            "add `date:` with a day (2025-05-09), a month, a year, a range or words".to_owned(),
        )
    };
    let span = at.and_then(|at| item.span()?.key(at));
    problems.push(item.problem(Code::NoDate, span, message, Some(help)));
    when
}

/// Makes the warning about `date:2019` or `date = 2019` in braces, a key without a value, the error that there is no date. Returns whether
/// there is one.
fn raise_glued(item: &Item<'_>, fields: &Fields, problems: &mut [Diagnostic]) -> bool {
    let is_glued = |key: &str| {
        let (word, rest) = key.split_at(key.find([':', '=', ' ']).unwrap_or(key.len()));
        !rest.is_empty() && is_date(word)
    };
    let mut pairs = fields.pairs.iter();
    let at = pairs.position(|(key, value)| *value == Node::Null && is_glued(key));
    let Some(line) = at.and_then(|at| Some(item.span()?.key(at)?.place.line)) else {
        return false;
    };
    let is_of_key = |problem: &&mut Diagnostic| {
        matches!(problem.code, Code::ColonSpace | Code::NoColon)
            && problem.place.is_some_and(|place| place.line == line)
    };
    let found = problems.iter_mut().find(is_of_key);
    found.is_some_and(|problem| {
        problem.severity = Severity::Error;
        true
    })
}

/// Whether a key is that of a date in the documented format.
fn is_date(key: &str) -> bool {
    DATES.iter().any(|role| rank(key, *role) == Some(0))
}
