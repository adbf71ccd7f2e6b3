//! Recognizing dates under keys whose name does not say that they are dates.

use std::borrow::Cow;

use crate::date::{BaseDate, Date, DateContext, Language};
use crate::limits;
use crate::timeline::Node;
use crate::timeline::field::names::Names;
use crate::timeline::field::{Role, is_soft, plain, rank, rank_in, roles};

/// Words of keys under which a number may be a year; under other keys a number is a number.
const OF_YEARS: &[&str] = &[
    "year", "date", "jahr", "annee", "año", "anno", "rok", "founded", "established", "released",
    "release", "published", "born", "built", "created", "opened", "completed", "made", "painted",
    "composed", "written", "elected", "awarded", "debut", "premiere", "invented", "discovered",
    "launched", "joined",
];

/// Words of keys that say when the entry was edited, not when it happened.
const OF_BOOKKEEPING: &[&str] = &[
    "updated", "modified", "lastmod", "created at", "added", "accessed", "retrieved", "checked",
    "edited", "reviewed", "metadata", "acquired", "acquisition", "accession", "accessioned",
    "imported", "indexed", "fetched", "crawled", "synced",
];

/// Whether a text can be read as a date, in any supported form.
pub(in crate::timeline) fn reads(text: &str, context: DateContext) -> bool {
    text.len() <= limits::LONGEST_UNNAMED_DATE && Date::parse(text.trim(), context).is_ok()
}

