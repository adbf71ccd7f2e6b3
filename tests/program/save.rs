//! `dateline save`: copies of files and of pages, and the sources that name them.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::process::{dateline, outcome, run};

const PAGE: &str = "<!doctype html><html><head><title>Ferry: last &amp; lost - Gazette</title>\
<meta property=\"og:title\" content=\"Ferry: last &amp; lost\"><meta name=\"author\" content=\"Jonas Brandt\">\
<meta property=\"og:site_name\" content=\"The Gazette\">\
<meta property=\"article:published_time\" content=\"2024-03-08T06:00:00+01:00\">\
<link rel=\"canonical\" href=\"https://gazette.example/ferry\"></head><body><p>It sails on.</p></body></html>";

const TIMELINE: &str = "\
title: Ferry
sources:
  - id: first   # a comment
    title: One

# The events
events:
  - date: 2024-03-08
    title: It sails
    quote: It sails on.
    source: ferry
";

/// A folder with a page outside of the folder of the timeline.
fn setup() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("case")).unwrap();
    fs::write(folder.path().join("ferry.html"), PAGE).unwrap();
    fs::write(folder.path().join("case/t.yaml"), TIMELINE).unwrap();
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

/// A program in a folder of its own that replaces one of those that fetch pages.
fn fetcher(folder: &TempDir, name: &str, script: &str) {
    let bin = folder.path().join("bin");
    fs::create_dir_all(&bin).unwrap();
    let path = bin.join(name);
    // Written by another process, so that none of this one's has it open for writing when it is run.
    let mut shell = std::process::Command::new("/bin/sh")
        .args(["-c", "cat >\"$0\" && chmod +x \"$0\""])
        .arg(&path)
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let text = format!("#!/bin/sh\n{script}");
    std::io::Write::write_all(&mut shell.stdin.take().unwrap(), text.as_bytes()).unwrap();
    assert!(shell.wait().unwrap().success());
}

fn with_fetchers(folder: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    let mut command = dateline(folder, arguments);
    outcome(
        command
            .env("PATH", folder.path().join("bin"))
            .env("TZ", "UTC")
            .output()
            .unwrap(),
    )
}

#[test]
fn a_file_is_copied_and_its_source_printed() {
    let folder = setup();
    let (status, out, err) = run(&folder, &["save", "ferry.html", "--into", "case/t.yaml"]);
    assert_eq!(
        (status, err.as_str()),
        (0, "saved case/sources/ferry.html\n")
    );
    assert_eq!(
        out,
        "  - id: ferry
    title: \"Ferry: last & lost\"
    author: Jonas Brandt
    publisher: The Gazette
    url: https://gazette.example/ferry
    published: 2024-03-08
    file: sources/ferry.html
    sha256: 4f8d\n"
            .replace(
                "4f8d",
                &dateline::evidence::hexadecimal(&dateline::evidence::saved::digest(
                    PAGE.as_bytes()
                ))
            )
    );
    assert_eq!(read(&folder, "case/sources/ferry.html"), PAGE);
    assert_eq!(read(&folder, "case/t.yaml"), TIMELINE);
    // A second time nothing is written; another file of that name gets another.
    let (_, out, err) = run(&folder, &["save", "ferry.html", "--into", "case/t.yaml"]);
    assert_eq!(err, "case/sources/ferry.html is there already\n");
    assert!(out.contains("file: sources/ferry.html\n"), "{out}");
    fs::write(folder.path().join("ferry.html"), "<html>Another.").unwrap();
    let (_, out, _) = run(&folder, &["save", "ferry.html", "--into", "case/t.yaml"]);
    assert!(out.contains("file: sources/ferry-2.html\n"), "{out}");
    // A file that is already beside the timeline stays there.
    fs::write(folder.path().join("case/notes.txt"), "Some notes.").unwrap();
    let (_, out, _) = run(
        &folder,
        &["save", "case/notes.txt", "--into", "case/t.yaml"],
    );
    assert!(
        out.starts_with("  - id: notes\n    file: notes.txt\n"),
        "{out}"
    );
}

