//! Parses a text to its meaning: the most common forms first, then EDTF, then words.

use std::borrow::Cow;

use super::base::BaseDate;
use super::brackets;
use super::context::DateContext;
use super::conventions::{Convention, Used};
use super::edtf;
use super::error::DateError;
use super::failure;
use super::grammar;
use super::lex::{self, Kind, LexError, Token};
use super::meaning::Meaning;
use super::moment::{Bound, days_in_month};
use super::negative;
use super::normalize;
use super::older;
use super::point::Point;
use super::short_end;
use super::words::{Script, Word, lexicons};

/// A successfully parsed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub meaning: Meaning,
    pub used: Used,
}

impl Read {
    /// Whether it has a clock time whose zone the text does not give.
    pub(super) fn leaves_zone_open(&self) -> bool {
        let assumed = self.used.has(Convention::AssumedZone);
        [false, true].into_iter().any(|end| {
            let timed = self.meaning.timed_edge(end);
            timed.is_some_and(|timed| assumed || timed.clock.zone.is_none())
        })
    }
}

/// Maximum length of a date in bytes; longer texts are rejected without parsing.
pub(super) const LONGEST: usize = 400;

/// Parses a text.
///
/// # Errors
/// The text is not a date.
pub(super) fn read(text: &str, context: DateContext) -> Result<Read, DateError> {
    if let Some(read) = short_end::read(text, context) {
        return Ok(read);
    }
    let is_bc = context.before_christ == Some(true);
    if let Some(point) = plain(text.as_bytes()).filter(|_| !is_bc && !context.is_month) {
        return Ok(Read {
            meaning: Meaning::Point(point),
            used: Used::NONE,
        });
    }
    if text.len() > LONGEST {
        return Err(failure::too_long(text.len()));
    }
    let trimmed = text.trim();
    let lead = text.len() - text.trim_start().len();
    let unified = unify(trimmed);
    attempt(&unified, context)
        .and_then(|read| match read.meaning {
            // A range may end "today" only after its start; "today" alone changes from day to day.
            Meaning::Range(_) if !context.base.is_some_and(BaseDate::is_start) => {
                failure::relative(&unified)
                    .or_else(|| failure::label_alone(&unified))
                    .map_or(Ok(read), Err)
            }
            _ => Ok(read),
        })
        .or_else(|error| brackets::read(&unified, context).unwrap_or(Err(error)))
        .map_err(|error| failure::explain(&unified, error, context))
        .map_err(|error| DateError {
            offset: lead + offset_in(trimmed, &unified, error.offset),
            ..error
        })
}

/// Parses a text without searching for what else may have been meant.
pub(super) fn attempt(text: &str, context: DateContext) -> Result<Read, DateError> {
    if text.is_empty() {
        return Err(failure::no_date(
            "no date",
            "write a date such as 2025-05-09, 9 May 2025 or about 1910",
        ));
    }
    if let Some(read) = as_edtf(text, context) {
        // The crate does not compare years beyond 64 bits.
        if let (Meaning::Range(_), Some(slash)) = (&read.meaning, text.find('/'))
            && let (Bound::At(first), Bound::At(last)) = read.meaning.bounds()
            && last < first
        {
            return Err(failure::reversed(slash + 1));
        }
        return Ok(read);
    }
    let text = &*spaced(text);
    in_words(text, context).or_else(|failure| {
        let normalized = failure
            .is_unknown_word
            .then(|| normalize::read(text, context));
        normalized.flatten().ok_or(failure.error)
    })
}

/// Replaces each hyphen between a word and a number (`post-1945`, `winter-1916`) by a space, so that it is not read as
/// a minus. Hyphens within `9-May-2019` stay, and byte offsets do not change.
fn spaced(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let joins = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        let word = before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        // "UTC-5" is an offset.
        // "50 BC-40 BC" is a range.
        let is_end = ["utc", "gmt", "bc", "bce", "b.c.", "b.c.e."]
            .iter()
            .any(|end| word.eq_ignore_ascii_case(end));
        let is_word =
            !word.is_empty() && !is_end && word.chars().all(|c| c.is_alphabetic() || c == '.');
        is_word && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    if !text.match_indices('-').any(|(at, _)| joins(at)) {
        return Cow::Borrowed(text);
    }
    let spaced = text
        .char_indices()
        .map(|(at, c)| if c == '-' && joins(at) { ' ' } else { c });
    Cow::Owned(spaced.collect())
}

