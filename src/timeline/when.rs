//! When an event happened, put together from its keys.

mod reader;

use super::field::{Rank, Role, rank, roles};
use super::fields::Fields;
use super::item::Item;
use super::{Diagnostic, Node, When};
use crate::date::Reading;
use reader::Reader;
pub(super) use reader::is_no_date;

/// A date as it is written, and where: the index of its pair, and of the pair within that, where it is a mapping.
#[derive(Debug, Clone)]
struct Written {
    text: String,
    at: Vec<usize>,
    /// Whether it says all that its pair does.
    whole: bool,
}

/// What the keys say of the date.
enum Found {
    Nothing,
    One(Written),
    /// From the first to the second, either of which may be missing.
    Range(Option<Written>, Option<Written>),
    /// A value that is neither text nor a mapping of dates.
    Wrong(usize),
}

/// Reads when the event of these fields happened; takes the pairs that it used.
pub(super) fn when(
    item: &Item<'_>,
    fields: &mut Fields,
    reading: Reading,
    problems: &mut Vec<Diagnostic>,
) -> When {
    let mut reader = Reader {
        item,
        reading,
        problems,
    };
    match found(fields) {
        Found::Nothing => match item
            .context
            .as_ref()
            .and_then(|context| context.date.clone())
        {
            Some(text) => reader.one(
                fields,
                &Written {
                    text,
                    at: Vec::new(),
                    whole: true,
                },
            ),
            None => reader.none(),
        },
        Found::One(written) => reader.one(fields, &written),
        Found::Range(Some(start), Some(end)) => reader.range(fields, &start, &end),
        Found::Range(Some(only), None) => reader.one(fields, &only),
        Found::Range(None, Some(end)) => reader.until(fields, &end),
        Found::Range(None, None) => reader.none(),
        Found::Wrong(at) => {
            let spot = item.spot().and_then(|spot| spot.value(at));
            let (message, help) = match fields.value(at) {
                Some(Node::Map(_)) => (
                    "the date is a mapping that says no year",
                    "write one date (2019-05), or a mapping with `year:`, `month:` and `day:` or with `start:` and `end:`",
                ),
                _ => (
                    "the date is a list",
                    "write one date (2019), one of several ([2019, 2021] in quotes) or a range (2019/2021)",
                ),
            };
            let help = Some(help.to_owned());
            reader.problems.push(item.problem(spot, message, help));
            undated(None, message)
        }
    }
}

/// The texts of all dates that an event has, for telling how the file writes numeric ones.
pub(super) fn texts(node: &Node) -> impl Iterator<Item = &str> {
    let is_date = |(role, _): &Rank| matches!(role, Role::Date | Role::Start | Role::End);
    node.pairs()
        .iter()
        .filter(move |(key, _)| roles(key).iter().any(is_date))
        .flat_map(|(_, value)| {
            let inner = value.pairs().iter().filter_map(|(_, value)| value.text());
            value.text().into_iter().chain(inner)
        })
}

fn undated(written: Option<String>, reason: impl Into<String>) -> When {
    When::Undated {
        written,
        reason: reason.into(),
    }
}

/// What the keys of an event say of its date; the pairs are marked as used.
fn found(fields: &mut Fields) -> Found {
    let date = fields.best(Role::Date, |value| !is_nothing(value));
    let start = fields.best(Role::Start, |value| !is_nothing(value));
    let end = fields.best(Role::End, |value| !is_nothing(value));
    match (date, start) {
        // The canonical key counts more than another name of the date.
        (Some((date, 1..)), Some((start, 0))) if date != start => {
            range(fields, Some(start), end.map(|(end, _)| end))
        }
        (Some((date, _)), None) if end.is_some() && fields.text(date).is_some() => {
            range(fields, Some(date), end.map(|(end, _)| end))
        }
        (Some((date, _)), _) => one(fields, date),
        (None, Some((start, _))) => range(fields, Some(start), end.map(|(end, _)| end)),
        (None, None) => match end {
            Some((end, _)) => range(fields, None, Some(end)),
            None => Found::Nothing,
        },
    }
}

fn is_nothing(value: &Node) -> bool {
    match value {
        Node::Null => true,
        Node::Scalar(text) => text.trim().is_empty(),
        Node::List(items) => items.is_empty(),
        Node::Map(pairs) => pairs.is_empty(),
    }
}

fn range(fields: &mut Fields, start: Option<usize>, end: Option<usize>) -> Found {
    let mut side = |at: Option<usize>| {
        let at = at?;
        let written = written(fields, at)?;
        if written.whole {
            fields.take(at);
        }
        Some(written)
    };
    let (from, to) = (side(start), side(end));
    match (from, to, start.or(end)) {
        (None, None, Some(at)) => Found::Wrong(at),
        (from, to, _) => Found::Range(from, to),
    }
}

