//! `dateline add`: what is added, messages, and what is not changed.

use std::fs;

use tempfile::TempDir;

use crate::process::run;

const FILE: &str = "\
title: T
sources:
  - id: memo
    title: Memo
events:
  - id: first
    date: 2025-05-07
    title: First

  # The parade.
  - id: last
    date: 2025-05-09
    title: Last
";

fn folder(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), text).unwrap();
    folder
}

fn text(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("a.yaml")).unwrap()
}

#[test]
fn an_event_is_added_where_it_belongs() {
    let folder = folder(FILE);
    let arguments = [
        "add", "a.yaml", "--date", "8 May 2025", "--title", "Talks: day one", "--quote", "We met.",
        "--source", "memo", "--tag", "talks", "--tag", "gas",
    ];
    let (status, out, err) = run(&folder, &arguments);
    assert_eq!(
        (status, out.as_str(), err.as_str()),
        (0, "a.yaml:10: added 8 May 2025: Talks: day one\n", "")
    );
    let added = "  - date: 8 May 2025\n    title: \"Talks: day one\"\n    quote: We met.\n    source: memo\n    tags: [talks, gas]\n";
    let (before, after) = FILE.split_once("\n  # The").unwrap();
    assert_eq!(text(&folder), format!("{before}\n{added}\n  # The{after}"));
}

#[test]
fn an_event_is_added_after_the_one_of_an_id_or_a_number() {
    for named in ["first", "1"] {
        let folder = folder(FILE);
        let arguments = [
            "add", "--after", named, "--date", "2030", "--title", "X", "a.yaml",
        ];
        let (status, out, _) = run(&folder, &arguments);
        assert_eq!(
            (status, out.as_str()),
            (0, "a.yaml:10: added 2030: X\n"),
            "{named}"
        );
    }
}

#[test]
fn problems_of_the_new_event_are_reported() {
    let folder = folder(FILE);
    let arguments = [
        "add", "a.yaml", "--date", "2026", "--title", "X", "--source", "#memo",
    ];
    let (status, out, err) = run(&folder, &arguments);
    assert_eq!((status, out.as_str()), (0, "a.yaml:15: added 2026: X\n"));
    assert!(err.starts_with("a.yaml:17:13: "), "{err}");
}

#[test]
fn a_refused_event_is_explained_and_changes_nothing() {
    let two = "a:\n  - {date: 2025, title: A}\nb:\n  - {date: 2026, title: B}\n";
    for (file, more, status, reported) in [
        (
            FILE,
            &["--date", "2025-13", "--title", "X"][..],
            2,
            "--date: error: `2025-13` is not a date (no month 13)\n = write a month from 01 to 12",
        ),
        (
            FILE,
            &["--date", "2025", "--title", " "],
            2,
            "--title: error: an event needs a title\n",
        ),
        (
            FILE,
            &["--date", "2025"],
            2,
            "error: the following required arguments were not provided:",
        ),
        (
            FILE,
            &["--date", "2025", "--title", "X", "--after", "lst"],
            1,
            "--after: error: ",
        ),
        (
            two,
            &["--date", "2025", "--title", "X"],
            1,
            "a.yaml: error: the file has several lists of events\n",
        ),
        (
            "[{date: 2025, title: A}]\n",
            &["--date", "2025", "--title", "X"],
            1,
            "a.yaml: error: the file begins with a bracket or a brace, and is not JSON",
        ),
    ] {
        let folder = folder(file);
        let arguments = [&["add", "a.yaml"], more].concat();
        let (code, out, err) = run(&folder, &arguments);
        assert_eq!((code, out.as_str()), (status, ""), "{more:?}: {err}");
        assert!(
            err.replace("  =", " =").starts_with(reported),
            "{more:?}: {err}"
        );
        assert_eq!(text(&folder), file);
    }
    let folder = folder(FILE);
    let (status, _, err) = run(&folder, &["add", "-", "--date", "2025", "--title", "X"]);
    assert_eq!(status, 1);
    assert!(
        err.starts_with("-: error: standard input cannot be changed\n"),
        "{err}"
    );
    let (status, _, err) = run(
        &folder,
        &["add", "none.yaml", "--date", "2025", "--title", "X"],
    );
    assert_eq!(status, 1);
    assert!(err.starts_with("none.yaml: error: no such file\n"), "{err}");
}

#[test]
fn the_event_added_to_a_list_on_one_line_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let json = r#"[{"date": "2020", "title": "b"}, {"date": "2022", "title": "c"}]"#;
    fs::write(folder.path().join("a.json"), json).unwrap();
    let arguments = ["add", "a.json", "--date", "2021", "--title", "x"];
    let (_, out, _) = run(&folder, &arguments);
    assert_eq!(out, "a.json:1: added 2021: x\n");
}
