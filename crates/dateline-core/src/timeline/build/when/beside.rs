//! What other keys of an event add to a date: month and day, time of day, precision.

use super::precision::{APPROXIMATE, Limit, is_qualifier, limit_of};
use super::value;
use super::written::{Written, is_empty_value};
use crate::date::{Date, DateContext, MONTHS, Precision};
use crate::timeline::Node;
use crate::timeline::discover::fields::Fields;
use crate::timeline::field::clock::{is_clock, is_digits, with_colon};
use crate::timeline::field::date_text::DateText;
use crate::timeline::field::datelike::is_year_key;
use crate::timeline::field::{Role, plain, rank};

/// Adds the month and day that accompany a year: `month` beside `year`, `end_month` beside
/// `end_year`.
pub(super) fn complete(fields: &mut Fields, at: usize, written: &mut Written) {
    let Some(key) = fields.key(at).map(|key| plain(key).into_owned()) else {
        return;
    };
    let beside = |fields: &Fields, role: Role, name: &str| {
        let wanted = key.replace("year", name);
        let pairs = fields.pairs.iter().enumerate();
        let named = pairs
            .filter(|(at, (key, value))| {
                key.len() < 40
                    && plain(key) == wanted
                    && !fields.is_used(*at)
                    && !is_empty_value(value)
            })
            .map(|(at, _)| at)
            .next();
        let of_role = || Some(fields.best(role, |value| !is_empty_value(value))?.0);
        let at = if key.contains("year") && key != "year" {
            named
        } else {
            of_role()
        };
        let at = at?;
        Some((at, fields.text(at)?.trim().to_owned()))
    };
    if !is_year_key(&key) {
        return;
    }
    if let Some((week_at, week)) = week_of(fields) {
        written.text = format!("{}-W{week:02}", written.text);
        written.is_year = false;
        fields.take(week_at);
        return;
    }
    let month = beside(fields, Role::Month, "month");
    let day = month
        .as_ref()
        .and_then(|_| beside(fields, Role::Day, "day").or_else(|| german_day(fields)));
    if let Some((month_at, month)) = month {
        let year = std::mem::take(&mut written.text);
        let day_text = day.as_ref().map(|(_, day)| day.as_str());
        written.set_parts(&year, Some(&month), day_text);
        fields.take(month_at);
        if let Some((day_at, _)) = day {
            fields.take(day_at);
        }
    }
}

/// The ISO week beside a year, and its pair.
fn week_of(fields: &Fields) -> Option<(usize, u8)> {
    let at = fields.week()?;
    Some((at, fields.text(at)?.trim().parse().ok()?))
}

/// The pair of an event with a finer date in the year that the pair at `year_at` gives, with or without it: `dates: August
/// 16-17` or `dates: 16-17 August 2004` beside `year: 2004`.
pub(super) fn finer(fields: &Fields, year_at: usize) -> Option<usize> {
    let is_of_year = |key: &str| is_year_key(&plain(key));
    if !is_of_year(fields.key(year_at)?) {
        return None;
    }
    // Few events have such a text, so only those are parsed.
    let fits = |key: &str, value: &Node| {
        let is_part = [Role::Month, Role::Day]
            .iter()
            .any(|role| rank(key, *role).is_some());
        let may_be = |text: &str| {
            text.contains(|c: char| c.is_ascii_digit())
                && !text.bytes().all(|byte| byte.is_ascii_digit())
                && !is_clock(text)
        };
        !is_part && !is_of_year(key) && value.text().is_some_and(|text| may_be(text.trim()))
    };
    let (at, _) = fields.best_of(Role::Date, fits)?;
    let text = fields.text(at)?.trim();
    let reads = |base| {
        let context = DateContext {
            base,
            ..DateContext::default()
        };
        Date::parse(text, context).is_ok()
    };
    if reads(None) {
        return is_in_year(fields, year_at, at).then_some(at);
    }
    let year = Date::parse(fields.text(year_at)?.trim(), of_years()).ok()?;
    (value::day_and_month(text).is_some() || reads(year.as_base())).then_some(at)
}

/// What years are read with, however few digits they have.
fn of_years() -> DateContext {
    DateContext {
        is_year: true,
        ..DateContext::default()
    }
}

