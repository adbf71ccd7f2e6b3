//! Big files are indexed: parsing on demand has the same result as parsing everything at once.

use dateline_core::timeline::each_citing;
use dateline_core::timeline::find_again;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use dateline_core::date::DateContext;
use dateline_core::timeline::pattern::Pattern;
use dateline_core::timeline::search::Search;
use dateline_core::timeline::{Cited, Code, Loaded, Query, Tally, Timeline};

use super::laws::{any_line, file, written};
use super::{line, loaded, try_load};

/// Indexes a file, however small; the error is the reason why it cannot be indexed.
fn index(text: &str, before: Option<&Loaded>) -> Result<Loaded, &'static str> {
    let bytes = text.as_bytes().to_vec();
    Loaded::index("f.yaml", bytes, DateContext::default(), before).map_err(|(_, why)| why)
}

fn order(timeline: &Timeline) -> Vec<String> {
    timeline.entries().map(|entry| line(&entry)).collect()
}

/// Index of an event, hash of its text, and the sources of it and its quotes.
type OfOne = (usize, u64, Option<Cited>, Vec<Option<Cited>>);

/// What events cite, in display order.
fn cited(timeline: &Timeline) -> Vec<OfOne> {
    let mut all = Vec::new();
    each_citing(timeline, |table, citing| {
        let cited = |number: Option<usize>| number.map(|number| table[number].1.clone());
        let quotes = citing.quoted().map(cited).collect();
        all.push((citing.index, citing.fingerprint, cited(citing.own), quotes));
    });
    all.sort_by_key(|(index, ..)| *index);
    all
}

const FILTERS: &[&str] = &[
    "a", "red square", "-tag:x", "source:a", "source:b has:source", "place:P person:q",
    "has:problem", "no:problem during:2018", "after:2016-02", "before:2016-02-03 sure:yes",
    "during:2016 sure:no", "no:date", "group:g", "#x or (group:g -a)", "/^a/ or title:/b$/", "=a",
    "id:a or date:>2016-02", "deaths:>1 or has:deaths", "-(quote:a publisher:a)", "no:copy",
];

const PATTERNS: &[&str] = &[
    "red sq", "^a", "e$", r"\Aa", r"a\z", r"[^x]{12}", r"\S\s+\S", "", r"\Bt", "[A-Z]",
];

/// The events that match a filter, by index, and their display.
fn kept(timeline: &Timeline, filter: &str) -> (Vec<String>, usize, Tally) {
    let query = Query::parse(filter, DateContext::default()).unwrap();
    let kept = timeline.kept(&query, &AtomicBool::new(false));
    assert_eq!(kept.looked_at, timeline.len());
    (order(&kept.part), kept.part.dated, kept.part.tally())
}

/// The entries in which a search finds a pattern.
fn found(timeline: &Timeline, pattern: &str) -> Vec<usize> {
    let mut search = Search::new(
        Pattern::parse(pattern).unwrap(),
        timeline,
        timeline.len() / 2,
    );
    while search.step(timeline, 2) {}
    assert!(search.is_finished());
    let hits: Vec<usize> = search.hits().collect();
    let first = hits
        .iter()
        .find(|hit| **hit >= search.origin)
        .or(hits.first());
    assert_eq!(search.first(), first.copied());
    hits
}

/// Asserts that the verified index equals the parsed text; returns both.
fn agree(text: &str, file: Loaded) -> Result<(Timeline, Timeline), TestCaseError> {
    let verified = Timeline::of([file]).verified();
    let whole = try_load(text)
        .map_err(|error| TestCaseError::fail(format!("{text}\nis not read: {error:?}")))?;
    prop_assert_eq!(order(&verified), order(&whole), "{}", text);
    prop_assert_eq!(&verified, &whole, "{}", text);
    prop_assert_eq!(verified.wrong(), whole.wrong(), "{}", text);
    let reported = |timeline: &Timeline| {
        let all = timeline
            .diagnostics()
            .map(|(_, reported)| reported.report("f"));
        all.collect::<Vec<_>>()
    };
    prop_assert_eq!(reported(&verified), reported(&whole), "{}", text);
    prop_assert_eq!(cited(&verified), cited(&whole), "{}", text);
    Ok((verified, whole))
}

