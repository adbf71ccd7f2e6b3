//! What reads as a date although its key does not say that it is one.

use super::Node;
use super::field::{Role, plain, rank, rank_in, roles};
use super::names::Names;
use crate::date::{Date, DateContext};

/// The longest text that is tried, in bytes.
const LONGEST: usize = 100;

/// Words of keys whose value may be a year and nothing else: elsewhere a number is a number.
const OF_YEARS: &[&str] = &[
    "year",
    "date",
    "jahr",
    "annee",
    "año",
    "anno",
    "rok",
    "founded",
    "established",
    "released",
    "release",
    "published",
    "born",
    "built",
    "created",
    "opened",
    "completed",
    "elected",
    "awarded",
    "debut",
    "premiere",
    "invented",
    "discovered",
    "launched",
    "joined",
];

/// Words of keys that say when something was done to the entry, not when it happened.
const OF_BOOKKEEPING: &[&str] = &[
    "updated",
    "modified",
    "lastmod",
    "created at",
    "added",
    "accessed",
    "retrieved",
    "checked",
    "edited",
    "reviewed",
];

/// Whether a text can be read as a date, by whatever convention.
pub(super) fn reads(text: &str, reading: DateContext) -> bool {
    text.len() <= LONGEST && Date::parse(text.trim(), reading).is_ok()
}

/// The pair of an event whose value reads as a date, where no key says that it is one: that of a day or a month first, then a
/// year under a key that speaks of one, last, where `any` will do, one that says when something was done to the entry.
pub(super) fn dated_pair(pairs: &[(String, Node)], any: bool) -> Option<usize> {
    let texts = || {
        pairs
            .iter()
            .enumerate()
            .filter_map(|(index, (key, value))| {
                let text = value.text().filter(|text| text.len() <= LONGEST)?;
                roles(key)
                    .is_empty()
                    .then_some((index, key.as_str(), text.trim()))
            })
    };
    let says = |key: &str, words: &[&str]| {
        let key = plain(key);
        words.iter().any(|word| key.contains(plain(word).as_ref()))
    };
    // `release_year` and `founded_in`, not `year_level` or `update_interval`.
    let is_of_year = |key: &str| {
        let last = last_word(key);
        OF_YEARS.iter().any(|word| *word == last)
    };
    let of_day = |kept: bool| {
        move |(_, key, text): &(usize, &str, &str)| {
            says(key, OF_BOOKKEEPING) == kept && is_day_or_month(text)
        }
    };
    let found = texts()
        .find(of_day(false))
        .or_else(|| {
            texts().find(|(_, key, text)| {
                let in_words = text.contains(|c: char| c.is_alphabetic() || c == '~');
                !says(key, OF_BOOKKEEPING)
                    && (in_words || (is_of_year(key) && has_year(text)))
                    && text.contains(|c: char| c.is_ascii_digit())
                    && reads(text, DateContext::default())
            })
        })
        .or_else(|| texts().find(of_day(true)).filter(|_| any));
    found.map(|(index, ..)| index)
}

/// The last word of a key that says something, in lower case.
fn last_word(key: &str) -> String {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in key.chars() {
        if matches!(c, '_' | '-' | ' ') || (c.is_uppercase() && before.is_lowercase()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    let says = |word: &String| {
        !word.is_empty() && !["in", "on", "at", "im", "am", "en"].contains(&word.as_str())
    };
    words.into_iter().rfind(says).unwrap_or_default()
}

/// Whether a text is a date as nobody writes anything else: a year of four digits with a month and a day, or with words.
/// `2020-17` may be an invoice, `1450-1520` pages.
fn is_day_or_month(text: &str) -> bool {
    let numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty());
    let in_words = text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let count = numbers.count();
    has_year(text) && (count > 2 || in_words) && count < 10 && reads(text, DateContext::default())
}

/// Whether four digits stand alone in a text.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4)
}

/// Whether a mapping says when something was, by a key that says so.
pub(super) fn is_dated(pairs: &[(String, Node)], names: &Names) -> bool {
    pairs.iter().any(|(key, value)| {
        if names.is_any(key, &[Role::Date, Role::Start, Role::End]) {
            return !matches!(value, Node::Null);
        }
        let of_key = roles(key);
        let ranks = [Role::Date, Role::Start, Role::Label].map(|role| rank_in(of_key, role));
        match ranks.into_iter().flatten().min() {
            None => false,
            // The documented keys count whatever they say: a date that can't be read is told.
            Some(0) => !matches!(value, Node::Null | Node::List(_)),
            Some(_) => may_be_date(value),
        }
    })
}

/// Whether a value says when something ended, as far as one can tell from it alone: also "present".
pub(super) fn may_be_end(value: &Node) -> bool {
    let ends = |text: &str| {
        text.len() <= LONGEST
            && Date::parse(&format!("2000 – {}", text.trim()), DateContext::default()).is_ok()
    };
    may_be_date(value) || value.text().is_some_and(ends)
}

/// Whether a value under another key for dates is one.
pub(super) fn may_be_date(value: &Node) -> bool {
    match value {
        Node::Scalar(text) => {
            text.contains(|c: char| c.is_ascii_digit()) || reads(text, DateContext::default())
        }
        Node::Map(pairs) => pairs.iter().any(|(key, value)| {
            let is_date = [Role::Date, Role::Start, Role::End]
                .iter()
                .any(|role| rank(key, *role).is_some());
            is_date && value.text().is_some_and(|text| !text.trim().is_empty())
        }),
        Node::Null | Node::List(_) => false,
    }
}
