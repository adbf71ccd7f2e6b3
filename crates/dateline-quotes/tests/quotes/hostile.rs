//! Copies and quotes that try to take forever.

use std::time::{Duration, Instant};

use dateline_quotes::{Verdict, find};

use super::copy;

/// Far more time than any of these takes, and far less than a quadratic search would.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn nothing_takes_forever() {
    const SIZE: usize = 4 << 20;
    let cases: &[(&str, String, String, &str)] = &[
        (
            "one word again and again",
            "a ".repeat(SIZE / 2),
            "a ".repeat(10_000),
            "repeated",
        ),
        (
            "the same, and then another",
            "a ".repeat(SIZE / 2),
            "a ".repeat(10_000) + "b",
            "missing",
        ),
        (
            "a part of a word each time",
            "ab ".repeat(SIZE / 3),
            "ab ".repeat(5_000) + "a",
            "missing",
        ),
        (
            "one long word",
            "a".repeat(SIZE),
            "a".repeat(20_000),
            "missing",
        ),
        (
            "elisions all over",
            "a b ".repeat(SIZE / 4),
            "a … b … ".repeat(30),
            "elided",
        ),
        (
            "elisions across sentences of one line",
            "Al. Bo. ".repeat(SIZE / 32),
            "Al … Bo … ".repeat(30),
            "elided",
        ),
        (
            "two words by turns",
            "a b ".repeat(SIZE / 4),
            "b b a a ".repeat(2_000),
            "missing",
        ),
        (
            "columns that are none",
            (4..1_000)
                .rev()
                .map(|length| "a".repeat(length) + "  b\n")
                .collect::<String>()
                .repeat(8),
            "no such words".to_owned(),
            "missing",
        ),
        (
            "marks without letters",
            "\u{301}".repeat(SIZE / 2),
            "e\u{301}".repeat(2_000),
            "missing",
        ),
        (
            "hyphens all over",
            "a-".repeat(SIZE / 2),
            "a-".repeat(5_000) + "b",
            "missing",
        ),
    ];
    for (name, text, quote, expected) in cases {
        let start = Instant::now();
        let verdict = find(quote, &copy("a.txt", text));
        let took = start.elapsed();
        assert!(took < SOON, "{name}: {took:?}");
        assert_eq!(verdict.word(), *expected, "{name}");
    }
}

#[test]
fn endless_markup_is_read() {
    const SIZE: usize = 1 << 20;
    for (ending, text) in [
        ("html", "<p>".repeat(SIZE / 3)),
        ("html", "<".repeat(SIZE)),
        ("html", "&amp".repeat(SIZE / 4)),
        ("html", "<svg>".repeat(SIZE / 5)),
        ("html", "<!--".repeat(SIZE / 4)),
        ("html", format!("<a {}", "b='".repeat(SIZE / 3))),
        ("html", format!("<p{}>x", " a=\"b\"".repeat(SIZE / 6))),
        ("md", "[".repeat(SIZE / 8)),
        ("md", "*_".repeat(SIZE / 16)),
        ("md", "> ".repeat(2_000)),
        ("md", "`".repeat(SIZE / 8)),
        ("md", "<div>".repeat(SIZE / 16)),
        // What may be page layout.
        ("txt", "*".repeat(SIZE)),
        ("txt", "*1 ".repeat(SIZE / 3)),
        ("txt", "\n“ ".repeat(SIZE / 5)),
        ("txt", "> >>>\n".repeat(SIZE / 6)),
        ("txt", format!("{}\n1 so\n2 so", "law.1 ".repeat(SIZE / 6))),
        (
            "txt",
            (0..SIZE / 16)
                .map(|at| format!("{at:a>9}\n\u{c}\n"))
                .collect(),
        ),
    ] {
        let start = Instant::now();
        let copy = copy(&format!("a.{ending}"), &text);
        assert_eq!(find("no such text anywhere", &copy), Verdict::Missing(None));
        let took = start.elapsed();
        assert!(took < SOON, "{}: {took:?}", &text[..8]);
    }
}
