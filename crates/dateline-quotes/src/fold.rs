//! Normalizes differences between a quote and its source that change no word.
//!
//! | text | becomes |
//! | --- | --- |
//! | white space of any kind and length, line ends | one space; nothing next to Chinese or Japanese characters |
//! | soft hyphens, zero-width characters, marks of direction | nothing |
//! | a hyphen at the end of a line, and the break | nothing, or a hyphen: whichever the other side has |
//! | quotation marks and apostrophes of any form | `'`, without the spaces within « these » |
//! | a comma or period after a closing quotation mark | moved before it |
//! | hyphens and dashes of any form, `--` | `-`; spaces around a dash are removed |
//! | `…` | `...` |
//! | a space before `!`, `?`, `:`, `;`, `%` or `°` | nothing |
//! | fractions such as `1/2`, after a whole number or alone | one character: `½` |
//! | ligatures such as `ﬁ`, full-width and half-width forms | the letters |
//! | combining characters | composed (NFC, Unicode Standard Annex #15) |
//! | footnote marks after a word: `[12]`, `[3, 4]`, `[note 1]`, `[citation needed]`, superscript digits, `*`, † and ‡ | nothing |
//!
//! Case, letters, digits and all other punctuation are significant.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::offsets::Offsets;
use crate::script::{is_han_or_kana, is_word};

/// Maximum number of digits of a footnote's number.
const LONGEST_FOOTNOTE: usize = 3;
/// Minimum number of letters before a superscript footnote mark; after fewer it may be a power, as in "km²".
const FEWEST_LETTERS: usize = 3;
/// Minimum number of letters before a reference in brackets; after a single letter it may be an index of a variable.
const FEWEST_LETTERS_OF_BRACKET: usize = 2;
/// Length of the longest mark in brackets, in bytes: `citation needed` with its bracket.
const LONGEST_MARK: usize = 16;

/// Fractions and the characters for them.
const FRACTIONS: &[(&str, char)] = &[
    ("1/2", '½'),
    ("1/3", '⅓'),
    ("2/3", '⅔'),
    ("1/4", '¼'),
    ("3/4", '¾'),
    ("1/5", '⅕'),
    ("2/5", '⅖'),
    ("3/5", '⅗'),
    ("4/5", '⅘'),
    ("1/6", '⅙'),
    ("5/6", '⅚'),
    ("1/8", '⅛'),
    ("3/8", '⅜'),
    ("5/8", '⅝'),
    ("7/8", '⅞'),
];

/// A folded text.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Maps the folded text to the original.
    pub offsets: Offsets,
    /// Hyphens within words that were removed, in order.
    pub hyphens: Vec<Hyphen>,
}

/// A removed hyphen within a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hyphen {
    /// Byte of the folded text that it preceded.
    pub at: usize,
    /// Whether it was at the end of a line, so that the word may have none.
    pub at_line_end: bool,
}

/// Folds a text for searching: hyphens within words are removed and recorded.
#[must_use]
pub fn fold(text: &str) -> Folded {
    Folder::new(text, false).run()
}

/// Folds a text for comparing words: hyphens within words stay, except at the end of a line.
#[must_use]
pub fn fold_words(text: &str) -> Folded {
    Folder::new(text, true).run()
}

impl Folded {
    /// A part of the text. Its offsets refer to the whole folded text.
    #[must_use]
    pub fn slice(&self, range: &Range<usize>) -> Self {
        let hyphens = self.hyphens_in(range).map(|hyphen| Hyphen {
            at: hyphen.at - range.start,
            ..hyphen
        });
        Self {
            text: self.text.get(range.clone()).unwrap_or_default().to_owned(),
            offsets: Offsets::shifted(range.start, range.len()),
            hyphens: hyphens.collect(),
        }
    }

    /// Removed hyphens within a range, without its ends.
    fn hyphens_in(&self, range: &Range<usize>) -> impl Iterator<Item = Hyphen> {
        let from = self
            .hyphens
            .partition_point(|hyphen| hyphen.at <= range.start);
        let hyphens = self.hyphens.get(from..).unwrap_or_default();
        let end = range.end;
        hyphens
            .iter()
            .copied()
            .take_while(move |hyphen| hyphen.at < end)
    }

