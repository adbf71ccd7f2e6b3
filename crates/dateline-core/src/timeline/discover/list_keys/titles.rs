//! Which keys of a list are the titles of its events.

use std::collections::HashSet;

use super::column::{Column, Table, is_most};
use super::outcome::{Guess, Outcome, settle};
use crate::timeline::Node;
use crate::timeline::discover::fields::says_something;
use crate::timeline::field::datelike::reads_as_end;
use crate::timeline::field::list_keys::Joined;
use crate::timeline::field::names::Names;
use crate::timeline::field::{Role, plain, rank};

/// Last words of keys whose value is a category of the event.
const KINDS: &[&str] = &[
    "kind",
    "type",
    "category",
    "status",
    "state",
    "class",
    "level",
    "priority",
    "severity",
    "importance",
    "lang",
    "language",
    "locale",
    "layout",
    "template",
    "style",
    "theme",
    "weekday",
    "side",
    "align",
    "position",
    "scope",
    "visibility",
    "sort",
    "order",
    "rank",
    "weight",
];
/// Last words of keys whose value is an identifier or an asset.
const MARKS: &[&str] = &[
    "id",
    "identifier",
    "ids",
    "uuid",
    "guid",
    "hash",
    "sha",
    "commit",
    "slug",
    "key",
    "ref",
    "number",
    "no",
    "nr",
    "isbn",
    "doi",
    "icon",
    "icons",
    "emoji",
    "image",
    "images",
    "img",
    "photo",
    "picture",
    "thumbnail",
    "logo",
    "poster",
    "color",
    "colour",
    "css",
    "svg",
    "url",
    "uri",
    "link",
    "href",
    "email",
    "phone",
    "file",
    "filename",
    "path",
    "i18n",
    "currency",
];
/// Last words of keys whose value is a title.
const NAMING: &[&str] = &[
    "title",
    "headline",
    "caption",
    "heading",
    "subject",
    "topic",
    "event",
    "label",
    "name",
    "note",
    "summary",
    "description",
    "text",
    "desc",
    "what",
    "details",
];
/// Words before "name" that make it the name of something else.
const NAMES_OF_OTHERS: &[&str] = &[
    "file", "user", "author", "first", "last", "nick", "host", "venue", "icon", "class", "field",
    "tag", "source", "place", "city", "country",
];
/// Weekdays and their abbreviations, in several languages.
const WEEKDAYS: &[&str] = &[
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

/// Normalized keys for a post or a course, the best first.
const POSTS: &[&str] = &[
    "position",
    "jobtitle",
    "role",
    "job",
    "degree",
    "studytype",
    "qualification",
    "area",
];
/// Normalized keys for where somebody works or learns.
const EMPLOYERS: &[&str] = &[
    "company",
    "companyname",
    "employer",
    "organization",
    "organisation",
    "institution",
    "school",
    "university",
    "college",
];
/// Normalized keys for what an event was about, which names it better than a sentence of its description.
const THINGS: &[&str] = &[
    "course",
    "conference",
    "project",
    "film",
    "movie",
    "book",
    "package",
    "product",
    "exhibition",
    "show",
    "work",
    "talk",
    "song",
    "game",
    "paper",
    "mission",
    "battle",
    "award",
];
/// Normalized keys for who made something or took part, which names an event badly.
const PERSONS: &[&str] = &[
    "author",
    "authors",
    "speaker",
    "speakers",
    "speakername",
    "presenter",
    "presenters",
    "by",
    "creator",
    "artist",
    "editor",
    "user",
    "username",
    "publisher",
    "supervisor",
    "contributor",
];

/// Longest text that is used as a title unshortened, in bytes.
const SHORT: usize = 120;

/// How well the values of a key serve as titles, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// Texts of several words, or of a key for titles.
    Words,
    /// Single words, mostly distinct.
    Names,
    /// Texts that are long for a title: their first sentence is used.
    Prose,
    /// A place, a group, people or a note.
    Beside,
    /// Few distinct values for many events.
    Kind,
    /// Identifiers, icons, colors, weekdays.
    Mark,
}

