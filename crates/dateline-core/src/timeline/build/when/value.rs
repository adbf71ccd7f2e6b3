//! The date in one value: a text, `{year, month, day}`, `{from, to}`, `{value, precision}`.

use super::precision::{Limit, Modifier, limit_of};
use super::written::{Written, is_empty_value};
use crate::date::{DateContext, MONTHS, ShortEnd};
use crate::timeline::Node;
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::datelike::{self, has_year};
use crate::timeline::field::datelike::{is_next_year, is_year_key};
use crate::timeline::field::{Role, plain, rank};

/// Keys for seconds or milliseconds since 1970.
const STAMPS: &[&str] = &["timestamp", "ts", "epoch", "unix", "unixtime", "createdutc"];
/// Keys of a date within a mapping, in addition to those of events.
const VALUES: &[&str] = &["value", "iso", "sort", "exact"];

/// The range in a mapping, or a single date in `start`.
pub(super) struct Range {
    pub start: Option<Written>,
    pub end: Option<Written>,
    /// Whether the mapping has nothing else.
    pub whole: bool,
}

/// The range in `{from: …, to: …}`.
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
        limited = limited.max(limit(pairs, side));
    }
    used += limited;
    Some(Range {
        start,
        end,
        whole: used == count_filled(pairs),
    })
}

/// The date in a mapping.
pub(super) fn of_map(pairs: &[(String, Node)]) -> Option<Written> {
    if let Some(written) = all_of(pairs) {
        return Some(written);
    }
    if let Some(text) = datelike::in_parts(pairs) {
        let mut written = Written {
            text,
            ..Written::default()
        };
        let used = 1 + limit(pairs, &mut written);
        written.whole = used == count_filled(pairs);
        return Some(written);
    }
    let (mut written, mut used) = parts(pairs).or_else(|| {
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
        let written = Written {
            text: date.or_else(any)?,
            ..Written::default()
        };
        Some((written, 1))
    })?;
    used += limit(pairs, &mut written);
    written.whole = used == count_filled(pairs);
    Some(written)
}

/// The EDTF set `{1667,1668}`, which YAML reads as a mapping without values.
fn all_of(pairs: &[(String, Node)]) -> Option<Written> {
    let is_set = !pairs.is_empty() && pairs.iter().all(|(_, value)| matches!(value, Node::Null));
    let dates: Vec<&str> = pairs.iter().map(|(date, _)| date.trim()).collect();
    let text = format!("{{{}}}", dates.join(","));
    (is_set && datelike::reads(&text, DateContext::default())).then(|| Written {
        text,
        whole: true,
        ..Written::default()
    })
}

/// The text of a date, interpreted by its key: `year: 476` is the year 476, `timestamp: 1557360000`
/// a second of 2019.
pub(super) fn of_key(key: &str, text: &str) -> String {
    let key = plain(key);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if STAMPS.contains(&key.as_ref()) && is_number(text) {
        return seconds(text).unwrap_or_else(|| text.to_owned());
    }
    if is_year_key(&key) {
        return datelike::of_year(text).into_owned();
    }
    text.to_owned()
}

/// The two numbers of a day and month without a year: `7/1`.
pub(super) fn day_and_month(text: &str) -> Option<(u32, u32)> {
    let text = text.trim().trim_end_matches('.');
    if text.len() > 5 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (first, second) = text.split_once(['/', '.', '-'])?;
    let number = |text: &str| {
        let is_short = (1..=2).contains(&text.len());
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        let number: u32 = text.parse().ok().filter(|_| is_short && is_number)?;
        (1..=31).contains(&number).then_some(number)
    };
    Some((number(first)?, number(second)?))
}

/// How `2024-25` is read under a key: as two years if the key means years or the whole list is of
/// this kind, and in both ways under a key for a single year.
pub(super) fn short_end(key: &str, text: &str, is_season: bool) -> ShortEnd {
    let is_next = is_next_year(text);
    let key = plain(key);
    if is_season && is_next || key == "years" && is_short_range(text) {
        ShortEnd::Year
    } else if is_next && is_year_key(&key) {
        ShortEnd::Either
    } else {
        ShortEnd::Edtf
    }
}

