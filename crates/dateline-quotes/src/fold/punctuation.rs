//! Folds quotation marks, dashes, hyphens and the marks of footnotes.

use super::characters::{Dash, is_quote_mark, is_raised};
use super::folded::Hyphen;
use super::folder::{Folder, white_space};
use crate::script::{is_han_or_kana, is_word};

/// Maximum number of digits of a footnote's number.
const LONGEST_FOOTNOTE: usize = 3;
/// Minimum number of letters before a superscript footnote mark; after fewer it may be a power, as in "km²".
const FEWEST_LETTERS: usize = 3;
/// Minimum number of letters before a reference in brackets; after a single letter it may be an index of a variable.
const FEWEST_LETTERS_OF_BRACKET: usize = 2;
/// Length of the longest mark in brackets, in bytes: `citation needed` with its bracket.
const LONGEST_MARK: usize = 16;

impl Folder<'_> {
    /// Writes a quotation mark. A comma or period after a closing one is moved before it, as in American style.
    pub(super) fn quote_mark(&mut self, c: char) {
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
            _ => self.write_as("'", c),
        }
    }

    /// Takes a soft hyphen; at the end of a line, also the line break.
    pub(super) fn soft_hyphen(&mut self) {
        self.at += '\u{ad}'.len_utf8();
        let (length, breaks) = white_space(self.rest());
        // Some programs that read PDFs put a space before it.
        let is_after_letter = self.last.is_some_and(char::is_alphabetic);
        if breaks && is_after_letter && self.letter_after(length).is_some() {
            self.space = None;
            self.at += length;
        }
    }

    pub(super) fn guillemet(&mut self, c: char) {
        let (after, _) = white_space(self.rest().get(c.len_utf8()..).unwrap_or_default());
        let begins = self.space.is_some() || self.last.is_none();
        let word_follows = self.letter_after(c.len_utf8()).is_some();
        match c {
            // « within French text », and »within German« text.
            '«' | '‹' if begins && after > 0 => {
                self.write_as("'", c);
                self.at += after;
            }
            '»' | '›' if !word_follows => {
                self.space = None;
                self.quote_mark(c);
            }
            _ => self.quote_mark(c),
        }
    }

    pub(super) fn dash(&mut self, mut kind: Dash) {
        let Some(first) = self.peek() else { return };
        let mut length = first.len_utf8();
        if first == '-' {
            length = self.rest().bytes().take_while(|byte| *byte == b'-').count();
            if length > 1 {
                kind = Dash::Em;
            }
        }
        let (white, breaks) = white_space(self.rest().get(length..).unwrap_or_default());
        let (last, next) = (self.last, self.after(length + white));
        let are = |is: fn(char) -> bool| last.is_some_and(is) && next.is_some_and(is);
        let spaced = (self.space.is_some(), white > 0);
        let is_broken = breaks && kind == Dash::Hyphen;
        if !spaced.0 && is_broken && are(char::is_alphabetic) {
            self.hyphen(length + white, true);
        } else if are(char::is_numeric) && self.is_range(kind, spaced, breaks) {
            self.space = None;
            self.hyphen(length + white, false);
            self.last = Some('-');
        } else if !spaced.0
            && kind != Dash::Em
            && (is_broken || !spaced.1)
            && are(char::is_alphanumeric)
        {
            self.hyphen(length + white, false);
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

    /// Whether a dash between two numbers makes one of them, such as a score or a range. `spaced` says whether there is white
    /// space on either side, `breaks` whether the line ends after it.
    fn is_range(&self, kind: Dash, spaced: (bool, bool), breaks: bool) -> bool {
        let before = self.space.clone().and_then(|space| self.text.get(space));
        match spaced {
            (false, false) => true,
            (false, true) => breaks,
            (true, true) => kind != Dash::Em && before.is_some_and(|it| !it.contains('\n')),
            (true, false) => false,
        }
    }

    /// Takes a hyphen between two letters or digits.
    pub(super) fn hyphen(&mut self, length: usize, at_line_end: bool) {
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
    pub(super) fn is_star(&self) -> bool {
        let after = self.after(1);
        self.is_footnote() && after.is_none_or(|after| after != '*' && !is_word(after))
    }

    /// Takes superscript numbers of footnotes, with the marks between them: "¹", "⁸,⁹", "²–⁴".
    pub(super) fn raised_numbers(&mut self) {
        let (mut length, mut end) = (0, 0);
        for c in self.rest().chars() {
            length += c.len_utf8();
            if is_raised(c) {
                end = length;
            } else if length > end + c.len_utf8() || !matches!(c, ',' | '-' | '–') {
                break;
            }
        }
        self.at += end;
    }

    /// Whether a superscript digit here is a footnote mark.
    pub(super) fn is_footnote(&self) -> bool {
        self.is_after_word(FEWEST_LETTERS)
    }

    /// Whether a word of at least `letters` letters, or punctuation, was written last.
    pub(super) fn is_after_word(&self, letters: usize) -> bool {
        let ends_sentence = |c: char| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '\'') || is_quote_mark(c)
        };
        self.space.is_none()
            && (self.letters >= letters
                || self
                    .last
                    .is_some_and(|last| ends_sentence(last) || is_han_or_kana(last)))
    }

    /// Whether brackets here have the letter of a note; after a letter it may be an ending, as in `walk[s]`.
    fn is_lettered(&self, mark: &str) -> bool {
        let is_letter = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase());
        is_letter && self.last.is_some_and(|last| !last.is_alphabetic())
    }

    /// Takes a bracket, which may enclose a footnote mark.
    pub(super) fn bracket(&mut self) {
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
            Some(mark) if is_after && (is_footnote_mark(mark) || self.is_lettered(mark)) => {
                self.at += mark.len() + 2;
                self.at += cited_page(self.rest());
            }
            _ => self.plain('['),
        }
    }
}

/// Length of the page after a footnote mark, as in `[3]:14`.
fn cited_page(after: &str) -> usize {
    let Some(page) = after.strip_prefix(':') else {
        return 0;
    };
    let length = page
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '–'))
        .unwrap_or(page.len());
    let ends = page.get(length..).and_then(|rest| rest.chars().next());
    let is_page = page.starts_with(|c: char| c.is_ascii_digit()) && !ends.is_some_and(is_word);
    if is_page { length + 1 } else { 0 }
}

/// Whether the contents of brackets are a footnote mark: one or more numbers, `note 1`, `citation needed`.
fn is_footnote_mark(mark: &str) -> bool {
    let is_number = |number: &str| {
        (1..=LONGEST_FOOTNOTE).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let note = ["note ", "nb ", "n "]
        .iter()
        .find_map(|name| mark.strip_prefix(name));
    mark == "citation needed"
        || note.is_some_and(is_number)
        || mark
            .split([',', '-', '–'])
            .all(|number| is_number(number.trim_start_matches(' ')))
}
