//! A file is opened where it was left.

use crate::terminal::Setup;

#[test]
fn a_file_is_opened_where_it_was_left() {
    let runs = "\"$dateline\" a.yaml; echo AGAIN; read line; \"$dateline\" a.yaml; echo FRESH; read line; \
                \"$dateline\" --fresh a.yaml; echo DONE";
    let mut terminal = Setup::shell(runs).start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("jma/beta\rj");
    terminal.wait_for_view("About Gamma");
    terminal.keys("q");
    terminal.wait_for("AGAIN");
    terminal.keys("\n");
    terminal.wait_for_view("About Gamma");
    // The mark, and what was searched for.
    terminal.keys("'a");
    terminal.wait_for_view("About Beta");
    terminal.keys("/\x1b[A");
    terminal.wait_for_view("/beta");
    terminal.keys("\x1b");
    terminal.wait_without("/beta");
    terminal.keys("q");
    terminal.wait_for("FRESH");
    terminal.keys("\n");
    terminal.wait_for_view("About Alpha");
    terminal.keys("q");
    terminal.wait_for("DONE");
}

#[test]
fn a_filter_is_remembered_unless_remembering_is_off() {
    let runs = "mkdir -p .config/dateline; \"$dateline\" a.yaml; echo AGAIN; read line; \"$dateline\" a.yaml; \
                echo OFF; echo 'remember = false' >.config/dateline/config.toml; read line; \"$dateline\" a.yaml";
    let mut terminal = Setup::shell(runs).start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("&gamma\r");
    terminal.wait_for_view("About Gamma");
    terminal.keys("q");
    terminal.wait_for("AGAIN");
    terminal.keys("\n");
    terminal.wait_for_view("& gamma");
    terminal.keys("q");
    terminal.wait_for("OFF");
    terminal.keys("\n");
    terminal.wait_for_view("About Alpha");
}
