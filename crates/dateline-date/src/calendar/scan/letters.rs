//! Letters and words of other calendars.

use crate::words::fold_into;

/// Appends a letter folded for comparison, including the accents of transliterations.
pub(super) fn fold_foreign(letter: char, out: &mut String) {
    let plain = match letter.to_lowercase().next().unwrap_or(letter) {
        'ī' => 'i',
        'ū' => 'u',
        'ō' => 'o',
        'ḥ' | 'ẖ' => 'h',
        'ṣ' | 'ş' => 's',
        'ḍ' | 'ḏ' => 'd',
        'ṭ' | 'ṯ' => 't',
        'ẓ' => 'z',
        'ğ' | 'ḡ' => 'g',
        'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' => return,
        other => {
            let mut buffer = [0; 4];
            return fold_into(other.encode_utf8(&mut buffer), out);
        }
    };
    out.push(plain);
}

/// Whether a character other than letters may occur within the name of a month.
pub(super) const fn is_within_name(letter: char) -> bool {
    matches!(letter, ' ' | '\'' | '’' | '‘' | '`' | '-')
}

/// Whether a word is here, optionally with dots between its letters, and not followed by a letter.
pub(super) fn matching(rest: &str, word: &str, any_case: bool) -> bool {
    let Some(len) = matched(rest, word) else {
        return false;
    };
    let written = rest.get(..len).unwrap_or_default();
    any_case || !written.chars().any(char::is_lowercase)
}

/// Length in bytes of a word here, including dots between its letters; `None` if it is not here.
pub(super) fn matched(rest: &str, word: &str) -> Option<usize> {
    let mut at = 0;
    for (index, expected) in word.bytes().enumerate() {
        if index > 0 && rest.as_bytes().get(at) == Some(&b'.') && word.len() <= 2 {
            at += 1;
            // "A. H."
            if rest.as_bytes().get(at) == Some(&b' ') {
                at += 1;
            }
        }
        let found = rest.as_bytes().get(at)?;
        if !found.eq_ignore_ascii_case(&expected) {
            return None;
        }
        at += 1;
    }
    let mut after = rest.get(at..)?.chars();
    match after.next() {
        Some('.') => Some(at + 1),
        Some(letter) if letter.is_alphanumeric() => None,
        _ => Some(at),
    }
}

/// A Roman numeral up to XXXIX.
pub(super) fn roman(word: &str) -> Option<u32> {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    crate::lex::roman(&folded)
}
