//! The division of the screen: what fits at 80x24, and how panes grow.

use crate::viewer::Viewer;
use dateline::app::{Effect, Focus, Preferences};
use dateline::date::{DayMonthOrder, Era, Hours, Notation};
use dateline::keys::{Chord, Mode};

const ARTICLE: &str = include_str!("../../events.yaml");

/// Number of events of the list on the screen.
fn shown(viewer: &Viewer) -> usize {
    let rows = viewer.app.rows();
    let height = usize::from(viewer.app.layout().list.height);
    let is_entry =
        |row: &dateline::app::rows::Row| matches!(row.kind, dateline::app::rows::Kind::Entry(_));
    let window = rows.window(viewer.app.top(), height);
    window.filter(|(_, row)| is_entry(row)).count()
}

#[test]
fn at_least_eight_events_show_at_80x24() {
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    for _ in 0..17 {
        assert!(shown(&viewer) >= 8, "{}", viewer.screen());
        viewer.press("j");
    }
}

#[test]
fn gaps_and_ends_of_bars_have_rows_if_there_is_room() {
    let has = |height| {
        let screen = Viewer::new(ARTICLE, 80, height).screen();
        (
            screen.contains("about 43 years"),
            screen.contains("│  ╰ ╰ ╰      "),
        )
    };
    assert_eq!(has(24), (false, false));
    assert_eq!(has(50), (true, true));
}

#[test]
fn the_pane_with_the_focus_grows_and_shrinks() {
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    let heights = |viewer: &Viewer| {
        let layout = viewer.app.layout();
        (layout.list.height, layout.detail.height)
    };
    for (keys, expected) in [
        ("", (12, 7)),
        ("+", (16, 3)),
        ("+", (22, 0)),
        ("+", (22, 0)),
        ("<Tab>", (0, 22)),
        ("_", (3, 16)),
        ("<Tab>", (16, 3)),
        ("__", (12, 7)),
    ] {
        viewer.press(keys);
        assert_eq!(heights(&viewer), expected, "after {keys}");
    }
    assert_eq!(viewer.app.focus(), Focus::List);
}

#[test]
fn the_list_moves_under_the_selection() {
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    viewer.press("9G");
    let above = |viewer: &Viewer| {
        let row = viewer.app.rows().row_of(viewer.app.selected_index());
        row - viewer.app.top()
    };
    for (keys, expected) in [
        ("zt", 2),
        ("zb", 9),
        ("zz", 6),
        ("<C-e>", 5),
        ("<C-y><C-y>", 7),
    ] {
        viewer.press(keys);
        assert_eq!(above(&viewer), expected, "after {keys}");
        assert_eq!(viewer.app.selected_index(), 8, "after {keys}");
    }
}

#[test]
fn screens_have_a_top_a_middle_and_a_bottom() {
    for (keys, title) in [
        ("L", "Four-day state visit to Moscow"),
        ("LH", "Soviet victory in the Second World War"),
        ("M", "“No limits” partnership"),
        ("GH", "Military parade on Red Square"),
        ("GL", "Putin is to travel to China"),
    ] {
        let mut viewer = Viewer::new(ARTICLE, 80, 24);
        viewer.press(keys);
        let screen = viewer.screen();
        assert!(
            viewer.title().contains(title),
            "after {keys}: {}\n{screen}",
            viewer.title()
        );
    }
}

#[test]
fn an_unbound_key_says_so_once() {
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    let reported = "~ is not bound here: ? lists the keys";
    assert_eq!(viewer.press("~").app.note(), Some(reported));
    assert_eq!(viewer.press("~").app.note(), None);
    let reported = "Ctrl-t is not bound here: ? lists the keys";
    assert_eq!(viewer.press("<C-t>").app.note(), Some(reported));
    let reported = "F5 is not bound here: ? lists the keys";
    assert_eq!(viewer.press("<F5>").app.note(), Some(reported));
    // A help that no character opens is not offered.
    let (mode, help) = (Mode::Timeline, Chord::Char('?'));
    viewer.keymap.unbind(mode, help).unwrap();
    assert_eq!(viewer.press("?").app.note(), Some("? is not bound here"));
}

#[test]
fn q_closes_overlays_and_quits_only_from_the_timeline() {
    for (keys, quits) in [
        ("q", true),
        ("cq", false),
        ("cqq", true),
        ("cvq", false),
        ("?q", false),
        ("Eq", false),
        ("Sq", false),
        ("<Enter>q", false),
        ("S?q", false),
        ("?qq", true),
        ("<Enter>qq", true),
        ("?<C-c>", true),
        (":q<Enter>", true),
        (":quit<Enter>", true),
        ("/q<Enter>", false),
        ("<Enter>:q<Enter>", true),
    ] {
        let mut viewer = Viewer::new(ARTICLE, 80, 24);
        viewer.press(keys);
        assert_eq!(viewer.effects == [Effect::Quit], quits, "after {keys}");
    }
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    viewer.press("S?q");
    assert!(viewer.app.help().is_none() && viewer.app.sources().is_some());
}