/// Some of the filters, and some of the patterns.
type Finders = (Vec<&'static str>, Vec<&'static str>);

fn some_finders() -> impl Strategy<Value = Finders> {
    let some = |all: &'static [&'static str], count| prop::sample::subsequence(all, count);
    (some(FILTERS, 5), some(PATTERNS, 3))
}

/// Asserts that filters and searches give the same results in both.
fn find_the_same(
    verified: &Timeline,
    whole: &Timeline,
    (filters, patterns): &Finders,
) -> Result<(), TestCaseError> {
    for filter in filters {
        prop_assert_eq!(kept(verified, filter), kept(whole, filter), "{}", filter);
    }
    for pattern in patterns {
        prop_assert_eq!(
            found(verified, pattern),
            found(whole, pattern),
            "{}",
            pattern
        );
    }
    Ok(())
}

const USUAL: &str = "title: T\nsources:\n- id: a\n  title: A\nevents:\n  - date: 2019-05-04\n    title: B\n    tags: [x, y]\n  - start: 2018-01\n    end: 2020\n    title: \"C: c\"\n    quote: |\n      date: 1999\n\n  - date: May 2017 # said so\n    title: D\n  - title: no date\n  - date: \"2021\"\n    title: 'it''s'\nlast: x\n";

#[test]
fn a_file_in_the_usual_form_is_indexed_in_its_final_order() {
    let timeline = Timeline::of([index(USUAL, None).unwrap()]);
    assert_eq!(order(&timeline), order(&loaded(USUAL)));
    assert_eq!(timeline.how_read(0), "read block by block");
    let progress = timeline.verification().unwrap().progress();
    assert_eq!((progress.done, progress.total, progress.wrong), (0, 5, 0));
    // Problems are known once it is parsed.
    assert_eq!(timeline.wrong(), 0);
    let verified = timeline.verified();
    assert_eq!(verified.wrong(), 1);
    assert!(verified.is_wrong(4));
    assert!(verified.verification().is_none());
    assert_eq!(verified, loaded(USUAL));
}

#[test]
fn a_file_that_cannot_be_indexed_is_read_as_a_whole_with_a_reason() {
    for (text, why) in [
        (
            "%YAML 1.1\n---\n- date: 2019\n  title: A\n",
            "it has directives or several documents",
        ),
        (
            "- date: 2019\n  title: A\n---\n- date: 2020\n  title: B\n",
            "it has several documents",
        ),
        (
            "events: [{date: 2019, title: A}]\n",
            "it has no list of events under `events:`",
        ),
        ("2019:\n- A\n", "it has no list of events under `events:`"),
        (
            "events:\n- date: 2019\n  title: &a A\n- date: 2020\n  title: *a\n",
            "it has anchors that reach over events",
        ),
        (
            "events:\n- year: 2019\n  events:\n  - title: A\n",
            "events are nested in events",
        ),
        (
            "events:\n- - date: 2019\n    title: A\n",
            "there are lists in the list of its events",
        ),
        (
            "- date: 2019\n  title: A\n-\n",
            "an item of its list is empty",
        ),
        (
            "- date: 2019\n  title: \"A\n- b\"\n",
            "the bounds of an event are unclear",
        ),
        (
            "- date: 2019\n  title: A\n-date: 2020\n",
            "the bounds of an event are unclear",
        ),
        (
            "title: \"A\nevents:\n- date: 2019\n  title: B\n",
            "something beside its events cannot be read alone",
        ),
        (
            "events:\n- date: 2019\n  title: A\nevents:\n- date: 2020\n  title: B\n",
            "it has several lists of events",
        ),
        (
            "- date: 2019\r  title: A\n",
            "it has carriage returns without line feeds",
        ),
        ("", "it has no list of events under `events:`"),
    ] {
        assert_eq!(index(text, None).map(|_| ()).unwrap_err(), why, "{text}");
    }
    let big = format!("timeline:\n{}", "- date: 2019\n  title: A\n".repeat(20_000));
    let opened = Loaded::open("f.yaml", big.into_bytes(), DateContext::default(), None).unwrap();
    assert_eq!(
        Timeline::of([opened]).how_read(0),
        "read as a whole: it has no list of events under `events:`"
    );
}