/// Whether a pair is a year, and another a finer date in that year.
pub(super) fn is_in_year(fields: &Fields, year_at: usize, at: usize) -> bool {
    let text = |at| fields.text(at).map(str::trim);
    let (Some(key), Some(year), Some(date)) = (fields.key(year_at), text(year_at), text(at)) else {
        return false;
    };
    year.len() == 4
        && year != date
        && date.contains(year)
        && is_year_key(&plain(key))
        && Date::parse(date, DateContext::default()).is_ok()
}

/// `tag: 3` beside `jahr:` and `monat:`; elsewhere `tag` is one of the tags.
fn german_day(fields: &Fields) -> Option<(usize, String)> {
    let pairs = fields.pairs.iter().enumerate();
    pairs
        .filter(|(at, (key, _))| key.eq_ignore_ascii_case("tag") && !fields.is_used(*at))
        .find_map(|(at, (_, value))| {
            let text = value.text()?.trim().trim_end_matches('.');
            is_digits(text, 1..=2).then(|| (at, text.to_owned()))
        })
}

/// Combines a day with its month, if the year is that of the block around; the year is added when
/// they are parsed.
pub(super) fn without_year(fields: &mut Fields, at: usize, written: &mut Written) {
    let is_part = |role| fields.key(at).is_some_and(|key| rank(key, role).is_some());
    // A mapping is a date by itself, and keeps its other keys.
    let is_text = fields.text(at).is_some();
    if !is_text || !is_part(Role::Month) && !is_part(Role::Day) {
        return;
    }
    let of = |fields: &Fields, role| {
        let is_this = |key: &str| fields.key(at) == Some(key) && rank(key, role).is_some();
        if is_this(fields.key(at)?) {
            return Some((at, written.text.clone()));
        }
        let (at, _) = fields.best(role, |value| !is_empty_value(value))?;
        Some((at, fields.text(at)?.trim().to_owned()))
    };
    let Some((month_at, month)) = of(fields, Role::Month) else {
        return;
    };
    if let Some((day_at, day)) = of(fields, Role::Day) {
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        written.text = if is_number(&month) && is_number(&day) {
            format!("{month:0>2}-{day:0>2}")
        } else {
            format!("{day} {month}")
        };
        written.parts = Some(DateText::one(month).with(day));
        fields.take(month_at);
        fields.take(day_at);
    } else {
        let number = month.parse().ok();
        let name = number.and_then(|month: usize| MONTHS.get(month.checked_sub(1)?));
        (*name.unwrap_or(&month.as_str())).clone_into(&mut written.text);
        written.parts = Some(DateText::one(month));
    }
}

/// Limits dates to the precision in `precision:`, marks them as approximate or uncertain if a key
/// says so, and applies `era:` to their years.
pub(super) fn limit<'w>(fields: &mut Fields, dates: impl Iterator<Item = &'w mut Written>) {
    let precision = fields
        .best(Role::Precision, |value| value.text().is_some())
        .and_then(|(at, _)| Some((at, fields.text(at)?.to_owned())));
    let pairs = fields.pairs.iter().enumerate();
    let reported: Vec<(usize, String, String)> = pairs
        .filter(|(at, (key, _))| !fields.is_used(*at) && is_qualifier(key))
        .filter_map(|(at, (key, value))| Some((at, key.clone(), value.text()?.to_owned())))
        .collect();
    let mut used = Vec::new();
    for date in dates {
        if let Some((at, precision)) = &precision
            && let Some(limit) = Limit::of_precision(precision)
        {
            date.limits.push(limit);
            used.push(*at);
        }
        for (at, key, value) in &reported {
            if let Some(modifier) = limit_of(key, value) {
                date.take(modifier);
                used.push(*at);
            }
        }
    }
    for at in used {
        fields.take(at);
    }
}

/// Normalized keys for times of day that have no role.
const TIMES: &[&str] = &[
    "eventtime", "hora", "zeit", "uhrzeit", "heure", "ora", "orario", "čas", "cas", "tijd",
    "klokkeslett", "godzina", "время", "時刻", "时刻", "timeofday", "clock", "clocktime", "hour",
    "localtime", "begintime", "timestart", "showtime", "doors", "horadeinicio", "horainicio",
    "startzeit", "beginnzeit", "heuredebut", "orainizio", "at", "kl", "utctime", "kickoff",
    "anstoß", "anstoss", "anpfiff", "aftrap", "tid", "klokka", "klokken", "godz", "saat", "час",
    "ώρα", "시간", "开始时间", "開始時間",
];
/// Normalized keys for the time of day at which something ended.
const END_TIMES: &[&str] = &[
    "timeend", "timeto", "horadefin", "horafin", "endzeit", "heurefin", "orafine", "finishtime",
    "closingtime", "eindtijd",
];

