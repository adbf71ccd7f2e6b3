//! Filters: which events an expression matches, messages for invalid ones, completion.

use dateline_core::date::{DateContext, Truth};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use dateline_core::timeline::query::{Known, Mistake, QuoteVerdict, QuoteVerdicts};
use dateline_core::timeline::{Loaded, Query, Timeline};
use proptest::prelude::*;

use crate::loaded;

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
    loaded(FILE)
}

fn query(expression: &str) -> Result<Query, Vec<Mistake>> {
    Query::parse(expression, DateContext::default())
}

/// The titles that an expression matches; possible matches have a question mark.
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
        ("tag:gas not tag:wheat", "Parade"),
        ("tag:gas and not #wheat", "Parade"),
        ("tag:gas NOT (tag:wheat or tag:x)", "Parade"),
        ("tag:gas not -tag:wheat", "Wheat"),
        ("tag:gas !tag:wheat", "Parade"),
        ("tag:gas !(tag:wheat)", "Parade"),
        // Before a text without a key they are texts.
        ("tag:gas not nowhere", ""),
        ("tag:gas not", ""),
        ("!", ""),
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
        // Presence.
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

/// A file as a lawyer keeps it for a case.
const CASE: &str = r#"
sources:
  - {id: log, title: The log, publisher: Harbor Office, author: Reed, published: 2024-05-03, file: log.txt}
  - {id: post, title: Morning Post, publisher: The Post, published: May 2025}
events:
  - {date: 2024-03-01, title: Alarm, status: disputed, cite: Ex. 12, deaths: 0, Case_No: A-1, source: log}
  - {date: 2024-03-02, title: Blackout, status: undisputed, cite: Ex. 120, deaths: "1,200", tags: [hot, fire drill]}
  - {date: 2024-03-03, title: Call, status: Disputed by the owner, cite: "Ex. 12, p. 3", deaths: 99, note: the fire (second)}
  - {date: 2024-03-04, title: Dispatch, status: [settled, closed], quote: "We saw it altered", source: log, page: 12}
  - {date: 2024-03-05, title: Echo, location: Pier 4, witness: {name: Anna Reed, age: 41}, deaths: 1.5 million}
  - {date: 2024-03-06, title: Fire, status: "", "filed on": 12 May 2025, source: post, tags: [hot]}
  - {date: 2024-03, title: Gale or storm}
"#;

/// Claims that the quotes of all events are altered.
#[derive(Debug)]
struct AllAltered;

impl QuoteVerdicts for AllAltered {
    fn any(&self, _file: usize, _fingerprint: u64, verdict: QuoteVerdict) -> bool {
        verdict == QuoteVerdict::Altered
    }
}

/// The first letters of the titles that an expression keeps of the case, those that are only possible with a question mark; in a file
/// that is read and in one that is indexed.
fn kept_of_case(expression: &str) -> String {
    let read = loaded(CASE);
    let bytes = CASE.as_bytes().to_vec();
    let indexed = Loaded::index("f.yaml", bytes, DateContext::default(), None);
    let indexed = Timeline::of([indexed.unwrap()]).verified();
    assert_eq!(indexed.how_read(0), "read block by block");
    let query = query(expression).unwrap_or_else(|wrong| panic!("{expression}: {wrong:?}"));
    let query = query.with_verdicts(Arc::new(AllAltered));
    let letters = |timeline: &Timeline| {
        let letters = timeline.entries().filter_map(|entry| {
            let letter = entry.title().get(..1).unwrap_or_default();
            match query.matches(&entry, timeline) {
                Truth::Yes => Some(letter.to_owned()),
                Truth::Possible => Some(format!("{letter}?")),
                Truth::No => None,
            }
        });
        letters.collect::<String>()
    };
    let kept = letters(&read);
    let part = indexed.kept(&query, &AtomicBool::new(false)).part;
    assert_eq!(letters(&part), kept, "{expression:?} in an index");
    assert_eq!(
        part.len(),
        kept.replace('?', "").len(),
        "{expression:?} in an index"
    );
    kept
}