/// The pair of an event whose value reads as a date, if no key says that it is one: first a day or
/// month, then a year under a key that mentions one; last, if `any` is set, the date of an edit.
pub(in crate::timeline) fn dated_pair(pairs: &[(String, Node)], any: bool) -> Option<usize> {
    let texts = || {
        pairs
            .iter()
            .enumerate()
            .filter_map(|(index, (key, value))| {
                let text = value
                    .text()
                    .filter(|text| text.len() <= limits::LONGEST_UNNAMED_DATE && !is_path(text))?;
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
    let is_of_year = |key: &str| last_of(&words(key)).is_some_and(|last| OF_YEARS.contains(&last));
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
        .map(|(index, ..)| index);
    let of_map = || {
        let is_date = |(key, value): &(String, Node)| {
            roles(key).is_empty() && !says(key, OF_BOOKKEEPING) && is_year_map(value)
        };
        pairs.iter().position(is_date)
    };
    let of_edit = || texts().find(of_day(true)).filter(|_| any);
    found
        .or_else(of_map)
        .or_else(|| of_edit().map(|(index, ..)| index))
}

/// Whether a text is a link, a path or the name of a file. Lists have many, and trying each as a date takes long.
fn is_path(text: &str) -> bool {
    let is_file = || {
        let (name, ending) = text.rsplit_once('.').unwrap_or_default();
        name.contains(char::is_alphabetic)
            && (2..=5).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    !text.contains(' ') && (text.contains("://") || text.starts_with(['/', '#']) || is_file())
}

/// Whether a value is a mapping with a year: `{year: 1804, month: 5}`.
fn is_year_map(value: &Node) -> bool {
    let is_year = |(key, value): &(String, Node)| {
        let is_number = |text: &str| text.trim().parse::<i32>().is_ok();
        is_year_key(&plain(key)) && value.text().is_some_and(is_number)
    };
    value.pairs().iter().any(is_year) || in_parts(value.pairs()).is_some()
}

/// The date of `{date-parts: [[2019, 5, 3]]}`, in which CSL and Crossref write dates; a second list is the end of a range.
pub(in crate::timeline) fn in_parts(pairs: &[(String, Node)]) -> Option<String> {
    let (_, value) = pairs.iter().find(|(key, _)| plain(key) == "dateparts")?;
    let date = |node: &Node| {
        let Node::List(numbers) = node else {
            return None;
        };
        let parts = numbers.iter().zip([4, 2, 2]).map(|(number, width)| {
            let number = number.text()?.trim();
            let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            (is_number && number.len() <= width).then(|| format!("{number:0>width$}"))
        });
        let parts: Vec<String> = parts.collect::<Option<_>>()?;
        (!parts.is_empty()).then(|| parts.join("-"))
    };
    let Node::List(dates) = value else {
        return None;
    };
    match dates.as_slice() {
        [only] => date(only),
        [start, end] => Some(format!("{}/{}", date(start)?, date(end)?)),
        _ => None,
    }
}

/// Whether a key names what happened on the day that is its value: `1.0.0: 2014-03-14`, not `updated: 2024-01-02`.
pub(in crate::timeline) fn is_named_day(key: &str, value: &Node) -> bool {
    let is_date = |role| rank(key, role).is_some();
    let of_edit = || {
        let key = plain(key);
        let mut all = OF_BOOKKEEPING.iter();
        all.any(|word| key.contains(plain(word).as_ref()))
    };
    // `Battle of Hastings: 1066`
    let is_of_name = |text: &str| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        key.trim().contains(' ') && digits > 2 && digits < 9 && reads(text, DateContext::default())
    };
    let is_day = |text: &str| {
        text.len() <= limits::LONGEST_UNNAMED_DATE && (is_day_or_month(text) || is_of_name(text))
    };
    ![Role::Date, Role::Start, Role::End, Role::Label]
        .into_iter()
        .any(is_date)
        && value.text().is_some_and(|text| is_day(text.trim()))
        && Language::of_tag(key).is_none()
        && !of_edit()
}

/// Whether a key says when something was first written down: `created_at`, not `updated`.
pub(in crate::timeline) fn says_recorded(key: &str) -> bool {
    let key = plain(key);
    ["created", "added", "posted", "published"]
        .iter()
        .any(|word| key.contains(word))
}

/// How a key whose name does not mean a date has dates as values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::timeline) enum Datelike {
    /// The values are days or months.
    Day,
    /// The values are dates in words, or years under a key that mentions one.
    Words,
    /// The values are days, and the key says that the entry was edited then.
    Kept,
}

/// Classifies the values of a key in all events of a list; `None` unless most of them are dates.
pub(in crate::timeline) fn of_column<'n, I: Iterator<Item = &'n Node>>(
    key: &str,
    values: impl Fn() -> I,
) -> Option<Datelike> {
    let texts = || values().filter_map(Node::text);
    let count = texts().count();
    let maps = values().filter(|value| is_year_map(value)).count();
    if count == 0 && maps.saturating_mul(2) > values().count() {
        return Some(Datelike::Day);
    }
    let is_most = |fits: &dyn Fn(&str) -> bool| {
        let fitting =
            texts().filter(|text| text.len() <= limits::LONGEST_UNNAMED_DATE && fits(text.trim()));
        count > 0 && fitting.count().saturating_mul(2) > count
    };
    let key_words = words(key);
    let is_kept = {
        let key = plain(key);
        let mut all = OF_BOOKKEEPING.iter();
        all.any(|word| key.contains(plain(word).as_ref()))
    };
    if is_most(&is_day_or_month) {
        return Some(if is_kept {
            Datelike::Kept
        } else {
            Datelike::Day
        });
    }
    if is_kept {
        return None;
    }
    let is_of_year = last_of(&key_words).is_some_and(|last| OF_YEARS.contains(&last));
    let in_words = |text: &str| {
        let in_words = text.contains(|c: char| c.is_alphabetic() || c == '~');
        (in_words || (is_of_year && has_year(text)))
            && text.contains(|c: char| c.is_ascii_digit())
            && reads(text, DateContext::default())
    };
    if is_most(&in_words) {
        return Some(Datelike::Words);
    }
    // `2026.08`, `2025` and "present": each alone may be a number, but all together they are dates.
    let all = texts()
        .all(|text| text.len() <= limits::LONGEST_UNNAMED_DATE && is_of_our_time(text.trim()));
    let any_month = texts().any(|text| is_month_of_year(text.trim()));
    (count > 1 && all && any_month).then_some(Datelike::Words)
}

/// Whether a text is a month of a year in digits: `2026.08`.
fn is_month_of_year(text: &str) -> bool {
    let (year, month) = text.split_at_checked(4).unwrap_or_default();
    let month = month
        .strip_prefix(['-', '.', '/'])
        .and_then(|month| month.parse().ok());
    is_recent_year(year) && month.is_some_and(|month: u32| (1..=12).contains(&month))
}

/// Whether a text is a year or month between 1500 and 2100, or means that something continues.
fn is_of_our_time(text: &str) -> bool {
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    is_recent_year(text) || is_month_of_year(text) || (!has_digit && reads_as_end(text))
}

fn is_recent_year(text: &str) -> bool {
    text.len() == 4
        && text
            .parse()
            .is_ok_and(|year: u32| (1500..2100).contains(&year))
}

/// Whether a text can be the end of an event: a date, a part of one, or "present". A small number
/// is not.
pub(in crate::timeline) fn reads_as_end(text: &str) -> bool {
    let text = text.trim();
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if text.is_empty() || text.len() > limits::LONGEST_UNNAMED_DATE || (is_number && text.len() < 3)
    {
        return false;
    }
    let start = Date::parse("2000-01-01", DateContext::default()).ok();
    let base = DateContext {
        base: start.as_ref().and_then(Date::as_base),
        ..DateContext::default()
    };
    let ends = || Date::parse(&format!("2000 – {text}"), DateContext::default()).is_ok();
    Date::parse(text, base).is_ok() || ends()
}

/// The words of a key in lower case: `releaseDate` and `release_date` are "release" and "date".
pub(in crate::timeline) fn words(key: &str) -> Vec<String> {
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
    words.retain(|word| !word.is_empty());
    words
}

/// The last word of a key that is not a preposition.
fn last_of(words: &[String]) -> Option<&str> {
    let says = |word: &&str| !["in", "on", "at", "im", "am", "en"].contains(word);
    words.iter().map(String::as_str).rfind(says)
}

/// Whether a text is unmistakably a date: a year of four digits with a month and a day, or with
/// words. `2020-17` may be an invoice, `1450-1520` pages.
pub(in crate::timeline) fn is_day_or_month(text: &str) -> bool {
    let numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty());
    let in_words = text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    let count = numbers.count();
    has_year(text) && (count > 2 || in_words) && count < 10 && reads(text, DateContext::default())
}

/// Whether a text has a number of exactly four digits.
pub(in crate::timeline) fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4)
}

