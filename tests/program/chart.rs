//! The chart: what its screen shows, and what its keys do.

use crate::viewer::Viewer;
use dateline::app::Gesture;
use dateline::view::Look;
use ratatui::style::{Color, Modifier};

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
        ("cllwtag<Enter>", "George I"),
    ] {
        let mut viewer = Viewer::new(REIGNS, 80, 24);
        assert_eq!(viewer.press(keys).title(), title, "after {keys:?}");
        assert!(keys.ends_with("cj") || viewer.app.chart().is_some());
    }
}

#[test]
fn a_chart_is_remembered_as_it_was_left() {
    use dateline::app::Message;
    let mut left = Viewer::new(REIGNS, 100, 30);
    let seen = left.press("cG[lzaf2gg+++").screen();
    let mut again = Viewer::new(REIGNS, 100, 30);
    again.tell(Message::Recall {
        memory: Box::new(left.app.memory()),
        with_place: true,
    });
    assert_eq!(again.screen(), seen);
    // With `--at` or `--filter` the lanes are remembered, and the place is not.
    let mut elsewhere = Viewer::new(REIGNS, 100, 30);
    elsewhere.tell(Message::Recall {
        memory: Box::new(left.app.memory()),
        with_place: false,
    });
    assert_eq!(elsewhere.title(), "Anne");
    assert!(elsewhere.screen().contains("+wars"));
}

