//! The date in one value: a text, `{year, month, day}`, `{from, to}`, `{value, precision}`.

use super::super::Node;
use super::super::datelike::{self, has_year};
use super::super::field::{Role, plain, rank};
use super::precision::{as_precise, in_era, qualified};
use super::{Written, is_nothing};
use crate::date::DateContext;

/// Words of keys that say that their value is a year, whatever its digits.
const YEARS: &[&str] = &[
    "year", "jahr", "année", "annee", "año", "anno", "rok", "år", "год", "年",
];
/// Keys of seconds or milliseconds since 1970.
const STAMPS: &[&str] = &["timestamp", "ts", "epoch", "unix", "unixtime", "createdutc"];
/// Keys of a mapping that hold a date beside those that events have.
const VALUES: &[&str] = &["value", "iso", "sort", "exact"];

/// A range that a mapping says, or one date of it under `start`.
pub(super) struct Range {
    pub start: Option<Written>,
    pub end: Option<Written>,
    /// Whether that is all that it says.
    pub whole: bool,
}

/// The range that `{from: …, to: …}` says.
pub(super) fn range(pairs: &[(String, Node)], at: usize) -> Option<Range> {
    if pairs
        .iter()
        .any(|(key, _)| key.eq_ignore_ascii_case("year"))
    {
        return None;
    }
    let side = |role| {
        best(pairs, role).map(|(index, text)| Written {
            text: text.to_owned(),
            at: vec![at, index],
            whole: true,
            ..Written::default()
        })
    };
    let (mut start, mut end) = (side(Role::Start), side(Role::End));
    let mut used = usize::from(start.is_some()) + usize::from(end.is_some());
    if used == 0 {
        return None;
    }
    let mut limited = 0;
    for side in start.iter_mut().chain(end.iter_mut()) {
        limited = limited.max(limit(pairs, &mut side.text));
    }
    used += limited;
    Some(Range {
        start,
        end,
        whole: used == said(pairs),
    })
}

/// The text of the date that a mapping says, and whether that is all that it says.
pub(super) fn of_map(pairs: &[(String, Node)]) -> Option<(String, bool)> {
    let (mut text, mut used) = parts(pairs).or_else(|| {
        let value = |(key, value): &(String, Node)| {
            let text = value.text()?.trim();
            (!text.is_empty() && VALUES.contains(&plain(key).as_ref())).then(|| text.to_owned())
        };
        let date = best(pairs, Role::Date).map(|(_, text)| text.to_owned());
        let any = || {
            let mut texts = pairs.iter().filter_map(|(_, value)| value.text());
            let date =
                texts.find(|text| has_year(text) && datelike::reads(text, DateContext::default()));
            date.map(|text| text.trim().to_owned())
        };
        let date = date.or_else(|| pairs.iter().find_map(value));
        Some((date.or_else(any)?, 1))
    })?;
    used += limit(pairs, &mut text);
    Some((text, used == said(pairs)))
}

/// The text of a date under a key that says more of it than its digits do: `year: 476` is the year 476, `timestamp: 1557360000`
/// a second of 2019.
pub(super) fn of_key(key: &str, text: &str) -> String {
    let key = plain(key);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if STAMPS.contains(&key.as_ref()) && is_number(text) {
        return seconds(text).unwrap_or_else(|| text.to_owned());
    }
    if key == "years" && is_short_range(text) {
        let (start, end) = text.split_once('-').unwrap_or((text, ""));
        let century = start.get(..2).unwrap_or_default();
        return format!("{start}/{century}{end}");
    }
    if is_year(&key) {
        return text.strip_suffix(".0").unwrap_or(text).to_owned();
    }
    text.to_owned()
}

/// Whether a key says that its value is a year.
pub(super) fn is_year(key: &str) -> bool {
    // Of the key of every date this is asked: each word has one of these letters, or one beyond ASCII.
    let may_be = |byte: u8| matches!(byte, b'y' | b'j' | b'k' | b'n') || !byte.is_ascii();
    key.bytes().any(may_be) && YEARS.iter().any(|word| key.contains(word))
}

