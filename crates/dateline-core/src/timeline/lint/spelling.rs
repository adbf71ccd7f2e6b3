//! Fields whose name resembles one that has a meaning.

use std::borrow::Cow;

use super::super::Diagnostic;
use super::super::discover::Field;
use super::super::{Event, Node, Severity, When};
use super::finding::{At, Facts, Finding, Rule};
use crate::text::head;
use crate::timeline::Code;
use crate::timeline::field::{Role, is_list, roles};
use crate::timeline::yaml::lookalikes::odd_space;

/// The names of the documented format, each with its role.
const FIELDS: &[(&str, Option<Role>)] = &[
    ("id", Some(Role::Id)),
    ("date", Some(Role::Date)),
    ("start", Some(Role::Start)),
    ("end", Some(Role::End)),
    ("title", Some(Role::Title)),
    ("summary", Some(Role::Summary)),
    ("quote", Some(Role::Quotes)),
    ("quotes", Some(Role::Quotes)),
    ("source", Some(Role::Source)),
    ("sources", Some(Role::Source)),
    ("tags", Some(Role::Tags)),
    ("group", Some(Role::Group)),
    ("place", Some(Role::Location)),
    ("people", Some(Role::People)),
    ("note", Some(Role::Note)),
    ("link", None),
    ("url", None),
    ("headline", Some(Role::Title)),
    ("description", Some(Role::Summary)),
    ("location", Some(Role::Location)),
];

/// The names at the top of a file.
const TOP: &[&str] = &[
    "title",
    "sources",
    "events",
    "dates",
    "timezone",
    "base_date",
    "fields",
    "views",
];

/// The name among some that a key resembles.
pub(super) fn near<'n>(key: &str, names: &[&'n str]) -> Option<&'n str> {
    let key = plain(key);
    if key.len() > LONGEST || is_a_word(&key) || names.contains(&key.as_ref()) {
        return None;
    }
    names.iter().find(|name| is_near(&key, name)).copied()
}

/// The names of the fields of a quote.
const OF_QUOTE: &[&str] = &["text", "source", "page", "line", "cite"];

/// Words that resemble one of these names, but are names of their own.
const WORDS: &[&str] = &[
    "cite", "code", "data", "lace", "line", "lint", "node", "none", "nose", "pace", "page",
    "plane", "plate", "quota", "quite", "stage", "star", "stars", "stat", "state", "stats", "tabs",
    "tasks", "taxes", "tile", "uri", "urn",
];

/// Maximum length of a key that is compared.
const LONGEST: usize = 16;

pub(super) fn check(event: &Event, facts: Facts<'_>, found: &mut Vec<Finding>) {
    of_quotes(event, found);
    for (key, value) in &event.fields {
        // The file defines the field itself.
        if facts.names.role(key).is_some() {
            continue;
        }
        let Some((name, role)) = near_field(key) else {
            continue;
        };
        // If the documented name is present too, the field is something else.
        if is_given(event, value, name, role) {
            continue;
        }
        // A date would be readable as one, and a rating of five stars is not.
        let is_date = matches!(role, Some(Role::Date | Role::Start | Role::End));
        if is_date && value.text().is_some_and(|text| text.trim().len() < 4) {
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

fn near_field(key: &str) -> Option<(&'static str, Option<Role>)> {
    if key.len() > LONGEST || !roles(key).is_empty() {
        return None;
    }
    let key = plain(key);
    // An odd space in a key is reported as that.
    let is_odd = |c| odd_space(c).is_some();
    if is_a_word(&key) || key.contains(is_odd) || FIELDS.iter().any(|(name, _)| *name == key) {
        return None;
    }
    FIELDS
        .iter()
        .copied()
        .filter(|(name, _)| is_near(&key, name))
        .min_by_key(|(name, _)| strsim::osa_distance(&key, name))
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

/// Whether a key is a name of its own although it resembles one of these.
fn is_a_word(key: &str) -> bool {
    WORDS.contains(&key)
}

/// Whether a key differs from a name by a typing mistake: one letter added, missing, changed or
/// swapped with its neighbor; two of these in names of six letters or more. The first letter is
/// rarely wrong, and a singular for a plural is not a mistake.
fn is_near(key: &str, name: &str) -> bool {
    let letters = name.len();
    let typos = if letters >= 6 { 2 } else { 1 };
    if key == name
        || key.len().abs_diff(letters) > typos
        || key.strip_suffix('s') == Some(name)
        || name.strip_suffix('s') == Some(key)
    {
        return false;
    }
    let swapped = || {
        let mut first = name.chars().take(2);
        let mut other = key.chars().take(2);
        let (a, b) = (first.next(), first.next());
        let (c, d) = (other.next(), other.next());
        a == d && b == c
    };
    if key.chars().next() != name.chars().next() && !swapped() {
        return false;
    }
    let distance = strsim::osa_distance(key, name);
    // Almost any short name is one letter away from another: a letter typed twice is no other name.
    let is_slip = || is_doubled(key, name) || key.len() == letters && is_anagram(key, name);
    distance <= typos && (letters > 3 || is_slip())
}

/// Whether a key is a name with one letter twice.
fn is_doubled(key: &str, name: &str) -> bool {
    let letters = key.as_bytes();
    letters.windows(2).enumerate().any(|(at, pair)| {
        let without = letters.iter().enumerate().filter(|(index, _)| *index != at);
        pair.first() == pair.last() && without.map(|(_, letter)| *letter).eq(name.bytes())
    })
}

fn is_anagram(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

fn plain(key: &str) -> Cow<'_, str> {
    if key.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(key)
    } else {
        Cow::Owned(key.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::field::rank;

    #[test]
    fn names_agree_with_the_table_of_keys() {
        for (name, role) in FIELDS {
            if let Some(role) = role {
                assert!(rank(name, *role).is_some(), "{name}");
            }
        }
    }

    #[test]
    fn typos_are_distinguished_from_other_words() {
        for (key, expected) in [
            ("sumary", Some("summary")),
            ("summery", Some("summary")),
            ("sumarry", Some("summary")),
            ("Sumary", Some("summary")),
            ("tilte", Some("title")),
            ("tilte", Some("title")),
            ("titl", Some("title")),
            ("tittle", Some("title")),
            ("soruce", Some("source")),
            ("souce", Some("source")),
            ("srouces", Some("sources")),
            ("qoute", Some("quote")),
            ("quoet", Some("quote")),
            ("dtae", Some("date")),
            ("strat", Some("start")),
            ("gruop", Some("group")),
            ("palce", Some("place")),
            ("poeple", Some("people")),
            ("ntoe", Some("note")),
            ("tgas", Some("tags")),
            ("lnik", Some("link")),
            ("ulr", Some("url")),
            ("endd", Some("end")),
            ("urll", Some("url")),
            ("headlne", Some("headline")),
            ("descripton", Some("description")),
            ("locaton", Some("location")),
            // Names of their own.
            ("titles", None),
            ("links", None),
            ("stage", None),
            ("state", None),
            ("score", None),
            ("course", None),
            ("rate", None),
            ("vote", None),
            ("data", None),
            ("ids", None),
            ("aid", None),
            ("kind", None),
            ("type", None),
            ("space", None),
            ("image", None),
            ("position", None),
            ("resources", None),
            // Known by another name.
            ("description", None),
            ("name", None),
            ("dates", None),
        ] {
            assert_eq!(near_field(key).map(|(name, _)| name), expected, "{key}");
        }
    }
}
