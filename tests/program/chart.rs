//! The chart: what its screen shows, and what its keys do.

use crate::viewer::Viewer;
use dateline::view::Look;

const ARTICLE: &str = include_str!("../../events.yaml");

/// Two reigns and a war, with events in them.
const REIGNS: &str = "\
title: Reigns
events:
  - {start: 1702-03-08, end: 1714-08-01, title: Anne, group: reigns}
  - {start: 1714-08-01, end: 1727-06-11, title: George I, group: reigns}
  - {start: 1727-06-11, end: 1760-10-25, title: George II, group: reigns}
  - {start: 1740, end: 1748, title: War of the Austrian Succession, group: wars}
  - {start: 1756~, end: 1763~, title: Seven Years War, group: wars}
  - {date: 1707-05-01, title: Acts of Union, group: laws}
  - {date: 172X, title: A law of which little is known, group: laws}
  - {date: 1752-09, title: A new calendar, group: laws}
  - {date: 1752-09-14, title: Its first day, group: laws}
  - {date: nobody knows, title: A rumor, group: laws}
";

#[test]
fn the_article_at_80x24() {
    insta::assert_snapshot!(Viewer::new(ARTICLE, 80, 24).press("15Gc").screen());
}

#[test]
fn the_article_at_120x40() {
    insta::assert_snapshot!(Viewer::new(ARTICLE, 120, 40).press("15Gc").screen());
}

#[test]
fn the_article_at_160x50() {
    insta::assert_snapshot!(Viewer::new(ARTICLE, 160, 50).press("15Gc+++").screen());
}

#[test]
fn lanes_of_reigns() {
    insta::assert_snapshot!(Viewer::new(REIGNS, 100, 30).press("cjj").screen());
}

#[test]
fn reigns_in_ascii() {
    let mut viewer = Viewer::new(REIGNS, 100, 24);
    viewer.look = Look {
        ascii: true,
        color: false,
        ..Look::default()
    };
    let screen = viewer.press("cjj").screen();
    insta::assert_snapshot!(screen);
    let others: String = screen.chars().filter(|c| !c.is_ascii()).collect();
    assert!(others.is_empty(), "only text is not ASCII: {others}");
}

#[test]
fn keys_move_along_time_and_from_row_to_row() {
    for (keys, title) in [
        ("c", "Anne"),
        ("cl", "Acts of Union"),
        ("cll", "George I"),
        ("cllh", "Acts of Union"),
        ("c3l", "A law of which little is known"),
        ("cG", "A rumor"),
        ("cGgg", "Anne"),
        ("c4gg", "A law of which little is known"),
        ("cj", "George I"),
        ("cjk", "Anne"),
        ("cG<Home>", "Anne"),
        // The list and the chart share the selection.
        ("jjc", "George I"),
        ("cllcj", "A law of which little is known"),
        // Zooming and panning never lose it.
        ("cll++++", "George I"),
        ("cll++++--", "George I"),
        ("cll9+0", "George I"),
        ("cllzz", "George I"),
        ("cllf", "George I"),
        ("cllw", "George I"),
    ] {
        let mut viewer = Viewer::new(REIGNS, 80, 24);
        assert_eq!(viewer.press(keys).title(), title, "after {keys:?}");
        assert!(keys.ends_with("cj") || viewer.app.chart().is_some());
    }
}

#[test]
fn a_chart_of_any_size_is_drawn() {
    for text in [ARTICLE, REIGNS, "[]", "- {date: 2025, title: 日本語の題}\n"] {
        for (width, height) in [
            (0, 0),
            (1, 1),
            (2, 3),
            (9, 2),
            (20, 5),
            (39, 9),
            (40, 10),
            (41, 11),
            (300, 12),
        ] {
            let mut viewer = Viewer::new(text, width, height);
            for keys in [
                "c", "lll", "+++", "L", "H", "zz", "w", "jjj", "za", "f", "0", "G",
            ] {
                viewer.press(keys).buffer();
            }
            viewer.resize(80, 24).buffer();
        }
    }
}

#[test]
fn reigns_of_the_example_at_120x40() {
    let reigns = include_str!("../../examples/reigns/reigns.yaml");
    insta::assert_snapshot!(Viewer::new(reigns, 120, 40).press("cll").screen());
}