#[test]
fn an_alias_without_an_anchor_breaks_only_its_event() {
    let event = |n: usize| format!("- date: 2019\n  title: R&D {n}, A & B\n");
    let mut events: Vec<String> = (0..5).map(event).collect();
    events[2] = "- date: 2018\n  title: A\n  summary: *Really* so\n".to_owned();
    let text = events.concat();
    let file = index(&text, None).unwrap();
    agree(&text, file.clone()).unwrap();
    let timeline = Timeline::of([file]).verified();
    assert_eq!(timeline.tally().errors, 1);
    assert_eq!(timeline.how_read(0), "read block by block");
}

#[test]
fn text_in_quotes_or_below_a_key_is_not_a_date() {
    for text in [
        "- title: \"A\n  date: 2020\"\n  date: 2019\n",
        "- title: A\n  date: 2019\n   /2020\n- title: B\n  date: 2018\n",
        "- title: A\n  note: >\n    date: 2000\n  date: 2019\n",
        "- title: A\n  tags: [a,\n    b]\n  date: 2019\n",
        "- date: 2019\n  date: 2018\n  title: A\n- date: 2018-05\n  title: B\n",
        "- date: 2019-05-09\n  time: 10:30\n  title: A\n- date: 2019-05-09\n  title: B\n",
        "- year: 2019\n  month: 5\n  title: A\n- date: 2019-02\n  title: B\n",
        "- date: 01/02/2018\n  title: A\n- date: 2018-01-15\n  title: B\n- date: 23/02/2018\n  title: C\n",
        "- date: 1999\n  title: A\n- c    x: 1\n    y: 2\n  date: 23/02/2018\n- date: 01/02/2018\n  title: B\n",
        "- date: unknown\n  title: A\n- date: nd\n  title: B\n- date: 2019\n  title: C\n",
        "- date: 2019-13\n  title: A\n- date: ../1985\n  title: B\n- date: 1985/..\n  title: C\n- title: \"D\n",
        "- start: 2019\n  end: 2018\n  title: A\n- end: 2017\n  title: B\n- start: 2016\n  title: C\n",
        "---\nevents: # all\n# more\n- date: 2019\n  title: A\n",
        "\u{feff}- date: 2019\n  title: A\r\n- date: 2018\r\n  title: B\n",
    ] {
        if let Ok(file) = index(text, None) {
            let whole = loaded(text);
            assert_eq!(
                order(&Timeline::of([file.clone()])),
                order(&whole),
                "{text}"
            );
            agree(text, file).unwrap();
        }
    }
}

/// Events with unusual fields, and with likely mistakes.
const RICH: &[&str] = &[
    "date: 2019-05-04\n  title: Military parade on Red Square\n  source: a",
    "date: 2019-05-04\n  title: Militray parade on Red Square\n  source: a",
    "date: 2019-05-04\n  title: Military parade on Red Square\n  group: g",
    "id: x\n  date: 2018\n  title: A\n  source: b",
    "id: x\n  date: 2017\n  title: B\n  quote: q",
    "id: y\n  date: 03/04/2018\n  title: C\n  place: P\n  people: [p, q]",
    "date: 2016\n  title: D\n  sumary: s\n  sourse: a",
    "date: 2016-02-03\n  precision: year\n  title: E\n  sumary: t",
    "date: 2016-02-03\n  circa: true\n  title: F",
    "date: 2016-02-03\n  display_date: Early 2016\n  title: G\n  link: https://a.example/",
    "date: 2016-02-03\n  display_date_de: Anfang 2016\n  title: {de: Titel, en: Title}",
    "date: !when 2015\n  title: !name H\n  note: [!x 1]",
    "date: 2014\n  title: I\n  quotes:\n  - text: q\n    source: a\n  - r",
    "date: 2013\n  title: J\n  releases:\n  - date: 2013-02\n    title: K",
    "date: 2012\n  title: L\n  source: nobody\n  note: see https://b.example/",
    "title: M\n  released: 2011-02-03",
    "date: 2010\n  title: N\n  timestamp: 1557360000\n  time: 10:30",
    "date: 23/02/2018\n  title: O\n  source: a\n  title: P",
    "2009: Q",
    "title: R\n  data:\n    date: 2008",
    "title: S",
    "date: 2007-13\n  title: T\n  source: a",
    "date: 2006\n  title: \"U",
];

