//! The view follows the file.

use std::fs;
use std::os::unix::fs::symlink;

use crate::terminal::{Setup, Terminal, timeline};

#[test]
fn every_way_of_saving_is_shown() {
    let mut terminal = Terminal::open();
    let at = |terminal: &Terminal, name: &str| terminal.at(name);
    let file = at(&terminal, "a.yaml");

    fs::write(&file, timeline(&["Alpha", "Beta", "In place"])).unwrap();
    terminal.wait_for_view("In place");

    let new = at(&terminal, "new");
    fs::write(&new, timeline(&["Alpha", "Beta", "Renamed over"])).unwrap();
    fs::rename(&new, &file).unwrap();
    terminal.wait_for_view("Renamed over");

    fs::rename(&file, at(&terminal, "a.yaml~")).unwrap();
    fs::write(&file, timeline(&["Alpha", "Beta", "Backed up"])).unwrap();
    terminal.wait_for_view("Backed up");

    fs::remove_file(&file).unwrap();
    fs::write(&file, timeline(&["Alpha", "Beta", "Created"])).unwrap();
    terminal.wait_for_view("Created");

    let text = timeline(&["Alpha", "Beta", "Truncated first"]);
    fs::write(&file, "").unwrap();
    fs::write(&file, &text).unwrap();
    terminal.wait_for_view("Truncated first");

    fs::rename(&file, at(&terminal, "real.yaml")).unwrap();
    symlink("real.yaml", &file).unwrap();
    fs::write(at(&terminal, "real.yaml"), timeline(&["Alpha", "Linked"])).unwrap();
    terminal.wait_for_view("Linked");

    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn the_cursor_stays_on_its_event() {
    let mut terminal = Terminal::open();
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
    terminal.write(
        "a.yaml",
        &timeline(&["One", "Two", "Three", "Alpha", "Beta", "Gamma"]),
    );
    terminal.wait_for_view("Three");
    terminal.wait_for_view("About Beta");
}

#[test]
fn a_broken_file_leaves_the_last_good_view_and_the_next_good_save_clears_the_banner() {
    let terminal = Terminal::open();
    terminal.write("a.yaml", "just words\n");
    terminal.wait_for_view("a.yaml:1:1");
    terminal.wait_for_view("About Alpha");
    fs::remove_file(terminal.at("a.yaml")).unwrap();
    terminal.wait_for_view("no such file");
    terminal.wait_for_view("About Alpha");
    terminal.write("a.yaml", &timeline(&["Alpha", "Beta", "Gamma"]));
    terminal.wait_without("no such file");
    terminal.wait_for_view("About Alpha");
}

#[test]
fn a_broken_event_is_shown_in_its_place() {
    let mut terminal = Terminal::open();
    let text = format!(
        "{}  - date: 2025-05-08\n    title: [never closed\n  - date: 2025-05-09\n    title: After it\n",
        timeline(&["Alpha", "Beta"])
    );
    terminal.write("a.yaml", &text);
    terminal.wait_for_view("After it");
    terminal.wait_for_view("Alpha");
    // Beta, which names no source, is the first event with a problem.
    terminal.keys("2]e");
    terminal.wait_for_view("a.yaml:9:12");
}

#[test]
fn r_reads_the_file_at_once() {
    let mut terminal = Setup::dateline(&["a.yaml"]).start();
    terminal.wait_for_view("Gamma");
    terminal.write("a.yaml", &timeline(&["Alpha", "Reloaded"]));
    terminal.keys("r");
    terminal.wait_for_view("Reloaded");
}