/// The date in one key: a text, `{year, month, day}` or `{from, to}`.
fn one(fields: &mut Fields, at: usize) -> Found {
    if let Some(Node::Map(pairs)) = fields.value(at) {
        let side = |role| {
            pairs
                .iter()
                .enumerate()
                .filter_map(|(index, (key, value))| Some((rank(key, role)?, index, value.text()?)))
                .filter(|(_, _, text)| !text.trim().is_empty())
                .min_by_key(|(rank, ..)| *rank)
                .map(|(_, index, text)| Written {
                    text: text.trim().to_owned(),
                    at: vec![at, index],
                    whole: true,
                })
        };
        let (start, end) = (side(Role::Start), side(Role::End));
        let said = pairs.iter().filter(|(_, value)| !is_nothing(value)).count();
        let used = usize::from(start.is_some()) + usize::from(end.is_some());
        if used > 0 {
            // What else stands there is shown with the rest of it.
            if used == said {
                fields.take(at);
            }
            return Found::Range(start, end);
        }
    }
    match written(fields, at) {
        Some(mut written) => {
            if written.whole {
                fields.take(at);
            }
            complete(fields, at, &mut written);
            add_clock(fields, &mut written);
            Found::One(written)
        }
        None => Found::Wrong(at),
    }
}

/// The date in one value: a text or `{year, month, day}`.
fn written(fields: &Fields, at: usize) -> Option<Written> {
    let pairs = match fields.value(at)? {
        Node::Scalar(text) => {
            return Some(Written {
                text: text.trim().to_owned(),
                at: vec![at],
                whole: true,
            });
        }
        Node::Map(pairs) => pairs,
        _ => return None,
    };
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
    let mut text = join(year, month, day);
    let used = 1 + usize::from(month.is_some()) + usize::from(day.is_some()) + clock.len();
    if !clock.is_empty() {
        let parts = clock.into_iter().chain(["00", "00"]).take(3);
        let parts: Vec<_> = parts.map(|part| format!("{part:0>2}")).collect();
        text = format!("{text}T{}", parts.join(":"));
    }
    let said = pairs.iter().filter(|(_, value)| !is_nothing(value)).count();
    Some(Written {
        text,
        at: vec![at],
        whole: used == said,
    })
}

/// Adds the month and the day that stand beside a year.
fn complete(fields: &mut Fields, at: usize, written: &mut Written) {
    if fields
        .key(at)
        .is_some_and(|key| key.eq_ignore_ascii_case("year"))
    {
        let beside = |fields: &Fields, role| {
            let (at, _) = fields.best(role, |value| !is_nothing(value))?;
            Some((at, fields.text(at)?.trim().to_owned()))
        };
        let month = beside(fields, Role::Month);
        let day = month.as_ref().and_then(|_| beside(fields, Role::Day));
        if let Some((month_at, month)) = month {
            let text = join(
                &written.text,
                Some(&month),
                day.as_ref().map(|(_, day)| day.as_str()),
            );
            written.text = text;
            fields.take(month_at);
            if let Some((day_at, _)) = day {
                fields.take(day_at);
            }
        }
    }
}

/// Adds the clock time that stands beside a day (`date: 2025-05-09`, `time: 10:30`).
fn add_clock(fields: &mut Fields, written: &mut Written) {
    let parts: Vec<_> = written.text.split('-').collect();
    let is_day = parts.len() == 3
        && parts
            .iter()
            .zip([4, 2, 2])
            .all(|(part, len)| is_digits(part, len..=len));
    if !is_day {
        return;
    }
    let beside = fields.best(Role::Date, |value| value.text().is_some_and(is_clock));
    if let Some((at, _)) = beside
        && let Some(text) = fields.text(at)
    {
        written.text = format!("{}T{:0>5}", written.text, text.trim());
        fields.take(at);
    }
}

/// Whether a text is a clock time such as `9:30` or `10:30:00`.
fn is_clock(text: &str) -> bool {
    let parts: Vec<_> = text.trim().split(':').collect();
    let minutes = parts.get(1..).unwrap_or_default();
    parts.first().is_some_and(|hour| is_digits(hour, 1..=2))
        && matches!(minutes.len(), 1 | 2)
        && minutes.iter().all(|part| is_digits(part, 2..=2))
}

fn is_digits(text: &str, len: std::ops::RangeInclusive<usize>) -> bool {
    len.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A date of year, month and day: `2025-05-09` where they are numbers, `9 May 2025` where they are words.
fn join(year: &str, month: Option<&str>, day: Option<&str>) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (sign, digits) = match year.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", year),
    };
    let year_is_number = is_number(digits) && digits.len() <= 4;
    match (month, day) {
        (None, _) => year.to_owned(),
        (Some(month), None) if year_is_number && is_number(month) => {
            format!("{sign}{digits:0>4}-{month:0>2}")
        }
        (Some(month), Some(day)) if year_is_number && is_number(month) && is_number(day) => {
            format!("{sign}{digits:0>4}-{month:0>2}-{day:0>2}")
        }
        (Some(month), None) => format!("{month} {year}"),
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
    }
}
