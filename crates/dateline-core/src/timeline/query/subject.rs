//! The subject of a condition: what the name before a colon refers to.

use crate::timeline::field::names::Names;
use crate::timeline::field::{self, plain, roles};
use crate::timeline::kinds::Kind;
use crate::timeline::parts::Part;

/// A part of an event that has texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Date,
    Summary,
    Note,
    Group,
    Place,
    Tag,
    Person,
    Quote,
    /// The names of the source.
    Source,
    /// Its link.
    Link,
}

/// The names of the roles, the documented one first.
const ROLES: [(Role, &[&str]); 11] = [
    (Role::Tag, &["tag", "tags"]),
    (Role::Source, &["source", "sources"]),
    (Role::Group, &["group", "groups"]),
    (Role::Place, &["place", "places"]),
    (Role::Person, &["person", "people", "persons"]),
    (Role::Title, &["title", "titles"]),
    (Role::Summary, &["summary", "summaries"]),
    (Role::Note, &["note", "notes"]),
    (Role::Quote, &["quote", "quotes"]),
    (Role::Date, &["date", "dates"]),
    (Role::Link, &["url", "link", "urls", "links"]),
];

/// The subject of a word: texts of a role, and those under a key of that name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    pub role: Option<Role>,
    /// The name without case, `_`, `-` and spaces.
    pub key: String,
}

impl Subject {
    /// The subject with a name. A name that files use instead of a documented one has the same
    /// meaning.
    pub fn named(name: &str) -> Self {
        let key = plain(name).into_owned();
        let documented = ROLES.iter().find(|(_, names)| names.contains(&&*key));
        let role = documented.map(|(role, _)| *role).or_else(|| {
            let ranked = roles(name).iter();
            let ranked = ranked.filter_map(|(role, rank)| Some((rank, role_of(*role)?)));
            ranked.min_by_key(|(rank, _)| *rank).map(|(_, role)| role)
        });
        Self { role, key }
    }

    pub fn of(role: Role) -> Self {
        Self {
            role: Some(role),
            key: word(role).to_owned(),
        }
    }

    /// Whether a text of that kind belongs to the subject, in a file whose `fields:` are these.
    pub fn is_about(&self, kind: Kind<'_>, names: &Names) -> bool {
        let own = || role_of(names.role(&self.key)?.0);
        let is_of_role = self
            .role
            .or_else(own)
            .is_some_and(|role| match (role, kind) {
                (Role::Title, Kind::Title)
                | (Role::Date, Kind::Date)
                | (Role::Summary, Kind::Summary)
                | (Role::Note, Kind::Note)
                | (Role::Group, Kind::Group)
                | (Role::Place, Kind::Place)
                | (Role::Tag, Kind::Tag)
                | (Role::Person, Kind::Person)
                | (Role::Quote, Kind::Quote) => true,
                (Role::Source, Kind::Source { key, .. }) => key.is_name(),
                _ => false,
            });
        is_of_role || kind.is_under(&self.key)
    }

    /// The property that an event has if it has a text of the role.
    pub fn part(&self) -> Option<Part> {
        Some(match self.role? {
            Role::Date => Part::Date,
            Role::Summary => Part::Summary,
            Role::Note => Part::Note,
            Role::Group => Part::Group,
            Role::Place => Part::Place,
            Role::Tag => Part::Tag,
            Role::Person => Part::Person,
            Role::Quote => Part::Quote,
            Role::Source => Part::Source,
            Role::Title | Role::Link => return None,
        })
    }
}

/// The documented names, those with values to choose from first.
pub(super) fn words() -> impl Iterator<Item = (Role, &'static str)> {
    ROLES.iter().map(|(role, _)| (*role, word(*role)))
}

/// The documented name of a role.
fn word(role: Role) -> &'static str {
    let names = ROLES.iter().find(|(of, _)| *of == role);
    names
        .and_then(|(_, names)| names.first().copied())
        .unwrap_or_default()
}

fn role_of(role: field::Role) -> Option<Role> {
    Some(match role {
        field::Role::Title => Role::Title,
        field::Role::Summary => Role::Summary,
        field::Role::Quotes => Role::Quote,
        field::Role::Source => Role::Source,
        field::Role::Link => Role::Link,
        field::Role::Note => Role::Note,
        field::Role::Tags => Role::Tag,
        field::Role::Group => Role::Group,
        field::Role::Location => Role::Place,
        field::Role::People => Role::Person,
        _ => return None,
    })
}
