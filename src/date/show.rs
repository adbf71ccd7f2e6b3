//! A date in words.

use super::Qualifier;
use super::edtf::offset;
use super::meaning::{Digits, Meaning, Member, Part, Point, Range, Set, SetKind, Side, Timed};
use super::names::{self, Name, Share, Whole};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12.
pub(super) fn month_name(month: u8, short: bool) -> &'static str {
    let name = MONTHS
        .get(usize::from(month.saturating_sub(1)))
        .copied()
        .unwrap_or("?");
    if short {
        name.get(..3).unwrap_or(name)
    } else {
        name
    }
}

/// What need not be said because it stands above: the year, the month too, or the whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Known {
    #[default]
    Nothing,
    Year(i64),
    Month(i64, u8),
}

/// How a date is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Style {
    /// "Aug", "~", "?", "Q2" rather than "August", "about", "(uncertain)", "second quarter".
    pub short: bool,
    pub known: Known,
    /// "Aug or Sep" rather than "late Aug or early Sep".
    pub coarse: bool,
    /// "Aug/Sep" rather than "Aug or Sep".
    pub slashes: bool,
    /// "The 1900s" rather than "the 20th century".
    pub hundreds: bool,
}

impl Style {
    fn knows_year(self, year: i64) -> bool {
        matches!(self.known, Known::Year(known) | Known::Month(known, _) if known == year)
    }

    fn knows_month(self, year: i64, month: u8) -> bool {
        self.known == Known::Month(year, month)
    }

    const fn knowing(self, known: Known) -> Self {
        Self { known, ..self }
    }
}

/// A year as a reader writes it: "1945", "AD 476", "44 BC", "13,800,000,001 BC".
pub(super) fn year_words(year: i64) -> String {
    if year > 0 {
        after_christ(year)
    } else {
        format!("{} BC", grouped(before_christ(year)))
    }
}

/// The number of a year before Christ: 1 for year 0.
fn before_christ(year: i64) -> u64 {
    year.unsigned_abs().saturating_add(1)
}

fn after_christ(year: i64) -> String {
    match year {
        1000..=9999 => year.to_string(),
        _ => format!("AD {}", grouped(year.unsigned_abs())),
    }
}

/// Digits in groups of three from 10,000 on.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The year alone, with what its unspecified or insignificant digits leave open.
fn years_words(point: Point, style: Style) -> String {
    let short = style.short;
    if point.exponent > 0 {
        let era = if point.year < 0 { " BC" } else { "" };
        return format!(
            "{} × 10^{}{era}",
            grouped(point.year.unsigned_abs()),
            point.exponent
        );
    }
    let unspecified = point.unspecified.year();
    if unspecified.is_none() {
        if short && point.year.unsigned_abs() >= FAR_YEAR {
            return far_year(point.year);
        }
        return year_words(point.year);
    }
    let the = |name: String| format!("the {name}");
    match unspecified {
        Digits::DECADE if point.year >= 10 => the(decade_words(point.year / 10)),
        Digits::DECADE => "AD 0 to 9".to_owned(),
        Digits::CENTURY if style.hundreds => the(format!("{}s", point.year)),
        Digits::CENTURY => the(century_words(point.year / 100 + 1, short)),
        Digits::MILLENNIUM => the(millennium_words(point.year / 1000 + 1)),
        Digits::ANY_YEAR => "some year".to_owned(),
        _ => {
            let pattern = point.edtf().unwrap_or_default();
            let digits: String = pattern.chars().take(4).collect();
            format!("a year like {digits}")
        }
    }
}

/// From here on a short year is rounded.
const FAR_YEAR: u64 = 1_000_000;

