//! The whole YAML test suite goes through the loader: nothing panics or hangs, and the verdict is the same twice.
//!
//! What an input means is not asked here: hardly any of them holds events. The inputs are also put where an event of a
//! file has a value, so that they go through blocks as well as through the general way.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use dateline_core::date::DateContext;
use dateline_core::export::plain::{self, Marks};
use dateline_core::export::{Kept, csv, json, list, one};
use dateline_core::timeline::{Input, LoadError, Timeline, load};

const INPUTS: &str = include_str!("yaml-suite/inputs.jsonl");

/// How long one text may take: a thousand times what it takes.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug, Clone, serde::Deserialize)]
struct Case {
    id: String,
    fail: bool,
    yaml: String,
}

fn cases() -> Vec<Case> {
    INPUTS
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The input itself, as the value of a key of an event, and between two events.
fn texts(yaml: &str) -> [String; 3] {
    let indented = format!("    {}", yaml.replace('\n', "\n    "));
    [
        yaml.to_owned(),
        format!(
            "- date: 2025-05-09\n  title: Parade\n  more:\n{indented}\n- date: 2024\n  title: Before\n"
        ),
        format!("- date: 2025-05-09\n  title: Parade\n{yaml}\n- date: 2024\n  title: Before\n"),
    ]
}

fn read(text: &str) -> Result<Timeline, LoadError> {
    let input = Input {
        name: "f.yaml",
        bytes: text.as_bytes(),
    };
    load(input, DateContext::default())
}

/// What a text becomes, and everything that is printed of it.
fn verdict(text: &str) -> Result<(Timeline, Vec<u8>), LoadError> {
    let timeline = read(text)?;
    let mut out = Vec::new();
    let kept = Kept::all(&timeline);
    plain::write(&timeline, &kept, Marks::Typographic, &mut out).unwrap();
    list::write(&timeline, &kept, list::Look::Columns, &mut out).unwrap();
    list::write(&timeline, &kept, list::Look::Tabs, &mut out).unwrap();
    json::write(&timeline, &kept, &mut out).unwrap();
    csv::write(&timeline, &kept, csv::Cells::AsTheyAre, &mut out).unwrap();
    for entry in timeline.entries() {
        one::write(timeline.file_of(&entry), &entry, &mut out).unwrap();
    }
    Ok((timeline, out))
}

/// Whether the verdict is the same twice; an error where it takes too long or panics.
fn in_time(text: String) -> Result<bool, RecvTimeoutError> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        tell.send(verdict(&text) == verdict(&text)).unwrap();
    });
    told.recv_timeout(PATIENCE)
}

#[test]
fn all_inputs_are_there() {
    let cases = cases();
    assert_eq!(cases.len(), 402);
    assert_eq!(cases.iter().filter(|case| case.fail).count(), 94);
}

#[test]
fn no_input_panics_or_hangs_and_the_verdict_is_the_same_twice() {
    let mut wrong = Vec::new();
    for case in cases() {
        for (way, text) in ["itself", "within an event", "between events"]
            .into_iter()
            .zip(texts(&case.yaml))
        {
            match in_time(text) {
                Ok(true) => {}
                Ok(false) => wrong.push(format!("{} {way}: two verdicts", case.id)),
                Err(RecvTimeoutError::Timeout) => wrong.push(format!("{} {way}: hangs", case.id)),
                Err(RecvTimeoutError::Disconnected) => {
                    wrong.push(format!("{} {way}: panics", case.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_input_as_a_value_leaves_the_event_before_it_where_it_stands() {
    for case in cases() {
        let [_, within, _] = texts(&case.yaml);
        let Ok(timeline) = read(&within) else {
            continue;
        };
        let titles: Vec<_> = timeline
            .entries()
            .map(|entry| entry.title().to_owned())
            .collect();
        assert!(
            titles.contains(&"Parade".to_owned()),
            "{}: {titles:?}",
            case.id
        );
    }
}
