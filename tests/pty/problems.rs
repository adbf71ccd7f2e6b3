//! The list of problems.

use crate::terminal::{Setup, script};

const TEXT: &str = "\
events:
  - date: 2025-05-01
    title: Alpha
    source: s
  - date: 2025-13
    title: Beta
    source: s
  - date: 2025-05-03
    title: Gamma
    sumary: S
    source: s
";

#[test]
fn the_list_opens_leads_to_the_event_and_follows_the_file() {
    let mut terminal = Setup::dateline(&["a.yaml"]).file("a.yaml", TEXT).start();
    terminal.wait_for_view("1 error · 1 warning");
    terminal.keys("E");
    terminal.wait_for_view("a.yaml:5:11: error: no month 13");
    terminal.keys("j");
    terminal.wait_for_view("did you mean `summary`?");
    terminal.write("a.yaml", &TEXT.replace("2025-13", "2025-05-02"));
    terminal.wait_without("no month 13");
    terminal.keys("\r");
    terminal.wait_for_view("3/3 · 3 May 2025");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn the_editor_opens_at_the_exact_place() {
    let setup = Setup::dateline(&["a.yaml"]).file("a.yaml", TEXT);
    let nano = setup.at("nano");
    script(&nano, "echo \"EDITING $*\"\nread line\n");
    let mut terminal = setup.env("EDITOR", &nano).start();
    terminal.wait_for_view("Alpha");
    terminal.keys("E");
    terminal.wait_for_view("no month 13");
    terminal.keys("e");
    terminal.wait_for("EDITING +5,11 a.yaml");
    terminal.keys("\n");
    terminal.wait_for_view("no month 13");
    terminal.keys("\x1b");
    terminal.wait_for_view("Timeline");
    terminal.keys("q");
    assert!(terminal.end().success());
}
