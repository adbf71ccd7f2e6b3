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
