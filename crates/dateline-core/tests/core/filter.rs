//! Filters: which events an expression keeps, what is said of a wrong one, how words go on.

use dateline_core::date::{DateContext, Truth};
use dateline_core::timeline::query::{Known, Mistake};
use dateline_core::timeline::{Input, Query, Timeline, load};
use proptest::prelude::*;

const FILE: &str = r#"
sources:
  - {id: dagens, title: "Xi Jinping Visits Putin", publisher: Dagens, author: Jens}
  - {id: tass, title: The visit}
events:
  - {date: 1945, title: Victory, tags: [war]}
  - {date: the 1970s, title: Washington courts Beijing, people: [Henry Kissinger], place: Beijing}
  - {date: 1975-03, title: Wheat deal, tags: [wheat, gas], source: tass}
  - {date: about 1979, title: Recognition, note: In Washington DC}
  - {date: 2022-02-04, title: No limits, quote: "no limits", source: dagens, group: Visit}
  - {date: 2025-05-07/2025-05-10, title: State visit, group: Visit, place: Moscow, people: [Xi Jinping]}
  - {date: 2025-05-09, title: Parade, quote: "In Red\n  Square", source: dagens, tags: [Gas, parade], place: Moscow}
  - {date: "2025-08/2025-09", title: Autumn talks, tags: [vegas], group: visitors}
  - {date: "[2025-08-30,2025-09-02]", title: Travel, cost: 12:30}
  - {title: Without date, summary: gas}
  - {date: 2025-13, title: Broken month}
"#;

fn timeline() -> Timeline {
    let input = Input {
        name: "test.yaml",
        bytes: FILE.as_bytes(),
    };
    load(input, DateContext::default()).unwrap()
}

fn query(expression: &str) -> Result<Query, Vec<Mistake>> {
    Query::parse(expression, DateContext::default())
}

/// The titles that an expression keeps, those that are only possible with a question mark.
fn kept(timeline: &Timeline, expression: &str) -> String {
    let query = query(expression).unwrap_or_else(|wrong| panic!("{expression}: {wrong:?}"));
    let titles = timeline.entries().filter_map(|entry| {
        let title = entry.title().split(' ').next().unwrap_or_default();
        match query.matches(&entry, timeline) {
            Truth::Yes => Some(title.to_owned()),
            Truth::Possible => Some(format!("{title}?")),
            Truth::No => None,
        }
    });
    titles.collect::<Vec<_>>().join(" ")
}

#[test]
fn events_kept() {
    let timeline = timeline();
    let all = "Victory Washington Wheat Recognition No State Parade Autumn Travel Without Broken";
    for (expression, expected) in [
        ("", all),
        ("  ", all),
        // Text, in any field.
        ("gas", "Wheat Parade Autumn Without"),
        ("Gas", "Parade"),
        ("washington", "Washington Recognition"),
        ("washington -dc", "Washington"),
        ("\"red square\"", "Parade"),
        ("\"state visit\" moscow", "State"),
        ("jens", "No Parade"),
        ("1945", "Victory"),
        ("12:30", "Travel"),
        ("nowhere", ""),
        // Tags are whole, other names begin a word.
        ("tag:gas", "Wheat Parade"),
        ("tag:#gas", "Wheat Parade"),
        ("tag:Gas", "Parade"),
        ("-tag:gas tag:wheat", ""),
        ("tag:gas -tag:wheat", "Parade"),
        ("group:visit", "No State Autumn"),
        ("group:Visit", "No State"),
        ("place:moscow", "State Parade"),
        ("place:oscow", ""),
        ("person:xi", "State"),
        ("person:jinping", "State"),
        ("person:\"xi jinping\"", "State"),
        ("source:dagens", "No Parade"),
        ("source:jens", "No Parade"),
        ("source:visit", "Wheat No Parade"),
        ("source:isit", ""),
        ("source:=dagens", "No Parade"),
        ("source:=Visit", ""),
        ("source:=\"The visit\"", "Wheat"),
        ("tag:=gas", "Wheat"),
        ("place:=Mosco", ""),
        ("source:\"xi jinping\"", "No Parade"),
        // What there is.
        ("has:quote", "No Parade"),
        ("no:source has:tag", "Victory Autumn"),
        ("-has:source has:tag", "Victory Autumn"),
        ("-no:source", "Wheat No Parade"),
        ("no:date", "Without Broken"),
        ("has:note", "Recognition"),
        ("has:person", "Washington State"),
        // Time.
        ("during:1970s", "Washington Wheat Recognition?"),
        ("during:1970s sure:yes", "Washington Wheat"),
        ("during:1970s sure:no", "Recognition"),
        ("during:1975", "Washington? Wheat"),
        ("during:1975-03-05", "Washington? Wheat?"),
        (
            "-during:1970s",
            "Victory Recognition? No State Parade Autumn Travel Without Broken",
        ),
        ("after:2022", "State Parade Autumn Travel"),
        ("after:2021 before:2025", "No"),
        ("after:\"May 2025\"", "Autumn Travel"),
        ("before:1975", "Victory Washington?"),
        ("before:2025-06 after:2022", "State Parade"),
        ("during:2025-05-09", "State Parade"),
        ("during:2025-08", "Autumn Travel?"),
        ("during:2025-08-15", "Autumn?"),
        ("during:2025-09-02", "Autumn? Travel?"),
        ("sure:yes", "Victory Wheat No State Parade Autumn"),
        ("sure:no tag:gas", ""),
        ("TAG:gas", "Wheat Parade"),
    ] {
        assert_eq!(kept(&timeline, expression), expected, "{expression:?}");
    }
}