#[test]
fn an_inserted_source_proves_its_quotes_and_nothing_else_is_touched() {
    let folder = setup();
    let arguments = ["save", "ferry.html", "--insert", "--into", "case/t.yaml"];
    let (status, out, _) = run(&folder, &arguments);
    assert_eq!(
        (status, out.as_str()),
        (0, "case/t.yaml:5: added source ferry\n")
    );
    let text = read(&folder, "case/t.yaml");
    let (head, rest) = text.split_once("  - id: ferry\n").unwrap();
    let (_, tail) = rest.split_once("\n\n# The events").unwrap();
    assert_eq!(format!("{head}\n# The events{tail}"), TIMELINE);
    let (status, out, _) = run(&folder, &["check", "--quotes", "case/t.yaml"]);
    assert!(out.contains("1 quote: 1 verified"), "{out}");
    assert_eq!(status, 0, "{out}");
    // Again, nothing is added, unless under another id.
    let known = "case/t.yaml: source ferry has a copy with this text already\n";
    let with_id = |id| [&arguments[..], &["--id", id]].concat();
    for again in [arguments.to_vec(), with_id("ferry")] {
        let (status, out, _) = run(&folder, &again);
        assert_eq!((status, out.as_str()), (0, known));
    }
    let (_, out, _) = run(&folder, &with_id("boat"));
    assert!(out.ends_with("added source boat\n"), "{out}");
    // For another copy the id is taken now.
    fs::write(folder.path().join("other.html"), "<p>Another page.").unwrap();
    let other = ["save", "other.html", "--insert", "--into", "case/t.yaml"];
    let (status, _, err) = run(&folder, &[&other[..], &["--id", "ferry"]].concat());
    assert_eq!(status, 1);
    assert!(err.contains("a source has the id `ferry` already"), "{err}");
}

#[test]
fn a_page_whose_bytes_change_is_added_once() {
    let folder = setup();
    let page = |text: &str| format!("echo \"<html><body id=n$$><p>{text}\"");
    let save = || {
        let address = "https://gazette.example/boat";
        let arguments = ["save", address, "--insert", "--into", "case/t.yaml"];
        with_fetchers(&folder, &arguments).1
    };
    for (text, expected) in [
        ("It sails.", "case/t.yaml:5: added source boat\n"),
        (
            "It sails.",
            "case/t.yaml: source boat has a copy with this text already\n",
        ),
        ("It sank.", "added source boat-2\n"),
    ] {
        fetcher(&folder, "curl", &page(text));
        let out = save();
        assert!(out.ends_with(expected), "{out}");
    }
}

#[test]
fn sources_go_where_the_file_has_them() {
    let folder = setup();
    for (before, after) in [
        (
            "events:\n- {date: 2024, title: A}\n",
            "sources:\n  - id: ferry\n    title: \"Ferry: last & lost\"\n",
        ),
        (
            "sources:\n- id: a\n  title: A\nevents:\n- date: 2024\n  title: A\n",
            "  title: A\n- id: ferry\n  title: \"Ferry: last & lost\"\n",
        ),
        (
            "sources:\n  a:\n    title: A\nevents:\n- date: 2024\n  title: A\n",
            "    title: A\n  ferry:\n    title: \"Ferry: last & lost\"\n",
        ),
        (
            "sources:\nevents:\n- date: 2024\n  title: A\n",
            "sources:\n  - id: ferry\n    title: \"Ferry: last & lost\"\n",
        ),
        // Without a source so far.
        (
            "sources: []\nevents:\n- date: 2024\n  title: A\n",
            "sources:\n  - id: ferry\n    title: \"Ferry: last & lost\"\n",
        ),
        (
            "sources:  { } # none yet\nevents: []\n",
            "sources: # none yet\n  - id: ferry\n    title: \"Ferry: last & lost\"\n",
        ),
        (
            "sources: null\r\nevents: []\r\n",
            "sources:\r\n  - id: ferry\r\n    title: \"Ferry: last & lost\"\r\n",
        ),
        (
            "title: A\nevents: []\n",
            "title: A\nsources:\n  - id: ferry\n",
        ),
        (
            "log:\n- date: 2024\n  title: A",
            "  title: A\nsources:\n  - id: ferry\n",
        ),
        ("# Empty", "# Empty\nsources:\n  - id: ferry\n"),
        (
            "events:\n- date: 2024\n  title: A\nsources:\n  - id: a\n    title: A",
            "    title: A\n  - id: ferry\n    title: \"Ferry: last & lost\"\n",
        ),
    ] {
        fs::write(folder.path().join("t.yaml"), before).unwrap();
        let (status, _, err) = run(
            &folder,
            &["save", "ferry.html", "--insert", "--into", "t.yaml"],
        );
        assert_eq!(status, 0, "{before}{err}");
        let text = read(&folder, "t.yaml");
        assert!(text.contains(after), "{text}");
    }
    // Where there is no place for one, the file is as it was, and the entry is printed.
    for (text, reason) in [
        (
            "- date: 2024\n  title: A\n",
            "the whole file is a list of events",
        ),
        (
            "sources: [{id: a, title: A}]\nevents:\n- date: 2024\n  title: A\n",
            "not on lines of their own",
        ),
        (
            "{\"events\": [{\"date\": \"2024\", \"title\": \"A\"}]}\n",
            "only added to YAML files",
        ),
    ] {
        fs::write(folder.path().join("t.yaml"), text).unwrap();
        let (status, out, err) = run(
            &folder,
            &["save", "ferry.html", "--insert", "--into", "t.yaml"],
        );
        assert_eq!(status, 1);
        assert!(out.starts_with("  - id: ferry\n"), "{out}");
        assert!(err.contains(reason), "{err}");
        assert_eq!(read(&folder, "t.yaml"), text);
    }
}

