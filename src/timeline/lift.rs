//! Texts that the parser need not scan: each is lifted out, and one character stands in for it until the parser is done.
//!
//! `serde_yaml` takes some three hundred steps for a character, and nearly all characters of a file of events are those of
//! keys, titles, summaries and quotes, in which nothing has a meaning in YAML:
//!
//! ```text
//!   - date: 2025-05-09                               - ①: ②
//!     title: The council opens the new bridge          ③: ④
//!     quote: "We shall not wait for another one."      ⑤: "⑥"
//! ```
//!
//! From the beginning of a text on, line by line, it is known that a line begins between two values in block style, or within a
//! plain or a block scalar that goes on. As long as that is so, a value up to the end of its line is one token, or a piece of one
//! scalar, whatever it says, where it is plain and neither `: ` nor ` #` stands in it (YAML 1.2.2, section 7.3.3), or where it is
//! in quotes and holds neither these nor a backslash (7.3.1, 7.3.2), and so is a word before `: `. From the first line for which that is
//! not known nothing more is lifted out. A list of words in brackets on one line (7.4.1) is lifted out as a whole. An error is told of
//! the text as it is: it is read once more for that.

use std::ops::Range;

use super::Node;
use crate::text::is_printed_ascii;
use memchr::{memchr, memchr_iter, memchr2, memmem};

/// The first of the characters that stand in for texts, of those for private use (The Unicode Standard, section 23.5): no text has them
/// that is read so.
const TEXT: u32 = 0xF_0000;
/// … and for lists.
const LIST: u32 = 0xF_8000;
/// So many are numbered by one character. For more, one of those from here on stands before it.
const DIGITS: u32 = 0x7FF0;
const HIGHER: u32 = 0x10_0000;
/// What is shorter stays where it is, in bytes: it would gain nothing. All that begins with a letter and is no text in YAML (`false`,
/// `null`) is shorter.
const SHORTEST: usize = 6;
/// … of keys, where that is told apart.
const SHORTEST_KEY: usize = 3;
/// Lists whose key or dash stands further right stay where they are: without one the parser counts a level less of nesting, and
/// tells of 128.
const FAR_RIGHT: usize = 32;
/// Keys that are longer are not looked at, in bytes.
const LONGEST_KEY: usize = 64;

/// A text with others standing in for some of what it says.
#[derive(Debug)]
pub(super) struct Lifted<'t> {
    /// What the parser is to read.
    pub text: String,
    /// What stood there, by number.
    texts: Vec<&'t str>,
}

impl<'t> Lifted<'t> {
    /// Lifts out of a text what can be; `None` where nothing can. No line of it may end in what ends lines in YAML 1.1 alone.
    pub fn of(text: &'t str) -> Option<Self> {
        let bytes = text.as_bytes();
        let ends_line = |at: usize| bytes.get(at.saturating_add(1)) == Some(&b'\n');
        // A byte order mark is skipped wherever a line begins with it.
        if memchr(b'\t', bytes).is_some()
            || !memchr_iter(b'\r', bytes).all(ends_line)
            || memmem::find(bytes, "\u{feff}".as_bytes()).is_some()
            || holds_stand_ins(bytes)
        {
            return None;
        }
        let mut lines = Lines {
            text,
            at: 0,
            copied: 0,
            lifted: Self {
                text: String::new(),
                texts: Vec::new(),
            },
            plain_is_open: false,
        };
        while lines.at < bytes.len() && lines.step().is_some() {}
        let (mut lifted, rest) = (lines.lifted, text.get(lines.copied..)?);
        if lifted.texts.is_empty() {
            return None;
        }
        lifted.text.push_str(rest);
        Some(lifted)
    }

    /// What a scalar of the text stands for.
    pub fn put_back(&self, said: &str) -> Node {
        if let Some(standing) = self.standing_at(said).filter(|of| of.rest.is_empty()) {
            let words = words(standing.text).filter(|_| standing.is_list);
            return match words {
                Some(words) => Node::List(words.map(Node::of_text).collect()),
                None => Node::of_text(standing.text),
            };
        }
        Node::Scalar(self.put_back_text(said))
    }