/// Whether a text under `years:` is two years, the second without its century: `1910-12`.
fn is_short_range(text: &str) -> bool {
    let is_number =
        |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(start, end)| {
        is_number(start, 4) && is_number(end, 2) && start.get(2..) < Some(end)
    })
}

/// Unix time in seconds, or in milliseconds if it has three more digits, as a date and time of day
/// in UTC.
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

/// The day before a day in ISO 8601; `None` if the text is not one.
pub(super) fn day_before(text: &str) -> Option<String> {
    let day = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    Some(day.pred_opt()?.format("%Y-%m-%d").to_string())
}

/// The best pair for a role, with its text.
fn best(pairs: &[(String, Node)], role: Role) -> Option<(usize, &str)> {
    pairs
        .iter()
        .enumerate()
        .filter_map(|(index, (key, value))| Some((rank(key, role)?, index, value.text()?.trim())))
        .filter(|(_, _, text)| !text.is_empty())
        .min_by_key(|(rank, ..)| *rank)
        .map(|(_, index, text)| (index, text))
}

/// Number of non-empty pairs.
fn count_filled(pairs: &[(String, Node)]) -> usize {
    pairs
        .iter()
        .filter(|(_, value)| !is_empty_value(value))
        .count()
}

/// Applies a precision, qualifier or era within the mapping to a date; returns the number of pairs
/// used.
fn limit(pairs: &[(String, Node)], date: &mut Written) -> usize {
    let mut used = 0;
    if let Some((_, precision)) = best(pairs, Role::Precision)
        && let Some(limit) = Limit::of_precision(precision)
    {
        date.limits.push(limit);
        used += 1;
    }
    let says = |(key, value): &(String, Node)| limit_of(key, value.text()?);
    // `circa: true` and `era: BCE` may both be there.
    let modifiers: Vec<Modifier> = pairs.iter().filter_map(says).collect();
    used += modifiers.len();
    for modifier in modifiers {
        date.take(modifier);
    }
    used
}

/// The date of `{year, month, day, hour, …}`, and the number of pairs that it consists of.
fn parts(pairs: &[(String, Node)]) -> Option<(Written, usize)> {
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
    let used = 1 + usize::from(month.is_some()) + usize::from(day.is_some()) + clock.len();
    let mut written = Written {
        is_year: true,
        ..Written::default()
    };
    written.set_parts(&of_key("year", year), month, day);
    if !clock.is_empty() {
        let parts: Vec<_> = clock.iter().map(|part| format!("{part:0>2}")).collect();
        let minutes = if parts.len() == 1 { ":00" } else { "" };
        written.clock = Some(format!("{}{minutes}", parts.join(":")));
    }
    Some((written, used))
}

impl Written {
    /// Sets the date to a year, and a month and day in it.
    pub(super) fn set_parts(&mut self, year: &str, month: Option<&str>, day: Option<&str>) {
        self.text = join(year, month, day);
        let rest = [month, day].into_iter().flatten();
        self.parts = Some(rest.fold(DateText::one(year), DateText::with));
    }
}

/// A date of year, month and day as shown: `2025-05-09` if they are numbers, `9 May 2025` if they
/// are words.
fn join(year: &str, month: Option<&str>, day: Option<&str>) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // `44 BC` with a month in digits.
    let name = |month: &str| {
        let number = month.parse::<usize>().ok()?.checked_sub(1)?;
        MONTHS.get(number).copied()
    };
    let (sign, digits) = match year.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", year),
    };
    let year_is_number = is_number(digits) && digits.len() <= 4;
    match (month, day) {
        (None, _) if year_is_number => format!("{sign}{digits:0>4}"),
        (None, _) => year.to_owned(),
        // A number from 21 on would be read as a season, and a greater one as the end of a range.
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
        (Some(month), None) => format!("{} {year}", name(month).unwrap_or(month)),
        (Some(month), Some(day)) => format!("{day} {} {year}", name(month).unwrap_or(month)),
    }
}
