//! Placeholders: texts that the YAML parser need not scan are each replaced by one character, and
//! restored after parsing.
//!
//! `serde_yaml` takes some three hundred steps per character, and nearly all characters of a file
//! of events are in keys, titles, summaries and quotes, where no character has a meaning in YAML:
//!
//! ```text
//!   - date: 2025-05-09                               - ①: 0
//!     title: The council opens the new bridge
//!     quotes:                                          ②:
//!       - "We shall not wait for another one."           - "③"
//!     summary: >                                       ④: >
//!       They came, it is said, early.                    ⑤
//! ```
//!
//! From the beginning of a text on, line by line, it is known whether a line begins between two
//! values in block style, or within a plain or block scalar. As long as that is known, a value up
//! to the end of its line is one token, or a part of one scalar, if it is plain and contains
//! neither `: ` nor ` #` (YAML 1.2.2, section 7.3.3), or if it is quoted and contains neither such
//! a quote nor a backslash (7.3.1, 7.3.2). The same holds for a word before `: `. A list of words
//! in brackets on one line (7.4.1) is replaced as a whole, and so are consecutive pairs of a
//! mapping that take one line each: one pair is the placeholder for all of them. Replacing stops at
//! the first line whose context is not known; a text with tabs, or with characters that could be
//! taken for placeholders, is not changed at all. For an error the original text is parsed again,
//! so that the error refers to it.

mod lines;
mod scalars;

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memmem};

use crate::timeline::Node;
use lines::Lines;
use scalars::words;

/// The first placeholder character, for private use (The Unicode Standard, section 23.5): a text
/// that contains any is not changed.
const FIRST: u32 = 0xF_0000;
/// Number of pieces that one placeholder character can number.
const DIGITS: u32 = 0xFFF0;
/// Prefix for greater numbers: this character plus the multiple of [`DIGITS`].
const HIGHER: u32 = 0x10_0000;

/// A text with parts replaced by placeholders.
#[derive(Debug, Default)]
pub(in crate::timeline) struct Lifted<'t> {
    /// The text for the parser.
    pub text: String,
    /// The replaced parts, by number.
    replaced: Vec<Replaced<'t>>,
    pairs: Vec<(&'t str, SearchText<'t>)>,
}

/// The part that a placeholder replaces.
#[derive(Debug)]
enum Replaced<'t> {
    One(SearchText<'t>),
    /// A range of `pairs`.
    Pairs(Range<usize>),
}

/// A replaced value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::timeline) enum SearchText<'t> {
    Text(&'t str),
    /// A list of words in brackets.
    Words(&'t str),
}

impl SearchText<'_> {
    pub fn node(self) -> Node {
        match self {
            Self::Text(text) => Node::of_text(text),
            Self::Words(list) => {
                let words = words(list).into_iter().flatten();
                Node::List(words.map(Node::of_text).collect())
            }
        }
    }
}

impl<'t> Lifted<'t> {
    /// Replaces what can be replaced in a text; `None` if nothing can. No line may end with a line
    /// separator that only YAML 1.1 has.
    pub fn of(text: &'t str) -> Option<Self> {
        let bytes = text.as_bytes();
        let ends_line = |at: usize| bytes.get(at.saturating_add(1)) == Some(&b'\n');
        // A byte order mark would be skipped at the beginning of any line.
        if memchr(b'\t', bytes).is_some()
            || !memchr_iter(b'\r', bytes).all(ends_line)
            || memmem::find(bytes, "\u{feff}".as_bytes()).is_some()
            || may_have_placeholders(bytes)
        {
            return None;
        }
        Lines::of(text).lift_all()
    }

    /// The value for a parsed scalar, with placeholders replaced by the original.
    pub fn put_back(&self, said: &str) -> Node {
        match self.replaced_at(said) {
            Some((Replaced::One(said), "")) => said.node(),
            _ => Node::Scalar(self.put_back_text(said)),
        }
    }

    /// Restores the original in a text, which may contain several placeholders.
    pub fn put_back_text(&self, said: &str) -> String {
        if let Some((Replaced::One(SearchText::Text(text)), "")) = self.replaced_at(said) {
            return (*text).to_owned();
        }
        let mut whole = String::new();
        let mut rest = said;
        while let Some(at) = rest.find(|c| u32::from(c) >= FIRST) {
            let (before, from) = rest.split_at(at);
            let Some((Replaced::One(SearchText::Text(text)), after)) = self.replaced_at(from)
            else {
                break;
            };
            whole.push_str(before);
            whole.push_str(text);
            rest = after;
        }
        whole.push_str(rest);
        whole
    }

    /// The original pairs for a placeholder key; `None` if it is not a placeholder.
    pub fn pairs(&self, key: &str) -> Option<&[(&'t str, SearchText<'t>)]> {
        match self.replaced_at(key)? {
            (Replaced::Pairs(pairs), "") => self.pairs.get(pairs.clone()),
            _ => None,
        }
    }

