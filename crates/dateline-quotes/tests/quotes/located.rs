//! Quotes with a page, line or paragraph.

use dateline_quotes::document::Extracted;
use dateline_quotes::{Locator, SavedCopy, Verdict, find};

/// Result for a quote with a page, line or citation: the mismatch if it is elsewhere, otherwise verdict and place.
fn located(text: &str, quote: &str, [page, line, cite]: [&str; 3]) -> String {
    let extracted = Extracted::of_pages(text.to_owned(), "a program").unwrap();
    let copy = SavedCopy::of_document("a.pdf", b"%PDF-", extracted);
    let verdict = find(quote, &copy);
    let some = |field: &'static str| (!field.is_empty()).then_some(field);
    let fields = [page, line, cite].map(|field| some(String::from(field).leak()));
    let located = Locator::new(fields[0], fields[1], fields[2]).locate(quote, &verdict, &copy);
    if let Some(misplaced) = located.misplaced {
        return format!("{}: {}", misplaced.key.name(), misplaced.words);
    }
    let verdict = located.verdict.unwrap_or(verdict);
    let Some(found) = verdict.found() else {
        return verdict.word().to_owned();
    };
    let text = copy.text().get(copy.in_text(&found.source)).unwrap();
    if !matches!(verdict, Verdict::Folded(_)) {
        assert_eq!(text, quote);
    }
    format!("{} on {}", verdict.word(), found.place_words())
}

const BOOK: &str = "Cover\u{c}Preface xi\nThe harbor froze over.\n\u{c}The Winter   5\nThe harbor thawed.\nIt rained.\n\u{c}\
    a\nb\nc\nIt snowed for a week.\nd\ne\nf\n\u{c}It rained.\u{c}";

#[test]
fn a_page_narrows_by_its_place_or_its_printed_number() {
    let table = [
        ("It snowed for a week.", "4", "verbatim on page 4, line 9"),
        ("It snowed for a week.", "3-5", "verbatim on page 4, line 9"),
        ("It snowed for a week.", "7", "page: found on page 4, not 7"),
        ("The harbor thawed.", "3", "verbatim on page 3, line 4"),
        ("The harbor thawed.", "p. 5", "verbatim on page 3, line 4"),
        (
            "The harbor thawed.",
            "p. 9",
            "page: found on page 3, not p. 9",
        ),
        ("The harbor froze over.", "XI", "verbatim on page 2, line 2"),
        (
            "The harbor froze over.",
            "xii",
            "page: found on page 2, not xii",
        ),
        // Of those that are in the copy, the one on that page is meant.
        ("It rained.", "", "repeated on page 3, line 5"),
        ("It rained.", "3", "verbatim on page 3, line 5"),
        ("It rained.", "5", "verbatim on page 3, line 5"),
        ("It rained.", "4", "page: found on page 3, not 4"),
        // A quote that is not in the copy is missing, not on another page.
        ("Nothing of the kind was ever said.", "4", "missing"),
        (
            "It snowed for a week.", "last", "verbatim on page 4, line 9",
        ),
    ];
    for (quote, page, expected) in table {
        assert_eq!(
            located(BOOK, quote, [page, "", ""]),
            expected,
            "{quote} {page}"
        );
    }
}

#[test]
fn a_line_narrows_by_the_copy_or_by_what_is_printed() {
    let table = [
        ("It rained.", "", "5", "verbatim on page 3, line 5"),
        ("It rained.", "", "12-14", "verbatim on page 5, line 13"),
        ("It rained.", "", "2", "line: found on line 5, not 2"),
        // With a page, lines are counted from its top.
        (
            "It snowed for a week.", "4", "4", "verbatim on page 4, line 9",
        ),
        (
            "It snowed for a week.",
            "4",
            "2",
            "line: found on line 9, not 2",
        ),
        (
            "It snowed for a week.",
            "9",
            "9",
            "page: found on page 4, not 9",
        ),
    ];
    for (quote, page, line, expected) in table {
        assert_eq!(
            located(BOOK, quote, [page, line, ""]),
            expected,
            "{quote} {page} {line}"
        );
    }
    let poem = "    The sea was low\n 10 The wind was slow\n    It never was so\n 12 we know";
    assert_eq!(
        located(poem, "The wind was slow", ["", "10", ""]),
        "verbatim on line 2"
    );
    assert_eq!(
        located(poem, "The wind was slow", ["", "9", ""]),
        "line: found on line 2, not 9"
    );
}

/// Page of a deposition with line numbers.
fn transcript() -> String {
    let page = |number: usize, lines: [&str; 6]| {
        let lines = lines
            .iter()
            .zip(1..)
            .map(|(line, at)| format!("{at:>2}   {line}\n"));
        format!(
            "                 {number}\n\n{}\u{c}",
            lines.collect::<String>()
        )
    };
    let first = [
        "Q. Were you there?", "A. I was.", "Q. When?", "A. At nine that", "evening. I was.",
        "Q. Who",
    ];
    let second = [
        "else was there?", "A. Nobody.", "Q. Are you sure?", "A. I was alone, yes.",
        "Q. Thank you.", "A. I was.",
    ];
    page(46, first) + &page(47, second)
}

