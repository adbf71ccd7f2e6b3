//! The README and the manual in docs/ are true: their key table is the program's, their dates are read as they say,
//! their examples load, their links lead somewhere.

use std::fmt::Write as _;
use std::fs;

use dateline::config;
use dateline::date::conventions::Convention;
use dateline::date::{Date, DateContext};
use dateline::export::diagnostics::summary;
use dateline::keys;
use dateline::timeline::{Input, code, load};

use super::loaded;
use super::tree::{is_rust, paths, root};

const README: &str = include_str!("../../README.md");

/// The chapters of the manual that are written by hand, as name and text.
const CHAPTERS: [(&str, &str); 12] = [
    ("chart.md", include_str!("../../docs/chart.md")),
    ("commands.md", include_str!("../../docs/commands.md")),
    (
        "configuration.md",
        include_str!("../../docs/configuration.md"),
    ),
    ("dates.md", include_str!("../../docs/dates.md")),
    ("diagnostics.md", include_str!("../../docs/diagnostics.md")),
    ("editing.md", include_str!("../../docs/editing.md")),
    ("file-format.md", include_str!("../../docs/file-format.md")),
    ("finding.md", include_str!("../../docs/finding.md")),
    ("keys.md", include_str!("../../docs/keys.md")),
    ("other-files.md", include_str!("../../docs/other-files.md")),
    ("performance.md", include_str!("../../docs/performance.md")),
    ("quotes.md", include_str!("../../docs/quotes.md")),
];

fn chapter(name: &str) -> &'static str {
    let found = CHAPTERS.iter().find(|(chapter, _)| *chapter == name);
    found.unwrap_or_else(|| panic!("no chapter {name}")).1
}

/// The text between two markers.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no {to}")).0
}

/// A file with a few problems, and what `dateline check` reports.
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
    let input = Input::text(NAME, TEXT);
    let timeline = load(input, DateContext::default()).unwrap();
    let mut out = format!("```yaml\n{TEXT}```\n\n```console\n$ dateline check {NAME}\n");
    for problem in timeline.problems() {
        writeln!(out, "{}\n", problem.diagnostic.report_with_code(NAME)).unwrap();
    }
    let events = timeline.len();
    let summary = summary(&[NAME.to_owned()], (events, events), timeline.tally());
    out + &summary + "\n```\n"
}

/// The parts that are generated from the code: chapter, name of the markers, text.
fn parts() -> [(&'static str, &'static str, String); 7] {
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
        ("keys.md", "keys", keys::markdown()),
        ("dates.md", "conventions", conventions),
        ("keys.md", "marks", marks),
        ("configuration.md", "settings", config::markdown()),
        ("configuration.md", "actions", config::actions()),
        ("commands.md", "check", checked()),
        ("diagnostics.md", "diagnostics", code::markdown()),
    ]
}

/// `DATELINE_DOCS=write cargo test --test program docs` updates them.
#[test]
fn generated_parts_are_up_to_date() {
    let write = std::env::var_os("DATELINE_DOCS").is_some_and(|asked| asked == "write");
    for (name, kept) in CHAPTERS {
        let mut text = kept.to_owned();
        for (_, marker, part) in parts().into_iter().filter(|part| part.0 == name) {
            let (from, to) = (
                format!("<!-- {marker} -->\n"),
                format!("<!-- /{marker} -->"),
            );
            let (before, rest) = text.split_once(&from).unwrap();
            let (_, after) = rest.split_once(&to).unwrap();
            text = format!("{before}{from}{part}{to}{after}");
        }
        if write && text != kept {
            fs::write(root().join("docs").join(name), &text).unwrap();
        } else {
            assert!(
                text == kept,
                "docs/{name} is out of date: run `DATELINE_DOCS=write cargo test --test program docs`"
            );
        }
    }
}

