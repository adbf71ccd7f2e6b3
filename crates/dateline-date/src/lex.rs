//! A text cut into the tokens of one language's dates.

use super::calendar;
use super::clock;
use super::conventions::{Convention, Used};
use super::deep;
use super::meaning::Clock;
use super::numeric;
use super::words::{Lexicon, Word, fold_into, is_cjk};
use super::zone::{self, Zone};
use super::{DateContext, DateError};

/// A token and the bytes that it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits: their value and how many they are.
    Number(u32, usize),
    /// A date all in digits.
    Numeric(numeric::Shape, Used),
    /// A time of day, and whether it is the 24:00 that begins the next day.
    Time(Clock, bool, Used),
    /// The zone of a clock time.
    Zone(Zone),
    Word(Word),
    /// A number in Roman numerals.
    Roman(u32),
    /// A hyphen or dash; a long one is no hyphen.
    Dash {
        long: bool,
    },
    Slash,
    Comma,
    Dot,
    Tilde,
    Question,
    Percent,
}

/// No more tokens than this make a date.
const MOST_TOKENS: usize = 64;

/// The tokens of a text.
///
/// # Errors
/// At the first word that the language does not know.
pub(super) fn tokens(
    text: &str,
    lexicon: &Lexicon,
    context: DateContext,
) -> Result<Vec<Token>, DateError> {
    let mut out: Vec<Token> = Vec::with_capacity(12);
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if out.len() >= MOST_TOKENS {
            return Err(DateError {
                message: "too many words for a date".to_owned(),
                offset: at,
                help: None,
            });
        }
        if next == ' ' || next == '\t' || next == '\u{feff}' {
            at += next.len_utf8();
            continue;
        }
        let (kind, end) = token(text, at, next, &out, lexicon, context)?;
        out.push(Token {
            kind,
            start: at,
            end,
        });
        at = end.max(at + next.len_utf8());
    }
    Ok(out)
}

fn token(
    text: &str,
    at: usize,
    next: char,
    before: &[Token],
    lexicon: &Lexicon,
    context: DateContext,
) -> Result<(Kind, usize), DateError> {
    let single = |kind: Kind| Ok((kind, at + next.len_utf8()));
    let bytes = text.as_bytes();
    let digit_follows = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    if let Some(found) = elsewhere(text, at, next, before)? {
        return Ok(found);
    }
    match next {
        '0'..='9' => number(text, at, before, context),
        '-' | '+' if digit_follows && zone_after_year(before, at) => {
            match zone::signed(bytes, at) {
                Some((zone, end)) => Ok((Kind::Zone(zone), end)),
                None => single(Kind::Dash { long: false }),
            }
        }
        '-' | '+' if digit_follows && sign_can_stand(before) => {
            if let Some(found) = numeric::signed(bytes, at, context.is_year)? {
                return Ok((Kind::Numeric(found.shape, found.used), at + found.len));
            }
            single(Kind::Dash { long: false })
        }
        '→' | '⟶' | '⇒' => single(Kind::Dash { long: true }),
        '-' | '=' if bytes.get(at + 1) == Some(&b'>') => Ok((Kind::Dash { long: true }, at + 2)),
        // "2020-12-10..2020-12-15"
        '.' if bytes.get(at + 1) == Some(&b'.') => Ok((Kind::Dash { long: true }, at + 2)),
        '-' | '–' | '—' => {
            if let Some(found) = suffix(text, at + next.len_utf8(), at, before, lexicon) {
                return Ok(found);
            }
            single(Kind::Dash { long: next != '-' })
        }
        '\'' => match suffix(text, at + 1, at, before, lexicon) {
            Some(found) => Ok(found),
            None => Err(unknown(at)),
        },
        '/' => single(Kind::Slash),
        ',' | '、' | ';' => single(Kind::Comma),
        '.' => single(Kind::Dot),
        '~' | '≈' | '±' => single(Kind::Tilde),
        '?' => single(Kind::Question),
        '%' => single(Kind::Percent),
        // "04/Mar/2024:15:05:21"
        ':' if digit_follows && after_year(before, at) => single(Kind::Word(Word::Noise)),
        // The zone in brackets that RFC 9557 adds to an offset.
        '[' if has_time(before) => match bracketed_zone(text, at, before, context)? {
            Some(found) => Ok(found),
            None => Err(brackets(at)),
        },
        // The T between a day and its time.
        'T' | 't' if digit_follows && after_numeric(before, at) => single(Kind::Word(Word::Noise)),
        letter if letter.is_ascii_alphabetic() && zone_can_follow(text, at, before) => {
            let written = written_zone(before);
            match zone::written(text, at, context, written)? {
                Some((zone, end)) => Ok((Kind::Zone(zone), end)),
                None => match monotonic(bytes, at, before) {
                    Some(end) => Ok((Kind::Word(Word::Noise), end)),
                    None => letters_token(text, at, before, lexicon),
                },
            }
        }
        letter if letter.is_alphabetic() || letter == 'º' => {
            letters_token(text, at, before, lexicon)
        }
        '(' | ')' | '[' | ']' | '{' | '}' => Err(brackets(at)),
        _ => Err(unknown(at)),
    }
}

