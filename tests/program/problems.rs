//! The list of problems, as a user sees it: keys in, screen out.

use crate::viewer::Viewer;
use dateline::app::{Effect, Sources};
use dateline::keys::Mode;
use dateline::text::width;
use dateline::view::Look;
use insta::assert_snapshot;
use ratatui::style::{Color, Modifier};

const TEXT: &str = "\
title: Moscow
soruces: []
events:
  - date: 2024-13
    title: Never
    source: s
  - date: 2025-05-09
    title: Parade
    sumary: On Red Square.
    source: s
  - date: 2025-05-10
    title: Talks
  - date: 2025-05-11
    title: Way home
    source: s
  - date: 2023
    title: a: b
  - date: 09/02/2018
    title: Long ago
    quote: They met.
";

#[test]
fn every_problem_has_a_line_and_the_selected_one_its_report() {
    assert_snapshot!(
        "problems_at_80x24",
        Viewer::new(TEXT, 80, 24).press("E").screen()
    );
    assert_snapshot!(
        "problems_at_160x50",
        Viewer::new(TEXT, 160, 50).press("EjjjG").screen()
    );
    let mut viewer = Viewer::new(TEXT, 60, 14);
    viewer.look = Look {
        ascii: true,
        color: false,
        ..Look::default()
    };
    assert_snapshot!("problems_in_ascii", viewer.press("E3G").screen());
}

#[test]
fn keys_move_through_the_list_and_away() {
    // The list, by line: 2 (a key), 4, 9, 11, 17, 18, 20.
    for (keys, selected) in [
        ("E", Some(5)),
        ("gE", Some(5)),
        ("Eg", Some(0)),
        ("Egj", Some(1)),
        ("Eg2j", Some(2)),
        ("Eg<Down>", Some(1)),
        ("EG", Some(6)),
        ("EGj", Some(6)),
        ("EGk", Some(5)),
        ("EG<Up><Up>", Some(4)),
        ("E<End>", Some(6)),
        ("EG<Home>", Some(0)),
        ("E3G", Some(2)),
        ("E99G", Some(6)),
        ("Eg<PgDn>", Some(6)),
        ("EG<PgUp>", Some(0)),
        ("Eg<C-d>", Some(6)),
        ("EG<C-u>", Some(0)),
        ("E<Esc>", None),
        ("EE", None),
        ("E<Enter>", None),
        ("Eg?<Esc>", Some(0)),
        ("Eg?j<Esc>", Some(0)),
        // A top-level key is not an event.
        ("Eg<Enter>", Some(0)),
        ("<Tab>Eg", Some(0)),
    ] {
        let mut viewer = Viewer::new(TEXT, 80, 40);
        viewer.press(keys);
        let shown = viewer
            .app
            .problems()
            .map(dateline::app::Problems::selected_index);
        assert_eq!(shown, selected, "after {keys:?}");
        let mode = Mode::of(&viewer.app);
        assert_eq!(mode == Mode::Problems, selected.is_some(), "after {keys:?}");
    }
}

#[test]
fn the_place_of_a_problem_is_seen_in_a_pane_of_any_width() {
    let text = format!(
        "sources: [{{id: memo, title: Memo}}]\nevents:\n- {{date: 2025, title: {}, source: meemo, note: {}}}\n",
        "very long \u{9577}\u{3044}\u{984c}\u{540d} "
            .repeat(9)
            .trim(),
        "and more ".repeat(9).trim()
    );
    for (columns, keys) in [
        (60, ""),
        (50, ""),
        (100, ""),
        (160, ""),
        (40, "E"),
        (100, "E"),
    ] {
        let mut viewer = Viewer::new(&text, columns, 40);
        let screen = viewer.press(keys).screen();
        let lines: Vec<&str> = screen.lines().collect();
        let column = |line: &str, sought: &str| {
            let at = line.find(sought)?;
            Some(width(&line[..at]))
        };
        let carets = lines.iter().position(|line| line.contains("^^^^^"));
        let carets = carets.unwrap_or_else(|| panic!("at {columns}: {screen}"));
        assert_eq!(
            column(lines[carets], "^"),
            column(lines[carets - 1], "meemo"),
            "at {columns}: {screen}"
        );
    }
}

#[test]
fn enter_on_a_problem_of_a_source_shows_the_source() {
    let text = "\
title: Moscow
sources:
  - id: memo
    title: Memo
  - id: log
    titel: Log
  - id: memo
    title: Other
soruces: []
timezone: Mars
events:
  - {date: 2025, title: A, source: log}
";
    for (keys, source) in [
        ("E1G<Enter>", Some("log")),
        ("E2G<Enter>", Some("memo")),
        ("E3G<Enter>", None),
    ] {
        let mut viewer = Viewer::new(text, 80, 24);
        viewer.press(keys);
        let selected = viewer.app.sources().and_then(Sources::selected);
        let id = selected.and_then(|listed| listed.source.id.clone());
        assert_eq!(id.as_deref(), source, "{}", viewer.screen());
    }
}