#[test]
fn events_kept_of_a_case() {
    for (expression, expected) in [
        // Any key; a value begins a word, and a number in it ends there.
        ("status:disputed", "AC"),
        ("status:=disputed", "A"),
        ("status:closed", "D"),
        ("-status:disputed", "GBDEF"),
        ("cite:\"Ex. 12\"", "AC"),
        ("cite:12", "AC"),
        ("cite:=\"Ex. 12\"", "A"),
        ("case-no:a", "A"),
        ("CASENO:a-1", "A"),
        ("witness:anna", "E"),
        ("publisher:harbor", "AD"),
        ("author:reed", "AD"),
        ("page:12", "D"),
        ("title:fire", "F"),
        ("note:fire", "C"),
        ("filed_on:2025", "F"),
        // Other names for what is documented.
        ("tags:hot", "BF"),
        ("location:pier", "E"),
        ("where:pier", "E"),
        ("sources:log", "AD"),
        ("#hot", "BF"),
        ("-#hot has:tag", ""),
        ("#\"fire drill\"", "B"),
        ("#drill", ""),
        // Presence of any key; an empty value counts as absent.
        ("has:status", "ABCD"),
        ("no:status", "GEF"),
        ("has:tags", "BF"),
        ("no:copy has:source", "F"),
        ("has:publisher", "ADF"),
        ("has:witness or has:page", "DE"),
        // Whole words on request, for text.
        ("disputed", "ABC"),
        ("=disputed", "AC"),
        ("=\"the owner\"", "C"),
        ("=own", ""),
        ("=Disputed", "C"),
        // Regular expressions.
        ("/^fire$/", "F"),
        ("/^fire/", "BF"),
        ("cite:/^ex\\. 12$/", "A"),
        ("cite:/12(,|$)/", "AC"),
        ("/pier\\/dock|pier \\d/", "E"),
        ("tag:/^fire/", "B"),
        // Numbers and dates.
        ("deaths:>0", "BCE"),
        ("deaths:>=99", "BCE"),
        ("deaths:<100", "AC"),
        ("deaths:<=0", "A"),
        ("deaths:=1200", "B"),
        ("deaths:>\"1 million\"", "E"),
        ("-deaths:>0", "GADF"),
        ("published:>2024", "F"),
        ("published:<2025", "AD"),
        ("published:>2024-05-02 published:<2024-05-04", "AD"),
        ("published:>2025-05-10", "F?"),
        ("filed_on:>=2025-05-12", "F"),
        ("status:>1", ""),
        // Time.
        ("date:2024-03-04", "G?D"),
        ("date:>2024-03-04", "G?EF"),
        ("date:>=2024-03-05", "G?EF"),
        ("date:<2024-03-02", "G?A"),
        ("dates:<=2024-03-02 sure:yes", "AB"),
        // Quotes.
        ("quote:altered", "D"),
        ("verdict:altered", "D"),
        ("-verdict:altered has:source", "AF"),
        ("verdict:missing", ""),
        // Together.
        ("#hot or status:disputed", "ABCF"),
        ("#hot or #cold", "BF"),
        ("#hot status:undisputed or deaths:99", "BC"),
        ("#hot (status:undisputed or deaths:99)", "B"),
        ("-(status:disputed or #hot)", "GDE"),
        ("(#hot)", "BF"),
        ("#hot AND deaths:>1", "B"),
        ("\"or\" storm", "G"),
        ("date:2024-03-04 or #hot", "G?BDF"),
        ("date:2024-03-04 sure:yes or #hot", "BDF"),
        ("(date:2024-03-04 or #hot) sure:yes", "BDF"),
        ("-(date:2024-03-04)", "G?ABCEF"),
        ("\"(second)\"", "C"),
        ("file:f.yaml #hot", "BF"),
        ("file:other", ""),
    ] {
        assert_eq!(kept_of_case(expression), expected, "{expression:?}");
    }
}

#[test]
fn what_no_event_has_is_named_with_the_closest() {
    let known = Known::of(&loaded(CASE));
    let reported: Vec<String> = [
        "#hot staus:disputed", "colour:red", "since:2024", "-status:disputd", "status:open",
        "#cold or #hoot", "person:anna", "publisher:\"the past\"", "source:lgo", "has:staus",
        "deaths:>1 weight:>1", "status:/x/", "title:nothing",
    ]
    .into_iter()
    .map(|expression| {
        let advice = query(expression).unwrap().advice(&known);
        let reports = advice
            .iter()
            .map(|mistake| mistake.diagnostic(expression).report("filter"));
        reports.collect::<Vec<_>>().join("\n")
    })
    .filter(|reported| !reported.is_empty())
    .collect();
    insta::assert_snapshot!(reported.join("\n\n"));
}