/// Adds the time of day that accompanies a day (`date: 27.08.2025`, `time: 21:30`), as the start or
/// the end of a range.
pub(super) fn add_clock(fields: &mut Fields, written: &mut Written, side: Role) {
    let (roles, keys): (&[Role], _) = match side {
        Role::End => (&[Role::End], END_TIMES),
        _ => (&[Role::Date, Role::Start], TIMES),
    };
    let Some(at) = clock_beside(fields, roles, keys) else {
        return;
    };
    if !is_day(&written.text) {
        return;
    }
    if let Some(text) = fields.text(at) {
        written.clock = Some(with_colon(text).unwrap_or_else(|| text.trim().to_owned()));
        written.beside.push(at);
        fields.take(at);
    }
}

/// Adds the time of day at which an event of one day ended (`end_time: 23:00`).
pub(super) fn add_clock_end(fields: &mut Fields, written: &mut Written) {
    if written.clock.is_none() {
        return;
    }
    if let Some(at) = clock_beside(fields, &[Role::End], END_TIMES)
        && let Some(text) = fields.text(at)
    {
        written.clock_end = Some(with_colon(text).unwrap_or_else(|| text.trim().to_owned()));
        written.beside.push(at);
        fields.take(at);
    }
}

/// The pair with a time of day, by the roles of its key or by its name.
fn clock_beside(fields: &Fields, roles: &[Role], keys: &[&str]) -> Option<usize> {
    // `7.10` under another key is a day of a month.
    let says_time = |key: &str| {
        let key = plain(key);
        key == "time" || key.ends_with("time") || keys.contains(&key.as_ref())
    };
    let is_time = |key: &str, value: &Node| {
        let text = value.text();
        text.is_some_and(|text| is_clock(text) || says_time(key) && with_colon(text).is_some())
    };
    let of_role = roles.iter().find_map(|role| fields.best_of(*role, is_time));
    let named = || {
        let mut pairs = fields.unknown();
        pairs.find(|(_, key, value)| {
            may_be_clock(value) && keys.contains(&plain(key).as_ref()) && is_time(key, value)
        })
    };
    of_role
        .map(|(at, _)| at)
        .or_else(|| named().map(|(at, ..)| at))
}

fn may_be_clock(value: &Node) -> bool {
    let starts = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    value
        .text()
        .is_some_and(|text| text.len() < 40 && starts(text))
}

/// Whether a text is a single day, in any form.
fn is_day(text: &str) -> bool {
    Date::parse(text, DateContext::default()).is_ok_and(|date| date.precision() == Precision::Day)
}

/// Records the year that accompanies a date without one (`year: 2015`, `date: 13 January`).
pub(super) fn with_year(fields: &mut Fields, at: usize, written: &mut Written) {
    // Several dates have their own years.
    if written.is_year || !written.all.is_empty() {
        return;
    }
    let pairs = fields.pairs.iter().enumerate();
    let year = pairs
        .filter(|(of, (key, _))| *of != at && !fields.is_used(*of) && is_year_key(&plain(key)))
        .find_map(|(of, (key, value))| {
            let year = value.text()?.trim();
            let is_alone = rank(key, Role::Date).is_some();
            (is_alone && Date::parse(year, of_years()).is_ok()).then(|| (of, year.to_owned()))
        });
    let Some((of, year)) = year else {
        return;
    };
    // Few events have such a key, so their dates are parsed only here.
    if Date::parse(&written.text, DateContext::default()).is_err() {
        written.year = Some(year);
        written.beside.push(of);
        fields.take(of);
    }
}

/// Marks a day as uncertain if a range beside it gives the time within which it is (`date_range:
/// {start: …, end: …}`).
pub(super) fn in_range(fields: &Fields, written: &mut Written) {
    let is_range = |value: &Node| {
        let has = |role| {
            value
                .pairs()
                .iter()
                .any(|(key, _)| rank(key, role).is_some())
        };
        has(Role::Start) && has(Role::End)
    };
    if fields.best(Role::Date, is_range).is_some() && is_day(&written.text) {
        written.limits.push(APPROXIMATE);
    }
}
