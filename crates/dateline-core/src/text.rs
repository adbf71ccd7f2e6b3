//! The one place where text from outside is sanitized, measured, wrapped and truncated for a screen.
//!
//! Files, file names and messages are data. Before any of them reaches a terminal it passes [`visible`], which leaves
//! no character that a terminal would execute and none that would change the displayed order of the text.

mod ascii;
pub(crate) mod blocks;
mod readable;
mod seek;
mod sentence;
mod wrap;

pub use ascii::{ascii, in_ascii};
pub use readable::{label, readable, without_html};
pub use seek::Needle;
pub use sentence::first_sentence;
pub use wrap::{rows, wrap};

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Distance of tab stops in columns.
const TAB: usize = 8;

/// Marks text that was truncated.
pub const ELLIPSIS: &str = "…";

/// Sanitizes one line of text: replaces every character that a terminal would execute by a visible mark.
///
/// - C0 controls and DEL become their control pictures (`ESC` is `␛`), Unicode 16.0, block 2400;
/// - C1 controls, bidi controls (Unicode Standard Annex #9, section 2), line and paragraph separators and the other
///   invisible format controls become `<U+202E>`;
/// - a tab becomes spaces up to the next multiple of eight columns;
/// - a soft hyphen, which terminals show in different widths, becomes the hyphenation point `‧`.
///
/// Joiners, variation selectors and combining marks stay, as they belong to the letters. The function is idempotent.
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_printed_ascii(text.as_bytes()) || !text.chars().any(needs_mark) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut line_start = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let column = width(out.get(line_start..).unwrap_or_default());
                let spaces = TAB - column % TAB;
                out.extend(std::iter::repeat_n(' ', spaces));
                line_start = out.len();
            }
            '\u{7f}' => out.push('␡'),
            '\u{ad}' => out.push('‧'),
            c if u32::from(c) < 0x20 => {
                out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('␦'));
            }
            c if needs_mark(c) => {
                // Writing to a String cannot fail.
                write!(out, "<U+{:04X}>", u32::from(c)).unwrap_or_default();
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether [`visible`] replaces a character.
pub fn needs_mark(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}'
            | '\u{61c}'
            | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}')
}

/// Text on one line: line ends with the white space around them become one space, and the rest is sanitized by
/// [`visible`].
pub fn one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(['\n', '\r', ' ', '\t']);
    if !text.contains(['\n', '\r']) {
        return visible(text);
    }
    let joined = text
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    Cow::Owned(visible(&joined).into_owned())
}

/// Columns of a text on a screen, summed over its grapheme clusters: a family joined by joiners takes two, a decomposed
/// Hangul syllable two, a combining mark none.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    if is_simple(text) {
        return text.chars().count();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The text if it fits into a number of columns, else its beginning with `…` at the end. Reads no more than necessary.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if text.len() <= columns && text.is_ascii() {
        return Cow::Borrowed(text);
    }
    if is_simple(head(text, columns + 1)) {
        return cut_simple(text, columns);
    }
    let mut used = 0_usize;
    // End of the text that leaves room for the ellipsis.
    let mut end = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        let next = used + width(grapheme);
        if next > columns {
            return match columns {
                0 => Cow::Borrowed(""),
                _ => Cow::Owned(format!(
                    "{}{ELLIPSIS}",
                    text.get(..end).unwrap_or_default().trim_end()
                )),
            };
        }
        used = next;
        if used < columns {
            end = at + grapheme.len();
        }
    }
    Cow::Borrowed(text)
}

/// Truncates a text whose characters up to the limit take one column each.
fn cut_simple(text: &str, columns: usize) -> Cow<'_, str> {
    match (head(text, columns), columns.checked_sub(1)) {
        (fitting, _) if fitting.len() == text.len() => Cow::Borrowed(text),
        (_, None) => Cow::Borrowed(""),
        (_, Some(columns)) => Cow::Owned(format!("{}{ELLIPSIS}", head(text, columns).trim_end())),
    }
}

/// Whether a text is printable ASCII. The loop has no early exit, so that several bytes are tested at a time, which is
/// usually faster.
pub(crate) fn is_printed_ascii(text: &[u8]) -> bool {
    text.iter()
        .fold(true, |all, byte| all & matches!(byte, b' '..=b'~'))
}

