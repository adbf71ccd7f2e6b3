//! The pairs of an event's mapping, and which of them have been used.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::date::{DateContext, Language};
use crate::timeline::Node;
use crate::timeline::field::list_keys::{Forms, ListKeys};
use crate::timeline::field::names::Names;
use crate::timeline::field::texts_in::text_in;
use crate::timeline::field::{Rank, Role, rank_in, roles};

/// Longest text that is used as a title unshortened, in bytes.
const SHORT: usize = 120;

/// What is known about the keys of a file before its events are built.
#[derive(Debug, Clone, Copy)]
pub(in crate::timeline) struct Hints<'n> {
    /// The key names defined by `fields:`.
    pub names: &'n Names,
    /// The user's preferred language.
    pub language: Language,
    /// What the keys of the event's list were decided to mean.
    pub keys: Option<&'n ListKeys>,
}

/// The pairs of an event, and which of them have been used.
#[derive(Debug, Clone)]
pub(in crate::timeline) struct Fields {
    /// All pairs, used or not.
    pub pairs: Vec<(String, Node)>,
    /// The possible roles of each key.
    ranks: Vec<Ranks>,
    /// Bit set of the roles that any of the keys has: most roles are absent from an event.
    roles: u32,
    used: Vec<bool>,
    /// How the values of some keys are read as dates in this list.
    forms: Forms,
}

/// Roles whose value may be given in several languages. Sources are excluded, because `{id: …}` is
/// not Indonesian; dates are, because `{from: …, to: …}` is not Tongan.
const IN_LANGUAGES: &[Role] = &[
    Role::Title,
    Role::Summary,
    Role::Quotes,
    Role::Note,
    Role::Label,
    Role::Tags,
    Role::Group,
    Role::Location,
];
/// Roles that serve as a title if nothing else does.
const AS_TITLE: &[Role] = &[Role::Group, Role::Location, Role::People];

/// The possible roles of a key.
#[derive(Debug, Clone, Copy)]
enum Ranks {
    /// As in the table of keys; the number is added to the rank of keys in one of several languages
    /// (`title_de`).
    Table(&'static [Rank], u8),
    /// As defined by `fields:`, which takes precedence over the table.
    Named(Role, u8),
    /// As decided for the list; the table takes precedence.
    Taken(Role),
    /// As in the table of keys, except for a role that the list does not use the key in.
    Without(&'static [Rank], Role),
}

/// Added to the rank of a key in another language than the preferred one; greater than any rank of
/// the table.
const IN_LANGUAGE: u8 = 100;

impl Ranks {
    fn of(key: &str, hints: Hints<'_>) -> Self {
        if let Some((role, rank)) = hints.names.role(key) {
            return Self::Named(role, rank);
        }
        let table = roles(key);
        if let Some(keys) = hints.keys {
            if let Some(role) = keys.taken(key) {
                return Self::Taken(role);
            }
            if let Some((role, _)) = table.iter().find(|(role, _)| keys.rejects(key, *role)) {
                return Self::Without(table, *role);
            }
        }
        if !table.is_empty() {
            return Self::Table(table, 0);
        }
        match in_a_language(key) {
            Some((table, language)) => {
                let worse = [hints.language, Language::english()]
                    .iter()
                    .position(|preferred| *preferred == language);
                let worse = u8::try_from(worse.unwrap_or(2)).unwrap_or(2);
                Self::Table(table, IN_LANGUAGE.saturating_add(worse.saturating_mul(50)))
            }
            None => Self::Table(&[], 0),
        }
    }

    /// The rank for a role, lower is better: names defined by `fields:` come first.
    fn rank(self, role: Role) -> Option<(bool, u8)> {
        match self {
            Self::Named(named, rank) => (named == role).then_some((false, rank)),
            Self::Table(table, worse) => {
                rank_in(table, role).map(|rank| (true, rank.saturating_add(worse)))
            }
            Self::Taken(taken) => (taken == role).then_some((true, u8::MAX)),
            Self::Without(_, without) if without == role => None,
            Self::Without(table, _) => rank_in(table, role).map(|rank| (true, rank)),
        }
    }

    fn is_empty(self) -> bool {
        matches!(self, Self::Table([], _))
    }

    /// Bit set of its roles.
    fn roles(self) -> u32 {
        match self {
            Self::Named(role, _) | Self::Taken(role) => bit(role),
            Self::Table(table, _) | Self::Without(table, _) => {
                table.iter().fold(0, |all, (role, _)| all | bit(*role))
            }
        }
    }

    /// Whether the key has any of these roles.
    fn is_any(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.rank(*role).is_some())
    }
}

/// The roles of a key with a language suffix (`title_de`), and that language.
fn in_a_language(key: &str) -> Option<(&'static [Rank], Language)> {
    let (key, tag) = key.rsplit_once(['_', '-'])?;
    let language = Language::of_tag(tag)?;
    Some((roles(key), language))
}

/// The roles of a key, with or without a language suffix.
pub(in crate::timeline) fn roles_of(key: &str) -> &'static [Rank] {
    let table = roles(key);
    if table.is_empty() {
        return in_a_language(key).map_or(table, |(table, _)| table);
    }
    table
}