    /// The same of what is no list: it may have some of it in pieces.
    pub fn put_back_text(&self, said: &str) -> String {
        if let Some(standing) = self.standing_at(said).filter(|of| of.rest.is_empty()) {
            return standing.text.to_owned();
        }
        let mut whole = String::new();
        let mut rest = said;
        while let Some(at) = rest.find(|c| u32::from(c) >= TEXT) {
            let (before, from) = rest.split_at(at);
            let Some(standing) = self.standing_at(from) else {
                break;
            };
            whole.push_str(before);
            whole.push_str(standing.text);
            rest = standing.rest;
        }
        whole.push_str(rest);
        whole
    }

    /// What the beginning of this stands in for.
    fn standing_at<'r>(&self, from: &'r str) -> Option<Standing<'t, 'r>> {
        let mut chars = from.chars();
        let mut first = u32::from(chars.next()?);
        let mut higher = 0;
        if let Some(high) = first.checked_sub(HIGHER) {
            (first, higher) = (u32::from(chars.next()?), high);
        }
        let is_list = first >= LIST;
        let low = first.checked_sub(if is_list { LIST } else { TEXT })?;
        let number = higher.checked_mul(DIGITS)?.checked_add(low)?;
        Some(Standing {
            text: self.texts.get(usize::try_from(number).ok()?)?,
            is_list,
            rest: chars.as_str(),
        })
    }

    /// Writes what stands in for one more text, or for a list; `None` where there are too many.
    fn add(&mut self, text: &'t str, is_list: bool) -> Option<()> {
        let number = u32::try_from(self.texts.len()).ok()?;
        let (high, low) = (number / DIGITS, number % DIGITS);
        // No line goes on with a list, nor with what is in quotes.
        let quote = if is_list { "\"" } else { "" };
        self.text.push_str(quote);
        if high > 0 {
            self.text.push(char::from_u32(HIGHER.checked_add(high)?)?);
        }
        let first = if is_list { LIST } else { TEXT };
        self.text.push(char::from_u32(first.checked_add(low)?)?);
        self.text.push_str(quote);
        self.texts.push(text);
        Some(())
    }
}

/// What a text stands in for at its beginning.
struct Standing<'t, 'r> {
    text: &'t str,
    is_list: bool,
    /// What follows it.
    rest: &'r str,
}

/// The words of a list in brackets; `None` where one of them is anything but a plain text of a few letters and digits.
fn words(list: &str) -> Option<impl Iterator<Item = &str>> {
    let inner = list.strip_prefix('[')?.strip_suffix(']')?;
    let words = || inner.split(',').map(|word| word.trim_matches(' '));
    let is_nothing = |word: &str| word.eq_ignore_ascii_case("null");
    let is_word = |word: &str| {
        let mut bytes = word.bytes();
        bytes
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic())
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' '))
            && !is_nothing(word)
    };
    words().all(is_word).then(words)
}

/// A text that is gone through line by line.
struct Lines<'t> {
    text: &'t str,
    /// Where the next line begins.
    at: usize,
    /// Up to where everything is in what was made of it.
    copied: usize,
    lifted: Lifted<'t>,
    /// Whether a plain scalar may go on with the next line.
    plain_is_open: bool,
}

/// What a line says before its value.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Head {
    /// Where the key stands in the line, or where the value begins.
    key: Range<usize>,
    /// Where the value begins in the line.
    value: usize,
    /// The column of the key, or else of the last dash, or else where the value begins.
    column: usize,
    has_key: bool,
    has_dash: bool,
}

