//! `dateline list` and `dateline show`: output for people and for other programs.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use dateline::evidence::Verdicts;
use dateline::export::csv::{self as records, Cells};
use dateline::export::list::{self, Look};
use dateline::export::{Listed, PrintStyle};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::loaded;
use crate::process::{dateline, outcome, run};

/// Events with every field, and with mistakes.
const FILE: &str = r#"title: Xi in Moscow
sources:
  - id: dagens
    title: Xi Jinping Visits Putin
    publisher: Dagens
    published: 2025-05-08
    url: https://example.org/xi
    file: sources/dagens.txt
    section: World
events:
  - id: parade
    date: 2025-05-09
    title: Military parade
    summary: World leaders watch.
    quote: "On May 9, Xi will join …"
    source: dagens
    quotes:
      - {text: "He came.", source: Another paper, page: 3}
    note: The year is inferred.
    tags: [parade, moscow]
    group: Visit
    place: Moscow
    people: [Xi Jinping, Vladimir Putin]
    version: 2024.10
    more: {b: [1, {z: ~}], a: 0476}
  - id: 3
    start: 2025-05-07
    end: 2025-05-10
    title: Visit
  - date: 2025-13
    title: Someday
  - title: Never said when
  - date: 1945
    title: [Victory
"#;

fn folder(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("events.yaml"), text).unwrap();
    folder
}