/// "13.8 bn BC": a year of many digits, rounded.
fn far_year(year: i64) -> String {
    let size = if year > 0 {
        year.unsigned_abs()
    } else {
        before_christ(year)
    };
    let (unit, name) = match size {
        ..1_000_000_000 => (1_000_000, "m"),
        ..1_000_000_000_000 => (1_000_000_000, "bn"),
        _ => (1_000_000_000_000, "tn"),
    };
    let tenths = size.saturating_add(unit / 20) / (unit / 10);
    let fraction = if tenths.is_multiple_of(10) {
        String::new()
    } else {
        format!(".{}", tenths % 10)
    };
    let number = format!("{}{fraction} {name}", grouped(tenths / 10));
    if year > 0 {
        format!("AD {number}")
    } else {
        format!("{number} BC")
    }
}

/// "1970s", "AD 30s".
pub(super) fn decade_words(index: i64) -> String {
    match index {
        100.. => format!("{index}0s"),
        1.. => format!("AD {index}0s"),
        0 => "AD 1 to 9".to_owned(),
        -1 => "9 to 1 BC".to_owned(),
        _ => format!("{}0s BC", index.unsigned_abs().saturating_sub(1)),
    }
}

/// "18th century", "5th century BC".
pub(super) fn century_words(number: i64, short: bool) -> String {
    let word = if short { "c." } else { "century" };
    let era = if number < 0 { " BC" } else { "" };
    let name = ordinal(i64::try_from(number.unsigned_abs()).unwrap_or(i64::MAX));
    format!("{name} {word}{era}")
}

/// "3rd millennium BC".
fn millennium_words(number: i64) -> String {
    let era = if number < 0 { " BC" } else { "" };
    let name = ordinal(i64::try_from(number.unsigned_abs()).unwrap_or(i64::MAX));
    format!("{name} millennium{era}")
}

/// "1st", "2nd", "13th".
pub(super) fn ordinal(number: i64) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

fn season_words(code: u8, short: bool) -> String {
    let name = match code {
        21 | 25 | 29 => "spring",
        22 | 26 | 30 => "summer",
        23 | 27 | 31 => "autumn",
        24 | 28 | 32 => "winter",
        33..=36 if short => return format!("Q{}", code - 32),
        40 | 41 if short => return format!("H{}", code - 39),
        33 => "first quarter",
        34 => "second quarter",
        35 => "third quarter",
        36 => "fourth quarter",
        37 => "first four months",
        38 => "second four months",
        39 => "last four months",
        40 => "first half",
        _ => "second half",
    };
    match code {
        25..=28 => format!("northern {name}"),
        29..=32 => format!("southern {name}"),
        _ => name.to_owned(),
    }
}

/// Without its qualifiers.
pub(super) fn plain_words(point: Point, style: Style) -> String {
    let year = years_words(point, style);
    if point.significant > 0 {
        return significant_words(point, &year, style);
    }
    let masked_month = !point.unspecified.month().is_none();
    if point.month == 0 && !masked_month {
        return year;
    }
    if masked_month || !point.unspecified.day().is_none() || !point.unspecified.year().is_none() {
        return unspecified_words(point, style);
    }
    if point.is_season() {
        let season = season_words(point.month, style.short);
        if style.knows_year(point.year) {
            return season;
        }
        let of = if point.month >= 33 && !style.short {
            " of"
        } else {
            ""
        };
        return format!("{season}{of} {year}");
    }
    let month = month_name(point.month, style.short);
    match (point.day, style.knows_year(point.year)) {
        (0, true) => month.to_owned(),
        (0, false) => format!("{month} {year}"),
        (day, true) if style.knows_month(point.year, point.month) => day.to_string(),
        (day, true) => format!("{day} {month}"),
        (day, false) => format!("{day} {month} {year}"),
    }
}

fn significant_words(point: Point, year: &str, style: Style) -> String {
    if style.short {
        return format!("~{year}");
    }
    let (first, last) = (point.first().year(), point.last().year());
    format!("about {year} ({})", join_years(first, last))
}

