//! Reading a file again after it was edited.

use dateline_core::timeline::find_again;
use std::sync::Arc;

use dateline_core::date::DateContext;
use dateline_core::timeline::{Entry, Input, Loaded, Timeline};

use super::{line, loaded, read};

/// A loaded file, with its timeline.
fn first(text: &str) -> (Loaded, Timeline) {
    let loaded = read(text).unwrap();
    (loaded.clone(), Timeline::of([loaded]))
}

fn again(text: &str, before: &Loaded) -> Timeline {
    let input = Input::text("f.yaml", text);
    Timeline::of([Loaded::read(input, DateContext::default(), Some(before)).unwrap()])
}

fn entry(timeline: &Timeline, title: &str) -> Arc<Entry> {
    timeline
        .entries()
        .find(|entry| entry.title() == title)
        .unwrap()
}

const THREE: &str =
    "events:\n- date: 2019\n  title: A\n- date: 2020\n  title: B\n- date: 2021\n  title: C\n";

#[test]
fn an_unchanged_event_is_shared_between_versions() {
    let (file, before) = first(THREE);
    let after = again(&THREE.replace("title: B", "title: Bee"), &file);
    assert!(Arc::ptr_eq(&entry(&before, "A"), &entry(&after, "A")));
    assert!(Arc::ptr_eq(&entry(&before, "C"), &entry(&after, "C")));
    assert_eq!(line(&entry(&after, "Bee")), "4:3 2020 | Bee");
}

#[test]
fn an_event_that_moved_has_its_new_place() {
    let (before, _) = first(THREE);
    let after = again(
        &THREE.replace(
            "- date: 2020",
            "- date: 2019-06\n  title: New\n- date: 2020",
        ),
        &before,
    );
    assert_eq!(line(&entry(&after, "C")), "8:3 2021 | C");
    assert_eq!(
        after,
        loaded(&THREE.replace(
            "- date: 2020",
            "- date: 2019-06\n  title: New\n- date: 2020"
        ))
    );
}

#[test]
fn reading_again_gives_the_same_as_a_first_reading() {
    let bad = "- date: 2025-13\n  title: X\n- date: 09/02/2018\n  title: N\n- date: 2020\n  title: \"open\n";
    let texts = [
        THREE.to_owned(),
        format!("# moved\n{THREE}"),
        format!("{THREE}{bad}"),
        format!("dates: dmy\n{THREE}{bad}"),
        format!("{THREE}{bad}- date: 02/23/2018\n  title: M\n"),
        format!("{THREE}{bad}- date: 23/02/2018\n  title: M\n"),
        "2019:\n- A\n2020:\n- A\n".to_owned(),
        "2020:\n- A\n2021:\n- A\n".to_owned(),
        "- year: 2019\n  events:\n  - title: A\n".to_owned(),
        "- year: 2020\n  events:\n  - title: A\n".to_owned(),
        "- year: 2019\n  title: Y\n  events:\n  - title: A\n".to_owned(),
        "sources:\n- date: 2019\n  title: A\nevents: []\n".to_owned(),
        "people:\n- date: 2019\n  title: A\nevents:\n- date: 2020\n  title: B\n".to_owned(),
        "[{date: 2019, title: A}]".to_owned(),
        "- A\n- A\n".to_owned(),
    ];
    for text in &texts {
        for second in &texts {
            let (before, _) = first(text);
            assert_eq!(
                again(second, &before),
                loaded(second),
                "{text}\nthen\n{second}"
            );
        }
    }
}

#[test]
fn the_event_is_found_again() {
    let before = loaded(
        "- id: a\n  date: 2019\n  title: A\n- date: 2020\n  title: B\n- date: 2021\n  title: C\n- date: 2021\n  title: D\n- date: 2023\n  title: E\n",
    );
    let after = loaded(
        "- date: 1999\n  title: New\n- date: 2020\n  title: B\n- id: a\n  date: 2029\n  title: Other\n- date: 2021\n  title: C\n  x: y\n- date: 2022\n  title: D\n- date: 2023\n  title: Last\n",
    );
    let found = |title: &str| {
        let index = find_again(&after, &entry(&before, title)).unwrap();
        after.entry(index).unwrap().title().to_owned()
    };
    assert_eq!(found("A"), "Other", "by its id");
    assert_eq!(found("B"), "B", "by its text");
    assert_eq!(found("C"), "C", "by title and date");
    assert_eq!(found("D"), "D", "by title");
    assert_eq!(found("E"), "Last", "by its date, which no other has");
    assert_eq!(find_again(&loaded(""), &entry(&before, "A")), None);
}

#[test]
fn the_nearest_of_two_equal_events_is_found() {
    let twice = "- date: 2019\n  title: A\n";
    let before = loaded(&twice.repeat(4));
    let after = loaded(&twice.repeat(5));
    assert_eq!(find_again(&after, &before.entry(2).unwrap()), Some(2));
}

#[test]
fn an_event_with_a_new_title_is_found_below_new_events() {
    let before = loaded(
        "- date: 2019\n  title: A\n  summary: same\n- date: 2020\n  title: B\n  quote: q\n- date: 2021\n  title: C\n",
    );
    let new = "- date: 2000\n  title: New\n".repeat(9);
    let after = loaded(&format!(
        "{new}- date: 2018\n  title: A2\n  summary: same\n- date: 2022\n  title: B2\n  quote: q\n- date: 2021\n  title: C2\n"
    ));
    for (title, expected) in [("A", "A2"), ("B", "B2"), ("C", "C2")] {
        let index = find_again(&after, &entry(&before, title)).unwrap();
        assert_eq!(after.entry(index).unwrap().title(), expected);
    }
    let far = loaded(&format!("{new}- date: 2000\n  title: Z\n"));
    assert_eq!(
        find_again(&far, &entry(&before, "A")),
        Some(0),
        "by the nearest line"
    );
}
