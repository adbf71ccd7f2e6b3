//! Words of a lexicon and Roman numerals.

use super::place::{ends_date, in_letters, in_place};
use super::token::{Kind, LexError, Token};
use crate::conventions::Convention;
use crate::digits::digits;
use crate::partial::Years;
use crate::words::{Lexicon, Word, fold_into, is_cjk};

/// Parses a word, or a suffix of the number before it.
pub(super) fn letters_token(
    text: &str,
    at: usize,
    before: &[Token],
    lexicon: &Lexicon,
) -> Result<(Kind, usize), LexError> {
    if let Some(found) = suffix(text, at, at, before, lexicon) {
        return Ok(found);
    }
    if let Some((number, end)) = century(text, at, before) {
        return Ok((
            Kind::Years(Years::Century(number), Convention::Century),
            end,
        ));
    }
    if let Some(found) = in_letters(text, at) {
        return Ok(found);
    }
    let initials = initials_end(text, at);
    let is_part = |end: usize| initials.is_some_and(|last| end < last);
    if let Some(Kind::Roman(_)) = before.last().map(|token| token.kind)
        && let Some((word, end)) = phrase(text, at, "~", lexicon)
    {
        return Ok((Kind::Word(word), end));
    }
    let is_label = |token: &Token| matches!(token.kind, Kind::Word(word) if word.is_label());
    let labels = before.first().is_some_and(is_label);
    // "R6" is a year of Reiwa or a release, but no reign.
    // "BP" is before present, "bp." baptized.
    let is_other = |(word, end): (Word, usize)| {
        let digit_follows = text.as_bytes().get(end).is_some_and(u8::is_ascii_digit);
        let written = text.get(at..end).unwrap_or_default();
        let dot_follows = text.as_bytes().get(end) == Some(&b'.');
        word == Word::Reign && digit_follows
            || written == "BP"
            || written.eq_ignore_ascii_case("bp") && !dot_follows
    };
    if let Some((word, end)) = phrase(text, at, "&", lexicon).filter(|(_, end)| !is_part(*end))
        && !is_other((word, end))
        // "b. 1850 d. 1920"
        && (!before.last().is_some_and(ends_date) || labels && word.is_label())
        // "B.C." is not "b.".
        && phrase(text, at, "", lexicon).is_none_or(|(_, longest)| end >= longest)
    {
        return Ok((Kind::Word(word), end));
    }
    let found = word(text, at, lexicon)
        .or_else(|| roman_year(text, at))
        .ok_or(LexError::UnknownWord(at))?;
    let found = (in_place(text, at, found, before), found.1);
    if is_part(found.1) {
        return Err(LexError::UnknownWord(at));
    }
    if is_born_about(text, at, found, before) {
        return Ok((Kind::Word(Word::Label), at + 1));
    }
    if let Some(century) = century_letter(text, at, found, before) {
        return Ok(century);
    }
    if is_misplaced(text, at, found, before) {
        return Err(LexError::UnknownWord(at));
    }
    Ok(found)
}

/// Whether a word of the lexicon is not meant here, because of its spelling or the text around it.
fn is_misplaced(text: &str, at: usize, (kind, end): (Kind, usize), before: &[Token]) -> bool {
    let written = text.get(at..end).unwrap_or_default();
    let rest = text.get(end..).unwrap_or_default();
    let is_letter = end == at + 1;
    let is_circa = |forms: &[&str]| kind == Kind::Word(Word::Circa) && forms.contains(&written);
    // "70s" is not "70 s.", but "1850c" is "1850 c.".
    let is_glued = is_letter
        && ends_with_number(before, at)
        && !is_circa(&["c"])
        && !counts(text.as_bytes(), before, (kind, end));
    // "b. 1571" is a label, but "r2019" is not a reign, "S64" not a century and "v1.2" not "v roce".
    let runs_on = is_letter
        && matches!(
            kind,
            Kind::Word(Word::Label | Word::Reign | Word::Noise | Word::Century | Word::OrdinalMark)
        )
        && rest.starts_with(|next: char| next.is_ascii_digit());
    // "H. 1444" is more likely a Hijri year than Spanish "hacia 1444".
    let is_hijra = is_circa(&["H"]);
    // French "v. 1750" is "vers 1750", but "v 1750" may be Czech "in 1750".
    let is_bare_v = is_circa(&["v", "V"]) && !rest.starts_with('.');
    // "1850 v.": French "vers" and Spanish "hacia" stand before the date.
    let is_after = is_circa(&["v", "V", "h"]) && before.last().is_some_and(ends_date);
    // "XVII w.": a Polish century, no week.
    let is_roman = |token: &Token| matches!(token.kind, Kind::Roman(_));
    let is_wiek =
        kind == Kind::Word(Word::Week) && is_letter && before.last().is_some_and(is_roman);
    // Polish "1910 r.", but not "1910 r"
    let is_bare_r = kind == Kind::Word(Word::YearMark) && written == "r" && !rest.starts_with('.');
    is_glued || runs_on || is_hijra || is_bare_v || is_after || is_wiek || is_bare_r
}