impl Worth {
    fn words(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Names => "a word each",
            Self::Prose => "long texts",
            Self::Beside => "said beside the event",
            Self::Kind => "sorts events into kinds",
            Self::Mark => "marks an event",
        }
    }
}

/// Decides which keys are the titles of the events. `has_names`: the events are under names of
/// their own.
pub(super) fn decide(table: &Table<'_>, names: &Names, has_names: bool, outcome: &mut Outcome) {
    let is_named = |column: &Column<'_>, role| names.is_any(column.key, &[role]);
    let is =
        |column: &Column<'_>, role: Role| is_named(column, role) || column.rank(role).is_some();
    let others = candidates(table, names);
    let best = others.first();
    let mut said: HashSet<usize> = HashSet::new();
    let mut known: Option<&Column<'_>> = None;
    for column in table
        .columns
        .iter()
        .filter(|column| is(column, Role::Title))
    {
        if !is_named(column, Role::Title) && is_poor(column, table, best) {
            let reason = poverty(column);
            outcome
                .keys
                .rejected
                .push((Role::Title, column.key.to_owned()));
            outcome
                .reasons
                .push(format!("title: not `{}` ({reason})", column.key));
            continue;
        }
        said.extend(with_text(column));
        let rank = |column: &Column<'_>| column.rank(Role::Title).unwrap_or(0);
        if known.is_none_or(|known| rank(column) < rank(known)) {
            known = Some(column);
        }
    }
    if let Some(column) = known {
        let why = if is_named(column, Role::Title) {
            "named by `fields:`"
        } else {
            "known name"
        };
        outcome.reasons.push(format!(
            "title: `{}` ({why}, {})",
            column.key,
            column.share(table)
        ));
    }
    if known.is_none()
        && !has_names
        && let Some((joined, at)) = joined(table, names)
    {
        let keys: Vec<String> = joined.keys.iter().map(|key| format!("`{key}`")).collect();
        let keys = keys.join(" and ");
        let are = if joined.keys.len() == 1 { "is" } else { "are" };
        outcome
            .reasons
            .push(format!("title: {keys} (names the event)"));
        outcome.guesses.push(Guess {
            at,
            message: format!("no key is called a title: {keys} {are} taken for it"),
            help: settle(&[("title", joined.keys.first().map_or("", String::as_str))]),
        });
        outcome.keys.joined = Some(joined);
        return;
    }
    let summary = table
        .columns
        .iter()
        .filter(|column| is(column, Role::Summary))
        .min_by_key(|column| column.rank(Role::Summary));
    if let Some(column) = summary {
        said.extend(
            table
                .columns
                .iter()
                .filter(|column| is(column, Role::Summary))
                .flat_map(with_text),
        );
        let use_of = if known.is_none() {
            "title: first sentence of"
        } else {
            "summary:"
        };
        outcome.reasons.push(format!(
            "{use_of} `{}` (known name, {})",
            column.key,
            column.share(table)
        ));
    }
    let needs_guess = said.len() < table.count && !has_names;
    if let Some((column, worth)) = best.filter(|_| needs_guess) {
        let keys = others.iter().map(|(column, _)| column.key.to_owned());
        outcome.keys.titles = keys.collect();
        explain(
            table,
            (column, *worth),
            &others,
            outcome,
            known.or(summary).is_some(),
        );
    }
}

