//! Quotes are checked against the copies of their sources, beside the drawing.

use std::fs;

use crate::terminal::Setup;

const QUOTED: &str = "\
sources:
  - {id: chat, title: The chat, file: chat.txt}
events:
  - {date: 2025-01-01, title: Alpha, quote: we are back, source: chat}
";

#[test]
fn a_copy_outside_the_folder_is_read_where_that_is_allowed() {
    let quoted = QUOTED.replace("file: chat.txt", "file: ../chat.txt");
    for (arguments, reported) in [
        (&["in/a.yaml"][..], "leads out of"),
        (&["--allow-outside", "in/a.yaml"], "verbatim in ../chat.txt"),
    ] {
        let mut terminal = Setup::dateline(arguments)
            .file("in/a.yaml", &quoted)
            .file("chat.txt", "09:05 we are back\n")
            .start();
        terminal.wait_for(reported);
        terminal.keys("q");
        assert!(terminal.end().success());
    }
}

#[test]
fn the_verdict_follows_the_file_and_the_copy() {
    let mut terminal = Setup::dateline(&["a.yaml"])
        .file("a.yaml", QUOTED)
        .file("chat.txt", "09:05 we are back\n")
        .start();
    terminal.wait_for("verbatim in chat.txt, line 1");
    terminal.wait_for("1 of 1 quote verified");

    terminal.write("a.yaml", &QUOTED.replace("we are back", "we are not back"));
    terminal.wait_for("we are [-not-] back");
    terminal.wait_for("0 of 1 quote verified");

    terminal.write("chat.txt", "09:00 sorry\n09:05 we are not back\n");
    terminal.wait_for("verbatim in chat.txt, line 2");

    fs::remove_file(terminal.at("chat.txt")).unwrap();
    terminal.wait_for("the saved copy `chat.txt` is not there");

    terminal.keys("q");
    assert!(terminal.end().success());
}