    /// Whether a hyphen was removed at this position.
    #[must_use]
    pub fn has_hyphen_at(&self, at: usize) -> bool {
        self.hyphens
            .binary_search_by_key(&at, |hyphen| hyphen.at)
            .is_ok()
    }

    /// Whether the removed hyphens in a range agree with those of an otherwise equal text; hyphens at line ends are
    /// optional.
    #[must_use]
    pub fn hyphens_agree(&self, range: &Range<usize>, other: &Self) -> bool {
        let mut mine = self.hyphens_in(range).peekable();
        let whole = 0..other.text.len();
        let mut theirs = other.hyphens_in(&whole).peekable();
        loop {
            let here = mine.peek().map(|hyphen| hyphen.at - range.start);
            let there = theirs.peek().map(|hyphen| hyphen.at);
            let (alone, both) = match (here, there) {
                (None, None) => return true,
                (Some(here), Some(there)) if here == there => (None, true),
                (Some(here), Some(there)) if here > there => (theirs.next(), false),
                (None, Some(_)) => (theirs.next(), false),
                (Some(_), _) => (mine.next(), false),
            };
            if both {
                mine.next();
                theirs.next();
            } else if alone.is_some_and(|hyphen| !hyphen.at_line_end) {
                return false;
            }
        }
    }
}

/// A kind of dash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dash {
    Hyphen,
    En,
    Em,
}

struct Folder<'t> {
    text: &'t str,
    at: usize,
    keeps_hyphens: bool,
    out: Folded,
    /// Pending white space, not yet written.
    space: Option<Range<usize>>,
    /// Last character written, in its original form.
    last: Option<char>,
    /// Number of consecutive letters written last.
    letters: usize,
}

impl<'t> Folder<'t> {
    fn new(text: &'t str, keeps_hyphens: bool) -> Self {
        let mut out = Folded::default();
        out.text.reserve(text.len());
        Self {
            text,
            at: 0,
            keeps_hyphens,
            out,
            space: None,
            last: None,
            letters: 0,
        }
    }

    fn run(mut self) -> Folded {
        while let Some(c) = self.peek() {
            match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' => self.ascii(),
                c if c.is_whitespace() => self.white(),
                '\u{ad}' => self.soft_hyphen(),
                c if is_ignored(c) => self.at += c.len_utf8(),
                '[' => self.bracket(),
                '"' | '\'' | '`' => self.quote_mark(c),
                '*' if self.is_star() => self.at += 1,
                '!' | '?' | ':' | ';' | '%' | '°' => {
                    self.space = None;
                    self.plain(c);
                }
                '¼'..='¾' | '⅓'..='⅞' => self.write_fraction(c, c.len_utf8()),
                c if c.is_ascii() && c != '-' => self.plain(c),
                '«' | '‹' | '»' | '›' => self.guillemet(c),
                c if is_quote_mark(c) => self.quote_mark(c),
                '…' => self.one("...", c),
                c => match dash(c) {
                    Some(kind) => self.dash(kind),
                    None if is_raised(c) && self.is_footnote() => self.at += c.len_utf8(),
                    None => self.other(c),
                },
            }
        }
        self.out
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Writes the folded form of the next `length` bytes of the text.
    fn write(&mut self, folded: &str, first: char, last: char, length: usize) {
        if let Some(space) = self.space.take()
            && let Some(before) = self.last
            && !(is_without_spaces(before) || is_without_spaces(first))
        {
            self.out.text.push(' ');
            self.out.offsets.push(1, space);
            self.letters = 0;
        }
        let end = self.at.saturating_add(length);
        self.out.text.push_str(folded);
        self.out.offsets.push(folded.len(), self.at..end);
        self.at = end;
        self.last = Some(last);
    }

    /// Writes a character that becomes something else.
    fn one(&mut self, folded: &str, c: char) {
        self.write(folded, c, c, c.len_utf8());
        self.letters = 0;
    }

    /// Writes a quotation mark. A comma or period after a closing one is moved before it, as in American style.
    fn quote_mark(&mut self, c: char) {
        let mut rest = self.rest().get(c.len_utf8()..).unwrap_or_default().chars();
        let (mark, after) = (rest.next(), rest.next());
        let closes = self.space.is_none() && self.last.is_some();
        let ends = after.is_none_or(|after| !after.is_alphanumeric() && after != '.');
        match mark {
            Some(mark @ (',' | '.')) if closes && ends => {
                let folded = if mark == ',' { ",'" } else { ".'" };
                self.write(folded, c, mark, c.len_utf8() + 1);
                self.letters = 0;
            }
            _ => self.one("'", c),
        }
    }

