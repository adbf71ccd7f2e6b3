//! Recognizing events: lists in which most items have a date, and mappings by date or by name.

use crate::date::DateContext;
use crate::limits;
use crate::timeline::Node;
use crate::timeline::discover::dated_text::{date_at_end, dated_text, is_by_date, is_row};
use crate::timeline::discover::event_keys::{
    is_events, is_month, is_translated, keys, names_event,
};
use crate::timeline::discover::named_days::hold_days;
use crate::timeline::discover::recover;
use crate::timeline::field::clock::is_clock;
use crate::timeline::field::datelike::{
    dated_pair, has_year, is_dated, is_day_or_month, reads, says_recorded, words,
};
use crate::timeline::field::names::Names;
use crate::timeline::field::{self, Role};
use crate::timeline::item::{Content, Item};
use crate::timeline::shape::{LOOKED_AT, Pair, Value};

/// Classification of a list of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::timeline) enum ListKind {
    /// Most items have a date, or contain items that have.
    Dated,
    /// Most items have a date under a key whose name does not say so.
    Loosely,
    /// Some items have a date.
    Partly,
    /// No item has a date.
    Undated,
}

/// Counts of the items of a list.
#[derive(Debug, Default)]
pub(super) struct Count {
    pub(super) all: usize,
    pub(super) dated: usize,
    pub(super) loosely: usize,
}

impl Count {
    pub(super) fn kind(&self) -> ListKind {
        let most = |part: usize| part.saturating_mul(2) > self.all;
        if most(self.dated) {
            ListKind::Dated
        } else if most(self.dated + self.loosely) {
            ListKind::Loosely
        } else if self.dated > 0 {
            ListKind::Partly
        } else {
            ListKind::Undated
        }
    }

    /// Counts an item of a list; an empty one is not counted.
    fn node(&mut self, node: &Node, names: &Names, depth: usize) {
        match node {
            Node::Null => return,
            Node::List(nodes) if is_row(nodes) => self.dated += 1,
            Node::List(nodes) if depth > 0 => match classify_nodes(nodes, names, depth - 1) {
                ListKind::Dated => self.dated += 1,
                ListKind::Loosely => self.loosely += 1,
                ListKind::Partly | ListKind::Undated => {}
            },
            Node::Scalar(text) => {
                let begins = dated_text(text, None).is_some();
                self.dated += usize::from(begins);
                self.loosely += usize::from(!begins && date_at_end(text).is_some());
            }
            Node::List(_) => {}
            Node::Map(pairs) => {
                let holds_dated = || depth > 0 && !inner_lists(pairs, names, depth - 1).is_empty();
                if is_dated(pairs, names)
                    || is_by_date(pairs)
                    || lifted(pairs, names, depth).is_some()
                    || holds_dated()
                {
                    self.dated += 1;
                } else if dated_pair(pairs, false).is_some()
                    || has_date_in_text(pairs)
                    || has_end(pairs)
                {
                    self.loosely += 1;
                }
            }
        }
        self.all += 1;
    }
}

/// Whether a mapping without another date says when something was over.
fn has_end(pairs: &[(String, Node)]) -> bool {
    pairs.iter().any(|(key, value)| {
        field::rank(key, Role::End).is_some() && value.text().is_some_and(is_day_or_month)
    })
}

/// Whether the title or summary of a mapping begins with a date or is one, or a text without another meaning ends with one.
fn has_date_in_text(pairs: &[(String, Node)]) -> bool {
    pairs.iter().any(|(key, value)| {
        let Some(text) = value.text() else {
            return false;
        };
        let is_named = names_event(std::iter::once(key.as_str()));
        text.contains(|c: char| c.is_ascii_digit())
            && (is_named && (dated_text(text, None).is_some() || is_short_date(text.trim()))
                || (is_named || field::roles(key).is_empty()) && date_at_end(text).is_some())
    })
}

/// Whether a title is nothing but a date. Longer ones are not tried, as that takes long.
fn is_short_date(text: &str) -> bool {
    text.len() < 32 && text.split(' ').count() < 5 && is_day_or_month(text)
}

/// Classifies the values of a list by a sample of them.
fn classify_nodes(nodes: &[Node], names: &Names, depth: usize) -> ListKind {
    let mut count = Count::default();
    for node in nodes.iter().step_by(step(nodes.len())) {
        count.node(node, names, depth);
    }
    count.kind()
}

/// Step between the values of a sample, for a list of `length` values.
pub(in crate::timeline) fn step(length: usize) -> usize {
    length.div_ceil(LOOKED_AT).max(1)
}

