//! The title of the window.

use rustix::process::Signal;

use crate::terminal::{Setup, Terminal, script};

fn count(terminal: &Terminal, sequence: &str) -> usize {
    String::from_utf8_lossy(&terminal.bytes())
        .matches(sequence)
        .count()
}

/// How often the title was saved and how often restored.
fn saved_and_restored(terminal: &Terminal) -> (usize, usize) {
    (count(terminal, "\x1b[22;0t"), count(terminal, "\x1b[23;0t"))
}

#[test]
fn the_window_has_the_title_of_the_timeline_until_the_end() {
    let setup = Setup::dateline(&["a.yaml"]).file(
        "a.yaml",
        "title: Parade\nevents:\n  - {date: 2025, title: Alone}\n",
    );
    let nano = setup.at("nano");
    script(&nano, "echo EDITING\nread line\n");
    let mut terminal = setup.env("EDITOR", nano).start();
    terminal.wait_for_view("Alone");
    // The editor finds the title that was there before.
    terminal.keys("e");
    terminal.wait_for("EDITING");
    assert_eq!(count(&terminal, "\x1b]2;Parade · dateline\x1b\\"), 1);
    assert_eq!(saved_and_restored(&terminal), (1, 1));
    terminal.keys("\n");
    terminal.wait_for_view("Alone");
    terminal.keys("j");
    terminal.write(
        "a.yaml",
        "title: Another\nevents:\n  - {date: 2025, title: Alone}\n",
    );
    terminal.wait_for_view("Another");
    terminal.keys("q");
    assert!(terminal.end().success());
    assert_eq!(count(&terminal, "\x1b]2;Another · dateline\x1b\\"), 1);
    assert_eq!(saved_and_restored(&terminal), (2, 2));
}

#[test]
fn a_signal_restores_the_title_too() {
    let terminal = Terminal::open();
    terminal.signal(Signal::TERM);
    terminal.end();
    assert_eq!(saved_and_restored(&terminal), (1, 1));
}

#[test]
fn the_title_can_be_left_alone() {
    let setup = Setup::dateline(&["a.yaml"]);
    let folder = setup.at(".config/dateline");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("config.toml"), "title = false\n").unwrap();
    let mut terminal = setup.start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("q");
    assert!(terminal.end().success());
    assert_eq!(saved_and_restored(&terminal), (0, 0));
    assert_eq!(count(&terminal, "\x1b]2;"), 0);
}
