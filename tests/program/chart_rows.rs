//! The rows of a chart: which names and numbers they have room for, and what crosses them.

use crate::viewer::Viewer;
use dateline::app::Gesture;
use dateline::chart::{Content, NamePlace};

/// Successive reigns in one lane, and days in another.
const REIGNS: &str = "\
- {start: 1702-03-08, end: 1714-08-01, title: Anne, group: reigns}
- {start: 1714-08-01, end: 1727-06-11, title: George I, group: reigns}
- {start: 1740, end: 1760, title: George II, group: reigns}
- {date: 1707-05-01, title: Acts of Union, group: laws}
";

/// The line of the screen with a text.
fn line_with<'s>(screen: &'s str, text: &str) -> &'s str {
    let line = screen.lines().find(|line| line.contains(text));
    line.unwrap_or_else(|| panic!("no {text} on\n{screen}"))
}

#[test]
fn a_crowd_shares_the_rows_so_that_most_names_have_room() {
    let text = (0..45).fold(String::new(), |text, n| {
        let (year, month) = (2000 + n / 2, 1 + n % 2 * 6);
        text + &format!("- {{date: {year}-{month:02}-03, title: Event number {n}}}\n")
    });
    let screen = Viewer::new(&text, 80, 24).press("c").screen();
    let names = screen.matches("Event n").count();
    assert!(names > 30, "{names} names on\n{screen}");
    // All of them are drawn.
    let points = screen.matches('●').count();
    assert_eq!(points, 45, "{screen}");
}

#[test]
fn no_name_inside_a_bar_hides_a_fold() {
    let text = "\
- {date: 1900-01-01, title: A}
- {date: 1900-02-01, title: B}
- {start: 1900-01-10, end: 2000-02-01, title: A name that stands in its bar}
- {date: 2000-01-01, title: C}
- {date: 2000-02-01, title: D}
";
    for width in [60, 80, 100, 120, 160] {
        let viewer = Viewer::new(text, width, 30)
            .press("cG")
            .app
            .chart()
            .unwrap()
            .layout
            .clone();
        let folds: Vec<usize> = viewer.scale.folds().collect();
        assert!(!folds.is_empty(), "{width} columns");
        let items = viewer.rows.iter().flat_map(|row| match &row.content {
            Content::Items(items) => items.as_slice(),
            _ => &[],
        });
        for name in items.filter_map(|item| item.name.as_ref()) {
            let hides = folds.iter().any(|fold| name.columns().contains(fold));
            assert!(
                !hides || name.place != NamePlace::Inside,
                "{width}: {name:?}"
            );
        }
    }
}

#[test]
fn a_folded_lane_says_how_many_events_there_are_at_a_time() {
    let mut viewer = Viewer::new(REIGNS, 80, 24);
    let screen = viewer.press("c[l<Enter>").screen();
    let line = line_with(&screen, "+reigns");
    for (sign, meaning) in [("▂", "one reign"), ("▄", "two"), (" ", "none")] {
        assert!(line.contains(sign), "{meaning}: {line}");
    }
    assert!(!line.contains('█'), "{line}");
}

#[test]
fn the_bottom_line_names_the_lane_that_the_cursor_is_on() {
    for (keys, expected) in [
        ("c", "1/4 · Anne · reigns · 8 March 1702"),
        ("c]l", "lane laws · 1 event"),
        ("c[l", "lane reigns · 3 events"),
        ("c[l<Enter>", "lane reigns · 3 events · folded"),
        ("c[l<Enter>j", "2/4 · Acts of Union · laws"),
        // The event in a folded lane is named all the same.
        ("c[l<Enter>jl", "3/4 · George I · reigns"),
    ] {
        let screen = Viewer::new(REIGNS, 100, 24).press(keys).screen();
        let last = screen.lines().last().unwrap();
        assert!(last.contains(expected), "after {keys:?}: {last}");
    }
}

