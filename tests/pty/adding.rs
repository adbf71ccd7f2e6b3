//! Adding an event with `a`, and removing it.

use crate::terminal::{Setup, Terminal, script};

/// An editor that prints its arguments, waits for a line from the terminal, and then runs `then`.
fn editor(setup: &Setup, then: &str) -> String {
    let path = setup.at("nano");
    let lines = format!("echo \"EDITING $*\"\nread line\nfor file; do :; done\n{then}\n");
    script(&path, &lines);
    path.to_str().unwrap().to_owned()
}

fn start(then: &str) -> Terminal {
    let setup = Setup::dateline(&["a.yaml"]);
    let editor = editor(&setup, then);
    let terminal = setup.env("EDITOR", editor).start();
    terminal.wait_for_view("About Alpha");
    terminal
}

fn text(terminal: &Terminal) -> String {
    std::fs::read_to_string(terminal.at("a.yaml")).unwrap()
}

/// Types date and title of a new event.
fn type_event(terminal: &mut Terminal) {
    terminal.keys("a");
    terminal.wait_for_view("date of the new event:");
    terminal.keys("mid May 2025");
    terminal.wait_for_view("= mid-May 2025");
    terminal.keys("\r");
    terminal.wait_for_view("its title:");
    terminal.keys("Talks: day one\r");
}

#[test]
fn an_event_that_is_saved_in_the_editor_is_selected() {
    let mut terminal = start("printf '    summary: Saved.\\n' >>\"$file\"");
    let before = text(&terminal);
    type_event(&mut terminal);
    terminal.wait_for("EDITING +12,5 a.yaml");
    terminal.keys("\n");
    terminal.wait_for_view("Saved.");
    terminal.wait_for_view("4/4");
    let added = "  - date: mid May 2025\n    title: \"Talks: day one\"\n    summary: Saved.\n";
    assert_eq!(text(&terminal), before + added);
    // Now it is the user's text.
    terminal.keys("u");
    terminal.wait_for_view("changed since it was added");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn an_event_that_is_not_saved_is_removed_and_u_keeps_it() {
    let mut terminal = start(":");
    let before = text(&terminal);
    type_event(&mut terminal);
    terminal.wait_for("EDITING +12,5 a.yaml");
    assert_ne!(text(&terminal), before);
    terminal.keys("\n");
    terminal.wait_for_view("Nothing was saved");
    terminal.wait_for_view("1/3");
    assert_eq!(text(&terminal), before);
    terminal.keys("u");
    terminal.wait_for_view("u takes it back");
    terminal.wait_for_view("4/4");
    let added = "  - date: mid May 2025\n    title: \"Talks: day one\"\n";
    assert_eq!(text(&terminal), before.clone() + added);
    terminal.keys("u");
    terminal.wait_for_view("Took back");
    terminal.wait_for_view("1/3");
    assert_eq!(text(&terminal), before);
    terminal.keys("u");
    terminal.wait_for_view("nothing to take back");
}

#[test]
fn an_event_saved_unchanged_stays_and_u_removes_it() {
    // As `:wq` in vi does.
    let mut terminal = start("cp \"$file\" copy && mv copy \"$file\"");
    let before = text(&terminal);
    type_event(&mut terminal);
    terminal.wait_for("EDITING");
    terminal.keys("\n");
    terminal.wait_for_view("4/4");
    assert_ne!(text(&terminal), before);
    terminal.keys("u");
    terminal.wait_for_view("Took back");
    assert_eq!(text(&terminal), before);
}

#[test]
fn a_date_that_leaves_out_what_is_beside_it_is_written_in_full() {
    let mut terminal = start("cp \"$file\" copy && mv copy \"$file\"");
    terminal.keys("ja16:45");
    terminal.wait_for_view("16:45, written 2025-05-02 16:45");
    terminal.keys("\rLater that day\r");
    terminal.wait_for("EDITING +9,5");
    terminal.keys("\n");
    terminal.wait_for_view("Added “Later that day”");
    assert!(text(&terminal).contains("  - date: 2025-05-02 16:45\n    title: Later that day\n"));
}

#[test]
fn a_copy_begins_with_what_is_there() {
    let mut terminal = start("cp \"$file\" copy && mv copy \"$file\"");
    let before = text(&terminal);
    terminal.keys("jA");
    terminal.wait_for_view("date of the new event: ");
    // Typing replaces the offered date.
    terminal.keys("nonsense\r");
    terminal.wait_for_view("not a word of a date");
    terminal.keys("\x152030\r");
    terminal.wait_for_view("its title: Beta");
    terminal.keys("\x05 again\r");
    terminal.wait_for("EDITING");
    terminal.keys("\n");
    terminal.wait_for_view("4/4");
    terminal.wait_for_view("About Beta");
    let added = text(&terminal).strip_prefix(&before).unwrap().to_owned();
    assert!(
        added.contains("date: 2030\n    title: Beta again\n    summary: About Beta"),
        "{added}"
    );
}

#[test]
fn leaving_a_prompt_adds_nothing_and_a_file_that_allows_none_says_so_at_once() {
    let mut terminal = start(":");
    let before = text(&terminal);
    terminal.keys("a2030\r");
    terminal.wait_for_view("its title:");
    terminal.keys("\r");
    terminal.wait_for_view("write what happened");
    terminal.keys("\x1b");
    terminal.wait_for_view("1/3");
    assert_eq!(text(&terminal), before);
    terminal.write("a.yaml", "events: [{date: 2025, title: Alone}]\n");
    terminal.wait_for_view("Alone");
    terminal.keys("a");
    terminal.wait_for_view("not in a list with a dash");
}