#[test]
fn enter_selects_the_event_and_e_edits_at_the_place() {
    for (keys, title, effects) in [
        ("E2G<Enter>", "Never", vec![]),
        ("E3G<Enter>", "Parade", vec![]),
        (
            "E3Ge",
            "Long ago",
            vec![Effect::OpenEditor {
                file: 0,
                line: 9,
                column: 5,
            }],
        ),
        (
            "Ege",
            "Long ago",
            vec![Effect::OpenEditor {
                file: 0,
                line: 2,
                column: 1,
            }],
        ),
        (
            "E2Ge",
            "Long ago",
            vec![Effect::OpenEditor {
                file: 0,
                line: 4,
                column: 11,
            }],
        ),
        ("Er", "Long ago", vec![Effect::Reload]),
        ("Eqq", "Long ago", vec![Effect::Quit]),
        ("G]e", "Long ago", vec![]),
        ("g[e", "Never", vec![]),
        ("g]e", "a: b", vec![]),
        ("g2]e", "Parade", vec![]),
        ("g3]e", "Talks", vec![]),
        ("g3]e2[e", "a: b", vec![]),
    ] {
        let mut viewer = Viewer::new(TEXT, 80, 40);
        viewer.press(keys);
        assert_eq!(
            (viewer.title().as_str(), &viewer.effects),
            (title, &effects),
            "after {keys:?}"
        );
    }
    let mut viewer = Viewer::new(TEXT, 80, 40);
    viewer.press("Eg<Enter>");
    assert!(
        viewer.screen().contains("No event there"),
        "{}",
        viewer.screen()
    );
}

#[test]
fn the_list_follows_the_file() {
    let mut viewer = Viewer::new(TEXT, 80, 40);
    let selected = |viewer: &Viewer| {
        let problems = viewer.app.problems().unwrap();
        problems
            .selected()
            .map(|problem| problem.diagnostic.headline("f"))
    };
    viewer.press("E3G");
    let reported = "warning: unknown field `sumary`: did you mean `summary`?";
    assert_eq!(selected(&viewer), Some(format!("f:9:5: {reported}")));
    // Above it, a problem is fixed and another is added.
    viewer.reload(
        &TEXT
            .replace("soruces: []\n", "")
            .replace("2024-13", "2024-12"),
    );
    assert_eq!(selected(&viewer), Some(format!("f:8:5: {reported}")));
    viewer.reload(&TEXT.replace("title: Never", "title: Never\n    note: x\n    place: y"));
    assert_eq!(selected(&viewer), Some(format!("f:11:5: {reported}")));
    // The selected one is fixed: the nearest is selected.
    viewer.reload(&TEXT.replace("sumary", "summary"));
    assert_eq!(
        selected(&viewer),
        Some("f:11:5: warning: no source".to_owned())
    );
    viewer.reload("- {date: 2025, title: Parade, source: s}\n");
    assert_eq!(selected(&viewer), None);
    assert!(
        viewer.screen().contains("No problems"),
        "{}",
        viewer.screen()
    );
    let screen = viewer.press("<Esc>E").screen();
    let hints = screen.lines().next_back().unwrap_or_default();
    assert!(
        hints.contains("Esc back") && !hints.contains("move"),
        "{hints}"
    );
    assert!(viewer.press("j<Enter>e").effects.is_empty());
    viewer.press("<Esc>");
    assert_eq!(viewer.title(), "Parade");
}

#[test]
fn marks_distinguish_errors_from_warnings_without_colors_too() {
    for color in [true, false] {
        let mut viewer = Viewer::new(TEXT, 80, 40);
        viewer.look = Look {
            ascii: false,
            color,
            ..Look::default()
        };
        // The first event has the selection, which has a style of its own.
        viewer.press("g");
        let screen = viewer.screen();
        let buffer = viewer.buffer();
        let mark = |title: &str| {
            let row = screen
                .lines()
                .position(|line| line.contains(title))
                .unwrap();
            buffer[(2, u16::try_from(row).unwrap())].clone()
        };
        let (error, warning) = (mark("Never"), mark("Talks"));
        assert_eq!((error.symbol(), warning.symbol()), ("✗", "!"));
        assert_eq!(mark("Way home").symbol(), " ");
        assert!(error.modifier.contains(Modifier::BOLD) || !color);
        let colors = if color {
            (Color::Red, Color::Yellow)
        } else {
            (Color::Reset, Color::Reset)
        };
        assert_eq!((error.fg, warning.fg), colors);
    }
}

#[test]
fn the_header_counts_and_the_user_s_mark_precedes_a_warning() {
    let mut viewer = Viewer::new(TEXT, 120, 40);
    assert!(
        viewer.screen().contains("6 events · 2 errors · 5 warnings"),
        "{}",
        viewer.screen()
    );
    viewer.press("4Gma1G");
    let screen = viewer.screen();
    let row = screen.lines().find(|line| line.contains("● 10 May"));
    assert!(row.is_some_and(|row| row.contains("a● 10 May")), "{screen}");
}

#[test]
fn every_size_draws_the_list() {
    for text in [TEXT, "- {date: 2025, title: A, source: s}\n"] {
        let mut viewer = Viewer::new(text, 80, 24);
        viewer.press("E");
        for (width, height) in [
            (0, 0),
            (1, 1),
            (2, 1),
            (1, 2),
            (3, 3),
            (500, 1),
            (1, 500),
            (13, 7),
            (15, 8),
            (39, 9),
            (40, 10),
            (7, 60),
            (101, 11),
        ] {
            viewer.resize(width, height);
            for key in [
                "j", "G", "<PgUp>", "<C-d>", "g", "k", "<PgDn>", "?", "<Esc>",
            ] {
                viewer.press(key);
                viewer.buffer();
                let Some(problems) = viewer.app.problems() else {
                    continue;
                };
                let rows = usize::from(viewer.app.problem_parts().list.height);
                let (top, selected) = (problems.top, problems.selected_index());
                assert!(
                    rows == 0 || (top..top + rows).contains(&selected),
                    "{width}x{height} after {key}"
                );
            }
        }
        assert_eq!(Mode::of(&viewer.app), Mode::Problems);
    }
}