/// Whether a mapping has a date, by a key for dates.
pub(in crate::timeline) fn is_dated(pairs: &[(String, Node)], names: &Names) -> bool {
    pairs.iter().any(|(key, value)| {
        if names.is_any(key, &[Role::Date, Role::Start, Role::End]) {
            return !matches!(value, Node::Null);
        }
        let of_key = roles(key);
        let ranks = [Role::Date, Role::Start, Role::Label].map(|role| rank_in(of_key, role));
        match ranks.into_iter().flatten().min() {
            None => false,
            // The documented keys count whatever their text: a date that cannot be read is
            // reported.
            Some(0) => match value {
                Node::Scalar(_) => true,
                Node::Map(pairs) => may_be_date(value) || has_digits(pairs),
                Node::Null | Node::List(_) => false,
            },
            Some(_) => may_be_date(value) && !is_count(key, value),
        }
    })
}

/// Whether a key or a text of a mapping has a digit, as in `{year: 2019}` and the EDTF set `{1667,1668}`.
fn has_digits(pairs: &[(String, Node)]) -> bool {
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let mut pairs = pairs.iter();
    pairs.any(|(key, value)| has_digit(key) || value.text().is_some_and(has_digit))
}

/// Whether a value is a small number under a key that may mean the beginning of anything: `from: 0`.
fn is_count(key: &str, value: &Node) -> bool {
    let is_small = |text: &str| {
        let text = text.trim();
        text.len() < 3 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    is_soft(key) && rank(key, Role::Date).is_none() && value.text().is_some_and(is_small)
}

/// Whether a value can be the end of an event, judged by itself: also "present".
pub(in crate::timeline) fn may_be_end(value: &Node) -> bool {
    let start = Date::parse("2000", DateContext::default());
    let start = start.ok().and_then(|start| start.as_base());
    let after = DateContext {
        base: start.map(BaseDate::as_start),
        ..DateContext::default()
    };
    let ends = |text: &str| reads(text, after);
    may_be_date(value) || value.text().is_some_and(ends)
}

/// Whether a value under a synonym for a date key can be a date.
pub(in crate::timeline) fn may_be_date(value: &Node) -> bool {
    match value {
        Node::Scalar(text) => {
            text.contains(|c: char| c.is_ascii_digit()) || reads(text, DateContext::default())
        }
        Node::Map(pairs) => {
            let is_date = |(key, value): &(String, Node)| {
                let mut roles = [Role::Date, Role::Start, Role::End].iter();
                roles.any(|role| rank(key, *role).is_some())
                    && value.text().is_some_and(|text| !text.trim().is_empty())
            };
            // `{en: May 2019, de: Mai 2019}`
            let is_language = |(key, _): &(String, Node)| Language::of_tag(key).is_some();
            let in_languages = || pairs.len() > 1 && pairs.iter().all(is_language);
            pairs.iter().any(is_date)
                || in_languages() && has_digits(pairs)
                || in_parts(pairs).is_some()
        }
        Node::Null | Node::List(_) => false,
    }
}

/// Words of keys whose value is a year, whatever its digits.
const YEARS: &[&str] = &[
    "year", "jahr", "année", "annee", "año", "anno", "rok", "år", "год", "年",
];

/// Whether a text is a year and the last two digits of the next: `2024-25`.
pub(in crate::timeline) fn is_next_year(text: &str) -> bool {
    let is_number =
        |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['-', '/', '–'])
        .is_some_and(|(start, end)| {
            let years = (
                start.get(2..).and_then(|year| year.parse().ok()),
                end.parse::<u32>().ok(),
            );
            let is_next = matches!(years, (Some(start), Some(end)) if next_of(start) == end);
            is_number(start, 4) && is_number(end, 2) && is_next
        })
}