#[test]
fn warnings_across_events_are_known_once_all_are_verified() {
    let text: String = RICH[..5]
        .iter()
        .map(|event| format!("- {event}\n"))
        .collect();
    let text = format!("sources:\n- id: a\nevents:\n{text}");
    let timeline = Timeline::of([index(&text, None).unwrap()]);
    assert_eq!(timeline.problems(), []);
    let verified = timeline.verified();
    assert_eq!(verified.problems(), loaded(&text).problems());
    assert_eq!(verified.problems().len(), 6);
    assert_eq!(verified.first_problems(1).len(), 1);
}

#[test]
fn a_quoted_text_that_looks_like_another_event_is_read_alike() {
    for text in [
        "- date: 2019\n  title: A\n  events:\n  - \"a\n - date: 2019\nb\"\n",
        "- date: 2019\n  title: A\n  note: \"a\n - date: 2019\nb\"\n- date: 2020\n  title: B\n",
        "- date: 2019\n  title: A\n  note: 'a\nb'\n- date: 2020\n  title: B\n",
    ] {
        if let Ok(file) = index(text, None) {
            agree(text, file).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        }
    }
}

#[test]
fn a_line_of_white_space_is_read_alike() {
    for blank in ["\t", " \t", "  \t", "\t  ", "   \t\t"] {
        for text in [
            format!("- date: 2019\n  title: A\n{blank}\n- date: 2020\n  title: B\n"),
            format!("- date: 2019\n  title: A\n- date: 2020\n  title: B\n{blank}\n"),
            format!("- date: 2019\n  title: A\n- date: 2020\n  title: B\n{blank}"),
            format!("- date: 2019\n{blank}\n  title: A\n- date: 2020\n  title: B\n"),
            format!(
                "- date: 2019\n  title: A\n  summary: |\n    a\n{blank}\n- date: 2020\n  title: B\n"
            ),
            format!(
                "- date: 2019\n  title: A\n  summary: a\n{blank}\n    b\n- date: 2020\n  title: B\n"
            ),
            format!(
                "- date: 2019\n  title: A\n  tags:\n    - a\n{blank}\n- date: 2020\n  title: B\n"
            ),
        ] {
            if let Ok(file) = index(&text, None) {
                agree(&text, file).unwrap_or_else(|error| panic!("{text:?}: {error}"));
            }
        }
    }
}

proptest! {
    #[test]
    fn warnings_are_those_of_the_whole_document(
        events in prop::collection::vec(prop::sample::select(RICH), 1..12),
        head in prop::sample::select(vec![
            "", "events:\n", "sources:\n- id: a\n  published: 2010\nevents:\n", "soures: x\nevents:\n", "date: 2019\nevents:\n",
            "fields:\n  place: sumary\nevents:\n", "dates: dmy\nevents:\n", "releases:\n- date: 2019\n  title: Z\nevents:\n",
        ]),
        tail in prop::sample::select(vec!["", "sources:\n- id: a\n", "last: x\n"]),
        again in any::<prop::sample::Index>(),
        finders in some_finders(),
    ) {
        let list = |events: &[&str]| events.iter().map(|event| format!("- {event}\n")).collect::<String>();
        let tail = if head.is_empty() { "" } else { tail };
        let text = format!("{head}{}{tail}", list(&events));
        let Ok(file) = index(&text, None) else { return Ok(()) };
        let (before, whole) = agree(&text, file.clone())?;
        prop_assert_eq!(before.problems(), whole.problems(), "{}", text);
        prop_assert_eq!(before.tally(), whole.tally(), "{}", text);
        find_the_same(&before, &whole, &finders)?;
        // A version in which one event is changed.
        let mut changed = events.clone();
        let at = again.index(changed.len());
        changed[at] = "date: 2019-05-04\n  title: Military parade on Red Square\n  source: a\n  id: x";
        for tail in [tail, "sources:\n- id: b\n"] {
            let tail = if head.is_empty() { "" } else { tail };
            let text = format!("{head}{}{tail}", list(&changed));
            if let Ok(after) = index(&text, Some(&file)) {
                let (verified, whole) = agree(&text, after)?;
                find_the_same(&verified, &whole, &finders)?;
                prop_assert_eq!(verified.tally(), whole.tally(), "{}", text);
            }
        }
    }
}