/// "25 December in the 1560s", "some day in April 1985", "February or December 1560".
fn unspecified_words(point: Point, style: Style) -> String {
    let (month_x, day_x) = (point.unspecified.month(), point.unspecified.day());
    let known_year = style.knows_year(point.year) && point.unspecified.year().is_none();
    let some_year = point.unspecified.year() == Digits::ANY_YEAR;
    let year = years_words(
        Point {
            month: 0,
            day: 0,
            ..point
        },
        style,
    );
    let months = matching(point, 4, 12)
        .map(|month| month_name(month, style.short).to_owned())
        .collect::<Vec<_>>();
    let days = matching(point, 6, 31)
        .map(|day| day.to_string())
        .collect::<Vec<_>>();
    let month = if month_x.is_none() {
        month_name(point.month, style.short).to_owned()
    } else if months.len() < 12 {
        either(&months, "or")
    } else {
        String::new()
    };
    let body = match (point.has_day(), month.is_empty()) {
        (false, true) => "some month".to_owned(),
        (false, false) => month,
        (true, true) if day_x.is_none() => {
            format!("the {} of some month", ordinal(i64::from(point.day)))
        }
        (true, true) => "some day".to_owned(),
        (true, false) if day_x.is_none() => format!("{} {month}", point.day),
        (true, false) if days.len() < 31 && days.len() > 3 => {
            let (first, last) = (
                days.first().cloned().unwrap_or_default(),
                days.last().cloned().unwrap_or_default(),
            );
            format!("between {first} and {last} {month}")
        }
        (true, false) if days.len() <= 3 => format!("{} {month}", either(&days, "or")),
        (true, false) => format!("some day in {month}"),
    };
    if known_year {
        return body;
    }
    if some_year {
        return if style.short {
            body
        } else {
            format!("{body}, year unknown")
        };
    }
    let plain_year = point.unspecified.year().is_none();
    let of_month =
        body.starts_with("some day in") || !body.starts_with("some") && !body.starts_with("the ");
    let link = if plain_year && of_month { " " } else { " in " };
    format!("{body}{link}{year}")
}

/// The values that a two-digit field with unspecified digits can take, from 1.
fn matching(point: Point, first_digit: u8, most: u8) -> impl Iterator<Item = u8> {
    let value = if first_digit == 4 {
        point.month
    } else {
        point.day
    };
    let most = match first_digit {
        6 if point.month >= 1
            && point.unspecified.month().is_none()
            && point.unspecified.year().is_none() =>
        {
            super::moment::days_in_month(point.year, point.month)
        }
        _ => most,
    };
    let (tens_open, ones_open) = (
        point.unspecified.has(first_digit),
        point.unspecified.has(first_digit + 1),
    );
    (1..=most).filter(move |candidate| {
        (tens_open || candidate / 10 == value / 10) && (ones_open || candidate % 10 == value % 10)
    })
}

/// "a", "a or b", "a, b or c".
fn either(words: &[String], link: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {link} {last}", most.join(", ")),
    }
}

/// A qualifier that holds for the whole of what it stands with.
fn qualify(words: String, qualifier: Qualifier, style: Style) -> String {
    let bare = words
        .strip_prefix("the ")
        .filter(|_| style.short)
        .map(str::to_owned);
    let words = match (qualifier.approximate, style.short) {
        (true, true) => format!("~{}", bare.unwrap_or(words)),
        (true, false) => format!("about {words}"),
        (false, _) => words,
    };
    match (qualifier.uncertain, style.short) {
        (true, true) => format!("{words}?"),
        (true, false) => format!("{words} (uncertain)"),
        (false, _) => words,
    }
}

/// With its qualifiers.
pub(super) fn point_words(point: Point, style: Style) -> String {
    let words = plain_words(point, style);
    if let Some(qualifier) = point.uniform() {
        return qualify(words, qualifier, style);
    }
    if style.short {
        return qualify(words, point.marks.any(), style);
    }
    let said = |qualifier: Qualifier| match (qualifier.uncertain, qualifier.approximate) {
        (true, true) => "uncertain and approximate",
        (true, false) => "uncertain",
        _ => "approximate",
    };
    let notes: Vec<String> = point
        .parts()
        .filter(|part| point.marks.get(*part).is_qualified())
        .map(|part| {
            let name = match part {
                Part::Year => "year",
                Part::Month if point.is_season() => "season",
                Part::Month => "month",
                Part::Day => "day",
            };
            format!("{name} {}", said(point.marks.get(part)))
        })
        .collect();
    format!("{words} ({})", notes.join(", "))
}

