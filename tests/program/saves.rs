//! What a save in another program shows in an open viewer.

use crate::viewer::Viewer;

const BEFORE: &str = "events:\n  - {date: 2001, title: A}\n  - {date: 2003, title: C}\n";

#[test]
fn a_save_names_what_differs_and_selects_it() {
    const ADDED: &str = "events:\n  - {date: 2001, title: A}\n  - {date: 2003, title: C}\n  - {date: 2002, title: B}\n";
    const TWO: &str = "events:\n  - {date: 2001, title: A}\n  - {date: 2003, title: C}\n  - {date: 2002, title: B}\n  - {date: 2004, title: D}\n";
    const OTHER: &str = "events:\n  - {date: 2001, title: A}\n  - {date: 2002, title: B}\n";
    const FEWER: &str = "events:\n  - {date: 2001, title: A}\n";
    const WRONG: &str = "events:\n  - {date: 2001, title: A}\n  - {date: 2003-02-30, title: C}\n";
    const WORSE: &str =
        "events:\n  - {date: 2001-02-30, title: A}\n  - {date: 2003-02-30, title: C}\n";
    const SOURCE: &str =
        "sources: 7\nevents:\n  - {date: 2001, title: A}\n  - {date: 2003, title: C}\n";
    for (keys, text, title, reported) in [
        ("", ADDED, "B", "1 new event: “B”"),
        ("e", ADDED, "B", "1 new event: “B”"),
        ("&", ADDED, "A", "1 new event: “B”"),
        ("E", ADDED, "A", "1 new event: “B”"),
        (
            "&2001<Enter>",
            ADDED,
            "A",
            "1 new event: “B” (the filter hides it)",
        ),
        ("", TWO, "A", "2 new events"),
        ("e", TWO, "B", "2 new events"),
        ("", OTHER, "B", "1 new event: “B”, 1 removed event: “C”"),
        ("j", FEWER, "A", "1 removed event: “C”"),
        ("", WRONG, "C", "1 changed event: “C”, 1 new error here"),
        ("&", WRONG, "A", "1 changed event: “C”, 1 new error: ]e"),
        (
            "&2001<Enter>",
            WRONG,
            "A",
            "1 changed event: “C” (the filter hides it), 1 new error (the filter hides it)",
        ),
        ("e", WORSE, "A", "2 changed events, 2 new errors here"),
        ("", SOURCE, "A", "1 new error in line 1: E"),
        ("e", BEFORE, "A", "2 events"),
    ] {
        let mut viewer = Viewer::new(BEFORE, 80, 24);
        viewer.press(keys).reload(text);
        assert_eq!(viewer.title(), title, "{keys} {text}");
        let reported = format!("test.yaml read again: {reported}");
        assert_eq!(viewer.app.note(), Some(reported.as_str()), "{keys}");
        // At 80 columns a long message is in two lines.
        let screen = viewer.screen();
        assert!(screen.contains("test.yaml read again: "), "{screen}");
    }
    let mut viewer = Viewer::new(WORSE, 80, 24);
    viewer.reload(BEFORE);
    let reported = "test.yaml read again: 2 changed events, 2 errors fixed";
    assert_eq!(viewer.app.note(), Some(reported));
}

#[test]
fn the_key_in_the_message_goes_to_the_new_error_wherever_it_is() {
    let wrong = "- {date: 2001-02-30, title: A}\n- {date: 2002, title: B}\n- {date: 2003, title: C}\n- {date: 2004-13, title: D}\n";
    let worse = wrong
        .replace("2002", "2002-02-30")
        .replace("2003", "2003-13");
    let mut viewer = Viewer::new(wrong, 80, 24);
    viewer.press("G").reload(&worse).press("]e");
    assert_eq!(viewer.title(), "B");
    // Only once: then it goes on as always, and around.
    for title in ["C", "D", "A"] {
        assert_eq!(viewer.press("]e").title(), title);
    }
    viewer.press("G]e");
    let reported = "Errors and warnings: continued at the top";
    assert_eq!(viewer.app.note(), Some(reported));
}

#[test]
fn the_newest_message_stays_on_the_bottom_line() {
    let worse = BEFORE.replace("2003", "2003-02-30");
    let twice = worse.replace("2001", "2001-13");
    let mut viewer = Viewer::new(BEFORE, 80, 24);
    for (keys, text) in [
        ("/a<Enter>", &worse),
        ("j", &twice),
        ("/nowhere<Enter>", &worse),
    ] {
        viewer.press(keys).reload(text);
        while viewer.app.has_work() {
            viewer.tell(dateline::app::Message::Work);
        }
        let screen = viewer.screen();
        let last = screen.lines().last().unwrap_or_default();
        assert!(last.contains("read again"), "{keys}: {last}");
    }
}

#[test]
fn the_terminal_cursor_is_where_the_user_is() {
    let text = "sources: [{id: s, title: S}]\nevents:\n- {date: 2001, title: A, source: s, dat: x}\n- {date: 2002-02-30, title: B}\n- {date: 2003, title: C}\n";
    for (keys, column, row) in [
        (":may", 4, 23),
        ("/b<C-b>", 1, 23),
        ("?/gg", 3, 23),
        ("E", 0, 1),
        ("Ej", 0, 2),
        ("S", 0, 1),
        ("?", 0, 1),
    ] {
        let mut viewer = Viewer::new(text, 80, 24);
        viewer.press(keys);
        assert_eq!(viewer.cursor(), Some((column, row)), "after {keys}");
    }
    for keys in ["<Enter>", "c", "cl", "c<Tab>"] {
        let mut viewer = Viewer::new(text, 80, 24);
        assert!(viewer.press(keys).cursor().is_some(), "after {keys}");
    }
}