fn bit(role: Role) -> u32 {
    1 << role as u32
}

impl Fields {
    pub fn new(mut pairs: Vec<(String, Node)>, hints: Hints<'_>) -> Self {
        // Merged pairs are appended, so that the index of a pair still leads to its place in the
        // file.
        merge(&mut pairs);
        let mut used: Vec<bool> = pairs.iter().map(is_merge).collect();
        for (_, value) in &mut pairs {
            apply_merges(value);
        }
        let rank = |(key, value): &(String, Node)| {
            let ranks = Ranks::of(key, hints);
            // `end: false` says that there is none.
            let is_no_date = is_flag(value) && ranks.is_any(&[Role::End]);
            if is_no_date {
                Ranks::Table(&[], 0)
            } else {
                ranks
            }
        };
        let mut ranks: Vec<Ranks> = pairs.iter().map(rank).collect();
        let mut added = Vec::new();
        for ((key, value), ranks) in pairs.iter_mut().zip(&mut ranks) {
            if !ranks.is_any(IN_LANGUAGES) {
                continue;
            }
            match in_language(value, hints.language) {
                // The other languages remain among the fields.
                Some((chosen, others)) if others > 0 => {
                    added.push((key.clone(), chosen, *ranks));
                    *ranks = Ranks::Table(&[], 0);
                }
                Some((chosen, _)) => *value = chosen,
                None => {}
            }
        }
        for (key, value, rank) in added {
            pairs.push((key, value));
            ranks.push(rank);
            used.push(false);
        }
        let roles = ranks.iter().fold(0, |all, ranks| all | ranks.roles());
        Self {
            pairs,
            ranks,
            roles,
            used,
            forms: hints
                .keys
                .map(|keys| keys.forms.clone())
                .unwrap_or_default(),
        }
    }

    /// The unused pair that serves best for a role, of those whose value fits: its index and rank.
    /// Rank 0 is the canonical key or one defined by `fields:`.
    pub fn best(&self, role: Role, fits: impl Fn(&Node) -> bool) -> Option<(usize, u8)> {
        self.best_of(role, |_, value| fits(value))
    }

    /// The unused pair that serves best for a role, of those whose key and value fit: its index and
    /// rank.
    pub fn best_of(&self, role: Role, fits: impl Fn(&str, &Node) -> bool) -> Option<(usize, u8)> {
        if self.roles & bit(role) == 0 {
            return None;
        }
        let pairs = self.pairs.iter().zip(&self.ranks).zip(&self.used);
        pairs
            .enumerate()
            .filter(|(_, (_, used))| !**used)
            .filter_map(|(index, (((key, value), ranks), _))| {
                let rank = ranks.rank(role)?;
                fits(key, value).then_some((index, rank))
            })
            .min_by_key(|(_, rank)| *rank)
            .map(|(index, (of_table, rank))| (index, if of_table { rank } else { 0 }))
    }

    /// The unused pairs whose key has no role, with their index.
    pub fn unknown(&self) -> impl Iterator<Item = (usize, &str, &Node)> {
        let pairs = self.pairs.iter().zip(&self.ranks).zip(&self.used);
        pairs
            .enumerate()
            .filter(|(_, ((_, ranks), used))| !**used && ranks.is_empty())
            .map(|(index, (((key, value), _), _))| (index, key.as_str(), value))
    }

    /// Whether a pair has been used.
    pub fn is_used(&self, at: usize) -> bool {
        self.used.get(at).copied().unwrap_or(true)
    }

    /// Whether the value of a pair is a month of a year, as in the whole list.
    pub fn is_month(&self, at: usize) -> bool {
        self.forms.months.is_some() && self.forms.months.as_deref() == self.key(at)
    }

    /// Whether the value of a pair is a year and the next one, as in the whole list.
    pub fn is_season(&self, at: usize) -> bool {
        self.forms.season.is_some() && self.forms.season.as_deref() == self.key(at)
    }