fn timed_words(timed: &Timed, style: Style) -> String {
    let day = point_words(timed.point, style);
    format!("{day}, {}", clock_words(timed, style))
}

/// "10:00", "23:59:60 UTC", "10:00 +02:00".
pub(super) fn clock_words(timed: &Timed, style: Style) -> String {
    let clock = timed.clock;
    let (hour, minute) = (clock.second / 3600, clock.second / 60 % 60);
    let second = clock.second % 60 + u32::from(clock.leap);
    let mut words = format!("{hour:02}:{minute:02}");
    if second > 0 && !style.short {
        words = format!("{words}:{second:02}");
    }
    match clock.offset {
        Some(0) if !style.short => format!("{words} UTC"),
        Some(minutes) if !style.short => format!("{words} {}", offset(minutes)),
        _ => words,
    }
}

/// Two years of one era share its name: "624–546 BC", "AD 50–135".
fn join_years(from: i64, to: i64) -> String {
    match (from > 0, to > 0) {
        (true, true) if from >= 1000 && to <= 9999 => format!("{from}–{to}"),
        (true, true) => format!(
            "AD {}–{}",
            grouped(from.unsigned_abs()),
            grouped(to.unsigned_abs())
        ),
        (false, false) => format!(
            "{}–{} BC",
            grouped(before_christ(from)),
            grouped(before_christ(to))
        ),
        _ => format!("{}–{}", year_words(from), year_words(to)),
    }
}

