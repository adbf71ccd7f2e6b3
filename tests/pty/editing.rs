//! The editor, and returning from it.

use rustix::process::Signal;

use crate::terminal::{Setup, script};

/// An editor that prints its arguments, waits for a line from the terminal, and then runs `then`.
fn editor(setup: &Setup, name: &str, then: &str) -> String {
    let path = setup.at(name);
    script(
        &path,
        &format!("trap '' INT\necho \"EDITING $*\"\nread line\n{then}\n"),
    );
    path.to_str().unwrap().to_owned()
}

const APPEND: &str = "for file; do :; done
printf '  - date: 2025-05-09\\n    title: Appended\\n' >>\"$file\"";

#[test]
fn the_editor_opens_at_the_event_and_its_changes_are_shown() {
    let setup = Setup::dateline(&["a.yaml"]);
    let nano = editor(&setup, "nano", APPEND);
    let mut terminal = setup
        .env("EDITOR", format!("'{nano}' --quoted 'two words'"))
        .start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
    terminal.keys("e");
    terminal.wait("the editor on the first screen", |screen| {
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && screen
                .contents()
                .contains("EDITING --quoted two words +5,5 a.yaml")
    });
    // Keys, and Ctrl-C with them, belong to the editor.
    terminal.keys("qqq\x03");
    terminal.keys("go\n");
    // The changed event is selected and reported.
    terminal.wait_for_view("read again: 1 new event");
    terminal.wait_for_view("▶!● 9 May");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn visual_takes_precedence_over_editor_and_a_failure_is_reported() {
    let setup = Setup::dateline(&["a.yaml"]);
    let wrong = editor(&setup, "wrong", "echo WRONG");
    let right = editor(&setup, "right", "stty raw -echo 2>/dev/null\nexit 7");
    let mut terminal = setup.env("EDITOR", wrong).env("VISUAL", right).start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("e");
    terminal.wait_for("EDITING a.yaml");
    terminal.keys("\n");
    terminal.wait_for_view("exited with status 7");
    terminal.keys("q");
    assert!(terminal.end().success());
    // Also after an editor that left it in another mode.
    terminal.assert_given_back();
}

#[test]
fn a_missing_editor_is_reported() {
    let mut terminal = Setup::dateline(&["a.yaml"])
        .env("EDITOR", "no-such-editor")
        .start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("e");
    terminal.wait_for_view("no editor \"no-such-editor\": set $VISUAL or $EDITOR");
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
}

#[test]
fn without_an_editor_and_without_vi_the_variable_is_named() {
    let mut terminal = Setup::dateline(&["a.yaml"]).env("PATH", "/nowhere").start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("e");
    terminal.wait_for_view("no editor \"vi\": set $VISUAL or $EDITOR");
}

#[test]
fn the_viewer_stays_beside_an_editor_with_a_window() {
    let setup = Setup::dateline(&["a.yaml"]);
    let code = setup.at("code");
    // It runs until the test ends it, without a terminal as its standard input.
    script(
        &code,
        "echo \"$*\" >arguments\n[ -t 0 ] && echo terminal >>arguments\necho unseen\n\
         printf '  - date: 2025-05-09\\n    title: From the window\\n' >>a.yaml\n\
         while [ ! -e enough ]; do sleep 0.05; done\nexit 3\n",
    );
    let mut terminal = setup
        .env("VISUAL", format!("{} --wait", code.display()))
        .start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("e");
    terminal.wait_for_view("From the window");
    // The changed event is selected.
    terminal.keys("k");
    terminal.wait_for_view("About Gamma");
    terminal.write("enough", "");
    terminal.wait_for_view("failed (exit status: 3)");
    assert_eq!(
        std::fs::read_to_string(terminal.at("arguments")).unwrap(),
        "--wait --goto a.yaml:2:5\n"
    );
    assert!(!String::from_utf8_lossy(&terminal.bytes()).contains("unseen"));
}

#[test]
fn ending_the_viewer_ends_the_editor() {
    let setup = Setup::dateline(&["a.yaml"]);
    let vi = editor(&setup, "vi", "");
    let mut terminal = setup.env("EDITOR", vi).start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("e");
    terminal.wait_for("EDITING +2 a.yaml");
    terminal.signal(Signal::TERM);
    assert!(terminal.end().signal().is_some());
    terminal.assert_given_back();
}
