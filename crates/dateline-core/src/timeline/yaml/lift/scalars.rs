//! Classifying scalars by their bytes.

use memchr::{memchr, memchr_iter, memchr2};

use crate::text::is_printed_ascii;

/// The words of a list in brackets; `None` unless all are plain texts of letters, digits, `_`, `-`
/// and spaces that begin with a letter, and none may be null.
pub fn words(list: &str) -> Option<impl Iterator<Item = &str>> {
    let inner = list.strip_prefix('[')?.strip_suffix(']')?;
    let words = || inner.split(',').map(|word| word.trim_matches(' '));
    let is_word = |word: &str| {
        let mut bytes = word.bytes();
        bytes
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic())
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' '))
            && !may_be_null(word)
    };
    words().all(is_word).then(words)
}

/// Whether a plain scalar of letters may be null: YAML accepts three spellings of `null`.
pub fn may_be_null(word: &str) -> bool {
    word.eq_ignore_ascii_case("null")
}

/// Whether a key is a text of ASCII letters, digits, `_` and `-` that begins with a letter, and is
/// neither `null` nor a boolean, in any case.
pub fn is_word(key: &[u8]) -> bool {
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let is = |what: &[u8]| key.eq_ignore_ascii_case(what);
    key.first().is_some_and(u8::is_ascii_alphabetic)
        && key.iter().all(is_sign)
        && !is(b"null")
        && !is(b"true")
        && !is(b"false")
}

/// Whether a byte has no meaning anywhere in a key; of characters beyond ASCII only those in words.
pub fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b' ' | b'.' | b'/')
        || matches!(byte, 0x80..=0xBF | 0xC3..=0xEE)
}

/// Whether a value is a plain scalar: it does not begin with an indicator, except a dash before a
/// character that is not one (YAML 1.2.2, section 7.3.3).
pub fn begins_plain(value: &[u8]) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    match value {
        [b'-', next, ..] => is_plain(next),
        [first, ..] => is_plain(first) || b"($/_+~^;".contains(first),
        [] => false,
    }
}

/// Whether a plain scalar begins like a text or a number, which is kept as written too.
pub fn begins_text(value: &[u8]) -> bool {
    let first = value.first();
    first.is_some_and(|first| first.is_ascii_alphanumeric() || !first.is_ascii() || *first == b'(')
}

/// Whether a plain text contains a key, of any characters.
pub fn has_key(text: &[u8]) -> bool {
    memchr_iter(b':', text).any(|at| matches!(text.get(at.saturating_add(1)), None | Some(b' ')))
}

/// Whether a plain text is one token up to its end, apart from keys in it.
pub fn is_inert(text: &[u8]) -> bool {
    let begins_comment = |at: usize| at.checked_sub(1).and_then(|at| text.get(at)) == Some(&b' ');
    !memchr_iter(b'#', text).any(begins_comment) && is_printable(text)
}

/// Whether a text has only characters without a special meaning: no control characters or line ends
/// (YAML 1.2.2, section 5.1, as `serde_yaml` applies it), and no noncharacters that are
/// placeholders for line ends.
pub fn is_printable(text: &[u8]) -> bool {
    is_printed_ascii(text)
        || text.iter().enumerate().all(|(at, byte)| {
            let next = |step: usize| text.get(at.saturating_add(step)).copied().unwrap_or(0);
            match byte {
                b' '..=b'~' | 0x80..=0xC1 | 0xC3..=0xE1 | 0xE3..=0xEE | 0xF0.. => true,
                // U+0080 to U+009F.
                0xC2 => next(1) >= 0xA0,
                // U+2028 and U+2029.
                0xE2 => (next(1), next(2) & 0xFE) != (0x80, 0xA8),
                // U+F000 to U+FEFF and from U+FF80 on.
                0xEF => matches!(next(1), 0xBC | 0xBD),
                _ => false,
            }
        })
}

/// The text within the quotes of a quoted value; `None` if it contains a quote or an escape.
pub fn within_quotes(value: &[u8]) -> Option<&[u8]> {
    match value {
        [quote @ (b'"' | b'\''), within @ .., last] if last == quote => {
            memchr2(*quote, b'\\', within).is_none().then_some(within)
        }
        _ => None,
    }
}

/// The byte after the closing quote of a scalar whose text begins at `from`.
pub fn end_of_quoted(bytes: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let found = if quote == b'"' {
            memchr2(b'"', b'\\', rest)?
        } else {
            memchr(quote, rest)?
        };
        match rest.get(found..)? {
            [b'\\', ..] | [b'\'', b'\'', ..] => at = at.saturating_add(found).saturating_add(2),
            _ => return Some(at.saturating_add(found).saturating_add(1)),
        }
    }
}

/// Whether a text that begins with a bracket is a value in flow style that ends with it.
pub fn is_flow(text: &[u8]) -> bool {
    let mut depth = 0_usize;
    let mut at = 0;
    // Whether a scalar may begin here.
    let mut begins = true;
    while let Some(byte) = text.get(at) {
        match byte {
            b'[' | b'{' => (depth, begins) = (depth.saturating_add(1), true),
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at.saturating_add(1) == text.len();
                }
                begins = false;
            }
            b',' => begins = true,
            b' ' => {}
            quote @ (b'"' | b'\'') if begins => {
                let Some(end) = end_of_quoted(text, at.saturating_add(1), *quote) else {
                    return false;
                };
                (at, begins) = (end, false);
                continue;
            }
            byte if is_of_key(*byte) => begins = false,
            b':' if matches!(text.get(at.saturating_add(1)), Some(b' ')) => begins = true,
            _ => return false,
        }
        at = at.saturating_add(1);
    }
    false
}