#[test]
fn an_incident_by_the_second() {
    let incident = "\
title: Payments, 9 May
timezone: UTC
events:
  - {date: 2025-05-09T10:00:12, title: Error rate above 5 %, group: alerts}
  - {date: 2025-05-09T10:00:40, title: On call is paged, group: alerts}
  - {start: 2025-05-09T10:00:05, end: 2025-05-09T10:07:30, title: Checkout fails, group: impact}
  - {date: \"2025-05-09T12:02:03+02:00\", title: Deploy 4711 is blamed, group: people}
  - {date: 2025-05-09T10:04, title: Rollback begins, group: people}
  - {date: 2025-05-09T10:07:30, title: Rollback is done, group: people}
";
    insta::assert_snapshot!(Viewer::new(incident, 120, 24).press("c").screen());
}

#[test]
fn a_range_of_time_filters_and_is_copied() {
    use dateline::app::Effect;
    let mut viewer = Viewer::new(REIGNS, 120, 30);
    let screen = viewer.press("cllvl").screen();
    assert!(
        screen.contains("1 Aug 1714 – 31 Dec 1729: 4 events"),
        "{screen}"
    );
    let mut copied = Viewer::new(REIGNS, 120, 30);
    copied.press("cllvly");
    let text = match copied.effects.as_slice() {
        [Effect::Clip { text, what }] => {
            assert_eq!(what, "4 events");
            text.clone()
        }
        other => panic!("{other:?}"),
    };
    assert!(text.contains("the 1720s\tA law of which little is known\n"));
    viewer.press("<Enter>");
    assert_eq!(viewer.app.timeline().len(), 4);
    assert_eq!(
        viewer
            .app
            .filter()
            .map(|filter| filter.written().to_owned()),
        Some("during:\"1714-08-01/1729-12-31\"".to_owned())
    );
    assert!(
        viewer
            .app
            .chart()
            .is_some_and(|chart| chart.range().is_none())
    );
    let mut left = Viewer::new(REIGNS, 120, 30);
    left.press("cllvl<Esc>");
    assert_eq!(left.app.timeline().len(), 10);
    assert!(
        left.app
            .chart()
            .is_some_and(|chart| chart.range().is_none())
    );
}

#[test]
fn the_chart_zooms_to_a_range() {
    let mut viewer = Viewer::new(REIGNS, 120, 30);
    let screen = viewer.press("c:1745..1755<Enter>").screen();
    let axis = screen.lines().nth(2).unwrap().to_owned();
    assert!(axis.contains("1746") && axis.contains("1754"), "{axis}");
    assert!(!axis.contains("1740") && !axis.contains("1760"), "{axis}");
    assert!(screen.contains("War of the Austrian"), "{screen}");
}

/// The events that the chart draws, without duplicates.
fn drawn(viewer: &Viewer) -> Vec<usize> {
    let chart = viewer.app.chart().unwrap().layout();
    let items = chart.rows.iter().flat_map(|row| match &row.content {
        dateline::chart::Content::Items(items) => items.as_slice(),
        _ => &[],
    });
    let mut events: Vec<usize> = items.map(|item| item.event).collect();
    events.sort_unstable();
    events.dedup();
    events
}

#[test]
fn list_and_chart_show_the_same_events_under_any_filter() {
    for filter in [
        "",
        "tag:diplomacy",
        "during:1970s",
        "-tag:war",
        "no:place",
        "Putin",
    ] {
        let mut viewer = Viewer::new(ARTICLE, 160, 50);
        viewer.press(&format!("&{filter}<Enter>c"));
        let all: Vec<usize> = (0..viewer.app.timeline().len()).collect();
        assert_eq!(drawn(&viewer), all, "{filter}");
        viewer.press("w");
        assert_eq!(drawn(&viewer), all, "{filter} in lanes");
    }
}

#[test]
fn zooming_in_never_loses_the_selected_event() {
    for text in [ARTICLE, REIGNS] {
        for first in 0..9 {
            let mut viewer = Viewer::new(text, 100, 30);
            viewer.press(&"j".repeat(first)).press("c");
            for _ in 0..40 {
                let selected = viewer.app.selected_index();
                viewer.press("+");
                assert_eq!(viewer.app.selected_index(), selected);
                let is_undated = selected >= viewer.app.timeline().dated;
                assert!(is_undated || drawn(&viewer).contains(&selected));
            }
        }
    }
}
