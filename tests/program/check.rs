//! `dateline check`: output and exit status.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use insta::assert_snapshot;
use tempfile::TempDir;

const CLEAN: &str = "- date: 2025-05-09\n  title: Parade\n  source: Dagens\n";
const WARNING: &str = "- date: 2025-05-09\n  title: Parade\n";
const ERROR: &str = "- date: 2025-13\n  title: Parade\n  source: Dagens\n";

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Exit status, standard output and standard error of `dateline` in a folder with `input` on its standard input.
fn run(folder: &TempDir, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = crate::dateline()
        .args(arguments)
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may end without reading its input.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    crate::process::outcome(child.wait_with_output().unwrap())
}

#[test]
fn problems_are_printed_in_line_order() {
    let folder = folder(&[
        (
            "a.yaml",
            "- date: 2025-06-01\n  title: Later\n- date: 2025-13\n  title: Never\n  source: s\n- date: 2024\n  title: Earlier\n  source: s\n  sumary: S\n",
        ),
        ("b.yaml", CLEAN),
    ]);
    let (status, out, err) = run(&folder, &["check", "a.yaml", "b.yaml"], "");
    assert_eq!((status, err.as_str()), (1, ""));
    assert_snapshot!(out, @r#"
a.yaml:1:3: warning[E0402]: no source
  |
1 | - date: 2025-06-01
  |   ^
  = add `source:` with the id of a source, a link or a text

a.yaml:3:9: error[E0302]: no month 13
  |
3 | - date: 2025-13
  |         ^^^^^^^
  = write a month from 01 to 12

a.yaml:9:3: warning[E0210]: unknown field `sumary`: did you mean `summary`?
  |
9 |   sumary: S
  |   ^^^^^^
  = write `summary:`; a field of another name is kept and shown under “More”

1 error, 2 warnings in 4 events of 2 files
"#);
}

#[test]
fn verbose_output_says_how_each_file_was_read() {
    let anchors =
        "- date: 2019\n  title: &a A\n  source: s\n- date: 2020\n  title: *a\n  source: s\n";
    let several =
        "- date: 2019\n  title: A\n  source: s\n---\n- date: 2020\n  title: B\n  source: s\n";
    let lists = "timeline:\n";
    let big = |top: &str| {
        let event = |n: usize| {
            format!(
                "- id: e{n}\n  date: {}\n  title: T{n}\n  source: s\n",
                1000 + n
            )
        };
        top.to_owned() + &(0..6_000).map(event).collect::<String>()
    };
    let folder = folder(&[
        ("a.yaml", CLEAN),
        ("anchors.yaml", anchors),
        ("several.yaml", several),
        ("big.yaml", &big("")),
        ("lists.yaml", &big(lists)),
        ("named.yaml", &big("fields:\n  place: where\nevents:\n")),
    ]);
    let files = [
        "a.yaml", "anchors.yaml", "several.yaml", "big.yaml", "lists.yaml", "named.yaml",
    ];
    let (status, out, err) = run(&folder, &[["check", "-v"].as_slice(), &files].concat(), "");
    assert_eq!(status, 0, "{out}");
    assert_snapshot!(err, @r"
    a.yaml: read block by block
      the list: 1 event
        date: `date` (known name, 1 of 1)
        title: `title` (known name, 1 of 1)
    anchors.yaml: read as a whole: it has anchors that reach over events (line 5)
      the list: 2 events
        date: `date` (known name, 2 of 2)
        title: `title` (known name, 2 of 2)
    several.yaml: read as a whole: its lines do not cut it into blocks
      the list: 2 events
        date: `date` (known name, 2 of 2)
        title: `title` (known name, 2 of 2)
    big.yaml: read block by block
      the list: 6000 events
        date: `date` (known name, 100 of 100)
        title: `title` (known name, 100 of 100)
    lists.yaml: read as a whole: it has no list of events under `events:`
      `timeline`: 6000 events
        date: `date` (known name, 100 of 100)
        title: `title` (known name, 100 of 100)
    named.yaml: read as a whole: it says under `fields:` what its keys mean
      `events`: 6000 events
        date: `date` (known name, 100 of 100)
        title: `title` (known name, 100 of 100)
    ");
    // JSON output is not mixed with anything.
    let (_, out, err) = run(&folder, &["check", "--json", "--verbose", "a.yaml"], "");
    assert_eq!(
        (out.as_str(), err.as_str()),
        (
            "",
            "a.yaml: read block by block\n  the list: 1 event\n    date: `date` (known name, 1 of 1)\n    title: `title` (known name, 1 of 1)\n"
        )
    );
}

#[test]
fn the_exit_status_distinguishes_errors_from_warnings() {
    let folder = folder(&[("clean", CLEAN), ("warning", WARNING), ("error", ERROR)]);
    for (arguments, status, last) in [
        (&["check", "clean"][..], 0, "clean: 1 event, nothing wrong"),
        (
            &["check", "--strict", "clean"],
            0,
            "clean: 1 event, nothing wrong",
        ),
        (&["check", "warning"], 0, "1 warning in 1 event"),
        (&["check", "--strict", "warning"], 1, "1 warning in 1 event"),
        (&["check", "warning", "--strict"], 1, "1 warning in 1 event"),
        (&["check", "error"], 1, "1 error in 1 event"),
        (
            &["check", "clean", "clean"],
            0,
            "2 files: 2 events, nothing wrong",
        ),
        (
            &["check", "clean", "warning", "error"],
            1,
            "1 error, 1 warning in 3 events of 3 files",
        ),
        (&["check", "none"], 1, "1 error in 0 events"),
        (
            &["check", "none", "clean"],
            1,
            "1 error in 1 event of 2 files",
        ),
        (&["check", "--json", "clean"], 0, ""),
        (&["check", "--json", "--strict", "warning"], 1, "{"),
    ] {
        let (ended, out, err) = run(&folder, arguments, "");
        assert_eq!((ended, err.as_str()), (status, ""), "{arguments:?}");
        let shown = out.lines().last().unwrap_or_default();
        assert!(shown.starts_with(last), "{arguments:?}: {out}");
    }
    for arguments in [
        &["check"][..],
        &["check", "--quick", "clean"],
        &["check", "--json"],
    ] {
        let (ended, out, err) = run(&folder, arguments, "");
        assert_eq!((ended, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains("Usage"), "{err}");
    }
}

#[test]
fn a_file_that_cannot_be_opened_is_an_error_and_the_others_are_checked() {
    let folder = folder(&[("words.yaml", "just words\n"), ("b.yaml", WARNING)]);
    let (status, out, _) = run(&folder, &["check", "none.yaml", "words.yaml", "b.yaml"], "");
    assert_eq!(status, 1);
    assert_snapshot!(out, @r#"
none.yaml: error[E0501]: no such file
  = check its name and folder

words.yaml:1:1: error[E0202]: a text where a list of events is expected
  |
1 | just words
  | ^^^^^^^^^^
  = a dateline file is a list of events, each with a date and a title:
  = - date: 2025-05-09
  =   title: Military parade on Red Square

b.yaml:1:3: warning[E0402]: no source
  |
1 | - date: 2025-05-09
  |   ^
  = add `source:` with the id of a source, a link or a text

2 errors, 1 warning in 1 event of 3 files
"#);
}

#[test]
fn standard_input_is_checked() {
    let (status, out, err) = run(&folder(&[]), &["check", "-"], ERROR);
    assert_eq!((status, err.as_str()), (1, ""));
    assert!(
        out.starts_with("standard input:1:9: error[E0302]: no month 13\n"),
        "{out}"
    );
}

#[test]
fn each_line_of_json_is_an_object_with_the_same_keys() {
    let text = format!(
        "{ERROR}- date: 2026\n  title: \"a\\e[2J\"\n  \"sumary\": s\n  note: \u{202e}x\n- [\n"
    );
    let folder = folder(&[("\u{1b}[31m.yaml", &text)]);
    let (status, out, err) = run(&folder, &["check", "--json", "\u{1b}[31m.yaml", "none"], "");
    assert_eq!((status, err.as_str()), (1, ""));
    assert!(!out.contains(['\u{1b}', '\u{202e}']), "{out:?}");
    let lines: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(lines.len() >= 4, "{out}");
    for line in &lines {
        let keys: Vec<_> = line
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let expected = [
            "file", "line", "column", "severity", "code", "name", "message", "help", "text",
            "width", "labels",
        ];
        assert_eq!(keys, expected);
    }
    let first = &lines[0];
    for (key, expected) in [
        ("file", "\u{1b}[31m.yaml".into()),
        ("line", 1.into()),
        ("column", 9.into()),
        ("severity", "error".into()),
        ("code", "E0302".into()),
        ("name", "unreadable-date".into()),
        ("message", "no month 13".into()),
        ("help", "write a month from 01 to 12".into()),
        ("text", "- date: 2025-13".into()),
        ("width", serde_json::Value::from(7)),
    ] {
        assert_eq!(first[key], expected, "{key}");
    }
    let last = lines.last().unwrap();
    assert_eq!(last["file"], "none");
    for key in ["line", "column", "text", "width"] {
        assert!(last[key].is_null(), "{key}");
    }
}

#[test]
fn text_output_reports_and_fails_for_errors_only() {
    let folder = folder(&[
        ("warning", WARNING),
        ("both", &format!("{ERROR}- date: 2026\n  title: B\n")),
    ]);
    let (status, out, err) = run(&folder, &["--plain", "warning"], "");
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let (status, _, err) = run(&folder, &["--plain", "both"], "");
    assert_eq!(status, 1);
    assert_snapshot!(err, @"
    both:1:9: error: no month 13
      |
    1 | - date: 2025-13
      |         ^^^^^^^
      = write a month from 01 to 12
    1 error, 1 warning: run `dateline check FILE` to list them all
    ");
}

#[test]
fn a_file_named_like_a_command_is_opened_by_its_path() {
    let folder = folder(&[("check", CLEAN)]);
    let (status, out, _) = run(&folder, &["./check"], "");
    assert_eq!(status, 0);
    assert!(out.contains("Parade"), "{out}");
}

#[test]
fn each_verdict_is_printed_and_a_missing_quote_fails() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "a.yaml",
        "sources:\n  - {id: chat, title: Chat, file: chat.txt}\nevents:\n  \
         - {date: 2025-01-01, title: Back, quote: we are back, source: chat}\n",
    );
    write("chat.txt", "09:00 sorry\n09:05 we are back\n");
    let run = |arguments: &[&str]| {
        let output = crate::dateline()
            .arg("check")
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        (output.status.code(), out)
    };
    assert_eq!(
        run(&["--quotes", "a.yaml"]),
        (
            Some(0),
            "a.yaml:4:44: verbatim, chat.txt:2:7: “we are back”\n\n1 quote: 1 verified, 0 altered, 0 missing, 0 not checked\na.yaml: 1 event, nothing wrong\n".to_owned()
        )
    );
    assert_eq!(
        run(&["--quotes", "--json", "a.yaml"]),
        (
            Some(0),
            "{\"file\":\"a.yaml\",\"line\":4,\"event\":\"Back\",\"source\":\"chat\",\"verdict\":\"verbatim\",\
             \"quote\":\"we are back\",\"copy\":\"chat.txt\",\"at\":18,\"at_line\":2,\
             \"copy_sha256\":\"efe2bde7ad39edc033b775439a56e33a501ecf26f8bcbfc81e078f1abeb43fbf\"}\n"
                .to_owned()
        )
    );
    write(
        "b.yaml",
        "sources:\n- {id: chat, file: chat.txt}\nevents:\n- {date: 2025, title: Back, quote: we are back, line: 1, source: chat}\n",
    );
    let (status, out) = run(&["--quotes", "b.yaml"]);
    assert_eq!(status, Some(0), "{out}");
    assert!(
        out.contains("1 quote: 1 verified (1 on another page or line), 0 altered"),
        "{out}"
    );
    assert_eq!(run(&["--quotes", "--strict", "b.yaml"]).0, Some(1));
    write("chat.txt", "09:05 nobody is here\n");
    let (status, out) = run(&["--quotes", "a.yaml"]);
    assert_eq!(status, Some(1));
    assert!(
        out.contains(
            "a.yaml:4:44: missing in chat.txt: “we are back”\n\n1 quote: 0 verified, 0 altered, 1 missing, 0 not checked\n"
        ),
        "{out}"
    );
    assert_eq!(run(&["a.yaml"]).0, Some(0), "nobody asked for the quotes");
    std::fs::rename(
        folder.path().join("chat.txt"),
        folder.path().join("gone.txt"),
    )
    .unwrap();
    // Then the quote is not checked, which is a failure only with --strict.
    assert_eq!(run(&["--quotes", "--strict", "a.yaml"]).0, Some(1));
    let (status, out) = run(&["--quotes", "a.yaml"]);
    assert_eq!(status, Some(0), "{out}");
    assert!(
        out.starts_with(
            "a.yaml:2:5: warning[E0406]: source `chat`: the saved copy `chat.txt` is not there\n"
        ),
        "{out}"
    );
}

#[test]
fn a_filter_leaves_events_out() {
    let folder = folder(&[(
        "a.yaml",
        "- {date: 2020, title: Alpha}\n- {date: 2021, title: Beta, source: s}\n- {date: 2022-13, title: Gamma, source: s}\n",
    )]);
    for (options, status, last) in [
        (&[][..], 1, "1 error, 1 warning in 3 events\n"),
        (&["--filter", "alpha"], 0, "1 warning in 1 of 3 events\n"),
        (&["--filter", "has:source"], 1, "1 error in 2 of 3 events\n"),
        (
            &["--find", "^b"],
            0,
            "a.yaml: 1 of 3 events, nothing wrong\n",
        ),
        (&["--at", "2021"], 1, "1 error in 2 of 3 events\n"),
        (
            &["--strict", "--filter", "alpha"],
            1,
            "1 warning in 1 of 3 events\n",
        ),
    ] {
        let arguments: Vec<&str> = [&["check", "a.yaml"][..], options].concat();
        let (found, out, err) = run(&folder, &arguments, "");
        assert!(out.ends_with(last), "{options:?}: {out}");
        assert_eq!((found, err.as_str()), (status, ""), "{options:?}");
    }
    // An unreadable event might match.
    fs::write(
        folder.path().join("b.yaml"),
        "- {date: 2020, title: Alpha, source: s}\n- {date: 2021, title: [Beta}\n",
    )
    .unwrap();
    let (status, out, _) = run(&folder, &["check", "b.yaml", "--filter", "gamma"], "");
    assert_eq!(status, 1);
    assert!(
        out.contains("b.yaml:2:") && out.ends_with("1 error in 0 of 2 events\n"),
        "{out}"
    );
    for command in [&["list"][..], &["--plain"]] {
        let (status, _, err) = run(
            &folder,
            &[command, &["--filter", "gamma", "b.yaml"]].concat(),
            "",
        );
        assert_eq!(status, 1);
        assert!(err.contains("b.yaml:2:"), "{err}");
    }
    let (status, out, err) = run(&folder, &["check", "a.yaml", "--filter", "tga:x"], "");
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("did you mean `tag:`?"), "{err}");
}

/// A file in which no event names a source is reported once, for the file.
#[test]
fn a_filter_leaves_warnings_out_that_are_about_the_whole_file() {
    let events: Vec<_> = (1990..1996)
        .map(|year| format!("- {{date: {year}, title: Of {year}}}\n"))
        .collect();
    let events = events.concat();
    let folder = folder(&[("a.yaml", &events)]);
    let check = |options: &[&str]| run(&folder, &[&["check", "a.yaml"], options].concat(), "").0;
    assert_eq!(check(&["--strict"]), 1);
    assert_eq!(check(&["--strict", "--filter", "nothing"]), 0);
    assert_eq!(check(&["--strict", "--filter", "1992"]), 0);
}

#[test]
fn list_counts_what_check_lists_as_the_viewer_does() {
    let folder = folder(&[
        (
            "a.yaml",
            "sources:\n  - {id: s, file: s.txt}\n  - {id: t, file: gone.txt}\nevents:\n  \
             - {date: 2020, title: Alpha, quote: it is nowhere, source: s}\n  \
             - {date: 2021, title: Beta, quote: it is so, source: s}\n  \
             - {date: 2021-13, title: Gamma, source: t}\n  - {date: 2022, title: Delta}\n",
        ),
        ("s.txt", "And it is so.\n"),
    ]);
    let check = |options: &[&str]| {
        let (status, out, _) = run(&folder, &[&["check", "a.yaml"], options].concat(), "");
        let codes = out.split("[E").skip(1).filter_map(|rest| rest.get(..4));
        let codes: Vec<&str> = codes.collect();
        let last = out.lines().last().unwrap_or_default();
        (status, codes.join(" "), last.to_owned())
    };
    let found = (
        1,
        "0406 0410 0302 0402".to_owned(),
        "1 error, 3 warnings in 4 events".to_owned(),
    );
    assert_eq!(check(&[]), found);
    assert_eq!(check(&["--quotes"]), found);
    let (_, _, err) = run(&folder, &["list", "a.yaml"], "");
    assert!(err.contains("\n1 error, 3 warnings: run"), "{err}");
    let (_, codes, last) = check(&["--filter", "alpha or beta"]);
    assert_eq!(codes, "0406 0410");
    assert_eq!(last, "2 warnings in 2 of 4 events");
}

#[test]
fn a_filter_leaves_quotes_out() {
    let folder = folder(&[
        (
            "a.yaml",
            "sources:\n  - {id: s, file: s.txt}\nevents:\n  - {date: 2020, title: Alpha, quote: it is so, source: s}\n  - {date: 2021, title: Beta, quote: it stands nowhere at all, source: s}\n",
        ),
        ("s.txt", "And it is so.\n"),
    ]);
    let check = |filter| {
        run(
            &folder,
            &["check", "--quotes", "a.yaml", "--filter", filter],
            "",
        )
    };
    let (status, out, _) = check("alpha");
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("1 quote: 1 verified, 0 altered"), "{out}");
    let (status, out, _) = check("beta");
    assert_eq!(status, 1, "{out}");
    assert!(!out.contains("it is so"), "{out}");
}

#[test]
fn problems_of_copies_are_reported_at_their_line() {
    let folder = folder(&[(
        "a.yaml",
        "sources:\n  - {id: chat, title: Chat, file: chat.txt}\nevents:\n  - {date: 2025-13, title: Never, source: chat}\n",
    )]);
    let (status, told, _) = run(&folder, &["check", "a.yaml"], "");
    let places: Vec<&str> = told
        .lines()
        .filter_map(|line| line.strip_prefix("a.yaml:")?.split(' ').next())
        .collect();
    assert_eq!((status, &places[..]), (1, &["2:5:", "4:12:"][..]), "{told}");
    assert!(
        told.contains("\n2 |   - {id: chat, title: Chat, file: chat.txt}\n  |     ^\n"),
        "{told}"
    );
}

#[test]
fn time_zones_of_files_and_events_are_checked() {
    let folder = folder(&[
        (
            "top.yaml",
            "timezone: Europe/Berln\nevents:\n- date: 2025-05-09 10:00\n  title: A\n  source: s\n",
        ),
        (
            "event.yaml",
            "- date: 2025-05-09 10:00\n  tz: IST\n  title: A\n  source: s\n",
        ),
    ]);
    let (status, out, _) = run(&folder, &["check", "top.yaml"], "");
    assert_eq!(status, 1);
    assert!(
        out.contains("top.yaml:1:11: error[E0305]: unknown time zone `Europe/Berln`"),
        "{out}"
    );
    assert!(out.contains("did you mean Europe/Berlin?"), "{out}");
    let (status, out, _) = run(&folder, &["check", "event.yaml"], "");
    assert_eq!(status, 1);
    assert!(
        out.contains("event.yaml:2:7: error[E0305]: IST means several time zones"),
        "{out}"
    );
    assert!(out.contains("+05:30 (India)"), "{out}");
}

#[test]
fn skipped_and_repeated_clock_times_are_warnings() {
    let rows = [
        (
            "2026-03-08 02:30",
            "the clock was set forward over this time",
        ),
        ("2026-11-01 01:30", "the clock was set back"),
    ];
    for (date, message) in rows {
        for text in [
            format!(
                "timezone: America/New_York\nevents:\n- date: {date}\n  title: A\n  source: s\n"
            ),
            format!("- date: {date}\n  event_tz: America/New_York\n  title: A\n  source: s\n"),
        ] {
            let folder = folder(&[("a.yaml", &text)]);
            let (_, out, _) = run(&folder, &["check", "a.yaml"], "");
            assert!(
                out.contains(&format!("warning[E0304]: {message}")),
                "{text}{out}"
            );
        }
    }
    let folder = folder(&[(
        "a.yaml",
        "timezone: America/New_York\nevents:\n- date: 2026-03-08 03:30\n  title: A\n  source: s\n",
    )]);
    assert_eq!(run(&folder, &["check", "a.yaml"], "").0, 0);
}

#[test]
fn a_code_is_explained() {
    let folder = folder(&[]);
    let (status, out, err) = run(&folder, &["check", "--explain", "E0102"], "");
    assert_eq!((status, err.as_str()), (0, ""));
    assert_snapshot!(out, @r#"
E0102 duplicate-key (error)

A mapping has the same key twice. dateline keeps the first and shows the other;
other programs read only one of them.

For example:

    - date: 2019-05
      title: A
      title: B

Write:

    - date: 2019-05
      title: A
      note: B
"#);
    for word in ["e0102", "duplicate-key"] {
        let again = run(&folder, &["check", "--explain", word], "");
        assert_eq!(again, (0, out.clone(), String::new()));
    }
    let (status, out, err) = run(&folder, &["check", "--explain", "duplicate-keys"], "");
    assert_eq!((status, out.as_str()), (2, ""));
    assert_snapshot!(err, @r#"
error: no kind of problem `duplicate-keys`: did you mean E0102 (duplicate-key)?
  = run `dateline check --explain` to list them all
"#);
    for list in [&["check", "--explain"][..], &["check", "--explain", "list"]] {
        let (status, out, _) = run(&folder, list, "");
        assert_eq!(status, 0);
        assert!(out.contains("E0102  duplicate-key      error\n"), "{out}");
        assert_eq!(out.lines().count(), dateline::timeline::code::ROWS.len());
    }
}

#[test]
fn json_has_the_other_places_of_a_problem() {
    let folder = folder(&[(
        "a.yaml",
        "- date: 2019\n  title: A\n  title: B\n  source: s\n",
    )]);
    let (_, out, _) = run(&folder, &["check", "--json", "a.yaml"], "");
    let line: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!((&line["line"], &line["code"]), (&3.into(), &"E0102".into()));
    assert_eq!(line["labels"][0]["line"], 2);
    assert_eq!(line["labels"][0]["message"], "first here");
}