    /// Whether a date-time of a pair is only meant to its day, as in the whole list.
    pub fn is_whole_day(&self, at: usize) -> bool {
        let key = self.key(at);
        self.forms.days.iter().any(|day| Some(day.as_str()) == key)
    }

    /// Whether the end of the event is the day after its last one, as in the whole list.
    pub fn ends_after_last_day(&self) -> bool {
        let key = self.forms.all_day.as_deref();
        let is_whole = |(name, value): &(String, Node)| {
            Some(name.as_str()) == key && value.text() == Some("true")
        };
        key.is_some() && self.pairs.iter().any(is_whole)
    }

    /// The unused pair whose value is a week of the year.
    pub fn week(&self) -> Option<usize> {
        self.position(self.forms.week.as_deref()?)
    }

    /// The unused pair whose text begins with the date of the event.
    pub fn beginning(&self) -> Option<usize> {
        self.position(self.forms.begins.as_deref()?)
    }

    /// The unused pair whose text ends with the date of the event.
    pub fn ending(&self) -> Option<usize> {
        self.position(self.forms.ends.as_deref()?)
    }

    /// The unused pair under a key.
    fn position(&self, key: &str) -> Option<usize> {
        let at = self.pairs.iter().position(|(name, _)| name == key)?;
        (!self.is_used(at)).then_some(at)
    }

    pub fn key(&self, at: usize) -> Option<&str> {
        self.pairs.get(at).map(|(key, _)| key.as_str())
    }

    pub fn value(&self, at: usize) -> Option<&Node> {
        self.pairs.get(at).map(|(_, value)| value)
    }

    pub fn value_mut(&mut self, at: usize) -> Option<&mut Node> {
        self.pairs.get_mut(at).map(|(_, value)| value)
    }

    pub fn text(&self, at: usize) -> Option<&str> {
        self.value(at)?.text()
    }

    /// Marks a pair as used: it is not shown among the other fields.
    pub fn take(&mut self, at: usize) {
        if let Some(used) = self.used.get_mut(at) {
            *used = true;
        }
    }

    /// Marks a pair as unused again, so that it is shown among the other fields.
    pub fn give_back(&mut self, at: &[usize]) {
        if let Some(used) = at.first().and_then(|at| self.used.get_mut(*at)) {
            *used = false;
        }
    }

    /// Moves the best pair's value out, and marks the pair as used.
    pub fn pull(&mut self, role: Role, fits: impl Fn(&Node) -> bool) -> Option<Node> {
        let (at, _) = self.best(role, fits)?;
        self.take(at);
        let (_, value) = self.pairs.get_mut(at)?;
        Some(std::mem::replace(value, Node::Null))
    }

    /// The text that serves as the title of an event without one: the text of the keys decided for
    /// its list, else the first short text without another role that is not a link, else the first
    /// long one.
    pub fn first_text<'f>(&'f self, keys: Option<&ListKeys>) -> Option<&'f str> {
        let of_key = |key: &str| {
            let at = self.pairs.iter().position(|(name, _)| name == key)?;
            let value = self.value(at).filter(|_| !self.is_used(at))?;
            // The values of a decided key are no dates.
            text_in(value).filter(|text| has_words(text))
        };
        let decided = keys.and_then(|keys| keys.titles().find_map(of_key));
        decided.or_else(|| self.any_text(keys))
    }

    /// The texts of the keys that name the events of its list; `None` if the event has none of them.
    pub fn joined(&self, keys: &ListKeys) -> Option<String> {
        let joined = keys.joined.as_ref()?;
        let text = |key: &String| {
            let at = self.position(key)?;
            text_in(self.value(at)?).map(str::trim)
        };
        let texts: Vec<&str> = joined.keys.iter().filter_map(text).collect();
        (!texts.is_empty()).then(|| texts.join(joined.between))
    }

    /// The first short text without another role that is not a link, else the first long one.
    fn any_text(&self, keys: Option<&ListKeys>) -> Option<&str> {
        let texts = || {
            self.unknown()
                .filter(|(_, key, _)| !keys.is_some_and(|keys| keys.rejects(key, Role::Title)))
                .filter_map(|(_, _, value)| value.text())
                .filter(|text| says_something(text))
        };
        let of_any_key = || {
            let pairs = self.pairs.iter().zip(&self.ranks).zip(&self.used);
            pairs
                .filter(|((_, ranks), used)| !**used && ranks.is_any(AS_TITLE))
                .filter_map(|(((_, value), _), _)| value.text())
                .find(|text| says_something(text))
        };
        texts()
            .find(|text| text.len() <= SHORT && !text.trim().contains('\n'))
            .or_else(|| texts().next())
            .or_else(of_any_key)
            .or_else(|| {
                self.unknown()
                    .find_map(|(_, _, value)| value.text().filter(|text| is_name(text)))
            })
    }

    pub fn rest(self) -> Vec<(String, Node)> {
        self.pairs
            .into_iter()
            .zip(self.used)
            .filter_map(|(pair, used)| (!used).then_some(pair))
            .collect()
    }
}