    /// Writes ASCII words separated by single spaces unchanged, as most texts consist of them.
    fn ascii(&mut self) {
        let rest = self.rest();
        if let Some(fraction) = self.fraction() {
            return self.write_fraction(fraction, "1/2".len());
        }
        let mut length = plain_run(rest.as_bytes());
        if rest.as_bytes().get(length) == Some(&b'/')
            && let Some(run) = rest.get(..length)
            && let Some(before) = run.strip_suffix(|c: char| c.is_ascii_digit())
            && !before.is_empty()
        {
            // The last digit may be that of a fraction.
            length = before.trim_end_matches(' ').len();
        }
        let after = rest.get(length..).and_then(|after| after.chars().next());
        if after.is_some_and(is_joined) {
            // The last character is combined with what follows.
            let run = rest.get(..length.saturating_sub(1)).unwrap_or_default();
            length = run.trim_end_matches(' ').len();
        }
        if length == 0 {
            if let Some(c) = self.peek() {
                self.plain(c);
            }
            return;
        }
        let run = rest.get(..length).unwrap_or_default();
        let last = run.chars().next_back().unwrap_or('a');
        let letters = run
            .bytes()
            .rev()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        self.write(run, 'a', last, length);
        self.letters = if letters == length {
            self.letters + letters
        } else {
            letters
        };
    }

    /// Writes a fraction of `length` bytes, directly after a whole number.
    fn write_fraction(&mut self, fraction: char, length: usize) {
        if self.last.is_some_and(|last| last.is_ascii_digit()) {
            self.space = None;
        }
        let mut room = [0; 4];
        self.write(fraction.encode_utf8(&mut room), fraction, fraction, length);
        self.letters = 0;
    }

    /// The fraction here, such as `1/2`; none within a longer number, word or date.
    fn fraction(&self) -> Option<char> {
        let (written, after) = self.rest().split_at_checked("1/2".len())?;
        if written.as_bytes().get(1) != Some(&b'/') {
            return None;
        }
        let (_, fraction) = FRACTIONS.iter().find(|(name, _)| *name == written)?;
        let begins = self.space.is_some()
            || self
                .last
                .is_none_or(|last| !is_word(last) && !matches!(last, '/' | '.' | ','));
        let ends = !after.starts_with(|c| is_word(c) || c == '/');
        (begins && ends).then_some(*fraction)
    }

    /// Takes white space and invisible characters within it.
    fn white(&mut self) {
        let (length, _) = white_space(self.rest());
        let start = self.space.take().map_or(self.at, |space| space.start);
        self.at += length;
        self.space = Some(start..self.at);
    }

    /// Takes a soft hyphen; at the end of a line, also the line break.
    fn soft_hyphen(&mut self) {
        self.at += '\u{ad}'.len_utf8();
        let (length, breaks) = white_space(self.rest());
        if breaks && self.space.is_none() && self.letter_after(length).is_some() {
            self.at += length;
        }
    }

    /// The letter `length` bytes ahead, if there is one.
    fn letter_after(&self, length: usize) -> Option<char> {
        self.after(length).filter(|after| after.is_alphabetic())
    }

    /// The character `length` bytes ahead.
    fn after(&self, length: usize) -> Option<char> {
        self.rest().get(length..)?.chars().next()
    }

    fn guillemet(&mut self, c: char) {
        let (after, _) = white_space(self.rest().get(c.len_utf8()..).unwrap_or_default());
        let begins = self.space.is_some() || self.last.is_none();
        let word_follows = self.letter_after(c.len_utf8()).is_some();
        match c {
            // « within French text », and »within German« text.
            '«' | '‹' if begins && after > 0 => {
                self.one("'", c);
                self.at += after;
            }
            '»' | '›' if !word_follows => {
                self.space = None;
                self.one("'", c);
            }
            _ => self.one("'", c),
        }
    }

