//! One date in words.

use super::style::{Style, either};
use super::year::{
    century_words, decade_name, decade_words, join_years, millennium_words, ordinal, year_words,
    years_words,
};
use crate::certainty::Qualifier;
use crate::conventions::Share;
use crate::moment::days_in_month;
use crate::names::{Name, Whole};
use crate::point::{Digits, Part, Point};

/// English month names from January on, as used in dates.
pub const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
];

/// English name of a month (1 to 12), in full or in three letters.
pub(crate) fn month_name(month: u8, short: bool) -> &'static str {
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

/// Words for a date without its qualifiers.
pub(crate) fn plain_words(point: Point, style: Style) -> String {
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
        (day, true) => style.notation.day_and_month(&day.to_string(), month),
        (day, false) => {
            let day = style.notation.day_and_month(&day.to_string(), month);
            format!("{day}{}{year}", style.notation.before_year())
        }
    }
}

fn significant_words(point: Point, year: &str, style: Style) -> String {
    if style.short {
        return format!("~{year}");
    }
    let (first, last) = (point.first().year(), point.last().year());
    format!(
        "about {year} ({})",
        join_years(first, last, style.notation.era)
    )
}

/// "25 December in the 1560s", "some day in April 1985", "February or December 1560".
fn unspecified_words(point: Point, style: Style) -> String {
    let body = unspecified_day(point, style);
    let open_year = point.unspecified.year();
    if style.knows_year(point.year) && open_year.is_none() {
        return body;
    }
    if open_year == Digits::ANY_YEAR {
        return if style.short {
            body
        } else {
            format!("{body}, year unknown")
        };
    }
    let is_some = body.starts_with("some");
    let of_month = body.starts_with("some day in") || !is_some && !body.starts_with("the ");
    let link = match open_year.is_none() && of_month {
        true if point.has_day() && !is_some => style.notation.before_year(),
        true => " ",
        false => " in ",
    };
    let year = Point {
        month: 0,
        day: 0,
        ..point
    };
    format!("{body}{link}{}", years_words(year, style))
}

/// A day and month of which digits are not given: "25 December", "some day in April", "February or December".
fn unspecified_day(point: Point, style: Style) -> String {
    let in_month = |day: &str, month: &str| style.notation.day_and_month(day, month);
    let months: Vec<String> = matching(point, 4, 12)
        .map(|month| month_name(month, style.short).to_owned())
        .collect();
    let days: Vec<String> = matching(point, 6, 31).map(|day| day.to_string()).collect();
    let month = if point.unspecified.month().is_none() {
        month_name(point.month, style.short).to_owned()
    } else if months.len() < 12 {
        either(&months, "or")
    } else {
        String::new()
    };
    let open_day = point.unspecified.day();
    match (point.has_day(), month.is_empty()) {
        (false, true) => "some month".to_owned(),
        (false, false) => month,
        (true, true) if open_day.is_none() => {
            format!("the {} of some month", ordinal(i64::from(point.day)))
        }
        (true, true) => "some day".to_owned(),
        (true, false) if open_day.is_none() => in_month(&point.day.to_string(), &month),
        (true, false) if days.len() <= 3 => in_month(&either(&days, "or"), &month),
        (true, false) if open_day != Digits::DAY => {
            let ends = days.first().zip(days.last());
            let (first, last) = ends.map_or(("", ""), |(first, last)| (first, last));
            format!(
                "between {}",
                in_month(&format!("{first} and {last}"), &month)
            )
        }
        (true, false) => format!("some day in {month}"),
    }
}

/// Values, from 1, that a two-digit field with unspecified digits can have.
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
            days_in_month(point.year, point.month)
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

/// Adds a qualifier to the words that it applies to.
pub(super) fn qualify(words: String, qualifier: Qualifier, style: Style) -> String {
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

/// Words for a date with its qualifiers.
pub(crate) fn point_words(point: Point, style: Style) -> String {
    let words = plain_words(point, style);
    if let Some(qualifier) = point.uniform() {
        return qualify(words, qualifier, style);
    }
    if style.short {
        return qualify(words, point.marks.any(), style);
    }
    let note = |qualifier: Qualifier| match (qualifier.uncertain, qualifier.approximate) {
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
            format!("{name} {}", note(point.marks.get(part)))
        })
        .collect();
    format!("{words} ({})", notes.join(", "))
}

/// Words for a named period: "the early 1980s", "late August 2025".
pub(crate) fn name_words(name: Name, style: Style) -> String {
    let nth = |number: u8, of: &str, last: u8| match (number, style.short) {
        _ if number == last && last > 2 => format!("last {of}"),
        (_, true) => format!("{} {of}", ordinal(i64::from(number))),
        (1, false) => format!("first {of}"),
        (2, false) => format!("second {of}"),
        (_, false) => format!("third {of}"),
    };
    let part = match name.share {
        _ if style.coarse => String::new(),
        Share::All => String::new(),
        Share::Early => "early".to_owned(),
        Share::Mid => "mid-".to_owned(),
        Share::Late => "late".to_owned(),
        Share::Turn => "turn".to_owned(),
        Share::FirstHalf => nth(1, "half", 2),
        Share::SecondHalf => nth(2, "half", 2),
        Share::Third(number) => nth(number, "third", 3),
        Share::Quarter(number) => nth(number, "quarter", 4),
    };
    let of = match name.share {
        Share::Turn => " of ",
        _ if part.is_empty() => "",
        Share::Mid => "",
        Share::Early | Share::Late => " ",
        _ if style.short => " ",
        _ => " of ",
    };
    let share = format!("{part}{of}");
    let the = match name.whole {
        Whole::Decade(_) | Whole::Century(_) | Whole::Millennium(_)
            if !style.short || share.is_empty() =>
        {
            "the "
        }
        _ => "",
    };
    let era = style.notation.era;
    let whole = match name.whole {
        Whole::Month { year, month } => plain_words(Point::date(year, month, 0), style),
        Whole::Season { year, code } => plain_words(Point::date(year, code, 0), style),
        Whole::Year(year) => year_words(year, era),
        Whole::Decade(index) => decade_name(index, style.short, era),
        Whole::Century(number @ 1..) if style.hundreds => decade_words((number - 1) * 10, era),
        Whole::Century(number) => century_words(number, style.short, era),
        Whole::Millennium(number) => millennium_words(number, era),
    };
    if share.ends_with("of ") {
        format!("{share}{the}{whole}")
    } else {
        format!("{the}{share}{whole}")
    }
}
