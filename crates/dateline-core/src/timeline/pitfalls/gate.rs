//! Whether a text may have what this module reports: a scan of its bytes that a usual event does not stop.

use super::links;
use super::structure::Structure;
use crate::timeline::yaml::lookalikes::odd_space;
use crate::timeline::yaml::syntax::may_have_anchors;

/// Whether the bytes of a text suggest that it has any of these.
pub(super) fn may_have_any(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let is_after_space = |at: usize| at > 0 && bytes.get(at - 1) == Some(&b' ');
    memchr::memchr(b'{', bytes).is_some()
        || memchr::memchr_iter(b'#', bytes).any(|at| is_after_space(at) && is_word(at + 1))
        || may_have_anchors(bytes)
        || memchr::memchr_iter(b'\\', bytes).any(|at| at > 0 && bytes.get(at - 1) == Some(&b':'))
        || memchr::memchr_iter(b'<', bytes).any(|at| follows(bytes, at, b"<:"))
        || memchr::memchr_iter(b'!', bytes).any(|at| begins_value(bytes, at))
        || may_be_without_width(bytes)
        || may_be_wide(text)
        || links::may_have_any(bytes)
        || any_line(text)
}

/// Whether a text may have a character without width: their encodings begin with one of these bytes, which are rare or followed by
/// others in most texts.
fn may_be_without_width(text: &[u8]) -> bool {
    memchr::memchr2_iter(0xe2, 0xc2, text).any(|at| {
        [
            &b"\x80\x8b"[..],
            b"\x80\x8c",
            b"\x80\x8e",
            b"\x81\xa0",
            b"\xad",
        ]
        .iter()
        .any(|next| follows(text, at, next))
    })
}

/// Whether bytes come right after the one at an index.
fn follows(text: &[u8], at: usize, next: &[u8]) -> bool {
    text.get(at + 1..)
        .is_some_and(|rest| rest.starts_with(next))
}

/// Whether a byte begins the value of a key or of an item.
fn begins_value(text: &[u8], at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.ends_with(b": ") || before.ends_with(b"- ")
}

/// Whether a text may have a sign of Chinese and Japanese keyboards where YAML has its own: a quote or a bracket that begins a value, a comma
/// or a colon within brackets; or a no-break space at the end of a key.
fn may_be_wide(text: &str) -> bool {
    let bytes = text.as_bytes();
    let line = |at: usize| {
        let before = bytes.get(..at).unwrap_or_default();
        let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
        before.get(start..).unwrap_or_default()
    };
    let is_key = |line: &[u8]| {
        let key = line.trim_ascii_start();
        !key.strip_prefix(b"- ").unwrap_or(key).contains(&b' ')
    };
    memchr::memchr2_iter(0xef, 0xc2, bytes).any(|at| match bytes.get(at + 1..at + 3) {
        Some(b"\xbc\x82" | b"\xbc\x87" | b"\xbc\xbb" | b"\xbd\x9b") => begins_value(bytes, at),
        Some(b"\xbc\x8c" | b"\xbc\x9a") => memchr::memchr2(b'[', b'{', line(at)).is_some(),
        Some(b"\xa0:") => is_key(line(at)),
        _ => false,
    })
}

/// Whether any line is suspicious by itself or together with those around it.
fn any_line(text: &str) -> bool {
    let mut structure = Structure::default();
    text.lines()
        .any(|line| is_odd(line) || structure.is_odd(line))
}

/// Whether a line begins or ends in a suspicious way.
fn is_odd(line: &str) -> bool {
    let content = line.trim_start_matches(' ');
    let mut bytes = content.bytes();
    let begins = match bytes.next() {
        Some(b'-') => {
            bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
                || content.starts_with("- - ")
        }
        Some(b'1') => content.starts_with("1. ") || content.starts_with("1) "),
        Some(b'/') => content.starts_with("//") || content.starts_with("/*"),
        Some(byte) => !byte.is_ascii() && content.starts_with(|c| odd_space(c).is_some()),
        None => return false,
    };
    let odd = |quote: u8| memchr::memchr_iter(quote, line.as_bytes()).count() % 2 == 1;
    let ends = match line.trim_end().bytes().next_back() {
        Some(b'"') => odd(b'"'),
        Some(b'\'') => odd(b'\''),
        Some(b']') => !line.contains('[') || line.contains(';') || odd(b'"') || odd(b'\''),
        Some(b'}') => !line.contains('{'),
        Some(b',') => true,
        _ => false,
    };
    begins || ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_events_are_not_examined() {
        for text in [
            "- date: 2025-05-09\n  title: The bridge opens\n  tags: [bridge, river]\n  url: https://example.org/a?b=c\n",
            "- date: 2025-05-09\n  title: \"Riga: the bridge opens!\"\n  quote: 'It''s open // at last'\n",
            "- date: 2025-05-09\n  summary: |\n    Three steps:\n    - plan, build, open!\n    - rest\n  source: http://example.org\n",
            "- date: 2025-05-09\n  title: Paris\u{a0}: le pont ouvre\u{a0}!\n  note: C# and F# since 1.5\n",
            "- date: 2025-05-09\n  title: 橋が開く：川と町、そして人々，終わり\n  summary: 橋の＂名前＂、A/B\n",
            "- date: 2025-05-09\n  title: Smith & Sons, 1 May\n  quotes:\n    - text: \"a\"\n      source: b\n    - text: \"c\"\n",
        ] {
            assert!(!may_have_any(text), "{text}");
        }
    }
}