/// The keys that name the events, where most have them; and where the first is.
fn joined(table: &Table<'_>, names: &Names) -> Option<(Joined, (usize, usize))> {
    let in_words = |column: &&Column<'_>| {
        let says = column.texts().filter(|text| says_something(text)).count();
        names.role(column.key).is_none()
            && is_most(column.filled(), table.count)
            && is_most(says, column.filled())
    };
    let of = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            let mut columns = table.columns.iter().filter(in_words);
            columns.find(|column| plain(column.key) == *key)
        })
    };
    let join = |columns: &[&Column<'_>], between| {
        let keys = columns.iter().map(|column| column.key.to_owned());
        let joined = Joined {
            keys: keys.collect(),
            between,
        };
        Some((joined, columns.first()?.first))
    };
    if let (Some(post), Some(employer)) = (of(POSTS), of(EMPLOYERS)) {
        return join(&[post, employer], ", ");
    }
    let differs = |column: &&Column<'_>| is_most(column.distinct, column.filled());
    if let Some(thing) = of(THINGS).filter(differs) {
        return join(&[thing], ", ");
    }
    let is_place = |column: &&Column<'_>| {
        column.count(|text| reads_as_end(text) || text.contains(|c: char| c.is_ascii_digit())) == 0
    };
    // Messages go from one to another, too, but what they say names them better.
    let is_text = |column: &Column<'_>| column.rank(Role::Summary).is_some();
    if table.columns.iter().any(is_text) {
        return None;
    }
    let from = of(&["from"]).filter(is_place)?;
    let to = of(&["to"]).filter(is_place)?;
    join(&[from, to], " – ")
}