fn brackets(at: usize) -> DateError {
    DateError {
        message: "brackets are not supported here".to_owned(),
        offset: at,
        help: Some("write the date alone, and the rest as a note".to_owned()),
    }
}

/// Whether a clock time stands before.
fn has_time(before: &[Token]) -> bool {
    before
        .iter()
        .any(|token| matches!(token.kind, Kind::Time(..)))
}

/// Whether the letters here may name a zone: after a clock time, or with the slash of an IANA name.
fn zone_can_follow(text: &str, at: usize, before: &[Token]) -> bool {
    has_time(before)
        || text
            .get(at..)
            .and_then(|rest| rest.find('/').and_then(|slash| rest.get(slash + 1..)))
            .is_some_and(|after| after.starts_with(|letter: char| letter.is_ascii_uppercase()))
}

/// The zone that the last clock time has, as far as it is known by now.
fn written_zone(before: &[Token]) -> Option<Zone> {
    before.iter().rev().find_map(|token| match token.kind {
        Kind::Zone(zone) => Some(Some(zone)),
        Kind::Time(clock, ..) => Some(clock.zone),
        _ => None,
    })?
}

/// Whether a year of four digits ends here.
fn after_year(before: &[Token], at: usize) -> bool {
    let last = before.last();
    last.is_some_and(|last| {
        last.end == at && matches!(last.kind, Kind::Number(_, 4) | Kind::Numeric(..))
    })
}

/// Whether a sign here may begin the zone of the clock time before the year: "Thu Mar 12 14:03:09 2020 -0700".
fn zone_after_year(before: &[Token], at: usize) -> bool {
    let year = before
        .last()
        .is_some_and(|last| last.end < at && matches!(last.kind, Kind::Number(_, 4)));
    let zoned = matches!(
        before.iter().rev().nth(1).map(|token| token.kind),
        Some(Kind::Zone(_))
    );
    (year || zoned) && has_time(before) && written_zone(before).is_none()
        || matches!(before.last().map(|token| token.kind), Some(Kind::Zone(_)))
            && before.last().is_some_and(|last| last.end < at)
}

/// `[Europe/Berlin]`.
fn bracketed_zone(
    text: &str,
    at: usize,
    before: &[Token],
    context: DateContext,
) -> Result<Option<(Kind, usize)>, DateError> {
    let found = zone::written(text, at + 1, context, written_zone(before))?;
    Ok(found
        .filter(|(_, end)| text.as_bytes().get(*end) == Some(&b']'))
        .map(|(zone, end)| (Kind::Zone(zone), end + 1)))
}

/// Where the reading of the monotonic clock ends that Go prints after a time, ` m=+0.000012`.
fn monotonic(text: &[u8], at: usize, before: &[Token]) -> Option<usize> {
    matches!(before.last()?.kind, Kind::Zone(_)).then_some(())?;
    let rest = text.get(at..)?.strip_prefix(b"m=")?;
    let signed = matches!(rest.first(), Some(b'+' | b'-'));
    let number = rest.get(usize::from(signed)..)?;
    let len = number
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || **byte == b'.')
        .count();
    (len > 0).then_some(at + 2 + usize::from(signed) + len)
}

/// A word, or what counts the number before it.
fn letters_token(
    text: &str,
    at: usize,
    before: &[Token],
    lexicon: &Lexicon,
) -> Result<(Kind, usize), DateError> {
    if let Some(found) = suffix(text, at, at, before, lexicon) {
        return Ok(found);
    }
    if let Some(Kind::Roman(_)) = before.last().map(|token| token.kind)
        && let Some((word, end)) = phrase(text, at, "~", lexicon)
    {
        return Ok((Kind::Word(word), end));
    }
    let glued = before
        .last()
        .is_some_and(|last| last.end == at && matches!(last.kind, Kind::Number(..)));
    let found = word(text, at, lexicon).ok_or_else(|| unknown(at))?;
    // "70s" is no "70 s.", but "19c" is the 19th c.
    let one_letter = glued && found.1 == at + 1 && found.0 != Kind::Word(Word::Circa);
    if one_letter {
        Err(unknown(at))
    } else {
        Ok(found)
    }
}

