//! Errors for texts that are not dates: the reason, the place, and what may have been meant.

mod cause;

use super::attempt::{LONGEST, attempt};
use super::brackets;
use super::century;
use super::context::DateContext;
use super::digits::digits;
use super::error::DateError;
use super::lex::SEPARATORS;
use super::seek;
use super::spelling;
use super::words::{Lexicon, Script, Word, fold_into, lexicons};

/// Help with examples of dates, if nothing more specific is known.
const EXAMPLES: &str = "write a date such as 2025-05-09, 9 May 2025 or about 1910";

/// Help for the name of a period without dates.
const PERIODS: &str = "write its date in brackets after it, as in Song dynasty (960–1279)";

/// Help for words after a date.
const ALONE: &str = "write the date alone, and the rest as a note";

/// Whether a word that no language has comes after a complete date, and no number: "July 12, 2020-- cancelled".
fn follows_date(text: &str, offset: usize, context: DateContext) -> bool {
    let (before, rest) = text.split_at_checked(offset).unwrap_or_default();
    let is_gap = |letter: char| ".,;:-– ".contains(letter) || SEPARATORS.contains(&letter);
    let date = before.trim_end_matches(is_gap);
    let word = rest.split(|letter: char| !letter.is_alphabetic()).next();
    let mut folded = String::new();
    fold_into(word.unwrap_or_default(), &mut folded);
    let is_known = |lexicon: &Lexicon| lexicon.get(&folded).is_some();
    date.len() < before.len()
        && !folded.is_empty()
        && !rest.contains(|letter: char| letter.is_ascii_digit())
        && !lexicons().iter().any(is_known)
        && attempt(date, context).is_ok()
}

pub(super) fn too_long(bytes: usize) -> DateError {
    DateError::new(format!("too long for a date: {bytes} bytes"), 0)
        .with_help(format!("a date has at most {LONGEST} bytes"))
}

/// Refines an error: the text states that there is no date, a month or day does not exist, or a word was probably
/// misspelled.
pub(super) fn explain(text: &str, error: DateError, context: DateContext) -> DateError {
    if let Some(explicit) = explicit_no_date(text) {
        return explicit;
    }
    let error = relative(text)
        .or_else(|| only_brackets(text))
        .or_else(|| age_alone(text))
        .or_else(|| cause::find(text))
        .or_else(|| as_calendar(text))
        .or_else(|| two_digit_year(text))
        .or_else(|| apostrophe_year(text))
        .unwrap_or(error);
    // An error with its own help needs no guess.
    let is_known = error.help.is_some();
    let guess = (!is_known).then(|| spelling::closest(text, error.offset, context));
    let Some(closest) = guess.flatten() else {
        let examples = if brackets::names_period(text) {
            PERIODS
        } else if follows_date(text, error.offset, context) {
            ALONE
        } else {
            EXAMPLES
        };
        let help = error.help.unwrap_or_else(|| examples.to_owned());
        return DateError {
            help: Some(help),
            ..error
        };
    };
    DateError {
        help: Some(format!("did you mean “{closest}”?")),
        ..error
    }
}

/// Error for "yesterday" or "+5 minutes", which depend on when they are read.
pub(super) fn relative(text: &str) -> Option<DateError> {
    seek::is_relative(text).then(|| {
        DateError::new("a relative date changes its meaning every day", 0)
            .with_help("write the date that is meant, as in 2025-05-09")
    })
}

/// Error for the bare word "date".
pub(super) fn label_alone(text: &str) -> Option<DateError> {
    text.eq_ignore_ascii_case("date")
        .then(|| DateError::new("no date", 0).with_help(EXAMPLES))
}

/// Error for "57 years ago" or "aged 43", which need another date to count from.
fn age_alone(text: &str) -> Option<DateError> {
    brackets::is_age(text).then(|| {
        DateError::new("an age or “… ago” is not a date by itself", 0)
            .with_help("write the date; an age may follow it, as in 12 March 1850 (aged 43)")
    })
}

/// Error for GEDCOM's date phrase: words in brackets without a date before them.
fn only_brackets(text: &str) -> Option<DateError> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    (!inner.contains(['(', ')'])).then(|| {
        DateError::new("words in brackets are a date phrase, not a date", 0)
            .with_help("write the date before it, as in INT 1850 (about fifty)")
    })
}

/// Error for a text that states that there is no date: "unknown", "n.d.".
fn explicit_no_date(text: &str) -> Option<DateError> {
    /// Bytes of the longest such text.
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let mut key = String::new();
    for part in text
        .split([' ', '.', '-', '\'', '/', '[', ']', '(', ')'])
        .filter(|part| !part.is_empty())
    {
        if !key.is_empty() {
            key.push(' ');
        }
        fold_into(part, &mut key);
    }
    let script = Script::of(text);
    let mut of_script = lexicons().iter().filter(|lexicon| lexicon.script == script);
    let is_no_date = of_script.any(|lexicon| lexicon.get(&key) == Some(Word::NoDate));
    (is_no_date || !text.is_empty() && text.bytes().all(|byte| byte == b'?'))
        .then(|| DateError::not_known(0))
}

/// Error for "'98", a year of an unknown century.
fn apostrophe_year(text: &str) -> Option<DateError> {
    let at = text.find('\'')?;
    let (year, 2) = digits(text.as_bytes(), at + 1) else {
        return None;
    };
    Some(century::ambiguous(&format!("’{year:02}"), at))
}

/// Error for "8/99", a month and a year of an unknown century.
fn two_digit_year(text: &str) -> Option<DateError> {
    let (month, year) = text.split_once(['/', '.'])?;
    let (_, year) = year.rsplit_once(['/', '.']).unwrap_or((month, year));
    let at = text.len() - year.len();
    let all_digits = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'/' || byte == b'.');
    (all_digits && month.len() <= 2 && year.len() == 2)
        .then(|| century::ambiguous(&format!("the year {year}"), at))
}

/// Error for a month or day that does not exist in a calendar date in digits, also within EDTF.
fn as_calendar(text: &str) -> Option<DateError> {
    let digits_only = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || b"-/.~?%[]{},:TZ+".contains(&byte))
    };
    if !digits_only(text) {
        return None;
    }
    let core = edtf_core::Edtf::parse(text).err()?;
    let bytes = text.as_bytes();
    let (number, len) = digits(bytes, core.offset);
    let before = text.get(..core.offset).unwrap_or_default();
    if len != 2 || !before.ends_with('-') {
        let is_date = |end: &str| edtf_core::Edtf::parse(end).is_ok();
        let (first, last) = text.split_once('/')?;
        // Each end is right for itself, so it is their order that is wrong.
        let is_range = !last.contains('/') && is_date(first) && is_date(last);
        return is_range.then(|| DateError::reversed(core.offset));
    }
    let head = before.get(..before.len() - 1)?;
    let year_of = |text: &str| text.get(text.len().checked_sub(4)?..)?.parse::<i64>().ok();
    // A number after "YYYY-MM-" is a day, one after "YYYY-" a month.
    let year_and_month = head.rsplit_once('-').filter(|(_, month)| month.len() == 2);
    if let Some((year, month)) = year_and_month
        && let (Some(year), Ok(month)) = (year_of(year), month.parse())
    {
        return Some(super::numeric::no_day(year, month, number, core.offset));
    }
    year_of(head).map(|_| super::numeric::no_month(number, core.offset))
}