    fn dash(&mut self, mut kind: Dash) {
        let Some(first) = self.peek() else { return };
        let mut length = first.len_utf8();
        if first == '-' {
            length = self.rest().bytes().take_while(|byte| *byte == b'-').count();
            if length > 1 {
                kind = Dash::Em;
            }
        }
        let (white, breaks) = white_space(self.rest().get(length..).unwrap_or_default());
        let spaced = (self.space.is_some(), white > 0);
        let within_word = !spaced.0
            && self.last.is_some_and(char::is_alphabetic)
            && self.letter_after(length + white).is_some();
        let within_numbers = !spaced.0
            && breaks
            && self.last.is_some_and(char::is_numeric)
            && self.after(length + white).is_some_and(char::is_numeric);
        if within_word && kind == Dash::Hyphen && breaks {
            self.hyphen(length + white, true);
        } else if within_numbers {
            self.write("-", first, first, length);
            self.at += white;
            self.letters = 0;
        } else if within_word && kind != Dash::Em && !spaced.1 {
            self.hyphen(length, false);
        } else if kind == Dash::Em || spaced == (true, true) {
            self.space = None;
            self.write("-", first, first, length);
            self.at += white;
            self.letters = 0;
        } else {
            self.write("-", first, first, length);
            self.letters = 0;
        }
    }

    /// Takes a hyphen between two letters.
    fn hyphen(&mut self, length: usize, at_line_end: bool) {
        if self.keeps_hyphens && !at_line_end {
            self.write("-", '-', '-', length);
            self.letters = 0;
            return;
        }
        let at = self.out.text.len();
        self.out.hyphens.push(Hyphen { at, at_line_end });
        self.at += length;
    }

    /// Whether an asterisk here is a footnote mark: one at the end of a word.
    fn is_star(&self) -> bool {
        let after = self.after(1);
        self.is_footnote() && after.is_none_or(|after| after != '*' && !is_word(after))
    }

    /// Whether a superscript digit here is a footnote mark.
    fn is_footnote(&self) -> bool {
        self.is_after_word(FEWEST_LETTERS)
    }

    /// Whether a word of at least `letters` letters, or punctuation, was written last.
    fn is_after_word(&self, letters: usize) -> bool {
        let ends_sentence = |c: char| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '\'') || is_quote_mark(c)
        };
        self.space.is_none()
            && (self.letters >= letters
                || self
                    .last
                    .is_some_and(|last| ends_sentence(last) || is_han_or_kana(last)))
    }

    /// Takes a bracket, which may enclose a footnote mark.
    fn bracket(&mut self) {
        let inner = self.rest().get(1..).unwrap_or_default();
        let end = inner
            .bytes()
            .take(LONGEST_MARK)
            .position(|byte| byte == b']');
        let mark = end.and_then(|end| inner.get(..end));
        let is_after = self.is_after_word(FEWEST_LETTERS_OF_BRACKET)
            || self.space.is_none()
                && self
                    .last
                    .is_some_and(|last| last.is_numeric() || last == '%');
        match mark {
            Some(mark) if is_after && is_footnote_mark(mark) => self.at += mark.len() + 2,
            _ => self.plain('['),
        }
    }

    /// Writes a character unchanged, unless the next one is combined with it.
    fn plain(&mut self, c: char) {
        let after = self.rest().get(c.len_utf8()..).unwrap_or_default();
        if after.chars().next().is_some_and(is_joined) {
            self.cluster(c);
            return;
        }
        self.write(c.encode_utf8(&mut [0; 4]), c, c, c.len_utf8());
        self.letters = if c.is_alphabetic() {
            self.letters + 1
        } else {
            0
        };
    }

    /// Writes a non-ASCII character.
    fn other(&mut self, c: char) {
        match c {
            // Latin and Armenian ligatures, and the digraphs of Dutch and Croatian.
            '\u{fb00}'..='\u{fb06}' | '\u{fb13}'..='\u{fb17}' | 'Ĳ' | 'ĳ' | 'Ǉ'..='ǌ' => {
                let letters: String = std::iter::once(c).nfkc().collect();
                self.write(&letters, c, c, c.len_utf8());
                self.letters += 1;
            }
            '\u{ff01}'..='\u{ff5e}' => {
                let narrow = char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
                let narrow = if matches!(narrow, '"' | '`') {
                    '\''
                } else {
                    narrow
                };
                self.write(narrow.encode_utf8(&mut [0; 4]), c, c, c.len_utf8());
                self.letters = if narrow.is_alphabetic() {
                    self.letters + 1
                } else {
                    0
                };
            }
            '\u{ff61}'..='\u{ff9f}' => self.half_width(c),
            c if is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes => self.plain(c),
            c => self.cluster(c),
        }
    }

    /// Writes half-width Katakana with its following sound marks.
    fn half_width(&mut self, first: char) {
        let after = self.rest().get(first.len_utf8()..).unwrap_or_default();
        let marks = after
            .chars()
            .take_while(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}'));
        let length = first.len_utf8() + marks.map(char::len_utf8).sum::<usize>();
        let kana = self.rest().get(..length).unwrap_or_default();
        let kana: String = kana.nfkc().collect();
        self.write(&kana, first, first, length);
        self.letters += 1;
    }

    /// Writes a character composed with the ones that combine with it.
    fn cluster(&mut self, first: char) {
        let rest = self.rest();
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        let joined: usize = after
            .chars()
            .take_while(|c| is_joined(*c))
            .map(char::len_utf8)
            .sum();
        let length = first.len_utf8() + joined;
        let composed: String = rest.get(..length).unwrap_or_default().nfc().collect();
        self.write(&composed, first, first, length);
        self.letters = if first.is_alphabetic() {
            self.letters + 1
        } else {
            0
        };
    }
}

