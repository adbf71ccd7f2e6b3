//! The configuration file from outside: where it is found, and its effects.

use std::fs;

use crate::dateline;

/// Output and errors of `dateline` with this configuration file, in a folder with this project
/// file.
fn run(user: &str, project: &str, arguments: &[&str]) -> (String, String) {
    let home = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("dateline")).unwrap();
    fs::write(home.path().join("dateline/config.toml"), user).unwrap();
    fs::write(folder.path().join(".dateline.toml"), project).unwrap();
    let output = dateline()
        .args(arguments)
        .env("XDG_CONFIG_HOME", home.path())
        .current_dir(folder.path())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let reported = text(output.stderr).replace(&*home.path().to_string_lossy(), "HOME");
    (text(output.stdout), reported)
}

#[test]
fn the_settings_in_force_are_printed() {
    let (printed, reported) = run(
        "theme = \"light\"\nstrip = true\n",
        "strip = false\n",
        &["config"],
    );
    assert_eq!(reported, "");
    assert!(printed.contains("\ntheme = \"light\"\n"), "{printed}");
    assert!(printed.contains("\nstrip = false\n"), "{printed}");
    assert!(printed.contains("[keys.timeline]\n\"j\" = \"next-event\"\n"));
}

#[test]
fn problems_of_settings_are_reported_with_their_place() {
    let (_, reported) = run("\nmouze = true\n", "editor = \"vi\"\n", &["config"]);
    assert_eq!(
        reported,
        "HOME/dateline/config.toml:2:1: error: unknown setting `mouze`\n  |\n2 | mouze = true\n  | ^^^^^\n  = did you mean \
         `mouse`?\n./.dateline.toml:1:1: error: a project cannot set `editor`\n  |\n1 | editor = \"vi\"\n  | ^^^^^^\n  = set it \
         in your own file: `dateline config --path`\n"
    );
}

#[test]
fn the_path_is_printed_even_without_a_file() {
    let output = dateline()
        .args(["config", "--path"])
        .env("XDG_CONFIG_HOME", "/nowhere")
        .output()
        .unwrap();
    assert_eq!(output.stdout, b"/nowhere/dateline/config.toml\n");
}

#[test]
fn the_day_month_order_applies_wherever_dates_are_read() {
    let (printed, _) = run("dates = \"dmy\"\n", "", &["date", "09/02/2018"]);
    assert!(printed.contains("9 February 2018"), "{printed}");
    let (printed, _) = run(
        "dates = \"dmy\"\n",
        "dates = \"mdy\"\n",
        &["date", "09/02/2018"],
    );
    assert!(printed.contains("2 September 2018"), "{printed}");
}

#[test]
fn the_manual_page_shows_the_bindings() {
    let (page, _) = run("[keys.timeline]\n\"x\" = \"next-year\"\n", "", &["man"]);
    assert!(page.contains("x }"), "{page}");
}

/// Settings of an American reader.
const AMERICAN: &str = "order = \"mdy\"\nhours = 12\nera = \"BCE\"\n";

/// A run of `dateline` on a timeline from its standard input.
fn run_on(timeline: &str, settings: &str, arguments: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("dateline")).unwrap();
    fs::write(home.path().join("dateline/config.toml"), settings).unwrap();
    fs::write(home.path().join("events.yaml"), timeline).unwrap();
    let output = dateline()
        .args(arguments)
        .env("XDG_CONFIG_HOME", home.path())
        .env("TZ", "UTC")
        .current_dir(home.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).unwrap()
}

const TRIAL: &str = "\
- {date: -0043-03-15, title: Caesar is killed}
- {date: 2025-05-09T16:45, title: Hearing, summary: The court hears both parties and sets a date for the next hearing.}
";

#[test]
fn dates_are_printed_in_the_notation_of_the_settings() {
    let printed = run_on(
        TRIAL,
        AMERICAN,
        &["date", "2025-05-09T16:45", "15 March 44 BC"],
    );
    assert!(
        printed.contains("words      May 9, 2025, 4:45 pm\n"),
        "{printed}"
    );
    assert!(
        printed.contains("words      March 15, 44 BCE\n"),
        "{printed}"
    );
    assert!(printed.contains("EDTF       -0043-03-15\n"), "{printed}");
    let shown = run_on(TRIAL, AMERICAN, &["show", "2"]);
    assert!(
        shown.starts_with("Hearing\nFriday, May 9, 2025, 4:45 pm\n"),
        "{shown}"
    );
    let plain = run_on(TRIAL, AMERICAN, &["--plain"]);
    assert!(
        plain.contains("March 15, 44 BCE  Caesar is killed\n"),
        "{plain}"
    );
    let chart = run_on(
        TRIAL,
        AMERICAN,
        &[
            "chart", "--from", "2025-05-09T12:00", "--to", "2025-05-09T20:00",
        ],
    );
    assert!(chart.contains("May 9, 2025 12:00pm"), "{chart}");
}

#[test]
fn what_other_programs_read_is_not_in_the_notation_of_the_settings() {
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["list", "--csv"],
        &["show", "--json", "2"],
        &["date", "--json", "2025-05-09T16:45"],
    ] {
        let (usual, american) = (
            run_on(TRIAL, "", arguments),
            run_on(TRIAL, AMERICAN, arguments),
        );
        assert_eq!(usual, american, "{arguments:?}");
    }
}

#[test]
fn printed_texts_and_charts_are_as_wide_as_the_settings_say() {
    let settings = "width = 40\n";
    for arguments in [&["show", "2"][..], &["--plain"], &["chart"]] {
        let printed = run_on(TRIAL, settings, arguments);
        let widest = printed.lines().map(|line| line.chars().count()).max();
        assert!(widest.is_some_and(|widest| widest <= 40), "{printed}");
        let usual = run_on(TRIAL, "", arguments);
        assert!(
            usual.lines().any(|line| line.chars().count() > 40),
            "{usual}"
        );
    }
    let plain = run_on(TRIAL, settings, &["--plain"]);
    let wrapped = "    The court hears both parties and\n    sets a date for the next hearing.\n";
    assert!(plain.contains(wrapped), "{plain}");
}
