//! Ages counted back from the present: `8000 BP`, `12 ka`, "66 million years ago".

use super::calendar::{Found, Interval};
use super::certainty::Qualifier;
use super::conventions::{Convention, Used};
use super::error::DateError;
use super::lex::{Kind, Token};
use super::point::Point;
use super::show::grouped;
use super::words::Word;

/// The "present" of radiocarbon dating.
const PRESENT: i64 = 1950;

/// Resolution in years of an age's last digit from which the year of the "present" is ignored.
const COARSE: i64 = 100_000;

/// A number as written: `digits` / 10^`decimals`, and its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    digits: i64,
    decimals: u32,
    end: usize,
}

/// Unit of an age, and the year it is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unit {
    /// Power of ten of the unit in years.
    power: u32,
    from: i64,
    end: usize,
}

/// An age: a number, its tolerance and its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Age {
    number: Number,
    error: Option<Number>,
    unit: Option<Unit>,
    end: usize,
}

/// Parses the age that begins at a byte; `None` if there is none.
///
/// # Errors
/// An age too large to be counted.
pub(super) fn find(text: &str, at: usize, before: &[Token]) -> Result<Option<Found>, DateError> {
    if !names_unit(text) || before.last().is_some_and(is_within_date) {
        return Ok(None);
    }
    let Some(age) = age(text, at) else {
        return Ok(None);
    };
    let unit = age.unit.or_else(|| shared(text, age.end));
    let Some(unit) = unit else {
        return Ok(None);
    };
    let years = years(age, unit).ok_or_else(|| {
        DateError::new("this age is too large or has too many digits", at)
            .with_help("write an age such as 8000 BP, 12 ka, 66 Ma or 4.5 Ga")
    })?;
    let mut used = Used::NONE;
    used.add(Convention::Age);
    Ok(Some(Found {
        days: years,
        used,
        end: age.unit.map_or(age.end, |unit| unit.end),
    }))
}

/// Whether a word of the text ends like a unit of ages: a cheap test, as most texts have none.
fn names_unit(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).enumerate().any(|(at, ending)| {
        matches!(
            ending,
            b"BP" | b"P." | b"ka" | b"Ma" | b"Ga" | b"ya" | b"YA" | b"go" | b"nt" | b"2k" | b"50"
        ) && !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric)
    })
}

fn is_within_date(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Number(..) | Kind::Comma | Kind::Word(Word::Month(_) | Word::Season(_))
    )
}

/// Unit that the other end of a range gives: "252–66 Ma".
fn shared(text: &str, end: usize) -> Option<Unit> {
    let rest = text.get(end..)?;
    let after = rest.trim_start();
    let mark = ["–", "—", "-", "to ", "or ", "and ", "bis ", "à ", "/"]
        .into_iter()
        .find(|mark| after.starts_with(*mark))?;
    let other = after.get(mark.len()..)?.trim_start();
    age(text, text.len() - other.len())?.unit
}

fn age(text: &str, at: usize) -> Option<Age> {
    let number = number(text, at)?;
    let mut end = number.end;
    let mut error = None;
    let rest = text.get(end..)?.trim_start();
    if let Some(after) = rest.strip_prefix('±').or_else(|| rest.strip_prefix("+/-")) {
        let after = after.trim_start();
        let found = self::number(text, text.len() - after.len())?;
        end = found.end;
        error = Some(found);
    }
    let unit = unit(text, end, number);
    Some(Age {
        number,
        error,
        unit,
        end,
    })
}

/// Parses digits, optionally in groups of three and with decimals.
fn number(text: &str, at: usize) -> Option<Number> {
    /// Maximum number of digits of an age.
    const MOST: usize = 12;
    let rest = text.get(at..)?;
    let mut digits = String::new();
    let mut decimals = 0;
    let mut len = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits.push_str(rest.get(..len)?);
    let first = len;
    while let Some(group) = rest.get(len + 1..len + 4)
        && (rest.as_bytes().get(len) == Some(&b',')
            || rest.as_bytes().get(len) == Some(&b' ') && first <= 3)
        && group.bytes().all(|byte| byte.is_ascii_digit())
    {
        digits.push_str(group);
        len += 4;
    }
    let fraction = rest.get(len..)?.strip_prefix('.').map_or(0, |rest| {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    });
    if fraction > 0 {
        digits.push_str(rest.get(len + 1..=len + fraction)?);
        decimals = u32::try_from(fraction).ok()?;
        len += 1 + fraction;
    }
    let continues = rest
        .get(len..)?
        .starts_with(|letter: char| letter.is_ascii_digit() || letter == ':');
    if digits.is_empty() || digits.len() > MOST || continues {
        return None;
    }
    Some(Number {
        digits: digits.parse().ok()?,
        decimals,
        end: at + len,
    })
}

/// Units that are an age by themselves, with their power of ten in years.
const AGES: &[(&str, u32)] = &[
    ("ka|kya|KYA", 3),
    ("Ma|Mya|mya|MYA", 6),
    ("Ga|Gya|bya|BYA", 9),
];

/// Units of duration, which require "ago" or "BP" after them.
const LENGTHS: &[(&str, u32)] = &[
    ("years|yr|yrs|a", 0),
    ("kyr|kyrs|thousand years|k years|k yrs", 3),
    ("Myr|Myrs|million years|million yrs", 6),
    ("Gyr|Gyrs|billion years|billion yrs", 9),
];