#[test]
fn a_page_is_fetched_by_the_first_program_that_is_there() {
    let folder = setup();
    let address = "https://www.gazette.example/2024/ferry.html?x='$(touch gone)'";
    fetcher(&folder, "wget", "echo '<html>by wget'");
    let saved = |what: &str| with_fetchers(&folder, &["save", what, "--into", "case/t.yaml"]);
    let (status, out, err) = saved(address);
    assert_eq!(
        (status, err.as_str()),
        (0, "saved case/sources/ferry.html, fetched by wget\n")
    );
    assert!(out.contains("file: sources/ferry.html\n"), "{out}");
    // The whole address is one argument, the last.
    fetcher(
        &folder,
        "curl",
        "for last; do :; done\nprintf '<html>%s' \"$last\"",
    );
    let (_, out, err) = saved(address);
    assert_eq!(err, "saved case/sources/ferry-2.html, fetched by curl\n");
    assert!(
        out.contains("url: https://www.gazette.example/2024/ferry.html?x='$(touch gone)'\n"),
        "{out}"
    );
    assert!(out.contains("    accessed: 20"), "{out}");
    let text = read(&folder, "case/sources/ferry-2.html");
    assert_eq!(
        text,
        "<html>https://www.gazette.example/2024/ferry.html?x=%27$(touch%20gone)%27"
    );
    // Pages go through monolith, other documents do not.
    fetcher(&folder, "monolith", "echo '<html>all in one'");
    let (_, _, err) = saved("https://gazette.example/");
    assert_eq!(
        err,
        "saved case/sources/gazette-example.html, fetched by monolith\n"
    );
    fetcher(&folder, "curl", "printf '%%PDF-1.4 text'");
    let (_, _, err) = saved("https://gazette.example/report.pdf");
    assert_eq!(err, "saved case/sources/report.pdf, fetched by curl\n");
}

#[test]
fn what_cannot_be_saved_says_why_and_leaves_nothing() {
    let folder = setup();
    fs::write(folder.path().join("photo.jpg"), b"\xff\xd8\xff\xe0\0\0").unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        folder.path().join("pipe"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RWXU,
        0,
    )
    .unwrap();
    fetcher(&folder, "other", "");
    let table = [
        (
            "https://a.example/",
            "no program is installed that can fetch it",
        ),
        ("ftp://a.example/x", "only http and https links are"),
        ("file:///etc/passwd", "only http and https links are"),
        (
            "photo.jpg",
            "quotes cannot be looked up in it: it is not text",
        ),
        ("pipe", "a named pipe"),
        ("none.html", "no such file"),
        ("case", "directory"),
    ];
    for (what, message) in table {
        let (status, out, err) = with_fetchers(&folder, &["save", what]);
        assert_eq!((status, out.as_str()), (1, ""), "{what}");
        assert!(err.contains(message), "{what}: {err}");
    }
    fetcher(&folder, "curl", "echo 'curl: (22) 404' >&2\nexit 22");
    let (status, _, err) = with_fetchers(&folder, &["save", "https://a.example/"]);
    assert_eq!(status, 1);
    assert!(err.contains("not fetched by curl: curl: (22) 404"), "{err}");
    fetcher(&folder, "curl", "/usr/bin/yes");
    let (_, _, err) = with_fetchers(&folder, &["save", "https://a.example/"]);
    assert!(err.contains("larger than 64 MiB"), "{err}");
    // Without a timeline nothing is inserted, and nothing fetched for it.
    let (status, _, _) = with_fetchers(&folder, &["save", "ferry.html", "--insert"]);
    assert_eq!(status, 1);
    assert!(!Path::new(&folder.path().join("sources")).exists());
}