/// Appends what `<<` merges into a mapping: the mapping's own keys take precedence, and earlier
/// merges over later ones (<https://yaml.org/type/merge.html>). The `<<` pairs themselves remain.
fn merge(pairs: &mut Vec<(String, Node)>) {
    if !pairs.iter().any(is_merge) {
        return;
    }
    let mut keys: HashSet<String> = pairs.iter().map(|(key, _)| key.clone()).collect();
    let mut added = Vec::new();
    for (_, value) in pairs.iter().filter(|pair| is_merge(pair)) {
        let maps = match value {
            Node::List(items) => items.as_slice(),
            map => std::slice::from_ref(map),
        };
        for map in maps {
            let mut map = map.pairs().to_vec();
            merge(&mut map);
            map.retain(|pair| !is_merge(pair));
            for (key, value) in map {
                if keys.insert(key.clone()) {
                    added.push((key, value));
                }
            }
        }
    }
    pairs.extend(added);
}

fn is_merge((key, value): &(String, Node)) -> bool {
    key == "<<" && is_mergeable(value)
}

/// Applies merges in a value, at any depth.
fn apply_merges(node: &mut Node) {
    match node {
        Node::List(items) => items.iter_mut().for_each(apply_merges),
        Node::Map(pairs) => {
            merge(pairs);
            pairs.retain(|pair| !is_merge(pair));
            for (_, value) in pairs {
                apply_merges(value);
            }
        }
        Node::Null | Node::Scalar(_) => {}
    }
}

fn is_mergeable(value: &Node) -> bool {
    match value {
        Node::Map(_) => true,
        Node::List(items) => items.iter().all(|item| matches!(item, Node::Map(_))),
        _ => false,
    }
}

/// Whether a value is only true or false.
fn is_flag(value: &Node) -> bool {
    let is = |word: &str| {
        value
            .text()
            .is_some_and(|text| text.eq_ignore_ascii_case(word))
    };
    is("false") || is("true")
}

/// Whether a text without letters may be a name: `3.12`.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !text.contains('/') && !text.contains(char::is_alphabetic)
}

/// Whether a text has words and is not a link.
pub(in crate::timeline) fn says_something(text: &str) -> bool {
    let is_date = || crate::timeline::field::datelike::reads(text, DateContext::default());
    has_words(text) && !is_date()
}

/// Whether a text has words and is not a link; unlike [`says_something`] it may be a date, which takes long to rule out.
fn has_words(text: &str) -> bool {
    // The address in a tag is no part of the text.
    let text = if text.contains('<') {
        crate::text::label(text)
    } else {
        Cow::Borrowed(text)
    };
    let text = text.trim();
    let is_path = text.contains('/') && !text.contains(char::is_whitespace);
    let is_flag = ["true", "false", "yes", "no", "null"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    text.contains(char::is_alphabetic) && !text.contains("://") && !is_path && !is_flag
}

/// The text of a mapping from languages to texts (`{en: …, de: …}`): in the preferred language,
/// else in English, else the first; and the number of others.
fn in_language(value: &Node, preferred: Language) -> Option<(Node, usize)> {
    let Node::Map(pairs) = value else { return None };
    let mut texts = Vec::with_capacity(pairs.len());
    for (key, text) in pairs {
        texts.push((Language::of_tag(key)?, text));
    }
    let is_text = |node: &Node| match node {
        Node::Scalar(_) | Node::Null => true,
        Node::List(items) => items.iter().all(|item| item.text().is_some()),
        Node::Map(_) => false,
    };
    if !texts.iter().all(|(_, text)| is_text(text)) {
        return None;
    }
    let says = |node: &&(Language, &Node)| match node.1 {
        Node::Scalar(text) => !text.trim().is_empty(),
        Node::List(items) => !items.is_empty(),
        Node::Null | Node::Map(_) => false,
    };
    let (_, chosen) = [preferred, Language::english()]
        .iter()
        .find_map(|language| texts.iter().filter(says).find(|(of, _)| of == language))
        .or_else(|| texts.iter().find(says))?;
    Some(((*chosen).clone(), texts.len().saturating_sub(1)))
}