/// `YYYY-MM-DD`, `YYYY-MM` and `YYYY`: most dates of most files.
pub(super) fn plain(text: &[u8]) -> Option<Point> {
    let ([a, b, c, d], rest) = text.split_first_chunk()?;
    let (century, years) = (two_digits([*a, *b])?, two_digits([*c, *d])?);
    let year = i64::from(century) * 100 + i64::from(years);
    match rest {
        [] => Some(Point::year(year)),
        [b'-', tens, ones] => {
            let month = two_digits([*tens, *ones]).filter(|month| (1..=12).contains(month))?;
            Some(Point::date(year, month, 0))
        }
        [b'-', month_tens, month_ones, b'-', day_tens, day_ones] => {
            let month = two_digits([*month_tens, *month_ones])?;
            let day = two_digits([*day_tens, *day_ones])?;
            (1..=days_in_month(year, month))
                .contains(&day)
                .then(|| Point::date(year, month, day))
        }
        _ => None,
    }
}

/// Value of two digits.
fn two_digits([tens, ones]: [u8; 2]) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

/// Parses the text as EDTF, current or older than 2019; `None` if it is not.
fn as_edtf(text: &str, context: DateContext) -> Option<Read> {
    // EDTF has no eras: `0044` is AD 44.
    if context.before_christ == Some(true) && !text.starts_with('-') {
        return None;
    }
    let first = text.bytes().next()?;
    let mut used = Used::default();
    if matches!(first, b'y' | b'u' | b'U' | b'o' | b'O' | b'(')
        || text.contains(['u', 'U', 'x', 'o', 'O', ' ', '~', '(', '^', '?'])
    {
        let older = older::modern(text);
        if let Some(meaning) = older.and_then(|modern| edtf::read(&modern, context).ok()) {
            if !text.starts_with(['[', '{']) {
                used.add(if older::has_letters(text) {
                    Convention::OlderEdtf
                } else {
                    Convention::Placeholder
                });
            }
            note_edtf(text, &meaning, context, &mut used);
            return Some(Read { meaning, used });
        }
    }
    if let Some(meaning) = matches!(first, b'[' | b'{')
        .then(|| edtf::read_set(text, context))
        .flatten()
    {
        return Some(Read { meaning, used });
    }
    if !(first.is_ascii_digit() || b"-X?~%Y[{./".contains(&first)) || text.contains(' ') {
        return None;
    }
    let meaning = edtf::read(text, context)
        .ok()
        // 29 February moves with the count of years.
        .filter(|meaning| !context.no_year_zero || has_its_day(meaning))
        .or_else(|| text.contains('X').then(|| negative::read(text, context))?)?;
    note_edtf(text, &meaning, context, &mut used);
    Some(Read { meaning, used })
}

/// Whether the day of a single date exists in its month.
fn has_its_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(point) => {
            !point.is_day() || point.day <= days_in_month(point.year, point.month)
        }
        _ => true,
    }
}

/// Records the conventions of an EDTF expression that its meaning does not show.
fn note_edtf(text: &str, meaning: &Meaning, context: DateContext, used: &mut Used) {
    if let (Meaning::Timed(_), Some(_)) = (meaning, context.clock_zone)
        && !edtf::has_shift(text)
    {
        used.add(Convention::AssumedZone);
    }
    if let [_, _, _, _, b'-', b'2'..=b'4', _] = text.as_bytes() {
        used.add(Convention::SeasonCode);
    }
    if text.starts_with('-') || text.contains("/-") || text.contains("Y-") {
        used.add(context.negative_years());
    }
}

/// Why a text is not a date in the words of any language.
struct Failure {
    /// Each of the languages lacks a word of it.
    is_unknown_word: bool,
    error: DateError,
}

impl Failure {
    const fn of(error: DateError) -> Self {
        Self {
            is_unknown_word: false,
            error,
        }
    }