/// Whether the tokens end with a number directly before a byte offset.
fn ends_with_number(before: &[Token], at: usize) -> bool {
    let last = before.last();
    last.is_some_and(|last| last.end == at && matches!(last.kind, Kind::Number(..)))
}

/// End of single letters with a dot after each, without spaces, "A.D.", "D.C.": only the whole of them is a word.
fn initials_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let pairs = rest
        .chunks(2)
        .take_while(|pair| matches!(pair, [letter, b'.'] if letter.is_ascii_alphabetic()))
        .count();
    (pairs >= 2).then(|| at + 2 * pairs - 1)
}

/// Whether "b. c." before a number is "born about": "b. c. 1571". Before Christ it is written after the year, or large.
fn is_born_about(text: &str, at: usize, (kind, end): (Kind, usize), before: &[Token]) -> bool {
    let written = text.get(at..end).unwrap_or_default();
    let rest = text.get(end..).unwrap_or_default();
    let number_follows = rest
        .trim_start_matches(['.', ' '])
        .starts_with(|next: char| next.is_ascii_digit());
    kind == Kind::Word(Word::Bc)
        && written.starts_with('b')
        && written.contains(' ')
        && number_follows
        && !before.last().is_some_and(ends_date)
}

/// Parses the C of "20C", "19c.": the number directly before it is that of a century.
fn century_letter(
    text: &str,
    at: usize,
    (kind, end): (Kind, usize),
    before: &[Token],
) -> Option<(Kind, usize)> {
    let is_c = kind == Kind::Word(Word::Circa) && matches!(text.get(at..end), Some("c" | "C"));
    let number = before.last().filter(|last| is_c && last.end == at)?;
    matches!(number.kind, Kind::Number(1..=21, 1 | 2)).then_some((Kind::Word(Word::Century), end))
}

