//! The keys of an event: the one table of canonical names and of those that other files use instead.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a key of an event says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Id,
    Date,
    /// A month or a day beside a `year:` key.
    Month,
    Day,
    Start,
    End,
    Title,
    Summary,
    Quotes,
    Source,
    Note,
    Tags,
    Group,
    Location,
    People,
}

/// Every role with its keys: the canonical one first, then the others, the more telling before the less.
///
/// Keys are compared without regard to case, `_`, `-` and spaces: `startDate` is `start_date`.
pub(super) const KEYS: &[(Role, &[&str])] = &[
    (Role::Id, &["id"]),
    (
        Role::Date,
        &[
            "date",
            "when",
            "datetime",
            "date label",
            "display date",
            "year",
            "period",
            "time",
            "day",
            "month",
            "timestamp",
            "dates",
            "years",
            "jahr",
            "datum",
        ],
    ),
    (Role::Month, &["month"]),
    (Role::Day, &["day"]),
    (
        Role::Start,
        &[
            "start",
            "start date",
            "from",
            "begin",
            "begins",
            "start time",
            "since",
        ],
    ),
    (
        Role::End,
        &[
            "end", "end date", "to", "until", "till", "ends", "end time", "finish",
        ],
    ),
    (
        Role::Title,
        &[
            "title", "name", "headline", "label", "event", "subject", "heading", "what",
        ],
    ),
    (
        Role::Summary,
        &[
            "summary",
            "description",
            "text",
            "details",
            "detail",
            "content",
            "body",
            "desc",
            "abstract",
        ],
    ),
    (Role::Quotes, &["quote", "quotes"]),
    (Role::Source, &["source", "sources"]),
    (
        Role::Note,
        &["note", "notes", "comment", "comments", "remark", "remarks"],
    ),
    (
        Role::Tags,
        &[
            "tags",
            "tag",
            "keywords",
            "categories",
            "category",
            "topics",
        ],
    ),
    (
        Role::Group,
        &["group", "lane", "section", "chapter", "era", "track"],
    ),
    (
        Role::Location,
        &["place", "location", "where", "venue", "city", "ort", "lieu"],
    ),
    (
        Role::People,
        &[
            "people",
            "participants",
            "persons",
            "person",
            "actors",
            "who",
            "personen",
        ],
    ),
];

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

/// Keys at the top of a file that never hold events.
const RESERVED: &[&str] = &["title", "sources", "dates", "quotes", "tags", "people"];

/// A key with its rank for one role: 0 is the canonical one.
pub(super) type Rank = (Role, u8);

static ROLES: LazyLock<HashMap<String, Vec<Rank>>> = LazyLock::new(|| {
    let mut roles: HashMap<String, Vec<Rank>> = HashMap::new();
    for (role, keys) in KEYS {
        for (rank, key) in (0..).zip(*keys) {
            let ranks = roles.entry(plain(key).into_owned()).or_default();
            ranks.push((*role, rank));
        }
    }
    roles
});

/// The key without case, `_`, `-` and spaces.
fn plain(key: &str) -> Cow<'_, str> {
    if key.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(key);
    }
    key.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The roles that a key can have, each with its rank in it.
pub(super) fn roles(key: &str) -> &'static [Rank] {
    // No key of the table is longer; an event may have a key of any length.
    if key.len() > 32 {
        return &[];
    }
    ROLES.get(plain(key).as_ref()).map_or(&[], Vec::as_slice)
}

/// How good a key is for a role: 0 is the canonical one.
pub(super) fn rank(key: &str, role: Role) -> Option<u8> {
    rank_in(roles(key), role)
}

/// The rank for one role among those of a key.
pub(super) fn rank_in(ranks: &[Rank], role: Role) -> Option<u8> {
    ranks
        .iter()
        .find_map(|(of, rank)| (*of == role).then_some(*rank))
}

/// Whether a list of events is expected under that key.
pub(super) fn is_list(key: &str) -> bool {
    key.len() <= 32 && LISTS.contains(&plain(key).as_ref())
}

/// Whether that key at the top of a file has a meaning of its own.
pub(super) fn is_reserved(key: &str) -> bool {
    RESERVED.contains(&key)
}

/// Whether the key says when something happened.
pub(super) fn is_date(key: &str) -> bool {
    roles(key)
        .iter()
        .any(|(role, _)| matches!(role, Role::Date | Role::Start))
}
