//! Names that differ from a known one by a typing mistake.

use std::borrow::Cow;

use super::Node;
use super::field::{Role, roles};
use super::yaml::lookalikes::odd_space;

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

/// Words that resemble one of these names, but are names of their own.
const WORDS: &[&str] = &[
    "cite", "code", "data", "lace", "line", "lint", "node", "none", "nose", "pace", "page",
    "plane", "plate", "quota", "quite", "stage", "star", "stars", "stat", "state", "stats", "tabs",
    "tasks", "taxes", "tile", "uri", "urn",
];

/// Maximum length of a key that is compared.
pub(super) const LONGEST: usize = 16;

/// The name among some that a key resembles.
pub(super) fn near<'n>(key: &str, names: &[&'n str]) -> Option<&'n str> {
    let key = plain(key);
    if key.len() > LONGEST || is_a_word(&key) || names.contains(&key.as_ref()) {
        return None;
    }
    let near = names.iter().filter(|name| is_near(&key, name));
    near.min_by_key(|name| strsim::osa_distance(&key, name))
        .copied()
}

/// The documented key that another resembles, and its role.
pub(super) fn near_field(key: &str) -> Option<(&'static str, Option<Role>)> {
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

/// The documented key that another one resembles, if its value fits: a misspelled `date` has a value that can be read as a date,
/// unlike a `rate` of five stars.
pub(super) fn near_field_of(key: &str, value: &Node) -> Option<(&'static str, Option<Role>)> {
    /// Characters of the shortest date that is misplaced rather than another number.
    const SHORTEST: usize = 4;
    let is_long = || {
        value
            .text()
            .is_none_or(|text| text.trim().len() >= SHORTEST)
    };
    near_field(key).filter(|(_, role)| !role.is_some_and(Role::is_of_date) || is_long())
}

/// Whether a key is a name of its own although it resembles one of these.
pub(super) fn is_a_word(key: &str) -> bool {
    WORDS.contains(&key)
}

/// Whether a key differs from a name by a typing mistake: one letter added, missing, changed or
/// swapped with its neighbor; two of these in names of six letters or more. The first letter is
/// rarely wrong, and a singular for a plural is not a mistake.
pub(super) fn is_near(key: &str, name: &str) -> bool {
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

/// A key in lower case.
pub(super) fn plain(key: &str) -> Cow<'_, str> {
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