/// Parses a year in Roman numerals, as printed on title pages: "MDCCLXXVI".
fn roman_year(text: &str, at: usize) -> Option<(Kind, usize)> {
    /// Fewer letters may be a word or initials.
    const SHORTEST: usize = 4;
    const PARTS: [(&str, u32); 12] = [
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let rest = text.get(at..)?;
    let len = rest
        .find(|letter: char| !letter.is_alphanumeric())
        .unwrap_or(rest.len());
    let numeral = rest.get(..len).filter(|_| len >= SHORTEST)?;
    let mut rest = numeral.strip_prefix('M')?;
    let mut year = 1000;
    if let Some(more) = rest.strip_prefix('M') {
        (rest, year) = (more, 2000);
    }
    for (letters, value) in PARTS {
        // Only C, X and I are repeated.
        let most = if matches!(letters, "C" | "X" | "I") {
            4
        } else {
            1
        };
        for _ in 0..most {
            let Some(more) = rest.strip_prefix(letters) else {
                break;
            };
            (rest, year) = (more, year + value);
        }
    }
    rest.is_empty().then_some((Kind::Number(year, 4), at + len))
}

/// Parses a century as some museums write it: "C19", "C18th".
fn century(text: &str, at: usize, before: &[Token]) -> Option<(u32, usize)> {
    /// Centuries from the 1st to the current one.
    const KNOWN: std::ops::RangeInclusive<u32> = 1..=21;
    let rest = text.get(at..)?.strip_prefix('C')?;
    let (number, digits) = digits(rest.as_bytes(), 0);
    let after = rest.get(digits..)?;
    let mark = ["st", "nd", "rd", "th"]
        .into_iter()
        .find(|mark| after.starts_with(mark))
        .map_or(0, str::len);
    let ends = !after
        .get(mark..)?
        .starts_with(|next: char| next.is_alphanumeric() || next == '.');
    let is_century = matches!(digits, 1 | 2) && KNOWN.contains(&number) && ends;
    let glued = before
        .last()
        .is_some_and(|last| last.end == at && ends_date(last));
    (is_century && !glued).then_some((number, at + 1 + digits + mark))
}

/// Whether a letter directly after digits is their unit: "2019Q4", "4Q 2019", "1H", French "1h".
fn counts(text: &[u8], before: &[Token], (kind, end): (Kind, usize)) -> bool {
    let (part, hour) = match kind {
        Kind::Word(Word::Quarter | Word::Half) => (true, false),
        Kind::Word(Word::HourMark) => (false, true),
        _ => return false,
    };
    let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    match before.last().map(|token| token.kind) {
        Some(Kind::Number(_, 4)) => part && digit(end) && !digit(end + 1),
        Some(Kind::Number(_, 1)) => true,
        Some(Kind::Number(_, 2)) => hour,
        _ => false,
    }
}

/// Parses a word that is valid only directly after a number: "th", "s", "er".
pub(super) fn suffix(
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

fn word(text: &str, at: usize, lexicon: &Lexicon) -> Option<(Kind, usize)> {
    let first = text.get(at..)?.chars().next()?;
    if is_cjk(first) {
        return cjk_word(text, at, lexicon);
    }
    if let Some((word, end)) = phrase(text, at, "", lexicon) {
        return Some((Kind::Word(word), end));
    }
    let (folded, end) = letters(text, at)?;
    // "XIVth", "Ier": in small letters, as "IST" is a zone.
    let written = text.get(at..end).unwrap_or_default();
    let ordinal = ["th", "st", "nd", "rd", "er", "re"]
        .into_iter()
        .filter(|suffix| first.is_uppercase() && written.ends_with(*suffix));
    let numeral = roman(&folded).or_else(|| {
        ordinal
            .chain(["ieme", "eme", "e", "o"])
            .find_map(|suffix| folded.strip_suffix(suffix))
            .and_then(roman)
    })?;
    Some((Kind::Roman(numeral), end))
}

/// The longest entry of the lexicon that begins here.
pub(super) fn phrase(
    text: &str,
    at: usize,
    prefix: &str,
    lexicon: &Lexicon,
) -> Option<(Word, usize)> {
    if !lexicon.has(prefix) {
        return None;
    }
    let mut key = prefix.to_owned();
    let end = letters_into(text, at, &mut key)?;
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

/// End of the words of an entry if they follow here one after another.
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

/// A run of letters, folded, and its end.
fn letters(text: &str, at: usize) -> Option<(String, usize)> {
    let mut folded = String::new();
    let end = letters_into(text, at, &mut folded)?;
    Some((folded, end))
}

/// Appends a run of letters, folded; returns its end.
fn letters_into(text: &str, at: usize, folded: &mut String) -> Option<usize> {
    let rest = text.get(at..)?;
    let len = rest
        .char_indices()
        .find(|(_, letter)| {
            !(letter.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(letter)) || is_cjk(*letter)
        })
        .map_or(rest.len(), |(index, _)| index);
    let run = rest.get(..len).filter(|run| !run.is_empty())?;
    folded.reserve(run.len());
    fold_into(run, folded);
    Some(at + len)
}

/// Parses the longest known word in Chinese or Japanese, which have no spaces between words.
fn cjk_word(text: &str, at: usize, lexicon: &Lexicon) -> Option<(Kind, usize)> {
    /// Characters of the longest entry.
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

/// Parses a Roman numeral up to 39, which is enough for centuries.
pub(crate) fn roman(folded: &str) -> Option<u32> {
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