/// Number of bytes at the front that fold to themselves in any context.
fn plain_run(bytes: &[u8]) -> usize {
    let stays = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b',' | b'.' | b';' | b':' | b'!' | b'?' | b'(' | b')')
    };
    let mut length = 0;
    loop {
        length += bytes.get(length..).map_or(0, |rest| {
            rest.iter().take_while(|byte| stays(**byte)).count()
        });
        // A space between two such characters; that before some punctuation is removed.
        match bytes.get(length..length.saturating_add(2)) {
            Some([b' ', next])
                if stays(*next) && !matches!(next, b'!' | b'?' | b':' | b';') && length > 0 =>
            {
                length += 1;
            }
            _ => return length,
        }
    }
}

/// Length of the white space at the front of a text, with invisible characters in it, and whether it has a line break.
fn white_space(text: &str) -> (usize, bool) {
    let (mut length, mut breaks, mut any) = (0, false, false);
    for c in text.chars() {
        if c.is_whitespace() {
            any = true;
            breaks |= matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
        } else if !is_ignored(c) {
            break;
        }
        length += c.len_utf8();
    }
    if any { (length, breaks) } else { (0, false) }
}

/// Whether white space next to a character is insignificant. Next to full-width letters and digits it is significant.
fn is_without_spaces(c: char) -> bool {
    is_han_or_kana(c) && !matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Whether the contents of brackets are a footnote mark: one or more numbers, `note 1`, `citation needed`.
fn is_footnote_mark(mark: &str) -> bool {
    let is_number = |number: &str| {
        (1..=LONGEST_FOOTNOTE).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    mark == "citation needed"
        || mark.strip_prefix("note ").is_some_and(is_number)
        || mark
            .split([',', '-', '–'])
            .all(|number| is_number(number.trim_start_matches(' ')))
}

/// Whether a character combines with the one before it.
fn is_joined(c: char) -> bool {
    !c.is_ascii()
        && (canonical_combining_class(c) != 0
            || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

/// Whether a character is invisible and does not affect words.
fn is_ignored(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_quote_mark(c: char) -> bool {
    matches!(
        c,
        '‘' | '’'
            | '‚'
            | '‛'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '′'
            | '″'
            | '´'
            | 'ʼ'
            | 'ʻ'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〝'
            | '〞'
            | '〟'
            | '＂'
            | '＇'
            | '\u{5f3}' // Hebrew geresh and gershayim
            | '\u{5f4}'
    )
}

fn dash(c: char) -> Option<Dash> {
    match c {
        // The second is the Hebrew maqaf.
        '-' | '\u{5be}' | '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => {
            Some(Dash::Hyphen)
        }
        '\u{2012}' | '\u{2013}' => Some(Dash::En),
        '\u{2014}' | '\u{2015}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' => Some(Dash::Em),
        _ => None,
    }
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡')
}

#[cfg(test)]
mod tests;
