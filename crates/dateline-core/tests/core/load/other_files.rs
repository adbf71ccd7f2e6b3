//! Files as other people keep them, each with its events and notices.

use dateline_core::date::Date;
use dateline_core::timeline::{Entry, When};

use super::{Event, try_load};

/// The files, each with its events and notices.
const TABLE: &str = include_str!("other_files.txt");

/// Each file of the table has the result below it. With `DATELINE_TABLE=write` the table is
/// rewritten, to be looked
/// through line by line.
#[test]
fn each_file_has_the_expected_outcome() {
    let (head, cases) = TABLE.split_once("\n=== ").expect("a first file");
    let mut shown = head.to_owned();
    for case in cases.split("\n=== ") {
        let (name, rest) = case.split_once('\n').expect("a name");
        let (text, _) = rest.split_once("---->").expect("what it comes to");
        shown += &format!("\n=== {name}\n{text}---->\n{}", outcome(text));
    }
    if std::env::var_os("DATELINE_TABLE").is_some_and(|mode| mode == "write") {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/core/load/other_files.txt"
        );
        std::fs::write(path, &shown).expect("the table can be written");
        return;
    }
    for (expected, found) in TABLE.split("\n=== ").zip(shown.split("\n=== ")) {
        assert_eq!(found.trim_end(), expected.trim_end());
    }
}

/// The events of a file, and its notices.
fn outcome(text: &str) -> String {
    let timeline = match try_load(text) {
        Ok(timeline) => timeline,
        Err(error) => {
            let reported = error
                .diagnostics
                .iter()
                .map(|reported| reported.headline("f.yaml"));
            return reported.map(|reported| format!("! {reported}\n")).collect();
        }
    };
    let mut lines: Vec<String> = timeline.entries().map(|entry| line(&entry)).collect();
    let file = timeline.file(0);
    let of_events = timeline.entries();
    let of_events = of_events.flat_map(|entry| entry.diagnostics().to_vec());
    let reported = file.diagnostics.iter().cloned().chain(of_events);
    lines.extend(reported.map(|reported| format!("! {}", reported.headline("f.yaml"))));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn line(entry: &Entry) -> String {
    let Entry::Event(event) = entry else {
        return "cannot be read".to_owned();
    };
    let date = match &event.when {
        When::Dated(date) => words(date),
        When::Undated { reason, .. } => format!("({reason})"),
    };
    format!("{date} | {}{}", event.title, beside(event))
}

fn words(date: &Date) -> String {
    date.words()
}

/// The group, the place and the id of an event.
fn beside(event: &Event) -> String {
    let named = [
        ("group", &event.group),
        ("place", &event.location),
        ("id", &event.id),
    ];
    let named = named.into_iter().filter_map(|(name, text)| {
        let text = text.as_ref()?;
        Some(format!(" {name}={text}"))
    });
    named.collect()
}
