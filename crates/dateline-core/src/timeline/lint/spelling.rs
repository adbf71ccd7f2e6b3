//! Fields whose name resembles one that has a meaning.

use super::super::Diagnostic;
use super::super::discover::Field;
use super::super::{Event, Node, Severity, When};
use super::finding::{At, Facts, Finding, Rule};
use crate::text::head;
use crate::timeline::Code;
use crate::timeline::field::{Role, is_list};
use crate::timeline::typos::{LONGEST, is_a_word, is_near, near, near_field, near_field_of, plain};

/// The names at the top of a file.
const TOP: &[&str] = &[
    "title", "sources", "events", "dates", "timezone", "base_date", "fields", "views",
];

/// The names of the fields of a quote.
const OF_QUOTE: &[&str] = &["text", "source", "page", "line", "cite"];

pub(super) fn check(event: &Event, facts: Facts<'_>, found: &mut Vec<Finding>) {
    of_quotes(event, found);
    for (key, value) in &event.fields {
        // The file defines the field itself.
        if facts.names.role(key).is_some() {
            continue;
        }
        let Some((name, role)) = near_field_of(key, value) else {
            continue;
        };
        // If the documented name is present too, the field is something else.
        if is_given(event, value, name, role) {
            continue;
        }
        // It is reported together with the missing date.
        if role.is_some_and(Role::is_of_date) && is_without_date(event) {
            continue;
        }
        found.push(
            Finding::warning(
                Code::UnknownField,
                At::Key(key.clone()),
                message(key, name),
                help(name),
            )
            .by(Rule::Spelling),
        );
    }
}

/// Whether no key of an event was read as its date.
fn is_without_date(event: &Event) -> bool {
    let is_no_date = |problem: &Diagnostic| problem.code == Code::NoDate;
    event.problems.iter().any(is_no_date)
}

/// Reports keys at the top of a file that resemble a documented one, if that one is missing.
/// `holders` are the keys whose values became events.
pub(in crate::timeline) fn top(fields: &[Field<'_>], holders: &[Field<'_>]) -> Vec<Diagnostic> {
    let all = || fields.iter().chain(holders);
    let is_given = |name: &str| all().any(|field| plain(&field.key) == name);
    let misspelled = fields.iter().filter_map(|field| {
        let key = plain(&field.key);
        let name = TOP.iter().find(|name| is_near(&key, name))?;
        if is_a_word(&key) || is_list(&key) {
            return None;
        }
        let diagnostic = || {
            let help = "the key is shown as written; rename it if it is a typo";
            let diagnostic = field.problem(Code::UnknownField, message(&field.key, name), help);
            diagnostic.with(Severity::Warning)
        };
        (key.len() <= LONGEST && !is_given(name)).then(diagnostic)
    });
    let of_events = holders.iter().filter(|field| {
        is_near(&plain(&field.key), "events")
            && field.key.len() <= LONGEST
            && !is_list(&field.key)
            && !is_given("events")
    });
    let of_events = of_events.map(|field| {
        let help = "its items are shown as events; rename it if it is a typo";
        let diagnostic = field.problem(Code::UnknownField, message(&field.key, "events"), help);
        diagnostic.with(Severity::Warning)
    });
    misspelled.chain(of_events).collect()
}

/// Reports the keys of quotes that resemble one with a meaning.
fn of_quotes(event: &Event, found: &mut Vec<Finding>) {
    for quote in &event.quotes {
        for (key, _) in &quote.fields {
            let Some(name) = near(key, OF_QUOTE) else {
                continue;
            };
            let is_given = match name {
                "text" => !quote.text.is_empty(),
                "source" => quote.source.is_some(),
                name => quote.fields.iter().any(|(key, _)| key == name),
            };
            if is_given {
                continue;
            }
            found.push(Finding::warning(
                Code::UnknownField,
                At::KeyWithin(key.clone()),
                message(key, name),
                help(name),
            ));
        }
    }
}

pub(super) fn message(key: &str, name: &str) -> String {
    format!("unknown field `{}`: did you mean `{name}`?", head(key, 40))
}

pub(super) fn help(name: &str) -> String {
    format!("write `{name}:`; a field of another name is kept and shown under “More”")
}

/// Whether a key resembles a known one.
pub(super) fn is_near_field(key: &str) -> bool {
    near_field(key).is_some()
}

/// Whether a key resembles the one for sources.
pub(super) fn is_near_source(key: &str) -> bool {
    near_field(key).is_some_and(|(_, role)| role == Some(Role::Source))
}

/// Whether an event already has what the documented name stands for.
fn is_given(event: &Event, value: &Node, name: &str, role: Option<Role>) -> bool {
    let Some(role) = role else {
        return event.fields.iter().any(|(key, _)| plain(key) == name);
    };
    match role {
        Role::Id => event.id.is_some(),
        // A start or an end may be missing if the other is present.
        Role::Date => matches!(event.when, When::Dated(_)),
        Role::Title => !is_fallback_title(event, value),
        Role::Summary => event.summary.is_some(),
        Role::Quotes => !event.quotes.is_empty(),
        Role::Source => event.source.is_some(),
        Role::Tags => !event.tags.is_empty(),
        Role::Group => event.group.is_some(),
        Role::Location => event.location.is_some(),
        Role::People => !event.people.is_empty(),
        Role::Note => event.note.is_some(),
        _ => false,
    }
}

/// Whether the event has no title of its own: it is taken from the summary or from another field,
/// or there is none.
fn is_fallback_title(event: &Event, value: &Node) -> bool {
    if event.title == "(no title)" {
        return true;
    }
    let title = event.title.trim_end_matches('…');
    let texts = event.summary.as_deref().into_iter().chain(value.text());
    texts.into_iter().any(|text| text.trim().starts_with(title))
}