/// Classifies the items of a list by a sample of them.
pub(in crate::timeline) fn classify(items: &[Item<'_>], names: &Names) -> ListKind {
    let mut count = Count::default();
    for item in items.iter().step_by(step(items.len())) {
        match &item.content {
            Content::Read(node) => count.node(node, names, limits::NESTING_OF_EVENTS),
            // Items of the sample are never left unparsed: see `read`.
            Content::Kept(_) => {
                count.dated += 1;
                count.all += 1;
            }
            Content::Broken(_) => {
                if recover::recover(item.part.text).date.is_some() {
                    count.dated += 1;
                }
                count.all += 1;
            }
            Content::Empty(_) => {}
        }
    }
    count.kind()
}

/// Whether the items of a list under that key are events.
pub(in crate::timeline) fn are_events(key: &str, items: &[Item<'_>], names: &Names) -> bool {
    if field::never_holds_events(key) {
        return false;
    }
    match classify(items, names) {
        ListKind::Dated | ListKind::Loosely => true,
        ListKind::Partly => field::is_list(key) || say_when(items, names),
        ListKind::Undated => {
            is_events(key) && may_become_events(items, u8::MAX)
                || items.is_empty() && field::is_list(key)
        }
    }
}

/// Whether most items of a list have texts and say when their entries were made, as the posts of a network do, but have
/// no other date.
pub(in crate::timeline) fn are_kept(items: &[Item<'_>]) -> bool {
    let (mut kept, mut all) = (0_usize, 0_usize);
    for item in items.iter().step_by(step(items.len())) {
        if let Content::Read(node) = &item.content {
            let pairs = node.pairs();
            let pair = dated_pair(pairs, true).and_then(|at| pairs.get(at));
            let is_kept = pair.is_some_and(|(key, _)| says_recorded(key));
            all += 1;
            kept += usize::from(is_kept && names_event(keys(node)));
        }
    }
    kept.saturating_mul(2) > all
}

/// Whether a list with few dates holds events nevertheless: its date key is unambiguous, and most
/// items have a title.
fn say_when(items: &[Item<'_>], names: &Names) -> bool {
    let (mut titled, mut all, mut says) = (0_usize, 0_usize, false);
    for item in items.iter().step_by(step(items.len())) {
        if let Content::Read(Node::Map(pairs)) = &item.content {
            all += 1;
            titled += usize::from(names_event(pairs.iter().map(|(key, _)| key.as_str())));
            says |= says_plainly(pairs, names);
        }
    }
    says && titled.saturating_mul(2) > all
}

/// Whether the values of a list have titles, and at least one a date under an unambiguous key.
fn are_plain(nodes: &[Node], names: &Names) -> bool {
    let mut first = nodes.iter().take(LOOKED_AT);
    let any_dated = nodes
        .iter()
        .take(LOOKED_AT)
        .any(|node| says_plainly(node.pairs(), names));
    any_dated && first.all(|node| names_event(keys(node)))
}

/// Whether a mapping has a date under an unambiguous key.
fn says_plainly(pairs: &[(String, Node)], names: &Names) -> bool {
    let roles = [Role::Date, Role::Start];
    let is_plain = |(key, value): &(String, Node)| {
        let is_named = names.is_any(key, &roles);
        let is_known = roles.iter().any(|role| field::rank(key, *role).is_some());
        let is_day = || {
            value.text().is_some_and(|text| {
                text.trim().len() > 5 && has_year(text) && reads(text, DateContext::default())
            })
        };
        let plainly = is_named || (is_known && (!field::is_soft(key) || is_day()));
        plainly && is_dated(&[(key.clone(), value.clone())], names)
    };
    pairs.iter().any(is_plain)
}

/// Whether items without dates are unfinished events: texts, or mappings with a key of events whose
/// rank is at most `most`.
pub(in crate::timeline) fn may_become_events(items: &[Item<'_>], most: u8) -> bool {
    let is_of_event = |key: &str| {
        [
            Role::Date,
            Role::Start,
            Role::Title,
            Role::Summary,
            Role::Quotes,
        ]
        .iter()
        .any(|role| field::rank(key, *role).is_some_and(|rank| rank <= most))
    };
    items
        .iter()
        .take(LOOKED_AT)
        .any(|item| match &item.content {
            Content::Read(Node::Scalar(_)) | Content::Broken(_) | Content::Kept(_) => true,
            Content::Read(node) => keys(node).any(is_of_event),
            Content::Empty(_) => false,
        })
}

/// The lists of events within a mapping, and mappings by date, as indices of its pairs.
pub(in crate::timeline) fn inner_lists(
    pairs: &[(String, Node)],
    names: &Names,
    depth: usize,
) -> Vec<usize> {
    let dated = is_dated(pairs, names);
    let says_when = |key: &str| field::rank(key, Role::Date).is_some();
    let holds = |(key, value): &(String, Node)| match value {
        Node::List(nodes) => {
            let is_part = field::is_part(key) && !are_titled(key, nodes);
            if names.is_any(key, EVERY) || is_part {
                return false;
            }
            match classify_nodes(nodes, names, depth) {
                // The days and hours of an event are no events of their own.
                ListKind::Dated => {
                    !((dated || says_when(key)) && are_only_dates(nodes))
                        && !(dated && is_same_event(pairs, nodes))
                }
                // Within an event, lists of other events need unambiguous dates.
                ListKind::Loosely => !dated && dated_pair(pairs, false).is_none(),
                ListKind::Partly => {
                    !dated || field::is_list(key) || field::is_tree(key) || are_plain(nodes, names)
                }
                // `- year: 2021`, `  events: [- title: …]`: the items have the date of the block.
                ListKind::Undated => dated && belong_to(nodes, pairs, key),
            }
        }
        _ => false,
    };
    pairs
        .iter()
        .enumerate()
        .filter(|(_, pair)| holds(pair))
        .map(|(index, _)| index)
        .collect()
}

/// Whether a list within an event says more of that event: an item of it has the same id.
fn is_same_event(pairs: &[(String, Node)], nodes: &[Node]) -> bool {
    fn id(pairs: &[(String, Node)]) -> Option<&str> {
        let mut ids = pairs
            .iter()
            .filter(|(key, _)| field::rank(key, Role::Id) == Some(0));
        ids.find_map(|(_, value)| value.text())
    }
    let own = id(pairs);
    own.is_some()
        && nodes
            .iter()
            .take(LOOKED_AT)
            .any(|node| id(node.pairs()) == own)
}

/// Whether most values of a list within an event are mappings with a date under a key that is not called one.
pub(in crate::timeline) fn holds_other_dates(key: &str, nodes: &[Node]) -> bool {
    let some = || nodes.iter().take(LOOKED_AT);
    let has_date = |node: &&Node| dated_pair(node.pairs(), true).is_some();
    !field::is_part(key) && some().filter(has_date).count().saturating_mul(2) > some().count()
}

/// Whether the values of a list under a key for tags are mappings with titles, and so no tags.
fn are_titled(key: &str, nodes: &[Node]) -> bool {
    field::rank(key, Role::Tags).is_some()
        && !nodes.is_empty()
        && nodes
            .iter()
            .take(LOOKED_AT)
            .all(|node| keys(node).any(|key| field::rank(key, Role::Title) == Some(0)))
}

/// Whether the values of a list are mappings of nothing but dates and times of day.
fn are_only_dates(nodes: &[Node]) -> bool {
    let is_date = |(key, value): &(String, Node)| {
        let of_date = |(role, _): &field::Rank| {
            matches!(
                role,
                Role::Date | Role::Start | Role::End | Role::Month | Role::Day | Role::Zone
            )
        };
        field::roles(key).iter().any(of_date) || value.text().is_some_and(is_clock)
    };
    nodes.iter().all(|node| {
        let pairs = node.pairs();
        !pairs.is_empty() && pairs.iter().all(is_date)
    })
}

/// Whether the items of a list without dates have the date of its block: the key is one of events
/// or a month, or the block has nothing else besides its date.
fn belong_to(nodes: &[Node], block: &[(String, Node)], key: &str) -> bool {
    if field::is_list(key) || is_month(key) {
        return are_named(nodes, block, key);
    }
    let maps = || {
        nodes
            .iter()
            .take(LOOKED_AT)
            .filter(|node| matches!(node, Node::Map(_)))
    };
    let named = maps().filter(|node| names_event(keys(node))).count();
    // A list of mappings is no date, although Italian calls one `data`, and tags have no titles.
    let is_free = field::roles(key)
        .iter()
        .all(|(role, _)| matches!(role, Role::Date | Role::Tags))
        && !field::is_tree(key);
    is_free
        && named > 0
        && named.saturating_mul(2) > nodes.len().min(LOOKED_AT)
        && !names_event(block.iter().map(|(key, _)| key.as_str()))
        && !block.iter().any(is_name)
}

/// Whether a pair is a name, by the last word of its key: `version_name: 1.35`.
fn is_name((key, value): &(String, Node)) -> bool {
    let words = words(key);
    let last = words.last().map(String::as_str).unwrap_or_default();
    value.text().is_some() && ["name", "title", "version"].contains(&last)
}

/// Whether the undated values of a list are events of the block that they are in: they have titles
/// or are texts, and the block is not itself an event, or the key says that they are events.
fn are_named(nodes: &[Node], block: &[(String, Node)], key: &str) -> bool {
    let block_is_event = names_event(block.iter().map(|(key, _)| key.as_str()));
    let mut first = nodes.iter().take(LOOKED_AT);
    let is_text = |node: &Node| matches!(node, Node::Scalar(_)) || is_translated(node.pairs());
    !nodes.is_empty()
        && (is_events(key) || !block_is_event)
        && first.any(|node| names_event(keys(node)) || (is_text(node) && !block_is_event))
}

/// Every role whose values are parts of an event.
const EVERY: &[Role] = &[
    Role::Title,
    Role::Summary,
    Role::Quotes,
    Role::Source,
    Role::Link,
    Role::Note,
    Role::Tags,
    Role::People,
    Role::Location,
];

/// Whether a document is a single event: it has a date and a title or summary.
pub(in crate::timeline) fn is_event(pairs: &[Pair<'_>], names: &Names) -> bool {
    let has = |roles: &[Role]| {
        pairs.iter().any(|pair| {
            let fits = roles
                .iter()
                .any(|role| field::rank(&pair.key, *role).is_some())
                || names.is_any(&pair.key, roles);
            let fits = fits && !is_order(pair) && !hold_days(pair);
            fits && matches!(pair.value, Value::Plain(Node::Scalar(_), _) | Value::Map(_))
        })
    };
    has(&[Role::Date, Role::Start]) && has(&[Role::Title, Role::Summary])
}

/// Whether a pair of a document says in which order day and month are: `dates: dmy`.
fn is_order(pair: &Pair<'_>) -> bool {
    let is = |text: &str| {
        ["dmy", "mdy"]
            .iter()
            .any(|order| text.trim().eq_ignore_ascii_case(order))
    };
    pair.key == "dates" && matches!(&pair.value, Value::Plain(Node::Scalar(text), _) if is(text))
}

/// Keys under which some formats put the fields of an item (`GeoJSON`, JSON:API).
const INNER: &[&str] = &[
    "properties", "attributes", "snippet", "fields", "data", "node", "event", "entry",
    "frontmatter", "metadata",
];

/// The pair of an item whose mapping has the item's fields or events, if the item itself has no
/// date.
pub(in crate::timeline) fn lifted(
    pairs: &[(String, Node)],
    names: &Names,
    depth: usize,
) -> Option<usize> {
    if depth == 0 {
        return None;
    }
    let is_inner = |key: &str| INNER.contains(&key);
    let is_named = |(key, value): &(String, Node)| is_inner(key) && names_event(keys(value));
    // `data` is a date in some languages, but an event where it has a title and a date.
    let event = pairs
        .iter()
        .position(|pair| is_named(pair) && is_dated(pair.1.pairs(), names));
    let mut around = pairs.iter().enumerate();
    if around.any(|(at, pair)| event != Some(at) && is_dated(std::slice::from_ref(pair), names)) {
        let rooms = |(key, value): &(String, Node)| are_rooms(key, value, names, depth - 1);
        return pairs.iter().position(rooms);
    }
    let says = || {
        let mut all = pairs.iter();
        all.position(|(key, value)| is_inner(key) && is_dated(value.pairs(), names))
    };
    let loosely = || {
        let is_event_around = names_event(pairs.iter().map(|(key, _)| key.as_str()))
            || dated_pair(pairs, false).is_some();
        let is_loose =
            |pair: &(String, Node)| is_named(pair) && dated_pair(pair.1.pairs(), false).is_some();
        pairs.iter().position(is_loose).filter(|_| !is_event_around)
    };
    event
        .or_else(says)
        .or_else(|| wrapped(pairs, names).map(|_| 0))
        .or_else(loosely)
        .or_else(|| {
            let is_free =
                |key: &str| is_inner(key) || (field::roles(key).is_empty() && !field::is_part(key));
            let holds = |(key, value): &(String, Node)| {
                matches!(value, Node::Map(_))
                    && is_free(key)
                    && !inner_lists(value.pairs(), names, depth - 1).is_empty()
            };
            pairs.iter().position(holds)
        })
}

/// Whether a value is the lists of the events of a day by where they are: `rooms: {Main: [{date: …, title: …}]}`.
fn are_rooms(key: &str, value: &Node, names: &Names, depth: usize) -> bool {
    let pairs = value.pairs();
    !pairs.is_empty()
        && field::roles(key).is_empty()
        && !field::is_part(key)
        && pairs
            .iter()
            .all(|(_, value)| matches!(value, Node::List(_)))
        && inner_lists(pairs, names, depth).len() == pairs.len()
}

/// The only key of an item whose mapping is an event: `- talk: {date: …, title: …}`.
pub(in crate::timeline) fn wrapped<'n>(
    pairs: &'n [(String, Node)],
    names: &Names,
) -> Option<&'n str> {
    let [(key, Node::Map(inner))] = pairs else {
        return None;
    };
    let is_free = field::roles(key).is_empty() && !field::is_part(key);
    let is_dated = || is_dated(inner, names) || dated_pair(inner, false).is_some();
    let is_event = names_event(inner.iter().map(|(key, _)| key.as_str()));
    (is_free && is_event && is_dated()).then_some(key)
}
