//! Classes of characters for finding words.

use unicode_normalization::char::canonical_combining_class;

/// Whether a character belongs to a word: letters, digits and combining marks.
pub fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || canonical_combining_class(c) != 0
}

/// Whether a character belongs to text without spaces, in which white space is insignificant: Chinese and Japanese,
/// their punctuation and full-width forms.
pub fn is_han_or_kana(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{30ff}' // CJK punctuation, Hiragana, Katakana
        | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}' // Bopomofo, more Katakana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff9f}' // full-width forms
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether words of the character's script follow each other without spaces, so that word boundaries are invisible.
pub fn is_unspaced(c: char) -> bool {
    is_han_or_kana(c)
        || matches!(c,
            '\u{0e00}'..='\u{0eff}' // Thai, Lao
            | '\u{1000}'..='\u{109f}' // Myanmar
            | '\u{1780}'..='\u{17ff}') // Khmer
}

/// Whether a character is the sign of a currency.
pub fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}