#[test]
fn unchanged_events_stay_verified() {
    let text = many(2_000).concat();
    let before = index(&text, None).unwrap();
    let timeline = Timeline::of([before.clone()]);
    timeline
        .verification()
        .unwrap()
        .run(&AtomicBool::new(false));
    let changed = text.replace("title: T1000\n", "title: @\n  note: more\n");
    let after = Timeline::of([index(&changed, Some(&before)).unwrap()]);
    let progress = after.verification().unwrap().progress();
    assert_eq!((progress.done, progress.total), (1_999, 2_000));
    assert_eq!(
        cited(&after).len(),
        1_000,
        "what was gathered stays with them"
    );
    let selected = timeline
        .entries()
        .find(|entry| entry.title() == "T1500")
        .unwrap();
    let found = find_again(&after, &selected).unwrap();
    let found = after.entry(found).unwrap();
    assert_eq!(found.title(), "T1500");
    assert_eq!(found.place().line, selected.place().line + 1);
    assert_eq!(after.verified(), loaded(&changed));
}

/// Events, each with its own title and source.
fn many(count: usize) -> Vec<String> {
    let event = |n: usize| {
        let source = ["", "  source: s\n"][n % 2];
        format!("- date: 20{:02}\n  title: T{n}\n{source}", n % 90 + 10)
    };
    (0..count).map(event).collect()
}

/// Number of events of a new version that are known before verification; asserts that it equals a
/// first load.
fn known_in(before: &Loaded, changed: &str) -> (usize, usize) {
    let after = Timeline::of([index(changed, Some(before)).unwrap()]);
    let progress = after
        .verification()
        .map_or_else(Default::default, |verification| verification.progress());
    let whole = loaded(changed);
    let verified = after.verified();
    assert_eq!(verified.tally(), whole.tally());
    assert_eq!(verified, whole);
    assert_eq!(cited(&verified), cited(&whole));
    (progress.done, progress.total)
}

#[test]
fn events_between_several_changes_stay_verified() {
    let events = many(4_000);
    let file =
        |head: &str, events: &[String]| format!("{head}events:\n{}last: x\n", events.concat());
    let text = file("title: T\n", &events);
    let before = index(&text, None).unwrap();
    assert_eq!(Timeline::of([before.clone()]).verified().len(), 4_000);
    let known = |changed: &str| known_in(&before, changed);

    assert_eq!(
        known(&file("title: Other\n# and more\n", &events)),
        (4_000, 4_000),
        "the title"
    );
    assert_eq!(known(&text.replace("last: x", "last: y")).1, 4_000);
    let ends = edited(&events, &[0, 3_999], "note: n\n  title: X");
    assert_eq!(
        known(&file("title: T\n", &ends)),
        (3_998, 4_000),
        "the first and the last"
    );
    let some: Vec<usize> = (0..4_000).step_by(100).collect();
    let some = edited(&events, &some, "title: X");
    assert_eq!(known(&file("", &some)), (3_960, 4_000), "one in a hundred");

    let mut moved = events.clone();
    let event = moved.remove(3_000);
    moved.insert(10, event);
    moved.remove(1_400);
    assert_eq!(
        known(&file("", &moved)),
        (3_998, 3_999),
        "one moved, one gone"
    );

    let mut put_in = events.clone();
    let new = (0..1_000).map(|n| format!("- date: 2001\n  title: New {n}\n"));
    put_in.splice(600..600, new.clone());
    put_in.splice(2_400..2_400, new);
    assert_eq!(
        known(&file("", &put_in)),
        (4_000, 6_000),
        "many put in at two places"
    );
}

/// The events with another title in those of some numbers.
fn edited(events: &[String], numbers: &[usize], title: &str) -> Vec<String> {
    let mut edited = events.to_vec();
    for number in numbers {
        edited[*number] = edited[*number].replace("title: T", title);
    }
    edited
}

