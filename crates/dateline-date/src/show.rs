//! A date in words.

mod clock;
mod notation;
mod point;
mod style;
mod year;

use super::deep;
use super::meaning::{Meaning, Member, Range, Set, SetKind, Side};
use super::moment::Bound;
use super::names;
use super::point::Point;
pub use notation::{DayMonthOrder, Era, Hours, Notation};
pub use point::MONTHS;

pub(super) use self::clock::clock_words;
pub(super) use self::point::{month_name, plain_words};
pub(super) use self::year::{century_words, decade_words, grouped, year_words, year_words_at_step};

use self::clock::{clocks_of_day, timed_words, to_the_minute};
use self::point::{name_words, point_words, qualify};
pub use self::style::ClockDetail;
use self::style::listed;
pub(super) use self::style::{Known, Style};
use self::year::{FAR_YEAR, join_years};

/// The last of several days in a month whose name is before the first: "12, 2025"; "12" if the year is known.
fn closing_day(day: Point, style: Style) -> String {
    if style.knows_year(day.year) {
        return day.day.to_string();
    }
    let year = plain_words(Point::year(day.year), style);
    format!("{}, {year}", day.day)
}

/// Words from one whole date to another, with shared parts only once.
pub(super) fn span_words(from: Point, to: Point, style: Style) -> String {
    if from == to {
        return plain_words(from, style);
    }
    let same_year = from.year == to.year && from.is_whole() && to.is_whole();
    let far = from.year.unsigned_abs().max(to.year.unsigned_abs()) >= FAR_YEAR;
    if from.is_year() && to.is_year() && !(style.short && far) {
        return join_years(from.year, to.year, style.notation.era);
    }
    let in_year = style.knowing(Known::Year(from.year));
    if same_year && from.is_day() && to.is_day() && from.month == to.month {
        if style.names_month_once(from) {
            return format!("{}–{}", plain_words(from, in_year), closing_day(to, style));
        }
        return format!("{}–{}", from.day, plain_words(to, style));
    }
    let known_year = style.knows_year(from.year);
    let start = plain_words(
        from,
        if same_year && to.month != 0 || known_year {
            in_year
        } else {
            style
        },
    );
    let end = plain_words(to, if known_year { in_year } else { style });
    if style.short {
        let bare = |words: String| {
            words
                .strip_prefix("the ")
                .map(str::to_owned)
                .unwrap_or(words)
        };
        return format!("{}–{}", bare(start), bare(end));
    }
    let one_word = |words: &str| !words.contains(' ');
    let alike = (from.month == 0) == (to.month == 0);
    if start.starts_with("the ") || end.starts_with("the ") || from.month > 32 || to.month > 32 {
        let start = match start.strip_suffix(" century") {
            Some(number) if end.ends_with(" century") => number.to_owned(),
            _ => start,
        };
        format!("{start} to {end}")
    } else if one_word(&start) && alike && (one_word(&end) || same_year && !to.is_day()) {
        format!("{start}–{end}")
    } else {
        format!("{start} – {end}")
    }
}

fn side_words(side: &Side, style: Style) -> Option<String> {
    match side {
        Side::At(meaning) => Some(words(meaning, style)),
        Side::Beyond(point) => Some(point_words(*point, style)),
        Side::Open | Side::Unknown => None,
    }
}

/// "in" a month or a year, "on" a day.
fn preposition(point: Option<Point>) -> &'static str {
    match point {
        Some(point) if point.is_day() => "on ",
        _ => "in ",
    }
}

fn point_of(side: &Side) -> Option<Point> {
    match side {
        Side::Beyond(point) | Side::At(Meaning::Point(point)) => Some(*point),
        _ => None,
    }
}