    /// The part whose placeholder is at the beginning of a text, and the rest of the text.
    fn replaced_at<'r>(&self, from: &'r str) -> Option<(&Replaced<'t>, &'r str)> {
        let mut chars = from.chars();
        let mut first = u32::from(chars.next()?);
        let mut higher = 0;
        if let Some(high) = first.checked_sub(HIGHER) {
            (first, higher) = (u32::from(chars.next()?), high);
        }
        let number = higher
            .checked_mul(DIGITS)?
            .checked_add(first.checked_sub(FIRST)?)?;
        let replaced = self.replaced.get(usize::try_from(number).ok()?)?;
        Some((replaced, chars.as_str()))
    }

    /// Adds a placeholder for a value or key; `None` if there are too many.
    fn add(&mut self, said: SearchText<'t>) -> Option<()> {
        // In quotes, so that the next line cannot continue it as a plain scalar.
        let quote = match said {
            SearchText::Text(_) => "",
            SearchText::Words(_) => "\"",
        };
        let (first, second) = self.next_number()?;
        self.text.push_str(quote);
        self.text.extend(first.into_iter().chain([second]));
        self.text.push_str(quote);
        self.replaced.push(Replaced::One(said));
        Some(())
    }

    /// Adds a placeholder pair for all pairs from an index on; `None` if there are too many.
    fn add_pairs(&mut self, from: usize) -> Option<()> {
        let (first, second) = self.next_number()?;
        self.text.extend(first.into_iter().chain([second]));
        // A number, so that the next line cannot continue it as a text.
        self.text.push_str(": 0");
        self.replaced.push(Replaced::Pairs(from..self.pairs.len()));
        Some(())
    }

    /// The placeholder for the next part: an optional prefix, and a character.
    fn next_number(&self) -> Option<(Option<char>, char)> {
        let number = u32::try_from(self.replaced.len()).ok()?;
        let (high, low) = (number / DIGITS, number % DIGITS);
        let first = match high {
            0 => None,
            high => Some(char::from_u32(HIGHER.checked_add(high)?)?),
        };
        Some((first, char::from_u32(FIRST.checked_add(low)?)?))
    }
}