/// A date of another calendar, or an age counted back from the present.
fn elsewhere(
    text: &str,
    at: usize,
    next: char,
    before: &[Token],
) -> Result<Option<(Kind, usize)>, DateError> {
    if next == '@'
        && let Some((style, end)) = calendar::gedcom_style(text, at)
    {
        return Ok(Some((Kind::Word(style), end)));
    }
    if !next.is_alphanumeric() && next != '@' {
        return Ok(None);
    }
    let found = match calendar::find(text, at, before)? {
        None if next.is_ascii_digit() => deep::find(text, at, before)?,
        found => found,
    };
    Ok(found.map(|found| {
        let shape = numeric::Shape::Within(found.days);
        (Kind::Numeric(shape, found.used), found.end)
    }))
}

/// Whether a date in digits ends here.
fn after_numeric(before: &[Token], at: usize) -> bool {
    before
        .last()
        .is_some_and(|last| last.end == at && matches!(last.kind, Kind::Numeric(..)))
}

/// A minus is a sign where no date stands before it.
fn sign_can_stand(before: &[Token]) -> bool {
    let significant = before.iter().rev().find(|token| token.kind != Kind::Dot);
    match significant.map(|token| token.kind) {
        None | Some(Kind::Tilde | Kind::Dash { .. } | Kind::Slash) => true,
        Some(Kind::Word(word)) => matches!(
            word,
            Word::Circa
                | Word::Doubt
                | Word::Before
                | Word::After
                | Word::UpTo
                | Word::OnOrAfter
                | Word::Since
                | Word::Until
                | Word::From
                | Word::To
                | Word::Between
                | Word::And
                | Word::Or
                | Word::Noise
        ),
        Some(_) => false,
    }
}

fn number(
    text: &str,
    at: usize,
    before: &[Token],
    context: DateContext,
) -> Result<(Kind, usize), DateError> {
    let last = before.iter().rev().find(|token| token.kind != Kind::Dot);
    let about = matches!(
        last.map(|token| token.kind),
        Some(Kind::Word(Word::Circa) | Kind::Tilde)
    );
    let bytes = text.as_bytes();
    let in_digits = last.is_some_and(|token| matches!(token.kind, Kind::Numeric(..)));
    if let Some(time) = clock::find(bytes, at, in_digits)? {
        return Ok((time_of(&time), at + time.len));
    }
    if let Some(found) = numeric::find(bytes, at, context, about)? {
        let end = at + found.len;
        let date = Kind::Numeric(found.shape, found.used);
        return Ok((date, end));
    }
    if let Some((value, end)) = grouped(bytes, at) {
        if group_follows(bytes, end) {
            return Err(DateError {
                message: "too many digits for a year".to_owned(),
                offset: at,
                help: Some(
                    "write so long a year with a Y: Y-13800000000 is 13,800,000,001 BC".to_owned(),
                ),
            });
        }
        return Ok((Kind::Number(value, end - at), end));
    }
    let (value, len) = clock::digits(bytes, at);
    // "T101500" after eight digits is a time without colons.
    let after_t = at > 0 && matches!(bytes.get(at - 1), Some(b'T' | b't'));
    if after_t && matches!(len, 4 | 6) {
        let (time, end) = clock::basic(bytes, at, len)?;
        return Ok((time_of(&time), end));
    }
    if bytes.get(at + len).is_some_and(u8::is_ascii_digit) || len > 6 {
        return Err(DateError {
            message: "too many digits for a year".to_owned(),
            offset: at,
            help: Some("write a year beyond four digits with a Y, as in Y170000002".to_owned()),
        });
    }
    Ok((Kind::Number(value, len), at + len))
}

fn time_of(found: &clock::Found) -> Kind {
    let mut used = Used::default();
    if found.doubtful {
        used.add(Convention::RangeOrOffset);
    }
    Kind::Time(found.clock, found.next_day, used)
}

/// A number in groups of three digits: "10,000 BC", "10.000 v. Chr.".
fn grouped(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let (mut value, len) = clock::digits(text, at);
    let mut end = at + len;
    let separator = *text.get(end).filter(|byte| matches!(byte, b',' | b'.'))?;
    if len > 3 {
        return None;
    }
    let mut groups = 0;
    while text.get(end) == Some(&separator) && groups < 2 {
        let (group, 3) = clock::digits(text, end + 1) else {
            break;
        };
        value = value.saturating_mul(1000).saturating_add(group);
        end += 4;
        groups += 1;
    }
    let goes_on = text.get(end).is_some_and(u8::is_ascii_digit);
    (groups > 0 && !goes_on).then_some((value, end))
}