/// From one whole date to another, each part that they share said once.
pub(super) fn span_words(from: Point, to: Point, style: Style) -> String {
    let same_year = from.year == to.year && from.is_whole() && to.is_whole();
    let far = from.year.unsigned_abs().max(to.year.unsigned_abs()) >= FAR_YEAR;
    if from.is_year() && to.is_year() && !(style.short && far) {
        return join_years(from.year, to.year);
    }
    if same_year && from.is_day() && to.is_day() && from.month == to.month {
        return format!("{}–{}", from.day, plain_words(to, style));
    }
    let in_year = Style {
        known: Known::Year(from.year),
        ..style
    };
    let known_year = style.knows_year(from.year);
    let start = plain_words(
        from,
        if same_year || known_year {
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
    if start.starts_with("the ") || end.starts_with("the ") || from.month > 32 || to.month > 32 {
        let start = match start.strip_suffix(" century") {
            Some(number) if end.ends_with(" century") => number.to_owned(),
            _ => start,
        };
        format!("{start} to {end}")
    } else if one_word(&start) && (one_word(&end) || same_year && !to.is_day()) {
        format!("{start}–{end}")
    } else {
        format!("{start} – {end}")
    }
}

pub(super) fn name_words(name: Name, style: Style) -> String {
    let share = match name.share {
        _ if style.coarse => "",
        Share::All => "",
        Share::Early => "early ",
        Share::Mid => "mid-",
        Share::Late => "late ",
        Share::FirstHalf if style.short => "1st half ",
        Share::FirstHalf => "first half of ",
        Share::SecondHalf if style.short => "2nd half ",
        Share::SecondHalf => "second half of ",
    };
    let the = match name.whole {
        Whole::Decade(_) | Whole::Century(_) | Whole::Millennium(_)
            if !style.short || share.is_empty() =>
        {
            "the "
        }
        _ => "",
    };
    let whole = match name.whole {
        Whole::Month { year, month } => plain_words(Point::date(year, month, 0), style),
        Whole::Season { year, code } => plain_words(Point::date(year, code, 0), style),
        Whole::Year(year) => year_words(year),
        Whole::Decade(index) => decade_words(index),
        Whole::Century(number) => century_words(number, style.short),
        Whole::Millennium(number) => millennium_words(number),
    };
    if share.ends_with("of ") {
        format!("{share}{the}{whole}")
    } else {
        format!("{the}{share}{whole}")
    }
}

fn side_words(side: &Side, style: Style) -> Option<String> {
    match side {
        Side::At(meaning) => Some(words(meaning, style)),
        Side::Beyond(point) => Some(point_words(*point, style)),
        Side::Open | Side::Unknown => None,
    }
}

fn range_words(range: &Range, style: Style) -> String {
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
    match (start, end) {
        (Meaning::Point(from), Meaning::Point(to)) => {
            if let (Some(a), Some(b)) = (from.uniform(), to.uniform())
                && a == b
            {
                return qualify(span_words(from.plain(), to.plain(), style), a, style);
            }
        }
        (Meaning::Timed(from), Meaning::Timed(to)) if from.point == to.point => {
            let both = clock_words(to, style);
            let same_offset = from.clock.offset == to.clock.offset;
            let start = clock_words(
                from,
                Style {
                    short: style.short || same_offset,
                    ..style
                },
            );
            return format!("{}, {start}–{both}", point_words(from.point, style));
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
        Member::UpTo(point) => format!("{} or earlier", point_words(*point, style)),
        Member::Since(point) => format!("{} or later", point_words(*point, style)),
        Member::Before(point) => format!("before {}", point_words(*point, style)),
        Member::After(point) => format!("after {}", point_words(*point, style)),
    }
}

/// The year that a member names last, where leaving it out of the ones before still leaves it clear.
fn closing_year(member: &Member) -> Option<i64> {
    let point = match member {
        Member::One(Meaning::Point(point)) if point.uniform().is_some() => *point,
        Member::From(from, to) if from.year == to.year && from.month != 0 => *from,
        _ => return None,
    };
    (point.is_whole() && point.month != 0).then_some(point.year)
}

fn set_words(set: &Set, style: Style) -> String {
    let link = if set.kind == SetKind::One {
        "or"
    } else {
        "and"
    };
    if let ([Member::From(from, to)], SetKind::One) = (set.members.as_slice(), set.kind)
        && names::of_span(*from, *to).is_none()
        && !style.short
    {
        return qualify(
            some_between(from.plain(), to.plain(), style),
            from.marks.any(),
            style,
        );
    }
    let years: Vec<Option<i64>> = set.members.iter().map(closing_year).collect();
    let shared = years
        .first()
        .copied()
        .flatten()
        .filter(|year| years.iter().all(|other| *other == Some(*year)));
    let last = set.members.len().saturating_sub(1);
    let same_month =
        shared.and_then(|year| common_month(set).map(|month| Known::Month(year, month)));
    let mut all: Vec<String> = Vec::new();
    for (index, member) in set.members.iter().enumerate() {
        let style = match shared {
            Some(year) if index < last => style.knowing(same_month.unwrap_or(Known::Year(year))),
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
    if style.slashes {
        return all.join(if set.kind == SetKind::One { "/" } else { "+" });
    }
    either(&all, link)
}

/// More members than this are counted, not listed.
const MOST_NAMED: usize = 12;

/// The month in which all members are days.
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

/// "between 1914 and 1918", "between 9 and 12 May 2025".
fn some_between(from: Point, to: Point, style: Style) -> String {
    let mut start_style = style;
    if from.year == to.year && from.month != 0 {
        let same_month = from.is_day() && to.is_day() && from.month == to.month;
        start_style.known = if same_month {
            Known::Month(from.year, from.month)
        } else {
            Known::Year(from.year)
        };
    }
    let (start, end) = (plain_words(from, start_style), plain_words(to, style));
    let start = match start.strip_suffix(" BC") {
        Some(bare) if end.ends_with(" BC") => bare.to_owned(),
        _ => start,
    };
    format!("between {start} and {end}")
}

/// A date in words.
pub(super) fn words(meaning: &Meaning, style: Style) -> String {
    match meaning {
        Meaning::Point(point) => point_words(*point, style),
        Meaning::Timed(timed) => timed_words(timed, style),
        Meaning::Range(range) => range_words(range, style),
        Meaning::Set(set) => set_words(set, style),
    }
}
