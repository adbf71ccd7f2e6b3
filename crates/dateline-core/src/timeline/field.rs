//! The keys of an event: the one table of canonical names and their synonyms in other files.

pub(super) mod clock;
pub(super) mod date_text;
pub(super) mod datelike;
mod keys;
pub(super) mod list_keys;
pub(super) mod names;
pub(super) mod texts_in;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

pub(in crate::timeline) use keys::KEYS;

/// The meaning of a key of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::timeline) enum Role {
    Id,
    Date,
    /// A text to show instead of the date; the date only sorts the event.
    Label,
    /// The intended precision of a date.
    Precision,
    /// Time zone of clock times that name none.
    Zone,
    /// A month or a day, beside a `year:` key.
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

impl Role {
    /// Whether it is that of a date.
    pub(in crate::timeline) const fn is_of_date(self) -> bool {
        matches!(self, Self::Date | Self::Start | Self::End)
    }
}

/// Keys of a list of events.
const LISTS: &[&str] = &[
    "events", "timeline", "entries", "milestones", "history", "items", "incidents", "chronology",
    "ereignisse", "zeitleiste", "zeitstrahl", "chronik", "chronologie", "meilensteine",
    "événements", "evenements", "eventos", "cronología", "cronologia", "hitos", "eventi",
    "gebeurtenissen", "tijdlijn", "hendelser", "begivenheder", "händelser", "tidslinje",
    "události", "udalosti", "wydarzenia", "события", "хронология", "年表", "イベント", "事件",
    "大事记", "大事記", "연표",
];

/// What may be before the key of a list of events.
const WHICH_EVENTS: &[&str] = &[
    "past", "upcoming", "future", "recent", "key", "major", "main", "important", "historical",
    "historic", "life", "all",
];

/// Keys that also have other common meanings: they count as date, start or end only if their value
/// reads as one.
const SOFT: &[&str] = &[
    "from", "to", "through", "thru", "fin", "fine", "closed", "opened", "started", "finish",
    "stop", "ts", "when", "time", "period", "day", "month", "data", "years", "dates", "released",
    "birth", "death", "born", "died", "since", "ends", "starts", "begin", "begins", "do", "od",
    "al", "dal", "с", "по", "van", "tot", "von", "bis",
];

/// Top-level keys with a fixed meaning.
const RESERVED: &[&str] = &[
    "title", "sources", "dates", "timezone", "tz", "base_date", "quotes", "tags", "fields", "views",
];

/// Keys of lists about the events or the file, such as references: they count as events only if the
/// file has no others.
const SECONDARY: &[&str] = &[
    "people", "authors", "contributors", "references", "bibliography", "citations", "literature",
    "links", "changelog", "revisions", "versions", "pages",
];

/// Length of the longest key that is looked up, in bytes.
const LONGEST: usize = 40;

/// The role of a key and its rank among the keys of that role: 0 is the canonical one.
pub(in crate::timeline) type Rank = (Role, u8);

/// Looked up for every key of every event. Its content is fixed, so a fast hash without protection
/// against collisions is enough.
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

/// Normalizes a key for comparison: lower case, without `_`, `-` and spaces.
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

/// The roles that a key can have, each with its rank.
pub(in crate::timeline) fn roles(key: &str) -> &'static [Rank] {
    // No key of the table is longer, but a key in a file may have any length.
    if key.len() > LONGEST {
        return &[];
    }
    ROLES.get(plain(key).as_ref()).map_or(&[], Vec::as_slice)
}

/// The rank of a key for a role: 0 is the canonical one; `None` if it does not have the role.
pub(in crate::timeline) fn rank(key: &str, role: Role) -> Option<u8> {
    rank_in(roles(key), role)
}

/// Whether a key is that of a date, or of when something begins.
pub(in crate::timeline) fn begins_date(key: &str) -> bool {
    rank(key, Role::Date).is_some() || rank(key, Role::Start).is_some()
}

/// The rank for one role in a list of roles.
pub(in crate::timeline) fn rank_in(ranks: &[Rank], role: Role) -> Option<u8> {
    ranks
        .iter()
        .find_map(|(of, rank)| (*of == role).then_some(*rank))
}

/// The role of a name of the documented format. # Errors: the names of all roles.
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

/// Whether a list under that key is expected to hold events: `events`, `past_events`, `eventList`.
pub(in crate::timeline) fn is_list(key: &str) -> bool {
    if key.len() > LONGEST {
        return false;
    }
    let key = plain(key);
    let is_some = |which: &&str| {
        let rest = key.strip_prefix(which);
        rest.is_some_and(|rest| ["events", "milestones"].contains(&rest))
    };
    LISTS.contains(&key.as_ref())
        || ["eventlist", "eventslist", "timelinelist"].contains(&key.as_ref())
        || WHICH_EVENTS.iter().any(is_some)
}

/// Whether a list of texts under that key may be one of events: `milestones`, `upcoming`.
pub(in crate::timeline) fn may_name_events(key: &str) -> bool {
    is_list(key) || key.len() <= LONGEST && WHICH_EVENTS.contains(&plain(key).as_ref())
}

/// Whether the key holds the descendants of a person in a family tree.
pub(in crate::timeline) fn is_tree(key: &str) -> bool {
    [
        "children", "kinder", "enfants", "hijos", "figli", "descendants", "offspring",
    ]
    .contains(&key)
}

/// Whether the key has a fixed meaning at the top level of a file.
pub(in crate::timeline) fn is_reserved(key: &str) -> bool {
    RESERVED.contains(&key)
}

/// Whether no list under the key holds events: one under `dates` may, as `dates: dmy` is a text.
pub(in crate::timeline) fn never_holds_events(key: &str) -> bool {
    is_reserved(key) && key != "dates"
}

/// Whether a top-level list under that key counts as events only if the file has no others.
pub(in crate::timeline) fn is_secondary(key: &str) -> bool {
    key.len() <= LONGEST && SECONDARY.contains(&plain(key).as_ref())
}

/// Whether a key for dates also has other common meanings.
pub(in crate::timeline) fn is_soft(key: &str) -> bool {
    key.len() <= LONGEST && SOFT.contains(&plain(key).as_ref())
}

/// Whether a value under that key is part of the event, and not a list of other events.
pub(in crate::timeline) fn is_part(key: &str) -> bool {
    never_holds_events(key)
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
