//! Browsing.

use crate::terminal::{Setup, Terminal, timeline};

#[test]
fn the_timeline_is_browsed_and_left() {
    let mut terminal = Terminal::open();
    terminal.wait_for_view("About Alpha");
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
    terminal.keys("k");
    terminal.wait_for_view("About Alpha");
    terminal.keys("2j");
    terminal.wait_for_view("About Gamma");
    terminal.keys("g");
    terminal.wait_for_view("About Alpha");
    // An arrow key arrives as an escape sequence.
    terminal.keys("\x1b[B");
    terminal.wait_for_view("About Beta");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn the_zone_that_is_displayed_changes_with_a_key_and_an_option() {
    let log = "events:\n  - date: 2026-03-08T02:10:44Z\n    title: Alert\n";
    let open = |arguments: &[&str]| {
        let setup = Setup::dateline(arguments).file("log.yaml", log);
        setup.env("TZ", "America/Los_Angeles").start()
    };
    let mut terminal = open(&["log.yaml"]);
    terminal.wait_for_view("times in UTC");
    terminal.wait_for("8 Mar, 02:10");
    terminal.keys("ZZ");
    terminal.wait_for_view("times in America/Los_Angeles");
    terminal.wait_for("7 Mar, 18:10");
    terminal.keys("q");
    assert!(terminal.end().success());
    let mut terminal = open(&["--tz", "Asia/Tokyo", "log.yaml"]);
    terminal.wait_for_view("times in Asia/Tokyo");
    terminal.wait_for("8 Mar, 11:10");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn the_theme_follows_the_background_of_the_terminal() {
    // Only the theme for a light background has colors of the 256-color cube.
    let is_light = |screen: &vt100::Screen| {
        let (rows, columns) = screen.size();
        let mut cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        cells.any(|(row, column)| {
            let cell = screen.cell(row, column);
            matches!(
                cell.map(vt100::Cell::fgcolor),
                Some(vt100::Color::Idx(16..))
            )
        })
    };
    let mut terminal = Terminal::open();
    terminal.wait_for_view("About Alpha");
    terminal.wait("a dark theme until it is known", |screen| !is_light(screen));
    let question = b"\x1b]11;?\x1b\\";
    let bytes = terminal.bytes();
    assert!(bytes.windows(question.len()).any(|bytes| bytes == question));
    // Keys before and after the answer are keys; the answer is not.
    terminal.keys("j\x1b]11;rgb:ffff/ffff/ffff\x1b\\j");
    terminal.wait("a light theme", is_light);
    terminal.wait_for_view("About Gamma");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn the_help_screen_opens_and_escape_closes_it_without_ending() {
    let mut terminal = Terminal::open();
    terminal.keys("?");
    terminal.wait_for_view("PgDn");
    terminal.wait_without("About Alpha");
    terminal.keys("\x1b");
    terminal.wait_for_view("About Alpha");
    // In two writes, because Escape and j together would be Alt-j.
    terminal.keys("\x1b\x1b");
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
    terminal.keys("\x03");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn keys_that_come_all_at_once_are_all_applied() {
    let titles: Vec<String> = (0..400).map(|n| format!("Number{n}.")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut terminal = Setup::dateline(&["b.yaml"])
        .file("b.yaml", &timeline(&titles))
        .start();
    terminal.wait_for_view("About Number0.");
    terminal.keys(&"j".repeat(333));
    terminal.wait_for_view("About Number333.");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn an_incomplete_key_sequence_does_not_block() {
    let mut terminal = Terminal::open();
    terminal.keys("\x1b[");
    // The file changes while the rest of the sequence is still on its way.
    terminal.write("a.yaml", &timeline(&["Alpha", "Delta"]));
    terminal.wait_for_view("Delta");
    terminal.keys("B");
    terminal.wait_for_view("About Delta");
    terminal.keys("\x1b[");
    terminal.signal(rustix::process::Signal::TERM);
    assert!(terminal.end().signal().is_some());
    terminal.assert_given_back();
}

#[test]
fn pasted_text_is_not_keys() {
    let mut terminal = Terminal::open();
    terminal.keys("\x1b[200~qj\x1b[201~");
    terminal.keys("jj");
    terminal.wait_for_view("About Gamma");
}

#[test]
fn any_size_is_drawn() {
    let mut terminal = Terminal::open();
    for (columns, rows) in [
        (1, 1),
        (500, 1),
        (1, 200),
        (2, 2),
        (39, 9),
        (60, 20),
        (300, 90),
    ] {
        let drawn = terminal.bytes().len();
        terminal.resize(columns, rows);
        terminal.wait_for_more(drawn);
        if columns > 20 && rows > 8 {
            terminal.wait_for_view("Beta");
        }
    }
    // A terminal that does not know its size.
    terminal.resize(0, 0);
    terminal.resize(120, 30);
    terminal.wait_for_view("About Alpha");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn the_smallest_terminals_are_started_in() {
    for (columns, rows) in [(1, 1), (500, 1), (0, 0)] {
        let mut terminal = Setup::dateline(&["a.yaml"]).size(columns, rows).start();
        terminal.wait("the screen", vt100::Screen::alternate_screen);
        terminal.keys("q");
        assert!(terminal.end().success(), "{columns}x{rows}");
        terminal.assert_given_back();
    }
}

#[test]
fn standard_input_is_data_and_keys_come_from_the_terminal() {
    let mut terminal = Setup::shell("cat a.yaml | \"$dateline\" -").start();
    terminal.wait_for_view("About Alpha");
    terminal.keys("j");
    terminal.wait_for_view("About Beta");
    terminal.keys("e");
    terminal.wait_for_view("cannot edit standard input");
    terminal.keys("r");
    terminal.wait_for_view("standard input cannot be read again");
    terminal.keys("q");
    assert!(terminal.end().success());
    terminal.assert_given_back();
}

#[test]
fn without_a_file_the_built_in_timeline_is_shown_as_such() {
    let mut terminal = Setup::dateline(&[]).start();
    terminal.wait_for_view("this one is built in: see `dateline --tour`");
    terminal.wait_for_view("Xi in Moscow");
    terminal.keys("e");
    terminal.wait_for_view("cannot edit the built-in timeline");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn without_a_file_the_one_in_the_folder_is_opened() {
    let mut terminal = Setup::dateline(&[])
        .file("events.yaml", &timeline(&["Of this folder"]))
        .start();
    terminal.wait_for_view("Of this folder");
    terminal.keys("q");
    assert!(terminal.end().success());
}

#[test]
fn no_escape_sequence_of_a_file_reaches_the_terminal() {
    let text = "- date: 2025\n  title: \"a\\e]0;owned\\a b\\u009bc\\u202ed\"\n  \"k\\e[31m\": \"v\\e[31m\"\n";
    let mut terminal = Setup::dateline(&["\u{1b}[31mred.yaml"])
        .file("\u{1b}[31mred.yaml", text)
        .start();
    terminal.wait_for_view("owned");
    terminal.keys("q");
    assert!(terminal.end().success());
    let bytes = terminal.bytes();
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("\x1b]0;owned"));
    assert!(!text.contains(['\u{9b}', '\u{202e}', '\u{7}']));
    assert!(!text.contains("\x1b[31m"));
}

/// Ticks of processor time that a process has used, in hundredths of a second.
#[cfg(target_os = "linux")]
fn ticks(pid: rustix::process::Pid) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap()
        .split_whitespace()
        .collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn idle_costs_nothing() {
    let mut terminal = Terminal::open();
    terminal.keys("jk");
    terminal.wait_for_view("About Alpha");
    let drawn = terminal.bytes().len();
    let before = ticks(terminal.pid);
    // Here time itself is measured.
    std::thread::sleep(std::time::Duration::from_millis(2500));
    let used = ticks(terminal.pid) - before;
    assert!(used <= 2, "{used} hundredths of a second in 2.5 s");
    let more = terminal.bytes().len() - drawn;
    assert!(
        more < 4000,
        "{more} bytes were drawn while nothing happened"
    );
}