#[test]
fn page_and_line_of_a_transcript_narrow_together() {
    let text = transcript();
    for (quote, page, cite, expected) in [
        ("A. Nobody.", "47:2", "", "verbatim on page 2, line 12"),
        (
            "A. Nobody.",
            "47:3",
            "",
            "page: found on page 47 (page 2 of the file), line 2, not 47:3",
        ),
        (
            "A. Nobody.",
            "46:2",
            "",
            "page: found on page 47 (page 2 of the file), line 2, not 46:2",
        ),
        (
            "A. Nobody.",
            "",
            "Tr. 47:1-3",
            "verbatim on page 2, line 12",
        ),
        (
            "A. Nobody.",
            "",
            "Tr. 46:5-47:2",
            "verbatim on page 2, line 12",
        ),
        (
            "A. Nobody.",
            "",
            "Tr. 46:5-47:1",
            "cite: found on page 47 (page 2 of the file), line 2, not Tr. 46:5-47:1",
        ),
        (
            "At nine that evening.", "46:4-5", "", "folded on page 1, line 6",
        ),
        ("A. I was.", "46:2", "", "verbatim on page 1, line 4"),
        ("A. I was.", "47:6", "", "verbatim on page 2, line 16"),
    ] {
        assert_eq!(
            located(&text, quote, [page, "", cite]),
            expected,
            "{quote} {page}{cite}"
        );
    }
    // On a page without line numbers, only the page is compared.
    assert_eq!(
        located(BOOK, "It rained.", ["5:17", "", ""]),
        "verbatim on page 3, line 5"
    );
}

#[test]
fn printed_pages_and_lines_are_named() {
    let opinion = "*101 The harbor froze. *102 The ferry sailed. *103 It rained. *104 It was late.";
    let poem =
        "a\nb\nc\nd\nThe sea was low,      5\nf\ng\nh\ni\nThe wind was slow    10\nk\nwe know";
    let both = transcript();
    for (text, quote, place, expected) in [
        (
            opinion,
            "The ferry sailed.",
            ["102", "", ""],
            "verbatim on page 102, line 1",
        ),
        (
            opinion,
            "The ferry sailed.",
            ["103", "", ""],
            "page: found on page 102, not 103",
        ),
        (
            opinion,
            "It rained.",
            ["", "", "14 Rep. at 103"],
            "verbatim on page 103, line 1",
        ),
        (
            poem,
            "The wind was slow",
            ["", "10", ""],
            "verbatim on line 10",
        ),
        (poem, "we know", ["", "", "l. 12"], "verbatim on line 12"),
        (
            poem,
            "we know",
            ["", "13", ""],
            "line: found on line 12, not 13",
        ),
        (
            &both,
            "A. Nobody.",
            ["", "", "Marsh Dep. 47:2"],
            "verbatim on page 2, line 12",
        ),
        (
            &both,
            "A. Nobody.",
            ["47", "2", ""],
            "verbatim on page 2, line 12",
        ),
        (
            &both,
            "A. Nobody.",
            ["46", "", ""],
            "page: found on page 47 (page 2 of the file), not 46",
        ),
        (
            &both,
            "A. Nobody.",
            ["", "", "Marsh Dep. at 46"],
            "cite: found on page 47 (page 2 of the file), not Marsh Dep. at 46",
        ),
        // Of another edition: the copy has no such page.
        (
            &both,
            "A. Nobody.",
            ["", "", "14 Rep. at 300"],
            "verbatim on page 2, line 12",
        ),
    ] {
        assert_eq!(located(text, quote, place), expected, "{quote} {place:?}");
    }
}

#[test]
fn a_citation_narrows_by_paragraph_or_section() {
    let text = "Facts\n1. The harbor froze.\n2. The ferry sailed.\n   It was late.\n3. The ferry sailed.\n§ 4.2 Term\nOne year.\n§ 4.3 End\nNone.";
    for (quote, cite, expected) in [
        ("The harbor froze.", "¶ 1", "verbatim on line 2"),
        (
            "The harbor froze.",
            "¶ 2",
            "cite: found on line 2, not in ¶ 2",
        ),
        ("It was late.", "¶¶ 2-3", "verbatim on line 4"),
        ("The ferry sailed.", "para. 3", "verbatim on line 5"),
        ("One year.", "§ 4.2", "verbatim on line 7"),
        ("One year.", "§ 4.3", "cite: found on line 7, not in § 4.3"),
        // No paragraph has that number, or the citation is not understood.
        ("One year.", "¶ 17", "verbatim on line 7"),
        ("One year.", "347 U.S. 483", "verbatim on line 7"),
        ("One year.", "John 3:16", "verbatim on line 7"),
    ] {
        assert_eq!(
            located(text, quote, ["", "", cite]),
            expected,
            "{quote} {cite}"
        );
    }
}

#[test]
fn a_web_page_is_narrowed_by_its_lines_alone() {
    let page = "<p>One.</p>\n<p>It <b>rained</b>.</p>\n<p>It rained.</p>\n";
    let copy = SavedCopy::read("a.html", page.as_bytes()).unwrap();
    let verdict = find("It rained.", &copy);
    let at = |page, line| Locator::new(page, line, None).locate("It rained.", &verdict, &copy);
    let line = |line| at(None, Some(line)).verdict.unwrap();
    assert_eq!(
        (line("2").word(), line("2").found().unwrap().place.line),
        ("folded", 2)
    );
    assert_eq!(
        (line("3").word(), line("3").found().unwrap().place.line),
        ("verbatim", 3)
    );
    let elsewhere = at(None, Some("1")).misplaced.unwrap();
    assert_eq!(elsewhere.words, "found on line 2, not 1");
    let paged = at(Some("7"), None);
    assert_eq!(paged.misplaced, None);
    assert_eq!(
        paged.unchecked.as_deref(),
        Some("`page: 7` is not checked: the copy has no pages")
    );
}
