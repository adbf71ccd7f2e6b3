//! ASCII replacements of marks, for terminals and fonts without Unicode.

use std::borrow::Cow;

/// ASCII replacement of a mark, with the same width; `None` for letters and everything else without a replacement.
pub const fn ascii(c: char) -> Option<char> {
    Some(match c {
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '·' | '•' | '‧' => '-',
        '…' => '~',
        '×' | '✗' => 'x',
        '≤' | '←' => '<',
        '≥' | '→' => '>',
        '≠' => '#',
        '↑' => '^',
        '↓' => 'v',
        '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        // Pictures of control characters.
        '\u{2400}'..='\u{2426}' => '?',
        _ => return None,
    })
}

/// The program's own text with its marks in ASCII: "7-10 May", "<= 40".
pub fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let text = text.replace('≤', "<=").replace('≥', ">=");
    Cow::Owned(text.chars().map(|c| ascii(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn marks_become_ascii_and_letters_stay() {
        let table = [
            ("7–10 May", "7-10 May"),
            ("≤ 40", "<= 40"),
            ("“Où?” — ‘là’ · …", "\"Où?\" - 'là' - ~"),
            ("Привет, 東京", "Привет, 東京"),
            ("2 × 10^9", "2 x 10^9"),
        ];
        for (text, expected) in table {
            assert_eq!(in_ascii(text), expected);
        }
    }

    #[test]
    fn a_mark_keeps_its_width() {
        for c in '\u{80}'..='\u{ffff}' {
            if let Some(plain) = ascii(c) {
                assert!(plain.is_ascii_graphic() || plain == ' ');
                assert_eq!(width(&c.to_string()), 1, "{c}");
            }
        }
    }
}