/// Words after an age and the year that it is counted from.
const ENDS: &[(&str, i64)] = &[
    (
        "ago|BP|B.P.|before present|before the present|before 1950",
        PRESENT,
    ),
    ("b2k", 2000),
];

/// Words for how a radiocarbon age was measured; they do not affect the years.
const METHODS: &[&str] = &[
    "cal.", "cal", "uncal.", "uncal", "14C", "calibrated", "calendar",
];

fn unit(text: &str, at: usize, number: Number) -> Option<Unit> {
    let mut at = skip_methods(text, at);
    if let Some((power, end)) = one_of(text, at, AGES) {
        let end = skip_methods(text, end);
        let (from, end) = one_of(text, end, ENDS).unwrap_or((PRESENT, end));
        let unit = Unit { power, from, end };
        return (!number_follows(text, end)).then_some(unit);
    }
    let mut power = 0;
    let mut counted = false;
    if let Some((found, end)) = one_of(text, at, LENGTHS) {
        (power, at, counted) = (found, skip_methods(text, end), true);
    }
    let (from, end) = one_of(text, at, ENDS)?;
    // "50 years ago" depends on when it was written; "ago" without a unit is not an age.
    let ago = text.get(at..end)?.trim() == "ago";
    let is_relative = ago && (!counted || power == 0 && number.digits < 1000);
    let end = skip_methods(text, end);
    (!is_relative && !number_follows(text, end)).then_some(Unit { power, from, end })
}

/// Whether a number follows, as in "9 Ma 2025", which is not an age.
fn number_follows(text: &str, end: usize) -> bool {
    text.get(end..).is_some_and(|rest| {
        rest.trim_start_matches([' ', '.', ','])
            .starts_with(|letter: char| letter.is_ascii_digit())
    })
}

fn skip_methods(text: &str, at: usize) -> usize {
    let mut at = at;
    while let Some(end) = METHODS.iter().find_map(|word| whole(text, at, word)) {
        at = end;
    }
    at
}

/// The longest of these words that follows, and its end.
fn one_of<T: Copy>(text: &str, at: usize, words: &[(&str, T)]) -> Option<(T, usize)> {
    words
        .iter()
        .flat_map(|(ways, value)| ways.split('|').map(move |way| (way, *value)))
        .filter_map(|(way, value)| Some((value, whole(text, at, way)?)))
        .max_by_key(|(_, end)| *end)
}

/// End of a word that follows, after spaces, without a letter or digit after it.
fn whole(text: &str, at: usize, word: &str) -> Option<usize> {
    let rest = text.get(at..)?;
    let after = rest.trim_start().strip_prefix(word)?;
    (!after.starts_with(char::is_alphanumeric)).then(|| text.len() - after.len())
}

/// "about 66 million years ago": the words for two years that are an age of at least a million years, plus and minus half of its
/// last digit. The words are read as the same age.
pub(super) fn words(from: Point, to: Point) -> Option<String> {
    /// The power of ten of each unit, the larger first.
    const UNITS: [(u32, &str); 2] = [(9, "billion"), (6, "million")];
    let about = Qualifier {
        uncertain: false,
        approximate: true,
    };
    let is_about = |point: Point| point.uniform() == Some(about) && point.plain().is_year();
    if !is_about(from) || !is_about(to) {
        return None;
    }
    let step = to.year.checked_sub(from.year)?;
    let middle = from.year.checked_add(step / 2)?;
    let present = if step >= COARSE { 0 } else { PRESENT };
    let value = present.checked_sub(middle)?;
    UNITS.into_iter().find_map(|(power, unit)| {
        let size = 10_i64.pow(power);
        let decimals = (0..=power).find(|decimals| 10_i64.pow(power - decimals) == step)?;
        if value < size || value % step != 0 || decimals > 3 {
            return None;
        }
        let digits = value / step;
        let part = 10_i64.pow(decimals);
        let whole = grouped((digits / part).unsigned_abs());
        let width = usize::try_from(decimals).ok()?;
        let number = if decimals == 0 {
            whole
        } else {
            format!("{whole}.{:0width$}", digits % part)
        };
        Some(format!("about {number} {unit} years ago"))
    })
}

/// Years of an age: give or take half of its last digit, or its own tolerance.
fn years(age: Age, unit: Unit) -> Option<Interval> {
    let (number, power) = (age.number, unit.power);
    // "8.000 BP": a group, as years have no decimals.
    let decimals = if power == 0 && number.decimals == 3 {
        0
    } else {
        number.decimals
    };
    let step = 10_i64.checked_pow(power.checked_sub(decimals)?)?;
    let value = number.digits.checked_mul(step)?;
    let off = match age.error {
        Some(error) => error
            .digits
            .checked_mul(10_i64.checked_pow(power.checked_sub(error.decimals)?)?)?,
        None => step / 2,
    };
    let present = if step >= COARSE { 0 } else { unit.from };
    let year = |years_ago: i64| {
        let year = present.checked_sub(years_ago)?;
        Some(Point::year(year).qualified(Qualifier {
            uncertain: false,
            approximate: true,
        }))
    };
    Some(Interval {
        from: year(value.checked_add(off)?)?,
        to: year(value.checked_sub(off)?)?,
    })
}
