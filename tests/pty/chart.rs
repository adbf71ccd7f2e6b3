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
