//! Every way of ending restores the terminal.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::terminal::{Setup, Terminal, script};

#[test]
fn signals_end_the_viewer_with_their_usual_status() {
    for (signal, name) in [
        (Signal::INT, "Interrupt"),
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::QUIT, "Quit"),
    ] {
        // No core file for SIGQUIT.
        let terminal = Setup::shell("ulimit -c 0; exec \"$dateline\" a.yaml").start();
        terminal.wait_for_view("About Alpha");
        terminal.signal(signal);
        let ended = terminal.end();
        assert!(
            ended
                .signal()
                .is_some_and(|reported| reported.starts_with(name)),
            "{signal:?}: {ended:?}"
        );
        terminal.assert_given_back();
    }
}

#[test]
fn the_viewer_ends_with_its_terminal() {
    let mut terminal = Terminal::open();
    terminal.vanish();
    let since = Instant::now();
    terminal.end();
    assert!(since.elapsed() < Duration::from_secs(2));
}

#[test]
fn the_viewer_ends_with_its_terminal_even_without_a_signal() {
    // Only the session leader gets SIGHUP, and this one does not forward it.
    let mut terminal = Setup::shell("trap '' HUP; \"$dateline\" a.yaml; echo $? >status").start();
    terminal.wait_for_view("About Alpha");
    terminal.vanish();
    let since = Instant::now();
    terminal.end();
    assert!(since.elapsed() < Duration::from_secs(2));
    assert_eq!(
        std::fs::read_to_string(terminal.at("status")).unwrap(),
        "0\n"
    );
}

#[test]
fn the_viewer_ends_with_its_terminal_even_while_an_editor_runs() {
    let setup = Setup::dateline(&["a.yaml"]);
    let vi = setup.at("vi");
    script(&vi, "trap '' HUP\necho EDITING\nread line\nread line\n");
    let mut terminal = setup.env("EDITOR", &vi).start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("e");
    terminal.wait_for("EDITING");
    terminal.vanish();
    let since = Instant::now();
    terminal.end();
    assert!(since.elapsed() < Duration::from_secs(2));
}

#[test]
fn without_a_terminal_for_keys_the_text_is_offered() {
    let terminal = Setup::shell("cat a.yaml | \"$dateline\" -; echo \"status $?\"")
        .uncontrolled()
        .start();
    terminal.wait_for("no terminal to take keys from");
    terminal.wait_for("dateline --plain");
    terminal.wait_for("status 1");
    terminal.assert_given_back();
}

#[test]
fn unreadable_files_are_reported_before_the_screen_is_taken_over() {
    for (name, expected) in [
        ("none.yaml", "none.yaml: error: no such file"),
        (
            "/dev/null",
            "/dev/null: error: this is a device, not a file",
        ),
    ] {
        let terminal = Setup::dateline(&[name]).start();
        assert_eq!(terminal.end().exit_code(), 1);
        terminal.wait_for(expected);
        terminal.assert_given_back();
        assert!(!String::from_utf8_lossy(&terminal.bytes()).contains("\x1b[?1049h"));
    }
}

#[test]
fn a_terminal_as_standard_input_is_a_wrong_command_line() {
    let terminal = Setup::dateline(&["-"]).start();
    assert_eq!(terminal.end().exit_code(), 2);
    terminal.wait_for("standard input is a terminal");
}