fn objects(lines: &str) -> Vec<Value> {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn each_event_is_a_line_with_number_date_and_title() {
    let (status, out, err) = run(&folder(FILE), &["list"]);
    assert_eq!(status, 1);
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(
        lines.get(..5).unwrap(),
        [
            lines[0],
            "2\t2025-05-07/2025-05-10\tVisit",
            "3\t2025-05-09\tMilitary parade",
            "4\t2025-13\tSomeday",
            "5\t-\tNever said when",
        ]
    );
    assert!(lines[0].starts_with("1\t1945\t"), "{out}");
    assert!(lines[0].contains("(cannot be read: "), "{out}");
    assert_eq!(lines.len(), 5);
    assert!(err.contains("events.yaml:30:11: error: "), "{err}");
    assert!(err.contains("events.yaml:34:12: error: "), "{err}");
}

#[test]
fn without_events_nothing_is_listed() {
    let folder = folder("title: Nothing yet\nevents: []\n");
    for (format, lines) in [
        (&["list"][..], 0),
        (&["list", "--json"], 0),
        (&["list", "--csv"], 1),
    ] {
        let (status, out, err) = run(&folder, format);
        assert_eq!((status, out.lines().count(), err.as_str()), (0, lines, ""));
    }
}

#[test]
fn the_object_of_an_event_has_every_key_and_every_field() {
    let (status, out, err) = run(&folder(FILE), &["list", "--json"]);
    assert_eq!(status, 1);
    assert!(err.contains("error"), "{err}");
    let objects = objects(&out);
    assert_eq!(objects.len(), 5);
    let dagens = json!({
        "id": "dagens", "title": "Xi Jinping Visits Putin", "publisher": "Dagens", "author": null,
        "url": "https://example.org/xi", "published": "2025-05-08", "accessed": null, "archived_url": null,
        "file": "sources/dagens.txt", "sha256": null,
        "fields": {"section": "World"},
    });
    let another = json!({
        "id": null, "title": "Another paper", "publisher": null, "author": null, "url": null, "published": null,
        "accessed": null, "archived_url": null, "file": null, "sha256": null, "fields": {},
    });
    assert_eq!(
        objects[2],
        json!({
            "id": "parade", "date": "2025-05-09", "edtf": "2025-05-09", "words": "9 May 2025",
            "earliest": "2025-05-09", "latest": "2025-05-09",
            "title": "Military parade", "summary": "World leaders watch.",
            "quotes": [
                {
                    "text": "On May 9, Xi will join …", "source": dagens, "verdict": "not checked", "verified": false,
                    "notes": [], "details": [], "page": null, "copy_page": null, "copy_line": null, "copy_sha256": null, "fields": {},
                },
                {
                    "text": "He came.", "source": another, "verdict": "not checked", "verified": false,
                    "notes": [], "details": [], "page": "3", "copy_page": null, "copy_line": null, "copy_sha256": null, "fields": {"page": "3"},
                },
            ],
            "source": dagens,
            "note": "The year is inferred.",
            "tags": ["parade", "moscow"], "group": "Visit", "place": "Moscow",
            "people": ["Xi Jinping", "Vladimir Putin"],
            "file": "events.yaml", "line": 11,
            "fields": {"version": "2024.10", "more": {"b": ["1", {"z": null}], "a": "0476"}},
            "error": null,
            "possible": false,
        })
    );
    // Fields are in file order, not in alphabetical order.
    assert!(
        out.contains(r#""fields":{"version":"2024.10","more":{"b":["1",{"z":null}],"a":"0476"}}"#)
    );
    let keys = |object: &Value| {
        object
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert!(
        objects
            .iter()
            .all(|object| keys(object) == keys(&objects[2]))
    );
    assert_eq!(objects[1]["date"], "2025-05-07 – 2025-05-10");
    assert_eq!(objects[1]["edtf"], "2025-05-07/2025-05-10");
    assert_eq!(objects[3]["date"], "2025-13");
    assert_eq!(objects[3]["earliest"], Value::Null);
    assert!(
        objects[3]["error"]
            .as_str()
            .unwrap()
            .starts_with("events.yaml:30:11: error: ")
    );
    assert_eq!(objects[4]["date"], Value::Null);
    assert_eq!(objects[0]["line"], 33);
    assert_eq!(objects[0]["earliest"], "1945-01-01");
}

#[test]
fn a_duplicate_key_keeps_both_values() {
    let text = "- date: 2025\n  title: A\n  k: 1\n  k: 2\n  k (2): 3\n  k: 4\n";
    let (_, out, _) = run(&folder(text), &["list", "--json"]);
    assert_eq!(
        objects(&out)[0]["fields"],
        json!({"k": "1", "k (3)": "2", "k (2)": "3", "k (4)": "4"})
    );
}

#[test]
fn json_holds_no_character_that_a_terminal_obeys() {
    let text =
        "- date: 2025\n  title: \"a\\e[2Jb\\u009bc\\u202ed\\x7f\"\n  \"k\\e\": \"v\\u202e\"\n";
    let (_, out, _) = run(&folder(text), &["list", "--json"]);
    assert!(
        !out.contains(['\x1b', '\u{9b}', '\u{202e}', '\x7f']),
        "{out:?}"
    );
    let object = &objects(&out)[0];
    assert_eq!(object["title"], "a\x1b[2Jb\u{9b}c\u{202e}d\x7f");
    assert_eq!(object["fields"], json!({"k\x1b": "v\u{202e}"}));
    for arguments in [&["list"][..], &["show", "1"]] {
        let (_, out, _) = run(&folder(text), arguments);
        assert!(
            !out.contains(['\x1b', '\u{9b}', '\u{202e}', '\x7f']),
            "{out:?}"
        );
    }
}

#[test]
fn possible_matches_of_a_filter_are_marked() {
    let folder =
        folder("- {date: the 1970s, title: Courtship}\n- {date: 1975-05-01, title: Visit}\n");
    let filter = ["--filter", "during:1975", "events.yaml"];
    let list = |options: &[&str]| run(&folder, &[&["list"], options, &filter].concat()).1;
    assert_eq!(
        list(&[]),
        "1\t197X\tCourtship\tpossible\n2\t1975-05-01\tVisit\n"
    );
    let possible: Vec<_> = objects(&list(&["--json"]))
        .iter()
        .map(|object| object["possible"].clone())
        .collect();
    assert_eq!(possible, [true, false]);
    let csv = list(&["--csv"]);
    let ends: Vec<_> = csv
        .lines()
        .map(|line| line.rsplit(',').nth(4).unwrap())
        .collect();
    assert_eq!(ends, ["possible", "true", "false"]);
    let (_, plain, _) = run(&folder, &[&["--plain"], &filter[..]].concat());
    assert!(
        plain.contains("the 1970s (possible)  Courtship\n"),
        "{plain}"
    );
    assert!(plain.contains("1 May 1975  Visit\n"), "{plain}");
}

#[test]
fn plain_text_has_its_own_marks_in_ascii() {
    let text = "- {date: 2025-05-07/2025-05-10, title: Visit, quote: “He came.”, source: {publisher: P, title: T}}\n";
    let (_, plain, _) = run(&folder(text), &["--plain", "--ascii"]);
    assert!(plain.starts_with("7-10 May 2025  Visit\n"), "{plain}");
    assert!(
        plain.ends_with("    > “He came.”\n    -- P - T\n"),
        "{plain}"
    );
}

#[test]
fn csv_round_trips() {
    let text = "- date: -0043-03-15\n  title: \"=A1, \\\"quoted\\\"\"\n  summary: |\n    one\n    two\n  tags: [a, b]\n  quote: \"q\\e\"\n  source: {title: Letters, publisher: P}\n  page: 3\n";
    let (status, out, err) = run(&folder(text), &["list", "--csv"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let header = reader.headers().unwrap().clone();
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 1);
    for (column, cell) in [
        ("id", ""),
        ("date", "-0043-03-15"),
        ("edtf", "-0043-03-15"),
        ("words", "15 March 44 BC"),
        ("earliest", "-0043-03-15"),
        ("latest", "-0043-03-15"),
        ("title", "=A1, \"quoted\""),
        ("summary", "one\ntwo"),
        ("quote", "q\x1b"),
        ("source", "P · Letters"),
        ("note", ""),
        ("tags", "a; b"),
        ("group", ""),
        ("place", ""),
        ("people", ""),
        ("file", "events.yaml"),
        ("line", "1"),
        ("fields", r#"{"page":"3"}"#),
        ("error", ""),
        ("possible", "false"),
    ] {
        let index = header.iter().position(|name| name == column).unwrap();
        assert_eq!(&records[0][index], cell, "{column}");
    }
    let (_, out, _) = run(&folder(FILE), &["list", "--csv"]);
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    assert_eq!(reader.records().flatten().count(), 5);
}

#[test]
fn on_a_terminal_csv_holds_no_character_that_it_obeys() {
    let timeline = loaded("- {date: 2025, title: \"a\\e[2J\", summary: \"one\\ntwo\\u202e\"}\n");
    let mut out = Vec::new();
    records::write(
        &timeline,
        &Listed::all(&timeline),
        &Verdicts::default(),
        Cells::Visible,
        &mut out,
    )
    .unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains(",a␛[2J,\"one\ntwo<U+202E>\","), "{out}");
}

#[test]
fn columns_are_aligned_on_a_terminal() {
    let earlier = "- {date: 1945, title: A}\n".repeat(9);
    let wide = "[2025-08-21..2025-08-31,2025-09-01..2025-09-10]";
    let text =
        format!("{earlier}- {{date: 2025-05-09, title: B}}\n- {{date: \"{wide}\", title: C}}\n");
    let mut out = Vec::new();
    {
        let timeline = loaded(&text);
        list::write(
            &timeline,
            &Listed::all(&timeline),
            (Look::Columns, PrintStyle::default()),
            &mut out,
        )
    }
    .unwrap();
    let out = String::from_utf8(out).unwrap();
    let last: Vec<_> = out.lines().skip(8).collect();
    assert_eq!(
        last,
        [
            " 9  1945                       A",
            "10  2025-05-09                 B",
            "11  [2025-08-21..2025-08-31,2025-09-01..2025-09-10]  C",
        ]
    );
}

#[test]
fn one_event_is_shown_whole() {
    let folder = folder(FILE);
    for arguments in [&["show", "parade"][..], &["show", "parade", "events.yaml"]] {
        let (status, out, err) = run(&folder, arguments);
        assert_eq!((status, err.as_str()), (0, ""));
        insta::assert_snapshot!("one_event_whole", out);
    }
    let (_, out, _) = run(&folder, &["show", "parade", "--json"]);
    let (_, all, _) = run(&folder, &["list", "--json"]);
    assert_eq!(objects(&out), objects(&all)[2..3]);
}

#[test]
fn an_event_is_named_by_its_id_or_by_its_number() {
    let folder = folder(FILE);
    for (named, title) in [
        ("2", "Visit"),
        // The id takes precedence over the number.
        ("3", "Visit"),
        ("4", "Someday"),
        ("5", "Never said when"),
    ] {
        let (_, out, _) = run(&folder, &["show", named]);
        assert_eq!(out.lines().next(), Some(title), "{named}");
    }
    let (status, out, err) = run(&folder, &["show", "1"]);
    assert_eq!(status, 1);
    assert!(out.contains("This event cannot be read: "), "{out}");
    assert!(err.starts_with("events.yaml:3"), "{err}");
}

#[test]
fn a_missing_event_is_reported_with_suggestions() {
    let text = "- {id: parade, date: 2025, title: A}\n- {id: talks, date: 2025, title: B}\n- {id: parade-2, date: 2025, title: C}\n";
    let folder = folder(text);
    let what =
        "  = name an event by its id, or by its number from 1 to 3: `dateline list` prints them\n";
    for (named, message) in [
        (
            "parad",
            "no event `parad`\n  = did you mean `parade` or `parade-2`?\n",
        ),
        ("tlaks", "no event `tlaks`\n  = did you mean `talks`?\n"),
        ("xyz", "no event `xyz`\n"),
        ("0", "no event `0`\n"),
        ("99999999999999999999", "no event `99999999999999999999`\n"),
    ] {
        let (status, out, err) = run(&folder, &["show", named]);
        assert_eq!((status, out.as_str()), (1, ""));
        assert_eq!(err, format!("events.yaml: error: {message}{what}"));
    }
}

#[test]
fn an_event_is_named_by_words_of_its_title() {
    let text = "- {date: 2023, title: Talks in May}\n- {date: 2024, title: Talks}\n- {date: 2025, title: The 1984 parade}\n";
    let folder = folder(text);
    for (named, title) in [
        ("PARADE", "The 1984 parade"),
        ("1984", "The 1984 parade"),
        ("in may", "Talks in May"),
        // The whole title goes before a part of another.
        ("talks", "Talks"),
    ] {
        let (status, out, _) = run(&folder, &["show", named]);
        assert_eq!((status, out.lines().next()), (0, Some(title)), "{named}");
    }
    let (status, out, err) = run(&folder, &["show", "tal"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert_eq!(
        err,
        "events.yaml: error: 2 events have `tal` in their title\n  = name one by its number:\n  = 1  Talks in May\n  \
         = 2  Talks\n"
    );
}

#[test]
fn for_a_duplicate_id_the_first_event_is_shown_and_the_others_reported() {
    let text = "- {id: a, date: 2025, title: A}\n- {id: a, date: 2026, title: B}\n";
    let (status, out, err) = run(&folder(text), &["show", "a"]);
    assert_eq!(status, 0);
    assert!(out.starts_with("A\n"), "{out}");
    assert_eq!(
        err,
        "notice: 2 events have the id `a`: show the others by number: 2\n"
    );
}

#[test]
fn a_closed_pipe_ends_a_listing_quietly() {
    let folder = folder(&"- date: 2025-05-09\n  title: Parade\n".repeat(20_000));
    for arguments in [&["list"][..], &["list", "--json"], &["list", "--csv"]] {
        let mut child = dateline(&folder, arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0; 10]).unwrap();
        drop(out);
        let (status, _, err) = outcome(child.wait_with_output().unwrap());
        assert_eq!((status, err.as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn files_of_different_zones_are_merged_in_the_order_of_the_instants() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    file(
        "tokyo.yaml",
        "timezone: Asia/Tokyo\nevents:\n- date: 2026-03-09 08:00\n  title: First\n- date: 2026-03-09 10:00\n  title: Third\n",
    );
    file(
        "york.yaml",
        "timezone: America/New_York\nevents:\n- date: 2026-03-08 20:00\n  title: Second\n- date: 2026-03-09 01:30\n  tz: Europe/London\n  title: Fourth\n",
    );
    for reader in [
        "UTC", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland",
    ] {
        let output = crate::dateline()
            .args(["list", "tokyo.yaml", "york.yaml"])
            .env("TZ", reader)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        let titles: Vec<_> = out
            .lines()
            .filter_map(|line| line.split('\t').nth(2))
            .collect();
        assert_eq!(
            titles,
            ["First", "Second", "Third", "Fourth"],
            "{reader}\n{out}"
        );
    }
}
