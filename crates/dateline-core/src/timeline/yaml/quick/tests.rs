//! The quick reader reads a text as `serde_yaml` does, and it reads the usual forms of event files.

use proptest::prelude::*;

use super::law::disagreement;
use super::read;
use crate::timeline::yaml::part::Part;
use crate::timeline::yaml::span::Span;

/// Fails if the quick reader and `serde_yaml` read a text differently.
fn assert_equal(text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(disagreement(text), None, "{}", text);
    Ok(())
}

#[test]
fn a_span_covers_its_value_on_its_first_line() {
    let text = "k: \"a: b\"   # c\n\"l\" : 'd\n  e'\nm: |\n  f g\n  h\nn: i j\n  k\n\u{e9}: \u{e9}\u{e8}\no: [p, q]\n";
    let span = read(text).unwrap().span(&Part::new(text, 1));
    let shown = |span: &Span| {
        let line = text.lines().nth(span.place.line - 1).unwrap();
        line.chars()
            .skip(span.place.column - 1)
            .take(span.width)
            .collect::<String>()
    };
    let shown: Vec<_> = span.children.iter().map(shown).collect();
    let expected = [
        "k", "\"a: b\"", "\"l\"", "'d", "m", "f g", "n", "i j", "\u{e9}", "\u{e9}\u{e8}", "o", "[",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn what_event_files_have_is_read() {
    let read_texts = [
        "- date: 2025-05-09\n  title: The council opens the bridge\n",
        "  - date: 2025-05-09\n    title: \"a: b\" # why\n",
        "title: Case 12/345 -- chronology\nzone: Europe/Paris\n",
        "- a\n- 'it''s'\n-\n- - b\n  - c\n",
        "- k: |\n    a\n      b\n\n    c\n  l: >-\n    d\n    e\n",
        "- k: |+\n    a\n\n\n- l: >\n    b\n     c\n    d\n",
        "- k: a\n    b\n\n    c\n",
        "- k: \"a\n    b \\\"c\\\"\\n\n\n    d\"\n",
        "- k: 'a\n    b''\n    d'\n",
        "- k:\n  - a\n  - b: c\n    d: e\n  l:\n    - f\n",
        "- k: [a, 'b', \"c\", [d], {e: f, \"g\": h}]\n  l: []\n  m: {}\n",
        "- k: [https://example.org/a, 12:30]\n",
        "- k:\n  l: ~\n  m: null\n  n: true\n  o: 0x1F\n  p: 2024.10\n",
        "# first\n\n- k: a # why\n  # between\n  l: b\r\n\r\n  m: c",
        "- \"my key\": a\n  caf\u{e9} au lait: b\n  1939: c\n",
        "- k: Où l’on a posé « la pierre » – 中文\n",
        "- k: (a) b\n  l: -5\n  m: ~4004\n  n: $5\n  o: a#b\n  p: x:y\n",
    ];
    for text in read_texts {
        assert!(read(text).is_some(), "declined:\n{text}");
        assert_equal(text).unwrap();
    }
}

#[test]
fn what_is_rare_or_invalid_is_declined() {
    let declined = [
        "", "a", "# only a comment\n", "- k: &a b\n", "- k: *a\n", "- k: !t a\n", "? a\n: b\n",
        "---\n- a\n", "- a\n...\n", "%YAML 1.2\n- a\n", "- k:\ta\n", "- k: |2\n    a\n",
        "- k: [a,\n    b]\n", "- k: [a, b: c]\n", "- k: \"\\e\"\n", "- k: a: b\n",
        "- k: a\n l: b\n", "- k: \"a\n", "- k: [a\n", "- k: a\u{2028}b\n", "- ~: a\n",
        "- k: \"a\" b\n", "- k: @a\n", "k: a\n- b\n", "- a\nk: b\n", "- k: a # b\n    c\n",
        "- k: \u{feff}a\n",
    ];
    for text in declined {
        assert!(read(text).is_none(), "not declined:\n{text}");
    }
}

#[test]
fn deep_values_are_declined() {
    for depth in [1, 10, 30, 100, 10_000] {
        for text in [
            "- ".repeat(depth) + "a",
            format!("- {}a{}", "[".repeat(depth), "]".repeat(depth)),
        ] {
            assert_eq!(read(&text).is_some(), depth < super::DEEPEST, "{depth}");
        }
    }
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
    "{a: b, \"c\": [d]}",
    "{k: -5, l: ~, m: 10:30}",
    "[https://example.org/a?b#c, -]",
    "\n  k: |+\n    a\n\n     b\n\n",
    "\n  k: >+\n    a\n     b\n    c\n\n    d\n",
    "\n  k: >-\n\n     a  \n    \n     b",
    "\"a \\n b\\u00e9 \\x41\\/\"",
    "\n  \"a key\": ",
    "\n  k: \"a \n    b\\\"\n\n    c\"",
    "\n  k: 'a \n\n\n    b''\n    c'",
    "a\\",
    "''",
    "?",
    "%a",
    "@",
    "#",
    "=",
    "<<: ",
    ". ",
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

/// Texts that each property is tried on: the number in `DATELINE_FUZZ` to look for rare ones, else what takes half a second.
fn cases() -> u32 {
    let wanted = std::env::var("DATELINE_FUZZ").ok();
    wanted
        .and_then(|number| number.parse().ok())
        .unwrap_or(4_000)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn generated_texts_are_read_as_serde_yaml_reads_them(pieces in pieces()) {
        assert_equal(&pieces.concat())?;
    }

    #[test]
    fn mutated_files_are_read_as_serde_yaml_reads_them(text in mutated()) {
        assert_equal(&text)?;
    }
}