#[test]
fn mistakes_name_the_word_and_what_was_expected() {
    let told: Vec<String> = [
        "moscow tga:gas",
        "tags:gas",
        "colour:red",
        "tag:",
        "source:=",
        "has:qoute",
        "no:colour",
        "during:yesteryear",
        "during:May 2025",
        "after:2025-13",
        "after:2020/..",
        "before:../2020",
        "during:now",
        "sure:maybe",
        "\"red square",
        "gas -",
        "gas \"\"",
        "-tga:a has:x",
    ]
    .into_iter()
    .map(|expression| {
        let mistakes = query(expression).unwrap_err();
        let reports = mistakes
            .iter()
            .map(|mistake| mistake.diagnostic(expression).report("filter"));
        reports.collect::<Vec<_>>().join("\n")
    })
    .collect();
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn words_go_on() {
    let timeline = timeline();
    let known = Known::of(&timeline);
    for (expression, from, choices) in [
        ("", 0, ""),
        ("p", 0, "place: person:"),
        ("gas -du", 5, "during:"),
        ("tag:", 4, "Gas gas parade vegas war wheat"),
        ("tag:#ga", 4, "Gas gas"),
        ("tag:GA", 4, "Gas gas"),
        ("person:j", 7, "\"Xi Jinping\""),
        ("person:\"xi", 7, "\"Xi Jinping\""),
        ("place:", 6, "Moscow Beijing"),
        ("source:", 7, "dagens tass"),
        ("source:=t", 7, "=tass"),
        ("has:s", 4, "source summary"),
        ("sure:", 5, "yes no"),
        ("after:2", 6, ""),
        ("gas ", 4, ""),
        ("\"ta", 3, ""),
    ] {
        let cursor = expression.chars().count();
        let completion = known.complete(expression, cursor);
        assert_eq!(completion.choices.join(" "), choices, "{expression:?}");
        assert_eq!(
            (completion.from, completion.to),
            (from, cursor),
            "{expression:?}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_a_filter_or_none(
        text in "\\PC{0,30}|([-\":a-z ]|tag:|has:|during:|after:|sure:|yes|1970s|\u{e9}|\u{4e2d}){0,12}",
        cursor in 0_usize..40,
    ) {
        let timeline = timeline();
        match query(&text) {
            Ok(query) => for entry in timeline.entries() {
                prop_assert!(query.matches(&entry, &timeline) >= Truth::No);
            },
            Err(mistakes) => for mistake in mistakes {
                prop_assert!(mistake.at <= text.chars().count());
                prop_assert!(mistake.width > 0);
                prop_assert!(mistake.diagnostic(&text).report("filter").contains("error"));
            },
        }
        let completion = Known::of(&timeline).complete(&text, cursor);
        prop_assert!(completion.from <= completion.to);
    }
}

#[test]
fn a_source_is_filtered_by_its_id_or_its_first_name() {
    for (source, written) in [
        ("{id: log, title: The log}", Some("source:=log")),
        ("{title: The log}", Some("source:=\"The log\"")),
        (
            "{title: 'The \"log\"', url: 'https://example.org/log'}",
            Some("source:=https://example.org/log"),
        ),
        ("{title: 'The \"log\"'}", None),
        ("{file: log.txt}", None),
    ] {
        let text = format!("- {{date: 2020, title: One, source: {source}}}\n");
        let input = Input {
            name: "test.yaml",
            bytes: text.as_bytes(),
        };
        let timeline = load(input, DateContext::default()).unwrap();
        let entry = timeline.entry(0).unwrap();
        let dateline_core::timeline::Entry::Event(event) = &*entry else {
            panic!("{source}");
        };
        let cited = timeline.file(0).source(event.source.as_ref().unwrap());
        let query = Query::of_source(&cited, DateContext::default());
        assert_eq!(query.as_ref().map(Query::written), written, "{source}");
        if let Some(query) = query {
            let truth = query.matches(&entry, &timeline);
            assert_eq!(truth, Truth::Yes, "{source}");
        }
    }
}