#[test]
fn the_equal_beginning_and_end_stay_verified_if_too_much_changed() {
    let events = many(12_000);
    let before = index(&events.concat(), None).unwrap();
    assert_eq!(Timeline::of([before.clone()]).verified().len(), 12_000);
    let every_second: Vec<usize> = (1_000..11_000).step_by(2).collect();
    let changed = edited(&events, &every_second, "title: X").concat();
    let (done, total) = known_in(&before, &changed);
    assert!((2_000..7_000).contains(&done) && total == 12_000, "{done}");
}

#[test]
fn evidence_for_numeric_dates_stays_known() {
    let event = |n: usize| format!("- date: {:02}/{:02}/2018\n  title: T{n}\n", n % 12 + 1, 3);
    let mut events: Vec<String> = (0..1_000).map(event).collect();
    for at in [300, 700] {
        events[at] = format!("- date: 23/02/2018\n  title: T{at}\n");
    }
    let before = index(&events.concat(), None).unwrap();
    assert_eq!(Timeline::of([before.clone()]).verified().len(), 1_000);
    let known = |at: usize, event: &str| {
        let mut events = events.clone();
        events[at] = format!("- {event}\n");
        known_in(&before, &events.concat())
    };
    assert_eq!(known(500, "date: 05/03/2018\n  title: A"), (999, 1_000));
    assert_eq!(known(500, "date: 25/03/2018\n  title: A"), (999, 1_000));
    // If evidence is gone, all events are examined again; if new evidence differs, dates change.
    assert_eq!(known(300, "date: 05/03/2018\n  title: A"), (0, 1_000));
    assert_eq!(known(500, "date: 05/23/2018\n  title: A"), (0, 1_000));
}

#[test]
fn dates_in_a_list_of_an_event_are_reported_either_way() {
    let text = "- date: 2019\n  title: A\n- date: 2020\n  title: B\n  content:\n  - seen: 2020-05-09\n  - seen: 2020-06-09\n";
    let file = index(text, None).unwrap();
    agree(text, file).unwrap();
    let problems = Timeline::of([index(text, None).unwrap()])
        .verified()
        .problems();
    let codes = problems.iter().map(|problem| problem.diagnostic.code);
    assert!(codes.into_iter().any(|code| code == Code::LeftOut));
}

#[test]
fn a_key_in_a_block_text_is_no_key_of_the_file() {
    let text = "about: >-\n  The log of the ferry\n   events:\n  - none\nevents:\n- date: 2019\n  title: A\n";
    let timeline = loaded(text);
    assert_eq!(order(&timeline).len(), 1, "{:?}", timeline.problems());
    assert!(timeline.file(0).diagnostics.is_empty());
}

#[test]
fn a_dash_in_a_text_that_is_an_item_begins_no_event() {
    for text in [
        "- date: 2019\n  title: A\n - title: A\n- |\n - date: 2019\n",
        "- date: 2019\n  title: A\n- |\n - date: 2019\n",
    ] {
        if let Ok(file) = index(text, None) {
            agree(text, file).unwrap();
        }
    }
}

#[test]
fn an_event_is_found_again_in_a_rewritten_file() {
    let event = |n: usize| format!("- id: e{n}\n  date: 2019\n  title: T{n}\n");
    let before: String = (0..300).map(event).collect();
    let after: String = (0..300).rev().map(event).collect();
    let before = Timeline::of([index(&before, None).unwrap()]);
    let after = Timeline::of([index(&after, None).unwrap()]);
    let found = find_again(&after, &before.entry(7).unwrap()).unwrap();
    assert_eq!(after.entry(found).unwrap().title(), "T7");
}