/// Records which key is the title of events without one, and which are not used.
fn explain(
    table: &Table<'_>,
    (column, worth): (&Column<'_>, Worth),
    others: &[(&Column<'_>, Worth)],
    outcome: &mut Outcome,
    is_rest: bool,
) {
    let differ = match (column.distinct, column.filled()) {
        (distinct, filled) if distinct == filled && filled > 1 => ", all different".to_owned(),
        (1, 1) => String::new(),
        (distinct, _) => format!(", {distinct} different"),
    };
    let left: Vec<String> = others
        .iter()
        .skip(1)
        .take(4)
        .map(|(column, worth)| format!("`{}` ({})", column.key, worth.words()))
        .collect();
    let left = if left.is_empty() {
        String::new()
    } else {
        format!("; not {}", left.join(", "))
    };
    outcome.reasons.push(format!(
        "title{}: `{}` ({}, {}{differ}){left}",
        if is_rest { " of the others" } else { "" },
        column.key,
        worth.words(),
        column.share(table)
    ));
    // Among nothing but numbers there is no choice to report.
    if !column
        .texts()
        .any(|text| text.contains(char::is_alphabetic))
    {
        return;
    }
    let shown = crate::text::head(column.key, 40);
    let message = if is_rest {
        format!("some events have no title: `{shown}` is taken for it")
    } else {
        format!("no key is called a title: `{shown}` is taken for it")
    };
    outcome.guesses.push(Guess {
        at: column.first,
        message,
        help: settle(&[("title", column.key)]),
    });
}

/// The events in which a column has a text.
fn with_text<'c>(column: &'c Column<'_>) -> impl Iterator<Item = usize> + 'c {
    let says = |node: &Node| crate::timeline::field::texts_in::text_in(node).is_some();
    let values = column.values.iter();
    values
        .filter(move |(_, value)| says(value))
        .map(|(event, _)| *event)
}

/// The columns whose text may be the title of an event without one, the best first.
fn candidates<'t, 'n>(table: &'t Table<'n>, names: &Names) -> Vec<(&'t Column<'n>, Worth)> {
    let mut found: Vec<(&Column<'_>, Worth)> = table
        .columns
        .iter()
        .filter(|column| names.role(column.key).is_none())
        .filter_map(|column| Some((column, worth(column)?)))
        .collect();
    found.sort_by_key(|(column, worth)| {
        let varied = is_most(column.distinct, column.filled());
        let coverage = column.filled().saturating_mul(4) / table.count.max(1);
        let is_naming = names_something(&column.words());
        (
            *worth,
            !varied,
            std::cmp::Reverse(coverage),
            !is_naming,
            column.first.1,
        )
    });
    found
}

/// How well a column serves as a title; `None` if its key has another meaning, or no value is a
/// text.
fn worth(column: &Column<'_>) -> Option<Worth> {
    let beside = [Role::Group, Role::Location, Role::People, Role::Note];
    let is_beside = beside.iter().any(|role| column.rank(*role).is_some())
        || PERSONS.contains(&plain(column.key).as_ref());
    if !column.roles.is_empty() && !is_beside {
        return None;
    }
    let texts: Vec<&str> = column.texts().collect();
    let saying = texts.iter().filter(|text| says_something(text)).count();
    if texts.is_empty() {
        return None;
    }
    let words = column.words();
    let last = words.last().map(String::as_str).unwrap_or_default();
    if saying == 0
        || MARKS.contains(&last)
        || is_most(
            texts.iter().filter(|text| is_mark(text)).count(),
            texts.len(),
        )
    {
        return Some(Worth::Mark);
    }
    let several = texts.iter().filter(|text| is_several_words(text)).count();
    let in_words = is_most(several, texts.len());
    let long = texts.iter().filter(|text| text.len() > SHORT).count();
    let is_kind = (texts.len() > 1 && column.distinct.saturating_mul(2) <= texts.len())
        || (KINDS.contains(&last) && !in_words);
    Some(if is_kind {
        Worth::Kind
    } else if is_beside {
        if column.rank(Role::Note).is_some() && in_words {
            Worth::Words
        } else {
            Worth::Beside
        }
    } else if names_something(&words) || (in_words && !is_most(long, texts.len())) {
        Worth::Words
    } else if in_words {
        Worth::Prose
    } else {
        Worth::Names
    })
}

/// Whether a key is a title: `show_title`, not `file_name`.
fn names_something(words: &[String]) -> bool {
    let mut words = words.iter().rev().map(String::as_str);
    let last = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    NAMING.contains(&last) && !(last == "name" && NAMES_OF_OTHERS.contains(&before))
}

/// Whether a text is an identifier or a mark without a meaning of its own: `0839bc5`, `fa-gamepad`,
/// `#aabbcc`, "Monday".
fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase();
    let is_weekday = WEEKDAYS.iter().any(|day| {
        let short = lower.trim_end_matches('.');
        short == *day || (day.len() == 3 && short.starts_with(day) && short.ends_with("day"))
    });
    let is_word = !text.contains(char::is_whitespace);
    let has_mark = text.contains(['-', '_', '#', '/', ':', '@']) && text.is_ascii();
    let is_code = text.len() > 4
        && text.contains(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_in_lower = lower == text;
    is_weekday || (is_word && ((has_mark && is_in_lower) || is_code))
}

fn is_several_words(text: &str) -> bool {
    // In scripts without spaces, more than a few characters are several words.
    let ideographs = text
        .chars()
        .filter(|c| !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    text.split_whitespace().nth(1).is_some() || ideographs.count() > 4
}

/// Whether a column for titles is useless as one, while another is better.
fn is_poor(column: &Column<'_>, table: &Table<'_>, best: Option<&(&Column<'_>, Worth)>) -> bool {
    // The canonical `title` is always used.
    let is_version = ["version", "release", "tag_name"].contains(&column.key);
    if column.rank(Role::Title).is_none_or(|rank| rank < 1) || is_version || !is_repeated(column) {
        return false;
    }
    let is_summary = |other: &&Column<'_>| rank(other.key, Role::Summary).is_some();
    let is_better = |other: &Column<'_>| {
        is_most(other.filled(), table.count) && is_most(other.distinct, other.filled())
    };
    table.columns.iter().filter(is_summary).any(is_better)
        || best.is_some_and(|(other, worth)| *worth == Worth::Words && is_better(other))
}

/// Whether there are few distinct values for many events, or only marks.
fn is_repeated(column: &Column<'_>) -> bool {
    let texts = column.texts().count();
    let marks = column.texts().filter(|text| is_mark(text)).count();
    (texts > 2 && column.distinct.saturating_mul(3) <= texts) || (texts > 0 && marks == texts)
}

fn poverty(column: &Column<'_>) -> String {
    match column.distinct {
        1 => format!("one value in {} events", column.filled()),
        distinct => format!("{distinct} values in {} events", column.filled()),
    }
}
