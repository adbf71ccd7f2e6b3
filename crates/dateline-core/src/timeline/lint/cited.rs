//! Whether an event cites a source, and whether its source exists.

use super::super::{Cited, Code, Diagnostic, Event, Label, Node};
use super::finding::{At, Facts, Finding, Rule, has_role, texts};
use super::spelling;
use crate::text::head;
use crate::timeline::field::Role;

/// Keys besides `source:` that files use for references, in lower case.
const REFERENCES: &[&str] = &[
    "article", "articles", "bibliography", "citation", "citations", "cite", "href", "link",
    "links", "ref", "reference", "references", "refs", "url", "urls", "website",
];

pub(super) fn check(event: &Event, facts: Facts<'_>, found: &mut Vec<Finding>) {
    // Where a mistake in the text may have cost the source, that is reported.
    let is_lost = |diagnostic: &Diagnostic| {
        matches!(
            diagnostic.code,
            Code::CommentCutsText
                | Code::CommentStyle
                | Code::MergeValue
                | Code::BlockIndent
                | Code::OddSpace
                | Code::NotAnEvent
        )
    };
    if !event.problems.iter().any(is_lost) {
        unsourced(event, found);
    }
    let mut reported = Vec::new();
    for name in names(event) {
        let mistake = facts.unread.and_then(|unread| unread.get(name.trim()));
        if let Some(mistake) = mistake.filter(|_| !facts.ids.has(name)) {
            if !reported.contains(&name) {
                reported.push(name);
                found.push(unread(name, mistake));
            }
            continue;
        }
        if !reported.contains(&name) && is_unknown(name, facts) {
            reported.push(name);
            found.push(unknown(name, facts));
        }
    }
}

/// Reports an event that names no source of any kind.
fn unsourced(event: &Event, found: &mut Vec<Finding>) {
    let quotes = event.quotes.len();
    // A misspelled key is reported by its name.
    let of_their_own = event.quotes.iter().filter(|quote| {
        let mut keys = quote.fields.iter().map(|(key, _)| key);
        quote.source.is_some() || keys.any(|key| spelling::is_near_source(key))
    });
    let bare = quotes.saturating_sub(of_their_own.count());
    if event.source.is_some() || (quotes > 0 && bare == 0) || refers(event) {
        return;
    }
    if bare > 0 {
        let message = match (bare, quotes) {
            (_, 1) => "a quote without a source".to_owned(),
            (1, _) => format!("one of {quotes} quotes is without a source"),
            _ => format!("{bare} of {quotes} quotes are without a source"),
        };
        let help =
            "add `source:` with the id of a source, a link or a text that says where it is from";
        found.push(
            Finding::warning(Code::NoSource, At::Role(&[Role::Quotes]), message, help)
                .by(Rule::NoSource { quoted: true }),
        );
    } else {
        let mut fields = event.fields.iter();
        let empty = fields.find(|(key, value)| has_role(key, Role::Source) && *value == Node::Null);
        let (at, message, help) = match empty {
            Some((key, _)) => (
                At::Key(key.clone()),
                format!("`{key}:` is empty"),
                "write the id of a source, a link or a text after it",
            ),
            None => (
                At::Event,
                "no source".to_owned(),
                "add `source:` with the id of a source, a link or a text",
            ),
        };
        found.push(
            Finding::warning(Code::NoSource, at, message, help)
                .by(Rule::NoSource { quoted: false }),
        );
    }
}

/// Whether an event or one of its quotes has any `source:`.
pub(super) fn names_source(event: &Event) -> bool {
    (event.source.is_some() && !event.source_is_link)
        || event.quotes.iter().any(|quote| quote.source.is_some())
        || event
            .fields
            .iter()
            .any(|(key, value)| has_role(key, Role::Source) && *value != Node::Null)
}