/// Whether a text may have placeholder characters: characters from U+C0000 on, also as escapes
/// (`\U000F0000`; YAML 1.2.2, section 5.7).
fn may_have_placeholders(text: &[u8]) -> bool {
    memchr2(0xF3, 0xF4, text).is_some() || memmem::find(text, b"\\U").is_some()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;

    /// The replaced parts of a text, in order; pairs with their keys.
    fn lifted(text: &str) -> Vec<String> {
        let Some(lifted) = Lifted::of(text) else {
            return Vec::new();
        };
        let text_of = |said: &SearchText<'_>| match said {
            SearchText::Text(text) | SearchText::Words(text) => (*text).to_owned(),
        };
        let pair = |(key, said): &(&str, SearchText<'_>)| format!("{key}={}", text_of(said));
        let show = |replaced: &Replaced<'_>| match replaced {
            Replaced::One(said) => text_of(said),
            Replaced::Pairs(range) => {
                let pairs: Vec<_> = lifted.pairs[range.clone()].iter().map(pair).collect();
                pairs.join(" | ")
            }
        };
        lifted.replaced.iter().map(show).collect()
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
    fn the_replaced_parts() {
        let long = "a text that is long";
        let table: &[(&str, &[&str])] = &[
            // Pairs, one per line.
            ("- k: a text that is long\n", &["k=a text that is long"]),
            ("- k:   a text   \r\n", &["k=a text"]),
            (
                "- k: a\n  l: b\n  my_key-1: c\n",
                &["k=a | l=b | my_key-1=c"],
            ),
            ("- k: a\n- k: b\n", &["k=a", "k=b"]),
            ("k: a\n\nl: b\nm: c\n", &["l=b | m=c"]),
            ("k: a\n# why\nl: b", &["l=b"]),
            ("k: a\n  l: b\nm: c", &["l=b", "m=c"]),
            ("k:\n  l: a\nm: b\nn: c\n", &["l=a", "m=b | n=c"]),
            ("k: a\nl:\n- b\n", &["k=a"]),
            (
                "k: 2024-05-09\nl: 2024.10\nm: 0476\nn: no\n",
                &["k=2024-05-09 | l=2024.10 | m=0476 | n=no"],
            ),
            (
                "k: false\nl: True\nm: null\nn: ~\no: -1\np: .inf\n",
                &["k=false | l=True"],
            ),
            (
                "k: \"\"\nl: 'a: b'\nm: \"a # b\"\n",
                &["k= | l=a: b | m=a # b"],
            ),
            ("k: a: b\nl: c:\n", &[]),
            ("k: a #b\n", &[]),
            ("k: a#b\n", &["k=a#b"]),
            ("k: \"a \\n b\"\nl: 'it''s'\n", &[]),
            (
                "k: [a]\nl: [town, the bridge , x-1]\n",
                &["k=[a] | l=[town, the bridge , x-1]"],
            ),
            ("k: [town, 2019]\n", &[]),
            ("k: [town, null]\n", &[]),
            ("k: [town, ]\n", &[]),
            ("k: [town, [a]]\n", &[]),
            ("k: [town, a: b]\n", &[]),
            ("k: []\n", &[]),
            ("my key: a\nnull: b\nTrue: c\n1st: e\ncaf\u{e9}: f\n", &[]),
            ("title: a\n  b\n", &["title"]),
            (
                "k: Où l’on a posé « la pierre »\n",
                &["k=Où l’on a posé « la pierre »"],
            ),
            ("k: a\u{9f}b\n", &[]),
            ("k: a\tb\n", &[]),
            // Values and keys by themselves.
            ("---\ntitle:\n  k: a\n", &["title", "k=a"]),
            ("- - a text that is long", &[long]),
            ("- \"a text that is long\"\n", &[long]),
            ("- short\n- [a, b]\n", &["[a, b]"]),
            (
                "k: a text that is long\n  and goes on here\n",
                &[long, "and goes on here"],
            ),
            ("- short\n- |\n  a text that is long\n", &[long]),
            ("- short\n  - |\n  a text that is long\n", &[]),
            (
                "a: ~\nb: -5\nc: $5\nd: (a text that is long)\n",
                &["d=(a text that is long)"],
            ),
            ("k:   \nl: a\n", &["l=a"]),
            (
                "a: |\n  Not a: key here\n  a text that is long\nb: a text that is long\n",
                &["Not a: key here", long, "b=a text that is long"],
            ),
            ("a: |2\n  Not a: key here\nb: a text that is long\n", &[]),
            ("a: \"b\n  c\"\nb: d\n", &["b=d"]),
            ("a: \"b\n  c\" d\nb: d\n", &[]),
            ("a: [b, \"c]\", {d: 'e'}]\nb: d\n", &["b=d"]),
            ("a: [b,\n  c]\nb: d\n", &[]),
            ("a: &b c\nb: d\n", &[]),
            ("? a text that is long\n: b\n", &[]),
            (
                "a: # why\n  - a text that is long # why\n  # a text that is long\n",
                &[],
            ),
            (
                "a text\n- that goes on\n- [a, b]\n",
                &["a text", "that goes on"],
            ),
            // The text may already contain a placeholder.
            ("a: \"\\U000F0000\"\nb: c\n", &[]),
            ("- \"\\U000f8000\"\n- [town, bridge]\n", &[]),
            ("\u{f0000}: b\nb: c\n", &[]),
            ("a: \u{10ffff}\nb: c\n", &[]),
            ("a: \"\\u00e9\"\nb: c\n", &["b=c"]),
        ];
        for (text, expected) in table {
            assert_eq!(lifted(text), *expected, "{text}");
            assert_same(text).unwrap();
        }
    }

    #[test]
    fn a_deeply_nested_list_is_not_replaced() {
        for deep in [1, 15, 60, 127, 128, 129] {
            for text in ["[a, b]", "k: [a, b]", "k: a"] {
                assert_same(&format!("{}{text}", "- ".repeat(deep))).unwrap();
            }
        }
    }

    #[test]
    fn more_parts_than_one_character_can_number() {
        let mut text = String::new();
        for at in 0..66_100 {
            writeln!(text, "- this is number {at}").unwrap();
        }
        let lifted = Lifted::of(&text).unwrap();
        assert_eq!(lifted.replaced.len(), 66_100);
        let last = lifted.text.lines().last().unwrap();
        let last = lifted.put_back(last.strip_prefix("- ").unwrap());
        assert_eq!(last, Node::Scalar("this is number 66099".to_owned()));
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
        "\n  k: a\n  l: b",
        "\nk: a\nl: \"b: c\"\nm: [d, e]",
        "\n- k: a\n  l: 2024\n  m: 'b'\n",
        "\n    k: a\n    l: null",
        "\n  k: a\n\n",
        "\n  k: a\n  # a note\n",
        "\n- a text that is long\n  - and goes on there",
        "\n    - ",
    ];

    fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
        prop::collection::vec(prop::sample::select(PIECES), 0..24)
    }

    /// Texts as they occur in files, with some characters overwritten.
    fn mutated() -> impl Strategy<Value = String> {
        let base = prop::sample::select(vec![
            "- date: 2025-05-09\n  title: The council opens the bridge\n  summary: >\n    They came, it is said, early;\n    and they went late.\n  quotes:\n    - text: \"We shall not wait for another one.\"\n      source: log\n    - 'We shall not wait for another one.'\n  tags: [town, \"the bridge\", 'x']\n  people: [a b, c-d]\n",
            "events:\n- title: The council opens the bridge\n  text:\n    The first of the lines of it\n    and the second of the lines of it\n\n    and the third\n  quote: |-\n    He said: \"I do not know.\"\n\n      And went away from here.\n    # no note\n  link: https://example.org/a#b\n  id: e-1\n  page: 12\n  kind: [a, b]\n  by: 'x y'\n- title: A second one of these events # a note\n  note: \"It goes on\n    in this line\"\n",
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
        fn values_are_those_of_the_parser(pieces in pieces()) {
            assert_same(&pieces.concat())?;
        }

        #[test]
        fn values_of_files_are_those_of_the_parser(text in mutated()) {
            assert_same(&text)?;
        }
    }
}