fn range_words(range: &Range, style: Style) -> String {
    let style = Style {
        tight: style.short,
        ..style
    };
    if let (Side::At(start), Side::At(end)) = (&range.start, &range.end) {
        return between_words(start, end, style);
    }
    let start = side_words(&range.start, style);
    let end = side_words(&range.end, style);
    let beyond_start = matches!(range.start, Side::Beyond(_));
    let beyond_end = matches!(range.end, Side::Beyond(_));
    let or = |words: String, beyond: bool, what: &str| {
        if beyond {
            format!("{words} or {what}")
        } else {
            words
        }
    };
    match (start, end) {
        (Some(start), Some(end)) => {
            format!(
                "{} to {}",
                or(start, beyond_start, "earlier"),
                or(end, beyond_end, "later")
            )
        }
        (Some(start), None) if range.end == Side::Open && beyond_start && style.short => {
            format!("already {}{start}", preposition(point_of(&range.start)))
        }
        (Some(start), None) if range.end == Side::Open => {
            format!("since {}", or(start, beyond_start, "earlier"))
        }
        (Some(start), None) if style.short => format!("from {start}"),
        (Some(start), None) => format!("from {}, end unknown", or(start, beyond_start, "earlier")),
        (None, Some(end)) if range.start == Side::Open || style.short => {
            format!("until {}", or(end, beyond_end, "later"))
        }
        (None, Some(end)) => format!("until {}, start unknown", or(end, beyond_end, "later")),
        (None, None) => "ongoing".to_owned(),
    }
}

fn between_words(start: &Meaning, end: &Meaning, style: Style) -> String {
    let (start, end) = (to_the_minute(start, false), to_the_minute(end, true));
    let (start, end) = (&*start, &*end);
    match (start, end) {
        (Meaning::Point(from), Meaning::Point(to)) => {
            if let (Some(a), Some(b)) = (from.uniform(), to.uniform())
                && a == b
            {
                return qualify(span_words(from.plain(), to.plain(), style), a, style);
            }
        }
        (Meaning::Timed(from), Meaning::Timed(to)) if from.point == to.point => {
            return clock::within_day(from, to, style);
        }
        _ => {}
    }
    let (start, end) = (words(start, style), words(end, style));
    if style.short {
        format!("{start}–{end}")
    } else {
        format!("{start} to {end}")
    }
}

fn member_words(member: &Member, kind: SetKind, style: Style) -> String {
    match member {
        Member::One(meaning) => words(meaning, style),
        Member::From(from, to) if kind == SetKind::One => match names::of_span(*from, *to) {
            Some(name) => qualify(name_words(name, style), from.marks.any(), style),
            None => qualify(
                span_words(from.plain(), to.plain(), style),
                from.marks.any(),
                style,
            ),
        },
        Member::From(from, to) => span_words(*from, *to, style),
        Member::UpTo(point) if style.short => format!("by {}", point_words(*point, style)),
        Member::UpTo(point) if kind == SetKind::All => {
            format!("{} and earlier", point_words(*point, style))
        }
        Member::Since(point) if kind == SetKind::All => {
            format!("{} and later", point_words(*point, style))
        }
        Member::UpTo(point) => format!("{} or earlier", point_words(*point, style)),
        Member::Since(point) => format!("{} or later", point_words(*point, style)),
        Member::Before(point) => format!("before {}", point_words(*point, style)),
        Member::After(point) => format!("after {}", point_words(*point, style)),
        Member::BeforeTime(timed) => format!("before {}", timed_words(timed, style)),
        Member::AfterTime(timed) => format!("after {}", timed_words(timed, style)),
    }
}

/// Year at the end of a member, if it may be omitted from the members before without ambiguity.
fn closing_year(member: &Member) -> Option<i64> {
    let point = match member {
        Member::One(Meaning::Point(point)) if point.uniform().is_some() => *point,
        Member::From(from, to) if from.year == to.year && from.month != 0 => *from,
        _ => return None,
    };
    (point.is_whole() && point.month != 0).then_some(point.year)
}

fn set_words(set: &Set, style: Style) -> String {
    if let Some(clocks) = clocks_of_day(set, style) {
        return clocks;
    }
    if let ([Member::From(from, to)], SetKind::One) = (set.members.as_slice(), set.kind)
        && let Some(age) = deep::words(*from, *to).filter(|_| !style.short)
    {
        return age;
    }
    if let ([Member::From(from, to)], SetKind::One) = (set.members.as_slice(), set.kind)
        && names::of_span(*from, *to).is_none()
        && !style.short
    {
        return some_between(*from, *to, style);
    }
    let years: Vec<Option<i64>> = set.members.iter().map(closing_year).collect();
    let shared = years
        .first()
        .copied()
        .flatten()
        .filter(|year| years.iter().all(|other| *other == Some(*year)));
    let last = set.members.len().saturating_sub(1);
    if let Some(days) = shared.and_then(|year| days_of_month(set, year, style)) {
        return listed(&days, set.kind, style);
    }
    let mut all: Vec<String> = Vec::new();
    for (index, member) in set.members.iter().enumerate() {
        let style = match shared {
            Some(year) if index < last => style.knowing(known_first(set, year, style)),
            _ => style,
        };
        let words = member_words(member, set.kind, style);
        if all.last() != Some(&words) {
            all.push(words);
        }
    }
    if all.len() > MOST_NAMED {
        let (first, last) = (
            all.first().cloned().unwrap_or_default(),
            all.last().cloned().unwrap_or_default(),
        );
        return format!("{} dates from {first} to {last}", all.len());
    }
    listed(&all, set.kind, style)
}