/// Whether a key means that its value is a year.
pub(in crate::timeline) fn is_year_key(key: &str) -> bool {
    // Called for the key of every date: each word has one of these letters, or one beyond ASCII.
    let may_be = |byte: u8| matches!(byte, b'y' | b'j' | b'k' | b'n') || !byte.is_ascii();
    key.bytes().any(may_be) && YEARS.iter().any(|word| key.contains(word))
}

/// The text of a year as a date: `476.0` is the year 476, and `30308` no month of the year 303.
pub(in crate::timeline) fn of_year(text: &str) -> Cow<'_, str> {
    let year = text.strip_suffix(".0").unwrap_or(text);
    let is_number = year.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && year.len() == 5 && !year.starts_with('0') {
        Cow::Owned(format!("Y{year}"))
    } else {
        Cow::Borrowed(year)
    }
}

/// The day of a date-time at midnight UTC (`2019-05-03T00:00:00.000Z`), else the text itself.
pub(in crate::timeline) fn day_of_midnight(text: &str) -> &str {
    const MIDNIGHT: &[&str] = &["00:00:00", "00:00"];
    const ZONES: &[&str] = &["", "Z", "+00:00", "+0000", "+00", " UTC"];
    let is_midnight = |clock: &str| {
        MIDNIGHT.iter().any(|midnight| {
            clock.strip_prefix(midnight).is_some_and(|rest| {
                let zone = match rest.strip_prefix('.') {
                    Some(fraction) => fraction.trim_start_matches('0'),
                    None => rest,
                };
                ZONES.contains(&zone)
            })
        })
    };
    // Most texts are days without a time.
    match text.split_once(['T', ' ']) {
        Some((day, clock)) if is_midnight(clock) => {
            let unsigned = day.trim_start_matches(['-', '+']);
            let is_day = chrono::NaiveDate::parse_from_str(unsigned, "%Y-%m-%d").is_ok();
            if is_day { day } else { text }
        }
        _ => text,
    }
}

fn next_of(year: u32) -> u32 {
    (year + 1) % 100
}

/// Texts that mean that there is no date, in contrast to a date that cannot be parsed.
const NO_DATE: &[&str] = &[
    "unknown", "undated", "no date", "n.d.", "n. d.", "nd", "none", "?", "??", "???", "-", "tba",
    "tbd", "n/a", "unbekannt", "undatiert", "inconnu", "inconnue", "onbekend", "desconocido",
    "desconocida", "неизвестно", "不明", "未詳", "不詳",
];

/// Whether a text means that there is no date.
pub(in crate::timeline) fn is_no_date(text: &str) -> bool {
    NO_DATE
        .iter()
        .any(|word| word.len() == text.len() && word.to_lowercase() == text.to_lowercase())
}