/// Whether each character of a text is certainly a grapheme cluster of one column: letters and signs of scripts in
/// which characters do not join (`Other` in Unicode Standard Annex #29, table 2), and the lines and blocks of frames
/// and bars.
pub fn is_simple(text: &str) -> bool {
    is_printed_ascii(text.as_bytes())
        || text.chars().all(|c| {
            matches!(c,
                ' '..='~'
                | '\u{a1}'..='\u{a8}' | '\u{aa}'..='\u{ac}' | '\u{af}'..='\u{2ff}'
                | '\u{391}'..='\u{3a1}' | '\u{3b1}'..='\u{3c9}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}'
                | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{2193}' | '\u{2264}' | '\u{2265}'
                | '\u{2500}'..='\u{25a0}' | '\u{25b2}'..='\u{25b5}' | '\u{25bc}'..='\u{25bf}' | '\u{25c6}'..='\u{25cf}')
        })
}

/// The last character boundary at or before a byte offset.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = at.saturating_sub(1);
    }
    at
}

/// The first `characters` characters of a text; does not read the rest, which may be a hundred megabytes long.
pub fn head(text: &str, characters: usize) -> &str {
    // A character has at least one byte.
    if text.len() <= characters {
        return text;
    }
    match text.char_indices().nth(characters) {
        Some((end, _)) => text.get(..end).unwrap_or(text),
        None => text,
    }
}

/// Whether a text begins with a quotation mark.
pub fn begins_quoted(text: &str) -> bool {
    text.starts_with(['"', '“', '„', '«', '‘', '「', '»'])
}

/// Decimal number with commas between groups of three digits.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn characters_that_a_terminal_executes_become_marks() {
        for (text, shown) in [
            ("plain", "plain"),
            ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
            ("a\x07b\x00c\x7fd", "a␇b␀c␡d"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("abc\u{202e}fed", "abc<U+202E>fed"),
            ("a\u{2066}b\u{2069}", "a<U+2066>b<U+2069>"),
            ("two\nlines", "two␊lines"),
            ("a\tb", "a       b"),
            ("日本\tb", "日本    b"),
            ("co\u{ad}op", "co‧op"),
            ("👩‍👩‍👧 किताब é", "👩‍👩‍👧 किताब é"),
        ] {
            assert_eq!(visible(text), shown, "{text:?}");
        }
    }

    #[test]
    fn width_is_that_of_the_screen() {
        for (text, columns) in [
            ("abc", 3),
            ("日本", 4),
            ("👩‍👩‍👧", 2),
            ("e\u{301}", 1),
            ("\u{1112}\u{1161}\u{11ab}", 2), // 한, decomposed
            ("", 0),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn a_simple_text_has_a_column_for_each_character() {
        let simple = |c: &char| is_simple(c.encode_utf8(&mut [0; 4]));
        for c in ('\0'..=char::MAX).filter(simple) {
            // It forms no cluster with other characters, and its width is the same next to them.
            let text = format!("a{c}{c}z");
            assert_eq!(text.graphemes(true).count(), 4, "{c:?}");
            assert!(text.graphemes(true).all(|one| one.width() == 1), "{c:?}");
            assert!(!needs_mark(c), "{c:?}");
        }
        assert!(
            [
                "plain", "caf\u{e9} \u{2026}", "\u{2502}\u{2588}", "\u{41c}\u{438}\u{440}"
            ]
            .iter()
            .all(|text| is_simple(text))
        );
        assert!(
            !["e\u{301}", "\u{65e5}", "\u{1f469}", "a\tb", "\u{ad}"]
                .iter()
                .any(|text| is_simple(text))
        );
    }

    #[test]
    fn truncated_text_fits_and_ends_with_an_ellipsis() {
        for (text, columns, shown) in [
            ("abcdef", 6, "abcdef"),
            ("abcdef", 5, "abcd…"),
            ("abcdef", 1, "…"),
            ("abcdef", 0, ""),
            ("ab cdef", 4, "ab…"),
            ("élan vital", 6, "élan…"),
            ("élan vital", 10, "élan vital"),
            ("élan vital", 0, ""),
            ("abcdef 日本語", 4, "abc…"),
            ("日本語", 6, "日本語"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"),
        ] {
            assert_eq!(cut(text, columns), shown, "{text:?} in {columns}");
        }
    }

    proptest! {
        #[test]
        fn no_character_that_a_terminal_executes_is_left(text in "\\PC{0,20}|[\\x00-\\x{9f}\\x{2020}-\\x{2070}]{0,20}") {
            let shown = visible(&text);
            prop_assert!(!shown.chars().any(needs_mark), "{shown:?}");
            prop_assert_eq!(visible(&shown), shown.clone());
        }

        #[test]
        fn cut_never_exceeds(text in "\\PC{0,30}", columns in 0_usize..40) {
            let text = visible(&text);
            prop_assert!(width(&cut(&text, columns)) <= columns);
        }
    }
}
