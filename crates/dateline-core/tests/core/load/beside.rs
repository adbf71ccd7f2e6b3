//! Files that are only indexed, beside others: the same as if all were read.

use std::sync::atomic::AtomicBool;

use dateline_core::date::DateContext;
use dateline_core::timeline::query::Learning;
use dateline_core::timeline::search::{Pattern, Search, SearchTexts};
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
    let input = Input {
        name,
        bytes: text.as_bytes(),
    };
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
fn the_events_are_the_same_and_in_the_same_order() {
    assert_eq!(titles(&some_indexed()), titles(&all_read()));
    assert_eq!(some_indexed().verified(), all_read());
}

#[test]
fn a_filter_keeps_the_same() {
    for text in ["tag:fruit", "walnut", "2001..2002-03"] {
        let query = Query::parse(text, DateContext::default()).unwrap();
        let kept =
            |timeline: Timeline| titles(&timeline.kept(&query, &AtomicBool::new(false)).part);
        assert_eq!(kept(some_indexed().verified()), kept(all_read()), "{text}");
    }
}

#[test]
fn a_search_finds_the_same_also_before_all_is_verified() {
    let pattern = Pattern::parse("u").unwrap();
    let found = |timeline: &Timeline| {
        let mut texts = SearchTexts::of(timeline);
        let mut search = Search::new(pattern.clone(), timeline, 0);
        while search.step(timeline, &mut texts, 2) {}
        assert!(search.is_finished());
        search.hits().collect::<Vec<_>>()
    };
    let expected = found(&all_read());
    assert_eq!(found(&some_indexed()), expected);
    assert_eq!(found(&some_indexed().verified()), expected);
    assert!(expected.len() > 3, "{expected:?}");
}

#[test]
fn a_filter_goes_on_as_what_is_in_any_of_them() {
    let timeline = some_indexed().verified();
    let mut learning = Learning::default();
    while learning.step(&timeline, 1) {}
    let choices = learning.known().complete("tag:", 4).choices;
    assert_eq!(choices.len(), 2, "{choices:?}");
}