/// Whether a number in groups goes on after the groups that are read.
fn group_follows(text: &[u8], end: usize) -> bool {
    let separator = matches!(text.get(end), Some(b',' | b'.'));
    separator && clock::digits(text, end + 1).1 == 3
}

/// A word that counts only directly after a number: "th", "s", "er".
fn suffix(
    text: &str,
    at: usize,
    start: usize,
    before: &[Token],
    lexicon: &Lexicon,
) -> Option<(Kind, usize)> {
    let last = before.last()?;
    let after_number = matches!(last.kind, Kind::Number(..) | Kind::Roman(_)) && last.end == start;
    if !after_number {
        return None;
    }
    phrase(text, at, "#", lexicon).map(|(word, end)| (Kind::Word(word), end))
}

/// The message for a word that the lexicon does not have.
const UNKNOWN: &str = "not a word of a date";

fn unknown(offset: usize) -> DateError {
    DateError {
        message: UNKNOWN.to_owned(),
        offset,
        help: None,
    }
}

/// Whether nothing is wrong but a word that the lexicon does not have.
pub(super) fn is_unknown_word(error: &DateError) -> bool {
    error.message == UNKNOWN
}

fn word(text: &str, at: usize, lexicon: &Lexicon) -> Option<(Kind, usize)> {
    let first = text.get(at..)?.chars().next()?;
    if is_cjk(first) {
        return cjk_word(text, at, lexicon);
    }
    if let Some((word, end)) = phrase(text, at, "", lexicon) {
        return Some((Kind::Word(word), end));
    }
    let (folded, end) = letters(text, at)?;
    let numeral = roman(&folded).or_else(|| {
        ["ieme", "eme", "e", "o"]
            .iter()
            .find_map(|suffix| folded.strip_suffix(suffix))
            .and_then(roman)
    })?;
    Some((Kind::Roman(numeral), end))
}

/// The longest word or words of the lexicon that stand here.
fn phrase(text: &str, at: usize, prefix: &str, lexicon: &Lexicon) -> Option<(Word, usize)> {
    let mut key = prefix.to_owned();
    let (folded, end) = letters(text, at)?;
    key.push_str(&folded);
    let mut best: Option<(Word, usize)> = None;
    for (entry, word) in lexicon.beginning(&key) {
        let rest = entry.get(key.len()..).unwrap_or_default();
        let found = if rest.is_empty() {
            Some(end)
        } else if let Some(words) = rest.strip_prefix(' ') {
            follow(text, end, words)
        } else {
            None
        };
        if let Some(end) = found
            && best.is_none_or(|(_, longest)| end > longest)
        {
            best = Some((word, end));
        }
    }
    best
}

/// Where the words of an entry end, if they stand here one after another.
fn follow(text: &str, mut at: usize, words: &str) -> Option<usize> {
    for word in words.split(' ') {
        let rest = text.get(at..)?;
        let gap = rest.len() - rest.trim_start_matches([' ', '.', '-', '\'', '’']).len();
        if gap == 0 {
            return None;
        }
        let (folded, end) = letters(text, at + gap)?;
        if folded != word {
            return None;
        }
        at = end;
    }
    Some(at)
}

/// A run of letters, folded, and where it ends.
fn letters(text: &str, at: usize) -> Option<(String, usize)> {
    let rest = text.get(at..)?;
    let len = rest
        .char_indices()
        .find(|(_, letter)| {
            !(letter.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(letter)) || is_cjk(*letter)
        })
        .map_or(rest.len(), |(index, _)| index);
    let run = rest.get(..len).filter(|run| !run.is_empty())?;
    let mut folded = String::with_capacity(run.len());
    fold_into(run, &mut folded);
    Some((folded, at + len))
}

/// Chinese and Japanese words stand without spaces: the longest that is known.
fn cjk_word(text: &str, at: usize, lexicon: &Lexicon) -> Option<(Kind, usize)> {
    /// No entry is longer.
    const LONGEST: usize = 8;
    let rest = text.get(at..)?;
    let ends: Vec<usize> = rest
        .char_indices()
        .take_while(|(_, letter)| is_cjk(*letter))
        .take(LONGEST)
        .map(|(index, letter)| index + letter.len_utf8())
        .collect();
    ends.into_iter().rev().find_map(|end| {
        let word = lexicon.get(rest.get(..end)?)?;
        Some((Kind::Word(word), at + end))
    })
}

/// A Roman numeral up to 39: centuries need no more.
pub(super) fn roman(folded: &str) -> Option<u32> {
    let mut total = 0;
    let mut rest = folded;
    while let Some(more) = rest.strip_prefix(['x', 'х']) {
        total += 10;
        rest = more;
    }
    total += match rest {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" | "iх" => 9,
        _ => return None,
    };
    (1..40).contains(&total).then_some(total)
}
