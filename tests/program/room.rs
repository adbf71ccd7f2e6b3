//! How the screen is shared out: what has room at 80x24, and how panes grow.

use crate::viewer::Viewer;
use dateline::app::Focus;

const ARTICLE: &str = include_str!("../../events.yaml");

/// How many events of the list are on the screen.
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
fn gaps_and_ends_of_bars_have_rows_where_there_is_room() {
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
    let told = "~ is not bound here: ? lists the keys";
    assert_eq!(viewer.press("~").app.note(), Some(told));
    assert_eq!(viewer.press("~").app.note(), None);
    let told = "Ctrl-t is not bound here: ? lists the keys";
    assert_eq!(viewer.press("<C-t>").app.note(), Some(told));
}