impl Lines<'_> {
    /// Goes through one line, or all those of its value; `None` where it is not known in what the next one begins.
    fn step(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        let line = self.next_line();
        let head = Head::of(bytes.get(line.clone())?);
        let value = line.start.saturating_add(head.value)..end_of_value(bytes, &line);
        // A key ends a plain scalar, or is an error.
        self.plain_is_open &= !head.has_key;
        if head.has_key {
            self.lift_key(line.start, &head.key)?;
        }
        match bytes.get(value.clone())? {
            [] | [b'#', ..] => Some(()),
            b"---" if value.start == line.start => Some(()),
            [quote @ (b'"' | b'\''), ..] => self.step_over_quoted(*quote, value),
            [b'|' | b'>', rest @ ..] => {
                let is_header = matches!(rest, [] | [b'-' | b'+']);
                let is_value = (head.has_key || head.has_dash) && !self.plain_is_open;
                (is_header && is_value).then(|| self.step_over_block(head.column))
            }
            [b'[' | b'{', ..] => self.step_over_flow(value, head.column),
            plain if begins_plain(plain) => {
                self.plain_is_open = true;
                if has_key(plain) {
                    return None;
                }
                if !begins_text(plain) || !is_inert(plain) {
                    return Some(());
                }
                self.lift(value, false)
            }
            _ => None,
        }
    }

    /// The next line, without its line feed.
    fn next_line(&mut self) -> Range<usize> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let end = self
            .at
            .saturating_add(memchr(b'\n', rest).unwrap_or(rest.len()));
        let line = self.at..end;
        self.at = end.saturating_add(1);
        line
    }

    /// Lets another text stand in for this part of the text.
    fn lift(&mut self, what: Range<usize>, is_list: bool) -> Option<()> {
        if what.len() < SHORTEST && !is_list {
            return Some(());
        }
        self.lift_out(what, is_list)
    }

    /// The key of a line that begins there, where it is a word.
    fn lift_key(&mut self, line: usize, key: &Range<usize>) -> Option<()> {
        let key = line.saturating_add(key.start)..line.saturating_add(key.end);
        let word = self.text.as_bytes().get(key.clone())?;
        if word.len() < SHORTEST_KEY || !is_word(word) {
            return Some(());
        }
        self.lift_out(key, false)
    }

    fn lift_out(&mut self, what: Range<usize>, is_list: bool) -> Option<()> {
        if self.lifted.texts.is_empty() {
            self.lifted.text.reserve(self.text.len() / 2);
        }
        let before = self.text.get(self.copied..what.start)?;
        self.lifted.text.push_str(before);
        self.copied = what.start;
        self.lifted.add(self.text.get(what.clone())?, is_list)?;
        self.copied = what.end;
        Some(())
    }

    /// A value in brackets, which may be a list of words.
    fn step_over_flow(&mut self, value: Range<usize>, column: usize) -> Option<()> {
        let text = self.text.get(value.clone())?;
        if !self.plain_is_open && column <= FAR_RIGHT && words(text).is_some() {
            return self.lift(value, true);
        }
        is_flow(text.as_bytes()).then_some(())
    }

    /// A value in quotes, which may end in a line further down.
    fn step_over_quoted(&mut self, quote: u8, value: Range<usize>) -> Option<()> {
        let bytes = self.text.as_bytes();
        let inner = value.start.saturating_add(1);
        if let [_, within @ .., last] = bytes.get(value.clone())?
            && *last == quote
            && memchr2(quote, b'\\', within).is_none()
        {
            if self.plain_is_open && (has_key(within) || !is_inert(within)) {
                return None;
            }
            if !is_printable(within) {
                return Some(());
            }
            return self.lift(inner..value.end.saturating_sub(1), false);
        }
        if self.plain_is_open {
            return None;
        }
        self.at = end_of_quoted(bytes, inner, quote)?;
        let rest = self.next_line();
        let mut rest = bytes.get(rest)?.iter();
        rest.all(|byte| matches!(byte, b' ' | b'\r')).then_some(())
    }

    /// The lines of a block scalar: those that are blank, or begin right of this column.
    fn step_over_block(&mut self, column: usize) {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let before = self.at;
            let line = self.next_line();
            let of_line = bytes.get(line.clone()).unwrap_or_default();
            let indent = spaces(of_line);
            let content = line.start.saturating_add(indent)..end_of_value(bytes, &line);
            let text = bytes.get(content.clone()).unwrap_or_default();
            if !text.is_empty() && indent <= column {
                self.at = before;
                return;
            }
            if begins_text(text) && is_inert(text) && self.lift(content, false).is_none() {
                return;
            }
        }
    }
}

impl Head {
    fn of(line: &[u8]) -> Self {
        let from = |at: usize| line.get(at..).unwrap_or_default();
        let skip = |at: usize| at.saturating_add(spaces(from(at)));
        let mut value = skip(0);
        let mut column = value;
        let mut has_dash = false;
        while let [b'-'] | [b'-', b' ' | b'\r', ..] = from(value) {
            (column, has_dash) = (value, true);
            value = skip(value.saturating_add(1));
        }
        let key = from(value);
        let length = key
            .iter()
            .take(LONGEST_KEY)
            .take_while(|byte| is_of_key(**byte));
        let length = length.count();
        let begins = key
            .first()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        let has_key =
            begins && matches!(key.get(length..), Some([b':'] | [b':', b' ' | b'\r', ..]));
        let mut key = value..value;
        if has_key {
            column = value;
            key.end = value.saturating_add(length);
            value = skip(key.end.saturating_add(1));
        }
        Self {
            key,
            value,
            column,
            has_key,
            has_dash,
        }
    }
}

