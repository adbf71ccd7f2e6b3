//! What the README says is so: its key table is the key table, its commands are the command's, its example is a file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A panic is how a test fails.

use std::fmt::Write as _;
use std::path::Path;

use dateline::date::conventions::Convention;
use dateline::date::{Date, DateContext};
use dateline::export::diagnostics::summary;
use dateline::keys;
use dateline::timeline::{Input, load};

const README: &str = include_str!("../README.md");

/// What stands between two markers.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text
        .split_once(from)
        .unwrap_or_else(|| panic!("no {from} in README.md"));
    rest.split_once(to)
        .unwrap_or_else(|| panic!("no {to} in README.md"))
        .0
}

/// A file with a few things wrong, and what is said of it.
fn checked() -> String {
    const NAME: &str = "moscow.yaml";
    const TEXT: &str = "\
sources:
  - id: dagens
    title: Xi Jinping Visits Putin
events:
  - date: 2025-05-09
    title: Military parade on Red Square
    sumary: World leaders watch the parade.
    source: dagns
  - date: 2025-05-10
    title: Talks
    quote: They talked for four hours.
";
    let input = Input {
        name: NAME,
        bytes: TEXT.as_bytes(),
    };
    let timeline = load(input, DateContext::default()).unwrap();
    let mut out = format!("```yaml\n{TEXT}```\n\n```console\n$ dateline check {NAME}\n");
    for problem in timeline.problems() {
        writeln!(out, "{}\n", problem.diagnostic.report(NAME)).unwrap();
    }
    let events = timeline.len();
    let summary = summary(&[NAME.to_owned()], (events, events), timeline.tally());
    out + &summary + "\n```\n"
}

/// The parts that come from the code, by the name of their markers.
fn parts() -> [(&'static str, String); 4] {
    let conventions: Vec<_> = Convention::ALL
        .iter()
        .map(|convention| format!("- {}", convention.text()))
        .collect();
    let conventions = conventions.join("\n") + "\n";
    let mut marks = String::from("| mark | `--ascii` | what it says |\n| --- | --- | --- |\n");
    for (mark, ascii, meaning) in keys::LEGEND {
        writeln!(
            marks,
            "| {mark} | `{}` | {meaning} |",
            ascii.replace('|', "\\|")
        )
        .unwrap();
    }
    [
        ("keys", keys::markdown()),
        ("conventions", conventions),
        ("marks", marks),
        ("check", checked()),
    ]
}

/// `DATELINE_README=write cargo test --test readme` puts them there.
#[test]
fn what_comes_from_the_code_is_as_the_code_has_it() {
    let mut readme = README.to_owned();
    for (name, text) in parts() {
        let (from, to) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let (before, rest) = readme.split_once(&from).unwrap();
        let (_, after) = rest.split_once(&to).unwrap();
        readme = format!("{before}{from}{text}{to}{after}");
    }
    if std::env::var_os("DATELINE_README").is_some_and(|asked| asked == "write") {
        std::fs::write(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"),
            readme,
        )
        .unwrap();
    } else {
        assert!(
            readme == README,
            "run `DATELINE_README=write cargo test --test readme`"
        );
    }
}

#[test]
fn every_date_of_the_tables_is_read_as_they_say() {
    let mut rows = 0;
    for table in README.split("| written | read as |").skip(1) {
        for row in table
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with("| `"))
        {
            let mut cells = row.trim_matches('|').split(" | ").map(str::trim);
            let written = cells.next().unwrap_or_default().trim_matches('`');
            let date = Date::parse(written, DateContext::default()).unwrap();
            assert_eq!(Some(date.words().as_str()), cells.next(), "{written}");
            rows += 1;
        }
    }
    assert!(rows > 50, "only {rows} rows were found");
}

#[test]
fn the_two_commands_are_there_and_ci_runs_the_second() {
    let ci = include_str!("../.ci/run");
    assert!(README.contains("```sh\ncargo run --release\n```"));
    assert!(README.contains("```sh\ncargo test\n```"));
    assert!(ci.lines().any(|line| line == "cargo test"), "{ci}");
}

#[test]
fn the_example_of_the_file_format_is_a_file_without_errors() {
    let example = between(README, "```yaml\n", "```");
    let timeline = load(
        Input {
            name: "README",
            bytes: example.as_bytes(),
        },
        DateContext::default(),
    )
    .unwrap();
    assert_eq!(timeline.len(), 1);
    assert!(timeline.file(0).diagnostics.is_empty());
    assert!(
        timeline
            .entries()
            .all(|entry| entry.diagnostics().is_empty())
    );
}

#[test]
fn the_files_that_the_readme_links_to_are_there() {
    for link in README
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
    {
        if !link.starts_with("http") && !link.starts_with('#') {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(link);
            assert!(file.exists(), "README.md links to {link}");
        }
    }
}

#[test]
fn the_fields_of_the_example_are_found_as_it_says() {
    let example = between(README, "<!-- fields -->\n```yaml\n", "```");
    let input = Input {
        name: "README",
        bytes: example.as_bytes(),
    };
    let timeline = load(input, DateContext::default()).unwrap();
    let entry = timeline.entry(0).unwrap();
    let date = entry.date().map(|date| date.written().to_owned());
    assert_eq!(
        (entry.title(), date.as_deref()),
        ("First night", Some("2019-05-05"))
    );
}
