//! Parses a text as EDTF or in words, without searching for what else may have been meant.

use super::context::DateContext;
use super::conventions::{Convention, Used};
use super::edtf;
use super::error::DateError;
use super::grammar;
use super::lex;
use super::lex::{Kind, LexError, Token};
use super::meaning::Meaning;
use super::moment::{Bound, days_in_month};
use super::negative;
use super::older;
use super::read::Read;
use super::words::{Script, Word, lexicons};

/// Parses a text without searching for what else may have been meant.
pub(super) fn attempt(text: &str, context: DateContext) -> Result<Read, DateError> {
    if text.is_empty() {
        return Err(DateError::new("no date", 0)
            .with_help("write a date such as 2025-05-09, 9 May 2025 or about 1910"));
    }
    if let Some(read) = as_edtf(text, context) {
        // The crate does not compare years beyond 64 bits.
        if let (Meaning::Range(_), Some(slash)) = (&read.meaning, text.find('/'))
            && let (Bound::At(first), Bound::At(last)) = read.meaning.bounds()
            && last < first
        {
            return Err(DateError::reversed(slash + 1));
        }
        return Ok(read);
    }
    in_words(text, context).map_err(|failure| failure.error)
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
        let read = older.and_then(|modern| Some((edtf::read(&modern, context).ok()?, modern)));
        if let Some((meaning, modern)) = read {
            if !text.starts_with(['[', '{']) {
                if older::has_letters(text) {
                    used.add(Convention::OlderEdtf);
                } else if modern.contains('X') {
                    used.add(Convention::Placeholder);
                }
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

    fn unknown_word(text: &str, offset: usize) -> Self {
        Self {
            is_unknown_word: true,
            error: DateError::new(
                format!("{} is not a word of a date", word_at(text, offset)),
                offset,
            ),
        }
    }

    /// Whether it describes the text better than the failure in another language: that of a language with all the words,
    /// then the one furthest into the text.
    fn is_closer_than(&self, other: &Self) -> bool {
        let reach = |failure: &Self| (!failure.is_unknown_word, failure.error.offset);
        reach(self) > reach(other)
    }
}

/// Names the word or sign at a byte offset; a sign that cannot be shown by its number.
fn word_at(text: &str, offset: usize) -> String {
    /// Characters that are shown of a long word.
    const MOST: usize = 40;
    let rest = text.get(offset..).unwrap_or_default();
    let in_word = |letter: &char| letter.is_alphanumeric() || "-'".contains(*letter);
    let word: String = rest.chars().take_while(in_word).take(MOST).collect();
    let word = word.trim_end_matches(['-', '\'']);
    if !word.is_empty() {
        return format!("“{word}”");
    }
    let Some(sign) = rest.chars().next() else {
        return "this".to_owned();
    };
    let is_shown = "\\\"'".contains(sign) || sign.escape_debug().count() == 1;
    if is_shown {
        format!("“{sign}”")
    } else {
        format!("the character U+{:04X}", u32::from(sign))
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
            Err(LexError::UnknownWord(offset)) => Failure::unknown_word(text, offset),
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
        Failure::of(DateError::new("no date", 0).with_help("write a date such as 2025-05-09"))
    }))
}

/// Error for a short word after a date that belongs before one: "5785 AM" is not German "am", "1910 r" not Czech.
fn trailing(tokens: &[Token]) -> Option<DateError> {
    /// Longer words may follow a date: "1970 Jahre".
    const LONGEST: usize = 2;
    let last = tokens
        .iter()
        .rfind(|token| !matches!(token.kind, Kind::Dot | Kind::Comma))?;
    let is_relative = matches!(
        last.kind,
        Kind::Word(Word::Before | Word::After | Word::Until | Word::Since | Word::Between)
    );
    if is_relative && tokens.len() > 1 {
        let error = DateError::new("no date after this word", last.start);
        return Some(error.with_help("write the date after it, or the other end of the range"));
    }
    // "v 1500", "o. 1500"
    let no_dots = tokens.iter().filter(|token| token.kind != Kind::Dot);
    let no_dots: Vec<&Token> = no_dots.collect();
    let letter = no_dots.windows(2).find_map(|pair| match pair {
        [word, year] => (word.kind == Kind::Word(Word::Noise)
            && word.end - word.start == 1
            && matches!(year.kind, Kind::Number(_, 3..) | Kind::Numeric(..)))
        .then_some(word.start),
        _ => None,
    });
    if let Some(offset) = letter {
        return Some(DateError::new(
            "this word has no place before a year",
            offset,
        ));
    }
    let short = last.end.saturating_sub(last.start) <= LONGEST;
    (short && last.kind == Kind::Word(Word::Noise))
        .then(|| DateError::new("unexpected word after a date", last.start))
}

/// Maximum length of a date in bytes; longer texts are rejected without parsing.
pub(super) const LONGEST: usize = 400;