/// Whether a text may hold what stands in for others: characters from U+C0000 on, be they written as escapes (`\U000F0000`; YAML 1.2.2,
/// section 5.7).
fn holds_stand_ins(text: &[u8]) -> bool {
    memchr2(0xF3, 0xF4, text).is_some() || memmem::find(text, b"\\U").is_some()
}

/// Whether a key is a text of letters, digits, `_` and `-`, and neither `null` nor a truth value.
fn is_word(key: &[u8]) -> bool {
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let is = |what: &[u8]| key.eq_ignore_ascii_case(what);
    key.first().is_some_and(u8::is_ascii_alphabetic)
        && key.iter().all(is_sign)
        && !is(b"null")
        && !is(b"true")
        && !is(b"false")
}

/// How many spaces a text begins with.
fn spaces(text: &[u8]) -> usize {
    text.iter().take_while(|byte| **byte == b' ').count()
}

/// Where a line ends without its carriage return and the spaces before that.
fn end_of_value(bytes: &[u8], line: &Range<usize>) -> usize {
    let of_line = bytes.get(line.clone()).unwrap_or_default();
    let of_line = of_line.strip_suffix(b"\r").unwrap_or(of_line);
    let blank = of_line
        .iter()
        .rev()
        .take_while(|byte| **byte == b' ')
        .count();
    line.start
        .saturating_add(of_line.len().saturating_sub(blank))
}

/// Whether a byte means nothing, wherever in a key it stands: of characters beyond ASCII those that are in words.
fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'_' | b'-' | b' ' | b'.' | b'/')
        || matches!(byte, 0x80..=0xBF | 0xC3..=0xEE)
}

/// Whether a value is a plain scalar: it begins with what is no indicator (YAML 1.2.2, section 7.3.3).
fn begins_plain(value: &[u8]) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    match value {
        [b'-', next, ..] => is_plain(next),
        [first, ..] => is_plain(first) || b"($/_+~^;".contains(first),
        [] => false,
    }
}

/// Whether a plain scalar begins as a text does, or a number: that is kept as it is written, too.
fn begins_text(value: &[u8]) -> bool {
    let first = value.first();
    first.is_some_and(|first| first.is_ascii_alphanumeric() || !first.is_ascii() || *first == b'(')
}

/// Whether a plain text has a key in it, of whatever characters.
fn has_key(text: &[u8]) -> bool {
    memchr_iter(b':', text).any(|at| matches!(text.get(at.saturating_add(1)), None | Some(b' ')))
}

/// Whether a plain text is one token up to its end, but for keys in it.
fn is_inert(text: &[u8]) -> bool {
    let begins_comment = |at: usize| at.checked_sub(1).and_then(|at| text.get(at)) == Some(&b' ');
    !memchr_iter(b'#', text).any(begins_comment) && is_printable(text)
}

