//! Indexed files beside parsed ones: the result is the same as if all were parsed.

use std::sync::atomic::AtomicBool;

use dateline_core::date::DateContext;
use dateline_core::timeline::pattern::Pattern;
use dateline_core::timeline::query::Learning;
use dateline_core::timeline::search::Search;
use dateline_core::timeline::{Input, Loaded, Query, Timeline};

const FIRST: &str = "\
title: First
events:
  - date: 2001-05-01
    title: Apple
    tags: [fruit]
  - date: \"May 2003\"
    title: Walnut
    tags: [nut]
  - date: 2001-04-01
    title: Cherry
    date: 1990
";

const SECOND: &str = "\
events:
  - date: 2002-01-01
    title: Pear
    tags: [fruit]
  - title: Undated
  - date: 2001-05-01
    title: Quince
    tags: [fruit]
";

const THIRD: &str = "- {date: 2002-06, title: Plum, tags: [fruit]}\n";

fn read(name: &str, text: &str) -> Loaded {
    let input = Input::text(name, text);
    Loaded::read(input, DateContext::default(), None).unwrap()
}

fn indexed(name: &str, text: &str) -> Loaded {
    let bytes = text.as_bytes().to_vec();
    let indexed = Loaded::index(name, bytes, DateContext::default(), None);
    indexed.unwrap_or_else(|(_, why)| panic!("{why}"))
}

fn all_read() -> Timeline {
    Timeline::of([read("1", FIRST), read("2", SECOND), read("3", THIRD)])
}

fn some_indexed() -> Timeline {
    Timeline::of([indexed("1", FIRST), indexed("2", SECOND), read("3", THIRD)])
}

fn titles(timeline: &Timeline) -> Vec<String> {
    let titles = timeline.entries();
    titles.map(|entry| entry.title().to_owned()).collect()
}

#[test]
fn events_and_their_order_are_the_same() {
    assert_eq!(titles(&some_indexed()), titles(&all_read()));
    assert_eq!(some_indexed().verified(), all_read());
}

#[test]
fn a_filter_gives_the_same_events() {
    for text in ["tag:fruit", "walnut", "2001..2002-03"] {
        let query = Query::parse(text, DateContext::default()).unwrap();
        let kept =
            |timeline: Timeline| titles(&timeline.kept(&query, &AtomicBool::new(false)).part);
        assert_eq!(kept(some_indexed().verified()), kept(all_read()), "{text}");
    }
}

#[test]
fn a_search_continues_when_more_is_verified() {
    let pattern = Pattern::parse("u").unwrap();
    let hits = |search: &Search| search.hits().collect::<Vec<_>>();
    let read = all_read();
    let mut search = Search::new(pattern.clone(), &read, 0);
    while search.step(&read, 2) {}
    let expected = hits(&search);
    assert!(expected.len() > 3, "{expected:?}");

    let timeline = some_indexed();
    let mut search = Search::new(pattern, &timeline, 0);
    while search.step(&timeline, 2) {}
    assert!(!search.is_finished());
    assert!(hits(&search).iter().all(|hit| expected.contains(hit)));
    timeline
        .verification()
        .unwrap()
        .run(&AtomicBool::new(false));
    while search.step(&timeline, 2) {}
    assert!(search.is_finished());
    assert_eq!(hits(&search), expected);
}

#[test]
fn filters_are_completed_from_all_files() {
    let timeline = some_indexed().verified();
    let mut learning = Learning::default();
    while learning.step(&timeline, 1) {}
    let choices = learning.known(&timeline).complete("tag:", 4).choices;
    assert_eq!(choices.len(), 2, "{choices:?}");
}
