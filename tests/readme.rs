//! What the README says is so: its key table is the key table, its commands are the command's, its example is a file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A panic is how a test fails.

use std::path::Path;

use dateline::date::Reading;
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

/// `DATELINE_README=write cargo test --test readme` puts the key table there.
#[test]
fn the_key_table_is_the_one_that_the_keys_come_from() {
    let shown = between(README, "<!-- keys -->\n", "<!-- /keys -->");
    if std::env::var_os("DATELINE_README").is_some_and(|asked| asked == "write") {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        let (before, after) = README.split_once("<!-- keys -->\n").unwrap();
        let after = &after[shown.len()..];
        std::fs::write(
            file,
            format!("{before}<!-- keys -->\n{}{after}", keys::markdown()),
        )
        .unwrap();
    } else {
        assert_eq!(shown.trim(), keys::markdown().trim());
    }
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
        Reading::default(),
        None,
    )
    .unwrap();
    assert_eq!(timeline.entries.len(), 1);
    assert!(timeline.diagnostics.is_empty());
    assert!(
        timeline
            .entries
            .iter()
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