/// Whether a text is made of characters that stand for themselves: neither control characters nor ends of lines (YAML 1.2.2, section
/// 5.1, as `serde_yaml` has it), nor what stands in for others.
fn is_printable(text: &[u8]) -> bool {
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

/// Behind the closing quote of a scalar whose text begins there.
fn end_of_quoted(bytes: &[u8], from: usize, quote: u8) -> Option<usize> {
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
fn is_flow(text: &[u8]) -> bool {
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

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;

    /// The texts that are lifted out of one.
    fn texts(text: &str) -> Vec<&str> {
        Lifted::of(text).map_or_else(Vec::new, |lifted| lifted.texts)
    }

    fn assert_same(text: &str) -> Result<(), TestCaseError> {
        let direct = Node::read_directly(text);
        let Some(Ok(lifted)) = Node::read_lifted(text) else {
            return Ok(());
        };
        match direct {
            Ok(direct) => prop_assert_eq!(&lifted, &direct, "{}", text),
            Err(error) => prop_assert!(false, "{error}, but {lifted:?}:\n{text}"),
        }
        Ok(())
    }

    #[test]
    fn what_is_lifted_out() {
        let long = "a text that is long";
        let table: &[(&str, &[&str])] = &[
            ("- k: a text that is long\n", &[long]),
            ("- k:   a text that is long  \r\n", &[long]),
            ("- - a text that is long", &[long]),
            ("- \"a text that is long\"\n", &[long]),
            ("- k: 'a text that is long'\n", &[long]),
            ("---\nk: a text that is long\n", &[long]),
            ("title: a text that is long\n", &["title", long]),
            ("- title: short\n  my_key-1:\n", &["title", "my_key-1"]),
            (
                "my key: a\nnull: b\nTrue: c\nno: d\n1st: e\ncaf\u{e9}: f\n",
                &[],
            ),
            ("k: a text: that is\n", &[]),
            ("k: a text that is:\n", &[]),
            ("k: https://example.org/a\n", &["https://example.org/a"]),
            ("k: a text #that is\n", &[]),
            ("k: a text#that is\n", &["a text#that is"]),
            ("k: \"a text: that #is\"\n", &["a text: that #is"]),
            ("k: \"a text \\n that is\"\n", &[]),
            ("k: 'a text that isn''t'\n", &[]),
            (
                "k: 2024-05-09\nl: 2024.10\nm: 0476\n",
                &["2024-05-09", "2024.10"],
            ),
            ("k: false\nl: FALSE\nm: -.inf\nn: ~\n", &[]),
            ("k: [a text that is long]\n", &["[a text that is long]"]),
            (
                "k: [town, the bridge , x-1]\n",
                &["[town, the bridge , x-1]"],
            ),
            ("k: [town, 2019]\n", &[]),
            ("k: [town, null]\n", &[]),
            ("k: [town, ]\n", &[]),
            ("k: [town, [a]]\n", &[]),
            ("k: [town, a: b]\n", &[]),
            ("k: []\n", &[]),
            (
                "a: ~\nb: -5\nc: $5\nd: (a text that is long)\n",
                &["(a text that is long)"],
            ),
            ("a: \"\\U000F0000\"\nb: a text that is long\n", &[]),
            ("- \"\\U000f8000\"\n- [town, bridge]\n", &[]),
            ("a: \"\\u00e9\"\nb: a text that is long\n", &[long]),
            ("k: a text\tthat is long\n", &[]),
            ("k: a text that is lo\u{9f}ng\n", &[]),
            (
                "k: Où l’on a posé « la pierre »\n",
                &["Où l’on a posé « la pierre »"],
            ),
            (
                "a: |\n  Not a: key here\n  a text that is long\nb: a text that is long\n",
                &["Not a: key here", long, long],
            ),
            ("a: |2\n  Not a: key here\nb: a text that is long\n", &[]),
            ("a: \"b\n  c\"\nb: a text that is long\n", &[long]),
            ("a: \"b\n  c\" d\nb: a text that is long\n", &[]),
            (
                "a: [b, \"c]\", {d: 'e'}]\nb: a text that is long\n",
                &[long],
            ),
            ("a: [b,\n  c]\nb: a text that is long\n", &[]),
            ("a: &b c\nb: a text that is long\n", &[]),
            ("? a text that is long\n: b\n", &[]),
            (
                "a: # why\n  - a text that is long # why\n  # a text that is long\n",
                &[],
            ),
            ("\u{f0000}: b\nb: a text that is long\n", &[]),
            ("a: \u{10ffff}\nb: a text that is long\n", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(texts(text), *expected, "{text}");
            assert_same(text).unwrap();
        }
    }

    #[test]
    fn a_list_far_within_others_counts_for_its_depth() {
        for deep in [1, 15, 60, 127, 128, 129] {
            assert_same(&format!("{}[a, b]", "- ".repeat(deep))).unwrap();
        }
    }

    #[test]
    fn more_texts_than_one_character_numbers() {
        let mut text = String::new();
        for at in 0..33_100 {
            writeln!(text, "- this is number {at}").unwrap();
        }
        let lifted = Lifted::of(&text).unwrap();
        assert_eq!(lifted.texts.len(), 33_100);
        let last = lifted.text.lines().last().unwrap();
        let last = lifted.put_back(last.strip_prefix("- ").unwrap());
        assert_eq!(last, Node::Scalar("this is number 33099".to_owned()));
        assert_same(&text).unwrap();
    }

    const PIECES: &[&str] = &[
        "a text that is long",
        "another one with [brackets], and \"quotes\"",
        "it isn't a key: it says so",
        "a text #not a note",
        "a text # a note",
        "https://example.org/a",
        "\"a text that is long\"",
        "'a text that is long'",
        "\"a text: with #signs\"",
        "\"a text \\\" that is\"",
        "'a text that isn''t long'",
        "\"a text that",
        "goes on and on\"",
        "'",
        "\"",
        "\"\\U000F0000\"",
        "(a text that is long)",
        "-5 and a text that is long",
        "+",
        "[town, the bridge]",
        "[a]",
        "[NULL, ~]",
        "[a, 'b]', {c: \"d\"}]",
        "[a,",
        "b]",
        "{a: b}",
        "|",
        ">",
        "|-",
        ">+",
        "|2",
        "&a a text that is long",
        "*a",
        "!!int",
        "!t",
        "? ",
        ": ",
        "---",
        "...",
        "# a note that is long",
        "~",
        "null",
        "true",
        "2024",
        "2024-05-09 and some days",
        "a",
        "b:",
        "\u{fdd0} and \u{fdd2} are here",
        "caf\u{e9}s and \u{ab} that \u{bb}",
        "a \u{9f} b and some more",
        "\t",
        "\r",
        "\u{feff}",
        "\u{f0000}",
        "\u{f8001}",
        "\u{100000}\u{f0001}",
        "%YAML 1.2",
        "- ",
        "-",
        "- - ",
        " - ",
        "k: ",
        "k:",
        "key: ",
        "l: ",
        "long key here: ",
        "title: ",
        "title: ",
        "title : ",
        "null: ",
        "False: ",
        "2024: ",
        "1.0: ",
        "0x1F",
        "0476",
        "2024.10",
        "1_000_000",
        "12:30:45",
        "1e1000",
        "infinity",
        "schl\u{fc}ssel: ",
        "\"k\": ",
        " ",
        "  ",
        "    ",
        "      ",
        "\n",
        "\n",
        "\n",
        "\n",
        "\n  ",
        "\n  ",
        "\n  ",
        "\n    ",
        "\n    ",
        "\n      ",
        "\n- ",
        "\n- ",
        "\n  - ",
        "\r\n",
        "\r\n  ",
        "\n\n",
        "\n  k: ",
        "\n  l: ",
        "\n  m: ",
        "\n- k: ",
        "\n- l: ",
        "\n  - k: ",
        "\n    k: ",
        "\n    l: ",
        "\n  k: |\n    ",
        "\n  l: >\n    ",
        "\n- |\n  ",
        "\nk: \"",
        "\n  l: '",
        "\n  m: a text that is long\n    and goes on here",
        "\n- a text that is long\n  - and goes on there",
        "\n    - ",
    ];

    fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
        prop::collection::vec(prop::sample::select(PIECES), 0..24)
    }

    /// Texts as they are written in files, with some characters of one set to something else.
    fn mutated() -> impl Strategy<Value = String> {
        let base = prop::sample::select(vec![
            "- date: 2025-05-09\n  title: The council opens the bridge\n  summary: >\n    They came, it is said, early;\n    and they went late.\n  quotes:\n    - text: \"We shall not wait for another one.\"\n      source: log\n    - 'We shall not wait for another one.'\n  tags: [town, \"the bridge\", 'x']\n  people: [a b, c-d]\n",
            "events:\n- title: The council opens the bridge\n  text:\n    The first of the lines of it\n    and the second of the lines of it\n\n    and the third\n  quote: |-\n    He said: \"I do not know.\"\n\n      And went away from here.\n    # no note\n  link: https://example.org/a#b\n- title: A second one of these events # a note\n  note: \"It goes on\n    in this line\"\n",
        ]);
        let signs = prop::sample::select(
            " \n\t\r'\"\\:#-[]{},|>&*!?%@`~a1.\u{e9}\u{9f}\u{feff}\u{f0000}"
                .chars()
                .collect::<Vec<_>>(),
        );
        let change = (0..3_u8, any::<prop::sample::Index>(), signs);
        (base, prop::collection::vec(change, 1..6)).prop_map(|(base, changes)| {
            let mut chars: Vec<char> = base.chars().collect();
            for (how, at, sign) in changes {
                let at = at.index(chars.len());
                match how {
                    0 => chars[at] = sign,
                    1 => chars.insert(at, sign),
                    _ => drop(chars.remove(at)),
                }
            }
            chars.into_iter().collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn what_is_read_is_what_the_parser_reads(pieces in pieces()) {
            assert_same(&pieces.concat())?;
        }

        #[test]
        fn what_is_read_of_a_file_is_what_the_parser_reads(text in mutated()) {
            assert_same(&text)?;
        }
    }
}