#[test]
fn an_event_without_a_date_cannot_be_zoomed_in_on() {
    let mut viewer = Viewer::new(REIGNS, 100, 30);
    let before = viewer.press("cG").screen();
    let after = viewer.press("+").screen();
    assert_eq!(
        viewer.app.note(),
        Some("The event has no date to zoom in on: h selects one before it")
    );
    let lanes = |screen: &str| {
        screen
            .lines()
            .take(15)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(lanes(&before), lanes(&after));
}

#[test]
fn the_frame_says_how_many_rows_of_the_chart_are_out_of_sight() {
    let mut viewer = Viewer::new(REIGNS, 80, 12);
    let screen = viewer.press("c").screen();
    assert!(screen.contains("─ ↓ 4 rows ─"), "{screen}");
    let screen = viewer.press("G").screen();
    assert!(screen.contains("─ ↑ 4 rows ─"), "{screen}");
    // Nothing is measured where there is nothing.
    let empty = Viewer::new("[]", 80, 24).press("c").screen();
    assert!(!empty.contains("a column is"), "{empty}");
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
                "c", "lll", "+++", "L", "H", "zz", "wtag<Enter>", "w", "<Esc>", "jjj", "za", "[[",
                "<Enter>", "]j", "f", "0", "G",
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
fn examples_in_lanes_and_by_the_second_in_three_sizes() {
    let reigns = include_str!("../../examples/reigns/reigns.yaml");
    let outage = include_str!("../../examples/outage/incident.yaml");
    for (width, height) in [(80, 24), (120, 40), (160, 50)] {
        for (name, zone, text) in [
            ("reigns", "UTC", reigns),
            ("outage", "UTC", outage),
            ("outage_in_new_york", "America/New_York", outage),
        ] {
            let mut viewer = Viewer::in_zone(zone, text, width, height);
            let keys = if name == "reigns" { "cll" } else { "cG++" };
            let screen = viewer.press(keys).screen();
            insta::assert_snapshot!(format!("{name}_at_{width}x{height}"), screen);
        }
    }
}

#[test]
fn the_bottom_line_says_the_selected_event_on_any_screen() {
    for (width, height) in [(160, 50), (80, 24), (40, 12), (30, 10), (20, 6)] {
        for keys in ["c", "cll", "c5l", "clv3l", "c20lv3h"] {
            let mut viewer = Viewer::new(ARTICLE, width, height);
            let screen = viewer.press(keys).screen();
            let title = viewer.title();
            let last = screen.lines().last().unwrap();
            let start: String = title.chars().take(6).collect();
            assert!(last.contains(&start), "{keys} at {width}: {last}");
            let is_range = keys.contains('v');
            assert!(
                !is_range || last.contains("event"),
                "{keys} at {width}: {last}"
            );
        }
    }
}

#[test]
fn the_selected_event_is_named_in_full_and_seen_without_colors() {
    let text = (0..9).fold(String::new(), |text, n| {
        let title = format!(
            "Event {n} of a crowd, {}",
            "with a long name ".repeat(2).trim()
        );
        text + &format!("- {{date: 2001-0{}-03, title: \"{title}\"}}\n", n + 1)
    });
    for (width, height) in [(80, 24), (60, 14), (58, 12)] {
        for at in 1..=9 {
            let mut viewer = Viewer::new(&text, width, height);
            let screen = viewer.press(&format!("c{at}gg")).screen();
            let title = viewer.title();
            assert!(screen.contains(&title), "{title} is not in\n{screen}");
            assert!(screen.contains('▲'), "{screen}");
        }
    }
}

#[test]
fn now_is_named_wherever_it_is_on_the_axis() {
    for width in 30..120 {
        let screen = Viewer::new(ARTICLE, width, 24).press("c").screen();
        let axis: Vec<&str> = screen.lines().take(4).collect();
        assert!(axis.concat().contains("now"), "{screen}");
    }
}

#[test]
fn rows_are_gone_through_down_and_up_again() {
    for keys in ["c", "cl", "cll", "c5l", "c9l"] {
        let mut viewer = Viewer::new(ARTICLE, 120, 40);
        let title = viewer.press(keys).title();
        let moved = viewer.press("3j").title();
        assert_ne!(moved, title);
        assert_eq!(viewer.press("3k").title(), title, "{keys}");
    }
}

#[test]
fn a_chosen_range_is_as_fine_as_its_events() {
    let text = "\
- {date: /2025-05, title: Until May}
- {date: 2025-06-03, title: A day}
- {date: 2025-09-10/, title: From then on}
";
    let mut viewer = Viewer::new(text, 100, 24);
    viewer.press("cvG<Enter>");
    let filter = viewer
        .app
        .filter()
        .map(|filter| filter.written().to_owned());
    assert!(!filter.as_deref().unwrap().contains('T'), "{filter:?}");
}

#[test]
fn without_a_date_there_is_no_axis() {
    let mut viewer = Viewer::new("- {date: someday, title: A rumor}\n", 80, 24);
    let screen = viewer.press("c").screen();
    let label = screen.lines().nth(2).unwrap();
    assert_eq!(label.trim_matches(['│', ' ']), "", "{screen}");
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
    let [Effect::ClipEvents { events, what }] = copied.effects.as_slice() else {
        panic!("{:?}", copied.effects)
    };
    assert_eq!(what, "4 events as YAML");
    let places: Vec<_> = events.iter().map(|(_, place)| *place).collect();
    let text = dateline::timeline::event_texts(REIGNS.as_bytes(), &places).unwrap();
    let (first, last) = (text.lines().next().unwrap(), text.lines().last().unwrap());
    assert!(first.starts_with("- {start: 1702-03-08, end: 1714-08-01, title: Anne"));
    assert!(last.starts_with("- {start: 1727-06-11, end: 1760-10-25, title: George II"));
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
fn a_range_of_time_counts_the_events_that_its_filter_shows() {
    let text = "\
- {date: 1940, title: First}
- {date: 1943/, title: Its end is not known}
- {date: 1946, title: Second}
- {date: /1950, title: Its start is not known}
- {date: 1952/, title: It begins later}
";
    let mut viewer = Viewer::new(text, 120, 30);
    let screen = viewer.press("cvll").screen();
    assert!(screen.contains("4 events: Enter filters"), "{screen}");
    viewer.press("<Enter>");
    assert_eq!(viewer.app.timeline().len(), 4);
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

#[test]
fn a_range_is_shown_as_asked_for_where_time_is_folded() {
    for (asked, first, last) in [
        ("1939..1945", "1939", "1945"),
        ("1980..1990", "1980", "1990"),
        ("1970s", "1970", "1979"),
        ("2030", "2030", "2030"),
    ] {
        for (width, height) in [(80, 24), (120, 40), (60, 14)] {
            let mut viewer = Viewer::new(ARTICLE, width, height);
            viewer.press(&format!("c:{asked}<Enter>"));
            let years = |viewer: &Viewer| {
                let scale = &viewer.app.chart().unwrap().layout.scale;
                [scale.from(), scale.to() - 1]
                    .map(|at| dateline::date::Moment::from_seconds(at).year().to_string())
            };
            assert_eq!(years(&viewer), [first, last], "{asked} in {width}");
            // Panning goes on from there.
            viewer.press("LH");
            assert_eq!(years(&viewer), [first, last], "{asked} in {width}");
        }
    }
}

/// The events that the chart draws, without duplicates.
fn drawn(viewer: &Viewer) -> Vec<usize> {
    let chart = &viewer.app.chart().unwrap().layout;
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
        "", "tag:diplomacy", "during:1970s", "-tag:war", "no:place", "Putin",
    ] {
        let mut viewer = Viewer::new(ARTICLE, 160, 50);
        viewer.press(&format!("&{filter}<Enter>c"));
        let all: Vec<usize> = (0..viewer.app.timeline().len()).collect();
        assert_eq!(drawn(&viewer), all, "{filter}");
        viewer.press("wtag<Enter>");
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

#[test]
fn a_day_is_a_point_and_a_line_to_its_end_however_wide_it_is() {
    for (last, day) in [
        ("2025-07-12", " ● First"),
        ("2025-06-05", " ●── First"),
        ("2025-05-12", " ●─────"),
    ] {
        let text = format!(
            "- {{date: 2025-05-01, title: First, source: s}}\n- {{date: {last}, title: Last, source: s}}\n"
        );
        let screen = Viewer::new(&text, 80, 24).press("cGf").screen();
        assert!(screen.contains(day), "{day} is not in\n{screen}");
    }
}

#[test]
fn a_long_bar_without_room_beside_it_has_a_cut_name() {
    let text = "\
- {start: 1500, end: 1600, title: A long title that has no room inside of its bar at all, and none beside it}
- {start: 1400, end: 1499-12-31, title: Before}
- {start: 1601, end: 1700, title: After}
";
    let screen = Viewer::new(text, 80, 8).press("cG").screen();
    assert!(screen.contains("A long title"), "{screen}");
}

#[test]
fn pages_go_through_the_rows() {
    let text = (0..60).fold(String::new(), |text, n| {
        text + &format!("- {{start: 1900, end: 20{n:02}, title: Event {n}}}\n")
    });
    for (keys, title) in [
        ("c<PgDn>", "Event 50"),
        ("c ", "Event 50"),
        ("c<C-d>", "Event 54"),
        ("c<PgDn><PgUp>", "Event 59"),
    ] {
        let mut viewer = Viewer::new(&text, 80, 24);
        assert_eq!(viewer.press(keys).title(), title, "after {keys:?}");
    }
}

/// The names of the lanes, from the top; a folded one begins with `+`.
fn lanes(viewer: &Viewer) -> Vec<String> {
    let rows = &viewer.app.chart().unwrap().layout.rows;
    let named = rows.iter().filter_map(|row| {
        let name = row.name.as_deref()?;
        Some(if row.is_folded {
            format!("+{name}")
        } else {
            name.to_owned()
        })
    });
    named.collect()
}

#[test]
fn a_lane_is_folded_on_its_name() {
    for (keys, expected) in [
        ("c<Enter>", ["reigns", "laws", "wars", "undated"]),
        ("c[l<Enter>", ["+reigns", "laws", "wars", "undated"]),
        ("c[l<Enter><Enter>", ["reigns", "laws", "wars", "undated"]),
        ("c]l<Enter>", ["reigns", "+laws", "wars", "undated"]),
        ("c2]l<Enter>", ["reigns", "laws", "+wars", "undated"]),
        ("c9]l[l<Enter>", ["reigns", "+laws", "wars", "undated"]),
        ("cza", ["+reigns", "laws", "wars", "undated"]),
        ("czaza", ["reigns", "laws", "wars", "undated"]),
        // An event is selected again: Enter shows its detail.
        ("c]lk<Enter>", ["reigns", "laws", "wars", "undated"]),
        ("c]ll<Enter>", ["reigns", "laws", "wars", "undated"]),
    ] {
        let mut viewer = Viewer::new(REIGNS, 100, 30);
        viewer.press(keys);
        assert_eq!(lanes(&viewer), expected, "after {keys:?}");
    }
    // Below the name are the events of its lane, above it those of the lane before.
    for (keys, title) in [
        ("c]lj", "Acts of Union"),
        ("c]lk", "George I"),
        ("c]l", "Anne"),
    ] {
        let mut viewer = Viewer::new(REIGNS, 100, 30);
        assert_eq!(viewer.press(keys).title(), title, "after {keys:?}");
    }
    let mut viewer = Viewer::new(REIGNS, 100, 30);
    let screen = viewer.press("c]l<Enter>").screen();
    assert!(screen.contains("│▶+laws"), "{screen}");
    let mut one = Viewer::new("- {date: 2025, title: A}\n", 80, 24);
    one.press("c]l");
    assert_eq!(
        one.app.note(),
        Some("All events are in one lane: w makes lanes")
    );
}

#[test]
fn lanes_are_chosen_from_a_list() {
    let mut viewer = Viewer::new(REIGNS, 100, 30);
    let screen = viewer.press("cw").screen();
    for choice in [
        "  none           all events in one lane",
        "▶ group          lanes by group",
        "  by time        lanes sorted by their first event",
        "  in file order  lanes as the file lists them",
    ] {
        assert!(screen.contains(choice), "{choice} is not in\n{screen}");
    }
    viewer.press("file<Enter>");
    assert_eq!(lanes(&viewer), ["reigns", "wars", "laws", "undated"]);
    let screen = viewer.screen();
    assert!(screen.contains("lanes by group in file order"), "{screen}");
    viewer.press("wtime<Enter>");
    assert_eq!(lanes(&viewer), ["reigns", "laws", "wars", "undated"]);
    viewer.press("wnone<Enter>");
    assert_eq!(lanes(&viewer), ["", "undated"]);
    let mut plain = Viewer::new("- {date: 2025, title: A}\n", 80, 24);
    plain.press("cw");
    assert_eq!(
        plain.app.note(),
        Some("No key makes lanes: all events are in one")
    );
}

#[test]
fn errors_and_warnings_are_marked_and_never_by_color_alone() {
    let text = "\
events:
  - {date: 2001-02-03, title: Fine, id: a}
  - {date: 2001-05-03, title: Twice, id: a}
  - {date: someday, title: Undated}
  - {date: 2001-08-03, title: Marked}
";
    let mut viewer = Viewer::new(text, 100, 24);
    let screen = viewer.press("c3Gmx").screen();
    for name in ["● ! Fine", "● ✗ Twice", "[x Marked]●", "✗ Undated"] {
        assert!(screen.contains(name), "{name} is not in\n{screen}");
    }
    // Without a name, the sign is in the place of the point.
    let days = (2..8).flat_map(|month| (1..29).map(move |day| (month, day)));
    let crowd = days.fold(String::new(), |text, (month, day)| {
        text + &format!("- {{date: 2001-0{month}-{day:02}, title: One of many events, id: a}}\n")
    });
    let screen = Viewer::new(&crowd, 100, 24).press("c").screen();
    let unnamed = screen.matches("✗  ").count() + screen.matches("✗ ✗").count();
    assert!(unnamed > 20, "{screen}");
    assert!(!screen.contains("●  "), "{screen}");
}

#[test]
fn lines_leave_no_trace_in_names() {
    // The line of now and that of a fold cross the names.
    let text = "\
- {date: 2025-05-29, title: A title that reaches over the line of today and further on}
- {date: 1825-05-30, title: A title that reaches over the fold and further on to the right}
- {date: 2025-06-09, title: Later}
";
    let mut viewer = Viewer::new(text, 100, 24);
    viewer.look.color = true;
    let buffer = viewer.press("cG").buffer();
    let screen = viewer.screen();
    let (y, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains("A title that reaches over the fold"))
        .unwrap();
    let from = line.chars().position(|c| c == 'A').unwrap();
    for x in from..from + 60 {
        let cell = &buffer[(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())];
        assert_eq!(cell.modifier, Modifier::empty(), "{x} in {line}");
        assert_eq!(cell.fg, Color::Reset, "{x} in {line}");
    }
}

#[test]
fn undated_events_without_room_are_counted() {
    let dated = "- {date: 2001-02-03, title: Dated}\n".to_owned();
    let text = (0..40).fold(dated, |text, n| {
        text + &format!("- {{date: someday, title: An event without a date {n}}}\n")
    });
    let mut viewer = Viewer::new(&text, 80, 24);
    let screen = viewer.press("c").screen();
    assert!(screen.contains("An event without a date 0"), "{screen}");
    assert!(screen.contains("+36"), "{screen}");
    for event in ["2G", "3G", "5G", "6G", "20G", "G"] {
        let title = viewer.press(event).title();
        let screen = viewer.screen();
        assert!(
            screen.contains(&format!("✗[{title}]")),
            "{title} is not in\n{screen}"
        );
    }
}

#[test]
fn the_wheel_and_dragging_move_time() {
    let mut viewer = Viewer::new(REIGNS, 120, 30);
    viewer.press("cwnone<Enter>");
    let seconds = |viewer: &Viewer, column: usize| {
        let scale = &viewer.app.chart().unwrap().layout.scale;
        (scale.second(column), scale.seconds_of_column())
    };
    let all = seconds(&viewer, 0).1;
    // The time under the pointer stays there; screen columns have a frame before them.
    for (gesture, zoomed) in [
        (Gesture::ZoomIn, all / 2),
        (Gesture::ZoomIn, all / 4),
        (Gesture::ZoomOut, all / 2),
    ] {
        let before = seconds(&viewer, 79).0;
        viewer.mouse(gesture, 80, 10);
        let (after, column) = seconds(&viewer, 79);
        assert!((column - zoomed).abs() <= 1, "{column} is not {zoomed}");
        assert!(
            (after - before).abs() <= column * 2,
            "{after} is not {before}"
        );
    }
    let (before, column) = seconds(&viewer, 50);
    viewer.mouse(Gesture::Click, 51, 12);
    viewer.mouse(Gesture::Drag, 61, 12);
    let dragged = seconds(&viewer, 60).0;
    assert!(
        (dragged - before).abs() <= column,
        "{dragged} is not {before}"
    );
    viewer.mouse(Gesture::Release, 61, 12);
    viewer.mouse(Gesture::Drag, 90, 12);
    assert_eq!(seconds(&viewer, 60).0, dragged);
    viewer.mouse(Gesture::ScrollDown, 61, 12);
    let on = seconds(&viewer, 60).0 - dragged;
    assert!((on - column * 118 / 8).abs() <= column * 2, "{on}");
    assert!(drawn(&viewer).contains(&viewer.app.selected_index()));
}