#[test]
fn commands_of_other_programs_are_understood() {
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    viewer.press(":help<Enter>");
    assert!(viewer.app.help().is_some());
    viewer.press("q:w<Enter>");
    let reported = "The file is saved by your editor: e opens it";
    assert_eq!(viewer.app.note(), Some(reported));
    let reported = "Settings are in the file that `dateline config --path` names";
    for typed in [":set<Enter>", ":set number<Enter>"] {
        viewer.press(typed);
        assert_eq!(viewer.app.note(), Some(reported), "{typed}");
    }
    // September in Italian.
    viewer.press(":set 2018<Enter>");
    assert_ne!(viewer.app.note(), Some(reported));
}

#[test]
fn help_begins_with_the_keys_of_the_current_mode() {
    for (keys, title, first) in [
        ("?", "In the timeline · Move", "j ↓"),
        ("<Enter>?", "In the detail pane · Move", "zh"),
        ("S?", "In the list of sources · Move", "j ↓"),
    ] {
        let mut viewer = Viewer::new(ARTICLE, 80, 24);
        let screen = viewer.press(keys).screen();
        let mut lines = screen.lines().skip(1);
        assert_eq!(lines.next().map(str::trim), Some(title), "after {keys}");
        assert!(lines.next().unwrap_or_default().trim().starts_with(first));
    }
}

#[test]
fn help_is_searched_as_one_types() {
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    insta::assert_snapshot!("help_searched", viewer.press("?/clipb").screen());
    viewer.press("<Enter>");
    assert!(!viewer.screen().contains("first event"));
    // Esc shows all again, and then closes.
    viewer.press("<Esc>");
    assert!(viewer.screen().contains("first event"));
    viewer.press("<Esc>");
    assert!(viewer.app.help().is_none());
    assert!(
        viewer
            .press("?/xyzxyz")
            .screen()
            .contains("No key has this in its help")
    );
    // The names of actions count, and keys of other places are found, too.
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    let screen = viewer.press("?/zoom in").screen();
    let found: Vec<&str> = screen.lines().map(str::trim).take(3).collect();
    assert_eq!(
        found[1..],
        [
            "Elsewhere: in the chart",
            "+ =  half the time on the screen, about the selected event"
        ]
    );
}

#[test]
fn no_text_of_the_help_is_cut() {
    for (width, height) in [(80, 24), (40, 24), (160, 50)] {
        let mut viewer = Viewer::new(ARTICLE, width, height);
        viewer.press("?");
        let mut screens = String::new();
        for _ in 0..40 {
            screens += &viewer.screen();
            viewer.press("<PgDn>");
        }
        let cut = screens.lines().find(|line| line.trim_end().ends_with('…'));
        assert_eq!(cut, None, "at {width}x{height}");
    }
}

#[test]
fn a_prompt_says_how_it_reads_a_date() {
    for (typed, reported) in [
        ("may 1970", Some("= May 1970")),
        ("9 may", Some("= 9 May 1945")),
        ("apr", Some("= April 1945")),
        ("9 may 2", None),
        ("19", None),
    ] {
        let mut viewer = Viewer::new(ARTICLE, 80, 24);
        viewer.press(&format!(":{typed}"));
        let prompt = viewer.app.prompt().unwrap();
        assert_eq!(prompt.message.as_deref(), reported, "{typed}");
    }
}

#[test]
fn an_empty_title_prompt_lists_every_event() {
    let mut viewer = Viewer::new(ARTICLE, 80, 24);
    viewer.press("4G<C-p>");
    assert!(viewer.screen().contains("4 of 17"), "{}", viewer.screen());
    viewer.press("<Down><Enter>");
    assert_eq!(viewer.app.selected_index(), 4);
}

#[test]
fn dates_of_the_notation_fit_the_list_at_80_by_24() {
    let text = "\
- {date: -0043-03-15, title: Caesar is killed}
- {date: 2025-05-09, title: Complaint is filed in the court of the district}
- {date: \"9 May 2025 10:05-13:30\", title: Deposition of the first witness}
- {date: 2025-06-12T16:45, title: Hearing before the judge}
- {date: 2025-06-12/2025-06-14, title: Mediation}
";
    let mut viewer = Viewer::new(text, 80, 24);
    viewer.app = viewer.app.with_preferences(Preferences {
        notation: Notation {
            era: Era::Common,
            hours: Hours::Twelve,
            order: DayMonthOrder::MonthFirst,
        },
        ..Preferences::default()
    });
    viewer.press("jjj");
    insta::assert_snapshot!(viewer.screen());
}
