//! Brackets in dates: a second form of the date (another calendar, digits), an age, a remark, the dates of a named
//! period, or what a cataloger supplied.

mod marks;
mod name;
mod pair;
mod remark;
mod second;

use super::context::DateContext;
use super::conventions::Convention;
use super::error::DateError;
use super::precision::Precision;
use super::read::Read;
use super::zone;

pub(super) use self::name::names_period;
use self::pair::{Pair, inside, part};
pub(super) use self::remark::is_age;

/// Maximum number of pairs in a date.
const MOST: usize = 4;

/// Parses a text with brackets that is not a date as a whole, by the role of its brackets. An age after a comma or
/// semicolon counts as a remark too. `None` if the text has neither.
///
/// # Errors
/// Brackets that contain a different date than the text around them.
pub(super) fn read(text: &str, context: DateContext) -> Option<Result<Read, DateError>> {
    let pairs = match pairs(text)? {
        Ok(pairs) => pairs,
        Err(error) => return Some(Err(error)),
    };
    if pairs.is_empty() {
        if let Some(bracketed) = remark::bracketed(text) {
            return read(&bracketed, context);
        }
        let Some((date, used)) = remark::without_age(text) else {
            return name::before_date(text, context).map(Ok);
        };
        return Some(part(date, 0, context).map(|mut read| {
            read.used.add(used);
            read
        }));
    }
    if let [only] = pairs.as_slice() {
        if let Some(read) = alone(text, *only, context) {
            let is_list = text.starts_with('[') && read.used.has(Convention::BareList);
            return Some(if is_list {
                Err(several(only.open))
            } else {
                Ok(read)
            });
        }
        // "…T10:30[Europe/Brussels]" (RFC 9557): a zone, not a remark.
        if is_zone(text, *only) {
            return None;
        }
    }
    if joins(text, &pairs)
        && let Some(read) = supplied(text, &pairs, context)
    {
        return Some(Ok(read));
    }
    match part(&without(text, &pairs), 0, context) {
        Ok(date) => beside_date(text, date, &pairs, context),
        Err(_) => supplied(text, &pairs, context)
            .or_else(|| beside_age(text, &pairs, context))
            .map(Ok)
            .or_else(|| name::read(text, &pairs, context)),
    }
}

/// Whether a bracket is directly joined to a part of the date: `185[0]`, `[1850]-1860`.
fn joins(text: &str, pairs: &[Pair]) -> bool {
    let joint =
        |letter: &u8| letter.is_ascii_digit() || matches!(letter, b'-' | b'/' | b'?' | b'~');
    let bytes = text.as_bytes();
    pairs.iter().any(|pair| {
        let before = pair.open.checked_sub(1).and_then(|at| bytes.get(at));
        before.is_some_and(joint) || bytes.get(pair.close + 1).is_some_and(joint)
    })
}

/// Finds the brackets of a text; `None` if they are nested or more than `MOST` pairs.
///
/// # Errors
/// A bracket without its partner.
fn pairs(text: &str) -> Option<Result<Vec<Pair>, DateError>> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, letter) in text.char_indices() {
        match (letter, open) {
            ('(' | '[', None) => open = Some((at, letter)),
            (')', Some((start, '('))) | (']', Some((start, '['))) => {
                pairs.push(Pair {
                    open: start,
                    close: at,
                });
                open = None;
            }
            (')' | ']', None) => return Some(Err(unpaired(at))),
            ('(' | '[' | ')' | ']' | '{' | '}', _) => return None,
            _ => {}
        }
    }
    if let Some((at, _)) = open {
        return Some(Err(unpaired(at)));
    }
    (pairs.len() <= MOST).then_some(Ok(pairs))
}

/// Error for `[c. 1910, 1920]`: EDTF's brackets mean one of the dates, a cataloger's that all of them are supplied.
fn several(at: usize) -> DateError {
    DateError::new(
        "several dates in brackets: one of them, or all of them?",
        at,
    )
    .with_help("write “or” or “and” between them")
}

