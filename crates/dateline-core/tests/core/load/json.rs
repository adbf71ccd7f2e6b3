//! JSON files: valid ones open, invalid ones are reported as JSON.

use dateline_core::date::DateContext;
use dateline_core::timeline::{Input, Timeline, load};

use super::{line, reports, wrong};

fn opened(name: &str, text: &str) -> Result<Timeline, String> {
    let input = Input::text(name, text);
    load(input, DateContext::default()).map_err(|error| reports(&error.diagnostics))
}

fn listing(timeline: &Timeline) -> String {
    let lines: Vec<_> = timeline.entries().map(|entry| line(&entry)).collect();
    lines.join("\n")
}

#[test]
fn valid_json_opens() {
    let cases = [
        // A surrogate pair is one character (RFC 8259, section 7).
        (
            r#"[{"date": "2020", "title": "Cake \ud83c\udf82"}]"#,
            "Cake 🎂",
        ),
        (r#"[{"date": "2020", "title": "half \ud83c here"}]"#, "half"),
        (
            "[{\"date\": \"2020\", \"title\": \"del \u{7f} end\"}]",
            "end",
        ),
        (r#"[{"date": "2020", "title": "\uffff last"}]"#, "last"),
        (r#"[{"date": "2020", "title": "a\/b\ttab"}]"#, "a/b"),
        (
            "\n\n  {\"events\":\n\t[\n\t\t{\"date\": \"2020\",\n\t\t\"title\": \"tabs\"}\n\t]\n}\n",
            "tabs",
        ),
        (r#"{"date": "2020", "title": "alone"}"#, "alone"),
        (
            r#"{"n": 1e400, "events": [{"date": 2020, "title": "number"}]}"#,
            "number",
        ),
    ];
    for (text, title) in cases {
        let timeline =
            opened("f.json", text).unwrap_or_else(|reported| panic!("{text}\n{reported}"));
        let listed = listing(&timeline);
        assert!(
            listed.contains(title) && listed.contains("2020"),
            "{text}\n{listed}"
        );
        assert_eq!(timeline.len(), 1, "{text}");
    }
}

/// `dateline list --json` writes a line for each event.
#[test]
fn json_lines_are_a_list() {
    let text =
        "{\"date\":\"2020-01-01\",\"title\":\"a\"}\n{\"date\":\"2020-01-02\",\"title\":\"b\"}\n";
    for name in ["f.jsonl", "f.json", "f.yaml"] {
        let timeline = opened(name, text).unwrap_or_else(|reported| panic!("{reported}"));
        assert_eq!(timeline.len(), 2, "{name}");
    }
}

/// Commas at the end and comments are YAML in brackets.
#[test]
fn yaml_in_brackets_still_opens() {
    let text = "[\n  {date: 2020, title: a},  # the first\n  {\"date\": \"2021\", \"title\": \"b\",},\n]\n";
    for name in ["f.json", "f.yaml"] {
        let timeline = opened(name, text).unwrap_or_else(|reported| panic!("{reported}"));
        assert_eq!(timeline.len(), 2, "{name}");
    }
}

#[test]
fn errors_are_those_of_json() {
    let cases = [
        (
            "[{\"date\": \"2020\" \"title\": \"a\"}]",
            "f.json:1:18: error: not valid JSON: expected `,` or `}`",
        ),
        (
            "[\n{\"date\": \"2020\",\n\"title\": \"é\" 1}]",
            "f.json:3:14: error: not valid JSON",
        ),
        (
            "[{\"date\": \"2020\"",
            "not valid JSON: the file ends within a value",
        ),
        (
            "[{\"date\": \"2020\", \"title\": \"\\x\"}]",
            "not valid JSON: invalid escape",
        ),
    ];
    for (text, expected) in cases {
        let reported = opened("f.json", text).map(|timeline| listing(&timeline));
        let reported = reported.expect_err(text);
        let place = expected.trim_start_matches("f.json:");
        assert!(reported.contains(place), "{text}\n{reported}");
    }
}

/// The place of a mistake is that of its value, after characters of several bytes too.
#[test]
fn mistakes_are_placed_at_their_value() {
    let text = "{\"events\": [\n  {\"title\": \"ééé\", \"date\": \"2020-13-01\"}\n]}";
    let wrong = wrong(text);
    assert!(
        wrong.contains("2:28") && wrong.contains("no month 13"),
        "{wrong}"
    );
}

/// Endless brackets neither hang nor overflow.
#[test]
fn deep_nesting_is_refused() {
    for open in ["[", "{\"a\":"] {
        let text = open.repeat(100_000);
        assert!(opened("f.json", &text).is_err());
    }
    let text = format!("{}1{}", "[".repeat(1000), "]".repeat(1000));
    let reported = opened("f.json", &text).map(|timeline| listing(&timeline));
    assert!(reported.expect_err("deep").contains("deep"));
}
