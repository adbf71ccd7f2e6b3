//! What a prompt says about what is typed into it.

use dateline::app::Effect;

use crate::viewer::Viewer;

const CLOCK: &str = "\
- {date: 2024-03-14T14:13, title: Alarm}
- {date: 2024-03-14T14:20, title: Calm}
- {date: -0599, title: Long ago}
";

/// The message about a line, and the text that it points at.
fn message(viewer: &Viewer) -> (String, String) {
    let prompt = viewer.app.prompt().expect("a prompt");
    let wrong = prompt.wrong.clone().unwrap_or_default();
    let screen = viewer.screen();
    let line = screen.lines().last().unwrap_or_default();
    // After the sign of the prompt.
    let text = line.chars().skip(1);
    let pointed = text.skip(wrong.start).take(wrong.len()).collect();
    (prompt.message.clone().unwrap_or_default(), pointed)
}

#[test]
fn a_typed_date_is_read_beside_the_selected_event() {
    for (first, typed, read) in [
        ("2G", ":-5m", "= 14 March 2024, 14:08"),
        ("2G", ":+90s", "= 14 March 2024, 14:14:30"),
        ("2G", ":+1 hour 30 minutes", "= 14 March 2024, 15:43"),
        ("2G", ":14:13-14:20", "= 14 March 2024, 14:13–14:20"),
        (
            "2G",
            "a+5m",
            "= 14 March 2024, 14:18, written 2024-03-14 14:18",
        ),
        (
            "2G",
            "anow",
            "= 1 June 2025, 12:00, written 2025-06-01 12:00",
        ),
        ("1G", ":+10 years", "= 590 BC"),
        ("1G", "a+10 years", "= 590 BC"),
        ("1G", ":-1m", "= 601 BC"),
        ("1G", ":123", "= AD 123; 123G goes to event 123"),
    ] {
        let mut viewer = Viewer::new(CLOCK, 100, 24);
        viewer.press(first);
        if let Some(date) = typed.strip_prefix('a') {
            viewer.press("a").tell(dateline::app::Message::MayAdd);
            viewer.press(date);
        } else {
            viewer.press(typed);
        }
        let (message, _) = message(&viewer);
        assert!(
            message.contains(read.trim_start_matches("= ")),
            "{typed}: {message}"
        );
        assert!(message.starts_with('='), "{typed}: {message}");
    }
}

#[test]
fn a_message_points_at_what_is_wrong() {
    for (typed, expected, pointed) in [
        ("/ab(c<Enter>", "unclosed group", "("),
        ("/ab[c", "unclosed character class", "["),
        (
            ":2025-02-30<Enter>",
            "February 2025 has 28 days: write a day from 01 to 28",
            "30",
        ),
        (
            ":+3<Enter>",
            "a step needs a unit: write it too, as in +3 days",
            "+3",
        ),
        (
            ":foo<Enter>",
            "the commands are :q, :w, :e and :help",
            "foo",
        ),
    ] {
        let mut viewer = Viewer::new(CLOCK, 100, 24);
        viewer.press(typed);
        let (message, shown) = message(&viewer);
        assert!(message.contains(expected), "{typed}: {message}");
        assert_eq!(shown, pointed, "{typed}");
        viewer.press("x<BS>");
        assert!(viewer.app.prompt().is_some());
    }
}

#[test]
fn a_colon_works_from_anywhere() {
    for keys in ["?", "E", "S", "<Enter>", "c"] {
        let mut viewer = Viewer::new(CLOCK, 80, 24);
        viewer.press(keys).press(":14 march 2024<Enter>");
        assert_eq!(viewer.title(), "Alarm", "after {keys}");
        let screen = viewer.screen();
        assert!(screen.contains("Calm"), "after {keys}: {screen}");
        let mut viewer = Viewer::new(CLOCK, 80, 24);
        viewer.press(keys).press(":q!<Enter>");
        assert_eq!(viewer.effects, [Effect::Quit], "after {keys}");
        let mut viewer = Viewer::new(CLOCK, 80, 24);
        viewer.press(keys).press(":w!<Enter>");
        let said = "The file is saved by your editor: e opens it";
        assert_eq!(viewer.app.note(), Some(said), "after {keys}");
    }
}

#[test]
fn a_long_reading_leaves_the_typed_text_its_room() {
    let mut viewer = Viewer::new(CLOCK, 80, 24);
    viewer.press("a").tell(dateline::app::Message::MayAdd);
    viewer.press("between late march 1970 and early may 1972");
    let screen = viewer.screen();
    let last = screen.lines().last().unwrap_or_default();
    let typed = "date of the new event: between late march 1970 and early may 1972";
    assert_eq!(last, typed, "{screen}");
    assert!(screen.contains("= between"), "{screen}");
}