#[test]
fn a_lane_keeps_its_name_on_the_screen() {
    let text = (0..40).fold(
        String::from("- {date: 1950, title: Other, group: other}\n"),
        |text, n| {
            text + &format!(
                "- {{start: 1900, end: 19{}, title: Long {n}, group: many}}\n",
                n + 50
            )
        },
    );
    let mut viewer = Viewer::new(&text, 80, 24);
    let screen = viewer.press("c12j").screen();
    let first = screen.lines().nth(4).unwrap();
    assert!(first.contains("many"), "{screen}");
    // A click on it folds the lane.
    viewer.mouse(Gesture::Click, 4, 4);
    assert!(viewer.screen().contains("+many"), "{}", viewer.screen());
}

#[test]
fn events_without_a_date_are_in_no_lane_that_could_be_folded() {
    let text = format!("{REIGNS}- {{date: nobody knows, title: Undated, group: laws}}\n");
    let mut viewer = Viewer::new(&text, 80, 24);
    let screen = viewer.press("cGza").screen();
    assert!(!screen.contains("+laws"), "{screen}");
    let row = screen
        .lines()
        .position(|line| line.contains("undated"))
        .unwrap();
    viewer.mouse(Gesture::Click, 4, u16::try_from(row).unwrap());
    assert!(!viewer.screen().contains("+laws"), "{}", viewer.screen());
}

#[test]
fn the_chart_is_enlarged_and_made_smaller() {
    let rows = |keys: &str| {
        let mut viewer = Viewer::new(REIGNS, 80, 24);
        viewer.press(keys).app.layout().list.height
    };
    assert_eq!(rows("c"), 12);
    assert_eq!(rows("cz+"), 16);
    assert_eq!(rows("cz+z+"), 22);
    assert_eq!(rows("cz+z+__"), 12);
}

#[test]
fn lines_of_time_end_above_the_events_without_a_date() {
    let text = "\
- {date: 1825-05-30, title: Long ago}
- {date: 2025-05-29, title: Now}
- {date: 2025-06-29, title: Later}
- {date: nobody knows, title: Undated}
";
    let screen = Viewer::new(text, 100, 24).press("c").screen();
    let (above, below) = screen.split_once("Undated").unwrap();
    let (below, _) = below.split_once("Detail").unwrap();
    let fold = |text: &str| text.lines().filter(|line| line.contains('┊')).count();
    assert!(fold(above) > 1, "{screen}");
    assert_eq!(fold(below), 0, "{screen}");
}

#[test]
fn a_chosen_range_fills_the_screen() {
    // One event lasts much longer than the range.
    let text = "\
- {start: 2025-05-09T02:00, end: 2025-05-09T20:00, title: Outage}
- {date: 2025-05-09T10:00, title: First}
- {date: 2025-05-09T10:04, title: Second}
- {date: 2025-05-09T10:30, title: Third}
";
    let mut viewer = Viewer::new(text, 100, 24);
    viewer.press("clvl<Enter>");
    assert_eq!(viewer.app.timeline().len(), 3);
    let chart = viewer.app.chart().unwrap();
    let scale = &chart.layout.scale;
    assert_eq!(scale.to() - scale.from(), 300, "from 10:00 to 10:04");
}

#[test]
fn the_detail_is_beside_the_chart_where_that_is_asked_for() {
    use dateline::app::Preferences;
    use dateline::app::layout::{Division, SplitPlace};
    let mut viewer = Viewer::new(REIGNS, 120, 30);
    viewer.app = viewer.app.with_preferences(Preferences {
        division: Division {
            place: SplitPlace::Beside,
            ..Division::default()
        },
        ..Preferences::default()
    });
    let screen = viewer.press("c").screen();
    let top = screen.lines().nth(1).unwrap();
    assert!(
        top.starts_with("┌ Chart ") && top.contains("┬ Detail "),
        "{top}"
    );
    assert!(top.find("a column is") < top.find("Detail"), "{top}");
}
