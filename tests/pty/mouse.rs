//! The mouse, and releasing it in every situation.

use rustix::process::Signal;

use crate::terminal::{Setup, Terminal, script};

/// A click at a cell, from 1.
fn click(column: u16, row: u16) -> String {
    format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
}

#[test]
fn a_click_selects_and_the_wheel_scrolls() {
    let mut terminal = Terminal::open();
    terminal.wait_for_mouse(true);
    terminal.keys(&click(20, 7));
    terminal.wait_for_view("About Beta");
    terminal.keys(&click(20, 8));
    terminal.wait_for_view("About Gamma");
    terminal.keys("\x1b[<64;20;7M");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn the_mouse_is_left_alone_when_asked_to() {
    let mut terminal = Setup::dateline(&["--no-mouse", "a.yaml"]).start();
    terminal.wait_for_view("About Alpha");
    terminal.wait_for_mouse(false);
    terminal.keys("q");
    assert!(terminal.end().success());
    let written = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    assert!(!written.contains("?1000") && !written.contains("?1006"));
}

#[test]
fn the_editor_has_the_terminal_without_the_mouse() {
    let setup = Setup::dateline(&["a.yaml"]);
    let vi = setup.at("vi");
    script(&vi, "echo EDITING\nread line\n");
    let mut terminal = setup.env("EDITOR", &vi).start();
    terminal.wait_for_view("About Alpha");
    terminal.wait_for_mouse(true);
    terminal.keys("e");
    terminal.wait_for("EDITING");
    terminal.wait_for_mouse(false);
    terminal.keys("\n");
    terminal.wait_for_view("About Alpha");
    terminal.wait_for_mouse(true);
    terminal.signal(Signal::TERM);
    terminal.end();
    terminal.assert_given_back();
}

#[test]
fn the_shell_has_the_terminal_without_the_mouse() {
    let line = "set -m; \"$dateline\" a.yaml; echo STOPPED; read line; fg >/dev/null; echo DONE";
    let mut terminal = Setup::shell(line).start();
    terminal.wait_for_view("1/3 · 1 May 2025");
    terminal.wait_for_mouse(true);
    terminal.keys("\x1a");
    terminal.wait_for("STOPPED");
    terminal.assert_given_back();
    terminal.keys("\n");
    terminal.wait_for_view("About Alpha");
    terminal.wait_for_mouse(true);
    terminal.keys("q");
    terminal.wait_for("DONE");
    terminal.assert_given_back();
}
