//! The command when its output is not a terminal: text, messages, exit status.

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

use tempfile::TempDir;

use crate::process::{dateline, outcome, run};

const GOOD: &str = "- date: 2025-05-09\n  title: Parade\n  summary: On Red Square.\n";

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn a_timeline_is_printed_as_text() {
    let folder = folder(&[("a.yaml", GOOD.as_bytes())]);
    for arguments in [&["a.yaml"][..], &["--plain", "a.yaml"]] {
        let (status, out, err) = run(&folder, arguments);
        assert_eq!((status, err.as_str()), (0, ""), "{arguments:?}");
        assert!(out.contains("9 May 2025"), "{out}");
        assert!(out.contains("Parade"), "{out}");
        assert!(out.contains("On Red Square."), "{out}");
        assert!(!out.contains('\x1b'));
    }
}

#[test]
fn standard_input_is_read() {
    let folder = folder(&[]);
    let mut child = dateline(&folder, &["-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(GOOD.as_bytes()).unwrap();
    drop(stdin);
    let (status, out, err) = outcome(child.wait_with_output().unwrap());
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains("Parade"), "{out}");
}

#[test]
fn without_a_file_the_one_in_the_folder_or_the_built_in_one_is_printed() {
    let (status, out, _) = run(&folder(&[("events.yaml", GOOD.as_bytes())]), &[]);
    assert_eq!(status, 0);
    assert!(out.contains("Parade"), "{out}");
    let (status, out, err) = run(&folder(&[]), &[]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.contains("Xi in Moscow"), "{out}");
}

#[test]
fn unreadable_files_are_reported_with_advice() {
    let folder = folder(&[("words.yaml", b"\njust words\n")]);
    for name in ["empty", "other"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    for (name, text) in [("a.yaml", "x: y\n"), ("README.md", "# Words\n")] {
        std::fs::write(folder.path().join("other").join(name), text).unwrap();
    }
    for (name, place) in [
        ("none.yaml", "none.yaml: error: no such file\n"),
        (
            "empty",
            "empty: error: no YAML, JSON or Markdown file is in this folder\n",
        ),
        (
            "other",
            "other: error: none of the 2 files in this folder holds events\n",
        ),
        (
            "/dev/null",
            "/dev/null: error: this is a device, not a file\n",
        ),
        ("words.yaml", "words.yaml:2:1: error: "),
    ] {
        let (status, out, err) = run(&folder, &[name]);
        assert_eq!((status, out.as_str()), (1, ""), "{name}");
        assert!(err.starts_with(place), "{err}");
        assert!(err.contains("  = "), "{err}");
    }
}

#[test]
fn a_name_of_no_file_comes_with_what_may_be_meant() {
    for (name, advice) in [
        ("new.yaml", Some("`dateline init new.yaml`")),
        ("lst", Some("`dateline list`")),
        ("chek", Some("`dateline check`")),
        ("notes", None),
    ] {
        let (status, _, err) = run(&folder(&[]), &[name]);
        assert_eq!(status, 1);
        let advised = err.lines().skip(2).collect::<String>();
        assert_eq!(advised.is_empty(), advice.is_none(), "{err}");
        assert!(advised.contains(advice.unwrap_or_default()), "{err}");
    }
}

#[test]
fn several_files_are_merged_by_date() {
    let a = "title: A\nsources: [{id: x, title: Of a}]\nevents:\n- {date: 2019, title: First, source: x}\n- {date: 2021, title: Third, source: x}\n";
    let b = "sources: [{id: x, title: Of b}]\nevents:\n- {date: 2020, title: Second, source: x}\n";
    let folder = folder(&[
        ("a.yaml", a.as_bytes()),
        ("b.yaml", b.as_bytes()),
        ("c.json", b"[{\"date\": \"2018\", \"title\": \"Zeroth\"}]"),
        ("d.yaml", b"date: 2022\ntitle: Fourth\n"),
        (
            "2017-05-09-a-post.md",
            b"---\ntags: [x]\n---\nWhat happened.\n",
        ),
        ("config.yaml", b"colour: red\n"),
        ("README.md", b"# No front matter\n"),
        ("x.txt", b"- date: 1999\n"),
    ]);
    let merged = "A\n\nTuesday 9 May 2017  a post\n    What happened.\n\n2018  Zeroth\n\n2019  First\n    — Of a\n\n2020  Second\n    — Of b\n\n2021  Third\n    — Of a\n\n2022  Fourth\n";
    let (status, out, err) = run(&folder, &["."]);
    assert_eq!((status, out.as_str(), err.as_str()), (0, merged, ""));
    let (status, out, err) = run(&folder, &["a.yaml", "b.yaml", "./a.yaml"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out.matches("First").count(), 1, "{out}");
    // An unreadable file does not affect others; a file named itself must have events.
    let (status, out, err) = run(&folder, &["b.yaml", "config.yaml", "none.yaml"]);
    assert_eq!(status, 1);
    assert!(out.contains("Second"), "{out}");
    assert!(
        err.contains("config.yaml:1:1: error: no list of events under any key"),
        "{err}"
    );
    assert!(err.contains("none.yaml: error: no such file"), "{err}");
}

#[test]
fn a_file_with_errors_is_printed_nevertheless() {
    let text = format!("{GOOD}- date: 2025-13\n  title: Later\n");
    let folder = folder(&[("a.yaml", text.as_bytes())]);
    let (status, out, err) = run(&folder, &["a.yaml"]);
    assert_eq!(status, 1);
    assert!(out.contains("Parade") && out.contains("Later"), "{out}");
    assert!(err.starts_with("a.yaml:4:9: error: "), "{err}");
    assert!(err.contains("- date: 2025-13"), "{err}");
}

#[test]
fn no_byte_of_an_escape_sequence_is_printed() {
    let text = b"- date: \"\\e[31m2025\"\n  title: \"a\\e]0;owned\\a\\u009bb\\u202ec\"\n  \"k\\e[2J\": \"v\\e[2J\"\n";
    let folder = folder(&[("\u{1b}[31m.yaml", text)]);
    for name in ["\u{1b}[31m.yaml", "\u{1b}[2J\u{9b}none\u{202e}.yaml"] {
        let (_, out, err) = run(&folder, &[name]);
        assert!(!err.is_empty());
        for reported in [out, err] {
            assert!(
                !reported.contains(['\x1b', '\u{9b}', '\u{202e}', '\u{7}']),
                "{reported:?}"
            );
        }
    }
    let (status, _, err) = run(&folder, &["--no\u{1b}[2Jsuch"]);
    assert_eq!(status, 2);
    assert!(!err.contains('\x1b'), "{err:?}");
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    // More than a pipe holds.
    let text = GOOD.repeat(20_000);
    let folder = folder(&[("a.yaml", text.as_bytes())]);
    let mut child = dateline(&folder, &["a.yaml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 10]).unwrap();
    drop(out);
    let (status, _, err) = outcome(child.wait_with_output().unwrap());
    assert_eq!((status, err.as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let folder = folder(&[("a.yaml", GOOD.as_bytes())]);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = dateline(&folder, &["a.yaml"])
        .stdout(full)
        .output()
        .unwrap();
    let (status, _, err) = outcome(output);
    assert_eq!(status, 1);
    assert!(
        err.starts_with("error: the text cannot be written: "),
        "{err}"
    );
}

#[test]
fn help_and_version_are_printed_and_a_wrong_command_line_is_2() {
    let folder = folder(&[]);
    let (status, out, err) = run(&folder, &["--version"]);
    assert_eq!(
        (status, out.as_str(), err.as_str()),
        (0, concat!("dateline ", env!("CARGO_PKG_VERSION"), "\n"), "")
    );
    let (status, out, _) = run(&folder, &["--help"]);
    assert_eq!(status, 0);
    for word in [
        "FILE", "--plain", "--ascii", "VISUAL", "NO_COLOR", "Exit status",
    ] {
        assert!(out.contains(word), "{word}");
    }
    let (status, out, err) = run(&folder, &["--wrong"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("--wrong") && err.contains("--help"), "{err}");
}