fn unpaired(at: usize) -> DateError {
    DateError::new("unmatched bracket", at)
        .with_help("add the matching bracket, or remove this one")
}

/// The text with brackets and their contents replaced by spaces; byte offsets stay the same.
fn without(text: &str, pairs: &[Pair]) -> String {
    let inside = |at: usize| {
        pairs
            .iter()
            .any(|pair| (pair.open..=pair.close).contains(&at))
    };
    blanked(text, inside)
}

/// The text with only the brackets replaced by spaces; byte offsets stay the same.
fn unmarked(text: &str, pairs: &[Pair]) -> String {
    blanked(text, |at| {
        pairs.iter().any(|pair| pair.open == at || pair.close == at)
    })
}

/// The text with the characters at some byte offsets replaced by spaces; all offsets stay the same.
fn blanked(text: &str, blank: impl Fn(usize) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if blank(at) {
            out.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        } else {
            out.push(letter);
        }
    }
    out
}

/// Parses a date that is entirely in brackets, `[c. 1910]`, "(1985– )", or after "no date", `n.d. [1910]`.
fn alone(text: &str, pair: Pair, context: DateContext) -> Option<Read> {
    let around = without(text, &[pair]);
    let around = around.trim();
    if !around.is_empty() && !name::is_no_date(around) {
        return None;
    }
    part(inside(text, pair), pair.open + 1, context).ok()
}

/// Whether round brackets with a month or a day and its year follow a number: "v. 1 (Jan. 1985)" is a volume and its date.
fn follows_volume(text: &str, pair: Pair, context: DateContext) -> bool {
    let before = text.get(..pair.open).unwrap_or_default().trim_end();
    let digits = before.len()
        - before
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let is_dated = |read: &Read| read.meaning.precision() < Precision::Year;
    matches!(digits, 1 | 2)
        && text.as_bytes().get(pair.open) == Some(&b'(')
        && part(inside(text, pair), pair.open + 1, context).is_ok_and(|read| is_dated(&read))
}

fn is_zone(text: &str, pair: Pair) -> bool {
    let before = text.get(..pair.open).unwrap_or_default();
    text.as_bytes().get(pair.open) == Some(&b'[')
        && before.contains(':')
        && before.ends_with(|letter: char| !letter.is_whitespace())
}

/// Combines a date with the brackets before, in or after it: each must agree with it, or be a remark.
fn beside_date(
    text: &str,
    date: Read,
    pairs: &[Pair],
    context: DateContext,
) -> Option<Result<Read, DateError>> {
    if let Some(marked) = with_marks(text, &date, pairs) {
        return Some(Ok(marked));
    }
    // "1910 (?)", "1850 (or 1851)", "1850 (approximate)": the brackets continue the date.
    let of_many = matches!(
        date.meaning.precision(),
        Precision::Decade | Precision::Century | Precision::Millennium
    );
    let is_continued = pairs.iter().all(|pair| {
        let inner = inside(text, *pair).trim_start();
        // "18th century (1st half)" continues the date, "1850 (5)" is ambiguous.
        let is_digit = inner.starts_with(|letter: char| letter.is_ascii_digit());
        (of_many || !is_digit) && remark::correction(inner).is_none()
    });
    if is_continued && let Ok(read) = part(&unmarked(text, pairs), 0, context) {
        return Some(Ok(read));
    }
    let mut date = date;
    for pair in pairs {
        let inner = inside(text, *pair);
        let start = pair.open + 1;
        if let Some(at) = remark::correction(inner) {
            let corrected = part(inner.get(at..).unwrap_or_default(), start + at, context);
            let mut corrected = match corrected {
                Ok(corrected) => corrected,
                Err(error) => return Some(Err(error)),
            };
            corrected.used.add(Convention::Correction);
            date = corrected;
        } else if remark::is_age(inner) {
            date.used.add(Convention::AgeRemark);
        } else if remark::is_interpreted(text) {
            // GEDCOM: "INT 1850 (about fifty)" quotes the words that the date was interpreted from.
        } else if let Some(agreed) = second::agree(&date, inner, start, context) {
            match agreed {
                Ok(agreed) => date = agreed,
                Err(error) => return Some(Err(error)),
            }
        } else if names_both_readings(&date, inner) {
            // "01:30 America/New_York (EDT or EST)", as such a time is shown.
        } else if remark::is_probability(inner) {
            date.used.add(Convention::Remark);
        } else if remark::excludes(inner) {
            return Some(Err(left_out(pair.open)));
        } else if remark::has_date_word(inner) {
            return None;
        } else if inner.bytes().any(|byte| byte.is_ascii_digit()) {
            return Some(Err(unclear_number(pair.open)));
        } else if date.leaves_zone_open() && remark::may_name_zone(inner) {
            return Some(Err(unclear_zone(text, start, context)));
        } else {
            date.used.add(Convention::Remark);
        }
    }
    Some(Ok(date))
}