/// Whether a text under `years:` is two years, the second without its century: `1910-12`.
fn is_short_range(text: &str) -> bool {
    let is_number =
        |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(start, end)| {
        is_number(start, 4) && is_number(end, 2) && start.get(2..) < Some(end)
    })
}

/// Unix time in seconds, or in milliseconds where it has three digits more, as a date and a time of day in UTC.
fn seconds(text: &str) -> Option<String> {
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let at = chrono::DateTime::from_timestamp(seconds, 0)?;
    Some(at.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// The best pair of a role, and its text.
fn best(pairs: &[(String, Node)], role: Role) -> Option<(usize, &str)> {
    pairs
        .iter()
        .enumerate()
        .filter_map(|(index, (key, value))| Some((rank(key, role)?, index, value.text()?.trim())))
        .filter(|(_, _, text)| !text.is_empty())
        .min_by_key(|(rank, ..)| *rank)
        .map(|(_, index, text)| (index, text))
}

/// How many pairs say anything.
fn said(pairs: &[(String, Node)]) -> usize {
    pairs.iter().filter(|(_, value)| !is_nothing(value)).count()
}

/// Takes of a date what a precision beside it says, and marks it as approximate or uncertain; says how many pairs that took.
fn limit(pairs: &[(String, Node)], text: &mut String) -> usize {
    let mut used = 0;
    if let Some((_, precision)) = best(pairs, Role::Precision)
        && let Some(limited) = as_precise(text, precision)
    {
        *text = limited;
        used += 1;
    }
    let marked = pairs.iter().find_map(|(key, value)| {
        let value = value.text()?;
        qualified(text, key, value).or_else(|| in_era(text, key, value))
    });
    if let Some(marked) = marked {
        *text = marked;
        used += 1;
    }
    used
}

/// The date of `{year, month, day, hour, …}`, and of how many pairs it is made.
fn parts(pairs: &[(String, Node)]) -> Option<(String, usize)> {
    let part = |name: &str| {
        let (_, value) = pairs
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        value.text().map(str::trim).filter(|text| !text.is_empty())
    };
    let (year, month) = (part("year")?, part("month"));
    let day = part("day").filter(|_| month.is_some());
    let clock = [
        part("hour").filter(|_| day.is_some()),
        part("minute"),
        part("second"),
    ];
    let clock: Vec<_> = clock.into_iter().map_while(|part| part).collect();
    let mut text = join(&of_key("year", year), month, day);
    let used = 1 + usize::from(month.is_some()) + usize::from(day.is_some()) + clock.len();
    if !clock.is_empty() {
        let parts = clock.into_iter().chain(["00", "00"]).take(3);
        let parts: Vec<_> = parts.map(|part| format!("{part:0>2}")).collect();
        text = format!("{text}T{}", parts.join(":"));
    }
    Some((text, used))
}

/// A date of year, month and day: `2025-05-09` where they are numbers, `9 May 2025` where they are words.
pub(super) fn join(year: &str, month: Option<&str>, day: Option<&str>) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (sign, digits) = match year.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", year),
    };
    let year_is_number = is_number(digits) && digits.len() <= 4;
    match (month, day) {
        (None, _) if year_is_number => format!("{sign}{digits:0>4}"),
        (None, _) => year.to_owned(),
        // A number from 21 on would be a season there, and a greater one the end of a range.
        (Some(month), None) if year_is_number && is_number(month) => {
            let is_month = month
                .parse()
                .is_ok_and(|month: u32| (1..=12).contains(&month));
            let day = if is_month { "" } else { "-01" };
            format!("{sign}{digits:0>4}-{month:0>2}{day}")
        }
        (Some(month), Some(day)) if year_is_number && is_number(month) && is_number(day) => {
            format!("{sign}{digits:0>4}-{month:0>2}-{day:0>2}")
        }
        (Some(month), None) => format!("{month} {year}"),
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
    }
}