#[test]
fn every_date_of_the_manual_is_read_as_documented() {
    let mut rows = 0;
    let mut wrong = Vec::new();
    for table in chapter("dates.md").split("| written | read as |").skip(1) {
        for row in table
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with("| `"))
        {
            let mut cells = row.trim_matches('|').split(" | ").map(str::trim);
            let written = cells.next().unwrap_or_default().trim_matches('`');
            let expected = cells.next().unwrap_or_default();
            match Date::parse(written, DateContext::default()) {
                Ok(date) if date.words() == expected => {}
                Ok(date) => {
                    wrong.push(format!("{written}: {} instead of {expected}", date.words()));
                }
                Err(error) => wrong.push(format!("{written}: not read: {error:?}")),
            }
            rows += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows > 60, "only {rows} rows were found");
}

#[test]
fn the_help_of_date_points_to_the_manual() {
    let output = crate::dateline().args(["date", "--help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(help.contains("docs/dates.md"), "{help}");
}

#[test]
fn the_readme_is_short() {
    assert!(README.lines().count() <= 150);
}

#[test]
fn the_two_commands_are_there_and_ci_runs_the_second() {
    let ci = include_str!("../../.ci/run");
    assert!(README.contains("```sh\ncargo run --release\n```"));
    assert!(README.contains("```sh\ncargo test\n```"));
    assert!(ci.lines().any(|line| line == "cargo test"), "{ci}");
}

#[test]
fn the_examples_of_the_file_format_are_files_without_errors() {
    for (name, text) in [
        ("README.md", README),
        ("file-format.md", chapter("file-format.md")),
    ] {
        let timeline = loaded(between(text, "```yaml\n", "```"));
        assert_eq!(timeline.len(), 1, "{name}");
        assert!(timeline.file(0).diagnostics.is_empty(), "{name}");
        assert!(
            timeline
                .entries()
                .all(|entry| entry.diagnostics().is_empty()),
            "{name}"
        );
    }
}

#[test]
fn every_link_to_a_file_leads_somewhere() {
    let other = ["ARCHITECTURE.md", "CONTRIBUTING.md"]
        .map(|name| (name, fs::read_to_string(root().join(name)).unwrap()));
    let mut pages = vec![(root(), "README.md", README)];
    pages.extend(
        other
            .iter()
            .map(|(name, text)| (root(), *name, text.as_str())),
    );
    pages.extend(CHAPTERS.map(|(name, text)| (root().join("docs"), name, text)));
    for (folder, name, text) in pages {
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            if !link.starts_with("http") && !link.starts_with('#') {
                assert!(folder.join(link).exists(), "{name} links to {link}");
            }
        }
    }
}

/// `view/rail.rs` is any file that ends so, `yaml/` any folder; `core/` is the source of `dateline-core`.
#[test]
fn every_file_of_the_code_that_is_named_exists() {
    let tops = [
        "src", "crates", "tests", "benches", "examples", "fuzz", "docs",
    ];
    let known = tops.into_iter().flat_map(|top| {
        let below = paths(top).into_iter();
        below.map(move |path| format!("/{top}/{path}"))
    });
    let known: Vec<String> = known.chain(tops.map(|top| format!("/{top}/"))).collect();
    let mut missing = Vec::new();
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/performance.md"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        for path in text.split('`').skip(1).step_by(2) {
            let is_path = is_rust(path) || path.ends_with('/');
            if !is_path || path.contains(char::is_whitespace) {
                continue;
            }
            let end = format!("/{}", path.strip_prefix("core/").unwrap_or(path));
            if !known.iter().any(|known| known.ends_with(&end)) {
                missing.push(format!("{name} names {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_fields_of_the_example_are_found_as_documented() {
    let timeline = loaded(between(
        chapter("other-files.md"),
        "<!-- fields -->\n```yaml\n",
        "```",
    ));
    let events = timeline.entries().map(|entry| {
        let date = entry.date().map(|date| date.written().to_owned());
        format!("{} {}", date.unwrap_or_default(), entry.title())
    });
    let events: Vec<String> = events.collect();
    assert_eq!(events, ["2019-05-05 First night", "2019-06-01 Last night"]);
    assert!(timeline.file(0).diagnostics.is_empty());
}