/// Whether any other field is a reference, or any text of the event contains a link.
fn refers(event: &Event) -> bool {
    let is_reference = |key: &str, value: &Node| {
        let known = || REFERENCES.contains(&key.to_lowercase().as_str());
        // A misspelled key is reported by its name.
        *value != Node::Null
            && (has_role(key, Role::Source) || known() || spelling::is_near_source(key))
    };
    let mut linked = false;
    let mut look = |text: &str| linked |= text.contains("://");
    let prose = [&event.summary, &event.note];
    prose.into_iter().flatten().for_each(|text| look(text));
    for (_, value) in &event.fields {
        texts(value, &mut look);
    }
    linked
        || event.source_is_link
        || event
            .fields
            .iter()
            .any(|(key, value)| is_reference(key, value))
}

/// Every source that the event and its quotes name.
fn names(event: &Event) -> impl Iterator<Item = &str> {
    let cited = event.source.iter().chain(
        event
            .quotes
            .iter()
            .filter_map(|quote| quote.source.as_ref()),
    );
    let named = cited.filter_map(|cited| match cited {
        Cited::Named(name) => Some(name.as_str()),
        Cited::Written(_) => None,
    });
    // Of several in a list, the event cites the first, and all remain among its fields.
    let listed = event
        .fields
        .iter()
        .filter(|(key, _)| has_role(key, Role::Source))
        .flat_map(|(_, value)| match value {
            Node::List(items) => items.as_slice(),
            _ => &[],
        })
        .filter_map(Node::text);
    named.chain(listed)
}

/// Whether a name can only be the id of a source, but no source of the file has it. Texts of
/// several words, links, paths and names with a dot are not ids, unless they are close to an id of
/// the file.
fn is_unknown(name: &str, facts: Facts<'_>) -> bool {
    let name = name.trim();
    if facts.ids.is_empty() || facts.ids.has(name) || name.contains(char::is_whitespace) {
        return false;
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    name.chars().all(is_word) || closest(name, facts).is_some()
}

/// The id that a name most likely stands for.
fn closest<'f>(name: &str, facts: Facts<'f>) -> Option<&'f str> {
    // No id that someone types is longer, and the comparison takes quadratic time.
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
        return None;
    }
    let lower = name.to_lowercase();
    // The name of a source instead of its id stands for that source.
    let by_name = facts.sources.iter().find(|source| {
        let names = [&source.title, &source.publisher].into_iter().flatten();
        source.id.is_some() && names.into_iter().any(|known| known.to_lowercase() == lower)
    });
    if let Some(id) = by_name.and_then(|source| source.id.as_deref()) {
        return Some(id);
    }
    let ids = facts
        .sources
        .iter()
        .filter_map(|source| source.id.as_deref());
    ids.filter(|id| id.len() <= LONGEST)
        .map(|id| (strsim::osa_distance(&lower, &id.to_lowercase()), id))
        .filter(|(distance, id)| *distance <= max_typos(id))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, id)| id)
}

/// Maximum number of typing mistakes for a name to be taken for this id.
fn max_typos(id: &str) -> usize {
    match id.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Reports a source that exists in the file, but is unreadable because of a mistake.
fn unread(name: &str, mistake: &Label) -> Finding {
    let found = Finding::warning(
        Code::UnreadableSource,
        At::Value(&[Role::Source, Role::Quotes], name.to_owned()),
        format!("the source `{}` cannot be read", head(name, 40)),
        format!("fix the mistake in line {}", mistake.place.line),
    );
    Finding {
        label: Some(Box::new(mistake.clone())),
        ..found.by(Rule::UnreadSource)
    }
}

fn unknown(name: &str, facts: Facts<'_>) -> Finding {
    let help = if let Some(id) = closest(name.trim(), facts) {
        format!("did you mean `{}`?", head(id, 40))
    } else {
        let ids = facts
            .sources
            .iter()
            .filter_map(|source| source.id.as_deref());
        let known: Vec<_> = ids
            .take(5)
            .map(|id| format!("`{}`", head(id, 40)))
            .collect();
        let more = if facts.ids.len() > known.len() {
            ", …"
        } else {
            ""
        };
        format!(
            "add it to `sources:`, which has {}{more}; a source that has no id is written as a link, in words or as \
             `{{title: …}}`",
            known.join(", ")
        )
    };
    Finding::error(
        Code::UnknownSource,
        At::Value(&[Role::Source], name.to_owned()),
        format!("no source has the id `{}`", head(name.trim(), 40)),
        help,
    )
}