proptest! {
    #[test]
    fn the_index_and_the_whole_document_agree(
        events in prop::collection::vec(written(), 1..8), top in 0..2_usize, indent in 0..3_usize,
    ) {
        let text = file(&events, top, indent);
        if let Ok(file) = index(&text, None) {
            agree(&text, file)?;
        }
    }

    #[test]
    fn a_reload_gives_the_same_as_a_first_load(
        events in prop::collection::vec(prop::sample::select(RICH), 1..30),
        heads in prop::array::uniform2(prop::sample::select(vec![
            "", "events:\n", "title: T\nevents:\n", "title: Title\n# c\nevents:\n", "sources:\n- id: a\nevents: # e\n", "dates: dmy\nevents:\n",
            "events:\n\n", "---\nlang: de\nevents:\n",
        ])),
        tails in prop::array::uniform2(prop::sample::select(vec!["", "last: x\n", "# end\n", "sources:\n- id: b\n"])),
        edits in prop::collection::vec((0..5_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::sample::select(RICH)), 0..8),
        more in prop::option::weighted(0.2, any_line()),
        finders in some_finders(),
    ) {
        let list = |head: &str, events: &[&str], tail: &str| {
            let events: String = events.iter().map(|event| format!("- {event}\n")).collect();
            let tail = if head.is_empty() && tail.contains(':') { "" } else { tail };
            format!("{head}{events}{tail}")
        };
        let text = list(heads[0], &events, tails[0]);
        let Ok(before) = index(&text, None) else { return Ok(()) };
        if let Some(verification) = Timeline::of([before.clone()]).verification() {
            verification.run(&AtomicBool::new(false));
        }
        let mut changed = events.clone();
        for (kind, one, other, event) in edits {
            if changed.is_empty() {
                break;
            }
            let (at, to) = (one.index(changed.len()), other.index(changed.len()));
            match kind {
                0 => changed[at] = event,
                1 => changed.insert(at, event),
                2 => { changed.remove(at); }
                3 => changed.swap(at, to),
                _ => changed.insert(to, changed[at]),
            }
        }
        let line = more.map(|line| format!("{line}\n")).unwrap_or_default();
        for head in heads {
            let text = list(head, &changed, &format!("{line}{}", tails[1]));
            let fresh = index(&text, None).map(|file| Timeline::of([file]));
            let again = index(&text, Some(&before)).map(|file| Timeline::of([file]));
            match (fresh, again) {
                (Ok(fresh), Ok(again)) => {
                    prop_assert_eq!(order(&again), order(&fresh), "{}\n{}", list(heads[0], &events, tails[0]), text);
                    let (fresh, again) = (fresh.verified(), again.verified());
                    prop_assert_eq!(&again, &fresh);
                    prop_assert_eq!(again.tally(), fresh.tally());
                    prop_assert_eq!(again.problems(), fresh.problems());
                    prop_assert_eq!(cited(&again), cited(&fresh));
                    find_the_same(&again, &fresh, &finders)?;
                }
                (Err(fresh), Err(again)) => prop_assert_eq!(fresh, again),
                (fresh, again) => prop_assert!(false, "{}: {:?}, {:?}", text, fresh.is_ok(), again.is_ok()),
            }
        }
    }

    #[test]
    fn lines_of_all_kinds_agree(
        lines in prop::collection::vec(any_line(), 1..9),
    ) {
        let text = format!("- date: 2019\n  title: A\n{}\n", lines.join("\n"));
        if let Ok(file) = index(&text, None) {
            agree(&text, file)?;
        }
    }

    #[test]
    fn mutated_files_agree(
        events in prop::collection::vec(written(), 1..6), top in 0..2_usize,
        at in any::<prop::sample::Index>(), gone in 0..12_usize,
        new in prop::sample::select(vec![
            "", "\"", "'", "\n", "- ", "\n- ", "\n  ", ": ", "#", " #", "[", "}", "&a ", "*a", "|", "\t", "date: 2000", "\n  date: 2001\n",
            "\nz: 1\n", "---\n", "\r\n", "é",
        ]),
    ) {
        let text = file(&events, top, 0);
        let from = text.floor_char_boundary(at.index(text.len()));
        let to = text.floor_char_boundary((from + gone).min(text.len()));
        let mutated = format!("{}{new}{}", &text[..from], &text[to..]);
        if let Ok(file) = index(&mutated, None) {
            agree(&mutated, file)?;
        }
        // Also as the new version of a verified file.
        if let Ok(before) = index(&text, None) {
            let timeline = Timeline::of([before.clone()]);
            if let Some(verification) = timeline.verification() {
                verification.run(&AtomicBool::new(false));
            }
            if let Ok(file) = index(&mutated, Some(&before)) {
                agree(&mutated, file)?;
            }
        }
    }
}
