//! The chart, by its keys.

use crate::terminal::Terminal;

#[test]
fn the_chart_is_opened_zoomed_and_left() {
    let mut terminal = Terminal::open();
    terminal.wait_for_view("About Alpha");
    terminal.keys("c");
    terminal.wait_for("a column is");
    terminal.keys("l");
    terminal.wait_for_view("About Beta");
    terminal.keys("++");
    terminal.keys("v");
    terminal.wait_for("1 event: Enter filters");
    terminal.keys("\x1b");
    terminal.keys("0");
    terminal.keys("h");
    terminal.wait_for_view("About Alpha");
    terminal.keys("c");
    terminal.wait_for("Timeline");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn the_keys_of_the_chart_arrive_as_they_are_typed() {
    let mut terminal = Terminal::open();
    terminal.wait_for_view("About Alpha");
    terminal.keys("c");
    terminal.wait_for("a column is");
    for (keys, seen) in [
        ("w", "No key makes lanes"),
        ("f", "to fold"),
        ("G", "About Gamma"),
        ("gg", "About Alpha"),
        ("ma", "About Alpha"),
        ("/Gamma\r", "About Gamma"),
        ("'a", "About Alpha"),
        (":2025-05-02\r", "About Beta"),
        ("zz+", "About Beta"),
        ("0", "Gamma"),
        ("ggvl", "2 events: Enter filters"),
        ("y", "2 events as YAML"),
        ("ggvl\r", "2 of 3 events"),
        ("q", "Timeline"),
    ] {
        terminal.keys(keys);
        terminal.wait_for(seen);
    }
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}
