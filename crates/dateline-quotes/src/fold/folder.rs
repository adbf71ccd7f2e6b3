//! Folds a text from its start to its end.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::characters::{dash, is_ignored, is_joined, is_quote_mark, is_raised, is_without_spaces};
use super::folded::Folded;
use crate::script::is_word;

/// Fractions, each with the character for it.
const FRACTIONS: &str =
    "1/2½ 1/3⅓ 2/3⅔ 1/4¼ 3/4¾ 1/5⅕ 2/5⅖ 3/5⅗ 4/5⅘ 1/6⅙ 5/6⅚ 1/8⅛ 3/8⅜ 5/8⅝ 7/8⅞";

/// Number of digits in a group of a large number.
const DIGITS: usize = 3;
/// Maximum number of groups that are looked at.
const MOST_GROUPS: usize = 8;
/// Maximum number of letters of an abbreviation after an initial, as in "F. Supp."
const LONGEST_ABBREVIATION: usize = 4;

pub(super) struct Folder<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) keeps_hyphens: bool,
    pub(super) out: Folded,
    /// Pending white space, not yet written.
    pub(super) space: Option<Range<usize>>,
    /// Last character written, in its original form.
    pub(super) last: Option<char>,
    /// Number of consecutive letters written last.
    pub(super) letters: usize,
}

