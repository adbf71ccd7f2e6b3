//! A big file: its first events at once, its order once it is loaded, verification in the
//! background.

use std::fmt::Write as _;

use crate::terminal::{Setup, Terminal};

/// A file of `events` events, one per day, larger than 6 MB from 20,000 on; the last one has a
/// problem.
pub fn big(events: usize) -> String {
    let mut text = String::from("title: Big\nevents:\n");
    let days = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    for (n, day) in days.iter_days().take(events).enumerate() {
        let summary =
            "It happened, and somebody wrote it down, and then it was forgotten. ".repeat(4);
        write!(
            text,
            "  - id: e{n}\n    date: {day}\n    title: Event {n}\n    summary: {summary}\n"
        )
        .unwrap();
    }
    text + "    date: 1990\n"
}

fn open(events: usize) -> Terminal {
    Setup::dateline(&["big.yaml"])
        .file("big.yaml", &big(events))
        .start()
}

#[test]
fn every_event_is_there_and_is_verified() {
    let mut terminal = open(25_000);
    terminal.wait_for("25,000 events");
    terminal.keys("G");
    terminal.wait_for("25,000/25,000");
    // The last event has a duplicate date key, which is known once all are verified.
    terminal.wait_for("25,000 events · 1 error");
    terminal.wait_without("verifying");
    // Conclusions from all events are reported for the file.
    terminal.wait_for("1 error · 1 warning");
    terminal.keys("E");
    terminal.wait_for("none of the 25000 events names a source");
    terminal.keys("E");
    terminal.wait_without("none of the 25000 events names a source");
    terminal.keys("g]e");
    terminal.wait_for("duplicate key `date`");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn one_edited_event_is_shown_and_the_cursor_stays() {
    let mut terminal = open(25_000);
    terminal.wait_for("25,000 events");
    terminal.keys("20001G");
    terminal.wait_for("20,001/25,000");
    let text = big(25_000);
    terminal.write(
        "big.yaml",
        &text.replace(
            "title: Event 10\n",
            "title: Event 10\n    note: one line more\n",
        ),
    );
    terminal.wait_for("big.yaml read again: 25,000 events");
    terminal.wait_for("20,001/25,000");
    terminal.write(
        "big.yaml",
        &text.replace("title: Event 20000\n", "title: Edited\n"),
    );
    terminal.wait_for_view("Edited");
    terminal.wait_for("20,001/25,000");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn verifying_can_be_stopped() {
    let mut terminal = open(100_000);
    terminal.wait_for("100,000 events");
    terminal.wait_for("verifying");
    terminal.keys("\x1b");
    terminal.wait_for("verifying stopped: ");
    // The search parses events that are not verified.
    terminal.keys("/event 99998\r");
    terminal.wait_for("/event 99998: 1 of 1");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn quitting_does_not_wait_for_anything() {
    let mut terminal = open(100_000);
    terminal.wait_for("Event 0");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}