/// Sure days of one month where the month is written first: "May 9", "12, 2025". `None` for any other set.
fn days_of_month(set: &Set, year: i64, style: Style) -> Option<Vec<String>> {
    let month = common_month(set)?;
    let days: Option<Vec<Point>> = set
        .members
        .iter()
        .map(|member| match member {
            Member::One(Meaning::Point(point)) => Some(*point),
            _ => None,
        })
        .filter(|point| point.is_none_or(|point| !point.marks.any().is_qualified()))
        .collect();
    let days = days.filter(|days| days.len() == set.members.len() && days.len() <= MOST_NAMED)?;
    let (first, rest) = days.split_first()?;
    let (last, between) = rest.split_last()?;
    if !style.names_month_once(*first) {
        return None;
    }
    let mut words = vec![plain_words(*first, style.knowing(Known::Year(year)))];
    let known = style.knowing(Known::Month(year, month));
    words.extend(between.iter().map(|day| plain_words(*day, known)));
    words.push(closing_day(*last, style));
    Some(words)
}

/// What the members of a set before the last leave out.
fn known_first(set: &Set, year: i64, style: Style) -> Known {
    match (common_month(set), style.notation.order) {
        (Some(month), DayMonthOrder::DayFirst) => Known::Month(year, month),
        _ => Known::Year(year),
    }
}

/// Maximum number of members that are listed; more are counted.
const MOST_NAMED: usize = 12;

/// Month that contains all members as days.
fn common_month(set: &Set) -> Option<u8> {
    let month = |member: &Member| match member {
        Member::One(Meaning::Point(point)) if point.is_day() => Some(point.month),
        _ => None,
    };
    let first = set.members.first().and_then(month)?;
    set.members
        .iter()
        .all(|member| month(member) == Some(first))
        .then_some(first)
}

/// "between 1914 and 1918", "between about 1890 and 1910", "between 9 and 12 May 2025 (uncertain)".
fn some_between(from: Point, to: Point, style: Style) -> String {
    let qualifier = from.marks.any();
    let (about, uncertain) = (
        if qualifier.approximate { "about " } else { "" },
        if qualifier.uncertain {
            " (uncertain)"
        } else {
            ""
        },
    );
    let (from, to) = (from.plain(), to.plain());
    let mut start_style = style;
    let is_month = from.is_day() && to.is_day() && (from.year, from.month) == (to.year, to.month);
    if is_month && style.names_month_once(from) {
        let start = plain_words(from, style.knowing(Known::Year(from.year)));
        return format!(
            "between {about}{start} and {}{uncertain}",
            closing_day(to, style)
        );
    }
    if from.year == to.year && from.month != 0 {
        start_style.known = if is_month {
            Known::Month(from.year, from.month)
        } else {
            Known::Year(from.year)
        };
    }
    let (start, end) = (plain_words(from, start_style), plain_words(to, style));
    let era = style.notation.era;
    let start = match era.strip_before(&start) {
        Some(bare) if era.strip_before(&end).is_some() => bare.to_owned(),
        _ => start,
    };
    format!("between {about}{start} and {end}{uncertain}")
}

/// A date in words.
pub(super) fn words(meaning: &Meaning, style: Style) -> String {
    let style = match (meaning, meaning.bounds()) {
        (Meaning::Range(_) | Meaning::Set(_), (Bound::At(first), Bound::At(last))) => {
            style.knowing(style.known.shared(first, last))
        }
        _ => style,
    };
    match meaning {
        Meaning::Point(point) => point_words(*point, style),
        Meaning::Timed(timed) => timed_words(timed, style),
        Meaning::Range(range) => range_words(range, style),
        Meaning::Set(set) => set_words(set, style),
    }
}
