//! Slow files: the screen is there at once, keys work, and loading can be stopped.

use std::fmt::Write as _;

use crate::big::big;
use crate::terminal::{Setup, Terminal, timeline};

/// A file of `events` events in a form that is parsed as a whole, which takes long.
fn slow(events: usize) -> String {
    let mut text = String::from("title: Slow\ntimeline:\n");
    for n in 0..events {
        let summary = "It happened, and somebody wrote it down. ".repeat(4);
        writeln!(
            text,
            "  - {{date: {}, title: Event {n}, summary: \"{summary}\", tags: [one, two]}}",
            1000 + n % 1000
        )
        .unwrap();
    }
    text
}

fn open_slow(events: usize) -> Terminal {
    Setup::dateline(&["slow.yaml"])
        .file("slow.yaml", &slow(events))
        .start()
}

#[test]
fn keys_work_before_anything_is_loaded() {
    let mut terminal = open_slow(60_000);
    terminal.wait_for_view("reading slow.yaml …");
    terminal.wait_for("Not read yet: Esc stops reading, q quits");
    terminal.keys("?");
    terminal.wait_for("next event; 12j twelve on");
    terminal.keys("?");
    terminal.wait_without("next event; 12j twelve on");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn a_first_load_is_stopped_with_esc_and_resumed_with_r() {
    let mut terminal = open_slow(15_000);
    terminal.wait_for_view("reading slow.yaml …");
    terminal.keys("\x1b");
    terminal.wait_for("reading slow.yaml stopped: r reads it, q quits");
    terminal.wait_for("Nothing was read: r reads it");
    terminal.keys("j");
    terminal.wait_for("slow.yaml was not read to its end: r reads it");
    terminal.keys("r");
    terminal.wait_for("15,000 events");
    terminal.wait_for("Event 0");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn a_slow_reload_says_so_and_can_be_stopped() {
    let mut terminal = Terminal::open();
    terminal.write("a.yaml", &slow(15_000));
    terminal.wait_for("reading a.yaml again …");
    terminal.keys("\x1b");
    terminal.wait_for("reading a.yaml again stopped: this is the version before, r reads the new");
    terminal.wait_for("Gamma");
    terminal.keys("j");
    terminal.wait_for("this is the version before: r reads a.yaml again");
    terminal.keys("r");
    terminal.wait_for("a.yaml read again: 14,997 new events");
    terminal.write("a.yaml", &timeline(&["Delta"]));
    terminal.wait_for("Delta");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn options_apply_once_there_are_events() {
    let mut terminal = Setup::dateline(&["--filter", "\"Event 77\"", "slow.yaml"])
        .file("slow.yaml", &slow(15_000))
        .start();
    terminal.wait_for_view("reading slow.yaml …");
    terminal.wait_for("1 of 15,000 events");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn a_file_without_events_ends_the_viewer() {
    let text = slow(15_000).replace("date:", "colour:");
    let terminal = Setup::dateline(&["slow.yaml"])
        .file("slow.yaml", &text)
        .start();
    terminal.wait_for_view("reading slow.yaml …");
    assert_eq!(terminal.end().exit_code(), 1);
    terminal.wait_for("error: ");
    terminal.assert_given_back();
}

#[test]
fn a_big_file_beside_another_is_indexed_too() {
    let mut terminal = Setup::dateline(&["big.yaml", "a.yaml"])
        .file("big.yaml", &big(25_000))
        .start();
    terminal.wait_for("25,003 events");
    terminal.keys("G");
    terminal.wait_for("25,003/25,003");
    terminal.wait_without("verifying");
    terminal.wait_for("1 error");
    terminal.keys("/About Beta\r");
    terminal.wait_for("1 of 1");
    terminal.keys("&Event 2499\r");
    terminal.wait_for("13 of 25,003 events");
    terminal.keys("q");
    assert!(terminal.end().success());
}

/// A pipe that provides this text, then nothing more, without ending.
fn unending(text: &str) -> Terminal {
    Setup::shell("mkfifo pipe; { cat some; exec sleep 1000; } >pipe & exec \"$dateline\" - <pipe")
        .file("some", text)
        .start()
}

#[test]
fn esc_shows_what_arrived_of_an_endless_input() {
    let mut terminal = unending(&timeline(&["Alpha", "Beta"]));
    terminal.wait_for_view("reading standard input …");
    terminal.keys("\x1b");
    // The last one may be incomplete.
    terminal.wait_for("1 event so far");
    terminal.wait_for("Alpha");
    terminal.wait_for("reading standard input stopped: this is its beginning");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn an_endless_input_does_not_block_quitting() {
    let mut terminal = unending("");
    terminal.wait_for_view("reading standard input …");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}
