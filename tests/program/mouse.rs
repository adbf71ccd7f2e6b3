//! What the mouse does, on screens of 80x24 and 160x50.

use crate::viewer::Viewer;
use dateline::app::{Focus, Gesture};
use proptest::prelude::*;

const ARTICLE: &str = include_str!("../../events.yaml");

fn article() -> Viewer {
    Viewer::new(ARTICLE, 80, 24)
}

/// The row of the screen with a text.
fn row_of(viewer: &Viewer, text: &str) -> u16 {
    let screen = viewer.screen();
    let row = screen.lines().position(|line| line.contains(text));
    u16::try_from(row.unwrap_or_else(|| panic!("no {text} on\n{screen}"))).unwrap()
}

#[test]
fn a_click_selects_the_event_under_it() {
    let mut viewer = article();
    let row = row_of(&viewer, "“No limits” partnership");
    viewer.press("<Enter>").mouse(Gesture::Click, 40, row);
    assert_eq!(viewer.title(), "“No limits” partnership");
    assert_eq!(viewer.app.focus(), Focus::List);
    // A heading selects the event below it.
    let row = row_of(&viewer, "│ 2025");
    viewer.mouse(Gesture::Click, 3, row);
    assert_eq!(viewer.title(), "A central event of the year, says Moscow");
}

#[test]
fn a_click_near_the_edge_does_not_scroll() {
    let mut viewer = article();
    let before = viewer.app.top();
    let row = row_of(&viewer, "Talks on gas");
    viewer.mouse(Gesture::Click, 40, row);
    assert_eq!(
        viewer.title(),
        "Talks on gas and the Power of Siberia 2 pipeline"
    );
    assert_eq!(viewer.app.top(), before);
    viewer.mouse(Gesture::DoubleClick, 40, row);
    assert_eq!(
        viewer.title(),
        "Talks on gas and the Power of Siberia 2 pipeline"
    );
    assert_eq!(viewer.app.focus(), Focus::Detail);
}

#[test]
fn the_wheel_scrolls_the_pane_under_it() {
    let mut viewer = article();
    viewer.mouse(Gesture::ScrollDown, 10, 5);
    assert_eq!((viewer.app.top(), viewer.app.detail_top()), (3, 0));
    let title = viewer.title();
    viewer.mouse(Gesture::ScrollDown, 10, 18);
    assert_eq!((viewer.app.top(), viewer.app.detail_top()), (3, 3));
    assert_eq!(viewer.app.focus(), Focus::List);
    viewer.mouse(Gesture::ScrollUp, 10, 18);
    viewer.mouse(Gesture::ScrollUp, 10, 18);
    assert_eq!(viewer.app.detail_top(), 0);
    assert_eq!(viewer.title(), title);
    for _ in 0..20 {
        viewer.mouse(Gesture::ScrollDown, 10, 5);
    }
    let end = viewer.screen();
    assert!(end.contains("Putin is to travel to China"), "{end}");
    for _ in 0..20 {
        viewer.mouse(Gesture::ScrollUp, 10, 5);
    }
    assert_eq!(viewer.app.top(), 0);
}

#[test]
fn the_border_between_the_panes_is_dragged() {
    for (width, height, from, to) in [(80, 24, (30, 14), (30, 8)), (160, 50, (80, 20), (50, 20))] {
        let mut viewer = Viewer::new(ARTICLE, width, height);
        viewer
            .mouse(Gesture::Click, from.0, from.1)
            .mouse(Gesture::Drag, to.0, to.1)
            .mouse(Gesture::Release, to.0, to.1)
            // Movement after the release drags nothing.
            .mouse(Gesture::Drag, from.0, from.1);
        let border = viewer.app.layout().border;
        assert!(border.contains(to.0, to.1), "{border:?}");
    }
}

#[test]
fn the_border_below_a_chart_is_dragged() {
    for to in [8, 18] {
        let mut viewer = Viewer::new(ARTICLE, 80, 24);
        viewer
            .press("c")
            .mouse(Gesture::Click, 30, 14)
            .mouse(Gesture::Drag, 30, to)
            .mouse(Gesture::Release, 30, to);
        let border = viewer.app.layout().border;
        assert!(border.contains(30, to), "{border:?}");
    }
}

#[test]
fn a_click_in_the_strip_goes_there() {
    let mut viewer = Viewer::new(ARTICLE, 160, 50);
    viewer.mouse(Gesture::Click, 1 + 7, 1);
    assert_eq!(
        viewer.title(),
        "Washington tries to part Moscow and Beijing"
    );
    viewer.mouse(Gesture::Drag, 158, 30);
    assert_eq!(viewer.title(), "Putin is to travel to China");
    // Back to before the click.
    viewer.press("<C-o>");
    assert_eq!(viewer.title(), "Soviet victory in the Second World War");
}

#[test]
fn lists_over_the_panes_take_clicks() {
    let mut viewer = Viewer::new(
        "events:\n- {date: soon, title: A}\n- {date: 1999, title: B}\n- {date: never, title: C}\n",
        80,
        24,
    );
    viewer.press("E");
    let row = row_of(&viewer, "error    line 4");
    viewer.mouse(Gesture::Click, 10, row);
    viewer.mouse(Gesture::DoubleClick, 10, row);
    assert!(viewer.app.problems().is_none());
    assert_eq!(viewer.title(), "C");
    viewer.press("<C-p>a");
    let row = row_of(&viewer, "undated");
    viewer.mouse(Gesture::DoubleClick, 30, row);
    assert_eq!(viewer.title(), "A");
}

#[test]
fn clicks_are_ignored_while_a_line_is_typed() {
    let mut viewer = article();
    let title = viewer.title();
    viewer.press(":19").mouse(Gesture::Click, 40, 9);
    assert_eq!(viewer.title(), title);
    assert!(viewer.app.prompt().is_some());
}

fn gesture() -> impl Strategy<Value = Gesture> {
    prop_oneof![
        Just(Gesture::Click),
        Just(Gesture::DoubleClick),
        Just(Gesture::Drag),
        Just(Gesture::Release),
        Just(Gesture::ScrollDown),
        Just(Gesture::ScrollUp),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_gesture_anywhere_leaves_a_screen(
        gestures in prop::collection::vec((gesture(), 0_u16..130, 0_u16..40), 0..30),
        keys in prop::sample::select(vec!["", "E", "S", "s", "?", "++", "<C-p>a", "/a", "<Enter>+"]),
        (width, height) in prop::sample::select(vec![(80, 24), (120, 30), (20, 5), (1, 1), (0, 0)]),
    ) {
        let mut viewer = Viewer::new(ARTICLE, width, height);
        viewer.press(keys);
        for (gesture, column, row) in gestures {
            viewer.mouse(gesture, column, row);
            let rows = viewer.app.rows().len();
            prop_assert!(viewer.app.top() <= rows);
            prop_assert!(viewer.app.selected().is_some());
        }
        viewer.screen();
    }
}
