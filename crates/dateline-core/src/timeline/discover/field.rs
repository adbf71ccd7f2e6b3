//! The keys of an event: the one table of canonical names and of those that other files use instead.

mod keys;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

pub(in crate::timeline) use keys::KEYS;

/// What a key of an event says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::timeline) enum Role {
    Id,
    Date,
    /// A text to show beside a date to sort by.
    Label,
    /// How much of a written date is meant.
    Precision,
    /// The time zone of clock times that name none.
    Zone,
    /// A month or a day beside a `year:` key.
    Month,
    Day,
    Start,
    End,
    Title,
    Summary,
    Quotes,
    Source,
    Link,
    Note,
    Tags,
    Group,
    Location,
    People,
}

/// Keys under which a list of events stands.
const LISTS: &[&str] = &[
    "events",
    "timeline",
    "entries",
    "milestones",
    "history",
    "items",
    "incidents",
    "chronology",
];

/// Keys that mean a date, a start or an end only where their value reads as one: they mean other things as often.
const SOFT: &[&str] = &[
    "from", "to", "through", "thru", "fin", "fine", "closed", "opened", "started", "finish",
    "when", "time", "period", "day", "month", "data", "years", "dates", "released", "birth",
    "death", "born", "died", "since", "ends", "starts", "begin", "begins", "do", "od", "al", "dal",
    "с", "по", "van", "tot", "von", "bis",
];

/// Keys at the top of a file that never hold events.
const RESERVED: &[&str] = &[
    "title",
    "sources",
    "dates",
    "timezone",
    "tz",
    "base_date",
    "quotes",
    "tags",
    "fields",
];

/// Keys of lists that speak about the events, or about the file: they are events only where nothing else in a file is.
const SECONDARY: &[&str] = &[
    "people",
    "authors",
    "contributors",
    "references",
    "bibliography",
    "citations",
    "literature",
    "links",
    "changelog",
    "revisions",
    "versions",
];

/// The longest key that is looked up, in bytes.
const LONGEST: usize = 40;

/// A key with its rank for one role: 0 is the canonical one.
pub(in crate::timeline) type Rank = (Role, u8);

/// Looked up for every key of every event, and nobody else adds to it: a quick hash does.
static ROLES: LazyLock<HashMap<String, Vec<Rank>, FixedState>> = LazyLock::new(|| {
    let mut roles: HashMap<String, Vec<Rank>, FixedState> = HashMap::default();
    for (role, keys) in KEYS {
        for (rank, key) in (0..).zip(*keys) {
            let ranks = roles.entry(plain(key).into_owned()).or_default();
            ranks.push((*role, rank));
        }
    }
    roles
});

/// The key without case, `_`, `-` and spaces.
pub(in crate::timeline) fn plain(key: &str) -> Cow<'_, str> {
    if key.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(key);
    }
    key.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a key without case, `_`, `-` and spaces is this text, which is so already.
pub(in crate::timeline) fn is_plain(key: &str, plain: &str) -> bool {
    let letters = key.chars().filter(|c| !matches!(c, '_' | '-' | ' '));
    letters.flat_map(char::to_lowercase).eq(plain.chars())
}

/// The roles that a key can have, each with its rank in it.
pub(in crate::timeline) fn roles(key: &str) -> &'static [Rank] {
    // No key of the table is longer; an event may have a key of any length.
    if key.len() > LONGEST {
        return &[];
    }
    ROLES.get(plain(key).as_ref()).map_or(&[], Vec::as_slice)
}

/// How good a key is for a role: 0 is the canonical one.
pub(in crate::timeline) fn rank(key: &str, role: Role) -> Option<u8> {
    rank_in(roles(key), role)
}

/// The rank for one role among those of a key.
pub(in crate::timeline) fn rank_in(ranks: &[Rank], role: Role) -> Option<u8> {
    ranks
        .iter()
        .find_map(|(of, rank)| (*of == role).then_some(*rank))
}

/// The role that a name of the documented format stands for, and the names of all of them.
pub(in crate::timeline) fn canonical(name: &str) -> Result<Role, Vec<&'static str>> {
    let named = |role: &Role| !matches!(role, Role::Month | Role::Day);
    let tables = || KEYS.iter().filter(|(role, _)| named(role));
    tables()
        .find(|(role, _)| rank(name, *role).is_some_and(|rank| rank < 2))
        .map(|(role, _)| *role)
        .ok_or_else(|| {
            tables()
                .filter_map(|(_, keys)| keys.first().copied())
                .collect()
        })
}

/// Whether a list of events is expected under that key.
pub(in crate::timeline) fn is_list(key: &str) -> bool {
    key.len() <= LONGEST && LISTS.contains(&plain(key).as_ref())
}

/// Whether under that key stand those who come after the one that it belongs to.
pub(in crate::timeline) fn is_tree(key: &str) -> bool {
    [
        "children",
        "kinder",
        "enfants",
        "hijos",
        "figli",
        "descendants",
        "offspring",
    ]
    .contains(&key)
}

/// Whether that key at the top of a file has a meaning of its own.
pub(in crate::timeline) fn is_reserved(key: &str) -> bool {
    RESERVED.contains(&key)
}

/// Whether a list under that key at the top of a file is one of events only where nothing else is.
pub(in crate::timeline) fn is_secondary(key: &str) -> bool {
    key.len() <= LONGEST && SECONDARY.contains(&plain(key).as_ref())
}

/// Whether a key that can say when means other things as often.
pub(in crate::timeline) fn is_soft(key: &str) -> bool {
    key.len() <= LONGEST && SOFT.contains(&plain(key).as_ref())
}

/// Whether what stands under that key in an event belongs to it, and is no list of other events.
pub(in crate::timeline) fn is_part(key: &str) -> bool {
    is_reserved(key)
        || is_secondary(key)
        || roles(key).iter().any(|(role, _)| {
            matches!(
                role,
                Role::Quotes
                    | Role::Source
                    | Role::Link
                    | Role::Note
                    | Role::Tags
                    | Role::People
                    | Role::Location
            )
        })
}
