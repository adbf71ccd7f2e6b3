//! Words for years, decades, centuries and millennia.

use super::Era;
use super::style::Style;
use crate::point::{Digits, Point};

/// Words for a year: "1945", "AD 476", "44 BC", "13,800,000,001 BC".
pub(crate) fn year_words(year: i64, era: Era) -> String {
    match year {
        1000..=9999 => year.to_string(),
        1.. => era.after(&grouped(year.unsigned_abs())),
        _ => era.before(&grouped(before_christ(year))),
    }
}

/// Number of a year before Christ from an astronomical year: 1 for year 0.
pub(super) fn before_christ(year: i64) -> u64 {
    year.unsigned_abs().saturating_add(1)
}

/// Decimal number with its digits in groups of three from 10,000 on.
pub(crate) fn grouped(number: u64) -> String {
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

/// Words for a year with unspecified or insignificant digits.
pub(super) fn years_words(point: Point, style: Style) -> String {
    let (short, era) = (style.short, style.notation.era);
    if point.far {
        let number = grouped(point.year.unsigned_abs());
        let years = format!("{number} × 10^{}", point.exponent);
        return if point.year < 0 {
            era.before(&years)
        } else {
            years
        };
    }
    let unspecified = point.unspecified.year();
    if unspecified.is_none() {
        if short && point.year.unsigned_abs() >= FAR_YEAR {
            return far_year(point.year, era);
        }
        return year_words(point.year, era);
    }
    let the = |name: String| format!("the {name}");
    match unspecified {
        Digits::DECADE if point.year >= 10 => the(decade_name(point.year / 10, short, era)),
        Digits::DECADE => era.after("0 to 9"),
        Digits::CENTURY if style.hundreds => the(format!("{}s", point.year)),
        Digits::CENTURY => the(century_words(point.year / 100 + 1, short, era)),
        Digits::MILLENNIUM => the(millennium_words(point.year / 1000 + 1, era)),
        Digits::ANY_YEAR => "some year".to_owned(),
        _ => {
            let pattern = point.edtf().unwrap_or_default();
            let digits: String = pattern.chars().take(4).collect();
            format!("a year like {digits}")
        }
    }
}

/// Years from this one on are rounded in short texts.
pub(super) const FAR_YEAR: u64 = 1_000_000;

/// Units of years of many digits, largest first.
const FAR_UNITS: [(u64, &str); 3] = [
    (1_000_000_000_000, "tn"),
    (1_000_000_000, "bn"),
    (FAR_YEAR, "m"),
];

/// Words for a year of many digits, rounded: "13.8 bn BC".
fn far_year(year: i64, era: Era) -> String {
    let size = year.unsigned_abs().max(FAR_YEAR);
    let unit = FAR_UNITS.into_iter().find(|(unit, _)| size >= *unit);
    in_unit(year, unit.unwrap_or((FAR_YEAR, "m")), era)
}

/// Words for a year among others that are `step` years apart: "1945", "13.8 bn BC", "538.8 m BC"; in full if less would
/// round it.
pub(crate) fn year_words_at_step(year: i64, step: i64, era: Era) -> String {
    let finest = step.unsigned_abs().max(FAR_YEAR / 10);
    let is_round = |number: u64, unit: u64| number >= unit && number.is_multiple_of(unit / 10);
    let unit = FAR_UNITS.into_iter().find(|(unit, _)| {
        // Both 500,000,000 BC and the year -500,000,000, which is a year earlier, are round.
        let numbers = [year.unsigned_abs(), before_christ(year)];
        let years = if year > 0 {
            &numbers[..1]
        } else {
            &numbers[..]
        };
        unit / 10 <= finest && years.iter().any(|number| is_round(*number, *unit))
    });
    unit.map_or_else(|| year_words(year, era), |unit| in_unit(year, unit, era))
}

/// Words for a year in a unit, rounded to a tenth of it.
fn in_unit(year: i64, (unit, name): (u64, &str), era: Era) -> String {
    let size = if year > 0 {
        year.unsigned_abs()
    } else {
        before_christ(year)
    };
    let tenths = size.saturating_add(unit / 20) / (unit / 10);
    let fraction = if tenths.is_multiple_of(10) {
        String::new()
    } else {
        format!(".{}", tenths % 10)
    };
    let number = format!("{}{fraction} {name}", grouped(tenths / 10));
    if year > 0 {
        era.after(&number)
    } else {
        era.before(&number)
    }
}

/// Words for a decade by its index: "1970s", "AD 30s".
pub(crate) fn decade_words(index: i64, era: Era) -> String {
    match index {
        100.. => format!("{index}0s"),
        1.. => era.after(&format!("{index}0s")),
        0 => era.after("1 to 9"),
        -1 => era.before("9 to 1"),
        _ => era.before(&format!("{}0s", index.unsigned_abs().saturating_sub(1))),
    }
}

/// "1970s"; "1900s (decade)", as the 1900s alone are the century.
pub(super) fn decade_name(index: i64, short: bool, era: Era) -> String {
    let words = decade_words(index, era);
    if short || index < 100 || index % 10 != 0 || index == 200 {
        return words;
    }
    format!("{words} (decade)")
}

/// Words for a century by its number: "18th century", "5th century BC"; for deep time, where nobody counts centuries, "around 13,850,000,000
/// BC", to four digits.
pub(crate) fn century_words(number: i64, short: bool, era: Era) -> String {
    if number < -MOST_CENTURIES {
        let years = number.unsigned_abs().saturating_mul(100);
        let unit = 10_u64.saturating_pow(years.ilog10().saturating_sub(3));
        let rounded = years / unit * unit;
        return era.before(&format!("around {}", grouped(rounded)));
    }
    numbered(number, if short { "c." } else { "century" }, era)
}

/// Centuries before Christ that are numbered: up to 20,000 BC.
const MOST_CENTURIES: i64 = 200;

/// Words for a millennium by its number: "3rd millennium BC".
pub(super) fn millennium_words(number: i64, era: Era) -> String {
    numbered(number, "millennium", era)
}

fn numbered(number: i64, word: &str, era: Era) -> String {
    let name = ordinal(i64::try_from(number.unsigned_abs()).unwrap_or(i64::MAX));
    let words = format!("{name} {word}");
    if number < 0 {
        era.before(&words)
    } else {
        words
    }
}

/// Ordinal number: "1st", "2nd", "13th".
pub(crate) fn ordinal(number: i64) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// Words for two years, with a common era only once: "624–546 BC", "AD 50–135".
pub(super) fn join_years(from: i64, to: i64, era: Era) -> String {
    match (from > 0, to > 0) {
        (true, true) if from >= 1000 && to <= 9999 => format!("{from}–{to}"),
        (true, true) => era.after(&format!(
            "{}–{}",
            grouped(from.unsigned_abs()),
            grouped(to.unsigned_abs())
        )),
        (false, false) => era.before(&format!(
            "{}–{}",
            grouped(before_christ(from)),
            grouped(before_christ(to))
        )),
        _ => format!("{}–{}", year_words(from, era), year_words(to, era)),
    }
}
