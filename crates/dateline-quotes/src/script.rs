//! Classes of characters for finding words.

use unicode_normalization::char::canonical_combining_class;

/// Whether a character belongs to a word: letters, digits and combining marks.
#[must_use]
pub fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || canonical_combining_class(c) != 0
}

/// Whether a character belongs to text without spaces, in which white space is insignificant: Chinese and Japanese,
/// their punctuation and full-width forms.
#[must_use]
pub fn is_han_or_kana(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{30ff}' // CJK punctuation, Hiragana, Katakana
        | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31ff}' // Bopomofo, more Katakana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff9f}' // full-width forms
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether words of the character's script follow each other without spaces, so that word boundaries are invisible.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    is_han_or_kana(c)
        || matches!(c,
            '\u{0e00}'..='\u{0eff}' // Thai, Lao
            | '\u{1000}'..='\u{109f}' // Myanmar
            | '\u{1780}'..='\u{17ff}') // Khmer
}

/// Whether a character is the sign of a currency.
#[must_use]
pub fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}

/// Whether a quote may begin or end between two characters: not within a word or a number.
///
/// `after` is the character after `next`.
#[must_use]
pub fn is_border(before: Option<char>, next: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(next)) = (before, next) else {
        return true;
    };
    // A combining mark belongs to its letter.
    if canonical_combining_class(next) != 0 {
        return false;
    }
    if is_unspaced(before) || is_unspaced(next) {
        return true;
    }
    if is_word(before) && is_word(next) {
        return false;
    }
    match (next, after) {
        // "can" is not "can't".
        ('\'' | '’', Some(after)) if before.is_alphabetic() => !after.is_alphabetic(),
        // "1" is neither "1.5" nor "1,000".
        ('.' | ',' | ':' | '/', Some(after)) if before.is_numeric() => !after.is_numeric(),
        // "4.2" is not "4.2(b)".
        ('(', Some(after)) if before.is_numeric() => !after.is_alphabetic(),
        // "30" is not "30%".
        ('%' | '‰' | '°', _) if before.is_numeric() => false,
        (next, _) if is_currency(next) && before.is_numeric() => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_end_at_word_boundaries() {
        // The text before the boundary, and the text after it.
        for (before, after, expected) in [
            ("word", " next", true),
            ("word", ", next", true),
            ("walk", "ed", false),
            ("can", "'t", false),
            ("can", "’t", false),
            ("the dogs", "’ tails", true),
            ("1", ",000", false),
            ("1", ".5", false),
            ("1", ". Next", true),
            ("30", "%", false),
            ("37.5", "°C", false),
            ("10", ":30", false),
            ("10", ": the", true),
            ("4.2", "(b)", false),
            ("4.2", "(1)", true),
            ("12", "€", false),
            ("e", "\u{301}", false),
            ("日", "本", true),
            ("日", "\u{3099}", false),
            ("ก", "ข", true),
            ("", "a", true),
            ("a", "", true),
        ] {
            let mut next = after.chars();
            let border = is_border(before.chars().last(), next.next(), next.next());
            assert_eq!(border, expected, "{before}|{after}");
        }
    }
}