impl<'t> Folder<'t> {
    pub fn new(text: &'t str, keeps_hyphens: bool) -> Self {
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

    pub fn run(mut self) -> Folded {
        while let Some(c) = self.peek() {
            match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' => self.ascii(),
                c if self.groups_digits(c) => self.at += c.len_utf8(),
                c if c.is_whitespace() => self.white(),
                '\u{ad}' => self.soft_hyphen(),
                c if is_ignored(c) => self.at += c.len_utf8(),
                '[' => self.bracket(),
                '"' | '\'' | '`' => self.quote_mark(c),
                '*' if self.is_star() => self.at += 1,
                '§' | '¶' => self.section_sign(c),
                '!' | '?' | ':' | ';' | '%' | '°' => {
                    self.space = None;
                    self.plain(c);
                }
                '¼'..='¾' | '⅓'..='⅞' => self.write_fraction(c, c.len_utf8()),
                c if c.is_ascii() && c != '-' => self.plain(c),
                '«' | '‹' | '»' | '›' => self.guillemet(c),
                c if is_quote_mark(c) => self.quote_mark(c),
                '…' => self.write_as("...", c),
                c => match dash(c) {
                    Some(kind) => self.dash(kind),
                    None if is_raised(c) && self.is_footnote() => self.raised_numbers(),
                    None if self.is_index(c) => self.letters(c),
                    None => self.write_non_ascii(c),
                },
            }
        }
        self.out
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Writes the folded form of the next `length` bytes of the text.
    pub(super) fn write(&mut self, folded: &str, first: char, last: char, length: usize) {
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

    /// Writes what a character is folded to.
    pub(super) fn write_as(&mut self, folded: &str, c: char) {
        self.write(folded, c, c, c.len_utf8());
        self.letters = 0;
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
        let (_, fraction) = FRACTIONS.split_once(written)?;
        let begins = self.space.is_some()
            || self
                .last
                .is_none_or(|last| !is_word(last) && !matches!(last, '/' | '.' | ','));
        let ends = !after.starts_with(|c| is_word(c) || c == '/');
        fraction.chars().next().filter(|_| begins && ends)
    }

    /// Whether a sign here only groups the digits of a number: "2,300", "1 204 000".
    fn groups_digits(&self, sign: char) -> bool {
        let is_digit = |c: char| c.is_ascii_digit();
        let is_sign = matches!(
            sign,
            ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}'
        );
        if !is_sign || self.space.is_some() || !self.last.is_some_and(is_digit) {
            return false;
        }
        let written = self.text.get(..self.at).unwrap_or_default();
        let before = written.trim_end_matches(is_digit);
        let group = written.get(before.len()..).unwrap_or_default();
        let is_group = match before.strip_suffix(sign) {
            Some(first) if first.ends_with(is_digit) => group.len() == DIGITS,
            _ => {
                let begins = !before.ends_with(|c| is_word(c) || matches!(c, '.' | ','));
                begins && group.len() <= DIGITS && !group.starts_with('0')
            }
        };
        let mut rest = self.rest();
        for number in 0..MOST_GROUPS {
            let Some(after) = rest.strip_prefix(sign) else {
                break;
            };
            let digits = after.bytes().take(DIGITS + 1);
            match digits.take_while(u8::is_ascii_digit).count() {
                DIGITS => rest = after.get(DIGITS..).unwrap_or_default(),
                0 if number > 0 => break,
                _ => return false,
            }
        }
        is_group
    }

    /// Takes white space and invisible characters within it.
    fn white(&mut self) {
        let (length, _) = white_space(self.rest());
        let start = self.space.take().map_or(self.at, |space| space.start);
        self.at += length;
        if !(ends_with_initial(&self.out.text) && begins_abbreviation(self.rest())) {
            self.space = Some(start..self.at);
        }
    }

    /// Writes the sign of a section or paragraph, without the space after it.
    fn section_sign(&mut self, c: char) {
        self.plain(c);
        self.at += white_space(self.rest()).0;
    }

    /// The letter `length` bytes ahead, if there is one.
    pub(super) fn letter_after(&self, length: usize) -> Option<char> {
        self.after(length).filter(|after| after.is_alphabetic())
    }

    /// The character `length` bytes ahead.
    pub(super) fn after(&self, length: usize) -> Option<char> {
        self.rest().get(length..)?.chars().next()
    }

    /// Writes a character unchanged, unless the next one is combined with it.
    pub(super) fn plain(&mut self, c: char) {
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
    fn write_non_ascii(&mut self, c: char) {
        match c {
            // Latin and Armenian ligatures, the digraphs of Dutch and Croatian, and the long s.
            '\u{fb00}'..='\u{fb06}' | '\u{fb13}'..='\u{fb17}' | 'Ĳ' | 'ĳ' | 'Ǉ'..='ǌ' | 'ſ' => {
                self.letters(c);
            }
            'Æ' | 'Œ' | 'æ' | 'œ' => self.joined_letters(c),
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

    /// Writes a character as the letters or digits that it stands for (NFKC).
    fn letters(&mut self, c: char) {
        let letters: String = std::iter::once(c).nfkc().collect();
        self.write(&letters, c, c, c.len_utf8());
        self.letters += 1;
    }

    /// Writes two vowels that are printed as one.
    fn joined_letters(&mut self, c: char) {
        let within_capitals = self.after(c.len_utf8()).is_some_and(char::is_uppercase);
        let letters = match c {
            'æ' => "ae",
            'œ' => "oe",
            'Æ' if within_capitals => "AE",
            'Æ' => "Ae",
            _ if within_capitals => "OE",
            _ => "Oe",
        };
        self.write(letters, c, c, c.len_utf8());
        self.letters += 1;
    }

    /// Whether a character is a superscript or subscript digit of a unit or formula: "km²", "H₂O".
    fn is_index(&self, c: char) -> bool {
        matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
            && self.space.is_none()
            && self.last.is_some_and(char::is_alphabetic)
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
            || matches!(byte, b'.' | b';' | b':' | b'!' | b'?' | b'(' | b')')
    };
    let mut length = 0;
    loop {
        length += bytes.get(length..).map_or(0, |rest| {
            rest.iter().take_while(|byte| stays(**byte)).count()
        });
        // A comma or space between two such characters: neither one within a number nor a space that is removed.
        let before = bytes.get(length.saturating_sub(2)..length);
        let after = bytes.get(length..length.saturating_add(2));
        let (Some([.., last]), Some([sign @ (b',' | b' '), next])) = (before, after) else {
            return length;
        };
        let is_initial = matches!(before, Some([b'A'..=b'Z', b'.']));
        let is_removed = is_initial || !stays(*next) || matches!(next, b'!' | b'?' | b':' | b';');
        let groups = last.is_ascii_digit() && next.is_ascii_digit();
        if groups || is_removed && *sign == b' ' {
            return length;
        }
        length += 1;
    }
}

/// Whether a text ends with an initial: "U."
fn ends_with_initial(text: &str) -> bool {
    let mut before = text.chars().rev();
    before.next() == Some('.')
        && before.next().is_some_and(char::is_uppercase)
        && before.next().is_none_or(|c| !is_word(c))
}

/// Whether a text begins with an initial, or with the rest of an abbreviation of law reports: "S.", "Ct.", "3d".
fn begins_abbreviation(text: &str) -> bool {
    let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let (word, after) = text.split_at_checked(end).unwrap_or_default();
    let number = word
        .strip_suffix(['d', 'h'])
        .map(|number| number.trim_end_matches('t'));
    let is_series =
        number.is_some_and(|it| it.len() == 1 && it.starts_with(|c: char| c.is_ascii_digit()));
    let is_short =
        word.chars().count() <= LONGEST_ABBREVIATION && word.starts_with(char::is_uppercase);
    is_series || is_short && after.starts_with('.')
}

/// Length of the white space at the front of a text, with invisible characters in it, and whether it has a line break.
pub(super) fn white_space(text: &str) -> (usize, bool) {
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