    fn unknown_word(offset: usize) -> Self {
        Self {
            is_unknown_word: true,
            error: DateError {
                message: "not a word of a date".to_owned(),
                offset,
                help: None,
            },
        }
    }

    /// Whether it describes the text better than the failure in another language: that of a language with all the words,
    /// then the one furthest into the text.
    fn is_closer_than(&self, other: &Self) -> bool {
        let reach = |failure: &Self| (!failure.is_unknown_word, failure.error.offset);
        reach(self) > reach(other)
    }
}

/// Parses the text with the words of each language until one understands it.
fn in_words(text: &str, context: DateContext) -> Result<Read, Failure> {
    let mut furthest: Option<Failure> = None;
    let no_letters = !text.chars().any(char::is_alphabetic);
    let script = Script::of(text);
    let of_script = lexicons().iter().filter(|lexicon| lexicon.script == script);
    for (index, lexicon) in of_script.enumerate() {
        let mut used = Used::default();
        let failure = match lex::tokens(text, lexicon, context) {
            Ok(tokens) => {
                let read = match trailing(&tokens).filter(|_| script == Script::Latin) {
                    Some(error) => Err(error),
                    None => grammar::read(&tokens, context, &mut used),
                };
                match read {
                    Ok(meaning) => return Ok(Read { meaning, used }),
                    Err(error) => Failure::of(error),
                }
            }
            Err(LexError::Wrong(error)) => Failure::of(error),
            Err(LexError::UnknownWord(offset)) => Failure::unknown_word(offset),
        };
        // If English rejects its own words with specific help, no other language will accept them.
        if index == 0
            && script == Script::Latin
            && !failure.is_unknown_word
            && failure.error.help.is_some()
        {
            return Err(failure);
        }
        if furthest
            .as_ref()
            .is_none_or(|furthest| failure.is_closer_than(furthest))
        {
            furthest = Some(failure);
        }
        if no_letters {
            break;
        }
    }
    Err(furthest.unwrap_or_else(|| {
        Failure::of(failure::no_date(
            "no date",
            "write a date such as 2025-05-09",
        ))
    }))
}

/// Error for a short word after a date that belongs before one: "5785 AM" is not German "am", "1910 r" not Czech.
fn trailing(tokens: &[Token]) -> Option<DateError> {
    /// Longer words may follow a date: "1970 Jahre".
    const LONGEST: usize = 2;
    let last = tokens
        .iter()
        .rfind(|token| !matches!(token.kind, Kind::Dot | Kind::Comma))?;
    // "v 1500", "o 1500"
    let letter = tokens.windows(2).find_map(|pair| match pair {
        [word, year] => (word.kind == Kind::Word(Word::Noise)
            && word.end - word.start == 1
            && matches!(year.kind, Kind::Number(_, 3..) | Kind::Numeric(..)))
        .then_some(word.start),
        _ => None,
    });
    if let Some(offset) = letter {
        return Some(DateError {
            message: "this word has no place before a year".to_owned(),
            offset,
            help: None,
        });
    }
    let short = last.end.saturating_sub(last.start) <= LONGEST;
    (short && last.kind == Kind::Word(Word::Noise)).then(|| DateError {
        message: "unexpected word after a date".to_owned(),
        offset: last.start,
        help: None,
    })
}

/// Replaces look-alike characters (spaces, dashes, quotes, full-width forms) by one form each. The number of
/// characters does not change.
fn unify(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(unified).collect())
}

fn unified(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{2012}'..='\u{2015}' | '\u{301c}' | '\u{ff5e}' => '–',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' => '\'',
        '\u{2044}' => '/',
        '\u{3001}' => ',',
        '\u{ff01}'..='\u{ff5d}' => u32::from(letter)
            .checked_sub(0xfee0)
            .and_then(char::from_u32)
            .unwrap_or(letter),
        other => other,
    }
}

/// Byte offset in the original text of a byte offset in the unified text.
fn offset_in(text: &str, unified: &str, offset: usize) -> usize {
    let characters = unified
        .char_indices()
        .take_while(|(index, _)| *index < offset)
        .count();
    text.char_indices()
        .nth(characters)
        .map_or(text.len(), |(index, _)| index)
}
