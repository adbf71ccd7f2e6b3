//! The keys of an event: the one table of canonical names and of those that other files use instead.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a key of an event says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Id,
    Date,
    /// A text to show beside a date to sort by.
    Label,
    /// How much of a written date is meant.
    Precision,
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
            "event date",
            "sort date",
            "iso date",
            "year",
            "period",
            "time",
            "day",
            "month",
            "timestamp",
            "dates",
            "years",
            "release date",
            "released",
            "launch date",
            "publication date",
            "pub date",
            "date published",
            "jahr",
            "datum",
            "zeit",
            "zeitraum",
            "année",
            "annee",
            "fecha",
            "año",
            "data",
            "anno",
            "rok",
            "år",
            "дата",
            "год",
            "日期",
            "年份",
            "年",
        ],
    ),
    (
        Role::Label,
        &[
            "display date",
            "date label",
            "date display",
            "date text",
            "date string",
            "label date",
            "date shown",
            "human date",
            "date words",
            "date as written",
        ],
    ),
    (
        Role::Precision,
        &["precision", "date precision", "granularity", "resolution"],
    ),
    (Role::Month, &["month", "monat", "mois", "mes"]),
    (Role::Day, &["day", "jour", "día", "dia"]),
    (
        Role::Start,
        &[
            "start",
            "start date",
            "from",
            "begin",
            "begins",
            "begin date",
            "start time",
            "since",
            "start year",
            "year start",
            "date start",
            "date from",
            "from date",
            "starts",
            "start at",
            "starts at",
            "started",
            "opened",
            "born",
            "birth",
            "birth date",
            "date of birth",
            "dob",
            "von",
            "début",
            "debut",
            "inicio",
            "inizio",
        ],
    ),
    (
        Role::End,
        &[
            "end",
            "end date",
            "to",
            "until",
            "till",
            "ends",
            "end time",
            "finish",
            "finish date",
            "end year",
            "year end",
            "date end",
            "date to",
            "to date",
            "ends at",
            "end at",
            "ended",
            "thru",
            "through",
            "closed",
            "died",
            "death",
            "death date",
            "date of death",
            "dod",
            "bis",
            "fin",
            "fine",
        ],
    ),
    (
        Role::Title,
        &[
            "title",
            "name",
            "headline",
            "label",
            "event",
            "subject",
            "heading",
            "what",
            "titel",
            "titre",
            "título",
            "titulo",
            "titolo",
            "nazev",
            "název",
            "überschrift",
            "ereignis",
            "événement",
            "название",
            "событие",
            "标题",
            "タイトル",
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
            "blurb",
            "excerpt",
            "beschreibung",
            "popis",
            "descripción",
            "descripcion",
            "descrição",
            "descrizione",
            "описание",
            "说明",
            "説明",
        ],
    ),
    (
        Role::Quotes,
        &[
            "quote",
            "quotes",
            "quotation",
            "quotations",
            "zitat",
            "citation",
            "cita",
            "citazione",
        ],
    ),
    (
        Role::Source,
        &[
            "source",
            "sources",
            "quelle",
            "quellen",
            "fuente",
            "fonte",
            "zdroj",
            "источник",
        ],
    ),
    (
        Role::Link,
        &[
            "link",
            "url",
            "href",
            "website",
            "web",
            "permalink",
            "read more",
            "more info",
            "external url",
            "source url",
        ],
    ),
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
            "labels",
            "schlagworte",
        ],
    ),
    (
        Role::Group,
        &[
            "group", "lane", "section", "chapter", "era", "track", "phase", "gruppe",
        ],
    ),
    (
        Role::Location,
        &[
            "place",
            "location",
            "where",
            "venue",
            "places",
            "locations",
            "ort",
            "lieu",
            "lugar",
            "luogo",
            "místo",
            "место",
        ],
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
            "personnes",
            "personas",
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
const RESERVED: &[&str] = &["title", "sources", "dates", "quotes", "tags", "fields"];

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
pub(super) fn plain(key: &str) -> Cow<'_, str> {
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
    if key.len() > LONGEST {
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

/// The role that a name of the documented format stands for, and the names of all of them.
pub(super) fn canonical(name: &str) -> Result<Role, Vec<&'static str>> {
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
pub(super) fn is_list(key: &str) -> bool {
    key.len() <= LONGEST && LISTS.contains(&plain(key).as_ref())
}

/// Whether that key at the top of a file has a meaning of its own.
pub(super) fn is_reserved(key: &str) -> bool {
    RESERVED.contains(&key)
}

/// Whether a list under that key at the top of a file is one of events only where nothing else is.
pub(super) fn is_secondary(key: &str) -> bool {
    key.len() <= LONGEST && SECONDARY.contains(&plain(key).as_ref())
}

/// Whether what stands under that key in an event belongs to it, and is no list of other events.
pub(super) fn is_part(key: &str) -> bool {
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