/// Whether brackets name both offsets of a clock time that its zone has twice, or not at all: "EDT or EST".
fn names_both_readings(date: &Read, inner: &str) -> bool {
    let is_ambiguous = date.meaning.timed_edges().any(|timed| timed.is_ambiguous());
    let may_be_in = |letter: u8| {
        letter.is_ascii_uppercase() || letter.is_ascii_digit() || b"+-:".contains(&letter)
    };
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(may_be_in);
    let names = inner.split_once(" or ");
    is_ambiguous && names.is_some_and(|(first, last)| is_name(first) && is_name(last))
}

/// Error for a range that does not hold one of its ends.
fn left_out(at: usize) -> DateError {
    DateError::new("a day that the range does not include", at)
        .with_help("write the first and the last day that are meant")
}

/// Error for a number in brackets that is not understood: "12 March 1850 (No. 5)".
fn unclear_number(at: usize) -> DateError {
    DateError::new("a number in brackets: a remark, or a part of the date?", at)
        .with_help("leave the remark out, or write the date in full")
}

/// A date whose brackets are all qualifiers of its parts.
fn with_marks(text: &str, date: &Read, pairs: &[Pair]) -> Option<Read> {
    let mut meaning = date.meaning.clone();
    for pair in pairs {
        let is_last = text.get(pair.close + 1..)?.trim().is_empty();
        meaning = marks::marked(&meaning, inside(text, *pair), is_last)?;
    }
    let used = date.used;
    Some(Read { meaning, used })
}

/// Error for words in brackets that may be the zone of the clock time before them: "9:00 (CST)", "9:00 (Berlin)".
fn unclear_zone(text: &str, start: usize, context: DateContext) -> DateError {
    zone::written(text, start, context, None)
        .err()
        .unwrap_or_else(|| {
            DateError::new("these words may be the zone of the clock time", start)
                .with_help("write the zone as 10:15 Europe/Berlin or 10:15 +02:00")
        })
}

/// "July 20, 1969; 57 years ago (1969-07-20)": a date, an age, and brackets that agree with the date.
fn beside_age(text: &str, pairs: &[Pair], context: DateContext) -> Option<Read> {
    let around = without(text, pairs);
    let (date, used) = remark::without_age(&around)?;
    let mut date = part(date, 0, context).ok()?;
    date.used.add(used);
    beside_date(text, date, pairs, context)?.ok()
}

/// `[May] 1850`, `185[0]`, `[1850]–1860`: a text that is a date only together with the contents of its brackets.
fn supplied(text: &str, pairs: &[Pair], context: DateContext) -> Option<Read> {
    if pairs
        .iter()
        .any(|pair| follows_volume(text, *pair, context))
    {
        return None;
    }
    let is_bracket = |at: usize| pairs.iter().any(|pair| pair.open == at || pair.close == at);
    let bare: String = text
        .char_indices()
        .filter(|(at, _)| !is_bracket(*at))
        .map(|(_, letter)| letter)
        .collect();
    let mut read = part(&bare, 0, context).ok()?;
    read.used.add(Convention::Supplied);
    Some(read)
}
