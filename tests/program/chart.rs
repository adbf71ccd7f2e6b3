//! The chart: what its screen shows, and what its keys do.

use crate::viewer::Viewer;
use dateline::view::Look;

const ARTICLE: &str = include_str!("../../events.yaml");

/// Two reigns and a war, and what happened in them.
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