#[test]
fn mistakes_name_the_word_and_what_was_expected() {
    let reported: Vec<String> = [
        "moscow tag:", "source:=", "during:yesteryear", "during:May 2025", "after:2025-13",
        "after:2020/..", "before:../2020", "during:now", "sure:maybe", "\"red square", "gas -",
        "gas \"\"", "=", "-during:a has:", "tag:\"gas", "/red", "note:/(red/ moscow", "/usr/bin",
        "tag:(gas or oil)", "or gas", "gas or", "gas and or oil", "(gas or oil", "gas) oil",
        "gas ()", "deaths:>many", "deaths:>1m", "date:>=2020/..", "verdict:mising", "verdict:good",
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
    insta::assert_snapshot!(reported.join("\n\n"));
}

#[test]
fn words_are_completed() {
    let timeline = timeline();
    let known = Known::of(&timeline);
    for (expression, from, choices) in [
        (
            "",
            0,
            "tag: source: group: place: person: title: summary: note: quote: date: publisher: author: cost: has: no: during: \
             after: before: verdict: sure:",
        ),
        ("p", 0, "place: person: publisher: tag:parade"),
        ("mos", 0, "place:Moscow"),
        ("da", 0, "date: source:dagens"),
        ("gas -du", 5, "during:"),
        ("(du", 1, "during:"),
        ("#ga", 1, "Gas gas"),
        ("#", 0, "#Gas #gas #parade #vegas #war #wheat"),
        ("cost:", 5, "12:30"),
        ("verdict:m", 8, "missing misplaced marked"),
        ("no:c", 3, "copy cost"),
        ("tag:", 4, "Gas gas parade vegas war wheat"),
        ("tag:#ga", 4, "Gas gas"),
        ("tag:GA", 4, "Gas gas"),
        ("person:j", 7, "\"Xi Jinping\""),
        ("person:\"xi", 7, "\"Xi Jinping\""),
        ("place:", 6, "Moscow Beijing"),
        ("source:", 7, "dagens tass"),
        ("source:=t", 8, "tass"),
        ("publisher:", 10, "Dagens"),
        ("has:s", 4, "source summary"),
        ("sure:", 5, "yes no"),
        ("after:2", 6, ""),
        ("note:/a", 5, ""),
        ("\"ta", 0, ""),
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
        text in "\\PC{0,30}|([-\":a-z ()/=<>#]|tag:|has:|during:|after:|sure:|cost:|verdict:| or | and |yes|1970s|\u{e9}|\u{4e2d}){0,12}",
        cursor in 0_usize..40,
    ) {
        let timeline = timeline();
        match query(&text) {
            Ok(query) => {
                let advice = query.advice(&Known::of(&timeline));
                for mistake in advice {
                    prop_assert!(mistake.at < text.chars().count());
                }
                for entry in timeline.entries() {
                    prop_assert!(query.matches(&entry, &timeline) >= Truth::No);
                }
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
        let timeline = loaded(&text);
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

#[test]
fn a_filter_is_part_of_a_larger_one_as_a_whole() {
    for (expression, written) in [
        ("#a b", "#a b"),
        (" #a or b ", "(#a or b)"),
        ("(#a or b) c", "(#a or b) c"),
        ("sure:yes", "sure:yes"),
        ("", ""),
    ] {
        assert_eq!(query(expression).unwrap().written_as_part(), written);
    }
}

/// A file whose `fields:` name keys of its own.
const OWN_KEYS: &str = "\
fields: {title: headline2, group: team, tags: labels2, people: crew, place: spot, source: proof, note: aside2}
events:
  - {date: 2025-05-09, headline2: Alpha run, team: red, labels2: [x1], crew: [Ann], spot: Oslo, proof: the log, aside2: hm}
  - {date: 2025-05-10, headline2: Beta run, team: blue, labels2: [x2], crew: [Bob], spot: Rome, proof: a note}
";

#[test]
fn fields_of_a_file_are_filtered_by_the_documented_name_and_by_its_own() {
    let timeline = loaded(OWN_KEYS);
    for (expression, expected) in [
        ("title:alpha", "Alpha"),
        ("headline2:alpha", "Alpha"),
        ("group:red", "Alpha"),
        ("team:red", "Alpha"),
        ("team:=blue", "Beta"),
        ("tag:x1", "Alpha"),
        ("labels2:x1", "Alpha"),
        ("person:ann", "Alpha"),
        ("crew:ann", "Alpha"),
        ("place:oslo", "Alpha"),
        ("spot:rome", "Beta"),
        ("source:log", "Alpha"),
        ("proof:log", "Alpha"),
        ("has:note", "Alpha"),
        ("has:aside2", "Alpha"),
        ("no:aside2", "Beta"),
        ("has:team", "Alpha Beta"),
    ] {
        assert_eq!(kept(&timeline, expression), expected, "{expression}");
        let advice = query(expression).unwrap().advice(&Known::of(&timeline));
        assert!(advice.is_empty(), "{expression}: {advice:?}");
    }
    // Another file has no such key.
    let other = loaded("- {date: 2025, title: Gamma, group: red}\n");
    assert_eq!(kept(&other, "team:red"), "");
    let advice = query("team:red").unwrap().advice(&Known::of(&other));
    assert_eq!(advice.len(), 1);
}
